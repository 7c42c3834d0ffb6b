"""Provisions, and what `Register.prohibited` makes of them. Articles and scopes are those of the authentic texts."""

import pickle

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty import Conduct, InvalidChoice, Prohibition, Provision, Register, Weapon
from minetreaty.facts.invented import CHARTER, PACT, PROTOCOL, act, undated
from minetreaty.model.conventions import ProvisionKind, SignatureWindow
from minetreaty.questions.prohibitions import CAVEAT, covers
from tests.invented import founded

MINES = Weapon.ANTI_PERSONNEL_MINES

RULE = Provision(
    article="Art. 1",
    kind=ProvisionKind.PROHIBITION,
    subject="use",
    text="Never use them.",
    conduct=(Conduct.USE,),
    whole=True,
    weapons=(Weapon.OTHER_DEVICES,),
    sources=("gazette",),
)


@pytest.fixture(scope="module")
def reg() -> Register:
    return mt.load()


def articles(answer: Prohibition) -> list[str]:
    return [binding.article for binding in answer.prohibitions]


@pytest.mark.parametrize("key", ["APMBC", "CCM"])
def test_article_1_forbids_every_conduct_altogether(reg: Register, key: str) -> None:
    rules = [p for p in reg.convention(key).provisions if p.article.startswith("Art. 1(1)")]
    assert [p.conduct for p in rules] == [(conduct,) for conduct in Conduct]
    assert all(p.whole and p.kind is ProvisionKind.PROHIBITION and len(p.weapons) == 1 for p in rules)
    assert [p.article for p in rules] == ["Art. 1(1)(a)", *["Art. 1(1)(b)"] * 6, "Art. 1(1)(c)"]


def test_articles_of_the_first_protocol_ii(reg: Register) -> None:
    rules = {p.article: p.kind for p in reg.convention("CCW-P2").provisions}
    assert rules == {
        "Art. 1": ProvisionKind.SCOPE,
        "Art. 3(2)": ProvisionKind.PROHIBITION,
        "Art. 3(3)": ProvisionKind.PROHIBITION,
        "Art. 3(4)": ProvisionKind.DUTY,
        "Art. 4(2)": ProvisionKind.RESTRICTION,
        "Art. 5(1)": ProvisionKind.RESTRICTION,
        "Art. 5(2)": ProvisionKind.DUTY,
        "Art. 6(1)": ProvisionKind.PROHIBITION,
        "Art. 6(2)": ProvisionKind.PROHIBITION,
        "Art. 7": ProvisionKind.DUTY,
        "Art. 8(1)": ProvisionKind.DUTY,
        "Art. 8(2)": ProvisionKind.DUTY,
        "Art. 9": ProvisionKind.DUTY,
    }


def test_article_2_of_protocol_iii_is_whole(reg: Register) -> None:
    # Paragraphs 1 and 2 forbid; 3 and 4 forbid except in the cases that they name.
    rules = {p.article: p.kind for p in reg.convention("CCW-P3").provisions if p.article.startswith("Art. 2")}
    assert rules == {
        "Art. 2(1)": ProvisionKind.PROHIBITION,
        "Art. 2(2)": ProvisionKind.PROHIBITION,
        "Art. 2(3)": ProvisionKind.RESTRICTION,
        "Art. 2(4)": ProvisionKind.RESTRICTION,
    }
    answer = reg.prohibited("FRA", "use", on="2026-01-01", weapon="incendiary weapons")
    assert articles(answer) == ["CCW-P3 Art. 2(1)", "CCW-P3 Art. 2(2)"]
    assert [b.article for b in answer.restrictions] == ["CCW-P3 Art. 2(3)", "CCW-P3 Art. 2(4)"]


def test_articles_9_11_and_12_of_the_amended_protocol(reg: Register) -> None:
    kinds = {p.article: p.kind for p in reg.convention("CCW-AP2").provisions}
    assert {article for article in kinds if article.startswith(("Art. 9", "Art. 11", "Art. 12"))} == {
        "Art. 9(1)",
        "Art. 9(2)",
        "Art. 11(1)",
        "Art. 11(2)",
        "Art. 11(3)",
        "Art. 11(4)-(5)",
        "Art. 11(6)",
        "Art. 11(7)",
        "Art. 12(1)",
        "Art. 12(2)",
        "Art. 12(3)",
        "Art. 12(4)-(5)",
        "Art. 12(6)-(7)",
    }
    assert (kinds["Art. 11(7)"], kinds["Art. 12(1)"]) == (ProvisionKind.RIGHT, ProvisionKind.SCOPE)


def test_every_provision_has_a_text_and_a_source(reg: Register) -> None:
    known = {source.id for source in reg.sources}
    for convention in reg.conventions:
        assert convention.provisions, convention.key
        for provision in convention.provisions:
            assert provision.text.endswith(".") and provision.binds
            assert provision.sources and set(provision.sources) <= known


@pytest.mark.parametrize("state", ["CUB", "LAO", "MNG", "UZB"])
def test_bound_by_the_first_protocol_ii_alone(reg: Register, state: str) -> None:
    answer = reg.prohibited(state, "use", on="2026-02-03", weapon=MINES)
    assert articles(answer) == ["CCW-P2 Art. 3(2)", "CCW-P2 Art. 3(3)"]
    assert [b.article for b in answer.restrictions] == ["CCW-P2 Art. 4(2)", "CCW-P2 Art. 5(1)"]
    assert answer.unbound == (MINES,)


def test_the_amended_protocol_beside_the_ban(reg: Register) -> None:
    answer = reg.prohibited("EST", "use", on="2025-12-26", weapon=MINES)
    assert articles(answer) == [
        "APMBC Art. 1(1)(a)",
        "CCW-AP2 Art. 3(3)-(8)",
        "CCW-AP2 Art. 4; Technical Annex 2",
    ]
    ban = answer.prohibitions[0]
    assert (str(ban.since), str(ban.until), ban.provisional) == ("2004-11-01", "2025-12-27", "")
    assert answer.unbound == ()
    assert "APMBC: notice of withdrawal was given; Estonia stays bound until it takes effect." in answer.notes


def test_a_notice_whose_effect_is_not_sure_sets_no_end(reg: Register) -> None:
    # Eritrea took its notice of 2023-06-21 back on 2023-10-02; on 2023-08-01 nobody knew whether it would take effect.
    for known_on in (None, "2023-08-01"):
        answer = reg.prohibited("ERI", "use", on="2023-08-01", known_on=known_on, weapon=MINES)
        assert [(b.article, str(b.since), b.until) for b in answer.prohibitions] == [
            ("APMBC Art. 1(1)(a)", "2002-02-01", None)
        ]


def test_after_leaving_restrictions_and_the_caveat_remain(reg: Register) -> None:
    answer = reg.prohibited("POL", "use", on="2026-03-01", weapon="anti-personnel mines")
    assert not any(b.convention == "APMBC" for b in (*answer.prohibitions, *answer.restrictions))
    assert {b.article for b in answer.restrictions} >= {"CCW-AP2 Art. 5", "CCW-P2 Art. 4(2)"}
    assert answer.notes[0] == ("APMBC: left on 2026-02-20; what arose before remains (VCLT Art. 70(1)(b), Art. 20(4)).")
    assert answer.notes[-1] == (
        "CCW-P2, CCW-AP2: the record is complete to 2026-02-03; acts from 2026-02-04 on may be missing."
    )
    assert all(binding.doubts for binding in answer.prohibitions)
    text = str(answer)
    assert text.startswith(
        "Poland, use of anti-personnel mines, 2026-03-01: not banned altogether by these treaties: anti-personnel "
        "mines; 8 rules forbid or limit part of it.\nForbidden:\n- CCW-P2 Art. 3(2), in force"
    )
    assert "No treaty in our data that binds Poland bans it altogether for: anti-personnel mines." in text
    assert text.endswith(CAVEAT)


def test_never_a_bare_no(reg: Register) -> None:
    answer = reg.prohibited("USA", "produce", on="2026-01-01")
    assert (answer.prohibitions, answer.restrictions) == ((), ())
    assert answer.unbound == (MINES, Weapon.CLUSTER_MUNITIONS)
    assert "Custom" in answer.caveat and "VCLT Art. 18" in answer.caveat
    assert str(answer).splitlines() == [
        "United States, produce, 2026-01-01: not banned altogether by these treaties: anti-personnel mines, "
        "cluster munitions.",
        "No rule in our data binds United States (produce). Rules on it: APMBC (outside), CCM (outside).",
        "No treaty in our data that binds United States bans it altogether for: anti-personnel mines, "
        "cluster munitions.",
        CAVEAT,
    ]
    with pytest.raises(TypeError, match="no truth value"):
        bool(answer)
    assert repr(answer) == "<Prohibition USA, produce, 2026-01-01: 0 prohibitions, 0 restrictions>"


@pytest.mark.parametrize(
    ("state", "conduct", "weapon", "on", "said"),
    [
        ("NOR", "use", "anti-personnel mines", "2026-01-01", "banned altogether: anti-personnel mines; 8 rules forbid"),
        ("ISR", "use", "incendiary weapons", "2026-01-01", "no rule in our data that binds it."),
        ("USA", "transfer", "anti-personnel mines", "2026-01-01", "; 1 rule forbids or limits part of it."),
        ("LBN", "use", "anti-personnel mines", "2027-01-01", "by these treaties, as far as is known: anti-personnel"),
    ],
)
def test_the_answer_in_one_line(reg: Register, state: str, conduct: str, weapon: str, on: str, said: str) -> None:
    answer = reg.prohibited(state, conduct, on=on, weapon=weapon)
    assert said in answer.answer and str(answer).startswith(f"{answer.answer}\n")


def test_no_rule_binds_it_is_said(reg: Register) -> None:
    """Israel is party to the CCW, its first Protocol and Amended Protocol II, and not to Protocol III."""
    answer = reg.prohibited("ISR", "use", on="2026-01-01", weapon="incendiary weapons")
    assert (answer.prohibitions, answer.restrictions, answer.exceptions, answer.scopes) == ((), (), (), ())
    assert [(standing.convention, standing.status) for standing in answer.not_binding] == [
        ("CCW-P3", mt.Status.OUTSIDE)
    ]
    assert answer.without_rule == (
        "No rule in our data binds Israel (use, incendiary weapons). Rules on it: CCW-P3 (outside)."
    )
    assert answer.without_rule in str(answer) and "no rule binds it" in answer._repr_html_()
    bound = reg.prohibited("FRA", "use", on="2026-01-01", weapon="incendiary weapons")
    assert (bound.without_rule, bound.not_binding) == ("", ())
    assert "no rule binds it" not in bound._repr_html_()
    nobody = reg.prohibited("FRA", "produce", on="2026-01-01", weapon="incendiary weapons")
    assert nobody.without_rule == "Our data have no rule on this (produce, incendiary weapons), for any State."


def test_a_rule_that_perhaps_binds_is_not_said_not_to(reg: Register) -> None:
    answer = reg.prohibited("LBN", "produce", on="2026-12-01", weapon=MINES)
    assert answer.without_rule.startswith(
        "No rule in our data is known to bind Lebanon (produce, anti-personnel mines)."
    )
    assert "No treaty in our data that is known to bind Lebanon bans it altogether" in str(answer)


def test_words_that_leave_something_out_say_so(reg: Register) -> None:
    """Articles 3(6), 3(9) to (11), 6(3) and (4) and 8(1)(d) of Amended Protocol II are not told."""
    parts = {p.article: p.in_part for p in reg.convention("CCW-AP2").provisions if p.in_part}
    assert parts["Art. 3(3)-(8)"] == "paragraphs 4, 6 and 9 to 11 are left out"
    assert {"Art. 6; Technical Annex 3", "Art. 7", "Art. 8(1)"} <= parts.keys()
    answer = reg.prohibited("FRA", "use", on="2026-01-01", weapon=MINES)
    assert "no indiscriminate use. (in part: paragraphs 4, 6 and 9 to 11 are left out)" in str(answer)


def test_the_protocol_on_blinding_lasers_has_its_exception(reg: Register) -> None:
    answer = reg.prohibited("FRA", "use", on="2026-01-01", weapon=Weapon.BLINDING_LASERS)
    assert [binding.article for binding in answer.exceptions] == ["CCW-P4 Art. 3"]


def test_without_a_date_it_is_that_of_the_latest_record(reg: Register) -> None:
    """Poland left the ban on 2026-02-20: its record ends on 2026-04-14, those of the CCW and CCM on 2026-02-03."""
    answer = reg.prohibited("POL", "use", weapon=MINES)
    assert str(answer.on) == "2026-04-14"
    assert not any(binding.convention == "APMBC" for binding in answer.prohibitions)
    assert "APMBC: left on 2026-02-20" in str(answer)
    known = reg.prohibited("POL", "use", weapon=MINES, known_on="2025-12-31")
    assert (str(known.on), articles(known)[0]) == ("2025-12-31", "APMBC Art. 1(1)(a)")


# The 15 States that became party to the CCW after 2004-05-18 and have no instrument on the amendment.
LATER = ("ARE", "ATG", "BDI", "BHR", "CIV", "CMR", "GAB", "KAZ", "MDG", "PSE", "QAT", "SAU", "TKM", "VCT", "VEN")


@pytest.mark.parametrize("state", LATER)
def test_which_text_of_article_1_binds_a_later_party_is_not_determined(reg: Register, state: str) -> None:
    answer = reg.prohibited(state, "use")
    (note,) = (note for note in answer.notes if note.startswith("CCW-A1"))
    assert "the first one or the amended one, is not determined" in note and "VCLT Art. 40(5)(a)" in note
    (scope,) = (binding for binding in answer.scopes if binding.convention == "CCW")
    assert "contested" in {doubt.kind for doubt in scope.doubts} and ", contested: The Convention" in str(answer)
    # It is about the rules of the CCW alone.
    assert not any("CCW-A1" in note for note in reg.prohibited(state, "use", weapon="cluster munitions").notes)
    for key in ("CCW", "CCW-A1"):
        assert note in reg.explain(state, key).notes
    assert note in reg.profile(state).notes
    assert not any("CCW-A1" in said for said in reg.explain(state, "APMBC").notes)


def test_paraguay_was_a_later_party_until_the_amendment_was_in_force_for_it(reg: Register) -> None:
    """Paraguay joined the CCW from 2005-03-22, and the amendment from 2009-06-03."""
    for day, said in (("2005-03-21", False), ("2005-03-22", True), ("2009-06-02", True), ("2009-06-03", False)):
        notes = reg.profile("PRY", on=day).notes
        assert any("is not determined" in note for note in notes) is said, day
        assert any(
            "CCW-A1" in note and "is not determined" in note for note in reg.explain("PRY", "CCW", on=day).notes
        ) is (said)


def test_provisional_application_within_its_scope(reg: Register) -> None:
    # Switzerland declared on 2012-07-17 to apply Art. 1(1)(a) of the CCM, in force for it from 2013-01-01.
    use = reg.prohibited("CHE", "use", on="2012-12-31", weapon="cluster munitions")
    assert articles(use) == ["CCM Art. 1(1)(a)"]
    assert use.prohibitions[0].scope == "cluster munitions; Art. 1(1)(a) (Art. 18)"
    assert "CCM Art. 1(1)(a), applied provisionally since 2012-07-17 until 2013-01-01: Never" in str(use)
    assert "CCM: consented to on 2012-07-17, not yet in force for Switzerland." in use.notes
    assert articles(reg.prohibited("CHE", "produce", on="2012-12-31", weapon="cluster munitions")) == []
    assert articles(reg.prohibited("CHE", "produce", on="2013-01-01", weapon="cluster munitions")) == [
        "CCM Art. 1(1)(b)"
    ]


@pytest.mark.parametrize("conduct", list(Conduct))
def test_the_mine_ban_is_applied_provisionally_in_all_of_its_first_paragraph(reg: Register, conduct: Conduct) -> None:
    # Sweden declared it on 1998-11-30; in force for it from 1999-05-01.
    answer = reg.prohibited("SWE", conduct, on="1999-03-15", weapon=MINES)
    assert [b.provisional for b in answer.prohibitions if b.convention == "APMBC"] == ["Art. 1(1) (Art. 18)"]


@pytest.mark.parametrize(
    ("scope", "article", "covered"),
    [
        ("Art. 1(1)", "Art. 1(1)(b)", True),
        ("Art. 1", "Art. 1(1)(b)", True),
        ("Art. 1(1)(a)", "Art. 1(1)(a)", True),
        ("Art. 1(1)(a)", "Art. 1(1)(b)", False),
        ("Art. 1", "Art. 13", False),
    ],
)
def test_scopes(scope: str, article: str, covered: bool) -> None:
    assert covers(scope, article) is covered


def test_a_contested_suspension_is_told_as_such(reg: Register) -> None:
    answer = reg.prohibited("UKR", "use", on="2026-01-31", weapon=MINES)
    assert articles(answer)[0] == "APMBC Art. 1(1)(a)"
    told = [(a.state, a.kind.value) for a in answer.contested]
    assert told[0] == ("UKR", "communication")
    assert sorted(told[1:]) == [
        ("AUT", "objection"),
        ("BEL", "objection"),
        ("CHE", "objection"),
        ("COL", "objection"),
        ("FRA", "communication"),
        ("NOR", "objection"),
        ("NZL", "objection"),
    ]
    assert "Claimed and contested:\n- UKR: communication of 2025-07-18" in str(answer)
    early = reg.prohibited("UKR", "use", on="2026-01-31", known_on="2025-07-31", weapon=MINES)
    assert [a.state for a in early.contested] == ["UKR"]
    assert reg.prohibited("UKR", "use", on="2025-07-17").contested == ()


def test_a_communication_is_contested_where_it_asserts_a_suspension() -> None:
    said = act("AAA", "communication", "2004-01-01", scope="claimed suspension")
    claimed = evolve(said, date="2004-02-01", asserts="suspension")
    again = undated("AAA", "communication", "2004-03", asserts="suspension")
    reg = founded(said, claimed, again, conventions=(evolve(PACT, provisions=(RULE,)), PROTOCOL, CHARTER))
    assert reg.prohibited("AAA", "use", on="2004-06-01").contested == (claimed, again)
    assert reg.prohibited("AAA", "use", on="2004-01-15").contested == ()


def test_what_the_record_cannot_determine_is_named(reg: Register) -> None:
    answer = reg.prohibited("LBN", "stockpile", on="2026-06-01")
    assert [standing.convention for standing in answer.open] == ["APMBC"]
    assert "Not determined:\n- Lebanon, APMBC" in str(answer)


def test_scopes_of_conflict_and_exceptions(reg: Register) -> None:
    cuba = reg.prohibited("CUB", "use", on="2026-01-01", weapon=MINES)
    assert [b.article for b in cuba.scopes] == ["CCW Art. 1, first text", "CCW-P2 Art. 1", "CCW-A1 Art. 1(2)-(6)"]
    uzbekistan = reg.prohibited("UZB", "use", on="2026-01-01", weapon=MINES)
    assert [b.article for b in uzbekistan.scopes] == ["CCW Art. 1, first text", "CCW-P2 Art. 1"]
    assert [b.article for b in reg.prohibited("DEU", "retain", on="2026-01-01").exceptions] == [
        "APMBC Art. 3(1)",
        "CCM Art. 3(6)-(8)",
    ]
    assert [b.article for b in reg.prohibited("DEU", "assist", on="2026-01-01").exceptions] == ["CCM Art. 21(3)-(4)"]
    assert "CCW Art. 1, first text, in force since" in str(cuba) and "() [" not in str(cuba)


def test_signed_only(reg: Register) -> None:
    # The Marshall Islands signed on 1997-12-04 and ratified on 2025-03-12.
    notes = reg.prohibited("MHL", "use", on="2020-01-01").notes
    assert "APMBC: signed on 1997-12-04, not bound by it; VCLT Art. 18 is not covered here." in notes


def test_unknown_words_are_refused(reg: Register) -> None:
    with pytest.raises(InvalidChoice, match=r"conduct='sell'.*Choose from: use, develop"):
        reg.prohibited("POL", "sell", on="2026-01-01")
    with pytest.raises(InvalidChoice, match="weapon='bows'"):
        reg.prohibited("POL", "use", on="2026-01-01", weapon="bows")


def test_a_treaty_of_ones_own_has_provisions_too() -> None:
    pact = evolve(PACT, provisions=(RULE,), withdrawal=None)
    charter = evolve(CHARTER, provisions=(evolve(RULE, article="Art. 9", whole=False),))
    reg = founded(act("AAA", "accession", "2003-01-01", "CHARTER"), conventions=(pact, PROTOCOL, charter))
    answer = reg.prohibited("AAA", Conduct.USE, on="2005-01-01", weapon=Weapon.OTHER_DEVICES)
    assert articles(answer) == ["PACT Art. 1", "CHARTER Art. 9"]
    assert answer.prohibitions[0].provision is RULE
    assert repr(answer.prohibitions[0]) == "<Binding PACT Art. 1, prohibition of use>"
    assert pickle.loads(pickle.dumps(answer)) == answer
    assert reg.prohibited("BBB", "use", on="2005-01-01", weapon="booby-traps").unbound == ()


def test_a_party_that_left_by_a_clause_without_a_remainder() -> None:
    pact = evolve(PACT, provisions=(RULE,), signature=SignatureWindow(article="Pact Art. 1", opens=PACT.adopted))
    assert pact.withdrawal is not None
    bare = evolve(pact, withdrawal=evolve(pact.withdrawal, condition="", remains="", remains_article=""))
    reg = founded(act("AAA", "withdrawal", "2004-01-01"), conventions=(bare, PROTOCOL, CHARTER))
    assert reg.prohibited("AAA", "use", on="2005-01-01").notes == (
        "PACT: left on 2004-07-01; what arose before remains (VCLT Art. 70(1)(b)).",
    )


OBJECTED = "AUT BEL CHE CYP DEU DNK ESP FIN FRA GBR GRC IRL NLD NOR POL PRT SWE"
"""Who objected to the reservation of the United States to Protocol III, as the depositary prints it."""


def test_a_reservation_is_told_with_the_objections_to_it(reg: Register) -> None:
    found = reg.prohibited("USA", "use", on="2026-02-01", weapon="incendiary weapons")
    (own,) = (item for item in found.reserved if item.state == "USA")
    assert str(own.date) == "2009-01-21" and own.note == "On Art. 2(2) and (3)."
    assert " ".join(sorted(item.state for item in found.reserved if item is not own)) == OBJECTED
    assert "Reserved, with effects between two States under VCLT Arts. 20 and 21:\n- USA, CCW-P3: res" in str(found)


def test_a_reservation_is_told_as_known_on_the_day_and_only_of_the_state_itself(reg: Register) -> None:
    before = reg.prohibited("USA", "use", on="2010-01-31", weapon="incendiary weapons")
    assert [item.state for item in before.reserved] == ["USA"]
    known = reg.prohibited("USA", "use", on="2026-02-01", known_on="2010-02-01", weapon="incendiary weapons")
    assert [item.state for item in known.reserved] == ["USA", "DEU"]
    assert reg.prohibited("DEU", "use", on="2026-02-01", weapon="incendiary weapons").reserved == ()


def test_an_explanation_says_what_a_reservation_does_not_change(reg: Register) -> None:
    notes = "\n".join(reg.explain("USA", "CCW-P3", on="2026-02-01").notes)
    assert "A reservation, and objections to it, change no status" in notes
    assert "A communication" not in notes
    assert "A communication" in "\n".join(reg.explain("UKR", "APMBC", on="2026-02-01").notes)
