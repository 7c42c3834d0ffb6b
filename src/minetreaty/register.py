"""The register: every question about standing, asked of one immutable set of facts."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from attrs import evolve

from . import law
from .acts import SIGNATURES, Act, ActKind, AnyAct, UndatedAct
from .conventions import Convention
from .dates import Day, as_day
from .errors import NotInDueForm, NotInUniverse, UnknownConvention
from .facts import Facts, Layer
from .ledger import Ledger, open_ledger
from .standing import UNBOUNDED, Bounds, Line, Status
from .state_sets import Directory, StateSet
from .states import State

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .answers import Count, Edition, Explanation, History, Population, Standing, StatusTransition
    from .names import Gazetteer
    from .sources import Disagreement, Source

_KNOWN_AT_ONCE = 64


class Register:
    """States, conventions and acts, and what follows from them.

    Immutable: `deposit`, `as_known` and `with_convention` give new registers. Registers are equal by canonical content.

    Every question takes keyword-only days as ``date`` or ISO text. ``on=None`` is the day to which the convention's
    record is complete. ``known_on`` leaves out the acts that were not yet received on that day. States are given as
    `State`, ISO 3166-1 code or any name in the tables; conventions by key or alias. Questions raise `UnknownState`,
    `AmbiguousName`, `UnknownConvention`, `NotInUniverse` and `InvalidDate`.
    """

    def __init__(self, facts: Facts, *, base: Facts | None = None) -> None:
        self._facts = facts
        self._base = base
        self._lines: dict[str, Mapping[Any, Line]] = {}
        self._ledgers: dict[str, Ledger] = {}
        self._known: dict[dt.date, Register] = {}

    # ---- what it is made of

    @cached_property
    def edition(self) -> Edition:
        """Which facts answer: version, day, and the SHA-256 of the canonical content (computed when asked for)."""
        from .answers import Edition
        from .canonical import sha256

        return Edition(
            version=self._facts.version,
            date=self._facts.date,
            sha256=sha256(self._facts),
            base=None if self._base is None else sha256(self._base),
            derived=self._base is not None,
            known_on=self._known_on,
        )

    @property
    def _known_on(self) -> dt.date | None:
        return self._facts.known_on if isinstance(self._facts, Layer) else None

    @property
    def facts(self) -> Facts:
        """The facts themselves, for tools that read them whole."""
        return self._facts

    @property
    def conventions(self) -> tuple[Convention, ...]:
        """All conventions, each with the day of entry into force that follows from its acts."""
        return tuple(self._ledger(key).convention for key in self._facts.keys)

    def convention(self, name: str) -> Convention:
        """The convention of that key, title, UN symbol or alias. Raises `UnknownConvention` with suggestions."""
        return self._ledger(self._key(name)).convention

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source that facts cite, by id."""
        return tuple(source for _, source in sorted(self._facts.sources.items()))

    def source(self, id: str) -> Source:
        """The source of that id. Raises ``KeyError``."""
        return self._facts.sources[id]

    def disagreements(
        self, convention: str | None = None, *, state: State | str | None = None
    ) -> tuple[Disagreement, ...]:
        """Values that sources give and the record does not use, beside those that it uses."""
        key = None if convention is None else self._key(convention)
        code = None if state is None else self._code(state, None)
        return tuple(
            item
            for item in self._facts.disagreements
            if (key is None or item.convention == key) and (code is None or item.state == code)
        )

    @property
    def ledgers(self) -> dict[str, Ledger]:
        """The ledger of every convention, for examination."""
        return {key: self._ledger(key) for key in self._facts.keys}

    # ---- states

    def states(self, on: Day | None = None, *, predecessors: bool = True) -> StateSet:
        """The universe of States on that day; with no day, on that of the edition. Predecessors count while they
        existed.
        """
        day = self._facts.date if on is None else as_day(on)
        bounds = self._facts.bounds
        codes = (code for code, span in bounds.items() if _within(span, day) and (predecessors or span.until is None))
        return self._set(codes)

    def state(self, name: State | str, *, on: Day | None = None, vocabulary: str = "any") -> State:
        """The state of that code or name. `vocabulary` narrows it: any, alpha3, alpha2, m49, name, depositary.

        Names are compared without case, accents and punctuation, and never guessed. A name that several states bore
        needs a day. Raises `UnknownState` with suggestions and `AmbiguousName` with candidates.
        """
        day = None if on is None else as_day(on)
        if vocabulary in ("any", "alpha3"):
            found = self._facts.states.get(name if isinstance(name, str) else name.alpha3)
            if found is not None:
                return found
        if isinstance(name, State):
            name = name.alpha3
        return self._gazetteer.find(name, day, vocabulary)

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        from .names import Gazetteer

        return Gazetteer(self._facts)

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
        register, ledger, day = self._at(convention, on, known_on)
        code = register._present(state, ledger, day)
        line = ledger.lines[code]
        found = line.statuses[bisect_right(line.starts, day)]
        assert found is not None
        return found

    def standing(
        self, state: State | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
    ) -> Standing:
        """How the State stands on that day, since when, by which acts, and what is scheduled or open."""
        from .explaining import standing

        register, ledger, day = self._at(convention, on, known_on)
        code = register._present(state, ledger, day)
        return standing(ledger, self._facts.states[code], day, register._known_on)

    def history(self, state: State | str, convention: str, *, known_on: Day | None = None) -> History:
        """The whole line of the State's standing: periods, transitions and acts."""
        from .explaining import history

        register, ledger, _ = self._at(convention, None, known_on)
        return history(ledger, self._facts.states[register._code(state, None)])

    def explain(
        self, state: State | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
    ) -> Explanation:
        """Why the State stands as it does: each step with act, article and source. ``str()`` of it is prose."""
        from .explaining import explain

        register, ledger, day = self._at(convention, on, known_on)
        code = register._present(state, ledger, day)
        return explain(self._facts, ledger, self._facts.states[code], day, register._known_on)

    # ---- sets and counts

    def parties(self, convention: str, *, on: Day | None = None, known_on: Day | None = None) -> StateSet:
        """The States Parties: consented, and in force for them (VCLT Art. 2(1)(g)); those under notice included."""
        _, ledger, day = self._at(convention, on, known_on)
        return self._select(ledger, day, _is_party)

    def contracting_states(self, convention: str, *, on: Day | None = None, known_on: Day | None = None) -> StateSet:
        """The contracting States: consented and not left, in force for them or not (VCLT Art. 2(1)(f))."""
        _, ledger, day = self._at(convention, on, known_on)
        return self._select(ledger, day, _is_contracting)

    def signatories(self, convention: str, *, on: Day | None = None, known_on: Day | None = None) -> StateSet:
        """The States that signed on or before that day, whatever they did afterwards."""
        _, ledger, day = self._at(convention, on, known_on)
        signed = {act.state for act in ledger.acts if act.kind in SIGNATURES and act.date <= day}
        return self._set(code for code in signed if _within(ledger.bounds[code], day))

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
        population = self._population(of, convention, on, known_on)
        _, _, day = self._at(convention, on, known_on)
        rest = self.states(day) - population - population.undetermined
        return StateSet(rest, undetermined=population.undetermined, directory=self._directory)

    def having(
        self, status: Status | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
    ) -> StateSet:
        """The States of that status on that day."""
        wanted = Status(status)
        _, ledger, day = self._at(convention, on, known_on)
        return self._select(ledger, day, lambda given: given is wanted, openly=wanted is not Status.UNDETERMINED)

    def count(
        self, population: Population | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
    ) -> Count:
        """How many States the population has on that day, with the members and those that are open."""
        from .answers import Count, Population

        which = Population(population)
        _, ledger, day = self._at(convention, on, known_on)
        unsigned = which is Population.SIGNATORIES and ledger.convention.signature is None
        return Count(
            population=which,
            convention=ledger.convention.key,
            on=day,
            members=self._population(which, convention, on, known_on),
            note="no signature stage" if unsigned else "",
            applicable=not unsigned,
        )

    def _population(
        self, population: Population | str, convention: str, on: Day | None, known_on: Day | None
    ) -> StateSet:
        from .answers import Population

        which = Population(population)
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

        first = dt.date.min if since is None else as_day(since, "since")
        last = dt.date.max if until is None else as_day(until, "until")
        _, ledger, _ = self._at(convention, None, known_on)
        found = (
            change
            for code in ledger.steps
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
        first = dt.date.min if since is None else as_day(since, "since")
        last = dt.date.max if until is None else as_day(until, "until")
        code = None if state is None else self._code(state, None)
        wanted = None if kind is None else ActKind(kind)
        _, ledger, _ = self._at(convention, None, known_on)
        return tuple(
            act
            for act in ledger.acts
            if first <= act.date <= last
            and (code is None or act.state == code)
            and (wanted is None or act.kind is wanted)
        )

    def undated(self, convention: str, *, known_on: Day | None = None) -> tuple[UndatedAct, ...]:
        """The acts of which the day is not known."""
        _, ledger, _ = self._at(convention, None, known_on)
        return ledger.undated

    def unconfirmed(self, convention: str | None = None) -> tuple[AnyAct, ...]:
        """The acts that one secondary document or none carries, of one convention or of all."""
        keys = self._facts.keys if convention is None else (self._key(convention),)
        acts: list[AnyAct] = []
        for key in keys:
            acts += (*self._ledger(key).acts, *self._ledger(key).undated)
        return tuple(act for act in acts if act.unconfirmed)

    def effect(self, act: Act) -> law.Effect:
        """When the act takes effect: the day used, the computed one, the published one, and the article."""
        ledger = self._ledger(self._key(act.convention))
        docket = ledger.docket(act.state)
        return law.effect(
            ledger.convention,
            act,
            in_force=docket.in_force,
            succeeded=docket.bounds.since,
            kinds_of=docket.kinds_of,
        )

    # ---- other registers

    def deposit(self, *acts: Act) -> Register:
        """A new register with these acts. Raises `NotInDueForm` with every finding where treaty law does not admit
        them.

        Nothing changes in this register. The source of a hypothetical act is ``assumed``.
        """
        from .dueform import objections

        described = tuple(
            evolve(act, state=self._code(act.state, act.date), convention=self._key(act.convention)) for act in acts
        )
        register = Register(Layer(base=self._facts, added=described), base=self._base or self._facts)
        findings = objections(self, register, described)
        if findings:
            lines = "\n".join(f"- {finding}" for finding in findings)
            raise NotInDueForm(f"Not in due form (VCLT Art. 77(1)(d)):\n{lines}", findings=findings)
        return register

    def as_known(self, day: Day) -> Register:
        """The register as it would have been on that day: without the acts received later."""
        known_on = as_day(day, "known_on")
        found = self._known.get(known_on)
        if found is None:
            earlier = min(known_on, self._known_on or known_on)
            found = Register(Layer(base=self._facts, known_on=earlier), base=self._base or self._facts)
            if len(self._known) >= _KNOWN_AT_ONCE:
                self._known.clear()
            self._known[known_on] = found
        return found

    def with_convention(self, convention: Convention, *acts: Act) -> Register:
        """A new register with a further convention (or another text of one) and its acts, not examined here."""
        layer = Layer(base=self._facts, conventions=(convention,), added=acts)
        return Register(layer, base=self._base or self._facts)

    # ---- inside

    def _at(self, convention: str, on: Day | None, known_on: Day | None) -> tuple[Register, Ledger, dt.date]:
        """The register that answers, the ledger asked and the day meant."""
        register = self if known_on is None else self.as_known(known_on)
        ledger = register._ledger(register._key(convention))
        if on is not None:
            return register, ledger, as_day(on)
        complete = ledger.convention.as_of
        return register, ledger, complete if register._known_on is None else min(complete, register._known_on)

    def _ledger(self, key: str) -> Ledger:
        ledger = self._ledgers.get(key)
        if ledger is None:
            ledger = self._ledgers[key] = open_ledger(self._facts, key)
            self._lines[key] = ledger.lines
        return ledger

    def _key(self, name: str) -> str:
        keys = self._facts.keys
        if name in keys:
            return name
        wanted = _folded(name)
        for key in keys:
            if wanted in map(_folded, self._facts.convention(key).names):
                return key
        from difflib import get_close_matches

        names = {_folded(n): key for key in keys for n in self._facts.convention(key).names}
        near = tuple(dict.fromkeys(names[match] for match in get_close_matches(wanted, names, n=3)))
        hint = f"Did you mean {' or '.join(near)}?" if near else f"Known: {', '.join(keys)}."
        raise UnknownConvention(
            f"There is no convention called {name!r}. {hint}", query=str(name), suggestions=near or keys
        )

    def _code(self, state: State | str, day: dt.date | None) -> str:
        if isinstance(state, str) and state in self._facts.bounds:
            return state
        return self.state(state, on=day).alpha3

    def _present(self, state: State | str, ledger: Ledger, day: dt.date) -> str:
        """The state's code, if it was in the universe on that day."""
        code = self._code(state, day)
        bounds = ledger.bounds.get(code, UNBOUNDED)
        if _within(bounds, day):
            return code
        name = self._facts.states[code].name
        since = f" from {bounds.since}" if bounds.since else ""
        until = f" until {bounds.until} (that day not included)" if bounds.until else ""
        raise NotInUniverse(
            f"{name} was not in the universe of States on {day}: it belongs to it{since}{until}.", query=code
        )

    def _select(
        self, ledger: Ledger, day: dt.date, wanted: Callable[[Status], bool], *, openly: bool = True
    ) -> StateSet:
        """The States whose status is wanted; undetermined where only some of the possible ones are."""
        members: list[str] = []
        undetermined: list[str] = []
        for code, (starts, statuses) in ledger.lines.items():
            status = statuses[bisect_right(starts, day)]
            if status is None:
                continue
            step = ledger.step_on(code, day) if status is Status.UNDETERMINED and openly else None
            possible = step.possible if step else (status,)
            if all(map(wanted, possible)):
                members.append(code)
            elif any(map(wanted, possible)):
                undetermined.append(code)
        return self._set(members, undetermined)

    def _set(self, codes: Iterable[str], undetermined: Iterable[str] = ()) -> StateSet:
        states = self._facts.states
        return StateSet(
            (states[code] for code in codes),
            undetermined=(states[code] for code in undetermined),
            directory=self._directory,
        )

    @property
    def _directory(self) -> Directory:
        return self._facts.directory

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


def _within(bounds: Bounds, day: dt.date) -> bool:
    return (bounds.since is None or bounds.since <= day) and (bounds.until is None or day < bounds.until)


def _is_party(status: Status) -> bool:
    return status.is_party


def _is_contracting(status: Status) -> bool:
    return status.is_contracting


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())
