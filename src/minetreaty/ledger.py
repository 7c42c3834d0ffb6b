"""The ledger of one convention: its acts in order, and every State's steps folded from them. Built once, when first
needed.
"""

from __future__ import annotations

import datetime as dt

from attrs import evolve, frozen

from . import law
from .acts import Act, ActKind, AnyAct, UndatedAct, act_order
from .conventions import Convention
from .facts import Facts
from .sources import SourceKind
from .standing import UNBOUNDED, Bounds, Docket, Line, Status, Step, fold_with_undated


@frozen
class Ledger:
    """What follows from the acts under one convention. ``lines`` has every State of the tables, ``steps`` those that
    acted.
    """

    convention: Convention
    acts: tuple[Act, ...]
    undated: tuple[UndatedAct, ...]
    steps: dict[str, tuple[Step, ...]]
    lines: dict[str, Line]
    bounds: dict[str, Bounds]
    kinds_of: law.KindsOf

    def docket(self, state: str) -> Docket:
        """What the fold of one State's acts needs."""
        bounds = self.bounds.get(state, UNBOUNDED)
        return Docket(self.convention, self.convention.in_force, bounds, self.kinds_of)

    def step_on(self, state: str, day: dt.date) -> Step | None:
        """The step that holds on that day, if any."""
        return next((step for step in reversed(self.steps.get(state, ())) if step.start <= day), None)

    def acts_of(self, state: str) -> tuple[AnyAct, ...]:
        """The State's own acts under this convention, dated ones first."""
        mine: tuple[AnyAct, ...] = tuple(act for act in self.acts if act.state == state)
        return mine + tuple(act for act in self.undated if act.state == state)


def open_ledger(facts: Facts, key: str) -> Ledger:
    """Folds everything under the convention of that key. Raises ``KeyError`` for a key that the facts do not have."""
    convention = facts.convention(key)
    acts = tuple(sorted(facts.acts(key), key=act_order))
    undated = facts.undated(key)
    convention = evolve(convention, in_force=law.treaty_entry_into_force(convention, acts))

    def kinds_of(ids: tuple[str, ...]) -> frozenset[SourceKind]:
        return frozenset(facts.sources[id_].kind for id_ in ids if id_ in facts.sources)

    mine: dict[str, list[Act]] = {}
    for act in (*acts, *_notices_under_parent(facts, convention)):
        mine.setdefault(act.state, []).append(act)
    open_acts: dict[str, list[UndatedAct]] = {}
    for undated_act in undated:
        open_acts.setdefault(undated_act.state, []).append(undated_act)

    bounds = facts.bounds
    ledger = Ledger(convention, acts, undated, {}, {}, bounds, kinds_of)
    for state in {**mine, **open_acts}:
        steps = fold_with_undated(ledger.docket(state), mine.get(state, ()), open_acts.get(state, ()))
        if steps:
            ledger.steps[state] = steps
    for state, span in bounds.items():
        ledger.lines[state] = _line(ledger.steps.get(state, ()), span)
    return ledger


def _notices_under_parent(facts: Facts, convention: Convention) -> tuple[Act, ...]:
    """Notices that count here because leaving the parent convention counts as leaving this one (CCW Art. 9(3))."""
    if convention.ends_with is None or convention.ends_with.convention not in facts.keys:
        return ()
    notices = (ActKind.WITHDRAWAL, ActKind.WITHDRAWAL_REVOCATION)
    return tuple(act for act in facts.acts(convention.ends_with.convention) if act.kind in notices)


_NEVER_ACTED = Line((), (Status.OUTSIDE,))


def _line(steps: tuple[Step, ...], bounds: Bounds) -> Line:
    if not steps and bounds == UNBOUNDED:
        return _NEVER_ACTED
    starts: list[dt.date] = []
    statuses: list[Status | None] = [Status.OUTSIDE]
    for step in steps:
        starts.append(step.start)
        statuses.append(step.status)
    since, until = bounds
    if since is not None:
        while starts and starts[0] <= since:
            del starts[0], statuses[0]
        starts.insert(0, since)
        statuses.insert(0, None)
    if until is not None:
        while starts and starts[-1] >= until:
            del starts[-1], statuses[-1]
        starts.append(until)
        statuses.append(None)
    return Line(tuple(starts), tuple(statuses))
