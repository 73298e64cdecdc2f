"""policydiff tells a policy researcher what changed between government plans.

Example:
    >>> import policydiff
    >>> found = policydiff.compare("fixtures/jiaxing-2010.txt", "fixtures/jiaxing-2019.txt")
    >>> frames = policydiff.to_frames(found)
    >>> frames["target_changes"].head()  # doctest: +SKIP
"""

from policydiff.api import annex, compare, escalate, read, report, themes, to_frames, track
from policydiff.reading import Reading, UnreadWarning

__version__ = "0.1.0"
__all__ = [
    "Reading",
    "UnreadWarning",
    "annex",
    "compare",
    "escalate",
    "read",
    "report",
    "themes",
    "to_frames",
    "track",
]
