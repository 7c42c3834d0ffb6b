"""Check a user's table against treaty law and against our data.

A row names a State and says something about one convention: a status, dates of acts, or both. Nothing is guessed: what
is not understood is a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from ..errors import InvalidChoice, UnreadableData, shown
from ..findings import Rule
from ..model.choices import not_allowed
from ..model.days import Day, as_day
from ..register import Register
from ..standing.names import VOCABULARIES
from .catalogue import OwnRule, select
from .report import Report, report_of
from .table_checks import TableChecker
from .table_reading import name_of, table_of
from .table_words import COLUMNS


def validate_table(
    rows: Any,
    *,
    convention: str = "APMBC",
    columns: Mapping[str, str] | None = None,
    on: Day | None = None,
    vocabulary: str = "any",
    register: Register | None = None,
    rules: Iterable[str | OwnRule] | None = None,
    silence: Mapping[str | tuple[str, str], str] | None = None,
) -> Report:
    """Check each row of a table against treaty law and our data.

    `rows` is a path to a CSV file, its text, a list of dicts, or a data frame. A row needs ``state`` (a code or name).
    It may have ``status`` (party, signatory, ratified, withdrawn and the like, on the date in ``on``) and dates of
    acts: ``signed``, ``ratified``, ``accepted``, ``approved``, ``acceded``, ``succeeded``, ``consented``,
    ``provisional``, ``withdrawn`` (of the notice or of its effect) and ``in_force``. Instead it may have one date and
    the kind of ``act``. A column ``convention`` gives the convention of each row; `convention` applies to the others.

    Usual headings are known, such as "Country", "Date of signature", or "Ratification, Acceptance(A), Accession(a)"
    with marks beside the dates. `columns` gives the meaning of others: ``{"state": "Staat"}``. Dates are read if they
    have only one meaning, such as 1997-12-03 or 3 Dec 1997. 03/12/1997 is refused.

    `on` is the date of the table if no column gives one. By default it is the date to which the data is complete.
    `vocabulary` limits what names can mean, as in `Register.state`. With "depositary", the depositary's names come
    first, so that Congo is one State. `register` is the data to compare with, by default the bundled data. `rules`
    and `silence` are as for `validate`. Raises `UnknownConvention`, `InvalidDate`, and `InvalidChoice` for unknown
    columns or vocabularies.
    """
    from ..loading import load

    record = load() if register is None else register
    key = record.convention(convention).key
    checker = TableChecker(
        record, key, None if on is None else as_day(on), _chosen("vocabulary", vocabulary, VOCABULARIES)
    )
    given = _columns({} if columns is None else columns)
    selected, _ = select(rules)
    try:
        found = tuple(checker.check(table_of(rows), given))
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
