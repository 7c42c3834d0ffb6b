"""Days: what is one, what is not, and the arithmetic of the clauses at its corners."""

import datetime as dt

import pytest

from minetreaty import InvalidDate
from minetreaty.model.days import as_day, first_and_last, first_of_month_after, same_day_after


def test_dates_and_iso_text_are_days() -> None:
    assert as_day("2025-12-26") == as_day(dt.date(2025, 12, 26)) == dt.date(2025, 12, 26)


@pytest.mark.parametrize(
    "text",
    [
        "20250101",
        "2025-W01-1",
        "2025-1-1",
        "2025-01-1",
        "2025-001",
        "2025/01/01",
        "2025-01/01",
        "2025/01-01",
        " 2025-01-01",
        "2025-01-01 ",
        "2025-01-01T00:00",
        "-025-01-01",
        "2025-+1-01",
        "2025-01-0x",
        "٢٠٢٥-٠١-٠١",
        "²025-01-01",
        "2025- 1-01",
        "",
        "today",
    ],
)
def test_no_other_form_is_a_day(text: str) -> None:
    with pytest.raises(InvalidDate, match="write it as YYYY-MM-DD") as error:
        as_day(text)
    assert error.value.query == text


@pytest.mark.parametrize("text", ["2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "0000-01-01"])
def test_days_that_do_not_exist(text: str) -> None:
    with pytest.raises(InvalidDate, match=f"since='{text}': there is no such day") as error:
        as_day(text, "since")
    assert error.value.query == text


def test_a_date_of_a_kind_of_its_own_is_a_day() -> None:
    class Frozen(dt.date):
        """What libraries that stop the clock put in its place."""

    assert type(as_day(Frozen(2025, 12, 26))) is dt.date
    assert as_day(Frozen(2025, 12, 26)) == dt.date(2025, 12, 26)


@pytest.mark.parametrize("value", [dt.datetime(2025, 1, 1, 12), 20250101, None, b"2025-01-01", 1.5])
def test_no_other_type_is_a_day(value: object) -> None:
    with pytest.raises(InvalidDate, match=f"on takes a date or text .* not {type(value).__name__} ") as error:
        as_day(value)  # type: ignore[arg-type]
    assert error.value.query == str(value)


def test_midnight_without_a_zone_is_a_day() -> None:
    pandas, numpy = pytest.importorskip("pandas"), pytest.importorskip("numpy")
    for value in (
        dt.datetime(2025, 12, 26),
        pandas.Timestamp("2025-12-26"),
        numpy.datetime64("2025-12-26"),
        numpy.datetime64("2025-12-26T00:00"),
        numpy.datetime64("2025-12-26T00:00:00.000000000"),
    ):
        assert as_day(value) == dt.date(2025, 12, 26)
    for value in (
        dt.datetime(2025, 12, 26, tzinfo=dt.UTC),
        dt.datetime(2025, 12, 26, 0, 0, 0, 1),
        pandas.Timestamp("2025-12-26 00:00:00.000000001"),
        pandas.Timestamp("2025-12-26", tz="Europe/Oslo"),
        pandas.NaT,
        numpy.datetime64("2025-12-26T01"),
        numpy.datetime64("2025-12"),
        numpy.datetime64("NaT", "D"),
        numpy.datetime64(10**6, "Y"),
        numpy.datetime64(-800_000, "D"),
    ):
        with pytest.raises(InvalidDate, match="on takes a date or text"):
            as_day(value)


@pytest.mark.parametrize(
    ("day", "months", "same", "first"),
    [
        ("2025-06-27", 6, "2025-12-27", "2025-12-01"),
        ("2025-07-10", 6, "2026-01-10", "2026-01-01"),
        ("2002-08-30", 6, "2003-02-28", "2003-02-01"),
        ("2003-08-31", 6, "2004-02-29", "2004-02-01"),
        ("2006-10-31", 6, "2007-04-30", "2007-04-01"),
        ("2025-06-30", 6, "2025-12-30", "2025-12-01"),
        ("2025-12-31", 12, "2026-12-31", "2026-12-01"),
        ("2024-02-29", 12, "2025-02-28", "2025-02-01"),
        ("2025-12-31", 0, "2025-12-31", "2025-12-01"),
        ("2025-12-15", 1, "2026-01-15", "2026-01-01"),
        ("2025-11-30", 1, "2025-12-30", "2025-12-01"),
        ("2025-10-31", 1, "2025-11-30", "2025-11-01"),
    ],
)
def test_months_after(day: str, months: int, same: str, first: str) -> None:
    assert str(same_day_after(dt.date.fromisoformat(day), months)) == same
    assert str(first_of_month_after(dt.date.fromisoformat(day), months)) == first


def test_a_span_without_its_ends_is_the_calendar() -> None:
    assert first_and_last(None, None) == (dt.date(1, 1, 1), dt.date(9999, 12, 31))
    assert first_and_last("1999-03-01", dt.date(2009, 3, 1)) == (dt.date(1999, 3, 1), dt.date(2009, 3, 1))


def test_an_end_of_a_span_that_is_no_day_is_named() -> None:
    with pytest.raises(InvalidDate, match="since='1999-3-1'"):
        first_and_last("1999-3-1", "2009-03-01")
    with pytest.raises(InvalidDate, match="until='2009'"):
        first_and_last("1999-03-01", "2009")


def test_the_calendar_ends() -> None:
    with pytest.raises(InvalidDate, match="What follows from 9999-12-31 lies beyond the calendar"):
        same_day_after(dt.date(9999, 12, 31), 1)
    with pytest.raises(InvalidDate, match="beyond the calendar"):
        first_of_month_after(dt.date(1, 1, 1), -1)
    assert same_day_after(dt.date(9999, 11, 30), 1) == dt.date(9999, 12, 30)
