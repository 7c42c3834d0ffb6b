"""Obligations: what falls due for a State under a convention's deadlines, what was done, what the record cannot say.

A deadline is computed from the State's own entry into force by the clause; facts about extensions and completion say
what became of it. The answer speaks of the record, never of breach.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar

from attrs import evolve, frozen

from ..acts import Act
from ..conventions import Convention, Deadline
from ..dates import PartialDate
from ..days import Day, as_day, same_day_after
from ..implementation import Completion, CompletionKind, Extension, ExtensionRequest
from ..states import State
from ..statuses import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..answers import Explanation, History, Standing
    from ..facts import Facts
    from ..register import Register


class ObligationStatus(StrEnum):
    """How an obligation stands on a day, as far as the record goes."""

    FULFILLED = "fulfilled"
    RUNNING = "running"
    PASSED = "deadline passed, no completion or extension in the record"
    UNDETERMINED = "undetermined"


@frozen(kw_only=True, repr=False)
class Obligation:
    """What a State is to do by when under an article, as it stood on the day ``on``.

    ``arose`` is the day of entry into force for the State, ``due`` the day that the clause computes from it (for a
    yearly duty the next one), ``extended_to`` the day to which extensions granted by then moved it. ``fulfilled_on`` is
    None where it is not fulfilled or the day is not known. ``left_on`` is the day on which the State left.
    """

    state: State
    convention: str
    on: dt.date
    known_on: dt.date | None
    duty: str
    title: str
    article: str
    arose: dt.date
    due: dt.date
    extended_to: dt.date | None = None
    fulfilled_on: PartialDate | None = None
    status: ObligationStatus
    yearly: bool = False
    left_on: dt.date | None = None
    extensions: tuple[Extension, ...] = ()
    requests: tuple[ExtensionRequest, ...] = ()
    completion: Completion | None = None
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def deadline(self) -> dt.date:
        """The day by which it is to be done, extensions counted."""
        return self.extended_to or self.due

    @property
    def unconfirmed(self) -> bool:
        """Whether it rests on a fact that one secondary document carries."""
        return any(e.unconfirmed for e in self.extensions) or bool(self.completion and self.completion.unconfirmed)

    @property
    def late(self) -> bool | None:
        """Whether it was fulfilled after the deadline; None where it is not, or where the days do not say."""
        if self.fulfilled_on is None:
            return None
        if self.fulfilled_on.last <= self.deadline:
            return False
        return True if self.fulfilled_on.first > self.deadline else None

    def __repr__(self) -> str:
        return f"<Obligation {self.state.alpha3}, {self.convention} {self.article}, {self.deadline}: {self.status}>"

    def __str__(self) -> str:
        extended = f", extended to {self.extended_to}" if self.extended_to else ""
        fulfilled = f" on {self.fulfilled_on}" if self.fulfilled_on else ""
        yearly = ("each year, last " if self.left_on else "each year, next ") if self.yearly else ""
        what = f"{self.convention} {self.article}, {self.title}"
        said = f"{what}: due {yearly}{self.due}{extended}: {self.status}{fulfilled}."
        return " ".join((said, *self.notes))


class Obligations(tuple[Obligation, ...]):
    """The obligations of a State under a convention on a day, with what holds for all of them.

    ``released`` are those that were running when the State left on ``left_on``: no further performance falls due
    (VCLT Art. 70(1)). ``other_treaties`` are the conventions of the register that bind it on that day all the same.
    """

    standing: Standing
    left_on: dt.date | None = None
    released: tuple[Obligation, ...] = ()
    other_treaties: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """Whose they are."""
        return self.standing.state

    @property
    def convention(self) -> str:
        """The key of the convention."""
        return self.standing.convention

    @property
    def on(self) -> dt.date:
        """The day for which they are told."""
        return self.standing.on

    def __repr__(self) -> str:
        return f"<Obligations {self.state.alpha3}, {self.convention}, {self.on}: {len(self)}>"

    def __str__(self) -> str:
        lines = [f"{self.state.name}, {self.convention}, {self.on}:"]
        lines += [f"- {item}" for item in self]
        lines += [f"- released: {item}" for item in self.released]
        lines += [f"Note: {note}" for note in self.notes]
        return "\n".join(lines)


class _Fact(Protocol):
    """A fact about one duty of one State."""

    @property
    def convention(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def duty(self) -> str: ...
    @property
    def sources(self) -> tuple[str, ...]: ...


Fact = TypeVar("Fact", bound=_Fact)


class Membership(NamedTuple):
    """A time as a party: from entry into force by the act ``by``, to the day of leaving.

    From ``doubtful`` on the record cannot say whether it goes on.
    """

    start: dt.date
    by: Act
    end: dt.date | None
    doubtful: dt.date | None


class Seen(NamedTuple):
    """The facts that bear on one deadline, as they were known on a day."""

    extensions: tuple[Extension, ...]
    perhaps: tuple[Extension, ...]
    requests: tuple[ExtensionRequest, ...]
    settled: Completion | None
    possible: Completion | None
    reopened: Completion | None
    shown: bool


# ---- the clauses


def falls_due(clause: Deadline, in_force_from: dt.date) -> dt.date:
    """The day on which the duty first falls due for a State for which the convention entered into force on that day."""
    day = same_day_after(in_force_from, 12 * clause.years) + dt.timedelta(days=clause.days)
    return _yearly_from(clause, day) if clause.yearly else day


def _yearly_from(clause: Deadline, day: dt.date) -> dt.date:
    """The first yearly day of the clause on or after `day`."""
    this_year = dt.date.fromisoformat(f"{day.year:04d}-{clause.yearly}")
    return this_year if this_year >= day else same_day_after(this_year, 12)


def granted_between(extension: Extension, facts: Facts) -> tuple[dt.date, dt.date] | None:
    """The first and the last day on which the extension can have been granted: the day printed, else the end of the
    meeting. None where the record knows neither.
    """
    if extension.granted is not None:
        return extension.granted, extension.granted
    for meeting in facts.meetings:
        if (meeting.convention, meeting.key) == (extension.convention, extension.meeting) and meeting.end is not None:
            return meeting.end.first, meeting.end.last
    return None


# ---- the answer


def obligations(
    register: Register, state: State | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
) -> Obligations:
    """What falls due, and what fell due, for the State under the convention, as it stood on that day."""
    standing = register.standing(state, convention, on=on, known_on=known_on)
    law = register.convention(standing.convention)
    history = register.history(standing.state, law.key, known_on=known_on)
    times = tuple(found for found in memberships(history) if found.start <= standing.on)
    kept: list[Obligation] = []
    released: list[Obligation] = []
    for place, membership in enumerate(times):
        left = membership.end is not None and membership.end <= standing.on
        following = times[place + 1].start if place + 1 < len(times) else None
        for clause in law.deadlines:
            facts = _Case(register.facts, standing, law, clause, membership, (place == 0, following))
            found = facts.obligation()
            if not left or membership.end is None:
                kept.append(found)
            elif found.yearly:
                kept += _last_of_each_year(clause, found, membership.end)
            elif found.deadline < membership.end or found.status is ObligationStatus.FULFILLED:
                kept.append(evolve(found, left_on=membership.end))
            else:
                released.append(evolve(found, left_on=membership.end, notes=(*found.notes, _released(membership.end))))
    answer = Obligations(kept)
    answer.standing = standing
    ended = times[-1].end if times else None
    answer.left_on = ended if ended is not None and ended <= standing.on else None
    answer.released = tuple(released)
    answer.other_treaties = tuple(
        key
        for key in register.facts.keys
        if key != law.key and register.status(standing.state, key, on=standing.on, known_on=known_on).is_party
    )
    answer.notes = tuple(_notes(answer, standing, law, bound=bool(times)))
    return answer


def memberships(history: History) -> Iterator[Membership]:
    """The times as a party whose first day is known."""
    start: dt.date | None = None
    doubtful: dt.date | None = None
    for period in history.periods:
        if period.status.is_party:
            start = start or period.start
        elif start is not None and period.status is Status.UNDETERMINED:
            doubtful = doubtful or period.start
        elif start is not None:
            yield from _membership(history, start, period.start, doubtful)
            start = doubtful = None
    if start is not None:
        yield from _membership(history, start, history.periods[-1].end, doubtful)


def _membership(
    history: History, start: dt.date, end: dt.date | None, doubtful: dt.date | None
) -> Iterator[Membership]:
    """The membership that began on `start`, unless its first day is that of an act without a day."""
    entries = [change.act for change in history.transitions if change.after.is_party and change.date <= start]
    if isinstance(entries[-1], Act):
        yield Membership(start, entries[-1], end, doubtful)


def _released(left: dt.date) -> str:
    return f"It was running when the State left on {left}: no further performance falls due (VCLT Art. 70(1)(a))."


def _last_of_each_year(clause: Deadline, found: Obligation, left: dt.date) -> Iterator[Obligation]:
    """A yearly duty of a State that left: the last day on which it fell due before, if there was one."""
    last = _yearly_from(clause, same_day_after(left, -12))
    if falls_due(clause, found.arose) <= last:
        note = "The last one before the State left; the record does not hold reports."
        yield evolve(found, due=last, left_on=left, status=ObligationStatus.UNDETERMINED, notes=(note,))


def _notes(answer: Obligations, standing: Standing, law: Convention, *, bound: bool) -> Iterator[str]:
    name = standing.state.name
    if answer.left_on is not None:
        clause = law.withdrawal
        articles = ["VCLT Art. 70(1)(b)", *([clause.remains_article] if clause and clause.remains_article else [])]
        yield (
            f"{name} left on {answer.left_on}: no further performance falls due (VCLT Art. 70(1)(a)); "
            f"what arose before remains ({', '.join(articles)})."
        )
        if clause and clause.remains:
            yield f"What remains by the text: {clause.remains} ({clause.remains_article})."
        others = ", ".join(answer.other_treaties) or "none of the register"
        yield f"Other treaties that bind {name} on {answer.on}: {others}."
    elif standing.status is Status.UNDETERMINED:
        possible = ", ".join(standing.possible)
        yield f"Whether the convention is in force for {name} is not determined (possible: {possible})."
    elif standing.is_party and not bound:
        yield f"The day of entry into force for {name} is not in the record: no deadline can be computed."
    elif not standing.is_party:
        others = ", ".join(answer.other_treaties) or "none of the register"
        yield f"{name} is {standing.status}, not party: no duty of the convention falls due. It is party to: {others}."
    if bound and not law.deadlines:
        yield "The record has no deadlines for this convention; see its provisions for the duties."


# ---- one deadline


class _Case(NamedTuple):
    """One deadline for one membership, with everything that bears on it."""

    facts: Facts
    standing: Standing
    convention: Convention
    clause: Deadline
    membership: Membership
    place: tuple[bool, dt.date | None]

    @property
    def day(self) -> dt.date:
        return self.standing.on

    @property
    def seen_on(self) -> dt.date:
        """The last day whose facts may be used."""
        known = self.standing.known_on
        return self.day if known is None else min(self.day, known)

    def obligation(self) -> Obligation:
        """The obligation as it stands on the day."""
        clause, membership = self.clause, self.membership
        due = falls_due(clause, membership.start)
        found = Obligation(
            state=self.standing.state,
            convention=self.convention.key,
            on=self.day,
            known_on=self.standing.known_on,
            duty=clause.duty,
            title=clause.title,
            article=clause.article,
            arose=membership.start,
            due=due,
            status=ObligationStatus.RUNNING,
            notes=("The record does not hold reports: whether earlier ones came, it cannot say.",),
            yearly=True,
            sources=tuple(dict.fromkeys((*self.convention.sources, *membership.by.sources))),
        )
        if clause.yearly:
            return evolve(found, due=max(due, _yearly_from(clause, self.day)))
        seen = self._seen()
        extended_to = next((e.until for e in reversed(seen.extensions) if e.until is not None), None)
        found = evolve(
            found,
            extended_to=extended_to,
            extensions=seen.extensions,
            requests=seen.requests,
            completion=seen.settled or seen.reopened or seen.possible,
            fulfilled_on=seen.settled.date if seen.settled else None,
            yearly=False,
            notes=(),
        )
        status, notes = self._judge(seen, found.deadline)
        carried: tuple[_Fact, ...] = (
            *seen.extensions,
            *seen.requests,
            *([found.completion] if found.completion else []),
        )
        cited = (*found.sources, *(id_ for fact in carried for id_ in fact.sources))
        return evolve(found, status=status, notes=tuple(notes), sources=tuple(dict.fromkeys(cited)))

    def _judge(self, seen: Seen, deadline: dt.date) -> tuple[ObligationStatus, list[str]]:
        """The status, with what a reader has to know."""
        notes = [note for fact in (seen.settled, seen.possible, seen.reopened) if fact for note in _said(fact)]
        if seen.settled is not None:
            return ObligationStatus.FULFILLED, notes
        doubtful = self.membership.doubtful
        if doubtful is not None and doubtful <= min(self.day, deadline):
            notes.append(f"From {doubtful} on the record cannot say whether the convention binds the State.")
            return ObligationStatus.UNDETERMINED, notes
        if self.day <= deadline:
            if seen.possible is not None:
                notes.append("Whether it was fulfilled by then is not in the record.")
                return ObligationStatus.UNDETERMINED, notes
            return ObligationStatus.RUNNING, notes
        notes += list(self._doubts(seen, deadline))
        if notes or not seen.shown:
            if not seen.shown:
                notes.append(
                    "The record has no fact on how it was carried out, nor on whether there was anything to do."
                )
            return ObligationStatus.UNDETERMINED, notes
        return ObligationStatus.PASSED, notes

    def _doubts(self, seen: Seen, deadline: dt.date) -> Iterator[str]:
        """Why the record cannot say that a deadline which has passed was not extended."""
        if seen.extensions and seen.extensions[-1].until is None:
            yield f"Extended by the {seen.extensions[-1].meeting}, to a day that is not in the record."
        for extension in seen.perhaps:
            if extension.until is None or extension.until >= self.day:
                yield f"Extension {extension}: the day of the decision is not in the record."
        for request in seen.requests:
            until = f" to {request.until}" if request.until else ""
            yield (
                f"An extension{until} was requested from the {request.meeting}; the decision is not in the record"
                f" (deadline before: {deadline})."
            )

    def _seen(self) -> Seen:
        """The facts on this deadline, as they were known."""
        certain: list[Extension] = []
        perhaps: list[Extension] = []
        for extension in sorted(self._mine(self.facts.extensions), key=lambda fact: fact.number):
            granted = granted_between(extension, self.facts)
            if granted is not None and not self._in_membership(*granted):
                continue
            if granted is not None and granted[1] <= self.seen_on:
                certain += [*perhaps, extension]  # a later number says that the earlier one had been granted
                perhaps = []
            elif granted is None or granted[0] <= self.seen_on:
                perhaps.append(extension)
        last = max((granted[1] for e in certain if (granted := granted_between(e, self.facts))), default=dt.date.min)
        settled, possible, reopened = self._completions(last)
        return Seen(
            extensions=tuple(certain),
            perhaps=tuple(perhaps),
            requests=tuple(r for r in self._mine(self.facts.extension_requests) if last < r.as_of <= self.seen_on),
            settled=settled,
            possible=possible,
            reopened=reopened,
            shown=self._shown(),
        )

    def _completions(self, extended: dt.date) -> tuple[Completion | None, Completion | None, Completion | None]:
        """What settles the duty, what perhaps does, and what seemed to before something was left to do.

        An extension granted after a completion that was reopened takes its place.
        """
        settled = possible = reopened = None
        for fact in self._mine(self.facts.completions):
            when = fact.date or fact.by
            known_on = self.standing.known_on
            if when is None or not self._in_membership(when.first, when.last):
                continue
            if known_on is not None and known_on < when.first:
                continue
            earliest = fact.not_before or fact.date
            if fact.reopened is not None and fact.reopened.first <= self.seen_on:
                reopened = fact if extended < when.first else reopened
            elif fact.kind is not CompletionKind.REPORTED and when.last <= self.seen_on:
                settled = settled or fact
            elif earliest is None or earliest.first <= self.seen_on:
                possible = possible or fact
        return settled, (None if settled else possible), (None if settled else reopened)

    def _shown(self) -> bool:
        """Whether the record, as it was known, shows that the State had something to do under this duty."""
        facts, known_on = self.facts, self.standing.known_on or dt.date.max
        code, key = self.standing.state.alpha3, self.convention.key
        figures = (
            figure
            for figure in facts.figures
            if (figure.state, figure.convention) == (code, key)
            and figure.measure in _SHOWS.get(self.clause.duty, ())
            and figure.value != 0
        )
        said_from = (
            *(granted[0] for e in self._mine(facts.extensions) if (granted := granted_between(e, facts))),
            *(request.as_of for request in self._mine(facts.extension_requests)),
            *(when.first for c in self._mine(facts.completions) if (when := c.date or c.by)),
            *(printed.in_force_on or dt.date.min for printed in self._mine(facts.published_deadlines)),
            *(figure.as_of.first if figure.as_of else dt.date.min for figure in figures),
        )
        return any(day <= known_on for day in said_from)

    def _mine(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        """Those of the facts that are about this State, convention and duty."""
        mine = (self.standing.state.alpha3, self.convention.key, self.clause.duty)
        return (fact for fact in facts if (fact.state, fact.convention, fact.duty) == mine)

    def _in_membership(self, first: dt.date, last: dt.date) -> bool:
        """Whether what happened between these days belongs to this membership: the first one has all from before it."""
        is_first, following = self.place
        return (is_first or last >= self.membership.start) and (following is None or first < following)


_SHOWS = {
    "clearance": ("contamination", "mined_area", "new_mined_area"),
    "stockpile_destruction": ("stockpile_declared", "stockpile_remaining", "stockpile_destroyed"),
    "initial_report": ("initial_report_missing",),
}
"""The measures whose figures show that a duty has something to act on."""

_SAID = {
    CompletionKind.DECLARED: "Declared complete",
    CompletionKind.LISTED: "Listed as complete",
    CompletionKind.REPORTED: "Reported complete, not declared,",
}


def _said(fact: Completion) -> Iterator[str]:
    """What the record has on a completion, in a sentence or two."""
    when = f"on {fact.date}" if fact.date else f"by {fact.by}"
    doubt = " (unconfirmed)" if fact.unconfirmed else ""
    yield f"{_SAID[fact.kind]} {when}{doubt}."
    if fact.note:
        yield fact.note


# ---- in an explanation


def explained(register: Register, explanation: Explanation) -> Explanation:
    """The explanation with a note for each obligation of which the record knows something, and one on announcements."""
    standing = explanation.standing
    notes = [
        f"What follows: {item} [{', '.join(item.sources)}]"
        for item in obligations(
            register, standing.state, standing.convention, on=standing.on, known_on=standing.known_on
        )
        if item.completion or item.extensions or item.requests or item.status is ObligationStatus.PASSED
    ]
    seen_on = standing.on if standing.known_on is None else min(standing.on, standing.known_on)
    said = [item.date for item in register.announcements(standing.state, standing.convention, until=seen_on)]
    if said:
        span = f"from {said[0]} to {said[-1]}"
        notes.append(f"Announcements in the record by then: {len(said)}, {span}; none of them changes a status.")
    return evolve(explanation, notes=(*explanation.notes, *notes))


# ---- what comes due


def coming_due(
    register: Register,
    *,
    until: Day,
    since: Day | None = None,
    convention: str | None = None,
    yearly: bool = False,
    known_on: Day | None = None,
) -> tuple[Obligation, ...]:
    """The obligations of States Parties that fall due from `since` to `until`, both included, by day and State.

    They are judged on `since`; with none, on the day to which each convention's record is complete. Duties of each year
    are in it with `yearly` only, once for every year. What is fulfilled by then is left out.
    """
    last = as_day(until, "until")
    found: list[Obligation] = []
    keys = register.facts.keys if convention is None else (register.convention(convention).key,)
    for key in keys:
        if not register.convention(key).deadlines:
            continue
        for state in register.parties(key, on=since, known_on=known_on):
            for item in obligations(register, state, key, on=since, known_on=known_on):
                if item.status is not ObligationStatus.FULFILLED and item.on <= item.deadline <= last:
                    found += _each_year(item, last) if item.yearly else [item]
    kept = (item for item in found if yearly or not item.yearly)
    return tuple(sorted(kept, key=lambda item: (item.deadline, item.state.alpha3, item.convention, item.article)))


def _each_year(item: Obligation, last: dt.date) -> Iterator[Obligation]:
    due = item.due
    while due <= last:
        yield evolve(item, due=due)
        due = same_day_after(due, 12)
