"""Read and write the manifest: which files make up the store now."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from policydiff.stages.corpus.store.schema import BASE, SCHEMA
from policydiff.stages.support.atomic_files import write_file
from policydiff.stages.support.errors import SettingsError

MANIFEST = "manifest.json"
KIND = "policydiff corpus"

# From the schema before to each schema: what to change in a manifest of the one before.
# A part whose columns are fewer than the schema's is read with the missing ones empty.
MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    2: lambda manifest: manifest,  # pairs.made_from: empty in older parts, so all is aligned anew
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A run of documents, sorted by id, that share one part in each of the base tables."""

    first: str  # ids of its first and last document
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A table made from the base tables, and what it was made from."""

    parts: tuple[str, ...]
    rows: int
    made_from: str  # digest of the parts and settings that it was made from


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The parts of a store; two stores with the same content have the same manifest."""

    groups: tuple[Group, ...] = ()
    parts: Mapping[str, tuple[str, ...]] = field(  # base table → a part for each group
        default_factory=lambda: dict.fromkeys(BASE, ())
    )
    rows: Mapping[str, int] = field(default_factory=lambda: dict.fromkeys(BASE, 0))
    derived: Mapping[str, Derived] = field(default_factory=dict)
    index: str | None = None  # folder of the index for queries

    def all_parts(self) -> frozenset[str]:
        """Every part and folder that the store needs."""
        names = {name for parts in self.parts.values() for name in parts}
        names |= {name for table in self.derived.values() for name in table.parts}
        return frozenset(names | ({self.index} if self.index else set()))


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a store.

    Raises:
        SettingsError: There is no store, it is damaged, or a newer policydiff made it.
    """
    path = folder / MANIFEST
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        found = data["kind"] == KIND
        schema = int(data["schema"])
    except FileNotFoundError as error:
        hint = f"make one: policydiff corpus add FILES --store {folder}"
        raise SettingsError(folder, "is no corpus store", hint=hint) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(path, error) from error
    if not found:
        raise SettingsError(folder, "is no corpus store", hint="name another folder")
    if schema > SCHEMA:
        what = f"was made by a newer policydiff: schema {schema}, this one knows {SCHEMA}"
        raise SettingsError(folder, what, hint="update policydiff")
    for step in range(schema + 1, SCHEMA + 1):
        data = MIGRATIONS[step](data)
    try:
        return _parsed(data)
    except (KeyError, TypeError) as error:
        raise _damaged(path, error) from error


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put a manifest in place; from then on readers see its parts and no others."""
    data = {
        "kind": KIND,
        "schema": SCHEMA,
        "groups": [asdict(group) for group in manifest.groups],
        "tables": {
            **{
                table: {"rows": manifest.rows[table], "parts": list(manifest.parts[table])}
                for table in BASE
            },
            **{
                name: {"rows": t.rows, "parts": list(t.parts), "made_from": t.made_from}
                for name, t in sorted(manifest.derived.items())
            },
        },
        "index": manifest.index,
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    write_file(folder / MANIFEST, (text + "\n").encode())


def _parsed(data: Mapping[str, Any]) -> Manifest:
    tables = data["tables"]
    return Manifest(
        groups=tuple(Group(**group) for group in data["groups"]),
        parts={table: tuple(tables[table]["parts"]) for table in BASE},
        rows={table: tables[table]["rows"] for table in BASE},
        derived={
            name: Derived(parts=tuple(t["parts"]), rows=t["rows"], made_from=t["made_from"])
            for name, t in tables.items()
            if name not in BASE
        },
        index=data["index"],
    )


def _damaged(path: Path, error: Exception) -> SettingsError:
    what = f"cannot be read as a manifest: {error}"
    hint = "restore it from a copy, or add the files to a store in another folder"
    return SettingsError(path, what, hint=hint)
