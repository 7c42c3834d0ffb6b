"""The law: one plain function per kind of clause. Each takes the clause's terms and the acts, and says when something
takes effect.

The articles stand on the clauses, so that the same function serves every treaty. What treaties leave to general law has
its article here: revocation of a notice (VCLT Art. 68), succession of States (depositary practice; 1978 Vienna
Convention on Succession of States in respect of Treaties, VCSST, Art. 22 and 23), the end of a treaty's obligations
(VCLT Art. 70).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TypeAlias

from attrs import frozen

from ..model.acts import CONSENTS, Act, ActKind, act_order
from ..model.conventions import Convention, Delay
from ..model.days import beyond_calendar, first_of_month_after, same_day_after

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model.sources import SourceKind

REVOCATION = "VCLT Art. 68"
SUCCESSION = "depositary practice, VCSST Art. 23, 34"
NOT_GIVEN = "the clause on entry into force is not given"
LEFT_BY_THEN = "it had left by then, on a date that is not known"

KindsOf: TypeAlias = "Callable[[tuple[str, ...]], frozenset[SourceKind]]"
"""Tells who speaks in the sources with these ids."""


@frozen(kw_only=True)
class Effect:
    """When an act takes effect. ``date`` is the day used (None: none, or not certain), ``computed`` the day that
    follows from the clause, ``published`` the day that sources print. ``condition`` is what the effect still depends
    on.
    """

    date: dt.date | None
    computed: dt.date | None = None
    published: dt.date | None = None
    article: str = ""
    condition: str = ""


def after(delay: Delay, day: dt.date) -> dt.date:
    """The day that lies `delay` after `day`; raises `InvalidDate` where the calendar ends before it."""
    start = first_of_month_after(day, delay.months) if delay.from_month_start else same_day_after(day, delay.months)
    try:
        return start + dt.timedelta(days=delay.days)
    except OverflowError:
        raise beyond_calendar(day) from None


def signs(convention: Convention, act: Act) -> bool:
    """Whether the act is a signature only. A definitive signature is one where the treaty asks for more to consent."""
    definitive = act.kind is ActKind.DEFINITIVE_SIGNATURE
    return act.kind is ActKind.SIGNATURE or (definitive and act.kind not in convention.consent.kinds)


def consents(convention: Convention, act: Act) -> bool:
    """Whether the State consents to be bound by the act."""
    return act.kind in CONSENTS and not signs(convention, act)


def counts(convention: Convention, act: Act) -> bool:
    """Whether the act is a consent that counts towards entry into force. A successor steps into a consent that was
    counted already (VCSST Art. 22); what the depositary did not count says so itself.
    """
    return consents(convention, act) and act.kind is not ActKind.SUCCESSION and not act.uncounted


def tells_entry_into_force(convention: Convention) -> bool:
    """Whether the clauses on entry into force are given, so that it is known for whom the convention is in force."""
    return convention.entry_into_force is not None and convention.entry_into_force_for_state is not None


def treaty_entry_into_force(
    convention: Convention, acts: Iterable[Act], lapses: Iterable[tuple[str, dt.date]] = ()
) -> dt.date | None:
    """The day the convention enters into force: its delay after the deposit that completes the number (VCLT Art.
    24(1)).

    A consent taken back before does not count, nor one that had lapsed with the parent convention: ``lapses`` are the
    States and dates for which it did.
    """
    clause = convention.entry_into_force
    if clause is None:
        return None
    counted: set[str] = set()
    ended = sorted(lapses, key=lambda lapse: lapse[1], reverse=True)
    for act in sorted(acts, key=act_order):
        while ended and ended[-1][1] <= act.date:
            counted.discard(ended.pop()[0])
        if act.kind is ActKind.WITHDRAWAL:
            counted.discard(act.state)
        elif counts(convention, act):
            counted.add(act.state)
            if len(counted) == clause.deposits:
                return after(clause.delay, act.date)
    return None


def entry_into_force_for_state(convention: Convention, act: Act, in_force: dt.date | None) -> dt.date | None:
    """The day it enters into force for the State of this consent, never before it does so at all (VCLT Art. 24(3))."""
    clause = convention.entry_into_force_for_state
    if in_force is None or clause is None:
        return None
    if clause.after_in_force and act.date < in_force:
        return in_force
    return max(in_force, after(clause.delay, act.date))


def succession_takes_effect(succeeded: dt.date, in_force: dt.date | None) -> dt.date | None:
    """The day from which a successor is party: that of the succession of States, or of entry into force if later (VCSST
    Art. 23).
    """
    return None if in_force is None else max(in_force, succeeded)


def signature_is_open(convention: Convention, day: dt.date, in_force: dt.date | None) -> bool:
    """Whether the convention can be signed on that day: from the opening on, and before its closing or entry into
    force.
    """
    clause = convention.signature
    if clause is None or day < clause.opens:
        return False
    closes = clause.closes or (None if clause.open_ended else in_force)
    return closes is None or day < closes


def effect(
    convention: Convention, act: Act, *, in_force: dt.date | None, succeeded: dt.date | None, kinds_of: KindsOf
) -> Effect:
    """When `act` takes effect under `convention`. `succeeded` is the day its State became one, for successions.

    A printed day is used where the depositary prints it (or, for a withdrawal, an official list) or the user assumed
    it; else the day the clause computes is used and the printed one is a witness.
    """
    if signs(convention, act) and convention.signature is not None:
        return Effect(date=act.date, computed=act.date, article=convention.signature.article)
    if act.kind is ActKind.SUCCESSION:
        computed = succession_takes_effect(succeeded or act.date, in_force)
        return Effect(date=_used(act, computed, kinds_of), computed=computed, published=act.effect, article=SUCCESSION)
    if act.kind in CONSENTS:
        computed = entry_into_force_for_state(convention, act, in_force)
        first = computed is not None and computed == in_force
        clause = convention.entry_into_force if first else convention.entry_into_force_for_state
        article = NOT_GIVEN if clause is None else clause.article
        return Effect(date=_used(act, computed, kinds_of), computed=computed, published=act.effect, article=article)
    if act.kind is ActKind.WITHDRAWAL:
        return _effect_of_notice(convention, act, kinds_of)
    if act.kind is ActKind.WITHDRAWAL_REVOCATION:
        return Effect(date=act.date, computed=act.date, published=act.effect, article=REVOCATION)
    return Effect(date=act.effect, published=act.effect)


def _effect_of_notice(convention: Convention, act: Act, kinds_of: KindsOf) -> Effect:
    """A notice takes effect when its period ends, unless a condition then stands in the way: known, or for someone to
    say.
    """
    clause = convention.withdrawal
    if act.date_basis == "latest":
        return Effect(date=act.date, published=act.effect, article=LEFT_BY_THEN)
    if clause is None:
        return Effect(date=act.effect, published=act.effect)
    expires = after(clause.delay, act.date)
    if act.effect is not None and (act.effect == expires or _who_prints(act, kinds_of) & _SHOWS_WITHDRAWAL):
        used: dt.date | None = act.effect
    else:
        used = expires if not clause.condition or act.armed_conflict is False else None
    return Effect(date=used, computed=expires, published=act.effect, article=clause.article, condition=clause.condition)


def _used(act: Act, computed: dt.date | None, kinds_of: KindsOf) -> dt.date | None:
    if act.effect is None or computed is None or act.effect == computed:
        return computed
    return act.effect if _who_prints(act, kinds_of) & _PRINTS_ENTRY else computed


def _who_prints(act: Act, kinds_of: KindsOf) -> frozenset[SourceKind]:
    """Who speaks for the day of effect: the act's own sources where none are named for it."""
    return kinds_of(act.effect_sources or act.sources)


# The values of SourceKind, in words: its module is not needed for the first answer.
_PRINTS_ENTRY = frozenset({"depositary", "assumed"})
_SHOWS_WITHDRAWAL = frozenset({"depositary", "official", "assumed"})
