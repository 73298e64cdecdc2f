"""Whether two checkouts give the same results, byte for byte.

    python benchmarks/same_results.py OLD NEW --corpus CORPUS [--files 40]

OLD and NEW are folders of checkouts, CORPUS is a folder of documents. Each checkout runs `read` on
every document, `compare` and `annex` on the fixtures, and `track`, `themes` and `report
--json-files` on several, with the Python that runs this script. Every output that differs is
named, and the status is 1 then. It serves for changes that move code and change no result.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")


def main() -> None:
    """Run both checkouts and print what differs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--files", type=int, default=40, help="Documents, evenly drawn.")
    given = parser.parse_args()
    fixtures = sorted((given.new.resolve() / "fixtures").glob("*.txt"))
    drawn = list(draw(given.corpus, given.files))
    with tempfile.TemporaryDirectory() as folder:
        outcomes = [
            run_all(checkout.resolve(), Path(folder, str(at)), fixtures, drawn)
            for at, checkout in enumerate((given.old, given.new))
        ]
    old, new = outcomes
    differ = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    print(f"{len(old)} outputs of {len(fixtures)} fixtures and {len(drawn)} documents")
    print("\n".join(["these differ:", *differ]) if differ else "all are the same, byte for byte")
    sys.exit(bool(differ))


def draw(corpus: Path, count: int) -> Iterator[Path]:
    """Documents at even distances in the order of their paths."""
    found = [path for path in sorted(corpus.resolve().rglob("*")) if path.suffix in SUFFIXES]
    yield from found[:: max(1, len(found) // count)][:count]


def run_all(
    checkout: Path, out: Path, fixtures: Sequence[Path], drawn: Sequence[Path]
) -> Mapping[str, str]:
    """The digest of each output, by its name."""
    out.mkdir()
    told = dict[str, str]()

    def run(name: str, *arguments: str) -> None:
        done = policydiff(checkout, out, arguments)
        told[f"{name}: status and messages"] = digest(f"{done.returncode} {done.stderr}".encode())

    for at, path in enumerate((*fixtures, *drawn)):
        run(f"read {path.name}", "read", str(path), "--json", f"read-{at}.json")
    for base in fixtures:
        run(f"annex {base.stem}", "annex", str(base), "--json", f"annex-{base.stem}.json")
        for other in fixtures:
            name = f"{base.stem}-{other.stem}"
            if base != other:
                run(name, "compare", str(base), str(other), "--json", f"{name}.json")
    many = [str(path) for path in (*fixtures, *drawn)]
    run("track", "track", *many, "--csv", "track.csv")
    run("themes", "themes", *map(str, fixtures), "--json", "themes.json")
    run("report", "report", *map(str, fixtures), "-o", "report", "--json-files", "--lang", "zh")
    files = (path for path in sorted(out.rglob("*")) if path.is_file())
    kept = (path for path in files if path.suffix in (".json", ".csv"))
    return told | {str(path.relative_to(out)): digest(path.read_bytes()) for path in kept}


def policydiff(
    checkout: Path, out: Path, arguments: Sequence[str]
) -> subprocess.CompletedProcess[str]:
    """Run one command of a checkout in the folder `out`."""
    code = "import sys; sys.path[0] = sys.argv.pop(1); from policydiff.cli import run; run()"
    environment = os.environ | {"PYTHONPATH": str(checkout), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-c", code, str(checkout), *arguments]
    return subprocess.run(
        command, cwd=out, env=environment, capture_output=True, text=True, check=False
    )


def digest(data: bytes) -> str:
    """The SHA-256 of the bytes, as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    main()
