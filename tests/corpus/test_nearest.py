"""Queries: the nearest clauses by exact trigrams, held against the slow obvious way."""

from __future__ import annotations

from collections import Counter
from math import log, sqrt
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.stages.corpus.adding.add_files import add_files
from policydiff.stages.corpus.engine.task import Engine
from policydiff.stages.corpus.search.text_search import Searcher
from policydiff.stages.corpus.store.trigram_index import open_index, read_text
from policydiff.stages.corpus.store.trigrams import find_grams, plain_letters
from policydiff.stages.support.errors import SettingsError

LETTERS = st.text(alphabet="推进人才公寓建设改革开放", max_size=12)


@given(st.lists(LETTERS, max_size=6))
def test_grams_are_those_of_each_text_alone(texts: list[str]) -> None:
    grams = find_grams(texts)
    assert len(grams.starts) == len(texts) + 1
    for at, text in enumerate(texts):
        first, last = grams.starts[at], grams.starts[at + 1]
        alone = find_grams([text])
        assert grams.hashes[first:last].tolist() == alone.hashes.tolist()
        assert grams.counts[first:last].tolist() == alone.counts.tolist()
        wanted = Counter(text[i : i + 3] for i in range(len(text) - 2))
        assert sorted(alone.counts.tolist()) == sorted(wanted.values())
        assert np.all(np.diff(alone.hashes.astype(np.int64)) > 0)


@pytest.mark.parametrize(
    ("text", "places", "letters"),
    [
        pytest.param("2023年嘉兴市新增5家", ("嘉兴市", "嘉兴"), "年新增家", id="place-and-numbers"),
        pytest.param("第三,推进5G(二期)。", (), "推进G二期", id="ordinal-and-marks"),
        pytest.param("ＡＢ项目", (), "ＡＢ项目", id="wide-letters-stay"),
    ],
)
def test_what_is_compared(text: str, places: tuple[str, ...], letters: str) -> None:
    assert plain_letters(text, places) == letters


def slow_cosine(query: str, texts: list[str]) -> list[float]:
    """Cosine of (1 + ln count) × ln((n + 1) / (df + 0.5)), by dictionaries."""
    bags = [Counter(t[i : i + 3] for i in range(len(t) - 2)) for t in texts]
    own = Counter(query[i : i + 3] for i in range(len(query) - 2))
    frequency = Counter(gram for bag in bags for gram in bag)

    def weights(bag: Counter[str]) -> dict[str, float]:
        return {
            g: (1 + log(n)) * log((len(texts) + 1) / (frequency[g] + 0.5)) for g, n in bag.items()
        }

    mine = weights(own)
    length = sqrt(sum(w * w for w in mine.values()))
    found = []
    for bag in bags:
        theirs = weights(bag)
        size = sqrt(sum(w * w for w in theirs.values()))
        found.append(sum(w * theirs.get(g, 0) for g, w in mine.items()) / max(length * size, 1e-9))
    return found


def test_similarities_are_those_of_the_slow_way(plans: Path, tmp_path: Path) -> None:
    add_files([plans], tmp_path / "store", engine=Engine())
    index = open_index(tmp_path / "store")
    rows = len(index.array("norms"))
    # the plans name their own places in titles only, so that nothing is masked in clauses
    letters = [plain_letters(read_text(index, row)) for row in range(rows)]
    for query in ("新建人才公寓并完善安居保障", "推进政务服务", "实际利用外资"):
        wanted = sorted(slow_cosine(query, letters), reverse=True)[:5]
        found = [n.similarity for n in Searcher(index).nearest(query, count=5)]
        assert found == pytest.approx([w for w in wanted if w > 0], abs=1e-5)


def test_the_nearest_comes_first_with_its_place_and_date(plans: Path, tmp_path: Path) -> None:
    add_files([plans], tmp_path / "store", engine=Engine())
    searcher = Searcher(open_index(tmp_path / "store"))
    found = searcher.nearest("安居保障。新建人才公寓2000套,完善青年人才安居保障体系。", count=3)
    assert [n.paper.document for n in found] == ["p01", "p03", "p05"]
    assert found[0].text.startswith("安居保障。新建人才公寓1000套")
    assert (found[0].paper.place, found[0].paper.date) == ("湖州市", "2018-01-10")
    assert found[0].similarity == pytest.approx(1.0, abs=1e-5)
    assert searcher.nearest("甲乙丙丁戊") == ()
    assert searcher.nearest("人") == ()


def test_a_store_without_documents_has_no_index(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(SettingsError, match="no corpus store"):
        open_index(tmp_path / "none")
