"""A second implementation of standing, slow and plain, to compare the library with.

It is written from the articles and imports nothing of the library but its data and enumerations. It plays a State's
acts one after the other and keeps the State's memberships: each runs from a consent to its end. What is not known (the
date of an act, the end of an armed conflict) is played in every way that can make a difference, and the answer is the
set of the statuses that come out.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from minetreaty.facts.protocol import Facts
from minetreaty.model.acts import CONSENTS, Act, ActKind, UndatedAct
from minetreaty.model.conventions import Convention, Delay
from minetreaty.model.sources import SourceKind
from minetreaty.model.states import SuccessionOfStates
from minetreaty.model.statuses import Status

NEVER = dt.date.max
DAY = dt.timedelta(1)
ORDER = {kind: place for place, kind in enumerate(ActKind)}  # within a day: signature, consent, the rest
MOVES = {ActKind.SIGNATURE, *CONSENTS, ActKind.WITHDRAWAL, ActKind.WITHDRAWAL_REVOCATION}
GOES_ON = ("rename", "continuation")  # the State is the same
BOUND = {Status.CONTRACTING, Status.PARTY, Status.WITHDRAWING}


def after(delay: Delay, day: dt.date) -> dt.date:
    """APMBC 17 and CCM 17: the first of the month; CCW 5, 9 and Art. 20(3): the same day, or the month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + delay.months, 12)
    number = 1 if delay.from_month_start else min(day.day, monthrange(year, month + 1)[1])
    return dt.date(year, month + 1, number) + dt.timedelta(delay.days)


@dataclass(eq=False)
class Notice:
    """A notice of withdrawal: when it was received, when it takes effect, and when it was revoked."""

    given: dt.date
    effect: dt.date
    revoked: dt.date = NEVER


@dataclass(eq=False)
class Membership:
    """What one consent made of a State: a contracting State from `since`, a party once the consent is `ready`.

    It rests on the State's consents to the parent convention, and comes `after` a membership that was under notice.
    """

    since: dt.date
    ready: dt.date
    counted: bool
    parents: "tuple[Membership, ...]" = ()
    after: "Membership | None" = None
    notices: list[Notice] = field(default_factory=list)

    @property
    def end(self) -> dt.date:
        """By its own notice, or with the last of the consents that it rests on (CCW 4(5), 9(3))."""
        own = min((notice.effect for notice in self.notices if notice.revoked == NEVER), default=NEVER)
        return min(own, max((parent.end for parent in self.parents), default=NEVER))

    @property
    def entry(self) -> dt.date:
        """A second membership does not begin before the first is over."""
        return max(self.ready, self.after.end) if self.after else self.ready

    def lives(self, day: dt.date) -> bool:
        return self.since <= day < self.end

    def noticed(self, day: dt.date) -> bool:
        """Whether a notice runs: its own, or one under every consent that it rests on (CCW 9(3))."""
        rests_on = [parent for parent in self.parents if parent.lives(day)]
        return any(notice.given <= day < notice.revoked for notice in self.notices) or (
            bool(rests_on) and all(parent.noticed(day) for parent in rests_on)
        )

    def revocations(self) -> set[dt.date]:
        """The days on which a notice under it, or under what it rests on, was revoked."""
        return {notice.revoked for notice in self.notices}.union(*(parent.revocations() for parent in self.parents))

    def lapsed(self, day: dt.date) -> bool:
        """Whether the membership that it was to follow goes on after all, by a revocation: then it is one consent too
        many.
        """
        first = self.after
        return first is not None and any(
            self.since < turn <= day and first.lives(turn) and not first.noticed(turn) for turn in first.revocations()
        )


class World:
    """Acts of which every date is known, and for each notice that hangs on an armed conflict the day of its effect."""

    def __init__(self, oracle: "Oracle", acts: Iterable[Act], effects: dict[Act, dt.date]) -> None:
        self.oracle, self.effects = oracle, effects
        self.acts: dict[tuple[str, str], list[Act]] = {}
        for act in sorted(acts, key=lambda act: (act.date, ORDER[act.kind])):
            self.acts.setdefault((act.convention, act.state), []).append(act)
        self.idle: list[Act] = []
        self._played: dict[tuple[str, str], list[Membership]] = {}
        self._in_force: dict[str, tuple[dt.date, dt.date]] = {}

    def in_force(self, key: str) -> tuple[dt.date, dt.date]:
        """The day of the last deposit that was needed, and the day on which the treaty entered into force.

        Successions do not count, nor what the depositary did not count, nor a consent taken back before.
        """
        if key not in self._in_force:
            clause = self.oracle.conventions[key].entry_into_force
            assert clause is not None, "treaties without this clause are not played"
            consents = [
                (state, membership)
                for convention, state in self.acts
                if convention == key
                for membership in self.play(key, state, NEVER)
                if membership.counted
            ]
            reached = (
                day
                for day in sorted({membership.since for _, membership in consents})
                if len({state for state, membership in consents if membership.lives(day)}) >= clause.deposits
            )
            last = next(reached, NEVER)
            self._in_force[key] = (last, NEVER if last == NEVER else after(clause.delay, last))
        return self._in_force[key]

    def memberships(self, key: str, state: str) -> list[Membership]:
        if (key, state) not in self._played:
            self._played[key, state] = self.play(key, state, self.in_force(key)[1])
        return self._played[key, state]

    def play(self, key: str, state: str, in_force: dt.date) -> list[Membership]:
        """The State's memberships, if the treaty enters into force on that day."""
        found: list[Membership] = []
        for act in self.acts.get((key, state), ()):
            found = [membership for membership in found if not membership.lapsed(act.date)]
            alive = [membership for membership in found if act.date < membership.end]
            last = alive[-1] if alive else None
            if self.oracle.is_consent(act):
                joined = self.joined(act, in_force) if last is None or last.noticed(act.date) else None
                if joined:
                    joined.after = last
                    found.append(joined)
                done = joined is not None
            elif act.kind is ActKind.WITHDRAWAL:
                effect = self.effect(act, last) if last else None
                if last and effect:
                    last.notices.append(Notice(act.date, effect))
                done = effect is not None
            elif act.kind is ActKind.WITHDRAWAL_REVOCATION:
                done = self.revoke(act, alive)
            else:
                done = True
            self.idle += [] if done else [act]
        return [membership for membership in found if not membership.lapsed(NEVER)]

    def without_effect(self) -> list[Act]:
        """Consents, notices and revocations that changed nothing, as none does in a lawful history."""
        in_force = {key: self.in_force(key)[1] for key, _ in self.acts}
        self.idle.clear()
        for key, state in self.acts:
            self.play(key, state, in_force[key])
        return self.idle

    def joined(self, act: Act, in_force: dt.date) -> Membership | None:
        """What the consent makes of the State; nothing without a living consent to the parent (CCW 4(4), 8(1)(b))."""
        convention = self.oracle.conventions[act.convention]
        succession = act.kind is ActKind.SUCCESSION
        since = self.oracle.succeeded(act) if succession else act.date
        parent = self.oracle.parent(act.convention)
        rests_on = [one for one in self.memberships(parent, act.state) if one.lives(since)] if parent else []
        if parent and not rests_on:
            return None
        clause = convention.entry_into_force_for_state
        assert clause is not None, "treaties without this clause are not played"
        if succession or (clause.after_in_force and act.date < in_force):
            ready = max(in_force, since)
        else:
            ready = max(in_force, after(clause.delay, act.date))
        if in_force != NEVER and act.effect and self.oracle.prints(act, SourceKind.DEPOSITARY):
            ready = act.effect
        return Membership(since, ready, not succession and not act.uncounted, tuple(rests_on))

    def effect(self, act: Act, membership: Membership) -> dt.date | None:
        """When the notice takes effect (APMBC 20(3), CCM 20(3), CCW 9(2)); None where the text has no such clause.

        A consent that is not yet in force for the State is taken back, which works on receipt.
        """
        clause = self.oracle.conventions[act.convention].withdrawal
        if membership.entry > act.date:
            return act.date
        if clause is None:
            return None
        if act.effect and self.oracle.prints(act, SourceKind.DEPOSITARY, SourceKind.OFFICIAL):
            return act.effect
        if self.oracle.hangs(act):
            return self.effects.get(act, NEVER)
        return NEVER if clause.condition and act.armed_conflict else after(clause.delay, act.date)

    @staticmethod
    def revoke(act: Act, alive: list[Membership]) -> bool:
        """Revokes a notice before its effect (VCLT 68): the one that is meant, else the last; it touches no other."""
        notices = [notice for membership in alive for notice in membership.notices]
        running = [notice for notice in notices if notice.revoked == NEVER and act.date < notice.effect]
        meant = [notice for notice in running if act.target is None or act.target.date == notice.given]
        for notice in meant[-1:]:
            notice.revoked = act.date
        return bool(meant)

    def status(self, key: str, state: str, day: dt.date) -> Status:
        begun = [membership for membership in self.memberships(key, state) if membership.since <= day]
        alive = [membership for membership in begun if day < membership.end]
        bound = [membership for membership in alive if membership.entry <= day]
        if bound:
            return Status.WITHDRAWING if bound[-1].noticed(day) else Status.PARTY
        if alive:
            return Status.CONTRACTING
        if any(membership.entry < membership.end for membership in begun):
            return Status.WITHDRAWN
        if any(act.date <= day and self.is_signature(act) for act in self.acts.get((key, state), ())):
            return Status.SIGNATORY
        return Status.WITHDRAWN if begun else Status.OUTSIDE

    def is_signature(self, act: Act) -> bool:
        """In its window (APMBC 15, CCM 15, CCW 3). One that is meant to be definitive is a signature where the treaty
        wants more, and nothing but a consent where it does not: taken back, it leaves no signature (VCLT 12, 18(a)).
        """
        window = self.oracle.conventions[act.convention].signature
        meant = act.kind is ActKind.DEFINITIVE_SIGNATURE and not self.oracle.is_consent(act)
        if window is None or not (act.kind is ActKind.SIGNATURE or meant):
            return False
        return window.opens <= act.date < (window.closes or self.in_force(act.convention)[1])


class Oracle:
    """Answers from the data of a register and from further acts."""

    def __init__(self, facts: Facts, *deposited: Act) -> None:
        self.conventions: dict[str, Convention] = {key: facts.convention(key) for key in facts.keys}
        self.states = facts.states
        self.successions = facts.table(SuccessionOfStates)
        self.sources = facts.sources
        self.acts = [act for key in facts.keys for act in facts.acts(key)] + list(deposited)
        self.undated = [
            act for key in facts.keys for act in facts.undated(key) if not any(self.is_told(act, d) for d in deposited)
        ]
        self._worlds: dict[object, World] = {}

    @staticmethod
    def is_told(act: UndatedAct, deposited: Act) -> bool:
        same = (act.state, act.convention, act.kind) == (deposited.state, deposited.convention, deposited.kind)
        return same and act.when.first <= deposited.date <= act.when.last

    def parent(self, key: str) -> str | None:
        convention = self.conventions[key]
        return convention.ends_with.convention if convention.ends_with else convention.consent.to

    def family(self, key: str) -> list[str]:
        """The convention, and those that it rests on."""
        parent = self.parent(key)
        return [key, *(self.family(parent) if parent else ())]

    def is_consent(self, act: Act) -> bool:
        """A definitive signature is one only where the treaty says so (VCLT 12)."""
        admitted = self.conventions[act.convention].consent.kinds
        return act.kind in CONSENTS and (act.kind is not ActKind.DEFINITIVE_SIGNATURE or act.kind in admitted)

    def succeeded(self, act: Act) -> dt.date:
        """The day of the succession of States: the successor's first."""
        rows = [row.date for row in self.successions if row.successor == act.state and row.kind not in GOES_ON]
        return self.states[act.state].since or min(rows, default=act.date)

    def prints(self, act: Act, *kinds: SourceKind) -> bool:
        """Whether such a source, or the one who assumes the act, gives the day of its effect."""
        sources = (self.sources[key] for key in act.effect_sources or act.sources)
        return any(source.kind in (SourceKind.ASSUMED, *kinds) for source in sources)

    def hangs(self, act: Act) -> bool:
        """Whether nobody knows if an armed conflict keeps the notice from taking effect."""
        clause = self.conventions[act.convention].withdrawal
        printed = act.effect and self.prints(act, SourceKind.DEPOSITARY, SourceKind.OFFICIAL)
        return bool(act.kind is ActKind.WITHDRAWAL and clause and clause.condition) and not (
            printed or act.armed_conflict is not None
        )

    def in_force(self, key: str, known_on: dt.date | None = None) -> dt.date | None:
        """The treaty's entry into force, as far as dated acts tell."""
        found = self.world(known_on, (), ()).in_force(key)[1]
        return None if found == NEVER else found

    def possible(self, state: str, key: str, day: dt.date, known_on: dt.date | None = None) -> frozenset[Status]:
        """The statuses that the State may have on that day; none where it is not a State then."""
        if not self.states[state].exists(day):
            return frozenset()
        return frozenset(
            self.world(known_on, dated, effects).status(key, state, day)
            for dated in self.datings(state, key, day, known_on)
            for effects in self.endings(state, key, day, known_on, dated)
        )

    def world(
        self, known_on: dt.date | None, dated: tuple[Act, ...], effects: tuple[tuple[Act, dt.date], ...]
    ) -> World:
        asked = (known_on, dated, effects)
        if asked not in self._worlds:
            if len(self._worlds) > 3000:
                self._worlds.clear()
            acts = [act for act in (*self.acts, *dated) if known_on is None or act.date <= known_on]
            self._worlds[asked] = World(self, acts, dict(effects))
        return self._worlds[asked]

    def datings(self, state: str, key: str, day: dt.date, known_on: dt.date | None) -> Iterator[tuple[Act, ...]]:
        """The acts without a date, on each day that can make a difference: after the record's last one.

        Those of other States matter while the treaty waits for its deposits.
        """
        family = self.family(key)
        world = self.world(known_on, (), ())
        waiting = any(world.in_force(one)[0] > self.conventions[one].as_of for one in family)
        choices = []
        for act in self.undated:
            if act.kind in MOVES and act.convention in family and (act.state == state or waiting):
                earliest = max(act.when.first, self.conventions[act.convention].as_of + DAY)
                if earliest <= act.when.last:
                    days = self.telling(act, earliest, day, known_on)
                    choices.append([self.on_day(act, chosen) for chosen in sorted(days)])
        return product(*choices)

    @staticmethod
    def on_day(act: UndatedAct, day: dt.date) -> Act:
        return Act(
            state=act.state, convention=act.convention, kind=act.kind, date=day, sources=act.sources, target=act.target
        )

    def telling(self, act: UndatedAct, earliest: dt.date, day: dt.date, known_on: dt.date | None) -> set[dt.date]:
        """The days at which the answer can turn: the first and the last, and those about other acts and the day asked
        for, or so far before it that an effect falls on it.
        """
        span = [earliest + dt.timedelta(n) for n in range((act.when.last - earliest).days + 1)]
        convention = self.conventions[act.convention]
        clauses = (convention.entry_into_force, convention.entry_into_force_for_state, convention.withdrawal)
        delays = [clause.delay for clause in clauses if clause]
        turns = {day, known_on or day, *(other.date for other in self.acts if other.state == act.state)}
        turns |= {after(delay, turn) for delay in delays for turn in turns}
        turns |= {max((d for d in span if after(delay, d) <= day), default=earliest) for delay in delays}
        near = {turn + shift for turn in turns for shift in (-DAY, 0 * DAY, DAY)}
        return {d for d in span if d in near or d in (earliest, act.when.last) or d.day == 1}

    def endings(
        self, state: str, key: str, day: dt.date, known_on: dt.date | None, dated: tuple[Act, ...]
    ) -> Iterator[tuple[tuple[Act, dt.date], ...]]:
        """For each notice that hangs, each day of effect that can make a difference: from the expiry on, or never."""
        family = self.family(key)
        own = [act for act in (*self.acts, *dated) if act.state == state and act.convention in family]
        own = [act for act in own if act.date <= min(day, known_on or day)]
        choices = []
        for act in own:
            clause = self.conventions[act.convention].withdrawal
            if clause and self.hangs(act):
                expiry = after(clause.delay, act.date)
                turns = {day, *(other.date for other in own), *(other.date + DAY for other in own)}
                effects = sorted({expiry, NEVER, *(turn for turn in turns if expiry < turn <= day)})
                choices.append([(act, effect) for effect in effects])
        return product(*choices)
