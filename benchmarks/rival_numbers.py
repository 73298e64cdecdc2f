"""Recognizers-Text and JioNLP on sentences; run by extraction.py in benchmarks/.venv.

Reads a JSON list of sentences from standard input and prints, for each program, the seconds that
the fastest of several passes took and for each sentence the [surface text, value] pairs found.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import time
from collections.abc import Callable

PASSES = 7

Found = list[tuple[str, str]]


def recognizers() -> Callable[[str], Found]:
    """Number, percentage, currency and dimension models for Chinese."""
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    numbers = NumberRecognizer(Culture.Chinese)
    units = NumberWithUnitRecognizer(Culture.Chinese)
    models = (
        numbers.get_number_model(),
        numbers.get_percentage_model(),
        units.get_currency_model(),
        units.get_dimension_model(),
    )

    def find(text: str) -> Found:
        return [
            (entity.text, str(entity.resolution["value"]))
            for model in models
            for entity in model.parse(text)
            if entity.resolution and entity.resolution.get("value") is not None
        ]

    return find


def jionlp() -> Callable[[str], Found]:
    """The extractor of amounts of money, JioNLP's only one for numbers with a unit."""
    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp as jio

    def find(text: str) -> Found:
        found = []
        for entity in jio.ner.extract_money(text):
            value = entity["detail"]["num"]
            low = value[0] if isinstance(value, list) else value
            found.append((entity["text"], str(low)))
        return found

    return find


def main() -> None:
    """Measure both on the sentences given."""
    sentences: list[str] = json.load(sys.stdin)
    result = {}
    for name, make in (("Recognizers-Text", recognizers), ("JioNLP (money)", jionlp)):
        find = make()
        seconds = []
        for _ in range(PASSES + 1):  # the first one warms up
            start = time.perf_counter()
            found = [find(sentence) for sentence in sentences]
            seconds.append(time.perf_counter() - start)
        result[name] = {"seconds": min(seconds[1:]), "found": found}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
