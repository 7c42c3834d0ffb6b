"""Strategies for invented treaties with acts: lawful ones, and acts as they come.

Five States and two treaties are enough: the PACT, and the PROTOCOL that ends with it. Most acts as they come would
never pass a depositary, and a register has to answer for them all the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ..facts.invented import DEPOSITARY, EDITION, GAZETTE, PAPER
from ..facts.record import Record
from ..model.acts import CONFIRMS_SIGNATURE, CONSENTS, Act, ActKind, UndatedAct
from ..model.conventions import (
    Consent,
    Convention,
    Delay,
    EndsWith,
    EntryIntoForce,
    EntryIntoForceForState,
    SignatureWindow,
    Withdrawal,
)
from ..model.partial_dates import PartialDate
from ..model.states import State
from ..model.statuses import Status
from ..register import Register

T = TypeVar("T")

FIRST, LAST = dt.date(1999, 1, 1), dt.date(2012, 12, 31)
AS_OF = dt.date(2008, 6, 30)
ADOPTED = dt.date(1999, 6, 1)
OPENS = dt.date(2000, 1, 10)

STATES = (
    State(alpha3="AAA", name="A"),
    State(alpha3="BBB", name="B"),
    State(alpha3="CCC", name="C"),
    State(alpha3="NEW", name="New", since=dt.date(2003, 5, 1)),
    State(alpha3="OLD", name="Old", until=dt.date(2003, 5, 1)),
)
LASTING = ("AAA", "BBB", "CCC")


def composite(function: Callable[..., T]) -> Callable[..., SearchStrategy[T]]:
    """As Hypothesis has it, but typed by what the function returns."""
    return st.composite(function)


def days(first: dt.date = FIRST, last: dt.date = LAST) -> SearchStrategy[dt.date]:
    """Days of the world's time; now and then the edges, where clauses change their mind."""
    edges = [
        day for day in (first, OPENS, AS_OF, dt.date(2003, 5, 1), dt.date(2004, 2, 29), last) if first <= day <= last
    ]
    return st.one_of(st.dates(first, last), st.sampled_from(edges))


def partial_dates() -> SearchStrategy[PartialDate]:
    """Years and months of the invented treaties' time."""
    years = st.integers(FIRST.year, LAST.year)
    return st.builds(PartialDate, years, st.one_of(st.none(), st.integers(1, 12)))


def delays(least: int = 0) -> SearchStrategy[Delay]:
    """Delays of at least so many months; to the start of a month, of one month or more, for no treaty looks back."""
    same_day = st.builds(Delay, months=st.integers(least, 18), days=st.integers(0, 40))
    month_start = st.builds(Delay, months=st.integers(max(least, 1), 18), from_month_start=st.just(True))
    return same_day | month_start


@composite
def treaties(draw: DrawFn, key: str = "PACT", parent: str | None = None) -> Convention:
    """A convention with clauses of every sort. With a `parent` it is a protocol that ends with that convention."""
    window = st.builds(
        SignatureWindow,
        article=st.just("Art. 1"),
        opens=st.just(OPENS),
        closes=st.one_of(st.none(), st.dates(OPENS, dt.date(2001, 12, 31))),
    )
    leave = st.builds(
        Withdrawal,
        article=st.just("Art. 9"),
        delay=delays(least=1),
        condition=st.sampled_from(["", "not before the end of an armed conflict"]),
    )
    return Convention(
        key=key,
        title=f"Treaty {key}",
        short_title=key.title(),
        adopted=ADOPTED,
        as_of=AS_OF,
        signature=None if parent else draw(st.one_of(st.none(), window)),
        consent=Consent(article="Art. 2", kinds=tuple(CONSENTS), to=parent),
        entry_into_force=EntryIntoForce(article="Art. 3", deposits=draw(st.integers(1, 3)), delay=draw(delays())),
        entry_into_force_for_state=EntryIntoForceForState(article="Art. 3(2)", delay=draw(delays())),
        withdrawal=draw(st.one_of(st.none(), leave)),
        ends_with=EndsWith(article="Art. 9(3)", convention=parent) if parent else None,
    )


SOURCES = st.sampled_from([("assumed",), ("depositary",), ("gazette",), ("paper",)])


def acts(convention: str = "PACT") -> SearchStrategy[Act]:
    """Acts as they come: any state, kind and day, with a printed effect or without."""
    return st.builds(
        Act,
        state=st.sampled_from([state.alpha3 for state in STATES]),
        convention=st.just(convention),
        kind=st.sampled_from(ActKind),
        date=days(),
        sources=SOURCES,
        effect=st.one_of(st.none(), days()),
        effect_sources=SOURCES,
        day_order=st.one_of(st.none(), st.integers(1, 3)),
        uncounted=st.sampled_from(["", "", "", "the depositary did not count it"]),
        armed_conflict=st.sampled_from([None, True, False]),
    )


def undated_acts(convention: str = "PACT") -> SearchStrategy[UndatedAct]:
    """Acts of which only a year or a month is known."""
    return st.builds(
        UndatedAct,
        state=st.sampled_from([state.alpha3 for state in STATES]),
        convention=st.just(convention),
        kind=st.sampled_from(ActKind),
        when=partial_dates(),
        sources=SOURCES,
    )


def identity(act: Act) -> tuple[object, ...]:
    """What makes two entries the same act: a record has each once."""
    return act.state, act.convention, act.kind, act.date


@composite
def records(draw: DrawFn, undated: bool = True) -> Record:
    """Two conventions, the second a protocol of the first, and acts as they come under both."""
    either = st.one_of(acts("PACT"), acts("PROTOCOL"))
    open_acts = st.one_of(undated_acts("PACT"), undated_acts("PROTOCOL"))
    return _record(
        conventions=(draw(treaties()), draw(treaties("PROTOCOL", "PACT"))),
        acts=tuple(draw(st.lists(either, max_size=14, unique_by=identity))),
        undated_acts=tuple(draw(st.lists(open_acts, max_size=2))) if undated else (),
    )


def _record(**facts: Any) -> Record:
    """A record of the five States with these facts."""
    empty = Record(version="drawn", date=EDITION)
    return empty.replace(states=STATES, sources=(DEPOSITARY, GAZETTE, PAPER), **facts)


def stretches(first: int, last: int) -> SearchStrategy[dt.timedelta]:
    """About so many months."""
    return st.integers(first * 30, last * 30).map(dt.timedelta)


@composite
def lawful_records(draw: DrawFn) -> Record:
    """One convention, and acts that treaty law admits: States sign, consent, leave, think better of it, come back."""
    convention = draw(treaties())
    joined = [act for state in LASTING for act in draw(joining(state, convention))]
    record = _record(conventions=(convention,), acts=tuple(joined))
    standing = Register(record)
    left = [act for state in LASTING for act in draw(leaving(state, standing))]
    return _record(conventions=(convention,), acts=(*joined, *left))


@composite
def open_records(draw: DrawFn) -> Record:
    """Lawful records with an act or two more, of which the day is not known."""
    record = draw(lawful_records())
    after = st.integers(AS_OF.year, AS_OF.year + 2)
    when = st.builds(PartialDate, after, st.none() | st.integers(1, 12))
    moves = st.sampled_from([*sorted(CONSENTS), ActKind.WITHDRAWAL, ActKind.WITHDRAWAL_REVOCATION])
    loose = st.builds(
        UndatedAct,
        state=st.sampled_from(LASTING),
        convention=st.just("PACT"),
        kind=moves,
        when=when,
        sources=st.just(("paper",)),
    )
    acts = draw(st.lists(loose, min_size=1, max_size=2))
    protocol = draw(treaties("PROTOCOL", "PACT"))
    return _record(conventions=(*record.table(Convention), protocol), acts=record.table(Act), undated_acts=tuple(acts))


@composite
def joining(draw: DrawFn, state: str, convention: Convention) -> list[Act]:
    """A signature, a consent, both or neither. Consents come so late that no signature misses its window."""
    joined: list[Act] = []
    window = convention.signature
    kind = st.just(ActKind.ACCESSION)
    if window and (window.closes is None or window.closes > OPENS) and draw(st.booleans()):
        last = min(window.closes or LAST, OPENS + dt.timedelta(30)) - dt.timedelta(1)
        signed = draw(st.dates(OPENS, last))
        joined.append(_act(state, ActKind.SIGNATURE, signed))
        kind = st.sampled_from(sorted(CONFIRMS_SIGNATURE))
    if draw(st.booleans()):
        consented = draw(st.dates(OPENS + dt.timedelta(31), dt.date(2002, 12, 31)))
        joined.append(_act(state, draw(kind), consented))
    return joined


@composite
def leaving(draw: DrawFn, state: str, register: Register) -> list[Act]:
    """A notice by a party, where the convention knows one; its revocation in time, or the return after the effect."""
    history = register.history(state, "PACT")
    start = next((p.start for p in history.periods if p.status is Status.PARTY), None)
    clause = register.convention("PACT").withdrawal
    if start is None or clause is None or draw(st.booleans()):
        return []
    notice = _act(state, ActKind.WITHDRAWAL, start + draw(stretches(0, 40)), armed_conflict=False)
    effect = register.effect(notice).computed
    assert effect is not None
    later: list[Act] = []
    step = draw(st.sampled_from(["gone", "revoked", "back"]))
    if step == "revoked" and effect > notice.date + dt.timedelta(1):
        revoked = draw(st.dates(notice.date + dt.timedelta(1), effect - dt.timedelta(1)))
        later.append(_act(state, ActKind.WITHDRAWAL_REVOCATION, revoked))
    elif step == "back":
        later.append(_act(state, ActKind.ACCESSION, effect + draw(stretches(1, 30))))
    return [notice, *later]


def _act(state: str, kind: ActKind, day: dt.date, **more: Any) -> Act:
    return Act(state=state, convention="PACT", kind=kind, date=day, **more)


def registers() -> SearchStrategy[Register]:
    """Registers of invented records: acts as they come, or lawful ones with some whose day is not known."""
    return (records() | open_records()).map(Register)


KEYS = st.sampled_from(["PACT", "PROTOCOL"])
CODES = st.sampled_from([state.alpha3 for state in STATES])


def lawful_registers() -> SearchStrategy[Register]:
    """Registers of an invented treaty with acts that treaty law admits."""
    return lawful_records().map(Register)


@composite
def bare_registers(draw: DrawFn) -> Register:
    """Registers of an invented treaty and its protocol, without acts."""
    return Register(_record(conventions=(draw(treaties()), draw(treaties("PROTOCOL", "PACT")))))
