"""The arithmetic of days, against the calendar."""

import datetime as dt
from calendar import monthrange

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minetreaty import InvalidDate, PartialDate
from minetreaty.law.effects import after
from minetreaty.model.conventions import Delay
from minetreaty.model.days import as_day, first_of_month_after, same_day_after
from minetreaty.testing.invented import delays

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1))
MONTHS = st.integers(0, 60)


def index(day: dt.date) -> int:
    return day.year * 12 + day.month


@given(DAYS, MONTHS)
def test_the_same_day_lies_so_many_months_later_and_keeps_its_number_or_is_the_last(day: dt.date, months: int) -> None:
    found = same_day_after(day, months)
    assert index(found) == index(day) + months
    assert found.day == min(day.day, monthrange(found.year, found.month)[1])


@given(DAYS, MONTHS)
def test_the_first_of_a_month_lies_so_many_months_later(day: dt.date, months: int) -> None:
    found = first_of_month_after(day, months)
    assert found.day == 1
    assert index(found) == index(day) + months


@given(DAYS, DAYS, delays())
def test_a_delay_keeps_the_order_of_days(one: dt.date, other: dt.date, delay: Delay) -> None:
    first, second = sorted((one, other))
    assert after(delay, first) <= after(delay, second)


@given(DAYS, st.integers(0, 400))
def test_a_delay_of_days_counts_days(day: dt.date, count: int) -> None:
    assert after(Delay(days=count), day) - day == dt.timedelta(count)


@given(DAYS)
def test_a_day_and_its_text_are_one(day: dt.date) -> None:
    assert as_day(day) == as_day(day.isoformat()) == PartialDate.parse(day.isoformat()).exact == day


@given(st.text(max_size=12).filter(lambda text: len(text) != 10))
def test_no_other_text_is_a_day(text: str) -> None:
    with pytest.raises(InvalidDate):
        as_day(text)


@given(st.integers(1, 9999), st.none() | st.integers(1, 12))
def test_a_partial_date_is_a_whole_month_or_year(year: int, month: int | None) -> None:
    partial = PartialDate(year, month)
    assert PartialDate.parse(str(partial)) == partial
    assert partial.first == dt.date(year, month or 1, 1)
    assert partial.last == dt.date(year, month or 12, monthrange(year, month or 12)[1])
    assert partial.exact is None
