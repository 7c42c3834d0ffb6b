"""What ``hypothesis.strategies.from_type`` draws for the library's types. Hypothesis calls `register` by itself.

The entry point ``hypothesis`` of the package names it, so that nothing needs to be set up. Only the classes are loaded
then; the strategies are loaded when a value is first drawn.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from hypothesis import strategies as st

_STRATEGIES = {
    "model.states.State": "asking.states",
    "model.conventions.Convention": "asking.conventions",
    "model.acts.Act": "invented.acts",
    "model.acts.UndatedAct": "invented.undated_acts",
    "model.partial_dates.PartialDate": "invented.partial_dates",
    "model.conventions.Delay": "invented.delays",
    "model.state_sets.StateSet": "answers.state_sets",
    "register.Register": "invented.registers",
    "standing.answers.Standing": "answers.standings",
    "standing.answers.History": "answers.histories",
    "standing.answers.Explanation": "answers.explanations",
    "standing.counts.Count": "answers.counts",
    "claims.kinds.Claim": "answers.claims",
    "claims.verdicts.Verdict": "answers.verdicts",
}


def register() -> None:
    """Register a strategy for each of the types."""
    for name, strategy in _STRATEGIES.items():
        module, _, cls = name.rpartition(".")
        st.register_type_strategy(getattr(import_module(f"..{module}", __package__), cls), _drawing(strategy))


def _drawing(name: str) -> Any:
    """The strategy of that name, found when it is first needed."""
    module, _, function = name.partition(".")
    return st.deferred(lambda: getattr(import_module(f".{module}", __package__), function)())
