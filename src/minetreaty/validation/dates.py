"""Rules on dates that look at more than one act: the edition's date, the convention's own dates, spans.

The rules on single acts are in `due_form`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from attrs import evolve

from ..errors import InvalidDate
from ..facts import invented
from ..findings import Finding, Rule, RuleSubject, Severity
from ..law import effects as law
from ..law.possibilities import MOVES_STATUS, earliest_day
from ..model.implementation import Completion, Meeting
from ..model.partial_dates import PartialDate
from ..model.states import SuccessionOfStates
from .examples import state_with
from .subjects import dated, found, is_assumed, undated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register

_AFTER_EDITION = "dates after the edition are not allowed"


def act_after_edition(register: Register) -> Iterator[Finding]:
    """An edition contains acts up to its own date. Only assumed acts may be later."""
    made = register.facts.date
    for act in dated(register):
        if act.date > made and not is_assumed(act):
            message = f"it was received on {act.date}, after the edition's date, {made}"
            yield found(D208, act, message, "Check the year, or the edition's date.")


D208 = Rule(
    code="D208",
    severity=Severity.ERROR,
    title="Act after the edition's date",
    reason=_AFTER_EDITION,
    subject=RuleSubject.RECORD,
    function=act_after_edition,
    failing=(invented.act("CCC", "accession", "2021-01-02", sources=("gazette",)),),
    passing=(invented.act("CCC", "accession", "2021-01-02", sources=("assumed",)),),
)


def act_after_as_of(register: Register) -> Iterator[Finding]:
    """An act is not later than the date to which the data on its convention is complete (`as_of`). If it is, other acts
    may be missing.
    """
    for ledger in register.ledgers.values():
        complete = ledger.convention.as_of
        for act in ledger.acts:
            if complete < act.date <= register.facts.date and not is_assumed(act):
                message = f"it was received on {act.date}; the data is complete only to {complete}"
                yield found(D209, act, message, "If the data is complete to a later date now, change as_of.")


D209 = Rule(
    code="D209",
    severity=Severity.WARNING,
    title="Act after the convention's as_of date",
    reason="the data is complete to as_of",
    subject=RuleSubject.RECORD,
    function=act_after_as_of,
    failing=(invented.act("CCC", "accession", "2020-07-01", sources=("gazette",)),),
    passing=(invented.act("CCC", "accession", "2020-06-30", sources=("gazette",)),),
)


def undated_without_effect(register: Register) -> Iterator[Finding]:
    """An act without an exact date changes a status only after the date to which the data is complete (`as_of`). One
    that was certainly earlier changes nothing.
    """
    for act in undated(register):
        convention = register.ledgers[act.convention].convention
        if act.kind in MOVES_STATUS and earliest_day(convention, act) > act.when.last:
            message = f"it was before {convention.as_of}, to which the data is complete, so it changes no status"
            yield found(D210, act, message, "Find its date, or set as_of to an earlier date.")


D210 = Rule(
    code="D210",
    severity=Severity.WARNING,
    title="Undated act that changes nothing",
    reason="the data is complete to as_of",
    subject=RuleSubject.RECORD,
    function=undated_without_effect,
    failing=(invented.undated("CCC", "accession", "2019"),),
    passing=(invented.undated("CCC", "accession", "2020"),),
)


def entry_into_force_differs(register: Register) -> Iterator[Finding]:
    """The published date of entry into force is the date that follows from the deposits (VCLT Art. 24(1))."""
    known_on = register.facts.known_on or dt.date.max
    for ledger in register.ledgers.values():
        convention = ledger.convention
        published, computed = convention.published_in_force, convention.in_force
        clause = convention.entry_into_force
        if clause is None:
            continue  # nothing can be computed
        if published is not None and published != computed and published <= min(convention.as_of, known_on):
            ours = f"the deposits in the data give {computed}" if computed else "the data has too few deposits"
            message = f"the published date of entry into force is {published}; {ours}"
            hint = "Check whether a deposit is missing, or whether one was not counted."
            yield found(D211, convention, message, hint, article=clause.article)


D211 = Rule(
    code="D211",
    severity=Severity.ERROR,
    title="Date of entry into force differs",
    reason="VCLT Art. 24(1)",
    subject=RuleSubject.RECORD,
    function=entry_into_force_differs,
    failing=(evolve(invented.PACT, published_in_force=invented.day("2000-11-01")),),
    passing=(invented.PACT,),
)


def convention_dates_out_of_order(register: Register) -> Iterator[Finding]:
    """A convention is adopted, opened for signature, closed for signature and brought into force in this order."""
    for ledger in register.ledgers.values():
        convention = ledger.convention
        signature = convention.signature
        days: list[tuple[str, dt.date | None]] = [("adopted", convention.adopted)]
        if signature is not None:
            days += [("opened for signature", signature.opens), ("closed for signature", signature.closes)]
        known = [(name, day) for name, day in days if day is not None]
        for (name, day), (later_name, later) in pairwise(known):
            if later < day:
                yield found(D212, convention, f"it was {later_name} on {later}, before it was {name} on {day}")
        published = convention.published_in_force
        if published is not None and published < convention.adopted:
            message = f"it entered into force on {published}, before it was adopted on {convention.adopted}"
            yield found(D212, convention, message, article="VCLT Art. 24")
        if convention.as_of > register.facts.date:
            message = f"its data is complete to {convention.as_of}, after the edition's date, {register.facts.date}"
            yield found(D212, convention, message, article=_AFTER_EDITION)


D212 = Rule(
    code="D212",
    severity=Severity.ERROR,
    title="Dates of the convention out of order",
    reason="VCLT Part II",
    subject=RuleSubject.RECORD,
    function=convention_dates_out_of_order,
    failing=(evolve(invented.PACT, adopted=invented.day("2000-01-11")),),
    passing=(evolve(invented.PACT, adopted=invented.day("2000-01-10")),),
)


def end_before_start(register: Register) -> Iterator[Finding]:
    """What lasts does not end before it starts: a State's existence, a name, a membership, a meeting, a completion."""
    for state in register.facts.states.values():
        spans = [("its existence", _partial(state.since), _partial(state.until))]
        spans += [(f"the name {name.text!r}", name.span.since, name.span.until) for name in state.names]
        spans += [
            (f"the membership of {item.group_key}", item.span.since, item.span.until) for item in state.memberships
        ]
        spans += [(f"the code {item.code} ({item.system})", item.span.since, item.span.until) for item in state.codes]
        for what, since, until in spans:
            if since is not None and until is not None and until.last < since.first:
                yield found(D213, state, f"{what} ends in {until}, before it starts in {since}")
    for meeting in register.facts.table(Meeting):
        if meeting.start is not None and meeting.last_day is not None and meeting.last_day.last < meeting.start.first:
            yield found(D213, meeting, f"it ends on {meeting.last_day}, before it starts on {meeting.start}")
    for done in register.facts.table(Completion):
        if done.not_before is not None and done.by is not None and done.by.last < done.not_before.first:
            yield found(D213, done, f"it was completed by {done.by}, but not before {done.not_before}")


D213 = Rule(
    code="D213",
    severity=Severity.ERROR,
    title="End before the start",
    reason="an end comes after its start",
    subject=RuleSubject.RECORD,
    function=end_before_start,
    failing=(state_with("NEW", until=invented.day("2004-01-01")),),
    passing=(state_with("NEW", until=invented.day("2006-01-01")),),
)


def _partial(day: dt.date | None) -> PartialDate | None:
    return None if day is None else PartialDate(day.year, day.month, day.day)


def succession_on_different_date(register: Register) -> Iterator[Finding]:
    """The depositary counts a State that separates or becomes independent among the States from the date of the
    succession.
    """
    states = register.facts.states
    for succession in register.facts.table(SuccessionOfStates):
        successor = states.get(succession.successor)
        if succession.kind not in _BEGINNINGS or successor is None or successor.since is None:
            continue
        if successor.since != succession.date:
            message = f"{successor.name} is counted from {successor.since}, not from {succession.date}"
            yield found(D215, succession, message, "Check which of the two dates is correct.")


_BEGINNINGS = frozenset({"independence", "separation", "dissolution"})


D215 = Rule(
    code="D215",
    severity=Severity.ERROR,
    title="Succession on a different date",
    reason="depositary practice",
    subject=RuleSubject.RECORD,
    function=succession_on_different_date,
    failing=(state_with("NEW", since=invented.day("2005-03-02")),),
    passing=(state_with("NEW", since=invented.day("2005-03-01")),),
)


def date_out_of_range(register: Register) -> Iterator[Finding]:
    """The dates that follow from an act are within the calendar. If they are not, no other rule is applied."""
    facts = register.facts
    for key in facts.keys:
        convention = facts.convention(key)
        clauses = (convention.entry_into_force, convention.entry_into_force_for_state, convention.withdrawal)
        delays = [clause.delay for clause in clauses if clause is not None]
        for act in sorted(facts.acts(key), key=lambda act: act.date, reverse=True):
            try:
                for delay in delays:
                    law.after(delay, act.date)
            except InvalidDate as error:
                yield found(D214, act, str(error), "Check the year.", article="the calendar ends in the year 9999")
            else:
                break  # earlier acts are even further from the end of the calendar


D214 = Rule(
    code="D214",
    severity=Severity.ERROR,
    title="Date out of range",
    reason="the calendar",
    subject=RuleSubject.RECORD,
    function=date_out_of_range,
    failing=(invented.act("CCC", "accession", "9999-12-01", sources=("assumed",)),),
    passing=(invented.act("CCC", "accession", "2999-12-01", sources=("assumed",)),),
)
