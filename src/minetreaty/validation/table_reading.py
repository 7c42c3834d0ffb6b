"""Read a user's table as headings and rows: from a CSV file or text, a list of dicts, or a data frame.

Spreadsheets write a byte order mark before CSV, and semicolons or tabs instead of commas. These have only one meaning,
so they are accepted here. Tables in our own format have neither.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, cast

from ..facts.parsing import MAX_BYTES, Intake, fault, parse_csv, refuse, unreadable


class UserTable(NamedTuple):
    """A user's table: its name, its headings, and its rows, each with its place."""

    name: str
    headings: tuple[str, ...]
    rows: Iterable[tuple[str, Mapping[str, Any]]]


def table_of(rows: Any) -> UserTable:
    """Read the headings and rows of a table in any accepted form. Raises `UnreadableData`."""
    name, path = name_of(rows), path_of(rows)
    if path is not None:
        return _csv(Intake().file(path, name, marked=True), name)
    if hasattr(rows, "read"):
        try:
            rows = rows.read(MAX_BYTES + 1)
        except (OSError, ValueError) as error:
            raise refuse("S101", name, f"It cannot be read: {error}.", "Give an open file in UTF-8.") from None
    if isinstance(rows, (str, bytes)):
        return _csv(Intake().text(rows, name, marked=True), name)
    records = _records(rows)
    if records is None:
        hint = "Give a CSV file or text, a list of dicts, or a data frame."
        if hasattr(rows, "collect"):
            hint = "Collect the lazy frame first."
        raise refuse("S108", name, f"Expected a table, found {type(rows).__name__}.", hint)
    headings = dict.fromkeys(str(key) for record in records for key in record)
    _check_columns(len(headings), name)
    return UserTable(name, tuple(headings), [(f"row {place}", record) for place, record in enumerate(records, 1)])


MAX_ROWS = 100_000
"""The largest number of rows: two hundred States on five hundred dates. It limits how long a check takes."""

MAX_COLUMNS = 500
"""The largest number of columns: a few for each of many treaties."""


def name_of(rows: Any) -> str:
    """The name of the table in findings: the path of a file, or ``table``."""
    path = path_of(rows)
    return "table" if path is None else path.as_posix()


def path_of(rows: Any) -> Path | None:
    """The path of a file, if one is given. Text of one line is a path; longer text is a table."""
    is_path = isinstance(rows, os.PathLike) or (isinstance(rows, str) and "\n" not in rows)
    return Path(cast(str, rows)) if is_path else None


def place_of(where: str, heading: str) -> str:
    """The place of a cell or column, as findings name it."""
    return f"{where}, column {heading[:60]}"


def is_table(path: Path) -> bool:
    """Whether the file's name is that of a table."""
    return path.suffix.casefold() in (".csv", ".tsv")


def _records(rows: Any) -> list[Mapping[str, Any]] | None:
    """The rows of a data frame or of a list, each by heading."""
    if hasattr(rows, "__len__"):
        _check_number(len(rows))
    if hasattr(rows, "iter_rows"):  # polars, and narwhals over anything
        return list(rows.iter_rows(named=True))
    if hasattr(rows, "to_pylist"):  # arrow
        return _listed(rows.to_pylist())
    if hasattr(rows, "to_dict") and hasattr(rows, "columns"):  # pandas
        if len(set(rows.columns)) < len(rows.columns):
            raise refuse("S105", "table", "A column is given twice.", "Rename one of the two.")
        return list(rows.to_dict("records"))
    return _listed(rows) if isinstance(rows, Iterable) and not isinstance(rows, Mapping) else None


def _check_number(rows: int, name: str = "table") -> None:
    if rows > MAX_ROWS:
        raise refuse("S102", name, f"There are more than {MAX_ROWS:,} rows.", "Check them in parts.")


def _check_columns(columns: int, name: str) -> None:
    if columns > MAX_COLUMNS:
        raise refuse(
            "S102",
            name,
            f"There are more than {MAX_COLUMNS} columns.",
            "Leave out columns that are not about a treaty.",
        )


def _listed(rows: Any) -> list[Mapping[str, Any]] | None:
    listed: list[Any] = [*islice(rows, MAX_ROWS + 1)]
    _check_number(len(listed))
    return listed if all(isinstance(row, Mapping) for row in listed) else None


def _csv(text: str, name: str) -> UserTable:
    lines = list(islice(parse_csv(text, name, delimiter=_delimiter(text)), MAX_ROWS + 2))
    _check_number(len(lines) - 1, name)
    if not lines:
        raise unreadable(name, [fault("S107", name, "The table is empty.", "Give headings and rows.")])
    (first, headings), *body = lines
    headings = [heading.strip() for heading in headings]
    _check_columns(len(headings), name)
    found = [
        fault("S105", place_of(f"{name}:{first}", heading), "This column is given twice.", "Keep one of the two.")
        for heading, times in Counter(headings).items()
        if times > 1
    ]
    found += (
        fault(
            "S116",
            f"{name}:{line}",
            f"{len(headings)} cells expected, {len(cells)} found.",
            "Put cells with commas in quotes.",
        )
        for line, cells in body
        if len(cells) != len(headings)
    )
    if found:
        raise unreadable(name, found)
    return UserTable(
        name,
        tuple(headings),
        [(f"{name}:{line}", dict(zip(headings, cells, strict=True))) for line, cells in body],
    )


def _delimiter(text: str) -> str:
    """The separator of the headings: a tab or a semicolon, if there is one outside quotes, otherwise a comma."""
    headings = _QUOTED.sub("", text[:_MOST_OF_HEADINGS]).split("\n", 1)[0]
    return next((sign for sign in "\t;" if sign in headings), ",")


_QUOTED = re.compile(r'"[^"]*"')
_MOST_OF_HEADINGS = 100_000
