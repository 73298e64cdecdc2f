"""Every lexicon holds what it promises; how few words of policy language stand in code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from policydiff.stages.knowledge.expressions import expression, words_of
from policydiff.stages.knowledge.lexicon import Entry, load_lexicon
from policydiff.stages.support.errors import LexiconError
from tests.factories import ROOT
from tests.test_layers import modules

LEXICONS = sorted(path.stem for path in (ROOT / "knowledge" / "lexicons").glob("*.toml"))
EXPRESSIONS = [
    pytest.param(name, entry, id=f"{name}-{entry.key}")
    for name in LEXICONS
    for entry in load_lexicon(name)
    if entry.text("form") == "expression"
]
# Lexicons whose entries are names alone: nothing else could be taken for one of them.
NAMES_ALONE = {"divisions_former": "counterexamples", "policy_fields": "counterexamples"}
# Words that stay in code, with the reason; anything else is a lexicon's.
_STAGES = "policydiff.stages"
_NUMERALS = f"{_STAGES}.support.chinese_numerals"
_NUMBERS = f"{_STAGES}.support.numbers.forms"  # stands above knowledge/ and reads no lexicon
_DIGIT = "a numeral: a closed set, of which patterns of many stages are made"
_CYCLE = "a closed set of signs in which Word counts paragraphs"
_STYLE = "a style's name as Word writes it into the file"
_EXPLAINED = f"{_STAGES}.compare.targets.explanations"
_CHANGE = "how an explanation says a growth or a cut whose quote does not"
_FONT = "a font's name as Word knows it"
REASONS = {
    f"{_NUMERALS}: 一二三四五六七八九": _DIGIT,
    f"{_NUMERALS}: 壹贰叁肆伍陆柒捌玖": _DIGIT,
    f"{_NUMERALS}: 壹貳參肆伍陸柒捌玖": _DIGIT,
    f"{_NUMERALS}: 甲乙丙丁戊己庚辛壬癸": _CYCLE,
    f"{_NUMERALS}: 子丑寅卯辰巳午未申酉戌亥": _CYCLE,
    f"{_STAGES}.documents.formats.word.word_styles: 标题": _STYLE,
    f"{_STAGES}.documents.formats.word.word_styles: 目录": _STYLE,
    f"{_STAGES}.documents.formats.sheets.sheet_file: 工作表": "how office programs name a sheet",
    f"{_STAGES}.documents.formats.sheets.number_display: 通用格式": "how they name their format",
    f"{_STAGES}.reports.word.docx_elements: 宋体": _FONT,
    f"{_STAGES}.reports.word.docx_elements: 黑体": _FONT,
    f"{_STAGES}.documents.metadata.divisions: 全国": (
        "the name of the table's root, which divisions.csv does not have"
    ),
    f"{_STAGES}.compare.annex: 附件": "names in an English message what the file lacks",
    f"{_EXPLAINED}: 增长": _CHANGE,
    f"{_EXPLAINED}: 下降": _CHANGE,
    f"{_EXPLAINED}: 增长升提高递加降减": "characters by which a quote says it itself",
    f"{_NUMBERS}: 瓦克米伏焦赫卡升": "千 before them is of the unit (3千瓦), not of the number",
    f"{_NUMBERS}: 个亿": "三个亿 is a number",
    f"{_NUMBERS}: 元级美人斤吨户千": "个亿 before them counts what is so large: 10个亿元以上项目",
    f"{_NUMBERS}: 年月日号": "digits before them are no part of a number before: 3万2024年",
    f"{_NUMBERS}: 人户次总个件指系倍天岁学基参多少半无函分级": "数 behind them ends a word: 人数",
    f"{_NUMBERS}: 队大登内着水": "a formal digit behind them ends a word: 队伍, 大陆",
    f"{_NUMBERS}: 壹贰叁柒捌玖": "the formal digits that are no words by themselves",
    f"{_NUMBERS}: 零两几": "numerals: what a number may begin with",
    f"{_STAGES}.support.numerals: 万亿": "numerals: how a large number is written",
    f"{_NUMBERS}: 分之": "numerals: 百分之五",
    f"{_NUMBERS}: 元美人吨亩户余": "亿 without a digit is a number before them alone: 亿元以上",
    f"{_NUMBERS}: 大关": "亿 without a digit is a number before it: 突破千亿大关",
    f"{_NUMBERS}: 台阶": "亿 without a digit is a number before it: 迈上千亿台阶",
    f"{_NUMBERS}: 上过近逾超破约": "亿 without a digit is a number behind them: 上万户",
}
MOST_WORDS = 50
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")


@pytest.mark.parametrize("name", LEXICONS)
def test_every_entry_has_examples_counterexamples_and_a_source(name: str) -> None:
    lacking = [
        (entry.key, what)
        for entry in load_lexicon(name)
        for what in ("examples", "counterexamples", "source")
        if not getattr(entry, what) and NAMES_ALONE.get(name) != what
    ]
    assert lacking == []


@pytest.mark.parametrize(("name", "entry"), EXPRESSIONS)
def test_an_expression_finds_its_examples_alone(name: str, entry: Entry) -> None:
    pattern = expression(name, entry.key)
    assert len(entry.patterns) == 1
    assert [text for text in entry.examples if not pattern.search(text)] == []
    assert [text for text in entry.counterexamples if pattern.search(text)] == []


def test_every_lexicon_is_held_to_its_examples_by_some_test() -> None:
    files = (ROOT / "tests").glob("*/test_*.py")
    said = {text for file in files for text in _strings(file)}
    whole = {n for n in LEXICONS if all(e.text("form") == "expression" for e in load_lexicon(n))}
    assert set(LEXICONS) - said - whole == set()


def test_a_missing_entry_is_named() -> None:
    with pytest.raises(LexiconError, match="has no entry nothing"):
        words_of("units", "nothing")


def test_few_words_of_policy_language_stand_in_code() -> None:
    words = [f"{module}: {word}" for module, word in words_in_code()]
    assert set(words) - REASONS.keys() == set()
    assert REASONS.keys() - set(words) == set(), "reasons for words that are gone"
    assert len(words) <= MOST_WORDS


def words_in_code() -> Iterator[tuple[str, str]]:
    """Module and word for each word of two or more Chinese characters in a string of the code."""
    for name, path in modules().items():
        if ".align.training" not in name:
            yield from ((name, word) for text in _strings(path) for word in _WORD.findall(text))


def _strings(path: Path) -> Iterator[str]:
    """The strings of a module but docstrings and what `About` says of a field to its users."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    named = (
        n for n in ast.walk(tree) if isinstance(n, ast.Call) and ast.unparse(n.func) == "About"
    )
    alone |= {id(inner) for call in named for inner in ast.walk(call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value
