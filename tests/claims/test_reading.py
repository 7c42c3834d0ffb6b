"""Reading prose: what is read, with its verdict; what is not, with its reason; and what holds for every text."""

from collections import Counter

import pytest

import minetreaty as mt
from minetreaty import Outcome
from minetreaty.errors import TextTooLong
from tests.cases.claims import CONSTRUCTED, SENTENCES, TEXTS
from tools.measure_claims import measure

S, C, U = Outcome.SUPPORTED, Outcome.CONTRADICTED, Outcome.UNDETERMINED


def said(found: mt.ClaimsFound) -> list[str]:
    """The claims in words, each with its outcome."""
    return [f"{mt.check(claim).outcome} {claim}".rsplit(" (", 1)[0] for claim in found]


# ---- what holds for every text


def holds_together(text: str, published: str, convention: str | None) -> mt.ClaimsFound:
    """Read a text, and assert what holds for all: places, order, reasons, and the same answer again."""
    found = mt.claims_in(text, published=published, convention=convention)
    places = [(claim.start or 0, claim.end or 0) for claim in found]
    assert [text[start:end] for start, end in places] == [claim.text for claim in found]
    assert places == sorted(places)
    assert all(claim.text.strip() for claim in found)
    for part in found.unread:
        assert 0 <= part.start < part.end <= len(text) and part.reason
        assert text[part.start : part.end] == part.text
    assert mt.claims_in(text, published=published, convention=convention) == found
    return found


def test_every_published_sentence_is_read_or_told() -> None:
    assert len(SENTENCES) >= 350 and all(sentence["address"].startswith("http") for sentence in SENTENCES)
    found = [holds_together(item["text"], item["published"], item["convention"]) for item in SENTENCES]
    assert sum(map(len, found)) >= len(SENTENCES) * 0.7
    silent = [item["text"] for item, read in zip(SENTENCES, found, strict=True) if not read and not read.unread]
    assert [text for text in silent if "treaty" in text.lower() or "convention" in text.lower()] == []


@pytest.mark.parametrize("convention", ["APMBC", None])
def test_every_constructed_sentence_holds_together(convention: str | None) -> None:
    found = [holds_together(item["text"], item["published"], convention) for item in CONSTRUCTED]
    assert sum(map(len, found)) >= (100 if convention else 30)


def test_parts_of_a_text_hold_together_too() -> None:
    for item in SENTENCES[::60]:
        text = item["text"]
        for cut in range(0, len(text), 23):
            holds_together(text[cut:], item["published"], item["convention"])
            holds_together(text[:cut], item["published"], item["convention"])


# ---- labelled texts

FLOORS = {
    ("found", "labels"): 0.70,
    ("fitting", "claims"): 0.95,
    ("right", "fitting"): 0.97,
    ("rightly contradicted", "contradicted"): 0.90,
}


@pytest.fixture(scope="module")
def rates() -> Counter[str]:
    sums: Counter[str] = Counter()
    for item in TEXTS:
        measure(item, sums, show=False)
    return sums


@pytest.mark.parametrize(("part", "whole"), FLOORS)
def test_what_is_read_in_labelled_texts_is_right(rates: Counter[str], part: str, whole: str) -> None:
    assert rates[part] >= FLOORS[part, whole] * rates[whole], f"{rates[part]} of {rates[whole]}"


def test_no_claim_is_invented_and_none_lost_without_a_note(rates: Counter[str]) -> None:
    assert len(TEXTS) >= 100 and rates["traps"] >= 30
    assert rates["trapped"] * 37 <= rates["traps"]
    assert rates["silent"] == 0


# ---- single sentences, with what is known from outside

EXACT = [
    (
        "2025-06-16",
        "165 States are party to the Mine Ban Treaty, and 133 have signed it.",
        ["supported 165 States: party", "supported 133 States: signatories"],
    ),
    ("2025-07-16", "164 countries are party to the Mine Ban Treaty.", ["supported 164 States: party"]),
    ("2025-07-16", "The Mine Ban Treaty was signed by 133 states.", ["supported 133 States: signatories"]),
    ("2025-07-16", "Estonia left the Mine Ban Treaty on 27 June 2025.", ["contradicted EST: left 2025-06-27"]),
    ("2025-07-16", "Estonia is no longer a party to the Mine Ban Treaty.", ["contradicted EST: States that have left"]),
    (
        "2025-07-16",
        "Estonia withdrew from the Mine Ban Treaty on 27 June 2025.",
        ["supported EST: withdrew 2025-06-27"],
    ),
    ("2026-01-05", "Estonia left the Mine Ban Treaty on 27 December 2025.", ["supported EST: left 2025-12-27"]),
    ("2026-03-01", "Poland is not bound by the Mine Ban Treaty.", ["supported POL: States not party"]),
    ("2025-07-16", "Tonga was the 166th state to join the Mine Ban Treaty.", ["supported TON: 166 in order, joined"]),
    (
        "1999-05-01",
        "Burkina Faso was the 40th country to ratify the Mine Ban Treaty.",
        ["supported BFA: 40 in order, ratified, accepted or approved"],
    ),
    (
        "2025-07-16",
        "Poland signed the Mine Ban Treaty on 4 December 1997 and ratified it on 27 December 2012.",
        ["supported POL: signed 1997-12-04", "supported POL: ratified, accepted or approved 2012-12-27"],
    ),
    (
        "2025-07-16",
        "The Mine Ban Treaty was adopted on 18 September 1997, opened for signature on 3 December 1997 and "
        "entered into force on 1 March 1999.",
        [
            "supported the convention: adopted 1997-09-18",
            "supported the convention: opened for signature 1997-12-03",
            "supported the convention: entered into force 1999-03-01",
        ],
    ),
    (
        "2025-07-16",
        "China, India, Pakistan and Russia have not joined the Mine Ban Treaty.",
        ["supported CHN, IND, PAK, RUS: outside"],
    ),
    (
        "2025-07-16",
        "Within NATO only the United States remains outside the Mine Ban Treaty.",
        ["supported only USA: outside of NATO"],
    ),
    (
        "2025-07-16",
        "Only the Marshall Islands has signed but not ratified the Mine Ban Treaty.",
        ["contradicted only MHL: signatories that have not consented"],
    ),
    (
        "2025-07-16",
        "More than 80 per cent of the world's states are party to the Mine Ban Treaty.",
        ["supported more than 80 % of States: party"],
    ),
    (
        "2025-07-16",
        "More than 55 million stockpiled mines have been destroyed under the Mine Ban Treaty.",
        ["supported stockpiled_mines_destroyed: more than 55,000,000"],
    ),
    (
        "2024-12-16",
        "In 2023 at least 5,757 casualties were recorded under the Mine Ban Treaty.",
        ["supported casualties: at least 5,757, 2023"],
    ),
    (
        "2025-07-16",
        "Two states, the Marshall Islands and Tonga, joined the Mine Ban Treaty in 2025.",
        ["supported 2 States: joined, 2025", "supported MHL, TON: contracting States, 2025"],
    ),
    (
        "2025-07-16",
        "The Mine Ban Treaty was ratified by Finland in 2012.",
        ["undetermined FIN: ratified, accepted or approved 2012"],
    ),
    ("2025-07-16", "Finland acceded to the Mine Ban Treaty on 9 January 2012.", ["supported FIN: acceded 2012-01-09"]),
    (
        "2025-04-10",
        "Finland has announced that it will withdraw from the Mine Ban Treaty.",
        ["supported (FIN) announced to withdraw"],
    ),
    (
        "2025-07-16",
        "Lithuania's withdrawal from the Convention on Cluster Munitions took effect on 6 March 2025.",
        ["supported LTU: left 2025-03-06"],
    ),
    (
        "2025-07-16",
        "Lithuania became the first country to leave the Convention on Cluster Munitions.",
        ["supported LTU: 1 in order, left"],
    ),
    ("2025-10-01", "112 states are party to the Convention on Cluster Munitions.", ["supported 112 States: party"]),
    (
        "2025-07-16",
        "Neither Russia nor Ukraine has signed the Convention on Cluster Munitions.",
        ["supported RUS, UKR: non signatory"],
    ),
    (
        "2024-06-01",
        "All members of the European Union are party to the Mine Ban Treaty.",
        ["supported only none: not party of EU"],
    ),
    (
        "2024-06-01",
        "Protocol IV entered into force on 30 July 1998.",
        ["supported the convention: entered into force 1998-07-30"],
    ),
    (
        "2024-06-01",
        "The United States ratified the CCW on 24 March 1995.",
        ["supported USA: ratified, accepted or approved 1995-03-24"],
    ),
    (
        "2020-01-01",
        "Yemen must clear its mines by 1 March 2020 under the Mine Ban Treaty.",
        ["supported YEM: clearance due 2020-03-01"],
    ),
    (
        "2025-07-16",
        "Tonga and the Marshall Islands joined the Mine Ban Treaty on 25 June 2025 and 12 March 2025 respectively.",
        ["supported TON: joined 2025-06-25", "supported MHL: joined 2025-03-12"],
    ),
    (
        "2025-07-16",
        "Guatemala's ratification of the Mine Ban Treaty on 26 March 1999 was welcomed.",
        ["supported GTM: ratified, accepted or approved 1999-03-26"],
    ),
    (
        "2025-07-16",
        "Sri Lanka announced that it will accede to the Mine Ban Treaty.",
        ["supported (LKA) announced to join"],
    ),
    ("2025-07-16", "Tonga joined the Mine Ban Treaty last month.", ["supported TON: joined 2025-06"]),
    (
        "2025-07-16",
        "The treaty has 165 states parties. The Ottawa Convention bans mines.",
        ["undetermined 165 States: party"],
    ),
    (
        "2025-07-16",
        "Among the 164 States Parties to the Mine Ban Treaty are Poland and Peru.",
        ["supported POL, PER: party"],
    ),
    (
        "2025-07-16",
        "Among those who have not signed the Mine Ban Treaty are China and India.",
        ["supported CHN, IND: non signatory"],
    ),
    ("2025-07-16", "Poland was not a party to the Mine Ban Treaty in 2010.", ["supported POL: not party, 2010"]),
    (
        "2025-07-16",
        "132 states have ratified or acceded to the Mine Ban Treaty.",
        ["contradicted 132 States: contracting States"],
    ),
]


@pytest.mark.parametrize(("published", "text", "claims"), EXACT)
def test_a_sentence_is_read_and_judged(published: str, text: str, claims: list[str]) -> None:
    assert said(holds_together(text, published, None)) == claims


NOT_READ = [
    ("The Chemical Weapons Convention has 193 States Parties.", "no treaty of the register is named"),
    ("Ghana ratified the Arms Trade Treaty in 2015; Mali joined it in 2013.", "no treaty of the register is named"),
    ("Finland joined NATO on 4 April 2023.", "no treaty of the register is named"),
    ("The Mine Ban Treaty is not the Rome Statute, which 125 states have joined.", "it speaks of another treaty"),
    ("It is not true that Poland has left the Mine Ban Treaty.", "it is denied, doubted or called false"),
    ("Nobody believes that 170 countries are party to the Mine Ban Treaty.", "it is denied, doubted or called false"),
    ("If Chad left the Mine Ban Treaty, 164 states would remain.", "it is supposed or conditional, not said to be so"),
    ("Has India joined the Mine Ban Treaty?", "a question, not a statement"),
    ("Cuba should sign the Mine Ban Treaty.", "it is wished for or conditional, not said to be so"),
    ("Ten of the 33 states outside the Mine Ban Treaty sent observers.", "it is a part of something else"),
    ("Poland will leave the Mine Ban Treaty next year.", "it is still to come"),
    (
        "Tonga and the Marshall Islands joined the Mine Ban Treaty on 25 June 2025 respectively.",
        "which date belongs to which State",
    ),
    ("80 percent of states ratified the Mine Ban Treaty before 2010.", "its time could not be read"),
    ("Poland had joined the Mine Ban Treaty before 2010.", "its time could not be read"),
    ("In the region, the Mine Ban Treaty has 30 States Parties.", "which region is meant could not be read"),
    ("Not 165 countries are party to the Mine Ban Treaty.", "it is denied, doubted or called false"),
    ("Of these, 165 countries are party to the Mine Ban Treaty.", "it is a part of something else"),
    ("The Mine Ban Treaty was signed by its friends.", "who did it could not be read"),
    ("The Mine Ban Treaty was ratified in 1998.", "who did it is not said"),
]


@pytest.mark.parametrize(("text", "reason"), NOT_READ)
def test_what_makes_no_claim_is_told_with_the_reason(text: str, reason: str) -> None:
    found = holds_together(text, "2025-07-16", None)
    assert not found
    assert any(part.reason.startswith(reason) for part in found.unread)


STATEMENT = (
    "The Secretary-General fears for the norm: five European nations, Estonia, Finland, Latvia, Lithuania and Poland, "
    "have announced that they will withdraw from the Anti-Personnel Mine Ban Convention. The treaty has 165 States "
    "Parties, 133 states have signed it, and more than 40 million stockpiled mines have been destroyed under it. He "
    "asked the 32 states that remain outside the treaty, among them China, Iran, Israel, Russia and the United States, "
    "to join it, and has launched a six-month campaign."
)


def test_a_statement_like_that_of_june_2025() -> None:
    found = holds_together(STATEMENT, "2025-06-16", None)
    assert said(found) == [
        "supported 5 States (EST, FIN, LVA, LTU, POL) announced to withdraw",
        "supported 165 States: party",
        "supported 133 States: signatories",
        "supported stockpiled_mines_destroyed: more than 40,000,000",
        "supported 32 States: outside",
        "supported CHN, IRN, ISR, RUS, USA: outside",
    ]
    assert any("six-month"[:3] in part.text for part in found.unread)


# ---- what is no claim

NOT_CLAIMED = [
    "Is Russia a party to the treaty?",
    "If Poland left, 164 states would be party.",
    "Ukraine on June 29 signed a decree to withdraw from the Ottawa Convention.",
    "We urge Russia to join the treaty.",
    "Poland will leave the treaty.",
    "Ten states will leave the treaty.",
    "94 States Parties have completed the destruction of their stockpiles.",
    "The Arms Trade Treaty has 116 parties.",
    "Poland ratified the Geneva Conventions.",
    "Six months after 40 states ratified it the treaty took effect.",
    "The convention was adopted by 107 countries.",
    "If Burkina Faso's ratification was the 40th, the treaty is fine.",
    "The treaty entered into force for Poland.",
    "Us too, the treaty; ",
    "The withdrawal took effect in 2025.",
    "If Poland's withdrawal took effect in 2025, so be it.",
    "No country likes the treaty.",
    "If only Tonga has not joined the treaty.",
    "Only Tonga likes the treaty.",
    "80% of mines under the treaty are gone.",
    "The treaty had 500 mines destroyed.",
    "If states not party Myanmar and Syria used mines under the treaty.",
    "10 of the 20 like the treaty, and 10 of the 2.5 states too.",
    "The number of mines is 20 under the treaty.",
    "Canada and Ireland were the first two countries to complain of the treaty.",
    "Canada and Ireland were the last 2 countries to ratify the treaty.",
    "Poland was the 3rd country to do so under the treaty.",
    "They may 4 times join the treaty att noon.",
    "Finland has said it was mulling withdrawal from the treaty.",
    "Finland left the room after the vote on the treaty.",
    "Spain's government decided to leave the joint venture.",
    "Britain's decision to leave the EU was no subject of the meeting on the treaty.",
    "Finland's parliament ratified the treaty in November 2011.",
    "The German parliament rejected a motion to withdraw from the treaty.",
    "Human Rights Watch regrets Lithuania's decision to withdraw from the convention.",
    "Lithuanian lawmakers did not vote to withdraw from the convention.",
    "Estonia deposited its documents on the treaty on Friday.",
    "The meeting on the treaty was attended by 100 States Parties.",
    "20 States Parties to the treaty are late.",
    "The treaty must be ratified by 40 states.",
    "Five more ratifications of the treaty are expected.",
    "Four additional States ratified the treaty.",
    "Ten countries ratified the treaty since the last report.",
    "Poland became the first State Party to complain of the treaty.",
    "Poland was among the first countries to sign the treaty.",
    "Poland is the most recent to complain of the treaty.",
    "Poland and Peru were the 5th and 6th countries to complain of the treaty.",
    "Poland, Peru and Chile became the 5th and 6th countries to ratify the treaty.",
    "Many like the treaty, the latest being Singapore on 3 May 2023.",
    "No State has ever denounced a humanitarian treaty.",
    "If Chile welcomed the accession of Peru to the treaty.",
    "Peru (2003) and Chile (2004) like the treaty.",
    "The decision on the treaty will be made on Sunday.",
]


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_what_is_not_said_is_not_read(text: str) -> None:
    assert list(holds_together(text, "2025-07-16", "APMBC")) == []


# ---- the convention, the place, the size


def test_the_convention_given_is_meant_by_the_treaty() -> None:
    (claim,) = mt.claims_in("The treaty has 108 signatories.", published="2025-07-16", convention="CCM")
    assert claim.convention == "CCM"
    assert not mt.claims_in("The treaty has 108 signatories.", published="2025-07-16")


def test_two_states_of_one_name_are_told() -> None:
    found = holds_together("Congo has signed the Mine Ban Treaty.", "2025-07-16", None)
    assert any("'Congo' may be any of COD, COG" in part.reason for part in found.unread)


def test_what_is_found_is_a_sequence_that_shows_itself() -> None:
    text = "133 states have signed the Mine Ban Treaty. Should Cuba sign the treaty?"
    found = mt.claims_in(text, published="2025-07-16")
    assert found[:] == tuple(found) and found[0] is next(iter(found))
    assert repr(found).startswith("<1 claim, ") and "unread: " in repr(found)
    assert all(str(part).startswith(f"{part.text!r}: ") for part in found.unread)
    assert hash(found) == hash(mt.claims_in(text, published="2025-07-16"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 1999-03-01", "1999-03-01"),
        ("on March 1, 1999", "1999-03-01"),
        ("on 1st March 1999", "1999-03-01"),
        ("in March 1999", "1999-03"),
        ("in Mar. 1999", "1999-03"),
        ("in 1999", "1999"),
    ],
)
def test_days_in_every_form(text: str, day: str) -> None:
    (claim,) = mt.claims_in(f"The Mine Ban Treaty entered into force {text}.", published="2019-12-01")
    assert isinstance(claim, mt.DateClaim) and str(claim.when) == day


def test_days_that_do_not_exist_are_no_days() -> None:
    assert not mt.claims_in("The Mine Ban Treaty entered into force on 31 February 1999.", published="2019-12-01")


@pytest.mark.parametrize("text", ["165" * 3000, "165," * 3000, "since " * 3000, "( - " * 3000, "1 " * 9000])
def test_long_rows_of_one_thing_make_no_claim(text: str) -> None:
    assert not mt.claims_in(f"The Mine Ban Treaty {text} parties", published="2019-12-01")


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(TextTooLong, match="at most 2,000,000"):
        mt.claims_in(" " * 2_000_001, published="2019-12-01")


def test_bad_arguments_are_refused() -> None:
    with pytest.raises(mt.InvalidDate, match="published"):
        mt.claims_in("165 states are party.", published="June 2025")
    with pytest.raises(mt.UnknownConvention):
        mt.claims_in("165 states are party.", published="2025-06-16", convention="NPT")
