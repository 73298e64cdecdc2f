"""Where a clause stands in the document's own numbering, as a citation needs it: 五（十六）."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policydiff.stages.documents.lines.labels import Label, Scheme
from policydiff.stages.documents.structure.clause_drafts import Draft
from policydiff.stages.support.numerals import write_chinese
from policydiff.stages.support.text import fold_width

_BRACKETED = (Scheme.CHINESE_BRACKETS, Scheme.ARABIC_BRACKETS)


def label_step(label: Label) -> str:
    """What a label adds to an address: 五, （十六）, 3, 第二章."""
    bare = "".join(fold_width(label.text).split()).strip(".、,()")
    return f"（{bare}）" if label.scheme in _BRACKETED else bare


def row_step(number: str) -> str:
    """What the number of a table's row adds: 第3项."""
    return f"第{number}项" if number else ""


def find_addresses(drafts: Sequence[Draft], *, annex: str = "") -> tuple[str | None, ...]:
    """The address of each clause of a main text or of one annex; None where nothing is numbered.

    Paragraphs of one number are told apart: 第八条第二款, 五（十六）第二段. Articles count through
    a whole document, so the chapters above them are left out.

    Args:
        drafts: The clauses in reading order.
        annex: What the annex is called: 附件2.
    """
    sizes = Counter(draft.unit for draft in drafts)
    seen = Counter[tuple[str, ...]]()
    found: list[str | None] = []
    for draft in drafts:
        seen[draft.unit] += 1
        steps = _from_article(draft.steps)
        several = sizes[draft.unit] > 1 and any(steps)
        number = write_chinese(seen[draft.unit]) if several else ""
        kind = "款" if steps and _is_article(steps[-1]) else "段"
        paragraph = f"第{number}{kind}" if several else ""
        found.append(annex + _joined(steps) + paragraph or None)
    return tuple(found)


def _from_article(steps: Sequence[str]) -> tuple[str, ...]:
    """The steps from an article on, where there is one."""
    first = next((i for i, step in enumerate(steps) if _is_article(step)), 0)
    return tuple(steps[first:])


def _is_article(step: str) -> bool:
    return step.startswith("第") and "条" in step


def _joined(steps: Sequence[str]) -> str:
    """The steps in a row; 1.2 below 1 says both, and numbers side by side are parted."""
    address = last = ""
    for step in filter(None, steps):
        if last and step.startswith(f"{last}."):
            address = address.removesuffix(last)
        elif address[-1:].isdecimal() and step[0].isdecimal():
            address += "-"
        address, last = address + step, step
    return address
