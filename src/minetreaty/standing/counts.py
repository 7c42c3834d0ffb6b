"""Counts: how many States a population has on a date, as a number that knows what is uncertain about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from attrs import evolve, frozen

from ..errors import UndecidedCount
from ..model.doubts import Doubt, DoubtKind, has
from ..model.populations import Population
from ..model.state_sets import StateSet


@frozen(kw_only=True, repr=False, eq=False)
class Count:
    """How many States a population has on a date, with its members.

    ``number`` is how many, or None where States are open or the question does not arise (``note`` says why);
    ``at_least`` and ``at_most`` are the bounds. ``open`` are the States of which the record cannot say whether they
    belong; ``unconfirmed`` and ``contested`` are members about whom there is such a doubt. ``known_on`` is the day of
    knowledge, None where all acts of the record counted.

    ``int()``, ``bool()`` and comparison with an int use the bounds and raise `UndecidedCount` where these do not
    decide. Counts are equal if all they say is; an exact one hashes as its number. There is no arithmetic.
    """

    population: Population
    convention: str
    on: dt.date
    known_on: dt.date | None = None
    members: StateSet
    note: str = ""
    applicable: bool = True
    doubts: tuple[Doubt, ...] = ()

    @property
    def open(self) -> StateSet:
        """The States that may or may not belong."""
        return self.members.undetermined

    @property
    def number(self) -> int | None:
        """How many, where that is known."""
        return len(self.members) if self.applicable and not self.open else None

    @property
    def at_least(self) -> int | None:
        """The number of members; None where the question does not arise."""
        return len(self.members) if self.applicable else None

    @property
    def at_most(self) -> int | None:
        """The number of members and open States together; None where the question does not arise."""
        return len(self.members) + len(self.open) if self.applicable else None

    @property
    def unconfirmed(self) -> StateSet:
        """The members that would not be if the acts marked unconfirmed were left out."""
        return self._doubted(DoubtKind.UNCONFIRMED)

    @property
    def contested(self) -> StateSet:
        """The members for which another status is asserted, and was answered."""
        return self._doubted(DoubtKind.CONTESTED)

    @property
    def beyond_record(self) -> bool:
        """Whether the date lies after the one to which the record is complete."""
        return has(self.doubts, DoubtKind.BEYOND_RECORD)

    def within(self, group: str) -> Count:
        """The part of it within a group or region, with the doubts about its States. Raises `UnknownGroup`."""
        members = self.members.within(group, on=self.on)
        doubts = tuple(
            doubt
            for doubt in self.doubts
            if doubt.state is None or doubt.state in members or doubt.state in members.undetermined
        )
        return evolve(self, members=members, doubts=doubts)

    def _doubted(self, kind: DoubtKind) -> StateSet:
        codes = {doubt.state.alpha3 for doubt in self.doubts if doubt.kind is kind and doubt.state is not None}
        return self.members.only(codes)

    def _bounds(self) -> tuple[int, int]:
        if not self.applicable:
            message = f"{self.convention} has no {self.population.label}: {self.note}."
            raise UndecidedCount(message, query=str(self.population))
        return len(self.members), len(self.members) + len(self.open)

    def _undecided(self, question: str) -> UndecidedCount:
        least, most = self._bounds()
        return UndecidedCount(
            f"The count of {self.population.label} ({self.convention}, {self.on}) is {self}: {question} is not known. "
            f"Use at_least ({least}) and at_most ({most}).",
            query=str(self.population),
        )

    def __int__(self) -> int:
        least, most = self._bounds()
        if least != most:
            raise self._undecided("the number")
        return least

    __index__ = __int__

    def __bool__(self) -> bool:
        least, most = self._bounds()
        if least == 0 < most:
            raise self._undecided("whether there is any")
        return least > 0

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Count):
            return self._all() == other._all()
        if not isinstance(other, int):
            return NotImplemented
        least, most = self._bounds()
        if least <= other <= most and least != most:
            raise self._undecided(f"whether it is {other}")
        return least == other == most

    def __lt__(self, other: int) -> bool:
        return self._decided(f"whether it is less than {other}", lambda number: number < other)

    def __le__(self, other: int) -> bool:
        return self._decided(f"whether it is at most {other}", lambda number: number <= other)

    def __gt__(self, other: int) -> bool:
        return self._decided(f"whether it is more than {other}", lambda number: number > other)

    def __ge__(self, other: int) -> bool:
        return self._decided(f"whether it is at least {other}", lambda number: number >= other)

    def _decided(self, question: str, test: Callable[[int], bool]) -> bool:
        """What the test says of both bounds; raises `UndecidedCount` where they differ."""
        least, most = (test(bound) for bound in self._bounds())
        if least is not most:
            raise self._undecided(question)
        return least

    def __hash__(self) -> int:
        return hash(self._all()) if self.number is None else hash(self.number)

    def _all(self) -> tuple[object, ...]:
        open_ = self.open.codes
        who = (self.population, self.convention, self.on, self.known_on, self.members.codes, open_)
        return (*who, self.note, self.applicable, self.doubts)

    def __format__(self, spec: str) -> str:
        return format(int(self), spec) if spec else str(self)

    def _repr_html_(self) -> str:
        from ..display.html import table

        known = f", known on {self.known_on}" if self.known_on else ""
        title = f"{self.population.label}, {self.convention}, {self.on}{known}: {self}"
        rows = [(region, " ".join(part.codes)) for region, part in self.members.by_region().items()]
        return table(title, rows, note="\n".join(doubt.text for doubt in self.doubts))

    def __repr__(self) -> str:
        known = f", known on {self.known_on}" if self.known_on else ""
        return f"<Count {self.population.label}, {self.convention}, {self.on}{known}: {self}>"

    def __str__(self) -> str:
        if not self.applicable:
            return self.note
        number = str(len(self.members))
        return f"{number} ({len(self.open)} not known: {', '.join(self.open.names)})" if self.open else number
