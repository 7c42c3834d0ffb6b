"""What a text can be as a date: 2002-09-11, 11 Sep 2002, September 11, 2002, 11/09/02, 11 septembre 2002, 2002.

Nothing is guessed. A text with several meanings keeps all of them; the column that it is in, or the caller, decides.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from enum import StrEnum

from attrs import evolve, frozen

from ..errors import InvalidDate
from ..facts.parsing import shown
from ..model.partial_dates import PartialDate
from .months import month_number, weekday_number

LONGEST = 80
"""No date with its marks is longer."""


class Order(StrEnum):
    """In which order the numbers of a date are written."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    YEAR_FIRST = "year first"


@frozen
class Years:
    """The years that dates of a table can have. Two digits are a year if it can be only one of them."""

    first: int
    last: int

    def full(self, digits: str) -> tuple[int, ...]:
        """The years that digits can mean."""
        if len(digits) == 4:
            return (int(digits),)
        return tuple(year for year in (1900 + int(digits), 2000 + int(digits)) if self.first <= year <= self.last)


ANY_YEAR = Years(1900, 2099)


@frozen(kw_only=True)
class DateText:
    """What a cell says about a date.

    ``dates`` has the date for each order of numbers in which the text is one; if the order does not matter, they are
    the same. ``mark`` is the letter or word beside it. ``partial`` is a year or month, ``last`` the end of a range.
    ``reason`` says why there is no date.
    """

    text: str
    dates: Mapping[Order, dt.date] = {}
    mark: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    approximate: bool = False
    short_year: bool = False
    outside: bool = False
    reason: str = ""

    @property
    def orders(self) -> frozenset[Order]:
        """The orders of numbers in which it is a date, if the order matters."""
        return frozenset(self.dates) if len(set(self.dates.values())) > 1 or len(self.dates) < len(Order) else _ALL

    @property
    def is_inexact(self) -> bool:
        """Whether it is a year, a month or a range."""
        return self.first is not None


_ALL = frozenset(Order)


def date_text(text: str, years: Years = ANY_YEAR) -> DateText:
    """What the text can be as a date."""
    plain = " ".join(text.split())
    if len(plain) > LONGEST:
        return DateText(text=text, reason="is not a date that can be read")
    if plain.startswith("[") and plain.endswith("]"):  # the depositary puts acts of States that have left in brackets
        plain = plain[1:-1].strip()
    found = _WHOLE.fullmatch(plain)
    if found is not None:
        read = _exact(text, found, years)
        return evolve(read, mark=found["mark"] or found["word"] or found["letter"] or "")
    return _inexact(text, plain) or DateText(text=text, reason=_why_not(plain))


def split_word(text: str) -> tuple[str, str] | None:
    """The words and the date of a text such as ``Ratified 2/29/00``; None if it is no such text."""
    found = _WORD_AND_DATE.fullmatch(" ".join(text.split())[:LONGEST])
    return (found["words"].strip(), found["rest"]) if found else None


_WORD_AND_DATE = re.compile(
    r"(?P<words>[^\W\d_][^\d:,]*?) [:,]? \s+ (?:on\s+|le\s+)? (?P<rest>\d.*|[^\W\d_]{3,}\.?\s+\d{1,2},?\s+\d{4}.*)",
    re.VERBOSE,
)


_WORD = r"[^\W\d_]"
_WHOLE = re.compile(
    rf"""
    (?: (?P<weekday>{_WORD}{{3,10}})\.?,?\ )?                   # Monday, 7 May 2001
    (?:
        (?P<year>\d{{4}}) (?P<sign>[-/.]) (?P<month>\d{{1,2}}) (?P=sign) (?P<day>\d{{1,2}})    # 2002-09-11, 2002/9/11
    |
        (?P<basic>(?:19|20)\d{{6}})                             # 20020911
    |
        (?P<one>\d{{1,2}}) (?P<between>[-/.\ ]) (?P<two>\d{{1,2}}) (?P=between) (?P<three>\d{{4}}|\d\d)    # 11/09/2002
    |
        (?P<number>\d{{1,2}}) (?:st|nd|rd|th|er|º|°|\.)?        # 11 Sep 2002, 11th September, 2002, 11-Sep-02, 1er mars
        [\ ./-]? (?:of\ |de\ |d['’])? (?P<name>{_WORD}{{3,10}}) \.?,?
        [\ ./-]? (?:de\ )? (?P<after>\d{{4}}|['’]?\d\d)
    |
        (?P<first_name>{_WORD}{{3,10}}) \.?                     # September 11, 2002, Sept. 11th 2002, Sep-11-2002
        [\ ./-] (?P<second>\d{{1,2}}) (?:st|nd|rd|th)?,?
        [\ ./-] (?P<last_year>\d{{4}})
    )
    (?: [T\ ] 00:00 (?: :00 (?: [.,]0+ )? )? )?                 # 2002-09-11T00:00:00.000
    (?:
        \ ? [(\[] (?P<word>[^\W\d_][^()\[\]\d]*) [)\]]           # 11 Sep 2002 (accession)
    |
        \ (?P<letter>[A-Za-z]{{1,2}})                           # 11 Sep 2002 a
    )?
    (?:
        \ ? (?: [*†‡§] | [¹²³⁰⁴-⁹] | \[\w{{1,3}}\] | \((?:(?:see\ )?note\ )?\d{{1,3}}\) )  # 7 May 2001*, 7 May 2001[3]
    |
        \ \d{{1,2}} (?: ,\ ?\d{{1,2}} )*                        # 7 May 2001 3, 4
    )*
    (?P<mark>)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _exact(text: str, found: re.Match[str], years: Years) -> DateText:
    """The date in each order of its numbers."""
    short = outside = False
    dates: dict[Order, dt.date] = {}
    unknown_name = ""
    for order, year, month, day in _numbers(found):
        if month == 0:
            unknown_name = found["name"] or found["first_name"]
            continue
        full = years.full(year)
        if len(year) == 2:
            short = True
            outside = outside or not full
        for one in full if len(full) == 1 else ():
            try:
                dates[order] = dt.date(one, month, day)
            except ValueError:
                continue
    weekday = weekday_number(found["weekday"]) if found["weekday"] else None
    if found["weekday"] and (weekday is None or any(day.weekday() != weekday for day in dates.values())):
        return DateText(text=text, reason="has a day of the week that is not that of the date" if weekday else _UNREAD)
    if dates:
        return DateText(text=text, dates=dates, short_year=short)
    if unknown_name:
        return DateText(text=text, reason=_UNREAD)
    if short:
        digits = (found["three"] or found["after"] or "").strip("'’")
        return DateText(text=text, reason=_century(digits, years), short_year=True, outside=outside)
    return DateText(text=text, reason="is not a date in the calendar")


_UNREAD = "is not a date that can be read"


def _century(digits: str, years: Years) -> str:
    choice = f"19{digits} or 20{digits}"
    if years.full(digits):
        return f"does not say the century: it may be {choice}"
    return (
        f"has a year that can be neither {choice.replace(' or ', ' nor ')} (possible are {years.first} to {years.last})"
    )


def _numbers(found: re.Match[str]) -> list[tuple[Order, str, int, int]]:
    """Year, month and day for each order of the numbers."""
    if found["year"]:
        return [(order, found["year"], int(found["month"]), int(found["day"])) for order in Order]
    if found["basic"]:
        digits = found["basic"]
        return [(order, digits[:4], int(digits[4:6]), int(digits[6:])) for order in Order]
    if found["name"] or found["first_name"]:
        month = month_number(found["name"] or found["first_name"])
        day = int(found["number"] or found["second"])
        year = (found["after"] or found["last_year"]).strip("'’")
        return [(order, year, month, day) for order in Order]
    one, two, three = found["one"], found["two"], found["three"]
    orders = [(Order.DAY_FIRST, three, int(two), int(one)), (Order.MONTH_FIRST, three, int(one), int(two))]
    if len(one) == len(three) == 2:
        orders.append((Order.YEAR_FIRST, one, int(two), int(three)))
    return orders


# ---- years, months and ranges


_PARTIAL = r"\d{4}(?:-(?:\d\d|XX|\?\?|uu)(?:-(?:\d\d|XX|\?\?|uu))?)?"
_RANGE = re.compile(rf"\[?(?P<start>{_PARTIAL})(?:\s?\.\.\s?|/|\s?[–—]\s?|\sto\s)(?P<end>{_PARTIAL})\]?", re.IGNORECASE)
_ABOUT = re.compile(r"(?P<about>(?:c|ca|circa|about|approx)\.?\s)?(?P<rest>.*?)(?P<sign>(?<!\?)[~?%])?", re.IGNORECASE)
_MONTH = re.compile(
    rf"(?P<name>{_WORD}{{3,10}})\.?,?[ -](?P<year>\d{{4}})|(?P<number>\d{{1,2}})[/.](?P<its_year>\d{{4}})",
    re.IGNORECASE,
)


def _inexact(text: str, plain: str) -> DateText | None:
    """A year, a month, a range of them, or a date that is marked as approximate."""
    found = _RANGE.fullmatch(plain)
    if found is not None:
        start, end = _partial(found["start"]), _partial(found["end"])
        if start is None or end is None or end.last < start.first:
            return None
        return DateText(text=text, first=start.first, last=end.last)
    about = _ABOUT.fullmatch(plain)
    rest = about["rest"] if about else plain
    partial = _partial(rest)
    if partial is None or about is None:
        return None
    approximate = bool(about["about"] or about["sign"])
    exact = partial.exact
    if exact is not None:
        dates = dict.fromkeys(Order, exact)
        return DateText(text=text, dates=dates, approximate=approximate, first=exact, last=exact)
    return DateText(text=text, first=partial.first, last=partial.last, approximate=approximate)


def _partial(text: str) -> PartialDate | None:
    """A year, month or day with unknown parts: 2001, 2001-05, 2001-XX-XX, May 2001, 05/2001, 2001.0."""
    text = re.sub(r"(?i)-(?:XX|\?\?|uu)", "", text).removesuffix(".0")
    month = _MONTH.fullmatch(text)
    try:
        if month is not None:
            number = month_number(month["name"]) if month["name"] else int(month["number"])
            return PartialDate(int(month["year"] or month["its_year"]), number) if number else None
        found = PartialDate.parse(text)
    except InvalidDate:
        return None
    return found if found.year >= 1000 else None


# ---- why not


def several_dates(text: str, years: Years = ANY_YEAR) -> tuple[str, ...]:
    """The dates of a text with several of them, as they are written; nothing if it is no such text."""
    parts = [
        part for part in re.split(r"\s*(?:[;|\n]|,\s(?=\D{0,4}\d)|\sand\s|\s/\s|\s-\s)\s*", text[:LONGEST]) if part
    ]
    read = [date_text(part, years) for part in parts]
    return tuple(parts) if len(parts) > 1 and all(item.dates or item.is_inexact for item in read) else ()


def several_words(text: str) -> tuple[str, ...]:
    """The parts of a text such as ``Signed 4 Dec 1997, ratified 7 May 2001``; nothing if it is no such text."""
    parts = [part for part in re.split(r"\s*(?:[;|\n]|,\s(?=[^\W\d_])|\sand\s)\s*", text[: 2 * LONGEST]) if part]
    return tuple(parts) if len(parts) > 1 and all(split_word(part) is not None for part in parts) else ()


def _why_not(text: str) -> str:
    return next((reason for form, reason in _REASONS if form.fullmatch(text)), _UNREAD)


_REASONS = (
    (re.compile(r"\d{5}(?:\.\d+)?"), "looks like the number of a date in a spreadsheet"),  # 35767
    (
        re.compile(r".*\d[T ]\d{1,2}:\d\d.*"),  # 1997-12-03 12:00:00
        "is a date-time, and its date depends on the time zone",
    ),
)


def no_date(cell: object, reason: str) -> InvalidDate:
    """The error for a cell that is not a date."""
    return InvalidDate(f"{shown(cell)} {reason}", query=str(cell))
