"""Import the libraries of the extra `corpus` on first use, or say which is missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any

from policydiff.stages.support.errors import SettingsError

EXTRA = "policydiff[corpus]"


def need(name: str) -> Any:
    """A module of the extra.

    Returns:
        The module; typed as Any, since most of them ship no types.

    Raises:
        SettingsError: The extra is not installed.
    """
    try:
        module: ModuleType = import_module(name)
    except ImportError as error:
        package = name.partition(".")[0]
        hint = f"install the extra: pip install '{EXTRA}'"
        raise SettingsError("corpus", f"{package} is not installed", hint=hint) from error
    return module
