"""The depositary's state machine: it accepts stores that keep the law, and finds what is wrong with others."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, settings

import minetreaty as mt
from minetreaty.testing import DepositaryMachine, check_store
from tests.oracle import Oracle

SOME = settings(
    max_examples=12, stateful_step_count=12, deadline=None, database=None, derandomize=True, phases=[Phase.generate]
)
MANY = settings(
    max_examples=3000,
    stateful_step_count=30,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class LibraryStore:
    """Keeps the acts as canonical JSON, and asks the library."""

    def __init__(self, register: mt.Register) -> None:
        self.register = register

    def receive(self, act: mt.Act) -> bool:
        try:
            self.register = mt.loads(mt.dumps(self.register.deposit(act)))
        except mt.NotInDueForm:
            return False
        return True

    def status(self, state: str, convention: str, on: dt.date) -> str:
        return self.register.status(state, convention, on=on).value


class ArticlesStore(LibraryStore):
    """Receives as the library does, and reads statuses off the articles with the tests' own oracle."""

    def __init__(self, register: mt.Register) -> None:
        super().__init__(register)
        self.oracle = Oracle(register.facts)

    def receive(self, act: mt.Act) -> bool:
        received = super().receive(act)
        self.oracle = Oracle(self.register.facts)
        return received

    def status(self, state: str, convention: str, on: dt.date) -> str:
        (found,) = self.oracle.possible(state, convention, on)
        return found.value


@pytest.mark.parametrize("make", [LibraryStore, ArticlesStore])
def test_a_store_that_keeps_the_law_is_accepted(make: Callable[[mt.Register], LibraryStore]) -> None:
    check_store(make, settings=SOME)


class TakesAnything(LibraryStore):
    def receive(self, act: mt.Act) -> bool:
        super().receive(act)
        return True


class TakesNothing(LibraryStore):
    def receive(self, act: mt.Act) -> bool:
        return False


class ForgetsNotices(LibraryStore):
    def status(self, state: str, convention: str, on: dt.date) -> str:
        return super().status(state, convention, on).replace("withdrawing", "party")


class BindsAtOnce(LibraryStore):
    def status(self, state: str, convention: str, on: dt.date) -> str:
        return super().status(state, convention, on).replace("contracting", "party")


@pytest.mark.parametrize("make", [TakesAnything, TakesNothing, ForgetsNotices, BindsAtOnce])
def test_a_store_with_a_mistake_is_found_out(make: Callable[[mt.Register], LibraryStore]) -> None:
    with pytest.raises(AssertionError):
        check_store(make, settings=MANY)


class Subclass(DepositaryMachine):
    make_store = LibraryStore


Subclass.TestCase.settings = SOME
TestSubclass = Subclass.TestCase
