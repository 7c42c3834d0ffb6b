"""Tables of others: each row of somebody's table against treaty law and against the record.

A row names a State and says something about one convention: a status, days of acts, or both. `table_rows` understands
it, here it is held against a State and a convention, and `row_rules` says what stands against it. Nothing is guessed:
what is not understood is a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from ..errors import InvalidChoice, UnreadableData, shown
from ..findings import Rule
from ..model.days import Day, as_day
from ..standing.names import VOCABULARIES
from .catalogue import select
from .report import Report, report_of
from .table_checks import TableChecker
from .table_reading import name_of, table_of
from .table_words import COLUMNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register
    from .catalogue import OwnRule


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
    """What treaty law or the record has against the rows of a table: a CSV file or text, rows as dicts, a data frame.

    A row needs ``state`` (a code or name). It may have ``status`` (party, signatory, ratified, withdrawn and the like,
    as of the day in ``on``), and days of acts: ``signed``, ``ratified``, ``accepted``, ``approved``, ``acceded``,
    ``succeeded``, ``consented``, ``provisional``, ``withdrawn`` (of the notice or of its effect) and ``in_force``; or
    one day and an ``act`` that it is of. A column ``convention`` says what each row is about.

    Usual headings are known: "Country", "Date of signature", "Ratification, Acceptance(A), Accession(a)" with the marks
    beside the days. ``columns`` says what others mean: ``{"state": "Staat"}``. Days are read where they can be only one
    (1997-12-03, 3 Dec 1997), never 03/12/1997.

    ``on`` is the day that the table is of, where no column says so; by default the one to which the record is complete.
    ``vocabulary`` narrows what names mean, as in `Register.state`; with "depositary" its names come first, so that
    Congo is one State. ``register`` is the record to compare with, by default the bundled one; ``rules`` and
    ``silence`` are as for `validate`. Raises `UnknownConvention`, `InvalidDate`, and `InvalidChoice` for columns or
    vocabularies that are none of these.
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
        message = f"columns={shown(columns)}: say what each is called in the table, {{'state': 'Country'}}."
        raise InvalidChoice(message, suggestions=COLUMNS)
    return {_chosen("columns", name, COLUMNS): theirs for name, theirs in columns.items()}


def _chosen(argument: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        message = f"{argument}={value!r} is none of: {', '.join(choices)}."
        raise InvalidChoice(message, query=value, suggestions=choices)
    return value


def _codes(rules: Sequence[Rule]) -> list[str]:
    """The codes of the rules that tables are examined by."""
    return [rule.code for rule in rules if rule.theme in ("structure", "dates", "participation", "identity", "tables")]
