"""Tasks in worker processes: who wants no more results does not wait for them."""

from __future__ import annotations

import time
from collections.abc import Generator

from policydiff.stages.corpus.engine.job_engine import run_tasks
from policydiff.stages.corpus.engine.task import Engine


def test_tasks_are_given_up_where_nobody_waits_for_them() -> None:
    results = run_tasks(time.sleep, [0, 600, 600, 600], engine=Engine(workers=2))
    assert isinstance(results, Generator)
    assert next(results).position == 0
    begun = time.monotonic()
    results.close()  # as Ctrl-C does
    assert time.monotonic() - begun < 60
