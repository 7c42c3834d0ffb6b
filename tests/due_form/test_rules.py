"""Every rule of due form, with an act that breaks it and the nearest one that does not."""

import datetime as dt
from typing import Any

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty import Act, ActRef, NotInDueForm, Register, Severity
from minetreaty.due_form.case import Case
from minetreaty.due_form.rules import RULES, examine
from minetreaty.facts.invented import CHARTER, FOUNDED, PACT, PROTOCOL, act, undated
from minetreaty.model.states import SuccessionOfStates
from tests.invented import founded, record, register

CODES = {
    "before_adoption": "D201",
    "outside_signature_window": "D202",
    "effect_before_act": "D203",
    "published_effect_differs": "D204",
    "confirms_no_signature": "P301",
    "accession_of_signatory": "P302",
    "consents_twice": "P303",
    "leaves_without_being_party": "P304",
    "revokes_no_notice": "P305",
    "consents_without_parent": "P306",
    "too_few_protocols": "P307",
    "outside_its_time": "P308",
    "kind_not_admitted": "P309",
    "signs_twice": "P310",
    "effect_before_period_ends": "D205",
    "effect_despite_conflict": "D206",
    "received_before_written": "D207",
    "succeeds_to_nothing": "P311",
    "applies_without_consent": "P312",
    "objects_to_nothing": "P313",
    "target_not_in_record": "P314",
    "answers_the_wrong_state": "P315",
    "reserves_out_of_time": "P316",
    "intends_after_consent": "P317",
}

LETTER = ActRef(state="AAA", kind="communication", date="2003-05-05")
SENT = act("AAA", "communication", "2003-05-05")
DAY = dt.date.fromisoformat

BOUND = act("AAA", "notification_of_consent", "2001-03-01", "PROTOCOL")

# Each line: the rule, what is there already, the act that breaks the rule, the act nearest to it that does not.
EXAMPLES: dict[str, tuple[str, tuple[Act, ...], Act, Act]] = {
    "before adoption": (
        "before_adoption",
        (),
        act("CCC", "accession", "1999-11-30"),
        act("CCC", "accession", "1999-12-01"),
    ),
    "signature before opening": (
        "outside_signature_window",
        (),
        act("CCC", "signature", "2000-01-09"),
        act("CCC", "signature", "2000-01-10"),
    ),
    "signature after closing": (
        "outside_signature_window",
        FOUNDED,
        act("CCC", "signature", "2000-10-01"),
        act("CCC", "signature", "2000-09-30"),
    ),
    "definitive signature after closing": (
        "outside_signature_window",
        FOUNDED,
        act("CCC", "definitive_signature", "2000-10-01"),
        act("CCC", "definitive_signature", "2000-09-30"),
    ),
    "effect before receipt": (
        "effect_before_act",
        (),
        act("CCC", "declaration", "2001-03-01", effect=dt.date(2001, 2, 28)),
        act("CCC", "declaration", "2001-03-01", effect=dt.date(2001, 3, 1)),
    ),
    "effect before receipt of a succession": (
        "effect_before_act",
        FOUNDED,
        act("NEW", "accession", "2006-03-01", effect=dt.date(2005, 3, 1)),
        act("NEW", "succession", "2006-03-01", effect=dt.date(2005, 3, 1)),
    ),
    "printed day is not the computed one": (
        "published_effect_differs",
        FOUNDED,
        act("CCC", "accession", "2001-03-05", effect=dt.date(2001, 10, 1)),
        act("CCC", "accession", "2001-03-05", effect=dt.date(2001, 9, 1)),
    ),
    "printed day where nothing is computed": (
        "published_effect_differs",
        (),
        act("CCC", "withdrawal", "2001-03-05", effect=dt.date(2001, 9, 6)),
        act("CCC", "territorial_application", "2001-03-05", effect=dt.date(2001, 9, 6)),
    ),
    "ratification without signature": (
        "confirms_no_signature",
        FOUNDED,
        act("CCC", "ratification", "2001-03-05"),
        act("CCC", "accession", "2001-03-05"),
    ),
    "approval with signature": (
        "confirms_no_signature",
        (*FOUNDED, act("CCC", "signature", "2000-05-05")),
        act("DDD", "approval", "2001-03-05"),
        act("CCC", "approval", "2001-03-05"),
    ),
    "ratification on the day of signature": (
        "confirms_no_signature",
        (act("CCC", "signature", "2000-05-05"),),
        act("CCC", "ratification", "2000-05-04"),
        act("CCC", "ratification", "2000-05-05"),
    ),
    "ratification where nothing is signed": (
        "confirms_no_signature",
        FOUNDED,
        act("CCC", "acceptance", "2003-03-05"),
        act("CCC", "acceptance", "2003-03-05", "CHARTER"),
    ),
    "ratification after leaving": (
        "confirms_no_signature",
        (*FOUNDED, act("AAA", "withdrawal", "2003-01-15", armed_conflict=False)),
        act("AAA", "ratification", "2003-07-15"),
        act("AAA", "accession", "2003-07-15"),
    ),
    "accession of a signatory": (
        "accession_of_signatory",
        (act("CCC", "signature", "2000-05-05"),),
        act("CCC", "accession", "2000-05-06"),
        act("CCC", "ratification", "2000-05-06"),
    ),
    "second consent": (
        "consents_twice",
        FOUNDED,
        act("AAA", "accession", "2000-03-21"),
        act("CCC", "accession", "2000-03-21"),
    ),
    "notice before entry into force for the State": (
        "leaves_without_being_party",
        FOUNDED,
        act("AAA", "withdrawal", "2000-09-30"),
        act("AAA", "withdrawal", "2000-10-01"),
    ),
    "notice of an outsider": (
        "leaves_without_being_party",
        FOUNDED,
        act("CCC", "withdrawal", "2002-09-30"),
        act("BBB", "withdrawal", "2002-09-30"),
    ),
    "second notice": (
        "leaves_without_being_party",
        (*FOUNDED, act("AAA", "withdrawal", "2003-01-15")),
        act("AAA", "withdrawal", "2003-01-16"),
        act("BBB", "withdrawal", "2003-01-16"),
    ),
    "notice where there is no clause": (
        "leaves_without_being_party",
        (*FOUNDED, act("AAA", "accession", "2003-01-15", "CHARTER")),
        act("AAA", "withdrawal", "2004-01-15", "CHARTER"),
        act("AAA", "withdrawal", "2004-01-15", "PACT"),
    ),
    "revocation after the effect": (
        "revokes_no_notice",
        (*FOUNDED, act("AAA", "withdrawal", "2003-01-15", armed_conflict=False)),
        act("AAA", "withdrawal_revocation", "2003-07-15"),
        act("AAA", "withdrawal_revocation", "2003-07-14"),
    ),
    "revocation of nothing": (
        "revokes_no_notice",
        (*FOUNDED, act("AAA", "withdrawal", "2003-01-15")),
        act("BBB", "withdrawal_revocation", "2003-02-15"),
        act("AAA", "withdrawal_revocation", "2003-02-15"),
    ),
    "protocol without its convention": (
        "consents_without_parent",
        FOUNDED,
        act("AAA", "notification_of_consent", "2000-03-19", "PROTOCOL"),
        act("AAA", "notification_of_consent", "2000-03-20", "PROTOCOL"),
    ),
    "act of a State that is no more": (
        "outside_its_time",
        FOUNDED,
        act("OLD", "accession", "2005-03-01"),
        act("OLD", "accession", "2005-02-28"),
    ),
    "act of a State that is not yet": (
        "outside_its_time",
        FOUNDED,
        act("NEW", "accession", "2005-02-28"),
        act("NEW", "accession", "2005-03-01"),
    ),
    "consent of a kind that the clause does not name": (
        "kind_not_admitted",
        FOUNDED,
        act("CCC", "notification_of_consent", "2003-03-01"),
        act("CCC", "accession", "2003-03-01"),
    ),
    "definitive signature": (
        "kind_not_admitted",
        (),
        act("CCC", "definitive_signature", "2003-03-01", "CHARTER"),
        act("CCC", "definitive_signature", "2000-03-01"),
    ),
    "signature where nothing is signed": (
        "kind_not_admitted",
        (),
        act("CCC", "signature", "2003-03-01", "CHARTER"),
        act("CCC", "signature", "2000-03-01"),
    ),
    "reservation": (
        "kind_not_admitted",
        FOUNDED,
        act("AAA", "reservation", "2003-03-01", "COVENANT"),
        act("AAA", "reservation", "2003-03-01"),
    ),
    "provisional application": (
        "kind_not_admitted",
        FOUNDED,
        act("AAA", "provisional_application", "2003-03-01", "CHARTER"),
        act("AAA", "provisional_application", "2003-03-01"),
    ),
    "second signature": (
        "signs_twice",
        (act("CCC", "signature", "2000-05-05"),),
        act("CCC", "signature", "2000-05-06"),
        act("DDD", "signature", "2000-05-06"),
    ),
    "effect before the period of notice is over": (
        "effect_before_period_ends",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-14")),
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-15")),
    ),
    "early effect of what is no notice": (
        "effect_before_period_ends",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-01-16")),
        act("AAA", "territorial_application", "2003-01-15", effect=DAY("2003-01-16")),
    ),
    "effect in an armed conflict": (
        "effect_despite_conflict",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-15"), armed_conflict=True),
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-16"), armed_conflict=True),
    ),
    "effect in peace": (
        "effect_despite_conflict",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-14"), armed_conflict=True),
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-14"), armed_conflict=False),
    ),
    "conflict where no clause asks": (
        "effect_despite_conflict",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-15"), armed_conflict=True),
        act("AAA", "withdrawal", "2003-01-15", "PROTOCOL", effect=DAY("2004-01-15"), armed_conflict=True),
    ),
    "letter written after its receipt": (
        "received_before_written",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", dated=DAY("2003-01-16")),
        act("AAA", "withdrawal", "2003-01-15", dated=DAY("2003-01-15")),
    ),
    "circulated before its receipt": (
        "received_before_written",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", circulated=DAY("2003-01-14")),
        act("AAA", "withdrawal", "2003-01-15", circulated=DAY("2003-01-15")),
    ),
    "late reservation circulated first": (
        "received_before_written",
        FOUNDED,
        act("AAA", "accession", "2003-01-15", circulated=DAY("2003-01-14")),
        act("AAA", "reservation", "2003-01-15", circulated=DAY("2003-01-14")),
    ),
    "provisional application by nobody": (
        "applies_without_consent",
        FOUNDED,
        act("CCC", "provisional_application", "2000-05-05"),
        act("BBB", "provisional_application", "2000-05-05"),
    ),
    "application to a territory by nobody": (
        "applies_without_consent",
        FOUNDED,
        act("CCC", "territorial_application", "2003-05-05"),
        act("BBB", "territorial_application", "2003-05-05"),
    ),
    "provisional application by a party": (
        "applies_without_consent",
        FOUNDED,
        act("BBB", "provisional_application", "2000-10-01"),
        act("BBB", "provisional_application", "2000-09-30"),
    ),
    "provisional application where the text knows none": (
        "applies_without_consent",
        FOUNDED,
        act("CCC", "provisional_application", "2003-05-05"),
        act("CCC", "provisional_application", "2003-05-05", "CHARTER"),
    ),
    "objection to nothing": (
        "objects_to_nothing",
        (SENT,),
        act("BBB", "objection", "2003-06-05"),
        act("BBB", "objection", "2003-06-05", target=LETTER),
    ),
    "answer to what is not there": (
        "target_not_in_record",
        (SENT,),
        act("BBB", "objection", "2003-06-05", target=ActRef(state="AAA", kind="communication", date="2003-05-06")),
        act("BBB", "objection", "2003-06-05", target=LETTER),
    ),
    "answer to an act of another kind": (
        "target_not_in_record",
        (SENT,),
        act("BBB", "objection", "2003-06-05", target=ActRef(state="AAA", kind="reservation", date="2003-05-05")),
        act("BBB", "objection", "2003-06-05"),
    ),
    "answer to an act of another State": (
        "target_not_in_record",
        (SENT,),
        act("BBB", "objection", "2003-06-05", target=ActRef(state="CCC", kind="communication", date="2003-05-05")),
        act("BBB", "communication", "2003-05-05", target=LETTER),
    ),
    "answer before the question": (
        "target_not_in_record",
        (SENT,),
        act("BBB", "objection", "2003-05-04", target=LETTER),
        act("BBB", "objection", "2003-05-05", target=LETTER),
    ),
    "objection to one's own act": (
        "answers_the_wrong_state",
        (SENT,),
        act("AAA", "objection", "2003-06-05", target=LETTER),
        act("BBB", "objection", "2003-06-05", target=LETTER),
    ),
    "revocation of another's notice": (
        "answers_the_wrong_state",
        (),
        act("BBB", "withdrawal_revocation", "2003-06-05", target=LETTER),
        act("AAA", "withdrawal_revocation", "2003-06-05", target=LETTER),
    ),
    "communication to anybody": (
        "answers_the_wrong_state",
        (),
        act("AAA", "objection", "2003-06-05", target=LETTER),
        act("AAA", "communication", "2003-06-05", target=LETTER),
    ),
    "reservation to nothing": (
        "reserves_out_of_time",
        FOUNDED,
        act("CCC", "reservation", "2000-02-01"),
        act("AAA", "reservation", "2000-02-01"),
    ),
    "reservation with the consent": (
        "reserves_out_of_time",
        FOUNDED,
        act("BBB", "reservation", "2000-04-04"),
        act("BBB", "reservation", "2000-04-05"),
    ),
    "no intent after consent": (
        "intends_after_consent",
        FOUNDED,
        act("AAA", "intent_not_to_join", "2000-03-21"),
        act("AAA", "intent_not_to_join", "2000-03-19"),
    ),
    "the same consent twice on a day": (
        "consents_twice",
        (*FOUNDED, act("CCC", "accession", "2001-01-01")),
        act("CCC", "accession", "2001-01-01", note="once more"),
        act("DDD", "accession", "2001-01-01"),
    ),
    "signature where there is no window": (
        "outside_signature_window",
        FOUNDED,
        act("CCC", "signature", "2003-03-01"),
        act("CCC", "signature", "2003-03-01", "CHARTER"),
    ),
    "printed day before the computed one": (
        "published_effect_differs",
        FOUNDED,
        act("CCC", "accession", "2001-03-05", effect=DAY("2001-08-01")),
        act("CCC", "withdrawal", "2001-03-05", effect=DAY("2001-08-01")),
    ),
    "early effect where there is no period": (
        "effect_before_period_ends",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-02-15")),
        act("AAA", "withdrawal", "2003-01-15", "CHARTER", effect=DAY("2003-02-15")),
    ),
    "armed conflict of one who does not leave": (
        "effect_despite_conflict",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-15"), armed_conflict=True),
        act("AAA", "territorial_application", "2003-01-15", effect=DAY("2003-07-15"), armed_conflict=True),
    ),
    "armed conflict where there is no clause": (
        "effect_despite_conflict",
        FOUNDED,
        act("AAA", "withdrawal", "2003-01-15", effect=DAY("2003-07-15"), armed_conflict=True),
        act("AAA", "withdrawal", "2003-01-15", "CHARTER", effect=DAY("2003-07-15"), armed_conflict=True),
    ),
    "declaration to a protocol without its convention": (
        "consents_without_parent",
        FOUNDED,
        act("CCC", "notification_of_consent", "2003-01-15", "PROTOCOL"),
        act("CCC", "declaration", "2003-01-15", "PROTOCOL"),
    ),
    "signature after consent": (
        "signs_twice",
        (act("CCC", "accession", "2000-05-05"),),
        act("CCC", "signature", "2000-05-06"),
        act("CCC", "declaration", "2000-05-06"),
    ),
}


def found(rule: str, there: tuple[Act, ...], examined: Act, **more: Any) -> list[mt.Finding]:
    function = next(candidate for candidate in RULES if candidate.__name__ == rule)
    whole = register(*there, examined, **more)
    return list(examine([examined], whole.ledgers, [function]))


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_act_that_breaks_the_rule(example: str) -> None:
    rule, there, broken, _ = EXAMPLES[example]
    findings = found(rule, there, broken)
    assert [(f.code, f.severity) for f in findings] == [(CODES[rule], Severity.ERROR)]
    (finding,) = findings
    assert finding.message and finding.article
    assert (finding.where, finding.convention, finding.state) == (str(broken), broken.convention, broken.state)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_act_that_does_not(example: str) -> None:
    rule, there, _, kept = EXAMPLES[example]
    assert found(rule, there, kept) == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_explained_oddity_is_a_warning(example: str) -> None:
    rule, there, broken, _ = EXAMPLES[example]
    (finding,) = found(rule, there, evolve(broken, oddity="the depositary took it"))
    assert finding.severity is Severity.WARNING
    assert finding.message.endswith("(the depositary took it)")
    assert finding.hint == ""


def test_every_rule_has_an_example_and_a_code() -> None:
    assert (
        {rule.__name__ for rule in RULES}
        == set(CODES)
        == {e[0] for e in EXAMPLES.values()}
        | {
            "too_few_protocols",
            "succeeds_to_nothing",
        }
    )
    assert [rule.__doc__ is not None and rule.__doc__.startswith(CODES[rule.__name__]) for rule in RULES] == [
        True
    ] * len(RULES)
    assert len(set(CODES.values())) == len(CODES)


def test_what_is_said_with_a_finding() -> None:
    """The article and the way out, as the messages of a refusal show them."""
    (late,) = found("outside_signature_window", FOUNDED, act("CCC", "signature", "2001-01-01"))
    assert str(late) == (
        "D202 error: CCC signature 2001-01-01 (PACT): it was open for signature from 2000-01-10 on and before "
        "2000-10-01 [Pact Art. 1] A State that did not sign in time can accede."
    )
    (early,) = found("outside_signature_window", (), act("CCC", "signature", "2000-01-01"))
    assert early.message == "it was open for signature from 2000-01-10 on"
    window = evolve(PACT.signature, closes=DAY("2000-06-01")) if PACT.signature else None
    (closed,) = found(
        "outside_signature_window",
        FOUNDED,
        act("CCC", "signature", "2001-01-01"),
        conventions=(evolve(PACT, signature=window),),
    )
    assert closed.message == "it was open for signature from 2000-01-10 on and before 2000-06-01"
    (gone,) = found("outside_its_time", (), act("OLD", "accession", "2006-01-01"))
    assert gone.message == "OLD is in the depositary's practice until 2005-03-01"
    (young,) = found("outside_its_time", (), act("NEW", "accession", "2001-01-01"))
    assert young.message == "NEW is in the depositary's practice from 2005-03-01 on"
    (kind,) = found("kind_not_admitted", (), act("CCC", "ratification", "2003-01-01", "CHARTER"))
    assert kind.message == "consent is by accession, not by ratification"
    (notice,) = found("leaves_without_being_party", FOUNDED, act("CCC", "withdrawal", "2002-09-30"))
    assert notice.message == "notice of withdrawal by a State that is outside, not party"
    (denunciation,) = found("leaves_without_being_party", FOUNDED, act("AAA", "withdrawal", "2002-09-30", "PROTOCOL"))
    assert "denunciation" in denunciation.message


def test_a_late_reservation_is_a_warning() -> None:
    (late,) = found("reserves_out_of_time", FOUNDED, act("AAA", "reservation", "2003-01-15"))
    assert (late.code, late.severity) == ("P316", Severity.WARNING)
    assert late.message == "reservation after the last signature or consent, of 2000-03-20"


def test_an_effect_before_the_end_of_the_period_is_one_finding() -> None:
    """A printed day too early is D205's, one held up by an armed conflict is no difference; another one is D204's."""

    def findings(effect: str, **more: Any) -> list[str]:
        notice = act("AAA", "withdrawal", "2003-01-15", effect=DAY(effect), effect_sources=("depositary",), **more)
        return [finding.code for finding in examine([notice], founded(notice).ledgers)]

    assert findings("2003-07-14") == ["D205"]
    assert findings("2003-07-15") == []
    assert findings("2003-09-15") == ["D204"]
    assert findings("2003-09-15", armed_conflict=True) == []
    assert findings("2003-07-15", armed_conflict=True) == ["D206"]


# ---- successions


def test_succession_to_nothing() -> None:
    accession = act("OLD", "accession", "2003-01-01")
    succession = act("NEW", "succession", "2006-01-01")
    dissolved = SuccessionOfStates(
        predecessor="Old Union", predecessor_code="OLD", successor="NEW", date=DAY("2005-03-01"), kind="dissolution"
    )

    def codes(*there: Act, after: tuple[SuccessionOfStates, ...] = (dissolved,), act: Act = succession) -> list[str]:
        return [f.message for f in found("succeeds_to_nothing", there, act, successions=after)]

    assert codes(accession) == []
    assert codes() == ["succession to a consent that Old Union had not given"]
    assert codes(evolve(accession, date=DAY("2005-03-01"))) == codes()
    assert codes(evolve(accession, date=DAY("2005-02-28"))) == []
    # One predecessor of several is enough.
    outsider = evolve(dissolved, predecessor="Cascara", predecessor_code="CCC")
    assert codes(accession, after=(outsider, dissolved)) == []
    assert codes(after=(outsider, dissolved)) == ["succession to a consent that Cascara, Old Union had not given"]
    # A State of which the tables say nothing, or that was only renamed, followed no other.
    other = evolve(dissolved, successor="CCC")
    renamed = evolve(dissolved, predecessor_code="NEW")
    for after in ((other,), (renamed,), (other, renamed)):
        assert codes(accession, after=after) == ["succession by a State that followed no other"]
    # What a predecessor outside the tables did is not in the record, and no table at all says nothing.
    unknown = evolve(dissolved, predecessor="Duchy", predecessor_code="")
    assert codes(after=(unknown,)) == codes(after=(dissolved, unknown)) == codes(after=()) == []
    assert codes(act=evolve(succession, kind="accession")) == []


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
        rule = next(rule for rule in RULES if rule.__name__ == "too_few_protocols")
        return len(list(rule(Case(accession, ledgers["PACT"], ledgers))))

    assert count() == count(one) == count(one, late) == count(one, of_another) == count(one, declared) == 1
    assert count(one, other) == 0
    # Without all the protocols in the record, nobody can say.
    assert count(one, conventions=(pact, PROTOCOL)) == 0
    assert count(one, conventions=(PACT, PROTOCOL, twin)) == 0


def test_a_protocol_whose_convention_is_not_in_the_record_is_not_judged_by_it() -> None:
    consent = act("CCC", "notification_of_consent", "2001-03-01", "PROTOCOL")
    alone = register(consent, conventions=(PROTOCOL,))
    assert list(examine([consent], alone.ledgers)) == []


def test_every_act_is_held_against_every_rule_that_is_given() -> None:
    wrong = act("CCC", "ratification", "1999-01-01"), act("DDD", "approval", "1999-01-01")
    ledgers = register(*wrong).ledgers
    chosen = (rule for rule in RULES if rule.__name__ in ("before_adoption", "confirms_no_signature"))
    assert [(f.state, f.code) for f in examine(wrong, ledgers, chosen)] == [
        ("CCC", "D201"),
        ("CCC", "P301"),
        ("DDD", "D201"),
        ("DDD", "P301"),
    ]
    assert list(examine((), ledgers)) == []


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
    assert str(refusal.value).startswith("Not in due form (VCLT Art. 77(1)(d)):\n- ")
    assert all(str(finding) in str(refusal.value) for finding in refusal.value.findings)


def test_an_act_that_disturbs_another_is_refused_for_it() -> None:
    """A signature dated before the accession that stands makes that accession unlawful."""
    standing = founded(act("CCC", "accession", "2000-06-01"))
    with pytest.raises(NotInDueForm) as refusal:
        standing.deposit(act("CCC", "signature", "2000-05-01"))
    assert [(f.code, f.where) for f in refusal.value.findings] == [("P302", "CCC accession 2000-06-01 (PACT)")]


def test_what_was_wrong_before_does_not_stand_in_the_way() -> None:
    wrong = founded(act("CCC", "ratification", "2000-06-01"))
    after = wrong.deposit(act("CCC", "declaration", "2000-06-02"), act("DDD", "accession", "2000-06-02"))
    assert after.status("DDD", "PACT", on="2001-01-01") is mt.Status.PARTY


def test_acts_are_deposited_under_any_name() -> None:
    after = founded().deposit(act("Cascara", "accession", "2003-01-01", "Borduria Pact"))
    (deposited,) = after.acts("PACT", state="CCC")
    assert (deposited.state, deposited.convention) == ("CCC", "PACT")


def test_what_an_act_without_a_day_surely_brought_about_is_reckoned_with() -> None:
    """It acceded in September 2020, so that it is party from 1 March 2021 on."""
    acceded = founded(undated("CCC", "accession", "2020-09"))
    left = acceded.deposit(act("CCC", "withdrawal", "2021-03-01", armed_conflict=False))
    assert left.status("CCC", "PACT", on="2021-09-01") is mt.Status.WITHDRAWN
    for early in ("2020-09-15", "2021-02-28"):
        with pytest.raises(NotInDueForm, match="P304"):
            acceded.deposit(act("CCC", "withdrawal", early))
    with pytest.raises(NotInDueForm, match="P303") as refusal:
        acceded.deposit(act("CCC", "accession", "2020-10-01"))
    assert len(refusal.value.findings) == 1
    once_more = act("AAA", "notification_of_consent", "2020-09-30", "PROTOCOL")
    assert "AAA" in acceded.deposit(once_more).contracting_states("PROTOCOL", on="2020-09-30")


def test_what_is_open_is_not_held_against_an_act() -> None:
    """Whether the notice of 2003 took effect hangs on an armed conflict: so the State may revoke it, or come back."""
    hangs = founded(act("AAA", "withdrawal", "2003-01-15"))
    assert hangs.deposit(act("AAA", "withdrawal_revocation", "2005-05-05")) != hangs
    assert hangs.deposit(act("AAA", "accession", "2005-05-05")) != hangs
    assert hangs.deposit(act("AAA", "notification_of_consent", "2005-05-05", "PROTOCOL")) != hangs
    with pytest.raises(NotInDueForm, match="notice of withdrawal by a State that is undetermined, not party"):
        hangs.deposit(act("AAA", "withdrawal", "2005-05-05"))
    with pytest.raises(NotInDueForm, match="P310"):
        hangs.deposit(act("AAA", "signature", "2000-09-01"), act("AAA", "signature", "2000-09-02"))


def test_an_act_takes_the_place_of_one_without_a_day_that_it_may_be() -> None:
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
        with pytest.raises(TypeError, match="is no Act"):
            ask(thing)


def test_nothing_to_deposit_is_in_due_form() -> None:
    assert founded().deposit().changes("PACT") == founded().changes("PACT")


# ---- the bundled record


def test_the_whole_record_is_in_due_form() -> None:
    """Two acceptances without signature are explained, and a reservation came late, as its own note says."""
    reg: Register = mt.load()
    acts = [act for convention in reg.conventions for act in reg.acts(convention.key)]
    findings = list(examine(acts, reg.ledgers))
    assert [(f.severity.value, f.code, f.convention, f.state) for f in findings] == [
        ("warning", "P301", "CCW", "CHL"),
        ("warning", "P301", "CCW", "CIV"),
        ("warning", "P316", "CCW-AP2", "CAN"),
    ]


def test_charter_and_record_are_as_the_examples_say() -> None:
    assert CHARTER.signature is None and CHARTER.withdrawal is None and CHARTER.reservations is None
    assert record().keys == ("PACT", "PROTOCOL", "CHARTER", "COVENANT")
    assert str(founded().convention("PACT").in_force) == "2000-10-01"
    assert founded(BOUND).convention("PROTOCOL").in_force == dt.date(2001, 9, 1)
