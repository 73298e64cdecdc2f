"""Sentences that stand twice in a plan."""

from __future__ import annotations

import pytest

from tests.compare.sentences import compared, said

TWICE = "公布省级政府权力清单、责任清单，切实做到法无授权不可为、法定职责必须为。"
SECOND = "清理规范中介服务，建立规范行政审批的管理制度，全部取消非行政许可审批。"


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        pytest.param([f"推进改革。{TWICE}", f"加强监管。{TWICE}"], True, id="a-sentence"),
        pytest.param([TWICE + SECOND, f"加强监管。{TWICE}{SECOND}"], False, id="a-passage"),
        pytest.param([TWICE, SECOND], False, id="once-each"),
        pytest.param([f"推进改革。我们要{TWICE}", f"加强监管。我们要{TWICE}"], False, id="a-call"),
        pytest.param(["加强监管。推进改革。", "加强监管。抓好落实。"], False, id="too-short"),
    ],
)
def test_a_sentence_that_stands_twice_is_told_a_copied_passage_not(texts, told):
    found = said(compared(texts, "加强文化建设。"))
    assert any("同一句话" in sentence for sentence in found) is told
