"""Who the participants are: States by their printed names, and organizations that are none."""

from __future__ import annotations

import datetime as dt
import re

from ..errors import AmbiguousName, UnknownState
from ..model.states import State
from ..register import Register

_ORGANIZATIONS = re.compile(
    r"\b(?:union|communit(?:y|ies)|organi[sz]ations?|agency|council|commission|common market|united nations|bank|fund"
    r"|authority|secretariat|court|institute|association|office|programme|group|league)\b",
    re.IGNORECASE,
)
"""Words of which one is in the name of every organization that takes part in treaties."""


def state_named(register: Register, name: str, on: dt.date | None = None) -> State | None:
    """The State that the depositary means by a name: by its own names first ("Congo"), then by any other.

    A name of several States is that of the one that bore it on the day `on`. None where that does not decide, or the
    name is not known.
    """
    for vocabulary in ("depositary", "name"):
        for day in (None, on):
            try:
                return register.state(name, on=day, vocabulary=vocabulary)
            except (AmbiguousName, UnknownState):
                continue
    return None


def code_of(register: Register, name: str, on: dt.date | None = None) -> str | None:
    """The code of the State that `state_named` finds."""
    state = state_named(register, name, on)
    return None if state is None else state.alpha3


def is_printed_name(register: Register, name: str) -> bool:
    """Whether the tables have the name as one that the depositary prints."""
    try:
        register.state(name, vocabulary="depositary")
    except (AmbiguousName, UnknownState):
        return False
    return True


def is_organization(name: str) -> bool:
    """Whether a name that is not a State's is that of an organization."""
    return _ORGANIZATIONS.search(name) is not None
