"""A sample of the targets found in real documents, to count precision by hand.

    python benchmarks/sample_targets.py CORPUS

CORPUS is a folder with the folders named in SAMPLE: documents that nobody had looked at when the sample
was drawn. Of each file targets are taken in reading order by a fixed step, so that the same program
draws the same sample. Prints one target in its sentence a line, and one count a file.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from documents.read import read_document
from targets import Plan, Target
from targets.find import find_targets

SAMPLE = {
    "city_2024": "丽水 北海 咸宁 宜春 广州 攀枝花 毕节 淄博 潜江 贵港 长沙 马鞍山",  # every 9th from the 5th
    "provincial_2025": "上海市 广西壮族自治区 重庆市",
    "policies": "shandong_002 shandong_022 shandong_025 shandong_043 shandong_052",
}
EACH = 16  # targets of a file
BEFORE, AFTER = 50, 20  # characters around the quote


def main() -> None:
    """Print the sample."""
    corpus = Path(sys.argv[1])
    for folder, stems in SAMPLE.items():
        for stem in stems.split():
            path = next((corpus / folder).glob(f"{stem}.*"))
            plan = find_targets(read_document(path))
            print(
                f"# {folder}/{path.stem}: {len(plan.targets)} targets, {len(plan.results)} results"
            )
            count = min(EACH, len(plan.targets))
            for number in range(count):
                print(line(plan, plan.targets[number * len(plan.targets) // count]))


def line(plan: Plan, target: Target) -> str:
    """The target in its sentence, and what was read of it."""
    text, span = plan.document.text, target.span
    before = text[max(0, span.start - BEFORE) : span.start].rsplit("\n", 1)[-1].rsplit("。", 1)[-1]
    after = text[span.end : span.end + AFTER].split("\n", 1)[0].split("。", 1)[0]
    value = f"{target.low}" if target.low == target.high else f"{target.low}~{target.high}"
    return (
        f"{before}【{target.quote}】{after} → {target.indicator} | {target.comparator} {value}"
        f" {target.unit} | {target.mode} {target.deadline} {target.period} {target.modality}"
    )


if __name__ == "__main__":
    main()
