"""Enriching: the status of the State on the day, beside each row of a data frame."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Any, TypeAlias, TypeVar, cast

from ..errors import UnsuitableFrame
from ..loading import load
from ..model.days import Day
from ..register import Register
from .gaps import Gaps
from .grid import Roster
from .task import BEYOND, COLUMNS, Task, check, day_or_column, narwhals, new_names

Frame = TypeVar("Frame")
Part: TypeAlias = Callable[[Any], Any]
"""Enriches a part of a frame that is worked on in parts: the same call for each of them."""

_SUPPORTED = "pandas, polars (eager and lazy), pyarrow tables, DuckDB relations, Dask and PySpark data frames"


def enrich(
    frame: Frame,
    state: str = "iso3",
    on: str | dt.date = "date",
    convention: str = "APMBC",
    *,
    known_on: Day | None = None,
    columns: Sequence[str] = COLUMNS,
    prefix: str = "",
    strict: bool = False,
    register: Register | None = None,
) -> Frame:
    """Return the frame with further columns: each row's status, whether it is a party's, and since when.

    `frame` is a data frame of pandas, polars (eager or lazy), pyarrow, DuckDB, Dask or PySpark, or one of these wrapped
    by narwhals; the result is of the same kind, with the rows in the same order. `state` is the name of the column of
    States: alpha-3, alpha-2 or M49 codes or names, as text, categories or enum. `on` is the name of the column of dates
    (dates, date-times without a time zone, or text of the form YYYY-MM-DD), or one ``date`` for all rows. `convention`
    is a key, a title or an alias. `known_on` leaves out acts that were not yet received on that date. `columns` are the
    columns to add, and `prefix` begins their names. `register` answers in place of the bundled one.

    ``is_party`` is null where the status is undetermined. ``since`` is the first day of the current period, null where
    the status holds from the beginning. ``beyond_record``, which you may add to `columns`, says whether the date lies
    after the one to which the record is complete. A row without
    State or date, with an unknown State, or with a date on which its State did not exist gets null in every new column.
    One warning (`RowsWithoutStatus`) counts these rows by reason, and those beyond the record (`RowsBeyondRecord` if
    there are no others); with ``strict=True``, `strict` turns rows without status into an error that names them. Lazy
    frames stay lazy: nothing is read yet, so the batches of polars and the partitions of Dask warn or raise one by one
    when they run. DuckDB and PySpark do not warn.

    Raises `UnsuitableFrame` if the frame is of another kind, has no such column, has two columns of the same name or
    has one of the new names already; `UnknownState` and `InvalidDate` for columns that do not contain States or dates;
    for rows only if strict, when `AmbiguousName` and `NotInUniverse` are possible too; `UnknownConvention`; and
    `MissingExtra` if narwhals is not installed.
    """
    nw = narwhals()
    asked = load() if register is None else register
    day = day_or_column(on)
    ledger = asked.ledger(convention, known_on=known_on)
    roster = Roster(asked, ledger, None if isinstance(day, str) else day)
    names = new_names(columns, prefix)
    task = Task(state=state, on=day, names=names, roster=roster, as_of=ledger.as_of, strict=strict)
    options = {"known_on": known_on, "columns": columns, "prefix": prefix, "strict": strict, "register": register}
    part: Part = partial(enrich, state=state, on=on, convention=convention, **cast(Any, options))
    if type(frame).__module__.startswith("dask."):
        partitions = cast(Any, frame)
        return cast(Frame, partitions.map_partitions(part, meta=part(partitions._meta)))
    if isinstance(frame, nw.DataFrame | nw.LazyFrame):
        return cast(Frame, nw.from_native(part(nw.to_native(frame))))
    try:
        wrapped = nw.from_native(frame)
        schema = wrapped.collect_schema()
    except TypeError:
        raise UnsuitableFrame(f"{type(frame).__name__} is no data frame of {_SUPPORTED}.") from None
    except nw.exceptions.DuplicateError:
        raise UnsuitableFrame("The frame has several columns of the same name: rename them first.") from None
    check(task, wrapped, schema)
    if wrapped.implementation.is_polars() and isinstance(wrapped, nw.LazyFrame):
        from .in_polars import look_up_lazily

        return cast(Frame, look_up_lazily(frame, task, part))
    return cast(Frame, _enriched(frame, task, wrapped.implementation.name))


def _enriched(frame: Any, task: Task, library: str) -> Any:
    if library not in _MODULES:
        raise UnsuitableFrame(f"Frames of this kind ({library}) are not supported: give one of {_SUPPORTED}.")
    module: Any = import_module(f"{__package__}.{_MODULES[library]}")
    if library in ("DUCKDB", "PYSPARK"):
        return module.add(frame, task)
    found = module.look_up(frame, task)
    _report(module.without_status(frame, found, task), found[BEYOND], task)
    return module.add(frame, found, task.names)


_MODULES = {
    "DUCKDB": "in_duckdb",
    "PANDAS": "in_pandas",
    "POLARS": "in_polars",
    "PYARROW": "in_arrow",
    "PYSPARK": "in_spark",
}


def _report(rows: Any, beyond: int, task: Task) -> None:
    """Counts the rows that found no status, and says how many are for dates beyond the record."""
    if len(rows) or beyond:
        nw, gaps = narwhals(), Gaps(task)
        groups = nw.from_native(rows, eager_only=True).group_by(*task.read).agg(nw.len().alias("minetreaty rows"))
        for state, *day, count in groups.iter_rows():
            gaps.add(state, day[0] if day else task.on, count)
        gaps.report(beyond)
