"""The errors of policydiff: one class for each kind of person who must act."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, render

_MOST_TOLD = 300  # characters of what another's error says
# No Exceptions, and no faults; a panic in a library written in Rust is no Exception either.
LEAVING = (KeyboardInterrupt, SystemExit, GeneratorExit)


class PolicyDiffError(Exception):
    """Where: what is wrong (what to do)."""

    def __init__(
        self, where: object, what: str, *, hint: str, why: Notice | NoticeCode | None = None
    ) -> None:
        self.where = str(where)
        self.what = what
        self.hint = hint
        self.reason = (
            Notice.of(why) if isinstance(why, NoticeCode) else why
        )  # the same in both languages, for pages that people read
        super().__init__(f"{self.where}: {what} ({hint})")

    def told(self, lang: str) -> str:
        """What is wrong and what to do, in this language where it is known."""
        return render(self.reason, lang) if self.reason else f"{self.what} ({self.hint})"

    def __reduce__(
        self,
    ) -> tuple[Callable[..., PolicyDiffError], tuple[object, ...], dict[str, object]]:
        again = (type(self), self.where, self.what, self.hint)
        return _again, again, vars(self)  # as workers pass it on


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


class FaultError(PolicyDiffError):
    """What no stage foresaw; whoever makes policydiff must act."""

    trace = ""  # the traceback, also of an error in another process

    @classmethod
    def of(cls, where: object, error: BaseException, *, doing: str = "") -> FaultError:
        """What to say of an exception that was not foreseen.

        Args:
            where: What was worked on: a file, two documents.
            error: The exception.
            doing: What was done: "reading".
        """
        if isinstance(error, MemoryError):
            what, hint = "the memory does not suffice", "give less at a time, or free some memory"
        else:
            said = " ".join(str(error).split())[:_MOST_TOLD]
            what = f"{doing} failed: {type(error).__name__}{said and f': {said}'}".strip()
            hint = "a fault of policydiff, please report it; --debug shows the traceback"
        return cls.again(str(where), what, hint, "".join(traceback.format_exception(error)))

    def held(self) -> tuple[str, str, str, str]:
        """All that it holds, as texts that can be written down."""
        return self.where, self.what, self.hint, self.trace

    @classmethod
    def again(cls, where: str, what: str, hint: str, trace: str) -> FaultError:
        """The error that told these texts."""
        reason = Notice.of(NoticeCode.UNREAD_FAULT, detail=what)
        fault = cls(where, what, hint=hint, why=reason)
        fault.trace = trace
        return fault


@contextmanager
def faults_of(where: object, *, doing: str) -> Iterator[None]:
    """Turn an exception that was not foreseen into one that says what was done to what.

    Args:
        where: As for `FaultError.of`.
        doing: As for `FaultError.of`.

    Raises:
        FaultError: The block raised something else than a PolicyDiffError.
    """
    try:
        yield
    except (PolicyDiffError, *LEAVING):
        raise
    except BaseException as error:
        raise FaultError.of(where, error, doing=doing) from error


def joined(problems: Iterable[str]) -> str:
    """One line out of several problems, so that checks report them all at once."""
    return "; ".join(problems)
