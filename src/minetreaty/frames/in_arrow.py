"""Looking up in Arrow tables: batch by batch, with pyarrow's own arithmetic and gathers from dense tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from .grid import Grid, number
from .task import BEYOND, STATUSES, Task, not_text

ROWS = 1 << 16
"""Rows worked on at once."""


def look_up(frame: Any, task: Task) -> dict[str, Any]:
    """Status for every row, and what else was asked for, as chunked arrays."""
    pa, pc = import_module("pyarrow"), import_module("pyarrow.compute")
    wanted = [column for column in _TABLES if column == "status" or column in task.names]
    chunks: dict[str, list[Any]] = {column: [] for column in wanted}
    complete, after = pa.scalar(number(task.as_of), pa.int32()), 0
    late_chunks: list[Any] = []
    for batch in frame.select(task.read).to_batches(max_chunksize=ROWS):
        starts = _line_starts(batch.column(0), task)
        grid = task.grid
        day = _day(batch.column(1), task) if isinstance(task.on, str) else pa.scalar(number(task.on), pa.int32())
        late = pc.greater(day, complete)
        day = pc.max_element_wise(day, pa.scalar(grid.first, pa.int32()), skip_nulls=False)
        day = pc.min_element_wise(day, pa.scalar(grid.last, pa.int32()), skip_nulls=False)
        cells = pc.add(starts, pc.subtract(day, pa.scalar(grid.first, pa.int32())))
        for column in wanted:
            make, _ = _TABLES[column]
            chunks[column].append(pc.take(grid.table(f"arrow {column}", make), cells))
        late = pc.if_else(pc.is_valid(chunks["status"][-1]), late, pa.scalar(None, pa.bool_()))
        late_chunks.append(late)
        after += pc.sum(late).as_py() or 0
    found = {column: pa.chunked_array(chunks[column], type=_TABLES[column][1](pa)) for column in wanted}
    return {**found, "beyond_record": pa.chunked_array(late_chunks, type=pa.bool_()), BEYOND: after}


def add(frame: Any, found: Mapping[str, Any], names: Mapping[str, str]) -> Any:
    """The table with what was found in new columns; statuses become a dictionary in their order."""
    pa = import_module("pyarrow")
    for column, name in names.items():
        values = found[column]
        if column == "status":
            words = pa.array(STATUSES)
            chunks = [pa.DictionaryArray.from_arrays(chunk, words, ordered=True) for chunk in values.chunks]
            values = pa.chunked_array(chunks, type=pa.dictionary(pa.int8(), pa.string(), ordered=True))
        frame = frame.append_column(name, values)
    return frame


def without_status(frame: Any, found: Mapping[str, Any], task: Task) -> Any:
    """What the rows without status hold in the columns read."""
    pa = import_module("pyarrow")
    if not found["status"].null_count:
        return frame.slice(0, 0)
    rows = frame.select(task.read)
    kinds = [pa.large_string() if pa.types.is_string_view(field.type) else field.type for field in rows.schema]
    copied = rows.cast(pa.schema(list(zip(task.read, kinds, strict=True))))  # Arrow cannot filter views yet
    return copied.filter(found["status"].is_null())


def _line_starts(states: Any, task: Task) -> Any:
    """The first cell of each row's line; null where there is none. Type int32."""
    pa, pc = import_module("pyarrow"), import_module("pyarrow.compute")
    coded = states if pa.types.is_dictionary(states.type) else pc.dictionary_encode(states)
    type_ = coded.dictionary.type
    is_number = task.has_numbers and (pa.types.is_integer(type_) or pa.types.is_floating(type_))
    if not pa.types.is_null(type_) and not _is_text(type_) and not is_number:
        raise not_text(task.state, type_)
    lines = [task.roster.line(text) for text in coded.dictionary.to_pylist()]
    width = task.grid.width  # only now: resolving may have added lines
    starts = pa.array([None if line is None else line * width for line in lines], pa.int32())
    return pc.take(starts, coded.indices)


def _is_text(type_: Any) -> bool:
    types = import_module("pyarrow").types
    return bool(types.is_string(type_) or types.is_large_string(type_) or types.is_string_view(type_))


def _day(days: Any, task: Task) -> Any:
    """The number of each row's day; null where there is none. Type int32."""
    pa, pc = import_module("pyarrow"), import_module("pyarrow.compute")
    if pa.types.is_dictionary(days.type):
        days = days.dictionary_decode()
    if _is_text(days.type) or pa.types.is_integer(days.type) or pa.types.is_floating(days.type):
        coded = pc.dictionary_encode(days)
        read = pa.array(map(task.day, coded.dictionary.to_pylist()), pa.date32())
        days = pc.take(read, coded.indices)
    elif pa.types.is_timestamp(days.type):
        days = pc.floor_temporal(days, unit="day")
    return pc.cast(pc.cast(days, pa.date32()), pa.int32())


def _statuses(grid: Grid) -> Any:
    """A cell for each line and day: the status by its place in the order of statuses. Type int8."""
    pa = import_module("pyarrow")
    values = [run.piece.status and STATUSES.index(run.piece.status) for run in grid.runs()]
    return _repeated(grid, pa.array(values, pa.int8()))


def _parties(grid: Grid) -> Any:
    """A cell for each line and day: whether the convention is in force for the State, null if open. Type bool."""
    pa = import_module("pyarrow")
    return _repeated(grid, pa.array([run.piece.is_party for run in grid.runs()], pa.bool_()))


def _sinces(grid: Grid) -> Any:
    """A cell for each line and day: the first day of the period. Type date32."""
    pa = import_module("pyarrow")
    return _repeated(grid, pa.array([run.piece.since for run in grid.runs()], pa.date32()))


def _repeated(grid: Grid, values: Any) -> Any:
    """The values, each as often as its run is long."""
    pa, pc = import_module("pyarrow"), import_module("pyarrow.compute")
    ends = pc.cumulative_sum(pa.array([run.length for run in grid.runs()], pa.int32()))
    return pc.run_end_decode(pa.RunEndEncodedArray.from_arrays(ends, values))


_TABLES: dict[str, tuple[Callable[[Grid], Any], Callable[[Any], Any]]] = {
    "status": (_statuses, lambda pa: pa.int8()),
    "is_party": (_parties, lambda pa: pa.bool_()),
    "since": (_sinces, lambda pa: pa.date32()),
}
