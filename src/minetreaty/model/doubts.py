"""Doubts: what makes an answer less certain than it looks. Worked out in one place, they travel with the answer."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from .acts import AnyAct
from .states import State


class DoubtKind(StrEnum):
    """Why an answer is not certain.

    ``UNCONFIRMED``: without the acts that have only one secondary source, or none, the answer would be another.
    ``CONTESTED``: another status is asserted and was answered. ``DISPUTED_DATE``: sources print other dates.
    ``BEYOND_RECORD``: the date lies after the one to which the record is complete. ``OPEN``: the record cannot tell.
    """

    UNCONFIRMED = "unconfirmed"
    CONTESTED = "contested"
    DISPUTED_DATE = "disputed_date"
    BEYOND_RECORD = "beyond_record"
    OPEN = "open"


@frozen(kw_only=True)
class Doubt:
    """One reason why an answer is not certain: its kind, the State and the act that it is about, and a sentence.

    ``state`` is None where the doubt is about all States, ``act`` where it comes from no act.
    """

    kind: DoubtKind
    state: State | None = None
    act: AnyAct | None = None
    text: str

    def __str__(self) -> str:
        return self.text


class Doubtful:
    """What answers with doubts have in common. The flags say which kinds of doubt there are."""

    __slots__ = ()

    doubts: tuple[Doubt, ...]

    @property
    def unconfirmed(self) -> bool:
        """Whether leaving out the acts marked unconfirmed would change the answer."""
        return has(self.doubts, DoubtKind.UNCONFIRMED)

    @property
    def contested(self) -> bool:
        """Whether another status is asserted, and was answered."""
        return has(self.doubts, DoubtKind.CONTESTED)

    @property
    def disputed_date(self) -> bool:
        """Whether sources print other dates."""
        return has(self.doubts, DoubtKind.DISPUTED_DATE)

    @property
    def beyond_record(self) -> bool:
        """Whether the date lies after the one to which the record is complete."""
        return has(self.doubts, DoubtKind.BEYOND_RECORD)


def kinds_of(doubts: tuple[Doubt, ...]) -> tuple[DoubtKind, ...]:
    """The kinds of the doubts, each once, in the order of the enumeration."""
    return tuple(kind for kind in DoubtKind if has(doubts, kind))


def words_of(kind: DoubtKind) -> str:
    """The kind in words."""
    return {DoubtKind.BEYOND_RECORD: "beyond the record", DoubtKind.DISPUTED_DATE: "date disputed"}.get(
        kind, kind.value
    )


def has(doubts: tuple[Doubt, ...], kind: DoubtKind) -> bool:
    """Whether there is a doubt of that kind."""
    return any(doubt.kind is kind for doubt in doubts)
