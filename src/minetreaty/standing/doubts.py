"""Doubts about how States stand: worked out here once, for every answer that carries them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple
from weakref import WeakKeyDictionary, ref

from ..law.possibilities import MOVES_STATUS
from ..model.acts import Act, ActKind, AnyAct
from ..model.days import ONE_DAY
from ..model.doubts import Doubt, DoubtKind
from ..model.populations import Population
from ..model.states import State
from ..model.statuses import Status
from .ledger import Ledger, Worked
from .membership import BY_STATUS, Position, belongs, positions

_CHANGES_STATUS = {"date": True, "effect": False}
"""What a disagreement about an act can be about that changes dates: its own date, or that of its effect alone."""


class DoubtSpan(NamedTuple):
    """A doubt about how one State stands from `start` on and before `end` (None: unbounded)."""

    start: dt.date | None
    end: dt.date | None
    kind: DoubtKind
    act: AnyAct | None
    text: str

    def covers(self, day: dt.date) -> bool:
        """Whether the date lies in it."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def meets(self, start: dt.date | None, end: dt.date | None) -> bool:
        """Whether it overlaps the half-open interval."""
        begins = self.start is None or end is None or self.start < end
        return begins and (self.end is None or start is None or start < self.end)


class _Kept:
    """What was worked out about one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.spans: Worked[tuple[DoubtSpan, ...]] = Worked(self._spans_of)
        # The values are worked out from the ledger for as long as a register keeps it.
        self._ledger = ref(ledger)

    @cached_property
    def confirmed(self) -> Ledger:
        """The ledger without the acts that are marked unconfirmed."""
        ledger = self._ledger()
        assert ledger is not None
        return ledger.confirmed()

    def _spans_of(self, state: str) -> tuple[DoubtSpan, ...]:
        ledger = self._ledger()
        assert ledger is not None
        return (*_unconfirmed(ledger, state), *_contested(ledger, state), *_disputed(ledger, state))

    @cached_property
    def doubted(self) -> frozenset[str]:
        """The States about whom there may be a doubt that changes who belongs to a population."""
        ledger = self._ledger()
        assert ledger is not None
        weak = {act.state for act in _all_acts(ledger) if act.unconfirmed or not isinstance(act, Act)}
        asserting = {act.state for act in ledger.acts if act.asserts}
        open_ = {state for state, given in ledger.timelines.items() if Status.UNDETERMINED in given.statuses}
        later: set[str] = set()
        if ledger.parent:
            later.update(state for state in ledger.parent.steps if any(_later_party(ledger, state)))
        return frozenset(weak | asserting | open_ | later)


_KEPT: WeakKeyDictionary[Ledger, _Kept] = WeakKeyDictionary()


def _kept(ledger: Ledger) -> _Kept:
    found = _KEPT.get(ledger)
    if found is None:
        found = _KEPT[ledger] = _Kept(ledger)
    return found


def spans_of(ledger: Ledger, state: str) -> tuple[DoubtSpan, ...]:
    """Every doubt about how the State stands under the convention."""
    return _kept(ledger).spans[state]


def on_day(ledger: Ledger, state: State, day: dt.date) -> tuple[Doubt, ...]:
    """The doubts about how the State stands on that date."""
    spans = [span for span in spans_of(ledger, state.alpha3) if span.covers(day)]
    possible = ledger.timeline[state.alpha3].possible_at(day)
    return (*_told(spans, state), *_open(ledger, state, day, possible), *beyond(ledger, day))


def within(ledger: Ledger, state: State, start: dt.date | None, end: dt.date | None) -> tuple[Doubt, ...]:
    """The doubts about how the State stands at any time of a period. It is beyond the record if it begins there."""
    spans = [span for span in spans_of(ledger, state.alpha3) if span.meets(start, end)]
    timeline = ledger.timeline[state.alpha3]
    possible = timeline.possible[0] if start is None else timeline.possible_at(start)
    opening = _open(ledger, state, start, possible) if start else ()
    return (*_told(spans, state), *opening, *(beyond(ledger, start) if start else ()))


def at_change(ledger: Ledger, state: State, day: dt.date) -> tuple[Doubt, ...]:
    """The doubts about a change of status: those on its date, and those on the day before that end with it."""
    before = on_day(ledger, state, day - ONE_DAY)
    after = on_day(ledger, state, day)
    carried = [doubt for doubt in before if doubt.kind in (DoubtKind.UNCONFIRMED, DoubtKind.OPEN)]
    return tuple(dict.fromkeys((*after, *carried)))


class Doubted(NamedTuple):
    """A State about whom there may be a doubt: how it stands on a date, and without the unconfirmed acts."""

    code: str
    now: Position
    confirmed: Position


def doubted_on(ledger: Ledger, day: dt.date) -> list[Doubted]:
    """The States that existed on that date and about whom there may be a doubt that changes who is counted."""
    kept = _kept(ledger)
    codes = sorted(kept.doubted)
    confirmed = dict(positions(kept.confirmed, day, codes))
    return [Doubted(code, now, confirmed[code]) for code, now in positions(ledger, day, codes)]


def of_members(
    ledger: Ledger, population: Population, day: dt.date, doubted: Iterable[Doubted] | None = None
) -> tuple[Doubt, ...]:
    """The doubts about who belongs to a population on that date, of States that existed then: where leaving out the
    unconfirmed acts changes it, where another status is asserted, and who is open.

    `doubted` is what `doubted_on` gives, for whoever has it already.
    """
    kept = _kept(ledger)
    found: list[Doubt] = []
    for code, now, confirmed in doubted_on(ledger, day) if doubted is None else doubted:
        belonging = belongs(population, now)
        matters = {
            DoubtKind.CONTESTED: population in BY_STATUS,
            DoubtKind.UNCONFIRMED: belonging is not belongs(population, confirmed),
        }
        state = ledger.state(code)
        found += _told((span for span in kept.spans[code] if span.covers(day) and matters.get(span.kind)), state)
        if belonging is None:
            found += _open(ledger, state, day, now.possible)
    return (*found, *beyond(ledger, day))


def _all_acts(ledger: Ledger) -> Iterator[AnyAct]:
    level: Ledger | None = ledger
    while level is not None:
        yield from level.acts
        yield from level.undated
        level = level.parent


def beyond(ledger: Ledger, day: dt.date) -> tuple[Doubt, ...]:
    """The doubt about all answers for dates after the one to which the record is complete."""
    if day <= ledger.as_of:
        return ()
    text = f"The record is complete to {ledger.as_of}; acts from {ledger.as_of + ONE_DAY} on may be missing."
    return (Doubt(kind=DoubtKind.BEYOND_RECORD, text=text),)


def _told(spans: Iterable[DoubtSpan], state: State) -> list[Doubt]:
    return [Doubt(kind=span.kind, state=state, act=span.act, text=span.text) for span in spans]


def _open(ledger: Ledger, state: State, day: dt.date, possible: tuple[Status, ...]) -> tuple[Doubt, ...]:
    if len(possible) < 2:
        return ()
    step = ledger.step_on(state.alpha3, day)
    act = step.act if step else None
    why = f" ({_named(act)})" if act else ""
    text = f"{state.name} may be {_either(possible)}{why}."
    return (Doubt(kind=DoubtKind.OPEN, state=state, act=act, text=text),)


def _named(act: AnyAct) -> str:
    when = f"of {act.date}" if isinstance(act, Act) else f"in {act.when}, date not known"
    return f"{act.kind.label} {when}"


def _either(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}"


# ---- unconfirmed acts


def _unconfirmed(ledger: Ledger, state: str) -> Iterator[DoubtSpan]:
    """Where leaving out the acts marked unconfirmed gives another status."""
    acts: list[AnyAct] = [*ledger.file_of(state), *ledger.undated_of(state)]
    weak = [act for act in acts if act.unconfirmed and act.kind in MOVES_STATUS]
    if not weak:
        return
    ours, other = ledger.timeline[state], _kept(ledger).confirmed.timeline[state]
    edges = (None, *sorted({*ours.starts, *other.starts}), None)
    for start, end in pairwise(edges):
        now = (ours.statuses[0], ours.possible[0]) if start is None else (ours.at(start), ours.possible_at(start))
        then = (other.statuses[0], other.possible[0]) if start is None else (other.at(start), other.possible_at(start))
        if now != then:
            given = [act for act in weak if start is None or _first(act) <= start]
            act = (given or weak)[-1]
            yield DoubtSpan(start, end, DoubtKind.UNCONFIRMED, act, _weakness(ledger.name_of(state), act))


def _first(act: AnyAct) -> dt.date:
    return act.date if isinstance(act, Act) else act.when.first


def _weakness(name: str, act: AnyAct) -> str:
    letter = " (the date of the letter)" if isinstance(act, Act) and act.date_basis == "letter" else ""
    return f"{name}: the {_named(act)}{letter} is unconfirmed: it has only one secondary source, or none."


# ---- contested answers


def _contested(ledger: Ledger, state: str) -> Iterator[DoubtSpan]:
    for act in ledger.acts:
        if act.state == state and act.asserts:
            answers = [other for other in _all_of(ledger) if _answers(other, act)]
            if answers:
                yield DoubtSpan(act.date, None, DoubtKind.CONTESTED, act, _assertion(ledger, act, answers))
    yield from _later_party(ledger, state)


def _all_of(ledger: Ledger) -> tuple[AnyAct, ...]:
    return (*ledger.acts, *ledger.undated)


def _answers(other: AnyAct, act: Act) -> bool:
    target = other.target
    return target is not None and (target.state, target.kind, target.date) == (act.state, act.kind, act.date)


def _assertion(ledger: Ledger, act: Act, answers: Iterable[AnyAct]) -> str:
    who = ", ".join(dict.fromkeys(ledger.name_of(answer.state) for answer in answers))
    return (
        f"{ledger.name_of(act.state)} asserts a {act.asserts} ({act.kind.label} of {act.date}); "
        f"answered by {who}. The status shown takes no side."
    )


def _later_party(ledger: Ledger, state: str) -> Iterator[DoubtSpan]:
    """Times as a party to the amended convention that began after the amendment was in force, without a consent to it.

    VCLT Art. 40(5)(a) presumes such a State bound by the text as amended; the depositary lists instruments only.
    """
    convention, parent = ledger.convention, ledger.parent
    if parent is None or convention.amends != parent.key or convention.in_force is None:
        return
    for joined in parent.participations(state).each:
        if joined.in_force is None or joined.in_force <= convention.in_force:
            continue
        own = [item.in_force for item in ledger.participations(state).each if item.in_force]
        ends = [day for day in (joined.end.date if joined.end else None, min(own, default=None)) if day]
        end = min(ends, default=None)
        if end is None or joined.in_force < end:
            text = (
                f"{ledger.name_of(state)} became party to the {parent.convention.short_title} on {joined.in_force}, "
                f"after the amendment was in force, and has no instrument on the amendment. The depositary lists it "
                "outside; VCLT Art. 40(5)(a) presumes it bound by the text as amended."
            )
            yield DoubtSpan(joined.in_force, end, DoubtKind.CONTESTED, joined.consent, text)


# ---- dates on which sources differ


def _disputed(ledger: Ledger, state: str) -> Iterator[DoubtSpan]:
    steps = ledger.steps.get(state, ())
    ends = [*(step.start for step in steps[1:]), None]
    for item in ledger.disagreements:
        if item.state != state or item.field not in _CHANGES_STATUS or not item.kind:
            continue
        for step, end in zip(steps, ends, strict=False):
            effect_only = not _CHANGES_STATUS[item.field] and isinstance(step.act, Act) and step.start == step.act.date
            about = (step.act.kind == ActKind(item.kind), str(_when(step.act)) == item.date)
            if all(about) and not effect_only:
                text = (
                    f"Sources print other dates: {item.field} {item.ours or 'none'} is used here, "
                    f"{', '.join(item.sources)} has {item.theirs}."
                )
                yield DoubtSpan(step.start, end, DoubtKind.DISPUTED_DATE, step.act, text)


def _when(act: AnyAct) -> object:
    return act.date if isinstance(act, Act) else act.when
