"""Claims: what can be said of a convention and checked, as frozen values. Nothing here looks at a register.

A claim knows the convention, the day of publication, and its place in the text that it was read from, if any. Days that
a claim speaks of may be a day, a month or a year; with none, the day of publication is meant.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeAlias

from attrs import field, frozen, validators

from ..model.days import as_day
from ..model.partial_dates import PartialDate
from .circles import Circle, Within


class Comparison(StrEnum):
    """How a claim's number compares with the true one. ``ABOUT`` is within a twentieth, ``NEARLY`` up to a tenth
    below.
    """

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    FEWER_THAN = "fewer_than"
    ABOUT = "about"
    NEARLY = "nearly"

    @property
    def label(self) -> str:
        """The comparison in words."""
        return self.value.replace("_", " ")

    def holds(self, actual: float, claimed: float, *, grain: float = 0) -> bool:
        """Whether the claimed number stands in this comparison to the actual one.

        `grain` is how far apart they may be and still be equal: half the last digit that the claim gives.
        """
        match self:
            case Comparison.EXACTLY:
                return abs(actual - claimed) <= grain
            case Comparison.AT_LEAST:
                return actual >= claimed
            case Comparison.MORE_THAN:
                return actual > claimed
            case Comparison.AT_MOST:
                return actual <= claimed
            case Comparison.FEWER_THAN:
                return actual < claimed
            case Comparison.ABOUT:
                return abs(actual - claimed) <= max(grain, claimed / 20)
            case _:
                return claimed * 9 / 10 <= actual <= claimed


class Relation(StrEnum):
    """How the listed States stand to the circle: they all belong to it, or they and no others do."""

    BELONG = "belong"
    ARE_ALL = "are_all"


class Event(StrEnum):
    """What claims date, rank and count. ``BECAME_PARTY`` and ``WITHDREW`` have several readings.

    ``RATIFIED`` covers acceptance and approval, ``JOINED`` every consent to be bound, by the day of receipt;
    ``ADOPTED``, ``OPENED`` and ``IN_FORCE`` without a State are those of the convention itself.
    """

    SIGNED = "signed"
    RATIFIED = "ratified"
    ACCEDED = "acceded"
    JOINED = "joined"
    IN_FORCE = "in_force"
    BECAME_PARTY = "became_party"
    NOTIFIED = "notified"
    LEFT = "left"
    WITHDREW = "withdrew"
    ADOPTED = "adopted"
    OPENED = "opened"

    @property
    def label(self) -> str:
        """The event in words."""
        return _EVENT_LABELS[self]

    @property
    def readings(self) -> tuple[Event, ...]:
        """What the word can mean, the likeliest first: all of them are usual."""
        return _EVENT_READINGS.get(self, (self,))


_EVENT_LABELS = {
    Event.SIGNED: "signature",
    Event.RATIFIED: "ratification, acceptance or approval deposited",
    Event.ACCEDED: "accession deposited",
    Event.JOINED: "consent deposited",
    Event.IN_FORCE: "entry into force",
    Event.BECAME_PARTY: "becoming party",
    Event.NOTIFIED: "notice of withdrawal received",
    Event.LEFT: "withdrawal in effect",
    Event.WITHDREW: "withdrawal",
    Event.ADOPTED: "adoption",
    Event.OPENED: "opening for signature",
}

_EVENT_READINGS = {
    Event.BECAME_PARTY: (Event.JOINED, Event.IN_FORCE),
    Event.WITHDREW: (Event.LEFT, Event.NOTIFIED),
}


class Intent(StrEnum):
    """What States announce."""

    WITHDRAW = "withdraw"
    JOIN = "join"


def _moment(value: PartialDate | dt.date | str | None) -> PartialDate | None:
    if value is None or isinstance(value, PartialDate):
        return value
    if type(value) is dt.date:
        return PartialDate(value.year, value.month, value.day)
    return PartialDate.parse(value) if isinstance(value, str) else _moment(as_day(value))


def _known(value: PartialDate | dt.date | str) -> PartialDate:
    found = _moment(value)
    assert found is not None  # only None becomes None
    return found


def _day(value: dt.date | str) -> dt.date:
    return as_day(value, "published")


def _names(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        raise TypeError(f"states takes several codes or names, not one text: write ({value!r},)")
    return tuple(item if isinstance(item, str) else item.alpha3 for item in value)


def _texts(value: Iterable[str]) -> tuple[str, ...]:
    return tuple(value)


def _name(value: Any) -> Any:
    return value if value is None or isinstance(value, str) else value.alpha3


def _within(value: Any) -> Within:
    return value if value is None or isinstance(value, str) else _names(value)


@frozen(kw_only=True, repr=False)
class Claim:
    """What all claims have.

    ``published`` is the day of publication: claims are checked by what was known on it. ``text`` are the words,
    [``start``, ``end``) their place in the text that they were read from. ``assumed`` says in words what the reader
    took for granted.
    """

    convention: str = "APMBC"
    published: dt.date = field(converter=_day)
    text: str = ""
    start: int | None = None
    end: int | None = None
    assumed: tuple[str, ...] = field(default=(), converter=_texts)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self}>"

    def __str__(self) -> str:
        return f"{self._said()} ({self.convention}, published {self.published})"

    def _said(self) -> str:
        raise NotImplementedError


@frozen(kw_only=True, repr=False)
class CountClaim(Claim):
    """So many States are in a circle: "165 countries are party"."""

    number: int = field(validator=validators.ge(0))
    comparison: Comparison = field(default=Comparison.EXACTLY, converter=Comparison)
    circle: Circle = field(default=Circle.MEMBER, converter=Circle)
    on: PartialDate | None = field(default=None, converter=_moment)
    within: Within = field(default=None, converter=_within)

    def _said(self) -> str:
        return f"{_number(self.comparison, self.number)} States {self.circle.label}{_inside(self)}{_on(self.on)}"


@frozen(kw_only=True, repr=False)
class ListClaim(Claim):
    """These States are in a circle, or are all that are in it; ``ordered`` says that they are listed in the order in
    which they came to it. An empty list with ``ARE_ALL`` says that there is none.
    """

    states: tuple[str, ...] = field(converter=_names)
    circle: Circle = field(default=Circle.MEMBER, converter=Circle)
    relation: Relation = field(default=Relation.BELONG, converter=Relation)
    ordered: bool = False
    on: PartialDate | None = field(default=None, converter=_moment)
    within: Within = field(default=None, converter=_within)

    def _said(self) -> str:
        only = "only " if self.relation is Relation.ARE_ALL else ""
        order = ", in that order" if self.ordered else ""
        who = ", ".join(self.states) or "none"
        return f"{only}{who}: {self.circle.label}{_inside(self)}{order}{_on(self.on)}"


@frozen(kw_only=True, repr=False)
class StatusClaim(Claim):
    """A State is in a circle, or with ``holds=False`` is not in it: "Poland is not a party"."""

    state: str = field(converter=_name)
    circle: Circle = field(default=Circle.MEMBER, converter=Circle)
    holds: bool = True
    on: PartialDate | None = field(default=None, converter=_moment)

    def _said(self) -> str:
        return f"{self.state}: {'' if self.holds else 'not '}{self.circle.label}{_on(self.on)}"


@frozen(kw_only=True, repr=False)
class DateClaim(Claim):
    """Something happened on a day, in a month or a year, or from ``when`` to ``until``; of a State, or of the
    convention itself where there is none.
    """

    event: Event = field(converter=Event)
    when: PartialDate = field(converter=_known)
    until: PartialDate | None = field(default=None, converter=_moment)
    state: str | None = field(default=None, converter=_name)

    def _said(self) -> str:
        until = f" to {self.until}" if self.until else ""
        return f"{self.state or 'the convention'}: {self.event.label} {self.when}{until}"


@frozen(kw_only=True, repr=False)
class RankClaim(Claim):
    """A State was the so-manieth to do something; -1 is the last. With ``AT_MOST``: one of the first so many."""

    state: str = field(converter=_name)
    rank: int
    event: Event = field(default=Event.JOINED, converter=Event)
    comparison: Comparison = field(default=Comparison.EXACTLY, converter=Comparison)
    within: Within = field(default=None, converter=_within)

    def _said(self) -> str:
        place = "last" if self.rank == -1 else f"{_number(self.comparison, self.rank)} in order"
        return f"{self.state}: {place}, {self.event.label}{_inside(self)}"


@frozen(kw_only=True, repr=False)
class SpanClaim(Claim):
    """So many States, or these, did something from ``since`` to ``until``, both included; with no ``until``, in the
    day, month or year ``since``. ``number=None`` says nothing about how many.
    """

    event: Event = field(converter=Event)
    since: PartialDate = field(converter=_known)
    until: PartialDate | None = field(default=None, converter=_moment)
    number: int | None = None
    comparison: Comparison = field(default=Comparison.EXACTLY, converter=Comparison)
    states: tuple[str, ...] = field(default=(), converter=_names)
    within: Within = field(default=None, converter=_within)

    def _said(self) -> str:
        until = f" to {self.until}" if self.until else ""
        number = "" if self.number is None else f"{_number(self.comparison, self.number)} States"
        states = f" ({', '.join(self.states)})" if self.states else ""
        return f"{number}{states}{_inside(self)}: {self.event.label}, {self.since}{until}".strip()


@frozen(kw_only=True, repr=False)
class ShareClaim(Claim):
    """So many percent of the States, of all or of a part of the world, are in a circle."""

    percent: float
    comparison: Comparison = field(default=Comparison.EXACTLY, converter=Comparison)
    circle: Circle = field(default=Circle.PARTY, converter=Circle)
    on: PartialDate | None = field(default=None, converter=_moment)
    within: Within = field(default=None, converter=_within)

    def _said(self) -> str:
        number = _number(self.comparison, self.percent)
        return f"{number} % of States{_inside(self)} {self.circle.label}{_on(self.on)}"


class Direction(StrEnum):
    """How a later count compares with an earlier one."""

    MORE = "more"
    FEWER = "fewer"
    SAME = "same"


@frozen(kw_only=True, repr=False)
class ChangeClaim(Claim):
    """A circle has more, fewer or as many States at a later time than at an earlier one, perhaps ``by`` so many."""

    earlier: PartialDate = field(converter=_known)
    later: PartialDate | None = field(default=None, converter=_moment)
    direction: Direction = field(converter=Direction)
    by: int | None = None
    comparison: Comparison = field(default=Comparison.EXACTLY, converter=Comparison)
    circle: Circle = field(default=Circle.MEMBER, converter=Circle)
    within: Within = field(default=None, converter=_within)

    def _said(self) -> str:
        by = "" if self.by is None else f" by {_number(self.comparison, self.by)}"
        later = self.later or "the day of publication"
        return f"{self.direction} States {self.circle.label}{_inside(self)}{by}: {later} against {self.earlier}"


@frozen(kw_only=True, repr=False)
class FigureClaim(Claim):
    """A figure of the world, such as stockpiled mines destroyed; ``measure`` is its key in the record's figures."""

    measure: str
    value: float
    comparison: Comparison = field(default=Comparison.EXACTLY, converter=Comparison)
    on: PartialDate | None = field(default=None, converter=_moment)

    def _said(self) -> str:
        return f"{self.measure}: {_number(self.comparison, self.value)}{_on(self.on)}"


@frozen(kw_only=True, repr=False)
class AnnouncementClaim(Claim):
    """These States, or so many, had announced by the day that they would withdraw or join."""

    intent: Intent = field(default=Intent.WITHDRAW, converter=Intent)
    states: tuple[str, ...] = field(default=(), converter=_names)
    number: int | None = None
    comparison: Comparison = field(default=Comparison.EXACTLY, converter=Comparison)
    on: PartialDate | None = field(default=None, converter=_moment)

    def _said(self) -> str:
        number = "" if self.number is None else f"{_number(self.comparison, self.number)} States "
        who = f"({', '.join(self.states)}) " if self.states else ""
        return f"{number}{who}announced to {self.intent}{_on(self.on)}"


KINDS: dict[str, type[Claim]] = {
    "count": CountClaim,
    "list": ListClaim,
    "status": StatusClaim,
    "date": DateClaim,
    "rank": RankClaim,
    "span": SpanClaim,
    "share": ShareClaim,
    "change": ChangeClaim,
    "figure": FigureClaim,
    "announcement": AnnouncementClaim,
}
"""The kinds of claim by the name that files give them."""

AnyClaim: TypeAlias = (
    CountClaim
    | ListClaim
    | StatusClaim
    | DateClaim
    | RankClaim
    | SpanClaim
    | ShareClaim
    | ChangeClaim
    | FigureClaim
    | AnnouncementClaim
)


def _number(comparison: Comparison, number: float) -> str:
    return f"{number:,.15g}" if comparison is Comparison.EXACTLY else f"{comparison.label} {number:,.15g}"


def _on(on: PartialDate | None) -> str:
    return f", {on}" if on else ""


def _inside(claim: Any) -> str:
    if claim.within is None:
        return ""
    return f" of {claim.within if isinstance(claim.within, str) else ', '.join(claim.within)}"
