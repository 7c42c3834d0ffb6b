"""Listing: checks claims about which States belong to a population, and whether one of them does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from ...model.acts import CONFIRMS_SIGNATURE, CONSENTS, SIGNATURES, ActKind, AnyAct
from ...model.days import ONE_DAY
from ...model.populations import Population
from ...model.state_sets import StateSet
from ...standing.membership import belongs
from ..kinds import ListClaim, Relation, StatusClaim
from ..verdicts import EMPTY, Outcome, Reading, TrueWhen, best
from ..words import CERTAIN, meanings, plain
from .known_record import KnownRecord, spells

Meaning: TypeAlias = tuple[Population, bool]
"""A population that is meant, and whether people usually mean it."""


def _belongs(record: KnownRecord, meaning: Meaning, code: str, day: dt.date) -> bool | None:
    """Whether the State belongs to the population. That it has left is never meant loosely: the signature that remains
    does not make it a party.
    """
    population, usual = meaning
    by_signature = population in (Population.COMMITTED, Population.SIGNATORIES)
    if by_signature and not usual and record.belongs(Population.WITHDRAWN, code, day):
        return False
    return record.belongs(population, code, day)


# ---- lists


def listing(record: KnownRecord, claim: ListClaim) -> list[Reading]:
    """Return the readings of a list: who does not belong, who is left out, and whether the order is right."""
    named = record.set_of(map(record.code, claim.states))
    days = list(reversed(record.positions.days(*record.days(claim.on))))
    readings: list[Reading] = []
    for population, usual in meanings(claim.population, loosely=claim.loosely):
        found = [(day, record.positions.members(population, day, claim.within)) for day in days]
        outcomes = [_listed(record, claim, (population, usual), day, named, members) for day, members in found]
        outcome = best(outcomes)
        day, members = found[outcomes.index(outcome)]
        only = claim.relation is Relation.ARE_ALL
        extra = named - members - members.undetermined
        missing = members - named if only else EMPTY
        order = _order(record, claim, population) if claim.ordered else ()
        beyond = outcome is Outcome.UNDETERMINED and record.incomplete(population, day)
        notes = [
            record.record_ends(Outcome.CONTRADICTED if extra or missing else None) if beyond else "",
            f"in order of receipt: {', '.join(order)}" if order else "",
        ]
        readings.append(
            Reading(
                name=plain(population),
                usual=usual,
                outcome=outcome,
                actual=members,
                said=_who(members, named, day, plain(population)),
                members=members,
                missing=missing,
                extra=extra,
                open=members.undetermined if only else members.undetermined & set(named.codes),
                acts=_acts_of(record, population, [*extra.codes, *missing.codes] or list(named.codes), day),
                note="; ".join(filter(None, notes)),
            )
        )
    return readings


def _who(members: StateSet, named: StateSet, day: dt.date, what: str) -> str:
    if len(members) <= 12:
        return f"{', '.join(members.names) or 'no States'} {what} on {day}"
    return f"{len(members)} States {what} on {day}, {_how_many(members, named)}"


def _how_many(members: StateSet, named: StateSet) -> str:
    number = len(members & set(named.codes))
    return f"{'all' if number == len(named) else f'{number} of the'} {len(named)} named among them"


def _listed(
    record: KnownRecord, claim: ListClaim, meaning: Meaning, day: dt.date, named: StateSet, members: StateSet
) -> Outcome:
    population, _ = meaning
    everybody = record.positions.members(Population.ALL_STATES, day, claim.within)
    answers = [code in everybody.codes and _belongs(record, meaning, code, day) for code in named.codes]
    complete = True
    if claim.relation is Relation.ARE_ALL:
        lasting = not record.may_lose(population, day)
        answers += [False] if lasting and members - named else []
        complete = not (members.undetermined - named or record.incomplete(population, day))
    order = _order(record, claim, population) if claim.ordered else ()
    if False in answers or order:
        return Outcome.CONTRADICTED
    return Outcome.UNDETERMINED if None in answers or not complete else Outcome.SUPPORTED


def _order(record: KnownRecord, claim: ListClaim, population: Population) -> tuple[str, ...]:
    """The listed States in the order of their acts, where the claim has them in another; acts of one day share it."""
    kinds = _brings(population)
    days: dict[str, dt.date] = {}
    for act in record.register.acts(record.key, known_on=record.known_on):
        if act.kind in kinds:
            days.setdefault(act.state, act.date)
    codes = [code for code in map(record.code, claim.states) if code in days]
    right = sorted(codes, key=lambda code: days[code])
    return () if [days[code] for code in codes] == [days[code] for code in right] else tuple(right)


def _brings(population: Population) -> frozenset[ActKind]:
    """The acts that bring a State into the population, or would: those to show as evidence."""
    if population in (Population.SIGNATORIES, Population.UNSIGNED, Population.SIGNED_ONLY):
        return SIGNATURES
    if population in (Population.NOTIFIED, Population.WITHDRAWING, Population.WITHDRAWN):
        return frozenset({ActKind.WITHDRAWAL, ActKind.WITHDRAWAL_REVOCATION})
    if population is Population.RATIFIED:
        return CONFIRMS_SIGNATURE | {ActKind.NOTIFICATION_OF_CONSENT}
    return CONSENTS


def _acts_of(record: KnownRecord, population: Population, codes: Sequence[str], day: dt.date) -> tuple[AnyAct, ...]:
    wanted = _brings(population) | {ActKind.WITHDRAWAL}
    acts = record.register.acts(record.key, until=max(day, record.published))
    return tuple(act for act in acts if act.state in codes and act.kind in wanted)[:12]


def list_true_when(record: KnownRecord, claim: ListClaim) -> list[TrueWhen]:
    """Return when the list would be right, and the other populations to which all the listed belong on the day."""
    day = record.days(claim.on)[1]
    own = [population for population, usual in meanings(claim.population) if usual]
    codes = set(map(record.code, claim.states))
    cases = [_case(population, *spell) for population in own for spell in _times(record, claim, population, codes)]
    for other in CERTAIN:
        members = record.positions.members(other, day, claim.within)
        fits = codes <= set(members.codes) and (claim.relation is Relation.BELONG or len(members) == len(codes))
        if other not in own and codes and fits:
            cases.append(TrueWhen(population=other, said=f"States that {plain(other)}, on {day}"))
    return cases


def _times(
    record: KnownRecord, claim: ListClaim, population: Population, codes: set[str]
) -> Iterator[tuple[dt.date, dt.date | None]]:
    """The times from adoption to the end of the record in which the list is right, as known then."""
    seen, ends = record.as_seen, record.treaty.as_of
    if claim.relation is Relation.BELONG:
        days = seen.days(record.treaty.adopted, ends) if codes else []
        return spells((day, all(belongs(population, seen.position(one, day)) is True for one in codes)) for day in days)
    counts = [count for count in seen.counts(population, claim.within) if count[0] <= ends]
    return spells(
        (
            max(day, record.treaty.adopted),
            least == len(codes) and codes == set(seen.members(population, day, claim.within).codes),
        )
        for day, least, _ in counts
    )


def _case(population: Population, start: dt.date, end: dt.date | None) -> TrueWhen:
    said = f"States that {plain(population)}, from {start}" + (f" to the day before {end}" if end else " on")
    return TrueWhen(population=population, start=start, end=end, said=said)


# ---- one State


def status(record: KnownRecord, claim: StatusClaim) -> list[Reading]:
    """Return the readings of a status: whether on some day of the claim's time the State belongs to the population."""
    code = record.code(claim.state)
    state = record.register.state(code)
    first, last = record.days(claim.on)
    days = [day for day in record.positions.days(first, last) if state.exists(day)]
    readings: list[Reading] = []
    for population, usual in meanings(claim.population, loosely=claim.loosely):
        if not days:
            said = f"{state.name} did not exist as a State on {last}"
            outcome = Outcome.UNDETERMINED
            readings.append(Reading(name=plain(population), usual=usual, outcome=outcome, actual=None, said=said))
            continue
        outcomes = [_stands(record, claim, (population, usual), code, day) for day in days]
        outcome = best(outcomes)
        day = days[len(days) - 1 - outcomes[::-1].index(outcome)]
        standing = record.register.standing(code, record.key, on=day, known_on=record.known_on)
        known = belongs(population, record.positions.position(code, day))
        beyond = outcome is Outcome.UNDETERMINED and record.incomplete(population, day)
        readings.append(
            Reading(
                name=plain(population),
                usual=usual,
                outcome=outcome,
                actual=standing.status,
                said=str(standing),
                acts=tuple(dict.fromkeys(reason.act for reason in standing.reasons if reason.act)),
                note=record.record_ends(Outcome.CONTRADICTED if known is (not claim.holds) else None) if beyond else "",
            )
        )
    return readings


def _stands(record: KnownRecord, claim: StatusClaim, meaning: Meaning, code: str, day: dt.date) -> Outcome:
    answer = _belongs(record, meaning, code, day)
    if answer is None:
        return Outcome.UNDETERMINED
    return Outcome.SUPPORTED if answer is claim.holds else Outcome.CONTRADICTED


def status_true_when(record: KnownRecord, claim: StatusClaim) -> list[TrueWhen]:
    """Return when the status would be right in the meanings of the term."""
    code = record.code(claim.state)
    state = record.register.state(code)
    cases: list[TrueWhen] = []
    for population, usual in meanings(claim.population):
        since = max(record.treaty.adopted, state.since or dt.date.min)
        ends = min(record.treaty.as_of + ONE_DAY, state.until or dt.date.max)
        days = record.as_seen.days(since, ends - ONE_DAY) if usual else []
        right = ((day, belongs(population, record.as_seen.position(code, day)) is claim.holds) for day in days)
        cases += [_case(population, start, end) for start, end in spells(right)]
    return cases
