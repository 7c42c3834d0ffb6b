"""Rules on sources: every fact has one that exists, speaks for it, and is not older than it. Codes V5xx."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from attrs import evolve

from ..errors import InvalidDate
from ..facts import invented
from ..findings import Finding, Rule, RuleSubject, Severity
from ..model.acts import Act, UndatedAct
from ..model.announcements import Announcement
from ..model.implementation import Completion, Extension, ExtensionRequest, Figure
from ..model.partial_dates import PartialDate
from ..model.sources import ASSUMED, Source, SourceKind
from .examples import ACCEDED
from .subjects import acts, citations, dated, found, is_assumed, sourced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register


def fact_without_source(register: Register) -> Iterator[Finding]:
    """Every fact names a source: the fact itself, a printed day of effect, a membership, a provision."""
    for fact, what, ids, needed in citations(register.facts):
        if needed and not ids and not (isinstance(fact, Act) and is_assumed(fact)):
            yield found(V501, fact, f"{what} has no source", "Name the document that shows it.")


V501 = Rule(
    code="V501",
    severity=Severity.ERROR,
    title="Fact without source",
    reason="a fact enters with its source",
    subject=RuleSubject.RECORD,
    function=fact_without_source,
    failing=(evolve(ACCEDED, sources=()),),
    passing=(ACCEDED,),
)


def unknown_source(register: Register) -> Iterator[Finding]:
    """A source that a fact names is in the list of sources."""
    known = register.facts.sources
    for fact, what, ids, _ in citations(register.facts):
        for id_ in ids:
            if id_ not in known:
                message = f"{what} cites {id_!r}, which is not among the sources"
                yield found(V502, fact, message, "Add the source, or mend its id.")


V502 = Rule(
    code="V502",
    severity=Severity.ERROR,
    title="Unknown source",
    reason="a fact enters with its source",
    subject=RuleSubject.RECORD,
    function=unknown_source,
    failing=(evolve(ACCEDED, sources=("deposit",)),),
    passing=(ACCEDED,),
)


def single_secondary_source(register: Register) -> Iterator[Finding]:
    """A fact that one secondary document carries is marked as unconfirmed.

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
            yield found(V503, fact, message, hint, article="one secondary document")


V503 = Rule(
    code="V503",
    severity=Severity.WARNING,
    title="Single secondary source",
    reason="a fact enters with its source",
    subject=RuleSubject.RECORD,
    function=single_secondary_source,
    failing=(evolve(ACCEDED, sources=("paper",)),),
    passing=(evolve(ACCEDED, sources=("paper",), unconfirmed=True),),
)


def _carries(kind: SourceKind, is_act: bool) -> bool:
    return kind.is_primary or kind is SourceKind.ASSUMED or (kind is SourceKind.UN and not is_act)


def source_before_act(register: Register) -> Iterator[Finding]:
    """A document cannot show what was done, granted, counted or announced after the day it stands for."""
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
                yield found(
                    V504, fact, message, "Is it another document?", article="no document shows what comes after it"
                )


V504 = Rule(
    code="V504",
    severity=Severity.ERROR,
    title="Source before the act",
    reason="a fact enters with its source",
    subject=RuleSubject.RECORD,
    function=source_before_act,
    failing=(invented.act("CCC", "accession", "2006-03-05", sources=("gazette", "paper")),),
    passing=(invented.act("CCC", "accession", "2005-03-05", sources=("gazette", "paper")),),
)


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
    """The day that a document stands for can be read, and is none after the day of the edition."""
    made = register.facts.date
    for source in register.facts.sources.values():
        day = _last_day(source)
        if source.as_of and day is None:
            message = f"{source.as_of!r} is no date, so that nothing can be compared with it"
            yield found(V509, source, message, "Mend as_of.", article="YYYY, YYYY-MM or YYYY-MM-DD")
        elif day is not None and day.first > made:
            message = f"it is of {day}, after the day of the edition, {made}"
            yield found(V509, source, message, "Mend as_of.", article="an edition holds no future")


V509 = Rule(
    code="V509",
    severity=Severity.ERROR,
    title="Day of a source",
    reason="a fact enters with its source",
    subject=RuleSubject.RECORD,
    function=day_of_source,
    failing=(Source(id="paper", title="P", publisher="P", as_of="2005-13", kind=SourceKind.PRESS),),
    passing=(Source(id="paper", title="P", publisher="P", as_of="2005-12", kind=SourceKind.PRESS),),
)


def unused_source(register: Register) -> Iterator[Finding]:
    """A source that no fact cites. It may stay; it may also be the one that a fact has forgotten."""
    cited = {id_ for citation in citations(register.facts) for id_ in citation.ids}
    for id_, source in register.facts.sources.items():
        if id_ not in cited and source is not ASSUMED:
            yield found(V505, source, "no fact cites it")


V505 = Rule(
    code="V505",
    severity=Severity.INFO,
    title="Unused source",
    reason="a fact enters with its source",
    subject=RuleSubject.RECORD,
    function=unused_source,
    failing=(),
    passing=(evolve(ACCEDED, sources=("gazette", "paper")),),
)


def unconfirmed_act(register: Register) -> Iterator[Finding]:
    """An act that one secondary document or none carries: it is in the record, marked as such."""
    for act in acts(register):
        if act.unconfirmed:
            message = f"unconfirmed: it rests on {', '.join(act.sources) or 'no document'}"
            yield found(V506, act, message, article="one secondary document")


V506 = Rule(
    code="V506",
    severity=Severity.INFO,
    title="Unconfirmed act",
    reason="a fact enters with its source",
    subject=RuleSubject.RECORD,
    function=unconfirmed_act,
    failing=(evolve(ACCEDED, unconfirmed=True),),
    passing=(ACCEDED,),
)


def document_twice(register: Register) -> Iterator[Finding]:
    """A document has one id, or it would look like two witnesses."""
    seen: dict[tuple[str, str], str] = {}
    for source in register.facts.sources.values():
        if source.url:
            other = seen.setdefault((source.url, source.as_of), source.id)
            if other != source.id:
                message = f"the same address and day as {other}"
                yield found(V507, source, message, "Keep one.")


V507 = Rule(
    code="V507",
    severity=Severity.WARNING,
    title="Document twice",
    reason="one document, one id",
    subject=RuleSubject.RECORD,
    function=document_twice,
    failing=(
        Source(id="again", title="Gazette", publisher="G", url="https://gazette.example", kind=SourceKind.OFFICIAL),
    ),
    passing=(
        Source(id="again", title="Gazette", publisher="G", url="https://other.example", kind=SourceKind.OFFICIAL),
    ),
)


def assumed_act(register: Register) -> Iterator[Finding]:
    """An act that is there for the sake of argument only."""
    for act in dated(register):
        if is_assumed(act):
            yield found(V508, act, "assumed, not found")


V508 = Rule(
    code="V508",
    severity=Severity.INFO,
    title="Assumed act",
    reason="a fact enters with its source",
    subject=RuleSubject.RECORD,
    function=assumed_act,
    failing=(evolve(ACCEDED, sources=("assumed",)),),
    passing=(ACCEDED,),
)
