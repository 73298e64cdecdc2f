"""Find themes: what the clauses of several plans are about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, log
from typing import NamedTuple

from policydiff.stages.compare.model.theme_types import Theme, ThemeChange, ThemeMember, Themes
from policydiff.stages.compare.themes.codebook import BUILT_IN, Codebook, read_codebook
from policydiff.stages.compare.themes.coding import code_clauses
from policydiff.stages.compare.themes.theme_sizes import measure_theme, trace_field
from policydiff.stages.compare.themes.theme_vocabulary import content_words
from policydiff.stages.documents import Clause
from policydiff.stages.targets import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSettings:
    """Sizes of themes; evidence in docs/decisions/0008-themes.md."""

    largest_share: float = 0.25  # of all clauses, in (0, 1]; a larger cluster is split
    always_whole: int = 24  # clauses; no cluster of so many is split
    fewest: int = 3  # clauses of a cluster that no policy field seeds; fewer stay without a theme
    held_together: float = 0.5  # share of such a cluster, in [0, 1], that has one word in common
    keywords: int = 8
    seed_bonus: float = 2.0  # what a keyword of the codebook counts more than another word
    label_words: int = 2  # words of the label of a cluster that a field does not name


SETTINGS = ThemeSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    """A clause with its place."""

    at: ThemeMember
    clause: Clause

    @property
    def words(self) -> tuple[str, ...]:
        """Its content words; found when asked for, since that loads the tagger's dictionary."""
        return content_words(self.clause.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Members that make a theme, before it is numbered."""

    label: str | None  # None: the words give one
    code: str | None
    members: tuple[_Member, ...]
    seeds: frozenset[str] = frozenset()  # the codebook's keywords for it
    is_part: bool = False  # one of several that a field was split into: the words tell which


class _Coded(NamedTuple):
    """What a codebook makes of the members."""

    groups: tuple[_Group, ...]
    without: tuple[_Member, ...]  # of no code


def find_themes(
    plans: Sequence[Plan], *, codebook: Codebook | None = None, settings: ThemeSettings = SETTINGS
) -> Themes:
    """The themes of the main texts; a clause is in one or in none.

    An annex item that repeats a clause of the main text is the same measure said again: it follows
    that clause into its theme, marked, and is counted nowhere.

    With a codebook each clause goes to the code whose keywords it has. Without one, the policy
    fields seed the clusters, so that a run over other documents finds the same ones again; a
    cluster that outgrows `largest_share` is split by its words, and clauses that no field takes
    are clustered by their words alone.

    Returns:
        Themes numbered from the largest; ties go to the one that is met first. Codes without a
        clause are absent.
    """
    members = _members(plans)
    coded = _by_code(members, codebook or read_codebook(BUILT_IN))
    groups = coded.groups
    if codebook is None:
        limit = max(settings.always_whole, ceil(settings.largest_share * len(members)))
        groups = tuple(part for group in groups for part in _split(group, limit=limit))
        groups += _unseeded(coded.without, settings=settings)
    numbered = _numbered(groups, settings=settings)
    return Themes(plans=tuple(plans), themes=tuple(measure_theme(t, plans) for t in numbered))


class RelatedThemes(NamedTuple):
    """The policy fields of two documents."""

    shared: tuple[Theme, ...]  # those that both main texts have clauses of, the largest first
    changes: tuple[ThemeChange, ...]  # of all fields, the largest move of a share first


def relate_themes(base: Plan, other: Plan, *, settings: ThemeSettings = SETTINGS) -> RelatedThemes:
    """The policy fields that two main texts share, and what became of each from base to other.

    Fields are never split here: what two documents share stays one theme. Keywords are those of
    the field that most clauses have.
    """
    groups = _by_code(_members((base, other)), read_codebook(BUILT_IN)).groups
    wanted = {base.document.id, other.document.id}
    shared = [
        replace(group, code=None)
        for group in groups
        if {member.at.document for member in group.members} == wanted
    ]
    ordered = sorted(shared, key=lambda group: -len(group.members))
    themes = tuple(
        measure_theme(
            _theme(group, number, keywords=_seeds_found(group)[: settings.keywords]), (base, other)
        )
        for number, group in enumerate(ordered, start=1)
    )
    changes = (
        trace_field(_theme(group, 0, keywords=()), base.document, other.document)
        for group in groups
    )
    moved = sorted(changes, key=lambda c: -abs(c.other.share - c.base.share))
    return RelatedThemes(shared=themes, changes=tuple(moved))


def _by_code(members: Sequence[_Member], book: Codebook) -> _Coded:
    """Members by the code that their keywords give, in the codebook's order."""
    codes = code_clauses([member.clause for member in members], book)
    found: dict[str | None, list[_Member]] = defaultdict(list)
    for member, code in zip(members, codes, strict=True):
        found[code].append(member)
    groups = (
        _Group(
            label=code.label,
            code=code.code,
            members=tuple(found[code.code]),
            seeds=frozenset(code.keywords),
        )
        for code in book.codes
        if code.code in found
    )
    return _Coded(groups=tuple(groups), without=tuple(found[None]))


def _members(plans: Sequence[Plan]) -> tuple[_Member, ...]:
    return tuple(
        _Member(
            at=ThemeMember(document=plan.document.id, clause=clause.id),
            clause=clause,
        )
        for plan in plans
        for clause in plan.document.main_text
    )


def _split(group: _Group, *, limit: int) -> tuple[_Group, ...]:
    """The group itself where it is small enough, else its parts, to be labelled by their words."""
    if len(group.members) <= limit:
        return (replace(group, code=None),)
    parts = _parts(group.members, limit=limit)
    return tuple(replace(group, code=None, members=part, is_part=len(parts) > 1) for part in parts)


def _unseeded(members: Sequence[_Member], *, settings: ThemeSettings) -> tuple[_Group, ...]:
    """Clusters of members that no field takes, where a word holds each together."""
    if len(members) < settings.fewest:
        return ()
    parts = _parts(members, limit=settings.always_whole)
    return tuple(
        _Group(label=None, code=None, members=part)
        for part in parts
        if len(part) >= settings.fewest and _shared_by(part) >= settings.held_together
    )


def _shared_by(members: Sequence[_Member]) -> float:
    """The share of the members, in [0, 1], that have the word which most of them have."""
    counts = Counter(word for member in members for word in set(member.words))
    return max(counts.values(), default=0) / len(members)


def _parts(members: Sequence[_Member], *, limit: int) -> tuple[tuple[_Member, ...], ...]:
    # scipy takes 0.15 s to load, and most runs have nothing to split
    from policydiff.stages.compare.themes.theme_splitting import split_groups

    groups = split_groups([member.words for member in members], limit=limit)
    return tuple(tuple(members[place] for place in group) for group in groups)


def _numbered(groups: Sequence[_Group], *, settings: ThemeSettings) -> tuple[Theme, ...]:
    everywhere = Counter(
        word for group in groups for member in group.members for word in set(member.words)
    )
    themes = []
    for number, group in enumerate(sorted(groups, key=lambda g: -len(g.members)), start=1):
        keywords = _keywords(group, everywhere=everywhere, settings=settings)
        label = _label(group, keywords, count=settings.label_words)
        themes.append(_theme(replace(group, label=label), number, keywords=keywords))
    return tuple(themes)


def _theme(group: _Group, number: int, *, keywords: tuple[str, ...]) -> Theme:
    return Theme(
        id=f"t{number}",
        label=group.label or "",
        code=group.code,
        keywords=keywords,
        clauses=tuple(member.at for member in group.members),
    )


def _label(group: _Group, keywords: Sequence[str], *, count: int) -> str:
    """The field's label, with words where it was split, or the words alone: 产业：机器人、芯片."""
    if group.label and not group.is_part:
        return group.label
    told = [word for word in keywords if word not in (group.label or "")]
    return "：".join(filter(None, (group.label, "、".join(told[:count]))))


def _keywords(
    group: _Group, *, everywhere: Mapping[str, int], settings: ThemeSettings
) -> tuple[str, ...]:
    """The words of the group, the most distinctive first, ties by the word itself.

    Distinctive: in many clauses of the group and in few of others (clauses × log-odds of the
    share of a word's clauses that lie inside); a codebook's own keywords weigh more.
    """
    inside = Counter(word for member in group.members for word in set(member.words))

    def weight(word: str) -> float:
        outside = everywhere[word] - inside[word]
        seeded = settings.seed_bonus if word in group.seeds else 1.0
        return seeded * inside[word] * log((inside[word] + 0.5) / (outside + 0.5) + 1)

    ordered = sorted(inside, key=lambda word: (-weight(word), word))
    return tuple(ordered[: settings.keywords])


def _seeds_found(group: _Group) -> tuple[str, ...]:
    """The group's own keywords that its clauses have, in most clauses first, then longest."""
    counts = Counter(
        seed for member in group.members for seed in group.seeds if seed in member.clause.text
    )
    return tuple(sorted(counts, key=lambda seed: (-counts[seed], -len(seed), seed)))
