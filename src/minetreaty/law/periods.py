"""Periods: the line of a State's standing as half-open intervals."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from ..model.statuses import Status
from .timeline import Timeline


@frozen(kw_only=True)
class Period:
    """A half-open interval [start, end) with one status; None is unbounded. ``possible`` lists what UNDETERMINED may
    be.
    """

    status: Status
    start: dt.date | None
    end: dt.date | None
    possible: tuple[Status, ...] = ()


def periods(timeline: Timeline) -> tuple[Period, ...]:
    """The time in which the State exists, as half-open periods without gap or overlap."""
    return tuple(
        Period(status=status, start=start, end=end, possible=possible)
        for start, end, status, possible in timeline.intervals()
        if status is not None
    )
