"""Run tasks in this process, in several processes, or on a Dask cluster.

A task is a function of one argument that can be pickled. All engines give the same results.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait as wait_for
from typing import TypeVar

from policydiff.stages.corpus.engine.task import WINDOW, Done, Engine

T = TypeVar("T")
R = TypeVar("R")


def run_tasks(
    function: Callable[[T], R], inputs: Sequence[T], *, engine: Engine
) -> Iterator[Done[R]]:
    """The results as they come, in no order.

    A task whose worker dies is tried once more by itself; if that dies too, it is told as crashed.

    Raises:
        WorkerError: The scheduler cannot be reached.
    """
    if engine.scheduler is not None:
        from policydiff.stages.corpus.engine.dask_cluster import run_on_cluster

        return run_on_cluster(function, inputs, scheduler=engine.scheduler)
    if engine.workers <= 1 or len(inputs) <= 1:
        return (Done(position=at, result=function(given)) for at, given in enumerate(inputs))
    return _run_here(function, inputs, workers=min(engine.workers, len(inputs)))


def in_order(results: Iterable[Done[R]]) -> Iterator[Done[R]]:
    """The results in the order of the inputs; those that come early wait."""
    waiting: dict[int, Done[R]] = {}
    following = 0
    for done in results:
        waiting[done.position] = done
        while following in waiting:
            yield waiting.pop(following)
            following += 1


def _run_here(
    function: Callable[[T], R], inputs: Sequence[T], *, workers: int
) -> Iterator[Done[R]]:
    left = dict(enumerate(inputs))
    while left:
        try:
            for done in _pass(function, left, workers=workers):
                del left[done.position]
                yield done
        except BrokenProcessPool:
            suspects = list(left)[: WINDOW * workers]
            for at in suspects:
                yield _alone(function, at, left.pop(at))


def _pass(function: Callable[[T], R], left: dict[int, T], *, workers: int) -> Iterator[Done[R]]:
    """Run what is left until all is done or a worker dies."""
    waiting = iter(list(left.items()))
    with _pool(workers) as pool:
        running: dict[Future[R], int] = {}
        while True:
            while len(running) < WINDOW * workers and (task := next(waiting, None)):
                running[pool.submit(function, task[1])] = task[0]
            if not running:
                return
            ended, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in ended:
                yield Done(position=running.pop(future), result=future.result())


def _alone(function: Callable[[T], R], at: int, given: T) -> Done[R]:
    with _pool(1) as pool:
        try:
            return Done(position=at, result=pool.submit(function, given).result())
        except BrokenProcessPool:
            return Done(position=at, result=None, crashed=True)


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Workers; where the block is left early their tasks are given up, not waited for."""
    # spawn: the same on every system, and no locks of threads are copied
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_settle)
    others = set(active_children())
    with pool:
        try:
            yield pool
        except BaseException:  # also where whoever asks wants no more
            for process in set(active_children()) - others:
                process.kill()
            raise


def _settle() -> None:
    """Set up a worker: it ends when the process that started it is killed."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)
