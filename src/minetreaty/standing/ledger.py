"""The ledger of one convention: its acts in order, and each State's steps folded from them when first asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from attrs import evolve

from ..law import effects as law
from ..law.timeline import UNBOUNDED, Bounds, Docket, Line, Step, fold_every_way, loose_acts, possible_at
from ..model.acts import SIGNATURES, Act, ActKind, AnyAct, UndatedAct, act_order
from ..model.conventions import Convention
from ..model.statuses import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..facts.record import Facts
    from ..model.sources import SourceKind
    from ..model.states import SuccessionOfStates


class Asked(NamedTuple):
    """A question about one convention, settled: the ledger that answers, the day meant, and the day of knowledge."""

    ledger: Ledger
    day: dt.date
    known_on: dt.date | None


Value = TypeVar("Value")


class Worked(dict[str, Value]):
    """Values worked out when first asked for, by state. Asking for an unknown state raises ``KeyError``."""

    def __init__(self, work_out: Callable[[str], Value]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, state: str) -> Value:
        value = self[state] = self._work_out(state)
        return value


class Steps(Mapping[str, "tuple[Step, ...]"]):
    """The steps of every State that has any, by state, folded when first asked for."""

    def __init__(self, fold: Callable[[str], tuple[Step, ...]], states: tuple[str, ...]) -> None:
        self._folded: Worked[tuple[Step, ...]] = Worked(fold)
        self._acted = frozenset(states)
        self._states = states

    def __getitem__(self, state: str) -> tuple[Step, ...]:
        if state not in self._acted:
            raise KeyError(state)
        return self._folded[state]

    def __iter__(self) -> Iterator[str]:
        return iter(self._states)

    def __len__(self) -> int:
        return len(self._states)


class Ledger:
    """What follows from the acts under one convention.

    ``steps`` has the States that acted, ``line`` every State of the tables: both are worked out when first asked for.
    """

    def __init__(self, facts: Facts, key: str) -> None:
        """Raises ``KeyError`` for a key that the facts do not have."""
        convention = facts.convention(key)
        self.acts: tuple[Act, ...] = tuple(sorted(facts.acts(key), key=act_order))
        self.undated: tuple[UndatedAct, ...] = tuple(sorted(facts.undated(key), key=str))
        self.convention: Convention = evolve(convention, in_force=law.treaty_entry_into_force(convention, self.acts))
        self.bounds: Mapping[str, Bounds] = facts.bounds
        self._facts = facts
        self._acts_of: dict[str, list[Act]] = {}
        self._undated_of: dict[str, list[UndatedAct]] = {}
        counting: tuple[AnyAct, ...] = (*self.acts, *self.undated, *_notices_under_parent(facts, convention))
        for act in counting:
            if isinstance(act, Act):
                self._acts_of.setdefault(act.state, []).append(act)
            else:
                self._undated_of.setdefault(act.state, []).append(act)
        self.steps: Steps = Steps(self._fold, tuple(dict.fromkeys((*self._acts_of, *self._undated_of))))
        self.line: Worked[Line] = Worked(self._line)

    @property
    def lines(self) -> dict[str, Line]:
        """The lines of all States of the tables."""
        return {state: self.line[state] for state in self.bounds}

    def kinds_of(self, ids: tuple[str, ...]) -> frozenset[SourceKind]:
        """Who speaks in the sources with these ids."""
        sources = self._facts.sources
        return frozenset(sources[id_].kind for id_ in ids if id_ in sources)

    @property
    def successions(self) -> tuple[SuccessionOfStates, ...]:
        """Which State followed which."""
        from ..model.states import SuccessionOfStates

        return self._facts.table(SuccessionOfStates)

    def file_of(self, state: str) -> Sequence[Act]:
        """The State's dated acts that count here: its own, and notices under a parent convention after them."""
        return self._acts_of.get(state, ())

    def undated_of(self, state: str) -> Sequence[UndatedAct]:
        """The State's acts without a day that count here, notices under a parent convention after its own."""
        return self._undated_of.get(state, ())

    def docket(self, state: str) -> Docket:
        """What the fold of one State's acts needs."""
        return Docket(self.convention, self.bounds.get(state, UNBOUNDED), self.kinds_of, self._facts.known_on)

    def step_on(self, state: str, day: dt.date) -> Step | None:
        """The step that holds on that day, if any."""
        return next((step for step in reversed(self.steps.get(state, ())) if step.start <= day), None)

    def acts_of(self, state: str) -> tuple[AnyAct, ...]:
        """The State's own acts under this convention, dated ones first."""
        everything: tuple[AnyAct, ...] = (*self.acts, *self.undated)
        return tuple(act for act in everything if act.state == state)

    def signed(self, day: dt.date) -> tuple[set[str], set[str]]:
        """The States that surely signed by that day, and those that may have."""
        surely = {act.state for act in self.acts if act.kind in SIGNATURES and act.date <= day}
        perhaps: set[str] = set()
        for item in loose_acts(self.convention, self.undated, self._facts.known_on):
            if item.act.kind in SIGNATURES and item.first <= day:
                (perhaps if None in item.received(day) else surely).add(item.act.state)
        return surely, perhaps

    def possible(self, state: str, day: dt.date) -> tuple[Status, ...]:
        """What the State's status may be on that day: one, where it is determined."""
        return possible_at(self.steps.get(state, ()), day)

    def _fold(self, state: str) -> tuple[Step, ...]:
        return fold_every_way(self.docket(state), self.file_of(state), self.undated_of(state))

    def _line(self, state: str) -> Line:
        return _line(self.steps.get(state, ()), self.bounds[state])


def _notices_under_parent(facts: Facts, convention: Convention) -> tuple[AnyAct, ...]:
    """Notices that count here because leaving the parent convention counts as leaving this one (CCW Art. 9(3))."""
    if convention.ends_with is None or convention.ends_with.convention not in facts.keys:
        return ()
    parent, notices = convention.ends_with.convention, (ActKind.WITHDRAWAL, ActKind.WITHDRAWAL_REVOCATION)
    acts: tuple[AnyAct, ...] = (*facts.acts(parent), *facts.undated(parent))
    return tuple(act for act in acts if act.kind in notices)


_NEVER_ACTED: Line = ((), (Status.OUTSIDE,))


def _line(steps: tuple[Step, ...], bounds: Bounds) -> Line:
    if not steps and bounds == UNBOUNDED:
        return _NEVER_ACTED
    starts: list[dt.date] = []
    statuses: list[Status | None] = [Status.OUTSIDE]
    for step in steps:
        starts.append(step.start)
        statuses.append(step.status)
    since, until = bounds
    if since is not None:
        while starts and starts[0] <= since:
            del starts[0], statuses[0]
        starts.insert(0, since)
        statuses.insert(0, None)
    if until is not None:
        while starts and starts[-1] >= until:
            del starts[-1], statuses[-1]
        starts.append(until)
        statuses.append(None)
    return tuple(starts), tuple(statuses)
