"""Listing: checks claims about which States are in a circle, and whether one of them is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from ...model.acts import CONFIRMS_SIGNATURE, CONSENTS, SIGNATURES, ActKind, AnyAct
from ...model.days import ONE_DAY
from ...model.state_sets import StateSet
from ..circles import BASIC, Circle, belongs
from ..kinds import ListClaim, Relation, StatusClaim
from ..verdicts import EMPTY, Outcome, Reading, TrueWhen
from .known_record import Bench, spells


def listing(bench: Bench, claim: ListClaim) -> list[Reading]:
    """The readings of a list: who of the listed does not belong, who is left out, and whether the order is right."""
    named = bench.set_of(map(bench.code, claim.states))
    readings: list[Reading] = []
    for circle, usual in claim.circle.readings:
        first, last = bench.days(claim.on)
        found = [
            (day, bench.lines.members(circle, day, claim.within)) for day in reversed(bench.lines.days(first, last))
        ]
        outcomes = [_listed(bench, claim, circle, day, named, members) for day, members in found]
        best = next((o for o in (Outcome.SUPPORTED, Outcome.UNDETERMINED) if o in outcomes), Outcome.CONTRADICTED)
        day, members = found[outcomes.index(best)]
        extra = named - members - members.undetermined
        missing = members - named if claim.relation is Relation.ARE_ALL else EMPTY
        order = _order(bench, claim, circle) if claim.ordered else None
        readings.append(
            Reading(
                name=circle.label,
                usual=usual,
                outcome=best,
                actual=members,
                said=_who(members, named, day),
                members=members,
                missing=missing,
                extra=extra,
                open=members.undetermined
                if claim.relation is Relation.ARE_ALL
                else members.undetermined & set(named.codes),
                acts=_acts_of(bench, circle, [*extra.codes, *missing.codes] or list(named.codes), day),
                note="; ".join(
                    part
                    for part in (
                        bench.record_ends if bench.incomplete(circle, day) else "",
                        f"in order of receipt: {', '.join(order)}" if order else "",
                    )
                    if part
                ),
            )
        )
    return readings


def _who(members: StateSet, named: StateSet, day: dt.date) -> str:
    if len(members) <= 12:
        return f"{', '.join(members.names) or 'none'} on {day}"
    return f"{len(members)} States on {day}, {len(members & set(named.codes))} of them among the {len(named)} named"


def _listed(
    bench: Bench, claim: ListClaim, circle: Circle, day: dt.date, named: StateSet, members: StateSet
) -> Outcome:
    if bench.incomplete(circle, day):
        return Outcome.UNDETERMINED
    maybe = members.undetermined
    wrong = bool(named - members - maybe) or (claim.relation is Relation.ARE_ALL and bool(members - named))
    order = _order(bench, claim, circle) if claim.ordered else ()
    if wrong or order:
        return Outcome.CONTRADICTED
    doubtful = maybe if claim.relation is Relation.ARE_ALL else maybe & set(named.codes)
    return Outcome.UNDETERMINED if doubtful else Outcome.SUPPORTED


def _order(bench: Bench, claim: ListClaim, circle: Circle) -> tuple[str, ...]:
    """The listed States in the order of their acts, where the claim has them in another; acts of one day share it."""
    kinds = _brings(circle)
    days: dict[str, dt.date] = {}
    for act in bench.register.acts(bench.key, known_on=bench.known_on):
        if act.kind in kinds:
            days.setdefault(act.state, act.date)
    codes = [code for code in map(bench.code, claim.states) if code in days]
    right = sorted(codes, key=lambda code: days[code])
    return () if [days[code] for code in codes] == [days[code] for code in right] else tuple(right)


def _brings(circle: Circle) -> frozenset[ActKind]:
    """The acts that bring a State into the circle, or would: those to show as evidence."""
    if circle in (Circle.SIGNATORIES, Circle.UNSIGNED, Circle.SIGNED_ONLY):
        return SIGNATURES
    if circle in (Circle.NOTIFIED, Circle.WITHDRAWING, Circle.WITHDRAWN):
        return frozenset({ActKind.WITHDRAWAL, ActKind.WITHDRAWAL_REVOCATION})
    if circle is Circle.RATIFIED:
        return CONFIRMS_SIGNATURE | {ActKind.NOTIFICATION_OF_CONSENT}
    return CONSENTS


def _acts_of(bench: Bench, circle: Circle, codes: Sequence[str], day: dt.date) -> tuple[AnyAct, ...]:
    wanted = _brings(circle) | {ActKind.WITHDRAWAL}
    acts = bench.register.acts(bench.key, until=max(day, bench.published))
    return tuple(act for act in acts if act.state in codes and act.kind in wanted)[:12]


def list_true_when(bench: Bench, claim: ListClaim) -> list[TrueWhen]:
    """The times when the list would be right, and the other circles to which all the listed belong on the day."""
    day = bench.days(claim.on)[1]
    own = [circle for circle, _ in claim.circle.readings]
    codes = set(map(bench.code, claim.states))
    cases = [_case(circle, start, end) for circle in own for start, end in _times(bench, claim, circle, codes)]
    for other in BASIC:
        members = bench.lines.members(other, day, claim.within)
        fits = codes <= set(members.codes) and (claim.relation is Relation.BELONG or len(members) == len(codes))
        if other not in own and codes and fits:
            cases.append(TrueWhen(circle=other, said=f"on {day} meaning {other.label}"))
    return cases


def _times(bench: Bench, claim: ListClaim, circle: Circle, codes: set[str]) -> Iterator[tuple[dt.date, dt.date | None]]:
    """The times from adoption to the end of the record in which the list is right, as known then."""
    lines, ends = bench.as_seen, bench.treaty.as_of
    if claim.relation is Relation.BELONG:
        days = lines.days(bench.treaty.adopted, ends)
        return spells(
            (day, all(belongs(circle, lines.moment(code, day)) is True for code in codes)) for day in days if codes
        )
    counts = [count for count in lines.counts(circle, claim.within) if count[0] <= ends]
    return spells(
        (
            max(day, bench.treaty.adopted),
            least == len(codes) and codes == set(lines.members(circle, day, claim.within).codes),
        )
        for day, least, _ in counts
    )


def _case(circle: Circle, start: dt.date, end: dt.date | None) -> TrueWhen:
    said = f"meaning {circle.label}: from {start}" + (f" until {end}" if end else " on")
    return TrueWhen(circle=circle, start=start, end=end, said=said)


def status(bench: Bench, claim: StatusClaim) -> list[Reading]:
    """The readings of a status: on some day of the claim's time the State is in the circle, or is not."""
    code = bench.code(claim.state)
    state = bench.register.state(code)
    first, last = bench.days(claim.on)
    readings: list[Reading] = []
    for circle, usual in claim.circle.readings:
        days = [day for day in bench.lines.days(first, last) if state.exists(day)]
        outcomes = [_stands(bench, claim, circle, code, day) for day in days]
        best = next((o for o in (Outcome.SUPPORTED, Outcome.UNDETERMINED) if o in outcomes), Outcome.CONTRADICTED)
        if not days:
            readings.append(_absent(state.name, circle, usual, last))
            continue
        day = days[len(days) - 1 - outcomes[::-1].index(best)]
        standing = bench.register.standing(code, bench.key, on=day, known_on=bench.known_on)
        readings.append(
            Reading(
                name=circle.label,
                usual=usual,
                outcome=best,
                actual=standing.status,
                said=str(standing),
                acts=tuple(dict.fromkeys(reason.act for reason in standing.reasons if reason.act)),
                note=bench.record_ends if bench.incomplete(circle, day) else "",
            )
        )
    return readings


def _absent(name: str, circle: Circle, usual: bool, day: dt.date) -> Reading:
    said = f"{name} is not in the universe of States on {day}"
    return Reading(name=circle.label, usual=usual, outcome=Outcome.UNDETERMINED, actual=None, said=said)


def _stands(bench: Bench, claim: StatusClaim, circle: Circle, code: str, day: dt.date) -> Outcome:
    answer = belongs(circle, bench.lines.moment(code, day))
    if answer is None or bench.incomplete(circle, day):
        return Outcome.UNDETERMINED
    return Outcome.SUPPORTED if answer is claim.holds else Outcome.CONTRADICTED


def status_true_when(bench: Bench, claim: StatusClaim) -> list[TrueWhen]:
    """The times when the status would be right in the meanings of the circle."""
    code = bench.code(claim.state)
    state = bench.register.state(code)
    cases: list[TrueWhen] = []
    for circle, _ in claim.circle.readings:
        since = max(bench.treaty.adopted, state.since or dt.date.min)
        ends = min(bench.treaty.as_of + ONE_DAY, state.until or dt.date.max)
        days = bench.as_seen.days(since, ends - ONE_DAY)
        right = ((day, belongs(circle, bench.as_seen.moment(code, day)) is claim.holds) for day in days)
        cases += [_case(circle, start, end) for start, end in spells(right)]
    return cases
