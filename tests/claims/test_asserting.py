"""What is asserted of our treaties and what is not, and that every sentence about them is read or listed as unread."""

import itertools
import time

import pytest

import minetreaty as mt
from minetreaty.claims.reading.sentences import _split  # pyright: ignore[reportPrivateUsage]
from tests.claims.test_reading import holds_together, said

NOTHING = [
    # said by nobody, or by somebody who is not believed
    "There is talk in the corridors that Georgia has joined the Mine Ban Treaty.",
    "A tabloid ran a story that Poland had withdrawn from the Mine Ban Treaty in 2020.",
    "Insiders suggest Georgia acceded to the Mine Ban Treaty.",
    "According to hearsay, Norway left the Mine Ban Treaty.",
    "Georgia has probably joined the Mine Ban Treaty.",
    "Anyone who says that Iran signed the Mine Ban Treaty in 1997 is misinformed.",
    "“Every State has ratified the Mine Ban Treaty” was one of the answers to choose from.",
    "An earlier version of this article said that 174 countries are party to the Mine Ban Treaty.",
    "He said that Egypt signed the Mine Ban Treaty in 1997. He was mistaken.",
    "The Mine Ban Treaty has 180 parties, the leaflet says. It has not.",
    "“Norway has left the Mine Ban Treaty,” the headline said. The paper later retracted it.",
    # supposed, wished for, planned, or at a time that is open
    "Let us say that 180 states have joined the Mine Ban Treaty.",
    "In the television series Georgia has joined the Mine Ban Treaty.",
    "As soon as Georgia has joined the Mine Ban Treaty, clearance can start.",
    "When China joins the Mine Ban Treaty, stocks will fall.",
    "Before the United States joins the Mine Ban Treaty, the Senate must consent.",
    "The exercise starts when Poland has quit the Mine Ban Treaty.",
    "A bill under which Georgia accedes to the Mine Ban Treaty was read.",
    "Georgia's accession to the Mine Ban Treaty on 1 March 2025 is planned.",
    "Norway's withdrawal from the Mine Ban Treaty would take effect on 1 May 2025 if notified today.",
    "By 2030 the Mine Ban Treaty is to have 180 States Parties.",
    "By the time it entered into force, 67 states had ratified the Mine Ban Treaty.",
    # the object is something else
    "Chad left the Mine Ban Treaty conference on 3 December 2014.",
    "Japan approved the Mine Ban Treaty budget in 2020.",
    "Some 80 states adopted the Mine Ban Treaty's action plan on 29 November 2019.",
    "The committee of the Mine Ban Treaty has four members: Peru, Norway, Thailand and Zambia.",
    "The Mine Ban Treaty's committee has four members: Peru, Norway, Thailand and Zambia.",
    "Norway's law implementing the Mine Ban Treaty entered into force on 1 May 1998.",
    "A new law on the Mine Ban Treaty's aims entered into force in Croatia on 21 October 2015.",
    "The forum, which 194 states have joined, supports the Mine Ban Treaty.",
    "Like the Mine Ban Treaty, the nuclear ban has been signed by 93 countries.",
    "Half of the 20 signed the Mine Ban Treaty.",
    "Ukraine has destroyed 3 million stockpiled mines under the Mine Ban Treaty.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_not_asserted_of_a_treaty_is_no_claim(text: str) -> None:
    found = holds_together(text, "2024-06-01", "APMBC")
    assert said(found) == []
    assert found.unread


SAID = [
    ("2024-06-01", "The minister recalled that Poland ratified the Mine Ban Treaty in 2012.", ["supported"]),
    ("2024-06-01", "“Poland ratified the Mine Ban Treaty in 2012,” the minister said.", ["supported"]),
    ("2024-06-01", "Poland joined the treaty that 164 states have joined, the Mine Ban Treaty.", ["supported"] * 2),
    ("2012-07-03", "For Finland, the Mine Ban Treaty took effect on 1 July 2012.", ["supported"]),
    ("2025-07-16", "Estonia leaves the Mine Ban Treaty on 27 December 2025.", ["supported"]),
    ("2025-07-16", "Estonia leaves the Mine Ban Treaty on 1 November 2025.", ["contradicted"]),
    ("2019-10-01", "Mali has joined the Mine Ban Treaty. Georgia is not among them.", ["supported"] * 2),
    ("2008-07-20", "Iraq joined the Mine Ban Treaty on 15 August 2007, bringing the total to 155.", ["supported"] * 2),
    ("2008-07-20", "Mali has joined the Mine Ban Treaty, bringing the total to 140.", ["supported", "undetermined"]),
    ("2026-02-01", "The number of countries that have joined the Mine Ban Treaty fell to 162.", ["supported"]),
    ("2023-10-01", "Afghanistan signed but never ratified the CCW.", ["contradicted"]),
    (
        "2026-03-01",
        "Poland's notice of withdrawal from the Mine Ban Treaty was deposited on 20 August 2025.",
        ["supported"],
    ),
    ("2013-06-01", "On 5 July 2002, at a ceremony in New York, Angola ratified the Mine Ban Treaty.", ["supported"]),
    ("2022-03-01", "The CCW has 125 parties. Russia ratified Protocol III in 1982. Egypt signed in 1981.", 3),
    ("2024-12-16", "Landmine Monitor recorded 5,757 casualties in 2023. The Mine Ban Treaty has 164 parties.", 2),
]


@pytest.mark.parametrize(("published", "text", "outcomes"), SAID)
def test_what_is_asserted_is_read_and_judged(published: str, text: str, outcomes: list[str] | int) -> None:
    given = "CCW" if "CCW" in text else "APMBC"
    found = [line.split()[0] for line in said(holds_together(text, published, given))]
    if isinstance(outcomes, int):
        assert len(found) == outcomes and "contradicted" not in found
    else:
        assert found == outcomes


def test_a_treaty_must_be_spoken_of() -> None:
    found = mt.claims_in(
        "Estonia and Latvia have signed. Fifteen states left in May.", published="2024-06-01", convention="APMBC"
    )
    assert not found
    assert {"the text does not say that it speaks of a treaty"} == {part.reason for part in found.unread}


def test_what_was_right_though_not_yet_known_is_not_contradicted() -> None:
    found = mt.claims_in("152 countries have joined the Mine Ban Treaty.", published="2006-09-20")
    verdict = mt.check(found[0])  # Montenegro notified its succession a month later
    assert verdict.outcome is mt.Outcome.UNDETERMINED
    assert "which makes the claim supported" in verdict.since_learnt


SUBJECTS = (
    "Poland",
    "Neither China nor India",
    "Five states",
    "The government of Norway",
    "It",
    "Some",
    "164 countries",
    "Ten of the 33",
    "13 more",
    "No state",
    "Turkey's foreign minister",
    "Everyone but Russia",
    "Most European nations",
    "Another 12 states",
    "Chad (in 1999)",
    "None of them",
)
VERBS = (
    "signed",
    "has not signed",
    "will join",
    "left",
    "is leaving",
    "withdrew from",
    "is bound by",
    "is a party to",
    "pulled out of",
    "adopted",
    "deposited its instrument under",
    "ratified the budget of",
    "may accede to",
    "was the 40th to ratify",
    "suspended",
    "remains outside",
    "approved a bill to leave",
    "notified its withdrawal from",
    "denounced",
    "accepted",
    "must clear its land under",
)
ENDS = (
    "the Mine Ban Treaty",
    "the treaty in 1997",
    "that treaty by then",
    "the Convention on Cluster Munitions, and Finland did so too",
)


def test_no_sentence_about_a_treaty_is_lost_without_a_note() -> None:
    lost: list[str] = []
    for subject, verb, end in itertools.product(SUBJECTS, VERBS, ENDS):
        text = f"The Mine Ban Treaty was adopted in 1997. {subject} {verb} {end}. It rained."
        found = mt.claims_in(text, published="2025-07-01", convention="APMBC")
        start, stop = list(_split(text))[1]
        places = [(part.start or 0, part.end or 0) for part in (*found, *found.unread)]
        if not any(first < stop and last > start for first, last in places):
            lost.append(text)
    assert lost == []


@pytest.mark.parametrize(
    "part", ["1 ", "; ", "Poland, ", "in 1997 ", "has not yet ", "which has ", "of the 33 ", "(((", "'s "]
)
def test_reading_takes_time_in_proportion_to_the_text(part: str) -> None:
    mt.claims_in("The Mine Ban Treaty.", published="2020-01-01")
    for text in (part * (20_000 // len(part)), f"The Mine Ban Treaty {part * (3_900 // len(part))}. " * 5):
        begun = time.process_time()
        mt.claims_in(text, published="2020-01-01", convention="APMBC")
        assert time.process_time() - begun < 5
