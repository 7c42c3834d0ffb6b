"""What notebooks show: escaped, short, one colour per status."""

from __future__ import annotations

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
