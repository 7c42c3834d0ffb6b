"""Numerals: finds numbers, ordinals, shares and days in English prose."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from ...model.partial_dates import PartialDate
from .tokens import DAY, NUMBER, ORDINAL, SHARE, Mark

# ---- numbers

_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_WORD = "|".join((*_TENS, *sorted(_UNITS, key=len, reverse=True)))
_ORDINAL_WORDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "last": -1,
}  # fmt: skip
_ORDINAL = "|".join(_ORDINAL_WORDS)
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}

_NUMBER = re.compile(
    rf"(?<![\w.,/-])(?P<digits>\d{{1,3}}(?:[, \u202f\u00a0]\d{{3}}){{1,5}}(?!\d)|\d{{1,15}}(?!\d))"
    rf"(?P<point>\.\d+)?(?P<plus>\+)?"
    rf"(?:[ -](?P<scale>million|billion|dozen|hundred|thousand|m)\b)?"
    rf"(?P<ordinal>(?:st|nd|rd|th)\b)?(?P<percent> ?%| per ?cent\b| percent\b)?(?![\w]|[.,:/]\d|-\d)"
    rf"|\b(?P<words>(?:(?:an?|{_WORD})(?:[ -](?:{_WORD}))?[ -](?:hundred|thousand|million|dozen)"
    rf"(?:[ -]and|,)?(?:[ -](?:{_WORD})(?:[ -](?:{_WORD}))?)?|(?:{_WORD})(?:[ -](?:{_WORD}))?))"
    rf"(?:[ -](?P<ordinal_word>{_ORDINAL}))?\b(?P<percent_word> ?%| per ?cent\b| percent\b)?"
    rf"|\b(?P<alone>{_ORDINAL})\b",
    re.IGNORECASE,
)

_FRACTION = re.compile(
    r"\b(?:(?P<part>one|two|three|four|five|a|nine)[ -](?P<whole>half|thirds?|quarters?|fifths?|"
    r"tenths?|sixths?)|half)\b"
    r"(?= of\b)",
    re.IGNORECASE,
)
_WHOLES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}


def _words_value(words: str) -> int:
    total = 0
    for word in re.split(r"[ ,-]+", words.lower()):
        if word in _SCALES:
            total = (total or 1) * _SCALES[word]
        else:
            total += _UNITS.get(word, 0) + _TENS.get(word, 0) + (word in ("a", "an") and 0)
    return total


def numbers(text: str) -> Iterator[Mark]:
    """The numbers, ordinals and shares of a text, in figures and words; fractions too, where "of" follows."""
    for found in _FRACTION.finditer(text):
        part = (found["part"] or "one").lower()
        whole = (found["whole"] or "half").lower().rstrip("s")
        yield Mark(SHARE, found.start(), found.end(), 100 * max(_UNITS.get(part, 1), 1) / _WHOLES[whole])
    for found in _NUMBER.finditer(text):
        yield from _number(found)


def _number(found: re.Match[str]) -> Iterator[Mark]:
    start, end = found.span()
    if found["alone"]:
        yield Mark(ORDINAL, start, end, _ORDINAL_WORDS[found["alone"].lower()])
    elif found["words"]:
        value = _words_value(found["words"])
        if found["ordinal_word"]:
            yield Mark(ORDINAL, start, end, value + _ORDINAL_WORDS[found["ordinal_word"].lower()])
        else:
            yield Mark(SHARE if found["percent_word"] else NUMBER, start, end, value)
    else:
        scale = (found["scale"] or "").lower()
        number = float(re.sub(r"\D", "", found["digits"]) + (found["point"] or ""))
        scaled = number * _SCALES.get("million" if scale == "m" else scale, 1)
        whole = int(scaled) if scaled == int(scaled) else scaled
        letter = ORDINAL if found["ordinal"] else SHARE if found["percent"] else NUMBER
        yield Mark(letter, start, end, whole)


# ---- days

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY_NUMBER = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
    rf"|\b(?P<day>{_DAY_NUMBER})(?:\s?(?:-|–|to|and)\s?(?P<day_to>{_DAY_NUMBER}))? (?:of )?(?P<month>{_MONTH})"
    rf"(?:,? (?P<year>(?:19|20)\d\d)\b)?"
    rf"|\b(?P<month2>{_MONTH}) (?P<day2>{_DAY_NUMBER})(?:\s?(?:-|–|to|and)\s?(?P<day2_to>{_DAY_NUMBER}))?"
    rf"(?:(?:, ?| )(?P<year2>(?:19|20)\d\d)\b|(?!\d))"
    rf"|\b(?P<month3>{_MONTH})(?: of)?,? (?P<year3>(?:19|20)\d\d)\b"
    rf"|\b(?:in|since|by|until|during|of|last|this)(?: early| late| mid-?)? (?P<month4>{_MONTH})"
    rf"(?!\.?,? ?\d| (?:of )?(?:the (?:following|next|same|previous)|that) year)"
    rf"|(?<![\w,./-])(?P<year4>(?:19|20)\d\d)\b(?![-–,.]\d)",
    re.IGNORECASE,
)


_AND_DATE = re.compile(
    rf"(?: ?(?:,|–|-|\band|\bor|\bto|\buntil) ?)+(?:on |in )?(?:{_DAY_NUMBER} )?{_MONTH}(?: {_DAY_NUMBER})?,? "
    r"(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""A further day with a year, which is that of the day before it too: "in May and September 2015"."""


_TODAY = re.compile(r"(?<!are )(?<!is )(?<!have )(?<!has )(?<!of )\btoday\b(?!['’])", re.IGNORECASE)


_THAT_YEAR = re.compile(r"\b(?:(?P<last>last)|(?:earlier |later )?this) year\b(?!['’]| (?:on|in) )", re.IGNORECASE)
_CARRIES = 200
"""So many characters on, a year still holds for a day without one."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    rf"(?<=\bon )(?P<name>{'|'.join(_WEEKDAYS)})\b(?!,? (?:the )?(?:\d|{_MONTH}))",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\b(?:will|shall|due|set|next|to be)\b[^.;]{0,60}$", re.IGNORECASE)


def _day(value: dt.date) -> PartialDate:
    return PartialDate(value.year, value.month, value.day)


def dates(text: str, published: dt.date, treaties: Iterable[Mark] = ()) -> Iterator[Mark]:
    """The days, months and years of a text. A day without a year takes that of the day shortly before it, or the last
    one; the year of a treaty's name is none of them.

    "On Sunday" is the last one up to publication, unless it is one to come.
    """
    names = [(mark.start, mark.end) for mark in treaties]
    for found in _TODAY.finditer(text):
        yield Mark(DAY, found.start(), found.end(), (_day(published), None, True))
    for found in _WEEKDAY.finditer(text):
        if not _TO_COME.search(text, max(found.start() - 80, 0), found.start()):
            ago = (published.weekday() - _WEEKDAYS.index(found["name"].lower())) % 7
            yield Mark(DAY, found.start(), found.end(), (_day(published - dt.timedelta(days=ago)), None, True))
    year, since, ends = 0, -_CARRIES, set[int]()
    for found in _DATE.finditer(text):
        start = found.start("month4") if found["month4"] else found.start()
        given = found["year"] or found["year2"] or found["year3"] or found["year4"]
        if found["iso"]:
            value: PartialDate | None = _partial(*map(int, found["iso"].split("-")))
            until = None
        elif found["year4"]:
            value, until = PartialDate(int(found["year4"])), None
        else:
            name = found["month"] or found["month2"] or found["month3"] or found["month4"]
            if name.lower() in ("may", "mar", "march") and not name[0].isupper():
                continue
            month = _MONTHS[name.lower().rstrip(".")]
            first, last = found["day"] or found["day2"], found["day_to"] or found["day2_to"]
            next_to = _AND_DATE.match(text, found.end())
            given = given or (next_to and next_to["year"])
            carried = year if start - since < _CARRIES else 0
            in_year = int(given) if given else carried or _past_year(published, month, first)
            value = _partial(in_year, month, _digits(first)) if first else PartialDate(in_year, month)
            until = _partial(in_year, month, _digits(last)) if last else None
        if value is None:
            continue
        if given and not any(first <= found.end() + 1 and start < last for first, last in names):
            year, since = value.year, found.end()
        ends.add(found.end())
        yield Mark(DAY, start, found.end(), (value, until, bool(given or found["iso"])))
    for found in _THAT_YEAR.finditer(text):
        if found.start() - 1 not in ends:
            that = PartialDate(published.year - 1 if found["last"] else published.year)
            yield Mark(DAY, found.start(), found.end(), (that, None, True))


def _digits(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _past_year(published: dt.date, month: int, day: str | None) -> int:
    """The year of a day given without one: the latest in which it is not after publication."""
    asked = (month, _digits(day) if day else 1)
    return published.year if asked <= (published.month, published.day) else published.year - 1


def _partial(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None
