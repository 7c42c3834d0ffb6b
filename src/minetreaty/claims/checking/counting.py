"""Counting: checks claims about how many States belong to a population, and what share they make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from ...model.populations import Population
from ...model.state_sets import StateSet
from ...model.totals import PublishedTotal
from ..kinds import ChangeClaim, CountClaim, Direction, ShareClaim, Within
from ..verdicts import Outcome, Reading, TrueWhen, best, decided
from ..words import CERTAIN, Meanings, Term, Word, meanings, plain
from .known_record import KnownRecord, spells
from .positions import Positions
from .regions import UN, drawn

# ---- counts

_COUNTED_LOOSELY: dict[Term, tuple[Population, ...]] = {
    Word.OUTSIDE: (Population.UNSIGNED,),
    Population.RATIFIED: (Population.COMMITTED,),
}
"""What a number in careless prose can be of besides, though of a State nobody says so: "89 States remain outside", of
those that have not signed.
"""


def count(record: KnownRecord, claim: CountClaim) -> list[Reading]:
    """Return the readings of a count: each meaning of the term, and each day's own knowledge where it was another."""

    def holds(number: int) -> bool:
        return claim.comparison.holds(number, claim.number)

    readings: list[Reading] = []
    first, last = record.days(claim.on)
    places = [(within, True) for within in drawn(record.register, claim.within)]
    places += [(None, False)] if claim.within == UN and claim.loosely else []
    terms = meanings(claim.population, loosely=claim.loosely)
    if claim.loosely:
        terms += tuple((population, False) for population in _COUNTED_LOOSELY.get(claim.population, ()))
    for within, meant in places:
        manner = f" within {within or 'the world'}" if within != claim.within else ""
        for population, often in terms:
            usual = often and meant
            readings.append(_counted(record, record.positions, population, (first, last), within, holds, usual, manner))
            if last < record.published:
                manner_then = f"{manner} as known then"
                seen = _counted(record, record.as_seen, population, (first, last), within, holds, usual, manner_then)
                if seen.actual != readings[-1].actual:
                    readings.append(seen)
    signed = claim.population in (Population.SIGNATORIES, Word.SIGNATORY, Population.SIGNED_ONLY)
    if signed and record.treaty.signature is None:
        record.notes.append(f"the {record.treaty.short_title} has no signature stage")
    if claim.loosely and claim.within is None:
        readings += _printed(record, claim, last)
    return readings


_NEAR = dt.timedelta(days=45)


def _printed(record: KnownRecord, claim: CountClaim, day: dt.date) -> Iterator[Reading]:
    """The same number printed elsewhere near that day: it keeps the claim from being contradicted."""
    meant = {population for population, _ in meanings(claim.population, loosely=True)}
    for total in record.register.facts.table(PublishedTotal):
        ours = total.convention == record.key and not total.within and total.population in meant
        if ours and total.published == claim.number and abs(total.date - day) <= _NEAR:
            yield Reading(
                name=f"as printed for {total.date}",
                usual=False,
                outcome=Outcome.SUPPORTED,
                actual=total.published,
                said=f"{total.published} States {plain(total.population)}",
                sources=total.sources,
            )


def _counted(
    record: KnownRecord,
    positions: Positions,
    population: Population,
    span: tuple[dt.date, dt.date],
    within: Within,
    holds: Callable[[int], bool],
    usual: bool,
    manner: str = "",
) -> Reading:
    """One reading over the days of a span: it agrees if the number holds on some day of them."""
    found = [(day, positions.members(population, day, within)) for day in positions.days(*span)]
    outcomes = [_on_day(record, population, day, members, holds) for day, members in found]
    outcome = best(outcomes)
    day, members = found[len(found) - 1 - outcomes[::-1].index(outcome)]
    unfinished = outcome is Outcome.UNDETERMINED and record.incomplete(population, span[1])
    return Reading(
        name=f"{plain(population)}{manner}",
        usual=usual,
        outcome=outcome,
        actual=len(members),
        said=_numbers(found, span, f"States {plain(population)}{manner}"),
        members=members,
        open=members.undetermined,
        acts=record.turning(population, day, within),
        note=record.record_ends(_decided(members, holds)) if unfinished else "",
    )


def _decided(members: StateSet, holds: Callable[[int], bool]) -> Outcome:
    least = len(members)
    return decided([holds(number) for number in range(least, least + len(members.undetermined) + 1)])


def _on_day(
    record: KnownRecord, population: Population, day: dt.date, members: StateSet, holds: Callable[[int], bool]
) -> Outcome:
    if not record.incomplete(population, day):
        return _decided(members, holds)
    least = 0 if record.may_lose(population, day) else len(members)
    most = len(record.register.states(day)) if record.may_gain(population, day) else len(members)
    return decided([holds(number) for number in range(least, most + len(members.undetermined) + 1)])


def _numbers(found: Sequence[tuple[dt.date, StateSet]], span: tuple[dt.date, dt.date], what: str) -> str:
    """The counts in words: one for a day, those of a period one after the other."""
    parts: list[str] = []
    before = ""
    for day, members in found:
        number = str(len(members))
        if members.undetermined:
            number += f" ({len(members.undetermined)} not known)"
        if number != before:
            on = "on" if span[0] == span[1] else "from"
            parts.append(f"{number} {on} {day}" if parts else f"{number} {what} {on} {day}")
        before = number
    return ", ".join(parts)


def count_true_when(record: KnownRecord, claim: CountClaim) -> list[TrueWhen]:
    """Return when the number would be right in the meanings of the term, and the other populations that have it."""

    def holds(least: int, most: int) -> bool:
        return all(claim.comparison.holds(number, claim.number) for number in range(least, most + 1))

    own = meanings(claim.population, loosely=claim.loosely)
    day = record.days(claim.on)[1]
    cases: list[TrueWhen] = []
    for population, usual in own:
        if usual:
            cases += [_case(population, *spell) for spell in _times(record, population, claim.within, holds)]
    for other in CERTAIN:
        if (other, True) not in own:
            for start, end in _times(record, other, claim.within, holds):
                if start <= day and (end is None or day < end):
                    cases.append(_case(other, start, end))
    return cases


def _case(population: Population, start: dt.date, end: dt.date | None) -> TrueWhen:
    until = f" to the day before {end}" if end else " on"
    said = f"States that {plain(population)}, from {start}{until}"
    return TrueWhen(population=population, start=start, end=end, said=said)


def _times(
    record: KnownRecord, population: Population, within: Within, holds: Callable[[int, int], bool]
) -> Iterator[tuple[dt.date, dt.date | None]]:
    """The times [start, end) from adoption to the end of the record in which the count, as known then, holds."""
    adopted, ends = record.treaty.adopted, record.treaty.as_of
    counts = record.as_seen.counts(population, within)
    return spells((max(day, adopted), holds(least, most)) for day, least, most in counts if day <= ends)


# ---- shares


def _grain(percent: float) -> float:
    """How far a share may be off: half the last digit that it gives."""
    if percent % 5:
        return 0.5 if percent == int(percent) else 0.05
    return 2.5 if percent % 10 else 5


def share(record: KnownRecord, claim: ShareClaim) -> list[Reading]:
    """Return the readings of a share: each meaning of the term, of all States and of the Members of the United Nations.

    A share is right to the last digit that it gives: "80 %" to the ten, "85 %" to the five, "84 %" to the one.
    """
    day = record.days(claim.on)[1]
    readings: list[Reading] = []
    for whole in (None, UN) if claim.within is None else (claim.within,):
        for population, usual in meanings(claim.population, loosely=claim.loosely):
            readings.append(_shared(record, claim, population, usual, whole, day))
    return readings


def _shared(
    record: KnownRecord, claim: ShareClaim, population: Population, usual: bool, whole: Within, day: dt.date
) -> Reading:
    everybody = record.positions.members(Population.ALL_STATES, day, whole)
    members = record.positions.members(population, day, whole)
    numbers = range(len(members), len(members) + len(members.undetermined) + 1)
    shares = [100 * number / len(everybody) for number in numbers if len(everybody)]
    outcome = decided([claim.comparison.holds(part, claim.percent, grain=_grain(claim.percent)) for part in shares])
    beyond = record.incomplete(population, day)
    said = f"{len(members)} of {len(everybody)} States {plain(population)} on {day}"
    return Reading(
        name=plain(population) + (", of the Members of the United Nations" if whole == UN else ""),
        usual=usual,
        outcome=Outcome.UNDETERMINED if beyond or not shares else outcome,
        actual=round(shares[0], 1) if shares else None,
        said=said + (f" ({shares[0]:.1f} %)" if shares else ""),
        members=members,
        open=members.undetermined,
        acts=record.turning(population, day),
        note=record.record_ends(outcome) if beyond else "",
    )


def share_true_when(record: KnownRecord, claim: ShareClaim) -> list[TrueWhen]:
    """Return the other populations that make this share on the day."""
    day = record.days(claim.on)[1]
    everybody = len(record.positions.members(Population.ALL_STATES, day, claim.within)) or 1
    return [
        TrueWhen(population=other, said=f"States that {plain(other)}, on {day}: {part:.1f} %")
        for other in _others(meanings(claim.population))
        for part in [100 * len(record.positions.members(other, day, claim.within)) / everybody]
        if claim.comparison.holds(part, claim.percent, grain=0.5)
    ]


def _others(own: Meanings) -> list[Population]:
    return [population for population in CERTAIN if (population, True) not in own]


# ---- comparisons of two dates


def change(record: KnownRecord, claim: ChangeClaim) -> list[Reading]:
    """Return the readings of a comparison: the count at the end of the earlier time against that of the later one."""
    earlier, later = claim.earlier.last, record.days(claim.later)[1]
    readings: list[Reading] = []
    for population, usual in meanings(claim.population, loosely=claim.loosely):
        before, after = (record.positions.members(population, day, claim.within) for day in (earlier, later))
        low = len(after) - len(before) - len(before.undetermined)
        high = len(after) + len(after.undetermined) - len(before)
        answer = decided([_moved(claim, difference) for difference in range(low, high + 1)])
        beyond = record.incomplete(population, earlier) or record.incomplete(population, later)
        readings.append(
            Reading(
                name=plain(population),
                usual=usual,
                outcome=Outcome.UNDETERMINED if beyond else answer,
                actual=len(after) - len(before),
                said=f"{len(before)} States {plain(population)} on {earlier}, {len(after)} on {later}",
                members=after,
                open=after.undetermined,
                acts=record.turning(population, later, claim.within),
                note=record.record_ends(answer) if beyond else "",
            )
        )
    return readings


def change_true_when(record: KnownRecord, claim: ChangeClaim) -> list[TrueWhen]:
    """Return the other populations for which the comparison would be right."""
    earlier, later = claim.earlier.last, record.days(claim.later)[1]
    cases: list[TrueWhen] = []
    for other in _others(meanings(claim.population)):
        before, after = (len(record.positions.members(other, day, claim.within)) for day in (earlier, later))
        if _moved(claim, after - before):
            said = f"States that {plain(other)}: {before} on {earlier}, {after} on {later}"
            cases.append(TrueWhen(population=other, said=said))
    return cases


def _moved(claim: ChangeClaim, difference: int) -> bool:
    match claim.direction:
        case Direction.SAME:
            return difference == 0
        case Direction.MORE:
            by = difference
        case _:
            by = -difference
    return by > 0 and (claim.by is None or claim.comparison.holds(by, claim.by))
