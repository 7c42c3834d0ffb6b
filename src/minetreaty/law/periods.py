"""Periods: a State's timeline as half-open intervals, and how well their bounds are known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from attrs import frozen

from ..model.doubts import Doubt, Doubtful
from ..model.statuses import Status
from .timeline import Timeline


@frozen(kw_only=True)
class Period(Doubtful):
    """A half-open interval [start, end) with one status; None is unbounded. ``possible`` lists what UNDETERMINED may
    be, ``doubts`` what makes the period uncertain. A period is beyond the record if it begins there.

    ``start_is`` and ``end_is`` say how well each bound is known: "on", "at_earliest" or "at_latest"; None where it is
    unbounded.
    """

    status: Status
    start: dt.date | None
    end: dt.date | None
    possible: tuple[Status, ...] = ()
    start_is: str | None = None
    end_is: str | None = None
    doubts: tuple[Doubt, ...] = ()


def date_is(before: Status | None, after: Status | None) -> str:
    """How well the date of a change from one status to the next is known.

    What is not determined begins at the earliest on its first day; what follows it begins at the latest then.
    """
    if after is Status.UNDETERMINED:
        return "at_earliest"
    return "at_latest" if before is Status.UNDETERMINED else "on"


def periods(timeline: Timeline) -> tuple[Period, ...]:
    """The time in which the State exists, as half-open periods without gap or overlap."""
    found: list[Period] = []
    statuses = (*timeline.statuses, None)
    for place, (start, end, status, possible) in enumerate(timeline.intervals()):
        if status is not None:
            begins = date_is(statuses[place - 1], status) if start else None
            ends = date_is(status, statuses[place + 1]) if end else None
            found.append(Period(status=status, start=start, end=end, possible=possible, start_is=begins, end_is=ends))
    return tuple(found)


def timeline_from(given: Sequence[Period]) -> Timeline:
    """The timeline that the periods of a State make."""
    starts = [period.start for period in given if period.start is not None]
    statuses: list[Status | None] = [period.status for period in given]
    possible = [period.possible for period in given]
    if not given or given[0].start is not None:
        statuses.insert(0, None)
        possible.insert(0, ())
    end = given[-1].end if given else None
    if end is not None:
        starts.append(end)
        statuses.append(None)
        possible.append(())
    return Timeline(tuple(starts), tuple(statuses), tuple(possible))
