"""Whatever is laid over a register, the register itself stays what it was."""

import datetime as dt
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from minetreaty import Act, Convention, NotInDueForm, Register
from minetreaty.facts.record import Record
from minetreaty.testing.invented import acts, days, records, registers, treaties


def answers(register: Register) -> object:
    return [
        (register.convention(key), register.acts(key), register.undated(key), register.changes(key))
        for key in (convention.key for convention in register.conventions)
    ]


@given(registers(), st.lists(acts(), max_size=3))
def test_by_a_deposit(register: Register, deposited: list[Act]) -> None:
    before, edition = answers(register), register.edition
    with suppress(NotInDueForm):
        after = register.deposit(*deposited)
        assert after is not register
        assert (after.edition.base, after.edition.derived) == (edition.sha256, True)
        assert len(after.acts("PACT")) == len(register.acts("PACT")) + len(deposited)
    assert answers(register) == before == answers(Register(register.facts))
    assert register.edition == edition


@given(registers(), days())
def test_by_looking_back(register: Register, day: dt.date) -> None:
    before = answers(register)
    assert all(act.date <= day for act in register.as_known(day).acts("PACT"))
    assert answers(register) == before


@given(registers(), treaties(key="OTHER"))
def test_by_another_convention(register: Register, convention: Convention) -> None:
    before = answers(register)
    wider = register.with_convention(convention)
    assert [c.key for c in wider.conventions] == ["PACT", "PROTOCOL", "OTHER"]
    assert [c.key for c in register.conventions] == ["PACT", "PROTOCOL"]
    assert answers(register) == before


@given(records())
def test_registers_are_equal_by_content(record: Record) -> None:
    one, other = Register(record), Register(record)
    assert one == other and hash(one) == hash(other) and one != record
    assert one.edition == other.edition
