"""The errors of policydiff: one class for each kind of person who must act."""

from __future__ import annotations

from collections.abc import Callable, Iterable


class PolicyDiffError(Exception):
    """Where: what is wrong (what to do)."""

    def __init__(self, where: object, what: str, *, hint: str) -> None:
        self.where = str(where)
        self.what = what
        self.hint = hint
        super().__init__(f"{self.where}: {what} ({hint})")

    def __reduce__(self) -> tuple[Callable[..., PolicyDiffError], tuple[object, ...]]:
        return _again, (type(self), self.where, self.what, self.hint)  # as workers pass it on


def _again(kind: type[PolicyDiffError], where: str, what: str, hint: str) -> PolicyDiffError:
    return kind(where, what, hint=hint)


class DocumentError(PolicyDiffError):
    """A document that cannot be read; whoever supplied the file must act."""


class LexiconError(PolicyDiffError):
    """A lexicon, codebook, weights or corrections file that is wrong; whoever edits it must act."""


class SettingsError(PolicyDiffError, ValueError):
    """A wrong argument or option; the caller must act."""


class OutputError(PolicyDiffError):
    """A file or folder that cannot be written; whoever owns the place must act."""


def joined(problems: Iterable[str]) -> str:
    """One line out of several problems, so that checks report them all at once."""
    return "; ".join(problems)
