"""Dates: finds dates, months and years in English prose, and those told from the date of publication."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from ...model.partial_dates import PartialDate
from .tokens import DATE, YEAR, Token

MONTHS = {
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
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_TO = r"\s?(?:-|–|to|and)\s?"
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"""
    \b (?P<iso> {_YEAR}-\d\d-\d\d ) \b                                            # 1997-12-03
    | \b (?P<day> {_DAY} ) (?: {_TO} (?P<to> {_DAY} ) )? \s (?: of[ ] )?          # 3-4 December, 3rd of December
      (?P<month> {_MONTH} ) (?: ,?[ ] (?P<year> {_YEAR} ) \b )?                   # 3 December 1997
    | \b (?P<month2> {_MONTH} )[ ] (?P<day2> {_DAY} ) (?: {_TO} (?P<to2> {_DAY} ) )?
      (?: (?: ,[ ]? | [ ] ) (?P<year2> {_YEAR} ) \b | (?!\d) )                    # December 3, 1997
    | \b (?P<month3> {_MONTH} ) (?: [ ]of )? ,?[ ] (?P<year3> {_YEAR} ) \b        # December 1997
    | \b (?: in|since|by|until|during|of|last|this )[ ] (?P<month4> {_MONTH} )    # in December
      (?! \.?,?[ ]?(?: \d{{1,2}}(?!\d) | \d{{4}} )
        | [ ](?:of[ ])?(?:the[ ](?:following|next|same|previous)|that)[ ]year )
    | (?<![\w,./-]) (?P<year4> {_YEAR} ) \b (?! [-–,.]\d | s\b )                  # 1997
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NEXT = re.compile(
    rf"(?: ?(?:,|–|-|\band|\bor|\bto|\buntil) ?)+(?:on |in )?(?:{_DAY} )?{_MONTH}(?: {_DAY})?,? (?P<year>{_YEAR})\b",
    re.IGNORECASE,
)
"""A second date with a year, which is that of the first too: "in May and September 2015"."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TOLD = re.compile(
    rf"""
    (?<! are[ ] ) (?<! is[ ] ) (?<! have[ ] ) (?<! has[ ] ) \b (?P<day> today|yesterday ) \b (?! ['’] )
    | \b (?: (?P<last> last )|(?: earlier[ ]|later[ ] )?this )[ ] (?P<unit> year|month ) \b (?! ['’] )
    | (?<= \bon[ ] ) (?P<weekday> {"|".join(_WEEKDAYS)} ) \b (?! ,?[ ](?:the[ ])?(?: \d | {_MONTH} ) )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_COMING = re.compile(
    r"\b(?:will|shall|would|due|set|next|to (?:be|enter|come|take)|triggering|until|withdraws|leaves)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\b(?:in|since|by|until|from|during|of)\s$", re.IGNORECASE)
_BREAK = re.compile(r"[.,;:()]|\b(?:which|who|and|but|while)\b")


@frozen
class When:
    """A date or a time between two of them, the preposition before it, and what was assumed to read it."""

    value: PartialDate
    until: PartialDate | None = None
    how: str = ""
    assumed: str = ""

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What was assumed, as a claim takes it."""
        return (self.assumed,) if self.assumed else ()


def exact(day: dt.date) -> PartialDate:
    """Return the day as a date of which nothing is unknown."""
    return PartialDate(day.year, day.month, day.day)


def dates(text: str, published: dt.date, treaties: Iterable[Token] = ()) -> Iterator[Token]:
    """Find the dates of a text.

    A date without a year takes that of a date before it in the same clause. Else it is the last one up to publication,
    or the next one where the sentence speaks of what is to come, and the year is assumed. The years in the names of
    treaties are not dates.
    """
    yield from _told(text, published)
    names = {place for token in treaties for place in range(token.start, token.end)}
    year, since = 0, 0
    for found in _DATE.finditer(text):
        start = found.start("month4") if found["month4"] else found.start()
        given = found["year"] or found["year2"] or found["year3"] or found["year4"] or (found["iso"] or "")[:4]
        following = _NEXT.match(text, found.end())
        given = given or (following and following["year"])
        carried = year if year and not _BREAK.search(text, since, start) else 0
        coming = _COMING.search(text, max(start - 80, 0), start) is not None
        when = _when(found, int(given or carried), published, coming=coming)
        if when is None:
            continue
        placed = not found["year4"] or _PLACED.search(text, max(start - 12, 0), start)
        if given and placed and start not in names:
            year, since = when.value.year, found.end()
        yield Token(YEAR if found["year4"] else DATE, start, found.end(), when)


def _when(found: re.Match[str], year: int, published: dt.date, *, coming: bool) -> When | None:
    if found["iso"]:
        value = _partial(*map(int, found["iso"].split("-")))
        return None if value is None else When(value)
    name = found["month"] or found["month2"] or found["month3"] or found["month4"]
    if name is None:
        return When(PartialDate(year))
    if name.lower() in ("may", "mar", "march") and not name[0].isupper():
        return None
    month = MONTHS[name.lower().rstrip(".")]
    first, last = (found[one] or found[two] for one, two in (("day", "day2"), ("to", "to2")))
    assumed = ""
    if not year:
        year = _likely_year(published, month, _number(first) if first else 1, coming=coming)
        assumed = f"no year given, {year} assumed"
    value = _partial(year, month, _number(first)) if first else PartialDate(year, month)
    until = _partial(year, month, _number(last)) if last else None
    return None if value is None else When(value, until, assumed=assumed)


def _told(text: str, published: dt.date) -> Iterator[Token]:
    """Find "today", "last year", "on Sunday" and the like."""
    for found in _TOLD.finditer(text):
        if found["day"]:
            ago = 0 if found["day"].lower() == "today" else 1
            when = When(exact(published - dt.timedelta(days=ago)), assumed="the text is of the day of publication")
        elif found["unit"]:
            shift = 1 if found["last"] else 0
            when = When(PartialDate(published.year - shift))
            if found["unit"].lower() == "month":
                before = published.replace(day=1) - dt.timedelta(days=shift)
                when = When(PartialDate(before.year, before.month))
        elif _COMING.search(text, max(found.start() - 80, 0), found.start()):
            continue
        else:
            ago = (published.weekday() - _WEEKDAYS.index(found["weekday"].lower())) % 7
            when = When(exact(published - dt.timedelta(days=ago)), assumed=f"the last {found['weekday']} is meant")
        yield Token(DATE, *found.span(), when)


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _likely_year(published: dt.date, month: int, day: int, *, coming: bool) -> int:
    """The year of a date given without one: the last up to publication, or the next from it on."""
    if coming:
        return published.year + ((month, day) < (published.month, published.day))
    return published.year - ((month, day) > (published.month, published.day))


def _partial(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None
