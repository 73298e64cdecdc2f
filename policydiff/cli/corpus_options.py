"""Arguments and options that the commands of a corpus share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policydiff.stages.support.errors import SettingsError

if TYPE_CHECKING:
    from policydiff.stages.corpus.engine.task import Engine
    from policydiff.stages.corpus.linking.pair_rules import Rule

Folder = Annotated[Path, typer.Option("--store", metavar="DIR", help="The folder of the store.")]
Workers = Annotated[
    int | None,
    typer.Option(metavar="N", help="Number of worker processes; by default one per core."),
]
EngineName = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="NAME",
        help="Where to run: local, or dask for an existing Dask cluster.",
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="tcp://HOST:PORT", help="Address of the Dask scheduler, for --engine dask."
    ),
]
Years = Annotated[
    str | None,
    typer.Option(
        metavar="FROM-TO", help="Use only plans for these years, such as 2015-2020 or 2019."
    ),
]
Places = Annotated[
    list[str] | None,
    typer.Option(
        "--places",
        metavar="TEXT",
        help="Use only places with TEXT in their path, or this code; repeatable.",
    ),
]

PairRule = Annotated[
    str,
    typer.Option(
        metavar="RULE", help="Which pairs to align: versions, jurisdictions, levels or all."
    ),
]
Partners = Annotated[
    int,
    typer.Option(
        metavar="N", min=1, help="Align each document with this many of its nearest others."
    ),
]


def rule_of(pairs: str, *, years: str | None, places: list[str] | None) -> Rule:
    """The rule that the options state.

    Raises:
        SettingsError: They state none.
    """
    from policydiff.stages.corpus.linking.pair_rules import Pairs, Rule, parse_years

    if pairs not in tuple(Pairs):
        raise SettingsError("--pairs", f"{pairs!r} is no rule", hint=", ".join(Pairs))
    return Rule(pairs=Pairs(pairs), years=parse_years(years), places=tuple(places or ()))


def engine_of(name: str, *, scheduler: str | None, workers: int | None) -> Engine:
    """Where to run.

    Raises:
        SettingsError: The options contradict each other.
    """
    from policydiff.stages.corpus.engine.task import Engine

    if name not in ("local", "dask"):
        raise SettingsError("--engine", f"{name!r} is no engine", hint="local or dask")
    if (name == "dask") != (scheduler is not None):
        hint = "for a cluster: --engine dask --scheduler tcp://HOST:PORT"
        raise SettingsError("--scheduler", "belongs to --engine dask", hint=hint)
    if workers is not None and workers < 1:
        raise SettingsError("--workers", f"{workers} is too few", hint="1 or more")
    return Engine(workers=workers or os.cpu_count() or 1, scheduler=scheduler)
