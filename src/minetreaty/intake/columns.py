"""What the columns of a user's table mean: by their headings, and where these allow several meanings, by their cells.

Nothing is guessed. A column that may have another meaning is not used and is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, cast

from attrs import evolve, field, frozen

from ..errors import InvalidChoice
from ..facts.parsing import refuse, shown
from ..model.acts import CONSENTS
from ..standing.names import normalise
from .cells import is_blank, is_flag
from .date_columns import DateColumn
from .dates import Years, date_text, split_word
from .headings import (
    ACT_WORDS,
    ACTS,
    MARKS,
    heading_of,
    is_dating,
    legend_of,
    may_name_states,
    plain_heading,
    without_legend,
)
from .state_columns import StateColumn, judge
from .states import StateReader, distinct_texts
from .tables import UserTable

DATES = ("on", *ACTS, "in_force", "ended", "other_act")
"""The columns of dates."""


@frozen(kw_only=True)
class UserColumn:
    """The meaning of a heading.

    ``name`` is the column of ours that it means, ``marks`` says which column a mark beside a date means, and
    ``unmarked`` is the column of dates without a mark. ``states`` or ``dates`` read its cells.
    """

    heading: str
    name: str
    marks: Mapping[str, str] = field(factory=lambda: MARKS)
    unmarked: str = ""
    states: StateColumn | None = None
    dates: DateColumn | None = None


class RemarkKind(StrEnum):
    """What a remark about a column is."""

    PROBLEM = "problem"
    WARNING = "warning"
    NOTE = "note"
    UNCHECKED = "unchecked"


@frozen(kw_only=True)
class ColumnRemark:
    """Something to say about a column as a whole."""

    heading: str
    kind: RemarkKind
    text: str


@frozen(kw_only=True)
class TableColumns:
    """The columns of a table that are understood, and what there is to say about its columns."""

    columns: tuple[UserColumn, ...]
    remarks: tuple[ColumnRemark, ...]


@frozen(kw_only=True)
class TableOptions:
    """What the caller says about a table: how States and dates are read, what headings and marks mean."""

    reader: StateReader
    years: Years
    columns: Mapping[str, str] = field(factory=dict[str, str])
    marks: Mapping[str, str] = field(factory=dict[str, str])
    dayfirst: bool | None = None
    year: str | None = None


def checked_marks(marks: object) -> dict[str, str]:
    """The argument `marks`: marks beside dates, each with a column or a word for an act. Raises `InvalidChoice`."""
    given = cast(Any, {} if marks is None else marks)
    allowed = (*ACTS,)
    if not isinstance(given, Mapping):
        message = f"marks={shown(marks)}: give the meaning of each mark, such as {{'A': 'accepted'}}."
        raise InvalidChoice(message, suggestions=allowed)
    found: dict[str, str] = {}
    for mark, word in cast(Mapping[object, object], given).items():
        name = ACT_WORDS.get(normalise(str(word)))
        if name is None:
            message = f"marks={{{mark!r}: {word!r}}}: give one of: {', '.join(allowed)}."
            raise InvalidChoice(message, query=str(word), suggestions=allowed)
        found[str(mark)] = name
    return found


# ---- headings


def column_of(heading: str) -> UserColumn | None:
    """The column that a heading means, or None if it can mean several.

    A heading may name several kinds of consent with their marks: "Ratification, Acceptance(A), Accession(a)".
    """
    if len(heading) > _LONGEST_HEADING:
        return None
    legend = legend_of(heading)
    whole = heading_of(heading) or (heading_of(without_legend(heading)) if legend else None)
    if whole is not None:
        return UserColumn(heading=heading, name=whole, marks={**MARKS, **legend} if legend else MARKS)
    marks: dict[str, str] = {}
    unmarked: list[str] = []
    for part in _SEPARATOR.split(without_legend(heading)):
        words, mark = _marked(part)
        name = heading_of(words)
        if name is None or name not in ACTS:
            return None
        if mark:
            marks[mark] = name
        else:
            unmarked.append(name)
    first, *others = dict.fromkeys([*unmarked, *marks.values()])
    marks = {**marks, **legend}
    if not others:
        return UserColumn(heading=heading, name=first, marks=marks or MARKS)
    if not all(ACTS[name] <= CONSENTS for name in (first, *others)):
        return None
    alone = first if marks and len(unmarked) == 1 else ""
    return UserColumn(heading=heading, name="consented", marks=marks or MARKS, unmarked=alone)


_LONGEST_HEADING = 200
_SEPARATOR = re.compile(
    r"""
    \s* [,;/|&+] \s*           # "Ratification, Accession", "Ratification/Accession"
  | \s+ (?:or|and) \s+         # "Ratification or accession"
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MARKED = re.compile(
    r"""
    (?P<words>.+?) \s*
    [(\[] \s* (?P<mark>[A-Za-z]{1,2}) \s* [)\]]   # "Accession(a)", "Approval [AA]"
    """,
    re.VERBOSE,
)


def _marked(part: str) -> tuple[str, str]:
    found = _MARKED.fullmatch(part)
    return (found["words"], found["mark"]) if found else (part, "")


# ---- the columns of a table


def columns_of(table: UserTable, reading: TableOptions) -> TableColumns:
    """The columns of a table, those that the caller names first. Raises `UnreadableData` if they are not clear."""
    remarks: list[ColumnRemark] = []
    given = list(_given(table, reading))
    taken = {column.heading for column in given}
    named = {column.name for column in given}
    found = [
        column
        for heading in table.headings
        if heading not in taken and (column := column_of(heading)) is not None and column.name not in named
    ]
    states = [column for column in (*given, *found) if column.name == "state"]
    if "state" not in named:
        maybe = [UserColumn(heading=heading, name="state") for heading in table.headings if may_name_states(heading)]
        states, found = _states(table, reading, states, maybe, found)
    others = [column for column in (*given, *found) if column.name != "state"]
    others = list(_that_fit(table, others, given, remarks))
    _refuse_doubles(table, others)
    if not states:
        raise _no_states(table, reading)
    columns = [*_judged_states(table, reading, states, remarks), *(_with_dates(table, reading, one) for one in others)]
    remarks += (
        ColumnRemark(heading=column.heading, kind=RemarkKind.NOTE, text=column.dates.note)
        for column in columns
        if column.dates is not None and column.dates.note
    )
    return TableColumns(columns=tuple(columns), remarks=(*remarks, *_unchecked(table, columns, remarks)))


def _given(table: UserTable, reading: TableOptions) -> Iterator[UserColumn]:
    headings = {normalise(heading): heading for heading in table.headings}
    for name, theirs in reading.columns.items():
        heading = theirs if theirs in table.headings else headings.get(normalise(theirs))
        if heading is None:
            message = f"There is no column {shown(theirs)}, given for {name!r}. {_listed(table)}"
            raise refuse("S107", table.name, message, "Correct columns={...}.", name=table.name)
        yield evolve(column_of(heading) or UserColumn(heading=heading, name=name), name=name)


def _states(
    table: UserTable, reading: TableOptions, strong: list[UserColumn], maybe: list[UserColumn], others: list[UserColumn]
) -> tuple[list[UserColumn], list[UserColumn]]:
    """The columns of States, and the others. Of several candidates, those are taken whose cells are States."""
    shares = {column.heading: _share_of_states(table, reading, column.heading) for column in (*strong, *maybe)}
    sure = [column for column in strong if shares[column.heading] >= _HALF]
    weak = [column for column in maybe if shares[column.heading] >= _HALF]
    if not sure and not weak:
        return strong, others
    kept = sure or ([] if weak else strong)
    kept += [column for column in strong if column not in kept and not _is_other(table, column.heading)]
    for column in strong:
        if column not in kept:
            others = [*others, *_as_status(table, column, others)]
    return [*kept, *weak], [column for column in others if column not in strong or column.name != "state"]


_HALF = 0.5
_FEW = 300


def _share_of_states(table: UserTable, reading: TableOptions, heading: str) -> float:
    texts = distinct_texts(table.cells(heading), _FEW)
    if not texts:
        return 1.0 if any(cell is not None for cell in table.cells(heading)) else 0.0
    column = judge(texts, reading.reader, heading)
    readers = (column.reader, reading.reader.within("any"))
    return max(sum(reader.reads(text) for text in texts) for reader in readers) / len(texts)


def _is_other(table: UserTable, heading: str) -> bool:
    """Whether the cells are words for a status or act, flags or dates, so that they name no States."""
    texts = distinct_texts(table.cells(heading), _FEW)
    other = sum(
        is_flag(text) or normalise(text) in ACT_WORDS or bool(date_text(text).dates) or split_word(text) is not None
        for text in texts
    )
    return bool(texts) and other >= len(texts) * _HALF


def _as_status(table: UserTable, column: UserColumn, others: Iterable[UserColumn]) -> list[UserColumn]:
    texts = distinct_texts(table.cells(column.heading), _FEW)
    words = sum(normalise(text) in ACT_WORDS for text in texts)
    free = all(other.name != "status" for other in others)
    return [evolve(column, name="status")] if free and texts and words >= len(texts) * _HALF else []


def _that_fit(
    table: UserTable, columns: list[UserColumn], given: list[UserColumn], remarks: list[ColumnRemark]
) -> Iterator[UserColumn]:
    """The columns whose cells can be what their heading says. Where two mean the same, the one with dates is taken."""
    for column in columns:
        texts = [text for text in distinct_texts(table.cells(column.heading), _FEW) if not is_blank(text)]
        if column not in given and column.name in DATES and texts and all(map(is_flag, texts)):
            text = "its cells say yes or no, not when: it is not checked"
            remarks.append(ColumnRemark(heading=column.heading, kind=RemarkKind.UNCHECKED, text=text))
            continue
        if (
            column not in given
            and column.name == "on"
            and _is_year(column.heading)
            and _has_other_date(columns, column)
        ):
            continue
        yield column


def _is_year(heading: str) -> bool:
    return plain_heading(heading) in ("year", "annee")


def _has_other_date(columns: list[UserColumn], column: UserColumn) -> bool:
    return any(other.name == "on" and other is not column and not _is_year(other.heading) for other in columns)


def _refuse_doubles(table: UserTable, columns: list[UserColumn]) -> None:
    for name in dict.fromkeys(column.name for column in columns):
        several = [column.heading for column in columns if column.name == name]
        if len(several) > 1:
            message = f"The columns {' and '.join(map(shown, several))} both mean {name!r}."
            raise refuse("S105", table.name, message, "Choose one with columns={...}.", name=table.name)


def _no_states(table: UserTable, reading: TableOptions) -> Exception:
    fitting = [
        heading
        for heading in table.headings
        if not is_dating(heading)
        and not _is_other(table, heading)
        and _share_of_states(table, reading, heading) >= _HALF
        and distinct_texts(table.cells(heading), 1)
    ]
    hint = "Name it with columns={'state': '...'}."
    if fitting:
        hint = f"The cells of {shown(fitting[0])} are States: say columns={{'state': {shown(fitting[0])}}}."
    message = f"There is no column with States. {_listed(table)}"
    return refuse("S107", table.name, message, hint, name=table.name)


def _listed(table: UserTable) -> str:
    return (
        f"The columns are: {', '.join(map(shown, table.headings[:20]))}." if table.headings else "There are no columns."
    )


def _judged_states(
    table: UserTable, reading: TableOptions, columns: list[UserColumn], remarks: list[ColumnRemark]
) -> Iterator[UserColumn]:
    """The columns of States with their readers. One that cannot be read is left out if another one names the States."""
    judged: list[UserColumn] = []
    for column in columns:
        cells = table.cells(column.heading)
        states = judge(cells, reading.reader, column.heading)
        if (states.problem or states.unread) and reading.reader.vocabulary != "any" and len(columns) > 1:
            other = judge(cells, reading.reader.within("any"), column.heading)  # it may be meant for another column
            states = states if other.problem or other.unread else other
        judged.append(evolve(column, states=states))
    readable = [column for column in judged if column.states is not None and not column.states.problem]
    for column in judged:
        if column.states is None:
            continue  # pragma: no cover - every column was judged
        problem, warning = column.states.problem, column.states.warning
        if problem:
            kind = RemarkKind.WARNING if readable else RemarkKind.PROBLEM
            remarks.append(ColumnRemark(heading=column.heading, kind=kind, text=problem))
        if warning:
            remarks.append(ColumnRemark(heading=column.heading, kind=RemarkKind.WARNING, text=warning))
    yield from readable or judged


def _with_dates(table: UserTable, reading: TableOptions, column: UserColumn) -> UserColumn:
    """The column with what reads its dates, and with the caller's marks."""
    marks = {**column.marks, **reading.marks}
    cells = table.cells(column.heading)
    if column.name == "status":
        cells = [parts[1] for text in distinct_texts(cells) if (parts := split_word(text)) is not None]
    elif column.name not in DATES:
        return column
    dates = DateColumn(cells, reading.years, dayfirst=reading.dayfirst, year=reading.year)
    if "A" not in marks and {"a", "A"} <= {date_text(text).mark for text in distinct_texts(cells)}:
        marks["A"] = "accepted"  # beside "a" for accession it can mean nothing else
    return evolve(column, dates=dates, marks=marks)


def _unchecked(
    table: UserTable, columns: Iterable[UserColumn], remarks: Iterable[ColumnRemark]
) -> Iterator[ColumnRemark]:
    known = {column.heading for column in columns} | {remark.heading for remark in remarks}
    for heading in table.headings:
        if heading not in known:
            text = "this column is not checked"
            if is_dating(heading):
                text = "this column has dates, but its heading does not say of what: it is not checked"
            yield ColumnRemark(heading=heading, kind=RemarkKind.UNCHECKED, text=text)
