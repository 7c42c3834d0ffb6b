"""One invented record, small enough to check by hand. The rules' examples and the tests build on it.

The Pact asks for two deposits and counts whole months; its Protocol is open to States that joined the Pact and ends
with it; the Covenant asks for consent to the Protocol and forbids reservations; the Charter can neither be signed nor
left. Aland and Borduria have brought the Pact into force.
"""

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
from ..model.implementation import Extension, Figure, Meeting, MeetingKind
from ..model.partial_dates import PartialDate
from ..model.populations import Population
from ..model.sources import Source, SourceKind
from ..model.states import Group, State, SuccessionOfStates
from ..model.totals import PublishedTotal
from .layout import SECTIONS
from .record import Record


def day(text: str) -> dt.date:
    """The date of an ISO text."""
    return dt.date.fromisoformat(text)


OPENS = day("2000-01-10")
SIGNED = day("2000-02-01")
RATIFIED = day("2000-03-20")
SECOND = day("2000-04-05")
IN_FORCE = day("2000-10-01")
"""The first day of the sixth month after April 2000, the month of the second deposit."""
INDEPENDENT = day("2005-03-01")
"""When Newland followed the Old Union."""
AS_OF = day("2020-06-30")
EDITION = day("2021-01-01")


def act(state: str, kind: str, date: str | dt.date, convention: str = "PACT", **more: Any) -> Act:
    """An act under the Pact, or under the convention named, as the depositary shows it."""
    more.setdefault("sources", ("depositary",))
    return Act(state=state, kind=kind, date=date, convention=convention, **more)


def undated(state: str, kind: str, when: str, convention: str = "PACT", **more: Any) -> UndatedAct:
    """An act of which only the month or year is known."""
    more.setdefault("sources", ("depositary",))
    return UndatedAct(state=state, kind=kind, when=when, convention=convention, **more)


def total(counted: Population, published: int, **more: Any) -> PublishedTotal:
    """A total of the Pact that the gazette printed."""
    more = {"date": day("2001-01-01"), "sources": ("gazette",), **more}
    return PublishedTotal(convention="PACT", population=counted, published=published, **more)


def figure(measure: str, value: float, **more: Any) -> Figure:
    """A figure that the gazette printed."""
    more = {"as_of": PartialDate(2003), "unit": "mines", "sources": ("gazette",), **more}
    return Figure(measure=measure, value=value, **more)


def extension(number: int, until: str, duty: str = "clearance", **more: Any) -> Extension:
    """An extension of one of Aland's deadlines."""
    more = {"granted": day("2010-06-01"), "sources": ("gazette",), **more}
    return Extension(convention="PACT", state="AAA", duty=duty, number=number, until=day(until), **more)


def state(alpha3: str, name: str, **more: Any) -> State:
    """A State that the gazette lists."""
    return State(alpha3=alpha3, name=name, sources=("gazette",), **more)


DEPOSITARY = Source(
    id="depositary",
    title="Status list",
    publisher="the depositary",
    as_of="2020-06-30",
    kind=SourceKind.DEPOSITARY,
)
GAZETTE = Source(
    id="gazette",
    title="Official gazette",
    publisher="a government",
    url="https://gazette.example",
    kind=SourceKind.OFFICIAL,
)
PAPER = Source(id="paper", title="An article", publisher="a newspaper", as_of="2005", kind=SourceKind.PRESS)

STATES = (
    state("AAA", "Aland", alpha2="AA", m49="001", region="Africa", subregion="Sub-Saharan Africa"),
    state("BBB", "Borduria", alpha2="BB", m49="002", region="Europe", subregion="Eastern Europe"),
    state("CCC", "Cascara", alpha2="CC", m49="003", region="Asia", subregion="Southern Asia"),
    state("DDD", "Deltora", alpha2="DD", m49="004", region="Europe", subregion="Western Europe"),
    state("NEW", "Newland", alpha2="NW", m49="005", since=INDEPENDENT, region="Asia"),
    state("OLD", "Old Union", until=INDEPENDENT),
)

PACT = Convention(
    key="PACT",
    title="Pact on Invented Weapons",
    short_title="Invented Weapons Pact",
    aliases=("The Pact", "Borduria Pact"),
    symbol="XX-1",
    adopted=day("1999-12-01"),
    as_of=AS_OF,
    published_in_force=IN_FORCE,
    published_in_force_sources=("gazette",),
    sources=("gazette",),
    signature=SignatureWindow(article="Pact Art. 1", opens=OPENS),
    consent=Consent(
        article="Pact Art. 2",
        kinds=(ActKind.RATIFICATION, ActKind.ACCEPTANCE, ActKind.APPROVAL, ActKind.ACCESSION, ActKind.SUCCESSION),
    ),
    entry_into_force=EntryIntoForce(article="Pact Art. 3(1)", deposits=2, delay=Delay(months=6, from_month_start=True)),
    entry_into_force_for_state=EntryIntoForceForState(
        article="Pact Art. 3(2)", delay=Delay(months=6, from_month_start=True)
    ),
    withdrawal=Withdrawal(
        article="Pact Art. 4",
        delay=Delay(months=6),
        condition="not before the end of an armed conflict",
        condition_article="Pact Art. 4(2)",
        remains="what arose before",
        remains_article="Pact Art. 4(3)",
    ),
    provisional_application=ProvisionalApplication(article="Pact Art. 5", scope="Art. 1"),
    reservations=Reservations(article="Pact Art. 6", allowed=True),
    deadlines=(
        Deadline(
            article="Pact Art. 7",
            duty="clearance",
            title="clear mined areas",
            years=10,
            extension_article="Pact Art. 7(3)",
            extension_years=10,
        ),
        Deadline(article="Pact Art. 8", duty="stockpile_destruction", title="destroy stockpiles", years=4),
    ),
    note="The text knows no suspension.",
)
PROTOCOL = Convention(
    key="PROTOCOL",
    title="Protocol to the Pact",
    short_title="Protocol",
    adopted=day("2001-01-01"),
    as_of=AS_OF,
    sources=("gazette",),
    consent=Consent(article="Protocol Art. 1", kinds=(ActKind.NOTIFICATION_OF_CONSENT, ActKind.SUCCESSION), to="PACT"),
    entry_into_force=EntryIntoForce(article="Protocol Art. 2(1)", deposits=1, delay=Delay(months=6)),
    entry_into_force_for_state=EntryIntoForceForState(article="Protocol Art. 2(2)", delay=Delay(months=6)),
    withdrawal=Withdrawal(article="Protocol Art. 3", delay=Delay(months=12), term="denunciation"),
    ends_with=EndsWith(article="Pact Art. 4(4)", convention="PACT"),
)
CHARTER = Convention(
    key="CHARTER",
    title="Charter",
    short_title="Charter",
    adopted=day("2002-01-01"),
    as_of=AS_OF,
    sources=("gazette",),
    consent=Consent(article="Charter Art. 1", kinds=(ActKind.ACCESSION,)),
    entry_into_force=EntryIntoForce(article="Charter Art. 2", deposits=1, delay=Delay(days=30)),
    entry_into_force_for_state=EntryIntoForceForState(article="Charter Art. 2", delay=Delay(days=30)),
)
COVENANT = Convention(
    key="COVENANT",
    title="Covenant with a Protocol",
    short_title="Covenant",
    adopted=day("2001-01-01"),
    as_of=AS_OF,
    sources=("gazette",),
    consent=Consent(article="Covenant Art. 1", kinds=(ActKind.ACCESSION,), minimum=1, among=("PROTOCOL",)),
    entry_into_force=EntryIntoForce(article="Covenant Art. 2", deposits=1, delay=Delay(months=6)),
    entry_into_force_for_state=EntryIntoForceForState(article="Covenant Art. 2", delay=Delay(months=6)),
    withdrawal=Withdrawal(article="Covenant Art. 3", delay=Delay(months=12)),
    reservations=Reservations(article="Covenant Art. 4", allowed=False),
)
CONVENTIONS = (PACT, PROTOCOL, CHARTER, COVENANT)

FOUNDED = (
    act("AAA", "signature", SIGNED),
    act("AAA", "ratification", RATIFIED),
    act("BBB", "accession", SECOND),
)
"""The acts that bring the Pact into force on 2000-10-01, for Aland and Borduria."""

KEYS = {Meeting: "key"} | {table.cls: table.key for table in SECTIONS.values() if table.key}
"""What facts of a kind are known by, so that one with the same key takes the place of another."""


@cache
def world() -> Record:
    """The invented record."""
    return Record(
        version="invented",
        date=EDITION,
        entries=(
            *CONVENTIONS,
            *FOUNDED,
            *STATES,
            Group(key="LEAGUE", title="League", dated=False),
            SuccessionOfStates(
                predecessor="Old Union", predecessor_code="OLD", successor="NEW", date=INDEPENDENT, kind="dissolution"
            ),
            DEPOSITARY,
            GAZETTE,
            PAPER,
            Meeting(
                convention="PACT",
                key="1MSP",
                kind=MeetingKind.MEETING,
                start=PartialDate(2010, 9, 1),
                last_day=PartialDate(2010, 9, 3),
                sources=("gazette",),
            ),
        ),
    )


def key_of(fact: Any) -> str:
    """What the fact is known by among those of its kind; empty for kinds without a key."""
    return str(getattr(fact, KEYS.get(fact.__class__, ""), ""))


def laid_over(facts: Iterable[Any], record: Record | None = None) -> Record:
    """The record, by default the invented one, with these facts: added, or in place of those with the same key."""
    base, added = record or world(), tuple(facts)
    replaced: set[Any] = {(fact.__class__, key_of(fact)) for fact in added if key_of(fact)}
    kept = (entry for entry in base.entries if (entry.__class__, key_of(entry)) not in replaced)
    return evolve(base, entries=(*kept, *added))
