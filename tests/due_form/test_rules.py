"""Every rule on single acts, with an act that breaks it and the nearest one that does not."""

import datetime as dt
from typing import Any

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty import Act, ActRef, NotInDueForm, Register, Severity
from minetreaty.due_form.case import ActCase
from minetreaty.due_form.deposits import RULES, check_acts
from minetreaty.facts.invented import CHARTER, FOUNDED, PACT, PROTOCOL, act, undated
from minetreaty.model.states import SuccessionOfStates
from tests.invented import founded, record, register

LETTER = ActRef(state="AAA", kind="communication", date="2003-05-05")
SENT = act("AAA", "communication", "2003-05-05")
DAY = dt.date.fromisoformat

BOUND = act("AAA", "notification_of_consent", "2001-03-01", "PROTOCOL")

# Each line: the rule, what is there already, the act that breaks the rule, the act nearest to it that does not.
EXAMPLES: dict[str, tuple[str, tuple[Act, ...], Act, Act]] = {
    "before adoption": (
        "D201",
        (),
        act("CCC", "accession", "1999-11-30"),
        act("CCC", "accession", "1999-12-01"),
    ),
    "signature before opening": (
        "D202",
        (),
        act("CCC", "signature", "2000-01-09"),
        act("CCC", "signature", "2000-01-10"),
    ),
    "signature after closing": (
        "D202",
        FOUNDED,
        act("CCC", "signature", "2000-10-01"),
        act("CCC", "signature", "2000-09-30"),
    ),
    "definitive signature after closing": (
        "D202",
        FOUNDED,
        act("CCC", "definitive_signature", "2000-10-01"),
        act("CCC", "definitive_signature", "2000-09-30"),
    ),
    "effect before receipt": (
        "D203",
        (),
        act("CCC", "declaration", "2001-03-01", effect=dt.date(2001, 2, 28)),
        act("CCC", "declaration", "2001-03-01", effect=dt.date(2001, 3, 1)),
    ),
    "effect before receipt of a succession": (
        "D203",
        FOUNDED,
        act("NEW", "accession", "2006-03-01", effect=dt.date(2005, 3, 1)),
        act("NEW", "succession", "2006-03-01", effect=dt.date(2005, 3, 1)),
    ),
    "printed day is not the computed one": (
        "D204",
        FOUNDED,
        act("CCC", "accession", "2001-03-05", effect=dt.date(2001, 10, 1)),
        act("CCC", "accession", "2001-03-05", effect=dt.date(2001, 9, 1)),
    ),
    "printed day where nothing is computed": (
        "D204",
        (),
        act("CCC", "withdrawal", "2001-03-05", effect=dt.date(2001, 9, 6), armed_conflict=False),
        act("CCC", "territorial_application", "2001-03-05", effect=dt.date(2001, 9, 6)),
    ),
    "ratification without signature": (
        "P301",
        FOUNDED,
        act("CCC", "ratification", "2001-03-05"),
        act("CCC", "accession", "2001-03-05"),
    ),
    "approval with signature": (
        "P301",
        (*FOUNDED, act("CCC", "signature", "2000-05-05")),
        act("DDD", "approval", "2001-03-05"),
        act("CCC", "approval", "2001-03-05"),
    ),
    "ratification on the day of signature": (
        "P301",
        (act("CCC", "signature", "2000-05-05"),),
        act("CCC", "ratification", "2000-05-04"),
        act("CCC", "ratification", "2000-05-05"),
    ),
    "ratification where nothing is signed": (
        "P301",
        FOUNDED,
        act("CCC", "acceptance", "2003-03-05"),
        act("CCC", "acceptance", "2003-03-05", "CHARTER"),
    ),
    "ratification after leaving": (
        "P301",
        (*FOUNDED, act("BBB", "withdrawal", "2003-01-15", armed_conflict=False)),
        act("BBB", "ratification", "2003-07-15"),
        act("BBB", "accession", "2003-07-15"),
    ),
    "accession of a signatory": (
        "P302",
        (act("CCC", "signature", "2000-05-05"),),
        act("CCC", "accession", "2000-05-06"),
        act("CCC", "ratification", "2000-05-06"),
    ),
    "second consent": (
        "P303",
        FOUNDED,
        act("AAA", "accession", "2000-03-21"),
        act("CCC", "accession", "2000-03-21"),
    ),
    "notice of a signatory": (
        "P304",
        (*FOUNDED, act("CCC", "signature", "2000-05-05")),
        act("CCC", "withdrawal", "2000-10-01"),
        act("AAA", "withdrawal", "2000-10-01"),
    ),
    "notice of an outsider": (
        "P304",
        FOUNDED,
        act("CCC", "withdrawal", "2002-09-30"),
        act("BBB", "withdrawal", "2002-09-30"),
    ),
    "second notice": (
        "P304",
        (*FOUNDED, act("AAA", "withdrawal", "2003-01-15")),
        act("AAA", "withdrawal", "2003-01-16"),
        act("BBB", "withdrawal", "2003-01-16"),
    ),
    "notice where there is no clause": (
        "P304",
        (*FOUNDED, act("AAA", "accession", "2003-01-15", "CHARTER")),
        act("AAA", "withdrawal", "2004-01-15", "CHARTER"),
        act("AAA", "withdrawal", "2004-01-15", "PACT"),
    ),
    "revocation after the effect": (
        "P305",
        (*FOUNDED, act("AAA", "withdrawal", "2003-01-15", armed_conflict=False)),
        act("AAA", "withdrawal_revocation", "2003-07-15"),
        act("AAA", "withdrawal_revocation", "2003-07-14"),
    ),
    "revocation of nothing": (
        "P305",
        (*FOUNDED, act("AAA", "withdrawal", "2003-01-15")),
        act("BBB", "withdrawal_revocation", "2003-02-15"),
        act("AAA", "withdrawal_revocation", "2003-02-15"),
    ),
    "protocol without its convention": (
        "P306",
        FOUNDED,
        act("AAA", "notification_of_consent", "2000-03-19", "PROTOCOL"),
        act("AAA", "notification_of_consent", "2000-03-20", "PROTOCOL"),
    ),
    "act of a State that is no more": (
        "P308",
        FOUNDED,
        act("OLD", "accession", "2005-03-01"),
        act("OLD", "accession", "2005-02-28"),
    ),
    "act of a State that is not yet": (
        "P308",
        FOUNDED,
        act("NEW", "accession", "2005-02-28"),
        act("NEW", "accession", "2005-03-01"),
    ),
    "consent of a kind that the clause does not name": (
        "P309",
        FOUNDED,
        act("CCC", "notification_of_consent", "2003-03-01"),
        act("CCC", "accession", "2003-03-01"),
    ),
    "definitive signature": (
        "P309",
        (),
        act("CCC", "definitive_signature", "2003-03-01", "CHARTER"),
        act("CCC", "definitive_signature", "2000-03-01"),
    ),
    "signature where nothing is signed": (
        "P309",
        (),
        act("CCC", "signature", "2003-03-01", "CHARTER"),
        act("CCC", "signature", "2000-03-01"),
    ),
    "reservation": (
        "P309",
        FOUNDED,
        act("AAA", "reservation", "2003-03-01", "COVENANT"),
        act("AAA", "reservation", "2003-03-01"),
    ),
    "provisional application": (
        "P309",
        FOUNDED,
        act("AAA", "provisional_application", "2003-03-01", "CHARTER"),
        act("AAA", "provisional_application", "2003-03-01"),
    ),
    "second signature": (
        "P310",
        (act("CCC", "signature", "2000-05-05"),),
        act("CCC", "signature", "2000-05-06"),
        act("DDD", "signature", "2000-05-06"),
    ),
    "effect before the period of notice is over": (
        "D205",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-14")),
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-15")),
    ),
    "early effect of what is no notice": (
        "D205",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-01-16")),
        act("AAA", "territorial_application", "2003-01-15", effect=DAY("2003-01-16")),
    ),
    "effect in an armed conflict": (
        "D206",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-15"), armed_conflict=True),
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-16"), armed_conflict=True),
    ),
    "effect in peace": (
        "D206",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-14"), armed_conflict=True),
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-14"), armed_conflict=False),
    ),
    "conflict where no clause asks": (
        "D206",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-15"), armed_conflict=True),
        act("AAA", "withdrawal", "2003-01-15", "PROTOCOL", effect=DAY("2004-01-15"), armed_conflict=True),
    ),
    "letter written after its receipt": (
        "D207",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", dated=DAY("2003-01-16")),
        act("AAA", "withdrawal", "2003-01-15", dated=DAY("2003-01-15")),
    ),
    "circulated before its receipt": (
        "D207",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", circulated=DAY("2003-01-14")),
        act("AAA", "withdrawal", "2003-01-15", circulated=DAY("2003-01-15")),
    ),
    "late reservation circulated first": (
        "D207",
        FOUNDED,
        act("AAA", "accession", "2003-01-15", circulated=DAY("2003-01-14")),
        act("AAA", "reservation", "2003-01-15", circulated=DAY("2003-01-14")),
    ),
    "provisional application by nobody": (
        "P312",
        FOUNDED,
        act("CCC", "provisional_application", "2000-05-05"),
        act("BBB", "provisional_application", "2000-05-05"),
    ),
    "application to a territory by nobody": (
        "P312",
        FOUNDED,
        act("CCC", "territorial_application", "2003-05-05"),
        act("BBB", "territorial_application", "2003-05-05"),
    ),
    "provisional application by a party": (
        "P312",
        FOUNDED,
        act("BBB", "provisional_application", "2000-10-01"),
        act("BBB", "provisional_application", "2000-09-30"),
    ),
    "provisional application where the text knows none": (
        "P312",
        FOUNDED,
        act("CCC", "provisional_application", "2003-05-05"),
        act("CCC", "provisional_application", "2003-05-05", "CHARTER"),
    ),
    "objection to nothing": (
        "P313",
        (SENT,),
        act("BBB", "objection", "2003-06-05"),
        act("BBB", "objection", "2003-06-05", target=LETTER),
    ),
    "answer to what is not there": (
        "P314",
        (SENT,),
        act("BBB", "objection", "2003-06-05", target=ActRef(state="AAA", kind="communication", date="2003-05-06")),
        act("BBB", "objection", "2003-06-05", target=LETTER),
    ),
    "answer to an act of another kind": (
        "P314",
        (SENT,),
        act("BBB", "objection", "2003-06-05", target=ActRef(state="AAA", kind="reservation", date="2003-05-05")),
        act("BBB", "objection", "2003-06-05"),
    ),
    "answer to an act of another State": (
        "P314",
        (SENT,),
        act("BBB", "objection", "2003-06-05", target=ActRef(state="CCC", kind="communication", date="2003-05-05")),
        act("BBB", "communication", "2003-05-05", target=LETTER),
    ),
    "answer before the question": (
        "P314",
        (SENT,),
        act("BBB", "objection", "2003-05-04", target=LETTER),
        act("BBB", "objection", "2003-05-05", target=LETTER),
    ),
    "objection to one's own act": (
        "P315",
        (SENT,),
        act("AAA", "objection", "2003-06-05", target=LETTER),
        act("BBB", "objection", "2003-06-05", target=LETTER),
    ),
    "revocation of another's notice": (
        "P315",
        (),
        act("BBB", "withdrawal_revocation", "2003-06-05", target=LETTER),
        act("AAA", "withdrawal_revocation", "2003-06-05", target=LETTER),
    ),
    "communication to anybody": (
        "P315",
        (),
        act("AAA", "objection", "2003-06-05", target=LETTER),
        act("AAA", "communication", "2003-06-05", target=LETTER),
    ),
    "reservation to nothing": (
        "P316",
        FOUNDED,
        act("CCC", "reservation", "2000-02-01"),
        act("AAA", "reservation", "2000-02-01"),
    ),
    "reservation with the consent": (
        "P316",
        FOUNDED,
        act("BBB", "reservation", "2000-04-04"),
        act("BBB", "reservation", "2000-04-05"),
    ),
    "no intent after consent": (
        "P317",
        FOUNDED,
        act("AAA", "intent_not_to_join", "2000-03-21"),
        act("AAA", "intent_not_to_join", "2000-03-19"),
    ),
    "the same consent twice on a day": (
        "P303",
        (*FOUNDED, act("CCC", "accession", "2001-01-01")),
        act("CCC", "accession", "2001-01-01", note="once more"),
        act("DDD", "accession", "2001-01-01"),
    ),
    "signature where there is no window": (
        "D202",
        FOUNDED,
        act("CCC", "signature", "2003-03-01"),
        act("CCC", "signature", "2003-03-01", "CHARTER"),
    ),
    "printed day before the computed one": (
        "D204",
        FOUNDED,
        act("CCC", "accession", "2001-03-05", effect=DAY("2001-08-01")),
        act("CCC", "withdrawal", "2001-03-05", effect=DAY("2001-08-01")),
    ),
    "early effect where there is no period": (
        "D205",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-02-15")),
        act("AAA", "withdrawal", "2003-01-15", "CHARTER", effect=DAY("2003-02-15")),
    ),
    "armed conflict of one who does not leave": (
        "D206",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-15"), armed_conflict=True),
        act("AAA", "territorial_application", "2003-01-15", effect=DAY("2003-07-15"), armed_conflict=True),
    ),
    "armed conflict where there is no clause": (
        "D206",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-15"), armed_conflict=True),
        act("AAA", "withdrawal", "2003-01-15", "CHARTER", effect=DAY("2003-07-15"), armed_conflict=True),
    ),
    "declaration to a protocol without its convention": (
        "P306",
        FOUNDED,
        act("CCC", "notification_of_consent", "2003-01-15", "PROTOCOL"),
        act("CCC", "declaration", "2003-01-15", "PROTOCOL"),
    ),
    "signature after consent": (
        "P310",
        (act("CCC", "accession", "2000-05-05"),),
        act("CCC", "signature", "2000-05-06"),
        act("CCC", "declaration", "2000-05-06"),
    ),
}


BY_CODE = {rule.code: rule for rule in RULES}


def found(code: str, there: tuple[Act, ...], given: Act, **more: Any) -> list[mt.Finding]:
    whole = register(*there, given, **more)
    return list(check_acts([given], whole.ledgers, [BY_CODE[code]]))


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_act_that_breaks_the_rule(example: str) -> None:
    code, there, broken, _ = EXAMPLES[example]
    findings = found(code, there, broken)
    assert [(f.code, f.severity) for f in findings] == [(code, Severity.ERROR)]
    (finding,) = findings
    assert finding.message and finding.article
    assert (finding.where, finding.convention, finding.state) == (str(broken), broken.convention, broken.state)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_act_that_does_not(example: str) -> None:
    code, there, _, kept = EXAMPLES[example]
    assert found(code, there, kept) == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_explained_irregularity_is_a_warning(example: str) -> None:
    code, there, broken, _ = EXAMPLES[example]
    (finding,) = found(code, there, evolve(broken, irregularity="the depositary took it"))
    assert finding.severity is Severity.WARNING
    assert finding.message.endswith("(the depositary took it)")
    assert finding.hint == ""


def test_every_rule_has_an_example() -> None:
    """P307 and P311 need more than acts: their tests are below. Those from P321 on are in `test_open_questions`."""
    errors = {code for code, rule in BY_CODE.items() if rule.severity is Severity.ERROR}
    assert errors == {code for code, *_ in EXAMPLES.values()} | {"P307", "P311"}
    assert {code for code in BY_CODE if code not in errors} == {f"P32{number}" for number in range(1, 10)}


def test_messages_articles_and_hints() -> None:
    """The messages of a refusal contain the article and what to do."""
    (late,) = found("D202", FOUNDED, act("CCC", "signature", "2001-01-01"))
    assert str(late) == (
        "D202 error: CCC signature 2001-01-01 (PACT): the convention was open for signature from 2000-01-10 "
        "until the day before 2000-10-01 [Pact Art. 1] A State that has not signed in time can accede."
    )
    (early,) = found("D202", (), act("CCC", "signature", "2000-01-01"))
    assert early.message == "the convention was open for signature from 2000-01-10"
    window = evolve(PACT.signature, closes=DAY("2000-06-01")) if PACT.signature else None
    (closed,) = found(
        "D202",
        FOUNDED,
        act("CCC", "signature", "2001-01-01"),
        conventions=(evolve(PACT, signature=window),),
    )
    assert closed.message == "the convention was open for signature from 2000-01-10 until the day before 2000-06-01"
    (gone,) = found("P308", (), act("OLD", "accession", "2006-01-01"))
    assert gone.message == "the depositary counts OLD among the States until the day before 2005-03-01"
    (young,) = found("P308", (), act("NEW", "accession", "2001-01-01"))
    assert young.message == "the depositary counts NEW among the States from 2005-03-01"
    (kind,) = found("P309", (), act("CCC", "ratification", "2003-01-01", "CHARTER"))
    assert kind.message == "States consent by accession, not by ratification"
    (notice,) = found("P304", FOUNDED, act("CCC", "withdrawal", "2002-09-30"))
    assert notice.message == "notice of withdrawal by a State that is outside, not party"
    (denunciation,) = found("P304", FOUNDED, act("AAA", "withdrawal", "2002-09-30", "PROTOCOL"))
    assert "denunciation" in denunciation.message


def test_a_late_reservation_is_a_warning() -> None:
    (late,) = found("P316", FOUNDED, act("AAA", "reservation", "2003-01-15"))
    assert (late.code, late.severity) == ("P316", Severity.WARNING)
    assert late.message == "reservation after the last signature or consent, which was on 2000-03-20"


def test_an_effect_before_the_end_of_the_period_is_one_finding() -> None:
    """D205 finds a published date that is too early, D204 any other. An armed conflict may delay it."""

    def findings(effect: str, **more: Any) -> list[str]:
        more = {"effect_sources": ("depositary",), **more}
        notice = act("AAA", "withdrawal", "2003-01-15", effect=DAY(effect), **more)
        return [finding.code for finding in check_acts([notice], founded(notice).ledgers)]

    assert findings("2003-07-14") == ["D205"]
    assert findings("2003-07-15") == []
    assert findings("2003-09-15") == []
    assert findings("2003-09-15", armed_conflict=False) == ["D204"]
    assert findings("2003-09-15", effect_sources=("paper",)) == ["D204"]
    assert findings("2003-09-15", armed_conflict=True) == []
    assert findings("2003-07-15", armed_conflict=True) == ["D206"]


# ---- successions


def test_succession_without_predecessor_act() -> None:
    accession = act("OLD", "accession", "2003-01-01")
    succession = act("NEW", "succession", "2006-01-01")
    dissolved = SuccessionOfStates(
        predecessor="Old Union", predecessor_code="OLD", successor="NEW", date=DAY("2005-03-01"), kind="dissolution"
    )

    def codes(*there: Act, after: tuple[SuccessionOfStates, ...] = (dissolved,), act: Act = succession) -> list[str]:
        return [f.message for f in found("P311", there, act, successions=after)]

    assert codes(accession) == []
    assert codes() == ["succession to a treaty to which Old Union had not consented"]
    assert codes(evolve(accession, date=DAY("2005-03-01"))) == codes()
    assert codes(evolve(accession, date=DAY("2005-02-28"))) == []
    # One predecessor of several is enough.
    outsider = evolve(dissolved, predecessor="Cascara", predecessor_code="CCC")
    assert codes(accession, after=(outsider, dissolved)) == []
    assert codes(after=(outsider, dissolved)) == [
        "succession to a treaty to which Cascara, Old Union had not consented"
    ]
    # A State of which the tables say nothing, or that was only renamed, followed no other.
    other = evolve(dissolved, successor="CCC")
    renamed = evolve(dissolved, predecessor_code="NEW")
    for after in ((other,), (renamed,), (other, renamed)):
        assert codes(accession, after=after) == ["succession by a State that has no predecessor"]
    # What a predecessor outside the tables did is not in the record, and no table at all says nothing.
    unknown = evolve(dissolved, predecessor="Duchy", predecessor_code="")
    assert codes(after=(unknown,)) == codes(after=(dissolved, unknown)) == codes(after=()) == []
    assert codes(act=evolve(succession, kind="accession")) == []


def test_a_successor_succeeds_to_the_signature_of_its_predecessor_only() -> None:
    """VCSST Art. 18 and 37: it takes the place of a predecessor that had signed, however late it says so."""
    dissolved = SuccessionOfStates(
        predecessor="Old Union", predecessor_code="OLD", successor="NEW", date=DAY("2005-03-01"), kind="dissolution"
    )
    signature = act("NEW", "signature", "2006-03-01")
    predecessors = act("OLD", "signature", "2000-09-30")

    def refused(*there: Act, after: tuple[SuccessionOfStates, ...] = (dissolved,), given: Act = signature) -> bool:
        return bool(found("D202", (*FOUNDED, *there), given, successions=after))

    assert not refused(predecessors)
    assert refused()
    assert refused(act("AAA", "accession", "2000-09-30"))
    assert not refused(predecessors, given=evolve(signature, date=DAY("2005-03-01")))
    assert refused(predecessors, given=evolve(signature, date=DAY("2005-02-28")))
    renamed = evolve(dissolved, predecessor_code="NEW")
    other = evolve(dissolved, successor="CCC")
    assert refused(predecessors, after=(renamed, other))
    # What a predecessor outside the tables did is not known, unless it ended before anybody could sign.
    unknown = evolve(dissolved, predecessor="Duchy", predecessor_code="")
    assert not refused(after=(unknown,))
    assert refused(after=(evolve(unknown, date=DAY("2000-01-10")),))
    assert not refused(after=(evolve(unknown, date=DAY("2000-01-11")),))


# ---- protocols to be accepted with the deposit


def test_too_few_protocols() -> None:
    from minetreaty.model.conventions import Consent

    twin = evolve(PROTOCOL, key="TWIN", title="Twin Protocol", short_title="Twin")
    pact = evolve(
        PACT,
        consent=Consent(article="Pact Art. 2", kinds=PACT.consent.kinds, minimum=2, among=("PROTOCOL", "TWIN")),
    )
    accession = act("CCC", "accession", "2001-03-01")
    one = act("CCC", "notification_of_consent", "2001-03-01", "PROTOCOL")
    other = act("CCC", "notification_of_consent", "2001-03-01", "TWIN")
    late = act("CCC", "notification_of_consent", "2001-03-02", "TWIN")
    of_another = act("DDD", "notification_of_consent", "2001-03-01", "TWIN")
    declared = act("CCC", "declaration", "2001-03-01", "TWIN")

    def count(*acts: Act, conventions: tuple[mt.Convention, ...] = (pact, PROTOCOL, twin)) -> int:
        ledgers = register(accession, *acts, conventions=conventions).ledgers
        return len(list(BY_CODE["P307"].check(ActCase(accession, ledgers["PACT"], ledgers))))

    assert count() == count(one) == count(one, late) == count(one, of_another) == count(one, declared) == 1
    assert count(one, other) == 0
    # Without all the protocols in the record, nobody can say.
    assert count(one, conventions=(pact, PROTOCOL)) == 0
    assert count(one, conventions=(PACT, PROTOCOL, twin)) == 0


def test_a_protocol_is_not_checked_against_a_convention_that_is_not_in_the_data() -> None:
    consent = act("CCC", "notification_of_consent", "2001-03-01", "PROTOCOL")
    alone = register(consent, conventions=(PROTOCOL,))
    assert list(check_acts([consent], alone.ledgers)) == []


def test_every_act_is_checked_by_every_rule_that_is_given() -> None:
    wrong = act("CCC", "ratification", "1999-01-01"), act("DDD", "approval", "1999-01-01")
    ledgers = register(*wrong).ledgers
    chosen = (rule for rule in RULES if rule.code in ("D201", "P301"))
    assert [(f.state, f.code) for f in check_acts(wrong, ledgers, chosen)] == [
        ("CCC", "D201"),
        ("CCC", "P301"),
        ("DDD", "D201"),
        ("DDD", "P301"),
    ]
    assert list(check_acts((), ledgers)) == []


# ---- deposit


def test_all_findings_are_given_not_only_the_first() -> None:
    with pytest.raises(NotInDueForm) as refusal:
        founded().deposit(
            act("CCC", "ratification", "1999-01-01"),
            act("BBB", "accession", "2003-01-01"),
            act("DDD", "signature", "2005-01-01"),
        )
    assert {(f.state, f.code) for f in refusal.value.findings} == {
        ("CCC", "D201"),
        ("CCC", "P301"),
        ("BBB", "P303"),
        ("DDD", "D202"),
    }
    assert str(refusal.value).startswith("Not allowed by treaty law:\n- ")
    assert all(str(finding) in str(refusal.value) for finding in refusal.value.findings)


def test_an_act_that_makes_another_unlawful_is_refused() -> None:
    """A signature dated before an existing accession makes that accession unlawful."""
    standing = founded(act("CCC", "accession", "2000-06-01"))
    with pytest.raises(NotInDueForm) as refusal:
        standing.deposit(act("CCC", "signature", "2000-05-01"))
    assert [(f.code, f.where) for f in refusal.value.findings] == [("P302", "CCC accession 2000-06-01 (PACT)")]


def test_earlier_errors_do_not_prevent_a_deposit() -> None:
    wrong = founded(act("CCC", "ratification", "2000-06-01"))
    after = wrong.deposit(act("CCC", "declaration", "2000-06-02"), act("DDD", "accession", "2000-06-02"))
    assert after.status("DDD", "PACT", on="2001-01-01") is mt.Status.PARTY


def test_acts_are_deposited_under_any_name() -> None:
    after = founded().deposit(act("Cascara", "accession", "2003-01-01", "Borduria Pact"))
    (deposited,) = after.acts("PACT", state="CCC")
    assert (deposited.state, deposited.convention) == ("CCC", "PACT")


def test_certain_effects_of_an_undated_act_count() -> None:
    """It acceded in September 2020, so it is party from 1 March 2021."""
    acceded = founded(undated("CCC", "accession", "2020-09"))
    left = acceded.deposit(act("CCC", "withdrawal", "2021-03-01", armed_conflict=False))
    assert left.status("CCC", "PACT", on="2021-09-01") is mt.Status.WITHDRAWN
    with pytest.raises(NotInDueForm, match="P304"):
        acceded.deposit(act("CCC", "withdrawal", "2020-08-31"))
    for early in ("2020-09-15", "2021-02-28"):
        given = act("CCC", "withdrawal", early)
        assert [f.code for f in check_acts([given], acceded.deposit(given).ledgers)] == ["P323"]
    with pytest.raises(NotInDueForm, match="P303") as refusal:
        acceded.deposit(act("CCC", "accession", "2020-10-01"))
    assert len(refusal.value.findings) == 1
    once_more = act("AAA", "notification_of_consent", "2020-09-30", "PROTOCOL")
    assert "AAA" in acceded.deposit(once_more).contracting_states("PROTOCOL", on="2020-09-30")


def test_an_act_is_refused_only_for_what_is_known() -> None:
    """Whether the notice of 2003 took effect depends on an armed conflict: the State may revoke it or accede again."""
    hangs = founded(act("AAA", "withdrawal", "2003-01-15"))
    assert hangs.deposit(act("AAA", "withdrawal_revocation", "2005-05-05")) != hangs
    assert hangs.deposit(act("AAA", "accession", "2005-05-05")) != hangs
    assert hangs.deposit(act("AAA", "notification_of_consent", "2005-05-05", "PROTOCOL")) != hangs
    with pytest.raises(NotInDueForm, match="notice of withdrawal by a State that is undetermined, not party"):
        hangs.deposit(act("AAA", "withdrawal", "2005-05-05"))
    with pytest.raises(NotInDueForm, match="P310"):
        hangs.deposit(act("AAA", "signature", "2000-09-01"), act("AAA", "signature", "2000-09-02"))


def test_an_act_replaces_an_undated_one_that_it_may_be() -> None:
    open_ = founded(
        undated("CCC", "accession", "2020"), undated("CCC", "declaration", "2020"), undated("DDD", "accession", "2020")
    )
    known = open_.deposit(act("CCC", "accession", "2020-09-10"))
    assert [str(item) for item in known.undated("PACT")] == [
        "CCC declaration 2020, day not known (PACT)",
        "DDD accession 2020, day not known (PACT)",
    ]
    assert [str(p.start) for p in known.history("CCC", "PACT").periods] == ["None", "2020-09-10", "2021-03-01"]
    assert open_.history("CCC", "PACT") != known.history("CCC", "PACT")
    assert known.status("CCC", "PACT", on="2022-01-01", known_on="2020-09-09") is mt.Status.OUTSIDE
    declared = open_.deposit(act("CCC", "declaration", "2021-01-01"))
    assert len(declared.undated("PACT")) == 3


@pytest.mark.parametrize("thing", [None, "accession", [act("CCC", "accession", "2003-01-01")], 5])
def test_only_acts_are_deposited_and_take_effect(thing: Any) -> None:
    for ask in (founded().deposit, founded().effect):
        with pytest.raises(TypeError, match="is not an Act"):
            ask(thing)


def test_an_empty_deposit_is_lawful() -> None:
    assert founded().deposit().changes("PACT") == founded().changes("PACT")


# ---- the bundled data


def test_the_bundled_data_is_lawful() -> None:
    """Two acceptances without signature are explained. One reservation was late, as its note says."""
    reg: Register = mt.load()
    acts = [act for convention in reg.conventions for act in reg.acts(convention.key)]
    findings = list(check_acts(acts, reg.ledgers))
    assert [(f.severity.value, f.code, f.convention, f.state) for f in findings] == [
        ("warning", "P301", "CCW", "CHL"),
        ("warning", "P301", "CCW", "CIV"),
        ("warning", "P316", "CCW-AP2", "CAN"),
    ]


def test_the_invented_record_is_as_the_examples_need_it() -> None:
    assert CHARTER.signature is None and CHARTER.withdrawal is None and CHARTER.reservations is None
    assert record().keys == ("PACT", "PROTOCOL", "CHARTER", "COVENANT")
    assert str(founded().convention("PACT").in_force) == "2000-10-01"
    assert founded(BOUND).convention("PROTOCOL").in_force == dt.date(2001, 9, 1)
