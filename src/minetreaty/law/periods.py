"""Periods: a State's timeline as half-open intervals, and how well their bounds are known."""

from __future__ import annotations

import datetime as dt

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
