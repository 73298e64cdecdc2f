"""What a report's data/ holds, for tests: values by kind and key, packed ones too."""

from __future__ import annotations

import base64
import json
import re
import zlib
from pathlib import Path
from typing import Any

_CALL = re.compile(
    r'policydiff\.(register|unpack)\("(\w+)",("(?:[^"\\]|\\.)*"),(.*)\);\n', re.DOTALL
)


def read_data(path: Path) -> Any:
    """The value that a data file hands to its page."""
    call = _CALL.fullmatch(path.read_text(encoding="utf-8"))
    assert call is not None, path
    value = json.loads(call[4])
    return json.loads(zlib.decompress(base64.b64decode(value))) if call[1] == "unpack" else value


def block(page: str, kind: str) -> Any:
    """The value that stands in a page of its own."""
    found = re.search(rf'data-kind="{kind}" data-key="[^"]*">(.*?)</script>', page, re.DOTALL)
    assert found is not None, kind
    return json.loads(found[1])


def painted_anchors(folder: Path, page: str) -> set[str]:
    """The anchors that scripts paint into a page of a report."""
    if page.startswith("documents/"):
        data = read_data(folder / "data" / page.replace(".html", ".js"))
        return {f"c-{row[0]}" for row in data["clauses"]} | {
            f"t-{row[3]}" for row in data["targets"]
        }
    if page.startswith("pairs/"):
        data = read_data(folder / "data" / page.replace(".html", ".js"))
        verdicts = read_data(folder / "data" / "site.js")["codes"]["verdict"]
        return {f"v-{verdicts[row[2]]}" for row in data["targets"]}
    return set()
