"""Reading prose: the sentences that others published, and sentences made to show one rule each."""

import json
from typing import Any

import pytest

import minetreaty as mt
from minetreaty import Outcome
from tests.cases.claims import CONSTRUCTED, NAMES, PARTS, SENTENCES, failures, measure, part

S, C = Outcome.SUPPORTED, Outcome.CONTRADICTED


def test_there_are_sentences_from_public_pages() -> None:
    assert len(SENTENCES) >= 350
    assert {sentence["part"] for sentence in SENTENCES} == set(PARTS)
    assert all(sentence["address"].startswith(("http://", "https://")) for sentence in SENTENCES)
    assert all(mt.PartialDate.parse(sentence["published"]).exact for sentence in SENTENCES)
    assert len({json.dumps(sentence, sort_keys=True) for sentence in SENTENCES}) == len(SENTENCES)


RECALL = {
    "at hand": 0.99,
    "held out": 0.98,
    "second held out": 0.94,
    "third held out": 0.9,
    "fourth set": 0.93,
    "fourth held out": 0.91,
}


@pytest.mark.parametrize("name", PARTS)
def test_what_is_read_is_there_and_what_is_there_is_read(name: str) -> None:
    """Floors under what the reader does now; the table is in the explanation of claims."""
    readings = part(name)
    measured = measure(readings)
    told = "\n".join(failures(readings))
    assert measured.precision >= (0.95 if name == "fourth held out" else 0.97), told
    assert measured.recall >= RECALL[name], told
    assert measured.correct >= 0.97, told


# ---- the statement of 16 June 2025

STATEMENT = (
    "To date, 165 States are party to the 1997 Anti-Personnel Mine Ban Convention, also known as the Ottawa "
    "Convention, and 133 have signed it. Since then, more than 40 million stockpiled mines have been destroyed. Five "
    "European countries – Estonia, Finland, Latvia, Lithuania and Poland – have recently announced that they intend to "
    "leave. He appealed to the 32 States that have yet to join the treaty to do so without delay. These countries "
    "include China, Iran, Israel, Russia and the United States."
)


def test_the_secretary_generals_statement() -> None:
    found = mt.claims_in(STATEMENT, published="2025-06-16")
    said = [(type(claim).__name__, mt.check(claim).outcome) for claim in found]
    assert said == [
        ("CountClaim", S),
        ("CountClaim", S),
        ("FigureClaim", S),
        ("AnnouncementClaim", S),
        ("CountClaim", S),
        ("ListClaim", S),
    ]
    assert [STATEMENT[claim.start : claim.end] for claim in found] == [claim.text for claim in found]
    assert all(claim.convention == "APMBC" for claim in found)
    assert found[1].assumed == ()
    assert "taken to be the APMBC, named before" in found[4].assumed[0]
    assert "as said before" in found[5].assumed[-1]
    assert found.unread == ()


def test_a_month_later_some_of_it_is_no_longer_so() -> None:
    found = mt.claims_in(STATEMENT, published="2025-07-16")
    outcomes = {claim.text.split(" ")[0]: mt.check(claim).outcome for claim in found}
    assert outcomes["165"] is C
    assert outcomes["133"] is S
    assert outcomes["32"] is C  # not in force for 33, no consent deposited by 31


# ---- one rule each


@pytest.mark.parametrize("case", CONSTRUCTED, ids=lambda case: case["text"][:60])
def test_constructed_sentence(case: dict[str, Any]) -> None:
    """The kinds of claim that are read, in their order, each with its outcome."""
    found = mt.claims_in(case["text"], published=case["published"])
    assert [f"{NAMES[type(claim)]}: {mt.check(claim).outcome}" for claim in found] == case["claims"]


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
    assert list(mt.claims_in(text, published="2025-07-16")) == []


def test_what_could_not_be_read_is_told_with_its_place() -> None:
    text = (
        "Some 50 are happy about the treaty. Congo has signed it; both have ratified the Rome Statute with 120 states "
        "parties."
    )
    found = mt.claims_in(text, published="2025-07-16")
    reasons = [(text[part.start : part.end], part.reason) for part in found.unread]
    assert ("Some 50 are happy about", "what it counts could not be read") in reasons
    assert any("'Congo' may be any of COD, COG" in reason for _, reason in reasons)
    assert any("another treaty" in reason for _, reason in reasons)
    assert str(found.unread[0]).startswith("'Some 50")
    assert len(found) == 0 and found[:] == ()
    assert repr(found).startswith("<0 claims, ")
    again = mt.claims_in(text, published="2025-07-16")
    assert again == found and hash(again) == hash(found)


def test_reasons_for_what_is_left() -> None:
    def reasons(text: str) -> set[str]:
        return {part.reason for part in mt.claims_in(text, published="2025-07-16").unread}

    assert reasons("Are 165 states party?") == {"a question, no statement"}
    assert reasons("Should Poland leave the treaty?") == {"a question, no statement"}
    assert reasons("Poland would join the treaty.") == {"what is said of it could not be read"}
    assert reasons("If Poland joined the treaty.") == {"it is wished for or conditional, not said to be so"}
    assert reasons("Poland will leave the treaty.") == {"when it is to be could not be read"}
    assert reasons("Ten states will leave the treaty.") == {"when it is to be could not be read"}
    assert reasons("In the region only Tonga has not joined the treaty.") == {"which region is meant could not be read"}
    assert reasons("The 165th country to ratify.") == {"whose rank it is could not be read"}
    assert reasons("70% of states love the treaty.") == {"what share it is could not be read"}
    assert reasons("It is hot: 30 degrees.") == set()
    assert reasons("The treaty was signed six months ago.") == set()


def test_the_convention_meant_is_assumed_and_said_so() -> None:
    (claim,) = mt.claims_in("The treaty has 108 signatories.", published="2025-07-16", convention="CCM")
    assert claim.convention == "CCM" and "none is named" in claim.assumed[0]
    (claim,) = mt.claims_in("Cluster munitions are banned: 112 states are party.", published="2024-07-16")
    assert claim.convention == "CCM" and "what the text is about" in claim.assumed[0]


def test_years_that_are_not_given_are_assumed_and_said_so() -> None:
    (claim,) = mt.claims_in("Tonga acceded to the Ottawa Treaty on 25 June.", published="2026-03-01")
    assert isinstance(claim, mt.DateClaim) and str(claim.when) == "2025-06-25"
    assert "the year of 2025-06-25" in claim.assumed[0]
    (claim,) = mt.claims_in("Tonga joined the Ottawa Treaty today.", published="2025-06-25")
    assert isinstance(claim, mt.DateClaim) and str(claim.when) == "2025-06-25" and claim.assumed == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Three dozen states remain outside the treaty.", 36),
        ("A hundred and sixty-four states are party to the treaty.", 164),
        ("164 States Parties belong to the treaty.", 164),
        ("The treaty has 1 64 parties.", 64),
    ],
)
def test_numbers_in_words_and_figures(text: str, number: int) -> None:
    found = [claim for claim in mt.claims_in(text, published="2019-12-01") if isinstance(claim, mt.CountClaim)]
    assert [claim.number for claim in found] == [number]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The treaty entered into force on 1999-03-01.", "1999-03-01"),
        ("The treaty entered into force on March 1, 1999.", "1999-03-01"),
        ("The treaty entered into force on 1st March 1999.", "1999-03-01"),
        ("The treaty entered into force in March 1999.", "1999-03"),
        ("The treaty entered into force in Mar. 1999.", "1999-03"),
    ],
)
def test_days_in_every_form(text: str, day: str) -> None:
    found = [claim for claim in mt.claims_in(text, published="2019-12-01") if isinstance(claim, mt.DateClaim)]
    assert [str(claim.when) for claim in found] == [day]


def test_days_that_do_not_exist_are_no_days() -> None:
    assert list(mt.claims_in("The treaty entered into force on 31 February 1999.", published="2019-12-01")) == []
    assert list(mt.claims_in("It may become law, the treaty, in may.", published="2019-12-01")) == []


@pytest.mark.parametrize("text", ["165" * 3000, "165," * 3000, "since " * 3000, "( - " * 3000])
def test_long_rows_of_one_thing_make_no_claim(text: str) -> None:
    assert list(mt.claims_in(f"The treaty {text} parties", published="2019-12-01")) == []


def test_a_text_is_read_by_sentences() -> None:
    text = "Mr. Smith of the U.S. said so. The treaty has 164 parties! 133 have signed\n\n- 33 remain outside it; fine"
    found = mt.claims_in(text, published="2019-12-01")
    assert [claim.text for claim in found] == ["164 parties", "133 have signed", "33 remain outside"]


def test_bad_arguments_are_refused() -> None:
    with pytest.raises(mt.InvalidDate, match="published"):
        mt.claims_in("165 states are party.", published="June 2025")
    with pytest.raises(mt.UnknownConvention):
        mt.claims_in("165 states are party.", published="2025-06-16", convention="NPT")
