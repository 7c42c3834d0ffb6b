"""Read a user's table as headings and rows: from a file or text, a list of dicts, or a data frame."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, cast

from ..facts.parsing import MAX_BYTES, refuse
from .cell_lines import FileLines
from .files import MAX_COLUMNS, MAX_ROWS, read_bytes, read_file, read_text, table_lines


class UserTable(NamedTuple):
    """A user's table: its name, its headings, its rows, each with its place, and notes about how it was read."""

    name: str
    headings: tuple[str, ...]
    rows: Sequence[tuple[str, Mapping[str, Any]]]
    notes: tuple[str, ...] = ()

    def cells(self, heading: str) -> list[Any]:
        """The cells of a column."""
        return [row.get(heading) for _, row in self.rows]


def table_of(rows: Any) -> UserTable:
    """Read the headings and rows of a table in any accepted form.

    Raises `UnreadableData`, and `MissingExtra` for a workbook without python-calamine.
    """
    name, path = name_of(rows), path_of(rows)
    if path is not None:
        return _of_file(read_file(path, name), name)
    if hasattr(rows, "read"):
        try:
            rows = rows.read(MAX_BYTES + 1)
        except (OSError, ValueError) as error:
            raise refuse("S101", name, f"It cannot be read: {error}.", "Give an open file in UTF-8.") from None
    if isinstance(rows, bytes):
        return _of_file(read_bytes(rows, name), name)
    if isinstance(rows, str):
        return _of_file(read_text(rows, name), name)
    records = _records(rows)
    if records is None:
        hint = "Give a CSV file or text, a list of dicts, or a data frame."
        if hasattr(rows, "collect"):
            hint = "Collect the lazy frame first."
        raise refuse("S108", name, f"Expected a table, found {type(rows).__name__}.", hint)
    return _of_records(records, name)


def _of_file(found: FileLines | list[Mapping[str, Any]], name: str) -> UserTable:
    if isinstance(found, list):
        return _of_records(found, name)
    headings, body, notes = table_lines(found, name)
    rows = [(where, dict(zip(headings, cells, strict=True))) for where, cells in body]
    return UserTable(name, tuple(headings), rows, notes)


def _of_records(records: Sequence[Mapping[str, Any]], name: str) -> UserTable:
    headings = dict.fromkeys(str(key) for record in records for key in record)
    if len(headings) > MAX_COLUMNS:
        hint = "Leave out columns that are not about a treaty."
        raise refuse("S102", name, f"There are more than {MAX_COLUMNS} columns.", hint)
    start = "" if name == "table" else f"{name}, "
    named = [
        (f"{start}row {place}", {str(key): value for key, value in row.items()}) for place, row in enumerate(records, 1)
    ]
    return UserTable(name, tuple(headings), named)


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


def _listed(rows: Any) -> list[Mapping[str, Any]] | None:
    listed: list[Any] = [*islice(rows, MAX_ROWS + 1)]
    _check_number(len(listed))
    return listed if all(isinstance(row, Mapping) for row in listed) else None
