"""Find the families of a store and write the tables `families` and `members`."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from policydiff.stages.align.meaningful_text import normalise_meaningful
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.families.families import FamilySettings, Star, find_stars, ordered
from policydiff.stages.corpus.families.variants import Slot, find_template
from policydiff.stages.corpus.linking.pair_rules import Rule, read_facts, takes_part
from policydiff.stages.corpus.search.candidate_clauses import CandidateSettings
from policydiff.stages.corpus.search.candidate_matrix import Kept
from policydiff.stages.corpus.search.indexing import index_store
from policydiff.stages.corpus.search.tiling import run_candidates, taking_rows
from policydiff.stages.corpus.store.manifest import Derived
from policydiff.stages.corpus.store.part_writer import Parts
from policydiff.stages.corpus.store.row_encoding import StoreRow
from policydiff.stages.corpus.store.store_writing import Writer, write_store
from policydiff.stages.corpus.store.trigram_index import (
    Index,
    Paper,
    open_index,
    read_name,
    read_paper,
    read_text,
)

WORK = "work"
_CANDIDATES = CandidateSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How many families there are."""

    families: int
    clauses: int  # in families


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    """A clause of a family."""

    row: int
    clause: str
    text: str
    meaningful: str
    paper: Paper
    similarity: float

    @property
    def age(self) -> tuple[str, str, int]:
        """Earlier ones come first, those without a date last."""
        return self.paper.date or "9999", self.paper.document, self.row


def find_families(
    folder: Path,
    *,
    rule: Rule,
    engine: Engine,
    settings: FamilySettings | None = None,
    tell: Callable[[str, int, int], None] = lambda what, done, total: None,
) -> Spread:
    """Find the families of a store and put the tables `families` and `members` in it.

    A killed run goes on where it was; any engine gives the same bytes.

    Args:
        folder: The store.
        rule: Its years and places say which documents take part.
        engine: Where to look for candidates.
        settings: What makes a family.
        tell: Told how far the work is.

    Raises:
        OutputError: The store cannot be written.
        SettingsError: There is no store, or another process writes it.
    """
    settings = settings or FamilySettings()
    with write_store(folder) as writer:
        index_store(writer, engine=engine, tell=tell)
        state = _state(writer, rule, settings)
        work = folder.resolve() / WORK / f"families-{state}"
        index = open_index(folder.resolve())
        taking = [takes_part(rule, facts) for facts in read_facts(writer.store)]
        paths = run_candidates(
            index,
            work,
            taking=taking_rows(index, taking),
            settings=_CANDIDATES,
            engine=engine,
            tell=tell,
        )
        tell("finding families", 0, 1)
        pairs = np.concatenate([np.load(path) for path in paths])
        found = list(find_stars(index, Kept(work), pairs, settings=settings))
        stars = ordered(found, index.array("paper"))
        writer.replace_derived(_tables(writer, index, stars, made_from=state))
        shutil.rmtree(work, ignore_errors=True)
        return Spread(families=len(stars), clauses=sum(len(star.rows) for star in stars))


def _state(writer: Writer, rule: Rule, settings: FamilySettings) -> str:
    """A digest of all that families depend on."""
    told = [writer.manifest.index, asdict(rule), asdict(settings), asdict(_CANDIDATES)]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:20]


def _tables(
    writer: Writer, index: Index, stars: Sequence[Star], *, made_from: str
) -> Mapping[str, Derived]:
    families, members = Parts(writer, "families"), Parts(writer, "members")
    for number, star in enumerate(stars, start=1):
        found = list(_members(index, star))
        name = f"f{number}"
        wordings = _wordings(found)
        families.add([_family_row(name, star, found, wordings)])
        members.add([_member_row(name, member, wordings) for member in sorted(found, key=_age)])
    return {table.name: table.made(made_from) for table in (families, members)}


def _members(index: Index, star: Star) -> Iterator[_Member]:
    paper = index.array("paper")
    for row, similarity in zip(star.rows, star.similarities, strict=True):
        text = read_text(index, row)
        yield _Member(
            row=row,
            clause=read_name(index, row),
            text=text,
            meaningful=normalise_meaningful(text),
            paper=read_paper(index, int(paper[row])),
            similarity=similarity,
        )


def _age(member: _Member) -> tuple[str, str, int]:
    return member.age


def _wordings(members: Sequence[_Member]) -> Mapping[str, int]:
    """The different wordings, numbered by their first clause in time."""
    found = dict.fromkeys(member.meaningful for member in sorted(members, key=_age))
    return {text: number for number, text in enumerate(found, start=1)}


def _family_row(
    name: str, star: Star, members: Sequence[_Member], wordings: Mapping[str, int]
) -> StoreRow:
    first = min(members, key=_age)
    canonical = next(member for member in members if member.row == star.centre)
    years = sorted(m.paper.year for m in members if m.paper.year is not None)
    texts = {member.meaningful: member.text for member in sorted(members, key=_age, reverse=True)}
    texts[canonical.meaningful] = canonical.text
    counts = Counter(member.meaningful for member in members)
    template = find_template(canonical.text, {text: counts[key] for key, text in texts.items()})
    return {
        "family": name,
        "documents": len({member.paper.document for member in members}),
        "clauses": len(members),
        "wordings": len(wordings),
        "places": len({m.paper.code for m in members if m.paper.code}),
        "first_year": years[0] if years else None,
        "last_year": years[-1] if years else None,
        "earliest_document": first.paper.document,
        "earliest_clause": first.clause,
        "earliest_date": first.paper.date,
        "document": canonical.paper.document,
        "clause": canonical.clause,
        "text": canonical.text,
        "template": template.text,
        "slots": [_told(slot) for slot in template.slots],
    }


def _told(slot: Slot) -> str:
    """5 ×3；8 ×2, what is left out as ∅."""
    return "；".join(f"{text or '∅'} ×{count}" for text, count in slot.fillers)


def _member_row(name: str, member: _Member, wordings: Mapping[str, int]) -> StoreRow:
    paper = member.paper
    return {
        "family": name,
        "document": paper.document,
        "clause": member.clause,
        "date": paper.date,
        "year": paper.year,
        "place": paper.place,
        "level": paper.level,
        "similarity": member.similarity,
        "wording": wordings[member.meaningful],
        "text": member.text,
    }
