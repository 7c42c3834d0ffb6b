"""Figures of one measure side by side, as their sources print them, and the meetings of the parties."""

from __future__ import annotations

import datetime as dt

from ..display.listings import listing
from ..model.choices import not_allowed
from ..model.days import Day
from ..model.implementation import Figure, Meeting
from ..model.states import State
from ..standing.standings import Standings


def measures(register: Standings) -> tuple[str, ...]:
    """Return the measures that the register has figures of, in alphabetical order."""
    return tuple(sorted({figure.measure for figure in register.facts.table(Figure)}))


def figures(
    register: Standings, measure: str, *, state: State | str | None = None, known_on: Day | None = None
) -> tuple[Figure, ...]:
    """Return the figures of that measure in order of date, figures without a date last.

    Where sources differ, every figure is included. With `state` they are those of one State; else those of the world
    and of groups come first. Raises `InvalidChoice` with the measures that exist.
    """
    known = measures(register)
    if measure not in known:
        raise not_allowed("measure", measure, known)
    code = None if state is None else register.state(state).alpha3
    facts = (register if known_on is None else register.as_known(known_on)).facts
    found = [
        figure for figure in facts.table(Figure) if figure.measure == measure and (code is None or figure.state == code)
    ]
    return listing(sorted(found, key=_order))


def _order(figure: Figure) -> tuple[str, dt.date, str, str]:
    day = figure.as_of.first if figure.as_of else dt.date.max
    return (figure.state, day, figure.scope, ", ".join(figure.sources))


def meetings(register: Standings, convention: str | None = None, *, known_on: Day | None = None) -> tuple[Meeting, ...]:
    """Return the meetings under one convention, or under all, in order of date, those without a date last."""
    key = None if convention is None else register.convention(convention).key
    facts = (register if known_on is None else register.as_known(known_on)).facts
    found = [meeting for meeting in facts.table(Meeting) if key is None or meeting.convention == key]
    return listing(sorted(found, key=lambda meeting: meeting.start.first if meeting.start else dt.date.max))
