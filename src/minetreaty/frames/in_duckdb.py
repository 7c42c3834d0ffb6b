"""Looking up in DuckDB: expressions over a relation's own columns, with the periods as constant lists.

No join, so that rows keep their order; nothing is run, and no table or function is left in the connection.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from .grid import CODE, Grid, plain_letters
from .task import STATUSES, Task

_LINE, _DAY, _PIECE = '"minetreaty line"', '"minetreaty day"', '"minetreaty piece"'


def add(relation: Any, task: Task) -> Any:
    """The relation with the columns to come."""
    types = dict(zip(relation.columns, relation.types, strict=True))
    line = _line(task, types[task.state])
    day = _day(task, types)
    steps = relation.project(f"*, {line} AS {_LINE}, {day} AS {_DAY}").project(f"*, {_piece(task.grid)} AS {_PIECE}")
    new = ", ".join(f"{_column(column, task)} AS {_name(name)}" for column, name in task.names.items())
    return steps.project(f"* EXCLUDE ({_LINE}, {_DAY}, {_PIECE}), {new}")


def _line(task: Task, type_: Any) -> str:
    """The number of the line that the state names; null for none."""
    column = _name(task.state)
    if type_.id == "enum":
        lines = [task.roster.line(text) for text in dict(type_.children)["values"]]
        return _pick(lines, f"enum_code({column})", "INTEGER")
    spellings = task.roster.spellings()
    exact = f"enum_code(TRY_CAST({column} AS {_enum(task.roster.codes)}))::INTEGER"
    text = f"lower({column})"
    marked, plain = plain_letters()
    words = f"regexp_replace(translate({text}, {_text(marked)}, {_text(plain)}), '\\p{{M}}+', '', 'g')"
    words = f"trim(regexp_replace({words}, '[^\\p{{L}}\\p{{N}}]+', ' ', 'g'))"
    code = f"regexp_extract({text}, {_text(CODE)}, 1)"
    key = f"CASE WHEN {code} <> '' THEN {code} ELSE '=' || {words} END"
    spelled = _pick(list(spellings.values()), f"enum_code(TRY_CAST({key} AS {_enum(spellings)}))", "INTEGER")
    return f"COALESCE({exact}, {spelled})"


def _day(task: Task, types: dict[str, Any]) -> str:
    if isinstance(task.on, dt.date):
        return f"DATE '{task.on}'"
    column = _name(task.on)
    if types[task.on].id == "varchar":
        written = f"regexp_full_match({column}, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}')"
        return f"CASE WHEN {written} THEN TRY_CAST({column} AS DATE) END"
    return f"CAST({column} AS DATE)"


def _piece(grid: Grid) -> str:
    """The number of the piece of the line on the day, counted over all lines; null for none."""
    sizes = [len(line) for line in grid.lines]
    first = _pick([sum(sizes[:place]) for place in range(len(sizes))], _LINE, "INTEGER")
    cases: list[str] = []
    for place in range(1, max(sizes) + 1):
        end = _pick([_start(line, place) for line in grid.lines], _LINE, "DATE")
        cases.append(f"WHEN {_DAY} < {end} THEN {first} + {place - 1}")
    return f"CASE {' '.join(cases)} END"


def _start(line: Any, place: int) -> str:
    """The day on which that piece of the line begins; beyond the last one, the end of all days."""
    return str(line[place].start) if place < len(line) else "infinity"


def _column(column: str, task: Task) -> str:
    pieces = [piece for line in task.grid.lines for piece in line]
    status = _pick([piece.status and piece.status.value for piece in pieces], _PIECE, _enum(STATUSES))
    if column == "status":
        found = status
    elif column == "is_party":
        found = _pick([piece.status and piece.status.is_party for piece in pieces], _PIECE, "BOOLEAN")
    else:
        found = _pick([piece.since and str(piece.since) for piece in pieces], _PIECE, "DATE")
    if not task.strict:
        return found
    shown = f"COALESCE({_name(task.state)}::VARCHAR, 'null') || ' on ' || COALESCE({_DAY}::VARCHAR, 'null')"
    return f"CASE WHEN {status} IS NULL THEN error('Row without status: ' || {shown}) ELSE {found} END"


def _pick(values: list[Any], place: str, type_: str) -> str:
    """The value at that place of a list, counted from 0; null where the place is."""
    words = ", ".join("NULL" if value is None else _text(str(value)) for value in values)
    return f"list_extract([{words}]::{type_}[], {place}::INTEGER + 1)"


def _enum(values: Any) -> str:
    return f"ENUM({', '.join(map(_text, values))})"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
