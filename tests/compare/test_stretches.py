"""What became of a stretch (力争) is told with its floor, never as a target dropped or added."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff import api
from policydiff.stages.compare import Comparison, TargetChange
from policydiff.stages.compare.model.change_types import StretchMove, TargetVerdict

HEAD = (
    "嘉兴市{year}年政府工作报告\n\n一、{year}年主要目标\n\n1.{aim}\n\n2.新建学校12所。\n\n"
    "二、保障措施\n\n加强组织领导。\n"
)


@pytest.mark.parametrize(
    ("base", "other", "verdict", "stretch"),
    [
        ("增长6.5%、力争达到7%", "增长6.5%以上", TargetVerdict.STRENGTHENED, StretchMove.GONE),
        ("增长6.5%", "增长6.5%、力争达到7%", TargetVerdict.UNCHANGED, StretchMove.NEW),
        ("增长6%、力争达到7%", "增长6%、力争达到8%", TargetVerdict.UNCHANGED, StretchMove.RAISED),
        ("增长6%、力争达到8%", "增长6%、力争达到7%", TargetVerdict.UNCHANGED, StretchMove.LOWERED),
        ("增长6%、力争达到7%", "增长5%、力争达到7%", TargetVerdict.WEAKENED, None),
    ],
)
def test_a_stretch_is_told_with_its_floor(
    tmp_path: Path, base: str, other: str, verdict: TargetVerdict, stretch: StretchMove | None
) -> None:
    paths = []
    for year, aim in ((2023, base), (2024, other)):
        paths.append(tmp_path / f"{year}.txt")
        text = HEAD.format(year=year, aim=f"地区生产总值{aim}。")
        paths[-1].write_text(text, encoding="utf-8")
    found = api.compare(*paths)
    changes = [c for c in found.target_changes if "生产总值" in indicator(found, c)]
    floor = changes[0]
    assert (floor.change, floor.stretch) == (verdict, stretch)
    assert not {TargetVerdict.DROPPED, TargetVerdict.ADDED} & {c.change for c in changes}


def indicator(found: Comparison, change: TargetChange) -> str:
    """The indicator that a change is of."""
    if change.base is not None:
        return found.base.target(change.base).indicator
    assert change.other is not None
    return found.other.target(change.other).indicator
