"""Hypothesis strategies for testing code that uses minetreaty. They need the extra ``testing``.

    >>> from hypothesis import given
    >>> from minetreaty import testing

Values come from the register given, by default the bundled one, and shrink towards its first entries.
"""

from __future__ import annotations

import datetime as dt

from .errors import MissingExtra
from .loading import load
from .model.conventions import Convention
from .model.states import State
from .register import Register

try:
    from hypothesis import strategies as st
except ImportError:
    raise MissingExtra('The strategies need Hypothesis: pip install "minetreaty[testing]".', extra="testing") from None

__all__ = ["FIRST", "LAST", "conventions", "days", "questions", "states"]


def __dir__() -> list[str]:
    return list(__all__)


FIRST, LAST = dt.date(1980, 1, 1), dt.date(2040, 12, 31)


def days(first: dt.date = FIRST, last: dt.date = LAST) -> st.SearchStrategy[dt.date]:
    """Days from `first` to `last`, both included: the life of the treaties of the record and some years beyond."""
    return st.dates(first, last)


def states(register: Register | None = None, *, on: dt.date | None = None) -> st.SearchStrategy[State]:
    """States: of the universe on that day, or with no day of any time, predecessors included."""
    facts = register or load()
    return st.sampled_from(tuple(facts.facts.states.values()) if on is None else tuple(facts.states(on)))


def conventions(register: Register | None = None) -> st.SearchStrategy[Convention]:
    """Conventions of the register."""
    return st.sampled_from((register or load()).conventions)


@st.composite
def questions(draw: st.DrawFn, register: Register | None = None) -> tuple[State, Convention, dt.date]:
    """A State, a convention, and a day on which the State was in the universe: what `Register.status` takes."""
    state, convention, day = draw(states(register)), draw(conventions(register)), draw(days())
    first = state.since or FIRST
    last = state.until - dt.timedelta(days=1) if state.until else LAST
    return state, convention, min(max(day, first), last)
