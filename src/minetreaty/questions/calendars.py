"""Calendars: deadlines as an iCalendar file (RFC 5545), one whole-day event each. It needs the extra ``calendar``.

The text depends only on the deadlines and the edition: an event's stamp is the edition's date. Its identifier names the
State, the convention, the duty and the date from which the State was bound, and for yearly duties the year, but not the
deadline: a calendar imported again has each deadline once, and an extension moves the event.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from .._version import __version__
from ..errors import MissingExtra
from .coming_due import Deadlines
from .duty_notes import is_report
from .obligations import Obligation, ObligationStatus


def icalendar(obligations: Iterable[Obligation], *, edition: dt.date) -> bytes:
    """Return the deadlines as an iCalendar file (RFC 5545): one whole-day event each.

    `obligations` are those to write, for example ``reg.deadlines(until=...)``, whose notes become the description of
    the calendar. `edition` is the date of the facts, ``reg.edition.date``, which stamps the events. An event is
    tentative if it is not known whether the deadline is that date. Raises `MissingExtra` if icalendar is not installed.
    """
    try:
        from icalendar import Calendar, Event
        from icalendar.enums import STATUS
    except ImportError as missing:
        raise MissingExtra(
            "Calendar files need icalendar: install minetreaty[calendar].", extra="calendar"
        ) from missing
    stamp = dt.datetime.combine(edition, dt.time(), dt.UTC)
    events = [
        Event.new(
            uid=f"{_key(item)}@minetreaty",
            stamp=stamp,
            start=item.deadline,
            summary=f"{item.state.name}: {item.convention} {item.article}, {item.title}{_later(item)}",
            description=_description(item),
            status=STATUS.TENTATIVE if _is_tentative(item) else STATUS.CONFIRMED,
        )
        for item in obligations
    ]
    calendar = Calendar.new(
        prodid=f"-//minetreaty//deadlines {__version__}//EN",
        uid=f"deadlines-{edition}@minetreaty",
        description=" ".join(obligations.notes) if isinstance(obligations, Deadlines) else None,
        subcomponents=events,
    )
    return bytes(calendar.to_ical())


def _later(item: Obligation) -> str:
    """What a reader of the summary alone has to know: the deadline may be a later one."""
    if not item.may_be_extended:
        return ""
    if item.extended_to_unknown_date:
        return " (extended to a date that is not known)"
    return f" (extension requested{f' to {item.requested_until}' if item.requested_until else ''})"


def _is_tentative(item: Obligation) -> bool:
    uncertain = item.unconfirmed or item.disputed_date or item.status is ObligationStatus.UNDETERMINED
    return uncertain or item.may_be_extended


def _description(item: Obligation) -> str:
    """All that is known of the obligation, with the date of the answer."""
    doubts = (doubt.text for doubt in item.doubts)
    to_do = {
        True: "",
        False: "Our data show that there was nothing to do.",
        None: "" if is_report(item.duty) or item.yearly else "Our data do not say whether there is anything to do.",
    }
    sentences = (
        *(str(item),),
        *(text for text in doubts if text not in item.notes and text not in str(item)),
        to_do[item.to_do],
        f"Judged on {item.on}, from a record that is complete to {item.as_of}.",
        f"Sources: {', '.join(item.sources)}.",
    )
    return " ".join(filter(None, sentences))


def _key(item: Obligation) -> str:
    year = (str(item.due.year),) if item.yearly else ()
    named = (item.state.alpha3, item.convention, item.duty.replace("_", "-"), str(item.arose), *year)
    return "-".join(named).lower()
