"""The table folder, described once: which table has which columns, of which class its rows are, and where they go.

A folder has ``edition.json`` (version, date, keys of the conventions), ``conventions/KEY.json`` and ``acts/KEY.csv``
for each convention, and the tables named here. An empty cell is no value: the field's default, or a fault where it has
none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from attrs import NOTHING, field, fields, frozen

from ..model.acts import Act, ActRef
from ..model.announcements import Announcement
from ..model.conventions import Provision
from ..model.implementation import Completion, Extension, ExtensionRequest, Figure, Meeting, PublishedDeadline
from ..model.partial_dates import PartialDate
from ..model.sources import Disagreement, Source
from ..model.states import CountryCode, Group, Membership, Name, NonState, Span, State, SuccessionOfStates
from ..model.totals import PublishedTotal
from .canonical import ALWAYS_WRITTEN

EDITION = "edition.json"
CONVENTION = "conventions/{key}.json"
LISTS = {"campaigns.json": "campaigns"}
"""JSON lists, each with the section it is."""

BESIDE = frozenset({"claims.schema.json", "datapackage.json", "minetreaty.schema.json"})
"""What may lie beside the tables without being part of the record."""

KEY = re.compile(r"[A-Z][A-Z0-9-]{0,63}")
"""What the key of a convention must look like to be the name of a file."""

SEPARATOR = "; "
"""What parts the items of a list in one cell."""


class Parent(NamedTuple):
    """Of what a row is a part: of the entry of `section` whose `key` is in the row's column `column`."""

    section: str
    key: str
    column: str


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


@frozen(kw_only=True)
class Table:
    """A table. Each row makes an object of ``cls``, which goes into the section ``into``, or that field of its parent.

    ``path`` is within the folder, with ``{key}`` where there is one table for each convention. ``columns`` are in the
    order of the bundled tables; those that users bring may have them in any order. No two rows have the same ``key``.
    """

    path: str
    title: str
    cls: Any
    into: str
    columns: tuple[str, ...] = field(converter=_words)
    parent: Parent | None = None
    key: str = ""
    needed: bool = False

    @property
    def types(self) -> Mapping[str, Any]:
        """The type of each column: that of the field it fills. The column that names the parent is text."""
        return _types(self)

    @property
    def required(self) -> frozenset[str]:
        """The columns that no row leaves empty."""
        named = {item.name for item in fields(self.cls) if item.default is NOTHING}
        named |= ALWAYS_WRITTEN.get(self.cls, frozenset())
        return frozenset(named | ({self.parent.column} if self.parent else set())) & frozenset(self.columns)

    def values(self, cells: Mapping[str, str]) -> dict[str, Any]:
        """The plain values of one row, as they would stand in JSON. A cell that is not of its type stays text.

        A row of acts without a day has the values of an `UndatedAct`.
        """
        readers = _readers(self)
        values: dict[str, Any] = {}
        for name, cell in cells.items():
            if cell and name in readers:
                nested, read = readers[name]
                (values.setdefault("span", {}) if nested else values)[name] = read(cell)
        if self.cls is Act and len(values.get("date", "")) < len("YYYY-MM-DD"):
            return {"when" if name == "date" else name: value for name, value in values.items()}
        return values


@cache
def _types(table: Table) -> dict[str, Any]:
    hints = get_type_hints(Span) | get_type_hints(table.cls)
    if table.cls is Act:
        hints["date"] = PartialDate  # where the day is not known, the row is an UndatedAct
    return {name: hints.get(name, str) for name in table.columns}


@cache
def _readers(table: Table) -> dict[str, tuple[bool, Callable[[str], Any]]]:
    """How the cells of each column that fills a field are read, and whether that field is one of the row's span."""
    own = get_type_hints(table.cls)
    parent = table.parent.column if table.parent else ""
    return {name: (name not in own, _cell(type_)) for name, type_ in table.types.items() if name != parent}


def plain_type(type_: Any) -> Any:
    """The type without None."""
    return next((arg for arg in get_args(type_) if arg is not NoneType), type_) if not is_list(type_) else type_


def is_list(type_: Any) -> bool:
    """Whether cells of this type hold lists."""
    return get_origin(type_) is tuple


def _cell(type_: Any) -> Callable[[str], Any]:
    if is_list(type_):
        return lambda cell: cell.split(SEPARATOR)
    return _CELLS.get(plain_type(type_), str)


def _whole_number(cell: str) -> int | str:
    return int(cell) if re.fullmatch("0|[1-9][0-9]{0,8}", cell, re.ASCII) else cell


def _number(cell: str) -> float | str:
    return float(cell) if re.fullmatch(r"-?(0|[1-9]\d{0,14})(\.\d{1,15})?", cell, re.ASCII) else cell


def _truth(cell: str) -> bool | str:
    return {"yes": True, "no": False}.get(cell, cell)


def _act_ref(cell: str) -> dict[str, str] | str:
    words = cell.split(" ")
    return dict(zip(("state", "kind", "date"), words, strict=True)) if len(words) == 3 else cell


_CELLS: dict[Any, Callable[[str], Any]] = {
    int: _whole_number,
    float: _number,
    bool: _truth,
    ActRef: _act_ref,
}

TABLES = (
    Table(
        path="states/states.csv",
        title="States of the depositary's practice",
        cls=State,
        into="states",
        key="alpha3",
        needed=True,
        columns="alpha3 alpha2 m49 name official_name depositary_name un un_admitted region subregion since until"
        " sources note",
    ),
    Table(
        path="states/names.csv",
        title="Names of states",
        cls=Name,
        into="names",
        parent=Parent("states", "alpha3", "state"),
        columns="state text kind language since until ambiguous note",
    ),
    Table(
        path="states/memberships.csv",
        title="Memberships of states in groups",
        cls=Membership,
        into="memberships",
        parent=Parent("states", "alpha3", "state"),
        columns="group state since until certain sources note",
    ),
    Table(
        path="states/codes.csv",
        title="Codes of states in other lists",
        cls=CountryCode,
        into="codes",
        parent=Parent("states", "alpha3", "state"),
        columns="state system code since until sources note",
    ),
    Table(
        path="states/groups.csv",
        title="Groups of states",
        cls=Group,
        into="groups",
        key="key",
        columns="key title dated note",
    ),
    Table(
        path="states/successions.csv",
        title="Which state followed which",
        cls=SuccessionOfStates,
        into="successions",
        columns="predecessor predecessor_code successor date kind sources note",
    ),
    Table(
        path="states/non_states.csv",
        title="Entities that are not in the depositary's list",
        cls=NonState,
        into="non_states",
        columns="name codes names reason note",
    ),
    Table(
        path="sources.csv",
        title="Sources",
        cls=Source,
        into="sources",
        key="id",
        columns="id title publisher url as_of kind note",
    ),
    Table(
        path="provisions.csv",
        title="Provisions of the conventions",
        cls=Provision,
        into="provisions",
        parent=Parent("conventions", "key", "convention"),
        columns="convention article kind subject text conduct whole weapons binds timing sources",
    ),
    Table(
        path="acts/{key}.csv",
        title="Acts under the {key}",
        cls=Act,
        into="acts",
        needed=True,
        columns="state kind date order sources effect effect_sources circulated dated date_basis reference target scope"
        " asserts unconfirmed uncounted oddity note",
    ),
    Table(
        path="acts/disagreements.csv",
        title="Where sources differ from the record",
        cls=Disagreement,
        into="disagreements",
        columns="convention state kind date field ours theirs sources note",
    ),
    Table(
        path="totals.csv",
        title="How many States sources counted",
        cls=PublishedTotal,
        into="totals",
        columns="convention date population published sources note",
    ),
    Table(
        path="implementation/extensions.csv",
        title="Deadlines extended",
        cls=Extension,
        into="extensions",
        columns="convention state duty number until requested_until meeting granted granted_by meeting_sources sources"
        " unconfirmed note",
    ),
    Table(
        path="implementation/requests.csv",
        title="Requests to extend a deadline",
        cls=ExtensionRequest,
        into="extension_requests",
        columns="convention state duty number meeting until submitted as_of outcome sources unconfirmed note",
    ),
    Table(
        path="implementation/completions.csv",
        title="Duties said to be fulfilled",
        cls=Completion,
        into="completions",
        columns="convention state duty kind date not_before by meeting reopened sources unconfirmed note",
    ),
    Table(
        path="implementation/deadlines.csv",
        title="Deadlines as sources print them",
        cls=PublishedDeadline,
        into="published_deadlines",
        columns="convention state duty extension date in_force_on sources note",
    ),
    Table(
        path="figures.csv",
        title="Figures of the world and of groups",
        cls=Figure,
        into="figures",
        columns="measure as_of value unit qualifier quality scope cumulative sources unconfirmed note",
    ),
    Table(
        path="implementation/series.csv",
        title="Figures of single States",
        cls=Figure,
        into="figures",
        columns="measure state convention as_of value text unit qualifier quality sources unconfirmed note",
    ),
    Table(
        path="meetings.csv",
        title="Meetings of the parties",
        cls=Meeting,
        into="meetings",
        columns="convention key kind place start end presidency sources note",
    ),
    Table(
        path="announcements.csv",
        title="Announcements and positions",
        cls=Announcement,
        into="announcements",
        columns="state body convention kind date actor sources formal unconfirmed text",
    ),
)
"""Every table, in the order in which they are read: parents before their parts."""
