"""The result of one task: its place among the inputs, its value, or that its worker died."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from policydiff.stages.support.errors import PolicyDiffError

R = TypeVar("R")

WINDOW = 4  # tasks in hand for each worker: enough to keep it busy, few to hold in memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Where to run, and on how many processes."""

    workers: int = 1  # processes of this machine; 1 is this process itself
    scheduler: str | None = None  # tcp://…: a Dask cluster instead


class WorkerError(PolicyDiffError):
    """A worker that cannot do its work; whoever runs the machines must act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Generic[R]):
    """One task that ended."""

    position: int  # in the sequence of inputs
    result: R | None  # None: its worker died, twice
    crashed: bool = False

    def need(self, what: str) -> R:
        """The result.

        Raises:
            WorkerError: The worker died.
        """
        if self.result is None:
            hint = "give each more memory, or use fewer: --workers"
            raise WorkerError(what, "the process that worked died, twice", hint=hint)
        return self.result
