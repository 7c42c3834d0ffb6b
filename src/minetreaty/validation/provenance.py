"""Rules on sources: every fact has one that exists, speaks for it, and is not older than it. Codes V5xx."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from ..errors import InvalidDate
from ..findings import Finding, Severity
from ..model.acts import Act, UndatedAct
from ..model.announcements import Announcement
from ..model.implementation import Completion, Extension, ExtensionRequest, Figure
from ..model.partial_dates import PartialDate
from ..model.sources import ASSUMED, Source, SourceKind
from .subjects import acts, citations, dated, found, is_assumed, sourced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register

_REASON = "a fact enters with its source"


def fact_without_source(register: Register) -> Iterator[Finding]:
    """V501: every fact names a source: the fact itself, a printed day of effect, a membership, a provision."""
    for fact, what, ids, needed in citations(register.facts):
        if needed and not ids and not (isinstance(fact, Act) and is_assumed(fact)):
            yield found("V501", fact, f"{what} has no source", _REASON, "Name the document that shows it.")


def unknown_source(register: Register) -> Iterator[Finding]:
    """V502: a source that a fact names is in the list of sources."""
    known = register.facts.sources
    for fact, what, ids, _ in citations(register.facts):
        for id_ in ids:
            if id_ not in known:
                message = f"{what} cites {id_!r}, which is not among the sources"
                yield found("V502", fact, message, _REASON, "Add the source, or mend its id.")


def single_secondary_source(register: Register) -> Iterator[Finding]:
    """V503: a fact that one secondary document carries is marked as unconfirmed.

    An act needs the depositary, an official publication or a treaty text; for other facts the United Nations will do.
    """
    known = register.facts.sources
    for fact in sourced(register.facts):
        if len(fact.sources) != 1 or getattr(fact, "unconfirmed", True):
            continue
        source = known.get(fact.sources[0])
        is_act = isinstance(fact, (Act, UndatedAct))
        if source is not None and not _carries(source.kind, is_act):
            message = f"it rests on {source.id} alone ({source.kind}), and is not marked as unconfirmed"
            hint = "Find a second document, or mark it."
            yield found("V503", fact, message, "one secondary document", hint, severity=Severity.WARNING)


def _carries(kind: SourceKind, is_act: bool) -> bool:
    return kind.is_primary or kind is SourceKind.ASSUMED or (kind is SourceKind.UN and not is_act)


def source_before_act(register: Register) -> Iterator[Finding]:
    """V504: a document cannot show what was done, granted, counted or announced after the day it stands for."""
    ends = {id_: _last_day(source) for id_, source in register.facts.sources.items()}
    for fact in sourced(register.facts):
        day = _first_day(fact)
        if day is None:
            continue
        for id_ in fact.sources:
            end = ends.get(id_)
            if end is not None and end.last < day:
                what = "act" if isinstance(fact, (Act, UndatedAct)) else "fact"
                message = f"{id_} is of {end}, before the {what}"
                yield found("V504", fact, message, "no document shows what comes after it", "Is it another document?")


def _first_day(fact: Any) -> dt.date | None:
    """The first day on which there was what the fact tells."""
    day: dt.date | PartialDate | None
    match fact:
        case Act() | Announcement():
            day = fact.date
        case Completion():
            day = fact.not_before or fact.date  # a document may tell what was left to do before
        case UndatedAct():
            day = fact.when
        case Extension():
            day = fact.granted
        case ExtensionRequest() | Figure():
            day = fact.as_of
        case _:
            return None
    return day.first if isinstance(day, PartialDate) else day


def _last_day(source: Source) -> PartialDate | None:
    try:
        return PartialDate.parse(source.as_of) if source.as_of else None
    except InvalidDate:
        return None


def day_of_source(register: Register) -> Iterator[Finding]:
    """V509: the day that a document stands for can be read, and is none after the day of the edition."""
    made = register.facts.date
    for source in register.facts.sources.values():
        day = _last_day(source)
        if source.as_of and day is None:
            message = f"{source.as_of!r} is no date, so that nothing can be compared with it"
            yield found("V509", source, message, "YYYY, YYYY-MM or YYYY-MM-DD", "Mend as_of.")
        elif day is not None and day.first > made:
            message = f"it is of {day}, after the day of the edition, {made}"
            yield found("V509", source, message, "an edition holds no future", "Mend as_of.")


def unused_source(register: Register) -> Iterator[Finding]:
    """V505: a source that no fact cites. It may stay; it may also be the one that a fact has forgotten."""
    cited = {id_ for citation in citations(register.facts) for id_ in citation.ids}
    for id_, source in register.facts.sources.items():
        if id_ not in cited and source is not ASSUMED:
            yield found("V505", source, "no fact cites it", _REASON, severity=Severity.INFO)


def unconfirmed_act(register: Register) -> Iterator[Finding]:
    """V506: an act that one secondary document or none carries: it is in the record, marked as such."""
    for act in acts(register):
        if act.unconfirmed:
            message = f"unconfirmed: it rests on {', '.join(act.sources) or 'no document'}"
            yield found("V506", act, message, "one secondary document", severity=Severity.INFO)


def document_twice(register: Register) -> Iterator[Finding]:
    """V507: a document has one id, or it would look like two witnesses."""
    seen: dict[tuple[str, str], str] = {}
    for source in register.facts.sources.values():
        if source.url:
            other = seen.setdefault((source.url, source.as_of), source.id)
            if other != source.id:
                message = f"the same address and day as {other}"
                yield found("V507", source, message, "one document, one id", "Keep one.", severity=Severity.WARNING)


def assumed_act(register: Register) -> Iterator[Finding]:
    """V508: an act that is there for the sake of argument only."""
    for act in dated(register):
        if is_assumed(act):
            yield found("V508", act, "assumed, not found", _REASON, severity=Severity.INFO)
