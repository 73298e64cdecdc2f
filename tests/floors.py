"""The floors of tests/floors.json: no figure may fall below what stands there."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).with_name("floors.json")
BY_KIND = "cases"  # the section whose figures are cases passed, by kind

Figures = Mapping[str, Mapping[str, float]]  # by what was measured, then by the figure's name


def read_floors(path: Path = FILE) -> dict[str, dict[str, float]]:
    """The floors by section: what is measured, then the figure's name."""
    floors: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    return floors


def write_floors(floors: Figures, path: Path = FILE) -> None:
    """Write all sections, one figure a line."""
    path.write_text(json.dumps(floors, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def find_short(floors: Figures, figures: Figures) -> list[str]:
    """One line for each figure below its floor, and for each floor without a figure."""
    short = []
    for section, bars in floors.items():
        measured = figures.get(section, {})
        for name, floor in bars.items():
            if name not in measured:
                short.append(f"{section} {name}: not measured, the floor is {floor:g}")
            elif measured[name] < floor:
                short.append(f"{section} {name}: {measured[name]:.3g} < {floor:g}")
    return short


def lift(floors: Figures, figures: Figures) -> dict[str, dict[str, float]]:
    """Floors raised to the figures reached, rounded down to 0.01; none is lowered."""
    return {
        section: {
            name: max(floor, _down(figures.get(section, {}).get(name, floor)))
            for name, floor in bars.items()
        }
        for section, bars in floors.items()
    }


def _down(figure: float) -> float:
    rounded = math.floor(figure * 100) / 100
    return int(rounded) if isinstance(figure, int) else rounded
