"""The bundled edition: reads the tables that the package carries, each when it is first asked for.

The tables are the package's own and are held to their form by the tests, so their cells are not examined here. Data
that users bring are read strictly elsewhere.
"""

from __future__ import annotations

import datetime as dt
import os
from functools import cached_property
from zlib import crc32

from ..law.timeline import Timeline
from ..model.statuses import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from ..law.timeline import Bounds
    from ..model.acts import Act, UndatedAct
    from ..model.announcements import Announcement, CampaignFacts
    from ..model.conventions import Convention, Provision
    from ..model.implementation import Completion, Extension, ExtensionRequest, Figure, Meeting, PublishedDeadline
    from ..model.sources import Disagreement, Source
    from ..model.state_sets import Directory
    from ..model.states import NonState, State, SuccessionOfStates
    from ..model.totals import PublishedTotal

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")
_loader: Any = __spec__.loader


def read_bytes(name: str) -> bytes:
    """The content of a bundled file. It goes through the module's own loader, so it works from a zip file too."""
    data: bytes = _loader.get_data(os.path.join(_FOLDER, *name.split("/")))
    return data


def read_text(name: str) -> str:
    """The text of a bundled file."""
    return read_bytes(name).decode()


def read_table(name: str) -> Iterator[list[str]]:
    """The rows of a bundled table, its heading first."""
    import csv

    return csv.reader(read_text(name).splitlines(keepends=True), strict=True)


def read_rows(name: str) -> Iterator[list[str]]:
    """The rows of a bundled table below its heading."""
    rows = read_table(name)
    next(rows)
    return rows


TIMELINES = "lines/{key}.csv"


def checksum(names: Sequence[str]) -> str:
    """The first line of a table of timelines: the CRC-32 of the files that it follows from, and their names."""
    found = 0
    for name in names:
        found = crc32(read_bytes(name), found)
    return f"crc32 {found:08x} {' '.join(names)}"


def _compiled(key: str) -> dict[str, Timeline] | None:
    if not key.replace("-", "").isalnum():
        return None
    try:
        text = read_text(TIMELINES.format(key=key))
    except OSError:
        return None
    stamp, _, *rows = text.splitlines()
    if stamp != checksum(stamp.split(" ")[2:]):
        return None
    members = {status.value: status for status in Status}
    starts: dict[str, list[dt.date]] = {}
    statuses: dict[str, list[Status | None]] = {}
    possible: dict[str, list[tuple[Status, ...]]] = {}
    for row in rows:
        state, since, status, words = row.split(",")
        if since:
            starts[state].append(dt.date.fromisoformat(since))
        else:
            starts[state], statuses[state], possible[state] = [], [], []
        statuses[state].append(members.get(status))
        possible[state].append(tuple(map(members.__getitem__, words.split(" "))) if words else ())
    return {state: Timeline(tuple(starts[state]), tuple(statuses[state]), tuple(possible[state])) for state in starts}


class Bundled:
    """The facts of the bundled edition (the `Facts` protocol), each table read when it is first asked for."""

    @cached_property
    def _edition(self) -> dict[str, Any]:
        import json

        edition: dict[str, Any] = json.loads(read_text("edition.json"))
        return edition

    @property
    def version(self) -> str:
        return str(self._edition["version"])

    @property
    def date(self) -> dt.date:
        return self._date

    @cached_property
    def _date(self) -> dt.date:
        return dt.date.fromisoformat(self._edition["date"])

    @property
    def known_on(self) -> None:
        return None

    @property
    def keys(self) -> tuple[str, ...]:
        return self._keys

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(self._edition["conventions"])

    @cached_property
    def _conventions(self) -> dict[str, Convention]:
        return {}

    def convention(self, key: str) -> Convention:
        import json

        from . import rows

        found = self._conventions.get(key)
        if found is None:
            if key not in self.keys:
                raise KeyError(key)
            data = json.loads(read_text(f"conventions/{key}.json"))
            found = self._conventions[key] = rows.convention(data, self._provisions.get(key, ()))
        return found

    def as_of(self, key: str) -> dt.date:
        """The day to which the record of the convention is complete, without the rest of it."""
        try:
            text = read_text(f"conventions/{key}.json")
        except OSError:
            raise KeyError(key) from None
        return dt.date.fromisoformat(text.partition('"as_of": "')[2][:10])

    @cached_property
    def _provisions(self) -> dict[str, tuple[Provision, ...]]:
        from . import rows

        return rows.provisions(read_rows("provisions.csv"))

    @cached_property
    def _acts(self) -> dict[str, tuple[tuple[Act, ...], tuple[UndatedAct, ...]]]:
        return {}

    def _read_acts(self, key: str) -> tuple[tuple[Act, ...], tuple[UndatedAct, ...]]:
        from . import rows

        found = self._acts.get(key)
        if found is None:
            if key not in self.keys:
                raise KeyError(key)
            found = self._acts[key] = rows.acts(key, read_rows(f"acts/{key}.csv"))
        return found

    def acts(self, key: str) -> tuple[Act, ...]:
        return self._read_acts(key)[0]

    def undated(self, key: str) -> tuple[UndatedAct, ...]:
        return self._read_acts(key)[1]

    @cached_property
    def _compiled(self) -> dict[str, dict[str, Timeline] | None]:
        return {}

    def timelines(self, key: str) -> dict[str, Timeline] | None:
        """The timelines compiled for a convention, unless the files that they follow from have changed since."""
        if key not in self._compiled:
            self._compiled[key] = _compiled(key)
        return self._compiled[key]

    @property
    def bounds(self) -> dict[str, Bounds]:
        return self._bounds

    @cached_property
    def _bounds(self) -> dict[str, Bounds]:
        from ..law.timeline import Bounds
        from . import rows

        return {row[0]: Bounds(rows.day(row[10]), rows.day(row[11])) for row in read_rows("states/states.csv")}

    @cached_property
    def names(self) -> dict[str, str]:
        """The short names of all States by code, without the rest of them."""
        rows = (line.split(",", 4) for line in read_text("states/states.csv").splitlines()[1:])
        return {row[0]: row[3] for row in rows}

    @property
    def states(self) -> dict[str, State]:
        return self._states

    @cached_property
    def _states(self) -> dict[str, State]:
        from . import rows

        names = rows.names(read_rows("states/names.csv"))
        memberships = rows.memberships(read_rows("states/memberships.csv"))
        codes = rows.codes(read_rows("states/codes.csv"))
        return {
            row[0]: rows.state(
                row, tuple(names.get(row[0], ())), tuple(memberships.get(row[0], ())), tuple(codes.get(row[0], ()))
            )
            for row in read_rows("states/states.csv")
        }

    @property
    def directory(self) -> Directory:
        return self._directory

    @cached_property
    def _directory(self) -> Directory:
        from ..model.state_sets import Directory
        from ..model.states import Group
        from .rows import built

        return Directory.of(built(Group, read_table("states/groups.csv")), self.states.values())

    @property
    def successions(self) -> tuple[SuccessionOfStates, ...]:
        return self._successions

    @cached_property
    def _successions(self) -> tuple[SuccessionOfStates, ...]:
        from ..model.states import SuccessionOfStates
        from .rows import built

        return built(SuccessionOfStates, read_table("states/successions.csv"))

    @property
    def non_states(self) -> tuple[NonState, ...]:
        return self._non_states

    @cached_property
    def _non_states(self) -> tuple[NonState, ...]:
        from ..model.states import NonState
        from .rows import built

        return built(NonState, read_table("states/non_states.csv"))

    @property
    def sources(self) -> dict[str, Source]:
        return self._sources

    @cached_property
    def _sources(self) -> dict[str, Source]:
        from ..model.sources import ASSUMED, Source
        from .rows import built

        return {source.id: source for source in (ASSUMED, *built(Source, read_table("sources.csv")))}

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        return self._disagreements

    @cached_property
    def _disagreements(self) -> tuple[Disagreement, ...]:
        from ..model.sources import Disagreement
        from .rows import built

        return built(Disagreement, read_table("acts/disagreements.csv"))

    @property
    def totals(self) -> tuple[PublishedTotal, ...]:
        return self._totals

    @cached_property
    def _totals(self) -> tuple[PublishedTotal, ...]:
        from ..model.totals import PublishedTotal
        from .rows import built

        return built(PublishedTotal, read_table("totals.csv"))

    @property
    def extensions(self) -> tuple[Extension, ...]:
        return self._extensions

    @cached_property
    def _extensions(self) -> tuple[Extension, ...]:
        from ..model.implementation import Extension
        from .rows import built

        return built(Extension, read_table("implementation/extensions.csv"))

    @property
    def extension_requests(self) -> tuple[ExtensionRequest, ...]:
        return self._extension_requests

    @cached_property
    def _extension_requests(self) -> tuple[ExtensionRequest, ...]:
        from ..model.implementation import ExtensionRequest
        from .rows import built

        return built(ExtensionRequest, read_table("implementation/requests.csv"))

    @property
    def completions(self) -> tuple[Completion, ...]:
        return self._completions

    @cached_property
    def _completions(self) -> tuple[Completion, ...]:
        from ..model.implementation import Completion
        from .rows import built

        return built(Completion, read_table("implementation/completions.csv"))

    @property
    def published_deadlines(self) -> tuple[PublishedDeadline, ...]:
        return self._published_deadlines

    @cached_property
    def _published_deadlines(self) -> tuple[PublishedDeadline, ...]:
        from ..model.implementation import PublishedDeadline
        from .rows import built

        return built(PublishedDeadline, read_table("implementation/deadlines.csv"))

    @property
    def figures(self) -> tuple[Figure, ...]:
        return self._figures

    @cached_property
    def _figures(self) -> tuple[Figure, ...]:
        from ..model.implementation import Figure
        from .rows import built

        world = built(Figure, read_table("figures.csv"))
        return (*world, *built(Figure, read_table("implementation/series.csv")))

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        return self._meetings

    @cached_property
    def _meetings(self) -> tuple[Meeting, ...]:
        from ..model.implementation import Meeting
        from .rows import built

        return built(Meeting, read_table("meetings.csv"))

    @property
    def announcements(self) -> tuple[Announcement, ...]:
        return self._announcements

    @cached_property
    def _announcements(self) -> tuple[Announcement, ...]:
        from ..model.announcements import Announcement
        from .rows import built

        return built(Announcement, read_table("announcements.csv"))

    @property
    def campaigns(self) -> tuple[CampaignFacts, ...]:
        return self._campaigns

    @cached_property
    def _campaigns(self) -> tuple[CampaignFacts, ...]:
        import json

        from . import rows

        return rows.campaigns(json.loads(read_text("campaigns.json")))
