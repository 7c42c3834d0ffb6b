"""What became of one deadline: its extensions, the requests for them, its completion, and the status that follows.

A fact counts from the date on which it was known, and for the time as a party in which it happened.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from ..facts.knowledge import asked_by, decided_by, granted_between, meeting_of
from ..facts.protocol import Facts
from ..model.conventions import Convention, Deadline
from ..model.implementation import Completion, CompletionKind, Extension, ExtensionRequest, RequestOutcome
from ..standing.answers import Standing
from .deadlines import TimeAsParty, falls_due, yearly_from
from .duty_facts import DutyFacts
from .duty_notes import NO_REPORTS, completed, nothing_to_do, refused, requested, without_a_day
from .obligations import Obligation, ObligationStatus, done_late


class Seen(NamedTuple):
    """The facts about one deadline, as they were known on a date."""

    extensions: tuple[Extension, ...]
    perhaps: tuple[Extension, ...]
    requests: tuple[ExtensionRequest, ...]
    refused: tuple[ExtensionRequest, ...]
    settled: Completion | None
    possible: Completion | None
    reopened: Completion | None

    @property
    def completion(self) -> Completion | None:
        """The completion that counts: the one that settles the duty, that was reopened, or that possibly settles it."""
        return self.settled or self.reopened or self.possible

    @property
    def extended_to(self) -> dt.date | None:
        """The last known date to which the deadline was extended."""
        return next((e.until for e in reversed(self.extensions) if e.until is not None), None)


class Judged(NamedTuple):
    """The status of an obligation, with notes. ``open`` are the notes that say what is not known."""

    status: ObligationStatus
    notes: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


class DeadlineCase(NamedTuple):
    """One deadline during one time as a party, with all that its status depends on.

    ``earliest`` is True for the State's first time as a party; ``following`` is the day on which the next one began.
    ``given`` are the facts about the duty.
    """

    facts: Facts
    standing: Standing
    convention: Convention
    clause: Deadline
    participation: TimeAsParty
    earliest: bool
    following: dt.date | None
    given: DutyFacts

    @property
    def day(self) -> dt.date:
        """The date asked about."""
        return self.standing.on

    @property
    def seen_on(self) -> dt.date:
        """The last day whose facts may be used."""
        known = self.standing.known_on
        return self.day if known is None else min(self.day, known)

    @property
    def due(self) -> dt.date:
        """The day that follows from the clause; for a yearly duty the next one."""
        due = falls_due(self.clause, self.participation.start)
        return max(due, yearly_from(self.clause, self.day)) if self.clause.yearly else due

    def obligation(self) -> Obligation:
        """The obligation, as known on the date, without doubts."""
        clause, seen, judged = self.clause, self.seen(), self.judge()
        perhaps = seen.perhaps if self._passed(seen.extended_to or self.due) else ()
        facts: tuple[Extension | ExtensionRequest, ...] = (*seen.extensions, *perhaps, *seen.requests, *seen.refused)
        cited = [id_ for fact in facts for id_ in fact.sources]
        cited += seen.completion.sources if seen.completion else ()
        return Obligation(
            state=self.standing.state,
            convention=self.convention.key,
            on=self.day,
            known_on=self.standing.known_on,
            as_of=self.convention.as_of,
            duty=clause.duty,
            title=clause.title,
            article=clause.article,
            arose=self.participation.start,
            due=self.due,
            extended_to=seen.extended_to,
            fulfilled_on=seen.settled.date if seen.settled else None,
            status=judged.status,
            yearly=bool(clause.yearly),
            to_do=self.given.to_do,
            extensions=seen.extensions,
            possible_extensions=perhaps,
            requests=seen.requests,
            completion=seen.completion,
            notes=judged.notes,
            sources=tuple(dict.fromkeys((*self.convention.sources, *self.participation.by.sources, *cited))),
        )

    # ---- the status

    def judge(self) -> Judged:
        """The status, with the notes that explain it."""
        if self.clause.yearly:
            open_ = tuple(self._perhaps_not_bound(self.due))
            status = ObligationStatus.UNDETERMINED if open_ else ObligationStatus.RUNNING
            return Judged(status, (*open_, NO_REPORTS), open_)
        seen = self.seen()
        deadline = seen.extended_to or self.due
        if seen.settled is not None:
            return self._fulfilled(seen, deadline)
        judged = self._bound(seen, deadline)
        return judged._replace(notes=(*judged.notes, *map(refused, seen.refused)))

    def _fulfilled(self, seen: Seen, deadline: dt.date) -> Judged:
        """The status of a duty that is fulfilled. A later request is told, and whether the date is that of the work."""
        assert seen.settled is not None
        notes = [*completed(seen.settled), *without_a_day(seen.extensions), *self._pending(seen, deadline)]
        if done_late(seen.settled, deadline, seen.extensions) is None:
            extended = bool(seen.extensions) and seen.extensions[-1].until is None
            notes.append(f"Whether it was done by {'the extended deadline' if extended else deadline} is not known.")
        return Judged(ObligationStatus.FULFILLED, tuple(notes))

    def _bound(self, seen: Seen, deadline: dt.date) -> Judged:
        """The status of a duty that is not known to be fulfilled."""
        told = [note for fact in (seen.possible, seen.reopened) if fact for note in completed(fact)]
        open_ = list(self._perhaps_not_bound(deadline))
        if open_:
            return Judged(ObligationStatus.UNDETERMINED, (*told, *open_), tuple(open_))
        reopened = [f"Something left to do was reported in {seen.reopened.reopened}."] if seen.reopened else []
        open_ += ["Whether it was fulfilled by then is not known."] if seen.possible else []
        if not self._passed(deadline):
            status = ObligationStatus.UNDETERMINED if seen.possible else ObligationStatus.RUNNING
            open_ += without_a_day(seen.extensions)
            return Judged(status, (*told, *reopened, *open_, *self._pending(seen, deadline)), tuple(open_))
        open_ += [*reopened, *without_a_day(seen.extensions), *self._perhaps_granted(seen)]
        open_ += self._pending(seen, deadline)
        if self.given.to_do is not True:
            open_.append(nothing_to_do(self.clause.duty, self.given.dated_figure))
        if open_:
            return Judged(ObligationStatus.UNDETERMINED, (*told, *open_), tuple(open_))
        as_of = self.convention.as_of
        beyond = (f"It passed after {as_of}, the date to which the record is complete.",) if deadline > as_of else ()
        return Judged(ObligationStatus.PASSED, (*told, *beyond))

    def _perhaps_not_bound(self, deadline: dt.date) -> Iterator[str]:
        """Why it is not known whether the State is bound, or was bound on the deadline."""
        doubtful = self.participation.doubtful
        if doubtful is not None and doubtful <= min(self.day, deadline):
            yield f"From {doubtful} on it is not known whether the convention binds the State."

    def _passed(self, deadline: dt.date) -> bool:
        """Whether the deadline passed before the date asked about, and before the State left."""
        end = self.participation.end
        return deadline < self.day and (end is None or deadline < end)

    def _perhaps_granted(self, seen: Seen) -> Iterator[str]:
        """The extensions that may have been granted by then, and would still run."""
        for extension in seen.perhaps:
            if extension.until is None or extension.until >= self.day:
                yield f"Extension {extension}: the date of the decision is not known."

    def _pending(self, seen: Seen, deadline: dt.date) -> Iterator[str]:
        """The requests on which no decision was known."""
        told = {extension.number for extension in seen.perhaps}
        for request in (request for request in seen.requests if request.number not in told):
            yield f"{requested(request)}; the decision {self._decision(request)} (deadline before: {deadline})."

    def _decision(self, request: ExtensionRequest) -> str:
        named_later = request.meeting and meeting_of(request, self.facts) is None and self.standing.known_on is not None
        if named_later:
            return f"was not known on {self.seen_on}"
        return "was still to come" if decided_by(request, self.facts) > self.seen_on else "is not known"

    # ---- the facts that count

    def seen(self) -> Seen:
        """The facts on this deadline, as they were known."""
        certain: list[Extension] = []
        perhaps: list[Extension] = []
        for extension in self.given.extensions:
            granted = granted_between(extension, self.facts)
            if granted is not None and not self.in_time_as_party(*granted):
                continue
            if granted is not None and granted[1] <= self.seen_on:
                certain += [*perhaps, extension]  # a later number shows that the earlier ones had been granted
                perhaps = []
            elif granted is None or granted[0] <= self.seen_on:
                perhaps.append(extension)
        last = max((granted[1] for e in certain if (granted := granted_between(e, self.facts))), default=dt.date.min)
        settled, possible, reopened = self._completions(last)
        requests = [request for request in self.given.requests if last < asked_by(request, self.facts) <= self.seen_on]
        refused_ = [request for request in requests if self._is_refused(request)]
        return Seen(
            extensions=tuple(certain),
            perhaps=tuple(perhaps),
            requests=tuple(request for request in requests if request not in refused_),
            refused=tuple(refused_),
            settled=settled,
            possible=possible,
            reopened=reopened,
        )

    def _is_refused(self, request: ExtensionRequest) -> bool:
        """Whether it was known by then that the extension was not granted."""
        return request.outcome is RequestOutcome.NOT_GRANTED and decided_by(request, self.facts) <= self.seen_on

    def _completions(self, extended: dt.date) -> tuple[Completion | None, Completion | None, Completion | None]:
        """The completion that settles the duty, one that possibly does, and one that was reopened.

        A reopened completion no longer counts once an extension was granted after it.
        """
        settled = possible = reopened = None
        for fact in self.given.completions:
            when, earliest = fact.latest, fact.earliest
            if when is None or not self.in_time_as_party(when.first, when.last):
                continue
            if fact.reopened is not None and fact.reopened.first <= self.seen_on:
                reopened = fact if extended < when.first else reopened
            elif fact.kind is not CompletionKind.REPORTED and when.last <= self.seen_on:
                settled = settled or fact
            elif earliest is None or earliest.first <= self.seen_on:
                possible = possible or fact
        return settled, (None if settled else possible), (None if settled else reopened)

    def in_time_as_party(self, first: dt.date, last: dt.date) -> bool:
        """Whether what happened between these dates belongs to this time as a party. The first one has all that came
        before it too.
        """
        begun = self.earliest or last >= self.participation.start
        return begun and (self.following is None or first < self.following)
