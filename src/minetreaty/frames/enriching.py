"""Enriching: the status of the State on the day, beside each row of a data frame."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Any, TypeAlias, TypeVar, cast

from ..errors import UnsuitableFrame
from ..intake.states import Names, StateReader
from ..loading import given_or_bundled
from ..model.days import Day
from ..register import Register
from .gaps import Gaps
from .judging import Request, judge_unread, judged, unjudged
from .task import BEYOND, COLUMNS, Task, check, check_columns, day_or_column, narwhals, new_names

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
    vocabulary: str = "any",
    names: Names | None = None,
    dayfirst: bool | None = None,
    year: str | None = None,
    strict: bool = False,
    register: Register | None = None,
) -> Frame:
    """Return the frame with further columns: each row's status, whether it is a party's, and since when.

    `frame` is a data frame of pandas, polars (eager or lazy), pyarrow, DuckDB, Dask or PySpark, or one of these wrapped
    by narwhals; the result is of the same kind, with the rows in the same order. `state` is the name of the column of
    States: codes or names, as text, categories or enum. `vocabulary` says which list the codes are from, as in
    `Register.state`; numbers name no State without it. `names` are names of your own, each with a State:
    ``{"DR Congo (Zaire)": "COD"}``. `on` is the name of the column of dates, or one ``date`` for all rows. Dates are
    dates, date-times without a time zone, or text in any usual form: a column decides its own order of day and
    month, or `dayfirst` does. `year` says which date is meant where a cell has only a year: "end" (31
    December, as in `tables.panel`), "start", or a day such as "06-30". `convention` is a key, a title or an alias.
    `known_on` leaves out acts that were not yet received on that date. `columns` are the columns to add,
    and `prefix` begins their names. `register` answers in place of the bundled one.

    ``is_party`` is null where the status is undetermined. ``since`` is the first day of the current period, null where
    the status holds from the beginning. ``beyond_record``, which you may add to `columns`, says whether the date lies
    after the one to which the record is complete. A row without
    State or date, with an unknown State, or with a date on which its State did not exist gets null in every new column.
    One warning (`RowsWithoutStatus`) counts these rows by reason, and those beyond the record (`RowsBeyondRecord` if
    there are no others); with ``strict=True``, `strict` turns rows without status into an error that names them.
    Another (`ReadingNote`) says in which order a column of dates was read. Lazy frames stay lazy: nothing is read yet,
    so the batches of polars and the partitions of Dask warn or raise one by one when they run, and no column is judged
    as a whole. DuckDB and PySpark do not warn, and read text dates of the form YYYY-MM-DD only.

    Raises `UnsuitableFrame` if the frame is of another kind, has no such column, has two columns of the same name or
    has one of the new names already; `UnknownState` and `InvalidDate` for columns in which nothing can be read, and
    `UnknownState` for a column whose codes fit another list better; for rows only if strict, when `AmbiguousName` and
    `NotInUniverse` are possible too; `UnknownConvention`; `InvalidChoice` for an unknown `vocabulary` or `year`; and
    `MissingExtra` if narwhals is not installed.
    """
    asked = given_or_bundled(register)
    request = Request(
        state=state,
        on=day_or_column(on),
        register=asked,
        ledger=asked.ledger(convention, known_on=known_on),
        names=new_names(columns, prefix),
        reader=StateReader(asked, vocabulary, names),
        dayfirst=dayfirst,
        year=year,
        strict=strict,
    )
    return cast(Frame, _run(frame, request, whole=True))


def _run(frame: Any, request: Request, *, whole: bool) -> Any:
    """The frame with the new columns. Parts of a frame (not ``whole``) are not judged as columns."""
    nw = narwhals()
    part: Part = partial(_run, request=request, whole=False)
    if type(frame).__module__.startswith("dask."):
        return frame.map_partitions(part, meta=part(frame._meta))
    if isinstance(frame, nw.DataFrame | nw.LazyFrame):
        return nw.from_native(_run(nw.to_native(frame), request, whole=whole))
    try:
        wrapped = nw.from_native(frame)
        schema = wrapped.collect_schema()
    except TypeError:
        raise UnsuitableFrame(f"{type(frame).__name__} is no data frame of {_SUPPORTED}.") from None
    except nw.exceptions.DuplicateError:
        raise UnsuitableFrame("The frame has several columns of the same name: rename them first.") from None
    check_columns(request, schema)
    is_eager = isinstance(wrapped, nw.DataFrame)
    task = judged(request, wrapped, schema) if whole and is_eager else unjudged(request)
    check(task, wrapped, schema)
    if wrapped.implementation.is_polars() and not is_eager:
        from .in_polars import look_up_lazily

        return look_up_lazily(frame, task, part)
    judge = partial(judge_unread, request, wrapped) if whole else None
    return _enriched(frame, task, wrapped.implementation.name, judge)


def _enriched(frame: Any, task: Task, library: str, judge: Callable[[], None] | None) -> Any:
    """The frame with the new columns. A whole frame in which some rows found no status is judged by `judge`."""
    if library not in _MODULES:
        raise UnsuitableFrame(f"Frames of this kind ({library}) are not supported: give one of {_SUPPORTED}.")
    module: Any = import_module(f"{__package__}.{_MODULES[library]}")
    if library in ("DUCKDB", "PYSPARK"):
        return module.add(frame, task)
    found = module.look_up(frame, task)
    rows = module.without_status(frame, found, task)
    if judge is not None and len(rows):
        judge()
    _report(rows, found[BEYOND], task, None if judge is None else len(frame))
    return module.add(frame, found, task.names)


_MODULES = {
    "DUCKDB": "in_duckdb",
    "PANDAS": "in_pandas",
    "POLARS": "in_polars",
    "PYARROW": "in_arrow",
    "PYSPARK": "in_spark",
}


def _report(rows: Any, beyond: int, task: Task, all_rows: int | None) -> None:
    """Counts the rows that found no status, and says how many are for dates beyond the record.

    Of a whole frame, a column in which nothing could be read is an error.
    """
    if len(rows) or beyond:
        nw, gaps = narwhals(), Gaps(task)
        groups = nw.from_native(rows, eager_only=True).group_by(*task.read).agg(nw.len().alias("minetreaty rows"))
        for state, *day, count in groups.iter_rows():
            gaps.add(state, day[0] if day else task.on, count)
        if all_rows is not None:
            gaps.check_columns(all_rows)
        gaps.report(beyond)
