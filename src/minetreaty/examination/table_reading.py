"""Reads whatever holds a table, as headings and rows: a CSV file or text, rows as dicts, a data frame."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast


class Table(NamedTuple):
    """A table as it was given: its name, headings and rows, each with its place."""

    name: str
    headings: tuple[str, ...]
    rows: Iterable[tuple[str, Mapping[str, Any]]]


def table_of(rows: Any) -> Table:
    """The headings and rows of whatever holds a table. Raises `UnreadableData`."""
    from ..files.intake import Intake, refuse

    name, path = name_of(rows), path_of(rows)
    if path is not None:
        return _csv(Intake().file(path, name), name)
    if isinstance(rows, str):
        return _csv(Intake().text(rows, name), name)
    records = _records(rows)
    if records is None:
        hint = "Give a CSV file or text, a list of dicts, or a data frame."
        raise refuse("S108", name, f"Expected a table, found {type(rows).__name__}.", hint)
    headings = dict.fromkeys(str(key) for record in records for key in record)
    return Table(name, tuple(headings), [(f"row {place}", record) for place, record in enumerate(records, 1)])


def name_of(rows: Any) -> str:
    """What findings call it: the path of a file, else ``table``."""
    path = path_of(rows)
    return "table" if path is None else path.as_posix()


def path_of(rows: Any) -> Path | None:
    """The file that is meant, if it is one: text of one line is a path, text of several is a table."""
    is_path = isinstance(rows, os.PathLike) or (isinstance(rows, str) and "\n" not in rows)
    return Path(cast(str, rows)) if is_path else None


def _records(rows: Any) -> list[Mapping[str, Any]] | None:
    """The rows of a data frame or of a list, each by heading."""
    if hasattr(rows, "iter_rows"):  # polars, and narwhals over anything
        return list(rows.iter_rows(named=True))
    if hasattr(rows, "to_pylist"):  # arrow
        return list(rows.to_pylist())
    if hasattr(rows, "to_dict"):  # pandas
        return list(rows.to_dict("records"))
    if isinstance(rows, Iterable) and not isinstance(rows, (bytes, Mapping)):
        listed: list[Any] = [*rows]
        return listed if all(isinstance(row, Mapping) for row in listed) else None
    return None


def _csv(text: str, name: str) -> Table:
    from ..files.intake import fault, parse_csv, unreadable

    lines = list(parse_csv(text, name))
    if not lines:
        raise unreadable(name, [fault("S107", name, "The table is empty.", "It needs headings and rows.")])
    (_, headings), *body = lines
    found = [
        fault("S105", f"{name}:1, column {heading}", "This column is given twice.", "Keep one of the two.")
        for heading in dict.fromkeys(headings)
        if headings.count(heading) > 1
    ]
    found += (
        fault("S116", f"{name}:{line}", f"{len(headings)} cells expected, {len(cells)} found.", "Quote commas.")
        for line, cells in body
        if len(cells) != len(headings)
    )
    if found:
        raise unreadable(name, found)
    return Table(
        name,
        tuple(headings),
        [(f"{name}:{line}", dict(zip(headings, cells, strict=True))) for line, cells in body],
    )
