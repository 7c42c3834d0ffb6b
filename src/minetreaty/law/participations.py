"""Memberships: when a State consented to be bound, from when the convention binds it, and when that ends.

One convention, one State, and acts whose dates and conditions are all decided; `possibilities` decides what is open in
every way that it can be. When a State leaves and returns, one participation follows another.
A participation under a protocol or an amendment rests on one under the parent convention, and ends with it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from attrs import Factory, define, evolve

from ..model.acts import CONSENTS, Act, ActKind, AnyAct, act_order
from ..model.conventions import Convention
from ..model.statuses import Status
from . import effects
from .steps import Bounds, Step


class Situation(NamedTuple):
    """What is needed to read one State's acts: the convention with its entry into force, when the State exists and
    which date it succeeded to another, the day by which acts must have been received (None: any), the same for the
    convention that this one hangs on, and the dates on which it may have entered into force by consents without a date:
    the first, and the last (None: perhaps never). No dates: nothing is open about its entry into force.
    """

    convention: Convention
    bounds: Bounds
    succeeded: dt.date | None
    kinds_of: effects.KindsOf
    known_on: dt.date | None = None
    parent: Situation | None = None
    may_enter: tuple[dt.date | None, ...] = ()

    def of(self, act: AnyAct) -> Situation:
        """The situation under the convention of the act: this one, or that of a convention it hangs on."""
        if self.parent is None or act.convention == self.convention.key:
            return self
        return self.parent.of(act)

    def effect(self, act: Act) -> effects.Effect:
        """When the State's act takes effect under its convention."""
        here = self.of(act)
        convention = here.convention
        return effects.effect(
            convention, act, in_force=convention.in_force, succeeded=self.succeeded, kinds_of=self.kinds_of
        )

    def article(self, act: AnyAct) -> str:
        """The article under which the effect of the act counts here: its own, or that on ending with a parent."""
        if act.convention != self.convention.key:
            return (self.convention.ends_with or self.convention.consent).article
        given = act if isinstance(act, Act) else on_day(act, act.when.first)
        return self.effect(given).article

    def hanging(self, act: Act) -> bool:
        """Whether it is a notice whose effect depends on an armed conflict of which nothing is said."""
        if act.kind is not ActKind.WITHDRAWAL or act.armed_conflict is not None:
            return False
        effect = self.effect(act)
        return effect.date is None and effect.computed is not None


def on_day(act: AnyAct, day: dt.date) -> Act:
    """The act whose date is not known as if it had been received on that one."""
    if isinstance(act, Act):
        return evolve(act, date=day)
    return Act(state=act.state, convention=act.convention, kind=act.kind, date=day, sources=act.sources)


@define
class RunningNotice:
    """A notice of withdrawal. It takes effect on its own date, or is revoked before, whatever other notices do."""

    act: Act
    effect: dt.date | None
    article: str
    revoked: Act | None = None

    def runs(self, day: dt.date) -> bool:
        """Whether it was given by that date and not yet revoked."""
        return self.act.date <= day and (self.revoked is None or day < self.revoked.date)


class End(NamedTuple):
    """When a participation ends, by which act and under which article."""

    date: dt.date
    act: Act
    article: str


@define
class Participation:
    """A consent to be bound and what became of it.

    ``deposited`` is the date from which the consent counts: that of its receipt, or of the succession. ``effect`` is
    the date of entry into force for the State, None while the convention is not in force. ``basis`` is what it rests on
    under the parent convention, ``after`` an earlier one under the same convention whose notice was
    running at the deposit.
    """

    consent: Act
    deposited: dt.date
    consent_article: str
    effect: dt.date | None
    effect_article: str
    basis: Participation | None = None
    basis_article: str = ""
    after: Participation | None = None
    notices: list[RunningNotice] = Factory(list[RunningNotice])
    taken_back: Act | None = None

    @property
    def ground(self) -> Participation | None:
        """What it rests on: its basis, or the one before that where the notice between them was revoked."""
        basis = self.basis
        return basis.after if basis is not None and basis._overtaken else basis

    @property
    def end(self) -> End | None:
        """When it ends: by a consent taken back, by a notice, or with the participation that it rests on."""
        ends = [
            End(notice.effect, notice.act, notice.article)
            for notice in self.notices
            if notice.revoked is None and notice.effect is not None
        ]
        if self.taken_back is not None:
            ends.append(End(self.taken_back.date, self.taken_back, self.consent_article))
        above = self.ground.end if self.ground else None
        if above is not None:
            ends.append(above._replace(article=self.basis_article))
        return min(ends, key=lambda end: end.date, default=None)

    @property
    def start(self) -> dt.date | None:
        """From when the State is bound by the consent to the treaty; None for one given while a notice ran that was
        revoked: the earlier participation goes on.
        """
        if self.after is None:
            return self.deposited
        if self._overtaken:
            return None
        end = self.after.end
        return max(self.deposited, end.date) if end and self.after.start else None

    @property
    def _overtaken(self) -> bool:
        """Whether the notice that ran at the deposit was revoked, so that the earlier participation went on."""
        revoked = (act.date for act in self.after.revocations(dt.date.max)) if self.after else ()
        return any(self.after is not None and day > self.consent.date and not self.after.notice(day) for day in revoked)

    @property
    def in_force(self) -> dt.date | None:
        """From when the State is party by this consent; None where it never is, as far as the acts show."""
        start, end = self.start, self.end
        if start is None or self.effect is None:
            return None
        begins = max(start, self.effect)
        return begins if end is None or begins < end.date else None

    def holds(self, day: dt.date) -> bool:
        """Whether it has begun by that date and not ended."""
        return self.start is not None and self.start <= day and not self.ended(day)

    def ended(self, day: dt.date) -> bool:
        """Whether it has ended by that date."""
        end = self.end
        return end is not None and end.date <= day

    def notice(self, day: dt.date) -> tuple[RunningNotice, str] | None:
        """The notice that runs on that date, with the article under which it counts here."""
        for notice in self.notices:
            if notice.runs(day):
                return notice, notice.article
        above = self.ground.notice(day) if self.ground else None
        return above and (above[0], self.basis_article)

    def void(self, day: dt.date) -> bool:
        """Whether it was deposited to follow another that, as seen on that date, goes on."""
        return self.after is not None and self.start is None and self.after.notice(day) is None

    def revocations(self, day: dt.date) -> list[Act]:
        """The acts by which notices that counted here were revoked by that date."""
        own = [notice.revoked for notice in self.notices if notice.revoked and notice.revoked.date <= day]
        return own + (self.ground.revocations(day) if self.ground else [])


class Participations(NamedTuple):
    """All that one State did under one convention: its signature, and its participations in order of deposit."""

    signature: Act | None
    signature_article: str
    each: Sequence[Participation]

    def participation(self, day: dt.date) -> Participation | None:
        """The one that holds on that date."""
        return next((item for item in self.each if item.holds(day)), None)

    def latest(self, day: dt.date) -> Participation | None:
        """The one that holds on that date, or else the last that began by then."""
        begun = [item for item in self.each if item.start is not None and item.start <= day]
        return self.participation(day) or (begun[-1] if begun else None)


def derive(situation: Situation, acts: Iterable[Act]) -> Participations:
    """What follows from the acts of one State. Acts without lawful effect change nothing; the rules of due form report
    them.

    `acts` are those under the convention and under the conventions it hangs on.
    """
    acts = tuple(acts)
    convention = situation.convention
    above = derive(situation.parent, acts).each if situation.parent else None
    signature: Act | None = None
    earlier: list[Participation] = []
    for act in sorted((act for act in acts if act.convention == convention.key), key=act_order):
        if effects.signs(convention, act):
            if signature is None and not earlier:
                signature = act if effects.signature_is_open(convention, act.date, convention.in_force) else None
        elif act.kind in CONSENTS:
            _consent(situation, act, earlier, above)
        elif act.kind is ActKind.WITHDRAWAL:
            _withdraw(situation, act, earlier)
        elif act.kind is ActKind.WITHDRAWAL_REVOCATION:
            _revoke(act, earlier)
    article = convention.signature.article if convention.signature else ""
    return Participations(signature, article, earlier)


def _consent(
    situation: Situation, act: Act, earlier: list[Participation], above: Sequence[Participation] | None
) -> None:
    """A consent has effect where none holds yet, or while a notice runs against the one that does (then after it)."""
    basis = _basis(act, above) if above is not None else None
    if above is not None and basis is None:
        return  # open to contracting States of the parent convention only
    lasting = [item for item in earlier if not item.ended(act.date)]
    if len(lasting) > 1 or (lasting and not _may_follow(lasting[0], act, basis)):
        return
    convention, effect = situation.convention, situation.effect(act)
    succession = act.kind is ActKind.SUCCESSION
    deposited = (situation.succeeded or act.date) if succession else act.date
    if basis is not None and basis.start is not None:
        deposited = max(deposited, basis.start) if basis.after is None else deposited
    earlier.append(
        Participation(
            act,
            deposited,
            effects.SUCCESSION if succession else convention.consent.article,
            effect.date,
            effect.article,
            basis=basis,
            basis_article=(convention.ends_with or convention.consent).article,
            after=lasting[0] if lasting else None,
        )
    )


def _basis(act: Act, above: Sequence[Participation]) -> Participation | None:
    """The participation under the parent convention that a consent rests on: the latest deposited and not ended."""
    day = act.date
    resting = [item for item in above if item.deposited <= day and not item.ended(day) and not item.void(day)]
    return resting[-1] if resting else None


def _may_follow(lasting: Participation, act: Act, basis: Participation | None) -> bool:
    """Whether a further consent can begin where the lasting one ends: a notice runs, and the new one outlives it."""
    if lasting.notice(act.date) is None:
        return False
    own = any(notice.runs(act.date) for notice in lasting.notices)
    return own or basis is not lasting.basis


def _withdraw(situation: Situation, act: Act, earlier: Sequence[Participation]) -> None:
    """A notice leaves the convention in time; before it is in force for the State it takes the consent back at once."""
    day = act.date
    lasting = [item for item in earlier if item.deposited <= day and not item.ended(day) and not item.void(day)]
    if not lasting:
        return
    participation = lasting[-1]
    effect = situation.effect(act)
    in_force = participation.in_force is not None and participation.in_force <= act.date
    told = effect.date is not None and not effects.tells_entry_into_force(situation.convention)
    if not (in_force or told or act.date_basis == "latest"):
        participation.taken_back = act
        return
    if effect.computed is not None or effect.date is not None:  # else there is no clause on leaving
        participation.notices.append(RunningNotice(act, effect.date, effect.article))


def _revoke(act: Act, earlier: Sequence[Participation]) -> None:
    """Takes back one notice that has not taken effect: the one named, or the last one given (VCLT Art. 68)."""
    running = [
        notice
        for participation in earlier
        for notice in participation.notices
        if notice.runs(act.date)
        if (notice.effect is None or act.date < notice.effect) and not participation.ended(act.date)
        if act.target is None or act.target.date == notice.act.date
    ]
    if running:
        max(running, key=lambda notice: act_order(notice.act)).revoked = act


def steps(given: Participations) -> tuple[Step, ...]:
    """The changes of status that follow, in order of date."""
    changes: list[Step] = []
    for day in sorted(_edges(given)):
        step = _step(given, day)
        before = changes[-1].status if changes else Status.OUTSIDE
        if step.status is not before:
            changes.append(step)
    return tuple(changes)


def _edges(given: Participations) -> set[dt.date]:
    """The dates on which the status may change."""
    edges = {given.signature.date} if given.signature else set[dt.date]()
    for item in given.each:
        level: Participation | None = item
        edges |= {day for day in (item.start, item.in_force, item.end and item.end.date) if day is not None}
        while level is not None:
            edges |= {notice.act.date for notice in level.notices}
            edges |= {notice.revoked.date for notice in level.notices if notice.revoked}
            level = level.ground
    starts = [item.start for item in given.each if item.start]
    first = min([*starts, given.signature.date] if given.signature else starts, default=dt.date.max)
    return {day for day in edges if day >= first}


def _step(given: Participations, day: dt.date) -> Step:
    """The status on that date as a step, with the act that it rests on."""
    held = given.participation(day)
    if held is not None:
        return _bound(held, day)
    ended = [(item.end, item) for item in given.each if item.start and item.end and item.end.date <= day]
    signature = given.signature if given.signature and given.signature.date <= day else None
    if ended:
        end, _ = max(ended, key=lambda pair: pair[0].date)
        never_party = all(item.in_force is None for _, item in ended)
        status = Status.SIGNATORY if signature and never_party else Status.WITHDRAWN
        return Step(day, status, end.act, end.article)
    assert signature is not None  # an edge lies on or after the first signature or participation
    return Step(day, Status.SIGNATORY, signature, given.signature_article)


def _bound(held: Participation, day: dt.date) -> Step:
    """The status under a participation that holds on that date."""
    if held.in_force is None or day < held.in_force:
        return Step(day, Status.CONTRACTING, held.consent, held.consent_article)
    running = held.notice(day)
    if running is not None:
        return Step(day, Status.WITHDRAWING, running[0].act, running[1])
    last = max(held.revocations(day), key=act_order, default=None)
    if last is not None and last.date > held.in_force:
        return Step(day, Status.PARTY, last, effects.REVOCATION)
    return Step(day, Status.PARTY, held.consent, held.effect_article)
