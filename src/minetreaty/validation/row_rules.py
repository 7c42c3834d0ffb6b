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
from ..model.acts import CONSENTS, Act, ActKind
from ..model.states import State
from ..standing.ledger import Ledger
from ..standing.names import normalise
from .table_rows import UserRow
from .table_words import ACTS, WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register


class Statement(NamedTuple):
    """What a row says about a State. ``named`` is the place that names the State, ``day`` the date of its status."""

    register: Register
    ledger: Ledger
    row: UserRow
    state: State
    named: str
    day: dt.date

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
    standing = statement.register.standing(state, statement.ledger.convention.key, on=day)
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
        yield row_finding(T801, where, f"{word}, but {has}", state=state)
    elif meaning.kind is not None:
        consents = statement.acts(CONSENTS, day)
        if consents and meaning.kind is not consents[-1].kind:
            message = f"{word}, but the data has {_in_words(consents[-1])}"
            yield row_finding(T801, where, message, Severity.WARNING, state=state)


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
    for name, day, heading in statement.row.days:
        if day is None:
            continue
        where = statement.row.place(heading)
        if day > complete:
            message = f"{day} is after {complete}, to which the data is complete"
            yield row_finding(T807, where, message, state=state)
            continue
        acts = statement.acts(CONSENTS if name == "in_force" else ACTS[name])
        days = {found: act for act in acts for found in _dates_of(statement, act, name)}
        if day in days:
            continue
        if not days:
            others = statement.acts(CONSENTS) if ACTS.get(name, CONSENTS) <= CONSENTS else []
            instead = f", but {', '.join(map(_in_words, others))}" if others else ""
            yield row_finding(T803, where, f"{name} on {day}: the data has no such act{instead}", state=state)
            continue
        known = _known_difference(statement, day)
        ours = ", ".join(f"{found} ({_in_words(act)})" for found, act in days.items())
        message = f"{name} on {day}; the data has {ours}" + (f"; {known}" if known else "")
        yield row_finding(T802, where, message, Severity.WARNING if known else None, state=state)


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
    days = [effect] if name == "in_force" else [act.date, effect] if name == "withdrawn" else [act.date]
    return [day for day in days if day is not None]


def _known_difference(statement: Statement, day: dt.date) -> str:
    for item in statement.register.disagreements(statement.ledger.convention.key, state=statement.state):
        if item.theirs == day.isoformat():
            return f"{', '.join(item.sources)} has this date" + (f": {item.note}" if item.note else "")
    return ""


def _check_blanks(statement: Statement) -> Iterator[Finding]:
    given = {name for name, day, _ in statement.row.days if day is not None}
    consented = any(ACTS.get(name, frozenset()) & CONSENTS for name in given)
    for name, day, heading in statement.row.days:
        if day is not None or name == "in_force" or (name == "consented" and consented):
            continue
        for act in statement.acts(ACTS[name], statement.day)[-1:]:
            message = f"the cell is empty; the data has {_in_words(act)}"
            yield row_finding(T804, statement.row.place(heading), message, state=statement.state)


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
    given = [(name, day, heading) for name, day, heading in statement.row.days if day is not None]
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
