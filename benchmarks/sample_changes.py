"""A sample of target changes over pairs of real documents, to count errors by hand.

    python benchmarks/sample_changes.py CORPUS [--later FOLDER] [--seed N] [--read N ...]
        [--most N] [--context]

CORPUS is a folder with gwr/ (national reports by year), provincial_2025/ and city_2024/. Without a
seed the pairs are those of PAIRS; with one they are drawn: national reports in sequence, two
reports of one province (with `--later`, a folder of reports 2026_PROVINCE.txt), places of one
level, provinces and a city against the country; pairs that the seeds of `--read` had drawn, in
whichever order, are left out. Of each pair it prints every change that holds two
targets against each other, every lone target that the other document is said to name, and LONE
other lone targets, at even steps, each with the targets of the other side that are most like it;
`--most` draws so many of all. With `--context` each change is printed with the sentences around
both targets and what is said of it, for a reader who has neither document.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from policydiff.reading import read_all
from policydiff.stages.compare import Comparison, Reason, TargetChange
from policydiff.stages.compare.compare import compare_plans
from policydiff.stages.compare.indicators.indicator_similarity import score_names
from policydiff.stages.compare.indicators.passages import sentence_of
from policydiff.stages.support.notices import render
from policydiff.stages.targets import Plan, Target

# national years in sequence, places of one level, places of two; none of them tuned on before
PAIRS = (
    ("gwr/2009.txt", "gwr/2010.txt"),
    ("gwr/2013.txt", "gwr/2014.txt"),
    ("provincial_2025/山西省.docx", "provincial_2025/宁夏回族自治区.docx"),
    ("provincial_2025/新疆维吾尔自治区.docx", "provincial_2025/西藏自治区.docx"),
    ("provincial_2025/北京市.docx", "provincial_2025/重庆市.docx"),
    ("city_2024/东营.txt", "city_2024/威海.txt"),
    ("city_2024/淮安.txt", "city_2024/盐城.txt"),
    ("city_2024/内江.txt", "city_2024/广元.txt"),
    ("city_2024/桂林.txt", "city_2024/柳州.txt"),
    ("city_2024/宿州.txt", "city_2024/滁州.txt"),
    ("provincial_2025/贵州省.docx", "city_2024/遵义.txt"),
    ("gwr/2024.txt", "city_2024/哈尔滨.txt"),
)
LONE = 6
AROUND = 60  # characters of context on either side of a sentence
_SAID = (Reason.NO_COUNTERPART, Reason.NEW)
Pair = tuple[Path, Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampled:
    """One change, with its comparison."""

    comparison: Comparison
    change: TargetChange


def main() -> None:
    """Print the sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--later", type=Path)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--most", type=int)
    parser.add_argument("--read", type=int, nargs="*", default=())
    parser.add_argument("--context", action="store_true")
    given = parser.parse_args()
    if given.seed is None:
        pairs = [(given.corpus / base, given.corpus / other) for base, other in PAIRS]
    else:
        read = [p for seed in given.read for p in drawn(given.corpus, given.later, seed=seed)]
        known = {frozenset(pair) for pair in read}
        pairs = drawn(given.corpus, given.later, seed=given.seed)
        pairs = [pair for pair in pairs if frozenset(pair) not in known]
    found = [one for pair in pairs for one in sampled(pair)]
    if given.most is not None and len(found) > given.most:
        kept = set(random.Random(given.seed or 0).sample(range(len(found)), given.most))
        found = [one for at, one in enumerate(found) if at in kept]
    for number, one in enumerate(found, start=1):
        print(number, in_context(one) if given.context else in_line(one))


def drawn(corpus: Path, later: Path | None, *, seed: int) -> list[Pair]:
    """The pairs of a seed: sixteen, two fewer without the later reports."""
    chance = random.Random(seed)
    reports = sorted((corpus / "gwr").glob("20*.txt"))
    pairs = chance.sample(list(pairwise(reports)), 3)
    provinces = sorted((corpus / "provincial_2025").glob("*.docx"))
    cities = sorted((corpus / "city_2024").glob("*.txt"))
    if later is not None:
        both = [p for p in provinces if (later / f"2026_{p.stem}.txt").exists()]
        again = chance.sample(both, 2)
        pairs += [(p, later / f"2026_{p.stem}.txt") for p in again]
    pairs += _couples(chance.sample(provinces, 4))
    pairs += _couples(chance.sample(cities, 12))
    pairs += [(corpus / "gwr/2025.txt", one) for one in chance.sample(provinces, 2)]
    pairs += [(corpus / "gwr/2024.txt", chance.choice(cities))]
    return pairs


def _couples(files: Sequence[Path]) -> Iterator[Pair]:
    return zip(files[::2], files[1::2], strict=True)


def sampled(pair: Pair) -> Iterator[Sampled]:
    """Told changes of a pair, then some of the lone ones of which nothing is said."""
    found = compare_plans(*read_all(list(pair)))
    lone = [c for c in found.target_changes if _is_lone(c) and c.reason in _SAID]
    for change in found.target_changes:
        if not _is_lone(change) or change.reason not in _SAID:
            yield Sampled(comparison=found, change=change)
    for place in range(min(LONE, len(lone))):
        yield Sampled(comparison=found, change=lone[place * len(lone) // min(LONE, len(lone))])


def _is_lone(change: TargetChange) -> bool:
    return change.base is None or change.other is None


def in_line(one: Sampled) -> str:
    """The change with what is said of it and both quotes; of a lone one the nearest targets."""
    found, change = one.comparison, one.change
    mine, theirs = sides(found, change)
    head = f"{found.base.document.id} × {found.other.document.id} {change.change}/{change.reason}"
    if _is_lone(change):
        target, far = (mine, found.other) if mine else (theirs, found.base)
        if target is not None and change.reason in _SAID:
            return f"{head}: {target.quote} ~~ {' / '.join(nearest(target, far))}"
    quotes = " || ".join(t.quote for t in (mine, theirs) if t is not None)
    return f"{head}: {render(change.why, 'zh')} << {quotes}"


def in_context(one: Sampled) -> str:
    """The change with the sentences around both targets, on lines of their own."""
    found, change = one.comparison, one.change
    codes = [change.change.value, f"reason={change.reason.value}"]
    codes += [f"words={change.words.value}"] if change.words else []
    codes += [f"ambition={change.ambition.value}"] if change.ambition else []
    codes += [f"stretch={change.stretch.value}"] if change.stretch else []
    codes += [f"counterpart={change.counterpart}"] if change.counterpart else []
    lines = [f"[{found.kind.value}] {' '.join(codes)}", f"  says: {render(change.why, 'zh')}"]
    for name, target, plan in zip(
        ("base ", "other"), sides(found, change), (found.base, found.other), strict=True
    ):
        if target is not None:
            where = plan.document.clause(target.clause)
            heading = " / ".join(where.heading[-2:])
            lines.append(f"  {name} {plan.document.id} ({heading}): {around(target, plan)}")
        else:
            mine = next(t for t in sides(found, change) if t is not None)
            lines.append(f"  {name} {plan.document.id}, nearest: {' / '.join(nearest(mine, plan))}")
    return "\n".join(lines) + "\n"


def around(target: Target, plan: Plan) -> str:
    """The sentence of a target and what stands around it, the quote in 【】."""
    text = plan.document.text
    sentence = sentence_of(text, target.span)
    start, end = max(0, sentence.start - AROUND), min(len(text), sentence.end + AROUND)
    before, after = text[start : target.span.start], text[target.span.end : end]
    return f"…{before}【{target.quote}】{after}…".replace("\n", " ")


def sides(found: Comparison, change: TargetChange) -> tuple[Target | None, Target | None]:
    """The targets of a change."""
    base = found.base.target(change.base) if change.base else None
    return base, found.other.target(change.other) if change.other else None


def nearest(target: Target, far: Plan) -> tuple[str, ...]:
    """The three targets of the other side with the most similar names."""
    ordered = sorted(far.targets, key=lambda other: -score_names(target, other))
    return tuple(other.quote for other in ordered[:3])


if __name__ == "__main__":
    main()
