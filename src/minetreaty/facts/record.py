"""Facts: everything that a register is made of. Files and JSON become a `Record`; nothing in it is derived.

Facts are read-only. Whoever changes them makes other facts: a `Layer` over them, or another record.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeVar

from attrs import evolve, fields_dict, frozen

from ..law.possibilities import earliest_day
from ..law.steps import Bounds
from ..model.acts import Act, UndatedAct, act_order
from ..model.conventions import Convention
from ..model.sources import ASSUMED, Source
from ..model.state_sets import Directory
from ..model.states import Group, State
from .layout import SECTIONS, tables_of
from .protocol import Facts

Fact = TypeVar("Fact")


def _fields_only(facts: Any) -> dict[str, Any]:
    """What a pickle keeps: what was given, without what was worked out from it."""
    return {name: getattr(facts, name) for name in fields_dict(facts.__class__)}


@frozen(kw_only=True, slots=False)
class Record:
    """Facts in memory: ``entries`` are objects of every kind that `layout` declares, in any order of kinds.

    ``known_on`` is as for `Facts`. Raises ``TypeError`` for an entry of another kind.
    """

    version: str
    date: dt.date
    known_on: dt.date | None = None
    entries: tuple[Any, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuses what is not a fact; attrs calls it."""
        kinds: set[type[Any]] = {entry.__class__ for entry in self.entries}
        for kind in kinds:
            tables_of(kind)

    @classmethod
    def of(cls, facts: Facts) -> Record:
        """The same facts in canonical order.

        Acts are sorted by convention and then as the law reads them; conventions keep their order; other facts are
        sorted by their key if they have one, or keep theirs.
        """
        places = {key: place for place, key in enumerate(facts.keys)}
        orders: dict[type[Any], Callable[[Any], Any] | None] = {
            Convention: None,
            Act: lambda act: (places[act.convention], act_order(act)),
            UndatedAct: lambda act: (places[act.convention], str(act)),
        }
        entries: list[Any] = []
        for table in SECTIONS.values():
            order = orders.get(table.cls, attrgetter(table.key) if table.key else None)
            found = _stored(facts, table.cls)
            entries += found if order is None else sorted(found, key=order)
        return cls(version=facts.version, date=facts.date, known_on=facts.known_on, entries=tuple(entries))

    def replace(self, **sections: Iterable[Any]) -> Record:
        """A record with these facts in place of its own, by section of canonical JSON: ``replace(meetings=())``.

        Raises ``KeyError`` for a section that there is not.
        """
        replaced = {SECTIONS[section].cls for section in sections}
        others = (entry for entry in self.entries if entry.__class__ not in replaced)
        return evolve(self, entries=(*others, *chain.from_iterable(sections.values())))

    @cached_property
    def _tables(self) -> dict[type[Any], tuple[Any, ...]]:
        tables: dict[type[Any], list[Any]] = {}
        for entry in self.entries:
            tables.setdefault(entry.__class__, []).append(entry)
        return {cls: tuple(entries) for cls, entries in tables.items()}

    def table(self, cls: type[Fact]) -> tuple[Fact, ...]:
        if cls not in self._tables:
            tables_of(cls)
        return self._tables.get(cls, ())

    @cached_property
    def _conventions(self) -> dict[str, Convention]:
        return {convention.key: convention for convention in self.table(Convention)}

    @cached_property
    def _acts(self) -> dict[str, tuple[Act, ...]]:
        return _by_convention(self.keys, self.table(Act))

    @cached_property
    def _undated(self) -> dict[str, tuple[UndatedAct, ...]]:
        return _by_convention(self.keys, self.table(UndatedAct))

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._conventions)

    def convention(self, key: str) -> Convention:
        return self._conventions[key]

    def acts(self, key: str) -> tuple[Act, ...]:
        return self._acts[key]

    def undated(self, key: str) -> tuple[UndatedAct, ...]:
        return self._undated[key]

    def as_of(self, key: str) -> dt.date:
        return self.convention(key).as_of

    def timelines(self, key: str) -> None:
        return None

    @property
    def bounds(self) -> Mapping[str, Bounds]:
        return self._bounds

    @cached_property
    def _bounds(self) -> Mapping[str, Bounds]:
        return MappingProxyType({state.alpha3: Bounds(state.since, state.until) for state in self.table(State)})

    @property
    def states(self) -> Mapping[str, State]:
        return self._states

    @cached_property
    def _states(self) -> Mapping[str, State]:
        return MappingProxyType({state.alpha3: state for state in self.table(State)})

    @property
    def sources(self) -> Mapping[str, Source]:
        return self._sources

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        return MappingProxyType({source.id: source for source in (ASSUMED, *self.table(Source))})

    @property
    def directory(self) -> Directory:
        return self._directory

    @cached_property
    def _directory(self) -> Directory:
        return Directory.of(self.table(Group), self.table(State))

    def __getstate__(self) -> dict[str, Any]:
        return _fields_only(self)


def _stored(facts: Facts, cls: type[Any]) -> Iterable[Any]:
    """The facts of a kind that a file has: the source of assumed acts is always there, so that it is not stored."""
    return (entry for entry in facts.table(cls) if cls is not Source or entry.id != ASSUMED.id)


def _by_convention(keys: Iterable[str], acts: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, list[Any]] = {key: [] for key in keys}
    for act in acts:
        found[act.convention].append(act)
    return {key: tuple(listed) for key, listed in found.items()}


@frozen(kw_only=True, slots=False)
class Layer:
    """Facts with changes: acts or conventions ``added``, or what was known only after ``received_by`` left out.

    The ``base`` stays as it is and answers for everything else. An added act takes the place of an undated act that may
    be the same one. ``cited`` are the sources of what is added.
    """

    base: Facts
    added: tuple[Act, ...] = ()
    conventions: tuple[Convention, ...] = ()
    cited: tuple[Source, ...] = ()
    received_by: dt.date | None = None
    confirmed: bool = False

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
        if key not in self._known_conventions:
            added = (convention for convention in self.conventions if convention.key == key)
            self._known_conventions[key] = self._as_known(next(added, None) or self.base.convention(key))
        return self._known_conventions[key]

    @cached_property
    def _known_conventions(self) -> dict[str, Convention]:
        return {}

    def _as_known(self, convention: Convention) -> Convention:
        if self.received_by is None:
            return convention
        from .knowledge import convention_as_known

        return convention_as_known(convention, self.received_by)

    def acts(self, key: str) -> tuple[Act, ...]:
        acts = self.base.acts(key) if key in self.base.keys else ()
        acts += tuple(act for act in self.added if act.convention == key)
        kept = (act for act in acts if self._received(act.date) and not (self.confirmed and act.unconfirmed))
        return self._without_later_notes(kept)

    def undated(self, key: str) -> tuple[UndatedAct, ...]:
        undated = self.base.undated(key) if key in self.base.keys else ()
        kept = (
            act
            for act in undated
            if self._received(earliest_day(self.convention(key), act)) and not any(map(act.may_be, self.added))
            if not (self.confirmed and act.unconfirmed)
        )
        return self._without_later_notes(kept)

    def _without_later_notes(self, acts: Iterable[Fact]) -> tuple[Fact, ...]:
        if self.received_by is None:
            return tuple(acts)
        from .knowledge import without_what_came_later

        return tuple(without_what_came_later(act, self.received_by) for act in acts)

    def _received(self, day: dt.date) -> bool:
        return self.received_by is None or day <= self.received_by

    def as_of(self, key: str) -> dt.date:
        return self.convention(key).as_of

    def timelines(self, key: str) -> None:
        return None

    def table(self, cls: type[Fact]) -> tuple[Fact, ...]:
        found: tuple[Any, ...]
        if cls is Convention:
            found = tuple(map(self.convention, self.keys))
        elif cls is Act:
            found = tuple(chain.from_iterable(map(self.acts, self.keys)))
        elif cls is UndatedAct:
            found = tuple(chain.from_iterable(map(self.undated, self.keys)))
        elif cls is Source and self.cited:
            found = tuple(source for source in self.sources.values() if source.id != ASSUMED.id)
        elif self.received_by is not None:
            found = self._known_table(cls)
        else:
            found = self.base.table(cls)
        return found

    def _known_table(self, cls: type[Fact]) -> tuple[Fact, ...]:
        if cls not in self._known_tables:
            from .knowledge import known_facts

            self._known_tables[cls] = known_facts(self.base, cls, self.received_by or dt.date.max)
        return self._known_tables[cls]

    @cached_property
    def _known_tables(self) -> dict[type[Any], tuple[Any, ...]]:
        return {}

    @property
    def bounds(self) -> Mapping[str, Bounds]:
        return self.base.bounds

    @property
    def states(self) -> Mapping[str, State]:
        return self.base.states

    @property
    def sources(self) -> Mapping[str, Source]:
        return self._sources

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        cited = {source.id: source for source in self.cited}
        return MappingProxyType({**self.base.sources, **cited}) if cited else self.base.sources

    @property
    def directory(self) -> Directory:
        return self.base.directory

    def __getstate__(self) -> dict[str, Any]:
        return _fields_only(self)
