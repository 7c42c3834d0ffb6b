"""The register: every question about standing, asked of one immutable set of facts."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from functools import cached_property

from .choices import choose
from .days import Day, as_day, first_and_last
from .desk import Desk
from .errors import LONGEST_NAME, NotInDueForm, UnknownSource, shown
from .statuses import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from .acts import Act, ActKind, AnyAct, UndatedAct
    from .announcements import Announcement
    from .answers import Count, Edition, Explanation, History, Population, Standing, StatusTransition
    from .briefs import Brief
    from .conventions import Conduct, Convention, Weapon
    from .duties.campaigns import Campaign
    from .duties.obligations import Obligation, Obligations
    from .duties.prohibitions import Prohibition
    from .duties.roads import Road
    from .facts import Facts
    from .implementation import Figure, Meeting
    from .law import Effect
    from .profiles import Matrix, Profile
    from .sources import Disagreement, Source
    from .state_sets import StateSet
    from .states import State


class Register(Desk):
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
        from .answers import Edition
        from .files.canonical import sha256

        return Edition(
            version=self._facts.version,
            date=self._facts.date,
            sha256=sha256(self._facts),
            base=None if self._base is None else sha256(self._base),
            derived=self._base is not None,
            known_on=self._facts.known_on,
        )

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source that facts cite, by id."""
        return tuple(source for _, source in sorted(self._facts.sources.items()))

    def source(self, id: str) -> Source:
        """The source of that id. Raises `UnknownSource`."""
        found = self._facts.sources.get(str(id))
        if found is None:
            from difflib import get_close_matches

            near = tuple(get_close_matches(str(id)[:LONGEST_NAME], self._facts.sources, n=3))
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            raise UnknownSource(f"There is no source with the id {shown(id)}.{hint}", query=str(id), suggestions=near)
        return found

    def disagreements(
        self, convention: str | None = None, *, state: State | str | None = None
    ) -> tuple[Disagreement, ...]:
        """Values that sources give and the record does not use, beside those that it uses."""
        key = None if convention is None else self._key(convention)
        code = None if state is None else self._code(state)
        return tuple(
            item
            for item in self._facts.disagreements
            if (key is None or item.convention == key) and (code is None or item.state == code)
        )

    # ---- states

    def states(self, on: Day | None = None, *, predecessors: bool = True) -> StateSet:
        """The universe of States on that day; with no day, on that of the edition. Predecessors count while they
        existed.
        """
        day = self._facts.date if on is None else as_day(on)
        bounds = self._facts.bounds
        codes = (code for code, span in bounds.items() if span.hold(day) and (predecessors or span.until is None))
        return self._set(codes)

    # ---- one State

    def status(
        self, state: State | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
    ) -> Status:
        """How the State stands to the convention on that day: a `Status`."""
        if known_on is None and type(on) is dt.date:
            try:
                starts, statuses = self._lines[convention][state]  # a State is found by its code
            except (KeyError, TypeError):
                pass
            else:
                status = statuses[bisect_right(starts, on)]
                if status is not None:
                    return status
        line, day = self._find_line(state, convention, on, known_on)
        found = line[1][bisect_right(line[0], day)]
        assert found is not None
        return found

    def standing(
        self, state: State | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
    ) -> Standing:
        """How the State stands on that day, since when, by which acts, and what is scheduled or open."""
        from .explaining import standing

        asked = self._at(convention, on, known_on)
        code = self._present(state, asked)
        return standing(asked.ledger, self._facts.states[code], asked.day, asked.known_on)

    def history(self, state: State | str, convention: str, *, known_on: Day | None = None) -> History:
        """The whole line of the State's standing: periods, transitions and acts."""
        from .explaining import history

        asked = self._at(convention, None, known_on)
        return history(asked.ledger, self._facts.states[self._code(state)])

    def explain(
        self, state: State | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
    ) -> Explanation:
        """Why the State stands as it does: each step with act, article and source. ``str()`` of it is prose."""
        from .duties.due import explained
        from .explaining import explain

        asked = self._at(convention, on, known_on)
        code = self._present(state, asked)
        found = explain(self._facts, asked.ledger, self._facts.states[code], asked.day, asked.known_on)
        return explained(self, found)

    # ---- sets and counts

    def parties(self, convention: str, *, on: Day | None = None, known_on: Day | None = None) -> StateSet:
        """The States Parties: consented, and in force for them (VCLT Art. 2(1)(g)); those under notice included."""
        return self._select(self._at(convention, on, known_on), _is_party)

    def contracting_states(self, convention: str, *, on: Day | None = None, known_on: Day | None = None) -> StateSet:
        """The contracting States: consented and not left, in force for them or not (VCLT Art. 2(1)(f))."""
        return self._select(self._at(convention, on, known_on), _is_contracting)

    def signatories(self, convention: str, *, on: Day | None = None, known_on: Day | None = None) -> StateSet:
        """The States that signed on or before that day, whatever they did afterwards."""
        ledger, day, _ = self._at(convention, on, known_on)
        surely, perhaps = ledger.signed(day)
        present = [code for code, span in ledger.bounds.items() if span.hold(day)]
        return self._set(filter(surely.__contains__, present), filter(perhaps.__contains__, present))

    def nonparties(
        self,
        convention: str,
        *,
        on: Day | None = None,
        known_on: Day | None = None,
        of: Population | str = "states_parties",
    ) -> StateSet:
        """The rest of that day's universe beside the population `of`: by default the States Parties.

        ``of=Population.CONTRACTING_STATES`` gives what most sources publish as the States outside.
        """
        day = self._at(convention, on, known_on).day
        return self.states(day) - self._population(of, convention, on, known_on)

    def having(
        self, status: Status | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
    ) -> StateSet:
        """The States of that status on that day."""
        wanted = choose(Status, status, "status")
        asked = self._at(convention, on, known_on)
        return self._select(asked, lambda given: given is wanted, openly=wanted is not Status.UNDETERMINED)

    def count(
        self, population: Population | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
    ) -> Count:
        """How many States the population has on that day, with the members and those that are open."""
        from .answers import Count, Population

        which = choose(Population, population, "population")
        ledger, day, knowledge = self._at(convention, on, known_on)
        unsigned = which is Population.SIGNATORIES and ledger.convention.signature is None
        return Count(
            population=which,
            convention=ledger.convention.key,
            on=day,
            known_on=knowledge,
            members=self._population(which, convention, on, known_on),
            note="no signature stage" if unsigned else "",
            applicable=not unsigned,
        )

    def _population(
        self, population: Population | str, convention: str, on: Day | None, known_on: Day | None
    ) -> StateSet:
        from .answers import Population

        which = choose(Population, population, "population")
        if which is Population.STATES_PARTIES:
            return self.parties(convention, on=on, known_on=known_on)
        if which is Population.CONTRACTING_STATES:
            return self.contracting_states(convention, on=on, known_on=known_on)
        if which is Population.SIGNATORIES:
            return self.signatories(convention, on=on, known_on=known_on)
        of = Population.STATES_PARTIES if which is Population.NONPARTIES else Population.CONTRACTING_STATES
        return self.nonparties(convention, on=on, known_on=known_on, of=of)

    # ---- acts and changes

    def changes(
        self, convention: str, *, since: Day | None = None, until: Day | None = None, known_on: Day | None = None
    ) -> tuple[StatusTransition, ...]:
        """Every change of status from `since` to `until`, both included, in order of day and state."""
        from .explaining import transitions

        first, last = first_and_last(since, until)
        ledger = self._at(convention, None, known_on).ledger
        found = (
            change
            for code in ledger.bounds
            for change in transitions(ledger, self._facts.states[code])
            if first <= change.date <= last
        )
        return tuple(sorted(found, key=lambda change: (change.date, change.state.alpha3)))

    def acts(
        self,
        convention: str,
        *,
        state: State | str | None = None,
        kind: ActKind | str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        known_on: Day | None = None,
    ) -> tuple[Act, ...]:
        """The acts received from `since` to `until`, both included, by day; see `undated` for those without a day."""
        from .acts import ActKind

        first, last = first_and_last(since, until)
        code = None if state is None else self._code(state)
        wanted = None if kind is None else choose(ActKind, kind, "kind")
        ledger = self._at(convention, None, known_on).ledger
        return tuple(
            act
            for act in ledger.acts
            if first <= act.date <= last
            and (code is None or act.state == code)
            and (wanted is None or act.kind is wanted)
        )

    def undated(self, convention: str, *, known_on: Day | None = None) -> tuple[UndatedAct, ...]:
        """The acts of which the day is not known."""
        ledger = self._at(convention, None, known_on).ledger
        return ledger.undated

    def unconfirmed(self, convention: str | None = None) -> tuple[AnyAct, ...]:
        """The acts that one secondary document or none carries, of one convention or of all."""
        keys = self._facts.keys if convention is None else (self._key(convention),)
        acts: list[AnyAct] = []
        for key in keys:
            acts += (*self._ledger(key).acts, *self._ledger(key).undated)
        return tuple(act for act in acts if act.unconfirmed)

    def effect(self, act: Act) -> Effect:
        """When the act takes effect: the day used, the computed one, the published one, and the article. Raises
        ``TypeError`` for what is no `Act`.
        """
        from .acts import Act

        _is_a(Act, act)
        return self._ledger(self._key(act.convention)).docket(act.state).effect(act)

    # ---- the brief

    def brief(self, convention: str, *, on: Day | None = None, known_on: Day | None = None) -> Brief:
        """Where the convention stands on that day: counts, who joins and leaves, the year's changes, what is open."""
        from .briefs import brief

        return brief(self, convention, on=on, known_on=known_on)

    # ---- across conventions

    def profile(self, state: State | str, *, on: Day, known_on: Day | None = None) -> Profile:
        """How the State stands under every convention on that day, and what binds it that is nearest to a mine ban."""
        from .profiles import profile

        standings = tuple(self.standing(state, key, on=on, known_on=known_on) for key in self._facts.keys)
        return profile(standings, {convention.key: convention for convention in self.conventions})

    def matrix(self, *, on: Day, known_on: Day | None = None) -> Matrix:
        """The status of every State of that day's universe under every convention."""
        from .profiles import Matrix

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
        from .duties.due import obligations

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
        from .duties.due import coming_due

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
        from .duties.prohibitions import prohibited

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
        from .duties.roads import announcements

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
        from .duties.roads import road

        return road(self, state, convention, since=since, until=until, known_on=known_on)

    @property
    def measures(self) -> tuple[str, ...]:
        """What there are figures of."""
        from .duties.series import measures

        return measures(self)

    def figures(self, measure: str, *, state: State | str | None = None) -> tuple[Figure, ...]:
        """The figures of a measure by day, each with unit and source; where sources differ, side by side."""
        from .duties.series import figures

        return figures(self, measure, state=state)

    def meetings(self, convention: str | None = None) -> tuple[Meeting, ...]:
        """The meetings of the parties, by day."""
        from .duties.series import meetings

        return meetings(self, convention)

    @property
    def campaigns(self) -> tuple[Campaign, ...]:
        """The campaigns of the record."""
        from .duties.campaigns import campaigns

        return campaigns(self)

    def campaign(self, key: str) -> Campaign:
        """The campaign of that key. Its ``outcome()`` says what the record shows within its span."""
        from .duties.campaigns import campaign

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
        from .dueform.rules import objections
        from .facts import Layer

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

        from .conventions import Convention
        from .facts import Layer

        _is_a(Convention, convention)
        layer = Layer(base=self._facts, conventions=(convention,), cited=tuple(sources))
        described = Register(layer)._described(acts)
        return Register(evolve(layer, added=described), base=self._base or self._facts)

    def _described(self, acts: Iterable[Act]) -> tuple[Act, ...]:
        """The acts, each with its State by code and its convention by key."""
        from attrs import evolve

        from .acts import Act

        described: list[Act] = []
        for act in acts:
            _is_a(Act, act)
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


def _is_a(kind: type, item: object) -> None:
    """Raises ``TypeError`` for what is not of that kind."""
    if not isinstance(item, kind):
        raise TypeError(f"{shown(item)} is no {kind.__name__}.")


def _is_party(status: Status) -> bool:
    return status.is_party


def _is_contracting(status: Status) -> bool:
    return status.is_contracting
