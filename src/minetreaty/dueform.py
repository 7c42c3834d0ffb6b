"""Due form: what treaty law admits. One plain function per rule; each looks at one act and says what stands against it.

`Register.deposit` refuses what these find, and examination reports the same of any record (VCLT Art. 77(1)(d)). Rules
that find errors have codes D (days) and P (participation); lawful oddities that the record explains are warnings of the
same code.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from . import law
from .acts import CONFIRMS_SIGNATURE, CONSENTS, Act, ActKind, act_order
from .conventions import Convention
from .findings import Finding, Severity
from .ledger import Ledger
from .standing import Bounds, status_at
from .statuses import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .register import Register


@frozen
class Case:
    """An act under examination, with what a rule may look at: its ledger and those of the other conventions."""

    act: Act
    ledger: Ledger
    ledgers: dict[str, Ledger]

    @property
    def convention(self) -> Convention:
        """The convention that the act is under."""
        return self.ledger.convention

    @property
    def earlier(self) -> list[Act]:
        """The State's acts under this convention that come before this one."""
        mine = (act for act in self.ledger.acts if act.state == self.act.state and act is not self.act)
        return [act for act in mine if act_order(act) <= act_order(self.act)]

    def status_before(self) -> Status:
        """How the State stood just before the act, by the acts that came before it."""
        return self.status_after(self.earlier)

    def status_after(self, acts: Iterable[Act]) -> Status:
        """How the State would stand on the day of the act after these acts."""
        from .standing import fold

        return status_at(fold(self.ledger.docket(self.act.state), acts), self.act.date)

    def finding(self, code: str, message: str, article: str, hint: str = "") -> Finding:
        """A finding about this act: a warning where the record says why the act stands, else an error."""
        explained = self.act.oddity
        return Finding(
            code=code,
            severity=Severity.WARNING if explained else Severity.ERROR,
            message=f"{message} ({explained})" if explained else message,
            article=article,
            where=str(self.act),
            convention=self.act.convention,
            state=self.act.state,
            hint="" if explained else hint,
        )


Rule = Callable[[Case], Iterator[Finding]]


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
    act, docket = case.act, case.ledger.docket(case.act.state)
    found = law.effect(
        docket.convention, act, in_force=docket.in_force, succeeded=docket.bounds.since, kinds_of=docket.kinds_of
    )
    if found.published is not None and found.computed is not None and found.published != found.computed:
        yield case.finding(
            "D204",
            f"the printed day of effect is {found.published}, the clause computes {found.computed}",
            found.article,
            "Keep the printed day only if the depositary prints it; else record it as a disagreement.",
        )


def confirms_no_signature(case: Case) -> Iterator[Finding]:
    """P301: only a signatory ratifies, accepts or approves, where there is a signature stage (VCLT Art. 14)."""
    if case.act.kind not in CONFIRMS_SIGNATURE or case.convention.signature is None:
        return
    status = case.status_before()
    if status is Status.WITHDRAWN:
        yield case.finding(
            "P301",
            f"{case.act.kind.label} after a withdrawal that took effect, which spends the signature",
            case.convention.consent.article,
            "A State that left returns by accession.",
        )
    elif not any(act.kind is ActKind.SIGNATURE for act in case.earlier):
        yield case.finding(
            "P301",
            f"{case.act.kind.label} by a State that has not signed",
            case.convention.consent.article,
            "A State that has not signed accedes.",
        )


def accession_of_signatory(case: Case) -> Iterator[Finding]:
    """P302: a signatory does not accede: it ratifies, accepts or approves (VCLT Art. 15; the article on consent)."""
    if case.act.kind is ActKind.ACCESSION and case.status_before() is Status.SIGNATORY:
        yield case.finding(
            "P302",
            "accession by a State that has signed",
            case.convention.consent.article,
            "A signatory ratifies, accepts or approves.",
        )


def consents_twice(case: Case) -> Iterator[Finding]:
    """P303: a State that has consented to be bound, and not left, has nothing more to consent to."""
    if case.act.kind in CONSENTS and case.status_before().is_contracting:
        yield case.finding(
            "P303",
            f"{case.act.kind.label} by a State that had consented to be bound already",
            case.convention.consent.article,
            "Is one of the two acts recorded twice, or of another convention?",
        )


def leaves_without_being_party(case: Case) -> Iterator[Finding]:
    """P304: only a party gives notice of withdrawal or denunciation, once (VCLT Art. 54(a))."""
    if case.act.kind is not ActKind.WITHDRAWAL:
        return
    clause, status = case.convention.withdrawal, case.status_before()
    if clause is None:
        yield case.finding("P304", "the convention has no clause on leaving it", "VCLT Art. 56")
    elif status is not Status.PARTY:
        yield case.finding(
            "P304",
            f"notice of {clause.term} by a State that is {status}, not party",
            clause.article,
            "Only a State Party can leave; check the day on which the convention entered into force for it.",
        )


def revokes_no_notice(case: Case) -> Iterator[Finding]:
    """P305: only a notice that has not taken effect can be revoked (VCLT Art. 68)."""
    if case.act.kind is ActKind.WITHDRAWAL_REVOCATION:
        status = case.status_before()
        if status is not Status.WITHDRAWING:
            yield case.finding(
                "P305",
                f"revocation of a notice by a State that is {status}: no notice is pending",
                law.REVOCATION,
                "A notice can be revoked before it takes effect only; after that the State accedes anew.",
            )


def consents_without_parent(case: Case) -> Iterator[Finding]:
    """P306: protocols and amendments are open only to contracting States of their convention (CCW Art. 4, 8)."""
    parent = case.convention.consent.to
    if case.act.kind not in CONSENTS or parent is None or parent not in case.ledgers:
        return
    ledger = case.ledgers[parent]
    if not status_at(ledger.steps.get(case.act.state, ()), case.act.date).is_contracting:
        yield case.finding(
            "P306",
            f"consent by a State that is not a contracting State of the {ledger.convention.short_title}",
            case.convention.consent.article,
            f"Deposit the consent to {parent} with it or before.",
        )


def too_few_protocols(case: Case) -> Iterator[Finding]:
    """P307: with the deposit a State notifies consent to the least number of protocols (CCW Art. 4(3))."""
    clause = case.convention.consent
    if case.act.kind not in CONSENTS or not clause.minimum:
        return
    present = [key for key in clause.among if key in case.ledgers]
    if len(present) < len(clause.among):
        return
    accepted = [key for key in present if _consented_by(case.ledgers[key], case.act.state, case.act.date)]
    if len(accepted) < clause.minimum:
        yield case.finding(
            "P307",
            f"the deposit notifies consent to {len(accepted)} of the protocols, at least {clause.minimum} are needed",
            "CCW Art. 4(3)",
            "Add the notifications of consent to the protocols of the same day.",
        )


def _consented_by(ledger: Ledger, state: str, day: dt.date) -> bool:
    return any(act.state == state and act.kind in CONSENTS and act.date <= day for act in ledger.acts)


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


def kind_not_admitted(case: Case) -> Iterator[Finding]:
    """P309: a convention admits the kinds of act that its clauses name."""
    act, convention = case.act, case.convention
    if act.kind in CONSENTS and act.kind not in (*convention.consent.kinds, ActKind.DEFINITIVE_SIGNATURE):
        kinds = ", ".join(kind.label for kind in convention.consent.kinds)
        yield case.finding("P309", f"consent is by {kinds}, not by {act.kind.label}", convention.consent.article)
    elif act.kind in (ActKind.SIGNATURE, ActKind.DEFINITIVE_SIGNATURE) and convention.signature is None:
        yield case.finding("P309", f"the {convention.short_title} has no signature stage", convention.consent.article)
    elif act.kind is ActKind.RESERVATION and convention.reservations and not convention.reservations.allowed:
        yield case.finding("P309", "reservations are not admitted", convention.reservations.article)
    elif act.kind is ActKind.PROVISIONAL_APPLICATION and convention.provisional_application is None:
        yield case.finding("P309", "the text knows no provisional application", "VCLT Art. 25")


def signs_twice(case: Case) -> Iterator[Finding]:
    """P310: a State signs once, and before it consents."""
    if case.act.kind is ActKind.SIGNATURE and case.status_before() is not Status.OUTSIDE:
        yield case.finding(
            "P310",
            f"signature by a State that is {case.status_before()} already",
            "VCLT Art. 12, 14",
            "Is the signature recorded twice, or dated after the consent?",
        )


RULES: tuple[Rule, ...] = (
    before_adoption,
    outside_signature_window,
    effect_before_act,
    published_effect_differs,
    confirms_no_signature,
    accession_of_signatory,
    consents_twice,
    leaves_without_being_party,
    revokes_no_notice,
    consents_without_parent,
    too_few_protocols,
    outside_its_time,
    kind_not_admitted,
    signs_twice,
)
"""Every rule of due form, in the order of the codes."""


def examine(acts: Iterable[Act], ledgers: dict[str, Ledger], rules: Iterable[Rule] = RULES) -> Iterator[Finding]:
    """What the rules find against each of the acts, in the order of the acts."""
    rules = tuple(rules)
    for act in acts:
        case = Case(act, ledgers[act.convention], ledgers)
        for rule in rules:
            yield from rule(case)


def objections(before: Register, after: Register, deposited: tuple[Act, ...]) -> tuple[Finding, ...]:
    """The errors that a deposit would bring into the register: in the acts deposited, or in those they disturb."""
    affected = {act.state for act in deposited}

    def errors(register: Register) -> list[Finding]:
        ledgers = register.ledgers
        acts = (act for ledger in ledgers.values() for act in ledger.acts if act.state in affected)
        return [finding for finding in examine(acts, ledgers) if finding.severity is Severity.ERROR]

    old = set(errors(before))
    return tuple(finding for finding in errors(after) if finding not in old)
