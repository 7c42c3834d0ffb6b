"""Looking up in Spark: a broadcast join with the periods, which leaves every row in its partition and place.

Nothing runs until the frame is computed. Moments of Spark's own type are read in the session's time zone, as Spark
shows them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from .grid import Grid, number, plain_letters
from .task import Task

_KEY, _DAY = "minetreaty key", "minetreaty day"
_PERIODS = "`minetreaty spelling` string, `minetreaty start` int, `minetreaty end` int, {} string, {} boolean, {} date"
_FOUND = {"status": "minetreaty status", "is_party": "minetreaty is_party", "since": "minetreaty since"}
_EARLIEST, _LATEST = -(1 << 31), (1 << 31) - 1


def add(frame: Any, task: Task) -> Any:
    """The frame with the columns to come."""
    functions: Any = import_module("pyspark.sql.functions")
    spellings = task.roster.spellings()
    schema = _PERIODS.format(*(f"`{name}`" for name in _FOUND.values()))
    rows = [(spelling, *row) for spelling, line in spellings.items() for row in _periods(task.grid, line)]
    periods = functions.broadcast(frame.sparkSession.createDataFrame(rows, schema))
    key, day = functions.col(_KEY), functions.col(_DAY)
    same = functions.col("minetreaty spelling") == key
    within = (functions.col("minetreaty start") <= day) & (day < functions.col("minetreaty end"))
    joined = frame.select("*", _key(task, functions).alias(_KEY), _day(frame, task, functions).alias(_DAY))
    joined = joined.join(periods, same & within, "left")
    new = [_column(column, task, functions).alias(name) for column, name in task.names.items()]
    return joined.select(*(_quoted(name) for name in frame.columns), *new)


def _periods(grid: Grid, line: int) -> Iterator[tuple[Any, ...]]:
    pieces = grid.lines[line]
    starts = [_EARLIEST if piece.start is None else number(piece.start) for piece in pieces]
    for piece, start, end in zip(pieces, starts, (*starts[1:], _LATEST), strict=True):
        if piece.status is not None:
            yield start, end, piece.status.value, piece.is_party, piece.since


def _key(task: Task, functions: Any) -> Any:
    """The state as `key` writes it."""
    text = functions.lower(functions.col(_quoted(task.state)).cast("string"))
    code = functions.regexp_extract(text, task.roster.pattern, 1)
    words = functions.regexp_replace(functions.translate(text, *plain_letters()), r"\p{M}+", "")
    words = functions.trim(functions.regexp_replace(words, r"[^\p{L}\p{N}]+", " "))
    key = functions.when(code != "", code).otherwise(functions.concat(functions.lit("="), words))
    # Spark drops a sort that stands before a join, unless something between them looks as if it might change.
    return functions.when(functions.spark_partition_id() >= 0, key)


def _day(frame: Any, task: Task, functions: Any) -> Any:
    """The number of the day."""
    if isinstance(task.on, dt.date):
        return functions.lit(number(task.on))
    column = functions.col(_quoted(task.on))
    if frame.schema[task.on].dataType.typeName() in ("string", *_NUMBERS):
        text = column.cast("string")
        written = text.rlike("^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]00:00(:00(\\.0+)?)?)?$")
        column = functions.when(
            written, functions.expr(f"try_cast(left(CAST({_quoted(task.on)} AS STRING), 10) AS date)")
        )
        if task.days.year is not None:
            month, day = task.days.year
            first = functions.make_date(text.cast("double").cast("int"), functions.lit(month), functions.lit(1))
            within = functions.least(functions.date_add(first, day - 1), functions.last_day(first))
            column = functions.when(text.rlike(r"^[0-9]{4}(\.0+)?$"), within).otherwise(column)
    return functions.datediff(column.cast("date"), functions.lit(dt.date(1970, 1, 1)))


_NUMBERS = ("byte", "short", "integer", "long", "float", "double")


def _column(column: str, task: Task, functions: Any) -> Any:
    status = functions.col(_quoted(_FOUND["status"]))
    if column == "beyond_record":
        late = functions.col(_quoted(_DAY)) > functions.lit(number(task.as_of))
        found = functions.when(status.isNotNull(), late)
    else:
        found = functions.col(_quoted(_FOUND[column]))
    if not task.strict:
        return found
    null = functions.lit("null")
    state = functions.coalesce(functions.col(_quoted(task.state)), null)
    date = functions.date_add(functions.lit("1970-01-01"), functions.col(_quoted(_DAY)))
    day = functions.coalesce(date.cast("string"), null)
    message = functions.concat(functions.lit("Row without status: "), state, functions.lit(" on "), day)
    return functions.when(status.isNull(), functions.raise_error(message)).otherwise(found)


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"
