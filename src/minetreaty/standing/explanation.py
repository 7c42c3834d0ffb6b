"""Standing with its reasons: builds the answers that say why."""

from __future__ import annotations

import datetime as dt

from attrs import evolve

from ..law.participations import Participations
from ..law.periods import periods
from ..law.possibilities import earliest_day
from ..law.steps import Step
from ..model.acts import Act, ActKind, AnyAct, UndatedAct
from ..model.days import ONE_DAY
from ..model.states import State
from ..model.statuses import Status
from . import doubts
from .answers import Explanation, History, Provisional, Reason, Scheduled, Standing, StatusTransition
from .dates import StateDates
from .ledger import Ledger
from .sentences import RETURN, sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..facts.protocol import Facts


def transitions(ledger: Ledger, state: State) -> tuple[StatusTransition, ...]:
    """Every change of the State's status, in order."""
    changes: list[StatusTransition] = []
    before = Status.OUTSIDE
    for step in ledger.steps.get(state.alpha3, ()):
        if step.status is not before and (state.until is None or step.start < state.until):
            changes.append(
                StatusTransition(
                    state=state,
                    convention=ledger.convention.key,
                    date=step.start,
                    before=before,
                    after=step.status,
                    act=step.act,
                    article=step.article,
                    doubts=doubts.at_change(ledger, state, step.start),
                )
            )
        before = step.status
    return tuple(changes)


def history(ledger: Ledger, state: State) -> History:
    """The whole line of the State's standing."""
    timeline = ledger.timeline[state.alpha3]
    return History(
        state=state,
        convention=ledger.convention.key,
        periods=tuple(
            evolve(period, doubts=doubts.within(ledger, state, period.start, period.end))
            for period in periods(timeline)
        ),
        transitions=transitions(ledger, state),
        acts=ledger.acts_of(state.alpha3),
    )


def standing(ledger: Ledger, state: State, day: dt.date, known_on: dt.date | None) -> Standing:
    """How the State stands on that day. The day must be in the State's own time."""
    steps = ledger.steps.get(state.alpha3, ())
    past = [step for step in steps if step.start <= day]
    current = past[-1] if past else None
    period = next(p for p in periods(ledger.timeline[state.alpha3]) if p.end is None or day < p.end)
    seen_from = day if known_on is None else min(day, known_on)
    given = ledger.participations(state.alpha3)
    dates = StateDates(ledger, state.alpha3, steps, given).by(day)
    return Standing(
        state=state,
        convention=ledger.convention.key,
        on=day,
        known_on=known_on,
        status=current.status if current else Status.OUTSIDE,
        since=period.start,
        until=period.end,
        signed_on=dates.signed_on,
        consented_on=dates.consented_on,
        in_force_from=dates.in_force_from,
        withdrawal_effective=dates.withdrawal_effective,
        scheduled=_scheduled(ledger, steps, seen_from),
        provisional=_provisional(ledger, state, given, day),
        possible=current.possible if current else (),
        open=_open(ledger, state, day),
        reasons=_reasons(ledger, past, state, day),
        doubts=doubts.on_day(ledger, state, day),
    )


def _scheduled(ledger: Ledger, steps: tuple[Step, ...], seen_from: dt.date) -> tuple[Scheduled, ...]:
    clause = ledger.convention.withdrawal
    return tuple(
        Scheduled(
            date=step.start,
            status=step.status,
            act=step.act,
            article=step.article,
            condition=clause.condition if clause and step.act.kind is ActKind.WITHDRAWAL else "",
        )
        for step in steps
        if step.start > seen_from and isinstance(step.act, Act) and step.act.date <= seen_from
    )


def _provisional(ledger: Ledger, state: State, given: Participations, day: dt.date) -> Provisional | None:
    """What the State applies provisionally on that day, by its last declaration, until entry into force for it."""
    clause = ledger.convention.provisional_application
    if clause is None:
        return None
    for act in reversed(ledger.acts):
        if act.kind is not ActKind.PROVISIONAL_APPLICATION or act.state != state.alpha3 or act.date > day:
            continue
        # Of two consents, the later one still waits for entry into force: from when the earlier one ends.
        waiting = [item for item in given.each if not item.ended(act.date)][-1:]
        since = max([act.date, *(item.start for item in waiting if item.start)])
        until = next((item.in_force or (item.end and item.end.date) for item in waiting), None)
        if day < since or (until is not None and until <= day):
            return None
        return Provisional(scope=act.scope or clause.scope, since=since, until=until, act=act, article=clause.article)
    return None


def _open(ledger: Ledger, state: State, day: dt.date) -> tuple[UndatedAct, ...]:
    return tuple(
        act
        for act in ledger.undated_of(state.alpha3)
        if earliest_day(ledger.situation(state.alpha3).of(act).convention, act) <= day
    )


def _reasons(ledger: Ledger, past: list[Step], state: State, day: dt.date) -> tuple[Reason, ...]:
    if past:
        return tuple(_reason(ledger, step, state) for step in past)
    convention = ledger.convention
    if day < convention.adopted:
        text = f"{convention.short_title} was adopted on {convention.adopted}: it did not exist on {day}."
    else:
        text = f"The record has no act of {state.name} under the {convention.short_title} by {day}."
    return (Reason(date=None, status=Status.OUTSIDE, text=text),)


def _reason(ledger: Ledger, step: Step, state: State) -> Reason:
    return Reason(
        date=step.start, status=step.status, text=sentence(ledger, step, state), act=step.act, article=step.article
    )


def explain(facts: Facts, ledger: Ledger, state: State, day: dt.date, known_on: dt.date | None) -> Explanation:
    """Why the State stands as it does on that day."""
    from ..model.sources import Disagreement

    answer = standing(ledger, state, day, known_on)
    used = {id(reason.act) for reason in answer.reasons}
    own = [act for act in ledger.acts_of(state.alpha3) if id(act) not in used and _seen(ledger, act, day)]
    everyone: tuple[AnyAct, ...] = (*ledger.acts, *ledger.undated)
    about = [
        act
        for act in everyone
        if act.target is not None and act.target.state == state.alpha3 and act.state != state.alpha3
        if _seen(ledger, act, day)
    ]
    differing = tuple(
        item
        for item in facts.table(Disagreement)
        if item.convention == ledger.convention.key and item.state == state.alpha3 and item.date <= day.isoformat()
    )
    cited = dict.fromkeys(
        id_
        for act in (*(reason.act for reason in answer.reasons if reason.act), *own, *about)
        for id_ in (*act.sources, *(act.effect_sources if isinstance(act, Act) else ()))
    )
    cited.update(dict.fromkeys(id_ for item in differing for id_ in item.sources))
    return Explanation(
        standing=answer,
        steps=answer.reasons,
        other_acts=(*own, *about),
        disagreements=differing,
        sources=tuple(facts.sources[id_] for id_ in cited if id_ in facts.sources),
        notes=_notes(ledger, answer, [*own, *about]),
    )


def _seen(ledger: Ledger, act: AnyAct, day: dt.date) -> bool:
    return (act.date if isinstance(act, Act) else act.when.first) <= day


def _notes(ledger: Ledger, answer: Standing, others: list[AnyAct]) -> tuple[str, ...]:
    convention = ledger.convention
    notes: list[str] = []
    for item in answer.scheduled:
        condition = f", {item.condition}" if item.condition else ""
        notes.append(f"From {item.date} on: {item.status} ({item.article}{condition}).")
    if answer.provisional:
        given = answer.provisional
        notes.append(
            f"Applied provisionally from {given.since} until entry into force: {given.scope} ({given.article})."
        )
    kinds = {act.kind for act in others}
    if kinds & {ActKind.RESERVATION, ActKind.OBJECTION}:
        notes.append(
            "A reservation, and objections to it, change no status; what they change between two States follows from "
            "VCLT Arts. 20 and 21."
        )
    if ActKind.COMMUNICATION in kinds:
        notes.append("A communication, and the positions of others on it, change no status; the record takes no side.")
        if convention.note:
            notes.append(convention.note)
    if answer.status is Status.WITHDRAWN:
        notes.append(RETURN)
        clause = convention.withdrawal
        if clause and clause.remains:
            notes.append(f"What remains: {clause.remains} ({clause.remains_article}).")
    if answer.beyond_record:
        after = convention.as_of + ONE_DAY
        notes.append(f"The record is complete to {convention.as_of}; acts from {after} on may be missing.")
    if answer.known_on:
        notes.append(f"Answered from the acts received by {answer.known_on}.")
    return tuple(notes)
