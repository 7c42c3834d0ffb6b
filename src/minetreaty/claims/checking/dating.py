"""Dating: checks claims about when something happened, in which order, and how often within a span."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ...model.acts import Act
from ...model.days import ONE_DAY
from ..circles import Circle, Within, place
from ..kinds import DateClaim, Event, RankClaim, SpanClaim
from ..verdicts import EMPTY, Outcome, Reading, TrueWhen, decided, every
from .events import Happening, bounds, falls, happenings, unconfirmed
from .known_record import Bench


def _found(bench: Bench, event: Event) -> list[Happening]:
    return happenings(bench.register, bench.key, event, bench.known_on)


# ---- when


def date(bench: Bench, claim: DateClaim) -> list[Reading]:
    """The readings of a date: each meaning of the event, with the days that the record has for it."""
    return [_dated(bench, claim, event) for event in claim.event.readings]


def _dated(bench: Bench, claim: DateClaim, event: Event) -> Reading:
    code = None if claim.state is None else bench.code(claim.state)
    mine = [found for found in _found(bench, event) if found.state == code]
    first, last = bounds(claim.when, claim.until)
    answers = [falls(found, first, last) for found in mine]
    doubtful = [] if code is None else unconfirmed(bench.register, bench.key, event, code)
    note = ""
    if True in answers:
        outcome = Outcome.SUPPORTED
    elif None in answers:
        outcome, note = Outcome.UNDETERMINED, "the day of the act is not known"
    elif any(first <= act.date <= last for act in doubtful):
        outcome, note = Outcome.UNDETERMINED, "only one secondary document or none carries the act"
    elif not mine and last > bench.treaty.as_of:
        outcome, note = Outcome.UNDETERMINED, bench.record_ends
    else:
        outcome = Outcome.CONTRADICTED
    acts: list[object] = [found.act for found in mine if found.act is not None]
    return Reading(
        name=event.label,
        outcome=outcome,
        actual=mine[-1].first if mine else None,
        said=", ".join(found.said for found in mine) or "none in the record",
        acts=tuple(acts or doubtful),  # type: ignore[arg-type]
        sources=bench.treaty.sources if code is None else (),
        note=note,
    )


_RELATED = (Event.SIGNED, Event.RATIFIED, Event.ACCEDED, Event.JOINED, Event.IN_FORCE, Event.NOTIFIED, Event.LEFT)


def date_true_when(bench: Bench, claim: DateClaim) -> list[TrueWhen]:
    """The days that would be right, and the other events to which the claimed day belongs."""
    code = None if claim.state is None else bench.code(claim.state)
    first, last = bounds(claim.when, claim.until)
    cases: list[TrueWhen] = []
    for event in claim.event.readings:
        cases += [
            TrueWhen(said=f"{event.label}: {found.said}", start=found.first, end=found.last + ONE_DAY)
            for found in _found(bench, event)
            if found.state == code
        ]
    for event in _RELATED:
        if event not in claim.event.readings:
            cases += [
                TrueWhen(
                    said=f"it is the day of another event, {event.label}: {found.said}",
                    start=found.first,
                    end=found.last + ONE_DAY,
                )
                for found in _found(bench, event)
                if found.state == code and falls(found, first, last)
            ]
    return cases


# ---- in which order


def rank(bench: Bench, claim: RankClaim) -> list[Reading]:
    """The readings of a rank: among the events of that name, among all consents, and by the count on that day.

    Acts of one day share a range of ranks, except where the depositary's order among them is known.
    """
    code = bench.code(claim.state)
    readings: list[Reading] = []
    for event in _ranked_as(claim.event):
        own = _found(bench, event)
        mine = next((found for found in own if found.state == code), None)
        lines = [(own, event.label)]
        if event in (Event.RATIFIED, Event.ACCEDED):
            lines.insert(0, (_found(bench, Event.JOINED), "among all consents deposited"))
        for line, name in lines:
            readings.append(_ranked(bench, claim, mine, line, name))
        if mine is not None and claim.rank > 0 and event not in (Event.SIGNED, Event.NOTIFIED, Event.LEFT):
            readings += _by_count(bench, claim, mine, own)
    return readings


def _ranked_as(event: Event) -> tuple[Event, ...]:
    """The events that a rank can be of. An ordinal of parties counts by the day of receipt."""
    return (Event.JOINED,) if event is Event.BECAME_PARTY else event.readings


def _ranked(bench: Bench, claim: RankClaim, mine: Happening | None, line: list[Happening], name: str) -> Reading:
    if mine is None:
        said = f"{claim.state} has none in the record by {bench.published}"
        late = bench.published > bench.treaty.as_of
        outcome = Outcome.UNDETERMINED if late else Outcome.CONTRADICTED
        note = bench.record_ends if late else ""
        return Reading(name=name, outcome=outcome, actual=None, said=said, note=note)
    span = _ranks(bench, mine, line, claim.within)
    if mine.first != mine.last:
        return Reading(name=name, outcome=Outcome.UNDETERMINED, actual=None, said=f"its day is not known ({mine.said})")
    last = max(found.first for found in _within(bench, line, claim.within)) if claim.rank == -1 else None
    if last is not None:
        outcome = Outcome.SUPPORTED if mine.first == last else Outcome.CONTRADICTED
        said = f"{mine.said}; the last were on {last}"
    else:
        right = any(claim.comparison.holds(number, claim.rank) for number in span)
        outcome = Outcome.SUPPORTED if right else Outcome.CONTRADICTED
        said = f"{_span(span)} in order, {mine.said}"
    return Reading(
        name=name,
        outcome=outcome,
        actual=span[0] if len(span) == 1 else tuple(span),
        said=said,
        acts=() if mine.act is None else (mine.act,),
        note="acts of one day share their ranks" if len(span) > 1 else "",
    )


def _within(bench: Bench, line: Sequence[Happening], within: Within) -> list[Happening]:
    """The first happening of each State of that part of the world."""
    inside = place(bench.register, within)
    first: dict[str, Happening] = {}
    for found in line:
        if found.state is not None and inside(bench.register.state(found.state), found.first):
            first.setdefault(found.state, found)
    return list(first.values())


def _ranks(bench: Bench, mine: Happening, line: Sequence[Happening], within: Within) -> range:
    others = _within(bench, line, within)
    before = sum(found.last < mine.first for found in others)
    same = [found for found in others if found.first == mine.first == found.last]
    order = [found.act.order if isinstance(found.act, Act) else None for found in same]
    own = mine.act.order if isinstance(mine.act, Act) else None
    if own is not None and None not in order:
        place_in_day = sum(number < own for number in order if number is not None)
        return range(before + place_in_day + 1, before + place_in_day + 2)
    return range(before + 1, before + max(len(same), 1) + 1)


def _span(ranks: range) -> str:
    return f"no. {ranks[0]}" if len(ranks) == 1 else f"no. {ranks[0]} to {ranks[-1]}"


def _by_count(bench: Bench, claim: RankClaim, mine: Happening, line: list[Happening]) -> list[Reading]:
    """How many States had consented and not left on that day, where some had left before and the order runs ahead."""
    number = len(bench.as_seen.members(Circle.CONTRACTING_STATES, mine.first, claim.within))
    if number >= _ranks(bench, mine, line, claim.within)[0]:
        return []
    right = claim.comparison.holds(number, claim.rank)
    return [
        Reading(
            name="States counting consent deposited on that day",
            outcome=Outcome.SUPPORTED if right else Outcome.CONTRADICTED,
            actual=number,
            said=f"{number} on {mine.first}",
            acts=() if mine.act is None else (mine.act,),
        )
    ]


def rank_true_when(bench: Bench, claim: RankClaim) -> list[TrueWhen]:
    """Whose the rank is."""
    cases: list[TrueWhen] = []
    for event in _ranked_as(claim.event):
        others = _within(bench, _found(bench, event), claim.within)
        if claim.rank < 1 or claim.rank > len(others):
            continue
        day = others[claim.rank - 1].first
        holders = [
            bench.register.state(found.state).name
            for found in others
            if found.state is not None and claim.rank in _ranks(bench, found, others, None)
        ]
        said = f"{event.label}, no. {claim.rank}: {' or '.join(holders)} on {day}"
        cases.append(TrueWhen(said=said, start=day, end=day + ONE_DAY))
    return cases


# ---- how often


def span(bench: Bench, claim: SpanClaim) -> list[Reading]:
    """The readings of acts within a span: how many States, and whether the named ones are among them."""
    first, last = bounds(claim.since, claim.until)
    codes = [bench.code(state) for state in claim.states]
    readings: list[Reading] = []
    for event in claim.event.readings:
        line = _within_span(bench, event, claim.within, first, last)
        sure = {found.state for found, answer in line if answer and found.state}
        maybe = {found.state for found, answer in line if answer is None and found.state} - sure
        outcomes = [
            Outcome.SUPPORTED if code in sure else Outcome.UNDETERMINED if code in maybe else Outcome.CONTRADICTED
            for code in codes
        ]
        if claim.number is not None:
            numbers = range(len(sure), len(sure) + len(maybe) + 1)
            outcomes.append(decided([claim.comparison.holds(number, claim.number) for number in numbers]))
        late = min(last, bench.published) > bench.treaty.as_of and event is not Event.SIGNED
        members = bench.set_of(sure)
        if event is Event.SIGNED and claim.number is not None:
            readings += _at_opening(bench, claim, first, last)
        readings.append(
            Reading(
                name=event.label,
                outcome=Outcome.UNDETERMINED if late else every(outcomes),
                actual=len(sure),
                said=f"{len(sure)} from {first} to {last}"
                + (f": {', '.join(members.names)}" if 0 < len(sure) <= 12 else ""),
                members=members,
                extra=bench.set_of({code for code in codes if code not in sure | maybe}),
                missing=members - set(codes) if codes and claim.number is not None else EMPTY,
                open=bench.set_of(maybe),
                acts=tuple(found.act for found, answer in line if answer is not False and found.act)[:12],
                note=bench.record_ends if late else "",
            )
        )
    return readings


def span_true_when(bench: Bench, claim: SpanClaim) -> list[TrueWhen]:
    """The other events of which the number and the States would be right in that time, and when the named States did
    what is claimed.
    """
    first, last = bounds(claim.since, claim.until)
    codes = [bench.code(state) for state in claim.states]
    cases: list[TrueWhen] = []
    for event in _RELATED:
        if event in claim.event.readings:
            cases += [
                TrueWhen(
                    said=f"{found.state}, {event.label}: {found.said}", start=found.first, end=found.last + ONE_DAY
                )
                for found in _found(bench, event)
                if found.state in codes and falls(found, first, last) is False
            ]
            continue
        did = {found.state for found, sure in _within_span(bench, event, claim.within, first, last) if sure}
        if set(codes) <= did and (claim.number is None or claim.comparison.holds(len(did), claim.number)):
            cases.append(
                TrueWhen(
                    said=f"counting {event.label}: {len(did)} from {first} to {last}", start=first, end=last + ONE_DAY
                )
            )
    return cases


_CEREMONY = dt.timedelta(days=2)


def _at_opening(bench: Bench, claim: SpanClaim, first: dt.date, last: dt.date) -> list[Reading]:
    """Signatures of the days of the opening, where more than the first of them is given for them."""
    clause = bench.treaty.signature
    if clause is None or not first <= clause.opens < last:
        return []
    until = clause.opens + _CEREMONY
    signed = _within_span(bench, Event.SIGNED, claim.within, clause.opens, until)
    number = len({found.state for found, _ in signed})
    right = claim.number is not None and claim.comparison.holds(number, claim.number)
    return [
        Reading(
            name="signature at the opening",
            outcome=Outcome.SUPPORTED if right else Outcome.CONTRADICTED,
            actual=number,
            said=f"{number} from {clause.opens} to {until}",
            members=bench.set_of({found.state for found, _ in signed if found.state}),
        )
    ]


def _within_span(
    bench: Bench, event: Event, within: Within, first: dt.date, last: dt.date
) -> list[tuple[Happening, bool | None]]:
    inside = place(bench.register, within)
    line = [
        found
        for found in _found(bench, event)
        if found.state is not None and inside(bench.register.state(found.state), found.first)
    ]
    answers = [(found, falls(found, first, last)) for found in line]
    return [(found, answer) for found, answer in answers if answer is not False]
