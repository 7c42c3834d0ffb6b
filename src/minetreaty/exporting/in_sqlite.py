"""An export as a SQLite database. The tables ``table_descriptions`` and ``column_descriptions`` say what is in it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from enum import StrEnum
from pathlib import Path

from ..frames.table import Column, Kind, Table
from .relations import ExportedTable

APPLICATION = 0x4D494E45
"""The number by which the file says that it is ours: MINE."""

_TYPES = {
    Kind.TEXT: "TEXT",
    Kind.WORD: "TEXT",
    Kind.DAY: "DATE",
    Kind.TRUTH: "BOOLEAN",
    Kind.COUNT: "INTEGER",
    Kind.NUMBER: "REAL",
}


def write(found: Iterable[ExportedTable], path: Path) -> None:
    """Write the database. `path` must not exist."""
    listed = tuple(found)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute("BEGIN")
        for relation in (*listed, *_descriptions(listed)):
            database.execute(definition(relation))
            places = ", ".join("?" * len(relation.table.columns))
            rows = (tuple(map(_plain, row)) for row in relation.table.rows)
            database.executemany(f"INSERT INTO {relation.name} VALUES ({places})", rows)
        database.execute("COMMIT")
        database.execute("VACUUM")  # so that the same tables are the same bytes


def definition(relation: ExportedTable) -> str:
    """The statement that creates the table."""
    lines = [_column(column, column.name in relation.key) for column in relation.table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(relation.key)})")
    for reference in relation.references:
        lines.append(f"FOREIGN KEY ({reference.column}) REFERENCES {reference.relation} ({reference.target})")
    return f"CREATE TABLE {relation.name} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(column: Column, needed: bool) -> str:
    words = ", ".join(f"'{word}'" for word in column.words)
    allowed = f" CHECK ({column.name} IN ({words}))" if words else ""
    return f"{column.name} {_TYPES[column.kind]}{' NOT NULL' if needed else ''}{allowed}"


def _plain(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def _descriptions(found: tuple[ExportedTable, ...]) -> Iterator[ExportedTable]:
    name = Column("table_name", Kind.TEXT, "name of the table")
    of_tables = (name, Column("title", Kind.TEXT, "what it holds"), Column("row_count", Kind.COUNT, "how many rows"))
    rows = tuple((relation.name, relation.title, len(relation.table)) for relation in found)
    yield ExportedTable(Table("table_descriptions", of_tables, rows), "Tables", ("table_name",))
    of_columns = (
        name,
        Column("column_name", Kind.TEXT, "name of the column"),
        Column("kind", Kind.TEXT, "what it holds: text, word, day, truth, count or number"),
        Column("meaning", Kind.TEXT, "what that means"),
        Column("words", Kind.TEXT, "the words of a word, in their order, with a semicolon between"),
    )
    described = tuple(
        (relation.name, column.name, str(column.kind), column.meaning, "; ".join(column.words) or None)
        for relation in found
        for column in relation.table.columns
    )
    yield ExportedTable(Table("column_descriptions", of_columns, described), "Columns", ("table_name", "column_name"))
