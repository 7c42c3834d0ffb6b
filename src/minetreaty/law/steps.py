"""Steps: the changes of a State's status in order, and the time in which the State exists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from ..model.acts import AnyAct
from ..model.statuses import Status
from .timeline import Timeline


class Bounds(NamedTuple):
    """When a State exists in the depositary's practice, [since, until); None is unbounded."""

    since: dt.date | None = None
    until: dt.date | None = None

    def hold(self, day: dt.date) -> bool:
        """Whether the date lies in that time."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


UNBOUNDED = Bounds()


class Step(NamedTuple):
    """From `start` on the status is this, because of the act under the article. ``possible`` says what UNDETERMINED may
    be.
    """

    start: dt.date
    status: Status
    act: AnyAct
    article: str
    possible: tuple[Status, ...] = ()


NEVER_ACTED = Timeline((), (Status.OUTSIDE,), ((),))
"""The timeline of a State that has always existed and never acted."""


def timeline_of(steps: Sequence[Step], bounds: Bounds) -> Timeline:
    """The steps of a State as its timeline, cut to the time in which it exists."""
    if not steps and bounds == UNBOUNDED:
        return NEVER_ACTED
    starts: list[dt.date] = [step.start for step in steps]
    statuses: list[Status | None] = [Status.OUTSIDE, *(step.status for step in steps)]
    possible: list[tuple[Status, ...]] = [(), *(step.possible for step in steps)]
    since, until = bounds
    if since is not None:
        while starts and starts[0] <= since:
            del starts[0], statuses[0], possible[0]
        starts.insert(0, since)
        statuses.insert(0, None)
        possible.insert(0, ())
    if until is not None:
        while starts and starts[-1] >= until:
            del starts[-1], statuses[-1], possible[-1]
        starts.append(until)
        statuses.append(None)
        possible.append(())
    return Timeline(tuple(starts), tuple(statuses), tuple(possible))
