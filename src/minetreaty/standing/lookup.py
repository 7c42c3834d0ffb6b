"""Lookup: what every question needs first. It resolves names, settles dates, opens ledgers and makes sets."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

import minetreaty as mt

from ..errors import LONGEST_NAME, AmbiguousName, NotInUniverse, UnknownConvention, UnknownState, as_text, shown
from ..model.days import Day, as_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, Self

    from ..facts.protocol import Facts
    from ..law.timeline import Timeline
    from ..model.populations import Population
    from .codes import Found
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
        """The convention of that key, title, UN symbol, alias or number of registration.

        Raises `UnknownConvention` with suggestions, and `AmbiguousName` if several conventions have the name.
        """
        return self._ledger(self._key(name)).convention

    def state(self, name: mt.State | str | float, *, on: Day | None = None, vocabulary: str = "any") -> mt.State:
        """The State of that code or name. `vocabulary` says what the text can be: any, alpha3, alpha2, m49, name,
        depositary, or the code of a list (cow, cow_letters, gw, gw_letters, ucdp, vdem, fao, fips, ioc, wikidata).

        Names are compared without case, accents, punctuation and articles, in their order or turned about at a comma
        ("Bahrain, Kingdom of"). "Myanmar (Burma)" is read if both names are of one State. A number, given as text or as
        an integer, names no State until `vocabulary` says which list it is from. A name or code of several States, each
        in its time, needs a date; one of a single State is read on any date. Raises `UnknownState` with suggestions and
        `AmbiguousName` with candidates. Nothing is guessed.
        """
        return self.named(name, on=on, vocabulary=vocabulary).state

    def named(self, name: mt.State | str | float, *, on: Day | None = None, vocabulary: str = "any") -> Found:
        """The same as `state`, with a remark if the name or code was not in use on that date. For tools that read
        tables.
        """
        from .codes import Found

        own = getattr(name, "alpha3", None)
        query = own if isinstance(own, str) else code_as_text(name)
        day = None if on is None else as_day(on)
        if vocabulary in ("any", "alpha3") or own is not None:
            found = self._facts.states.get(query)
            if found is not None and (day is None or own is not None or found.exists(day)):
                return Found(found)
        return self.gazetteer.find(query, day, vocabulary)

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
    def gazetteer(self) -> Gazetteer:
        """All names and codes of the States, for tools that read them whole."""
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
                f"{shown(name)} is not a convention: give one key, such as {keys[0]!r}.",
                query=as_text(name),
                suggestions=keys,
            )
        if name in keys:
            return name
        from .names import normalise

        wanted = normalise(name[:LONGEST_NAME])
        names: dict[str, list[str]] = {}
        for key in keys:
            convention = self._facts.convention(key)
            number = convention.registration.partition(",")[0].removeprefix("No. ")  # No. 35597, UNTS vol. 2056, p. 211
            for own in (*convention.names, *([number] if number else [])):
                names.setdefault(normalise(own), []).append(key)
        found = names.get(wanted, [])
        if len(set(found)) == 1:
            return found[0]
        if found:
            listed = ", ".join(dict.fromkeys(found))
            raise AmbiguousName(
                f"{shown(name)} names several conventions: {listed}. Give a key.",
                query=name,
                candidates=tuple(dict.fromkeys(found)),
            )
        from .near_names import near_codes, nearest

        near = nearest(wanted, names) or near_codes(wanted, keys)
        hint = f"Did you mean {' or '.join(near)}?" if near else f"Known: {', '.join(keys)}."
        raise UnknownConvention(
            f"There is no convention called {shown(name)}. {hint}", query=name, suggestions=near or keys
        )

    def _code(self, state: mt.State | str, day: dt.date | None = None) -> str:
        bounds = self._facts.bounds.get(state) if isinstance(state, str) else None
        if bounds is not None and (day is None or bounds.hold(day)):
            return str(state)
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


def code_as_text(name: object) -> str:
    """A name or code as text. Whole numbers are codes: 36 and 36.0 are "36". Raises `UnknownState` for other values."""
    if isinstance(name, str):
        return name
    number = hasattr(name, "__int__") and hasattr(name, "__float__") and getattr(name, "ndim", 0) == 0
    whole = number and not isinstance(name, bool)
    try:
        if whole and name == int(name):  # type: ignore[call-overload]
            return str(int(name))  # type: ignore[call-overload]
    except (TypeError, ValueError, OverflowError):  # not a number, infinity
        pass
    raise UnknownState(f"{shown(name)} is not a state: give a code, a name or a State.", query=as_text(name))
