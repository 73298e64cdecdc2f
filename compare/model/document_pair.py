"""The two documents of a comparison, and whether they speak of one place."""

from __future__ import annotations

from dataclasses import dataclass

from policydiff.stages.documents import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPair:
    """The two documents whose targets are held against each other."""

    base: Document
    other: Document
    # Only of one place anything is strengthened, raised, dropped; of two the numbers differ.
    one_place: bool

    @property
    def levels_differ(self) -> bool:
        """Whether both places are known and of two levels of government."""
        mine, theirs = self.base.jurisdiction, self.other.jurisdiction
        return mine is not None and theirs is not None and mine.level is not theirs.level
