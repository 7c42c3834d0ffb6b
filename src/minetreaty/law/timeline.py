"""The timeline: one State's status under a convention over time, as a value.

Annotations are evaluated here, because tools that read the fields of a named tuple do not resolve text.
"""

import datetime as dt
from bisect import bisect_right
from typing import NamedTuple

from ..model.statuses import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model.acts import AnyAct


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
    act: "AnyAct"
    article: str
    possible: tuple[Status, ...] = ()


class Interval(NamedTuple):
    """From `start` on and before `end` (None: unbounded) the status is this; None while the State does not exist."""

    start: dt.date | None
    end: dt.date | None
    status: Status | None
    possible: tuple[Status, ...] = ()


class Timeline(NamedTuple):
    """One State's status over time.

    ``statuses[0]`` is the status before ``starts[0]``, ``statuses[i]`` that from ``starts[i - 1]`` on. The status None
    is a time in which the State did not exist. ``possible`` says for each status what it may be; it is empty where the
    status is determined.
    """

    starts: tuple[dt.date, ...]
    statuses: tuple[Status | None, ...]
    possible: tuple[tuple[Status, ...], ...]

    def at(self, day: dt.date) -> Status | None:
        """The status on that date, or None where the State did not exist."""
        return self.statuses[bisect_right(self.starts, day)]

    def possible_at(self, day: dt.date) -> tuple[Status, ...]:
        """What the status may be on that date: one, where it is determined; none, where the State did not exist."""
        place = bisect_right(self.starts, day)
        status = self.statuses[place]
        return self.possible[place] or ((status,) if status else ())

    def intervals(self) -> "Iterator[Interval]":
        """The intervals in order. They cover all time without gap or overlap."""
        edges = (None, *self.starts, None)
        for place, status in enumerate(self.statuses):
            yield Interval(edges[place], edges[place + 1], status, self.possible[place])


NEVER_ACTED = Timeline((), (Status.OUTSIDE,), ((),))
"""The timeline of a State that has always existed and never acted."""


def timeline(steps: "Sequence[Step]", bounds: Bounds) -> Timeline:
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
