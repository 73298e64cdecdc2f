"""policydiff tells a policy researcher what changed between government plans.

Example:
    >>> import policydiff
    >>> found = policydiff.compare("fixtures/jiaxing-2010.txt", "fixtures/jiaxing-2019.txt")
    >>> frames = policydiff.to_frames(found)
    >>> frames["target_changes"].head()  # doctest: +SKIP

The functions are those of the commands. The types are what the functions return, and the errors
are what they raise; each is loaded when it is first asked for.
"""

from __future__ import annotations

import warnings
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policydiff.api import (
        annex,
        compare,
        escalate,
        learn,
        read,
        report,
        themes,
        to_frames,
        track,
    )
    from policydiff.reading import ReadOptions, UnreadWarning
    from policydiff.stages.compare import Comparison, TargetChange, Theme, Themes
    from policydiff.stages.compare.model.escalation_types import Escalation
    from policydiff.stages.compare.model.series_types import Series, Track
    from policydiff.stages.documents import Clause, Document
    from policydiff.stages.support.errors import (
        DocumentError,
        LexiconError,
        OutputError,
        PolicyDiffError,
        SettingsError,
    )
    from policydiff.stages.support.limits import Limits
    from policydiff.stages.support.notices import Notice
    from policydiff.stages.targets import Plan, Target

__version__ = "0.1.0"
__all__ = [
    "Clause",
    "Comparison",
    "Document",
    "DocumentError",
    "Escalation",
    "LexiconError",
    "Limits",
    "Notice",
    "OutputError",
    "Plan",
    "PolicyDiffError",
    "ReadOptions",
    "Series",
    "SettingsError",
    "Target",
    "TargetChange",
    "Theme",
    "Themes",
    "Track",
    "UnreadWarning",
    "annex",
    "compare",
    "escalate",
    "highlights",
    "learn",
    "read",
    "report",
    "themes",
    "to_frames",
    "track",
]

_HOMES = {
    "policydiff.api": "annex compare escalate highlights learn read report themes to_frames track",
    "policydiff.reading": "ReadOptions UnreadWarning",
    "policydiff.stages.compare": "Comparison TargetChange Theme Themes",
    "policydiff.stages.compare.model.escalation_types": "Escalation",
    "policydiff.stages.compare.model.series_types": "Series Track",
    "policydiff.stages.documents": "Clause Document",
    "policydiff.stages.support.limits": "Limits",
    "policydiff.stages.support.errors": (
        "DocumentError LexiconError OutputError PolicyDiffError SettingsError"
    ),
    "policydiff.stages.support.notices": "Notice",
    "policydiff.stages.targets": "Plan Target",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}
_RENAMED = {"Reading": "ReadOptions"}  # old name → new name; the old one works for one release


def __getattr__(name: str) -> object:
    """A public name, loaded when it is first used, so that `import policydiff` stays quick."""
    if name in _RENAMED:
        new = _RENAMED[name]
        message = f"policydiff.{name} is now policydiff.{new}"
        warnings.warn(message, DeprecationWarning, stacklevel=2)
        return __getattr__(new)
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
