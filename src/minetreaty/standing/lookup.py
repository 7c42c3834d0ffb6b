"""Lookup: what every question needs first. It resolves names, settles dates, opens ledgers and makes sets."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

import minetreaty as mt

from ..errors import LONGEST_NAME, NotInUniverse, UnknownConvention, UnknownState, as_text, shown
from ..model.days import Day, as_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, Self

    from ..facts.protocol import Facts
    from ..law.timeline import Timeline
    from ..model.populations import Population
    from .ledger import Asked, Ledger
    from .names import Gazetteer

_KNOWN_AT_ONCE = 64


class Lookup:
    """Facts with what was worked out from them so far. The facts never change; what is kept here only saves work."""

    def __init__(self, facts: Facts, *, base: Facts | None = None) -> None:
        self._facts = facts
        self._base = base
        self._timelines: dict[str, Mapping[Any, Timeline]] = {}
        self._ledgers: dict[str, Ledger] = {}
        self._known: dict[dt.date, Self] = {}

    @property
    def facts(self) -> Facts:
        """The facts themselves, for tools that read them whole."""
        return self._facts

    def ledger(self, convention: str, *, known_on: Day | None = None) -> Ledger:
        """The ledger of one convention, as known on that day, for tools that read it whole."""
        return self._at(convention, None, known_on).ledger

    @property
    def ledgers(self) -> dict[str, Ledger]:
        """The ledger of every convention, for examination."""
        return {key: self._ledger(key) for key in self._facts.keys}

    @property
    def conventions(self) -> tuple[mt.Convention, ...]:
        """All conventions, each with the day of entry into force that follows from its acts."""
        return tuple(self._ledger(key).convention for key in self._facts.keys)

    def convention(self, name: str) -> mt.Convention:
        """The convention of that key, title, UN symbol or alias. Raises `UnknownConvention` with suggestions."""
        return self._ledger(self._key(name)).convention

    def state(self, name: mt.State | str, *, on: Day | None = None, vocabulary: str = "any") -> mt.State:
        """The state of that code or name. `vocabulary` narrows it: any, alpha3, alpha2, m49, name, depositary.

        Names are compared without case, accents and punctuation, as they stand or turned about at a comma ("Bahrain,
        Kingdom of"), and never guessed. A name that several states bore needs a day. Raises `UnknownState` with
        suggestions and `AmbiguousName` with candidates.
        """
        query = getattr(name, "alpha3", name)
        if not isinstance(query, str):
            raise UnknownState(f"{shown(name)} is no state: give a code, a name or a State.", query=as_text(name))
        if vocabulary in ("any", "alpha3"):
            found = self._facts.states.get(query)
            if found is not None:
                return found
        return self._gazetteer.find(query, None if on is None else as_day(on), vocabulary)

    def as_known(self, day: Day) -> Self:
        """The register as it would have been on that date: without the acts received later, and without the other facts
        and notes that came later. Its record is complete to that date at the latest.
        """
        known_on = as_day(day, "known_on")
        found = self._known.get(known_on)
        if found is None:
            from ..facts.record import Layer

            found = type(self)(Layer(base=self._facts, received_by=known_on), base=self._base or self._facts)
            if len(self._known) >= _KNOWN_AT_ONCE:
                self._known.clear()
            self._known[known_on] = found
        return found

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        from .names import Gazetteer

        return Gazetteer(self._facts)

    def _at(self, convention: str, on: Day | None, known_on: Day | None) -> Asked:
        """Settles what is asked; with no day, the one to which the record is complete and known."""
        from .ledger import Asked

        asked_of = self if known_on is None else self.as_known(known_on)
        ledger = asked_of._ledger(asked_of._key(convention))
        known = asked_of._facts.known_on
        if on is not None:
            return Asked(ledger, as_day(on), known)
        return Asked(ledger, ledger.as_of if known is None else min(ledger.as_of, known), known)

    def _find_timeline(
        self, state: mt.State | str, convention: str, on: Day | None, known_on: Day | None
    ) -> tuple[Timeline, dt.date]:
        """The timeline that has the State's status, and the day asked for, on which the State must exist.

        Facts that bring timelines with them answer without their acts being read.
        """
        if known_on is None and on is not None and type(convention) is str and convention not in self._timelines:
            day, brought = as_day(on), self._facts.timelines(convention)
            if brought is not None:
                self._timelines[convention] = brought
                found = brought.get(state) if isinstance(state, str) else None
                if found is not None and found.at(day) is not None:
                    return found, day
        asked = self._at(convention, on, known_on)
        if known_on is None:
            self._timelines.setdefault(asked.ledger.key, asked.ledger.timeline)
        return asked.ledger.timeline[self._present(state, asked)], asked.day

    def _ledger(self, key: str) -> Ledger:
        ledger = self._ledgers.get(key)
        if ledger is None:
            from .ledger import Ledger

            ledger = self._ledgers[key] = Ledger(self._facts, key, self._ledger)
        return ledger

    def _key(self, name: object) -> str:
        keys = self._facts.keys
        if not isinstance(name, str):
            raise UnknownConvention(
                f"{shown(name)} is no convention: give one key, such as {keys[0]!r}.",
                query=as_text(name),
                suggestions=keys,
            )
        if name in keys:
            return name
        from ..model.conventions import folded

        wanted = folded(name)
        names = {folded(n): key for key in reversed(keys) for n in self._facts.convention(key).names}
        if wanted in names:
            return names[wanted]
        from difflib import get_close_matches

        wanted = wanted[:LONGEST_NAME]
        near = tuple(dict.fromkeys(names[match] for match in get_close_matches(wanted, names, n=3, cutoff=0.5)))
        hint = f"Did you mean {' or '.join(near)}?" if near else f"Known: {', '.join(keys)}."
        raise UnknownConvention(
            f"There is no convention called {shown(name)}. {hint}", query=name, suggestions=near or keys
        )

    def _code(self, state: mt.State | str, day: dt.date | None = None) -> str:
        if isinstance(state, str) and state in self._facts.bounds:
            return state
        return self.state(state, on=day).alpha3

    def _present(self, state: mt.State | str, asked: Asked) -> str:
        """The state's code, if it was in the universe on that day."""
        code = self._code(state, asked.day)
        bounds = asked.ledger.bounds[code]
        if bounds.hold(asked.day):
            return code
        name = self._facts.states[code].name
        since = f" from {bounds.since}" if bounds.since else ""
        until = f" until {bounds.until} (that day not included)" if bounds.until else ""
        raise NotInUniverse(
            f"{name} was not in the universe of States on {asked.day}: it belongs to it{since}{until}.", query=code
        )

    def _members(self, population: Population, asked: Asked) -> mt.StateSet:
        """The population on the day asked for; undetermined are those of which the record cannot say."""
        from .membership import members

        return self._set(*members(asked.ledger, population, asked.day))

    def _set(self, codes: Iterable[str], undetermined: Iterable[str] = ()) -> mt.StateSet:
        from ..model.state_sets import StateSet

        states = self._facts.states
        return StateSet(
            (states[code] for code in codes),
            undetermined=(states[code] for code in undetermined),
            directory=self._facts.directory,
        )
