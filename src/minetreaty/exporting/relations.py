"""The tables of an export: the stored facts and what follows from them, with keys and references.

A list in a cell has semicolons between its items. ``citations`` has the sources of every stored fact one by one.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, cast

from attrs import evolve, frozen

from .. import tables
from ..facts import canonical, cells
from ..facts.layout import SEPARATOR, TABLES, FactTable
from ..facts.meanings import MEANINGS
from ..facts.record import Record
from ..frames.table import Column, Kind, Table
from ..model.acts import Act, UndatedAct
from ..model.hints import is_tuple, without_none
from ..model.sources import ASSUMED
from ..register import Register


@frozen
class ForeignKey:
    """That every value of a column, where it is not empty, is one of a column of another table."""

    column: str
    relation: str
    target: str


@frozen
class ExportedTable:
    """A table with its title, the columns that tell its rows apart, and its references."""

    table: Table
    title: str
    key: tuple[str, ...]
    references: tuple[ForeignKey, ...] = ()

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.table.name


def relations(register: Register) -> tuple[ExportedTable, ...]:
    """Every table of the export. The stored ones come first, each after those that it refers to."""
    stored = {relation.name: relation for relation in _stored(register)}
    cited = _citations(stored.values())
    first = [stored.pop(name) for name in ("sources", "states", "groups") if name in stored]
    return (_edition(register), *first, _conventions(register), *stored.values(), cited, *_derived(register))


# ---- stored facts

_ID = Column("id", Kind.COUNT, "number of the row, in the order of the edition")
_CONVENTION = Column("convention", Kind.TEXT, "key of the convention")
_TARGETS = {
    "state": ("states", "alpha3"),
    "successor": ("states", "alpha3"),
    "predecessor_code": ("states", "alpha3"),
    "presidency": ("states", "alpha3"),
    "group_key": ("groups", "key"),
    "convention": ("conventions", "key"),
}


def _stored(register: Register) -> Iterator[ExportedTable]:
    """The tables of facts. A kind of facts that has several files is one table."""
    record = Record.of(register.facts)
    by_section: dict[str, list[FactTable]] = {}
    for table in TABLES:
        if table.is_csv:
            by_section.setdefault(table.section, []).append(table)
    for found in by_section.values():
        columns = {column.name: column for table in reversed(found) for column in _columns(table)}
        kept = tuple(columns.values())
        rows = [tuple(_value(entry, above, column) for column in kept) for entry, above in _entries(record, found[0])]
        name = found[0].path.rpartition("/")[2].removesuffix(".csv").replace("{key}", "acts")
        yield _numbered(name, found[0].title.partition(" under the {")[0], kept, rows, found[0].key)


def _columns(table: FactTable) -> Iterator[Column]:
    if "{key}" in table.path:
        yield _CONVENTION
    for name, type_ in cells.types(table).items():
        yield _column(name, without_none(type_), MEANINGS[table.path][name])


def _column(name: str, type_: Any, meaning: str) -> Column:
    if is_tuple(type_):
        return Column(name, Kind.TEXT, f"{meaning}; a list with semicolons between")
    if issubclass(type_, StrEnum):
        return Column(name, Kind.WORD, meaning, tuple(str(member.value) for member in type_))
    return Column(name, _KINDS.get(type_, Kind.TEXT), meaning)


_KINDS = {dt.date: Kind.DAY, int: Kind.COUNT, float: Kind.NUMBER, bool: Kind.TRUTH}


def _entries(record: Record, table: FactTable) -> Iterator[tuple[Any, tuple[str, Any] | None]]:
    """The facts of one table, each with the column that names what it is part of, and that value."""
    if table.parent is None:
        kinds: tuple[Any, ...] = (Act, UndatedAct) if table.cls is Act else (table.cls,)
        for kind in kinds:
            yield from ((entry, None) for entry in record.table(kind))
        return
    section, key, column = table.parent
    (owner,) = (other.cls for other in TABLES if other.section == section and other.parent is None)
    for entry in record.table(owner):
        yield from ((part, (column, getattr(entry, key))) for part in getattr(entry, table.section))


def _value(entry: Any, above: tuple[str, Any] | None, column: Column) -> object:
    name = column.name
    if above is not None and above[0] == name:
        return above[1]
    if isinstance(entry, UndatedAct) and name == "date":
        return str(entry.when)
    holder = entry if hasattr(entry, name) else getattr(entry, "span", None)
    value = getattr(holder, name, None)
    if isinstance(value, tuple):
        return SEPARATOR.join(map(str, cast(tuple[object, ...], value))) or None
    if value is None or value == "":
        return None
    return str(value) if column.kind in (Kind.TEXT, Kind.WORD) else value


def _numbered(
    name: str, title: str, columns: tuple[Column, ...], rows: list[tuple[Any, ...]], key: str
) -> ExportedTable:
    """The table, with a number for each row if it has no key of its own."""
    if not key:
        columns, key = (_ID, *columns), _ID.name
        rows = [(number, *row) for number, row in enumerate(rows, 1)]
    named = {column.name for column in columns}
    found = tuple(ForeignKey(column, *target) for column, target in _TARGETS.items() if column in named)
    return ExportedTable(Table(name, columns, tuple(rows)), title, (key,), found)


def _conventions(register: Register) -> ExportedTable:
    columns = (
        Column("key", Kind.TEXT, "key of the convention"),
        Column("title", Kind.TEXT, "its title"),
        Column("short_title", Kind.TEXT, "its short title"),
        Column("symbol", Kind.TEXT, "the depositary's number"),
        Column("adopted", Kind.DAY, "date of adoption"),
        Column("in_force", Kind.DAY, "date of entry into force that follows from the acts"),
        Column("as_of", Kind.DAY, "date to which the record is complete"),
        Column("parent", Kind.TEXT, "key of the convention that it hangs on"),
        Column("law", Kind.TEXT, "everything that is stored of it, with its clauses, as JSON"),
    )
    unstructure = canonical.converter().unstructure
    rows: list[tuple[Any, ...]] = []
    for item in register.conventions:
        law = json.dumps(unstructure(evolve(item, provisions=())), ensure_ascii=False, sort_keys=True)
        names = (item.key, item.title, item.short_title, item.symbol or None)
        rows.append((*names, item.adopted, item.in_force, item.as_of, item.parent, law))
    return ExportedTable(Table("conventions", columns, tuple(rows)), "Conventions", ("key",))


def _edition(register: Register) -> ExportedTable:
    edition = register.edition
    columns = (
        Column("version", Kind.TEXT, "name of the edition of the facts"),
        Column("date", Kind.DAY, "date of the edition"),
        Column("sha256", Kind.TEXT, "SHA-256 of the canonical JSON of the facts"),
        Column("base", Kind.TEXT, "that of the edition from which a changed one was made"),
        Column("derived", Kind.TRUTH, "whether it was changed"),
        Column("known_on", Kind.DAY, "date after which acts were left out"),
    )
    row = (edition.version, edition.date, edition.sha256, edition.base, edition.derived, edition.known_on)
    return ExportedTable(Table("edition", columns, (row,)), "The edition that was exported", ("version",))


def _citations(stored: Iterable[ExportedTable]) -> ExportedTable:
    columns = (
        _ID,
        Column("table_name", Kind.TEXT, "table of the fact"),
        Column("fact", Kind.TEXT, "key of the fact in that table"),
        Column("source", Kind.TEXT, "id of the source"),
    )
    rows: list[tuple[Any, ...]] = []
    for relation in stored:
        names = relation.table.names
        if "sources" in names:
            key, cited = names.index(relation.key[0]), names.index("sources")
            for row in relation.table.rows:
                rows += ((relation.name, str(row[key]), id_) for id_ in (row[cited] or "").split(SEPARATOR) if id_)
    named = (row for row in rows if row[2] != ASSUMED.id)  # which is not a document
    known = tuple((number, *row) for number, row in enumerate(named, 1))
    table = Table("citations", columns, known)
    return ExportedTable(table, "Sources of the facts, one by one", ("id",), (ForeignKey("source", "sources", "id"),))


# ---- what follows from them


def _derived(register: Register) -> Iterator[ExportedTable]:
    of_one = ("convention", "state")
    yield _made(tables.acts(register=register), "effects", "Acts with their effect")
    yield _made(
        tables.standing(register=register), "standing", "Status of every State, at the end of the record", of_one
    )
    yield _made(tables.periods(register=register), "periods", "Every period of one status")
    yield _made(tables.changes(register=register), "changes", "Every change of status")
    yield _made(tables.panel(register=register), "panel", "Status at the end of each year", (*of_one, "period"))
    title = "Number of States in each population at the end of each year"
    yield _made(tables.counts(register=register), "counts", title, ("convention", "population", "period"))
    for event in tables.SpellEvent:
        title = f"Times at risk of {event.replace('_', ' ')}"
        found = tables.spells(event=event, register=register)
        yield _made(found, f"spells_{event}", title, (*of_one, "spell"))
    yield _made(tables.obligations(register=register), "obligations", "What fell and falls due")


def _made(table: Table, name: str, title: str, key: tuple[str, ...] = ()) -> ExportedTable:
    """The table under that name. Without `key` its rows get numbers."""
    if not key:
        return _numbered(name, title, table.columns, list(table.rows), "")
    found = tuple(ForeignKey(column, *target) for column, target in _TARGETS.items() if column in table.names)
    return ExportedTable(Table(name, table.columns, table.rows), title, key, found)
