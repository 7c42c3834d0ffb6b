"""Dating: checks claims about when something happened, in which order, and how often within a span."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ...model.acts import Act, ActKind
from ...model.days import ONE_DAY
from ...model.implementation import Extension
from ...model.populations import Population
from ..kinds import DateClaim, Event, RankClaim, SpanClaim, Within
from ..verdicts import EMPTY, Outcome, Reading, TrueWhen, decided, every
from .events import DatedEvent, bounds, dated_events, falls, unconfirmed
from .known_record import KnownRecord
from .regions import inside


def _found(record: KnownRecord, event: Event) -> list[DatedEvent]:
    return dated_events(record.register, record.key, event, record.known_on)


# ---- when


def date(record: KnownRecord, claim: DateClaim) -> list[Reading]:
    """Return the readings of a date: each meaning of the event, with the days that the record has for it."""
    if claim.event is Event.SUSPENDED:
        return [_suspended(record, claim)]
    if claim.event in _DUTIES:
        return [_due(record, claim)]
    return [_dated(record, claim, event, usual) for event, usual in claim.event.meanings(loosely=claim.loosely)]


def _dated(record: KnownRecord, claim: DateClaim, event: Event, usual: bool) -> Reading:
    code = None if claim.state is None else record.code(claim.state)
    mine = [found for found in _found(record, event) if found.state == code]
    first, last = bounds(claim.when, claim.until)
    answers = [falls(found, first, last) for found in mine]
    doubtful = [] if code is None else unconfirmed(record.register, record.key, event, code)
    note = ""
    if True in answers:
        outcome = Outcome.SUPPORTED
    elif None in answers:
        outcome, note = Outcome.UNDETERMINED, "the day of the act is not known"
    elif any(first <= act.date <= last for act in doubtful):
        outcome, note = Outcome.UNDETERMINED, "the act has only one secondary source, or none"
    elif not mine and last > record.treaty.as_of:
        outcome, note = Outcome.UNDETERMINED, record.record_ends()
    else:
        outcome = Outcome.CONTRADICTED
    acts: list[object] = [found.act for found in mine if found.act is not None]
    return Reading(
        name=event.label,
        usual=usual,
        outcome=outcome,
        actual=mine[-1].first if mine else None,
        said=", ".join(found.said for found in mine) or "none in the record",
        acts=tuple(acts or doubtful),  # type: ignore[arg-type]
        sources=record.treaty.sources if code is None else (),
        note=note,
    )


def _suspended(record: KnownRecord, claim: DateClaim) -> Reading:
    """A claimed suspension is a communication to which others object: it is never supported or contradicted."""
    acts = record.register.acts(record.key, state=claim.state, kind=ActKind.COMMUNICATION) if claim.state else ()
    said = ", ".join(str(act.date) for act in acts) or "none in the record"
    note = "a communication changes no status, and whether the treaty can be suspended is contested"
    return Reading(
        name="communication received", outcome=Outcome.UNDETERMINED, actual=None, said=said, acts=acts, note=note
    )


_DUTIES = {Event.CLEARANCE_DUE: "clearance", Event.DESTRUCTION_DUE: "stockpile_destruction"}


def _due(record: KnownRecord, claim: DateClaim) -> Reading:
    """A deadline: the one of the clause, and those to which it was extended by the date of publication."""
    code = record.code(claim.state or "")
    duty = _DUTIES[claim.event]
    first, last = bounds(claim.when, claim.until)
    day = max(record.published, first)
    asked = record.register.obligations(code, record.key, on=day, known_on=record.known_on)
    duties = [item for item in asked if item.duty == duty]
    ends = [(item.due, "") for item in duties]
    ends += [(one.until, " (extended)") for item in duties for one in item.extensions if one.until is not None]
    right = any(first <= day <= last for day, _ in ends)
    unsure = any(one.until is None for item in duties for one in item.extensions)
    no_extensions = not any(one.convention == record.key for one in record.register.facts.table(Extension))
    outcome = Outcome.SUPPORTED if right else Outcome.CONTRADICTED
    if not right and (unsure or no_extensions or not ends or record.published > record.treaty.as_of):
        outcome = Outcome.UNDETERMINED
    return Reading(
        name=claim.event.label,
        outcome=outcome,
        actual=ends[-1][0] if ends else None,
        said=", ".join(f"{day}{how}" for day, how in ends) or "none in the record",
        sources=tuple(dict.fromkeys(id_ for item in duties for id_ in item.sources)),
    )


_RELATED = (Event.SIGNED, Event.RATIFIED, Event.ACCEDED, Event.JOINED, Event.IN_FORCE, Event.NOTIFIED, Event.LEFT)


def _usual(event: Event) -> tuple[Event, ...]:
    return tuple(meant for meant, _ in event.meanings())


def date_true_when(record: KnownRecord, claim: DateClaim) -> list[TrueWhen]:
    """Return the days that would be right, and the other events to which the claimed day belongs."""
    code = None if claim.state is None else record.code(claim.state)
    first, last = bounds(claim.when, claim.until)
    cases: list[TrueWhen] = []
    for event in _usual(claim.event):
        cases += [
            TrueWhen(said=f"{event.label} {found.said}", start=found.first, end=found.last + ONE_DAY)
            for found in _found(record, event)
            if found.state == code
        ]
    for event in _RELATED:
        if event not in _usual(claim.event):
            cases += [
                TrueWhen(
                    said=f"it is the day of another event: {event.label} {found.said}",
                    start=found.first,
                    end=found.last + ONE_DAY,
                )
                for found in _found(record, event)
                if found.state == code and falls(found, first, last)
            ]
    return cases


# ---- in which order


def rank(record: KnownRecord, claim: RankClaim) -> list[Reading]:
    """Return the readings of a rank: among the events of that name, among all consents, and by the count on that day.

    Acts of one day share a range of ranks, except where the depositary's order among them is known.
    """
    code = record.code(claim.state)
    readings: list[Reading] = []
    for event, usual in _ranked_as(claim):
        own = _found(record, event)
        mine = next((found for found in own if found.state == code), None)
        lines = [(own, event.label)]
        if event in (Event.RATIFIED, Event.ACCEDED):
            lines.insert(0, (_found(record, Event.JOINED), "among all that joined"))
        for line, name in lines:
            readings.append(_ranked(record, claim, mine, line, name, usual))
        if mine is not None and claim.rank > 0 and event not in (Event.SIGNED, Event.NOTIFIED, Event.LEFT):
            readings += _by_count(record, claim, mine, own, usual)
    return readings


def _ranked_as(claim: RankClaim) -> tuple[tuple[Event, bool], ...]:
    """The events that a rank can be of. An ordinal of parties counts by the day of receipt."""
    if claim.event is Event.BECAME_PARTY:
        return ((Event.JOINED, True),)
    return claim.event.meanings(loosely=claim.loosely)


def _ranked(
    record: KnownRecord, claim: RankClaim, mine: DatedEvent | None, line: list[DatedEvent], name: str, usual: bool
) -> Reading:
    if mine is None:
        said = f"{claim.state} has none in the record by {record.published}"
        late = record.published > record.treaty.as_of
        outcome = Outcome.UNDETERMINED if late else Outcome.CONTRADICTED
        note = record.record_ends(Outcome.CONTRADICTED) if late else ""
        return Reading(name=name, usual=usual, outcome=outcome, actual=None, said=said, note=note)
    span = _ranks(record, mine, line, claim.within)
    if mine.first != mine.last:
        said = f"its day is not known ({mine.said})"
        return Reading(name=name, usual=usual, outcome=Outcome.UNDETERMINED, actual=None, said=said)
    last = max(found.first for found in _within(record, line, claim.within)) if claim.rank == -1 else None
    if last is not None:
        outcome = Outcome.SUPPORTED if mine.first == last else Outcome.CONTRADICTED
        said = f"{mine.said}; the last were on {last}"
    else:
        right = any(claim.comparison.holds(number, claim.rank) for number in span)
        outcome = Outcome.SUPPORTED if right else Outcome.CONTRADICTED
        said = f"{_span(span)} in order, {mine.said}"
    return Reading(
        name=name,
        usual=usual,
        outcome=outcome,
        actual=span[0] if len(span) == 1 else tuple(span),
        said=said,
        acts=() if mine.act is None else (mine.act,),
        note="acts of one day share their ranks" if len(span) > 1 else "",
    )


def _within(record: KnownRecord, line: Sequence[DatedEvent], within: Within) -> list[DatedEvent]:
    """The first event of each State of that part of the world."""
    belongs = inside(record.register, within)
    first: dict[str, DatedEvent] = {}
    for found in line:
        if found.state is not None and belongs(record.register.state(found.state), found.first):
            first.setdefault(found.state, found)
    return list(first.values())


def _ranks(record: KnownRecord, mine: DatedEvent, line: Sequence[DatedEvent], within: Within) -> range:
    others = _within(record, line, within)
    before = sum(found.last < mine.first for found in others)
    same = [found for found in others if found.first == mine.first == found.last]
    order = [found.act.day_order if isinstance(found.act, Act) else None for found in same]
    own = mine.act.day_order if isinstance(mine.act, Act) else None
    if own is not None and None not in order:
        place_in_day = sum(number < own for number in order if number is not None)
        return range(before + place_in_day + 1, before + place_in_day + 2)
    return range(before + 1, before + max(len(same), 1) + 1)


def _span(ranks: range) -> str:
    return f"no. {ranks[0]}" if len(ranks) == 1 else f"no. {ranks[0]} to {ranks[-1]}"


def _by_count(
    record: KnownRecord, claim: RankClaim, mine: DatedEvent, line: list[DatedEvent], usual: bool
) -> list[Reading]:
    """How many States had joined and not left on that day, where some had left before and the order runs ahead."""
    number = len(record.as_seen.members(Population.CONTRACTING_STATES, mine.first, claim.within))
    if number >= _ranks(record, mine, line, claim.within)[0]:
        return []
    right = claim.comparison.holds(number, claim.rank)
    return [
        Reading(
            name="by the number of States that had joined on that day",
            usual=usual,
            outcome=Outcome.SUPPORTED if right else Outcome.CONTRADICTED,
            actual=number,
            said=f"{number} on {mine.first}",
            acts=() if mine.act is None else (mine.act,),
        )
    ]


def rank_true_when(record: KnownRecord, claim: RankClaim) -> list[TrueWhen]:
    """Return whose the rank is."""
    cases: list[TrueWhen] = []
    for event, usual in _ranked_as(claim):
        others = _within(record, _found(record, event), claim.within)
        if not usual or claim.rank < 1 or claim.rank > len(others):
            continue
        day = others[claim.rank - 1].first
        holders = [
            record.register.state(found.state).name
            for found in others
            if found.state is not None and claim.rank in _ranks(record, found, others, None)
        ]
        said = f"{event.label}, no. {claim.rank}: {' or '.join(holders)} on {day}"
        cases.append(TrueWhen(said=said, start=day, end=day + ONE_DAY))
    return cases


# ---- how often


def span(record: KnownRecord, claim: SpanClaim) -> list[Reading]:
    """Return the readings of acts within a span: how many States, and whether the named ones are among them."""
    first, last = bounds(claim.since, claim.until)
    codes = [record.code(state) for state in claim.states]
    readings: list[Reading] = []
    for event, usual in claim.event.meanings(loosely=claim.loosely):
        line = _within_span(record, event, claim.within, first, last)
        sure = {found.state for found, answer in line if answer and found.state}
        maybe = {found.state for found, answer in line if answer is None and found.state} - sure
        outcomes = [
            Outcome.SUPPORTED if code in sure else Outcome.UNDETERMINED if code in maybe else Outcome.CONTRADICTED
            for code in codes
        ]
        if claim.number is not None:
            numbers = range(len(sure), len(sure) + len(maybe) + 1)
            outcomes.append(decided([claim.comparison.holds(number, claim.number) for number in numbers]))
        late = min(last, record.published) > record.treaty.as_of and event is not Event.SIGNED
        members = record.set_of(sure)
        if event is Event.SIGNED and claim.number is not None:
            readings += _at_opening(record, claim, first, last)
        readings.append(
            Reading(
                name=event.label,
                usual=usual,
                outcome=Outcome.UNDETERMINED if late else every(outcomes),
                actual=len(sure),
                said=f"{len(sure)} from {first} to {last}"
                + (f": {', '.join(members.names)}" if 0 < len(sure) <= 12 else ""),
                members=members,
                extra=record.set_of({code for code in codes if code not in sure | maybe}),
                missing=members - set(codes) if codes and claim.number is not None else EMPTY,
                open=record.set_of(maybe),
                acts=tuple(found.act for found, answer in line if answer is not False and found.act)[:12],
                note=record.record_ends(every(outcomes)) if late else "",
            )
        )
    return readings


def span_true_when(record: KnownRecord, claim: SpanClaim) -> list[TrueWhen]:
    """Return the other events of which the number and the States would be right in that time, and when the named
    States did what is claimed.
    """
    first, last = bounds(claim.since, claim.until)
    codes = [record.code(state) for state in claim.states]
    cases: list[TrueWhen] = []
    for event in _RELATED:
        if event in _usual(claim.event):
            cases += [
                TrueWhen(said=f"{found.state} {event.label} {found.said}", start=found.first, end=found.last + ONE_DAY)
                for found in _found(record, event)
                if found.state in codes and falls(found, first, last) is False
            ]
            continue
        did = {found.state for found, sure in _within_span(record, event, claim.within, first, last) if sure}
        if set(codes) <= did and (claim.number is None or claim.comparison.holds(len(did), claim.number)):
            said = f"States that {event.label}: {len(did)} from {first} to {last}"
            cases.append(TrueWhen(said=said, start=first, end=last + ONE_DAY))
    return cases


def _at_opening(record: KnownRecord, claim: SpanClaim, first: dt.date, last: dt.date) -> list[Reading]:
    """Signatures of the first three days, where the time of the claim covers the opening."""
    clause = record.treaty.signature
    if clause is None or not first <= clause.opens <= last:
        return []
    ends = [clause.opens + dt.timedelta(days=more) for more in range(3)]
    lists = [_within_span(record, Event.SIGNED, claim.within, clause.opens, end) for end in ends]
    numbers = [len({found.state for found, _ in signed}) for signed in lists]
    right = claim.number is not None and any(claim.comparison.holds(number, claim.number) for number in numbers)
    return [
        Reading(
            name="signed at the opening",
            usual=first < last,
            outcome=Outcome.SUPPORTED if right else Outcome.CONTRADICTED,
            actual=numbers[-1],
            said=", ".join(f"{number} by {end}" for number, end in zip(numbers, ends, strict=True)),
            members=record.set_of({found.state for found, _ in lists[-1] if found.state}),
        )
    ]


def _within_span(
    record: KnownRecord, event: Event, within: Within, first: dt.date, last: dt.date
) -> list[tuple[DatedEvent, bool | None]]:
    belongs = inside(record.register, within)
    line = [
        found
        for found in _found(record, event)
        if found.state is not None and belongs(record.register.state(found.state), found.first)
    ]
    answers = [(found, falls(found, first, last)) for found in line]
    return [(found, answer) for found, answer in answers if answer is not False]
