"""The register: every question about standing, asked of one immutable set of facts."""

from __future__ import annotations

from functools import cached_property

from .errors import NotInDueForm
from .model.days import Day, as_day
from .standing.standings import Standings, is_a

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from .facts.record import Facts
    from .model.acts import Act
    from .model.announcements import Announcement
    from .model.conventions import Conduct, Convention, Weapon
    from .model.implementation import Figure, Meeting
    from .model.sources import Source
    from .model.states import State
    from .questions.briefs import Brief
    from .questions.campaigns import Campaign
    from .questions.chronology import Road
    from .questions.obligations import Obligation, Obligations
    from .questions.profiles import Matrix, Profile
    from .questions.prohibitions import Prohibition
    from .standing.answers import Edition, Explanation


class Register(Standings):
    """States, conventions and acts, and what follows from them.

    Immutable: `deposit`, `as_known` and `with_convention` give new registers. Registers are equal by canonical content.

    Every question takes keyword-only days as ``date`` or ISO text. ``on=None`` is the day to which the convention's
    record is complete. ``known_on`` leaves out the acts that were not yet received on that day. States are given as
    `State`, ISO 3166-1 code or any name in the tables; conventions by key or alias. Questions raise `UnknownState`,
    `AmbiguousName`, `UnknownConvention`, `NotInUniverse` and `InvalidDate`.
    """

    # ---- what it is made of

    @cached_property
    def edition(self) -> Edition:
        """Which facts answer: version, day, and the SHA-256 of the canonical content (computed when asked for)."""
        from .facts.canonical import sha256
        from .standing.answers import Edition

        return Edition(
            version=self._facts.version,
            date=self._facts.date,
            sha256=sha256(self._facts),
            base=None if self._base is None else sha256(self._base),
            derived=self._base is not None,
            known_on=self._facts.known_on,
        )

    # ---- one State

    def explain(
        self, state: State | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
    ) -> Explanation:
        """Why the State stands as it does: each step with act, article and source. ``str()`` of it is prose."""
        from .questions.due import explained
        from .standing.explanation import explain

        asked = self._at(convention, on, known_on)
        code = self._present(state, asked)
        found = explain(self._facts, asked.ledger, self._facts.states[code], asked.day, asked.known_on)
        return explained(self, found)

    # ---- the brief

    def brief(self, convention: str, *, on: Day | None = None, known_on: Day | None = None) -> Brief:
        """Where the convention stands on that day: counts, who joins and leaves, the year's changes, what is open."""
        from .questions.briefs import brief

        return brief(self, convention, on=on, known_on=known_on)

    # ---- across conventions

    def profile(self, state: State | str, *, on: Day, known_on: Day | None = None) -> Profile:
        """How the State stands under every convention on that day, and what binds it that is nearest to a mine ban."""
        from .questions.profiles import profile

        standings = tuple(self.standing(state, key, on=on, known_on=known_on) for key in self._facts.keys)
        return profile(standings, {convention.key: convention for convention in self.conventions})

    def matrix(self, *, on: Day, known_on: Day | None = None) -> Matrix:
        """The status of every State of that day's universe under every convention."""
        from .questions.profiles import Matrix

        states, keys = self.states(on), self._facts.keys
        return Matrix(
            on=as_day(on),
            states=states,
            conventions=keys,
            rows=tuple(tuple(self.status(s, key, on=on, known_on=known_on) for key in keys) for s in states),
            parties=tuple(self.parties(key, on=on, known_on=known_on) for key in keys),
        )

    # ---- what follows, and what is said

    def obligations(
        self, state: State | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
    ) -> Obligations:
        """What falls due for the State under the convention's deadlines, what fell due, and what became of it.

        A tuple of `Obligation`, with what holds for all of them: other treaties where the State left, and notes.
        """
        from .questions.due import obligations

        return obligations(self, state, convention, on=on, known_on=known_on)

    def deadlines(
        self,
        convention: str | None = None,
        *,
        until: Day,
        since: Day | None = None,
        yearly: bool = False,
        known_on: Day | None = None,
    ) -> tuple[Obligation, ...]:
        """What comes due for States Parties from `since` (None: the day to which the record is complete) to `until`."""
        from .questions.due import coming_due

        return coming_due(self, until=until, since=since, convention=convention, yearly=yearly, known_on=known_on)

    def prohibited(
        self,
        state: State | str,
        conduct: Conduct | str,
        *,
        on: Day,
        weapon: Weapon | str | None = None,
        known_on: Day | None = None,
    ) -> Prohibition:
        """What the treaties of the record say to the State about a conduct (use, produce, transfer ...) on that day."""
        from .questions.prohibitions import prohibited

        return prohibited(self, state, conduct, on=on, weapon=weapon, known_on=known_on)

    def announcements(
        self,
        state: State | str | None = None,
        convention: str | None = None,
        *,
        since: Day | None = None,
        until: Day | None = None,
    ) -> tuple[Announcement, ...]:
        """Signs of intent and positions that may lie between the days, by day. None of them changes a status."""
        from .questions.chronology import announcements

        return announcements(self, state, convention, since=since, until=until)

    def road(
        self,
        state: State | str,
        convention: str,
        *,
        since: Day | None = None,
        until: Day | None = None,
        known_on: Day | None = None,
    ) -> Road:
        """The State's road from the first announcement to the effect: what it said and did, and what took effect."""
        from .questions.chronology import road

        return road(self, state, convention, since=since, until=until, known_on=known_on)

    @property
    def measures(self) -> tuple[str, ...]:
        """What there are figures of."""
        from .questions.figures import measures

        return measures(self)

    def figures(self, measure: str, *, state: State | str | None = None) -> tuple[Figure, ...]:
        """The figures of a measure by day, each with unit and source; where sources differ, side by side."""
        from .questions.figures import figures

        return figures(self, measure, state=state)

    def meetings(self, convention: str | None = None) -> tuple[Meeting, ...]:
        """The meetings of the parties, by day."""
        from .questions.figures import meetings

        return meetings(self, convention)

    @property
    def campaigns(self) -> tuple[Campaign, ...]:
        """The campaigns of the record."""
        from .questions.campaigns import campaigns

        return campaigns(self)

    def campaign(self, key: str) -> Campaign:
        """The campaign of that key. Its ``outcome()`` says what the record shows within its span."""
        from .questions.campaigns import campaign

        return campaign(self, key)

    # ---- other registers

    def deposit(self, *acts: Act) -> Register:
        """A new register with these acts. Raises `NotInDueForm` with every finding where treaty law does not admit
        them, and ``TypeError`` for what is no `Act`.

        Nothing changes in this register. The source of a hypothetical act is ``assumed``. A hypothetical notice of
        withdrawal says with ``armed_conflict`` whether the State is engaged in an armed conflict when the period of
        notice ends, where the treaty asks for it, or with ``effect`` on which day it takes effect. An act that may be
        one of which the record does not know the day takes its place.
        """
        from .due_form.deposits import objections
        from .facts.record import Layer

        described = self._described(acts)
        register = Register(Layer(base=self._facts, added=described), base=self._base or self._facts)
        findings = objections(self, register, described)
        if findings:
            lines = "\n".join(f"- {finding}" for finding in findings)
            raise NotInDueForm(f"Not in due form (VCLT Art. 77(1)(d)):\n{lines}", findings=findings)
        return register

    def with_convention(self, convention: Convention, *acts: Act, sources: Iterable[Source] = ()) -> Register:
        """A new register with a further convention (or another text of one), its acts, not examined here, and the
        sources that they cite. Raises ``TypeError`` for what is no `Convention` or no `Act`.
        """
        from attrs import evolve

        from .facts.record import Layer
        from .model.conventions import Convention

        is_a(Convention, convention)
        layer = Layer(base=self._facts, conventions=(convention,), cited=tuple(sources))
        described = Register(layer)._described(acts)
        return Register(evolve(layer, added=described), base=self._base or self._facts)

    def _described(self, acts: Iterable[Act]) -> tuple[Act, ...]:
        """The acts, each with its State by code and its convention by key."""
        from attrs import evolve

        from .model.acts import Act

        described: list[Act] = []
        for act in acts:
            is_a(Act, act)
            named = (self._code(act.state, act.date), self._key(act.convention))
            same = named == (act.state, act.convention)
            described.append(act if same else evolve(act, state=named[0], convention=named[1]))
        return tuple(described)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Register):
            return NotImplemented
        return self is other or self.edition.sha256 == other.edition.sha256

    def __hash__(self) -> int:
        return hash(self.edition.sha256)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self._facts, self._base)

    def __repr__(self) -> str:
        derived = ", derived" if self._base is not None else ""
        return f"<Register {self._facts.version}: {', '.join(self._facts.keys)}{derived}>"


def _restore(facts: Facts, base: Facts | None) -> Register:
    return Register(facts, base=base)
