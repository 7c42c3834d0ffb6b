"""What notebooks show: escaped, short, one colour per status."""

from __future__ import annotations

import importlib
import xml.etree.ElementTree as ET

import pytest

import minetreaty as mt
from minetreaty.colours import OF_STATUS, text_on
from minetreaty.html import table

REG = mt.load()


def rows_of(html: str) -> list[list[str]]:
    root = ET.fromstring(f"<div>{html}</div>")
    return [["".join(cell.itertext()) for cell in row] for row in root.iter("tr")]


def test_every_status_has_a_colour_of_its_own() -> None:
    assert set(OF_STATUS) == set(mt.Status)
    assert len(set(OF_STATUS.values())) == len(OF_STATUS)


@pytest.mark.parametrize(("colour", "text"), [("#000000", "#ffffff"), ("#ffffff", "#000000"), ("#f0e442", "#000000")])
def test_text_can_be_read_on_its_colour(colour: str, text: str) -> None:
    assert text_on(colour) == text


def test_a_status_is_a_word_on_its_colour() -> None:
    html = mt.Status.PARTY._repr_html_()
    assert ">party<" in html
    assert OF_STATUS[mt.Status.PARTY] in html


def test_a_standing_shows_what_is_known() -> None:
    html = REG.standing("EST", "APMBC", on="2025-12-26")._repr_html_()
    assert ["status", "withdrawing"] in rows_of(html)
    assert ["withdrawal effective", "2025-12-27"] in rows_of(html)
    assert ["scheduled", "2025-12-27: withdrawn"] in rows_of(html)
    assert "beyond" not in html


def test_a_standing_says_what_may_be_and_what_lies_beyond_the_record() -> None:
    html = REG.standing("LBN", "APMBC", on="2026-11-24")._repr_html_()
    assert ["possible", "outside, contracting, party"] in rows_of(html)
    assert "beyond the day to which the record is complete" in html


def test_a_history_shows_its_periods() -> None:
    rows = rows_of(REG.history("EST", "APMBC")._repr_html_())
    assert rows[0] == ["from", "until", "status"]
    assert rows[-1] == ["2025-12-27", "", "withdrawn"]


def test_a_set_is_short_and_says_how_many_more() -> None:
    rows = rows_of(REG.parties("APMBC", on="2025-12-26")._repr_html_())
    assert rows[1] == ["AFG", "Afghanistan"]
    assert rows[-1] == ["and 154 more"]


def test_a_set_names_the_undetermined() -> None:
    html = REG.parties("APMBC", on="2026-11-24").within("Asia")._repr_html_()
    assert "1 undetermined: LBN" in html


def test_a_count_shows_its_members_by_region() -> None:
    html = REG.count("states_parties", "APMBC", on="2025-12-26")._repr_html_()
    assert "States Parties, APMBC, 2025-12-26: 166" in html
    assert [row[0] for row in rows_of(html)] == ["Africa", "Americas", "Asia", "Europe", "Oceania"]


def test_an_explanation_shows_its_steps() -> None:
    rows = rows_of(REG.explain("EST", "APMBC", on="2025-12-26")._repr_html_())
    assert [row[1] for row in rows[1:]] == ["contracting", "party", "withdrawing"]


def test_what_looks_like_markup_is_text() -> None:
    html = table("<script>", [["<b>&"]], head=["<i>"], note="<u>")
    assert "<script>" not in html
    assert rows_of(html)[1] == ["<b>&"]


def test_what_a_page_of_notebooks_does_to_tables_is_undone_for_these_alone() -> None:
    html = table("title", [["cell"]], head=["head"])
    assert "table.minetreaty td { text-align: left !important }" in html
    assert '<table class="minetreaty">' in html
    assert "background" not in html
    assert "color: inherit" in html  # no colour of its own: light and dark pages keep theirs


def test_days_stay_in_one_line() -> None:
    html = REG.explain("MHL", "APMBC", on="2025-06-16")._repr_html_()
    assert '<td style="white-space:nowrap">2025-03-12</td>' in html


def test_a_history_says_what_is_possible() -> None:
    rows = rows_of(REG.history("LBN", "APMBC")._repr_html_())
    assert rows[0] == ["from", "until", "status", "possible"]
    assert ["2026-10-01", "2026-12-31", "undetermined", "outside, contracting, party"] in rows


def test_one_state_and_none_are_counted_in_words() -> None:
    one = REG.states("2026-04-14") & {"FRA"}
    assert "<b>1 State</b>" in one._repr_html_()
    none = REG.having("withdrawing", "APMBC")
    assert "<b>0 States</b>" in none._repr_html_()
    assert rows_of(none._repr_html_()) == []
    assert repr(none) == "StateSet(0)"


def test_a_count_names_what_is_open() -> None:
    html = REG.count("states_parties", "APMBC", on="2026-11-24")._repr_html_()
    assert "1 open: Lebanon" in html
    assert "no signature stage" in REG.count("signatories", "CCW-P5")._repr_html_()


def test_an_explanation_names_other_acts_differences_and_sources() -> None:
    html = REG.explain("UKR", "APMBC", on="2026-02-20")._repr_html_()
    assert "Other acts in the record: " in html
    assert "Sources: " in html
    differing = next(item for item in REG.disagreements("APMBC") if item.state)
    shown = REG.explain(differing.state, "APMBC")._repr_html_()
    assert "Points on which sources differ: " in shown


def test_a_profile_has_a_row_for_each_convention() -> None:
    profile = REG.profile("USA", on="2026-01-01")
    rows = rows_of(profile._repr_html_())
    assert rows[1] == ["APMBC", "outside", "", ""]
    assert len(rows) == 1 + len(REG.conventions)
    assert "Nearest to a ban on anti-personnel mines: CCW-AP2." in profile._repr_html_()
    assert repr(profile).startswith("<Profile United States, 2026-01-01: bound by CCW, CCW-P1")


def test_a_matrix_is_short() -> None:
    matrix = REG.matrix(on="2026-01-01")
    rows = rows_of(matrix._repr_html_())
    assert rows[0][:3] == ["State", "APMBC", "CCM"]
    assert rows[-1] == ["and 185 more"]
    assert repr(matrix).startswith("<Matrix 2026-01-01: 197 States under APMBC, CCM")


def test_a_brief_shows_its_counts_and_who_is_leaving() -> None:
    brief = REG.brief("APMBC", on="2026-01-15")
    rows = rows_of(brief._repr_html_())
    assert rows[0] == ["States Parties", "162"]
    assert rows[-1][0] == "leaving"
    assert "Poland" in rows[-1][1] or "POL" in rows[-1][1]
    assert repr(brief) == "<Brief APMBC, 2026-01-15: States Parties 162>"
    assert "lies beyond it" in REG.brief("APMBC", on="2026-11-24")._repr_html_()


def test_a_difference_is_short() -> None:
    difference = mt.diff(REG, REG.as_known("2025-06-01"), on="2026-01-15", conventions=("APMBC",))
    assert repr(difference).startswith("<Difference 2026-01-15: 0 acts added, ")
    assert len(repr(difference)) < 100


def test_a_verdict_names_its_sources() -> None:
    (claim,) = mt.claims_in("The Mine Ban Convention has 166 States Parties.", published="2026-01-05")
    rows = rows_of(mt.check(claim)._repr_html_())
    assert rows[-1][0] == "sources"


@pytest.mark.parametrize("name", ["plots", "tables", "testing"])
def test_tab_completion_shows_public_names_only(name: str) -> None:
    if name == "testing":
        pytest.importorskip("hypothesis")
    module = importlib.import_module(f"minetreaty.{name}")
    assert dir(module) == sorted(module.__all__)
    assert all(getattr(module, public) is not None for public in module.__all__)
