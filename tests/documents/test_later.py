from __future__ import annotations

import re

import pytest

from documents.later import later


def test_a_pattern_is_compiled_once_and_at_its_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = list[str]()
    real = re.compile

    def counted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return real(pattern, flags)

    monkeypatch.setattr(re, "compile", counted)
    number = later(r"\d+")
    assert compiled == []
    found = [m.group() for m in (number.search("第12章"), number.search("2024年")) if m]
    assert found == ["12", "2024"]
    assert compiled == [r"\d+"]


def test_flags_count() -> None:
    assert later("html", re.IGNORECASE).fullmatch("HTML")
    assert later("html").fullmatch("HTML") is None


def test_what_is_no_pattern_is_told_at_its_first_use() -> None:
    broken = later("(")
    with pytest.raises(re.error):
        broken.search("")
