"""Weights fitted anew from a user's verdicts, and the file that holds them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import policydiff
from policydiff.stages.align.decisions import read_decisions
from policydiff.stages.align.learning.examples import Examples, find_examples
from policydiff.stages.align.learning.refit import FEWEST, Refit, refit
from policydiff.stages.align.learning.weights_file import read_weights, write_weights
from policydiff.stages.align.training.labelled_pairs import FIXTURE_LABELS
from policydiff.stages.align.weights import NAMES, load_weights
from policydiff.stages.documents import DocumentId
from policydiff.stages.support.errors import LexiconError, SettingsError
from tests.factories import FIXTURES, plan

WORDS, MARGIN = NAMES.index("words_standing"), NAMES.index("margin")


def examples(
    count: int, *, seed: int = 1, documents: int = 8, wrong: float = 0.0, linked: float = 0.5
) -> Examples:
    """Verdicts of a person who goes by words alone, which our weights hardly heed."""
    draw = np.random.default_rng(seed)
    values = np.zeros((count, len(NAMES)))
    values[:, WORDS], values[:, MARGIN] = draw.normal(size=count), 4.5
    same = (values[:, WORDS] > 0) ^ (draw.random(count) < wrong)
    return Examples(
        values=values,
        same=same,
        linked=same | (draw.random(count) < linked),
        pairs=np.arange(count) % documents,
        clauses=np.arange(count),
    )


def learned(found: Examples) -> Refit:
    return refit(found, load_weights(), least=0.4)


def test_what_a_person_goes_by_is_learned_and_what_nothing_speaks_of_stays() -> None:
    shipped, found = load_weights(), learned(examples(200))
    assert found.weights.values[WORDS] > shipped.values[WORDS] + 0.5
    assert found.gains
    assert found.after.f1 > found.before.f1
    others = [at for at, name in enumerate(NAMES) if at not in (WORDS, MARGIN)]
    assert found.weights.values[others] == pytest.approx(shipped.values[others], abs=1e-6)


def test_more_verdicts_move_the_weights_further() -> None:
    moves = [
        learned(examples(count)).weights.values[WORDS] - load_weights().values[WORDS]
        for count in (FEWEST, 100, 400)
    ]
    assert 0 < moves[0] < moves[1] < moves[2]


def test_it_is_told_when_nothing_is_gained() -> None:
    """The person judges just as the weights say, so that there is nothing to be learned."""
    draw, ours = np.random.default_rng(5), load_weights()
    shipped = replace(ours, prior=0.0, related_prior=0.0, related_values=ours.values)
    values, numbers = draw.normal(size=(60, len(NAMES))), np.arange(60)
    same = draw.random(60) < 1 / (1 + np.exp(-(values @ shipped.values)))
    given = Examples(values=values, same=same, linked=same, pairs=numbers % 6, clauses=numbers)
    assert not refit(given, shipped, least=0.4).gains


@pytest.mark.parametrize(
    ("documents", "folds", "whole"),
    [pytest.param(8, 8, True, id="documents"), pytest.param(2, 10, False, id="clauses")],
)
def test_folds_leave_out_documents_where_there_are_enough(
    documents: int, folds: int, *, whole: bool
) -> None:
    found = learned(examples(100, documents=documents))
    assert (found.folds, found.by_documents, found.documents) == (folds, whole, documents)


def test_a_regression_stays_where_all_verdicts_are_of_one_kind() -> None:
    shipped, found = load_weights(), learned(examples(60, linked=1.0))
    assert found.weights.related_prior == shipped.related_prior
    assert found.weights.prior != shipped.prior


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(examples(FEWEST - 1), "29 verdicts", id="few"),
        pytest.param(examples(0), "0 verdicts", id="none"),
        pytest.param(
            Examples(
                values=np.zeros((40, len(NAMES))),
                same=np.arange(40) > 2,
                linked=np.ones(40, dtype=bool),
                pairs=np.zeros(40, dtype=np.int64),
                clauses=np.arange(40),
            ),
            "37 verdicts are same and 3 are not",
            id="one-kind",
        ),
    ],
)
def test_too_few_verdicts_are_refused(given: Examples, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        learned(given)


# The file of weights


def written(folder: Path, change: Callable[[dict[str, Any]], object] = lambda _: None) -> Path:
    """A file of weights, with one change."""
    path = folder / "weights.json"
    write_weights(path, learned(examples(60)), version="1")
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_a_file_holds_what_was_learned(tmp_path: Path) -> None:
    found, path = learned(examples(60)), written(tmp_path)
    again = read_weights(path)
    assert again.digest() == found.weights.digest()
    assert again.digest() != load_weights().digest()
    told = json.loads(path.read_text(encoding="utf-8"))
    assert told["learned"]["verdicts"] == 60
    assert told["learned"]["after"]["log_loss"] == round(found.after.log_loss, 6)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(lambda d: d.update(kind="x"), "is no file of weights", id="kind"),
        pytest.param(lambda d: d.update(format=99), "is of format 99", id="format"),
        pytest.param(lambda d: d.update(fitted_from="0"), "of another version", id="shipped"),
        pytest.param(lambda d: d.update(prior="0"), "prior is no number", id="text"),
        pytest.param(lambda d: d.update(prior=float("nan")), "prior is no number", id="nan"),
        pytest.param(lambda d: d.pop("related_prior"), "related_prior is no num", id="missing"),
        pytest.param(lambda d: d["features"].pop("margin"), "features are not", id="feature"),
        pytest.param(lambda d: d["usual"].update(more={}), "usual are not those", id="usual"),
        pytest.param(lambda d: d.update(features=[1]), "features are not those", id="list"),
        pytest.param(
            lambda d: d["features"]["margin"].update(scale=0), "scale is not above 0", id="scale"
        ),
        pytest.param(
            lambda d: d["features"]["margin"].pop("weight"), "margin has not weight", id="column"
        ),
        pytest.param(
            lambda d: d["features"].update(margin=3), "margin has not weight", id="no-columns"
        ),
        pytest.param(
            lambda d: d["usual"]["words"].update(mean=True), "words: mean is no number", id="flag"
        ),
    ],
)
def test_a_wrong_file_is_one_clear_error(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], said: str
) -> None:
    with pytest.raises(LexiconError, match=r"weights\.json") as raised:
        read_weights(written(tmp_path, change))
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "no JSON", id="empty"),
        pytest.param(b"\xff\xfe\x00", "no JSON", id="bytes"),
        pytest.param(b"[" * 100_000, "no JSON", id="deep"),
        pytest.param(b"[]", "is no file of weights", id="list"),
        pytest.param(b" " * 1_000_001, "too large", id="large"),
        pytest.param(None, "no such file", id="absent"),
    ],
)
def test_what_is_no_file_of_weights_is_refused(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "weights.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LexiconError, match=said):
        read_weights(path)


# Verdicts on documents


def test_verdicts_on_equal_texts_teach_nothing(tmp_path: Path) -> None:
    rows = "base,other,verdict\nold#1,new#1,same\nold#2,new#2,no\nold#2,new#1,related\n"
    path = tmp_path / "decisions.csv"
    path.write_text(rows, encoding="utf-8")
    old = plan(["发展养老服务", "建设高速公路"], id=DocumentId("old"))
    new = plan(["发展养老服务。", "引进高层次人才"], id=DocumentId("new"))
    found = find_examples([old, new], read_decisions(path), load_weights())
    assert found.same.tolist() == [False, False]
    assert found.linked.tolist() == [True, False]
    assert found.values.shape == (2, len(NAMES))


def decisions(folder: Path, most: int) -> Path:
    """The readers' labels of the fixtures as a user's decisions; every third one is refused."""
    with FIXTURE_LABELS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["label"] != "disputed"]
    path = folder / "decisions.csv"
    lines = [
        f"{row['base_document']}#{row['base_clause']},{row['other_document']}#{row['other_clause']},"
        f"{'no' if row['label'] == 'related' and number % 3 else row['label']}"
        for number, row in enumerate(rows[:most])
    ]
    path.write_text("\n".join(["base,other,verdict", *lines, ""]), encoding="utf-8")
    return path


def test_decisions_on_plans_become_weights_that_change_scores(tmp_path: Path) -> None:
    names = ("jiaxing-2010", "jiaxing-2019", "huangpu-2020", "nanhu-2023")
    files, weights = [FIXTURES / f"{name}.txt" for name in names], tmp_path / "weights.json"
    found = policydiff.learn(files, decisions(tmp_path, 150), weights)
    assert found.verdicts >= FEWEST
    assert found.after.related_log_loss < found.before.related_log_loss
    ours = policydiff.compare(files[0], files[2]).alignments
    theirs = policydiff.compare(files[0], files[2], weights=weights).alignments
    assert {a.score for a in ours} != {a.score for a in theirs}
    assert all(0 <= alignment.score <= 1 for alignment in theirs)
