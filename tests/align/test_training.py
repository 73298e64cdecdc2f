from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from policydiff.stages.align.alignment import Side
from policydiff.stages.align.scoring import score_pairs
from policydiff.stages.align.training.labelled_pairs import Label, Pair
from policydiff.stages.align.training.train import (
    find_evidence,
    find_usual,
    fit,
    prepare,
    rows_of,
    validate,
)
from policydiff.stages.align.weights import NAMES
from policydiff.stages.support.errors import SettingsError
from tests.factories import plan

SUBJECTS = {
    "养老": ("发展养老服务,支持兴办养老机构", "完善居家照护,建设老年人康养基地"),
    "交通": ("加快高速公路建设,打通断头路", "推进城际铁路,优化综合交通网络"),
    "人才": ("引进高层次人才,建设人才公寓", "实施引才计划,培育技能人才队伍"),
    "金融": ("鼓励银行设立分支机构,扩大信贷", "发展产业基金,推动企业上市融资"),
    "教育": ("深化校际交流,选派教师培训", "扩大优质学校,推进职业教育办学"),
    "环境": ("加强水质治理,减少污染排放", "开展大气污染防治,处置危险废物"),
}


def pair(name: str, *, turned: int) -> Pair:
    """Clauses of each subject against others of the same subjects, in another order."""
    subjects = list(SUBJECTS.values())
    order = [(at + turned) % len(subjects) for at in range(len(subjects))]
    base, other = plan(text for text, _ in subjects), plan(subjects[at][1] for at in order)
    labels = np.array([[Label.SAME if o == b else Label.NONE for o in order] for b in range(6)])
    return Pair(
        name=name,
        documents=frozenset({name}),
        field=name,
        base=Side(plan=base, clauses=base.document.clauses),
        other=Side(plan=other, clauses=other.document.clauses),
        labels=labels,
        annex=False,
    )


def test_training_learns_what_is_the_same() -> None:
    prepared = [prepare(pair(name, turned=turned)) for turned, name in enumerate("abc")]
    usual = find_usual(prepared)
    weights = fit([rows_of(p, usual) for p in prepared], usual)
    assert len(weights.values) == len(NAMES)
    scores = score_pairs(prepared[0].features(weights.usual), weights)
    assert scores.probability.argmax(axis=1).tolist() == list(range(6))
    assert np.all(scores.related >= 0)


def test_validation_leaves_the_field_out() -> None:
    prepared = [prepare(pair(name, turned=turned)) for turned, name in enumerate("abc")]
    left_out = list(validate(prepared))
    assert [left.pair.name for left, _ in left_out] == ["a", "b", "c"]
    evidence: Any = find_evidence(left_out)
    assert set(evidence["left_out"]) == {"a", "b", "c"}
    assert evidence["left_out"]["c"]["candidate_recall"] == 1.0
    assert [p.pair.name for p, _ in validate(prepared, fields=["b"])] == ["b"]


def test_validation_needs_a_pair_without_the_document() -> None:
    with pytest.raises(SettingsError, match="no pair is left"):
        list(validate([prepare(pair("a", turned=0))]))
