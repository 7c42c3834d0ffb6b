"""Codes of other lists by date: which code a State has in a list, and which States have a code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from .states import CodeSystem, CountryCode, State


def codes_on(state: State, system: CodeSystem, on: dt.date) -> tuple[str, ...]:
    """Return the State's codes in that list on that date; none where the list has no such State then.

    A list can have more than one unit for a State: V-Dem has two for Palestine.
    """
    return tuple(item.code for item in state.codes if item.system is system and item.span.holds(on) is not False)


def states_with_code(
    states: Iterable[State], system: CodeSystem, code: str, on: dt.date | None = None
) -> tuple[State, ...]:
    """Return those of the States that have the code in that list on that date; with no date, at any time."""
    return tuple(
        state
        for state in states
        if any(
            item.system is system and item.code == code and (on is None or item.span.holds(on) is not False)
            for item in state.codes
        )
    )


def share_a_day(one: CountryCode, other: CountryCode) -> bool:
    """Return whether there can be a date on which both codes are in use."""
    return _begins_before_the_end(one, other) and _begins_before_the_end(other, one)


def _begins_before_the_end(one: CountryCode, other: CountryCode) -> bool:
    begins, ends = one.span.since, other.span.until
    return begins is None or ends is None or begins.first < ends.last
