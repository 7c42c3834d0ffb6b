"""What a text is as a date. Each form is one that a published table has; what can be two dates stays two."""

import datetime as dt

import pytest

from minetreaty import InvalidChoice, InvalidDate
from minetreaty.intake.date_columns import MANY, DateColumn, within_year
from minetreaty.intake.dates import Order, Years, date_text, several_dates, several_words, split_word
from minetreaty.intake.months import month_number, weekday_number

YEARS = Years(1997, 2027)
MAY = dt.date(2001, 5, 7)


def column(*cells: object, years: Years = YEARS, dayfirst: bool | None = None, year: str | None = None) -> DateColumn:
    return DateColumn(cells, years, dayfirst=dayfirst, year=year)


@pytest.mark.parametrize(
    "text",
    ["2001-05-07", "2001/5/7", "2001.05.07", "20010507", "7 May 2001", "07 May 2001", "7th May 2001", "7 May, 2001",
     "7-May-2001", "7 May '01", "7-May-01", "7. Mai 2001",
     "7 mai 2001", "7 de mayo de 2001", "May 7, 2001",
     "May 7th 2001", "May-07-2001", "Monday, 7 May 2001", "lundi 7 mai 2001", "7 May 2001[3]", "7 May 2001 ²",
     "7 May 2001 *",
     "7 May 2001 (see note 1)", "7 May 2001 3, 4", "[7 May 2001]", "2001-05-07 00:00:00", "2001-05-07T00:00",
     "2001-05-07T00:00:00.000", "7  May\n2001"],
)  # fmt: skip
def test_dates_that_can_be_only_one(text: str) -> None:
    assert column(text).find(text).exact == column().day(text) == MAY


@pytest.mark.parametrize(
    ("text", "mark"), [("7 May 2001 a", "a"), ("7 May 2001 (accession)", "accession"), ("07-05-2001 (R)", "R")]
)
def test_marks_beside_a_date(text: str, mark: str) -> None:
    assert column("29/02/2000", text).find(text).mark == mark


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("03/12/1997", r"ambiguous: it may be day/month or month/day \(1997-03-12 or 1997-12-03\)"),
        ("2001-02-29", "not a date in the calendar"),
        ("32 May 2001", "not a date in the calendar"),
        ("7 Mango 2001", "not a date that can be read"),
        ("Tuesday, 7 May 2001", "a day of the week that is not that of the date"),
        ("Someday, 7 May 2001", "not a date that can be read"),
        ("7 May 2001 12:30", "a date-time, and its date depends on the time zone"),
        ("37018", "the number of a date in a spreadsheet"),
        ("7 May 60", "can be neither 1960 nor 2060 .possible are 1997 to 2027"),
        ("7 May 2001; 8 May 2002", "several dates: 7 May 2001, 8 May 2002"),
        ("soon", "not a date that can be read"),
        ("7 May 2001" + " " + "x" * 80, "not a date that can be read"),
        ("2002..2001", "not a date that can be read"),
        ("0500", "not a date that can be read"),
        ("2001-13", "not a date that can be read"),
        ("Mango 2001", "not a date that can be read"),
    ],
)
def test_what_is_no_date_or_several(text: str, reason: str) -> None:
    with pytest.raises(InvalidDate, match=reason):
        column().find(text)
    assert column().day(text) is None


def test_two_digits_are_a_year_if_they_can_be_only_one() -> None:
    assert column().find("3-Dec-97").exact == dt.date(1997, 12, 3)
    assert column().find("08-Sept-11").exact == dt.date(2011, 9, 8)
    with pytest.raises(InvalidDate, match="does not say the century: it may be 1905 or 2005"):
        column(years=Years(1900, 2030)).find("3-Dec-05")
    with pytest.raises(InvalidDate, match="does not say the century, and the column has earlier dates"):
        column("7 May 60", "8 May 01").find("8 May 01")
    with pytest.raises(InvalidDate, match="does not say the century, and the column has earlier dates"):
        column("7 May 1960", "8 May 01").find("8 May 01")


def test_the_year_may_come_first() -> None:
    found = date_text("01-05-07", YEARS)
    assert found.dates == {
        Order.DAY_FIRST: dt.date(2007, 5, 1), Order.MONTH_FIRST: dt.date(2007, 1, 5), Order.YEAR_FIRST: MAY
    }  # fmt: skip


# ---- columns


def test_a_column_decides_its_order() -> None:
    read = column("07/05/2001", "29/02/2000")
    assert (read.order, read.find("07/05/2001").exact) == (Order.DAY_FIRST, MAY)
    assert read.note == "read day first, because '29/02/2000' can be nothing else"
    read = column("05/07/2001", "02/29/2000")
    assert (read.order, read.find("05/07/2001").exact) == (Order.MONTH_FIRST, MAY)
    assert column("07/05/2001", "7 May 2001").order is None


def test_a_column_that_contradicts_itself_decides_nothing() -> None:
    read = column("29/02/2000", "02/29/2000", "07/05/2001")
    with pytest.raises(InvalidDate, match="is ambiguous"):
        column("07/05/2001").find("07/05/2001")
    assert read.find("29/02/2000").exact == read.find("02/29/2000").exact == dt.date(2000, 2, 29)


def test_the_caller_decides_the_order() -> None:
    assert column(dayfirst=True).find("07/05/2001").exact == MAY
    assert column(dayfirst=False).find("05/07/2001").exact == MAY
    assert column("29/02/2000", dayfirst=True).note == ""
    with pytest.raises(InvalidDate, match="cannot be a date with the month first"):
        column(dayfirst=False).find("29/02/2000")


def test_only_so_many_cells_are_looked_at() -> None:
    assert column(*["07/05/2001"] * MANY, "29/02/2000").order is None


def test_dates_and_empty_cells_decide_nothing() -> None:
    read = column(dt.date(2001, 5, 7), None, "-", "2001-05-07", "2001-02-31")
    assert read.order is None
    assert read.find(dt.date(2001, 5, 7)).exact == read.find(dt.datetime(2001, 5, 7)).exact == MAY
    assert read.day("2001-02-31") is None


# ---- years, months and ranges


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2001", "2001-01-01", "2001-12-31"),
        ("2001.0", "2001-01-01", "2001-12-31"),
        ("2001-05", "2001-05-01", "2001-05-31"),
        ("2001-XX-XX", "2001-01-01", "2001-12-31"),
        ("2001-05-??", "2001-05-01", "2001-05-31"),
        ("May 2001", "2001-05-01", "2001-05-31"),
        ("05/2001", "2001-05-01", "2001-05-31"),
        ("c. 2001", "2001-01-01", "2001-12-31"),
        ("2001-05-07~", "2001-05-07", "2001-05-07"),
        ("2001-05-01..2001-05-31", "2001-05-01", "2001-05-31"),
        ("2001/2003", "2001-01-01", "2003-12-31"),
    ],
)
def test_what_is_known_to_the_year_or_month(text: str, first: str, last: str) -> None:
    found = column().find(text)
    assert (found.first.isoformat(), found.last.isoformat(), found.exact) == (first, last, None)
    assert found.approximate == text.startswith("c.") or text.endswith("~")


@pytest.mark.parametrize(
    ("year", "text", "expected"),
    [
        ("end", "2001", "2001-12-31"),
        ("last", "2001", "2001-12-31"),
        ("start", "2001", "2001-01-01"),
        ("first", "2001-05", "2001-05-01"),
        ("end", "2001-05", "2001-05-31"),
        ("06-30", "2001", "2001-06-30"),
        ("02-29", "2001", "2001-02-28"),
        ("02-29", "2000", "2000-02-29"),
        ("06-30", "2001-05", None),
        ("end", "2001/2003", None),
        ("end", "c. 2001", None),
        (None, "2001", None),
    ],
)
def test_the_date_within_a_year_is_the_callers(year: str | None, text: str, expected: str | None) -> None:
    found = column(year=year).day(text)
    assert (found and found.isoformat()) == expected


def test_the_month_and_day_for_engines() -> None:
    assert [column(year=year).year for year in ("start", "end", "06-30", None)] == [(1, 1), (12, 31), (6, 30), None]


@pytest.mark.parametrize("year", ["middle", "13-01", "2001", ""])
def test_a_date_within_a_year_must_be_one(year: str) -> None:
    with pytest.raises(InvalidChoice, match=r"is not an allowed value\. Give 'end', 'start', or a day such as '06-30'"):
        within_year(year)


# ---- words


def test_words_and_dates_in_one_cell() -> None:
    assert split_word("Ratified 2/29/00") == ("Ratified", "2/29/00")
    assert split_word("Accession: 7 May 2001") == ("Accession", "7 May 2001")
    assert split_word("signed on May 7, 2001") == ("signed", "May 7, 2001")
    assert split_word("Ratified") is None


def test_several_words_with_dates() -> None:
    said = "Signed 4 Dec 1997, ratified May 7, 2001"
    assert several_words(said) == ("Signed 4 Dec 1997", "ratified May 7, 2001")
    assert several_words("signed 4 Dec 1997; and more") == several_words("Ratified May 7, 2001") == ()


def test_several_dates() -> None:
    assert several_dates("7 May 2001 and 2003") == ("7 May 2001", "2003")
    assert several_dates("7 May 2001") == several_dates("Malta; Italy") == ()


@pytest.mark.parametrize(
    ("word", "number"),
    [("May", 5), ("mai", 5), ("Sept", 9), ("juil", 7), ("août", 8), ("ene", 1), ("ma", 0), ("jui", 0), ("xyz", 0)],
)
def test_months(word: str, number: int) -> None:
    assert month_number(word) == number


def test_days_of_the_week() -> None:
    assert (weekday_number("Mon"), weekday_number("dimanche"), weekday_number("xyz")) == (0, 6, None)
