"""Run jobs in worker processes; a worker that dies fails its own job alone."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import IO, Any, Protocol, TypeVar

from policydiff.cli.streams import open_streams

Outcome = TypeVar("Outcome")
_Outcome = TypeVar("_Outcome", covariant=True)
_LENGTH = 8  # bytes that say how long what follows is


class Task(Protocol[_Outcome]):
    """Something to do elsewhere; it and its outcome are pickled on their way."""

    def run(self) -> _Outcome:
        """What comes of it."""

    def lost(self, why: str) -> _Outcome:
        """What comes of it where the process that did it died."""


def outcomes(jobs: Sequence[Task[Outcome]], *, workers: int) -> Iterator[tuple[int, Outcome]]:
    """What becomes of each job with its index, in the order in which they are done.

    A job whose worker dies (a crash in a library, no memory left) is lost, and a new worker goes
    on with the others.
    """
    waiting: SimpleQueue[int] = SimpleQueue()
    done: SimpleQueue[tuple[int, Outcome]] = SimpleQueue()
    for index in range(len(jobs)):
        waiting.put(index)
    stopped = threading.Event()

    crew = list[_Worker]()

    def work() -> None:
        with _Worker() as worker:
            crew.append(worker)
            while not stopped.is_set():
                try:
                    index = waiting.get_nowait()
                except Empty:
                    return
                done.put((index, worker.do(jobs[index])))

    count = min(workers, len(jobs))
    threads = [threading.Thread(target=work, daemon=True) for _ in range(count)]
    for thread in threads:
        thread.start()
    try:
        for _ in jobs:
            yield done.get()
    finally:  # also where whoever asks wants no more
        stopped.set()
        for worker in crew:
            worker.stop()
        for thread in threads:
            thread.join()


class _Worker:
    """A process that does jobs one by one; started anew where it died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> _Worker:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process:
            self._end(self._process)

    def stop(self) -> None:
        """End the process, whatever it does."""
        if self._process:
            self._process.kill()

    def do(self, job: Task[Outcome]) -> Outcome:
        """The job's outcome."""
        process = self._process = self._process or _start()
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("a worker without pipes")
        try:
            send(process.stdin, job)
            outcome: Outcome = receive(process.stdout)
        except Exception as error:  # of a pipe: it died; else what goes through cannot be pickled
            self._process = None
            code = self._end(process)
            died = isinstance(error, (OSError, EOFError))
            return job.lost(_cause(code) if died else type(error).__name__)
        return outcome

    def _end(self, process: subprocess.Popen[bytes]) -> int:
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()
        return process.wait()


def _start() -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.Popen(
        [
            sys.executable,
            "-P",
            "-c",
            f"from {__name__} import main; main()",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    )


def _cause(code: int) -> str:
    if code >= 0:
        return f"status {code}"
    return "out of memory, or stopped" if code == -9 else f"signal {-code}"


def send(pipe: IO[bytes], value: object) -> None:
    """Write a value and its length."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(len(data).to_bytes(_LENGTH, "little"))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """The next value.

    Raises:
        EOFError: The other side is gone.
    """
    length = pipe.read(_LENGTH)
    if len(length) < _LENGTH:
        raise EOFError
    size = int.from_bytes(length, "little")
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)


def main() -> None:
    """Do the jobs that come on standard input until it ends."""
    open_streams()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the keyboard stops it without a word
    inputs, outputs = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no result
    while True:
        try:
            job: Task[object] = receive(inputs)
        except EOFError:
            return
        send(outputs, job.run())
