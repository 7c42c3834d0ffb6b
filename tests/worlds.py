"""A small invented world, small enough to reckon by hand: what the tests build their own facts from.

The Pact asks for two deposits and counts whole months; its Protocol is open to parties of the Pact and ends with it;
the Charter can neither be signed nor left.
"""

import datetime as dt
from typing import Any

from minetreaty import Act, Convention, Register, Source, State
from minetreaty.facts.record import Facts, Record
from minetreaty.model.acts import ActKind, UndatedAct
from minetreaty.model.conventions import (
    Consent,
    Delay,
    EndsWith,
    EntryIntoForce,
    EntryIntoForceForState,
    ProvisionalApplication,
    Reservations,
    SignatureWindow,
    Withdrawal,
)
from minetreaty.model.partial_dates import PartialDate
from minetreaty.model.sources import SourceKind
from minetreaty.model.states import GroupMembership, NameKind, NonState, Span, StateName

OPENS = dt.date(2000, 1, 10)
AS_OF = dt.date(2020, 6, 30)

STATES = (
    State(alpha3="AAA", alpha2="AA", m49="001", name="Aland", region="Africa", subregion="Sub-Saharan Africa"),
    State(alpha3="BBB", alpha2="BB", m49="002", name="Borduria", region="Europe", subregion="Eastern Europe"),
    State(alpha3="CCC", alpha2="CC", m49="003", name="Cascara", region="Asia", subregion="Southern Asia"),
    State(alpha3="DDD", alpha2="DD", m49="004", name="Deltora", region="Europe", subregion="Western Europe"),
    State(alpha3="NEW", alpha2="NW", m49="005", name="Newland", since=dt.date(2005, 3, 1), region="Asia"),
    State(alpha3="OLD", name="Old Union", until=dt.date(2005, 3, 1)),
)

DEPOSITARY = Source(id="depositary", title="Status list", publisher="the depositary", kind=SourceKind.DEPOSITARY)
GAZETTE = Source(id="gazette", title="Official gazette", publisher="a government", kind=SourceKind.OFFICIAL)
PAPER = Source(id="paper", title="An article", publisher="a newspaper", kind=SourceKind.PRESS)

PACT = Convention(
    key="PACT",
    title="Pact on Invented Weapons",
    short_title="Invented Weapons Pact",
    aliases=("The Pact", "Borduria Pact"),
    symbol="XX-1",
    adopted=dt.date(1999, 12, 1),
    as_of=AS_OF,
    published_in_force=dt.date(2000, 10, 1),
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
    reservations=Reservations(article="Pact Art. 6", allowed=False),
    note="The text knows no suspension.",
)

PROTOCOL = Convention(
    key="PROTOCOL",
    title="Protocol to the Pact",
    short_title="Protocol",
    adopted=dt.date(2001, 1, 1),
    as_of=AS_OF,
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
    adopted=dt.date(2002, 1, 1),
    as_of=AS_OF,
    consent=Consent(article="Charter Art. 1", kinds=(ActKind.ACCESSION,)),
    entry_into_force=EntryIntoForce(article="Charter Art. 2", deposits=1, delay=Delay(days=30)),
    entry_into_force_for_state=EntryIntoForceForState(article="Charter Art. 2", delay=Delay(days=30)),
)

SIGNED = dt.date(2000, 2, 1)
RATIFIED = dt.date(2000, 3, 20)
SECOND = dt.date(2000, 4, 5)
IN_FORCE = dt.date(2000, 10, 1)
"""The first day of the sixth month after April: the month of the second deposit."""


def act(state: str, kind: str, day: str | dt.date, convention: str = "PACT", **more: Any) -> Act:
    return Act(state=state, kind=ActKind(kind), date=dt.date.fromisoformat(str(day)), convention=convention, **more)


def undated(state: str, kind: str, when: str, convention: str = "PACT", **more: Any) -> UndatedAct:
    more.setdefault("sources", ("paper",))
    return UndatedAct(state=state, kind=ActKind(kind), when=PartialDate.parse(when), convention=convention, **more)


FOUNDED = (
    act("AAA", "signature", SIGNED),
    act("AAA", "ratification", RATIFIED),
    act("BBB", "accession", SECOND),
)
"""The acts that bring the Pact into force on 2000-10-01, for Aland and Borduria."""


def record(*acts: Act | UndatedAct, **more: Any) -> Record:
    facts: dict[str, Any] = {
        "version": "test",
        "date": dt.date(2021, 1, 1),
        "conventions": (PACT, PROTOCOL, CHARTER),
        "dated_acts": tuple(a for a in acts if isinstance(a, Act)),
        "undated_acts": tuple(a for a in acts if isinstance(a, UndatedAct)),
        "listed_states": STATES,
        "listed_sources": (DEPOSITARY, GAZETTE, PAPER),
    }
    return Record(**(facts | more))


def register(*acts: Act | UndatedAct, **more: Any) -> Register:
    facts: Facts = record(*acts, **more)
    return Register(facts)


def founded(*acts: Act | UndatedAct, **more: Any) -> Register:
    """The Pact in force for Aland and Borduria, and these acts."""
    return register(*FOUNDED, *acts, **more)


def named(alpha3: str, name: str, *names: StateName, **more: Any) -> State:
    return State(alpha3=alpha3, name=name, names=names, **more)


__all__ = [
    "AS_OF",
    "CHARTER",
    "DEPOSITARY",
    "FOUNDED",
    "GAZETTE",
    "IN_FORCE",
    "OPENS",
    "PACT",
    "PAPER",
    "PROTOCOL",
    "RATIFIED",
    "SECOND",
    "SIGNED",
    "STATES",
    "GroupMembership",
    "NameKind",
    "NonState",
    "Span",
    "StateName",
    "act",
    "founded",
    "named",
    "record",
    "register",
    "undated",
]
