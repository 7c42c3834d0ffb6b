"""Statuses: the seven answers to how a State stands to a convention on a day."""

from __future__ import annotations

from enum import StrEnum


class _Badge:
    """Shows a status in a notebook as a word on its colour; an enumeration's own body cannot hold this name."""

    def __html__(self) -> str:
        from ..display.html import badge

        return badge(str(self))

    _repr_html_ = __html__


class Status(_Badge, StrEnum):
    """How a State stands to a convention on a day (VCLT Art. 2(1)(f), (g)). Tables keep this order."""

    OUTSIDE = "outside"
    SIGNATORY = "signatory"
    CONTRACTING = "contracting"
    PARTY = "party"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"
    UNDETERMINED = "undetermined"

    @property
    def is_party(self) -> bool:
        """Whether the convention is in force for the State: a party under notice of withdrawal is still a party."""
        return self is Status.PARTY or self is Status.WITHDRAWING

    @property
    def is_contracting(self) -> bool:
        """Whether the State has consented to be bound and not left, in force for it or not (VCLT Art. 2(1)(f))."""
        return self is Status.CONTRACTING or self.is_party
