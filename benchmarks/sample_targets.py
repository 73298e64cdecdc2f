"""A sample of the targets found in real documents, to count precision by hand.

    python benchmarks/sample_targets.py CORPUS

CORPUS is a folder with the folders named in SAMPLE: documents that nobody had read when the
sample was drawn. Of each file targets are taken in reading order by a fixed step, so that the same
program draws the same sample. Prints one target in its sentence a line, and one count a file.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from policydiff.stages.documents.read import read_document
from policydiff.stages.targets import Plan, Target
from policydiff.stages.targets.extraction import find_targets

SAMPLE = {  # of the cities every 9th from the 8th in the order of their names, but 河池
    "city_2024": "亳州 南充 天门 岳阳 德阳 林芝 淮安 玉林 芜湖 赣州 钦州 防城港 黄石",
    "provincial_2025": "吉林省 黑龙江省",
    "hailar_gb18030": "2014",
    "gwr": "2019",
    "policies": "shandong_038 shandong_046 shandong_055",
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
