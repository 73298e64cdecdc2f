"""Tell headings from clauses: a heading only titles what stands below it."""

from __future__ import annotations

import re

from policydiff.stages.documents.structure.text_tables import is_row
from policydiff.stages.knowledge.expressions import expression
from policydiff.stages.support.text import fold_width

LONGEST_HEADING = 60  # characters; longer ones on fixtures and corpus were text
SENTENCE_END = tuple("。;!?:…")
_LONGEST_PLAIN = 30  # characters of a heading without a number
_FIRST_END = re.compile("[。:\uff1a]")
_FIELD = re.compile(r"[^:,。;]{2,10}:\s?[^:,。;]{1,40}$")  # 起草部门:支付结算处
_SHORTEST_PROVISION = 15  # characters of a lone sentence; shorter ones were headings with a 。


def may_head(text: str, *, article: bool = False) -> bool:
    """Whether the text behind a label reads as a title: short, no sentence, nothing to count.

    A short lone sentence is one too ((一)建设思路。), but not one that says how much is to be done
    (②推进项目20个。), nor one that states a norm (第一条 本市实行绿地保护制度。).

    Args:
        text: The text.
        article: It stands behind 第…条; what ends in a full stop there is the article's own text.
    """
    own = fold_width(text).strip()
    if len(own) > LONGEST_HEADING or _counts(own):
        return False
    if "。" not in own:
        return not own.endswith(SENTENCE_END)
    lone = own.find("。") == len(own) - 1 and "," not in own
    return lone and not article and len(own) <= _SHORTEST_PROVISION and not states_norm(own)


def states_norm(plain: str) -> bool:
    """Whether a half-width sentence says who must, may or may not do what; titles do not."""
    return expression("norms", "norm").search(plain) is not None


def _counts(plain: str) -> bool:
    """Whether a line has a number with a measure: 20个, 5.5%; not 2024年, 320国道, 第3期."""
    return expression("counting_words", "quantity").search(plain) is not None


def is_plain_heading(text: str, below: str, *, title: bool = False) -> bool:
    """Whether a line without a label heads the line below it.

    Args:
        text: The line.
        below: The line below it.
        title: The line is set as a heading; then a shorter line may stand below it.
    """
    plain = fold_width(text)
    if "。" in plain or any(plain.count(a) != plain.count(b) for a, b in ("()", "《》")):
        return False  # the middle of a sentence
    if len(plain) > _LONGEST_PLAIN or plain.endswith((*SENTENCE_END, ",", "、")):
        return False
    if _FIELD.match(plain) and _FIELD.match(fold_width(below)):
        return False  # fields of a form below each other
    return (title or len(below) > len(plain)) and not is_row(below) and not _counts(plain)


def find_lead(text: str, *, article: bool = False) -> str:
    """The beginning of a clause that titles what stands below it, without its end; else "".

    It is the first sentence, if it is short enough, but none that states a norm, as those of
    articles do: they are clauses, and no heading of what stands beside them. What ends in a colon
    leads in a list.

    Args:
        text: The clause.
        article: It stands behind 第…条.
    """
    end = next((m for m in _FIRST_END.finditer(text) if _is_closed(text[: m.start()])), None)
    first = text[: end.start()] if end else text
    norm = end is not None and end[0] == "。" and (article or states_norm(fold_width(first)))
    return first if len(first) <= LONGEST_HEADING and not norm else ""


def _is_closed(text: str) -> bool:
    """Whether no bracket of a text is open: 普通高校(本科:4830元 is cut within one."""
    plain = fold_width(text)
    return all(plain.count(a) <= plain.count(b) for a, b in ("()", "《》"))
