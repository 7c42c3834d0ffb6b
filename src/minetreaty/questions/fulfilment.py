"""What became of one deadline: its extensions, the requests for them, its completion, and the status that follows.

A fact counts from the date on which it was known, and for the time as a party in which it happened.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol, TypeVar

from attrs import evolve

from ..facts.record import Facts
from ..model.conventions import Convention, Deadline
from ..model.implementation import (
    Completion,
    CompletionKind,
    Extension,
    ExtensionRequest,
    Figure,
    Meeting,
    PublishedDeadline,
    RequestOutcome,
)
from ..standing.answers import Standing
from .deadlines import TimeAsParty, falls_due, yearly_from
from .obligations import Obligation, ObligationStatus


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


def granted_between(extension: Extension, facts: Facts) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day on which the extension can have been granted.

    They are those of the date printed, else of the end of the meeting, else of the date by which a document shows it;
    None if none of these is known.
    """
    if extension.granted is not None:
        return extension.granted.first, extension.granted.last
    meeting = meeting_of(extension, facts)
    if meeting is not None and meeting.end is not None:
        return meeting.end.first, meeting.end.last
    return None if extension.granted_by is None else (dt.date.min, extension.granted_by.last)


def meeting_of(fact: Extension | ExtensionRequest, facts: Facts) -> Meeting | None:
    """Return the meeting that decided, or will decide; None if it is not in our data."""
    named = (fact.convention, fact.meeting)
    return next((meeting for meeting in facts.table(Meeting) if (meeting.convention, meeting.key) == named), None)


def asked_by(request: ExtensionRequest, facts: Facts) -> dt.date:
    """Return the day by which the request had been made: as a source says, and no later than the end of the meeting."""
    meeting = meeting_of(request, facts)
    bounds = (request.as_of, request.submitted, meeting.end if meeting else None)
    return min(bound.last for bound in bounds if bound is not None)


def decided_by(request: ExtensionRequest, facts: Facts) -> dt.date:
    """Return the day by which the meeting had decided; if its dates are not known, that of the request."""
    meeting = meeting_of(request, facts)
    return meeting.end.last if meeting and meeting.end else asked_by(request, facts)


class Seen(NamedTuple):
    """The facts about one deadline, as they were known on a date."""

    extensions: tuple[Extension, ...]
    perhaps: tuple[Extension, ...]
    requests: tuple[ExtensionRequest, ...]
    refused: tuple[ExtensionRequest, ...]
    settled: Completion | None
    possible: Completion | None
    reopened: Completion | None
    shown: bool


class DeadlineCase(NamedTuple):
    """One deadline during one time as a party, with all that its status depends on.

    ``earliest`` is True for the State's first time as a party; ``following`` is the day on which the next one began.
    """

    facts: Facts
    standing: Standing
    convention: Convention
    clause: Deadline
    participation: TimeAsParty
    earliest: bool
    following: dt.date | None

    @property
    def day(self) -> dt.date:
        """The date asked about."""
        return self.standing.on

    @property
    def seen_on(self) -> dt.date:
        """The last day whose facts may be used."""
        known = self.standing.known_on
        return self.day if known is None else min(self.day, known)

    def obligation(self) -> Obligation:
        """The obligation, as known on the date."""
        clause, participation = self.clause, self.participation
        due = falls_due(clause, participation.start)
        found = Obligation(
            state=self.standing.state,
            convention=self.convention.key,
            on=self.day,
            known_on=self.standing.known_on,
            duty=clause.duty,
            title=clause.title,
            article=clause.article,
            arose=participation.start,
            due=due,
            status=ObligationStatus.RUNNING,
            yearly=bool(clause.yearly),
            sources=tuple(dict.fromkeys((*self.convention.sources, *participation.by.sources))),
        )
        if clause.yearly:
            return self._next(found)
        seen = self._seen()
        extended_to = next((e.until for e in reversed(seen.extensions) if e.until is not None), None)
        found = evolve(
            found,
            extended_to=extended_to,
            extensions=seen.extensions,
            requests=seen.requests,
            completion=seen.settled or seen.reopened or seen.possible,
            fulfilled_on=seen.settled.date if seen.settled else None,
        )
        status, notes = self._judge(seen, found.deadline)
        if seen.settled is None:
            notes += [_refusal(request) for request in seen.refused]
        carried: tuple[_Fact, ...] = (
            *seen.extensions,
            *seen.requests,
            *seen.refused,
            *([found.completion] if found.completion else []),
        )
        cited = (*found.sources, *(id_ for fact in carried for id_ in fact.sources))
        return evolve(found, status=status, notes=tuple(notes), sources=tuple(dict.fromkeys(cited)))

    def _next(self, found: Obligation) -> Obligation:
        """A yearly duty, as it next falls due."""
        due = max(found.due, yearly_from(self.clause, self.day))
        open_ = list(self._open(due))
        status = ObligationStatus.UNDETERMINED if open_ else ObligationStatus.RUNNING
        return evolve(found, due=due, status=status, notes=(*open_, NO_REPORTS))

    def _open(self, deadline: dt.date) -> Iterator[str]:
        """Why it is not known whether the State is bound, or was bound on the deadline."""
        doubtful = self.participation.doubtful
        if doubtful is not None and doubtful <= min(self.day, deadline):
            yield f"From {doubtful} on it is not known whether the convention binds the State."

    def _passed(self, deadline: dt.date) -> bool:
        """Whether the deadline passed before the date asked about, and before the State left."""
        end = self.participation.end
        return deadline < self.day and (end is None or deadline < end)

    def _judge(self, seen: Seen, deadline: dt.date) -> tuple[ObligationStatus, list[str]]:
        """The status, with the notes that explain it."""
        notes = [note for fact in (seen.settled, seen.possible, seen.reopened) if fact for note in _said(fact)]
        if seen.settled is not None:
            return ObligationStatus.FULFILLED, notes
        if open_ := list(self._open(deadline)):
            return ObligationStatus.UNDETERMINED, [*notes, *open_]
        if not self._passed(deadline):
            if seen.possible is not None:
                notes.append("Whether it was fulfilled by then is not known.")
                return ObligationStatus.UNDETERMINED, notes
            return ObligationStatus.RUNNING, [*notes, *_without_a_day(seen.extensions)]
        notes += list(self._doubts(seen, deadline))
        if notes or not seen.shown:
            if not seen.shown:
                notes.append(self._nothing_to_do())
            return ObligationStatus.UNDETERMINED, notes
        if deadline > self.convention.as_of:
            notes.append(f"It passed after {self.convention.as_of}, the date to which the record is complete.")
        return ObligationStatus.PASSED, notes

    def _doubts(self, seen: Seen, deadline: dt.date) -> Iterator[str]:
        """Why it is not known whether a deadline that has passed was extended."""
        yield from _without_a_day(seen.extensions)
        for extension in seen.perhaps:
            if extension.until is None or extension.until >= self.day:
                yield f"Extension {extension}: the date of the decision is not known."
        told = {extension.number for extension in seen.perhaps}
        for request in (request for request in seen.requests if request.number not in told):
            still_to_come = decided_by(request, self.facts) > self.seen_on
            decision = "was still to come" if still_to_come else "is not known"
            yield f"{_request(request)}; the decision {decision} (deadline before: {deadline})."

    def _seen(self) -> Seen:
        """The facts on this deadline, as they were known."""
        certain: list[Extension] = []
        perhaps: list[Extension] = []
        for extension in sorted(self._mine(self.facts.table(Extension)), key=lambda fact: fact.number):
            granted = granted_between(extension, self.facts)
            if granted is not None and not self._in_time_as_party(*granted):
                continue
            if granted is not None and granted[1] <= self.seen_on:
                certain += [*perhaps, extension]  # a later number shows that the earlier ones had been granted
                perhaps = []
            elif granted is None or granted[0] <= self.seen_on:
                perhaps.append(extension)
        last = max((granted[1] for e in certain if (granted := granted_between(e, self.facts))), default=dt.date.min)
        settled, possible, reopened = self._completions(last)
        requests = [
            request
            for request in self._mine(self.facts.table(ExtensionRequest))
            if last < asked_by(request, self.facts) <= self.seen_on
        ]
        refused = [request for request in requests if self._is_refused(request)]
        return Seen(
            extensions=tuple(certain),
            perhaps=tuple(perhaps),
            requests=tuple(request for request in requests if request not in refused),
            refused=tuple(refused),
            settled=settled,
            possible=possible,
            reopened=reopened,
            shown=self._shown(),
        )

    def _is_refused(self, request: ExtensionRequest) -> bool:
        """Whether it was known by then that the extension was not granted."""
        return request.outcome is RequestOutcome.NOT_GRANTED and decided_by(request, self.facts) <= self.seen_on

    def _completions(self, extended: dt.date) -> tuple[Completion | None, Completion | None, Completion | None]:
        """The completion that settles the duty, one that possibly does, and one that was reopened.

        A reopened completion no longer counts once an extension was granted after it.
        """
        settled = possible = reopened = None
        for fact in self._mine(self.facts.table(Completion)):
            when, earliest = fact.latest, fact.earliest
            known_on = self.standing.known_on
            if when is None or not self._in_time_as_party(when.first, when.last):
                continue
            if known_on is not None and known_on < when.first:
                continue
            if fact.reopened is not None and fact.reopened.first <= self.seen_on:
                reopened = fact if extended < when.first else reopened
            elif fact.kind is not CompletionKind.REPORTED and when.last <= self.seen_on:
                settled = settled or fact
            elif earliest is None or earliest.first <= self.seen_on:
                possible = possible or fact
        return settled, (None if settled else possible), (None if settled else reopened)

    def _shown(self) -> bool:
        """Whether the facts known by then show that the State had something to do under this duty."""
        facts, known_on = self.facts, self.standing.known_on or dt.date.max
        figures = (figure for figure in self._figures() if figure.value != 0)
        said_from = (
            *(granted[1] for e in self._mine(facts.table(Extension)) if (granted := granted_between(e, facts))),
            *(asked_by(request, facts) for request in self._mine(facts.table(ExtensionRequest))),
            *(completion.latest.first for completion in self._mine(facts.table(Completion)) if completion.latest),
            *(
                printed.in_force_on.first if printed.in_force_on else dt.date.min
                for printed in self._mine(facts.table(PublishedDeadline))
            ),
            *(figure.as_of.first if figure.as_of else dt.date.min for figure in figures),
        )
        return any(day <= known_on for day in said_from)

    def _nothing_to_do(self) -> str:
        """The note where nothing shows that there was something to do: a figure says so, or no fact is known."""
        known_on = self.standing.known_on or dt.date.max
        for figure in self._figures():
            if figure.as_of is not None and figure.as_of.first <= known_on:
                said = f"{figure.measure.replace('_', ' ')} {figure.as_of}, {figure.amount}"
                return f"According to our data there was nothing to act on: {said} ({', '.join(figure.sources)})."
        return _NOTHING_KNOWN.get(self.clause.duty, _NOTHING_KNOWN[""])

    def _figures(self) -> Iterator[Figure]:
        """The State's figures that show whether there is something to do under the duty."""
        about, measures = (self.standing.state.alpha3, self.convention.key), _SHOWS.get(self.clause.duty, ())
        return (
            figure
            for figure in self.facts.table(Figure)
            if (figure.state, figure.convention) == about and figure.measure in measures
        )

    def _mine(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        """The facts that are about this State, convention and duty."""
        mine = (self.standing.state.alpha3, self.convention.key, self.clause.duty)
        return (fact for fact in facts if (fact.state, fact.convention, fact.duty) == mine)

    def _in_time_as_party(self, first: dt.date, last: dt.date) -> bool:
        """Whether what happened between these dates belongs to this time as a party. The first one has all that came
        before it too.
        """
        begun = self.earliest or last >= self.participation.start
        return begun and (self.following is None or first < self.following)


_SHOWS = {
    "clearance": ("contamination", "mined_area", "new_mined_area"),
    "stockpile_destruction": ("stockpile_declared", "stockpile_remaining", "stockpile_destroyed"),
    "initial_report": ("initial_report_missing",),
}
"""The measures whose figures show that there is something to do under a duty."""

NO_REPORTS = "Reports are not in our data, so whether they were submitted is not known."

_NOTHING_KNOWN = {
    "": "Our data do not say how it was carried out, or whether there was anything to do.",
    "initial_report": NO_REPORTS,
}
"""The note on a deadline that passed of which nothing is known, by duty; the empty one is for all other duties."""


_SAID = {
    CompletionKind.DECLARED: "Declared complete",
    CompletionKind.LISTED: "Listed as complete",
    CompletionKind.REPORTED: "Reported complete, not declared,",
}


def _without_a_day(extensions: tuple[Extension, ...]) -> Iterator[str]:
    """The note that the last extension granted runs to a date that is not known."""
    if extensions and extensions[-1].until is None:
        last = extensions[-1]
        asked = f"; the State had asked for {last.requested_until}" if last.requested_until else ""
        doubt = " (unconfirmed)" if last.unconfirmed else ""
        meeting = f" by the {last.meeting}" if last.meeting else ""
        yield f"Extended{meeting}, to a date that is not known{asked}{doubt}."


def _request(request: ExtensionRequest) -> str:
    """Say that an extension was requested, from whom and to which date where that is known."""
    until = f" to {request.until}" if request.until else ""
    meeting = f" from the {request.meeting}" if request.meeting else ""
    return f"An extension{until} was requested{meeting}"


def _refusal(request: ExtensionRequest) -> str:
    return f"{_request(request)} and not granted. {request.note}".rstrip()


def _said(fact: Completion) -> Iterator[str]:
    """What is known of a completion, in a sentence or two."""
    between = f"between {fact.not_before} and {fact.by}" if fact.not_before else f"by {fact.by}"
    when = f"on {fact.date}" if fact.date else between
    doubt = " (unconfirmed)" if fact.unconfirmed else ""
    yield f"{_SAID[fact.kind]} {when}{doubt}."
    if fact.note:
        yield fact.note
