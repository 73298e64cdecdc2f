"""Make highlights: a notice, its weight, and the sentences that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import reduce

from policydiff.stages.compare.changes.norms import is_regulation
from policydiff.stages.compare.model.comparison import Comparison, Evidence, Highlight, Kind, Rule
from policydiff.stages.documents import ClauseId, Document
from policydiff.stages.knowledge.expressions import words_of
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice, Value, names_in
from policydiff.stages.support.numerals import plain_decimal, with_prefix
from policydiff.stages.targets import Plan

# How much a sentence of each rule says, in [0, 1]; an order, not a measurement. What changed in one
# commitment comes before what changed in many, and that before what describes the documents.
WEIGHTS = {
    Rule.SPREAD: 1.0,
    Rule.SERIES: 0.99,
    Rule.TURN: 0.98,
    Rule.TARGET_MOVED: 0.95,
    Rule.ANNEX: 0.84,
    Rule.CHAPTER: 0.88,
    Rule.NUMBERS: 0.86,
    Rule.COMMITMENT: 0.58,
    Rule.RENUMBERED: 0.8,
    Rule.PROVISION: 0.87,
    Rule.LONE_NORMS: 0.89,
    Rule.ROLES: 0.79,
    Rule.TAKEN: 0.83,
    Rule.DRAFTING: 0.38,
    Rule.DENSITY: 0.71,
    Rule.DOUBLING: 0.7,
    Rule.OPEN_MEASURE: 0.42,
    Rule.SAFEGUARDS: 0.74,
    Rule.UNQUANTIFIED: 0.78,
    Rule.TARGET_HELD: 0.74,
    Rule.STILL: 0.55,
    Rule.QUANTIFIED: 0.72,
    Rule.ANNEX_COUNT: 0.5,
    Rule.LEADS: 0.45,
}
# Documents of different places are drafted apart, so that differences say less of a change.
KINDS = {Kind.LEVELS: 0.8, Kind.PEERS: 0.7}
LONGEST_QUOTE = 60  # characters of a clause that is quoted without a narrower span
_NEAR = r"[^，,。；;\n]{0,40}"
_FIRST_SENTENCE = re.compile(r"[^。；;]{1,60}")


def tell(
    comparison: Comparison,
    rule: Rule,
    code: NoticeCode,
    *,
    evidence: Sequence[Evidence],
    **values: Value,
) -> Highlight:
    """The highlight of a rule, said by one of the sentences that the rule has.

    Args:
        comparison: Its kind sets the weight.
        rule: By which it was found.
        code: Of the sentence.
        evidence: The sentences that it rests on.
        values: What may stand in the sentences of the rule; those that this one names are kept.
    """
    named = names_in(code)
    base, other = document_names(comparison)
    values = {"base": base, "other": other} | values
    return Highlight(
        rule=rule,
        weight=round(WEIGHTS[rule] * KINDS.get(comparison.kind, 1.0), 3),
        notice=Notice(code=code, values=tuple((k, v) for k, v in values.items() if k in named)),
        evidence=tuple(evidence),
    )


def document_names(comparison: Comparison) -> tuple[Value, Value]:
    """What sentences call base and other: 嘉兴市2010年文件, else the title, else the id.

    Regulations are called by title and year: a place has many of one year.
    """
    first, second = (_title_and_year(plan.document) for plan in (comparison.base, comparison.other))
    if first and second and first != second:
        return first, second
    base, other = (place_and_year(p) for p in (comparison.base, comparison.other))
    if base and other and (base != other or comparison.kind is Kind.ANNEX):
        return base, other
    titles = [plan.document.title for plan in (comparison.base, comparison.other)]
    if all(titles) and titles[0] != titles[1]:
        first, second = (Notice.of(NoticeCode.DOCUMENT_TITLED, title=title) for title in titles)
        return first, second
    return comparison.base.document.id, comparison.other.document.id


def _title_and_year(document: Document) -> Notice | None:
    """《某某条例》（2024年）; None where it is no regulation, or title or year is unknown."""
    if not (is_regulation(document) and document.title and document.issued):
        return None
    code = NoticeCode.DOCUMENT_TITLED_OF_YEAR
    return Notice.of(code, title=document.title, year=document.issued[:4])


def place_and_year(plan: Plan) -> Notice | None:
    """嘉兴市2010年文件; None where place or year is unknown."""
    place, period = plan.document.jurisdiction, plan.document.period
    year = (plan.document.issued or "")[:4] or (str(period.first) if period else "")
    if place is None or not year:
        return None
    return Notice.of(NoticeCode.DOCUMENT_OF_YEAR, place=place.name, year=year)


def listed(values: Iterable[Value]) -> Value:
    """The values one after the other, with commas between them; "" where there is none."""

    def joined(first: Value, second: Value) -> Value:
        return Notice.of(NoticeCode.AND, first=first, second=second)

    found = tuple(values)
    return reduce(joined, found) if found else ""


def say_distance(amount: Decimal, unit: str | None) -> Notice:
    """How far two values lie apart: 0.5个百分点 of rates in per cent, else the amount: 1亿斤."""
    if unit in ("%", *words_of("counting_words", "rate_difference")):
        return Notice.of(NoticeCode.POINTS, number=plain_decimal(abs(amount)))
    return Notice.of(NoticeCode.AMOUNT, amount=f"{with_prefix(abs(amount))}{unit or ''}")


def spoken(kind: str, code: StrEnum) -> Notice:
    """What a highlight calls a code: of the kind "direction" or "difference".

    Raises:
        ValueError: No highlight has words for it.
    """
    return Notice.of(NoticeCode(f"highlight-{kind}-{code.value}"))


def evidence_of(plan: Plan, clause: ClauseId, quote: str | None = None) -> Evidence:
    """A quote of a clause; without one its first sentence, at most 60 characters."""
    if quote is None:
        first = _FIRST_SENTENCE.match(plan.document.clause(clause).text)
        quote = first.group() if first else plan.document.clause(clause).text[:LONGEST_QUOTE]
    return Evidence(document=plan.document.id, clause=clause, quote=quote)


def phrase_of(plan: Plan, clause: ClauseId, words: str) -> Evidence:
    """The phrase of a clause that has these words, at most 40 characters on either side of them.

    The beginning of the clause where it does not have them.
    """
    text = plan.document.clause(clause).text
    found = re.search(_NEAR + re.escape(words) + _NEAR, text) if words else None
    return evidence_of(plan, clause, found.group() if found else None)
