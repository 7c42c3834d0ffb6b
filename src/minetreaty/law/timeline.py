"""Standing: how the acts of one State and the law of one convention make a status that changes over time."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple, TypeAlias

from attrs import evolve

from ..model.acts import CONSENTS, Act, ActKind, AnyAct, UndatedAct, act_order
from ..model.conventions import Convention
from ..model.days import ONE_DAY
from ..model.statuses import Status
from . import effects as law


class Step(NamedTuple):
    """From `start` on the status is this, because of the act under the article."""

    start: dt.date
    status: Status
    act: AnyAct
    article: str
    possible: tuple[Status, ...] = ()


Line: TypeAlias = tuple[tuple[dt.date, ...], tuple["Status | None", ...]]
"""One State's statuses for bisection: starts and statuses, where ``statuses[0]`` holds before ``starts[0]``.

None is a time in which the State was not in the universe.
"""


class Bounds(NamedTuple):
    """A State's own time in the universe, [since, until)."""

    since: dt.date | None = None
    until: dt.date | None = None

    def hold(self, day: dt.date) -> bool:
        """Whether the day lies in that time."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


UNBOUNDED = Bounds()


class Docket(NamedTuple):
    """What is needed to fold one State's acts: the convention with its entry into force, the State's time, and the day
    by which acts must have been received (None: any).
    """

    convention: Convention
    bounds: Bounds
    kinds_of: law.KindsOf
    known_on: dt.date | None = None

    def effect(self, act: Act) -> law.Effect:
        """When the State's act takes effect under the convention."""
        convention, since = self.convention, self.bounds.since
        return law.effect(convention, act, in_force=convention.in_force, succeeded=since, kinds_of=self.kinds_of)

    def hanging(self, act: Act) -> bool:
        """Whether it is a notice whose effect hangs on an armed conflict of which nothing is said."""
        if act.kind is not ActKind.WITHDRAWAL or act.armed_conflict is not None:
            return False
        effect = self.effect(act)
        return effect.date is None and effect.computed is not None


def fold(docket: Docket, acts: Iterable[Act]) -> tuple[Step, ...]:
    """The steps of one State's standing. Acts without lawful effect make no step; examination reports them.

    `acts` are the State's own, with those notices under a parent convention that count here too (CCW Art. 9(3)). A
    notice that hangs on an armed conflict takes no effect; `fold_every_way` folds both answers.
    """
    convention = docket.convention
    steps: list[Step] = []
    pending: list[Step] = []
    for act in sorted(acts, key=act_order):
        _settle(steps, pending, act.date)
        status = steps[-1].status if steps else Status.OUTSIDE
        if act.kind is ActKind.SIGNATURE:
            if status is Status.OUTSIDE and law.signature_is_open(convention, act.date, convention.in_force):
                steps.append(Step(act.date, Status.SIGNATORY, act, _article(docket, act)))
        elif act.kind in CONSENTS:
            if status in _MAY_CONSENT:
                _consent(docket, act, steps, pending)
        elif act.kind is ActKind.WITHDRAWAL:
            if status is Status.PARTY or (status is Status.CONTRACTING and act.convention != convention.key):
                _give_notice(docket, act, status, steps, pending)
        elif act.kind is ActKind.WITHDRAWAL_REVOCATION:
            _revoke(act, status, steps, pending)
    steps.extend(sorted(pending, key=lambda step: step.start))
    return _by_day(steps)


_MAY_CONSENT = (Status.OUTSIDE, Status.SIGNATORY, Status.WITHDRAWN)


def _article(docket: Docket, act: Act) -> str:
    clause = docket.convention.signature if act.kind is ActKind.SIGNATURE else docket.convention.consent
    return "" if clause is None else clause.article


def _settle(steps: list[Step], pending: list[Step], day: dt.date) -> None:
    """Moves what has taken effect by `day` from `pending` to `steps`."""
    due = sorted((step for step in pending if step.start <= day), key=lambda step: step.start)
    steps.extend(due)
    pending[:] = [step for step in pending if step.start > day]


def _consent(docket: Docket, act: Act, steps: list[Step], pending: list[Step]) -> None:
    effect = docket.effect(act)
    succession = act.kind is ActKind.SUCCESSION
    start = docket.bounds.since or act.date if succession else act.date
    steps.append(Step(start, Status.CONTRACTING, act, law.SUCCESSION if succession else _article(docket, act)))
    if effect.date is not None:
        pending.append(Step(max(start, effect.date), Status.PARTY, act, effect.article))


def _give_notice(docket: Docket, act: Act, status: Status, steps: list[Step], pending: list[Step]) -> None:
    effect = docket.effect(act)
    if effect.computed is None and effect.date is None:
        return  # no clause on leaving, and nobody shows an effect: it has none
    if status is Status.PARTY:
        steps.append(Step(act.date, Status.WITHDRAWING, act, effect.article))
    pending[:] = [step._replace(status=Status.WITHDRAWING) for step in pending]
    if effect.date is not None:
        pending.append(Step(effect.date, Status.WITHDRAWN, act, effect.article))


def _revoke(act: Act, status: Status, steps: list[Step], pending: list[Step]) -> None:
    """Takes back a notice that has not taken effect: what was to come before it comes after all."""
    coming = (Status.PARTY, Status.WITHDRAWING)
    pending[:] = [step._replace(status=Status.PARTY) for step in pending if step.status in coming]
    if status is Status.WITHDRAWING:
        steps.append(Step(act.date, Status.PARTY, act, law.REVOCATION))


def _by_day(steps: Sequence[Step]) -> tuple[Step, ...]:
    """One step a day (the last of it), and none that changes nothing."""
    by_day = {step.start: step for step in sorted(steps, key=lambda step: step.start)}
    kept: list[Step] = []
    for step in by_day.values():
        before = (kept[-1].status, kept[-1].possible) if kept else (Status.OUTSIDE, ())
        if (step.status, step.possible) != before:
            kept.append(step)
    return tuple(kept)


def possible_at(steps: Sequence[Step], day: dt.date) -> tuple[Status, ...]:
    """What the status may be on `day`: one, where it is determined."""
    place = bisect_right(steps, day, key=lambda step: step.start)
    return steps[place - 1].possible or (steps[place - 1].status,) if place else (Status.OUTSIDE,)


MOVES_STATUS = CONSENTS | {ActKind.SIGNATURE, ActKind.WITHDRAWAL, ActKind.WITHDRAWAL_REVOCATION}


def earliest_day(convention: Convention, act: UndatedAct) -> dt.date:
    """The first day on which the act can have been received: in its month or year, after the record's last day."""
    return max(act.when.first, convention.as_of + ONE_DAY)


class Loose(NamedTuple):
    """An act that was received on some day from `first` to `last`, both included, or, unless `certain`, not by the day
    of knowledge.
    """

    act: UndatedAct
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
    """What the record leaves open: from `start` on the standing may hang on it."""

    start: dt.date
    act: AnyAct
    article: str


MOST_WAYS = 243
"""More ways to decide what is open about one State are too many to try: then nothing is determined from the first day
on. It is enough for five acts without a day."""


def fold_every_way(docket: Docket, acts: Sequence[Act], undated: Iterable[UndatedAct] = ()) -> tuple[Step, ...]:
    """The steps where something is open: UNDETERMINED wherever the ways to decide it differ.

    Open is the day of an act without one, which cannot lie in the time to which the record is complete, for the act
    would be in it; and whether an armed conflict stands in the way of a notice.
    """
    loose = loose_acts(docket.convention, undated, docket.known_on)
    hanging = [act for act in acts if docket.hanging(act)]
    if not (loose or hanging):
        return fold(docket, acts)
    earliest = [_on_day(item.act, item.first) for item in loose]
    questions = [
        Question(act.date, item.act, docket.effect(act).article) for item, act in zip(loose, earliest, strict=True)
    ]
    for act in hanging:
        effect = docket.effect(act)
        questions.append(Question(effect.computed or act.date, act, effect.article))
    questions.sort(key=lambda question: question.start)
    if 3 ** len(loose) * 2 ** (len(hanging) + sum(map(docket.hanging, earliest))) > MOST_WAYS:
        first = questions[0]
        surely = [step for step in fold(docket, acts) if step.start < first.start]
        anything = tuple(status for status in Status if status is not Status.UNDETERMINED)
        return (*surely, Step(first.start, Status.UNDETERMINED, first.act, first.article, anything))
    extremes = _ways(docket, acts, loose, [(item.first, item.last, None) for item in loose])
    turns = {step.start for steps in extremes for step in steps}
    turns.update(day for item in loose for day in (item.first, item.last))
    kept: list[Step] = []
    for day in sorted(turns):
        ways = _ways(docket, acts, loose, [item.received(day) for item in loose])
        could_be = {status for steps in ways for status in possible_at(steps, day)}
        possible = tuple(status for status in Status if status in could_be)
        if len(possible) == 1:
            kept.extend([step for steps in ways for step in steps if step.start == day][:1])
        else:
            asked = [question for question in questions if question.start <= day][-1]
            kept.append(Step(day, Status.UNDETERMINED, asked.act, asked.article, possible))
    return _by_day(kept)


def loose_acts(convention: Convention, undated: Iterable[UndatedAct], known_on: dt.date | None) -> list[Loose]:
    """Those that move a status and can have been received after the record's last day, and by the day of knowledge."""
    found: list[Loose] = []
    for act in undated:
        first, last = earliest_day(convention, act), act.when.last
        by = last if known_on is None else min(last, known_on)
        if act.kind in MOVES_STATUS and first <= by:
            found.append(Loose(act, first, by, certain=by == last))
    return found


def _ways(
    docket: Docket, acts: Sequence[Act], loose: Sequence[Loose], days: Sequence[tuple[dt.date | None, ...]]
) -> list[tuple[Step, ...]]:
    """The steps for each choice among the days of the loose acts, and for each answer to what notices hang on."""
    folded: list[tuple[Step, ...]] = []
    for chosen in product(*days):
        stands_for: dict[Act, AnyAct] = {
            _on_day(item.act, day): item.act for item, day in zip(loose, chosen, strict=True) if day
        }
        for answered in product(*(_answered(docket, act) for act in (*acts, *stands_for))):
            steps = fold(docket, [act for act, _ in answered])
            meant: dict[AnyAct, AnyAct] = {act: stands_for.get(asked, asked) for act, asked in answered}
            folded.append(tuple(step._replace(act=meant.get(step.act, step.act)) for step in steps))
    return folded


def _answered(docket: Docket, act: Act) -> list[tuple[Act, Act]]:
    """The act with each answer to what it hangs on, beside the act itself."""
    if docket.hanging(act):
        return [(evolve(act, armed_conflict=engaged), act) for engaged in (False, True)]
    return [(act, act)]


def _on_day(act: UndatedAct, day: dt.date) -> Act:
    return Act(state=act.state, convention=act.convention, kind=act.kind, date=day, sources=act.sources)
