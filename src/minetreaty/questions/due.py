"""What is due: the obligations of a State on a date, those of all States that fall due, and notes for explanations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import evolve

from ..model.conventions import Convention, Deadline
from ..model.days import ONE_DAY, Day, as_day, same_day_after
from ..model.states import State
from ..model.statuses import Status
from ..standing.answers import Explanation, Standing
from ..standing.standings import Standings
from .chronology import announcements
from .deadlines import TimeAsParty, falls_due, times_as_party, yearly_from
from .fulfilment import NO_REPORTS, DeadlineCase
from .obligations import Obligation, Obligations, ObligationStatus
from .prohibitions import claimed_suspensions


def obligations(
    register: Standings, state: State | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
) -> Obligations:
    """Return the State's obligations under the convention, past ones too, as known on that date."""
    standing = register.standing(state, convention, on=on, known_on=known_on)
    law = register.convention(standing.convention)
    history = register.history(standing.state, law.key, known_on=known_on)
    times = tuple(found for found in times_as_party(history) if found.start <= standing.on)
    kept: list[Obligation] = []
    released: list[Obligation] = []
    for place, participation in enumerate(times):
        left = participation.end is not None and participation.end <= standing.on
        following = times[place + 1].start if place + 1 < len(times) else None
        for clause in law.deadlines:
            case = DeadlineCase(
                register.facts, standing, law, clause, participation, earliest=place == 0, following=following
            )
            found = case.obligation()
            if not left or participation.end is None:
                kept.append(_under_notice(found, standing, participation))
            elif found.yearly:
                kept += _last_of_each_year(clause, found, participation.end)
            elif found.deadline < participation.end or found.status is ObligationStatus.FULFILLED:
                kept.append(evolve(found, left_on=participation.end))
            else:
                released.append(
                    evolve(found, left_on=participation.end, notes=(*found.notes, _released(participation.end)))
                )
    ended = times[-1].end if times else None
    left_on = ended if ended is not None and ended <= standing.on else None
    others = tuple(
        key
        for key in register.facts.keys
        if key != law.key and register.status(standing.state, key, on=standing.on, known_on=known_on).is_party
    )
    return Obligations(
        standing=standing,
        items=tuple(kept),
        left_on=left_on,
        released=tuple(released),
        other_treaties=others,
        notes=(
            *_notes(standing, law, left_on, others, bound=bool(times)),
            *_caveats(register, standing, law, bound=bool(times)),
        ),
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
    last = yearly_from(clause, same_day_after(left, -12))
    if falls_due(clause, found.arose) <= last:
        note = f"The last one before the State left. {NO_REPORTS}"
        yield evolve(found, due=last, left_on=left, status=ObligationStatus.UNDETERMINED, notes=(note,))


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


def _caveats(register: Standings, standing: Standing, law: Convention, *, bound: bool) -> Iterator[str]:
    """What the answer does not cover, and claims that contradict it."""
    name = standing.state.name
    if bound and not law.deadlines:
        yield "Our data have no deadlines under this convention. Its provisions list the duties."
    if standing.status is Status.WITHDRAWING and law.withdrawal:
        yield f"{name} gave notice of {law.withdrawal.term}: it stays bound until that takes effect."
    for claim in claimed_suspensions(register, standing):
        yield f"{name} claims a suspension by {claim}. The claim changes no status and no deadline here."
    if standing.beyond_record:
        yield f"The record is complete to {law.as_of}; what was received or decided later may be missing."


def coming_due(
    register: Standings,
    *,
    until: Day,
    since: Day | None = None,
    convention: str | None = None,
    yearly: bool = False,
    known_on: Day | None = None,
) -> tuple[Obligation, ...]:
    """Return the obligations of States Parties that fall due from `since` to `until`, both included.

    They are in order of date, then State. Their status is that on `since`; with none, that on the date to which each
    convention's record is complete. Duties that fall due every year are included with `yearly` only, once for each
    year. An obligation is left out if it is fulfilled by then, or if it would fall due after a withdrawal whose date of
    effect is known.
    """
    last = as_day(until, "until")
    found: list[Obligation] = []
    keys = register.facts.keys if convention is None else (register.convention(convention).key,)
    for key in keys:
        if not register.convention(key).deadlines:
            continue
        for state in register.parties(key, on=since, known_on=known_on):
            told = obligations(register, state, key, on=since, known_on=known_on)
            until_leaving = _last_day_bound(told.standing, last)
            for item in told:
                if item.status is ObligationStatus.FULFILLED or not item.on <= item.deadline <= until_leaving:
                    continue
                if not item.yearly:
                    found.append(item)
                elif yearly:
                    found += _each_year(item, until_leaving)
    return tuple(sorted(found, key=lambda item: (item.deadline, item.state.alpha3, item.convention, item.article)))


def _last_day_bound(standing: Standing, last: dt.date) -> dt.date:
    """The last day on which a duty can fall due: `last`, or the day before a notice takes effect."""
    leaves = standing.withdrawal_effective
    return last if leaves is None or leaves <= standing.on else min(last, leaves - ONE_DAY)


def _each_year(item: Obligation, last: dt.date) -> Iterator[Obligation]:
    for years in range(last.year - item.due.year + 1):
        due = same_day_after(item.due, 12 * years)
        if due <= last:
            yield evolve(item, due=due)


def explained(register: Standings, explanation: Explanation) -> Explanation:
    """Return the explanation with a note on each obligation of which something is known, and one on announcements."""
    standing = explanation.standing
    notes = [
        f"What follows: {item} [{', '.join(item.sources)}]"
        for item in obligations(
            register, standing.state, standing.convention, on=standing.on, known_on=standing.known_on
        )
        if item.completion or item.extensions or item.requests or item.status is ObligationStatus.PASSED
    ]
    seen_on = standing.on if standing.known_on is None else min(standing.on, standing.known_on)
    said = [item.date for item in announcements(register, standing.state, standing.convention, until=seen_on)]
    if said:
        span = f"from {said[0]} to {said[-1]}"
        notes.append(f"Announcements by then: {len(said)}, {span}. None of them changes a status.")
    return evolve(explanation, notes=(*explanation.notes, *notes))
