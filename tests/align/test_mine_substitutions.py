"""Words that stand for one another, mined from documents that correspond."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.align.alignment import Side
from policydiff.stages.align.training.mine_substitutions import find_substitutions, main
from tests.factories import plan

OTHERS = (
    "发展养老服务,支持兴办养老机构,培训护理人员,建设老年人康养基地和社区食堂。",
    "加快高速公路建设,打通断头路,推进城际铁路,优化综合交通网络和公交线路。",
)
EARLY = "严格落实环境保护责任,加强水质治理,淘汰燃煤锅炉,减少污染排放。"
LATE = "严格落实环保责任,加强水质治理,淘汰燃煤锅炉,减少污染排放。"


def side(*texts: str) -> Side:
    built = plan(texts)
    return Side(plan=built, clauses=built.document.clauses)


def test_a_word_changed_between_words_that_stayed() -> None:
    assert find_substitutions(side(EARLY, *OTHERS), side(LATE, *OTHERS)) == {("环保", "环境保护")}


@pytest.mark.parametrize(
    "late",
    [
        pytest.param(EARLY.replace("环境保护责任", "责任"), id="left-out"),
        pytest.param(EARLY.replace("环境保护", "生态环境保护"), id="only-says-more"),
        pytest.param(EARLY.replace("减少污染排放", "保护生物多样"), id="at-the-end"),
        pytest.param("扩大外贸出口,引进外资企业,举办投资推介会。", id="no-certain-link"),
    ],
)
def test_what_is_no_substitution(late: str) -> None:
    assert find_substitutions(side(EARLY, *OTHERS), side(late, *OTHERS)) == frozenset()


def test_the_command_prints_what_two_pairs_of_neighbours_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for year, text in ((2010, EARLY), (2011, LATE), (2012, EARLY)):
        clauses = (f"（{n}）{t}" for n, t in zip("一二三", (text, *OTHERS), strict=True))
        content = "\n".join((f"嘉兴市{year}年行动计划", *clauses))
        (tmp_path / f"{year}.txt").write_text(content, encoding="utf-8")
    (tmp_path / "2013.txt").write_bytes(b"")
    monkeypatch.setattr("sys.argv", ["mine", str(tmp_path)])
    main()
    (line,) = capsys.readouterr().out.splitlines()
    pairs, near, *words = line.split("\t")
    assert (pairs, words) == ("2", ["环保", "环境保护"])
    assert 0.5 < float(near) <= 1
