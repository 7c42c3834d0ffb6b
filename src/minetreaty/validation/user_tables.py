"""Check a user's table against treaty law and against our data.

A row names a State and says something about one convention: a status, dates of acts, or both. Nothing is guessed: what
is not understood is a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from ..errors import InvalidChoice, UnreadableData, shown
from ..findings import Rule
from ..intake.columns import TableOptions, checked_marks
from ..intake.date_columns import within_year
from ..intake.dates import Years
from ..intake.headings import COLUMNS
from ..intake.states import Names, StateReader
from ..intake.tables import name_of, table_of
from ..model.choices import not_allowed
from ..model.days import Day, as_day
from ..register import Register
from .catalogue import OwnRule, select
from .report import Report, report_of
from .table_checks import TableChecker


def validate_table(
    rows: Any,
    *,
    convention: str = "APMBC",
    columns: Mapping[str, str] | None = None,
    on: Day | None = None,
    vocabulary: str = "any",
    names: Names | None = None,
    dayfirst: bool | None = None,
    year: str | None = None,
    marks: Mapping[str, str] | None = None,
    complete: bool | None = None,
    register: Register | None = None,
    rules: Iterable[str | OwnRule] | None = None,
    silence: Mapping[str | tuple[str, str], str] | None = None,
) -> Report:
    """Check each row of a table against treaty law and our data.

    `rows` is a path to a file (CSV with any separator, JSON with a list of rows, a workbook), CSV or JSON text, a
    list of dicts, or a data frame. A row needs ``state`` (a code or name). It may have ``status`` (party,
    signatory, ratified, withdrawn and the like, on the date in ``on``) and dates of acts: ``signed``, ``ratified``,
    ``accepted``, ``approved``, ``acceded``, ``succeeded``, ``consented``, ``provisional``, ``withdrawn`` (of the
    notice or of its effect), ``in_force`` and ``ended``. Instead it may have one date and the kind of ``act``. A
    column ``convention`` gives the convention of each row; `convention` applies to the others.

    Usual headings are known, such as "Country", "Date of signature", or "Ratification, Acceptance(A), Accession(a)"
    with marks beside the dates. `columns` gives the meaning of others: ``{"state": "Staat"}``. `marks` gives the
    meaning of marks that no heading explains: ``{"A": "accepted"}``. Where several columns can name the State,
    those do whose cells are States.

    Dates are read in every usual form. A column decides its own order of day and month: if some cells can be only
    day/month, all are. `dayfirst` says it where no cell does. A year or month is compared as such; `year` says
    which date within it is meant: "end", "start", or a day such as "06-30".

    `on` is the date of the table if no column gives one. By default it is the date to which the data is complete.
    `vocabulary` says which list codes are from, as in `Register.state`; numbers name no State without it. With
    "depositary", the depositary's names come first, so that Congo is one State. `names` are names of your own, each
    with a State: ``{"DR Congo (Zaire)": "COD"}``. With ``complete=True``, `complete` makes it an error that the
    table does not name every party; without it this is an info, with False it is not looked at.

    `register` is the data to compare with, by default the bundled data. `rules` and `silence` are as for
    `validate`. Raises `UnknownConvention`, `InvalidDate`, `InvalidChoice` for unknown columns, marks or
    vocabularies, `UnknownState` for `names` that mean no State, and `MissingExtra` for a workbook without
    python-calamine.
    """
    from ..loading import given_or_bundled

    record = given_or_bundled(register)
    key = record.convention(convention).key
    text = record.convention(key)
    within_year(year)  # refuses what is no date within a year
    reading = TableOptions(
        reader=StateReader(record, vocabulary, names),
        years=Years(min(each.adopted.year for each in record.conventions), text.as_of.year + 1),
        columns=_columns({} if columns is None else columns),
        marks=checked_marks(marks),
        dayfirst=dayfirst,
        year=year,
    )
    day = None if on is None else as_day(on)
    checker = TableChecker(register=record, key=key, on=day, reading=reading, complete=complete)
    selected, _ = select(rules)
    try:
        found = tuple(checker.check(table_of(rows)))
    except UnreadableData as unreadable:
        found = unreadable.findings
    wanted = {rule.code for rule in selected}
    return report_of(name_of(rows), (finding for finding in found if finding.code in wanted), _codes(selected), silence)


def _columns(columns: Mapping[str, str]) -> dict[str, str]:
    is_mapping = isinstance(cast(object, columns), Mapping)
    if not is_mapping or not all(isinstance(cast(object, theirs), str) for theirs in columns.values()):
        message = f"columns={shown(columns)}: give the heading of each column, such as {{'state': 'Country'}}."
        raise InvalidChoice(message, suggestions=COLUMNS)
    return {_chosen("columns", name, COLUMNS): theirs for name, theirs in columns.items()}


def _chosen(argument: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise not_allowed(argument, value, choices)
    return value


def _codes(rules: Sequence[Rule]) -> list[str]:
    """The codes of the rules that apply to tables."""
    return [rule.code for rule in rules if rule.theme in ("structure", "dates", "participation", "identity", "tables")]
