"""Looking up in polars: one expression, whose gather from a dense table gives null wherever the row names no cell.

Frames are worked on in slices, so that the positions of all rows never stand in memory together. Lazy frames get the
same expression's result batch by batch, when they are collected.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from importlib import import_module
from typing import Any

from ..model.statuses import Status
from .grid import Grid, number
from .task import BEYOND, STATUSES, Task

ROWS = 1 << 19
"""Rows of a slice. Slices run on all threads of polars at once."""

FEW = 256
"""How many lines a table may have that is made for one call."""


def look_up(frame: Any, task: Task) -> dict[str, Any]:
    """Status for every row, and what else was asked for, as Series."""
    states = frame.get_column(task.state)
    own = getattr(states.dtype, "categories", None)  # an Enum's; those of a Categorical are shared by all columns
    if isinstance(states.dtype, import_module("polars").Enum) and own is not None:
        spellings = own.to_list()
        return _gather(frame, task, spellings, [task.roster.line(text) for text in spellings])
    # A code that passed from one State to another is looked up below, so that the table stays as it is without it.
    spellings = [code if code in task.roster.plain else f"minetreaty {code}" for code in task.roster.codes]
    found = _gather(frame, task, spellings, list(range(len(spellings))))
    if found["status"].null_count():
        rest = states.filter(found["status"].is_null()).unique().cast(import_module("polars").String).to_list()
        met = [text for text in rest if text not in spellings and task.roster.line(text) is not None]
        if met:
            spellings += met
            found = _gather(frame, task, spellings, [task.roster.line(text) for text in spellings])
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
    types = {"status": pl.Enum(STATUSES), "is_party": pl.Boolean, "since": pl.Date, "beyond_record": pl.Boolean}
    fields = {name: types[column] for column, name in task.names.items()}

    def of_batch(batch: Any) -> Any:
        return enrich(batch.struct.unnest()).select(list(fields)).to_struct(batch.name)

    together = " ".join(("minetreaty", *fields))
    found = pl.struct(task.read).map_batches(of_batch, return_dtype=pl.Struct(fields), is_elementwise=True)
    return frame.with_columns(found.alias(together)).unnest(together)


def _gather(frame: Any, task: Task, spellings: list[str], lines: list[int | None]) -> dict[str, Any]:
    """What was asked for where the state is one of the spellings, each with its line, null elsewhere."""
    pl = import_module("polars")
    grid = task.grid  # only now: resolving may have added lines
    code = pl.col(task.state)
    if frame.schema[task.state].is_numeric():
        code = code.cast(pl.String)
    if frame.schema[task.state] != pl.Enum(spellings):
        code = code.cast(pl.Enum(spellings), strict=False)
    date = _day(task, frame)
    late = (date > number(task.as_of)).alias("beyond_record")
    day = _within(date, grid) - grid.first
    cells, make = ("pieces", _pieces) if "since" in task.names else ("status", _statuses)
    table = grid.table(f"polars {cells}", make)
    if len(lines) <= FEW:
        # A table with the lines in the order of the codes: a product finds them quicker than a second gather.
        table = _rearranged(table, lines, grid)
        start = code.to_physical().cast(pl.Int32) * grid.width
    else:
        starts = [None if line is None else line * grid.width for line in lines]
        start = pl.lit(pl.Series(starts, dtype=pl.Int32)).gather(code.to_physical())
    steps = [[pl.lit(table).gather(start + day).alias(cells), late]]
    if cells == "pieces":
        steps.append([*_of_pieces(grid), pl.col("beyond_record")])
    status = pl.col("status")
    if "is_party" in task.names:
        party = (status == Status.PARTY) | (status == Status.WITHDRAWING)
        steps.append([pl.all(), pl.when(status != Status.UNDETERMINED).then(party).alias("is_party")])
    steps.append([pl.exclude("beyond_record"), pl.when(status.is_not_null()).then(pl.col("beyond_record"))])
    slices = (frame.slice(at, ROWS).lazy() for at in range(0, max(1, len(frame)), ROWS))
    found = pl.concat(pl.collect_all([reduce(pl.LazyFrame.select, steps, rows) for rows in slices]))
    columns = {column: found.get_column(column) for column in found.columns}
    return {**columns, BEYOND: columns["beyond_record"].sum()}


def _rearranged(table: Any, lines: list[int | None], grid: Grid) -> Any:
    """The lines of the table in this order."""
    if lines == list(range(len(lines))):
        return table
    whole = (grid.nowhere if line is None else line for line in lines)
    return import_module("polars").concat([table.slice(line * grid.width, grid.width) for line in whole], rechunk=True)


def _day(task: Task, frame: Any) -> Any:
    """The number of each row's day; null where there is none."""
    pl = import_module("polars")
    if isinstance(task.on, dt.date):
        return pl.lit(number(task.on), dtype=pl.Int32)
    day, type_ = pl.col(task.on), frame.schema[task.on]
    if type_.is_numeric() or isinstance(type_, pl.Categorical | pl.Enum):
        day, type_ = day.cast(pl.String), pl.String()
    if type_ == pl.String:
        texts = frame.select(day).to_series()
        others = texts.filter(~texts.str.contains(_ISO)).unique().to_list()
        iso = pl.when(day.str.contains(_ISO)).then(day).str.to_date("%Y-%m-%d", strict=False)
        if not others:
            return iso.cast(pl.Date).to_physical()
        read = {text: task.day(text) for text in others}
        other = day.replace_strict(list(read), list(read.values()), default=None, return_dtype=pl.Date)
        day = pl.coalesce(iso, other)
    return day.cast(pl.Date).to_physical()


def _within(day: Any, grid: Grid) -> Any:
    """The day, or the grid's first or last one if it lies beyond. Null stays null; twice as quick as `clip`."""
    pl = import_module("polars")
    first, last = (pl.lit(edge, dtype=pl.Int32) for edge in (grid.first, grid.last))
    return pl.when(day < first).then(first).when(day > last).then(last).otherwise(day)


_ISO = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def _statuses(grid: Grid) -> Any:
    """A cell for each line and day: the status."""
    pl = import_module("polars")
    values = [run.piece.status and run.piece.status.value for run in grid.runs()]
    return pl.Series(values, dtype=pl.Enum(STATUSES)).gather(_repeated(grid, range(len(values))))


def _pieces(grid: Grid) -> Any:
    """A cell for each line and day: the number of the piece, that of the last one where there is no status."""
    runs = list(grid.runs())
    return _repeated(grid, [len(runs) - 1 if run.piece.status is None else at for at, run in enumerate(runs)])


def _repeated(grid: Grid, numbers: Sequence[int]) -> Any:
    """The numbers, each as often as its run is long."""
    pl = import_module("polars")
    lengths = pl.Series([run.length for run in grid.runs()])
    values = pl.Series(numbers, dtype=pl.UInt16 if len(numbers) < 1 << 16 else pl.UInt32)
    return pl.select(pl.lit(values).repeat_by(lengths).explode()).to_series()


def _of_pieces(grid: Grid) -> list[Any]:
    """The status, and the first day of the period, by the number of the piece.

    Tables with nulls are slow to gather from, so that others stand in their place until the values are at hand.
    """
    pl = import_module("polars")
    status, since = grid.table("polars columns of pieces", _columns_of_pieces)
    piece, never = pl.col("pieces"), pl.lit(dt.date.min)
    first = pl.lit(since).gather(piece)
    held = pl.when(piece < len(status) - 1).then(pl.lit(status).gather(piece))
    return [held.alias("status"), pl.when(first != never).then(first).alias("since")]


def _columns_of_pieces(grid: Grid) -> tuple[Any, Any]:
    """For each piece the status, any status for none, and the first day of the period, the first day ever for none."""
    pl = import_module("polars")
    pieces = [run.piece for run in grid.runs()]
    statuses = pl.Series([(piece.status or Status.OUTSIDE).value for piece in pieces], dtype=pl.Enum(STATUSES))
    return statuses, pl.Series([piece.since or dt.date.min for piece in pieces], dtype=pl.Date)
