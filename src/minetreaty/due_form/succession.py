"""Succession of States to a treaty: whether the State followed one that had consented to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..facts import invented
from ..findings import Finding, Rule, RuleSubject, Severity
from ..model.acts import ActKind
from ..model.days import ONE_DAY
from ..model.states import SuccessionOfStates
from .case import ActCase

_SUCCEEDED = invented.act("NEW", "succession", "2006-03-01")
_PREDECESSOR_ACT = invented.act("OLD", "accession", "2001-03-05")
_INDEPENDENT = SuccessionOfStates(
    predecessor="Borduria",
    predecessor_code="BBB",
    successor="CCC",
    date=invented.day("2003-05-01"),
    kind="independence",
)


def succession_without_predecessor_act(case: ActCase) -> Iterator[Finding]:
    """A State succeeds to a treaty to which its predecessor had consented (VCSST Art. 17, 18, 34).

    A State without a predecessor, or older than the treaty, cannot succeed to it. The finding is a warning if the
    predecessor is not known to have consented, or if the State disclaimed succession.
    """
    before = _predecessors(case)
    if before is None:
        return
    adopted = case.convention.adopted
    if not before:
        yield case.finding(P311, "succession by a State that has no predecessor", "A State without one can accede.")
    elif all(item.date < adopted for item in before):
        since = max(item.date for item in before)
        message = f"succession by a State that exists since {since} to a treaty that was adopted later, on {adopted}"
        yield case.finding(P311, message, "A State that is older than the treaty can accede.")
    elif any(item.disclaimed for item in before):
        message = "succession by a State that, according to the data, did not regard itself as a successor"
        hint = "Check whether the State acceded."
        yield case.finding(P311, message, hint, severity=Severity.WARNING)
    elif _consented(case, before) is False:
        names = ", ".join(dict.fromkeys(item.predecessor for item in before))
        message = f"succession to a treaty to which {names} had not consented"
        hint = "Check whether an act of the predecessor is missing."
        yield case.finding(P311, message, hint, severity=Severity.WARNING)


P311 = Rule(
    code="P311",
    severity=Severity.ERROR,
    title="Succession without predecessor act",
    reason="VCSST Art. 17, 18, 34",
    subject=RuleSubject.ACT,
    function=succession_without_predecessor_act,
    failing=(invented.act("CCC", "succession", "2006-03-01"),),
    passing=(_PREDECESSOR_ACT, _SUCCEEDED),
)


def succession_not_fully_checked(case: ActCase) -> Iterator[Finding]:
    """Lists what is not checked about a succession. A newly independent State succeeds to treaties that applied to its
    territory, even if the predecessor goes on (VCSST Art. 17, 18, 23(1)). The data does not say to which territories a
    treaty applied, nor what States did that it does not list.
    """
    before = _predecessors(case)
    if not before or all(item.date < case.convention.adopted for item in before):
        return
    if any(item.disclaimed for item in before):
        return
    names = ", ".join(dict.fromkeys(item.predecessor for item in before))
    consented = _consented(case, before)
    if consented is None:
        yield case.finding(P324, f"it is not checked whether {names} had consented: its acts are not in the data")
    elif consented and any(item.kind == "independence" for item in before):
        message = (
            f"it is not checked whether the treaty applied to the territory when {names} was responsible for it, and "
            "whether the treaty's object or the number of its parties excludes succession"
        )
        yield case.finding(P324, message)


P324 = Rule(
    code="P324",
    severity=Severity.INFO,
    title="Succession that is not fully checked",
    reason="VCSST Art. 17, 18, 23(1)",
    subject=RuleSubject.ACT,
    function=succession_not_fully_checked,
    failing=(_INDEPENDENT, invented.act("CCC", "succession", "2006-03-01")),
    passing=(_PREDECESSOR_ACT, _SUCCEEDED),
)


def _predecessors(case: ActCase) -> Sequence[SuccessionOfStates] | None:
    """The States that the State followed. None if the act is not a succession, or the data lists no successions."""
    if case.act.kind is not ActKind.SUCCESSION or not case.ledger.successions:
        return None
    state = case.act.state
    return [item for item in case.ledger.successions if item.successor == state and item.predecessor_code != state]


def _consented(case: ActCase, before: Sequence[SuccessionOfStates]) -> bool | None:
    """Whether one of the predecessors was a contracting State when the State followed it. None if the data lacks one of
    them, so that this is not known.
    """
    known = [item for item in before if item.predecessor_code]
    for item in known:
        statuses = case.ledger.possible_at(item.predecessor_code, item.date - ONE_DAY)
        if any(status.is_contracting for status in statuses):
            return True
    return None if len(known) < len(before) else False
