"""Tables of others: each row of somebody's table against treaty law and against the record.

A row names a State and says something about one convention: a status, days of acts, or both. `table_rows` understands
it, here it is held against a State and a convention, and `row_rules` says what stands against it. Nothing is guessed:
what is not understood is a finding.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from ..errors import AmbiguousName, InvalidChoice, UnknownConvention, UnknownState, UnreadableData, shown
from ..facts.parsing import MAX_FINDINGS, fault
from ..findings import Finding, Severity
from ..model.days import Day, as_day
from ..model.states import State
from ..register import Register
from ..standing.names import VOCABULARIES
from .catalogue import OwnRule, Rule, select
from .report import Report, report_of
from .row_rules import Statement, against, row_finding
from .table_days import Cell
from .table_reading import Table, name_of, table_of
from .table_rows import Row, columns_of, rows_of
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
    """Return what is wrong with the rows of a table by treaty law and by our data.

    `rows` is a path to a CSV file, its text, rows as dicts, or a data frame. A row needs ``state`` (a code or
    name). It may have ``status`` (party, signatory, ratified, withdrawn and the like, as of the day in ``on``), and
    days of acts: ``signed``, ``ratified``, ``accepted``, ``approved``, ``acceded``, ``succeeded``, ``consented``,
    ``provisional``, ``withdrawn`` (of the notice or of its effect) and ``in_force``; or one day and an ``act`` that
    it is of. A column ``convention`` says what each row is about; `convention` applies to rows without one.

    Usual headings are known: "Country", "Date of signature", "Ratification, Acceptance(A), Accession(a)" with the
    marks beside the days. `columns` says what others mean: ``{"state": "Staat"}``. Days are read where they can be
    only one (1997-12-03, 3 Dec 1997), never 03/12/1997.

    `on` is the date that the table is of, where no column says so; by default the one to which the record is
    complete. `vocabulary` narrows what names mean, as in `Register.state`; with "depositary" its names come first,
    so that Congo is one State. `register` is the register to compare with, by default the bundled one; `rules` and
    `silence` are as for `validate`. Raises `UnknownConvention`, `InvalidDate`, and `InvalidChoice` for columns or
    vocabularies that are none of these.
    """
    from ..loading import load

    record = load() if register is None else register
    key = record.convention(convention).key
    bench = _Bench(record, key, None if on is None else as_day(on), _chosen("vocabulary", vocabulary, VOCABULARIES))
    given = _columns({} if columns is None else columns)
    selected, _ = select(rules)
    try:
        found = tuple(bench.examine(table_of(rows), given))
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


class _Bench:
    """What a table is held against: a record, and what its rows are about unless they say so themselves."""

    def __init__(self, register: Register, key: str, on: dt.date | None, vocabulary: str) -> None:
        self.register = register
        self.key = key
        self.on = on
        self.vocabularies = ("depositary", "any") if vocabulary == "depositary" else (vocabulary,)

    def examine(self, table: Table, given: Mapping[str, str]) -> Iterator[Finding]:
        """Every finding about the table, row by row."""
        columns = columns_of(table, given)
        meant = {column.heading for column in columns}
        for heading in table.headings:
            if heading not in meant:
                where = f"{table.name}, column {heading[:_LONGEST]}"
                yield row_finding("T806", where, "nothing in it is examined", Severity.INFO)
        if {column.name for column in columns} <= {"state", "convention", "on"}:
            for heading in (column.heading for column in columns if column.name == "on"):
                where, hint = f"{table.name}, column {heading}", "What are its days of? columns={'ratified': ...}."
                yield row_finding("T806", where, "nothing is said of these days", Severity.INFO, hint=hint)
        seen: dict[tuple[object, ...], str] = {}
        not_understood = 0
        for row in rows_of(table, columns):
            problems = list(row.problems)
            statement = self._statement(row, problems)
            yield from problems
            not_understood += len(problems)
            if not_understood > MAX_FINDINGS:  # names that nobody has take long to be compared with all others
                message = f"More than {MAX_FINDINGS} cells are not understood: the rest is not examined."
                yield fault("S117", row.where, message, "Mend these first.")
                return
            if statement is not None:
                yield from self._examined(statement, seen)

    def _statement(self, row: Row, problems: list[Finding]) -> Statement | None:
        """What a row says, of which State and under which convention; None where that is not clear."""
        on, key = row.on or self.on, self.key
        if "convention" in row.words:
            heading, word = row.words["convention"]
            try:
                key = self.register.convention(word).key
            except UnknownConvention as unknown:
                problems.append(row_finding("I607", row.place(heading), str(unknown)))
                return None
        ledger = self.register.ledgers[key]
        cells = [(heading, cell) for heading, cell in row.states if cell is not None] or row.states[:1]
        named = [(heading, self._named(cell, on)) for heading, cell in cells]
        states = {state.alpha3: (heading, state) for heading, state in named if isinstance(state, State)}
        for heading, error in named:
            if isinstance(error, AmbiguousName):
                if not states.keys() & set(error.candidates):  # else another column says which of them it is
                    hint = "In a list of the depositary's own say vocabulary='depositary'."
                    problems.append(row_finding("I602", row.place(heading), str(error), hint=hint))
            elif isinstance(error, LookupError):
                problems.append(row_finding("I601", row.place(heading), str(error)))
        if len(states) > 1:
            listed = " and ".join(state.name for _, state in states.values())
            problems.append(row_finding("T808", row.place(cells[0][0]), f"the row names {listed}"))
        if len(states) != 1:
            return None
        ((heading, state),) = states.values()
        return Statement(self.register, ledger, row, state, row.place(heading), on or ledger.convention.as_of)

    def _named(self, cell: Cell, on: dt.date | None) -> State | AmbiguousName | UnknownState:
        """The State that a cell names, in full or with the sign of a footnote behind it; or why it names none."""
        if isinstance(cell, State):
            return cell
        text = "" if cell is None else str(cell)
        doubts: list[AmbiguousName | UnknownState] = []
        for vocabulary in self.vocabularies:
            for name in (text, _FOOTNOTE.sub("", text)):
                try:
                    return self.register.state(name, on=on, vocabulary=vocabulary)
                except (AmbiguousName, UnknownState) as doubt:
                    doubts.append(doubt)
        return doubts[0]

    def _examined(self, said: Statement, seen: dict[tuple[object, ...], str]) -> Iterator[Finding]:
        """What stands against a row, unless its State is in another row already or was not there on that day."""
        state = said.state
        about = (state.alpha3, said.ledger.convention.key, said.day, said.row.words.get("act", ("", ""))[1])
        other = seen.setdefault(about, said.row.where)
        if other != said.row.where:
            yield row_finding("T805", said.named, f"{state.name} is in {other} already", state=state)
        if not state.exists(said.day):
            since = f" from {state.since} on" if state.since else ""
            until = f" until {state.until}" if state.until else ""
            message = f"{state.name} was not in the depositary's practice on {said.day}: it is{since}{until}"
            yield row_finding("I603", said.named, message, state=state)
            return
        yield from against(said)


_LONGEST = 60
_FOOTNOTE = re.compile(r"(?<=[^\W\d_]|[.)])\s*[(\[]?[\d¹²³⁴-⁹*†‡,\s]+[)\]]?$")
