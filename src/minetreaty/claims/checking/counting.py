"""Counting: checks claims about how many States stand in a circle, which they are, and what share they make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from ...model.state_sets import StateSet
from ..circles import BASIC, UN, Circle, Lines, Within, drawn
from ..kinds import ChangeClaim, CountClaim, Direction, ShareClaim
from ..verdicts import Outcome, Reading, TrueWhen, decided
from .known_record import Bench, spells

# ---- counts


def count(bench: Bench, claim: CountClaim) -> list[Reading]:
    """The readings of a count: each meaning of the circle, and each day's own knowledge where it was another."""

    def holds(number: int) -> bool:
        return claim.comparison.holds(number, claim.number)

    readings: list[Reading] = []
    first, last = bench.days(claim.on)
    for within in drawn(bench.register, claim.within):
        manner = f" within {within}" if within != claim.within else ""
        for circle, usual in claim.circle.readings:
            readings.append(_counted(bench, bench.lines, circle, (first, last), within, holds, usual, manner))
            if last < bench.published:
                seen = _counted(
                    bench, bench.as_seen, circle, (first, last), within, holds, usual, f"{manner} as known then"
                )
                if seen.said != readings[-1].said:
                    readings.append(seen)
    if claim.circle in (Circle.SIGNATORIES, Circle.SIGNATORY, Circle.SIGNED_ONLY) and bench.treaty.signature is None:
        bench.notes.append(f"the {bench.treaty.short_title} has no signature stage")
    return readings


def _counted(
    bench: Bench,
    lines: Lines,
    circle: Circle,
    span: tuple[dt.date, dt.date],
    within: Within,
    holds: Callable[[int], bool],
    usual: bool,
    manner: str = "",
) -> Reading:
    """One reading over the days of a span: it agrees if the number holds on some day of them."""
    found = [(day, lines.members(circle, day, within)) for day in lines.days(*span)]
    outcomes = [_on_day(bench, circle, day, members, holds) for day, members in found]
    best = next((o for o in (Outcome.SUPPORTED, Outcome.UNDETERMINED) if o in outcomes), Outcome.CONTRADICTED)
    place = len(found) - 1 - outcomes[::-1].index(best)
    day, members = found[place]
    return Reading(
        name=f"{circle.label}{manner}",
        usual=usual,
        outcome=best,
        actual=len(members),
        said=_numbers(found, span),
        members=members,
        open=members.undetermined,
        acts=bench.turning(circle, day, within),
        note=bench.record_ends if bench.incomplete(circle, span[1]) else "",
    )


def _on_day(bench: Bench, circle: Circle, day: dt.date, members: StateSet, holds: Callable[[int], bool]) -> Outcome:
    if bench.incomplete(circle, day):
        return Outcome.UNDETERMINED
    least = len(members)
    return decided([holds(number) for number in range(least, least + len(members.undetermined) + 1)])


def _numbers(found: Sequence[tuple[dt.date, StateSet]], span: tuple[dt.date, dt.date]) -> str:
    """The counts in words: one for a day, those of a period one after the other."""
    parts: list[str] = []
    before = ""
    for day, members in found:
        number = str(len(members)) + (f" and {len(members.undetermined)} open" if members.undetermined else "")
        if number != before:
            parts.append(f"{number} {'on' if span[0] == span[1] else 'from'} {day}")
        before = number
    return ", ".join(parts)


def count_true_when(bench: Bench, claim: CountClaim) -> list[TrueWhen]:
    """The times when the number would be right in the meanings of the circle, and the other circles that have it."""

    def holds(least: int, most: int) -> bool:
        return all(claim.comparison.holds(number, claim.number) for number in range(least, most + 1))

    return _cases(bench, claim.circle, claim.within, bench.days(claim.on)[1], holds)


def _cases(
    bench: Bench, circle: Circle, within: Within, day: dt.date, holds: Callable[[int, int], bool]
) -> list[TrueWhen]:
    own = [meant for meant, _ in circle.readings]
    cases: list[TrueWhen] = []
    for meant in own:
        cases += [_case(meant, start, end) for start, end in _times(bench, meant, within, holds)]
    for other in BASIC:
        if other not in own:
            for start, end in _times(bench, other, within, holds):
                if start <= day and (end is None or day < end):
                    cases.append(_case(other, start, end, f"on {day} "))
    return cases


def _case(circle: Circle, start: dt.date, end: dt.date | None, on: str = "") -> TrueWhen:
    until = f" until {end} (that day not included)" if end else " on"
    return TrueWhen(circle=circle, start=start, end=end, said=f"{on}counting {circle.label}: from {start}{until}")


def _times(
    bench: Bench, circle: Circle, within: Within, holds: Callable[[int, int], bool]
) -> Iterator[tuple[dt.date, dt.date | None]]:
    """The times [start, end) from adoption to the end of the record in which the count, as known then, holds."""
    adopted, ends = bench.treaty.adopted, bench.treaty.as_of
    counts = bench.as_seen.counts(circle, within)
    return spells((max(day, adopted), holds(least, most)) for day, least, most in counts if day <= ends)


# ---- shares


def share(bench: Bench, claim: ShareClaim) -> list[Reading]:
    """The readings of a share: each meaning of the circle, of all States and of the Members of the United Nations.

    A share is right to the last digit that it gives: "80 %" to the ten, "85 %" to the five, "84 %" to the one.
    """
    grain = (
        5
        if claim.percent % 10 == 0
        else 2.5
        if claim.percent % 5 == 0
        else 0.5
        if claim.percent == int(claim.percent)
        else 0.05
    )
    day = bench.days(claim.on)[1]
    readings: list[Reading] = []
    for whole in (None, UN) if claim.within is None else (claim.within,):
        everybody = bench.lines.members(Circle.ALL_STATES, day, whole)
        for circle, usual in claim.circle.readings:
            members = bench.lines.members(circle, day, whole)
            shares = [
                100 * number / len(everybody)
                for number in range(len(members), len(members) + len(members.undetermined) + 1)
                if len(everybody)
            ]
            outcome = decided([claim.comparison.holds(part, claim.percent, grain=grain) for part in shares])
            unknown = bench.incomplete(circle, day) or not shares
            readings.append(
                Reading(
                    name=f"{circle.label}, of the Members of the United Nations" if whole == UN else circle.label,
                    usual=usual,
                    outcome=Outcome.UNDETERMINED if unknown else outcome,
                    actual=round(shares[0], 1) if shares else None,
                    said=f"{len(members)} of {len(everybody)}"
                    + (f" ({shares[0]:.1f} %) on {day}" if shares else f" on {day}"),
                    members=members,
                    open=members.undetermined,
                    acts=bench.turning(circle, day),
                    note=bench.record_ends if bench.incomplete(circle, day) else "",
                )
            )
    return readings


def share_true_when(bench: Bench, claim: ShareClaim) -> list[TrueWhen]:
    """The other circles that make this share on the day."""
    day = bench.days(claim.on)[1]
    own = {circle for circle, _ in claim.circle.readings}
    everybody = len(bench.lines.members(Circle.ALL_STATES, day, claim.within)) or 1
    return [
        TrueWhen(circle=other, said=f"on {day} counting {other.label}: {part:.1f} %")
        for other in BASIC
        if other not in own
        for part in [100 * len(bench.lines.members(other, day, claim.within)) / everybody]
        if claim.comparison.holds(part, claim.percent, grain=0.5)
    ]


# ---- comparisons of two dates


def change(bench: Bench, claim: ChangeClaim) -> list[Reading]:
    """The readings of a comparison: the count at the end of the earlier time against that of the later one."""
    earlier, later = claim.earlier.last, bench.days(claim.later)[1]
    readings: list[Reading] = []
    for circle, usual in claim.circle.readings:
        before, after = (bench.lines.members(circle, day, claim.within) for day in (earlier, later))
        low = len(after) - len(before) - len(before.undetermined)
        high = len(after) + len(after.undetermined) - len(before)
        answer = decided([_moved(claim, difference) for difference in range(low, high + 1)])
        unknown = bench.incomplete(circle, earlier) or bench.incomplete(circle, later)
        readings.append(
            Reading(
                name=circle.label,
                usual=usual,
                outcome=Outcome.UNDETERMINED if unknown else answer,
                actual=len(after) - len(before),
                said=f"{len(before)} on {earlier}, {len(after)} on {later}",
                members=after,
                open=after.undetermined,
                acts=bench.turning(circle, later, claim.within),
                note=bench.record_ends if unknown else "",
            )
        )
    return readings


def change_true_when(bench: Bench, claim: ChangeClaim) -> list[TrueWhen]:
    """The other circles of which the comparison would be right."""
    earlier, later = claim.earlier.last, bench.days(claim.later)[1]
    own = {circle for circle, _ in claim.circle.readings}
    cases: list[TrueWhen] = []
    for other in BASIC:
        before, after = (len(bench.lines.members(other, day, claim.within)) for day in (earlier, later))
        if other not in own and _moved(claim, after - before):
            said = f"counting {other.label}: {before} on {earlier}, {after} on {later}"
            cases.append(TrueWhen(circle=other, said=said))
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
