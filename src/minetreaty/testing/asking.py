"""Strategies for questions about a register: States, conventions, dates, and the three together."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from ..loading import given_or_bundled
from ..model.conventions import Convention
from ..model.states import State
from ..register import Register

FIRST, LAST = dt.date(1980, 1, 1), dt.date(2040, 12, 31)
"""The years of the bundled treaties, and some beyond."""


def days(first: dt.date = FIRST, last: dt.date = LAST) -> st.SearchStrategy[dt.date]:
    """Dates from `first` to `last`, both included: by default the years of the bundled treaties, and some beyond."""
    return st.dates(first, last)


def states(register: Register | None = None, *, on: dt.date | None = None) -> st.SearchStrategy[State]:
    """States of a register, by default the bundled one: those that existed on a date, or all of any time.

    Examples shrink towards the first State.
    """
    reg = given_or_bundled(register)
    return st.sampled_from(tuple(reg.facts.states.values()) if on is None else tuple(reg.states(on)))


def conventions(register: Register | None = None) -> st.SearchStrategy[Convention]:
    """Conventions of a register, by default the bundled one. Examples shrink towards the first one."""
    return st.sampled_from(given_or_bundled(register).conventions)


@st.composite
def questions(draw: st.DrawFn, register: Register | None = None) -> tuple[State, Convention, dt.date]:
    """A State, a convention, and a date on which the State existed: what `Register.status` takes."""
    state, convention, day = draw(states(register)), draw(conventions(register)), draw(days())
    first = state.since or FIRST
    last = state.until - dt.timedelta(days=1) if state.until else LAST
    return state, convention, min(max(day, first), last)
