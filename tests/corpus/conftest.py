from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.stages.corpus.adding import add_files as add
from policydiff.stages.corpus.linking import link
from policydiff.stages.corpus.store import part_writer as parts
from policydiff.stages.corpus.store import partitioning as groups

PLANS = 12


def plan_text(number: int, *, jobs: int = 5) -> str:
    """A small plan of a place and a year; neighbours share clauses."""
    place = ("嘉兴市", "湖州市", "绍兴市")[number % 3]
    year = 2018 + number // 3
    shared = "新建人才公寓1000套,完善青年人才安居保障体系。" if number % 2 else "推进中小学扩容。"
    return (
        f"{place}{year}年政府工作要点\n\n{place}人民政府\n{year}年1月10日\n\n"
        f"一、主要目标\n(一)稳定就业。城镇新增就业{jobs}万人以上。\n"
        f"(二)开放合作。第{number}批项目实际利用外资3亿美元以上。\n"
        f"二、重点任务\n(一)安居保障。{shared}\n"
        "(二)深化改革。持续优化营商环境,推进政务服务一网通办。\n"
    )


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A folder of small plans."""
    folder = tmp_path / "plans"
    (folder / "more").mkdir(parents=True)
    for number in range(PLANS):
        name = f"p{number:02}.txt" if number % 2 else f"more/p{number:02}.txt"
        (folder / name).write_text(plan_text(number), encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _small_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several groups and several commits, though there are few documents."""
    monkeypatch.setattr(groups, "GROUP_DOCUMENTS", 3)
    monkeypatch.setattr(add, "COMMIT_FILES", 4)


@pytest.fixture
def content():
    """What a store holds, byte by byte: the manifest and the files that it names."""

    def read(store: Path) -> dict[str, bytes]:
        from policydiff.stages.corpus.store.manifest import read_manifest

        files = [store / "manifest.json"]
        for name in read_manifest(store).all_parts():
            path = store / "parts" / name
            files += sorted(path.iterdir()) if path.is_dir() else [path]
        return {path.relative_to(store).as_posix(): path.read_bytes() for path in files}

    return read


@pytest.fixture
def small_tiles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several tiles and parts of links, though there are few documents."""
    monkeypatch.setattr(link, "TILE_PAIRS", 2)
    monkeypatch.setattr(parts, "PART_ROWS", 40)
    monkeypatch.setattr("policydiff.stages.corpus.search.candidate_clauses.TILE_ROWS", 16)
