"""Counts over time: each row is what the register answers for its date."""

import datetime as dt
from typing import Any

import pytest

import minetreaty as mt
from minetreaty import tables
from minetreaty.facts.invented import act, undated
from tests.invented import founded

REG = mt.load()
WORLD = founded(
    act("AAA", "withdrawal", "2015-02-10", armed_conflict=False, effect="2015-08-10", effect_sources=("depositary",)),
    act("NEW", "succession", "2006-01-01"),
    act("DDD", "accession", "2009-03-03", sources=("paper",), unconfirmed=True),
    undated("CCC", "accession", "2020-09"),
)


def agrees(row: dict[str, Any], reg: mt.Register, **known: Any) -> None:
    """Whether the row is what `Register.count` answers."""
    count = reg.count(row["population"], row["convention"], on=row["date"], **known)
    found = (row["number"], row["at_least"], row["at_most"], row["beyond_record"], row["note"] or "")
    assert found == (count.number, count.at_least, count.at_most, count.beyond_record, count.note), row
    if count.applicable:
        named = (row["open_states"], row["unconfirmed_states"], row["contested_states"])
        codes = (count.open.codes, count.unconfirmed.codes, count.contested.codes)
        assert named == tuple("; ".join(each) or None for each in codes), row


@pytest.mark.parametrize("every", ["year", "month", "change"])
def test_counts_are_those_of_the_register(every: str) -> None:
    found = list(tables.counts("PACT", every=every, until="2020-12-31", register=WORLD))
    assert {row["population"] for row in found} == {*mt.Population}
    for row in found:
        agrees(row, WORLD)


@pytest.mark.parametrize("key", REG.facts.keys)
def test_the_bundled_counts_are_those_of_the_register(key: str) -> None:
    found = list(tables.counts(key, since="2004-01-01", until="2026-11-30"))
    since = max(2004, REG.convention(key).adopted.year)  # before, all other States cannot be listed
    assert sum(row["date"].year >= since for row in found) == (2027 - since) * len(mt.Population)
    for row in found:
        if row["date"].year in (2004, 2025, 2026):
            agrees(row, REG)


def test_the_years_end_with_the_record() -> None:
    parties = [row for row in tables.counts("APMBC") if row["population"] == "states_parties"]
    assert [row["period"] for row in parties][:2] == ["1997", "1998"]
    last = parties[-1]
    assert (last["period"], last["date"], last["complete"]) == ("2026", dt.date(2026, 4, 14), False)
    assert (last["number"], last["complete"], parties[-2]["complete"]) == (161, False, True)
    known = list(tables.counts("APMBC", known_on="2006-07-10"))
    assert known[-1]["date"] == dt.date(2006, 7, 10)
    assert [row["number"] for row in known if row["population"] == "contracting_states"][-1] == 151


def test_every_change_is_there_and_nothing_else() -> None:
    """Between two rows no count changes, and each row differs from the one before it."""
    found = list(tables.counts("PACT", every="change", since="1999-12-01", until="2010-12-31", register=WORLD))
    dates = sorted({row["date"] for row in found})
    assert [str(date) for date in dates] == [
        "1999-12-01", "2000-02-01", "2000-03-20", "2000-04-05", "2000-10-01", "2005-03-01", "2009-03-03",
        "2009-09-01",
    ]  # fmt: skip
    by_date = {date: {row["population"]: row["number"] for row in found if row["date"] == date} for date in dates}
    day = dt.date(1999, 12, 1)
    while day <= dt.date(2010, 12, 31):
        held = by_date[max(date for date in dates if date <= day)]
        for population in (mt.Population.STATES_PARTIES, mt.Population.NONCONTRACTING, mt.Population.SIGNATORIES):
            assert WORLD.count(population, "PACT", on=day).number == held[population]
        day += dt.timedelta(days=1)
    assert {(row["period"], row["complete"]) for row in found} == {(None, None)}


def test_before_the_adoption_there_are_no_other_states_to_list() -> None:
    found = {row["population"] for row in tables.counts("APMBC", since="1990-01-01", until="1996-12-31")}
    assert "nonparties" not in found and "states_parties" in found


def test_where_nobody_signs_there_is_no_number() -> None:
    (row,) = (row for row in tables.counts("CCW-AP2", since="2025-01-01", until="2025-12-31")
              if row["population"] == "signatories")  # fmt: skip
    assert (row["number"], row["at_least"], row["at_most"], row["note"]) == (None, None, None, "no signature stage")
