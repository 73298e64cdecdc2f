"""Tell what sort of document a text is: by its title, else by what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from policydiff.stages.documents.model.document import Clause
from policydiff.stages.documents.model.document_kind import DocumentKind
from policydiff.stages.knowledge.expressions import Expressions, expression, words_of
from policydiff.stages.support.notice_codes import NoticeCode
from policydiff.stages.support.notices import Notice
from policydiff.stages.support.text import fold_width

_KINDS = Expressions("document_kinds")
_BRACKETS = re.compile(r"\([^()]{1,40}\)$")
_ASIDE = re.compile(r"[\s《》〈〉“”*]")
_OPENING, _CLOSING = 1500, 300  # characters in which a text says what it is
# In this order: 政策解读 is no 政策, 申报指南 no guide, 经验做法…的通报 no notice.
_BY_TITLE = (
    DocumentKind.EXPLANATION,
    DocumentKind.CALL,
    DocumentKind.REPLY,
    DocumentKind.COLLECTION,
    DocumentKind.CATALOGUE,
    DocumentKind.CASES,
    DocumentKind.STANDARD,
    DocumentKind.GUIDE,
    DocumentKind.REPORT,
    DocumentKind.LAW,
    DocumentKind.PLAN,
    DocumentKind.POLICY,
    DocumentKind.NOTICE,
)
# Titles of texts that are rules where they are made of articles: 准入管理指南, 工作规程.
_WITH_ARTICLES = (None, DocumentKind.NOTICE, DocumentKind.STANDARD, DocumentKind.GUIDE)
_BY_OPENING = {
    DocumentKind.REPLY: "made_reply",
    DocumentKind.PLAN: "made_plan",
    DocumentKind.POLICY: "made_policy",
    DocumentKind.GUIDE: "made_guide",
    DocumentKind.STANDARD: "made_standard",
    DocumentKind.REPORT: "made_report",
}
_LONGEST_HEAD = 60  # characters of a first line that may be a title
_FEWEST_ARTICLES = 5  # 第一条 … of a text whose title names no kind
_FEWEST_CASES = 3  # 案例一, 案例二, 案例三
_LEAST_FIELDS, _OFTEN = 6, 1.0  # 研究内容:, 申报条件 … in all and in 1000 characters


def find_kind(title: str, clauses: Sequence[Clause], text: str) -> DocumentKind | None:
    """What sort of document this is; None where neither title nor text tells.

    A title that is a mere notice, as 关于开展…工作的通知, yields to what the text shows.
    """
    first = text.split("\n", 1)[0]
    titles = (title, first) if len(first) <= _LONGEST_HEAD and "。" not in first else (title,)
    named = next(filter(None, map(kind_of_title, titles)), None)
    if named in _WITH_ARTICLES and _has_articles(clauses):
        return DocumentKind.LAW
    if named is not None and named is not DocumentKind.NOTICE:
        return named
    plain = fold_width(text)
    heads = _heads(clauses)
    told = _by_fields(plain) or _explains(heads) or (None if named else _by_opening(plain))
    return told or _has_cases(heads) or named or _by_first_words(plain)


def warn_of_kind(kind: DocumentKind | None) -> tuple[Notice, ...]:
    """What to tell of a document whose numbers scarcely are aims of its own."""
    if kind is None or kind.sets_aims:
        return ()
    name = Notice.of(NoticeCode(f"kind-{kind.value}"))
    return (Notice.of(NoticeCode.KIND_WITHOUT_AIMS, kind=name),)


def is_of_kind(notice: Notice) -> bool:
    """Whether it is a notice of `warn_of_kind`."""
    return notice.code is NoticeCode.KIND_WITHOUT_AIMS


def kind_of_title(title: str) -> DocumentKind | None:
    """The sort that a title names; of a notice that passes on another text that of the latter."""
    bare = _bare(title)
    passed = _KINDS["passed_on"].search(bare)
    kinds = (_named(_bare(passed["name"])) if passed else None, _named(bare))
    return next(filter(None, kinds), None)


def _bare(title: str) -> str:
    return _BRACKETS.sub("", _ASIDE.sub("", fold_width(title)))


def _named(title: str) -> DocumentKind | None:
    return next((kind for kind in _BY_TITLE if _KINDS[kind.value].search(title)), None)


def _has_articles(clauses: Sequence[Clause]) -> bool:
    article = expression("passage_kinds", "article_label")
    return sum(article.match(clause.label) is not None for clause in clauses) >= _FEWEST_ARTICLES


def _by_fields(plain: str) -> DocumentKind | None:
    """By the fields of calls and of cases, which stand all over such texts."""
    if _often("call_field", plain):
        return DocumentKind.CALL
    return DocumentKind.CASES if _often("case_field", plain) else None


def _often(key: str, plain: str) -> bool:
    told = sum(plain.count(word) for word in words_of("document_kinds", key))
    return told >= _LEAST_FIELDS and told * 1000 >= _OFTEN * len(plain)


def _by_opening(plain: str) -> DocumentKind | None:
    said = _where_told(plain)
    return next((kind for kind, key in _BY_OPENING.items() if _KINDS[key].search(said)), None)


def _where_told(plain: str) -> str:
    """The beginning and the end of a text, where it says what it is."""
    return f"{plain[:_OPENING]}\n{plain[_OPENING:][-_CLOSING:]}"


def _heads(clauses: Sequence[Clause]) -> frozenset[str]:
    """Headings and beginnings of clauses: 案例一, 《若干政策》出台背景."""
    return frozenset(
        fold_width(text)
        for clause in clauses
        for text in (*clause.heading, clause.label, f"{clause.label}{clause.text[:40]}")
    )


def _explains(heads: Iterable[str]) -> DocumentKind | None:
    found = any(_KINDS["explained"].match(head) for head in heads)
    return DocumentKind.EXPLANATION if found else None


def _has_cases(heads: Iterable[str]) -> DocumentKind | None:
    found = sum(_KINDS["case_label"].match(head) is not None for head in heads)
    return DocumentKind.CASES if found >= _FEWEST_CASES else None


def _by_first_words(plain: str) -> DocumentKind | None:
    if _KINDS["news_opening"].match(plain[:_OPENING]):
        return DocumentKind.NEWS
    return DocumentKind.NOTICE if _KINDS["made_notice"].search(_where_told(plain)) else None
