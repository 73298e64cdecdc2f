"""Names that a person asks for and misspells."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.api import escalate
from policydiff.asked_names import check_asked
from policydiff.stages.support.errors import SettingsError

KNOWN = ("地区生产总值", "城镇新增就业", "嘉兴市", "330400")


@pytest.mark.parametrize("text", ["地区生产总直", "城镇新增就叶", "嘉心市"])
def test_a_misspelt_name_is_refused_with_the_nearest(text: str) -> None:
    with pytest.raises(SettingsError, match="did you mean"):
        check_asked([text], [], known=KNOWN)


@pytest.mark.parametrize("text", ["生产总值", "嘉兴", "330400", "森林覆盖率"])
def test_parts_of_names_and_names_unlike_any_are_no_error(text: str) -> None:
    check_asked([text], [], known=KNOWN)


def test_a_name_that_keeps_something_beside_it_is_no_error() -> None:
    check_asked(["地区生产总直", "就业"], ["城镇新增就业"], known=KNOWN)


def test_the_ladder_tells_of_misspelt_names_where_it_has_no_step(tmp_path: Path) -> None:
    path = tmp_path / "嘉兴市2024.txt"
    path.write_text("嘉兴市2024年政府工作报告\n一、目标\n地区生产总值增长6%。\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="did you mean 地区生产总值"):
        escalate([path], indicators=["地区生产总直"])
