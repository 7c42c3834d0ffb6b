"""The bundled register, and the questions that notebooks ask most, asked of it."""

from __future__ import annotations

from functools import cache

from .facts.bundled import bundled
from .model.days import Day
from .model.statuses import Status
from .register import Register

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os

    from .model.state_sets import StateSet
    from .model.states import State
    from .standing.answers import Explanation, History


@cache
def _bundled() -> Register:
    return Register(bundled())


def load(path: str | os.PathLike[str] | None = None) -> Register:
    """The bundled register: immutable, and the same object at every call.

    With a path, the register in that file of canonical JSON or folder of tables, read strictly. Raises
    `UnreadableData` with every fault.
    """
    if path is None:
        return _bundled()
    from .reading import read

    return read(path)


def status(state: State | str, convention: str, *, on: Day | None = None, known_on: Day | None = None) -> Status:
    """`Register.status` of the bundled register."""
    return load().status(state, convention, on=on, known_on=known_on)


def parties(convention: str, *, on: Day | None = None, known_on: Day | None = None) -> StateSet:
    """`Register.parties` of the bundled register."""
    return load().parties(convention, on=on, known_on=known_on)


def history(state: State | str, convention: str, *, known_on: Day | None = None) -> History:
    """`Register.history` of the bundled register."""
    return load().history(state, convention, known_on=known_on)


def explain(state: State | str, convention: str, *, on: Day | None = None, known_on: Day | None = None) -> Explanation:
    """`Register.explain` of the bundled register."""
    return load().explain(state, convention, on=on, known_on=known_on)
