"""Looking up in DuckDB: expressions over a relation's own columns, with the periods as constant lists.

No join, so that rows keep their order; nothing is run, and no table or function is left in the connection.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from .grid import Piece, Pieces, plain_letters
from .task import STATUSES, Task

_EXACT, _LINE, _DAY, _PIECE = (f'"minetreaty {name}"' for name in ("code", "line", "day", "piece"))


def add(relation: Any, task: Task) -> Any:
    """The relation with the columns to come."""
    types = dict(zip(relation.columns, relation.types, strict=True))
    if types[task.state].id == "enum":
        line, lines = _line_of_enum(task, types[task.state])
    else:
        # Most texts are codes as they should be. Only what is left over is compared with names.
        plain = task.roster.plain
        codes = [code if code in plain else f"minetreaty {code}" for code in task.roster.codes]
        exact = f"enum_code(TRY_CAST({_name(task.state)} AS {_enum(codes)}))::INTEGER"
        if not plain:
            exact = "NULL::INTEGER"
        relation = relation.project(f"*, {exact} AS {_EXACT}")
        line = f"CASE WHEN {_EXACT} IS NOT NULL THEN {_EXACT} ELSE {_spelled(task)} END"
        lines = task.grid.lines  # only now: resolving may have added some
    found = relation.project(f"*, {line} AS {_LINE}, {_day(task, types)} AS {_DAY}")
    found = found.project(f"*, {_piece(lines)} AS {_PIECE}")
    pieces = [piece for line in lines for piece in line]
    new = ", ".join(f"{_column(column, pieces, task)} AS {_name(name)}" for column, name in task.names.items())
    old = ", ".join(map(_name, types))
    return found.project(f"{old}, {new}")


def _line_of_enum(task: Task, type_: Any) -> tuple[str, Sequence[Pieces]]:
    """The number of the line, null for none, and the lines in the order of the column's own values."""
    named = [task.roster.line(text) for text in dict(type_.children)["values"]]
    grid = task.grid  # only now: resolving may have added lines
    lines = [grid.lines[grid.nowhere if line is None else line] for line in named]
    return f"enum_code({_name(task.state)})", lines


def _spelled(task: Task) -> str:
    """The number of the line that a text names in any of the ways known; null for none."""
    spellings = task.roster.spellings()
    text = f"lower(CAST({_name(task.state)} AS VARCHAR))"
    marked, plain = plain_letters()
    words = f"regexp_replace(translate({text}, {_text(marked)}, {_text(plain)}), '\\p{{M}}+', '', 'g')"
    words = f"trim(regexp_replace({words}, '[^\\p{{L}}\\p{{N}}]+', ' ', 'g'))"
    code = f"regexp_extract({text}, {_text(task.roster.pattern)}, 1)"
    key = f"CASE WHEN {code} <> '' THEN {code} ELSE '=' || {words} END"
    return _pick(list(spellings.values()), f"enum_code(TRY_CAST({key} AS {_enum(spellings)}))", "INTEGER")


def _day(task: Task, types: dict[str, Any]) -> str:
    if isinstance(task.on, dt.date):
        return f"DATE '{task.on}'"
    column = _name(task.on)
    if types[task.on].id not in ("varchar", *_NUMBERS):
        return f"CAST({column} AS DATE)"
    text = f"CAST({column} AS VARCHAR)"
    written = f"regexp_full_match({text}, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:[T ]00:00(?::00(?:\\.0+)?)?)?')"
    cases = f"WHEN {written} THEN TRY_CAST(left({text}, 10) AS DATE)"
    if task.days.year is not None:
        month, day = task.days.year
        year = f"TRY_CAST(TRY_CAST({text} AS DOUBLE) AS INTEGER)"
        first = f"make_date({year}, {month}, 1)"
        within = f"CAST(LEAST({first} + INTERVAL {day - 1} DAY, last_day({first})) AS DATE)"
        cases += f" WHEN regexp_full_match({text}, '[0-9]{{4}}(?:\\.0+)?') THEN {within}"
    return f"CASE {cases} END"


_NUMBERS = (
    "tinyint",
    "smallint",
    "integer",
    "bigint",
    "utinyint",
    "usmallint",
    "uinteger",
    "ubigint",
    "float",
    "double",
)


def _piece(lines: Sequence[Pieces]) -> str:
    """The number of the piece in which the day lies, counted over all lines; null where the line or the day is.

    It is that of the line's first piece and one for each later piece that has begun: sums run quicker than cases.
    """
    sizes = [len(line) for line in lines]
    terms = [_pick(list(accumulate(sizes[:-1], initial=0)), _LINE, "INTEGER")]
    for place in range(1, max(sizes)):
        starts = [str(line[place].start) if place < len(line) else "infinity" for line in lines]
        terms.append(f"({_DAY} >= {_pick(starts, _LINE, 'DATE')})::INTEGER")
    return " + ".join(terms)


def _column(column: str, pieces: list[Piece], task: Task) -> str:
    # A list of an enumeration is made anew for every few rows: a short one does no harm.
    codes = _pick([piece.status and STATUSES.index(piece.status) for piece in pieces], _PIECE, "UTINYINT")
    if column == "status":
        found = _pick(STATUSES, codes, _enum(STATUSES))
    elif column == "is_party":
        found = _pick([piece.is_party for piece in pieces], _PIECE, "BOOLEAN")
    elif column == "beyond_record":
        found = f"CASE WHEN {codes} IS NOT NULL THEN {_DAY} > DATE '{task.as_of}' END"
    else:
        found = _pick([piece.since for piece in pieces], _PIECE, "DATE")
    if not task.strict:
        return found
    shown = f"COALESCE({_name(task.state)}::VARCHAR, 'null') || ' on ' || COALESCE({_DAY}::VARCHAR, 'null')"
    return f"CASE WHEN {codes} IS NULL THEN error('Row without status: ' || {shown}) ELSE {found} END"


def _pick(values: Sequence[Any], place: str, type_: str) -> str:
    """The value at that place of a list, counted from 0; null where the place is."""
    words = ", ".join("NULL" if value is None else _text(str(value)) for value in values)
    return f"list_extract([{words}]::{type_}[], {place}::INTEGER + 1)"


def _enum(values: Any) -> str:
    return f"ENUM({', '.join(map(_text, values))})"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
