"""What is due: the obligations of a State on a date, and the notes on them for explanations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from attrs import evolve

from ..model.conventions import Convention, Deadline
from ..model.days import Day
from ..model.doubts import DoubtKind
from ..model.states import State
from ..model.statuses import Status
from ..standing.answers import Explanation, Standing
from ..standing.standings import Standings
from .amendments import texts_not_determined
from .chronology import announcements
from .deadlines import TimeAsParty, falls_due, times_as_party, yearly_before
from .duty_doubts import doubts_of
from .duty_facts import DutyIndex
from .duty_notes import NO_REPORTS
from .fulfilment import DeadlineCase
from .obligations import Obligation, Obligations, ObligationStatus
from .prohibitions import claimed_suspensions


def obligations(
    register: Standings,
    state: State | str,
    convention: str,
    *,
    on: Day | None = None,
    known_on: Day | None = None,
    index: DutyIndex | None = None,
) -> Obligations:
    """Return the State's obligations under the convention, past ones too, as known on that date.

    `index` has the facts about duties, for callers that ask many times.
    """
    if known_on is not None:
        register, index = register.as_known(known_on), None
    standing = register.standing(state, convention, on=on)
    law, index = register.convention(standing.convention), index or DutyIndex(register.facts)
    ledger = register.ledger(law.key)
    every = tuple(times_as_party(ledger, standing.state.alpha3))
    times = [found for found in every if found.start <= standing.on]
    following = every[len(times)].start if len(times) < len(every) else None
    kept: list[Obligation] = []
    released: list[Obligation] = []
    for clause in law.deadlines if times else ():
        given = index.of(law.key, standing.state.alpha3, clause.duty)
        first = len(times) == 1
        case = DeadlineCase(register.facts, standing, law, clause, times[-1], first, following, given)
        found = evolve(case.obligation(), left_on=_left_on(times, standing.on))
        found = evolve(found, doubts=doubts_of(case, found, ledger))
        left_on = found.left_on
        if left_on is None:
            kept.append(_under_notice(found, standing, times[-1]))
        elif found.yearly:
            kept += _last_of_each_year(clause, found, left_on)
        elif found.deadline < left_on or found.status is ObligationStatus.FULFILLED:
            kept.append(found)
        else:
            released.append(evolve(found, notes=(*found.notes, _released(left_on))))
    others = tuple(
        key
        for key in register.facts.keys
        if key != law.key and register.status(standing.state, key, on=standing.on).is_party
    )
    left_on = _left_on(times, standing.on)
    return Obligations(
        standing=standing,
        items=tuple(kept),
        left_on=left_on,
        released=tuple(released),
        other_treaties=others,
        notes=(
            *_notes(standing, law, left_on, others, bound=bool(times)),
            *_earlier(standing, times),
            *_caveats(register, standing, law, index, bound=bool(times)),
        ),
    )


def _left_on(times: Sequence[TimeAsParty], day: dt.date) -> dt.date | None:
    """The day on which the State left; None if it did not by that date."""
    end = times[-1].end if times else None
    return end if end is not None and end <= day else None


def _earlier(standing: Standing, times: Sequence[TimeAsParty]) -> Iterator[str]:
    """Say that an earlier participation has obligations of its own."""
    for time in times[:-1]:
        yield (
            f"{standing.state.name} was party before, from {time.start} to {time.end}. For the obligations of that "
            f"time, ask for a date before {time.end}."
        )


def _under_notice(found: Obligation, standing: Standing, participation: TimeAsParty) -> Obligation:
    """Return the obligation, with a note if the State has given notice and may leave before the deadline."""
    leaves = participation.end or participation.doubtful
    done = found.status is ObligationStatus.FULFILLED
    if done or standing.status is not Status.WITHDRAWING or leaves is None or found.deadline < leaves:
        return found
    note = f"It no longer falls due if the notice takes effect on {leaves} (VCLT Art. 70(1)(a))."
    return evolve(found, notes=(*found.notes, note))


def _released(left: dt.date) -> str:
    return f"It was running when the State left on {left}: no further performance falls due (VCLT Art. 70(1)(a))."


def _last_of_each_year(clause: Deadline, found: Obligation, left: dt.date) -> Iterator[Obligation]:
    """A yearly duty of a State that left: the last date on which it fell due before that, if there was one."""
    last = yearly_before(clause, left)
    if falls_due(clause, found.arose) <= last:
        note = f"The last one before the State left. {NO_REPORTS}"
        yield evolve(found, due=last, status=ObligationStatus.UNDETERMINED, notes=(note,))


def _notes(
    standing: Standing, law: Convention, left_on: dt.date | None, others: tuple[str, ...], *, bound: bool
) -> Iterator[str]:
    """What the State's standing means for its obligations; `others` are the other treaties that bind it."""
    name = standing.state.name
    party_to = ", ".join(others) or "none in our data"
    if left_on is not None:
        clause = law.withdrawal
        articles = ["VCLT Art. 70(1)(b)", *([clause.remains_article] if clause and clause.remains_article else [])]
        yield (
            f"{name} left on {left_on}: no further performance falls due (VCLT Art. 70(1)(a)); "
            f"what arose before remains ({', '.join(articles)})."
        )
        if clause and clause.remains:
            yield f"By the text, this remains: {clause.remains} ({clause.remains_article})."
        yield f"Other treaties that bind {name} on {standing.on}: {party_to}."
    elif standing.status is Status.UNDETERMINED:
        possible = ", ".join(standing.possible)
        yield f"Whether the convention is in force for {name} is not known (possible: {possible})."
    elif standing.is_party and not bound:
        yield f"The date of entry into force for {name} is not in our data, so no deadline can be computed."
    elif not standing.is_party:
        yield (
            f"{name} is {standing.status}, not party: no duty of the convention falls due. It is party to: {party_to}."
        )


def _caveats(
    register: Standings, standing: Standing, law: Convention, index: DutyIndex, *, bound: bool
) -> Iterator[str]:
    """What the answer does not cover, and claims that contradict it."""
    name = standing.state.name
    if bound and not law.deadlines:
        yield "Our data have no deadlines under this convention. Its provisions list the duties."
    if bound and (without := index.without_facts(law)):
        yield without
    if standing.status is Status.WITHDRAWING and law.withdrawal:
        yield f"{name} gave notice of {law.withdrawal.term}: it stays bound until that takes effect."
    for claim in claimed_suspensions(register, standing):
        yield f"{name} claims a suspension by {claim}. The claim changes no status and no deadline here."
    if standing.beyond_record:
        yield f"The record is complete to {law.as_of}; what was received or decided later may be missing."


def explained(register: Standings, explanation: Explanation) -> Explanation:
    """Return the explanation with notes on what is uncertain, on each obligation of which something is known, and on
    announcements.
    """
    standing = explanation.standing
    notes = list(_uncertain(register, standing))
    notes += [
        f"What follows: {item} [{', '.join(item.sources)}]"
        for item in obligations(register, standing.state, standing.convention, on=standing.on)
        if item.completion or item.extensions or item.requests or item.status is ObligationStatus.PASSED
    ]
    seen_on = standing.on if standing.known_on is None else min(standing.on, standing.known_on)
    said = [item.date for item in announcements(register, standing.state, standing.convention, until=seen_on)]
    if said:
        span = f"from {said[0]} to {said[-1]}"
        notes.append(f"Announcements by then: {len(said)}, {span}. None of them changes a status.")
    return evolve(explanation, notes=(*explanation.notes, *notes))


def _uncertain(register: Standings, standing: Standing) -> Iterator[str]:
    """What is contested or unconfirmed of the status, and which text of an amended convention binds the State."""
    laws = {law.key: law for law in register.conventions}
    amending = [law.key for law in laws.values() if law.amends]
    concerned = [register.standing(standing.state, key, on=standing.on) for key in amending]
    yield from texts_not_determined(concerned, laws, about=(standing.convention,))
    for doubt in standing.doubts:
        amendment = laws[standing.convention].amends and doubt.kind is DoubtKind.CONTESTED
        if not amendment and doubt.kind in (DoubtKind.CONTESTED, DoubtKind.UNCONFIRMED):
            yield doubt.text
