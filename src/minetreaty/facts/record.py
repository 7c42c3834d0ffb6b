"""Facts: everything a register is made of, in memory. What is read from files or JSON becomes this; nothing in it is
derived.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from attrs import fields, frozen

from ..law.possibilities import earliest_day
from ..law.timeline import Bounds, Timeline
from ..model.acts import Act, UndatedAct, act_order
from ..model.announcements import Announcement, CampaignFacts
from ..model.conventions import Convention
from ..model.implementation import Completion, Extension, ExtensionRequest, Figure, Meeting, PublishedDeadline
from ..model.sources import ASSUMED, Disagreement, Source
from ..model.state_sets import Directory
from ..model.states import Group, NonState, State, SuccessionOfStates
from ..model.totals import PublishedTotal


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

    def as_of(self, key: str) -> dt.date:
        """The day to which the record of that convention is complete; raises ``KeyError``."""
        ...

    def timelines(self, key: str) -> Mapping[str, Timeline] | None:
        """Every State's timeline under the convention of that key, where the facts bring them with them; else None."""
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

    @property
    def totals(self) -> tuple[PublishedTotal, ...]:
        """How many States sources counted."""
        ...

    @property
    def extensions(self) -> tuple[Extension, ...]:
        """Deadlines extended, by the meetings that did it."""
        ...

    @property
    def extension_requests(self) -> tuple[ExtensionRequest, ...]:
        """Requests to extend a deadline."""
        ...

    @property
    def completions(self) -> tuple[Completion, ...]:
        """Duties said to be fulfilled."""
        ...

    @property
    def published_deadlines(self) -> tuple[PublishedDeadline, ...]:
        """Deadlines as sources print them."""
        ...

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Figures of the world, of groups and of single States."""
        ...

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """Meetings of the parties."""
        ...

    @property
    def announcements(self) -> tuple[Announcement, ...]:
        """Signs of intent and positions."""
        ...

    @property
    def campaigns(self) -> tuple[CampaignFacts, ...]:
        """Campaigns for the conventions."""
        ...


@frozen(kw_only=True, slots=False)
class Record:
    """Facts in memory. The order of every tuple is that of the tables. ``known_on`` is as for `Facts`."""

    version: str
    date: dt.date
    known_on: dt.date | None = None
    conventions: tuple[Convention, ...] = ()
    dated_acts: tuple[Act, ...] = ()
    undated_acts: tuple[UndatedAct, ...] = ()
    listed_states: tuple[State, ...] = ()
    groups: tuple[Group, ...] = ()
    successions: tuple[SuccessionOfStates, ...] = ()
    non_states: tuple[NonState, ...] = ()
    listed_sources: tuple[Source, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    totals: tuple[PublishedTotal, ...] = ()
    extensions: tuple[Extension, ...] = ()
    extension_requests: tuple[ExtensionRequest, ...] = ()
    completions: tuple[Completion, ...] = ()
    published_deadlines: tuple[PublishedDeadline, ...] = ()
    figures: tuple[Figure, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    campaigns: tuple[CampaignFacts, ...] = ()

    @classmethod
    def of(cls, facts: Facts) -> Record:
        """All that the facts hold, in canonical order: acts by convention and as the law reads them; states, groups
        and sources by key; everything else as it is.
        """
        sorted_facts: dict[str, Any] = {
            "conventions": tuple(facts.convention(key) for key in facts.keys),
            "dated_acts": tuple(act for key in facts.keys for act in sorted(facts.acts(key), key=act_order)),
            "undated_acts": tuple(act for key in facts.keys for act in sorted(facts.undated(key), key=str)),
            "listed_states": tuple(state for _, state in sorted(facts.states.items())),
            "groups": tuple(sorted(facts.directory.groups, key=lambda group: group.key)),
            "listed_sources": tuple(source for id_, source in sorted(facts.sources.items()) if id_ != ASSUMED.id),
        }
        as_they_are = {
            field.name: getattr(facts, field.name) for field in fields(cls) if field.name not in sorted_facts
        }
        return cls(**sorted_facts, **as_they_are)

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
    def keys(self) -> tuple[str, ...]:
        return tuple(self._folios)

    def convention(self, key: str) -> Convention:
        return self._folios[key].convention

    def acts(self, key: str) -> tuple[Act, ...]:
        return tuple(self._folios[key].acts)

    def undated(self, key: str) -> tuple[UndatedAct, ...]:
        return tuple(self._folios[key].undated)

    def as_of(self, key: str) -> dt.date:
        return self.convention(key).as_of

    def timelines(self, key: str) -> None:
        return None

    @property
    def bounds(self) -> dict[str, Bounds]:
        return self._bounds

    @cached_property
    def _bounds(self) -> dict[str, Bounds]:
        return {state.alpha3: Bounds(state.since, state.until) for state in self.listed_states}

    @property
    def directory(self) -> Directory:
        return Directory.of(self.groups, self.listed_states)


class _Folio(NamedTuple):
    convention: Convention
    acts: list[Act]
    undated: list[UndatedAct]


@frozen(kw_only=True, slots=False)
class Layer:
    """Facts with something laid over them: acts added, a convention added, or acts left out that were not yet received.

    The facts below stay as they are and are asked for everything else. An added act takes the place of one without a
    day that it may be.
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
        for convention in self.conventions:
            if convention.key == key:
                return convention
        return self.base.convention(key)

    def acts(self, key: str) -> tuple[Act, ...]:
        acts = self.base.acts(key) if key in self.base.keys else ()
        acts += tuple(act for act in self.added if act.convention == key)
        return tuple(act for act in acts if self._received(act.date) and not (self.confirmed and act.unconfirmed))

    def undated(self, key: str) -> tuple[UndatedAct, ...]:
        undated = self.base.undated(key) if key in self.base.keys else ()
        return tuple(
            act
            for act in undated
            if self._received(earliest_day(self.convention(key), act)) and not any(map(act.may_be, self.added))
            if not (self.confirmed and act.unconfirmed)
        )

    def _received(self, day: dt.date) -> bool:
        return self.received_by is None or day <= self.received_by

    def as_of(self, key: str) -> dt.date:
        return self.convention(key).as_of

    def timelines(self, key: str) -> None:
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

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {**self.base.sources, **{source.id: source for source in self.cited}}

    @property
    def sources(self) -> dict[str, Source]:
        return self._sources if self.cited else self.base.sources

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        return self.base.disagreements

    @property
    def totals(self) -> tuple[PublishedTotal, ...]:
        return self.base.totals

    @property
    def extensions(self) -> tuple[Extension, ...]:
        return self.base.extensions

    @property
    def extension_requests(self) -> tuple[ExtensionRequest, ...]:
        return self.base.extension_requests

    @property
    def completions(self) -> tuple[Completion, ...]:
        return self.base.completions

    @property
    def published_deadlines(self) -> tuple[PublishedDeadline, ...]:
        return self.base.published_deadlines

    @property
    def figures(self) -> tuple[Figure, ...]:
        return self.base.figures

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        return self.base.meetings

    @property
    def announcements(self) -> tuple[Announcement, ...]:
        return self.base.announcements

    @property
    def campaigns(self) -> tuple[CampaignFacts, ...]:
        return self.base.campaigns
