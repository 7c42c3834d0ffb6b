"""Tables of others: each row of somebody's table against treaty law and against the record.

A row names a State and says something about one convention: a status, days of acts, or both. Headings and names are
taken as they stand, and nothing is guessed: what is not understood is a finding.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from attrs import evolve

from ..acts import CONSENTS, Act, ActKind
from ..days import as_day
from ..dueform.case import Case
from ..dueform.case import Rule as RuleOfForm
from ..dueform.rules import RULES
from ..errors import AmbiguousName, InvalidChoice, InvalidDate, NotInUniverse, UnknownState, UnreadableData
from ..findings import Finding, Severity
from ..ledger import Ledger
from ..states import State
from .catalogue import Rule, select
from .report import Report, report_of
from .table_reading import Table, name_of, table_of
from .table_words import ACTS, COLUMNS, HEADINGS, WORDS, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register
    from .catalogue import OwnRule


def validate_table(
    rows: Any,
    *,
    convention: str = "APMBC",
    columns: Mapping[str, str] | None = None,
    register: Register | None = None,
    rules: Iterable[str | OwnRule] | None = None,
    silence: Mapping[str | tuple[str, str], str] | None = None,
) -> Report:
    """What treaty law or the record has against the rows of a table: a CSV file or text, rows as dicts, a data frame.

    A row needs ``state`` (a code or name). It may have ``status`` (party, signatory, ratified, withdrawn and the like,
    as of the day in ``on``, else of the day to which the record is complete), and days of acts: ``signed``,
    ``ratified``, ``accepted``, ``approved``, ``acceded``, ``succeeded``, ``consented``, ``withdrawn`` (of the notice or
    of its effect) and ``in_force``. ``columns`` says what these are called in the table: ``{"state": "Country"}``.

    ``register`` is the record to compare with, by default the bundled one; ``rules`` and ``silence`` are as for
    `validate`. Raises `UnknownConvention`, and `InvalidChoice` for columns that are none of these.
    """
    from ..edition import load

    record = load() if register is None else register
    bench = _Bench(record, record.convention(convention).key)
    selected, _ = select(rules)
    for known in columns or ():
        if known not in COLUMNS:
            message = f"columns={known!r} is none of: {', '.join(COLUMNS)}."
            raise InvalidChoice(message, query=known, suggestions=COLUMNS)
    try:
        found = tuple(bench.examine(table_of(rows), dict(columns or {})))
    except UnreadableData as error:
        found = error.findings
    wanted = {rule.code for rule in selected}
    return report_of(name_of(rows), (finding for finding in found if finding.code in wanted), _codes(selected), silence)


def _codes(rules: Sequence[Rule]) -> list[str]:
    """The codes of the rules that tables are examined by."""
    return [rule.code for rule in rules if rule.theme in ("structure", "dates", "participation", "identity", "tables")]


class Row(NamedTuple):
    """A row: where it stands, and its cells by the column that they are of."""

    where: str
    cells: dict[str, Any]


class _Bench:
    """What the rows are held against: one convention of a record."""

    def __init__(self, register: Register, key: str) -> None:
        self.register = register
        self.ledgers = register.ledgers
        self.ledger: Ledger = self.ledgers[key]

    def examine(self, table: Table, columns: Mapping[str, str]) -> Iterator[Finding]:
        """Every finding about the table, row by row."""
        from ..files.intake import fault

        ours = {plain(theirs): known for known, theirs in columns.items()}
        known = {**HEADINGS, **{plain(name): name for name in COLUMNS}, **ours}
        meant = {heading: known[plain(heading)] for heading in table.headings if plain(heading) in known}
        for name, theirs in columns.items():
            if plain(theirs) not in map(plain, table.headings):
                yield fault(
                    "S107", table.name, f"There is no column {theirs!r}, which is to be {name!r}.", "Mend columns."
                )
                return
        for name in dict.fromkeys(meant.values()):
            several = [heading for heading, meaning in meant.items() if meaning == name]
            if len(several) > 1:
                message = f"The columns {' and '.join(map(repr, several))} both mean {name!r}."
                yield fault("S105", table.name, message, "Say which is meant: columns={...}.")
                return
        if "state" not in meant.values():
            yield fault("S107", table.name, "There is no column of States.", "Name it: columns={'state': '...'}.")
            return
        for heading in table.headings:
            if heading not in meant:
                yield _finding("T806", f"{table.name}, column {heading}", "nothing in it is examined", Severity.INFO)
        seen: dict[tuple[str, dt.date], str] = {}
        for where, record in table.rows:
            cells = {name: _cell(record.get(heading)) for heading, name in meant.items()}
            yield from self.row(Row(where, cells), seen)

    def row(self, row: Row, seen: dict[tuple[str, dt.date], str]) -> Iterator[Finding]:
        """Every finding about one row."""
        problems: list[Finding] = []
        days = {name: _day(row, name, problems) for name in row.cells if name not in ("state", "status")}
        on = days.pop("on", None)
        day = on or self.ledger.convention.as_of
        state = self._state(row, on, problems)
        yield from problems
        if state is None:
            return
        other = seen.setdefault((state.alpha3, day), row.where)
        if other != row.where:
            yield _finding("T805", f"{row.where}, column state", f"{state.name} is in {other} already", state=state)
        if not state.exists(day):
            yield _finding("I603", f"{row.where}, column state", _out_of_time(state, day), state=state)
            return
        given = {name: value for name, value in days.items() if value is not None}
        blank = [name for name, value in days.items() if value is None and row.cells[name] in (None, "")]
        yield from self._status(row, state, day)
        yield from self._days(row, state, given)
        yield from self._blanks(row, state, blank, given, day)
        yield from self._law(row, state, given)

    def _state(self, row: Row, on: dt.date | None, problems: list[Finding]) -> State | None:
        text, where = row.cells["state"], f"{row.where}, column state"
        try:
            return self.register.state(text if isinstance(text, State) else str(text or ""), on=on)
        except AmbiguousName as error:
            problems.append(_finding("I602", where, str(error)))
        except (UnknownState, NotInUniverse) as error:
            problems.append(_finding("I601", where, str(error)))
        return None

    # ---- against the record

    def _status(self, row: Row, state: State, day: dt.date) -> Iterator[Finding]:
        word = row.cells.get("status")
        if word in (None, ""):
            return
        where = f"{row.where}, column status"
        meaning = WORDS.get(plain(word))
        if meaning is None:
            hint = f"One of: {', '.join(WORDS)}."
            yield _finding("S110", where, f"{str(word)[:60]!r} is no status that is known here", hint=hint, state=state)
            return
        standing = self.register.standing(state, self.ledger.convention.key, on=day)
        if standing.beyond_record or (standing.possible and set(standing.possible) & (meaning.fits | meaning.loosely)):
            possible = f": {', '.join(standing.possible)}" if standing.possible else f" for {day}"
            yield _finding("T807", where, f"the record cannot say{possible}", Severity.INFO, state=state)
            return
        has = f"the record has {state.name} as {standing.status} on {day}"
        has += f", since {standing.since}" if standing.since else ""
        if standing.status in meaning.loosely:
            yield _finding("T801", where, f"{word} is said loosely: {has}", Severity.WARNING, state=state)
        elif standing.status not in meaning.fits:
            yield _finding("T801", where, f"{word}, but {has}", state=state)
        elif meaning.kind is not None:
            consents = self._acts(state, CONSENTS, day)
            if consents and meaning.kind is not consents[-1].kind:
                act = consents[-1]
                yield _finding("T801", where, f"{word}, but the record has {_said(act)}", Severity.WARNING, state=state)

    def _acts(self, state: State, kinds: Iterable[ActKind], until: dt.date | None = None) -> list[Act]:
        own = (act for act in self.ledger.acts if act.state == state.alpha3 and act.kind in kinds)
        return [act for act in own if until is None or act.date <= until]

    def _days(self, row: Row, state: State, given: Mapping[str, dt.date]) -> Iterator[Finding]:
        for name, day in given.items():
            where = f"{row.where}, column {name}"
            if day > self.ledger.convention.as_of:
                message = f"{day} lies after {self.ledger.convention.as_of}, to which the record is complete"
                yield _finding("T807", where, message, Severity.INFO, state=state)
                continue
            acts = self._acts(state, CONSENTS if name == "in_force" else ACTS[name])
            days = {found: act for act in acts for found in self._days_of(act, name)}
            if day in days:
                continue
            if not days:
                others = self._acts(state, CONSENTS) if ACTS.get(name, CONSENTS) <= CONSENTS else []
                instead = f", but {', '.join(map(_said, others))}" if others else ""
                yield _finding("T803", where, f"{name} on {day}: the record has none{instead}", state=state)
                continue
            known = self._known_difference(state, day)
            ours = ", ".join(f"{found} ({_said(act)})" for found, act in days.items())
            message = f"{name} on {day}, the record has {ours}" + (f"; {known}" if known else "")
            severity = Severity.WARNING if known else Severity.ERROR
            yield _finding("T802", where, message, severity, state=state)

    def _days_of(self, act: Act, name: str) -> list[dt.date]:
        effect = self.register.effect(act).date
        days = [effect] if name == "in_force" else [act.date, effect] if name == "withdrawn" else [act.date]
        return [day for day in days if day is not None]

    def _known_difference(self, state: State, day: dt.date) -> str:
        for item in self.register.disagreements(self.ledger.convention.key, state=state):
            if item.theirs == day.isoformat():
                return f"{', '.join(item.sources)} has this day" + (f": {item.note}" if item.note else "")
        return ""

    def _blanks(
        self, row: Row, state: State, blank: Iterable[str], given: Mapping[str, dt.date], until: dt.date
    ) -> Iterator[Finding]:
        for name in blank:
            if name == "in_force" or (name == "consented" and any(other in given for other in _CONSENT_COLUMNS)):
                continue
            for act in self._acts(state, ACTS[name], until)[-1:]:
                message = f"empty, the record has {_said(act)}"
                yield _finding("T804", f"{row.where}, column {name}", message, Severity.WARNING, state=state)

    # ---- against the law

    def _law(self, row: Row, state: State, given: Mapping[str, dt.date]) -> Iterator[Finding]:
        """What treaty law has against the acts of the row, beside those of the record that it does not speak of."""
        own = self.ledger.file_of(state.alpha3)
        told = frozenset(kind for name in given if name in ACTS for kind in _replaced(name))
        acts = [act for act in own if act.kind not in told]
        column: dict[int, str] = {}
        for name, day in given.items():
            if name in ACTS:
                kind = _kind(name, day, own, signed="signed" in given)
                act = Act(state=state.alpha3, convention=self.ledger.convention.key, kind=kind, date=day)
                if kind in CONSENTS and "in_force" in given:
                    act = evolve(act, effect=given["in_force"], effect_sources=("assumed",))
                acts.append(act)
                column[id(act)] = name
        for act in acts:
            if id(act) in column:
                case = Case(act, self.ledger, self.ledgers, file=acts)
                for rule in RULES:
                    for finding in _found(rule, case):
                        yield evolve(finding, where=f"{row.where}, column {column[id(act)]}")


_CONSENT_COLUMNS = ("ratified", "accepted", "approved", "acceded", "succeeded")


def _replaced(name: str) -> frozenset[ActKind]:
    """The acts of the record that the column of a row speaks of: every consent, where it speaks of one."""
    return CONSENTS if ACTS[name] <= CONSENTS else ACTS[name]


def _kind(name: str, day: dt.date, own: Iterable[Act], *, signed: bool) -> ActKind:
    """The kind of act that a column means; for ``consented`` that of the record, where it has a consent of that day."""
    if name != "consented":
        return min(ACTS[name], key=list(ActKind).index)
    kinds = [act.kind for act in own if act.kind in CONSENTS]
    same = [act.kind for act in own if act.kind in CONSENTS and act.date == day]
    return (same or kinds or [ActKind.RATIFICATION if signed else ActKind.ACCESSION])[0]


def _found(rule: RuleOfForm, case: Case) -> Iterator[Finding]:
    try:
        yield from rule(case)
    except InvalidDate:  # a year from which no period can be counted; T802 or T803 says what the record has
        return


def _finding(
    code: str,
    where: str,
    message: str,
    severity: Severity = Severity.ERROR,
    *,
    hint: str = "",
    state: State | None = None,
) -> Finding:
    return Finding(
        code=code, severity=severity, message=message, where=where, hint=hint, state=state.alpha3 if state else ""
    )


def _said(act: Act) -> str:
    return f"{act.kind.label} of {act.date}"


def _out_of_time(state: State, day: dt.date) -> str:
    since = f" from {state.since} on" if state.since else ""
    until = f" until {state.until}" if state.until else ""
    return f"{state.name} was not in the depositary's practice on {day}: it is{since}{until}"


def _cell(value: Any) -> Any:
    """A cell's value; text without the space around it, and nothing for what data frames put in empty cells."""
    if isinstance(value, str):
        return value.strip()
    return None if value is None or value != value else value  # NaN and NaT are not equal to themselves


def _day(row: Row, name: str, problems: list[Finding]) -> dt.date | None:
    value = row.cells[name]
    if value in (None, ""):
        return None
    try:
        if isinstance(value, dt.datetime) and value.time() == dt.time():
            return value.date()
        return as_day(value, name)
    except InvalidDate as error:
        problems.append(_finding("S109", f"{row.where}, column {name}", str(error), hint="Write it as YYYY-MM-DD."))
        return None
