"""Registers of the invented record (`minetreaty.facts.invented`), for the tests of what answers look like."""

from typing import Any

from minetreaty import Register
from minetreaty.facts.invented import FOUNDED, laid_over, world
from minetreaty.facts.record import Record
from minetreaty.model.states import State, StateName


def record(*facts: Any, **sections: Any) -> Record:
    """The invented record without acts, and these facts. Sections named take the place of its own."""
    return laid_over(facts, world().replace(**{"acts": (), **sections}))


def register(*facts: Any, **sections: Any) -> Register:
    """The register of `record`."""
    return Register(record(*facts, **sections))


def founded(*facts: Any, **sections: Any) -> Register:
    """As `register`, with the Pact in force for Aland and Borduria."""
    return register(*FOUNDED, *facts, **sections)


def named(alpha3: str, name: str, *names: StateName, **more: Any) -> State:
    """A State with further names."""
    return State(alpha3=alpha3, name=name, names=names, **more)
