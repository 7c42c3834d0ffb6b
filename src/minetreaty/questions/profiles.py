"""Questions across conventions: one State under all of them, and all States under all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from attrs import frozen

from ..model.conventions import Convention, MineRules
from ..model.state_sets import StateSet
from ..model.states import State
from ..model.statuses import Status
from ..standing.answers import Standing


@frozen(kw_only=True, repr=False)
class Profile:
    """One State's standing under every convention on a date.

    ``nearest`` is the key of the convention with the strictest rule on anti-personnel mines that binds it as a party: a
    ban, the amended restrictions, the first restrictions; None if no treaty in our data does. Customary law is not
    covered.
    """

    state: State
    on: dt.date
    known_on: dt.date | None
    standings: tuple[Standing, ...]
    nearest: str | None
    notes: tuple[str, ...] = ()

    def __getitem__(self, convention: str) -> Standing:
        """The standing under the convention of that key; raises ``KeyError``."""
        for standing in self.standings:
            if standing.convention == convention:
                return standing
        raise KeyError(convention)

    def __iter__(self) -> Iterator[Standing]:
        return iter(self.standings)

    @property
    def bound_by(self) -> tuple[str, ...]:
        """The keys of the conventions that are in force for the State."""
        return tuple(standing.convention for standing in self.standings if standing.is_party)

    @property
    def strictest(self) -> str:
        """Say in a sentence which rule that is."""
        return f"Strictest rule on anti-personnel mines in force for it: {self.nearest or 'none in our data'}."

    def _repr_html_(self) -> str:
        from ..display.html import table

        rows = [(item.convention, item.status, item.since or "", item.until or "") for item in self]
        note = "\n".join((self.strictest, *self.notes))
        return table(f"{self.state.name}, {self.on}", rows, head=("convention", "status", "since", "until"), note=note)

    def __repr__(self) -> str:
        return f"<Profile {self.state.name}, {self.on}: bound by {', '.join(self.bound_by) or 'none'}>"

    def __str__(self) -> str:
        lines = [f"{self.state.name}, {self.on}:"]
        lines += [f"- {s.convention}: {s.status}" + (f" since {s.since}" if s.since else "") for s in self.standings]
        lines.append(self.strictest)
        return "\n".join((*lines, *(f"Note: {note}" for note in self.notes)))


def profile(standings: tuple[Standing, ...], conventions: Mapping[str, Convention]) -> Profile:
    """Return the profile of a State from its standings on one date."""
    first = standings[0]
    order = list(MineRules)
    binding = [
        (order.index(rules), standing.convention)
        for standing in standings
        if standing.is_party and (rules := conventions[standing.convention].mines) is not None
    ]
    return Profile(
        state=first.state,
        on=first.on,
        known_on=first.known_on,
        standings=standings,
        nearest=min(binding)[1] if binding else None,
        notes=tuple(_without_instrument(standings, conventions)),
    )


def _without_instrument(standings: tuple[Standing, ...], conventions: Mapping[str, Convention]) -> Iterator[str]:
    """Notes on VCLT Art. 40(5): the State joined a convention after its amendment, with no act on the amendment."""
    by_key = {standing.convention: standing for standing in standings}
    for standing in standings:
        convention = conventions[standing.convention]
        amended = by_key.get(convention.amends or "")
        if amended is None or convention.consent.to != convention.amends or convention.in_force is None:
            continue
        joined = amended.consented_on
        if amended.is_party and not standing.status.is_contracting and joined and joined > convention.in_force:
            yield f"{convention.key}: no instrument recorded; VCLT Art. 40(5) left open."


@frozen(kw_only=True, repr=False)
class Matrix:
    """The status of every State that existed on a date, under every convention. Rows are in the order of the codes.

    ``parties`` are the States Parties of each convention, in the order of ``conventions``.
    """

    on: dt.date
    states: StateSet
    conventions: tuple[str, ...]
    rows: tuple[tuple[Status, ...], ...]
    parties: tuple[StateSet, ...]

    def status(self, state: State | str, convention: str) -> Status:
        """Return one status. Raises ``KeyError`` for a code or key that is not in the matrix."""
        code = state if isinstance(state, str) else state.alpha3
        if code not in self.states.codes:
            raise KeyError(code)
        return self.rows[self.states.codes.index(code)][self._column(convention)]

    def bound(self, *conventions: str, by_none_of: tuple[str, ...] = ()) -> StateSet:
        """Return the States that are party to all of `conventions` and to none of the others named.

        ``undetermined`` are the States of which that is not known. Raises ``KeyError`` for a key that is not in the
        matrix.
        """
        found = self.states
        for key in conventions:
            found = found & self.parties[self._column(key)]
        for key in by_none_of:
            found = found - self.parties[self._column(key)]
        return found

    def _column(self, convention: str) -> int:
        if convention not in self.conventions:
            raise KeyError(convention)
        return self.conventions.index(convention)

    def _repr_html_(self) -> str:
        from ..display.html import table

        rows = [(state.name, *statuses) for state, statuses in self]
        return table(f"{len(rows)} States, {self.on}", rows, head=("State", *self.conventions))

    def __repr__(self) -> str:
        return f"<Matrix {self.on}: {len(self.states)} States under {', '.join(self.conventions)}>"

    def __iter__(self) -> Iterator[tuple[State, tuple[Status, ...]]]:
        return iter(zip(self.states, self.rows, strict=True))

    def __len__(self) -> int:
        return len(self.rows)
