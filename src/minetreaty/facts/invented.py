"""A small invented world to try the rules on: the Borduria Pact, in force for Aland and Borduria since 2000-10-01."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import Any

from attrs import evolve

from ..model.acts import Act, ActKind, UndatedAct
from ..model.conventions import (
    Consent,
    Convention,
    Deadline,
    Delay,
    EndsWith,
    EntryIntoForce,
    EntryIntoForceForState,
    ProvisionalApplication,
    Reservations,
    SignatureWindow,
    Withdrawal,
)
from ..model.implementation import Extension, Figure, Meeting, MeetingKind, PublishedDeadline
from ..model.partial_dates import PartialDate
from ..model.populations import Population
from ..model.sources import Disagreement, Source, SourceKind
from ..model.states import Group, State, SuccessionOfStates
from ..model.totals import PublishedTotal
from .record import Record


def day(text: str) -> dt.date:
    """The day that ISO text names."""
    return dt.date.fromisoformat(text)


def act(state: str, kind: str, date: str, convention: str = "PACT", **more: Any) -> Act:
    """An act under the Pact, or under the convention named."""
    more.setdefault("sources", ("depositary",))
    return Act(state=state, kind=kind, date=date, convention=convention, **more)


def undated(state: str, kind: str, when: str, **more: Any) -> UndatedAct:
    """An act under the Pact of which the day is not known."""
    more.setdefault("sources", ("depositary",))
    return UndatedAct(state=state, kind=kind, when=when, convention="PACT", **more)


def total(counted: Population, published: int, **more: Any) -> PublishedTotal:
    """A total of the Pact that the gazette printed."""
    more = {"date": day("2001-01-01"), "sources": ("gazette",), **more}
    return PublishedTotal(convention="PACT", population=counted, published=published, **more)


def figure(measure: str, value: float, **more: Any) -> Figure:
    """A figure that the gazette printed."""
    more = {"as_of": PartialDate(2003), "unit": "mines", "sources": ("gazette",), **more}
    return Figure(measure=measure, value=value, **more)


def extension(number: int, until: str, duty: str = "clearance", **more: Any) -> Extension:
    """An extension of a deadline of Aland's."""
    more = {"granted": day("2010-06-01"), "sources": ("gazette",), **more}
    return Extension(convention="PACT", state="AAA", duty=duty, number=number, until=day(until), **more)


_DELAY = Delay(months=6, from_month_start=True)
PACT = Convention(
    key="PACT",
    title="Borduria Pact on Invented Weapons",
    short_title="Borduria Pact",
    adopted=day("1999-12-01"),
    as_of=day("2020-06-30"),
    published_in_force=day("2000-10-01"),
    published_in_force_sources=("gazette",),
    sources=("gazette",),
    signature=SignatureWindow(article="Art. 1", opens=day("2000-01-10")),
    consent=Consent(
        article="Art. 2",
        kinds=(ActKind.RATIFICATION, ActKind.ACCEPTANCE, ActKind.APPROVAL, ActKind.ACCESSION, ActKind.SUCCESSION),
    ),
    entry_into_force=EntryIntoForce(article="Art. 3(1)", deposits=2, delay=_DELAY),
    entry_into_force_for_state=EntryIntoForceForState(article="Art. 3(2)", delay=_DELAY),
    withdrawal=Withdrawal(
        article="Art. 4", delay=Delay(months=6), condition="not during an armed conflict", condition_article="Art. 4(2)"
    ),
    provisional_application=ProvisionalApplication(article="Art. 5", scope="Art. 1"),
    reservations=Reservations(article="Art. 6", allowed=True),
    deadlines=(
        Deadline(
            article="Art. 7",
            duty="clearance",
            title="clear mined areas",
            years=10,
            extension_article="Art. 7(3)",
            extension_years=10,
        ),
        Deadline(article="Art. 8", duty="stockpile_destruction", title="destroy stockpiles", years=4),
    ),
)
PROTOCOL = Convention(
    key="PROTOCOL",
    title="Protocol to the Borduria Pact",
    short_title="Protocol",
    adopted=day("2001-01-01"),
    as_of=day("2020-06-30"),
    sources=("gazette",),
    consent=Consent(article="Art. 1", kinds=(ActKind.NOTIFICATION_OF_CONSENT,), to="PACT"),
    entry_into_force=EntryIntoForce(article="Art. 2", deposits=1, delay=Delay(months=6)),
    entry_into_force_for_state=EntryIntoForceForState(article="Art. 2", delay=Delay(months=6)),
    ends_with=EndsWith(article="Art. 4(4)", convention="PACT"),
)
COVENANT = evolve(
    PROTOCOL,
    key="COVENANT",
    title="Covenant with a Protocol",
    short_title="Covenant",
    consent=Consent(article="Art. 1", kinds=(ActKind.ACCESSION,), minimum=1, among=("PROTOCOL",)),
    ends_with=None,
)


def _state(alpha3: str, name: str, **more: Any) -> State:
    return State(alpha3=alpha3, name=name, sources=("gazette",), **more)


@cache
def world() -> Record:
    """The invented world."""
    return Record(
        version="example",
        date=day("2021-01-01"),
        conventions=(PACT, PROTOCOL, COVENANT),
        dated_acts=(
            act("AAA", "signature", "2000-02-01"),
            act("AAA", "ratification", "2000-03-20"),
            act("BBB", "accession", "2000-04-05"),
        ),
        listed_states=(
            _state("AAA", "Aland", alpha2="AA", m49="001", region="Africa"),
            _state("BBB", "Borduria", alpha2="BB", m49="002", region="Europe"),
            _state("CCC", "Cascara", alpha2="CC", m49="003", region="Europe"),
            _state("NEW", "Newland", since=day("2005-03-01"), region="Europe"),
            _state("OLD", "Old Union", until=day("2005-03-01")),
        ),
        groups=(Group(key="LEAGUE", title="League", dated=False),),
        successions=(
            SuccessionOfStates(
                predecessor="Old Union",
                predecessor_code="OLD",
                successor="NEW",
                date=day("2005-03-01"),
                kind="dissolution",
            ),
        ),
        listed_sources=(
            Source(
                id="depositary",
                title="Status list",
                publisher="the depositary",
                as_of="2020-06-30",
                kind=SourceKind.DEPOSITARY,
            ),
            Source(
                id="gazette",
                title="Gazette",
                publisher="a government",
                url="https://gazette.example",
                kind=SourceKind.OFFICIAL,
            ),
            Source(id="paper", title="An article", publisher="a newspaper", as_of="2005", kind=SourceKind.PRESS),
        ),
        meetings=(
            Meeting(
                convention="PACT",
                key="1MSP",
                kind=MeetingKind.MEETING,
                start=PartialDate(2010, 9, 1),
                end=PartialDate(2010, 9, 3),
                sources=("gazette",),
            ),
        ),
    )


KEYS: dict[type[Any], str] = {Convention: "key", State: "alpha3", Source: "id", Group: "key", Meeting: "key"}
"""What facts of a kind are known by, so that one of the same key takes the place of another."""

FIELDS: dict[type[Any], str] = {
    Convention: "conventions",
    Act: "dated_acts",
    UndatedAct: "undated_acts",
    State: "listed_states",
    Group: "groups",
    Source: "listed_sources",
    Disagreement: "disagreements",
    PublishedTotal: "totals",
    Extension: "extensions",
    PublishedDeadline: "published_deadlines",
    Figure: "figures",
    Meeting: "meetings",
}
"""Where a record keeps facts of a kind."""


def laid_over(facts: Iterable[Any]) -> Record:
    """The invented world with these facts: added, or in place of those with the same key."""
    record = world()
    for fact in facts:
        kind: type[Any] = fact.__class__
        field, key = FIELDS[kind], KEYS.get(kind)
        there: tuple[Any, ...] = getattr(record, field)
        if key is not None:
            there = tuple(item for item in there if getattr(item, key) != getattr(fact, key))
        changes: Any = {field: (*there, fact)}
        record = evolve(record, **changes)
    return record
