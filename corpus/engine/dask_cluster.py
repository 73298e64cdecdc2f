"""Run tasks on an existing Dask cluster whose workers see the store under the same path."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from policydiff.stages.corpus.engine.optional_imports import need
from policydiff.stages.corpus.engine.task import WINDOW, Done, WorkerError

T = TypeVar("T")
R = TypeVar("R")

RETRIES = 3  # of a task whose worker died; Dask itself gives up after as many deaths
_PATIENCE = "20s"


def run_on_cluster(
    function: Callable[[T], R], inputs: Sequence[T], *, scheduler: str
) -> Iterator[Done[R]]:
    """The results as they come; tasks of a worker that dies go to another.

    Raises:
        WorkerError: The scheduler cannot be reached, or has no workers.
    """
    distributed = need("distributed")
    client = _connect(distributed, scheduler)
    try:
        waiting = iter(enumerate(inputs))
        futures: dict[Any, int] = {}
        running = distributed.as_completed(loop=client.loop)
        threads = max(1, sum(client.nthreads().values()))

        def submit() -> None:
            task = next(waiting, None)
            if task is not None:
                future = client.submit(function, task[1], pure=False, retries=RETRIES)
                futures[future] = task[0]
                running.add(future)

        for _ in range(WINDOW * threads):
            submit()
        for future in running:
            position = futures.pop(future)
            yield _done(distributed, future, position)
            submit()
    finally:
        client.close()


def _connect(distributed: Any, scheduler: str) -> Any:
    try:
        client = distributed.Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        what = f"no scheduler answers: {error}"
        raise WorkerError(scheduler, what, hint="start one: dask scheduler") from error
    if not client.nthreads():
        client.close()
        hint = f"start some: dask worker {scheduler}"
        raise WorkerError(scheduler, "the scheduler has no workers", hint=hint)
    return client


def _done(distributed: Any, future: Any, position: int) -> Done[Any]:
    try:
        return Done(position=position, result=future.result())
    except distributed.scheduler.KilledWorker:
        return Done(position=position, result=None, crashed=True)
