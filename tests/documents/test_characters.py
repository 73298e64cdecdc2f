from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.stages.support.decoding import decode
from policydiff.stages.support.text import fold_width, normalise_characters

TEXT = "二、推动产业转型升级,全面提升先进制造业发展水平。"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(TEXT.encode("utf-8"), "utf-8", id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode("utf-8"), "utf-8", id="utf-8-mark"),
        pytest.param(TEXT.encode("utf-16"), "utf-16", id="utf-16"),
        pytest.param(TEXT.encode("gb18030"), "gb18030", id="gb18030"),
        pytest.param(TEXT.encode("gbk"), "gb18030", id="gbk"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.replaced) == (TEXT, encoding, 0)


def test_damaged_bytes_are_counted() -> None:
    decoded = decode((TEXT * 20).encode("utf-8") + b"\xff\xfe\xff")
    assert decoded.encoding == "utf-8"
    assert 0 < decoded.replaced < 0.01


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("一\r\n二\r三\u2028四", "一\n二\n三\n四", id="line-ends"),
        pytest.param("一\u200b二\ufeff三\u202e四\x00五", "一二三四五", id="invisible"),
        pytest.param("产业  链\u3000长", "产业  链\u3000长", id="white-space-stays"),
        pytest.param("坏\ud800字", "坏\ufffd字", id="lone-surrogate"),
    ],
)
def test_characters(text: str, expected: str) -> None:
    assert normalise_characters(text) == expected


@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise_characters(text)
    assert normalise_characters(once) == once


@given(st.text())
def test_the_view_has_one_character_for_one(text: str) -> None:
    assert len(fold_width(text)) == len(text)


@settings(deadline=None)  # the detector is loaded on the way
@given(st.binary(max_size=200))
def test_any_bytes_decode(data: bytes) -> None:
    assert 0 <= decode(data).replaced <= 1
