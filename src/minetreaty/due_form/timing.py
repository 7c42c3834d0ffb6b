"""Acts and effects out of their time: before the adoption, outside the window, before their receipt.

Codes D201 to D204, D207 and P308. What concerns the period of notice is in `leaving`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding
from ..law import effects as law
from ..law.steps import Bounds
from ..model.acts import ActKind
from .case import Case


def before_adoption(case: Case) -> Iterator[Finding]:
    """D201: nobody can act under a convention before it is adopted (VCLT Art. 9)."""
    act, convention = case.act, case.convention
    if act.date < convention.adopted:
        yield case.finding(
            "D201",
            f"the {convention.short_title} was adopted on {convention.adopted} only",
            "VCLT Art. 9",
            "Check the year of the act.",
        )


def outside_signature_window(case: Case) -> Iterator[Finding]:
    """D202: a signature lies in the time when the convention is open for signature."""
    clause = case.convention.signature
    if case.act.kind not in (ActKind.SIGNATURE, ActKind.DEFINITIVE_SIGNATURE) or clause is None:
        return
    in_force = case.convention.in_force
    if not law.signature_is_open(case.convention, case.act.date, in_force):
        closes = clause.closes or in_force
        until = f" and before {closes}" if closes else ""
        yield case.finding(
            "D202",
            f"it was open for signature from {clause.opens} on{until}",
            clause.article,
            "A State that did not sign in time can accede.",
        )


def effect_before_act(case: Case) -> Iterator[Finding]:
    """D203: nothing takes effect before it is received, except a succession of States (VCLT Art. 24, 78)."""
    act = case.act
    if act.effect is not None and act.effect < act.date and act.kind is not ActKind.SUCCESSION:
        yield case.finding(
            "D203",
            f"its effect, {act.effect}, lies before its receipt on {act.date}",
            "VCLT Art. 24(3), 78(b)",
            "Are the two days swapped?",
        )


def published_effect_differs(case: Case) -> Iterator[Finding]:
    """D204: a printed day of effect agrees with the day that the clause computes."""
    act = case.act
    found = case.ledger.situation(act.state).effect(act)
    if found.published is None or found.computed is None or found.published == found.computed:
        return
    later = found.published > found.computed
    if act.kind is not ActKind.WITHDRAWAL or (later and not act.armed_conflict):  # an earlier one is D205's
        yield case.finding(
            "D204",
            f"the printed day of effect is {found.published}, the clause computes {found.computed}",
            found.article,
            "Keep the printed day only if the depositary prints it; else record it as a disagreement.",
        )


def received_before_written(case: Case) -> Iterator[Finding]:
    """D207: a letter is written, then received, then circulated by the depositary (VCLT Art. 77(1)(e), 78)."""
    act = case.act
    if act.dated is not None and act.dated > act.date:
        yield case.finding(
            "D207", f"the letter is dated {act.dated}, after its receipt on {act.date}", "VCLT Art. 78(b)"
        )
    first_circulated = (ActKind.DECLARATION, ActKind.RESERVATION)  # late ones, deposited once nobody has objected
    if act.circulated is not None and act.circulated < act.date and act.kind not in first_circulated:
        yield case.finding(
            "D207", f"circulated on {act.circulated}, before its receipt on {act.date}", "VCLT Art. 77(1)(e)"
        )


def outside_its_time(case: Case) -> Iterator[Finding]:
    """P308: a State acts in its own time in the universe of States."""
    bounds = case.ledger.bounds.get(case.act.state, Bounds())
    early = bounds.since is not None and case.act.date < bounds.since
    late = bounds.until is not None and case.act.date >= bounds.until
    if early or late:
        since = f" from {bounds.since} on" if bounds.since else ""
        until = f" until {bounds.until}" if bounds.until else ""
        yield case.finding(
            "P308",
            f"{case.act.state} is in the depositary's practice{since}{until}",
            "depositary practice",
            "Is it the act of a predecessor, or of a successor?",
        )
