"""Positions: how every State stood to one convention over time, and how many belonged to a population."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import TypeAlias

from ...model.acts import CONSENTS, SIGNATURES, Act, ActKind
from ...model.populations import Population
from ...model.state_sets import StateSet
from ...model.states import State
from ...model.statuses import Status
from ...register import Register
from ...standing.answers import StatusTransition
from ...standing.membership import Position, belongs
from ..kinds import Within
from .regions import Inside, inside

_Edit: TypeAlias = "Callable[[Position], Position]"


class Positions:
    """How every State stood over time to one convention, from what a register had received on a day.

    With ``seen_then`` an act shows from the day of its receipt only, so that every day is as it was known on that day:
    a succession counts from its notification.
    """

    def __init__(
        self, register: Register, convention: str, *, known_on: dt.date | None = None, seen_then: bool = False
    ) -> None:
        self.register = register
        self.convention = convention
        self.known_on = known_on
        self.changes: list[tuple[dt.date, StatusTransition]] = []
        """Every change of status, by the day from which it shows."""
        self._positions: dict[str, tuple[list[dt.date], list[Position]]] = {}
        self._counts: dict[tuple[Population, Within], list[tuple[dt.date, int, int]]] = {}
        edits: dict[str, list[tuple[dt.date, _Edit]]] = {}
        for act in register.acts(convention, known_on=known_on):
            edit = _edit_of(act)
            if edit is not None:
                edits.setdefault(act.state, []).append((act.date, edit))
        for change in register.changes(convention, known_on=known_on):
            received = change.act.date if isinstance(change.act, Act) else change.date
            shows = max(change.date, received) if seen_then else change.date
            self.changes.append((shows, change))
            edits.setdefault(change.state.alpha3, []).extend(self._entries(change, shows))
        for code, changes in edits.items():
            days: list[dt.date] = []
            positions: list[Position] = []
            for day, edit in sorted(changes, key=lambda item: item[0]):
                positions.append(edit(positions[-1] if positions else Position()))
                days.append(day)
            self._positions[code] = (days, positions)
        self.changes.sort(key=lambda item: item[0])

    def _entries(self, change: StatusTransition, shows: dt.date) -> Iterator[tuple[dt.date, _Edit]]:
        """What a change of status enters: where it is not determined, also each later day on which more is possible."""
        by = change.act.kind if change.act.kind in CONSENTS else None
        if change.after is not Status.UNDETERMINED:
            yield shows, _entry((change.after,), by)
            return
        for period in self.register.history(change.state, self.convention, known_on=self.known_on).periods:
            if period.possible and period.start and period.start >= change.date:
                yield max(shows, period.start), _entry(period.possible, by)

    def position(self, code: str, day: dt.date) -> Position:
        """How the State stands on that day."""
        days, positions = self._positions.get(code, ((), ()))
        place = bisect_right(days, day)
        return positions[place - 1] if place else Position()

    def members(self, population: Population, day: dt.date, within: Within = None) -> StateSet:
        """Return the population on that date, or its part within a group; ``undetermined`` may belong."""
        test = inside(self.register, within)
        sure: list[State] = []
        maybe: list[State] = []
        for state in self.register.states(day):
            answers = (test(state, day), belongs(population, self.position(state.alpha3, day)))
            if all(answers):
                sure.append(state)
            elif False not in answers:
                maybe.append(state)
        return StateSet(sure, undetermined=maybe, directory=self.register.facts.directory)

    def days(self, since: dt.date, until: dt.date) -> list[dt.date]:
        """The days from `since` to `until` on which anything can differ from the day before, with `since` itself."""
        moves = {day for days, _ in self._positions.values() for day in days}
        moves |= {day for bounds in self.register.facts.bounds.values() for day in bounds if day is not None}
        return [since, *sorted(day for day in moves if since < day <= until)]

    def counts(self, population: Population, within: Within = None) -> list[tuple[dt.date, int, int]]:
        """From which day on how many: the surely and the possibly, at every day on which it changes."""
        found = self._counts.get((population, within))
        if found is None:
            found = self._counts[population, within] = list(self._counted(population, within))
        return found

    def _counted(self, population: Population, within: Within) -> Iterator[tuple[dt.date, int, int]]:
        test = inside(self.register, within)
        steps: dict[dt.date, tuple[int, int]] = {}
        for state in self.register.facts.states.values():
            for day, low, high in self._contribution(population, state, test):
                least, most = steps.get(day, (0, 0))
                steps[day] = (least + low, most + high)
        least = most = 0
        for day in sorted(steps):
            low, high = steps[day]
            if low or high:
                least, most = least + low, most + high
                yield day, least, most

    def _contribution(self, population: Population, state: State, test: Inside) -> Iterator[tuple[dt.date, int, int]]:
        """What one State adds to the count, the surely and the possibly, day by day."""
        since, until = state.since or dt.date.min, state.until or dt.date.max
        ends = (end for membership in state.memberships for end in (membership.span.since, membership.span.until))
        moves = {day for end in ends if end for day in (end.first, end.last)}
        moves.update(self._positions.get(state.alpha3, ((), ()))[0])
        was = (0, 0)
        for day in [since, *sorted(day for day in moves if since < day < until)]:
            answers = (test(state, day), belongs(population, self.position(state.alpha3, day)))
            now = (int(all(answers)), int(False not in answers))
            yield day, now[0] - was[0], now[1] - was[1]
            was = now
        if until != dt.date.max:
            yield until, -was[0], -was[1]


def _entry(possible: tuple[Status, ...], by: ActKind | None) -> _Edit:
    return lambda position: position._replace(possible=possible, by=by or position.by)


def _edit_of(act: Act) -> _Edit | None:
    if act.kind in SIGNATURES:
        return lambda position: position._replace(signed=True)
    if act.kind is ActKind.WITHDRAWAL and not act.unconfirmed:
        return lambda position: position._replace(notified=True)
    if act.kind is ActKind.WITHDRAWAL_REVOCATION:
        return lambda position: position._replace(notified=False)
    return None
