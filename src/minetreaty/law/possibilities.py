"""What the record leaves open about one State, decided in every way that it can be.

Open is the date of an act that has none, which cannot lie in the time to which the record is complete, because the act
would be in it; whether an armed conflict prevents a notice from taking effect; on which date a State left that had left
by the date of its act; and for whom a convention is in force whose clauses on that are not given.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from attrs import evolve

from ..model.acts import CONSENTS, Act, ActKind, AnyAct, UndatedAct
from ..model.conventions import Convention, Delay, EntryIntoForce, EntryIntoForceForState
from ..model.days import ONE_DAY
from ..model.statuses import Status
from . import effects
from .participations import Situation, derive, on_day, steps
from .steps import Step

MOVES_STATUS = CONSENTS | {ActKind.SIGNATURE, ActKind.WITHDRAWAL, ActKind.WITHDRAWAL_REVOCATION}

ASSUMED = "assumed"

MOST_WAYS = 243
"""More ways to decide what is open about one State are too many to try: then nothing is determined from the first day
on. It is enough for five acts without a day."""


def earliest_day(convention: Convention, act: UndatedAct) -> dt.date:
    """The first day on which the act can have been received: in its month or year, after the record's last day."""
    return max(act.when.first, convention.as_of + ONE_DAY)


class Loose(NamedTuple):
    """An act that was received on some day from `first` to `last`, both included, or, unless `certain`, not by the day
    of knowledge.
    """

    act: AnyAct
    first: dt.date
    last: dt.date
    certain: bool

    def received(self, day: dt.date) -> tuple[dt.date | None, ...]:
        """When it may have been received by `day`, at the extremes; None: not yet."""
        if day < self.first:
            return (None,)
        days: tuple[dt.date | None, ...] = (self.first,) if day == self.first else (self.first, min(day, self.last))
        return days if self.certain and day >= self.last else (*days, None)


class Question(NamedTuple):
    """What the record leaves open: from `start` on the status may depend on it."""

    start: dt.date
    act: AnyAct
    article: str


def loose_acts(situation: Situation, undated: Iterable[UndatedAct]) -> list[Loose]:
    """Those that move a status and can have been received after the record's last day, and by the day of knowledge."""
    found: list[Loose] = []
    for act in undated:
        first, last = earliest_day(situation.of(act).convention, act), act.when.last
        by = last if situation.known_on is None else min(last, situation.known_on)
        if act.kind in MOVES_STATUS and first <= by:
            found.append(Loose(act, first, by, certain=by == last))
    return found


def _left_by_then(situation: Situation, acts: Sequence[Act]) -> list[Loose]:
    """The withdrawals that had taken effect by the date of the act: on any date after the act before it."""
    found: list[Loose] = []
    for act in acts:
        if act.kind is ActKind.WITHDRAWAL and act.date_basis == "latest":
            own = [
                other.date
                for other in acts
                if other.convention == act.convention and other.kind in MOVES_STATUS and other.date < act.date
            ]
            found.append(Loose(act, max(own, default=act.date - ONE_DAY) + ONE_DAY, act.date, certain=True))
    return found


def _situations(situation: Situation) -> tuple[Situation, ...]:
    """The situation, and another one where it is not known whether the convention is in force.

    Consents without a date may have brought it into force: then also the earliest date. Where the clauses on entry into
    force are not given, it may be in force for a State as soon as possible: not before the printed date, nor on dates
    on which the depositary prints that it is not.
    """
    convention = situation.convention
    if situation.may_enter is not None:
        return situation, situation._replace(convention=evolve(convention, in_force=situation.may_enter))
    if effects.tells_entry_into_force(convention):
        return (situation,)
    earliest = convention.as_of + ONE_DAY if convention.published_not_in_force else dt.date.min
    given = evolve(
        convention,
        entry_into_force=EntryIntoForce(article=effects.NOT_GIVEN, deposits=1, delay=Delay()),
        entry_into_force_for_state=EntryIntoForceForState(article=effects.NOT_GIVEN, delay=Delay()),
        in_force=convention.published_in_force or earliest,
        signature=convention.signature and evolve(convention.signature, open_ended=True),
    )
    return situation, situation._replace(convention=given)


def fold(situation: Situation, acts: Sequence[Act], undated: Iterable[UndatedAct] = ()) -> tuple[Step, ...]:
    """The steps of one State's status, UNDETERMINED wherever the ways to decide what is open differ.

    `acts` and `undated` are the State's own under the convention and under those it hangs on.
    """
    left = _left_by_then(situation, acts)
    loose = [*loose_acts(situation, undated), *left]
    hanging = [act for act in acts if situation.hanging(act)]
    if not (loose or hanging) and len(_situations(situation)) == 1:
        return steps(derive(situation, acts))
    acts = [act for act in acts if all(act is not item.act for item in left)]
    questions = _questions(situation, acts, loose, hanging)
    if _number_of_ways(situation, acts, loose, hanging) > MOST_WAYS:
        return _undetermined_from(questions[0], steps(derive(situation, acts)))
    changes: list[Step] = []
    for day in _turns(situation, acts, loose):
        ways = _ways(situation, acts, loose, [item.received(day) for item in loose])
        changes.append(_combined(ways, day, questions))
    return _without_repetition(changes)


def _questions(
    situation: Situation, acts: Sequence[Act], loose: Sequence[Loose], hanging: Sequence[Act]
) -> list[Question]:
    questions = [Question(item.first, item.act, situation.article(item.act)) for item in loose]
    for other in _situations(situation)[1:]:
        consents = (act for act in acts if act.kind in CONSENTS and act.convention == situation.convention.key)
        for act in consents:
            effect = other.effect(act)
            questions.append(Question(effect.date or act.date, act, effect.article))
    for act in hanging:
        questions.append(Question(situation.effect(act).computed or act.date, act, situation.article(act)))
    return sorted(questions, key=lambda question: question.start)


def _number_of_ways(situation: Situation, acts: Sequence[Act], loose: Sequence[Loose], hanging: Sequence[Act]) -> int:
    """Three dates for each act without one, and each answer to what a notice hangs on."""
    notices = [*hanging, *(on_day(item.act, item.first) for item in loose)]
    answers = (len(_answered(situation, act, acts)) for act in notices)
    return prod((3 ** len(loose), *answers, len(_situations(situation))))


def _undetermined_from(first: Question, surely: Sequence[Step]) -> tuple[Step, ...]:
    anything = tuple(status for status in Status if status is not Status.UNDETERMINED)
    before = [step for step in surely if step.start < first.start]
    return (*before, Step(first.start, Status.UNDETERMINED, first.act, first.article, anything))


def _turns(situation: Situation, acts: Sequence[Act], loose: Sequence[Loose]) -> list[dt.date]:
    """The dates on which what is possible may change."""
    extremes = _ways(situation, acts, loose, [(item.first, item.last, None) for item in loose])
    turns = {step.start for way in extremes for step in way}
    turns.update(day for item in loose for day in (item.first, item.last))
    return sorted(turns)


def _combined(ways: Sequence[tuple[Step, ...]], day: dt.date, questions: Sequence[Question]) -> Step:
    """What all ways say of a date together: one status, or what is possible."""
    could_be = {status for way in ways for status in possible_at(way, day)}
    possible = tuple(status for status in Status if status in could_be)
    if len(possible) == 1:
        made = [step for way in ways for step in way if step.start == day and step.status is possible[0]]
        lasting = [way[place - 1] for way in ways if (place := bisect_right(way, day, key=_start))]
        settled = (made or lasting)[:1]
        if settled:
            return settled[0]._replace(start=day)
    asked = [question for question in questions if question.start <= day] or list(questions[:1])
    if len(possible) == 1:
        return Step(day, possible[0], asked[-1].act, asked[-1].article)
    return Step(day, Status.UNDETERMINED, asked[-1].act, asked[-1].article, possible)


def _without_repetition(changes: Iterable[Step]) -> tuple[Step, ...]:
    """Without the steps that change nothing."""
    kept: list[Step] = []
    for step in changes:
        before = (kept[-1].status, kept[-1].possible) if kept else (Status.OUTSIDE, ())
        if (step.status, step.possible) != before:
            kept.append(step)
    return tuple(kept)


def _start(step: Step) -> dt.date:
    return step.start


def possible_at(changes: Sequence[Step], day: dt.date) -> tuple[Status, ...]:
    """What the status may be on `day`: one, where it is determined."""
    place = bisect_right(changes, day, key=_start)
    return changes[place - 1].possible or (changes[place - 1].status,) if place else (Status.OUTSIDE,)


def _ways(
    situation: Situation, acts: Sequence[Act], loose: Sequence[Loose], days: Sequence[tuple[dt.date | None, ...]]
) -> list[tuple[Step, ...]]:
    """The steps for each choice among the days of the loose acts, and for each answer to what notices hang on."""
    folded: list[tuple[Step, ...]] = []
    for chosen in product(*days):
        meant: dict[Act, AnyAct] = {
            on_day(item.act, day): item.act for item, day in zip(loose, chosen, strict=True) if day
        }
        everything = (*acts, *meant)
        for answered in product(*(_answered(situation, act, everything) for act in everything)):
            asked: dict[AnyAct, AnyAct] = {act: meant.get(given, given) for act, given in answered}
            for here in _situations(situation):
                way = steps(derive(here, [act for act, _ in answered]))
                folded.append(tuple(step._replace(act=asked.get(step.act, step.act)) for step in way))
    return folded


def _answered(situation: Situation, act: Act, acts: Sequence[Act]) -> list[tuple[Act, Act]]:
    """The act with each answer to what it hangs on, beside the act itself."""
    if not situation.hanging(act):
        return [(act, act)]
    answers = [evolve(act, armed_conflict=engaged) for engaged in (False, True)]
    ended = (evolve(act, effect=day, effect_sources=(ASSUMED,)) for day in _ends_of_conflict(situation, act, acts))
    return [(answer, act) for answer in (*answers, *ended)]


def _ends_of_conflict(situation: Situation, act: Act, acts: Sequence[Act]) -> list[dt.date]:
    """The dates after the period of notice on which it matters that the conflict ends: those of later acts."""
    expires = situation.effect(act).computed
    later = {other.date for other in acts if expires is not None and other.date > expires}
    return sorted(later | {day + ONE_DAY for day in later})
