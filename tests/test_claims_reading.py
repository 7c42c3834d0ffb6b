"""Reading prose: the sentences that others published, and sentences made to show one rule each."""

import json
from collections.abc import Sequence

import pytest

import minetreaty as mt
from minetreaty import Outcome
from tests.cases.claims import HALVES, SENTENCES, failures, half, measure

S, C, U = Outcome.SUPPORTED, Outcome.CONTRADICTED, Outcome.UNDETERMINED


def test_there_are_sentences_from_public_pages() -> None:
    assert len(SENTENCES) >= 120
    assert all(sentence["address"].startswith(("http://", "https://")) for sentence in SENTENCES)
    assert all(mt.PartialDate.parse(sentence["published"]).exact for sentence in SENTENCES)
    assert len({json.dumps(sentence, sort_keys=True) for sentence in SENTENCES}) == len(SENTENCES)


@pytest.mark.parametrize("name", HALVES)
def test_what_is_read_is_there_and_what_is_there_is_read(name: str) -> None:
    """Floors under what the reader does now; the table is in the explanation of claims."""
    readings = half(name)
    measured = measure(readings)
    told = "\n".join(failures(readings))
    assert measured.precision >= 0.98, told
    assert measured.recall >= 0.93, told
    assert measured.correct >= 0.97, told


# ---- the statement of 16 June 2025

STATEMENT = (
    "To date, 165 States are party to the 1997 Anti-Personnel Mine Ban Convention, also known as the Ottawa Convention, and "
    "133 have signed it. Since then, more than 40 million stockpiled mines have been destroyed. Five European countries – "
    "Estonia, Finland, Latvia, Lithuania and Poland – have recently announced that they intend to leave. He appealed to the "
    "32 States that have yet to join the treaty to do so without delay. These countries include China, Iran, Israel, Russia "
    "and the United States."
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

CONSTRUCTED: list[tuple[str, str, Sequence[tuple[str, Outcome]]]] = [
    ("2025-06-18", "165 countries are party, 133 have signed, 32 have yet to join.", [("count", S)] * 3),
    ("2026-03-01", "161 States are parties to the Anti-Personnel Mine Ban Convention.", [("count", S)]),
    ("2019-12-01", "One hundred sixty-four countries are members of the treaty.", [("count", S)]),
    ("2019-12-01", "The treaty counts 164 members.", [("count", S)]),
    ("2019-12-01", "A total of 133 states signed and 164 ratified or acceded.", [("count", S)] * 2),
    ("2019-12-01", "Of 197 states, 164 are party.", [("count", S)] * 2),
    ("2024-06-01", "133 of the world's 197 states signed the treaty.", [("count", S)] * 2),
    ("2024-06-01", "There are 164 States Parties, 36 of them in Europe.", [("count", S), ("count", C)]),
    ("2024-06-01", "There are 160+ States Parties.", [("count", S)]),
    ("2024-06-01", "160 or more states are party.", [("count", S)]),
    ("2024-06-01", "At most 150 states are party; fewer than 200 have signed.", [("count", C), ("count", S)]),
    ("2024-06-01", "About 160 states are party, nearly 140 signed.", [("count", S), ("count", S)]),
    ("2025-08-25", "Five states have notified the Secretary-General of their withdrawal.", [("count", S)]),
    ("2025-08-25", "Five countries have withdrawn from the Ottawa Treaty.", [("count", C)]),
    ("2025-10-01", "The number of States Parties rose from 164 to 166 in 2025.", [("count", S)]),
    ("2025-10-01", "Tonga's accession brought the total number of states parties to 166.", [("count", S)]),
    ("2025-10-01", "The treaty has two more States Parties than in 2024.", [("change", S)]),
    ("2026-03-01", "There are five fewer parties than in August 2025.", [("change", S)]),
    ("2025-10-01", "Two states joined the Mine Ban Treaty in 2025.", [("span", S)]),
    ("2010-01-01", "Ten states ratified the treaty between 1 January 2004 and 31 December 2006.", [("span", C)]),
    ("2010-01-01", "Since 2009, one state has joined the treaty.", [("span", C)]),
    ("2025-12-01", "Five states will leave the treaty in 2026.", [("span", C)]),
    ("2025-09-01", "Ukraine has withdrawn from the Mine Ban Treaty.", [("status", C)]),
    ("2025-09-01", "Estonia is no longer a State Party to the Ottawa Convention.", [("status", C)]),
    ("2026-01-05", "Estonia is no longer a State Party to the Ottawa Convention.", [("status", S)]),
    ("2026-01-05", "Estonia, Latvia and Lithuania ceased to be parties on 27 December 2025.", [("date", S)] * 3),
    ("2025-12-01", "Poland remains bound by the Mine Ban Convention until 20 February 2026.", [("status", S)]),
    ("2024-05-01", "India signed the Ottawa Treaty in 1997.", [("date", C)]),
    ("2024-05-01", "The US signed the Ottawa Treaty in 1997 but never ratified it.", [("date", C), ("status", S)]),
    ("2024-05-01", "Neither the United States nor Russia has joined the treaty.", [("list", S)]),
    ("2024-05-01", "Neither the United States nor Russia has acceded to the treaty.", []),
    ("2024-05-01", "All EU member states are parties to the Ottawa Convention.", [("list", S)]),
    ("2025-12-30", "All members of the European Union are party to the Mine Ban Treaty.", [("list", C)]),
    ("2024-05-01", "All EU member states have acceded.", []),
    ("2024-05-01", "All NATO members have joined the treaty except the United States.", [("list", S)]),
    ("2024-05-01", "The United States is the only NATO member that has not joined the treaty.", [("list", S)]),
    ("2024-05-01", "Cuba and the United States are the only countries in the Americas that have not joined.", [("list", S)]),
    ("2024-06-01", "The Marshall Islands is the only signatory that has not ratified.", [("list", S)]),
    ("2024-06-01", "Only the United States and Cuba in the Americas remain outside the treaty.", [("list", S)]),
    ("2024-06-01", "In the region, only Tonga has not joined.", []),
    ("2024-06-01", "No state has ever withdrawn from the Mine Ban Treaty.", [("list", S)]),
    ("2026-06-01", "No EU state has withdrawn from the Mine Ban Treaty.", [("list", U)]),
    ("2018-05-01", "Palestine became the 164th State Party on 29 December 2017.", [("rank", S)]),
    ("2018-05-01", "Sri Lanka acceded in December 2017, becoming its 164th State Party.", [("date", S), ("rank", C)]),
    ("2020-01-01", "Canada, Ireland and Mauritius were the first three countries to ratify the treaty.", [("rank", S)] * 3),
    ("2025-06-30", "Tonga joined on 25 June, the 166th country to do so.", [("date", S), ("rank", S)]),
    ("2013-01-01", "Poland was the last EU member to ratify the Ottawa Convention.", [("rank", S)]),
    ("2013-01-01", "The accession of Finland made it the 159th party.", [("rank", S)]),
    ("2013-01-01", "The 161st country to ratify was Poland.", [("rank", S)]),
    ("2013-01-01", "Poland deposited the 161st ratification.", [("rank", S)]),
    ("2025-10-01", "Vanuatu acceded to the cluster bomb treaty in 2025. It was the 113th country to join.", [("date", S), ("rank", S)]),
    ("2020-01-01", "The treaty was adopted in Oslo on 18 September 1997 and entered into force on 1 March 1999.", [("date", S)] * 2),
    ("2020-01-01", "The Ottawa Treaty came into force on 3 December 1997.", [("date", C)]),
    ("2020-01-01", "The treaty opened for signature on 3-4 December 1997 and became law on 1 March 1999.", [("date", S)] * 2),
    ("2025-07-05", "Three Baltic states deposited their notices of withdrawal on 27 June 2025.", [("date", S)] * 3),
    ("2025-07-20", "Finland's withdrawal will take effect on 10 January 2026.", [("date", S)]),
    ("2025-07-20", "Finland's withdrawal will take effect on 10 January.", [("date", S)]),
    ("2026-03-01", "Poland's withdrawal took effect on 20 February 2026, leaving 161 parties.", [("date", S), ("count", S)]),
    ("2026-03-01", "The withdrawal of Poland took effect on 20 February 2026.", [("date", S)]),
    ("2025-07-10", "Ukraine ratified the Mine Ban Treaty on 27 December 2005.", [("date", S)]),
    ("2025-07-10", "Ukraine has been a party since 2006.", [("date", S)]),
    ("2025-07-10", "Eritrea withdrew from the Mine Ban Treaty in 2023.", [("date", U)]),
    ("2026-07-10", "Lebanon acceded to the Mine Ban Treaty in 2026.", [("date", S)]),
    ("2026-07-10", "162 countries are party to the Mine Ban Treaty.", [("count", U)]),
    ("2024-06-01", "China, Russia, India, Pakistan and Israel remain outside the treaty.", [("list", S)]),
    ("2024-06-01", "Vietnam, Cuba and Egypt have signed the treaty.", [("list", C)]),
    ("2024-06-01", "Myanmar, a state not party, used mines; so did signatory Poland.", [("status", S), ("status", S)]),
    ("2024-06-01", "States not party Myanmar and Syria used mines.", [("list", S)]),
    ("2024-06-01", "Countries that have not signed include India and Pakistan.", [("list", S)]),
    ("2024-06-01", "Myanmar (not party to the treaty) used mines.", [("status", S)]),
    ("2024-06-01", "Poland, a signatory, and Ukraine, a party to the treaty, met.", [("status", S), ("status", S)]),
    ("2025-06-16", "Russia, Iran and Israel are among the 32 states outside.", [("list", S), ("count", S)]),
    ("2025-06-16", "The treaty has 165 States Parties, including Poland.", [("count", S), ("list", S)]),
    ("2024-06-01", "More than half of the world's countries have joined the Convention on Cluster Munitions.", [("share", S)]),
    ("2025-10-01", "Around 84% of states are party to the Mine Ban Treaty.", [("share", S)]),
    ("2024-06-01", "The treaty has 164 members, or more than 80 per cent of UN member states.", [("count", S), ("share", S)]),
    ("2024-06-01", "The treaty, ratified by 90% of states, bans mines.", [("share", C)]),
    ("2024-06-01", "80% of the world's states now count as parties.", [("share", S)]),
    ("2024-06-01", "Two thirds of Asian states have joined the treaty.", [("share", C)]),
    ("2025-04-01", "In 2023, at least 5,757 casualties were recorded.", [("figure", S)]),
    ("2025-12-01", "States Parties destroyed nearly 55 million stockpiled antipersonnel mines.", [("figure", S)]),
    ("2025-03-20", "Moves to leave the treaty were announced: plans to withdraw by five states are known.", [("announcement", U)]),
    ("2025-04-20", "Moves to leave the treaty were announced: plans to withdraw by five states are known.", [("announcement", S)]),
    ("2025-04-20", "Poland and Finland plan to quit the treaty.", [("announcement", S)]),
    ("2012-12-10", "Poland has announced its intention to join the treaty.", [("announcement", S)]),
    ("2025-10-01", "Amended Protocol II has 107 High Contracting Parties.", [("count", S)]),
    ("2025-10-01", "128 states are party to the CCW; the Protocol on Blinding Laser Weapons has 111 parties.", [("count", S)] * 2),
    ("2024-06-01", "The Convention on Cluster Munitions (CCM) has 112 parties.", [("count", S)]),
    ("2024-06-01", "Cluster bombs are banned by a treaty with 112 parties.", [("count", S)]),
    ("2024-06-01", "A bilateral treaty has 164 parties.", [("count", S)]),
    ("2024-06-01", "Five States have signed or acceded.", [("count", C)]),
    ("2025-06-01", "The Marshall Islands was the one hundred and sixty-fifth State Party.", [("rank", S)]),
    ("2024-06-01", "All EU member states (and more) are parties to the treaty.", [("list", S)]),
    ("2012-07-01", "Today, the Ottawa Convention has entered into force for Finland.", [("date", S)]),
    ("2024-06-01", "Myanmar, which is not a signatory, used mines.", [("status", S)]),
    ("2024-06-01", "27 EU members have joined the treaty.", [("count", S)]),
    ("2024-06-01", "The Marshall Islands is the only signatory in Oceania.", [("list", S)]),
]  # fmt: skip

KINDS = {
    "count": mt.CountClaim,
    "list": mt.ListClaim,
    "status": mt.StatusClaim,
    "date": mt.DateClaim,
    "rank": mt.RankClaim,
    "span": mt.SpanClaim,
    "share": mt.ShareClaim,
    "change": mt.ChangeClaim,
    "figure": mt.FigureClaim,
    "announcement": mt.AnnouncementClaim,
}


@pytest.mark.parametrize(("published", "text", "expected"), CONSTRUCTED, ids=lambda value: str(value)[:60])
def test_constructed_sentence(published: str, text: str, expected: Sequence[tuple[str, Outcome]]) -> None:
    found = [(type(claim), mt.check(claim).outcome) for claim in mt.claims_in(text, published=published)]
    assert found == [(KINDS[kind], outcome) for kind, outcome in expected]


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
]


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_what_is_not_said_is_not_read(text: str) -> None:
    assert list(mt.claims_in(text, published="2025-07-16")) == []


def test_what_could_not_be_read_is_told_with_its_place() -> None:
    text = "Some 50 are happy about the treaty. Congo has signed it; both have ratified the Rome Statute with 120 states parties."
    found = mt.claims_in(text, published="2025-07-16")
    reasons = [(text[part.start : part.end], part.reason) for part in found.unread]
    assert ("Some 50 are happy about", "what it counts could not be read") in reasons
    assert any("'Congo' may be any of COD, COG" in reason for _, reason in reasons)
    assert any("another treaty" in reason for _, reason in reasons)
    assert str(found.unread[0]).startswith("'Some 50")
    assert len(found) == 0 and found[:] == ()
    assert repr(found).startswith("<0 claims, ")


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


def test_a_text_is_read_by_sentences() -> None:
    text = "Mr. Smith of the U.S. said so. The treaty has 164 parties! 133 have signed\n\n- 33 remain outside it; fine"
    found = mt.claims_in(text, published="2019-12-01")
    assert [claim.text for claim in found] == ["164 parties", "133 have signed", "33 remain outside"]


def test_bad_arguments_are_refused() -> None:
    with pytest.raises(mt.InvalidDate, match="published"):
        mt.claims_in("165 states are party.", published="June 2025")
    with pytest.raises(mt.UnknownConvention):
        mt.claims_in("165 states are party.", published="2025-06-16", convention="NPT")
