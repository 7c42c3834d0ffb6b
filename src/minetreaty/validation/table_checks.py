"""Check a user's table row by row: which State each row names, and whether that State existed on the date.

What is not understood is a finding. What is understood goes to `row_rules`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import field, frozen

from ..errors import AmbiguousName, MinetreatyError, UnknownConvention, UnknownState
from ..facts.parsing import MAX_FINDINGS, fault
from ..findings import Finding, Rule, RuleSubject, Severity
from ..intake.columns import ColumnRemark, RemarkKind, TableOptions, columns_of
from ..intake.date_columns import DateFound
from ..intake.states import states_in
from ..intake.tables import UserTable, place_of
from ..model.states import State
from ..standing.codes import Found
from .identity import I601, I607
from .row_rules import T809, Statement, check_row, row_finding
from .table_rows import StateCell, UserRow, rows_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register


@frozen(kw_only=True, eq=False)
class TableChecker:
    """Checks tables against a register.

    ``key`` and ``on`` are the convention and the date of rows that do not name their own, ``reading`` what the caller
    says about the table. ``complete`` says whether the table should name every party.
    """

    register: Register
    key: str
    on: dt.date | None
    reading: TableOptions
    complete: bool | None = None
    _remarked: set[tuple[str, str]] = field(factory=set[tuple[str, str]], init=False)

    def check(self, table: UserTable) -> Iterator[Finding]:
        """Every finding about the table, row by row."""
        found = columns_of(table, self.reading)
        yield from _about_the_table(table, found.remarks)
        columns = found.columns
        if any(remark.kind is RemarkKind.PROBLEM for remark in found.remarks):
            return
        says_something = {column.name for column in columns} - {"state", "convention", "on"}
        if not says_something:
            for heading in (column.heading for column in columns if column.name == "on"):
                hint = "Say what these dates are, for example columns={'ratified': ...}."
                message = "the table does not say what these dates are."
                yield row_finding(T806, place_of(table.name, heading), message, hint=hint)
        seen: dict[tuple[object, ...], str] = {}
        listed: dict[tuple[str, dt.date], set[str]] = {}
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
                listed.setdefault((statement.ledger.convention.key, statement.day), set()).add(statement.state.alpha3)
                yield from self._remarks(statement)
                yield from self._checked(statement, seen)
        if says_something or self.complete:
            yield from self._missing(table, listed)

    def _statement(self, row: UserRow, problems: list[Finding]) -> Statement | None:
        """What a row says about which State and convention. None if one of them, or the date, is not clear."""
        key = self.key
        if "convention" in row.words:
            heading, word = row.words["convention"]
            try:
                key = self.register.convention(word).key
            except (UnknownConvention, AmbiguousName) as unknown:
                problems.append(row_finding(I607, row.place(heading), str(unknown)))
                return None
        ledger = self.register.ledgers[key]
        on = DateFound(first=self.on, last=self.on) if row.on is None and self.on else row.on
        named = self._named(row, on.last if on else None, problems)
        if named is None or row.is_unread:
            return None
        cell, state, remark = named
        if row.other_act:
            heading = row.words["act"][0]
            message = f"{row.other_act} is not an act that is checked: the row is left out"
            problems.append(row_finding(T809, row.place(heading), message, state=state))
            return None
        day = on or DateFound(first=ledger.convention.as_of, last=ledger.convention.as_of)
        place = row.place(cell.column.heading)
        return Statement(self.register, ledger, row, state, place, day, is_dated=on is not None, remark=remark)

    def _named(self, row: UserRow, on: dt.date | None, problems: list[Finding]) -> tuple[StateCell, State, str] | None:
        """The cell that names the State of the row, the State, and the remark about its name."""
        cells = [item for item in row.states if item.cell is not None] or list(row.states[:1])
        read = [(item, self._read(item, on)) for item in cells]
        states = {found.state.alpha3: (item, found) for item, found in read if isinstance(found, Found)}
        for item, error in read:
            where = row.place(item.column.heading)
            if isinstance(error, AmbiguousName):
                if not states.keys() & set(error.candidates):  # otherwise another column says which of them is meant
                    hint = "If the list is the depositary's own, use vocabulary='depositary'."
                    problems.append(row_finding(I602, where, str(error), hint=hint))
            elif isinstance(error, MinetreatyError):
                several = states_in(self.reading.reader, str(item.cell or ""))
                names = " and ".join(state.name for state in several)
                message = f"the cell names several States: {names}; give each its own row" if several else str(error)
                problems.append(row_finding(I601, where, message))
        if len(states) > 1:
            listed = " and ".join(found.state.name for _, found in states.values())
            problems.append(row_finding(T808, row.place(cells[0].column.heading), f"the row names {listed}"))
        if len(states) != 1:
            return None
        ((item, found),) = states.values()
        return item, found.state, found.remark

    def _read(self, item: StateCell, on: dt.date | None) -> Found | AmbiguousName | UnknownState:
        """The State that a cell names, or the reason why it names none."""
        states = item.column.states
        reader = self.reading.reader if states is None else states.reader
        try:
            return reader.find(item.cell, on)
        except (AmbiguousName, UnknownState) as doubt:
            return doubt

    def _remarks(self, statement: Statement) -> Iterator[Finding]:
        """That a name or code was not in use on that date: once for each name and State."""
        about = (statement.state.alpha3, statement.remark.partition(", not on ")[0])
        if statement.remark and about not in self._remarked:
            self._remarked.add(about)
            yield row_finding(T809, statement.named, statement.remark, state=statement.state)

    def _checked(self, statement: Statement, seen: dict[tuple[object, ...], str]) -> Iterator[Finding]:
        """All findings about a row that names a State. The rest is checked only if the State existed on that date."""
        state = statement.state
        about = (
            state.alpha3,
            statement.ledger.convention.key,
            statement.on,
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

    def _missing(self, table: UserTable, listed: dict[tuple[str, dt.date], set[str]]) -> Iterator[Finding]:
        """The parties that the table does not name, for each convention and date. A table of one State is no list."""
        for (key, day), states in sorted(listed.items()):
            if self.complete is False or (self.complete is None and len(states) < _LIST):
                continue
            parties = self.register.parties(key, on=day)
            missing = [state for state in parties if state.alpha3 not in states]
            if missing:
                named = len(parties) - len(missing)
                shown = ", ".join(state.name for state in missing[: None if self.complete else _SHOWN])
                more = f" and {len(missing) - _SHOWN} more" if not self.complete and len(missing) > _SHOWN else ""
                message = f"the table has {named} of the {len(parties)} States that were party to {key} on {day}"
                severity = Severity.ERROR if self.complete else None
                yield row_finding(T811, table.name, f"{message}; missing: {shown}{more}", severity)


_LIST = 2
_SHOWN = 10


def _about_the_table(table: UserTable, remarks: tuple[ColumnRemark, ...]) -> Iterator[Finding]:
    """What there is to say about the table and its columns as a whole."""
    for note in table.notes:
        yield row_finding(T809, table.name, note)
    for remark in remarks:
        where = place_of(table.name, remark.heading)
        if remark.kind is RemarkKind.UNCHECKED:
            yield row_finding(T806, where, remark.text)
        elif remark.kind is RemarkKind.NOTE:
            yield row_finding(T809, where, remark.text)
        else:
            severity = None if remark.kind is RemarkKind.PROBLEM else Severity.WARNING
            yield row_finding(T812, where, remark.text, severity)


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


T811 = Rule(
    code="T811",
    severity=Severity.INFO,
    title="List incomplete",
    reason="the data",
    subject=RuleSubject.ROW,
    text=(
        "A list of two States or more names every State that was party on its date. The finding is an error, and names "
        "all missing States, if the caller says ``complete=True``."
    ),
    failing="state,status,on\nMalta,party,1999-03-01\nCanada,party,1999-03-01\n",
    passing="state,status,on\nCanada,party,1999-03-01\n",
)


T812 = Rule(
    code="T812",
    severity=Severity.ERROR,
    title="Codes of another list",
    reason="one code, one list",
    subject=RuleSubject.ROW,
    text=(
        "The values of a column are codes of the list in which they are read. Numbers name no State until their list "
        "is known, and letters that fit another list better are not read. Use ``vocabulary`` to name the list. The "
        "finding is a warning if the caller named one that fits less well, or if another column names the States."
    ),
    failing="country,status\n710,party\n740,party\n",
    passing="m49,status\n710,party\n",
)
