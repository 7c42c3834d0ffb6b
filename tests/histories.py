"""Lawful histories, drawn move by move: what a State may do on a day, as the oracle sees it.

States sign, consent, give notice, revoke it, return while the notice runs or later, and join protocols before, during
and after. The same moves are played with the bundled treaties and with invented ones.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any, NamedTuple

from attrs import evolve
from hypothesis import strategies as st

from minetreaty import Act, ActKind, NotInDueForm, PartialDate, Register, Status
from minetreaty.facts.invented import DEPOSITARY, EDITION, GAZETTE, PAPER
from minetreaty.facts.protocol import Facts
from minetreaty.facts.record import Layer, Record
from minetreaty.model.acts import CONFIRMS_SIGNATURE, CONSENTS, UndatedAct
from minetreaty.testing.invented import AS_OF, OPENS, STATES, composite, treaties
from tests.oracle import BOUND, DAY, NEVER, Membership, Notice, Oracle, after

Move = tuple[Act, ...]

JOINING = (*sorted(CONFIRMS_SIGNATURE), ActKind.ACCESSION)
OUT = {Status.OUTSIDE, Status.SIGNATORY, Status.WITHDRAWN, Status.WITHDRAWING}
SAME_DAY_AND_LATER = (0, 1, 15, 29, 31, 61, 92, 120, 181, 183, 184, 210, 300, 364, 365, 366, 400, 730)


def protocols(oracle: Oracle, root: str) -> list[str]:
    return [key for key in oracle.conventions if root in oracle.family(key)[1:]]


def moves(oracle: Oracle, state: str, root: str, day: dt.date, random: Random) -> list[Move]:
    """What the State may do on that day under the convention and its protocols."""
    if not oracle.states[state].exists(day):
        return []
    keys = [root, *(protocols(oracle, root) if oracle.possible(state, root, day) <= BOUND else ())]
    adopted = [key for key in keys if oracle.conventions[key].adopted <= day]
    return [
        move
        for key in adopted
        for some in (signing, joining, succeeding, leaving, revoking)
        for move in some(oracle, state, key, day, random)
    ]


def act(state: str, key: str, kind: ActKind, day: dt.date, **more: Any) -> Act:
    return Act(state=state, convention=key, kind=kind, date=day, **more)


def signing(oracle: Oracle, state: str, key: str, day: dt.date, random: Random) -> Iterator[Move]:
    """A signature in its window; now and then one that is meant to be definitive."""
    signature = act(state, key, random.choice((ActKind.SIGNATURE, ActKind.DEFINITIVE_SIGNATURE)), day)
    window, world = oracle.conventions[key].signature, oracle.world(None, (), ())
    if window and oracle.possible(state, key, day) == {Status.OUTSIDE}:
        closes = window.closes or world.in_force(key)[1]
        if window.opens <= day < closes:
            yield (signature,)


def joining(oracle: Oracle, state: str, key: str, day: dt.date, random: Random) -> Iterator[Move]:
    """A consent, with as many protocols as the treaty asks for; while a notice runs, too. A second one to a protocol
    needs a notice of its own, or a return to the parent: under the parent's notice alone it would end with the first.
    """
    statuses, parent = oracle.possible(state, key, day), oracle.parent(key)
    ends_with_parent = (
        parent is not None
        and Status.WITHDRAWING in statuses
        and not running(oracle, state, key, day)
        and not pending(oracle, state, parent, day)
    )
    if statuses <= OUT and not ends_with_parent and not pending(oracle, state, key, day):
        world = oracle.world(None, (), ())
        signed = any(world.is_signature(act) for act in world.acts.get((key, state), ()))
        if parent:
            kinds = [ActKind.NOTIFICATION_OF_CONSENT]
        elif statuses <= {Status.OUTSIDE, Status.SIGNATORY}:
            kinds = sorted(CONFIRMS_SIGNATURE) if signed else [ActKind.ACCESSION]
        else:
            kinds = list(JOINING) if signed else [ActKind.ACCESSION]
        yield from bundle(oracle, act(state, key, random.choice(kinds), day), day, random)


def succeeding(oracle: Oracle, state: str, key: str, day: dt.date, random: Random) -> Iterator[Move]:
    """A new State succeeds to a treaty that there was when it began, where the record knows whom it follows; to a
    protocol while the consent to the parent that it had then goes on.
    """
    since, convention = oracle.states[state].since, oracle.conventions[key]
    follows = not oracle.successions or any(row.successor == state and row.date == since for row in oracle.successions)
    if since and follows and convention.adopted <= since and ActKind.SUCCESSION in convention.consent.kinds:
        parent = oracle.parent(key)
        bound = parent is None or any(one.lives(since) and one.lives(day) for one in members(oracle, state, parent))
        if bound and oracle.possible(state, key, day) == {Status.OUTSIDE}:
            yield from bundle(oracle, act(state, key, ActKind.SUCCESSION, day), since, random)


def bundle(oracle: Oracle, consent: Act, day: dt.date, random: Random) -> Iterator[Move]:
    """The consent with those to protocols that have to come with it, of the protocols there were on that day."""
    clause = oracle.conventions[consent.convention].consent
    among = [key for key in clause.among if oracle.conventions[key].adopted <= day]
    kind = ActKind.SUCCESSION if consent.kind is ActKind.SUCCESSION else ActKind.NOTIFICATION_OF_CONSENT
    chosen = random.sample(among, min(clause.minimum, len(among)))
    yield (consent, *(act(consent.state, key, kind, consent.date) for key in chosen))


def leaving(oracle: Oracle, state: str, key: str, day: dt.date, random: Random) -> Iterator[Move]:
    """A notice of withdrawal by a party, also under a protocol while one under the convention runs; or by a State that
    takes back a consent that is not yet in force for it.
    """
    clause = oracle.conventions[key].withdrawal
    statuses = oracle.possible(state, key, day)
    party = statuses == {Status.PARTY} or (statuses == {Status.WITHDRAWING} and not running(oracle, state, key, day))
    if clause and (party or statuses == {Status.CONTRACTING} or pending(oracle, state, key, day)):
        more: dict[str, Any] = {"armed_conflict": random.choice((False, False, False, None))}
        if party and clause.condition and random.random() < 0.2:
            effect = after(clause.delay, day) + random.randint(1, 500) * DAY
            more = {"armed_conflict": random.choice((True, None)), "effect": effect}
        yield (act(state, key, ActKind.WITHDRAWAL, day, **more),)


def revoking(oracle: Oracle, state: str, key: str, day: dt.date, random: Random) -> Iterator[Move]:
    if any(notice.given < day for notice in running(oracle, state, key, day)):
        yield (act(state, key, ActKind.WITHDRAWAL_REVOCATION, day),)


def running(oracle: Oracle, state: str, key: str, day: dt.date) -> list[Notice]:
    """The notices under the convention itself that run on that day, or may."""
    notices = [notice for one in members(oracle, state, key) for notice in one.notices if one.lives(day)]
    return [notice for notice in notices if notice.revoked == NEVER and notice.given <= day < notice.effect]


def members(oracle: Oracle, state: str, key: str) -> list[Membership]:
    return oracle.world(None, (), ()).memberships(key, state)


def pending(oracle: Oracle, state: str, key: str, day: dt.date) -> bool:
    """Whether a consent waits for the end of a membership that is under notice."""
    return any(m.after is not None and m.lives(day) and day < m.entry for m in members(oracle, state, key))


class History(NamedTuple):
    """What the State did, and what was refused to it, each with the reason."""

    moves: list[Move]
    refused: list[tuple[Move, str]]

    @property
    def acts(self) -> list[Act]:
        return [act for move in self.moves for act in move]


def play(
    facts: Facts,
    states: Sequence[str],
    root: str,
    first: dt.date,
    random: Random,
    *,
    steps: int = 6,
    receive: Callable[[Move], str] = lambda move: "",
) -> History:
    """A history from `first` on. `receive` is the depositary: it gives the reason for which it refuses a move."""
    history, day = History([], []), first
    for _ in range(steps):
        oracle, state = Oracle(facts, *history.acts), random.choice(states)
        today = [act for act in history.acts if act.date == day]
        may = [move for move in moves(oracle, state, root, day, random) if not today or joins(*today, *move)]
        if may:
            move = random.choice(may)
            reason = receive(move)
            if reason:
                history.refused.append((move, reason))
            else:
                history.moves.append(move)
        day += random.choice(SAME_DAY_AND_LATER) * DAY
    return history


def laid_over(register: Register, acts: Sequence[Act]) -> Register:
    return Register(Layer(base=register.facts, added=tuple(acts)))


class Deposited(NamedTuple):
    """A register that received a history of one State, and what it did not receive."""

    register: Register
    state: str
    keys: tuple[str, ...]
    history: History


def deposited(register: Register, random: Random, *, examined: bool = True) -> Deposited:
    """A history of one of the register's States under a convention and its protocols, received move by move.

    Without `examined`, nothing is refused: the acts are laid over the register's facts as they are.
    """
    oracle, received = Oracle(register.facts), [register]

    def receive(move: Move) -> str:
        if not examined:
            received.append(laid_over(received[-1], move))
            return ""
        try:
            received.append(received[-1].deposit(*move))
        except NotInDueForm as refusal:
            return " ".join(sorted({finding.code for finding in refusal.findings}))
        return ""

    root = random.choice([key for key in oracle.conventions if oracle.parent(key) is None])
    root = random.choice([root, *(key for key in oracle.conventions if protocols(oracle, key))])
    state = random.choice([code for code, one in oracle.states.items() if one.until is None])
    first = first_day(oracle, state, root, random)
    history = play(register.facts, [state], root, first, random, receive=receive)
    return Deposited(received[-1], state, (root, *protocols(oracle, root)), history)


def joins(*acts: Act) -> bool:
    """Whether they can be of one day: the law has an order for signatures and consents only."""
    different = {(act.state, act.convention, act.kind) for act in acts}
    return len(different) == len(acts) and all(act.kind in (ActKind.SIGNATURE, *CONSENTS) for act in acts)


def first_day(oracle: Oracle, state: str, root: str, random: Random) -> dt.date:
    """A day from which the State's history can go on: after its acts, within the record or beyond it."""
    keys = (root, *protocols(oracle, root))
    begun = max(oracle.conventions[root].adopted, oracle.states[state].since or dt.date.min)
    last = max((act.date for act in oracle.acts if act.state == state and act.convention in keys), default=begun)
    later = oracle.conventions[root].as_of if random.random() < 0.5 else last
    return max(begun, last, later) + random.randint(1, 900) * DAY


@composite
def invented_histories(draw: st.DrawFn, undated: bool = False) -> Record:
    """A convention with any clauses, a protocol of it, and what one to three States lawfully did under both.

    With `undated`, the record has an act or two whose date is not known.
    """
    drawn = [draw(treaties()), draw(treaties("PROTOCOL", "PACT"))]
    for place, treaty in enumerate(drawn):
        clause = treaty.entry_into_force_for_state
        assert clause is not None
        clause = evolve(clause, after_in_force=draw(st.booleans()))
        drawn[place] = evolve(treaty, entry_into_force_for_state=clause)
    invented = Record(version="drawn", date=EDITION, entries=(*drawn, *STATES, DEPOSITARY, GAZETTE, PAPER))
    codes = [state.alpha3 for state in STATES]
    states = draw(st.lists(st.sampled_from(codes), min_size=1, max_size=3, unique=True))
    random = draw(st.randoms(use_true_random=False))
    first = OPENS + draw(st.integers(0, 400)) * DAY
    history = play(invented, states, "PACT", first, random, steps=4 + 3 * len(states))
    record = invented.replace(acts=history.acts)
    if not undated:
        return record
    loose = draw(st.lists(without_a_date(record), min_size=1, max_size=2))
    return record.replace(undated_acts=loose)


@composite
def without_a_date(draw: st.DrawFn, record: Record) -> UndatedAct:
    """An act of a month or a year after the record's last day, under the Protocol only where the State may join it."""
    state = draw(st.sampled_from([state.alpha3 for state in STATES if state.exists(AS_OF)]))
    bound = Oracle(record).possible(state, "PACT", AS_OF) <= BOUND
    consents = sorted(CONSENTS - {ActKind.SUCCESSION, ActKind.DEFINITIVE_SIGNATURE})
    return UndatedAct(
        state=state,
        convention=draw(st.sampled_from(["PACT", "PROTOCOL"] if bound else ["PACT"])),
        kind=draw(st.sampled_from([*consents, ActKind.WITHDRAWAL, ActKind.WITHDRAWAL_REVOCATION])),
        when=PartialDate(draw(st.integers(AS_OF.year, AS_OF.year + 2)), draw(st.none() | st.integers(1, 12))),
        sources=("paper",),
    )
