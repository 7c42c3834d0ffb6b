"""Periods: the line of a State's standing as half-open intervals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from attrs import evolve, frozen

from ..model.statuses import Status
from .timeline import Bounds, Step


@frozen(kw_only=True)
class Period:
    """A half-open interval [start, end) with one status; None is unbounded. ``possible`` lists what UNDETERMINED may
    be.
    """

    status: Status
    start: dt.date | None
    end: dt.date | None
    possible: tuple[Status, ...] = ()


def periods(steps: Sequence[Step], bounds: Bounds) -> tuple[Period, ...]:
    """The steps as half-open periods that cover the State's time in the universe without gap or overlap."""
    edges: list[Period] = [Period(status=Status.OUTSIDE, start=None, end=None)]
    for step in steps:
        edges[-1] = evolve(edges[-1], end=step.start)
        edges.append(Period(status=step.status, start=step.start, end=None, possible=step.possible))
    return tuple(clipped for period in edges if (clipped := _clip(period, bounds)) is not None)


def _clip(period: Period, bounds: Bounds) -> Period | None:
    start, end = period.start, period.end
    if bounds.since is not None and (start is None or start < bounds.since):
        start = bounds.since
    if bounds.until is not None and (end is None or end > bounds.until):
        end = bounds.until
    if start is not None and end is not None and start >= end:
        return None
    return evolve(period, start=start, end=end)
