"""The library and the oracle, asked the same questions at every edge that either of them sees."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from minetreaty import ActKind, Register, Status
from minetreaty.model.acts import CONSENTS, AnyAct, UndatedAct
from tests.oracle import DAY, MOVES, NEVER, Oracle, after


class Difference(NamedTuple):
    """A question to which the library and the oracle give different answers."""

    state: str
    convention: str
    on: dt.date
    known_on: dt.date | None
    library: frozenset[Status]
    oracle: frozenset[Status]

    def __str__(self) -> str:
        known = f" (known on {self.known_on})" if self.known_on else ""
        library, oracle = (" or ".join(sorted(answer)) for answer in (self.library, self.oracle))
        return f"{self.state} {self.convention} on {self.on}{known}: {library}; by the articles: {oracle}"


def described(act: AnyAct) -> str:
    """The act with what it tells of a notice's effect."""
    if isinstance(act, UndatedAct):
        return str(act)
    more = (
        ""
        if act.armed_conflict is None or act.kind is not ActKind.WITHDRAWAL
        else f" armed_conflict={act.armed_conflict}"
    )
    return f"{act}{more}{f' effect={act.effect}' if act.effect else ''}"


def edges(oracle: Oracle, state: str, key: str, known_on: dt.date | None = None) -> set[dt.date]:
    """The days of acts and of what follows from them, under the convention and its parent."""
    days: set[dt.date] = set()
    world = oracle.world(known_on, (), ())
    for convention in oracle.family(key):
        clauses = oracle.conventions[convention]
        assert clauses.entry_into_force_for_state is not None
        own = clauses.entry_into_force_for_state.delay
        days |= {clauses.as_of, clauses.as_of + DAY, *world.in_force(convention)}
        for act in world.acts.get((convention, state), ()):
            if act.kind in MOVES:
                days |= {act.date, act.effect or act.date, after(own, act.date)}
                days |= {after(clauses.withdrawal.delay, act.date)} if clauses.withdrawal else set()
        for membership in world.memberships(convention, state):
            days |= {membership.since, membership.entry, membership.end}
        for undated in oracle.undated:
            if (undated.convention, undated.state) == (convention, state):
                bounds = (max(undated.when.first, clauses.as_of + DAY), undated.when.last)
                days |= {*bounds, *(after(own, day) for day in bounds)}
    return days - {NEVER}


def waits(oracle: Oracle, key: str, known_on: dt.date | None) -> bool:
    """Whether consents without a date may bring the treaty into force. The library then leaves open more than follows
    from every date that they can have.
    """
    world = oracle.world(known_on, (), ())
    family = oracle.family(key)
    waiting = any(world.in_force(one)[0] > oracle.conventions[one].as_of for one in family)
    return waiting and any(act.convention in family and act.kind in CONSENTS for act in oracle.undated)


def compared(
    register: Register, oracle: Oracle, state: str, key: str, known_on: dt.date | None = None
) -> tuple[int, list[Difference]]:
    """How many questions were asked about the State: on each edge, the day before and the day after. And the
    differences.
    """
    periods = register.history(state, key, known_on=known_on).periods
    near = {*edges(oracle, state, key, known_on), *(period.start for period in periods if period.start)}
    days = {day + shift for day in near for shift in (-DAY, 0 * DAY, DAY)}
    asked, found = 0, []
    waiting = waits(oracle, key, known_on)
    for day in sorted(day for day in days if oracle.states[state].exists(day)):
        standing = register.standing(state, key, on=day, known_on=known_on)
        assert register.status(state, key, on=day, known_on=known_on) is standing.status
        library = frozenset(standing.possible or (standing.status,))
        expected = oracle.possible(state, key, day, known_on)
        asked += 1
        if library != expected and not (waiting and library > expected):
            found.append(Difference(state, key, day, known_on, library, expected))
    return asked, found


def differences(
    register: Register, oracle: Oracle, states: Iterable[str], keys: Iterable[str], known: Iterable[dt.date | None]
) -> tuple[int, list[Difference]]:
    """The same for several States, conventions and days of knowledge."""
    results = [compared(register, oracle, state, key, day) for day in known for key in keys for state in states]
    return sum(asked for asked, _ in results), [one for _, found in results for one in found]
