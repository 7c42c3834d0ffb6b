"""Single sentences: of whom, of which treaty, and of which time they speak, and what they leave open."""

import pytest

import minetreaty as mt
from minetreaty.claims.reading import sentences
from minetreaty.claims.reading.sentences import Vocabulary
from tests.claims.test_reading import holds_together, said

READ = [
    # of whom
    ("Finland did so in 2012. It joined the Mine Ban Treaty.", ["supported FIN: contracting States"]),
    ("Poland acceded to no pact. The Mine Ban Treaty has 166 parties.", ["supported 166 States: party"]),
    (
        "Lithuania notified the UN of its withdrawal from the Mine Ban Treaty; Estonia did so on 27 June 2025.",
        ["supported LTU: States that gave notice of withdrawal", "supported EST: gave notice of withdrawal 2025-06-27"],
    ),
    (
        "Neighbours of Ukraine, among them Belarus and Romania, have joined the Mine Ban Treaty.",
        ["supported BLR, ROU: contracting States"],
    ),
    (
        "Malta ratified the Mine Ban Treaty in 2001. The island nation signed it in 1997.",
        ["supported MLT: ratified, accepted or approved 2001", "supported MLT: signed 1997"],
    ),
    ("Cuba hasn't joined the Mine Ban Treaty.", ["supported CUB: outside"]),
    ("Poland said that it had not left the Mine Ban Treaty.", ["supported POL: not States that have left"]),
    ("Peru is among the States that have joined the Mine Ban Treaty.", ["supported PER: contracting States"]),
    ("Neither Cuba nor India has joined the Mine Ban Treaty.", ["supported CUB, IND: outside"]),
    ("The US is the only NATO country outside the Mine Ban Treaty.", ["supported only USA: outside of NATO"]),
    (
        "The Mine Ban Treaty was signed by the Polish Foreign Minister on 4 May 1998.",
        ["contradicted POL: signed 1998-05-04"],
    ),
    ("Mali is the 121st signatory of the Mine Ban Treaty.", ["contradicted MLI: 121 in order, signed"]),
    (
        "The Mine Ban Treaty has been ratified by the Netherlands.",
        ["supported NLD: States that ratified, accepted or approved"],
    ),
    (
        "Mali after long and slow and hard and dull and odd and tired talks and votes and signed the Mine Ban Treaty.",
        ["supported MLI: signatories"],
    ),
    (
        "164 states have ratified the Mine Ban Treaty or have acceded to it.",
        ["undetermined 164 States: contracting States"],
    ),
    (
        "Canada was among the first countries to sign the Mine Ban Treaty on 3 December 1997.",
        ["supported CAN: signed 1997-12-03"],
    ),
    (
        "Canada ratified the Mine Ban Treaty in 1997. It was the first country to do so.",
        [
            "supported CAN: ratified, accepted or approved 1997",
            "supported CAN: 1 in order, ratified, accepted or approved",
        ],
    ),
    (
        "Tonga, which has no mines, is the latest country to join the Mine Ban Treaty.",
        ["supported TON: last, joined"],
    ),
    # of which treaty
    ("The Mine Ban Treaty was discussed, and the treaty again has 166 parties.", ["supported 166 States: party"]),
    ("Fifty parties belong to the Mine Ban Treaty.", ["contradicted 50 States: member"]),
    ("China stays outside the Mine Ban Treaty.", ["supported CHN: outside"]),
    (
        "The Mine Ban Treaty was adopted in Oslo by 90 states on 18 September 1997.",
        ["supported the convention: adopted 1997-09-18"],
    ),
    (
        "The United States said that it intends to accede to the Mine Ban Treaty.",
        ["supported (USA) announced to join"],
    ),
    (
        "Finland's exit from the Mine Ban Treaty takes effect on 10 January 2026.",
        ["supported FIN: left 2026-01-10"],
    ),
    # of which time
    ("161 States are party to the Mine Ban Treaty of 1997.", ["contradicted 161 States: party"]),
    ("In April 164 States had joined the Mine Ban Treaty.", ["undetermined 164 States: contracting States, 2025-04"]),
    (
        "Since the Mine Ban Treaty entered into force in 1999, the 133 States that have signed it have met yearly.",
        ["supported the convention: entered into force 1999", "supported 133 States: signatories"],
    ),
    (
        "There are 54 states in Africa, of which 10 are party to the Mine Ban Treaty.",
        ["contradicted 10 States of Africa: party"],
    ),
    (
        "Some 170 states back the Mine Ban Treaty, of which 166 are party to it.",
        ["supported 166 States: party"],
    ),
]


@pytest.mark.parametrize(("text", "claims"), READ)
def test_a_sentence_says_so_much(text: str, claims: list[str]) -> None:
    assert said(holds_together(text, "2025-07-16", None)) == claims


LEFT = [
    # of whom, or of what, could not be read
    ("Neighbours of Finland have left the Mine Ban Treaty.", "who did it could not be read"),
    ("Two countries, many of which have joined the Mine Ban Treaty, met.", "who did it could not be read"),
    ("The Hague Code, unlike the Mine Ban Treaty, has been signed by 145 states.", "it speaks of another treaty"),
    ("Colombia adopted the plan of the Mine Ban Treaty in 2019.", "what was adopted could not be read"),
    ("The plan of the Mine Ban Treaty's friends takes effect on 1 May 2025.", "it speaks of another treaty"),
    ("The Mine Ban Treaty enters into force for the others on 1 May 2026.", "for whom"),
    ("The Mine Ban Treaty was signed by many in 1997.", "who did it could not be read"),
    ("Iran signed the nuclear deal, and Peru left it in 2018, the Mine Ban Treaty's friends said.", "another treaty"),
    ("Ukraine has suspended the Mine Ban Treaty.", "what is said of it could not be read"),
    ("Poland has either left the Mine Ban Treaty or will.", "it is said of some of them only"),
    (
        "The Mine Ban Treaty differs from Protocol II to the Rome Statute, and 30 states have joined it.",
        "another treaty",
    ),
    ("China is not among the states that have left the Mine Ban Treaty.", "who did it could not be read"),
    ("Poland pulled the Mine Ban Treaty apart.", "what it says of the treaty could not be read"),
    ("The Mine Ban Treaty was ratified by the Polish parliament.", "what those who speak for a State do is not an act"),
    ("The membership of the Mine Ban Treaty rose to 1,200.", "what it says of the treaty could not be read"),
    ("This concerns not the 164 States Parties to the Mine Ban Treaty.", "it is denied, doubted or called false"),
    # of which time could not be read
    ("By then 100 countries had joined the Mine Ban Treaty.", "its time could not be read"),
    ("Mali signed the Mine Ban Treaty, and Niger joined it a year later.", "its time could not be read"),
    ("Mali is the first new State Party to the Mine Ban Treaty since 2017.", "whose rank it is could not be read"),
    ("There were 120 parties to the Mine Ban Treaty before 2003.", "its time could not be read"),
    # a part of something else
    ("Three more countries have announced that they will leave the Mine Ban Treaty.", "it adds to a number"),
    ("Peru is among the 12 signatories of the Mine Ban Treaty that ask for help.", "it is a part of something else"),
    (
        "There are 120 states with mines, of which 50 are party to the Mine Ban Treaty.",
        "it is a part of something else",
    ),
    ("In the region, the Mine Ban Treaty has 20 parties.", "which region is meant could not be read"),
    # not asserted
    ("The claim that Poland left the Mine Ban Treaty in 2023 surprised many.", "who says so"),
    ("Nothing suggests that Poland left the Mine Ban Treaty in 2023.", "it is denied, doubted or called false"),
]


@pytest.mark.parametrize(("text", "reason"), LEFT)
def test_what_a_sentence_leaves_open_is_told(text: str, reason: str) -> None:
    found = holds_together(text, "2025-07-16", None)
    assert any(reason in part.reason for part in found.unread), found


def test_with_a_convention_given_the_text_may_still_speak_of_others() -> None:
    for text in (
        "Sweden joined NATO on 7 March 2024 as its 32nd member.",
        "Austria signed the pact in 2017 and ratified the nuclear ban treaty.",
        "The company has 164 members, and Canada is not a member.",
        "The statute has 124 parties, and India is not a party to it.",
    ):
        found = holds_together(text, "2025-07-16", "APMBC")
        assert found.claims == () and found.unread, text


def test_each_part_without_a_claim_is_told_once() -> None:
    text = "Peru has joined the Mine Ban Treaty, as 40 governments of the Americas and Mali said on 3 May 2020."
    found = holds_together(text, "2025-07-16", None)
    assert len(found) == 1
    assert [part.reason for part in found.unread] == ["what is said of it could not be read"]
    assert found.unread[0].text.endswith("3 May 2020")


def test_vocabularies_are_kept_for_some_registers_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "_KEPT", 1)
    reg = mt.load()
    first = Vocabulary.of(reg)
    assert Vocabulary.of(reg) is first
    other = reg.as_known("2020-01-01")
    assert Vocabulary.of(other) is not first
    assert Vocabulary.of(reg) is not first


@pytest.mark.parametrize("said", ["Poland is a party to", "Poland and Norway are parties to", "Latvia is a member of"])
def test_that_a_state_has_left_is_never_meant_loosely(said: str) -> None:
    """Poland and Latvia signed or joined once, and their withdrawals took effect on 20 February and 27 December."""
    (verdict,) = (mt.check(claim) for claim in mt.claims_in(f"{said} the Mine Ban Treaty.", published="2026-04-01"))
    assert verdict.outcome is mt.Outcome.CONTRADICTED
    (before,) = (mt.check(claim) for claim in mt.claims_in(f"{said} the Mine Ban Treaty.", published="2025-12-01"))
    assert before.outcome is mt.Outcome.SUPPORTED


@pytest.mark.parametrize("said", ["The Marshall Islands is a party to", "The Marshall Islands is a member of"])
def test_a_signature_may_be_meant_by_joining(said: str) -> None:
    (verdict,) = (mt.check(claim) for claim in mt.claims_in(f"{said} the Mine Ban Treaty.", published="2024-04-01"))
    assert verdict.outcome is mt.Outcome.UNDETERMINED
