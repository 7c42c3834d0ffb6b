"""Tables of others: each row of somebody's table against treaty law and against the record.

A row names a State and says something about one convention: a status, days of acts, or both. Headings and names are
taken as they stand, and nothing is guessed: what is not understood is a finding.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

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
from ..statuses import Status
from .catalogue import Rule, select
from .report import Report, report_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register
    from .catalogue import OwnRule

# ---- the words that tables use

_ACTS: dict[str, frozenset[ActKind]] = {
    "signed": frozenset({ActKind.SIGNATURE, ActKind.DEFINITIVE_SIGNATURE}),
    "ratified": frozenset({ActKind.RATIFICATION}),
    "accepted": frozenset({ActKind.ACCEPTANCE}),
    "approved": frozenset({ActKind.APPROVAL}),
    "acceded": frozenset({ActKind.ACCESSION}),
    "succeeded": frozenset({ActKind.SUCCESSION}),
    "consented": CONSENTS,
    "withdrawn": frozenset({ActKind.WITHDRAWAL}),
}
"""Columns of days, each with the acts that its day may be of."""

COLUMNS = ("state", "status", "on", *_ACTS, "in_force")
"""The columns that examination knows."""

_HEADINGS = {
    "country": "state", "iso3": "state", "alpha3": "state", "alpha 3": "state", "state party": "state",
    "signature": "signed", "ratification": "ratified", "accession": "acceded", "acceptance": "accepted",
    "approval": "approved", "succession": "succeeded", "consent": "consented", "deposit": "consented",
    "entry into force": "in_force", "in force": "in_force", "withdrawal": "withdrawn", "denounced": "withdrawn",
    "denunciation": "withdrawn", "date": "on", "day": "on",
}  # fmt: skip
"""Other headings that can mean only one of the columns."""

_PARTY = frozenset({Status.PARTY, Status.WITHDRAWING})
_BOUND = _PARTY | {Status.CONTRACTING}
_OUT = frozenset({Status.OUTSIDE, Status.SIGNATORY, Status.WITHDRAWN})


class Meaning(NamedTuple):
    """What a word for a status says: the statuses it fits, those it fits loosely, and the kind of consent it names."""

    fits: frozenset[Status]
    loosely: frozenset[Status] = frozenset()
    kind: ActKind | None = None


_PARTIES = Meaning(_PARTY, frozenset({Status.CONTRACTING}))
WORDS: dict[str, Meaning] = {
    **{status.value: Meaning(frozenset({status})) for status in Status if status is not Status.UNDETERMINED},
    **dict.fromkeys(("party", "state party", "states parties", "states party", "high contracting party"), _PARTIES),
    **dict.fromkeys(("contracting", "contracting state", "consented"), Meaning(_BOUND)),
    "outside": Meaning(_OUT),
    **dict.fromkeys(
        ("not party", "not a party", "non party", "nonparty", "state not party", "states not party"),
        Meaning(_OUT, frozenset({Status.CONTRACTING})),
    ),
    **dict.fromkeys(("signatory", "signed", "signed not ratified"), Meaning(frozenset({Status.SIGNATORY}))),
    "ratified": Meaning(_BOUND, kind=ActKind.RATIFICATION),
    "accepted": Meaning(_BOUND, kind=ActKind.ACCEPTANCE),
    "approved": Meaning(_BOUND, kind=ActKind.APPROVAL),
    "acceded": Meaning(_BOUND, kind=ActKind.ACCESSION),
    "succeeded": Meaning(_BOUND, kind=ActKind.SUCCESSION),
    "withdrawing": Meaning(frozenset({Status.WITHDRAWING})),
    **dict.fromkeys(("withdrawn", "denounced", "former party"), Meaning(frozenset({Status.WITHDRAWN}))),
}
"""The words for a status that examination knows."""


def _plain(text: object) -> str:
    return " ".join(str(text).casefold().replace("_", " ").replace("-", " ").split())


# ---- rows


class Row(NamedTuple):
    """A row: where it stands, and its cells by the column that they are of."""

    where: str
    cells: dict[str, Any]


class Table(NamedTuple):
    """A table as it was given: its name, headings and rows, each with its place."""

    name: str
    headings: tuple[str, ...]
    rows: Iterable[tuple[str, Mapping[str, Any]]]


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
    name = "table"
    try:
        table = table_of(rows)
        name = table.name
        found = tuple(bench.examine(table, dict(columns or {})))
    except UnreadableData as error:
        name, found = _name_of(rows), error.findings
    wanted = {rule.code for rule in selected}
    return report_of(name, (finding for finding in found if finding.code in wanted), _codes(selected), silence)


def _codes(rules: Sequence[Rule]) -> list[str]:
    """The codes of the rules that tables are examined by."""
    return [rule.code for rule in rules if rule.theme in ("structure", "dates", "participation", "identity", "tables")]


def _path_of(rows: Any) -> Path | None:
    """The file that is meant, if it is one: text of one line is a path, text of several is a table."""
    is_path = isinstance(rows, os.PathLike) or (isinstance(rows, str) and "\n" not in rows)
    return Path(cast(str, rows)) if is_path else None


def _name_of(rows: Any) -> str:
    path = _path_of(rows)
    return "table" if path is None else path.as_posix()


def table_of(rows: Any) -> Table:
    """The headings and rows of whatever holds a table. Raises `UnreadableData`."""
    from ..files.intake import Intake, refuse

    name, path = _name_of(rows), _path_of(rows)
    if path is not None:
        return _csv(Intake().file(path, name), name)
    if isinstance(rows, str):
        return _csv(Intake().text(rows, name), name)
    records = _records(rows)
    if records is None:
        hint = "Give a CSV file or text, a list of dicts, or a data frame."
        raise refuse("S108", name, f"Expected a table, found {type(rows).__name__}.", hint)
    headings = dict.fromkeys(str(key) for record in records for key in record)
    return Table(name, tuple(headings), [(f"row {place}", record) for place, record in enumerate(records, 1)])


def _records(rows: Any) -> list[Mapping[str, Any]] | None:
    """The rows of a data frame or of a list, each by heading."""
    if hasattr(rows, "iter_rows"):  # polars, and narwhals over anything
        return list(rows.iter_rows(named=True))
    if hasattr(rows, "to_pylist"):  # arrow
        return list(rows.to_pylist())
    if hasattr(rows, "to_dict"):  # pandas
        return list(rows.to_dict("records"))
    if isinstance(rows, Iterable) and not isinstance(rows, (bytes, Mapping)):
        listed: list[Any] = [*rows]
        return listed if all(isinstance(row, Mapping) for row in listed) else None
    return None


def _csv(text: str, name: str) -> Table:
    from ..files.intake import fault, parse_csv, unreadable

    lines = list(parse_csv(text, name))
    if not lines:
        raise unreadable(name, [fault("S107", name, "The table is empty.", "It needs headings and rows.")])
    (_, headings), *body = lines
    found = [
        fault("S105", f"{name}:1, column {heading}", "This column is given twice.", "Keep one of the two.")
        for heading in dict.fromkeys(headings)
        if headings.count(heading) > 1
    ]
    found += (
        fault("S116", f"{name}:{line}", f"{len(headings)} cells expected, {len(cells)} found.", "Quote commas.")
        for line, cells in body
        if len(cells) != len(headings)
    )
    if found:
        raise unreadable(name, found)
    return Table(
        name,
        tuple(headings),
        [(f"{name}:{line}", dict(zip(headings, cells, strict=True))) for line, cells in body],
    )


# ---- examination


class _Bench:
    """What the rows are held against: one convention of a record."""

    def __init__(self, register: Register, key: str) -> None:
        self.register = register
        self.ledgers = register.ledgers
        self.ledger: Ledger = self.ledgers[key]

    def examine(self, table: Table, columns: Mapping[str, str]) -> Iterator[Finding]:
        """Every finding about the table, row by row."""
        from ..files.intake import fault

        ours = {_plain(theirs): known for known, theirs in columns.items()}
        known = {**_HEADINGS, **{_plain(name): name for name in COLUMNS}, **ours}
        meant = {heading: known[_plain(heading)] for heading in table.headings if _plain(heading) in known}
        for name, theirs in columns.items():
            if _plain(theirs) not in map(_plain, table.headings):
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
        meaning = WORDS.get(_plain(word))
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
            acts = self._acts(state, CONSENTS if name == "in_force" else _ACTS[name])
            days = {found: act for act in acts for found in self._days_of(act, name)}
            if day in days:
                continue
            if not days:
                others = self._acts(state, CONSENTS) if _ACTS.get(name, CONSENTS) <= CONSENTS else []
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
            for act in self._acts(state, _ACTS[name], until)[-1:]:
                message = f"empty, the record has {_said(act)}"
                yield _finding("T804", f"{row.where}, column {name}", message, Severity.WARNING, state=state)

    # ---- against the law

    def _law(self, row: Row, state: State, given: Mapping[str, dt.date]) -> Iterator[Finding]:
        """What treaty law has against the acts of the row, beside those of the record that it does not speak of."""
        own = self.ledger.file_of(state.alpha3)
        told = frozenset(kind for name in given if name in _ACTS for kind in _replaced(name))
        acts = [act for act in own if act.kind not in told]
        column: dict[int, str] = {}
        for name, day in given.items():
            if name in _ACTS:
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
    return CONSENTS if _ACTS[name] <= CONSENTS else _ACTS[name]


def _kind(name: str, day: dt.date, own: Iterable[Act], *, signed: bool) -> ActKind:
    """The kind of act that a column means; for ``consented`` that of the record, where it has a consent of that day."""
    if name != "consented":
        return min(_ACTS[name], key=list(ActKind).index)
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
