"""The bench: what checking has before it. A register, a convention, and the day of publication as the day of
knowledge.
"""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from functools import cached_property

from ...model.acts import SIGNATURES, AnyAct
from ...model.conventions import Convention
from ...model.days import ONE_DAY
from ...model.partial_dates import PartialDate
from ...model.state_sets import StateSet
from ...register import Register
from ..circles import Circle, Lines, Within, belongs

_KEPT = 48
_LINES: OrderedDict[tuple[int, str, dt.date | None, bool], Lines] = OrderedDict()


class Bench:
    """A register's record of one convention, seen from the day of publication, or from today.

    ``notes`` gathers what checking wants to say beside its readings.
    """

    def __init__(self, register: Register, convention: str, published: dt.date, *, known: bool = True) -> None:
        self.register = register
        self.treaty: Convention = register.convention(convention)
        self.key: str = self.treaty.key
        self.published = published
        self.known_on: dt.date | None = published if known else None
        self.notes: list[str] = []

    @cached_property
    def today(self) -> Bench:
        """The same with everything that is in the record today."""
        return Bench(self.register, self.key, self.published, known=False)

    @property
    def lines(self) -> Lines:
        """How everybody stood, from what was received by the day of knowledge."""
        return _lines(self.register, self.key, self.known_on, False)

    @property
    def as_seen(self) -> Lines:
        """How everybody stood, each day as it was known on that day."""
        return _lines(self.register, self.key, None, True)

    def code(self, state: str) -> str:
        """The alpha-3 code of a state that a claim names. Raises `UnknownState` and `AmbiguousName`."""
        return self.register.state(state, on=self.published).alpha3

    def set_of(self, codes: Iterable[str]) -> StateSet:
        """The States of these codes."""
        states = (self.register.state(code) for code in codes)
        return StateSet(states, directory=self.register.facts.directory)

    def days(self, on: PartialDate | None) -> tuple[dt.date, dt.date]:
        """The days that a claim speaks of: with none the day of publication; a period under way ends with it."""
        if on is None:
            return self.published, self.published
        under_way = on.first <= self.published <= on.last
        return on.first, self.published if under_way else on.last

    def incomplete(self, circle: Circle, day: dt.date) -> bool:
        """Whether the record may lack acts that bear on the circle on that day. Signatures end with their time."""
        if day <= self.treaty.as_of:
            return False
        clause = self.treaty.signature
        closed = clause is not None and (clause.closes or self.treaty.in_force or dt.date.max) <= self.treaty.as_of
        return not (closed and circle in (Circle.SIGNATORIES, Circle.UNSIGNED))

    @property
    def record_ends(self) -> str:
        """Why a later day cannot be answered, in words."""
        return f"the record is complete to {self.treaty.as_of}"

    def turning(self, circle: Circle, day: dt.date, within: Within = None) -> tuple[AnyAct, ...]:
        """The acts by which the circle came to be what it is on that day, and by which it next changes."""
        days = [when for when, _, _ in self.as_seen.counts(circle, within)]
        past = [when for when in days if dt.date.min < when <= day]
        nearest = [*past[-1:], *(when for when in days if when > day)][:2]
        acts: list[AnyAct] = []
        for turn in nearest:
            before = turn - ONE_DAY
            moved = [
                code
                for code in self.register.facts.bounds
                if belongs(circle, self.as_seen.moment(code, before))
                is not belongs(circle, self.as_seen.moment(code, turn))
            ]
            acts += [change.act for shows, change in self.as_seen.changes if shows == turn and change.state in moved]
            signed = self.register.acts(self.key, since=turn, until=turn)
            acts += [act for act in signed if act.kind in SIGNATURES and act.state in moved]
        return tuple(dict.fromkeys(acts))


def spells(changes: Iterable[tuple[dt.date, bool]]) -> Iterator[tuple[dt.date, dt.date | None]]:
    """The times [start, end) in which something is so, from the days on which it changes; None where it lasts."""
    start: dt.date | None = None
    for day, right in changes:
        if right and start is None:
            start = day
        elif not right and start is not None:
            if day > start:
                yield start, day
            start = None
    if start is not None:
        yield start, None


def _lines(register: Register, key: str, known_on: dt.date | None, seen_then: bool) -> Lines:
    """The lines, worked out once for many claims of one register: registers never change."""
    slot = (id(register), key, known_on, seen_then)
    found = _LINES.get(slot)
    if found is None or found.register is not register:
        found = _LINES[slot] = Lines(register, key, known_on=known_on, seen_then=seen_then)
        while len(_LINES) > _KEPT:
            _LINES.popitem(last=False)
    return found
