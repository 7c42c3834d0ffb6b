"""Facts: everything a register is made of, in memory. What is read from files or JSON becomes this; nothing in it is
derived.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from attrs import frozen

from .acts import Act, UndatedAct
from .conventions import Convention
from .sources import ASSUMED, Disagreement, Source
from .standing import Bounds, Line, earliest_day
from .state_sets import Directory
from .states import Group, NonState, State, SuccessionOfStates


class Facts(Protocol):
    """What a register asks its facts for. The bundled edition answers lazily, files read answer from memory."""

    @property
    def version(self) -> str:
        """The edition's name."""
        ...

    @property
    def date(self) -> dt.date:
        """The day the edition was made."""
        ...

    @property
    def known_on(self) -> dt.date | None:
        """The day by which acts must have been received to be in it; None for all acts."""
        ...

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the conventions, in their order."""
        ...

    def convention(self, key: str) -> Convention:
        """The convention of that key; raises ``KeyError``."""
        ...

    def acts(self, key: str) -> tuple[Act, ...]:
        """The dated acts under that convention."""
        ...

    def undated(self, key: str) -> tuple[UndatedAct, ...]:
        """The acts under that convention whose day is not known."""
        ...

    def lines(self, key: str) -> Mapping[Any, Line] | None:
        """Every State's line under the convention of that key, where the facts bring it with them; else None."""
        ...

    @property
    def bounds(self) -> dict[str, Bounds]:
        """From when until when each state of the tables is in the universe, by alpha-3 code."""
        ...

    @property
    def states(self) -> dict[str, State]:
        """The states, by alpha-3 code."""
        ...

    @property
    def directory(self) -> Directory:
        """The groups and regions."""
        ...

    @property
    def successions(self) -> tuple[SuccessionOfStates, ...]:
        """Which state followed which."""
        ...

    @property
    def non_states(self) -> tuple[NonState, ...]:
        """Known entities that are not in the list, with the reason."""
        ...

    @property
    def sources(self) -> dict[str, Source]:
        """The sources, by id."""
        ...

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Where sources differ from what the record uses."""
        ...


@frozen(kw_only=True, slots=False)
class Record:
    """Facts in memory. The order of every tuple is that of the tables."""

    version: str
    date: dt.date
    conventions: tuple[Convention, ...] = ()
    dated_acts: tuple[Act, ...] = ()
    undated_acts: tuple[UndatedAct, ...] = ()
    listed_states: tuple[State, ...] = ()
    groups: tuple[Group, ...] = ()
    successions: tuple[SuccessionOfStates, ...] = ()
    non_states: tuple[NonState, ...] = ()
    listed_sources: tuple[Source, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()

    @cached_property
    def _folios(self) -> dict[str, _Folio]:
        folios = {convention.key: _Folio(convention, [], []) for convention in self.conventions}
        for act in self.dated_acts:
            folios[act.convention].acts.append(act)
        for undated in self.undated_acts:
            folios[undated.convention].undated.append(undated)
        return folios

    @cached_property
    def _states(self) -> dict[str, State]:
        return {state.alpha3: state for state in self.listed_states}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in (ASSUMED, *self.listed_sources)}

    @property
    def states(self) -> dict[str, State]:
        return self._states

    @property
    def sources(self) -> dict[str, Source]:
        return self._sources

    @property
    def known_on(self) -> None:
        return None

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._folios)

    def convention(self, key: str) -> Convention:
        return self._folios[key].convention

    def acts(self, key: str) -> tuple[Act, ...]:
        return tuple(self._folios[key].acts)

    def undated(self, key: str) -> tuple[UndatedAct, ...]:
        return tuple(self._folios[key].undated)

    def lines(self, key: str) -> None:
        return None

    @property
    def bounds(self) -> dict[str, Bounds]:
        return {state.alpha3: Bounds(state.since, state.until) for state in self.listed_states}

    @property
    def directory(self) -> Directory:
        return Directory.of(self.groups, self.listed_states)


class _Folio(NamedTuple):
    convention: Convention
    acts: list[Act]
    undated: list[UndatedAct]


@frozen(kw_only=True)
class Layer:
    """Facts with something laid over them: acts added, a convention added, or acts left out that were not yet received.

    The facts below stay as they are and are asked for everything else.
    """

    base: Facts
    added: tuple[Act, ...] = ()
    conventions: tuple[Convention, ...] = ()
    received_by: dt.date | None = None

    @property
    def known_on(self) -> dt.date | None:
        days = [day for day in (self.received_by, self.base.known_on) if day is not None]
        return min(days, default=None)

    @property
    def version(self) -> str:
        return self.base.version

    @property
    def date(self) -> dt.date:
        return self.base.date

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.base.keys, *(convention.key for convention in self.conventions))))

    def convention(self, key: str) -> Convention:
        for convention in self.conventions:
            if convention.key == key:
                return convention
        return self.base.convention(key)

    def acts(self, key: str) -> tuple[Act, ...]:
        acts = self.base.acts(key) if key in self.base.keys else ()
        acts += tuple(act for act in self.added if act.convention == key)
        return tuple(act for act in acts if self._received(act.date))

    def undated(self, key: str) -> tuple[UndatedAct, ...]:
        undated = self.base.undated(key) if key in self.base.keys else ()
        return tuple(act for act in undated if self._received(earliest_day(self.convention(key), act)))

    def _received(self, day: dt.date) -> bool:
        return self.received_by is None or day <= self.received_by

    def lines(self, key: str) -> None:
        return None

    @property
    def bounds(self) -> dict[str, Bounds]:
        return self.base.bounds

    @property
    def states(self) -> dict[str, State]:
        return self.base.states

    @property
    def directory(self) -> Directory:
        return self.base.directory

    @property
    def successions(self) -> tuple[SuccessionOfStates, ...]:
        return self.base.successions

    @property
    def non_states(self) -> tuple[NonState, ...]:
        return self.base.non_states

    @property
    def sources(self) -> dict[str, Source]:
        return self.base.sources

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        return self.base.disagreements
