"""Builds the facts that come after the acts (implementation, meetings, announcements, campaigns) from bundled rows, by
position.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from .announcements import Announcement, AnnouncementKind, CampaignFacts
from .dates import PartialDate
from .implementation import (
    Completion,
    CompletionKind,
    Extension,
    ExtensionRequest,
    Figure,
    Meeting,
    MeetingKind,
    PublishedDeadline,
)
from .rows import Rows, day, ids
from .totals import Counted, PublishedTotal


def _partial(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def totals(rows: Rows) -> Iterator[PublishedTotal]:
    """Totals that sources printed."""
    for convention, date, population, published, sources, note in rows:
        yield PublishedTotal(
            convention=convention,
            date=dt.date.fromisoformat(date),
            population=Counted(population),
            published=int(published),
            sources=ids(sources),
            note=note,
        )


def extensions(rows: Rows) -> Iterator[Extension]:
    """Extensions granted."""
    for row in rows:
        convention, state, duty, number, until, meeting, granted, meeting_sources, sources, unconfirmed, note = row
        yield Extension(
            convention=convention,
            state=state,
            duty=duty,
            number=int(number),
            until=day(until),
            meeting=meeting,
            granted=day(granted),
            meeting_sources=ids(meeting_sources),
            sources=ids(sources),
            unconfirmed=unconfirmed == "yes",
            note=note,
        )


def requests(rows: Rows) -> Iterator[ExtensionRequest]:
    """Requests whose decision is not in the record."""
    for convention, state, duty, meeting, until, as_of, sources, note in rows:
        yield ExtensionRequest(
            convention=convention,
            state=state,
            duty=duty,
            meeting=meeting,
            until=day(until),
            as_of=dt.date.fromisoformat(as_of),
            sources=ids(sources),
            note=note,
        )


def completions(rows: Rows) -> Iterator[Completion]:
    """Duties said to be fulfilled."""
    for convention, state, duty, kind, date, not_before, by, meeting, reopened, sources, unconfirmed, note in rows:
        yield Completion(
            convention=convention,
            state=state,
            duty=duty,
            kind=CompletionKind(kind),
            date=_partial(date),
            not_before=_partial(not_before),
            by=_partial(by),
            meeting=meeting,
            reopened=_partial(reopened),
            sources=ids(sources),
            unconfirmed=unconfirmed == "yes",
            note=note,
        )


def published_deadlines(rows: Rows) -> Iterator[PublishedDeadline]:
    """Deadlines as sources print them."""
    for convention, state, duty, extension, date, in_force_on, sources, note in rows:
        yield PublishedDeadline(
            convention=convention,
            state=state,
            duty=duty,
            date=PartialDate.parse(date),
            extension=int(extension) if extension else None,
            in_force_on=day(in_force_on),
            sources=ids(sources),
            note=note,
        )


def series(rows: Rows) -> Iterator[Figure]:
    """Figures of single States."""
    for row in rows:
        measure, state, convention, as_of, value, text, unit, qualifier, quality, sources, unconfirmed, note = row
        yield Figure(
            measure=measure,
            state=state,
            convention=convention,
            as_of=_partial(as_of),
            value=float(value) if value else None,
            text=text,
            unit=unit,
            qualifier=qualifier,
            quality=quality,
            sources=ids(sources),
            unconfirmed=unconfirmed == "yes",
            note=note,
        )


def figures(rows: Rows) -> Iterator[Figure]:
    """Figures of the world and of groups."""
    for measure, as_of, value, unit, qualifier, quality, scope, cumulative, sources, unconfirmed, note in rows:
        yield Figure(
            measure=measure,
            as_of=_partial(as_of),
            value=float(value),
            unit=unit,
            qualifier=qualifier,
            quality=quality,
            scope=scope,
            cumulative=cumulative == "yes",
            sources=ids(sources),
            unconfirmed=unconfirmed == "yes",
            note=note,
        )


def meetings(rows: Rows) -> Iterator[Meeting]:
    """Meetings of the parties."""
    for convention, key, kind, place, start, end, presidency, sources, note in rows:
        yield Meeting(
            convention=convention,
            key=key,
            kind=MeetingKind(kind),
            place=place,
            start=_partial(start),
            end=_partial(end),
            presidency=presidency,
            sources=ids(sources),
            note=note,
        )


def announcements(rows: Rows) -> Iterator[Announcement]:
    """Signs of intent and positions."""
    for state, body, convention, kind, date, actor, sources, formal, unconfirmed, text in rows:
        yield Announcement(
            state=state,
            body=body,
            convention=convention,
            kind=AnnouncementKind(kind),
            date=PartialDate.parse(date),
            actor=actor,
            text=text,
            sources=ids(sources),
            formal=formal == "yes",
            unconfirmed=unconfirmed == "yes",
        )


def campaigns(data: list[dict[str, Any]]) -> Iterator[CampaignFacts]:
    """Campaigns, from their JSON file."""
    for item in data:
        lists = {name: tuple(item[name]) for name in ("aims", "means", "appeals", "sources")}
        values: dict[str, Any] = {**item, **lists, "announced": dt.date.fromisoformat(item["announced"])}
        yield CampaignFacts(**values)
