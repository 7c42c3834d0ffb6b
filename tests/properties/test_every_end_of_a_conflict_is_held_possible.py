"""Where nobody knows whether an armed conflict keeps a notice from taking effect (APMBC Art. 20(3), CCW Art. 9(2)), it
may do so on any day from its expiry on, or never. Whatever day is told later, the status that follows was possible.
"""

import datetime as dt

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

import minetreaty as mt
from minetreaty import Act, ActKind, Register, Status
from minetreaty.facts.record import Record
from tests.histories import invented_histories, laid_over
from tests.oracle import DAY, Oracle, after


@given(invented_histories(), st.data())
def test_in_every_lawful_history(record: Record, data: st.DataObject) -> None:
    oracle = Oracle(record)
    hanging = [act for act in record.table(Act) if oracle.hangs(act)]
    assume(hanging)
    notice = data.draw(st.sampled_from(hanging))
    clause = record.convention(notice.convention).withdrawal
    assert clause is not None
    expiry = after(clause.delay, notice.date)
    later = [act.date for act in record.table(Act) if act.state == notice.state and act.date >= expiry]
    ends = data.draw(st.sampled_from([expiry, *later]) | st.dates(expiry, expiry + 900 * DAY))
    ends += data.draw(st.sampled_from([0, 1])) * DAY
    told = evolve(notice, armed_conflict=True, effect=ends, effect_sources=("depositary",))
    acts = [told if act is notice else act for act in record.table(Act)]
    unsure, settled = Register(record), Register(record.replace(acts=acts))
    assume(all(unsure.convention(key).in_force == settled.convention(key).in_force for key in record.keys))
    for key in record.keys:
        assert_held(unsure, settled, notice.state, key)


def assert_held(unsure: Register, settled: Register, state: str, key: str) -> None:
    periods = settled.history(state, key).periods
    for day in {period.start for period in periods if period.start}:
        before, after_ = (register.standing(state, key, on=day) for register in (unsure, settled))
        turned_out = set(after_.possible or (after_.status,))
        assert turned_out <= set(before.possible or (before.status,)), (key, day)


def test_a_second_notice_while_the_first_one_hangs() -> None:
    """If the conflict ends after the second notice, that took back a consent which was not yet in force."""
    acts = [
        Act(state="CIV", convention="APMBC", kind=ActKind.WITHDRAWAL, date="2002-03-12"),
        Act(state="CIV", convention="APMBC", kind=ActKind.ACCEPTANCE, date="2003-04-16"),
        Act(state="CIV", convention="APMBC", kind=ActKind.WITHDRAWAL, date="2004-05-20", armed_conflict=False),
    ]
    ended = evolve(acts[0], armed_conflict=True, effect=dt.date(2004, 5, 21))
    settled, unsure = (laid_over(mt.load(), (first, *acts[1:])) for first in (ended, acts[0]))
    assert settled.status("CIV", "APMBC", on="2004-05-21") is Status.WITHDRAWN
    assert Status.WITHDRAWN in unsure.standing("CIV", "APMBC", on="2004-05-21").possible
