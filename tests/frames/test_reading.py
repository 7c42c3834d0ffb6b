"""Enrichment reads States and dates as everything else does: codes of other lists, dates in any form, years."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

import minetreaty as mt

pd, pl, pa = (pytest.importorskip(name) for name in ("pandas", "polars", "pyarrow"))
pytest.importorskip("narwhals")

REG = mt.load()
DAY = dt.date(2015, 6, 1)


def pandas(data: dict[str, list[Any]]) -> Any:
    return pd.DataFrame(data)


def polars(data: dict[str, list[Any]]) -> Any:
    return pl.DataFrame(data)


def arrow(data: dict[str, list[Any]]) -> Any:
    return pa.table(data)


KINDS = [pandas, polars, arrow]


def found(frame: Any, column: str = "status") -> list[Any]:
    """The values of a column."""
    if hasattr(frame, "to_pylist"):
        return [row[column] for row in frame.to_pylist()]
    values = frame[column]
    return [None if value is None or value is pd.NA or value != value else value for value in values.to_list()]


STATES = ("CHN", "JPN", "COL", "USA")
NUMBERS = [710, 740, 100, 2]
"""The numbers of Correlates of War."""

EXPECTED = [REG.status(code, "APMBC", on=DAY).value for code in STATES]


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("convert", [int, float, str, lambda number: f"{number}.0", lambda number: f"{number:03d}"])
def test_numbers_are_read_in_the_list_that_the_caller_names(make: Callable[..., Any], convert: Any) -> None:
    frame = make({"ccode": [convert(number) for number in NUMBERS], "date": [DAY] * 4})
    assert found(mt.enrich(frame, state="ccode", vocabulary="cow")) == EXPECTED
    with pytest.raises(mt.UnknownState, match="710 is South Africa in M49; China in COW, GW and UCDP"):
        mt.enrich(frame, state="ccode")


@pytest.mark.parametrize("make", KINDS)
def test_a_heading_that_names_the_list_is_enough(make: Callable[..., Any]) -> None:
    frame = make({"cow": NUMBERS, "date": [DAY] * 4})
    assert found(mt.enrich(frame, state="cow", vocabulary="cow")) == EXPECTED
    frame = make({"cow": [str(number) for number in NUMBERS], "date": [DAY] * 4})
    assert found(mt.enrich(frame, state="cow")) == EXPECTED


@pytest.mark.parametrize("make", KINDS)
def test_letters_mean_what_their_list_says(make: Callable[..., Any]) -> None:
    frame = make({"code": ["AUS", "GMY", "SWZ"], "date": [DAY] * 3})
    on = [REG.status(code, "APMBC", on=DAY).value for code in ("AUT", "DEU", "CHE")]
    assert found(mt.enrich(frame, state="code", vocabulary="cow_letters")) == on
    with pytest.raises(mt.UnknownState, match="'AUS' is Australia in ISO 3166-1 and Austria in COW letters"):
        mt.enrich(frame, state="code")


@pytest.mark.parametrize("make", KINDS)
def test_a_column_that_contradicts_another_is_refused(make: Callable[..., Any]) -> None:
    frame = make({"iso3": ["AUS", "SWZ"], "name": ["Austria", "Switzerland"], "date": [DAY] * 2})
    with pytest.raises(mt.UnknownState, match=r"AUS is read as Australia, but column 'name' .* names Austria"):
        mt.enrich(frame)
    assert None not in found(mt.enrich(frame, vocabulary="gw_letters"))


@pytest.mark.parametrize("make", KINDS)
def test_codes_that_passed_on(make: Callable[..., Any]) -> None:
    days = [dt.date(1985, 1, 1), dt.date(1995, 1, 1), dt.date(2005, 1, 1)]
    for state, vocabulary in (("345", "cow"), ("YUG", "any"), ("YUG", "gw_letters")):
        frame = make({"code": [state, state, "FRA" if vocabulary == "any" else "220" if state == "345" else "FRN"],
                      "date": days})  # fmt: skip
        expected = [REG.status("YUG", "CCW", on=days[0]).value, REG.status("SRB", "CCW", on=days[1]).value]
        answers = found(mt.enrich(frame, state="code", vocabulary=vocabulary, convention="CCW"))
        assert answers[:2] == expected and answers[2] == "party"


@pytest.mark.parametrize("make", KINDS)
def test_names_of_the_callers_own(make: Callable[..., Any]) -> None:
    frame = make({"who": ["My country", "France"], "date": [DAY] * 2})
    assert found(mt.enrich(frame, state="who", names={"my country": "JPN"})) == ["party", "party"]
    with pytest.warns(mt.RowsWithoutStatus, match=r"unknown state 1 \('My country'\)"):
        mt.enrich(frame, state="who")


@pytest.mark.parametrize("make", KINDS)
def test_dates_in_usual_forms(make: Callable[..., Any]) -> None:
    texts = ["05 March 2021", "7 May 2001[3]", "29/02/2000", "2003-05-01 00:00:00", "1er mars 1999", "3-Dec-97"]
    days = ["2021-03-05", "2001-05-07", "2000-02-29", "2003-05-01", "1999-03-01", "1997-12-03"]
    frame = make({"iso3": ["FIN", "MLT", "ALB", "EST", "CAN", "CAN"], "date": texts})
    with pytest.warns(mt.ReadingNote, match="Column 'date': read day first, because '29/02/2000' can be nothing else"):
        answers = found(mt.enrich(frame))
    codes = ("FIN", "MLT", "ALB", "EST", "CAN", "CAN")
    assert answers == [REG.status(code, "APMBC", on=day).value for code, day in zip(codes, days, strict=True)]


@pytest.mark.parametrize("make", KINDS)
def test_the_caller_says_the_order(make: Callable[..., Any]) -> None:
    frame = make({"iso3": ["EST"] * 2, "date": ["12/07/2025", "27/12/2025"]})
    assert found(mt.enrich(frame, dayfirst=True)) == ["withdrawing", "withdrawn"]
    frame = make({"iso3": ["EST"] * 2, "date": ["06/12/2025", "12/07/2025"]})
    assert found(mt.enrich(frame, dayfirst=False)) == ["party", "withdrawing"]
    with pytest.raises(mt.InvalidDate, match=r"No value in column 'date' is a date .*is ambiguous.*dayfirst="):
        mt.enrich(frame)


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("convert", [int, float, str])
def test_years_are_joined_as_years(make: Callable[..., Any], convert: Any) -> None:
    frame = make({"iso3": ["EST", "EST"], "year": [convert(2003), convert(2025)]})
    assert found(mt.enrich(frame, on="year", year="end")) == ["outside", "withdrawn"]
    assert found(mt.enrich(frame, on="year", year="start")) == ["outside", "party"]
    assert found(mt.enrich(frame, on="year", year="06-30")) == ["outside", "withdrawing"]
    with pytest.raises(mt.InvalidDate, match="say which date within the year"):
        mt.enrich(frame, on="year")
    with pytest.raises(mt.InvalidChoice, match="year='middle' is not an allowed value"):
        mt.enrich(frame, on="year", year="middle")


def test_periods_of_pandas_are_years() -> None:
    frame = pd.DataFrame({"iso3": ["EST", "EST"], "year": pd.PeriodIndex(["2003", "2025"], freq="Y")})
    assert found(mt.enrich(frame, on="year", year="end")) == ["outside", "withdrawn"]


@pytest.mark.parametrize("make", KINDS)
def test_categories_of_numbers_and_dates(make: Callable[..., Any]) -> None:
    if make is pandas:
        frame = pd.DataFrame({"c": pd.Categorical([710, 2]), "d": pd.Categorical(["2015-06-01", "1 June 2015"])})
    elif make is polars:
        frame = pl.DataFrame({"c": [710, 2], "d": ["2015-06-01", "1 June 2015"]}).cast({"d": pl.Categorical})
    else:
        frame = pa.table({"c": pa.array([710, 2]).dictionary_encode(),
                          "d": pa.array(["2015-06-01", "1 June 2015"]).dictionary_encode()})  # fmt: skip
    assert found(mt.enrich(frame, state="c", on="d", vocabulary="cow")) == ["outside", "outside"]


@pytest.mark.parametrize("make", KINDS)
def test_a_column_in_which_nothing_can_be_read_is_an_error(make: Callable[..., Any]) -> None:
    with pytest.raises(mt.UnknownState, match="No value in column 'iso3' names a State that is known"):
        mt.enrich(make({"iso3": ["Nowhere", "Atlantis", None], "date": [DAY] * 3}))
    with pytest.raises(mt.InvalidDate, match="No value in column 'date' is a date that can be read, such as 'later'"):
        mt.enrich(make({"iso3": ["EST", "EST"], "date": ["soon", "later"]}))
    blank = make({"iso3": ["EST"], "date": [None]})
    with pytest.warns(mt.RowsWithoutStatus, match="no day 1"):
        mt.enrich(blank)


def test_lazy_frames_take_the_caller_at_his_word() -> None:
    frame = pl.LazyFrame({"cow": ["2", "710"], "date": ["1 June 2015", "06/07/2015"]})
    assert found(mt.enrich(frame, state="cow", dayfirst=True).collect()) == ["outside", "outside"]
    years = pl.LazyFrame({"gw": [366], "year": [2025]})
    assert found(mt.enrich(years, state="gw", vocabulary="gw", on="year", year="end").collect()) == ["withdrawn"]


def test_a_vocabulary_that_fits_less_well_is_noted() -> None:
    frame = pd.DataFrame({"code": ["20", "710", "365", "900"], "date": [DAY] * 4})
    with pytest.warns(mt.ReadingNote, match="fits another list better"), pytest.warns(mt.RowsWithoutStatus):
        mt.enrich(frame, state="code", vocabulary="m49")


def test_objects_among_other_columns_do_no_harm() -> None:
    frame = pd.DataFrame({"iso3": ["EST"], "date": [DAY], "name": [["a list"]], "country": ["Atlantis"]})
    assert found(mt.enrich(frame)) == ["party"]
