"""Campaigns, meetings and figures. Expected values are those of the documents that they are taken from."""

import datetime as dt
import pickle
from typing import Any

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty import Figure, InvalidChoice, Meeting, PartialDate, Register
from minetreaty.facts.invented import act
from minetreaty.model.announcements import CampaignFacts
from minetreaty.model.implementation import MeetingKind
from tests.invented import founded


@pytest.fixture(scope="module")
def reg() -> Register:
    return mt.load()


def test_the_campaign_of_june_2025(reg: Register) -> None:
    campaign = reg.campaign("sg-2025")
    assert (campaign.reference, str(campaign.announced), campaign.launched) == ("SG/SM/22686", "2025-06-16", None)
    # Six months from the statement.
    assert (str(campaign.since), str(campaign.until)) == ("2025-06-16", "2025-12-16")
    assert len(campaign.aims) == 3 and len(campaign.appeals) == 2
    assert reg.campaigns == (campaign,)
    assert all(reg.source(id_) for id_ in campaign.sources)
    with pytest.raises(InvalidChoice, match=r"There is no campaign 'sg-2026'\. Known: sg-2025"):
        reg.campaign("sg-2026")


def test_what_happened_within_its_span_and_after_it(reg: Register) -> None:
    outcome = reg.campaign("sg-2025").outcome()
    assert [(a.state, str(a.date)) for a in outcome.joined] == [("TON", "2025-06-25")]
    assert [(a.state, str(a.date)) for a in outcome.gave_notice] == [
        ("EST", "2025-06-27"),
        ("LTU", "2025-06-27"),
        ("LVA", "2025-06-27"),
        ("FIN", "2025-07-10"),
        ("POL", "2025-08-20"),
    ]
    assert [(c.state.alpha3, str(c.date)) for c in outcome.entered] == [("MHL", "2025-09-01"), ("TON", "2025-12-01")]
    assert [(c.state.alpha3, str(c.date), str(c.act.kind)) for c in outcome.left_after] == [
        ("EST", "2025-12-27", "withdrawal"),
        ("LTU", "2025-12-27", "withdrawal"),
        ("LVA", "2025-12-27", "withdrawal"),
        ("FIN", "2026-01-10", "withdrawal"),
        ("POL", "2026-02-20", "withdrawal"),
    ]
    assert (outcome.left, outcome.revoked, outcome.joined_after) == ((), (), ())
    assert [a.state for a in outcome.communications] == ["UKR", "AUT", "BEL", "CHE", "NOR", "FRA"]
    # Lebanon joined on a day of 2026 that is not known.
    assert [(a.state, str(a.when)) for a in outcome.undated] == [("COL", "2025"), ("LBN", "2026"), ("NZL", "2025")]
    assert {a.convention for a in outcome.announcements} == {"APMBC"}


def test_it_reads_well(reg: Register) -> None:
    outcome = reg.campaign("sg-2025").outcome()
    text = str(outcome)
    assert text.startswith(
        "APMBC, 2025-06-16 to 2025-12-16 (record complete to 2026-04-14):\nJoined:\n- TON: accession"
    )
    assert "\nLeft after it:\n- 2025-12-27 EST: withdrawal of 2025-06-27" in text
    assert "Revoked a notice" not in text
    assert text.endswith("announcements. This does not mean that the campaign caused any of it.")
    assert repr(outcome) == "<CampaignOutcome sg-2025, APMBC, 2025-06-16 to 2025-12-16>"
    assert pickle.loads(pickle.dumps(outcome)) == outcome


def test_a_campaign_asks_its_own_register() -> None:
    plea = CampaignFacts(
        key="plea",
        title="A plea",
        convention="PACT",
        initiator="Borduria",
        announced=dt.date(2002, 12, 1),
        launched=dt.date(2003, 1, 1),
        months=12,
        sources=("paper",),
    )
    reg = founded(
        act("AAA", "withdrawal", "2003-02-01", armed_conflict=False),
        act("BBB", "withdrawal", "2003-12-01"),
        act("BBB", "withdrawal_revocation", "2003-12-20"),
        act("CCC", "accession", "2004-01-01"),
        act("DDD", "accession", "2004-01-02"),
        campaigns=(plea,),
    )
    outcome = reg.campaign("plea").outcome()
    assert (str(outcome.since), str(outcome.until)) == ("2003-01-01", "2004-01-01")
    assert [c.state.alpha3 for c in outcome.left] == ["AAA"]
    assert [a.state for a in outcome.revoked] == ["BBB"]
    assert [a.state for a in outcome.joined] == ["CCC"]
    assert [a.state for a in outcome.joined_after] == ["DDD"]
    assert (outcome.entered, outcome.left_after) == ((), ())
    assert "Left:\n- 2003-08-01 AAA" in str(outcome)


def test_a_campaign_as_it_was_known(reg: Register) -> None:
    # Estonia, Latvia and Lithuania gave notice on 2025-06-27, Finland and Poland later.
    outcome = reg.as_known("2025-07-01").campaign("sg-2025").outcome()
    assert str(outcome.as_of) == "2025-07-01"
    assert [a.state for a in outcome.gave_notice] == ["EST", "LTU", "LVA"]
    assert "\nLeft after it:\n- 2025-12-27 EST, still to come: withdrawal of 2025-06-27" in str(outcome)
    # It was announced on 2025-06-16.
    early = reg.as_known("2025-06-15")
    assert early.campaigns == ()
    with pytest.raises(InvalidChoice, match=r"There is no campaign 'sg-2025'\. Known: none\."):
        early.campaign("sg-2025")


@pytest.mark.parametrize("key", [["sg-2025"], 3, None])
def test_a_key_of_another_kind_is_refused_in_words(reg: Register, key: Any) -> None:
    with pytest.raises(InvalidChoice, match="There is no campaign"):
        reg.campaign(key)


# ---- meetings


def test_meetings_of_the_states_parties(reg: Register) -> None:
    meetings = reg.meetings("APMBC")
    formal = [m.key for m in meetings if m.kind is MeetingKind.MEETING]
    assert formal == [f"{number}MSP" for number in range(1, 26)]
    reviews = {m.key: m.place for m in meetings if m.kind is MeetingKind.REVIEW_CONFERENCE}
    assert reviews == {
        "1RC": "Nairobi",
        "2RC": "Cartagena",
        "3RC": "Maputo",
        "4RC": "Oslo",
        "5RC": "Siem Reap",
        "6RC": "",
    }
    last = next(m for m in meetings if m.key == "22MSP")
    assert (last.place, str(last.start), str(last.last_day), last.presidency) == (
        "Geneva",
        "2025-12-01",
        "2025-12-05",
        "JPN",
    )
    assert str(last) == "22MSP, Geneva, 2025-12-01 to 2025-12-05"
    assert [str(m) for m in meetings if m.key in ("23MSP", "6RC")] == [
        "23MSP, place not known, 2026",
        "6RC, place not known, days not known",
    ]
    assert {m.convention for m in reg.meetings()} == {"APMBC", "CCM", "CCW", "CCW-AP2", "CCW-P5"}
    assert [m.key for m in reg.meetings("CCM")][:3] == ["1MSP", "2MSP", "3MSP"]


def test_meetings_are_in_order_and_have_sources(reg: Register) -> None:
    for meeting in reg.meetings():
        assert meeting.sources and all(reg.source(id_) for id_ in meeting.sources)
        assert meeting.presidency in {"", *reg.facts.states}
        if meeting.start and meeting.last_day:
            assert meeting.start.first <= meeting.last_day.last
    assert len({(m.convention, m.key) for m in reg.meetings()}) == len(reg.meetings())


def test_who_presided_is_told_of_the_right_meeting(reg: Register) -> None:
    # The keys of two conventions are alike: 4MSP, 1RC and 6MSP of the mine ban were presided by these, not those of
    # the Convention on Cluster Munitions in Lusaka, Dubrovnik and Geneva.
    named = {(m.convention, m.key): m.note for m in reg.meetings() if "President " in m.note}
    assert named[("APMBC", "4MSP")] == "President Jean Lint."
    assert named[("APMBC", "1RC")] == "Nairobi Summit; President Wolfgang Petritsch."
    assert named[("APMBC", "6MSP")] == "President Kolinda Grabar-Kitarović."
    assert named[("CCM", "4MSP")] == "President Wylbur C. Simuusa."
    assert all(m.presidency for m in reg.meetings() if "President " in m.note)
    assert [m.note for m in reg.meetings("CCM") if m.key in ("1RC", "6MSP")] == ["", ""]
    # Each presidency that no document of the days names has one that does.
    lint = next(m for m in reg.meetings("APMBC") if m.key == "4MSP")
    assert {"isu-4msp", "un-2003"} <= set(lint.sources)


# ---- figures


def test_sources_that_differ_stand_side_by_side(reg: Register) -> None:
    # UN News, 2025-06-16: more than 40 million; ICBL, June 2024: over 55 million.
    figures = reg.figures("stockpiled_mines_destroyed")
    assert [(f.value, f.qualifier, f.sources) for f in figures][-2:] == [
        (55.0, "over", ("icbl-stock-2024",)),
        (40.0, "more than", ("unnews-2025-06-16",)),
    ]
    assert {f.unit for f in figures} == {"million mines"}
    assert str(figures[-1]) == (
        "stockpiled_mines_destroyed: more than 40 million mines (States Parties, cumulative, 2025-06-16) "
        "[unnews-2025-06-16]"
    )
    area = [(f.value, f.scope) for f in reg.figures("area_cleared") if str(f.as_of) == "2023" and not f.state]
    assert area == [(224.05, "States Parties"), (281.5, "States Parties"), (237.85, "world")]


def test_table_4_adds_up_to_its_printed_subtotals(reg: Register) -> None:
    # Clearing the Mines 2025, Table 4: 163.63 km2 and 125,563 mines in 2024, 224.05 km2 in 2023.
    def total(measure: str, year: str) -> float:
        return round(sum(f.value or 0 for f in reg.figures(measure) if f.state and str(f.as_of) == year), 2)

    assert abs(total("area_cleared", "2024") - 163.63) < 0.02
    assert abs(total("area_cleared", "2023") - 224.05) < 0.02
    assert total("mines_destroyed_in_clearance", "2024") == 125563


def test_figures_of_one_state(reg: Register) -> None:
    sides = [(f.value, f.quality) for f in reg.figures("mined_area", state="Bosnia and Herzegovina")]
    assert sides == [(50.0, "estimate"), (822.87, "official")]
    assert [(f.value, str(f.as_of)) for f in reg.figures("mines_retained", state="FIN")] == [(16000.0, "2018")]
    # Landmine Monitor 2021 on the year 2020: nearly 146 km2, more than 135,000 mines.
    words = [
        str(f)
        for measure in ("area_cleared", "mines_destroyed_in_clearance")
        for f in reg.figures(measure)
        if str(f.as_of) == "2020" and not f.state
    ]
    assert words == [
        "area_cleared: nearly 146 km2 (States Parties, 2020) [wom-lm2021]",
        "mines_destroyed_in_clearance: more than 135,000 mines (States Parties, 2020) [wom-lm2021]",
    ]
    (band,) = reg.figures("contamination", state="UKR")
    assert (band.value, band.text) == (None, "massive (>100 km2)")
    assert str(band) == "contamination: massive (>100 km2) band (UKR, 2025-11-01) [mar-ctm-2025]"
    with pytest.raises(InvalidChoice, match="measure='mines' is not an allowed value") as caught:
        reg.figures("mines")
    assert caught.value.suggestions == reg.measures


def test_figures_have_units_sources_and_an_order(reg: Register) -> None:
    assert "mined_area" in reg.measures and list(reg.measures) == sorted(reg.measures)
    for measure in reg.measures:
        figures = reg.figures(measure)
        assert all(f.unit and f.sources and (f.value is not None) != bool(f.text) for f in figures if f.text or f.value)
        assert all(reg.source(id_) for f in figures for id_ in f.sources)
        world = [f.as_of.first if f.as_of else dt.date.max for f in figures if not f.state]
        assert world == sorted(world)


def test_figures_of_days_after_the_one_to_which_a_register_knows(reg: Register) -> None:
    # ICBL, June 2024: over 55 million; UN News, 2025-06-16: more than 40 million.
    known = reg.as_known("2025-06-15").figures("stockpiled_mines_destroyed")
    assert [f.value for f in known][-1] == 55.0
    assert [f.value for f in reg.as_known("2025-06-16").figures("stockpiled_mines_destroyed")][-1] == 40.0
    assert reg.as_known("2025-06-15").figures("stockpile_declared", state="BLR")[0].as_of is None


def test_what_came_from_memory_alone_is_left_out(reg: Register) -> None:
    assert [f.value for f in reg.figures("casualties") if str(f.as_of) == "2019"] == [5853.0]


def test_a_figure_without_a_day() -> None:
    figure = Figure(measure="m", value=1234567.0, unit="mines", scope="world", sources=("paper",))
    assert str(figure) == "m: 1,234,567 mines (world, no day) [paper]"
    dated = evolve(figure, as_of=PartialDate(2003))
    assert founded(figures=(figure, dated)).figures("m") == (dated, figure)


def test_a_meeting_without_days_comes_last() -> None:
    known = Meeting(
        convention="PACT",
        key="2",
        kind=MeetingKind.MEETING,
        start=PartialDate(2003),
        last_day=PartialDate(2003),
        sources=("paper",),
    )
    later = Meeting(convention="PACT", key="1", kind=MeetingKind.MEETING, sources=("paper",))
    assert founded(meetings=(later, known)).meetings() == (known, later)
