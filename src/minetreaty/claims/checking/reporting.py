"""Reporting: checks claims about what others reported, the figures of the world and announcements of intent."""

from __future__ import annotations

import datetime as dt
import re
from math import inf

from ...model.announcements import Announcement, AnnouncementKind
from ...model.days import ONE_DAY
from ...model.implementation import Figure
from ...model.partial_dates import PartialDate
from ...model.populations import Population
from ...standing.membership import belongs
from ..kinds import AnnouncementClaim, Comparison, FigureClaim, Intent
from ..verdicts import Outcome, Reading, TrueWhen, decided, every
from .known_record import KnownRecord

# ---- figures

_RECENT = dt.timedelta(days=3 * 366)
"""Older figures are left aside where there are newer ones."""


def figure_true_when(record: KnownRecord, claim: FigureClaim) -> list[TrueWhen]:
    """The days of which the record has that very figure."""
    return [
        TrueWhen(said=f"{found} ({', '.join(found.sources)})", start=found.as_of.first, end=found.as_of.last + ONE_DAY)
        for found in sorted(record.register.facts.table(Figure), key=_day)
        if found.measure == claim.measure and not found.state and found.as_of is not None
        if _value(found) == claim.value
    ]


_MORE = ("more than", "over", "at least", "in excess of")
_LESS = ("less than", "as many as", "up to")
_ROUGHLY = ("about", "around", "approximately")
_ALMOST = ("almost", "nearly")


def figure(record: KnownRecord, claim: FigureClaim) -> list[Reading]:
    """Return a reading for each source's figure of that measure: of the time of the claim, or the latest before it.

    A figure whose source is not older than the claim may be the claim's own source, so it supports nothing.
    """
    first, last = record.days(claim.on)
    known = [
        found
        for found in record.register.facts.table(Figure)
        if found.measure == claim.measure and not found.state and found.value is not None and found.as_of is not None
        if found.as_of.first <= min(last, record.published)
    ]
    if claim.on is not None and not any(found.cumulative for found in known):
        known = [found for found in known if found.as_of is not None and found.as_of.last >= first]
    newest = max((_day(found) for found in known), default=last)
    recent = [found for found in known if newest - _day(found) <= _RECENT]
    recent.sort(key=_day, reverse=True)
    if not recent:
        said = f"no figure of {claim.measure} in the record for that time"
        return [Reading(name="", outcome=Outcome.UNDETERMINED, actual=None, said=said)]
    return [_reading(record, claim, found, first) for found in recent]


def _reading(record: KnownRecord, claim: FigureClaim, found: Figure, first: dt.date) -> Reading:
    outcome, note = _figured(claim, found, first), found.note.rstrip(".")
    if outcome is Outcome.SUPPORTED and not _older(record, found):
        own = "its source is not older than the claim, and may be the same"
        outcome, note = Outcome.UNDETERMINED, f"{note}; {own}" if note else own
    return Reading(
        name=", ".join(found.sources),
        outcome=outcome,
        actual=found.value,
        said=str(found),
        sources=found.sources,
        note=note,
    )


def _older(record: KnownRecord, found: Figure) -> bool:
    """Whether one of the figure's sources was there before the claim was published."""
    sources = record.register.facts.sources
    dated = [sources[id_].as_of for id_ in found.sources if id_ in sources and sources[id_].as_of]
    days = [PartialDate.parse(text).last for text in dated if _DATED.fullmatch(text)]
    days = days or ([found.as_of.last] if found.as_of else [])
    return any(day < record.published for day in days)


_DATED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def _day(found: Figure) -> dt.date:
    return dt.date.min if found.as_of is None else found.as_of.first


def _figured(claim: FigureClaim, found: Figure, day: dt.date) -> Outcome:
    """Whether the ranges of numbers that the claim and the figure leave open agree, differ, or overlap."""
    value = _value(found)
    low, high = _range(found.qualifier, value)
    if found.cumulative and _day(found) < day:
        high = inf
    if value == claim.value and claim.comparison is not Comparison.FEWER_THAN:
        return Outcome.SUPPORTED
    least, most = _claimed(claim)
    if least <= low and high <= most:
        return Outcome.SUPPORTED
    return Outcome.CONTRADICTED if high < least or most < low else Outcome.UNDETERMINED


def _value(found: Figure) -> float:
    return (found.value or 0) * (1e6 if found.unit.startswith("million") else 1)


def _range(qualifier: str, value: float) -> tuple[float, float]:
    if qualifier in _MORE:
        return value, value * 1.1  # who says "over 55 million" of 70 million says it wrongly
    if qualifier in _LESS:
        return -inf, value
    if qualifier in _ROUGHLY:
        return value * 0.95, value * 1.05
    return (value * 0.9, value) if qualifier in _ALMOST else (value, value)


def _claimed(claim: FigureClaim) -> tuple[float, float]:
    match claim.comparison:
        case Comparison.AT_LEAST | Comparison.MORE_THAN:
            return claim.value, inf
        case Comparison.AT_MOST | Comparison.FEWER_THAN:
            return -inf, claim.value
        case Comparison.ABOUT:
            return claim.value * 0.95, claim.value * 1.05
        case Comparison.NEARLY:
            return claim.value * 0.9, claim.value
        case _:
            return claim.value * 0.995, claim.value * 1.005


# ---- announcements

_INTENDS = {Intent.WITHDRAW: AnnouncementKind.INTENT_TO_WITHDRAW, Intent.JOIN: AnnouncementKind.INTENT_TO_JOIN}

_DECIDES = (
    AnnouncementKind.GOVERNMENT_DECISION,
    AnnouncementKind.PARLIAMENT_APPROVAL,
    AnnouncementKind.SIGNED_INTO_LAW,
    AnnouncementKind.HEAD_OF_STATE_DECISION,
)
"""Decisions to leave where the State has consented to be bound, to join where it has not."""


def announcement(record: KnownRecord, claim: AnnouncementClaim) -> list[Reading]:
    """One reading: who had announced it by the end of the claim's time.

    The record of announcements is not complete: what is not in it is undetermined, unless the State had done by then
    what it could only have announced before.
    """
    last = record.days(claim.on)[1]
    signs = _signs(record, claim.intent, last)
    who = {sign.state for sign in signs}
    codes = list(dict.fromkeys(map(record.code, claim.states)))
    outcomes = [Outcome.SUPPORTED if code in who else Outcome.UNDETERMINED for code in codes]
    if claim.number is not None and codes:
        outcomes.append(decided([claim.comparison.holds(len(codes), claim.number)]))
    elif claim.number is not None:
        right = claim.comparison.holds(len(who), claim.number)
        outcomes.append(Outcome.SUPPORTED if right else Outcome.UNDETERMINED)
    members = record.set_of(who)
    shown = [sign for sign in signs if not codes or sign.state in codes]
    return [
        Reading(
            name=f"announced to {claim.intent}",
            outcome=every(outcomes),
            actual=len(who),
            said=f"{len(who)} in the record by {last}: {', '.join(members.names) or 'none'}",
            members=members,
            open=record.set_of({code for code in codes if code not in who}),
            sources=tuple(dict.fromkeys(id_ for sign in shown for id_ in sign.sources))[:8],
            note="announcements change no status, and the record of them is not complete",
        )
    ]


def _signs(record: KnownRecord, intent: Intent, last: dt.date) -> list[Announcement]:
    """The signs by that day that a State would do it, the first of each State; what it took back is none."""
    first: dict[str, Announcement] = {}
    for sign in sorted(record.register.facts.table(Announcement), key=lambda sign: sign.date.last):
        if sign.convention == record.key and sign.state and sign.date.last <= last:
            inside = belongs(Population.CONTRACTING_STATES, record.positions.position(sign.state, sign.date.last))
            decides = sign.kind in _DECIDES and inside is (intent is Intent.WITHDRAW)
            if sign.kind is _INTENDS[intent] or decides:
                first.setdefault(sign.state, sign)
            elif sign.kind is AnnouncementKind.RETRACTION:
                first.pop(sign.state, None)
    return list(first.values())


def announcement_true_when(record: KnownRecord, claim: AnnouncementClaim) -> list[TrueWhen]:
    """From when on each of the named States had announced it."""
    signs = _signs(record, claim.intent, record.treaty.as_of)
    days = {sign.state: sign.date for sign in signs}
    codes = [record.code(state) for state in claim.states] or sorted(days)
    if not codes or any(code not in days for code in codes):
        return []
    latest = max(days[code].last for code in codes)
    return [TrueWhen(said=f"from {latest} on: {', '.join(codes)} had announced it", start=latest)]
