"""Differences between two registers: in their acts, and in statuses and counts on a date."""

from __future__ import annotations

import datetime as dt

from attrs import evolve, frozen

from .errors import is_a
from .model.acts import Act, AnyAct
from .model.days import Day, as_day
from .model.populations import PUBLISHED
from .model.sources import ASSUMED
from .model.state_sets import StateSet
from .model.states import State
from .model.statuses import Status
from .register import Register
from .standing.counts import Count


@frozen(kw_only=True)
class StandingChange:
    """A State has another status in the second register than in the first."""

    state: State
    convention: str
    before: Status
    after: Status

    def __str__(self) -> str:
        return f"{self.state.name} ({self.convention}): {self.before} -> {self.after}"


@frozen(kw_only=True)
class CountChange:
    """A population has other members in the second register than in the first."""

    before: Count
    after: Count

    @property
    def gained(self) -> StateSet:
        """The States that only the second register has."""
        return self.after.members - self.before.members

    @property
    def lost(self) -> StateSet:
        """The States that only the first register has."""
        return self.before.members - self.after.members

    def __str__(self) -> str:
        return f"{self.before.population.label} ({self.before.convention}): {self.before} -> {self.after}"


@frozen(kw_only=True, repr=False)
class Difference:
    """The differences of a second register from a first one on the date ``on``.

    ``added`` are acts that only the second register has, ``removed`` acts that only the first one has. ``changes`` are
    the States whose status differs, ``counts`` the populations whose members differ. ``notes`` say which acts are
    hypothetical, and which of them contradict dates for which the data are complete.
    """

    on: dt.date
    conventions: tuple[str, ...]
    added: tuple[AnyAct, ...]
    removed: tuple[AnyAct, ...]
    changes: tuple[StandingChange, ...]
    counts: tuple[CountChange, ...]
    notes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.added or self.removed or self.changes or self.counts)

    def __repr__(self) -> str:
        found = f"{len(self.added)} acts added, {len(self.removed)} removed, {len(self.changes)} statuses changed"
        return f"<Difference {self.on}: {found}>"

    def __str__(self) -> str:
        if not self:
            return f"{self.on}: no difference."
        lines = [f"{self.on}, {', '.join(self.conventions)}:"]
        lines += [f"- {count}" for count in self.counts]
        lines += [f"- {change}" for change in self.changes]
        lines += [f"+ {act}" for act in self.added]
        lines += [f"- without: {act}" for act in self.removed]
        lines += [f"Note: {note}" for note in self.notes]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """The difference as a table for notebooks."""
        from .display.html import table

        rows: list[tuple[object, ...]] = [
            (count.before.convention, count.before.population.label, str(count.before), str(count.after))
            for count in self.counts
        ]
        rows += [(change.convention, change.state.name, change.before, change.after) for change in self.changes]
        head = ("convention", "of whom", "before", "after")
        return table(f"Difference on {self.on}", rows, head=head, note=" ".join(self.notes))


def diff(first: Register, second: Register, *, on: Day, conventions: tuple[str, ...] | None = None) -> Difference:
    """Return the differences between two registers: their acts, and the statuses and counts on a date.

    The differences are those of `second` from `first`, on the date `on`. `conventions` are the keys or aliases to
    compare; with none, every convention that both registers have. Raises `InvalidDate` and `UnknownConvention`.
    """
    for register in (first, second):
        is_a(Register, register)
    day = as_day(on)
    keys = conventions or tuple(key for key in first.facts.keys if key in second.facts.keys)
    keys = tuple(first.convention(key).key for key in keys)
    added: list[AnyAct] = []
    removed: list[AnyAct] = []
    changes: list[StandingChange] = []
    counts: list[CountChange] = []
    for key in keys:
        before, after = _acts(first, key), _acts(second, key)
        added += [act for said, act in after.items() if said not in before]
        removed += [act for said, act in before.items() if said not in after]
        changes += _changes(first, second, key, day)
        for population in PUBLISHED:
            pair = first.count(population, key, on=day), second.count(population, key, on=day)
            if pair[0].members != pair[1].members:
                counts.append(CountChange(before=pair[0], after=pair[1]))
    return Difference(
        on=day,
        conventions=keys,
        added=tuple(added),
        removed=tuple(removed),
        changes=tuple(changes),
        counts=tuple(counts),
        notes=tuple(_notes(second, added)),
    )


def _acts(register: Register, key: str) -> dict[AnyAct, AnyAct]:
    """The acts by what they say apart from their notes, which a register as known on a date may leave out."""
    acts: tuple[AnyAct, ...] = (*register.acts(key), *register.undated(key))
    return {evolve(act, note=""): act for act in acts}


def _changes(first: Register, second: Register, key: str, day: dt.date) -> list[StandingChange]:
    found: list[StandingChange] = []
    for state in first.states(day) & set(second.states(day).codes):
        before, after = first.status(state, key, on=day), second.status(state, key, on=day)
        if before is not after:
            found.append(StandingChange(state=state, convention=key, before=before, after=after))
    return found


def _notes(second: Register, added: list[AnyAct]) -> list[str]:
    """What of the acts added is assumed, and which of those go against days that the record already covers."""
    assumed = [act for act in added if isinstance(act, Act) and ASSUMED.id in act.sources]
    if not assumed:
        return []
    known = second.facts.known_on or dt.date.max
    past = [act for act in assumed if act.date <= min(known, second.convention(act.convention).as_of)]
    notes = [f"hypothetical: {len(assumed)} of the acts {'is' if len(assumed) == 1 else 'are'} assumed."]
    if past:
        who = ", ".join(f"{act.state} {act.kind.label} {act.date}" for act in past)
        notes.append(f"counterfactual: the record covers these days and does not have {who}.")
    return notes
