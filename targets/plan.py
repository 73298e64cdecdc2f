"""What target extraction yields: a Plan, that is a Document with its Targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from policydiff.stages.documents import Document
from policydiff.stages.support.fields import About, Shape
from policydiff.stages.support.span import Span
from policydiff.stages.targets.target import Target, TargetId
from policydiff.stages.targets.target_codes import Passed


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedNumber:
    """A number with a unit that is neither in a target nor in a result."""

    quote: str  # equals span.of(document.text)
    span: Annotated[Span, About(shape=Shape.INLINE)]
    reason: Passed


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A document with the targets read from it."""

    document: Document
    targets: Annotated[tuple[Target, ...], About(store=False)]  # reading order
    results: Annotated[tuple[Target, ...], About(store=False)] = ()  # 去年增长5.8%; reading order
    numbers_passed: tuple[PassedNumber, ...] = ()  # neither target nor result; reading order

    def target(self, target_id: TargetId) -> Target:
        """The target with this id.

        Raises:
            KeyError: No target has this id.
        """
        for target in self.targets:
            if target.id == target_id:
                return target
        raise KeyError(target_id)
