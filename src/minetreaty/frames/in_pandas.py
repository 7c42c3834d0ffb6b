"""Looking up in pandas: positions are worked out with numpy, a chunk of rows at a time, and gathered from dense tables.

Partitions of Dask frames are pandas frames, so this serves them too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, TypeAlias

from ..model.statuses import Status
from .grid import Grid, number
from .task import BEYOND, STATUSES, Task, not_text

Array: TypeAlias = Any
"""An array of numpy. Its shape and type stand in the function's docstring."""

CHUNK = 1 << 16
"""Rows worked on at once: the positions of so many stay in the processor's own memory."""


def look_up(frame: Any, task: Task) -> dict[str, Any]:
    """Status for every row, and what else was asked for, as arrays of pandas."""
    np, pd = import_module("numpy"), import_module("pandas")
    rows = len(frame)
    status = np.empty(rows, np.int8)
    since = np.empty(rows, "M8[us]") if "since" in task.names else None
    beyond = np.zeros(rows, np.bool_) if "beyond_record" in task.names else None
    complete, after = number(task.as_of), 0
    line_cells, day_numbers = _lines(frame[task.state].array, task), _days(frame, task)
    for start in range(0, rows, CHUNK):
        part = slice(start, start + CHUNK)
        cells = line_cells(part)
        grid = task.grid
        days, missing = day_numbers(part)
        late = days > complete if days.max() > complete else None  # before the days are clipped
        # Days are clipped before they meet their line: past its ends they would read the line of another State.
        cells += np.clip(days, grid.first, grid.last, out=days)
        if missing is not None:
            cells[missing] = grid.nowhere * grid.width
        np.take(grid.table("numpy status", _statuses), cells, out=status[part], mode="clip")
        if late is not None:
            late &= status[part] >= 0
            after += int(np.count_nonzero(late))
            if beyond is not None:
                beyond[part] = late
        if since is not None:
            piece = np.take(grid.table("numpy pieces", _pieces), cells, mode="clip")
            np.take(grid.table("numpy since", _sinces), piece, out=since[part], mode="clip")
    words = pd.CategoricalDtype(list(STATUSES), ordered=True)
    found = {"status": pd.Categorical.from_codes(status, dtype=words, validate=False), BEYOND: after}
    if "is_party" in task.names:
        party, withdrawing, open_ = (
            STATUSES.index(one) for one in (Status.PARTY, Status.WITHDRAWING, Status.UNDETERMINED)
        )
        unknown = (status < 0) | (status == open_)
        found["is_party"] = pd.arrays.BooleanArray((status == party) | (status == withdrawing), unknown)
    if beyond is not None:
        found["beyond_record"] = pd.arrays.BooleanArray(beyond, status < 0)
    if since is not None:
        found["since"] = pd.array(since, dtype="M8[us]")
    return found


def add(frame: Any, found: Mapping[str, Any], names: Mapping[str, str]) -> Any:
    """The frame with what was found in new columns; it shares the old ones."""
    enriched = frame.copy(deep=False)
    for column, name in names.items():
        enriched[name] = found[column]
    return enriched


def without_status(frame: Any, found: Mapping[str, Any], task: Task) -> Any:
    """What the rows without status hold in the columns read."""
    codes = found["status"].codes
    return frame.loc[codes < 0, task.read] if codes.min(initial=0) < 0 else frame.iloc[:0]


Lines: TypeAlias = Callable[[slice], Array]
"""For a part of the rows, the cell that day 0 would have in each row's line: int64."""

Days: TypeAlias = Callable[[slice], tuple[Array, Array | None]]
"""For a part of the rows, the number of each row's day, int64, and which of them have none, bool, if any."""


def _lines(states: Any, task: Task) -> Lines:
    np, pd = import_module("numpy"), import_module("pandas")

    def cells_of_day_0(values: Any) -> Array:
        """The cell for each value; at the end, where -1 points, that of the line for no State."""
        lines = [task.roster.line(value) for value in values]
        grid = task.grid  # only now: resolving may have added lines
        whole = [grid.nowhere if line is None else line for line in (*lines, None)]
        return np.array(whole, np.int64) * grid.width - grid.first

    if isinstance(states, pd.Categorical):
        if pd.api.types.is_numeric_dtype(states.categories.dtype) and not task.has_numbers:
            raise not_text(task.state, states.categories.dtype)
        of_category = cells_of_day_0(states.categories)
        return lambda part: of_category.take(states.codes[part], mode="wrap")

    def of_part(part: slice) -> Array:
        codes, values = pd.factorize(states[part])
        return cells_of_day_0(values).take(codes, mode="wrap")

    return of_part


def _days(frame: Any, task: Task) -> Days:
    np, pd = import_module("numpy"), import_module("pandas")
    if isinstance(task.on, dt.date):
        constant = number(task.on)
        return lambda part: (np.full(len(frame.index[part]), constant), None)
    column = frame[task.on]
    if getattr(column.dtype, "kind", "") == "M" and isinstance(column.dtype, np.dtype):
        moments = column.to_numpy().view(np.int64)
        day = np.timedelta64(1, "D") // np.timedelta64(1, np.datetime_data(column.dtype)[0])

        def of_moments(part: slice) -> tuple[Array, Array | None]:
            numbers = moments[part]
            missing = numbers == _NAT if numbers.min() == _NAT else None
            return numbers // day, missing

        return of_moments
    values = column.array

    def of_values(part: slice) -> tuple[Array, Array | None]:
        codes, distinct = pd.factorize(values[part])
        days = [task.day(value) for value in distinct]
        numbers = np.array([*(0 if day is None else number(day) for day in days), 0], np.int64)
        missing = np.array([*(day is None for day in days), True])
        return numbers.take(codes, mode="wrap"), missing.take(codes, mode="wrap")

    return of_values


_NAT = -(1 << 63)
"""What numpy keeps in place of a moment that is null."""


def _statuses(grid: Grid) -> Array:
    """A cell for each line and day: the status by its place in the order of statuses, -1 for none. Type int8."""
    np = import_module("numpy")
    codes = {status: code for code, status in enumerate(Status)}
    runs = list(grid.runs())
    values = [-1 if run.piece.status is None else codes[run.piece.status] for run in runs]
    return np.repeat(np.array(values, np.int8), [run.length for run in runs])


def _pieces(grid: Grid) -> Array:
    """A cell for each line and day: the number of the piece. Type int32."""
    np = import_module("numpy")
    lengths = [run.length for run in grid.runs()]
    return np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)


def _sinces(grid: Grid) -> Array:
    """For each piece the first day of its period. Type datetime64[us]."""
    return import_module("numpy").array([run.piece.since for run in grid.runs()], "M8[us]")
