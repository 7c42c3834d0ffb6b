"""The panel: the status at the end of each period, and what happened within it."""

import csv
import datetime as dt
from pathlib import Path

import minetreaty as mt
from minetreaty import tables
from minetreaty.facts.invented import act, undated
from tests.invented import founded

REG = mt.load()
WORLD = founded(
    act("AAA", "withdrawal", "2015-02-10", armed_conflict=False, effect="2015-08-10", effect_sources=("depositary",)),
    act("NEW", "succession", "2006-01-01", note="by letter"),
    undated("CCC", "accession", "2020-12"),
)
"""Aland left on 2015-08-10; Newland is party from its first day; of Cascara an act of December 2020 has no day."""


def test_the_panel_of_years() -> None:
    found = [row for row in tables.panel("PACT", until="2015-06-30", register=WORLD) if row["state"] == "AAA"]
    assert [row["period"] for row in found] == [str(year) for year in range(1999, 2016)]
    assert found[1] == {
        "convention": "PACT",
        "state": "AAA",
        "name": "Aland",
        "region": "Africa",
        "period": "2000",
        "year": 2000,
        "start": dt.date(2000, 1, 1),
        "date": dt.date(2000, 12, 31),
        "complete": True,
        "status": mt.Status.PARTY,
        "is_party": True,
        "in_force_from": dt.date(2000, 10, 1),
        "party_in_period": True,
        "days_bound": 31 + 30 + 31,
        "is_contracting": True,
        "consented_on": dt.date(2000, 3, 20),
        "years_since_joining": 0,
        "ever_signed": True,
        "signed_on": dt.date(2000, 2, 1),
        "since": dt.date(2000, 10, 1),
        "until": dt.date(2015, 2, 10),
        "withdrawal_effective": None,
        "changes": 3,
        "changed": "2000-02-01 outside signatory; 2000-03-20 signatory contracting; 2000-10-01 contracting party",
        "possible": None,
        "doubts": None,
        "unconfirmed": False,
        "contested": False,
        "disputed_date": False,
        "beyond_record": False,
    }
    last = found[-1]
    assert (last["date"], last["status"], last["changes"]) == (dt.date(2015, 6, 30), "withdrawing", 1)


def test_the_panel_of_months() -> None:
    table = tables.panel("PACT", every="month", since="2000-02-15", until="2000-11-05", register=WORLD)
    found = [row for row in table if row["state"] == "AAA"]
    assert [row["period"] for row in found][:2] == ["2000-02", "2000-03"]
    assert [row["status"] for row in found] == ["signatory", *["contracting"] * 7, "party", "party"]
    assert [row["date"].day for row in found] == [29, 31, 30, 31, 30, 31, 31, 30, 31, 5]


def test_the_panel_has_states_while_they_are_there() -> None:
    table = tables.panel("PACT", every="month", since="2005-01-01", until="2005-04-30", register=WORLD)
    found = {state: [row["period"] for row in table if row["state"] == state] for state in ("OLD", "NEW")}
    assert found == {"OLD": ["2005-01", "2005-02"], "NEW": ["2005-03", "2005-04"]}
    year = tables.panel("PACT", since="2005-01-01", until="2005-12-31", register=WORLD)
    (old,) = (row for row in year if row["state"] == "OLD")
    assert (old["status"], old["is_party"], old["date"]) == (None, None, dt.date(2005, 12, 31))


def test_the_panel_goes_to_the_end_of_the_calendar() -> None:
    for every, periods in (("month", ["9999-11", "9999-12"]), ("year", ["9999"])):
        table = tables.panel("PACT", every=every, since="9999-11-30", until="9999-12-31", register=WORLD)
        found = [row for row in table if row["state"] == "AAA"]
        assert [row["period"] for row in found] == periods
        assert (found[-1]["date"], found[-1]["status"]) == (dt.date(9999, 12, 31), "withdrawn")


def test_the_panel_ends_with_the_record() -> None:
    assert {row["date"] for row in tables.panel("PACT", since="2020-01-01", register=WORLD)} == {dt.date(2020, 6, 30)}
    known = tables.panel("PACT", since="2014-01-01", known_on="2014-05-01", register=WORLD)
    assert {row["date"] for row in known} == {dt.date(2014, 5, 1)}
    beyond = tables.panel("PACT", since="2020-01-01", until="2021-02-01", register=WORLD)
    assert {(row["period"], row["beyond_record"]) for row in beyond} == {("2020", True), ("2021", True)}


def test_the_panel_counts_the_parties_of_each_year() -> None:
    """States Parties to the Mine Ban Convention at the end of a year, as published."""
    with (Path(__file__).parents[1] / "cases" / "apmbc_year_ends.csv").open(encoding="utf-8", newline="") as file:
        published = list(csv.DictReader(file))
    panel = list(tables.panel("APMBC"))
    assert published
    for line in published:
        year = next(value for name, value in line.items() if name in ("year", "date", "on"))[:4]
        day = dt.date(int(year), 12, 31)
        parties = {row["state"] for row in panel if row["date"] == day and row["is_party"]}
        assert parties == {*REG.parties("APMBC", on=day).codes}


def test_a_year_in_which_a_state_left() -> None:
    """Aland was party until 10 August 2015: 31+28+31+30+31+30+31+9 days."""
    names = ("is_party", "party_in_period", "days_bound", "ever_signed", "years_since_joining", "withdrawal_effective")
    found = [row for row in tables.panel("PACT", register=WORLD) if row["state"] == "AAA"]
    last = {row["year"]: [row[name] for name in names] for row in found}
    gone = dt.date(2015, 8, 10)
    assert last[2014] == [True, True, 365, True, 14, None]
    assert last[2015] == [False, True, 221, True, None, gone]
    assert last[2016] == [False, False, 0, True, None, gone]
    assert [row["complete"] for row in found if row["year"] >= 2019] == [True, False]


def test_what_is_not_determined_is_empty_in_the_panel() -> None:
    """Cascara may have become contracting in December 2020, and party from June 2021."""
    table = tables.panel("PACT", since="2020-01-01", until="2021-12-31", every="month", register=WORLD)
    found = {row["period"]: row for row in table if row["state"] == "CCC"}
    assert [found[month]["party_in_period"] for month in ("2020-11", "2020-12", "2021-05")] == [False] * 3
    assert [found[month]["days_bound"] for month in ("2020-11", "2021-06", "2021-07")] == [0, 30, 31]
    months = tables.panel("APMBC", since="2026-01-01", until="2027-12-31", every="month")
    lebanon = {row["period"]: row for row in months if row["state"] == "LBN"}
    assert (lebanon["2026-09"]["party_in_period"], lebanon["2026-09"]["days_bound"]) == (False, 0)
    assert (lebanon["2026-10"]["party_in_period"], lebanon["2026-10"]["days_bound"]) == (None, None)
    assert (lebanon["2027-06"]["party_in_period"], lebanon["2027-06"]["days_bound"]) == (True, 30)
    assert lebanon["2026-10"]["years_since_joining"] is None


def test_who_can_sign_and_whose_signature_has_no_day() -> None:
    """The amended Protocol II has no signature stage. Deltora signed on some day of September 2020."""
    assert {row["ever_signed"] for row in tables.panel("CCW-AP2", since="2020-01-01")} == {None}
    reg, signed = founded(undated("DDD", "signature", "2020-09")), list[object]()
    for until in ("2020-08-31", "2020-09-15", "2020-09-30"):
        table = tables.panel("PACT", since="2020-01-01", until=until, register=reg)
        signed += [row["ever_signed"] for row in table if row["state"] == "DDD"]
    assert signed == [False, None, True]


def test_the_panel_has_the_dates_of_standing() -> None:
    """In every row the dates are those that `standing` gives for its date."""
    names = ("status", "signed_on", "consented_on", "in_force_from", "withdrawal_effective", "since", "until")
    for key in ("APMBC", "CCW", "CCW-P2"):
        known = {row["state"]: [row[name] for name in names] for row in tables.standing(key, on="2012-12-31")}
        found = {row["state"]: [row[name] for name in names] for row in tables.panel(key) if row["year"] == 2012}
        assert found == known


def test_days_bound_are_the_days_on_which_the_status_is_that_of_a_party() -> None:
    for code in ("EST", "MNE", "ERI", "FIN"):
        history = REG.history(code, "APMBC")
        for row in tables.panel("APMBC", since="2002-01-01", columns=("days_bound", "party_in_period")):
            if row["state"] == code and row["period"] in ("2002", "2004", "2006", "2023", "2025", "2026"):
                span = (row["date"] - row["start"]).days + 1
                days = [row["start"] + dt.timedelta(days=number) for number in range(span)]
                timeline = [history.timeline.at(day) for day in days]
                bound = sum(status is not None and status.is_party for status in timeline)
                assert (row["days_bound"], row["party_in_period"]) == (bound, bound > 0)
