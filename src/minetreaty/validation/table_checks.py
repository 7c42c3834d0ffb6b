"""Checks a table that is not ours, row by row: which State a row names, and whether it was there on that day.

What is not understood is a finding. `row_rules` compares what is understood with treaty law and with our data.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from ..errors import AmbiguousName, UnknownConvention, UnknownState
from ..facts.parsing import MAX_FINDINGS, fault
from ..findings import Finding, Rule, RuleSubject, Severity
from ..model.states import State
from .identity import I601, I607
from .row_rules import Statement, against, row_finding
from .table_days import Cell
from .table_reading import Table
from .table_rows import Row, columns_of, rows_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register


class TableChecker:
    """What a table is held against: a record, and what its rows are about unless they say so themselves."""

    def __init__(self, register: Register, key: str, on: dt.date | None, vocabulary: str) -> None:
        self.register = register
        self.key = key
        self.on = on
        self.vocabularies = ("depositary", "any") if vocabulary == "depositary" else (vocabulary,)

    def check(self, table: Table, given: Mapping[str, str]) -> Iterator[Finding]:
        """Every finding about the table, row by row."""
        columns = columns_of(table, given)
        meant = {column.heading for column in columns}
        for heading in table.headings:
            if heading not in meant:
                where = f"{table.name}, column {heading[:_LONGEST]}"
                yield row_finding(T806, where, "nothing in it is examined")
        if {column.name for column in columns} <= {"state", "convention", "on"}:
            for heading in (column.heading for column in columns if column.name == "on"):
                where, hint = f"{table.name}, column {heading}", "What are its days of? columns={'ratified': ...}."
                yield row_finding(T806, where, "nothing is said of these days", hint=hint)
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
                problems.append(row_finding(I607, row.place(heading), str(unknown)))
                return None
        ledger = self.register.ledgers[key]
        cells = [(heading, cell) for heading, cell in row.states if cell is not None] or row.states[:1]
        named = [(heading, self._named(cell, on)) for heading, cell in cells]
        states = {state.alpha3: (heading, state) for heading, state in named if isinstance(state, State)}
        for heading, error in named:
            if isinstance(error, AmbiguousName):
                if not states.keys() & set(error.candidates):  # else another column says which of them it is
                    hint = "In a list of the depositary's own say vocabulary='depositary'."
                    problems.append(row_finding(I602, row.place(heading), str(error), hint=hint))
            elif isinstance(error, LookupError):
                problems.append(row_finding(I601, row.place(heading), str(error)))
        if len(states) > 1:
            listed = " and ".join(state.name for _, state in states.values())
            problems.append(row_finding(T808, row.place(cells[0][0]), f"the row names {listed}"))
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
            yield row_finding(T805, said.named, f"{state.name} is in {other} already", state=state)
        if not state.exists(said.day):
            since = f" from {state.since} on" if state.since else ""
            until = f" until {state.until}" if state.until else ""
            message = f"{state.name} was not in the depositary's practice on {said.day}: it is{since}{until}"
            yield row_finding(I603, said.named, message, state=state)
            return
        yield from against(said)


_LONGEST = 60
_FOOTNOTE = re.compile(r"(?<=[^\W\d_]|[.)])\s*[(\[]?[\d¹²³⁴-⁹*†‡,\s]+[)\]]?$")


I602 = Rule(
    code="I602",
    severity=Severity.ERROR,
    title="Ambiguous name",
    reason="one name, one State",
    subject=RuleSubject.ROW,
    text=(
        "A name that more than one State bears or bore, or bore at another time. Nothing is guessed: the finding "
        "lists the candidates."
    ),
    failing="state,status\nCongo,party\n",
    passing="state,status\nCOG,party\n",
)


I603 = Rule(
    code="I603",
    severity=Severity.ERROR,
    title="State outside its time",
    reason="depositary practice",
    subject=RuleSubject.ROW,
    text=(
        "A row about a day on which its State was not in the depositary's practice: a predecessor's code used for "
        "the State that followed it, or a successor's before it existed."
    ),
    failing="state,status,on\nGerman Democratic Republic,outside,1997-12-03\n",
    passing="state,status,on\nGermany,signatory,1997-12-03\n",
)


T805 = Rule(
    code="T805",
    severity=Severity.ERROR,
    title="State twice",
    reason="one State, one row",
    subject=RuleSubject.ROW,
    text="Two rows are about the same State on the same day.",
    failing="state,status\nCanada,party\nCAN,party\n",
    passing="state,status\nCanada,party\nJapan,party\n",
)


T806 = Rule(
    code="T806",
    severity=Severity.INFO,
    title="Column not looked at",
    reason="the known columns",
    subject=RuleSubject.ROW,
    text=(
        "A column that examination does not know, so that nothing in it is examined. Give ``columns`` to say which "
        "is which."
    ),
    failing="state,status,capital\nCanada,party,Ottawa\n",
    passing="state,status\nCanada,party\n",
)


T808 = Rule(
    code="T808",
    severity=Severity.ERROR,
    title="Two States in a row",
    reason="one State, one row",
    subject=RuleSubject.ROW,
    text=(
        "The columns of a row that name its State, a name and a code for instance, name two. Nothing else in the "
        "row is examined."
    ),
    failing="country,iso3,status\nSwitzerland,CHN,party\n",
    passing="country,iso3,status\nSwitzerland,CHE,party\n",
)
