"""The bundled edition: reads the files that the package carries, each when it is first asked for.

The tests prove the form of these files, so that their cells are not examined here. `folder` and `structuring` read
users' files strictly.
"""

from __future__ import annotations

import datetime as dt
import os
from functools import cache, cached_property
from itertools import chain
from types import MappingProxyType
from zlib import crc32

from ..law.timeline import Timeline
from ..model.statuses import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any, TypeVar

    from ..law.steps import Bounds
    from ..model.acts import Act, UndatedAct
    from ..model.conventions import Convention
    from ..model.sources import Source
    from ..model.state_sets import Directory
    from ..model.states import State
    from .layout import FactTable

    Fact = TypeVar("Fact")

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")
_loader: Any = __spec__.loader


def read_bytes(name: str) -> bytes:
    """The content of a bundled file. The module's own loader reads it, so that it works from a zip file too."""
    data: bytes = _loader.get_data(os.path.join(_FOLDER, *name.split("/")))
    return data


def read_text(name: str) -> str:
    """The text of a bundled file."""
    return read_bytes(name).decode()


def read_json(name: str) -> Any:
    """The content of a bundled file of JSON."""
    import json

    return json.loads(read_text(name))


def read_table(name: str) -> Iterator[list[str]]:
    """The rows of a bundled table, its heading first."""
    import csv

    return csv.reader(read_text(name).splitlines(keepends=True), strict=True)


TIMELINES = "timelines/{key}.csv"


def checksum(names: Sequence[str]) -> str:
    """The first line of a table of timelines: the CRC-32 of the files that it follows from, and their names."""
    found = 0
    for name in names:
        found = crc32(read_bytes(name), found)
    return f"crc32 {found:08x} {' '.join(names)}"


def _compiled(key: str) -> Mapping[str, Timeline] | None:
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
    return MappingProxyType(
        {state: Timeline(tuple(starts[state]), tuple(statuses[state]), tuple(possible[state])) for state in starts}
    )


@cache
def bundled() -> Bundled:
    """The facts of the bundled edition: one object, so that each file is read once."""
    return Bundled()


class Bundled:
    """The facts of the bundled edition (the `Facts` protocol). Each file is read when it is first asked for."""

    def __init__(self) -> None:
        self._conventions: dict[str, Convention] = {}
        self._acts: dict[str, tuple[tuple[Act, ...], tuple[UndatedAct, ...]]] = {}
        self._compiled: dict[str, Mapping[str, Timeline] | None] = {}
        self._tables: dict[type[Any], tuple[Any, ...]] = {}
        self._parts: dict[str, dict[str, dict[str, tuple[Any, ...]]]] = {}

    @cached_property
    def _edition(self) -> dict[str, Any]:
        edition: dict[str, Any] = read_json("edition.json")
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

    def convention(self, key: str) -> Convention:
        found = self._conventions.get(key)
        if found is None:
            self._check(key)
            found = self._conventions[key] = self._read_convention(key)
        return found

    def _check(self, key: str) -> None:
        if key not in self.keys:
            raise KeyError(key)

    def _read_convention(self, key: str) -> Convention:
        from attrs import evolve

        from ..model.conventions import Convention
        from .layout import tables_of
        from .rows import by_type

        (table,) = tables_of(Convention)
        found: Convention = by_type(Convention, read_json(table.path.format(key=key)))
        owned = {field: parts.get(key, ()) for field, parts in self._parts_of(table).items()}
        changes: Any = owned
        return evolve(found, **changes)

    def as_of(self, key: str) -> dt.date:
        """The date to which the record of the convention is complete. The rest of the convention is not read."""
        try:
            text = read_text(f"conventions/{key}.json")
        except OSError:
            raise KeyError(key) from None
        return dt.date.fromisoformat(text.partition('"as_of": "')[2][:10])

    def acts(self, key: str) -> tuple[Act, ...]:
        return self._read_acts(key)[0]

    def undated(self, key: str) -> tuple[UndatedAct, ...]:
        return self._read_acts(key)[1]

    def _read_acts(self, key: str) -> tuple[tuple[Act, ...], tuple[UndatedAct, ...]]:
        found = self._acts.get(key)
        if found is None:
            from . import rows

            self._check(key)
            found = self._acts[key] = rows.acts(key, read_table(f"acts/{key}.csv"))
        return found

    def timelines(self, key: str) -> Mapping[str, Timeline] | None:
        """The timelines compiled for a convention, unless the files that they follow from have changed since."""
        if key not in self._compiled:
            self._compiled[key] = _compiled(key)
        return self._compiled[key]

    def table(self, cls: type[Fact]) -> tuple[Fact, ...]:
        found = self._tables.get(cls)
        if found is None:
            found = self._tables[cls] = tuple(self._read(cls))
        return found

    def _read(self, cls: type[Any]) -> Iterator[Any]:
        """The facts of a kind from all its files."""
        from .layout import tables_of
        from .rows import built, by_type

        for table in tables_of(cls):
            if table.section == "conventions":
                yield from map(self.convention, self.keys)
            elif table.section in ("acts", "undated_acts"):
                yield from chain.from_iterable(map(self.acts if table.section == "acts" else self.undated, self.keys))
            elif table.is_csv:
                yield from built(cls, read_table(table.path), table.key, self._parts_of(table))
            else:
                yield from (by_type(cls, item) for item in read_json(table.path))

    def _parts_of(self, table: FactTable) -> dict[str, dict[str, tuple[Any, ...]]]:
        """What the entries of a table consist of: for each field, the parts by the key of the entry."""
        found = self._parts.get(table.section)
        if found is None:
            from .layout import parts_of
            from .rows import parts

            found = self._parts[table.section] = {
                part.section: parts(part.cls, read_table(part.path), owner.column) for part, owner in parts_of(table)
            }
        return found

    @property
    def bounds(self) -> Mapping[str, Bounds]:
        return self._bounds

    @cached_property
    def _bounds(self) -> Mapping[str, Bounds]:
        """The States themselves, with their names and memberships, are not read."""
        from ..law.steps import Bounds

        heading, *rows = read_table("states/states.csv")
        code, since, until = map(heading.index, ("alpha3", "since", "until"))
        return MappingProxyType({row[code]: Bounds(_day(row[since]), _day(row[until])) for row in rows})

    @property
    def names(self) -> Mapping[str, str]:
        """The short names of all States by code. The States themselves are not read."""
        return self._names

    @cached_property
    def _names(self) -> Mapping[str, str]:
        rows = (line.split(",", 4) for line in read_text("states/states.csv").splitlines()[1:])
        return MappingProxyType({row[0]: row[3] for row in rows})

    @property
    def states(self) -> Mapping[str, State]:
        return self._states

    @cached_property
    def _states(self) -> Mapping[str, State]:
        from ..model.states import State

        return MappingProxyType({state.alpha3: state for state in self.table(State)})

    @property
    def directory(self) -> Directory:
        return self._directory

    @cached_property
    def _directory(self) -> Directory:
        from ..model.state_sets import Directory
        from ..model.states import Group, State

        return Directory.of(self.table(Group), self.table(State))

    @property
    def sources(self) -> Mapping[str, Source]:
        return self._sources

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        from ..model.sources import ASSUMED, Source

        return MappingProxyType({source.id: source for source in (ASSUMED, *self.table(Source))})

    def __reduce__(self) -> tuple[Any, ...]:
        return bundled, ()


def _day(cell: str) -> dt.date | None:
    return dt.date.fromisoformat(cell) if cell else None
