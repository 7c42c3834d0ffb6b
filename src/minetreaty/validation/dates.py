"""Rules on days that need more than one act to see: the edition, the convention's own days, spans. Codes D2xx.

The rules on single acts are in `dueform`; they have codes D201 to D207.
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
from ..law.timeline import MOVES_STATUS, earliest_day
from ..model.partial_dates import PartialDate
from .examples import state_with
from .subjects import dated, found, is_assumed, undated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register


def act_after_edition(register: Register) -> Iterator[Finding]:
    """An edition holds what was done by its own day. Acts that are assumed may lie later."""
    made = register.facts.date
    for act in dated(register):
        if act.date > made and not is_assumed(act):
            message = f"received on {act.date}, after the day of the edition, {made}"
            yield found(D208, act, message, "Check the year, or the edition's date.")


D208 = Rule(
    code="D208",
    severity=Severity.ERROR,
    title="Act after the edition",
    reason="an edition holds no future",
    subject=RuleSubject.RECORD,
    function=act_after_edition,
    failing=(invented.act("CCC", "accession", "2021-01-02", sources=("gazette",)),),
    passing=(invented.act("CCC", "accession", "2021-01-02", sources=("assumed",)),),
)


def act_after_complete(register: Register) -> Iterator[Finding]:
    """An act later than the day to which the record of its convention is complete: others may be missing."""
    for ledger in register.ledgers.values():
        complete = ledger.convention.as_of
        for act in ledger.acts:
            if complete < act.date <= register.facts.date and not is_assumed(act):
                message = f"received on {act.date}; the record is complete to {complete} only"
                hint = "Can as_of move on, now that this act is known?"
                yield found(D209, act, message, hint)


D209 = Rule(
    code="D209",
    severity=Severity.WARNING,
    title="Act after the complete time",
    reason="as_of",
    subject=RuleSubject.RECORD,
    function=act_after_complete,
    failing=(invented.act("CCC", "accession", "2020-07-01", sources=("gazette",)),),
    passing=(invented.act("CCC", "accession", "2020-06-30", sources=("gazette",)),),
)


def undated_without_effect(register: Register) -> Iterator[Finding]:
    """An act without a day that can lie only in the time to which the record is complete says nothing there."""
    for act in undated(register):
        convention = register.ledgers[act.convention].convention
        if act.kind in MOVES_STATUS and earliest_day(convention, act) > act.when.last:
            message = f"it lies before {convention.as_of}, to which the record is complete, so it changes no status"
            hint = "Find its day, or complete the record to an earlier day only."
            yield found(D210, act, message, hint)


D210 = Rule(
    code="D210",
    severity=Severity.WARNING,
    title="Undated act in the complete time",
    reason="as_of",
    subject=RuleSubject.RECORD,
    function=undated_without_effect,
    failing=(invented.undated("CCC", "accession", "2019"),),
    passing=(invented.undated("CCC", "accession", "2020"),),
)


def entry_into_force_differs(register: Register) -> Iterator[Finding]:
    """The entry into force that follows from the deposits is the one that was published (VCLT Art. 24(1))."""
    known_on = register.facts.known_on or dt.date.max
    for ledger in register.ledgers.values():
        convention = ledger.convention
        published, computed = convention.published_in_force, convention.in_force
        if published is not None and published != computed and published <= min(convention.as_of, known_on):
            ours = f"the deposits of the record give {computed}" if computed else "the record has too few deposits"
            message = f"in force on {published} as published; {ours}"
            hint = "Is a deposit missing, or one there that was not counted?"
            yield found(D211, convention, message, hint, article=convention.entry_into_force.article)


D211 = Rule(
    code="D211",
    severity=Severity.ERROR,
    title="Entry into force differs",
    reason="VCLT Art. 24(1)",
    subject=RuleSubject.RECORD,
    function=entry_into_force_differs,
    failing=(evolve(invented.PACT, published_in_force=invented.day("2000-11-01")),),
    passing=(invented.PACT,),
)


def days_of_convention(register: Register) -> Iterator[Finding]:
    """A convention is adopted, opened, closed for signature and brought into force in this order."""
    for ledger in register.ledgers.values():
        convention = ledger.convention
        signature = convention.signature
        days: list[tuple[str, dt.date | None]] = [("adopted", convention.adopted)]
        days += (
            [("opened for signature", signature.opens), ("closed for signature", signature.closes)] if signature else []
        )
        known = [(name, day) for name, day in days if day is not None]
        for (name, day), (later_name, later) in pairwise(known):
            if later < day:
                yield found(D212, convention, f"{later_name} on {later}, before it was {name} on {day}")
        published = convention.published_in_force
        if published is not None and published < convention.adopted:
            message = f"in force on {published}, before it was adopted on {convention.adopted}"
            yield found(D212, convention, message, article="VCLT Art. 24")
        if convention.as_of > register.facts.date:
            message = f"complete to {convention.as_of}, after the day of the edition, {register.facts.date}"
            yield found(D212, convention, message, article="an edition holds no future")


D212 = Rule(
    code="D212",
    severity=Severity.ERROR,
    title="Days of the convention out of order",
    reason="VCLT Part II",
    subject=RuleSubject.RECORD,
    function=days_of_convention,
    failing=(evolve(invented.PACT, adopted=invented.day("2000-01-11")),),
    passing=(evolve(invented.PACT, adopted=invented.day("2000-01-10")),),
)


def span_reversed(register: Register) -> Iterator[Finding]:
    """What lasts ends after it began: a State's time, a name, a membership, a meeting, a completion."""
    for state in register.facts.states.values():
        spans = [("its time", _partial(state.since), _partial(state.until))]
        spans += [(f"the name {name.text!r}", name.span.since, name.span.until) for name in state.names]
        spans += [(f"the membership of {item.group}", item.span.since, item.span.until) for item in state.memberships]
        for what, since, until in spans:
            if since is not None and until is not None and until.last < since.first:
                yield found(D213, state, f"{what} ends in {until}, before it begins in {since}")
    for meeting in register.facts.meetings:
        if meeting.start is not None and meeting.end is not None and meeting.end.last < meeting.start.first:
            yield found(D213, meeting, f"it ends on {meeting.end}, before it begins on {meeting.start}")
    for done in register.facts.completions:
        if done.not_before is not None and done.by is not None and done.by.last < done.not_before.first:
            yield found(D213, done, f"by {done.by} at the latest, but not before {done.not_before}")


D213 = Rule(
    code="D213",
    severity=Severity.ERROR,
    title="Span reversed",
    reason="an interval ends after it begins",
    subject=RuleSubject.RECORD,
    function=span_reversed,
    failing=(state_with("NEW", until=invented.day("2004-01-01")),),
    passing=(state_with("NEW", until=invented.day("2006-01-01")),),
)


def _partial(day: dt.date | None) -> PartialDate | None:
    return None if day is None else PartialDate(day.year, day.month, day.day)


def succession_off_the_day(register: Register) -> Iterator[Finding]:
    """A State that separates or becomes independent is in the depositary's practice from the day of the
    succession on.
    """
    states = register.facts.states
    for succession in register.facts.successions:
        successor = states.get(succession.successor)
        if succession.kind not in _BEGINNINGS or successor is None or successor.since is None:
            continue
        if successor.since != succession.date:
            message = f"{successor.name} is in the practice from {successor.since} on, not from {succession.date}"
            yield found(D215, succession, message, "Which of the two days is wrong?")


D215 = Rule(
    code="D215",
    severity=Severity.ERROR,
    title="Succession on another day",
    reason="depositary practice",
    subject=RuleSubject.RECORD,
    function=succession_off_the_day,
    failing=(state_with("NEW", since=invented.day("2005-03-02")),),
    passing=(state_with("NEW", since=invented.day("2005-03-01")),),
)


_BEGINNINGS = frozenset({"independence", "separation", "dissolution"})


def beyond_calendar(register: Register) -> Iterator[Finding]:
    """What follows from a day must lie within the calendar. Where it does not, nothing else can be examined."""
    facts = register.facts
    for key in facts.keys:
        convention = facts.convention(key)
        delays = [convention.entry_into_force.delay, convention.entry_into_force_for_state.delay]
        delays += [convention.withdrawal.delay] if convention.withdrawal else []
        for act in sorted(facts.acts(key), key=lambda act: act.date, reverse=True):
            try:
                for delay in delays:
                    law.after(delay, act.date)
            except InvalidDate as error:
                yield found(D214, act, str(error), "Check the year.", article="the calendar ends in the year 9999")
            else:
                break  # those before it lie even further from the end


D214 = Rule(
    code="D214",
    severity=Severity.ERROR,
    title="Beyond the calendar",
    reason="the calendar",
    subject=RuleSubject.RECORD,
    function=beyond_calendar,
    failing=(invented.act("CCC", "accession", "9999-12-01", sources=("assumed",)),),
    passing=(invented.act("CCC", "accession", "2999-12-01", sources=("assumed",)),),
)
