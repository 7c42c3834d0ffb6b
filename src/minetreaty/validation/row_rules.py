"""Compare what a row of a user's table says about one State with our data and with treaty law.

The rules on single acts, in `due_form`, are applied to the row as well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from attrs import evolve

from ..due_form.case import ActCase
from ..due_form.deposits import RULES
from ..errors import InvalidDate
from ..facts.fault_rules import S110
from ..facts.faults import suggestion
from ..facts.parsing import shown
from ..findings import Finding, Rule, RuleSubject, Severity
from ..intake.date_columns import DateFound
from ..intake.headings import ACTS
from ..model.acts import CONSENTS, Act, ActKind
from ..model.days import ONE_DAY
from ..model.states import State
from ..model.statuses import Status
from ..standing.ledger import Ledger
from ..standing.names import normalise
from .table_rows import UserDate, UserRow
from .table_words import WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register
    from ..standing.answers import StatusTransition


class Statement(NamedTuple):
    """What a row says about a State.

    ``named`` is the place that names the State, ``on`` the date of its status, or the first and last day of a year or
    month, and ``is_dated`` whether the table gives it. ``remark`` is about the name or code of the State.
    """

    register: Register
    ledger: Ledger
    row: UserRow
    state: State
    named: str
    on: DateFound
    is_dated: bool = True
    remark: str = ""

    @property
    def day(self) -> dt.date:
        """The date of its status; of a year or month the last day."""
        return self.on.last

    def acts(self, kinds: Iterable[ActKind], until: dt.date | None = None) -> list[Act]:
        """The State's acts of these kinds in the data."""
        own = (act for act in self.ledger.acts if act.state == self.state.alpha3 and act.kind in kinds)
        return [act for act in own if until is None or act.date <= until]


def check_row(statement: Statement) -> Iterator[Finding]:
    """All findings about a row."""
    yield from _check_status(statement)
    yield from _check_dates(statement)
    yield from _check_blanks(statement)
    yield from _check_law(statement)


def row_finding(
    rule: Rule,
    where: str,
    message: str,
    severity: Severity | None = None,
    *,
    hint: str = "",
    state: State | None = None,
) -> Finding:
    """A finding about a row, with the severity of the rule if no other is given."""
    code = state.alpha3 if state else ""
    return rule.finding(message, article="", severity=severity, where=where, hint=hint, state=code)


# ---- compare with the data


def _check_status(statement: Statement) -> Iterator[Finding]:
    if "status" not in statement.row.words:
        return
    heading, word = statement.row.words["status"]
    where, state, day = statement.row.place(heading), statement.state, statement.day
    meaning = WORDS.get(normalise(word))
    if meaning is None:
        message = f"{shown(word)} is not a known status."
        hint = suggestion(word.casefold(), WORDS) or f"Known are, for example: {', '.join(_USUAL)}."
        yield row_finding(S110, where, message, hint=hint, state=state)
        return
    register, key = statement.register, statement.ledger.convention.key
    standing = register.standing(state, key, on=day)
    if standing.beyond_record or (standing.possible and set(standing.possible) & (meaning.fits | meaning.loosely)):
        message = (
            f"not known: it may be {' or '.join(standing.possible)}" if standing.possible else f"not known for {day}"
        )
        yield row_finding(T807, where, message, state=state)
        return
    has = f"according to the data {state.name} is {standing.status} on {day}"
    has += f" (since {standing.since})" if standing.since else ""
    if standing.status in meaning.loosely:
        yield row_finding(T801, where, f"{word} is used loosely: {has}", Severity.WARNING, state=state)
    elif standing.status not in meaning.fits:
        fitting = _fitting_day(statement, meaning.fits)
        if fitting is None:
            yield row_finding(T801, where, f"{word}, but {has}", state=state)
        else:
            message = f"only the {_span(statement.on)} is compared: {word} until {fitting}, then {standing.status}"
            yield row_finding(T809, where, message, state=state)
    elif meaning.kind is not None:
        consents = statement.acts(CONSENTS, day)
        if consents and meaning.kind is not consents[-1].kind:
            message = f"{word}, but the data has {_in_words(consents[-1])}"
            yield row_finding(T801, where, message, Severity.WARNING, state=state)


def _fitting_day(statement: Statement, fits: frozenset[Status]) -> dt.date | None:
    """The last day of a year or month on which the State had one of these statuses, if it had one."""
    on = statement.on
    if on.first == on.last:
        return None
    days = [on.first, *(change.date for change in _changes(statement) if on.first < change.date <= on.last)]
    ends = [*(day - ONE_DAY for day in days[1:]), on.last]
    key = statement.ledger.convention.key
    fitting = [
        end
        for day, end in zip(days, ends, strict=True)
        if statement.state.exists(day) and statement.register.status(statement.state, key, on=day) in fits
    ]
    return max(fitting, default=None)


def _changes(statement: Statement) -> Iterable[StatusTransition]:
    changes = statement.register.changes(statement.ledger.convention.key, since=statement.on.first, until=statement.day)
    return [change for change in changes if change.state == statement.state]


def _span(found: DateFound) -> str:
    """A year, a month or a range in words."""
    first, last = found.first, found.last
    if first == last:
        return f"time about {first}"
    if (first, last) == (dt.date(first.year, 1, 1), dt.date(first.year, 12, 31)):
        return f"year {first.year}"
    is_month = first.day == 1 and (last + ONE_DAY).day == 1 and first.month == last.month and first.year == last.year
    return f"month {first:%Y-%m}" if is_month else f"time from {first} to {last}"


_USUAL = ("party", "not party", "signatory", "contracting", "outside", "ratified", "acceded", "withdrawn")


T801 = Rule(
    code="T801",
    severity=Severity.ERROR,
    title="Status differs",
    reason="the data",
    subject=RuleSubject.ROW,
    text=(
        "The status in a row is the State's status on that date. The finding is a warning if a word is used loosely: "
        "for example, a State that has consented is called a party before entry into force, or an accession is called "
        "a ratification."
    ),
    failing="state,status,on\nEstonia,withdrawn,2025-12-26\n",
    passing="state,status,on\nEstonia,party,2025-12-26\n",
)


T807 = Rule(
    code="T807",
    severity=Severity.INFO,
    title="Not known",
    reason="the data",
    subject=RuleSubject.ROW,
    text=(
        "Lists what the data does not know: the exact date of an act is not known and the status depends on it, or the "
        "date is later than the one to which the data is complete."
    ),
    failing="state,status,on\nLebanon,party,2026-11-01\n",
    passing="state,status,on\nLebanon,outside,2026-04-14\n",
)


def _check_dates(statement: Statement) -> Iterator[Finding]:
    state, complete = statement.state, statement.ledger.convention.as_of
    for item in statement.row.days:
        if item.found is None:
            continue
        where, name = statement.row.place(item.heading), item.name
        yield from _check_order(statement, item, where)
        if item.found.first > complete:
            message = f"{item.found.first} is after {complete}, to which the data is complete"
            yield row_finding(T807, where, message, state=state)
            continue
        acts = statement.acts(_kinds(name))
        days = {found: act for act in acts for found in _dates_of(statement, act, name)}
        said = f"on {item.day}" if item.day else f"in the {_span(item.found)}"
        agreeing = [day for day in days if item.found.first <= day <= item.found.last]
        if item.day is None and agreeing:
            message = f"{name}: only the {_span(item.found)} is compared; the data has {agreeing[0]}"
            yield row_finding(T809, where, message, state=state)
        elif not days:
            yield from _no_such_act(statement, item, where, said)
        elif not agreeing:
            known = _known_difference(statement, item.day) if item.day else ""
            ours = ", ".join(f"{found} ({_in_words(act)})" for found, act in days.items())
            message = f"{name} {said}; the data has {ours}" + (f"; {known}" if known else "")
            lenient = known or item.found.approximate
            yield row_finding(T802, where, message, Severity.WARNING if lenient else None, state=state)


def _kinds(name: str) -> frozenset[ActKind]:
    """The kinds of act that the dates of a column are of."""
    return CONSENTS if name == "in_force" else ACTS["withdrawn"] if name == "ended" else ACTS[name]


def _no_such_act(statement: Statement, item: UserDate, where: str, said: str) -> Iterator[Finding]:
    """That the data has no act of this kind. If its consent has that date, only the kind differs."""
    is_consent = ACTS.get(item.name, CONSENTS) <= CONSENTS
    others = statement.acts(CONSENTS) if is_consent else []
    same = [act for act in others if item.found and item.found.first <= act.date <= item.found.last]
    instead = f", but {', '.join(map(_in_words, others))}" if others else ""
    general = bool(same) and all(act.kind is ActKind.NOTIFICATION_OF_CONSENT for act in same)
    severity = Severity.WARNING if general else None
    message = f"{item.name} {said}: the data has no such act{instead}"
    yield row_finding(T803, where, message, severity, state=statement.state)


def _check_order(statement: Statement, item: UserDate, where: str) -> Iterator[Finding]:
    """That an act is later than the date that the table is of."""
    if not statement.is_dated or item.found is None or item.found.first <= statement.day or item.name not in ACTS:
        return
    acts = statement.acts(ACTS[item.name], statement.day)
    if any(item.found.first in _dates_of(statement, act, item.name) for act in acts):  # the effect of an earlier notice
        return
    message = f"{item.name} on {item.found.first}, after {statement.day}, the date of the table"
    yield row_finding(T810, where, message, state=statement.state)


T809 = Rule(
    code="T809",
    severity=Severity.INFO,
    title="How it was read",
    reason="the table",
    subject=RuleSubject.ROW,
    text=(
        "Says how a table, a column or a cell was read where this is not plain: the order of day and month that a "
        "column decides, a title above the headings, a name or code outside its dates, a date that is only a year, an "
        "act that is not checked."
    ),
    failing="state,ratified\nCanada,1997\n",
    passing="state,ratified\nCanada,1997-12-03\n",
)


T810 = Rule(
    code="T810",
    severity=Severity.WARNING,
    title="Act after the date of the table",
    reason="the table",
    subject=RuleSubject.ROW,
    text="No act in a row is later than the date that the table is of.",
    failing="state,signed,ratified,on\nMarshall Islands,1997-12-04,2025-03-12,2014-01-27\n",
    passing="state,signed,ratified,on\nMarshall Islands,1997-12-04,,2014-01-27\n",
)


T802 = Rule(
    code="T802",
    severity=Severity.ERROR,
    title="Date differs",
    reason="the data",
    subject=RuleSubject.ROW,
    text=(
        "The date of an act in a row is the date in the data. The finding is a warning if the data records that "
        "another source has the row's date."
    ),
    failing="state,ratified\nCanada,1997-12-04\n",
    passing="state,ratified\nCanada,1997-12-03\n",
)


T803 = Rule(
    code="T803",
    severity=Severity.ERROR,
    title="Act not in the data",
    reason="the data",
    subject=RuleSubject.ROW,
    text="The act that a row gives a date for is in the data.",
    failing="state,signed\nFinland,1997-12-03\n",
    passing="state,acceded\nFinland,2012-01-09\n",
)


def _dates_of(statement: Statement, act: Act, name: str) -> list[dt.date]:
    effect = statement.register.effect(act).date
    days = [effect] if name in ("in_force", "ended") else [act.date, effect] if name == "withdrawn" else [act.date]
    return [day for day in days if day is not None]


def _known_difference(statement: Statement, day: dt.date) -> str:
    for item in statement.register.disagreements(statement.ledger.convention.key, state=statement.state):
        if item.theirs == day.isoformat():
            return f"{', '.join(item.sources)} has this date" + (f": {item.note}" if item.note else "")
    return ""


def _check_blanks(statement: Statement) -> Iterator[Finding]:
    given = {item.name for item in statement.row.days if item.found is not None}
    consented = any(name in ACTS and ACTS[name] <= CONSENTS for name in given)
    for item in statement.row.days:
        if item.found is not None or item.name in ("in_force", "ended", "other_act"):
            continue
        if item.name == "consented" and consented:
            continue
        for act in statement.acts(ACTS[item.name], statement.day)[-1:]:
            message = f"the cell is empty; the data has {_in_words(act)}"
            yield row_finding(T804, statement.row.place(item.heading), message, state=statement.state)


T804 = Rule(
    code="T804",
    severity=Severity.WARNING,
    title="Act missing from the row",
    reason="the data",
    subject=RuleSubject.ROW,
    text=(
        "A cell is not empty if the data has a date for it. Only columns that the table has are checked, and only acts "
        "received by the date of the row."
    ),
    failing="state,signed,ratified\nCanada,1997-12-03,\n",
    passing="state,signed,ratified\nCanada,1997-12-03,1997-12-03\n",
)


def _in_words(act: Act) -> str:
    return f"{act.kind.label} of {act.date}"


# ---- compare with treaty law


def _check_law(statement: Statement) -> Iterator[Finding]:
    """What the rules on acts find in the acts of the row, beside acts in the data that it does not mention."""
    key = statement.ledger.convention.key
    file = statement.ledger.file_of(statement.state.alpha3)
    own = [act for act in file if act.convention == key]
    given = [(item.name, item.day, item.heading) for item in statement.row.days if item.day is not None]
    mentioned = frozenset(kind for name, _, _ in given if name in ACTS for kind in _replaced(name))
    in_force = next((day for name, day, _ in given if name == "in_force"), None)
    signed = any(name == "signed" for name, _, _ in given)
    acts = [act for act in file if act.convention != key or act.kind not in mentioned]
    headings: dict[int, str] = {}
    for name, day, heading in given:
        if name not in ACTS:
            continue
        kind = _kind(name, day, own, signed=signed)
        ours = next((act for act in own if (act.kind, act.date) == (kind, day)), None)
        act = ours or Act(state=statement.state.alpha3, convention=key, kind=kind, date=day)
        if kind in CONSENTS and in_force is not None:
            act = evolve(act, effect=in_force, effect_sources=("assumed",))
        acts.append(act)
        headings[id(act)] = heading
    for act in acts:
        if id(act) in headings:
            case = ActCase(act, statement.ledger, statement.register.ledgers, file=acts)
            for rule in RULES:
                for finding in _applied(rule, case):
                    yield evolve(finding, where=statement.row.place(headings[id(act)]))


def _replaced(name: str) -> frozenset[ActKind]:
    """The acts in the data that a column of a row replaces: every kind of consent, if it is about one."""
    return CONSENTS if ACTS[name] <= CONSENTS else ACTS[name]


def _kind(name: str, day: dt.date, own: Iterable[Act], *, signed: bool) -> ActKind:
    """The kind of act that a column means. For ``consented``, the kind that the data has on that date, if any."""
    general = {act.kind for act in own if act.date == day} & {ActKind.NOTIFICATION_OF_CONSENT}
    if general and ACTS[name] <= CONSENTS:  # a protocol: lists call its notifications ratifications
        return general.pop()
    if name != "consented":
        return min(ACTS[name], key=list(ActKind).index)
    kinds = [act.kind for act in own if act.kind in CONSENTS]
    same = [act.kind for act in own if act.kind in CONSENTS and act.date == day]
    return (same or kinds or [ActKind.RATIFICATION if signed else ActKind.ACCESSION])[0]


def _applied(rule: Rule, case: ActCase) -> Iterator[Finding]:
    try:
        yield from rule.check(case)
    except InvalidDate:  # no period can be counted from this year; T802 or T803 says what the data has
        return
