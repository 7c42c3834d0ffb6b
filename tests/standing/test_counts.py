"""Counts as numbers: what the bounds decide, and what they leave undecided."""

import pytest

import minetreaty as mt
from minetreaty import Count, DoubtKind, Population, UndecidedCount
from minetreaty.facts.invented import undated
from tests.invented import founded

OPEN = founded(undated("CCC", "accession", "2020-09"))


def open_count() -> Count:
    """Two members, and one State that may have acceded."""
    return OPEN.count("contracting_states", "PACT", on="2020-09-05")


def exact() -> Count:
    return OPEN.count("contracting_states", "PACT", on="2020-06-30")


def nothing() -> Count:
    return OPEN.count("withdrawn", "PACT", on="2020-06-30")


def test_an_exact_count_is_its_number() -> None:
    count = exact()
    assert (count.number, count.at_least, count.at_most) == (2, 2, 2)
    assert int(count) == 2 and count and not nothing()
    assert count == 2 and count != 3 and count == 2
    assert count < 3 and count <= 2 and count > 1 and count >= 2
    assert not count < 2 and not count > 2
    assert {2: "two"}[count] == "two"  # type: ignore[index]
    assert count == exact() and count != OPEN.count("contracting_states", "PACT", on="2020-06-29")
    assert count != "2" and not isinstance(count, int)


def test_an_open_count_decides_what_its_bounds_decide() -> None:
    count = open_count()
    assert (count.number, count.at_least, count.at_most) == (None, 2, 3)
    assert bool(count)
    assert count != 1 and count != 4
    assert count > 1 and count >= 2 and count < 4 and count <= 3
    assert not count > 3 and not count < 2 and not count >= 4 and not count <= 1
    assert count == open_count() and hash(count) == hash(open_count())


@pytest.mark.parametrize(
    "ask",
    [
        int,
        lambda count: count == 2,
        lambda count: count == 3,
        lambda count: count < 3,
        lambda count: count <= 2,
        lambda count: count > 2,
        lambda count: count >= 3,
        lambda count: f"{count:d}",
        lambda count: range(count),
    ],
)
def test_what_the_bounds_do_not_decide_is_an_error(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(UndecidedCount, match=r"2 \(1 not known: Cascara\).*at_least \(2\) and at_most \(3\)"):
        ask(open_count())


def test_whether_there_is_any_may_be_undecided() -> None:
    acceded = OPEN.count("acceded", "PACT", on="2020-09-05").within("Africa")
    assert (acceded.at_least, acceded.at_most) in {(0, 0), (0, 1), (1, 1)}
    empty = founded(undated("AAA", "withdrawal", "2020-08")).count("withdrawing", "PACT", on="2020-08-05")
    assert (empty.at_least, empty.at_most) == (0, 1)
    with pytest.raises(UndecidedCount, match="whether there is any"):
        bool(empty)


def test_there_is_no_arithmetic() -> None:
    with pytest.raises(TypeError):
        exact() + 1  # type: ignore[operator]


@pytest.mark.parametrize("ask", [int, bool, lambda count: count == 3, lambda count: count < 3])
def test_a_count_that_does_not_arise_is_no_number(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(UndecidedCount, match="PROTOCOL has no signatories: no signature stage"):
        ask(OPEN.count("signatories", "PROTOCOL"))


def test_lebanon_is_not_known_after_the_record() -> None:
    """Its accession of 2026 has no date in the one source that has it."""
    count = mt.load().count(Population.STATES_PARTIES, "APMBC", on="2026-11-30")
    assert str(count) == "161 (1 not known: Lebanon)"
    about_lebanon = {doubt.kind for doubt in count.doubts if doubt.state == "LBN"}
    assert about_lebanon == {DoubtKind.UNCONFIRMED, DoubtKind.OPEN}
    assert count.beyond_record and not count.unconfirmed and count.contested.codes == ("UKR",)
    later = mt.load().count(Population.STATES_PARTIES, "APMBC", on="2027-06-01")
    assert (int(later), later.unconfirmed.codes, later.contested.codes) == (162, ("LBN",), ("UKR",))


def test_the_later_parties_to_the_convention_are_contested_outside_its_amendment() -> None:
    """VCLT Art. 40(5)(a) against the depositary's list of instruments; the list is followed."""
    reg = mt.load()
    outside = reg.count(Population.NONCONTRACTING, "CCW-A1")
    # Fifteen States without an instrument on the amendment.
    later = "ARE ATG BDI BHR CIV CMR GAB KAZ MDG PSE QAT SAU TKM VCT VEN"
    assert " ".join(outside.contested.codes) == later
    assert not outside.open
    days = ("2005-03-21", "2005-03-22", "2009-06-02", "2009-06-03")
    assert [reg.standing("PRY", "CCW-A1", on=day).contested for day in days] == [False, True, True, False]


def test_a_count_within_a_region_keeps_the_doubts_about_its_states() -> None:
    reg = mt.load()
    asia = reg.count(Population.STATES_PARTIES, "APMBC", on="2026-11-30").within("Asia")
    assert asia.open.codes == ("LBN",) and asia.at_least is not None
    europe = reg.count(Population.STATES_PARTIES, "APMBC", on="2026-11-30").within("Europe")
    assert not europe.open and europe.number == europe.at_least
    assert {doubt.state.alpha3 for doubt in europe.doubts if doubt.state} <= {"UKR"}


@pytest.mark.parametrize("population", [p for p in Population if p.is_complement])
@pytest.mark.parametrize(("convention", "day"), [("APMBC", "1997-09-17"), ("CCM", "2000-01-01"), ("CCW", "1980-10-09")])
def test_all_other_states_are_not_counted_before_they_can_be_listed(
    population: Population, convention: str, day: str
) -> None:
    """The treaties were adopted on 1997-09-18, 2008-05-30 and 1980-10-10."""
    reg = mt.load()
    with pytest.raises(mt.InvalidDate, match="cannot be listed"):
        reg.count(population, convention, on=day)
    assert int(reg.count(Population.STATES_PARTIES, convention, on=day)) == 0
    with pytest.raises(mt.InvalidDate, match="cannot be listed"):
        reg.having("outside", convention, on=day)
    assert reg.status("FRA", convention, on=day) is mt.Status.OUTSIDE


def test_the_table_of_states_begins_with_the_first_convention() -> None:
    with pytest.raises(mt.InvalidDate, match="begins on 1980-10-10"):
        mt.load().states("1900-01-01")
    assert len(mt.load().states("1980-10-10")) > 150
