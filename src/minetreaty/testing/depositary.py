"""A depositary as a state machine: acts arrive in any order, time passes, and a store of yours must agree on each.

Subclass `DepositaryMachine`, or call `check_store`. The store may be a table of a database, a service or a program in
another language: whatever can receive an act, and say which status a State has on a date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Protocol

from hypothesis import settings as settings_
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import integers, sampled_from

from ..errors import NotInDueForm
from ..model.acts import Act, ActKind
from ..model.conventions import Convention
from ..model.states import State
from ..register import Register
from .invented import LASTING, OPENS, bare_registers

_LAST = dt.date(2020, 1, 1)


class Store(Protocol):
    """What a store under test can do. It starts with the treaties and States of the register it was made for."""

    def receive(self, act: Act, /) -> bool:
        """Keep the act and return True, or refuse it and return False."""
        ...

    def status(self, state: str, convention: str, on: dt.date, /) -> str:
        """Return the status of a State under a convention on a date: a value of `Status`."""
        ...


class DepositaryMachine(RuleBasedStateMachine):
    """Three States sign, join, leave, change their minds and return, under a treaty and its protocol.

    A subclass has ``make_store``, which returns an empty `Store` for a register. Each act is brought to the store and
    to a `Register`, which must receive or refuse it alike; after each, every State must have the same status in both,
    today and in the years ahead. ``TestCase`` of the subclass is the test.
    """

    make_store: Callable[[Register], Store]
    """Makes the store under test; in a subclass, a ``staticmethod``."""

    def __init__(self) -> None:
        super().__init__()
        self.register: Register
        self.store: Store
        self.today: dt.date = OPENS

    @initialize(register=bare_registers())
    def open(self, register: Register) -> None:
        """The treaty is open, and nobody has acted."""
        self.register = register
        self.store = self.make_store(register)

    @rule(days=integers(0, 400))
    @precondition(lambda self: self.today < _LAST)
    def wait(self, days: int) -> None:
        """Time passes."""
        self.today += dt.timedelta(days)

    @rule(
        state=sampled_from(LASTING),
        convention=sampled_from(["PACT", "PACT", "PROTOCOL"]),
        kind=sampled_from(
            [
                ActKind.SIGNATURE,
                ActKind.RATIFICATION,
                ActKind.ACCESSION,
                ActKind.ACCESSION,
                ActKind.NOTIFICATION_OF_CONSENT,
                ActKind.WITHDRAWAL,
                ActKind.WITHDRAWAL,
                ActKind.WITHDRAWAL_REVOCATION,
            ]
        ),
    )
    def act(self, state: str, convention: str, kind: ActKind) -> None:
        """A State acts, and the day ends. The store must receive the act exactly if treaty law admits it."""
        conflict = False if kind is ActKind.WITHDRAWAL else None
        act = Act(state=state, convention=convention, kind=kind, date=self.today, armed_conflict=conflict)
        try:
            after, why = self.register.deposit(act), ""
        except NotInDueForm as refusal:
            after, why = self.register, str(refusal)
        received = self.store.receive(act)
        assert received is (after is not self.register), f"{act}: received {received}, but {why or 'it is lawful'}"
        self.register = after
        self.today += dt.timedelta(1)  # the law has no order for most acts of one day

    @invariant()
    def statuses_agree(self) -> None:
        """Every State has the same status in the store as in the register, today and later."""
        for convention in self.register.facts.table(Convention):
            for state in self.register.facts.table(State):
                for later in (0, 100, 365, 1000):
                    day = self.today + dt.timedelta(later)
                    if state.exists(day):
                        expected = self.register.status(state, convention.key, on=day)
                        found = self.store.status(state.alpha3, convention.key, day)
                        assert found == expected, f"{state.alpha3}, {convention.key}, {day}: {found}, not {expected}"


def check_store(make_store: Callable[[Register], Store], *, settings: settings_ | None = None) -> None:
    """Run `DepositaryMachine` against a store. Raise ``AssertionError`` with the shortest run in which it disagrees.

    `make_store` returns an empty store for a register with treaties and States, and is called for each run. `settings`
    are those of Hypothesis.
    """

    class Machine(DepositaryMachine):
        pass

    Machine.make_store = staticmethod(make_store)
    run_state_machine_as_test(Machine, settings=settings)  # pyright: ignore[reportUnknownMemberType]
