"""Glances: how States stand on a day, read from the lines that the package carries, without acts, law or States.

They are what ``minetreaty status`` shows, and nearly all of its time would go into loading the rest. The lines follow
from the acts, and the tests prove it; what they do not say is left to `Register.standing`.
"""

from __future__ import annotations

from bisect import bisect_right

from ..facts.bundled import Bundled
from ..model.days import as_day
from ..model.statuses import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ..standing.answers import Standing


class Glance:
    """How a State stands to a convention on a day, since when and until when, as far as people are shown it."""

    def __init__(
        self,
        *,
        code: str,
        name: str,
        convention: str,
        on: dt.date,
        status: Status,
        since: dt.date | None,
        until: dt.date | None,
        as_of: dt.date,
        possible: Sequence[Status] = (),
    ) -> None:
        self.code = code
        self.name = name
        self.convention = convention
        self.on = on
        self.status = status
        self.since = since
        self.until = until
        self.as_of = as_of
        self.possible = possible

    @classmethod
    def of(cls, given: Standing, as_of: dt.date) -> Glance:
        """What is shown of a whole standing; `as_of` is the day to which the convention's record is complete."""
        return cls(
            code=given.state.alpha3,
            name=given.state.name,
            convention=given.convention,
            on=given.on,
            status=given.status,
            since=given.since,
            until=given.until,
            as_of=as_of,
            possible=given.possible,
        )


def glances(names: Sequence[str], on: str | None) -> list[Glance]:
    """How the States among the names stand to the conventions among them; none where that takes more than the lines."""
    facts = Bundled()
    codes = [name for name in names if name in facts.names]
    lines = {name: facts.lines(name) for name in names if name not in codes} or {"APMBC": facts.lines("APMBC")}
    found: list[Glance] = []
    for code in codes:
        for key, line in lines.items():
            if line is None:  # the name of something else
                return []
            as_of = facts.as_of(key)
            day = as_of if on is None else as_day(on)
            starts, statuses = line[code]
            place = bisect_right(starts, day)
            status = statuses[place]
            if status is None or status is Status.UNDETERMINED:
                return []
            found.append(
                Glance(
                    code=code,
                    name=facts.names[code],
                    convention=key,
                    on=day,
                    status=status,
                    since=starts[place - 1] if place else None,
                    until=starts[place] if place < len(starts) else None,
                    as_of=as_of,
                )
            )
    return found
