"""What notebooks show: escaped, short, one colour per status."""

from __future__ import annotations

import datetime as dt
import importlib
import xml.etree.ElementTree as ET

import pytest

import minetreaty as mt
from minetreaty.display.colours import OF_STATUS, text_on
from minetreaty.display.html import table

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
    assert "acts from 2026-04-15 on may be missing" in html


def test_a_standing_by_an_act_without_a_day_names_no_day_of_entry_into_force() -> None:
    rows = rows_of(REG.standing("LBN", "APMBC", on="2026-11-24")._repr_html_())
    assert "in force from" not in {row[0] for row in rows}  # its accession of 2026 has no day in the record
    later = REG.standing("LBN", "APMBC", on="2028-01-01")
    assert (later.is_party, later.in_force_from, later.since) == (True, None, dt.date(2027, 6, 1))  # at the latest
    bound = REG.prohibited("LBN", "use", on="2028-01-01", weapon="anti-personnel mines").prohibitions
    assert dt.date(2027, 6, 1) in {binding.since for binding in bound if binding.convention == "APMBC"}


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
    assert "<small>one<br/>&lt;two&gt;</small>" in table("title", [["cell"]], note="one\n<two>")


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
    assert "1 not known: Lebanon" in html
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
    assert rows[1] == ["APMBC", "outside", "", "", ""]
    assert len(rows) == 1 + len(REG.conventions)
    assert "Strictest rule on anti-personnel mines in force for it: CCW-AP2." in profile._repr_html_()
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


def test_obligations_have_a_row_each() -> None:
    rows = rows_of(REG.obligations("AFG", "APMBC", on="2026-04-14")._repr_html_())
    assert rows[0] == ["article", "what", "due", "status", "doubts"]
    clearance = next(row for row in rows if row[0] == "Art. 5(1)")
    assert clearance[2:] == ["2013-03-01, extended to 2030-03-01", "running", "unconfirmed"]
    left = REG.obligations("POL", "APMBC", on="2026-03-01")._repr_html_()
    assert any(row[-2] == "released" for row in rows_of(left)) == bool(
        REG.obligations("POL", "APMBC", on="2026-03-01").released
    )
    assert "<thead>" not in REG.obligations("USA", "APMBC", on="2026-03-01")._repr_html_()


def test_a_prohibition_shows_what_is_contested_and_its_caveat() -> None:
    answer = REG.prohibited("UKR", "use", on="2026-02-20", weapon="anti-personnel mines")
    html = answer._repr_html_()
    assert html.count("forbidden") >= 1
    assert "Ukraine, use of anti-personnel mines, 2026-02-20" in html
    assert "the duty of a signatory" in html
    assert len(answer.contested) > 5
    assert [row[0] for row in rows_of(html)[1:]][: len(answer.contested)] == ["contested"] * len(answer.contested)
    assert "Finland, use, 2026-02-20" in REG.prohibited("FIN", "use", on="2026-02-20")._repr_html_()


def test_a_road_shows_its_steps() -> None:
    rows = rows_of(REG.chronology("FIN", "APMBC", since="2025-06-01")._repr_html_())
    assert [row[0] for row in rows] == ["when", "2025-06-19", "2025-07-04", "2025-07-10", "2026-01-10"]
    assert rows_of(REG.chronology("FIN", "APMBC", since="2026-02-01")._repr_html_()) == []


def test_a_count_says_what_was_known() -> None:
    count = REG.count("contracting_states", "APMBC", on="2006-07-15", known_on="2006-07-15")
    assert repr(count) == "<Count contracting States, APMBC, 2006-07-15, known on 2006-07-15: 151>"
    assert "2006-07-15, known on 2006-07-15: 151" in count._repr_html_()


FOUND = mt.claims_in("The Mine Ban Convention has 166 States Parties. Did Finland leave?", published="2026-01-05")
SHORT: dict[str, tuple[object, str]] = {
    "reason": (REG.explain("UKR", "APMBC", on="2026-02-20").steps[0], "<Reason 1999-02-24: signatory (Art. 15)>"),
    "notice": (
        REG.brief("APMBC", on="2025-10-01").leaving[0],
        "<WithdrawalNotice Estonia: notice of 2025-06-27, takes effect on 2025-12-27>",
    ),
    "source": (REG.source("assumed"), "<Source assumed: Assumed for the sake of argument>"),
    "disagreement": (
        next(item for item in REG.disagreements("APMBC") if "substack-2025" in item.sources and item.ours == "161"),
        "<Disagreement APMBC count: 161 here, 159 in substack-2025>",
    ),
    "announcement": (REG.announcements("FIN")[0], "<Announcement FIN, APMBC, 2001-12: intent to join>"),
    "step": (
        REG.chronology("FIN", "APMBC").steps[0],
        "<ChronologyStep 2001-12: <Announcement FIN, APMBC, 2001-12: intent to join>>",
    ),
    "figure": (
        REG.figures("stockpiled_mines_destroyed")[0],
        "<Figure stockpiled_mines_destroyed: almost 30 million mines (States Parties, cumulative, 2003-02-27)>",
    ),
    "campaign": (REG.campaign("sg-2025"), "<Campaign sg-2025, APMBC, 2025-06-16 to 2025-12-16>"),
    "finding": (
        mt.Finding(code="X1", severity=mt.Severity.INFO, message="said " * 30),
        f"<Finding X1 info: {('said ' * 30)[:87]}...>",
    ),
    "short finding": (mt.Finding(code="X1", severity=mt.Severity.INFO, message="said"), "<Finding X1 info: said>"),
    "reading": (
        mt.check(FOUND[0]).readings[0],
        "<Reading contradicted: had joined: 163 States had joined on 2026-01-05>",
    ),
}


@pytest.mark.parametrize("name", SHORT)
def test_values_with_long_texts_show_themselves_short(name: str) -> None:
    value, shown = SHORT[name]
    assert repr(value) == shown


def test_a_step_without_a_day_is_from_the_beginning() -> None:
    (step,) = REG.explain("USA", "APMBC", on="2026-01-01").steps
    assert repr(step) == "<Reason from the beginning: outside>"


def test_meetings_and_claims_show_themselves_short() -> None:
    assert all(len(repr(meeting)) < 120 for meeting in REG.meetings())
    assert repr(REG.meetings("APMBC")[0]).startswith("<Meeting ")
    assert repr(FOUND).startswith("<1 claim, 1 part unread>")
    none = mt.claims_in("Nothing of the kind.", published="2026-01-05")
    assert repr(none).startswith("<0 claims, 1 part unread>")
