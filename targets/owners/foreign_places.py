"""Warn of a place of another jurisdiction that was left in a copied plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.stages.documents import Document, Jurisdiction, Level
from policydiff.stages.knowledge.expressions import expression, words_of
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.targets.context_words import verbs
from policydiff.stages.targets.owners.owner_places import NamedPlace, Standing, place_at
from policydiff.stages.targets.target import Target


def foreign_notice(document: Document, targets: Sequence[Target]) -> Notice | None:
    """What a reader is told of targets that are another place's; None where there are none.

    A target is one where a place that is neither above nor below the document's own is to reach
    it (象山县新增就业3000人 in a plan of 宁海县), or where its works stand in a neighbour
    (新建象山县公办幼儿园5所). Partners, and places that are helped or followed, are named with a
    word for it (对口帮扶, 山海协作, 对标): there is no warning then.
    """
    home = document.jurisdiction
    if home is None or home.level is Level.COUNTRY:
        return None
    found = [(t, place) for t in targets if (place := _foreign(document, t, home)) is not None]
    if not found:
        return None
    first, place = found[0]
    return Notice.of(
        NoticeCode.PLACE_OF_ANOTHER,
        where=first.clause,
        place=place,
        own=home.name,
        number=len(found),
        quote=first.quote,
    )


def _foreign(document: Document, target: Target, home: Jurisdiction) -> str | None:
    place = next(_named(target, home), None)
    if place is None or _has_partner(document, target):
        return None
    return place.name


def _named(target: Target, home: Jurisdiction) -> Iterator[NamedPlace]:
    """The foreign places that are to reach a target, or in which its works stand."""
    if target.owner is not None:
        listed = expression("owners", "joiner").split(target.owner)
        zone = expression("owners", "zone")  # many cities have a 滨海新区
        owners = (place_at(name, 0, home) for name in listed if name and not zone.fullmatch(name))
        yield from (p for p in owners if p is not None and p.standing is Standing.FOREIGN)
    quote = target.quote
    verb = verbs().match(quote)
    site = place_at(quote, verb.end(), home) if verb else None
    if site is None or site.short or site.standing is not Standing.FOREIGN:
        return
    apart = quote.startswith(words_of("owners", "reaching_on"), site.end)
    if site.neighbour and not apart and verb and verb[0] not in words_of("owners", "fetching"):
        yield site


def _has_partner(document: Document, target: Target) -> bool:
    clause = document.clause(target.clause)
    said = (clause.text, *clause.heading, document.title or "")
    return any(word in text for word in words_of("owners", "partner") for text in said)
