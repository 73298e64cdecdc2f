"""Load lexicons: TOML files of entries, edited by people who know policy."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import tomli

from policydiff.stages.support.errors import LexiconError, joined
from policydiff.stages.support.file_bytes import read_bytes
from policydiff.stages.support.resources import shipped_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: a key and the surface forms that mean it."""

    key: str
    patterns: tuple[str, ...]  # surface forms; what {…} stands for is the lexicon's own affair
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    source: str
    more: Mapping[str, object] = field(default_factory=dict)  # fields that only this lexicon has

    def text(self, name: str) -> str | None:
        """The further field `name` as text; None where the entry does not have it."""
        value = self.more.get(name)
        return None if value is None else str(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """The further field `name` as texts; empty where the entry does not have it."""
        value = self.more.get(name, ())
        if isinstance(value, tuple):
            return value
        return tuple(map(str, value)) if isinstance(value, list) else (str(value),)

    def number(self, name: str) -> Decimal | None:
        """The further field `name` as a number; None where the entry does not have it."""
        value = self.more.get(name)
        return None if value is None else Decimal(str(value))

    def needed_number(self, name: str) -> Decimal:
        """The further field `name` as a number.

        Raises:
            LexiconError: The entry does not have it.
        """
        found = self.number(name)
        if found is None:
            raise LexiconError(self.key, f"no {name}", hint=f"write {name} = a number")
        return found


@cache
def load_lexicon(name: str) -> tuple[Entry, ...]:
    """The entries of `knowledge/lexicons/NAME.toml`, in the order of the file; read once.

    Two entries share no pattern, so that each pattern means one thing. In a lexicon of lists that
    expressions are made of a word may stand in several: `shared_words = true` at its top.

    A list that another lexicon has is not written out again: `includes =
    ["government_levels.main"]` adds its words to those of the entry, `includes = ["main"]` those of
    a list of the same file.

    Args:
        name: The file's stem: "units", "modality", …

    Raises:
        LexiconError: The file is no TOML, or entries lack a key, a pattern or a source, or share
            a key or a pattern; all problems are named at once.
    """
    return tuple(_with_included(entry, name, ()) for entry in shipped_entries(name))


@cache
def shipped_entries(name: str) -> tuple[Entry, ...]:
    """The entries of a file as they stand there, without the words of lists that they include."""
    text = shipped_text("knowledge", "lexicons", f"{name}.toml")
    return _entries(text, where=f"knowledge/lexicons/{name}.toml", may_share=True)


def _with_included(entry: Entry, name: str, inside: tuple[str, ...]) -> Entry:
    """The entry with its own patterns and then those of the lists that it includes."""
    where, here = f"knowledge/lexicons/{name}.toml", f"{name}.{entry.key}"
    if here in inside:
        circle = " → ".join((*inside, here))
        raise LexiconError(where, f"a circle of lists: {circle}", hint="write one out")
    if not entry.texts("includes"):
        return entry
    found = list(entry.patterns)
    for given in entry.texts("includes"):
        lexicon, _, key = given.rpartition(".")
        among = (one for one in shipped_entries(lexicon or name) if one.key == key)
        if (other := next(among, None)) is None:
            what = f"{entry.key} includes {given}, which is no list"
            raise LexiconError(where, what, hint="add the list or leave it out")
        found += _with_included(other, lexicon or name, (*inside, here)).patterns
    return (
        replace(entry, patterns=tuple(dict.fromkeys(found))) if entry.texts("includes") else entry
    )


def _no_problems(_: Entry) -> Iterable[str]:
    return ()


def load_user_lexicon(
    path: Path, *, fields: Collection[str], check: Callable[[Entry], Iterable[str]]
) -> tuple[Entry, ...]:
    """The entries of a user's own lexicon file, in the order of the file.

    Args:
        path: A TOML file in UTF-8.
        fields: What an entry may have beyond what every lexicon has; another one is a slip.
        check: What is wrong with an entry beyond what every lexicon asks for.

    Raises:
        LexiconError: As for `load_lexicon`, or the file cannot be opened or has no entry.
    """
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except (OSError, ValueError) as error:
        what = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise LexiconError(path, what, hint="give a UTF-8 TOML file") from error

    def problems(entry: Entry) -> Iterator[str]:
        yield from (f"unknown field {name}" for name in entry.more if name not in fields)
        yield from check(entry)

    return _entries(text, where=str(path), check=problems)


def _entries(
    text: str,
    *,
    where: str,
    check: Callable[[Entry], Iterable[str]] = _no_problems,
    may_share: bool = False,
) -> tuple[Entry, ...]:
    try:
        content = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise LexiconError(where, f"is no TOML: {error}", hint="correct the line named") from error
    tables = content.get("entry")
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise LexiconError(where, "holds no entries", hint="write each as a table [[entry]]")
    entries = tuple(_entry(table) for table in tables)
    shared_words = may_share and content.get("shared_words") is True
    problems = _problems(entries, shared_words=shared_words)
    problems += [f"{entry.key}: {what}" for entry in entries for what in check(entry)]
    if problems:
        raise LexiconError(where, joined(problems), hint="correct these entries")
    return entries


def _entry(table: Mapping[str, object]) -> Entry:
    known = {"key", "patterns", "examples", "counterexamples", "source"}

    def strings(name: str) -> tuple[str, ...]:
        value = table.get(name, ())
        return tuple(str(v) for v in value) if isinstance(value, list) else ()

    return Entry(
        key=str(table.get("key", "")),
        patterns=strings("patterns"),
        examples=strings("examples"),
        counterexamples=strings("counterexamples"),
        source=str(table.get("source", "")),
        more={k: v for k, v in table.items() if k not in known},
    )


def _problems(entries: tuple[Entry, ...], *, shared_words: bool) -> list[str]:
    problems, keys, owners = [], set[str](), dict[str, str]()
    for number, entry in enumerate(entries, start=1):
        name = entry.key or f"entry {number}"
        for what in ("key", "patterns", "source"):
            if not getattr(entry, what) and not (what == "patterns" and entry.texts("includes")):
                problems.append(f"{name}: no {what}")
        if entry.key in keys:
            problems.append(f"{name}: key used twice")
        keys.add(entry.key)
        for pattern in () if shared_words else entry.patterns:
            if owners.setdefault(pattern, name) != name:
                problems.append(f"{name}: pattern {pattern} stands in {owners[pattern]} too")
    return problems
