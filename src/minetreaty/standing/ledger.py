"""The ledger of one convention: its acts in order, and each State's steps folded from them when first asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from attrs import evolve

from ..law import effects as law
from ..law.participations import Participations, Situation, derive, on_day
from ..law.possibilities import earliest_day, fold, loose_acts, possible_at
from ..law.steps import UNBOUNDED, Bounds, Step, timeline_of
from ..law.timeline import Timeline
from ..model.acts import CONSENTS, SIGNATURES, Act, ActKind, AnyAct, UndatedAct, act_order
from ..model.conventions import Convention
from ..model.statuses import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..facts.protocol import Facts
    from ..model.sources import Disagreement, SourceKind
    from ..model.states import State, SuccessionOfStates


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

    Everything is read and worked out when it is first asked for, so that a question about statuses alone reads no acts
    where the facts bring timelines with them. ``as_of`` is the day to which the record of the convention is complete.
    """

    def __init__(self, facts: Facts, key: str, parents: Callable[[str], Ledger] | None = None) -> None:
        """`parents` finds the ledgers of other conventions. Raises ``KeyError`` for a key that is not in the facts."""
        self.key = key
        self.as_of: dt.date = facts.as_of(key)
        self.bounds: Mapping[str, Bounds] = facts.bounds
        self._facts = facts
        self._parents: Callable[[str], Ledger] = parents or (lambda above: Ledger(facts, above))

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The acts with a date, as the law reads them."""
        return tuple(sorted(self._facts.acts(self.key), key=act_order))

    @cached_property
    def undated(self) -> tuple[UndatedAct, ...]:
        """The acts without a date."""
        return tuple(sorted(self._facts.undated(self.key), key=str))

    @cached_property
    def parent(self) -> Ledger | None:
        """The ledger of the convention that this one hangs on, if the facts have it."""
        above = parent_of(self._facts, self._facts.convention(self.key))
        return None if above is None else self._parents(above)

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Where sources differ about acts under the convention."""
        from ..model.sources import Disagreement

        return tuple(item for item in self._facts.table(Disagreement) if item.convention == self.key)

    def state(self, code: str) -> State:
        """The State of that code; raises ``KeyError``."""
        return self._facts.states[code]

    def name_of(self, state: str) -> str:
        """The State's short name."""
        found = self._facts.states.get(state)
        return found.name if found else state

    def confirmed(self) -> Ledger:
        """The ledger without the acts that are marked unconfirmed."""
        from ..facts.record import Layer

        return Ledger(Layer(base=self._facts, confirmed=True), self.key)

    @cached_property
    def convention(self) -> Convention:
        """The convention, with the day of entry into force that follows from the acts."""
        convention = self._facts.convention(self.key)
        in_force = law.treaty_entry_into_force(convention, self.acts, self._lapses())
        return evolve(convention, in_force=in_force)

    def _lapses(self) -> Iterator[tuple[str, dt.date]]:
        """The States whose consents here ended with the parent convention, and when."""
        if self.parent is None:
            return
        for state in {act.state for act in self.parent.acts if act.kind is ActKind.WITHDRAWAL}:
            for step in self.parent.steps[state]:
                if not step.status.is_contracting and step.status is not Status.UNDETERMINED:
                    yield state, step.start

    @cached_property
    def _acts_of(self) -> dict[str, list[Act]]:
        return _by_state(self.acts)

    @cached_property
    def _undated_of(self) -> dict[str, list[UndatedAct]]:
        return _by_state(self.undated)

    @cached_property
    def steps(self) -> Steps:
        """The changes of status of the States that acted, folded when first asked for."""
        return Steps(self._fold, tuple(dict.fromkeys((*self._acts_of, *self._undated_of))))

    @cached_property
    def timeline(self) -> Mapping[str, Timeline]:
        """The timeline of each State of the tables: the one that the facts bring with them, or worked out."""
        return self._facts.timelines(self.key) or MappingProxyType(Worked(self.work_out))

    @property
    def timelines(self) -> dict[str, Timeline]:
        """The timelines of all States of the tables."""
        return {state: self.timeline[state] for state in self.bounds}

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
        """The State's dated acts that count here: its own, and those under the conventions this one hangs on."""
        above = self.parent.file_of(state) if self.parent else ()
        return (*above, *self._acts_of.get(state, ()))

    def undated_of(self, state: str) -> Sequence[UndatedAct]:
        """The State's acts without a day that count here: its own, and those under the conventions above."""
        above = self.parent.undated_of(state) if self.parent else ()
        return (*above, *self._undated_of.get(state, ()))

    def situation(self, state: str) -> Situation:
        """What is needed to read one State's acts."""
        bounds = self.bounds.get(state, UNBOUNDED)
        return Situation(
            self.convention,
            bounds,
            bounds.since or self._independent(state),
            self.kinds_of,
            self._facts.known_on,
            self.parent.situation(state) if self.parent else None,
            self._may_enter,
        )

    @cached_property
    def _may_enter(self) -> dt.date | None:
        """The first date on which consents without a date may have brought the convention into force."""
        if self.convention.in_force is not None or not self.undated:
            return None
        consents = (on_day(act, earliest_day(self.convention, act)) for act in self.undated if act.kind in CONSENTS)
        return law.treaty_entry_into_force(self.convention, (*self.acts, *consents), self._lapses())

    def _independent(self, state: str) -> dt.date | None:
        """The date of independence of a State that is older than the table of States."""
        dates = (item.date for item in self.successions if item.successor == state and item.kind in _BECAME_INDEPENDENT)
        return max(dates, default=None)

    def step_on(self, state: str, day: dt.date) -> Step | None:
        """The step that holds on that day, if any."""
        return next((step for step in reversed(self.steps.get(state, ())) if step.start <= day), None)

    def acts_of(self, state: str) -> tuple[AnyAct, ...]:
        """The State's own acts under this convention, dated ones first."""
        return (*self._acts_of.get(state, ()), *self._undated_of.get(state, ()))

    def signed(self, day: dt.date) -> tuple[set[str], set[str]]:
        """The States that surely signed by that day, and those that may have."""
        surely = {act.state for act in self.acts if act.kind in SIGNATURES and act.date <= day}
        perhaps: set[str] = set()
        here = Situation(self.convention, UNBOUNDED, None, self.kinds_of, self._facts.known_on)
        for item in loose_acts(here, self.undated):
            if item.act.kind in SIGNATURES and item.first <= day:
                (perhaps if None in item.received(day) else surely).add(item.act.state)
        return surely, perhaps

    def possible_at(self, state: str, day: dt.date) -> tuple[Status, ...]:
        """What the status of the State may be on that day by its acts, whether or not it is known to exist then."""
        return possible_at(self.steps.get(state, ()), day)

    def possible_on(self, day: dt.date) -> Iterator[tuple[str, tuple[Status, ...]]]:
        """What the status of each State that existed on that day may be."""
        for code, given in self.timelines.items():
            possible = given.possible_at(day)
            if possible:
                yield code, possible

    def participations(self, state: str) -> Participations:
        """The State's signature and participations by its acts with a date. What is open is left as it is."""
        return derive(self.situation(state), self.file_of(state))

    def _fold(self, state: str) -> tuple[Step, ...]:
        return fold(self.situation(state), self.file_of(state), self.undated_of(state))

    def work_out(self, state: str) -> Timeline:
        """The State's timeline as it follows from the acts, whatever the facts bring with them."""
        return timeline_of(self.steps.get(state, ()), self.bounds[state])


_BECAME_INDEPENDENT = ("independence", "separation")

Given = TypeVar("Given", Act, UndatedAct)


def _by_state(acts: Iterable[Given]) -> dict[str, list[Given]]:
    found: dict[str, list[Given]] = {}
    for act in acts:
        found.setdefault(act.state, []).append(act)
    return found


def parent_of(facts: Facts, convention: Convention) -> str | None:
    """The key of the convention that this one hangs on, if the facts have it."""
    found = convention.parent
    return found if found in facts.keys and found != convention.key else None
