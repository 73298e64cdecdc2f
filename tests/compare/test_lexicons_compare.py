"""Each entry of this stage's lexicons by its own examples, as the program takes them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from policydiff.stages.compare import Difference, Ladder, NameKind, Reason
from policydiff.stages.compare.indicators.indicator_similarity import (
    _qualifiers,
    core_name,
    is_bare,
    plain_name,
    telling_words,
)
from policydiff.stages.compare.indicators.lexicon_words import any_of, name_words
from policydiff.stages.compare.indicators.name_classes import mean_one_thing
from policydiff.stages.compare.indicators.near_names import near_names
from policydiff.stages.compare.indicators.rates import is_rate
from policydiff.stages.compare.indicators.references import (
    aim_words,
    is_marked,
    is_near,
    lead_over_reference,
    reference_key,
)
from policydiff.stages.compare.indicators.relationship import pair_documents
from policydiff.stages.compare.indicators.target_times import _years_said
from policydiff.stages.compare.model.comparison import Op, Piece
from policydiff.stages.compare.targets.kinds_of_counts import find_works
from policydiff.stages.compare.targets.obstacles import find_obstacle, scope_of
from policydiff.stages.compare.targets.said_measures import is_narrower, is_of_it
from policydiff.stages.compare.targets.target_pair import TargetPair
from policydiff.stages.compare.themes.theme_vocabulary import content_words
from policydiff.stages.compare.wording.named_projects import find_named
from policydiff.stages.compare.wording.shared_projects import find_carried
from policydiff.stages.compare.wording.verbs import built_in_verbs, find_promises
from policydiff.stages.compare.wording.wording_differences import classify_differences
from policydiff.stages.documents import Jurisdiction, Level
from policydiff.stages.knowledge.lexicon import Entry, load_lexicon
from policydiff.stages.knowledge.modality import modality_rank
from policydiff.stages.targets import Mode, Target
from policydiff.stages.targets.extraction import find_targets
from policydiff.stages.targets.target_codes import Reference
from tests.factories import document, target

THING = "甲乙"  # no word of any lexicon
COURSE = name_words("course_of", lexicon="reference_tiers")


def of(text: str, **fields: Any) -> Target:
    """A target that is said, and named, by the text."""
    return target(document([text]).clauses[0], text, **fields)


def obstacle(base: Target, other: Target) -> Reason | None:
    """What keeps two targets of one name and document from being compared."""
    pair = TargetPair(
        base=base, other=other, names=1.0, linked=None, score=1.0, same_indicator=True
    )
    return find_obstacle(pair, pair_documents(document([THING]), document([THING])))


def is_ranked(entry: Entry, text: str) -> bool:
    steps = (step for phrase in find_promises(text, built_in_verbs()) for step in phrase.steps)
    ladder, rank = entry.text("ladder"), entry.number("rank")
    return any(
        step.ladder.value == ladder and Decimal(step.rank) == rank and step.word in entry.patterns
        for step in steps
    )


def is_named(kind: NameKind, text: str) -> bool:
    return [(named.name, named.kind) for named in find_named(text)] == [(text, kind)]


def is_common(text: str) -> bool:
    """Whether a scheme that two documents name is one of the whole country."""
    said = document([f"融入“{text}”。"])
    return all(name.common for name in find_carried(said, said, same_place=True))


def abbreviates(text: str) -> bool:
    """Whether a line may be named by any two characters that follow each other."""
    return all(is_named(NameKind.LINE, f"{a}{b}铁路") for a, b in pairwise(text))


NANHU = Jurisdiction(
    code="330402", name="南湖区", path=("浙江省", "嘉兴市", "南湖区"), level=Level.COUNTY
)


def leans_on(place: str, text: str) -> bool:
    """Whether an aim of a county leans on the result of this place."""
    aim = of(text, value=None, stated=text, refers_to=Reference.SUPERIOR_RESULT)
    return reference_key(aim, document([text], jurisdiction=NANHU)).of == place


def lead(text: str) -> Decimal:
    return lead_over_reference(of(text, value=None, stated=text))


def thing(text: str) -> str:
    """What an aim leans on that is no superior's."""
    aim = of(text, value=None, stated=text, refers_to=Reference.OWN_TARGET)
    return reference_key(aim, document([text])).of


BY_KEY: dict[str, Callable[[str], bool]] = {
    # bounds
    "bound": lambda text: tells(Difference.QUALIFIER, text),
    "reach": lambda text: tells(Difference.QUALIFIER, text),
    # beside_verbs
    "before": lambda text: built_in_verbs().head.match(text) is not None,
    "after": lambda text: built_in_verbs().tail.search(text) is not None,
    # named_things
    "line": lambda text: is_named(NameKind.LINE, text),
    "site": lambda text: is_named(NameKind.SITE, text),
    "region": lambda text: is_named(NameKind.SITE, f"{text}示范区"),
    "abbreviation": abbreviates,
    "common": is_common,
    # names
    "action": lambda text: core_name(text + THING) != plain_name(text + THING),
    "reference": lambda text: telling_words(text + THING) != core_name(text + THING),
    "firms": lambda text: obstacle(of(text, unit="家"), of(text, unit="户")) is None,
    "each": lambda text: scope_of(of(text), document([text])) is not None,
    "part": lambda text: scope_of(of(text), document([text])) is not None,
    "whole": lambda text: scope_of(of(THING, scope=text), document([THING])) is None,
    "of_it": lambda text: any(
        is_of_it(plain_name(text), text[:cut]) for cut in range(2, len(text))
    ),
    "narrowing": lambda text: is_narrower(
        of(THING), text.replace("学校", "").replace("企业", "") + THING
    ),
    "and_others": lambda text: any_of(name_words("and_others")).search(text) is not None,
    "before_name": lambda text: any(word in text for word in name_words("before_name")),
    "behind_name": lambda text: any(
        text[at:].startswith(name_words("behind_name")) for at in range(1, 7)
    ),
    "using": lambda text: any(text.startswith(word) for word in name_words("using")),
    "actors": lambda text: text.endswith(name_words("actors")),
    "means": lambda text: any(
        is_of_it(plain_name(text), text[:cut]) for cut in range(2, len(text))
    ),
    "threshold_bound": lambda text: (
        plain_name(f"{text}10亿元{THING}") == plain_name(f"10亿元{THING}")
        or obstacle(of(THING, threshold=f"10亿元{text}"), of(THING, threshold="10亿元")) is None
    ),
    "general": lambda text: any(word in text for word in name_words("general")),
    "course": lambda text: any(text.endswith(word) for word in name_words("course")),
    "span": lambda text: _years_said(of(text)) > 1,
    "new": lambda text: obstacle(of(text), of(THING)) is Reason.DEFINITION,
    "per_head": lambda text: is_rate(of(text, unit="个")),
    "per_unit": lambda text: is_rate(of(text, unit="元")),
    "ending": lambda text: is_rate(of(text, unit="元")),
    # reference_tiers
    "reference_country": lambda text: leans_on("country", text),
    "reference_province": lambda text: leans_on("浙江省", text),
    "reference_prefecture": lambda text: leans_on("嘉兴市", text),
    "reference_county": lambda text: leans_on("南湖区", text),
    "filling": lambda text: len(aim_words(of(text, stated=text))) < len(text),
    "nearly": lambda text: is_near(of(text, value=None, stated=text)),
    "expected_aims": lambda text: any(
        word in text for word in name_words("expected_aims", lexicon="reference_tiers")
    ),
    "superior": lambda text: leans_on("嘉兴市", text),
    "being": lambda text: any(w in text for w in name_words("being", lexicon="reference_tiers")),
    "above": lambda text: lead(text) > 0,
    "below": lambda text: lead(text) < 0,
    "in_step": lambda text: lead(text) == 0,
    "course_of": lambda text: any(w in text and w not in thing(text) for w in COURSE),
    "economy": lambda text: thing(text) == "经济",
    "markedly": lambda text: is_marked(of(text, value=None, stated=text)),
    "neutral": lambda text: any(
        word in text and mean_one_thing(text.replace(word, "", 1) + THING * 2, text + THING * 2)
        for word in name_words("neutral")
    ),
    "either_side": lambda text: any(
        mean_one_thing(f"{text.removesuffix(verb)}{THING}{verb}", verb + text[: -len(verb)] + THING)
        for verb in name_words("either_side")
        if text.endswith(verb)
    ),
    # stocks
    "raise": lambda text: obstacle(of(text, unit="元"), of(THING, unit="元")) is Reason.DEFINITION,
    "leaving": lambda text: obstacle(of(text, mode=Mode.CUT), of(text)) is None,
    "reached": lambda text: obstacle(of(f"培训{THING}"), of(text)) is Reason.DEFINITION,
    "increase": lambda text: obstacle(of(text, unit="元"), of(THING, unit="元")) is not None,
    "done": lambda text: obstacle(of(f"新签{THING}"), of(text)) is None,
}


def tells(kind: Difference, text: str) -> bool:
    return kind in classify_differences([Piece(op=Op.DELETE, text=text)])


BY_LEXICON: dict[str, Callable[[Entry, str], bool]] = {
    "indicator_aliases": lambda entry, text: plain_name(text) == entry.patterns[0].casefold(),
    "near_indicators": lambda entry, text: (
        text == entry.patterns[0] or bool(near_names({entry.patterns[0], text})[text])
    ),
    "bare_indicators": lambda _, text: is_bare(of(text)),
    "verb_effort": is_ranked,
    "generic_words": lambda _, text: text not in content_words(text),
    "indicator_qualifiers": lambda entry, text: entry.key in {key for _, key in _qualifiers(text)},
    "verb_role": is_ranked,
    "verb_stage": is_ranked,
    "works": lambda entry, text: not set(entry.patterns).isdisjoint(find_works(of(text))),
    **{
        name: lambda entry, text: BY_KEY[entry.key](text)
        for name in (
            "beside_verbs",
            "reach_words",
            "named_projects",
            "indicator_name_parts",
            "reference_tiers",
            "stock_and_flow",
        )
    },
}
# The fields of an entry beside key, patterns, examples and source that the program reads.
VERBS = {"ladder", "rank", "yields", "not_before"}
FIELDS = {
    "verb_effort": VERBS,
    "indicator_qualifiers": {"group", "alone"},
    "verb_role": VERBS,
    "verb_stage": VERBS | {"pushed"},
    "works": {"group"},
}
ENTRIES = [
    pytest.param(name, entry, id=f"{name}-{entry.key}")
    for name in sorted(BY_LEXICON)
    for entry in load_lexicon(name)
]


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_examples_match(name, entry):
    assert [e for e in entry.examples if not BY_LEXICON[name](entry, e)] == []


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_counterexamples_do_not_match(name, entry):
    assert entry.counterexamples
    assert [e for e in entry.counterexamples if BY_LEXICON[name](entry, e)] == []


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_each_pattern_has_an_example(name, entry):
    """Those that another entry lends have theirs there."""
    lent = {
        pattern
        for one in load_lexicon(name)
        if one.key in entry.texts("includes")
        for pattern in one.patterns
    }
    own = (p for p in entry.patterns if p not in lent)
    assert [p for p in own if not any(p in e for e in entry.examples)] == []


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_no_field_stands_there_that_the_program_does_not_read(name, entry):
    """A not_before that nobody reads would seem to make a word another one."""
    assert entry.more.keys() <= FIELDS.get(name, set()) | {"includes", "unlike"}


def test_verbs_far_from_the_end_are_verbs_of_their_entry():
    for entry in load_lexicon("verb_stage"):
        assert set(entry.texts("pushed")) <= set(entry.patterns)


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        pytest.param("保证收缴税款5亿元", 5, id="ensure"),
        pytest.param("收缴保证金5亿元", 3, id="a-deposit-ensures-nothing"),
        pytest.param("力争招引企业5家", 2, id="strive"),
        pytest.param("增加竞争企业5家", 3, id="rivals-strive-for-nothing"),
    ],
)
def test_a_word_that_only_looks_like_a_modality_has_no_rank(text, rank):
    (found,) = find_targets(document([text])).targets
    assert modality_rank(found.modality) == rank


def test_every_qualifier_has_a_group():
    entries = [*load_lexicon("indicator_qualifiers"), *load_lexicon("works")]
    assert all(entry.text("group") for entry in entries)


def test_every_commitment_verb_has_a_ladder_and_a_rank():
    entries = [e for name in ("verb_stage", "verb_role", "verb_effort") for e in load_lexicon(name)]
    assert all(entry.text("ladder") in set(Ladder) and entry.number("rank") for entry in entries)
