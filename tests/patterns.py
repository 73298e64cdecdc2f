"""Every regular expression of the packages and lexicons, and texts that are bad for it.

    python tests/patterns.py [--seconds N]

Run as a program it tells which of them take more than linear time on some text; CI runs it.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import random
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_LEFT_OUT = "policydiff.stages.align.training"  # tools of the project's developers
PLACED = (
    "number_names",
    "times",
    "valueless_aims",
)  # lexicons with placeholders
_WAYS = ("match", "fullmatch", "search", "split", "findall", "finditer", "sub")
SHORT, LONG = 3_000, 24_000  # characters of the same text twice
RATIO = 24.0  # of their times; 8 where time is linear, 64 where it is quadratic
SENSIBLE = 0.03  # seconds of processor time; less is not told from noise
SHORTEST = 0.002  # seconds; clocks tick no finer than that everywhere
HARD = 3.0  # seconds of processor time after which a match is given up


class TooLongError(Exception):
    """A match was given up."""


class Spy:
    """A compiled pattern that remembers how it is used."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.real = pattern
        self.used = set[str]()

    def __getattr__(self, name: str) -> object:
        if name in _WAYS:
            self.used.add(name)
        return getattr(self.real, name)


def collect() -> dict[str, Spy]:
    """The patterns that the modules compile, and those that work makes of the lexicons."""
    found: dict[str, Spy] = {}
    compile_pattern = re.compile

    def recorded(way: str) -> Callable[..., object]:
        function = getattr(re, way)

        def call(pattern: object, *args: object, **options: object) -> object:
            file = Path(sys._getframe(1).f_code.co_filename)
            own = file.is_relative_to(ROOT) and ".venv" not in file.parts
            if not own or not isinstance(pattern, str):
                return function(pattern, *args, **options)
            flags = [v for v in (*args, *options.values()) if isinstance(v, re.RegexFlag)]
            spy = found.setdefault(pattern, Spy(compile_pattern(pattern, *flags[:1])))
            if way == "compile":
                return spy
            spy.used.add(way)
            return function(pattern, *args, **options)

        return call

    for way in ("compile", *_WAYS):
        setattr(re, way, recorded(way))
    package = importlib.import_module("policydiff")
    for info in pkgutil.walk_packages(package.__path__, "policydiff."):
        if not info.name.startswith(_LEFT_OUT):
            importlib.import_module(info.name)
    _work()
    return found


def _work() -> None:
    """Read, compare and count, so that patterns made of lexicons are compiled too."""
    import tempfile

    import policydiff
    from policydiff.stages.knowledge.expressions import expression
    from policydiff.stages.knowledge.lexicon import load_lexicon
    from policydiff.stages.knowledge.pattern_matcher import matcher

    files = sorted((ROOT / "fixtures").glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        policydiff.report(files, Path(folder) / "report", codebook="policy-fields")
    for lexicon in PLACED:
        for runs in matcher(lexicon).by_first.values():
            assert all(run.rest for run in runs if run.place)
    for lexicon in sorted(path.stem for path in (ROOT / "knowledge" / "lexicons").glob("*.toml")):
        for entry in load_lexicon(lexicon):
            if entry.text("form") == "expression":
                expression(lexicon, entry.key)


def texts(pattern: str, *, rounds: int, chance: random.Random) -> Iterator[Callable[[int], str]]:
    """Texts of any length that a pattern may find hard: pieces of it, said again and again."""
    literal = [char for char in dict.fromkeys(pattern) if char.isalnum() or char in "、。,%()-—:"]
    alphabet = [*literal[:24], *"中国年月日0一1 .(,"]
    for char in dict.fromkeys(alphabet):
        yield partial(_repeated, "", char, "\n!")
    for _ in range(rounds):
        piece = "".join(chance.choices(alphabet, k=chance.randint(2, 9)))
        head = "".join(chance.choices(alphabet, k=chance.randint(0, 4)))
        yield partial(_repeated, head, piece, "!")


def _repeated(head: str, piece: str, end: str, size: int) -> str:
    return head + piece * (size // len(piece)) + end


def is_slow(spy: Spy, text: Callable[[int], str]) -> bool:
    """Whether the time of a pattern, used as the program uses it, grows faster than a text."""
    used = spy.used or {"fullmatch", "search"}
    ways: list[str] = [w for w in ("match", "fullmatch") if w in used]
    ways += ["search"] * bool(used - {"match", "fullmatch"})  # the others look on from each place
    for way in (getattr(spy.real, name) for name in ways):
        try:
            long = _seconds(way, text(LONG))
            if long <= SENSIBLE:
                continue
            short = max(SHORTEST, *(_seconds(way, text(SHORT)) for _ in range(4)))
            if min(long, *(_seconds(way, text(LONG)) for _ in range(2))) > RATIO * short:
                return True
        except TooLongError:
            return True
    return False


def _seconds(way: Callable[[str], object], text: str) -> float:
    signal.setitimer(signal.ITIMER_VIRTUAL, HARD)  # processor time, whatever else runs here
    start = time.process_time()
    try:
        way(text)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def _give_up(*_: object) -> None:
    raise TooLongError


def main() -> int:
    """Try all patterns for a while; the slow ones are printed and make the status 1."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=30.0, help="processor time, about")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    spies = collect()
    signal.signal(signal.SIGVTALRM, _give_up)
    chance, slow, tried = random.Random(options.seed), dict[str, str](), 0
    start, rounds = time.process_time(), 0
    while not rounds or time.process_time() - start < options.seconds:
        for pattern, spy in spies.items():
            for text in texts(pattern, rounds=4 * rounds, chance=chance):
                tried += 1
                if pattern not in slow and is_slow(spy, text):
                    slow[pattern] = text(20)
            if rounds and time.process_time() - start > options.seconds:
                break
        rounds += 1
    print(json.dumps({"patterns": len(spies), "tried": tried, "slow": slow}, ensure_ascii=False))
    return 1 if slow else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
