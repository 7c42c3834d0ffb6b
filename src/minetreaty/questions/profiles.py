"""Questions across conventions: one State under all of them, and all States under all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from ..model.conventions import Convention, MineRules
from ..model.days import Day
from ..model.doubts import Doubt, DoubtKind, kinds_of, words_of
from ..model.state_sets import StateSet
from ..model.states import State
from ..model.statuses import Status
from ..standing.answers import Standing
from ..standing.doubts import on_day
from ..standing.standings import Standings
from .amendments import texts_not_determined
from .dates import beyond_records, day_asked


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

        rows = [
            (item.convention, item.status, item.since or "", item.until or "", _words(item.doubts)) for item in self
        ]
        head = ("convention", "status", "since", "until", "doubts")
        note = "\n".join((self.strictest, *self.notes))
        return table(f"{self.state.name}, {self.on}", rows, head=head, note=note)

    def __repr__(self) -> str:
        return f"<Profile {self.state.name}, {self.on}: bound by {', '.join(self.bound_by) or 'none'}>"

    def __str__(self) -> str:
        lines = [f"{self.state.name}, {self.on}:"]
        lines += [f"- {_line(standing)}" for standing in self.standings]
        lines.append(self.strictest)
        return "\n".join((*lines, *(f"Note: {note}" for note in self.notes)))


def _words(doubts: tuple[Doubt, ...]) -> str:
    return ", ".join(map(words_of, kinds_of(doubts)))


def _line(standing: Standing) -> str:
    since = f" since {standing.since}" if standing.since else ""
    possible = f" (possible: {', '.join(standing.possible)})" if standing.possible else ""
    doubts = "".join(f", {words_of(kind)}" for kind in kinds_of(standing.doubts) if kind is not DoubtKind.OPEN)
    return f"{standing.convention}: {standing.status}{possible}{since}{doubts}"


def profile(register: Standings, state: State | str, *, on: Day | None = None, known_on: Day | None = None) -> Profile:
    """Return the State's standing under every convention on that date.

    With no date it is the latest one to which the record of a convention is complete.
    """
    known = register if known_on is None else register.as_known(known_on)
    day, conventions = day_asked(known, on), {convention.key: convention for convention in known.conventions}
    standings = tuple(known.standing(state, key, on=day) for key in conventions)
    order = list(MineRules)
    rules = [
        (order.index(mines), standing)
        for standing in standings
        if (mines := conventions[standing.convention].mines) is not None
    ]
    binding = [(rank, standing.convention) for rank, standing in rules if standing.is_party]
    nearest = min(binding, default=None)
    stricter = [
        standing.convention
        for rank, standing in rules
        if any(status.is_party for status in standing.possible) and (nearest is None or rank < nearest[0])
    ]
    return Profile(
        state=standings[0].state,
        on=day,
        known_on=known.facts.known_on,
        standings=standings,
        nearest=nearest[1] if nearest else None,
        notes=(
            *(f"It is not known whether the {key}, which is stricter, is in force for it." for key in stricter),
            *texts_not_determined(standings, conventions),
            *_doubts(standings, conventions),
            *beyond_records(conventions.values(), day),
        ),
    )


def _doubts(standings: Iterable[Standing], conventions: Mapping[str, Convention]) -> Iterator[str]:
    """What makes a status uncertain, unless another note tells it."""
    for standing in standings:
        for doubt in standing.doubts:
            amendment = conventions[standing.convention].amends and doubt.kind is DoubtKind.CONTESTED
            if not amendment and doubt.kind in (DoubtKind.CONTESTED, DoubtKind.UNCONFIRMED, DoubtKind.OPEN):
                yield f"{standing.convention}: {doubt.text}"


@frozen(kw_only=True, repr=False)
class Matrix:
    """The status of every State that existed on a date, under every convention. Rows are in the order of the codes.

    ``parties`` are the States Parties of each convention, in the order of ``conventions``. ``doubts`` say of each cell
    what makes the status uncertain; ``as_of`` is the date to which the record of each convention is complete.
    """

    on: dt.date
    known_on: dt.date | None
    states: StateSet
    conventions: tuple[str, ...]
    as_of: tuple[dt.date, ...]
    rows: tuple[tuple[Status, ...], ...]
    parties: tuple[StateSet, ...]
    doubts: tuple[tuple[tuple[Doubt, ...], ...], ...]

    def status(self, state: State | str, convention: str) -> Status:
        """Return one status. Raises ``KeyError`` for a code or key that is not in the matrix."""
        return self.rows[self._row(state)][self._column(convention)]

    def doubts_of(self, state: State | str, convention: str) -> tuple[Doubt, ...]:
        """Return what makes one status uncertain. Raises ``KeyError`` as `status` does."""
        return self.doubts[self._row(state)][self._column(convention)]

    @property
    def beyond_record(self) -> tuple[str, ...]:
        """The keys of the conventions whose records end before the date, so that acts may be missing."""
        return tuple(key for key, as_of in zip(self.conventions, self.as_of, strict=True) if as_of < self.on)

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

    def _row(self, state: State | str) -> int:
        code = state if isinstance(state, str) else state.alpha3
        if code not in self.states.codes:
            raise KeyError(code)
        return self.states.codes.index(code)

    def _column(self, convention: str) -> int:
        if convention not in self.conventions:
            raise KeyError(convention)
        return self.conventions.index(convention)

    def _repr_html_(self) -> str:
        from ..display.html import table

        rows = [
            (state.name, *(f"{status}{_mark(doubts)}" for status, doubts in zip(statuses, cells, strict=True)))
            for (state, statuses), cells in zip(self, self.doubts, strict=True)
        ]
        beyond = f"Beyond the record: {', '.join(self.beyond_record)}." if self.beyond_record else ""
        marked = "An asterisk marks what is contested or unconfirmed."
        note = "\n".join(filter(None, (marked, beyond)))
        return table(f"{len(rows)} States, {self.on}", rows, head=("State", *self.conventions), note=note)

    def __repr__(self) -> str:
        return f"<Matrix {self.on}: {len(self.states)} States under {', '.join(self.conventions)}>"

    def __iter__(self) -> Iterator[tuple[State, tuple[Status, ...]]]:
        return iter(zip(self.states, self.rows, strict=True))

    def __len__(self) -> int:
        return len(self.rows)


def is_marked(doubts: tuple[Doubt, ...]) -> bool:
    """Return whether a status is contested or unconfirmed, which its word does not show."""
    return any(doubt.kind in (DoubtKind.CONTESTED, DoubtKind.UNCONFIRMED) for doubt in doubts)


def _mark(doubts: tuple[Doubt, ...]) -> str:
    return "*" if is_marked(doubts) else ""


def matrix(register: Standings, *, on: Day | None = None, known_on: Day | None = None) -> Matrix:
    """Return the status of every State that existed on that date, under every convention.

    With no date it is the latest one to which the record of a convention is complete.
    """
    known = register if known_on is None else register.as_known(known_on)
    day, keys = day_asked(known, on), known.facts.keys
    states, ledgers = known.states(day), [known.ledger(key) for key in keys]
    return Matrix(
        on=day,
        known_on=known.facts.known_on,
        states=states,
        conventions=keys,
        as_of=tuple(ledger.as_of for ledger in ledgers),
        rows=tuple(tuple(known.status(state, key, on=day) for key in keys) for state in states),
        parties=tuple(known.parties(key, on=day) for key in keys),
        doubts=tuple(tuple(on_day(ledger, state, day) for ledger in ledgers) for state in states),
    )
