"""What makes an obligation uncertain: unconfirmed facts, dates on which sources differ, and what is not known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from attrs import evolve

from ..errors import InvalidDate
from ..facts.knowledge import granted_between
from ..facts.protocol import Facts
from ..model.acts import Act
from ..model.conventions import Deadline
from ..model.days import as_day
from ..model.doubts import Doubt, DoubtKind
from ..model.implementation import Extension, PublishedDeadline
from ..model.sources import Disagreement
from ..standing.doubts import on_day
from ..standing.ledger import Ledger
from .deadlines import falls_due, yearly_from
from .fulfilment import DeadlineCase
from .obligations import Obligation


def doubts_of(case: DeadlineCase, found: Obligation, ledger: Ledger) -> tuple[Doubt, ...]:
    """Return the doubts about an obligation: its own, and those about the State's status that it depends on."""
    state = found.state
    open_ = [Doubt(kind=DoubtKind.OPEN, state=state, text=text) for text in case.judge().open]
    # What made the State a party matters as long as the duty does; what is doubtful later matters while it is bound.
    at_entry = [doubt for doubt in on_day(ledger, state, found.arose) if doubt.kind is DoubtKind.UNCONFIRMED]
    now = [doubt for doubt in on_day(ledger, state, found.on) if doubt.kind is not DoubtKind.DISPUTED_DATE]
    end = case.participation.end
    if end is not None and end <= found.on:
        now = [doubt for doubt in now if doubt.kind is DoubtKind.BEYOND_RECORD]
    found_doubts = (*_unconfirmed(case, found), *at_entry, *_disputed(case, found, ledger), *now, *open_)
    return tuple(dict.fromkeys(found_doubts))


# ---- facts that are unconfirmed


def _unconfirmed(case: DeadlineCase, found: Obligation) -> Iterator[Doubt]:
    """The doubt where leaving out the facts marked unconfirmed gives another answer."""
    confirmed = case._replace(given=case.given.confirmed())
    if case.given == confirmed.given or _said(case) == _said(confirmed):
        return
    used = [e for e in found.extensions if e is found.extensions[-1] or e.until == found.extended_to]
    weak = [f"extension no. {e.number}" for e in (*used, *found.possible_extensions) if e.unconfirmed]
    weak += ["completion"] if found.completion is not None and found.completion.unconfirmed else []
    weak += ["request for an extension"] if any(request.unconfirmed for request in found.requests) else []
    text = f"{found.state.name}, {', '.join(weak)}: unconfirmed, with only one secondary source or none."
    yield Doubt(kind=DoubtKind.UNCONFIRMED, state=found.state, text=text)


def _said(case: DeadlineCase) -> object:
    seen, judged = case.seen(), case.judge()
    return judged.status, judged.open, seen.extended_to, seen.extensions[-1:], seen.completion


# ---- dates on which sources differ


def _disputed(case: DeadlineCase, found: Obligation, ledger: Ledger) -> Iterator[Doubt]:
    """The doubts where sources print another deadline, or a date from which another deadline would be counted."""
    by = case.participation.by
    for item in ledger.disagreements:
        about = (item.state, item.kind, item.date) == (by.state, by.kind.value, by.date.isoformat())
        entry = _entry_into_force(item, by, ledger) if about else None
        due = None if entry is None else _due(case.clause, entry, found.on)
        if due is not None and due != found.due:
            text = (
                f"Sources differ on the entry into force for {found.state.name}: {entry} in {', '.join(item.sources)}. "
                f"Counted from that day, the date would be {due}; {found.due} is used here."
            )
            yield Doubt(kind=DoubtKind.DISPUTED_DATE, state=found.state, act=by, text=text)
    for published in case.given.published:
        if not case.in_time_as_party(published.date.first, published.date.last):
            continue
        ours = deadlines_for(published, found.arose, found.due, case.given.extensions, case.facts)
        if _differs(published, ours) and _is_about(published, found, ours):
            used = " or ".join(map(str, dict.fromkeys(ours))) or "none"
            text = (
                f"Another deadline is printed: {published.date} in {', '.join(published.sources)}; {used} is used here."
            )
            yield Doubt(kind=DoubtKind.DISPUTED_DATE, state=found.state, text=text)


def _entry_into_force(item: Disagreement, by: Act, ledger: Ledger) -> dt.date | None:
    """The date of entry into force for the State by what the other source says; None if it says nothing of it."""
    try:
        said = as_day(item.theirs)
    except InvalidDate:
        return None
    if item.field == "effect":
        return said
    return ledger.situation(by.state).effect(evolve(by, date=said, effect=None)).date if item.field == "date" else None


def _due(clause: Deadline, entry: dt.date, day: dt.date) -> dt.date:
    due = falls_due(clause, entry)
    return max(due, yearly_from(clause, day)) if clause.yearly else due


def deadlines_for(
    published: PublishedDeadline, arose: dt.date, due: dt.date, extensions: Sequence[Extension], facts: Facts
) -> list[dt.date]:
    """Return the deadlines in the data that the published one may be: several if it applied at some time of a month.

    `arose` is the day of entry into force for the State and `due` the first deadline. `extensions` are those of the
    duty, in the order of their numbers.
    """
    if (when := published.in_force_on) is not None:
        granted_then = [
            e.until
            for e in extensions
            if e.until is not None
            and (granted := granted_between(e, facts))
            and granted[0] <= when.last
            and when.first <= granted[1]
        ]
        days = [day for day in (when.first, when.last) if day >= arose]
        return [*(_applied_on(day, due, extensions, facts) for day in days), *granted_then]
    if published.extension:
        return [e.until for e in extensions if e.number == published.extension and e.until is not None]
    return [due]


def _applied_on(day: dt.date, due: dt.date, extensions: Sequence[Extension], facts: Facts) -> dt.date:
    """The deadline that applied on that date: a later number shows that the earlier ones had been granted."""
    granted = [e.number for e in extensions if (span := granted_between(e, facts)) and span[1] <= day]
    applied = [e.until for e in extensions if e.until is not None and e.number <= max(granted, default=0)]
    return applied[-1] if applied else due


def _differs(published: PublishedDeadline, ours: Sequence[dt.date]) -> bool:
    return not any(published.date.first <= day <= published.date.last for day in ours)


def _is_about(published: PublishedDeadline, found: Obligation, ours: Sequence[dt.date]) -> bool:
    """Whether the published deadline is one that the obligation shows: its first one, or the one to which it runs."""
    if published.extension == 0:
        return True
    last = found.extensions[-1].number if found.extensions else 0
    return published.extension == last if published.extension else found.deadline in ours
