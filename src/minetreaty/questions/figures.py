"""Series: figures of one measure side by side, as their sources print them, and the calendar of meetings."""

from __future__ import annotations

import datetime as dt

from ..errors import InvalidChoice, shown
from ..model.implementation import Figure, Meeting
from ..model.states import State
from ..standing.standings import Standings


def measures(register: Standings) -> tuple[str, ...]:
    """What the register has figures of, in alphabetical order."""
    return tuple(sorted({figure.measure for figure in register.facts.table(Figure)}))


def figures(register: Standings, measure: str, *, state: State | str | None = None) -> tuple[Figure, ...]:
    """The figures of that measure by day; figures without a day come last. Where sources differ each is in it.

    With `state` those of one State; else those of the world and of groups come first. A register as known on a day
    leaves out figures of later days. Raises `InvalidChoice` with the measures there are.
    """
    known = measures(register)
    if measure not in known:
        raise InvalidChoice(
            f"measure={shown(measure)} is none of: {', '.join(known)}.", query=str(measure), suggestions=known
        )
    code = None if state is None else register.state(state).alpha3
    last = register.facts.known_on or dt.date.max
    found = [
        figure
        for figure in register.facts.table(Figure)
        if figure.measure == measure
        and (code is None or figure.state == code)
        and (figure.as_of is None or figure.as_of.first <= last)
    ]
    return tuple(sorted(found, key=_order))


def _order(figure: Figure) -> tuple[str, dt.date, str, str]:
    day = figure.as_of.first if figure.as_of else dt.date.max
    return (figure.state, day, figure.scope, ", ".join(figure.sources))


def meetings(register: Standings, convention: str | None = None) -> tuple[Meeting, ...]:
    """The meetings of one convention's parties, or of all, by day; those without a day come last."""
    key = None if convention is None else register.convention(convention).key
    found = [meeting for meeting in register.facts.table(Meeting) if key is None or meeting.convention == key]
    return tuple(sorted(found, key=lambda meeting: meeting.start.first if meeting.start else dt.date.max))
