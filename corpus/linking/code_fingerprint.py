"""Fingerprint the program that aligns, so that links of another version are not kept."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

_STAGES = ("support", "knowledge", "documents", "targets", "align", "compare", "corpus")
_LIBRARIES = ("numpy", "rapidfuzz", "rjieba", "scipy")  # that scores are computed with
_LEFT_OUT = (".pyc", ".md")


@cache
def program_digest() -> str:
    """A digest of the code, lexicons, weights and libraries that links depend on."""
    digest = hashlib.sha256()
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    above = Path(__file__).resolve().parents[2]
    for stage in _STAGES:
        for path in sorted((above / stage).rglob("*")):
            if path.is_file() and path.suffix not in _LEFT_OUT:
                data = path.read_bytes()
                digest.update(f"{path.relative_to(above).as_posix()} {len(data)}\n".encode())
                digest.update(data)
    return digest.hexdigest()
