"""What the record and treaty law have against what a row of somebody's table says of one State. Codes T8xx."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from attrs import evolve

from ..due_form.case import ActCase
from ..due_form.checking import RULES
from ..errors import InvalidDate
from ..facts.fault_rules import S110
from ..facts.faults import suggestion
from ..facts.parsing import shown
from ..findings import Finding, Rule, RuleSubject, Severity
from ..model.acts import CONSENTS, Act, ActKind
from ..model.states import State
from ..standing.ledger import Ledger
from ..standing.names import normalise
from .table_rows import Row
from .table_words import ACTS, WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register


class Statement(NamedTuple):
    """What a row says of a State: ``named`` is the place where it names it, ``day`` the one that its status is of."""

    register: Register
    ledger: Ledger
    row: Row
    state: State
    named: str
    day: dt.date

    def acts(self, kinds: Iterable[ActKind], until: dt.date | None = None) -> list[Act]:
        """The State's acts of these kinds in the record."""
        own = (act for act in self.ledger.acts if act.state == self.state.alpha3 and act.kind in kinds)
        return [act for act in own if until is None or act.date <= until]


def against(said: Statement) -> Iterator[Finding]:
    """Everything that stands against a row."""
    yield from _status(said)
    yield from _days(said)
    yield from _blanks(said)
    yield from _law(said)


def row_finding(
    rule: Rule,
    where: str,
    message: str,
    severity: Severity | None = None,
    *,
    hint: str = "",
    state: State | None = None,
) -> Finding:
    """A finding about a row, with the severity of the rule where no other is given."""
    code = state.alpha3 if state else ""
    return rule.finding(message, article="", severity=severity, where=where, hint=hint, state=code)


# ---- against the record


def _status(said: Statement) -> Iterator[Finding]:
    if "status" not in said.row.words:
        return
    heading, word = said.row.words["status"]
    where, state, day = said.row.place(heading), said.state, said.day
    meaning = WORDS.get(normalise(word))
    if meaning is None:
        message = f"{shown(word)} is no status that is known here."
        hint = suggestion(word.casefold(), WORDS) or f"Such as: {', '.join(_USUAL)}."
        yield row_finding(S110, where, message, hint=hint, state=state)
        return
    standing = said.register.standing(state, said.ledger.convention.key, on=day)
    if standing.beyond_record or (standing.possible and set(standing.possible) & (meaning.fits | meaning.loosely)):
        possible = f": {', '.join(standing.possible)}" if standing.possible else f" for {day}"
        yield row_finding(T807, where, f"the record cannot say{possible}", state=state)
        return
    has = f"the record has {state.name} as {standing.status} on {day}"
    has += f", since {standing.since}" if standing.since else ""
    if standing.status in meaning.loosely:
        yield row_finding(T801, where, f"{word} is said loosely: {has}", Severity.WARNING, state=state)
    elif standing.status not in meaning.fits:
        yield row_finding(T801, where, f"{word}, but {has}", state=state)
    elif meaning.kind is not None:
        consents = said.acts(CONSENTS, day)
        if consents and meaning.kind is not consents[-1].kind:
            message = f"{word}, but the record has {_said(consents[-1])}"
            yield row_finding(T801, where, message, Severity.WARNING, state=state)


_USUAL = ("party", "not party", "signatory", "contracting", "outside", "ratified", "acceded", "withdrawn")


T801 = Rule(
    code="T801",
    severity=Severity.ERROR,
    title="Status differs",
    reason="the record",
    subject=RuleSubject.ROW,
    text=(
        "A row gives a State a status that it did not have on that day. A warning where the word is used loosely: "
        "a State that has consented is called a party before entry into force, or one kind of consent is called by "
        "the name of another."
    ),
    failing="state,status,on\nEstonia,withdrawn,2025-12-26\n",
    passing="state,status,on\nEstonia,party,2025-12-26\n",
)


T807 = Rule(
    code="T807",
    severity=Severity.INFO,
    title="Not determined",
    reason="the record",
    subject=RuleSubject.ROW,
    text=(
        "The record cannot say: an act without a day leaves the status open, or the day lies after the one to "
        "which the record is complete."
    ),
    failing="state,status,on\nLebanon,party,2026-11-01\n",
    passing="state,status,on\nLebanon,outside,2026-04-14\n",
)


def _days(said: Statement) -> Iterator[Finding]:
    state, complete = said.state, said.ledger.convention.as_of
    for name, day, heading in said.row.days:
        if day is None:
            continue
        where = said.row.place(heading)
        if day > complete:
            message = f"{day} lies after {complete}, to which the record is complete"
            yield row_finding(T807, where, message, state=state)
            continue
        acts = said.acts(CONSENTS if name == "in_force" else ACTS[name])
        days = {found: act for act in acts for found in _days_of(said, act, name)}
        if day in days:
            continue
        if not days:
            others = said.acts(CONSENTS) if ACTS.get(name, CONSENTS) <= CONSENTS else []
            instead = f", but {', '.join(map(_said, others))}" if others else ""
            yield row_finding(T803, where, f"{name} on {day}: the record has none{instead}", state=state)
            continue
        known = _known_difference(said, day)
        ours = ", ".join(f"{found} ({_said(act)})" for found, act in days.items())
        message = f"{name} on {day}, the record has {ours}" + (f"; {known}" if known else "")
        yield row_finding(T802, where, message, Severity.WARNING if known else None, state=state)


T802 = Rule(
    code="T802",
    severity=Severity.ERROR,
    title="Day differs",
    reason="the record",
    subject=RuleSubject.ROW,
    text=(
        "A row gives an act another day than the record. A warning where the record knows that day as one that "
        "another source has."
    ),
    failing="state,ratified\nCanada,1997-12-04\n",
    passing="state,ratified\nCanada,1997-12-03\n",
)


T803 = Rule(
    code="T803",
    severity=Severity.ERROR,
    title="Act not in the record",
    reason="the record",
    subject=RuleSubject.ROW,
    text="A row gives a day for an act that the record does not have.",
    failing="state,signed\nFinland,1997-12-03\n",
    passing="state,acceded\nFinland,2012-01-09\n",
)


def _days_of(said: Statement, act: Act, name: str) -> list[dt.date]:
    effect = said.register.effect(act).date
    days = [effect] if name == "in_force" else [act.date, effect] if name == "withdrawn" else [act.date]
    return [day for day in days if day is not None]


def _known_difference(said: Statement, day: dt.date) -> str:
    for item in said.register.disagreements(said.ledger.convention.key, state=said.state):
        if item.theirs == day.isoformat():
            return f"{', '.join(item.sources)} has this day" + (f": {item.note}" if item.note else "")
    return ""


def _blanks(said: Statement) -> Iterator[Finding]:
    given = {name for name, day, _ in said.row.days if day is not None}
    consented = any(ACTS.get(name, frozenset()) & CONSENTS for name in given)
    for name, day, heading in said.row.days:
        if day is not None or name == "in_force" or (name == "consented" and consented):
            continue
        for act in said.acts(ACTS[name], said.day)[-1:]:
            message = f"empty, the record has {_said(act)}"
            yield row_finding(T804, said.row.place(heading), message, state=said.state)


T804 = Rule(
    code="T804",
    severity=Severity.WARNING,
    title="Act not in the row",
    reason="the record",
    subject=RuleSubject.ROW,
    text=(
        "A cell is empty where the record has a day. Only cells of columns that the table has are looked at, and "
        "acts received by the day that the row is about."
    ),
    failing="state,signed,ratified\nCanada,1997-12-03,\n",
    passing="state,signed,ratified\nCanada,1997-12-03,1997-12-03\n",
)


def _said(act: Act) -> str:
    return f"{act.kind.label} of {act.date}"


# ---- against the law


def _law(said: Statement) -> Iterator[Finding]:
    """What treaty law has against the acts of the row, beside those of the record that it does not speak of."""
    own = said.ledger.file_of(said.state.alpha3)
    given = [(name, day, heading) for name, day, heading in said.row.days if day is not None]
    told = frozenset(kind for name, _, _ in given if name in ACTS for kind in _replaced(name))
    in_force = next((day for name, day, _ in given if name == "in_force"), None)
    signed = any(name == "signed" for name, _, _ in given)
    acts = [act for act in own if act.kind not in told]
    headings: dict[int, str] = {}
    for name, day, heading in given:
        if name not in ACTS:
            continue
        kind = _kind(name, day, own, signed=signed)
        ours = next((act for act in own if (act.kind, act.date) == (kind, day)), None)
        act = ours or Act(state=said.state.alpha3, convention=said.ledger.convention.key, kind=kind, date=day)
        if kind in CONSENTS and in_force is not None:
            act = evolve(act, effect=in_force, effect_sources=("assumed",))
        acts.append(act)
        headings[id(act)] = heading
    for act in acts:
        if id(act) in headings:
            case = ActCase(act, said.ledger, said.register.ledgers, file=acts)
            for rule in RULES:
                for finding in _found(rule, case):
                    yield evolve(finding, where=said.row.place(headings[id(act)]))


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


def _found(rule: Rule, case: ActCase) -> Iterator[Finding]:
    try:
        yield from rule.check(case)
    except InvalidDate:  # a year from which no period can be counted; T802 or T803 says what the record has
        return
