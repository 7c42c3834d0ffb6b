"""Dates that are known to the month or the year only: what they are, and what they bound."""

from typing import Any

import pytest

from minetreaty import InvalidDate, PartialDate


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2026-04-14", "2026-04-14", "2026-04-14"),
        ("0987", "0987-01-01", "0987-12-31"),
    ],
)
def test_partial_dates_have_bounds(text: str, first: str, last: str) -> None:
    partial = PartialDate.parse(text)
    assert (str(partial.first), str(partial.last), str(partial)) == (first, last, text)
    assert partial.exact == (partial.first if len(text) == 10 else None)


@pytest.mark.parametrize("text", ["", "26", "2026-2", "2026-02-3", "2026-02-03-04", "20-26", "xxxx", "2026-xx", "٢٠٢٦"])
def test_what_is_no_partial_date(text: str) -> None:
    with pytest.raises(InvalidDate, match="write YYYY, YYYY-MM or YYYY-MM-DD") as error:
        PartialDate.parse(text)
    assert error.value.query == text


@pytest.mark.parametrize(
    "parts", [(2026, 13), (2026, 0), (2026, 2, 30), (2026, 2, 0), (0,), (10_000,), (10**12,), (2026, 1, 32)]
)
def test_partial_dates_that_do_not_exist(parts: tuple[int, ...]) -> None:
    with pytest.raises(InvalidDate, match="there is no such date"):
        PartialDate(*parts)


@pytest.mark.parametrize("parts", [("2020",), (2020.5,), (2020, "1"), (None,)])
def test_the_parts_of_a_partial_date_are_numbers(parts: tuple[Any, ...]) -> None:
    with pytest.raises(InvalidDate, match="year, month and day are whole numbers"):
        PartialDate(*parts)


def test_a_day_needs_a_month() -> None:
    with pytest.raises(InvalidDate, match="2026: a day needs a month"):
        PartialDate(2026, None, 3)


def test_partial_dates_have_no_order() -> None:
    """Whether 2026 is before 2026-05 cannot be said."""
    with pytest.raises(TypeError):
        assert PartialDate(2026) < PartialDate(2026, 5)  # type: ignore[operator]
