"""Standings: who stands how to a convention on a day, asked of one immutable set of facts."""

from __future__ import annotations

import datetime as dt

import minetreaty as mt

from ..display.listings import listing
from ..errors import LONGEST_NAME, InvalidDate, UnknownSource, as_text, is_a, shown
from ..model.choices import choose
from ..model.days import Day, as_day, first_and_last
from ..model.populations import BY_FORCE, Population
from ..model.statuses import Status
from .lookup import Lookup

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model.acts import AnyAct
    from .ledger import Asked, Ledger


FIRST_DAY = dt.date(1980, 10, 10)
_TABLE = f"the table of States begins on {FIRST_DAY}, when the first convention of the record was adopted."


class Standings(Lookup):
    """Facts, and how every State stands to every convention by them: all that further questions build on."""

    @property
    def sources(self) -> tuple[mt.Source, ...]:
        """Every source that facts cite, by id."""
        return listing(source for _, source in sorted(self._facts.sources.items()))

    def source(self, id: str) -> mt.Source:
        """The source of that id. Raises `UnknownSource`."""
        found = self._facts.sources.get(as_text(id))
        if found is None:
            from difflib import get_close_matches

            near = tuple(get_close_matches(as_text(id)[:LONGEST_NAME], self._facts.sources, n=3))
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            raise UnknownSource(
                f"There is no source with the id {shown(id)}.{hint}", query=as_text(id), suggestions=near
            )
        return found

    def disagreements(
        self, convention: str | None = None, *, state: mt.State | str | None = None, known_on: Day | None = None
    ) -> tuple[mt.Disagreement, ...]:
        """Values that sources give and the record does not use, beside those that it uses."""
        if known_on is not None:
            return self.as_known(known_on).disagreements(convention, state=state)
        from ..model.sources import Disagreement

        key = None if convention is None else self._key(convention)
        code = None if state is None else self._code(state)
        return listing(
            item
            for item in self._facts.table(Disagreement)
            if (key is None or item.convention == key) and (code is None or item.state == code)
        )

    def states(self, on: Day | None = None, *, predecessors: bool = True) -> mt.StateSet:
        """All States that existed on that date; with no date, on that of the edition. Predecessors count while they
        existed. Raises `InvalidDate` before 1980-10-10, where the table of States begins.
        """
        day = self._facts.date if on is None else as_day(on)
        if day < FIRST_DAY:
            raise InvalidDate(f"{day} is too early: {_TABLE}", query=str(day))
        bounds = self._facts.bounds
        codes = (code for code, span in bounds.items() if span.hold(day) and (predecessors or span.until is None))
        return self._set(codes)

    def status(
        self, state: mt.State | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
    ) -> Status:
        """How the State stands to the convention on that day: a `Status`."""
        if known_on is None and type(on) is dt.date:
            try:
                status = self._timelines[convention][state].at(on)  # a State is found by its code
            except (KeyError, TypeError):
                pass
            else:
                if status is not None:
                    return status
        timeline, day = self._find_timeline(state, convention, on, known_on)
        found = timeline.at(day)
        assert found is not None
        return found

    def standing(
        self, state: mt.State | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
    ) -> mt.Standing:
        """How the State stands on that day, since when, by which acts, and what is scheduled or open."""
        from .explanation import standing

        asked = self._at(convention, on, known_on)
        code = self._present(state, asked)
        return standing(asked.ledger, self._facts.states[code], asked.day, asked.known_on)

    def history(self, state: mt.State | str, convention: str, *, known_on: Day | None = None) -> mt.History:
        """The whole line of the State's standing: periods, transitions and acts."""
        from .explanation import history

        asked = self._at(convention, None, known_on)
        return history(asked.ledger, self._facts.states[self._code(state)])

    def parties(self, convention: str, *, on: Day | None = None, known_on: Day | None = None) -> mt.StateSet:
        """The States Parties: consented, and in force for them (VCLT Art. 2(1)(g)); those under notice included."""
        return self._members(Population.STATES_PARTIES, self._at(convention, on, known_on))

    def contracting_states(self, convention: str, *, on: Day | None = None, known_on: Day | None = None) -> mt.StateSet:
        """The contracting States: consented and not left, in force for them or not (VCLT Art. 2(1)(f))."""
        return self._members(Population.CONTRACTING_STATES, self._at(convention, on, known_on))

    def signatories(self, convention: str, *, on: Day | None = None, known_on: Day | None = None) -> mt.StateSet:
        """The States that signed on or before that day, whatever they did afterwards."""
        return self._members(Population.SIGNATORIES, self._at(convention, on, known_on))

    def nonparties(
        self,
        convention: str,
        *,
        on: Day | None = None,
        known_on: Day | None = None,
        of: Population | str = "states_parties",
    ) -> mt.StateSet:
        """All States of that day beside the population `of`: by default beside the States Parties.

        ``of=Population.CONTRACTING_STATES`` gives what most sources publish as the States outside.
        """
        asked = self._at(convention, on, known_on)
        self._refuse_too_early(asked)
        return self.states(asked.day) - self._members(choose(Population, of, "population"), asked)

    def having(
        self, status: Status | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
    ) -> mt.StateSet:
        """The States of that status on that day."""
        wanted = choose(Status, status, "status")
        asked = self._at(convention, on, known_on)
        if wanted is Status.OUTSIDE:
            self._refuse_too_early(asked)
        present = asked.ledger.possible_on(asked.day)
        if wanted is Status.UNDETERMINED:
            return self._set(code for code, possible in present if len(possible) > 1)
        able = [(code, len(possible) == 1) for code, possible in present if wanted in possible]
        return self._set((code for code, sure in able if sure), (code for code, sure in able if not sure))

    def count(
        self, population: Population | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
    ) -> mt.Count:
        """How many States the population has on that day, with the members and those that are open."""
        from ..law.effects import NOT_GIVEN, tells_entry_into_force
        from .counts import Count
        from .doubts import of_members

        which = choose(Population, population, "population")
        asked = self._at(convention, on, known_on)
        ledger, day, knowledge = asked
        if which.is_complement:
            self._refuse_too_early(asked)
        unsigned = which is Population.SIGNATORIES and ledger.convention.signature is None
        not_given = which in BY_FORCE and not tells_entry_into_force(ledger.convention)
        return Count(
            population=which,
            convention=ledger.convention.key,
            on=day,
            known_on=knowledge,
            members=self._members(which, asked),
            note="no signature stage" if unsigned else NOT_GIVEN if not_given else "",
            applicable=not unsigned,
            doubts=() if unsigned else of_members(ledger, which, day),
        )

    def _refuse_too_early(self, asked: Asked) -> None:
        """Raises `InvalidDate` for the States that are not something on a date for which nobody can list them."""
        adopted = self._facts.convention(asked.ledger.key).adopted
        if asked.day >= max(adopted, FIRST_DAY):
            return
        why = _TABLE if asked.day < FIRST_DAY else f"the convention was adopted on {adopted}."
        raise InvalidDate(f"All other States cannot be listed on {asked.day}: {why}", query=str(asked.day))

    def changes(
        self,
        convention: str | None = None,
        *,
        since: Day | None = None,
        until: Day | None = None,
        known_on: Day | None = None,
    ) -> tuple[mt.StatusTransition, ...]:
        """Every change of status from `since` to `until`, both included, in order of day and state; under all
        conventions, where none is named.
        """
        from .explanation import transitions

        first, last = first_and_last(since, until)
        found = (
            change
            for ledger in self._ledgers_of(convention, known_on)
            for code in ledger.bounds
            for change in transitions(ledger, self._facts.states[code])
            if first <= change.date <= last
        )
        return listing(sorted(found, key=lambda change: (change.date, change.state.alpha3)))

    def acts(
        self,
        convention: str | None = None,
        *,
        state: mt.State | str | None = None,
        kind: mt.ActKind | str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        known_on: Day | None = None,
    ) -> tuple[mt.Act, ...]:
        """The acts received from `since` to `until`, both included, by day; see `undated` for those without a day.

        Where no convention is named, they are those under all conventions.
        """
        from ..model.acts import ActKind, act_order

        first, last = first_and_last(since, until)
        code = None if state is None else self._code(state)
        wanted = None if kind is None else choose(ActKind, kind, "kind")
        found = (
            act
            for ledger in self._ledgers_of(convention, known_on)
            for act in ledger.acts
            if first <= act.date <= last
            and (code is None or act.state == code)
            and (wanted is None or act.kind is wanted)
        )
        return listing(found if convention is not None else sorted(found, key=act_order))

    def undated(self, convention: str | None = None, *, known_on: Day | None = None) -> tuple[mt.UndatedAct, ...]:
        """The acts of which the day is not known; under all conventions, where none is named."""
        return listing(act for ledger in self._ledgers_of(convention, known_on) for act in ledger.undated)

    def _ledgers_of(self, convention: str | None, known_on: Day | None) -> list[Ledger]:
        """The ledger of that convention, or those of all."""
        keys = self._facts.keys if convention is None else (convention,)
        return [self._at(key, None, known_on).ledger for key in keys]

    def unconfirmed(self, convention: str | None = None, *, known_on: Day | None = None) -> tuple[mt.AnyAct, ...]:
        """The acts that have only one secondary source, or none, of one convention or of all."""
        if known_on is not None:
            return self.as_known(known_on).unconfirmed(convention)
        keys = self._facts.keys if convention is None else (self._key(convention),)
        acts: list[AnyAct] = []
        for key in keys:
            acts += (*self._ledger(key).acts, *self._ledger(key).undated)
        return listing(act for act in acts if act.unconfirmed)

    def effect(self, act: mt.Act) -> mt.Effect:
        """When the act takes effect: the day used, the computed one, the published one, and the article. Raises
        ``TypeError`` for what is no `Act`.
        """
        from ..model.acts import Act

        is_a(Act, act)
        return self._ledger(self._key(act.convention)).situation(act.state).effect(act)
