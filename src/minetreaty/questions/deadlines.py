"""When a duty falls due: the day that follows from the clause, and the times as a party from which it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..law.participations import Participation
from ..law.timeline import Timeline
from ..model.acts import Act
from ..model.conventions import Deadline
from ..model.days import ONE_DAY, same_day_after
from ..model.statuses import Status
from ..standing.ledger import Ledger


def falls_due(clause: Deadline, in_force_from: dt.date) -> dt.date:
    """Return the day on which the duty first falls due, given the day of entry into force for the State."""
    day = same_day_after(in_force_from, 12 * clause.years) + dt.timedelta(days=clause.days)
    return yearly_from(clause, day) if clause.yearly else day


def yearly_from(clause: Deadline, day: dt.date) -> dt.date:
    """Return the first yearly date of the clause on or after `day`."""
    this_year = dt.date.fromisoformat(f"{day.year:04d}-{clause.yearly}")
    return this_year if this_year >= day else same_day_after(this_year, 12)


def yearly_before(clause: Deadline, day: dt.date) -> dt.date:
    """The last yearly day of the clause before `day`."""
    this_year = dt.date.fromisoformat(f"{day.year:04d}-{clause.yearly}")
    return this_year if this_year < day else same_day_after(this_year, -12)


class TimeAsParty(NamedTuple):
    """A time as a party, [start, end): from entry into force by the act ``by`` to the day of leaving.

    From ``doubtful`` on it is not known whether it continues.
    """

    start: dt.date
    by: Act
    end: dt.date | None
    doubtful: dt.date | None


def times_as_party(ledger: Ledger, state: str) -> Iterator[TimeAsParty]:
    """Return the State's times as a party whose first day is known.

    A State that left and joined again has several, and so has one that joined again while its notice was running.
    """
    given, timeline = ledger.participations(state).each, ledger.timeline[state]
    changes = [(start or dt.date.min, status) for start, _, status, _ in timeline.intervals()]
    for participation in given:
        start = _entry_into_force(participation, ledger.bounds[state].since)
        if start is None or _was_party_before(given, timeline, start):
            continue
        ends = [day for day, status in changes if day > start and status not in _MAY_BE_BOUND][:1]
        ends += [participation.end.date] if participation.end else []
        end = min(ends, default=None)
        unsure = [max(start, from_) for from_, until in _undetermined(timeline) if until is None or until > start]
        doubtful = next((day for day in unsure if end is None or day < end), None)
        yield TimeAsParty(start, participation.consent, end, doubtful)


def _entry_into_force(participation: Participation, since: dt.date | None) -> dt.date | None:
    """When the convention entered into force for the State, and not before the State existed; None if it never did."""
    return max(participation.in_force, since or dt.date.min) if participation.in_force else None


def _was_party_before(given: Iterable[Participation], timeline: Timeline, start: dt.date) -> bool:
    """Whether the State may have been party on the day before by an act without a date: then its time began earlier."""
    day = start - ONE_DAY
    known = any(item.in_force is not None and item.in_force <= day and not item.ended(day) for item in given)
    return not known and any(status.is_party for status in timeline.possible_at(day))


_MAY_BE_BOUND = (Status.PARTY, Status.WITHDRAWING, Status.UNDETERMINED)


def _undetermined(timeline: Timeline) -> Iterator[tuple[dt.date, dt.date | None]]:
    for start, end, status, _ in timeline.intervals():
        if status is Status.UNDETERMINED and start is not None:
            yield start, end
