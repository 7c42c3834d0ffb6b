"""The successions of States, held against lists of States by others.

``beginnings.csv`` has, for each State of the record, the day on which it last began in the list of Gleditsch and Ward
with its microstates, and the days since 1945 that the World Factbook prints under Independence.
"""

import datetime as dt
from pathlib import Path

import pytest

import minetreaty as mt
from minetreaty.model.states import SuccessionOfStates
from tests.cases import read

FACTS = mt.load().facts
LISTED = {row["state"]: (row["gleditsch_ward"], row["factbook"].split("; ")) for row in read("beginnings")}
BEGUN = [s for s in FACTS.table(SuccessionOfStates) if s.kind in ("independence", "separation", "dissolution")]
FIRST_TREATY = dt.date(1980, 10, 10)
"""When the first treaty of the record was adopted. Before that day the universe of States has no beginnings."""
EARLY = [s for s in BEGUN if s.date < FIRST_TREATY]

DAY_UNKNOWN = {"KOR", "LAO", "PRK", "SYR", "VNM"}
"""Younger than 1945, but the lists give different days."""
NO_SUCCESSION = {"BLR", "BTN", "COK", "DDR", "DEU", "NIU", "PSE", "UKR", "VAT"}
"""Not in the list, or younger in it, but there is no State that was responsible for their international relations until
then and was replaced on a day. Belarus and Ukraine were parties to treaties before.
"""

OTHERWISE = {"VUT": "1980-06-30", "ZWE": "1965-11-11"}
"""What Gleditsch and Ward have where the record follows others: a slip of a month, and a declaration not recognised."""

BY_DOCUMENT = {
    "BGD": ("1971-03-26", "1971-12-16"),  # Swiss list of the parties to the Vienna Convention on Consular Relations
    "IDN": ("1949-12-27", "1945-08-17"),  # report on the transfer of sovereignty
    "MDV": ("1965-07-26", "1965-05-26"),  # agreement with the United Kingdom
    "NRU": ("1968-01-31", "1968-12-31"),  # end of the trusteeship
    "RWA": ("1962-07-01", "1962-01-07"),  # General Assembly resolution 1746 (XVI)
    "TUN": ("1956-03-20", "1956-01-01"),  # protocol with France
}
"""The days that documents give, and those of Gleditsch and Ward."""


def predecessors(state: str) -> set[str]:
    return {s.predecessor_code for s in EARLY if s.successor == state}


def test_the_lists_have_every_state() -> None:
    assert set(LISTED) == set(FACTS.states)


def test_every_state_younger_than_1945_has_a_row_or_is_known_to_lack_one() -> None:
    young = {state for state, (began, _) in LISTED.items() if not began or began >= "1945"}
    assert young - {s.successor for s in BEGUN} == DAY_UNKNOWN | NO_SUCCESSION


def test_the_page_on_gaps_names_those_whose_day_is_not_known() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "gaps.md"
    part = " ".join(page.read_text("utf-8").split("\n## States\n")[1].split("\n## ")[0].split())
    assert {code for code in DAY_UNKNOWN if FACTS.states[code].name not in part} == set()


@pytest.mark.parametrize("fact", EARLY, ids=lambda s: f"{s.successor}-{s.predecessor_code}")
def test_two_lists_that_do_not_rest_on_each_other_give_the_day(fact: SuccessionOfStates) -> None:
    began, printed = LISTED[fact.successor]
    day = str(fact.date)
    if fact.successor in BY_DOCUMENT:
        assert (day, began) == BY_DOCUMENT[fact.successor] and len(fact.sources) >= 2
        return
    assert day in printed
    assert began == OTHERWISE.get(fact.successor, day)
    assert "st-cia-factbook-2026" in fact.sources and len(fact.sources) >= 2
    assert bool({"cc-ksg-2018", "st-gw-microstates-2017"} & set(fact.sources)) is (day == began)


def test_days_of_independence_that_the_law_of_succession_needs() -> None:
    """As the World Factbook prints them."""
    days = {s.successor: str(s.date) for s in EARLY}
    expected = {
        "BHS": "1973-07-10",
        "DMA": "1978-11-03",
        "FJI": "1970-10-10",
        "KEN": "1963-12-12",
        "KIR": "1979-07-12",
        "LCA": "1979-02-22",
        "MLT": "1964-09-21",
        "PNG": "1975-09-16",
        "SLB": "1978-07-07",
        "SUR": "1975-11-25",
        "SYC": "1976-06-29",
        "TUV": "1978-10-01",
        "VCT": "1979-10-27",
        "WSM": "1962-01-01",
    }
    assert {state: days[state] for state in expected} == expected


@pytest.mark.parametrize(
    ("administering", "territories"),
    [
        ("AUS", "PNG"),
        ("BEL", "BDI COD"),
        ("FRA", "BEN BFA CAF CIV COG COM DJI GAB GIN MAR MDG MLI MRT NER SEN TCD"),
    ],
)
def test_predecessors_are_those_of_the_list_of_the_united_nations(administering: str, territories: str) -> None:
    """The list of former Trust and Non-Self-Governing Territories, as far as its copy goes."""
    for state in territories.split():
        assert predecessors(state) == {administering}, state


def test_predecessors_as_the_world_factbook_names_them() -> None:
    named = {"GNQ": "ESP", "KEN": "GBR", "PHL": "USA", "SGP": "MYS", "SLB": "GBR", "SUR": "NLD", "WSM": "NZL"}
    assert {state: predecessors(state) for state in named} == {state: {code} for state, code in named.items()}
    assert predecessors("SDN") == {"EGY", "GBR"} and predecessors("SOM") == {"GBR", "ITA"}
    assert predecessors("NRU") == {"AUS", "GBR", "NZL"}
    assert predecessors("VUT") == {"FRA", "GBR"} and predecessors("ZWE") == {"GBR"}
    later = {s.successor: s.predecessor_code for s in BEGUN if s.date >= FIRST_TREATY}
    for administering, states in (("GBR", "ATG BLZ BRN KNA"), ("USA", "FSM MHL PLW")):
        assert {later[state] for state in states.split()} == {administering}


def test_a_predecessor_bears_the_name_of_its_code() -> None:
    assert {s.successor for s in BEGUN if not s.predecessor_code} == {"LBY", "NAM", "TLS"}
    coded = [s for s in BEGUN if s.predecessor_code and (s.date < FIRST_TREATY or s.predecessor_code in ("GBR", "USA"))]
    assert [s.successor for s in coded if s.predecessor != FACTS.states[s.predecessor_code].name] == []


def test_rows_stand_by_predecessor_day_and_successor() -> None:
    places = [(s.predecessor, s.date, s.successor) for s in FACTS.table(SuccessionOfStates)]
    assert places == sorted(places) and len(set(places)) == len(places)
