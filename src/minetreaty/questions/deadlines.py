"""When a duty falls due: the day that follows from the clause, and the times as a party from which it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from ..model.acts import Act
from ..model.conventions import Deadline
from ..model.days import same_day_after
from ..model.statuses import Status
from ..standing.answers import History


def falls_due(clause: Deadline, in_force_from: dt.date) -> dt.date:
    """Return the day on which the duty first falls due, given the day of entry into force for the State."""
    day = same_day_after(in_force_from, 12 * clause.years) + dt.timedelta(days=clause.days)
    return yearly_from(clause, day) if clause.yearly else day


def yearly_from(clause: Deadline, day: dt.date) -> dt.date:
    """Return the first yearly date of the clause on or after `day`."""
    this_year = dt.date.fromisoformat(f"{day.year:04d}-{clause.yearly}")
    return this_year if this_year >= day else same_day_after(this_year, 12)


class TimeAsParty(NamedTuple):
    """A time as a party, [start, end): from entry into force by the act ``by`` to the day of leaving.

    From ``doubtful`` on it is not known whether it continues.
    """

    start: dt.date
    by: Act
    end: dt.date | None
    doubtful: dt.date | None


def times_as_party(history: History) -> Iterator[TimeAsParty]:
    """Return the times as a party whose first day is known."""
    start: dt.date | None = None
    doubtful: dt.date | None = None
    for period in history.periods:
        if period.status.is_party:
            start = start or period.start
        elif start is not None and period.status is Status.UNDETERMINED:
            doubtful = doubtful or period.start
        elif start is not None:
            yield from _time_as_party(history, start, period.start, doubtful)
            start = doubtful = None
    if start is not None:
        yield from _time_as_party(history, start, history.periods[-1].end, doubtful)


def _time_as_party(
    history: History, start: dt.date, end: dt.date | None, doubtful: dt.date | None
) -> Iterator[TimeAsParty]:
    """The time as a party that began on `start`, unless an act without a date began it."""
    entries = [change.act for change in history.transitions if change.after.is_party and change.date <= start]
    if isinstance(entries[-1], Act):
        yield TimeAsParty(start, entries[-1], end, doubtful)
