"""Rules on days that need more than one act to see: the edition, the convention's own days, spans. Codes D2xx.

The rules on single acts are in `dueform`; they have codes D201 to D207.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from ..errors import InvalidDate
from ..findings import Finding, Severity
from ..law import effects as law
from ..law.possibilities import MOVES_STATUS, earliest_day
from ..model.implementation import Completion, Meeting
from ..model.partial_dates import PartialDate
from ..model.states import SuccessionOfStates
from .subjects import dated, found, is_assumed, undated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register


def act_after_edition(register: Register) -> Iterator[Finding]:
    """D208: an edition holds what was done by its own day. Acts that are assumed may lie later."""
    made = register.facts.date
    for act in dated(register):
        if act.date > made and not is_assumed(act):
            message = f"received on {act.date}, after the day of the edition, {made}"
            yield found("D208", act, message, "an edition holds no future", "Check the year, or the edition's date.")


def act_after_complete(register: Register) -> Iterator[Finding]:
    """D209: an act later than the day to which the record of its convention is complete: others may be missing."""
    for ledger in register.ledgers.values():
        complete = ledger.convention.as_of
        for act in ledger.acts:
            if complete < act.date <= register.facts.date and not is_assumed(act):
                message = f"received on {act.date}; the record is complete to {complete} only"
                hint = "Can as_of move on, now that this act is known?"
                yield found("D209", act, message, "as_of", hint, severity=Severity.WARNING)


def undated_without_effect(register: Register) -> Iterator[Finding]:
    """D210: an act without a day that can lie only in the time to which the record is complete says nothing there."""
    for act in undated(register):
        convention = register.ledgers[act.convention].convention
        if act.kind in MOVES_STATUS and earliest_day(convention, act) > act.when.last:
            message = f"it lies before {convention.as_of}, to which the record is complete, so it changes no status"
            hint = "Find its day, or complete the record to an earlier day only."
            yield found("D210", act, message, "as_of", hint, severity=Severity.WARNING)


def entry_into_force_differs(register: Register) -> Iterator[Finding]:
    """D211: the entry into force that follows from the deposits is the one that was published (VCLT Art. 24(1))."""
    known_on = register.facts.known_on or dt.date.max
    for ledger in register.ledgers.values():
        convention = ledger.convention
        published, computed = convention.published_in_force, convention.in_force
        if published is not None and published != computed and published <= min(convention.as_of, known_on):
            ours = f"the deposits of the record give {computed}" if computed else "the record has too few deposits"
            message = f"in force on {published} as published; {ours}"
            hint = "Is a deposit missing, or one there that was not counted?"
            yield found("D211", convention, message, convention.entry_into_force.article, hint)


def days_of_convention(register: Register) -> Iterator[Finding]:
    """D212: a convention is adopted, opened, closed for signature and brought into force in this order."""
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
                yield found(
                    "D212", convention, f"{later_name} on {later}, before it was {name} on {day}", "VCLT Part II"
                )
        published = convention.published_in_force
        if published is not None and published < convention.adopted:
            message = f"in force on {published}, before it was adopted on {convention.adopted}"
            yield found("D212", convention, message, "VCLT Art. 24")
        if convention.as_of > register.facts.date:
            message = f"complete to {convention.as_of}, after the day of the edition, {register.facts.date}"
            yield found("D212", convention, message, "an edition holds no future")


def span_reversed(register: Register) -> Iterator[Finding]:
    """D213: what lasts ends after it began: a State's time, a name, a membership, a code, a meeting, a completion."""
    for state in register.facts.states.values():
        spans = [("its time", _partial(state.since), _partial(state.until))]
        spans += [(f"the name {name.text!r}", name.span.since, name.span.until) for name in state.names]
        spans += [(f"the membership of {item.group}", item.span.since, item.span.until) for item in state.memberships]
        spans += [(f"the code {item.code} ({item.system})", item.span.since, item.span.until) for item in state.codes]
        for what, since, until in spans:
            if since is not None and until is not None and until.last < since.first:
                yield found("D213", state, f"{what} ends in {until}, before it begins in {since}", _SPAN)
    for meeting in register.facts.table(Meeting):
        if meeting.start is not None and meeting.end is not None and meeting.end.last < meeting.start.first:
            yield found("D213", meeting, f"it ends on {meeting.end}, before it begins on {meeting.start}", _SPAN)
    for done in register.facts.table(Completion):
        if done.not_before is not None and done.by is not None and done.by.last < done.not_before.first:
            yield found("D213", done, f"by {done.by} at the latest, but not before {done.not_before}", _SPAN)


_SPAN = "an interval ends after it begins"


def _partial(day: dt.date | None) -> PartialDate | None:
    return None if day is None else PartialDate(day.year, day.month, day.day)


def succession_off_the_day(register: Register) -> Iterator[Finding]:
    """D215: a State that separates or becomes independent is in the depositary's practice from the day of the
    succession on.
    """
    states = register.facts.states
    for succession in register.facts.table(SuccessionOfStates):
        successor = states.get(succession.successor)
        if succession.kind not in _BEGINNINGS or successor is None or successor.since is None:
            continue
        if successor.since != succession.date:
            message = f"{successor.name} is in the practice from {successor.since} on, not from {succession.date}"
            yield found("D215", succession, message, "depositary practice", "Which of the two days is wrong?")


_BEGINNINGS = frozenset({"independence", "separation", "dissolution"})


def beyond_calendar(register: Register) -> Iterator[Finding]:
    """D214: what follows from a day must lie within the calendar. Where it does not, nothing else can be examined."""
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
                yield found("D214", act, str(error), "the calendar ends in the year 9999", "Check the year.")
            else:
                break  # those before it lie even further from the end
