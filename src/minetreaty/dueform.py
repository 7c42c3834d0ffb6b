"""Due form: what treaty law admits. One plain function per rule; each looks at one act and says what stands against it.

`Register.deposit` refuses what these find, and examination reports the same of any record (VCLT Art. 77(1)(d)). Rules
that find errors have codes D (days) and P (participation); lawful oddities that the record explains are warnings of the
same code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from attrs import frozen

from . import law
from .acts import CONFIRMS_SIGNATURE, CONSENTS, SIGNATURES, Act, ActKind, ActRef, AnyAct, act_order
from .conventions import Convention
from .days import ONE_DAY
from .findings import Finding, Severity
from .ledger import Ledger
from .standing import Bounds, fold, status_at
from .statuses import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .register import Register


@frozen(slots=False)
class Case:
    """An act under examination, with what a rule may look at: its ledger and those of the other conventions.

    ``file`` are the State's acts that count under the convention; where none is given, those of the ledger.
    """

    act: Act
    ledger: Ledger
    ledgers: dict[str, Ledger]
    file: Sequence[Act] | None = None

    @property
    def convention(self) -> Convention:
        """The convention that the act is under."""
        return self.ledger.convention

    @cached_property
    def earlier(self) -> tuple[Act, ...]:
        """The State's acts that count here and come before this one, notices under a parent convention included."""
        file = self.ledger.file_of(self.act.state) if self.file is None else self.file
        here = act_order(self.act)
        return tuple(act for act in file if act is not self.act and act_order(act) <= here)

    @cached_property
    def status_before(self) -> Status:
        """How the State stood just before the act, by the acts that came before it."""
        earlier = self.earlier
        if not earlier:
            return Status.OUTSIDE
        return status_at(fold(self.ledger.docket(self.act.state), earlier), self.act.date)

    def finding(
        self, code: str, message: str, article: str, hint: str = "", severity: Severity = Severity.ERROR
    ) -> Finding:
        """A finding about this act: a warning where the record says why the act stands, else as grave as `severity`."""
        explained = self.act.oddity
        return Finding(
            code=code,
            severity=Severity.WARNING if explained else severity,
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


def effect_before_period_ends(case: Case) -> Iterator[Finding]:
    """D205: a notice of withdrawal takes no effect before its period is over (VCLT Art. 54(a); the clause)."""
    act, clause = case.act, case.convention.withdrawal
    if act.kind is not ActKind.WITHDRAWAL or act.effect is None or clause is None:
        return
    ends = law.after(clause.delay, act.date)
    if act.effect < ends:
        yield case.finding(
            "D205",
            f"its effect, {act.effect}, lies before the period of notice ends on {ends}",
            clause.article,
            "Is it the day of the notice, or of an announcement?",
        )


def effect_despite_conflict(case: Case) -> Iterator[Finding]:
    """D206: a notice takes no effect at the end of its period while the State is engaged in an armed conflict."""
    act, clause = case.act, case.convention.withdrawal
    if act.kind is not ActKind.WITHDRAWAL or not act.armed_conflict or clause is None or not clause.condition:
        return
    if act.effect is not None and act.effect <= law.after(clause.delay, act.date):
        yield case.finding(
            "D206",
            f"in effect from {act.effect}, though the State was engaged in an armed conflict then",
            clause.condition_article,
            "Give the day on which the conflict ended, or leave the effect open.",
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


def confirms_no_signature(case: Case) -> Iterator[Finding]:
    """P301: only a signatory ratifies, accepts or approves, where there is a signature stage (VCLT Art. 14)."""
    if case.act.kind not in CONFIRMS_SIGNATURE or case.convention.signature is None:
        return
    status = case.status_before
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
    if case.act.kind is ActKind.ACCESSION and case.status_before is Status.SIGNATORY:
        yield case.finding(
            "P302",
            "accession by a State that has signed",
            case.convention.consent.article,
            "A signatory ratifies, accepts or approves.",
        )


def consents_twice(case: Case) -> Iterator[Finding]:
    """P303: a State that has consented to be bound, and not left, has nothing more to consent to."""
    if case.act.kind in CONSENTS and case.status_before.is_contracting:
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
    clause, status = case.convention.withdrawal, case.status_before
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
        status = case.status_before
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
    accepted = [key for key in present if _consented_by(case.ledgers[key], case.act)]
    if len(accepted) < clause.minimum:
        yield case.finding(
            "P307",
            f"the deposit notifies consent to {len(accepted)} of the protocols, at least {clause.minimum} are needed",
            "CCW Art. 4(3)",
            "Add the notifications of consent to the protocols of the same day.",
        )


def _consented_by(ledger: Ledger, act: Act) -> bool:
    return any(found.kind in CONSENTS and found.date <= act.date for found in ledger.file_of(act.state))


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
    if case.act.kind is ActKind.SIGNATURE and case.status_before is not Status.OUTSIDE:
        yield case.finding(
            "P310",
            f"signature by a State that is {case.status_before} already",
            "VCLT Art. 12, 14",
            "Is the signature recorded twice, or dated after the consent?",
        )


def succeeds_to_nothing(case: Case) -> Iterator[Finding]:
    """P311: a State succeeds to a consent that its predecessor had given (VCSST Art. 17, 34)."""
    if case.act.kind is not ActKind.SUCCESSION or not case.ledger.successions:
        return
    state = case.act.state
    before = [item for item in case.ledger.successions if item.successor == state and item.predecessor_code != state]
    if not before:
        yield case.finding("P311", "succession by a State that followed no other", _SUCCEEDS, "It accedes.")
        return
    if not all(item.predecessor_code for item in before):
        return  # the acts of what is not in the tables are not in the record
    if not any(
        status_at(case.ledger.steps.get(item.predecessor_code, ()), item.date - ONE_DAY).is_contracting
        for item in before
    ):
        names = ", ".join(dict.fromkeys(item.predecessor for item in before))
        yield case.finding(
            "P311",
            f"succession to a consent that {names} had not given",
            _SUCCEEDS,
            "Is the act of the predecessor missing?",
        )


_SUCCEEDS = "VCSST Art. 17, 34"


def applies_without_consent(case: Case) -> Iterator[Finding]:
    """P312: provisional application is declared with the consent, until entry into force (VCLT Art. 25; the clause)."""
    clause = case.convention.provisional_application
    if case.act.kind is not ActKind.PROVISIONAL_APPLICATION or clause is None:
        return
    if case.status_before.is_party:
        yield case.finding("P312", "the convention is in force for the State already", clause.article)
    elif not any(act.kind in CONSENTS for act in case.earlier):
        yield case.finding(
            "P312",
            "provisional application by a State that has not consented",
            clause.article,
            "It comes with the consent.",
        )


def objects_to_nothing(case: Case) -> Iterator[Finding]:
    """P313: an objection says to which act it objects (VCLT Art. 20(4), 23)."""
    if case.act.kind is ActKind.OBJECTION and case.act.target is None:
        yield case.finding(
            "P313", "an objection that names no act", "VCLT Art. 20(4), 23", "Name its target: state, kind and day."
        )


def target_not_in_record(case: Case) -> Iterator[Finding]:
    """P314: the act that another act answers is in the record, and not later than the answer (VCLT Art. 23)."""
    target = case.act.target
    if target is None:
        return
    if target.date > case.act.date:
        yield case.finding("P314", f"it answers {target}, which came later", "VCLT Art. 23")
    elif not any(refers_to(target, act) for act in case.ledger.file_of(target.state)):
        yield case.finding(
            "P314", f"it answers {target}, which is not in the record", "VCLT Art. 23", "Check state, kind and day."
        )


def refers_to(ref: ActRef, act: AnyAct) -> bool:
    """Whether this is the act that `ref` names."""
    return isinstance(act, Act) and (act.state, act.kind, act.date) == (ref.state, ref.kind, ref.date)


def answers_the_wrong_state(case: Case) -> Iterator[Finding]:
    """P315: a State revokes its own notice and objects to acts of others (VCLT Art. 20(4), 68)."""
    act = case.act
    if act.target is None:
        return
    own = act.target.state == act.state
    if act.kind is ActKind.WITHDRAWAL_REVOCATION and not own:
        yield case.finding("P315", f"revocation of a notice of {act.target.state}", law.REVOCATION)
    elif act.kind is ActKind.OBJECTION and own:
        yield case.finding("P315", "an objection to the State's own act", "VCLT Art. 20(4)")


def reserves_out_of_time(case: Case) -> Iterator[Finding]:
    """P316: a reservation is made when signing or consenting (VCLT Art. 19). Late ones stand if nobody objects."""
    if case.act.kind is not ActKind.RESERVATION:
        return
    days = [act.date for act in case.earlier if act.kind in CONSENTS | SIGNATURES]
    if not days:
        yield case.finding("P316", "reservation by a State that has neither signed nor consented", "VCLT Art. 19")
    elif case.act.date not in days:
        yield case.finding(
            "P316",
            f"reservation after the last signature or consent, of {max(days)}",
            "VCLT Art. 19; depositary practice",
            "Late reservations are circulated, and stand where nobody objects.",
            Severity.WARNING,
        )


def intends_after_consent(case: Case) -> Iterator[Finding]:
    """P317: only a State that has not consented makes clear that it will not become a party (VCLT Art. 18(a))."""
    if case.act.kind is ActKind.INTENT_NOT_TO_JOIN and case.status_before.is_contracting:
        yield case.finding(
            "P317", "by a State that has consented already", "VCLT Art. 18(a)", "A State that is bound gives notice."
        )


RULES: tuple[Rule, ...] = (
    before_adoption,
    outside_signature_window,
    effect_before_act,
    published_effect_differs,
    effect_before_period_ends,
    effect_despite_conflict,
    received_before_written,
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
    succeeds_to_nothing,
    applies_without_consent,
    objects_to_nothing,
    target_not_in_record,
    answers_the_wrong_state,
    reserves_out_of_time,
    intends_after_consent,
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
