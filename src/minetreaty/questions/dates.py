"""The date of questions across conventions that name none, and what is said where it lies beyond a record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from ..model.conventions import Convention
from ..model.days import ONE_DAY, Day, as_day
from ..standing.standings import Standings


def day_asked(register: Standings, on: Day | None) -> dt.date:
    """Return the date asked for; with none, the latest date to which the record of a convention is complete."""
    if on is not None:
        return as_day(on)
    return max(register.facts.as_of(key) for key in register.facts.keys)


def beyond_records(conventions: Iterable[Convention], day: dt.date) -> Iterator[str]:
    """Say which records end before that date, those that end on the same date together."""
    ends: dict[dt.date, list[str]] = {}
    for convention in conventions:
        if convention.as_of < day:
            ends.setdefault(convention.as_of, []).append(convention.key)
    for as_of, keys in ends.items():
        yield (f"{', '.join(keys)}: the record is complete to {as_of}; acts from {as_of + ONE_DAY} on may be missing.")
