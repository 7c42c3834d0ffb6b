"""A protocol or an amendment is part of its convention (CCW Art. 4(4), 4(5), 8, 9(3)): who is neither contracting nor
party to the convention is neither to the protocol; where the one is undetermined, so is the other.
"""

import datetime as dt
from collections.abc import Iterable
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

import minetreaty as mt
from minetreaty import Act, Register, Status
from minetreaty.facts.record import Record
from minetreaty.testing.invented import registers
from tests.histories import deposited, invented_histories

ONE_DAY = dt.timedelta(1)


def may_be(register: Register, state: str, key: str, day: dt.date) -> set[Status]:
    standing = register.standing(state, key, on=day)
    return set(standing.possible or (standing.status,))


def assert_rests_on(register: Register, states: Iterable[str], parent: str, key: str) -> None:
    for state in states:
        periods = [*register.history(state, parent).periods, *register.history(state, key).periods]
        starts = {period.start for period in periods if period.start}
        for day in sorted({day + shift for day in starts for shift in (-ONE_DAY, 0 * ONE_DAY)}):
            if register.state(state).exists(day):
                above, below = may_be(register, state, parent, day), may_be(register, state, key, day)
                case = f"{state} on {day}: {parent} {sorted(above)}, {key} {sorted(below)}"
                if any(status.is_contracting for status in below):
                    assert any(status.is_contracting for status in above), case
                if all(status.is_contracting for status in below):
                    assert all(status.is_contracting for status in above), case


def test_in_the_bundled_record() -> None:
    reg = mt.load()
    for convention in reg.conventions:
        if convention.ends_with:
            assert_rests_on(reg, reg.facts.states, convention.ends_with.convention, convention.key)


@given(registers() | (invented_histories() | invented_histories(undated=True)).map(Register))
def test_in_every_invented_record(register: Register) -> None:
    """In records of acts as they come, too."""
    assert_rests_on(register, register.facts.states, "PACT", "PROTOCOL")


@settings(max_examples=10)
@given(st.randoms(use_true_random=False))
def test_in_lawful_histories_through_deposit(random: Random) -> None:
    register, state, keys, _ = deposited(mt.load(), random)
    for key in keys[1:]:
        assert_rests_on(register, [state], keys[0], key)


@given(
    st.sampled_from(["ATG", "SAU", "BHR", "QAT"]),
    st.sampled_from(["CCW-A1", "CCW-P5", "CCW-P4", "CCW-AP2"]),
    st.sampled_from([False, None]),
    st.integers(-400, 364),
)
def test_joined_before_or_after_the_notice(state: str, key: str, answer: bool | None, shift: int) -> None:
    """The day on which the protocol enters into force for the State lies before the end of the convention, or after."""
    reg = mt.load()
    assume(reg.status(state, key) is Status.OUTSIDE)
    noticed, ended = dt.date(2028, 5, 1), dt.date(2029, 5, 1)
    joined = noticed + shift * ONE_DAY
    register = reg.deposit(
        Act(state=state, convention=key, kind="notification_of_consent", date=joined),
        Act(state=state, convention="CCW", kind="withdrawal", date=noticed, armed_conflict=answer),
    )
    assert register.status(state, key, on=ended - ONE_DAY).is_contracting
    if answer is False:
        assert register.status(state, key, on=ended) is Status.WITHDRAWN
        assert register.status(state, key, on=ended + 400 * ONE_DAY) is Status.WITHDRAWN
    else:
        assert Status.WITHDRAWN in may_be(register, state, key, ended)
    assert_rests_on(register, [state], "CCW", key)


@given(invented_histories())
def test_who_has_left_the_convention_has_left_the_protocol(record: Record) -> None:
    register = Register(record)
    for state in record.states:
        for period in register.history(state, "PACT").periods:
            if period.status is Status.WITHDRAWN and period.start:
                left = register.status(state, "PROTOCOL", on=period.start)
                joined = [act for act in record.acts("PROTOCOL") if act.state == state and act.date < period.start]
                assert left is (Status.WITHDRAWN if joined else Status.OUTSIDE)
