"""What falls due for all States Parties in a time, with the dates on which that is judged and what is not known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from ..model.conventions import Convention
from ..model.days import ONE_DAY, Day, as_day, same_day_after
from ..model.doubts import kinds_of, words_of
from ..model.listed import Listed
from ..model.states import State
from ..standing.answers import Standing
from ..standing.standings import Standings
from .due import obligations
from .duty_facts import DutyIndex
from .duty_notes import NO_REPORTS, is_report
from .obligations import Obligation, ObligationStatus


@frozen(kw_only=True)
class JudgedOn:
    """On which date the deadlines of a convention are judged: ``on``; its record is complete to ``as_of``."""

    convention: str
    on: dt.date
    as_of: dt.date

    def __str__(self) -> str:
        return f"{self.convention}: judged on {self.on}, from a record that is complete to {self.as_of}."


@frozen(kw_only=True, repr=False)
class Deadlines(Listed[Obligation]):
    """The obligations of States Parties that fall due in a time, as a sequence in order of date, with notes.

    ``items`` are the obligations whose deadline lies from ``since`` (None: the date to which each convention's record
    is complete) to ``until``, both included; and those whose deadline has passed but may be a later one, because an
    extension was requested, or granted to a date that is not known. ``judged`` has the date on which each convention's
    are judged. ``not_listed`` are the States of which it is not known whether they are party.
    """

    since: dt.date | None
    until: dt.date
    known_on: dt.date | None
    items: tuple[Obligation, ...] = ()
    judged: tuple[JudgedOn, ...] = ()
    not_listed: tuple[Standing, ...] = ()
    notes: tuple[str, ...] = ()

    def _listed(self) -> tuple[Obligation, ...]:
        return self.items

    @property
    def undetermined(self) -> tuple[Obligation, ...]:
        """The obligations of which the status is not known; their notes say why."""
        return tuple(item for item in self if item.status is ObligationStatus.UNDETERMINED)

    def _repr_html_(self) -> str:
        from ..display.html import table

        rows = [
            (item.deadline, item.state.name, item.convention, item.article, item.status, _to_do(item), _doubts(item))
            for item in self
        ]
        head = ("deadline", "State", "convention", "article", "status", "to do", "doubts") if rows else ()
        return table(f"{len(self)} deadlines to {self.until}", rows, head=head, note="\n".join(self.notes))

    def __repr__(self) -> str:
        return f"<Deadlines to {self.until}: {len(self)}>"

    def __str__(self) -> str:
        lines = [f"{len(self)} deadlines to {self.until}:"]
        lines += [f"- {item.deadline} {item.state.name}, {item}" for item in self]
        lines += [f"Note: {note}" for note in self.notes]
        return "\n".join(lines)


def _to_do(item: Obligation) -> str:
    return {True: "yes", False: "no", None: "not known"}[item.to_do]


def _doubts(item: Obligation) -> str:
    return ", ".join(map(words_of, kinds_of(item.doubts)))


def coming_due(
    register: Standings,
    *,
    until: Day,
    since: Day | None = None,
    convention: str | None = None,
    yearly: bool = False,
    known_on: Day | None = None,
) -> Deadlines:
    """Return the obligations of States Parties that fall due from `since` to `until`, both included.

    They are in order of date, then State. Their status is that on `since`; with none, that on the date to which each
    convention's record is complete. Duties that fall due every year are included with `yearly` only, once for each
    year. An obligation is left out if it is fulfilled by then, or if it would fall due after a withdrawal whose date of
    effect is known. One whose deadline passed before `since` is included if it may have been extended.
    """
    known = register if known_on is None else register.as_known(known_on)
    last, index = as_day(until, "until"), DutyIndex(known.facts)
    keys = known.facts.keys if convention is None else (known.convention(convention).key,)
    laws = [law for law in map(known.convention, keys) if law.deadlines]
    items: list[Obligation] = []
    judged: list[JudgedOn] = []
    not_listed: list[Standing] = []
    for law in laws:
        parties = known.parties(law.key, on=since)
        not_listed += (known.standing(state, law.key, on=since) for state in parties.undetermined)
        on = law.as_of if since is None else as_day(since, "since")
        judged.append(JudgedOn(convention=law.key, on=on, as_of=law.as_of))
        for state in parties:
            items += _of_state(known, state, law, since, last, yearly, index)
    items.sort(key=lambda item: (item.deadline, item.state.alpha3, item.convention, item.article))
    return Deadlines(
        since=None if since is None else as_day(since, "since"),
        until=last,
        known_on=known.facts.known_on,
        items=tuple(items),
        judged=tuple(judged),
        not_listed=tuple(not_listed),
        notes=(
            *map(str, judged),
            *(f"{law.key}: record of {law.as_of_note}." for law in laws if law.as_of_note),
            *filter(None, map(index.without_facts, laws)),
            *_notes(items, not_listed),
        ),
    )


def _of_state(
    register: Standings, state: State, law: Convention, since: Day | None, last: dt.date, yearly: bool, index: DutyIndex
) -> Iterator[Obligation]:
    """The State's obligations that fall due by `last`, or may do so."""
    told = obligations(register, state, law.key, on=since, index=index)
    until_leaving = _last_day_bound(told.standing, last)
    for item in told:
        listed = item.deadline <= until_leaving if item.deadline >= item.on else item.may_be_extended
        if item.status is ObligationStatus.FULFILLED or not listed:
            continue
        if not item.yearly:
            yield item
        elif yearly:
            yield from _each_year(item, until_leaving)


def _last_day_bound(standing: Standing, last: dt.date) -> dt.date:
    """The last day on which a duty can fall due: `last`, or the day before a notice takes effect."""
    leaves = standing.withdrawal_effective
    return last if leaves is None or leaves <= standing.on else min(last, leaves - ONE_DAY)


def _each_year(item: Obligation, last: dt.date) -> Iterator[Obligation]:
    for years in range(last.year - item.due.year + 1):
        due = same_day_after(item.due, 12 * years)
        if due <= last:
            yield evolve(item, due=due)


def _notes(items: Sequence[Obligation], not_listed: Iterable[Standing]) -> Iterator[str]:
    """What the list does not say: which statuses and dates are not known, and where there may be nothing to do."""
    undetermined = [item for item in items if item.status is ObligationStatus.UNDETERMINED]
    if undetermined:
        yield f"Not known, as the notes of each say: {_named(undetermined)}."
    later = [item for item in items if item.may_be_extended and item not in undetermined]
    if later:
        yield f"An extension was requested, or granted to a date that is not known: {_named(later)}."
    silent = [item for item in items if item.to_do is None and not item.yearly and not is_report(item.duty)]
    if silent:
        yield f"Our data do not say whether there is anything to do: {_named(silent)}."
    if any(item.yearly or is_report(item.duty) for item in items):
        yield NO_REPORTS
    nothing = [item for item in items if item.to_do is False]
    if nothing:
        yield f"Our data show that there was nothing to do: {_named(nothing)}."
    for standing in not_listed:
        possible = ", ".join(standing.possible)
        yield f"Not listed, because it may be {possible}: {standing.state.name} ({standing.convention})."


def _named(items: Iterable[Obligation]) -> str:
    """The States, with the conventions and articles."""
    named: dict[str, list[str]] = {}
    for item in items:
        named.setdefault(f"{item.convention} {item.article}", []).append(item.state.name)
    return "; ".join(f"{article} {', '.join(dict.fromkeys(states))}" for article, states in named.items())
