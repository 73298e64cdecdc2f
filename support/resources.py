"""Find and read the files shipped with the stages: lexicons, tables, weights."""

from __future__ import annotations

from pathlib import Path

_STAGES = Path(__file__).parent.parent  # where the stages stand side by side


def shipped(stage: str, *names: str) -> Path:
    """The path of a file below a stage's folder: "documents", "data", "divisions.csv".

    Files are found by their path and not by importlib.resources, which gives the same answer but
    takes 6 ms to load (`python -X importtime -c "import importlib.resources"`).
    """
    return _STAGES.joinpath(stage, *names)


def shipped_text(stage: str, *names: str) -> str:
    """What stands in a file below a stage's folder."""
    return shipped(stage, *names).read_text(encoding="utf-8")
