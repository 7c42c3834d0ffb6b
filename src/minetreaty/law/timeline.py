"""The timeline: one State's status under a convention over time, as a value.

The first answer reads nothing but this module and the compiled timelines, so it imports next to nothing.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator

from ..model.statuses import Status


class Timeline:
    """One State's status over time. It cannot be changed.

    ``statuses[0]`` is the status before ``starts[0]``, ``statuses[i]`` that from ``starts[i - 1]`` on. The status None
    is a time in which the State did not exist. ``possible`` says for each status what it may be; it is empty where the
    status is determined.
    """

    starts: tuple[dt.date, ...]
    statuses: tuple[Status | None, ...]
    possible: tuple[tuple[Status, ...], ...]

    __slots__ = ("possible", "starts", "statuses")

    def __init__(
        self,
        starts: tuple[dt.date, ...],
        statuses: tuple[Status | None, ...],
        possible: tuple[tuple[Status, ...], ...],
    ) -> None:
        for name, value in (("starts", starts), ("statuses", statuses), ("possible", possible)):
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"A timeline cannot be changed, so {name} cannot be set.")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"A timeline cannot be changed, so {name} cannot be deleted.")

    def __reduce__(self) -> tuple[type[Timeline], tuple[object, ...]]:
        return Timeline, self._all()

    def at(self, day: dt.date) -> Status | None:
        """The status on that date, or None where the State did not exist."""
        return self.statuses[bisect_right(self.starts, day)]

    def possible_at(self, day: dt.date) -> tuple[Status, ...]:
        """What the status may be on that date: one, where it is determined; none, where the State did not exist."""
        place = bisect_right(self.starts, day)
        status = self.statuses[place]
        return self.possible[place] or ((status,) if status else ())

    def intervals(self) -> Iterator[tuple[dt.date | None, dt.date | None, Status | None, tuple[Status, ...]]]:
        """Start, end, status and what it may be, for all time without gap or overlap; None is unbounded."""
        edges = (None, *self.starts, None)
        for place, status in enumerate(self.statuses):
            yield edges[place], edges[place + 1], status, self.possible[place]

    def _all(self) -> tuple[object, ...]:
        return self.starts, self.statuses, self.possible

    def __eq__(self, other: object) -> bool:
        return self._all() == other._all() if isinstance(other, Timeline) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        told = (f"{start or '...'}: {status or 'no State'}" for start, _, status, _ in self.intervals())
        return f"<Timeline {', '.join(told)}>"
