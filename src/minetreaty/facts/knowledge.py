"""What was known on a date: facts that came later are left out, and so is what the facts that stay tell of later.

A fact counts from the date that the record has for it: a decision from its meeting, a request from when it was made, an
announcement from its day. A fact without a date of its own counts from the date of its first source; one whose sources
have no date either is left out, because nothing shows that it was known.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, cast

from attrs import evolve

from ..model.announcements import Announcement, CampaignFacts
from ..model.conventions import Convention
from ..model.implementation import Completion, Extension, ExtensionRequest, Figure, Meeting, PublishedDeadline
from ..model.partial_dates import PartialDate
from ..model.sources import Disagreement
from ..model.totals import PublishedTotal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .protocol import Facts

Fact = TypeVar("Fact")
Noted = TypeVar("Noted")


# ---- decisions and requests


def meeting_of(fact: Extension | ExtensionRequest, facts: Facts) -> Meeting | None:
    """Return the meeting that decided, or will decide; None if it is not in our data."""
    named = (fact.convention, fact.meeting)
    return next((meeting for meeting in facts.table(Meeting) if (meeting.convention, meeting.key) == named), None)


def granted_between(extension: Extension, facts: Facts) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day on which the extension can have been granted.

    They are those of the date printed, else of the end of the meeting, else of the date by which a document shows it;
    None if none of these is known.
    """
    if extension.granted is not None:
        return extension.granted.first, extension.granted.last
    meeting = meeting_of(extension, facts)
    if meeting is not None and meeting.last_day is not None:
        return meeting.last_day.first, meeting.last_day.last
    return None if extension.granted_by is None else (dt.date.min, extension.granted_by.last)


def asked_by(request: ExtensionRequest, facts: Facts) -> dt.date:
    """Return the day by which the request had been made: as a source says, and no later than the end of the meeting."""
    meeting = meeting_of(request, facts)
    bounds = (request.as_of, request.submitted, meeting.last_day if meeting else None)
    return min(bound.last for bound in bounds if bound is not None)


def decided_by(request: ExtensionRequest, facts: Facts) -> dt.date:
    """Return the day by which the meeting had decided; if its dates are not known, that of the request."""
    meeting = meeting_of(request, facts)
    return meeting.last_day.last if meeting and meeting.last_day else asked_by(request, facts)


# ---- when facts were known


def published_by(ids: Iterable[str], facts: Facts) -> dt.date | None:
    """Return the date by which the first of the sources had been published; None if none of them has a date."""
    dates = (facts.sources[id_].published for id_ in ids if id_ in facts.sources)
    return min((date.last for date in dates if date is not None), default=None)


def known_facts(facts: Facts, cls: type[Fact], day: dt.date) -> tuple[Fact, ...]:
    """Return the facts of a kind as they were known on that date. Kinds without dates, such as States, all stay."""
    known_from = _KNOWN_FROM.get(cls)
    if known_from is None:
        return facts.table(cls)
    dated = ((fact, known_from(fact, facts)) for fact in facts.table(cls))
    known = (fact for fact, since in dated if since is not None and since <= day)
    return tuple(without_what_came_later(_as_it_was(fact, facts, day), day) for fact in known)


def _extension(fact: Extension, facts: Facts) -> dt.date | None:
    granted = granted_between(fact, facts)
    if granted is None:
        return published_by(fact.sources, facts)
    first, last = granted
    return last if first == dt.date.min else first


def _completion(fact: Completion, facts: Facts) -> dt.date | None:
    return fact.latest.first if fact.latest is not None else published_by(fact.sources, facts)


def _figure(fact: Figure, facts: Facts) -> dt.date | None:
    """From the date that it is for, and no earlier than its first source: figures of a year are printed after it."""
    published = published_by(fact.sources, facts)
    if fact.as_of is None:
        return published
    return max(fact.as_of.first, published or dt.date.min)


def _meeting(fact: Meeting, facts: Facts) -> dt.date | None:
    return fact.start.first if fact.start is not None else published_by(fact.sources, facts)


def _printed(fact: PublishedDeadline, facts: Facts) -> dt.date | None:
    return published_by(fact.sources, facts) or (fact.in_force_on.first if fact.in_force_on is not None else None)


_KNOWN_FROM: Mapping[type[Any], Callable[[Any, Facts], dt.date | None]] = {
    Announcement: lambda fact, _: fact.date.first,
    CampaignFacts: lambda fact, _: fact.announced,
    Completion: _completion,
    Disagreement: lambda fact, facts: published_by(fact.sources, facts),
    Extension: _extension,
    ExtensionRequest: asked_by,
    Figure: _figure,
    Meeting: _meeting,
    PublishedDeadline: _printed,
    PublishedTotal: lambda fact, _: fact.date,
}
"""From when a fact of each kind was known; None: nothing shows it."""


def _as_it_was(fact: Any, facts: Facts, day: dt.date) -> Any:
    """The fact without what became of it later: the decision on a request, what was found after completion."""
    if isinstance(fact, ExtensionRequest) and fact.outcome is not None and decided_by(fact, facts) > day:
        return evolve(fact, outcome=None, note="")
    if isinstance(fact, Completion) and fact.reopened is not None and fact.reopened.first > day:
        return evolve(fact, reopened=None)
    return fact


# ---- what texts tell of later


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DATE = re.compile(
    r"\b(?P<iso>\d{4}-\d\d(?:-\d\d)?)\b"  # 2025-12-05, 2025-12
    rf"|\b(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(_MONTHS)}) (?P<year>\d{{4}})\b"  # 5 December 2025, December 2025
    r"|(?<![\d.,/-])(?P<only>(?:19|20)\d\d)(?![\d,/-]|\.\d)"  # 2025
)


def tells_of_later(text: str, day: dt.date) -> bool:
    """Return whether the text names a date, a month or a year that lies after that date."""
    return any(_first(found) > day for found in _DATE.finditer(text))


def _first(found: re.Match[str]) -> dt.date:
    """The first day of the date found; what only looks like a date lies before all others."""
    from ..errors import InvalidDate

    try:
        if found["month"]:
            month, number = _MONTHS.index(found["month"]) + 1, found["day"]
            return PartialDate(int(found["year"]), month, int(number) if number else None).first
        return PartialDate.parse(found["iso"] or found["only"]).first
    except InvalidDate:
        return dt.date.min


def without_what_came_later(fact: Noted, day: dt.date) -> Noted:
    """Return the fact, without its note if that tells of a later date."""
    note: str = getattr(fact, "note", "")
    if not note or not tells_of_later(note, day):
        return fact
    found: Noted = evolve(cast(Any, fact), note="")
    return found


def convention_as_known(convention: Convention, day: dt.date) -> Convention:
    """Return the convention with its record complete to that date at the latest, without notes on what came later."""
    if day >= convention.as_of:
        return without_what_came_later(convention, day)
    said = [part for part in convention.as_of_note.split("; ") if not tells_of_later(part, day)]
    return evolve(without_what_came_later(convention, day), as_of=day, as_of_note="; ".join(said))
