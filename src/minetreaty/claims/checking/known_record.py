"""The known record: what checking has before it. A register, a convention, and the date of publication as the date of
knowledge.
"""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from functools import cached_property

from ...law.effects import after
from ...model.acts import SIGNATURES, AnyAct
from ...model.conventions import Convention
from ...model.days import ONE_DAY
from ...model.partial_dates import PartialDate
from ...model.populations import Population
from ...model.state_sets import StateSet
from ...register import Register
from ...standing.membership import belongs
from ..kinds import Within
from ..verdicts import Outcome
from .positions import Positions

_KEPT = 48
_POSITIONS: OrderedDict[tuple[int, str, dt.date | None, bool], Positions] = OrderedDict()

_SIGNED = frozenset({Population.SIGNATORIES, Population.UNSIGNED})
_BY_FORCE = frozenset({Population.STATES_PARTIES, Population.NONPARTIES})
_KEEP = frozenset({Population.SIGNATORIES, Population.WITHDRAWN, Population.ALL_STATES})
"""Populations that no later act takes a State out of: it has signed, or it has left."""
_LEFT_LATE = frozenset(
    {
        Population.STATES_PARTIES, Population.CONTRACTING_STATES, Population.COMMITTED, Population.RATIFIED,
        Population.ACCEDED, Population.ACCEDED_OR_SUCCEEDED,
    }
)  # fmt: skip
"""Populations that a State leaves only when a notice takes effect."""


class KnownRecord:
    """A register's record of one convention, seen from the date of publication, or from today.

    ``notes`` gathers what checking has to say beside its readings.
    """

    def __init__(self, register: Register, convention: str, published: dt.date, *, known: bool = True) -> None:
        self.register = register
        self.treaty: Convention = register.convention(convention)
        self.key: str = self.treaty.key
        self.published = published
        self.known_on: dt.date | None = published if known else None
        self.notes: list[str] = []

    @cached_property
    def today(self) -> KnownRecord:
        """The same with everything that is in the record today."""
        return KnownRecord(self.register, self.key, self.published, known=False)

    @property
    def positions(self) -> Positions:
        """How every State stood, from what was received by the date of knowledge."""
        return _positions(self.register, self.key, self.known_on, False)

    @property
    def as_seen(self) -> Positions:
        """How every State stood, each day as it was known on that day."""
        return _positions(self.register, self.key, None, True)

    def code(self, state: str) -> str:
        """Return the alpha-3 code of a State that a claim names. Raise `UnknownState` and `AmbiguousName`."""
        return self.register.state(state, on=self.published).alpha3

    def set_of(self, codes: Iterable[str]) -> StateSet:
        """Return the States of these codes."""
        states = (self.register.state(code) for code in codes)
        return StateSet(states, directory=self.register.facts.directory)

    def days(self, on: PartialDate | None) -> tuple[dt.date, dt.date]:
        """Return the days that a claim speaks of: with none the day of publication; a period under way ends with it."""
        if on is None:
            return self.published, self.published
        under_way = on.first <= self.published <= on.last
        return on.first, self.published if under_way else on.last

    # ---- what acts that are not in the record yet could change

    @cached_property
    def _closed(self) -> bool:
        clause = self.treaty.signature
        return clause is None or (clause.closes or self.treaty.in_force or dt.date.max) <= self.treaty.as_of

    @cached_property
    def _enters(self) -> dt.date:
        """The first day on which a consent that is not in the record can enter into force."""
        clause, next_day = self.treaty.entry_into_force_for_state, self.treaty.as_of + ONE_DAY
        return next_day if clause is None else after(clause.delay, next_day)

    @cached_property
    def _leaves(self) -> dt.date:
        """The first day on which a notice that is not in the record can take effect."""
        clause = self.treaty.withdrawal
        return dt.date.max if clause is None else after(clause.delay, self.treaty.as_of + ONE_DAY)

    def may_gain(self, population: Population, day: dt.date) -> bool:
        """Return whether acts that are not in the record can have brought a State into the population by that day."""
        other = population.complement
        if population.is_complement and other is not None:
            return self.may_lose(other, day)
        if day <= self.treaty.as_of or population is Population.ALL_STATES:
            return False
        if population in _SIGNED:
            return not self._closed
        if population in _BY_FORCE:
            return day >= self._enters
        return population is not Population.WITHDRAWN or day >= self._leaves

    def may_lose(self, population: Population, day: dt.date) -> bool:
        """Return whether acts that are not in the record can have taken a State out of it by that day."""
        other = population.complement
        if population.is_complement and other is not None:
            return self.may_gain(other, day)
        if day <= self.treaty.as_of or population in _KEEP:
            return False
        return day >= self._leaves if population in _LEFT_LATE else True

    def incomplete(self, population: Population, day: dt.date) -> bool:
        """Return whether the record may lack acts that decide who belongs to the population on that day."""
        return self.may_gain(population, day) or self.may_lose(population, day)

    def belongs(self, population: Population, code: str, day: dt.date) -> bool | None:
        """Return whether the State belongs to the population on that day; None where the record cannot say."""
        answer = belongs(population, self.positions.position(code, day))
        if answer is None or (self.may_lose if answer else self.may_gain)(population, day):
            return None
        return answer

    def record_ends(self, outcome: Outcome | None = None) -> str:
        """Say why a later day cannot be answered, and what the record to its last day says to the claim."""
        if outcome is Outcome.CONTRADICTED:
            return f"contradicted by the record as of {self.treaty.as_of}"
        return f"the record is complete to {self.treaty.as_of}"

    def turning(self, population: Population, day: dt.date, within: Within = None) -> tuple[AnyAct, ...]:
        """Return the acts by which the population came to be what it is on that day, and by which it next changes."""
        days = [when for when, _, _ in self.as_seen.counts(population, within)]
        past = [when for when in days if dt.date.min < when <= day]
        nearest = [*past[-1:], *(when for when in days if when > day)][:2]
        acts: list[AnyAct] = []
        for turn in nearest:
            before = turn - ONE_DAY
            moved = [
                code
                for code in self.register.facts.bounds
                if belongs(population, self.as_seen.position(code, before))
                is not belongs(population, self.as_seen.position(code, turn))
            ]
            acts += [change.act for shows, change in self.as_seen.changes if shows == turn and change.state in moved]
            signed = self.register.acts(self.key, since=turn, until=turn)
            acts += [act for act in signed if act.kind in SIGNATURES and act.state in moved]
        return tuple(dict.fromkeys(acts))


def spells(changes: Iterable[tuple[dt.date, bool]]) -> Iterator[tuple[dt.date, dt.date | None]]:
    """Return the times [start, end) in which something is so, from the days on which it changes; None is no end."""
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


def _positions(register: Register, key: str, known_on: dt.date | None, seen_then: bool) -> Positions:
    """The positions, worked out once for many claims of one register: registers never change."""
    slot = (id(register), key, known_on, seen_then)
    found = _POSITIONS.get(slot)
    if found is None or found.register is not register:
        found = _POSITIONS[slot] = Positions(register, key, known_on=known_on, seen_then=seen_then)
        while len(_POSITIONS) > _KEPT:
            _POSITIONS.popitem(last=False)
    return found
