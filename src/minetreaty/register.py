"""The register: every question about standing, asked of one immutable set of facts.

Annotations name public classes by their public address, ``mt.State``, which imports them when a tool asks for the
types: the classes themselves would make the first answer of a process slow.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import minetreaty as mt

from .errors import InvalidChoice, NotInDueForm, is_a
from .model.days import Day
from .standing.standings import Standings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, overload

    from .facts.protocol import Facts
else:

    def overload(function: object) -> object:
        """Take the place of ``typing.overload``, which would make the first answer of a process slow."""
        return function


class Register(Standings):
    """States, conventions and acts, and the questions that they answer.

    A register never changes: `deposit`, `as_known` and `with_convention` return new ones. Two registers are equal if
    their canonical content is.

    In every question, dates are keyword-only and are a ``date`` or text of the form YYYY-MM-DD. ``on=None`` means the
    date to which the convention's record is complete. ``known_on`` leaves out the acts that the depositary had not
    received by that date, and every other fact that was not known then. A State is given as a `State`, an ISO 3166-1
    code or any name in the tables; a convention by its key or an alias. Questions raise `UnknownState`,
    `AmbiguousName`, `UnknownConvention`, `NotInUniverse` and `InvalidDate`.
    """

    # ---- what it is made of

    @cached_property
    def edition(self) -> mt.Edition:
        """The version of the facts: its name, its date and the SHA-256 of the canonical content."""
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
        self, state: mt.State | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
    ) -> mt.Explanation:
        """Return why the State has its status on that date: each step with its act, article and source.

        ``str()`` of the answer is prose.
        """
        from .questions.due import explained
        from .standing.explanation import explain

        known = self if known_on is None else self.as_known(known_on)
        asked = known._at(convention, on, None)
        code = known._present(state, asked)
        found = explain(known._facts, asked.ledger, known._facts.states[code], asked.day, asked.known_on)
        return explained(known, found)

    # ---- one convention

    def brief(self, convention: str, *, on: Day | None = None, known_on: Day | None = None) -> mt.Brief:
        """Return a summary of the convention on that date: counts, States that join and leave, the changes of the last
        twelve months, and facts that are missing, unconfirmed or disputed.
        """
        from .questions.briefs import brief

        return brief(self, convention, on=on, known_on=known_on)

    # ---- across conventions

    def profile(self, state: mt.State | str, *, on: Day | None = None, known_on: Day | None = None) -> mt.Profile:
        """Return the State's standing under every convention on that date, and the strictest rule on anti-personnel
        mines in force for it.

        ``on=None`` is the latest date to which the record of a convention is complete. What lies beyond the record of
        another convention is marked.
        """
        from .questions.profiles import profile

        return profile(self, state, on=on, known_on=known_on)

    def matrix(self, *, on: Day | None = None, known_on: Day | None = None) -> mt.Matrix:
        """Return the status of every State that existed on that date, under every convention.

        ``on=None`` is as in `profile`.
        """
        from .questions.profiles import matrix

        return matrix(self, on=on, known_on=known_on)

    # ---- duties, prohibitions, announcements

    @overload
    def obligations(  # noqa: D102
        self, state: mt.State | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
    ) -> mt.Obligations: ...

    @overload
    def obligations(  # noqa: D102, F811
        self, state: mt.State | str, convention: None = None, *, on: Day | None = None, known_on: Day | None = None
    ) -> tuple[mt.Obligation, ...]: ...

    def obligations(  # noqa: F811
        self,
        state: mt.State | str,
        convention: str | None = None,
        *,
        on: Day | None = None,
        known_on: Day | None = None,
    ) -> mt.Obligations | tuple[mt.Obligation, ...]:
        """Return the State's obligations under the convention's deadlines, past ones too, as known on that date.

        The answer is a sequence of `Obligation`, with what applies to all of them: the other treaties that bind the
        State, and notes. Where no convention is named, it is a tuple of those under all conventions, by deadline.
        """
        from .questions.due import obligations

        if convention is not None:
            return obligations(self, state, convention, on=on, known_on=known_on)
        from .display.listings import listing

        each = (obligations(self, state, key, on=on, known_on=known_on) for key in self._facts.keys)
        return listing(sorted((item for found in each for item in found), key=lambda item: item.deadline))

    def deadlines(
        self,
        convention: str | None = None,
        *,
        until: Day,
        since: Day | None = None,
        yearly: bool = False,
        known_on: Day | None = None,
    ) -> mt.Deadlines:
        """Return the obligations of States Parties that fall due from `since` to `until`, in order of date.

        Both dates are included. With ``since=None`` they begin on the date to which each convention's record is
        complete. Duties that fall due every year are included with ``yearly=True`` only.
        """
        from .questions.coming_due import coming_due

        return coming_due(self, until=until, since=since, convention=convention, yearly=yearly, known_on=known_on)

    def prohibited(
        self,
        state: mt.State | str,
        conduct: mt.Conduct | str,
        *,
        on: Day | None = None,
        weapon: mt.Weapon | str | None = None,
        known_on: Day | None = None,
    ) -> mt.Prohibition:
        """Return what the treaties in our data forbid the State on that date about a conduct (use, transfer ...).

        `weapon` narrows the question to one weapon. ``on=None`` is the latest date to which the record of a convention
        is complete. The answer is never a bare no: it says what it does not cover.
        Raises `InvalidChoice` for a conduct or weapon that does not exist.
        """
        from .questions.prohibitions import prohibited

        return prohibited(self, state, conduct, on=on, weapon=weapon, known_on=known_on)

    def announcements(
        self,
        state: mt.State | str | None = None,
        convention: str | None = None,
        *,
        since: Day | None = None,
        until: Day | None = None,
        known_on: Day | None = None,
    ) -> tuple[mt.Announcement, ...]:
        """Return the announcements made between the dates, both included, in order of date. None changes a status.

        An announcement whose date is only partly known is included if it can lie between them.
        """
        from .questions.chronology import announcements

        return announcements(self, state, convention, since=since, until=until, known_on=known_on)

    def chronology(
        self,
        state: mt.State | str,
        convention: str,
        *,
        since: Day | None = None,
        until: Day | None = None,
        known_on: Day | None = None,
    ) -> mt.Chronology:
        """Return what the State announced and did about the convention, and what took effect, in order of date."""
        from .questions.chronology import chronology

        return chronology(self, state, convention, since=since, until=until, known_on=known_on)

    @property
    def measures(self) -> tuple[str, ...]:
        """The names of the measures that `figures` can be asked for."""
        from .questions.figures import measures

        return measures(self)

    def figures(
        self, measure: str, *, state: mt.State | str | None = None, known_on: Day | None = None
    ) -> tuple[mt.Figure, ...]:
        """Return the figures of a measure in order of date, each with its unit and sources.

        Where sources differ, every figure is included. Raises `InvalidChoice` for a measure that does not exist.
        """
        from .questions.figures import figures

        return figures(self, measure, state=state, known_on=known_on)

    def meetings(self, convention: str | None = None, *, known_on: Day | None = None) -> tuple[mt.Meeting, ...]:
        """Return the meetings of the parties to the convention, or to any convention, in order of date."""
        from .questions.figures import meetings

        return meetings(self, convention, known_on=known_on)

    @property
    def campaigns(self) -> tuple[mt.Campaign, ...]:
        """The campaigns for the conventions."""
        from .questions.campaigns import campaigns

        return campaigns(self)

    def campaign(self, key: str) -> mt.Campaign:
        """Return the campaign with that key. Its ``outcome()`` lists what happened during and after it.

        Raises `InvalidChoice` for a campaign that does not exist.
        """
        from .questions.campaigns import campaign

        return campaign(self, key)

    # ---- other registers

    def deposit(self, *acts: mt.Act) -> Register:
        """Return a new register with these acts added. This register stays as it is.

        The source of a hypothetical act is ``assumed``. Where the treaty makes a withdrawal depend on an armed
        conflict, a hypothetical notice of withdrawal says with ``armed_conflict`` whether the State is engaged in one
        when the period of notice ends, or with ``effect`` on which date the withdrawal takes effect. An act that may be
        the same as an act whose date is not known replaces it.

        Acts on which the texts are silent, or on which practice differs, are received: `validate` of the new register
        gives warnings that name the readings.

            >>> notice = mt.Act(
            ...     state="NOR", convention="CCM", kind="withdrawal", date="2026-05-01", effect="2027-01-01"
            ... )
            >>> mt.load().deposit(notice).status("NOR", "CCM", on="2027-01-01")
            <Status.WITHDRAWN: 'withdrawn'>

        Raises `NotInDueForm` with every finding if treaty law does not allow the acts, `UnreadableData` for acts that
        could not be read from a file either, and ``TypeError`` for a value that is not an `Act`.
        """
        from .due_form.deposits import objections, refusal
        from .facts.record import Layer
        from .facts.structuring import check

        described = self._described(acts)
        check(described, self._facts, "acts")
        register = Register(Layer(base=self._facts, added=described), base=self._base or self._facts)
        findings = objections(self, register, described)
        if findings:
            raise NotInDueForm(refusal(findings), findings=findings)
        return register

    def with_convention(self, convention: mt.Convention, *acts: mt.Act, sources: Iterable[mt.Source] = ()) -> Register:
        """Return a new register with a further convention, or with another text of one that it has.

        `acts` are the acts under it. Whether treaty law allows them is not checked here: `validate` does it. `sources`
        are the sources that they cite. Conventions are as strict as files: what they name must be in the register, and
        no key or alias can be another convention's name.

        Raises `InvalidChoice` for an act under another convention, `UnreadableData` for what could not be read from a
        file either, and ``TypeError`` for a value that is not a `Convention`, an `Act` or a `Source`.
        """
        from attrs import evolve

        from .facts.record import Layer
        from .facts.structuring import check
        from .model.conventions import Convention
        from .model.sources import Source

        is_a(Convention, convention)
        stored = evolve(convention, in_force=None)  # that date follows from the acts, also from those added here
        cited = tuple(sources)
        for source in cited:
            is_a(Source, source)
        check((stored, *cited), self._facts, f"convention {convention.key}")
        layer = Layer(base=self._facts, conventions=(stored,), cited=cited)
        described = Register(layer)._described(acts, stored)
        for act in described:
            if act.convention != convention.key:
                message = f"{act} is not an act under {convention.key}: add it with deposit()."
                raise InvalidChoice(message, query=act.convention, suggestions=(convention.key,))
        check(described, layer, f"acts under {convention.key}")
        return Register(evolve(layer, added=described), base=self._base or self._facts)

    def _described(self, acts: Iterable[mt.Act], added: mt.Convention | None = None) -> tuple[mt.Act, ...]:
        """Return the acts with each State given by its code and each convention by its key, as plain acts.

        The names of an `added` convention mean that one, even where another of the register has them too.
        """
        from attrs import fields

        from .model.acts import Act

        names = () if added is None else added.names
        described: list[mt.Act] = []
        for act in acts:
            is_a(Act, act)
            key = added.key if added is not None and act.convention in names else self._key(act.convention)
            named = (self._code(act.state, act.date), key)
            if type(act) is Act and named == (act.state, act.convention):
                described.append(act)
            else:
                values: dict[str, Any] = {field.name: getattr(act, field.name) for field in fields(Act)}
                values["state"], values["convention"] = named
                described.append(Act(**values))
        return tuple(described)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse every change; only the facts given to the constructor, and what is worked out from them, are set."""
        if not name.startswith("_") or name in self.__dict__:
            raise AttributeError(
                f"A register never changes, so {name} cannot be set. Use deposit(), as_known() or with_convention()."
            )
        super().__setattr__(name, value)

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"A register never changes, so {name} cannot be deleted.")

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


def as_known(register: Register, known_on: Day | None) -> Register:
    """The register as it was known on a date, or as it is. Raises ``TypeError`` for what is not a register."""
    is_a(Register, register)
    return register if known_on is None else register.as_known(known_on)


def _restore(facts: Facts, base: Facts | None) -> Register:
    return Register(facts, base=base)
