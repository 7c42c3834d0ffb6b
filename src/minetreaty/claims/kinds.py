"""Claims: what can be said of a convention and checked, as frozen values. Nothing here looks at a register.

A claim has its convention, the date of publication, and its place in the text that it was read from, if any. The time
that it speaks of may be a day, a month or a year; with none, the date of publication is meant.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeAlias

from attrs import field, frozen, validators

from ..errors import InvalidDate, UnknownState, as_text, shown
from ..model.days import as_day
from ..model.partial_dates import PartialDate
from ..model.states import State
from .words import Term, Word, label, term

Within: TypeAlias = "str | tuple[str, ...] | None"
"""A part of the world: a group's key or a region (``EU``, ``Africa``), the members themselves, or all of it (None).
``UN`` are the Members of the United Nations.
"""


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
    """How the listed States belong to the population: all of them do, or they and no others do."""

    BELONG = "belong"
    ARE_ALL = "are_all"


class Event(StrEnum):
    """What claims date, rank and count. ``BECAME_PARTY`` and ``WITHDREW`` can mean two events.

    ``RATIFIED`` covers acceptance and approval, ``JOINED`` every consent to be bound, by the date of receipt; ``LEFT``
    is the effect of a withdrawal. ``ADOPTED``, ``OPENED`` and ``IN_FORCE`` without a State are those of the convention
    itself. ``CLEARANCE_DUE`` and ``DESTRUCTION_DUE`` are deadlines.
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
    SUSPENDED = "suspended"
    ADOPTED = "adopted"
    OPENED = "opened"
    CLEARANCE_DUE = "clearance_due"
    DESTRUCTION_DUE = "destruction_due"

    @property
    def label(self) -> str:
        """The event in words."""
        return _EVENT_LABELS.get(self, self.value)

    def meanings(self, *, loosely: bool = False) -> tuple[tuple[Event, bool], ...]:
        """Return the events that the word can mean, the likeliest first, and whether people usually mean that.

        `loosely` adds what careless prose may mean: "ratified" or "signed" for every way of joining.
        """
        usual = _EVENT_MEANINGS.get(self, (self,))
        more = _EVENTS_LOOSELY.get(self, ()) if loosely else ()
        return (*((event, True) for event in usual), *((event, False) for event in more))


_EVENT_LABELS = {
    Event.RATIFIED: "ratified, accepted or approved",
    Event.IN_FORCE: "entered into force",
    Event.BECAME_PARTY: "became party",
    Event.NOTIFIED: "gave notice of withdrawal",
    Event.OPENED: "opened for signature",
    Event.CLEARANCE_DUE: "clearance due",
    Event.DESTRUCTION_DUE: "destruction of stockpiles due",
}

_EVENT_MEANINGS = {
    Event.BECAME_PARTY: (Event.JOINED, Event.IN_FORCE),
    Event.WITHDREW: (Event.LEFT, Event.NOTIFIED),
}
_EVENTS_LOOSELY = {
    Event.SIGNED: (Event.JOINED, Event.IN_FORCE),
    Event.RATIFIED: (Event.JOINED, Event.IN_FORCE),
    Event.ACCEDED: (Event.JOINED, Event.IN_FORCE),
    Event.JOINED: (Event.IN_FORCE,),
}


class Intent(StrEnum):
    """What States announce."""

    WITHDRAW = "withdraw"
    JOIN = "join"


def _partial(value: PartialDate | dt.date | str | None) -> PartialDate | None:
    if value is None or isinstance(value, PartialDate):
        return value
    if type(value) is dt.date:
        return PartialDate(value.year, value.month, value.day)
    return PartialDate.parse(value) if isinstance(value, str) else _partial(as_day(value))


def _known(value: PartialDate | dt.date | str) -> PartialDate:
    found = _partial(value)
    if found is None:
        raise InvalidDate(
            "when is missing: give a date, or text of the form YYYY, YYYY-MM or YYYY-MM-DD.", query="None"
        )
    return found


def _day(value: dt.date | str) -> dt.date:
    return as_day(value, "published")


def _names(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        raise TypeError(f"states takes several codes or names, not one text: write ({shown(value)},)")
    return tuple(map(_code, value))


def _code(value: object) -> str:
    if isinstance(value, (str, State)):
        return value if isinstance(value, str) else value.alpha3
    raise UnknownState(f"{shown(value)} is not a state: give a code, a name or a State.", query=as_text(value))


def _texts(value: Iterable[str]) -> tuple[str, ...]:
    return tuple(value)


def _name(value: Any) -> Any:
    return None if value is None else _code(value)


def _within(value: Any) -> Within:
    return value if value is None or isinstance(value, str) else _names(value)


@frozen(kw_only=True, repr=False)
class Claim:
    """What all claims have.

    ``published`` is the date of publication: claims are checked by what was known on it. ``text`` are the words,
    [``start``, ``end``) their place in the text that they were read from. ``assumed`` says in words what the reader
    assumed; a claim that rests on an assumption is never contradicted. With ``loosely`` the words are those of prose,
    where "ratified" may stand for every way of joining: such a meaning supports nothing, and keeps the claim from being
    contradicted.
    """

    convention: str = "APMBC"
    published: dt.date = field(converter=_day)
    text: str = ""
    start: int | None = None
    end: int | None = None
    assumed: tuple[str, ...] = field(default=(), converter=_texts)
    loosely: bool = False

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self}>"

    def __str__(self) -> str:
        return f"{self._said()} ({self.convention}, published {self.published})"

    def _said(self) -> str:
        raise NotImplementedError


@frozen(kw_only=True, repr=False)
class CountClaim(Claim):
    """A number of States belong to a population: "165 countries are party"."""

    number: int = field(validator=validators.ge(0))
    comparison: Comparison = field(default=Comparison.EXACTLY, converter=Comparison)
    population: Term = field(default=Word.MEMBER, converter=term)
    on: PartialDate | None = field(default=None, converter=_partial)
    within: Within = field(default=None, converter=_within)

    def _said(self) -> str:
        return f"{_number(self.comparison, self.number)} States{_inside(self)}: {label(self.population)}{_on(self.on)}"


@frozen(kw_only=True, repr=False)
class ListClaim(Claim):
    """These States belong to a population, or are all that do; ``ordered`` says that they are listed in the order in
    which they came to it. An empty list with ``ARE_ALL`` says that there is none.
    """

    states: tuple[str, ...] = field(converter=_names)
    population: Term = field(default=Word.MEMBER, converter=term)
    relation: Relation = field(default=Relation.BELONG, converter=Relation)
    ordered: bool = False
    on: PartialDate | None = field(default=None, converter=_partial)
    within: Within = field(default=None, converter=_within)

    def _said(self) -> str:
        only = "only " if self.relation is Relation.ARE_ALL else ""
        order = ", in that order" if self.ordered else ""
        who = ", ".join(self.states) or "none"
        return f"{only}{who}: {label(self.population)}{_inside(self)}{order}{_on(self.on)}"


@frozen(kw_only=True, repr=False)
class StatusClaim(Claim):
    """A State belongs to a population, or with ``holds=False`` does not: "Poland is not a party"."""

    state: str = field(converter=_name)
    population: Term = field(default=Word.MEMBER, converter=term)
    holds: bool = True
    on: PartialDate | None = field(default=None, converter=_partial)

    def _said(self) -> str:
        return f"{self.state}: {'' if self.holds else 'not '}{label(self.population)}{_on(self.on)}"


@frozen(kw_only=True, repr=False)
class DateClaim(Claim):
    """Something happened on a day, in a month or a year, or from ``when`` to ``until``; of a State, or of the
    convention itself where there is none.
    """

    event: Event = field(converter=Event)
    when: PartialDate = field(converter=_known)
    until: PartialDate | None = field(default=None, converter=_partial)
    state: str | None = field(default=None, converter=_name)

    def _said(self) -> str:
        until = f" to {self.until}" if self.until else ""
        return f"{self.state or 'the convention'}: {self.event.label} {self.when}{until}"


@frozen(kw_only=True, repr=False)
class RankClaim(Claim):
    """A State was the nth to do something; -1 is the last. With ``AT_MOST``: one of the first n."""

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
    """A number of States, or these, did something from ``since`` to ``until``, both included; with no ``until``, in the
    day, month or year ``since``. ``number=None`` says nothing about how many.
    """

    event: Event = field(converter=Event)
    since: PartialDate = field(converter=_known)
    until: PartialDate | None = field(default=None, converter=_partial)
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
    """A share in percent of the States, of all or of a part of the world, belongs to a population."""

    percent: float
    comparison: Comparison = field(default=Comparison.EXACTLY, converter=Comparison)
    population: Term = field(default=Word.PARTY, converter=term)
    on: PartialDate | None = field(default=None, converter=_partial)
    within: Within = field(default=None, converter=_within)

    def _said(self) -> str:
        number = _number(self.comparison, self.percent)
        return f"{number} % of States{_inside(self)}: {label(self.population)}{_on(self.on)}"


class Direction(StrEnum):
    """How a later count compares with an earlier one."""

    MORE = "more"
    FEWER = "fewer"
    SAME = "same"


@frozen(kw_only=True, repr=False)
class ChangeClaim(Claim):
    """A population has more, fewer or as many States at a later time as at an earlier one, perhaps ``by`` a number."""

    earlier: PartialDate = field(converter=_known)
    later: PartialDate | None = field(default=None, converter=_partial)
    direction: Direction = field(converter=Direction)
    by: int | None = None
    comparison: Comparison = field(default=Comparison.EXACTLY, converter=Comparison)
    population: Term = field(default=Word.MEMBER, converter=term)
    within: Within = field(default=None, converter=_within)

    def _said(self) -> str:
        by = "" if self.by is None else f" by {_number(self.comparison, self.by)}"
        later = self.later or "the day of publication"
        return f"{self.direction} States{_inside(self)}, {label(self.population)}{by}: {later} against {self.earlier}"


@frozen(kw_only=True, repr=False)
class FigureClaim(Claim):
    """A figure of the world, such as stockpiled mines destroyed; ``measure`` is its key in the record's figures."""

    measure: str
    value: float
    comparison: Comparison = field(default=Comparison.EXACTLY, converter=Comparison)
    on: PartialDate | None = field(default=None, converter=_partial)

    def _said(self) -> str:
        return f"{self.measure}: {_number(self.comparison, self.value)}{_on(self.on)}"


@frozen(kw_only=True, repr=False)
class AnnouncementClaim(Claim):
    """These States, or a number of them, had announced by the date that they would withdraw or join."""

    intent: Intent = field(default=Intent.WITHDRAW, converter=Intent)
    states: tuple[str, ...] = field(default=(), converter=_names)
    number: int | None = None
    comparison: Comparison = field(default=Comparison.EXACTLY, converter=Comparison)
    on: PartialDate | None = field(default=None, converter=_partial)

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
