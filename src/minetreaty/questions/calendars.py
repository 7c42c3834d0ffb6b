"""Calendars: deadlines as an iCalendar file (RFC 5545), one whole-day event each. It needs the extra ``calendar``.

The text depends only on the deadlines and the edition: an event's stamp is the edition's date, and its identifier names
the State, the convention, the duty and the date, so that a calendar imported twice has each deadline once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from .._version import __version__
from ..errors import MissingExtra
from .obligations import Obligation


def icalendar(obligations: Iterable[Obligation], *, edition: dt.date) -> bytes:
    """Return the deadlines as an iCalendar file (RFC 5545): one whole-day event each.

    `obligations` are those to write, for example ``reg.deadlines(until=...)``. `edition` is the date of the facts,
    ``reg.edition.date``, which stamps the events. Raises `MissingExtra` if icalendar is not installed.
    """
    try:
        from icalendar import Calendar, Event
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
            summary=f"{item.state.name}: {item.convention} {item.article}, {item.title}",
            description=f"{item} Judged on {item.on}. Sources: {', '.join(item.sources)}.",
        )
        for item in obligations
    ]
    calendar = Calendar.new(
        prodid=f"-//minetreaty//deadlines {__version__}//EN",
        uid=f"deadlines-{edition}@minetreaty",
        subcomponents=events,
    )
    return bytes(calendar.to_ical())


def _key(item: Obligation) -> str:
    return "-".join((item.state.alpha3, item.convention, item.duty.replace("_", "-"), str(item.deadline))).lower()
