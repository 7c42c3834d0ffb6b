"""Looking up in polars: one expression, whose gather from a dense table gives null wherever the row names no cell.

Frames are worked on in slices, so that the positions of all rows never stand in memory together. Lazy frames get the
same expression's result batch by batch, when they are collected.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from .grid import Grid, number
from .task import STATUSES, Task

ROWS = 1 << 19
"""Rows of a slice. Slices run on all threads of polars at once."""

FEW = 256
"""How many lines a table may have that is made for one call."""


def look_up(frame: Any, task: Task) -> dict[str, Any]:
    """Status for every row, and what else was asked for, as Series."""
    states = frame.get_column(task.state)
    own = getattr(states.dtype, "categories", None)  # an Enum's; those of a Categorical are shared by all columns
    if isinstance(states.dtype, import_module("polars").Enum) and own is not None:
        return _gather(frame, task, own.to_list())
    spellings = list(task.roster.codes)
    found = _gather(frame, task, spellings)
    if found["status"].null_count():
        rest = states.filter(found["status"].is_null()).unique().cast(import_module("polars").String).to_list()
        met = [text for text in rest if text not in spellings and task.roster.line(text) is not None]
        if met:
            found = _gather(frame, task, [*spellings, *met])
    return found


def add(frame: Any, found: Mapping[str, Any], names: Mapping[str, str]) -> Any:
    """The frame with what was found in new columns."""
    return frame.with_columns(found[column].alias(name) for column, name in names.items())


def without_status(frame: Any, found: Mapping[str, Any], task: Task) -> Any:
    """What the rows without status hold in the columns read."""
    status = found["status"]
    return frame.select(task.read).filter(status.is_null()) if status.null_count() else frame.clear()


def look_up_lazily(frame: Any, task: Task, enrich: Callable[[Any], Any]) -> Any:
    """The lazy frame with the columns to come: `enrich` gets the columns read, batch by batch, when it is collected."""
    pl = import_module("polars")
    types = {"status": pl.Enum(STATUSES), "is_party": pl.Boolean, "since": pl.Date}
    fields = {name: types[column] for column, name in task.names.items()}

    def of_batch(batch: Any) -> Any:
        return enrich(batch.struct.unnest()).select(list(fields)).to_struct(batch.name)

    together = " ".join(("minetreaty", *fields))
    found = pl.struct(task.read).map_batches(of_batch, return_dtype=pl.Struct(fields), is_elementwise=True)
    return frame.with_columns(found.alias(together)).unnest(together)


def _gather(frame: Any, task: Task, spellings: list[str]) -> dict[str, Any]:
    """What was asked for where the state is one of the spellings, null elsewhere."""
    pl = import_module("polars")
    lines = [task.roster.line(text) for text in spellings]
    grid = task.grid  # only now: resolving may have added lines
    code = pl.col(task.state)
    if frame.schema[task.state] != pl.Enum(spellings):
        code = code.cast(pl.Enum(spellings), strict=False)
    day = _day(task, frame.schema).clip(grid.first, grid.last) - grid.first
    cells = "status" if tuple(task.names) == ("status",) else "pieces"
    table = grid.table(f"polars {cells}", _statuses if cells == "status" else _pieces)
    if len(lines) <= FEW:
        # A table with the lines in the order of the codes: a product finds them quicker than a second gather.
        table = _rearranged(table, lines, grid)
        start = code.to_physical().cast(pl.Int32) * grid.width
    else:
        starts = [None if line is None else line * grid.width for line in lines]
        start = pl.lit(pl.Series(starts, dtype=pl.Int32)).gather(code.to_physical())
    query = [pl.lit(table).gather(start + day).alias(cells)]
    slices = (frame.slice(at, ROWS).lazy().select(query) for at in range(0, max(1, len(frame)), ROWS))
    if cells == "pieces":
        wanted = [column for column in _OF_PIECES if column == "status" or column in task.names]
        of_pieces = {column: grid.table(f"polars {column} of pieces", _OF_PIECES[column]) for column in wanted}
        each = [pl.lit(values).gather(pl.col(cells)).alias(column) for column, values in of_pieces.items()]
        slices = (rows.select(each) for rows in slices)
    found = pl.concat(pl.collect_all(list(slices)))
    return {column: found.get_column(column) for column in found.columns}


def _rearranged(table: Any, lines: list[int | None], grid: Grid) -> Any:
    """The lines of the table in this order."""
    if lines == list(range(len(lines))):
        return table
    whole = (grid.nowhere if line is None else line for line in lines)
    return import_module("polars").concat([table.slice(line * grid.width, grid.width) for line in whole], rechunk=True)


def _day(task: Task, schema: Mapping[str, Any]) -> Any:
    """The number of each row's day; null where there is none."""
    pl = import_module("polars")
    if isinstance(task.on, dt.date):
        return pl.lit(number(task.on), dtype=pl.Int32)
    day = pl.col(task.on)
    if schema[task.on] == pl.String:
        day = pl.when(day.str.contains(_ISO)).then(day).str.to_date("%Y-%m-%d", strict=False)
    return day.cast(pl.Date).to_physical()


_ISO = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def _statuses(grid: Grid) -> Any:
    """A cell for each line and day: the status."""
    return _statuses_of_pieces(grid).gather(_pieces(grid))


def _pieces(grid: Grid) -> Any:
    """A cell for each line and day: the number of the piece."""
    pl = import_module("polars")
    lengths = pl.Series([run.length for run in grid.runs()])
    numbers = pl.int_range(len(lengths), dtype=pl.UInt16 if len(lengths) < 1 << 16 else pl.UInt32)
    return pl.select(numbers.repeat_by(lengths).explode()).to_series()


def _statuses_of_pieces(grid: Grid) -> Any:
    """For each piece the status."""
    pl = import_module("polars")
    values = [run.piece.status and run.piece.status.value for run in grid.runs()]
    return pl.Series(values, dtype=pl.Enum(STATUSES))


def _parties_of_pieces(grid: Grid) -> Any:
    """For each piece, whether the convention is in force for the State."""
    pl = import_module("polars")
    return pl.Series([run.piece.status and run.piece.status.is_party for run in grid.runs()], dtype=pl.Boolean)


def _sinces_of_pieces(grid: Grid) -> Any:
    """For each piece the first day of the period."""
    pl = import_module("polars")
    return pl.Series([run.piece.since for run in grid.runs()], dtype=pl.Date)


_OF_PIECES: dict[str, Callable[[Grid], Any]] = {
    "status": _statuses_of_pieces,
    "is_party": _parties_of_pieces,
    "since": _sinces_of_pieces,
}
