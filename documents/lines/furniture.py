"""Recognise furniture: lines of a web page or letterhead that are not the document's text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from policydiff.stages.documents.lines.dates import DATE
from policydiff.stages.documents.lines.metadata_box import is_box
from policydiff.stages.documents.model.line import Line
from policydiff.stages.documents.model.removed_lines import Dropped, Reason, drop
from policydiff.stages.knowledge.lexicon import load_lexicon
from policydiff.stages.support.text import fold_width, has_chinese

# Tags left in a text file; <排名第一责任单位为牵头单位> is text since no tag's name is Chinese.
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,200})?/?>")
_LEADER = re.compile(r"(?<![.…·])[.…·]{3,}[\s\d—.-]{0,12}$")
_CONTENTS = re.compile(r"目\s*[录次]")
_ORGAN_END = (
    r"(?:人民政府|政府|办公室|办公厅|委员会|管委会|领导小组|指挥部|国务院|党委|市委|县委|区委|省委|总局|银监分局"
    r"|局|厅|部|委|办|院|署|司|海关|总工会|联合会|公司|集团|法院|检察院|银行|协会)"
)
_ORGAN = re.compile(rf"[㐀-鿿()\s、]{{2,60}}{_ORGAN_END}(?:\([^()]{{1,20}}\))?")
_SIGNED = re.compile(rf"(?:[㐀-鿿()\s]{{2,60}}{_ORGAN_END}\s*)?{DATE}")
_ADDRESSEE = re.compile(
    r"(?:各|全|省|市|区|县|有关|国务院|中央)[^。;]{0,400}"
    r"(?:政府|部门|单位|机构|委员会|管委会|办事处|企业|代表|同志|局|厅|委|办|院|校|公司|集团|组织|中心|兵团)[^。;]{0,20}:"
)
_GREETING = re.compile(r"(?:各?位|同志)[^。]{0,20}[:!]")
_PAGE_NUMBER = re.compile(
    r"[—–―-]{1,2}\s*\d{1,4}\s*[—–―-]{1,2}|第\s?\d{1,4}\s?页(?:\s?共\s?\d{1,4}\s?页)?"
)
_CONTACT = re.compile(
    r"(?:联\s*系\s*人|联系电话|联系方式|电\s*话|传\s*真|邮\s*箱|电子邮箱|邮\s*编|邮政编码|地\s*址|通讯地址)"
    r"[^。]{0,8}:[^。]{0,120}"
    r"|[^。;]{0,60}(?:\d{3,4}-\d{7,8}|(?<!\d)1\d{10}(?!\d)|[\w.]{1,40}@[\w.]{1,40})[^。]{0,60}"
)
_FORWARD = re.compile(
    r"(?:现|经)[^。]{0,80}(?:印发|转发|批转|发布|公布|下发|发给)(?:给)?[^。]{0,30}[,。]"
    r"|(?:印发|转发|批转|下发|发)给你们|请[^。]{0,30}(?:贯彻|遵照|认真|参照|按照)[^。]{0,20}(?:执行|落实|实施)"
)
_FORWARDED = re.compile(r"印发|转发|批转|发布|公布|下发|同意")


_FOOTER, _HOST = "footer", "host"
_FEWEST_PAGES = 3
_PAGES_WITHOUT = 3  # how far the next page number may be: a page of pictures has none
_LONGEST = 700  # characters of a line of furniture: a list of copies


@cache
def _lines(*keys: str) -> re.Pattern[str]:
    """What the entries of these keys match; without a key, all but the page's footer."""
    entries = [
        entry
        for entry in load_lexicon("furniture")
        if (entry.key in keys if keys else entry.key not in (_FOOTER, _HOST))
    ]
    return re.compile("|".join(f"(?P<{e.key}>{'|'.join(e.patterns)})" for e in entries))


def is_furniture(text: str) -> bool:
    """Whether a line is a button, a breadcrumb, a metadata box, a greeting or a list of copies."""
    return furniture_kind(text) is not None


def furniture_kind(text: str) -> Reason | None:
    """What kind of furniture a line is; None: it is none, unless a page's footer."""
    if len(text) > _LONGEST:
        return None
    match = _lines().fullmatch(_plain(text))
    return Reason(str(match.lastgroup)) if match else Reason.BOX if is_box(text) else None


def _plain(text: str) -> str:
    return fold_width(text).strip("| \t")


def is_footer(text: str, *, sure: bool = False) -> bool:
    """Whether a line may stand in a page's footer; `sure`: whether it stands nowhere else."""
    keys = (_FOOTER,) if sure else (_FOOTER, _HOST)
    return len(text) <= _LONGEST and _lines(*keys).fullmatch(_plain(text)) is not None


def is_date(text: str) -> bool:
    """Whether a line is a date, perhaps with the body that signs before it."""
    if len(text) > 90 or "年" not in text or "月" not in text:
        return False
    return _SIGNED.fullmatch(fold_width(text).strip("() ")) is not None


def is_page_number(text: str) -> bool:
    """Whether a line is the number of a page: — 12 —."""
    return len(text) <= 20 and _PAGE_NUMBER.fullmatch(fold_width(text).strip()) is not None


def find_bare_numbers(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that hold nothing but a number and count on: the pages of a printed text."""
    found: list[Line] = []
    for line in lines:
        if line.text.isdecimal() and len(line.text) <= 4:
            last = int(found[-1].text) if found else int(line.text) - 1
            if last < int(line.text) <= last + _PAGES_WITHOUT:
                found.append(line)
    return tuple(found) if len(found) >= _FEWEST_PAGES else ()


def is_contact(text: str) -> bool:
    """Whether a line at a document's end says whom to call or write to."""
    return len(text) <= 160 and _CONTACT.fullmatch(fold_width(text).strip()) is not None


def is_organ(text: str) -> bool:
    """Whether a line names a body and nothing else: a signature."""
    return len(text) <= 60 and _ORGAN.fullmatch(fold_width(text).strip()) is not None


def is_addressee(text: str) -> bool:
    """Whether a line (各县(市、区)人民政府:) says to whom a notice or speech goes."""
    plain = fold_width(text).strip()
    return bool(_ADDRESSEE.fullmatch(plain) or _GREETING.fullmatch(plain))


def is_forwarding(text: str) -> bool:
    """Whether a paragraph (《…》已经同意,现印发给你们,请认真执行。) only passes a document on."""
    if len(text) > 400:
        return False
    plain = fold_width(text).strip()
    return plain.rstrip("。") == "特此通知" or bool(
        _FORWARD.search(plain) and _FORWARDED.search(plain)
    )


def strip_tags(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """Lines without tags that stand in them as text, and those that held nothing else."""
    kept, dropped = list[Line](), list[Line]()
    for line in lines:
        text = _TAG.sub("", line.text).strip()
        if text != line.text and not has_chinese(text):
            dropped.append(line)
        elif text:
            kept.append(replace(line, text=text) if text != line.text else line)
    return tuple(kept), drop(dropped, Reason.MARKUP)


def strip_contents(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """Lines without a table of contents, and its lines.

    Its lines end in dots and a page number, or follow 目录 and stand again further down.
    """
    listed = _listed(lines)
    kept, dropped = list[Line](), list[Line]()
    for index, line in enumerate(lines):
        contents = index in listed or _LEADER.search(line.text) or _CONTENTS.fullmatch(line.text)
        (dropped if contents else kept).append(line)
    return tuple(kept), drop(dropped, Reason.CONTENTS)


def _listed(lines: Sequence[Line]) -> frozenset[int]:
    heads = [i for i, line in enumerate(lines[:200]) if _CONTENTS.fullmatch(line.text)]
    if not heads:
        return frozenset()
    start = heads[0] + 1
    bare = [re.sub(r"\s|\d+$", "", line.text) for line in lines]
    again = next((i for i in range(start + 1, len(lines)) if bare[i] == bare[start]), start)
    entries = range(start, again)
    return frozenset(entries if all(len(lines[i].text) <= 60 for i in entries) else ())
