"""Align two sequences of clauses: the public function of this stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from policydiff.stages.align.alignment import Decision, Links, Side, Verdict
from policydiff.stages.align.assignment import Assign, Scored, assign
from policydiff.stages.align.candidates import FindCandidates, find_candidates
from policydiff.stages.align.clause_view import own_places, view_side
from policydiff.stages.align.link_order import Pair
from policydiff.stages.align.pair_features import find_identical
from policydiff.stages.align.scoring import ScoreViews, score_views
from policydiff.stages.align.similarity import compare_views, word_weights
from policydiff.stages.align.word_statistics import load_background
from policydiff.stages.support.errors import SettingsError, joined


def align_clauses(
    base: Side,
    other: Side,
    *,
    ordered: bool,
    decisions: Sequence[Decision] = (),
    candidates: FindCandidates = find_candidates,
    scores: ScoreViews = score_views,
    links: Assign = assign,
) -> Links:
    """The corresponding clauses of two sides, and for each lone clause its nearest candidate.

    Args:
        base: The earlier side, or the main text.
        other: The other side; the same clauses may stand on both.
        ordered: True for versions of one document: links follow the order of the clauses where it
            holds, and what stands out of order is marked as moved. False: order means nothing.
        decisions: A person's verdicts; they overrule every score.
        candidates: Finds the pairs that may become links; those of the same text always may.
        scores: Scores every pair, with the parts of each score.
        links: Makes links of the scored candidates.

    Returns:
        Links in order of base, then of other. Empty where a side has no clauses.

    Raises:
        SettingsError: A decision names a clause that its side does not have.
    """
    verdicts = place_verdicts(base, other, decisions)
    background = load_background()
    places = own_places(base.plan.document.jurisdiction, other.plan.document.jurisdiction)
    left, right = view_side(base, places=places), view_side(other, places=places)
    if not left or not right:
        return Links(alignments=())
    similarities = compare_views(left, right, background)
    identical = find_identical(left, right)
    scored = Scored(
        base=base.clauses,
        other=other.clauses,
        base_views=left,
        other_views=right,
        candidates=candidates(left, right, similarities) | identical,
        scores=scores(left, right, similarities),
        identical=identical,
        rarity=word_weights(left, right, background),
        verdicts=verdicts,
    )
    return links(scored, ordered=ordered)


def place_verdicts(
    base: Side, other: Side, decisions: Sequence[Decision]
) -> Mapping[Pair, Verdict]:
    """Decisions by position.

    Raises:
        SettingsError: See `align_clauses`; all unknown clauses are named at once.
    """
    left = {clause.id: at for at, clause in enumerate(base.clauses)}
    right = {clause.id: at for at, clause in enumerate(other.clauses)}
    unknown = [f"base has no clause {d.base}" for d in decisions if d.base not in left]
    unknown += [f"other has no clause {d.other}" for d in decisions if d.other not in right]
    if unknown:
        hint = "use the clause ids that compare --json prints"
        raise SettingsError("decisions", joined(unknown), hint=hint)
    return {(left[d.base], right[d.other]): d.verdict for d in decisions}
