"""The bundled edition: reads the files that the package carries, each when it is first asked for.

The tests prove the form of these files, so that their cells are not examined here. `folder` and `structuring` read
users' files strictly. A file that was damaged since is named in the error, and `integrity` compares every byte.
"""

from __future__ import annotations

import datetime as dt
import os
from functools import cache, cached_property
from itertools import chain
from types import MappingProxyType
from zlib import crc32

from ..errors import UnreadableData
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


class FileReading:
    """While a bundled file is read: whatever goes wrong becomes an `UnreadableData` that names the file."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, UnreadableData):
            raise damaged(self._name, error) from error


def damaged(name: str, why: object) -> UnreadableData:
    """The error for a bundled file that cannot be read or does not fit the others. `why` is what was found."""
    import csv
    import json

    from .fault_rules import S101, S103, S104, S115

    rule, said = S115, f"This file of the package is damaged ({why})."
    if isinstance(why, OSError):
        rule, said = S101, "This file of the package is missing or cannot be opened."
    elif isinstance(why, UnicodeDecodeError):
        rule, said = S103, "This file of the package is damaged: it is not text in UTF-8."
    elif isinstance(why, (json.JSONDecodeError, csv.Error)):
        rule, said = S104, f"This file of the package is damaged: it is not well-formed ({why})."
    elif isinstance(why, Exception):
        said = f"This file of the package is damaged ({type(why).__name__}: {why})."
    where = f"minetreaty/data/{name}"
    finding = rule.finding(
        said, where=where, hint="Run 'minetreaty verify', which names all such files, and install the package again."
    )
    return UnreadableData(f"{where}: {said} {finding.hint}", findings=(finding,))


def read_bytes(name: str) -> bytes:
    """The content of a bundled file. The module's own loader reads it, so that it works from a zip file too."""
    data: bytes = _loader.get_data(os.path.join(_FOLDER, *name.split("/")))
    return data


def read_text(name: str) -> str:
    """The text of a bundled file. Raises `UnreadableData`, which names the file, as the following do."""
    with FileReading(name):
        return read_bytes(name).decode()


def read_json(name: str) -> Any:
    """The content of a bundled file of JSON."""
    import json

    with FileReading(name):
        return json.loads(read_text(name))


def read_table(name: str) -> Iterator[list[str]]:
    """The rows of a bundled table, its heading first."""
    import csv

    with FileReading(name):
        yield from csv.reader(read_text(name).splitlines(keepends=True), strict=True)


def _naming(name: str, entries: Mapping[str, Fact]) -> Mapping[str, Fact]:
    """The entries of a file, each read when it is first asked for; the error for one that is damaged names the file."""
    from ..model.on_demand import OnDemand

    def read(key: str) -> Fact:
        with FileReading(name):
            return entries[key]

    return OnDemand(entries, read)


EDITION, STATES, TIMELINES = "edition.json", "states/states.csv", "timelines/{key}.csv"


def stamped(names: Sequence[str], rows: bytes) -> bytes:
    """A table of timelines: `rows` below a line with the CRC-32 of the files that they follow from and of themselves,
    and the names of these files.
    """
    found = 0
    for name in names:
        found = crc32(read_bytes(name), found)
    return f"crc32 {crc32(rows, found):08x} {' '.join(names)}\n".encode() + rows


def _compiled(key: str) -> Mapping[str, Timeline] | None:
    """The timelines of a file, or None if there is no such file, or if it is not as it was compiled."""
    if not key.replace("-", "").isalnum():
        return None
    try:
        content = read_bytes(TIMELINES.format(key=key))
        stamp, _, below = content.partition(b"\n")
        if content != stamped(stamp.decode().split(" ")[2:], below):
            return None
    except (OSError, ValueError):
        return None
    _, *rows = below.decode().splitlines()
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
        self._parts: dict[str, dict[str, Mapping[str, tuple[Any, ...]]]] = {}

    @cached_property
    def _edition(self) -> dict[str, Any]:
        edition: dict[str, Any] = read_json(EDITION)
        with FileReading(EDITION):
            names = ("version", "date", "conventions")
            if not all(isinstance(edition[name], type_) for name, type_ in zip(names, (str, str, list), strict=True)):
                raise TypeError("its entries are of other types")
        return edition

    @property
    def version(self) -> str:
        return str(self._edition["version"])

    @property
    def date(self) -> dt.date:
        return self._date

    @cached_property
    def _date(self) -> dt.date:
        with FileReading(EDITION):
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
        with FileReading(name := table.path.format(key=key)):
            found: Convention = by_type(Convention, read_json(name))
        if found.key != key:
            raise damaged(name, f"its key is {found.key!r}")
        owned = {field: parts.get(key, ()) for field, parts in self._parts_of(table).items()}
        changes: Any = owned
        return evolve(found, **changes)

    def as_of(self, key: str) -> dt.date:
        """The date to which the record of the convention is complete. The rest of the convention is not read."""
        self._check(key)
        with FileReading(name := f"conventions/{key}.json"):
            return dt.date.fromisoformat(read_text(name).partition('"as_of": "')[2][:10])

    def acts(self, key: str) -> tuple[Act, ...]:
        return self._read_acts(key)[0]

    def undated(self, key: str) -> tuple[UndatedAct, ...]:
        return self._read_acts(key)[1]

    def _read_acts(self, key: str) -> tuple[tuple[Act, ...], tuple[UndatedAct, ...]]:
        found = self._acts.get(key)
        if found is None:
            from . import rows

            self._check(key)
            with FileReading(name := f"acts/{key}.csv"):
                found = self._acts[key] = rows.acts(key, read_table(name))
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
            elif table.section == "states":
                yield from self.states.values()
            elif table.is_csv:
                with FileReading(table.path):
                    yield from built(cls, read_table(table.path))
            else:
                with FileReading(table.path):
                    yield from (by_type(cls, item) for item in read_json(table.path))

    def _parts_of(self, table: FactTable) -> dict[str, Mapping[str, tuple[Any, ...]]]:
        """What the entries of a table consist of: for each field, the parts by the key of the entry."""
        found = self._parts.get(table.section)
        if found is None:
            from .layout import parts_of
            from .rows import parts

            found = self._parts[table.section] = {}
            for part, owner in parts_of(table):
                with FileReading(part.path):
                    read = parts(part.cls, read_table(part.path), owner.column)
                    found[part.section] = _naming(part.path, read)
        return found

    @property
    def bounds(self) -> Mapping[str, Bounds]:
        return self._bounds

    @cached_property
    def _bounds(self) -> Mapping[str, Bounds]:
        """The States themselves, with their names and memberships, are not read."""
        from ..law.steps import Bounds

        with FileReading(STATES):
            heading, *rows = read_table(STATES)
            code, since, until = map(heading.index, ("alpha3", "since", "until"))
            return MappingProxyType({row[code]: Bounds(_day(row[since]), _day(row[until])) for row in rows})

    @property
    def names(self) -> Mapping[str, str]:
        """The short names of all States by code. The States themselves are not read."""
        return self._names

    @cached_property
    def _names(self) -> Mapping[str, str]:
        with FileReading(STATES):
            rows = (line.split(",", 4) for line in read_text(STATES).splitlines()[1:])
            return MappingProxyType({row[0]: row[3] for row in rows})

    @property
    def states(self) -> Mapping[str, State]:
        return self._states

    @cached_property
    def _states(self) -> Mapping[str, State]:
        from ..model.states import State
        from .layout import tables_of
        from .rows import entries

        (table,) = tables_of(State)
        with FileReading(table.path):
            return _naming(table.path, entries(State, read_table(table.path), table.key, self._parts_of(table)))

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
