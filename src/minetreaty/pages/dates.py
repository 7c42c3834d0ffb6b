"""The dates of status pages: ``3 Dec 1997``, ``18 September 1997``, ``03-02-2026``. The day comes first, always."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_NAMES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)

DATE = rf"(?<![0-9])[0-9]{{1,2}}(?: (?:{_NAMES})\.?,? |-[01]?[0-9]-|/[01]?[0-9]/)[0-9]{{4}}(?![0-9])"
"""A pattern without groups for a date as the pages print it, to be used with ``re.IGNORECASE``."""

_PARTS = re.compile(
    rf"(?P<day>[0-9]{{1,2}})(?: (?P<name>{_NAMES})\.?,? |(?P<separator>[-/])(?P<number>[0-9]{{1,2}})(?P=separator))"
    r"(?P<year>[0-9]{4})",
    re.IGNORECASE,
)

_ANYWHERE = re.compile(DATE, re.IGNORECASE)


def read_date(text: str) -> dt.date | None:
    """The date that the text is, or None where it is anything else or there is no such day."""
    match = _PARTS.fullmatch(text)
    if match is None:
        return None
    month = _MONTHS.index(match["name"][:3].casefold()) + 1 if match["name"] else int(match["number"])
    try:
        return dt.date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None


def dates_in(text: str) -> Iterator[tuple[int, int, dt.date]]:
    """Every date in a text, with the places where it starts and ends."""
    for match in _ANYWHERE.finditer(text):
        day = read_date(match.group())
        if day is not None:
            yield match.start(), match.end(), day
