"""Rules on sources: every fact has one, the source exists, and it is not older than the fact."""

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
    """Every fact names its source. So does every published date of effect, membership and provision."""
    for fact, what, ids, needed in citations(register.facts):
        if needed and not ids and not (isinstance(fact, Act) and is_assumed(fact)):
            yield found(V501, fact, f"{what} has no source", "Name the document that shows it.")


V501 = Rule(
    code="V501",
    severity=Severity.ERROR,
    title="Fact without a source",
    reason="every fact names its source",
    subject=RuleSubject.RECORD,
    function=fact_without_source,
    failing=(evolve(ACCEDED, sources=()),),
    passing=(ACCEDED,),
)


def unknown_source(register: Register) -> Iterator[Finding]:
    """A source that a fact cites is in the list of sources."""
    known = register.facts.sources
    for fact, what, ids, _ in citations(register.facts):
        for id_ in ids:
            if id_ not in known:
                message = f"{what} cites {id_!r}, which is not in the list of sources"
                yield found(V502, fact, message, "Add the source, or correct its id.")


V502 = Rule(
    code="V502",
    severity=Severity.ERROR,
    title="Unknown source",
    reason="every fact names its source",
    subject=RuleSubject.RECORD,
    function=unknown_source,
    failing=(evolve(ACCEDED, sources=("deposit",)),),
    passing=(ACCEDED,),
)


def single_secondary_source(register: Register) -> Iterator[Finding]:
    """A fact with only one source, a secondary one, is marked as unconfirmed.

    For acts, the depositary's documents, official publications and treaty texts are primary. For other facts, documents
    of the United Nations are enough.
    """
    known = register.facts.sources
    for fact in sourced(register.facts):
        if len(fact.sources) != 1 or getattr(fact, "unconfirmed", True):
            continue
        source = known.get(fact.sources[0])
        is_act = isinstance(fact, (Act, UndatedAct))
        if source is not None and not _is_enough(source.kind, is_act):
            message = f"its only source is {source.id} ({source.kind}), and it is not marked as unconfirmed"
            hint = "Find a second document, or mark the fact as unconfirmed."
            yield found(V503, fact, message, hint, article="only one secondary source")


V503 = Rule(
    code="V503",
    severity=Severity.WARNING,
    title="Single secondary source",
    reason="every fact names its source",
    subject=RuleSubject.RECORD,
    function=single_secondary_source,
    failing=(evolve(ACCEDED, sources=("paper",)),),
    passing=(evolve(ACCEDED, sources=("paper",), unconfirmed=True),),
)


def _is_enough(kind: SourceKind, is_act: bool) -> bool:
    return kind.is_primary or kind is SourceKind.ASSUMED or (kind is SourceKind.UN and not is_act)


def source_before_act(register: Register) -> Iterator[Finding]:
    """A document is not older than the act, grant, count or announcement that cites it."""
    ends = {id_: _last_day(source) for id_, source in register.facts.sources.items()}
    for fact in sourced(register.facts):
        day = _first_day(fact)
        if day is None:
            continue
        for id_ in fact.sources:
            end = ends.get(id_)
            if end is not None and end.last < day:
                what = "act" if isinstance(fact, (Act, UndatedAct)) else "fact"
                message = f"{id_} has the date {end}, before the {what}"
                hint = "Check whether another document is meant."
                yield found(V504, fact, message, hint, article="no document shows what happened later")


V504 = Rule(
    code="V504",
    severity=Severity.ERROR,
    title="Source older than the fact",
    reason="every fact names its source",
    subject=RuleSubject.RECORD,
    function=source_before_act,
    failing=(invented.act("CCC", "accession", "2006-03-05", sources=("gazette", "paper")),),
    passing=(invented.act("CCC", "accession", "2005-03-05", sources=("gazette", "paper")),),
)


def _first_day(fact: Any) -> dt.date | None:
    """The first date on which a document could show the fact."""
    day: dt.date | PartialDate | None
    match fact:
        case Act() | Announcement():
            day = fact.date
        case Completion():
            day = fact.not_before or fact.date  # an earlier document can show that work was not finished
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


def invalid_source_date(register: Register) -> Iterator[Finding]:
    """A document's date (`as_of`) is a valid date, not after the edition's date."""
    made = register.facts.date
    for source in register.facts.sources.values():
        day = _last_day(source)
        if source.as_of and day is None:
            message = f"{source.as_of!r} is not a date"
            yield found(V509, source, message, "Correct as_of.", article="YYYY, YYYY-MM or YYYY-MM-DD")
        elif day is not None and day.first > made:
            message = f"its date is {day}, after the edition's date, {made}"
            yield found(V509, source, message, "Correct as_of.", article="dates after the edition are not allowed")


V509 = Rule(
    code="V509",
    severity=Severity.ERROR,
    title="Invalid date of a source",
    reason="every fact names its source",
    subject=RuleSubject.RECORD,
    function=invalid_source_date,
    failing=(Source(id="paper", title="P", publisher="P", as_of="2005-13", kind=SourceKind.PRESS),),
    passing=(Source(id="paper", title="P", publisher="P", as_of="2005-12", kind=SourceKind.PRESS),),
)


def unused_source(register: Register) -> Iterator[Finding]:
    """Lists sources that no fact cites. Such a source may stay, but it may also be missing from a fact."""
    cited = {id_ for citation in citations(register.facts) for id_ in citation.ids}
    for id_, source in register.facts.sources.items():
        if id_ not in cited and source is not ASSUMED:
            yield found(V505, source, "no fact cites it")


V505 = Rule(
    code="V505",
    severity=Severity.INFO,
    title="Unused source",
    reason="every fact names its source",
    subject=RuleSubject.RECORD,
    function=unused_source,
    failing=(),
    passing=(evolve(ACCEDED, sources=("gazette", "paper")),),
)


def unconfirmed_act(register: Register) -> Iterator[Finding]:
    """Lists acts that are marked as unconfirmed: they have only one secondary source, or none."""
    for act in acts(register):
        if act.unconfirmed:
            message = f"unconfirmed; sources: {', '.join(act.sources) or 'none'}"
            yield found(V506, act, message, article="only one secondary source, or none")


V506 = Rule(
    code="V506",
    severity=Severity.INFO,
    title="Unconfirmed act",
    reason="every fact names its source",
    subject=RuleSubject.RECORD,
    function=unconfirmed_act,
    failing=(evolve(ACCEDED, unconfirmed=True),),
    passing=(ACCEDED,),
)


def duplicate_document(register: Register) -> Iterator[Finding]:
    """A document has one id. With two it would look like two independent sources."""
    seen: dict[tuple[str, str], str] = {}
    for source in register.facts.sources.values():
        if source.url:
            other = seen.setdefault((source.url, source.as_of), source.id)
            if other != source.id:
                message = f"it has the same address and date as {other}"
                yield found(V507, source, message, "Keep one of the two.")


V507 = Rule(
    code="V507",
    severity=Severity.WARNING,
    title="Duplicate document",
    reason="one document, one id",
    subject=RuleSubject.RECORD,
    function=duplicate_document,
    failing=(
        Source(id="again", title="Gazette", publisher="G", url="https://gazette.example", kind=SourceKind.OFFICIAL),
    ),
    passing=(
        Source(id="again", title="Gazette", publisher="G", url="https://other.example", kind=SourceKind.OFFICIAL),
    ),
)


def assumed_act(register: Register) -> Iterator[Finding]:
    """Lists acts that are assumed: no source shows them."""
    for act in dated(register):
        if is_assumed(act):
            yield found(V508, act, "it is assumed, not sourced")


V508 = Rule(
    code="V508",
    severity=Severity.INFO,
    title="Assumed act",
    reason="every fact names its source",
    subject=RuleSubject.RECORD,
    function=assumed_act,
    failing=(evolve(ACCEDED, sources=("assumed",)),),
    passing=(ACCEDED,),
)
