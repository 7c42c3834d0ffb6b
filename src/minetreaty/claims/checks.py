"""Checks: from a claim to its verdict. The kind of claim decides which module checks it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from attrs import evolve

from ..loading import given_or_bundled
from ..model.acts import AnyAct
from ..register import Register
from .checking import counting, dating, listing, reporting
from .checking.known_record import KnownRecord
from .kinds import (
    AnnouncementClaim,
    ChangeClaim,
    Claim,
    CountClaim,
    DateClaim,
    FigureClaim,
    ListClaim,
    RankClaim,
    ShareClaim,
    SpanClaim,
    StatusClaim,
)
from .verdicts import Outcome, Reading, TrueWhen, Verdict, combined


class _Check(NamedTuple):
    """How one kind of claim is checked: its readings, and when it would be right."""

    readings: Callable[[KnownRecord, Any], list[Reading]]
    true_when: Callable[[KnownRecord, Any], list[TrueWhen]]


_CHECKS: dict[type[Claim], _Check] = {
    CountClaim: _Check(counting.count, counting.count_true_when),
    ShareClaim: _Check(counting.share, counting.share_true_when),
    ChangeClaim: _Check(counting.change, counting.change_true_when),
    ListClaim: _Check(listing.listing, listing.list_true_when),
    StatusClaim: _Check(listing.status, listing.status_true_when),
    DateClaim: _Check(dating.date, dating.date_true_when),
    RankClaim: _Check(dating.rank, dating.rank_true_when),
    SpanClaim: _Check(dating.span, dating.span_true_when),
    FigureClaim: _Check(reporting.figure, reporting.figure_true_when),
    AnnouncementClaim: _Check(reporting.announcement, reporting.announcement_true_when),
}


def check(claim: Claim, register: Register | None = None) -> Verdict:
    """Return the verdict on a claim: whether the data support it, as known on its date of publication.

    `claim` is one of the kinds of `Claim`, made by hand or found by `claims_in`. `register` is the register asked, by
    default the bundled one. Raises `UnknownConvention`, `UnknownState`, `AmbiguousName` and `UnknownGroup` for what the
    claim names, and ``TypeError`` for a value that is not a claim.
    """
    reg = given_or_bundled(register)
    how = _CHECKS.get(type(claim))
    if how is None:
        raise TypeError(f"check takes a claim such as CountClaim, not {type(claim).__name__}")
    record = KnownRecord(reg, claim.convention, claim.published)
    readings, today = how.readings(record, claim), how.readings(record.today, claim)
    outcome = _outcome(claim, readings)
    if outcome is Outcome.CONTRADICTED and combined(today) is not Outcome.CONTRADICTED:
        outcome = Outcome.UNDETERMINED  # it was right, though nobody could know it then
    if claim.assumed and combined(readings) is Outcome.CONTRADICTED:
        record.notes.append("contradicted by the record if the assumption is right")
    verdict = Verdict(
        claim=claim,
        outcome=outcome,
        readings=tuple(readings),
        true_when=tuple(how.true_when(record, claim)),
        notes=tuple(record.notes),
    )
    evidence: dict[str, AnyAct] = {str(act): act for act in verdict.reading.acts}
    cited = dict.fromkeys(
        (*verdict.reading.sources, *(id_ for act in evidence.values() for id_ in act.sources)),
    )
    known = reg.facts.sources
    return evolve(
        verdict,
        evidence=tuple(evidence.values()),
        sources=tuple(known[id_] for id_ in cited if id_ in known),
        since_learnt=_learnt(verdict, today),
    )


def _outcome(claim: Claim, readings: list[Reading]) -> Outcome:
    """The outcome of the readings; a claim that rests on an assumption is not contradicted."""
    outcome = combined(readings)
    return Outcome.UNDETERMINED if claim.assumed and outcome is Outcome.CONTRADICTED else outcome


def _learnt(verdict: Verdict, today: list[Reading]) -> str:
    """What the deciding reading says with present knowledge, where that is something else."""
    then = verdict.reading
    now = next((reading for reading in today if reading.name == then.name), None)
    if now is None or now.said == then.said:
        return ""
    outcome = _outcome(verdict.claim, today)
    turned = "" if outcome is verdict.outcome else f", which makes the claim {outcome}"
    return f"with what is in the record today, {now}{turned}"
