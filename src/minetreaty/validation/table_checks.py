"""Check a user's table row by row: which State each row names, and whether that State existed on the date.

What is not understood is a finding. What is understood goes to `row_rules`.
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
from .row_rules import Statement, check_row, row_finding
from .table_days import Cell
from .table_reading import UserTable, place_of
from .table_rows import UserRow, columns_of, rows_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register


class TableChecker:
    """Checks tables against a register.

    ``key`` and ``on`` are the convention and the date of rows that do not name their own.
    """

    def __init__(self, register: Register, key: str, on: dt.date | None, vocabulary: str) -> None:
        self.register = register
        self.key = key
        self.on = on
        self.vocabularies = ("depositary", "any") if vocabulary == "depositary" else (vocabulary,)

    def check(self, table: UserTable, given: Mapping[str, str]) -> Iterator[Finding]:
        """Every finding about the table, row by row."""
        columns = columns_of(table, given)
        meant = {column.heading for column in columns}
        for heading in table.headings:
            if heading not in meant:
                yield row_finding(T806, place_of(table.name, heading), "this column is not checked")
        if {column.name for column in columns} <= {"state", "convention", "on"}:
            for heading in (column.heading for column in columns if column.name == "on"):
                hint = "Say what these dates are, for example columns={'ratified': ...}."
                message = "the table does not say what these dates are"
                yield row_finding(T806, place_of(table.name, heading), message, hint=hint)
        seen: dict[tuple[object, ...], str] = {}
        not_understood = 0
        for row in rows_of(table, columns):
            problems = list(row.problems)
            statement = self._statement(row, problems)
            yield from problems
            not_understood += len(problems)
            if not_understood > MAX_FINDINGS:  # comparing unknown names with all known names takes long
                message = f"More than {MAX_FINDINGS} cells are not understood. The remaining rows are not checked."
                yield fault("S117", row.where, message, "Correct these first.")
                return
            if statement is not None:
                yield from self._checked(statement, seen)

    def _statement(self, row: UserRow, problems: list[Finding]) -> Statement | None:
        """What a row says about which State and convention. None if the State or the convention is not clear."""
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
                if not states.keys() & set(error.candidates):  # otherwise another column says which of them is meant
                    hint = "If the list is the depositary's own, use vocabulary='depositary'."
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
        """The State that a cell names, with or without a footnote mark, or the reason why it names none."""
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

    def _checked(self, statement: Statement, seen: dict[tuple[object, ...], str]) -> Iterator[Finding]:
        """All findings about a row that names a State. The rest is checked only if the State existed on that date."""
        state = statement.state
        about = (
            state.alpha3,
            statement.ledger.convention.key,
            statement.day,
            statement.row.words.get("act", ("", ""))[1],
        )
        other = seen.setdefault(about, statement.row.where)
        if other != statement.row.where:
            yield row_finding(T805, statement.named, f"{state.name} is already in {other}", state=state)
        if not state.exists(statement.day):
            since = f" from {state.since}" if state.since else ""
            until = f" until the day before {state.until}" if state.until else ""
            message = f"{state.name} did not exist as a State on {statement.day} (counted{since}{until})"
            yield row_finding(I603, statement.named, message, state=state)
            return
        yield from check_row(statement)


_FOOTNOTE = re.compile(
    r"""
    (?<= [^\W\d_] | [.)] )     # after a letter, a full stop or a bracket: "Estonia 1", "St. Lucia 2", "Bahamas (The) 3"
    \s* [(\[]?                 # "Estonia (1)", "Estonia [1]"
    [\d¹²³⁴-⁹*†‡,\s]+          # "Ukraine 10, 11", "Cyprus*", "Cuba²"
    [)\]]? $
    """,
    re.VERBOSE,
)


I602 = Rule(
    code="I602",
    severity=Severity.ERROR,
    title="Ambiguous name",
    reason="one name, one State",
    subject=RuleSubject.ROW,
    text=(
        "A name in a row belongs to one State on that date. The library does not guess: the finding lists the "
        "candidates."
    ),
    failing="state,status\nCongo,party\n",
    passing="state,status\nCOG,party\n",
)


I603 = Rule(
    code="I603",
    severity=Severity.ERROR,
    title="State did not exist on that date",
    reason="depositary practice",
    subject=RuleSubject.ROW,
    text=(
        "The State in a row existed on that date. A frequent mistake is a predecessor's code for the State that "
        "followed it, or a successor's code for a date before it existed."
    ),
    failing="state,status,on\nGerman Democratic Republic,outside,1997-12-03\n",
    passing="state,status,on\nGermany,signatory,1997-12-03\n",
)


T805 = Rule(
    code="T805",
    severity=Severity.ERROR,
    title="State listed twice",
    reason="one State, one row",
    subject=RuleSubject.ROW,
    text="A table has one row for each State, convention, date and kind of act.",
    failing="state,status\nCanada,party\nCAN,party\n",
    passing="state,status\nCanada,party\nJapan,party\n",
)


T806 = Rule(
    code="T806",
    severity=Severity.INFO,
    title="Column not checked",
    reason="the known columns",
    subject=RuleSubject.ROW,
    text=("Lists columns with unknown headings. They are not checked. Use ``columns`` to say what they mean."),
    failing="state,status,capital\nCanada,party,Ottawa\n",
    passing="state,status\nCanada,party\n",
)


T808 = Rule(
    code="T808",
    severity=Severity.ERROR,
    title="Row names two States",
    reason="one State, one row",
    subject=RuleSubject.ROW,
    text=(
        "If several columns name the State of a row, for example by a name and a code, they name the same State. If "
        "they do not, nothing else in the row is checked."
    ),
    failing="country,iso3,status\nSwitzerland,CHN,party\n",
    passing="country,iso3,status\nSwitzerland,CHE,party\n",
)
