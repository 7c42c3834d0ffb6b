"""Whatever the missing days and answers turn out to be, the status that follows is one of those held possible."""

import datetime as dt
from itertools import product

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from minetreaty import Act, Register, Status
from minetreaty.facts.record import Record
from minetreaty.law.possibilities import earliest_day
from minetreaty.model.acts import ActKind, UndatedAct
from minetreaty.testing.invented import CODES, composite, days, lawful_records, open_records


@composite
def decided(draw: st.DrawFn, record: Record) -> Record:
    """The record with a day for each act that has none, and an answer for each notice that hangs on one."""
    dated = list(record.table(Act))
    for act in record.table(UndatedAct):
        earliest = earliest_day(record.convention(act.convention), act)
        if earliest <= act.when.last:
            day = draw(st.dates(earliest, act.when.last))
            dated.append(Act(state=act.state, convention=act.convention, kind=act.kind, date=day, sources=act.sources))
    answered = [
        evolve(act, armed_conflict=draw(st.booleans()))
        if act.kind is ActKind.WITHDRAWAL and act.armed_conflict is None
        else act
        for act in dated
    ]
    return record.replace(acts=tuple(answered), undated_acts=())


@composite
def hanging_records(draw: st.DrawFn) -> Record:
    """Lawful records in which nobody says anything of an armed conflict."""
    record = draw(lawful_records())
    return record.replace(acts=tuple(evolve(act, armed_conflict=None) for act in record.table(Act)))


@given((open_records() | hanging_records()).flatmap(lambda record: st.tuples(st.just(record), decided(record))), days())
def test_a_status_that_may_follow_is_held_possible(pair: tuple[Record, Record], known_on: dt.date) -> None:
    unsure, settled = Register(pair[0]), Register(pair[1])
    assume(unsure.convention("PACT").in_force == settled.convention("PACT").in_force)
    for state, known in product(pair[0].states, (None, known_on)):
        may_be = unsure.history(state, "PACT", known_on=known).periods
        turned_out = settled.history(state, "PACT", known_on=known)
        for day in {period.start for period in (*may_be, *turned_out.periods) if period.start}:
            held = [period for period in may_be if (period.start or day) <= day < (period.end or dt.date.max)]
            assert turned_out.at(day) in (held[0].possible or (held[0].status,))


@given(open_records(), CODES, days(), days())
def test_nothing_is_open_that_can_turn_out_one_way_only(
    record: Record, state: str, on: dt.date, known_on: dt.date
) -> None:
    assume(record.bounds[state].hold(on))
    for known in (None, known_on):
        standing = Register(record).standing(state, "PACT", on=on, known_on=known)
        assert (standing.status is Status.UNDETERMINED) == (len(standing.possible) > 1)
        assert Status.UNDETERMINED not in standing.possible
