"""Limits on the size of a file; each can be raised by whoever trusts the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from math import ceil
from pathlib import Path

from policydiff.stages.support.errors import DocumentError, SettingsError, joined
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that is read of one file; the largest of 434 files of a corpus stands beside it."""

    megabytes: int = 100  # of the file as it lies on the disk; 0.2
    characters: int = 60_000_000  # of its text; 60,000: a whole plan has some 100,000
    pages: int = 5_000  # of a PDF; 12
    cells: int = 1_000_000  # of all its tables, merged ones counted as often as they are shown; 400
    nesting: int = 250  # elements inside each other in a Word file; 12. Parsers refuse 256
    unpacked_megabytes: int = 200  # of each part of a Word file; 1.1
    zip_ratio: int = 500  # a part unpacked against packed; 25. Zeros reach 1,000
    conversion_seconds: int = 120  # that LibreOffice may take for a .doc, .wps or .ofd; 8
    content_megabytes: int = 20  # of what pages draw with fonts that are not in the file; 0.1


DEFAULT_LIMITS = Limits()


@dataclass(slots=True)
class Budget:
    """How much of a PDF has been followed operator by operator, which is slow."""

    path: Path
    limits: Limits
    spent: int = 0  # bytes

    @property
    def left(self) -> int:
        """How many bytes may still be followed."""
        return max(0, self.limits.content_megabytes * MEGABYTE - self.spent)

    def spend(self, size: int) -> None:
        """Count bytes.

        Raises:
            DocumentError: They are more than are left.
        """
        self.spent += size
        megabytes, what = ceil(self.spent / MEGABYTE), "draws {} MB in fonts that it does not hold"
        keep_within(self.path, "content_megabytes", megabytes, self.limits, what=what)


def read_limits(entries: Iterable[str]) -> Limits:
    """The limits with those that are stated as NAME=VALUE in place of the usual ones.

    Raises:
        SettingsError: A name is unknown or a value is no whole number above 0; all are named.
    """
    names = [field.name for field in fields(Limits)]
    stated, problems = dict[str, int](), list[str]()
    for entry in entries:
        name, _, value = entry.partition("=")
        name, digits = name.strip(), value.strip().replace("_", "")
        if name not in names:
            problems.append(f"{name!r} is no limit")
        elif not (digits.isascii() and digits.isdigit() and int(digits[:18]) > 0):
            problems.append(f"{entry!r} states no whole number above 0")
        else:
            stated[name] = int(digits[:18])
    if problems:
        raise SettingsError("--limit", joined(problems), hint=f"NAME=VALUE of {', '.join(names)}")
    return replace(DEFAULT_LIMITS, **stated)


def keep_within(path: Path, name: str, value: int, limits: Limits, *, what: str) -> None:
    """Refuse a file that is over a limit.

    Args:
        path: The file.
        name: Of the limit: "pages".
        value: How much the file has of it, rounded up.
        limits: What is allowed.
        what: What the file is or has, with {} for the number: "has {} pages".

    Raises:
        DocumentError: It has more than allowed.
    """
    most: int = getattr(limits, name)
    if value > most:
        hint = f"--limit {name}={value} reads it all the same, if you trust it"
        stated = f"{what.format(f'{value:,}')}, more than {most:,}"
        reason = Notice.of(NoticeCode.UNREAD_OVER_LIMIT, limit=name, value=value, most=most)
        raise DocumentError(path, stated, hint=hint, why=reason)
