"""The dates of one State under a convention that people ask for beside its status, as they are on any date."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from ..law.participations import Participations
from ..law.steps import Step
from ..model.acts import CONSENTS, Act, ActKind, UndatedAct
from ..model.statuses import Status
from .ledger import Ledger


class Dates(NamedTuple):
    """The dates of the latest signature, consent, entry into force and withdrawal known by a date; None: none, or not
    known.
    """

    signed_on: dt.date | None = None
    consented_on: dt.date | None = None
    in_force_from: dt.date | None = None
    withdrawal_effective: dt.date | None = None


class StateDates:
    """A State's dates: its acts are read once, whichever dates are asked for."""

    def __init__(self, ledger: Ledger, code: str, steps: tuple[Step, ...], given: Participations) -> None:
        self._steps = steps
        self._given = given
        acts = (act for act in ledger.acts_of(code) if isinstance(act, Act) and act.kind is ActKind.SIGNATURE)
        self._signatures = [act.date for act in acts]

    def by(self, day: dt.date) -> Dates:
        """The dates as they are on that day."""
        past = [step for step in self._steps if step.start <= day]
        participation = None if _rests_on_no_day(past) else self._given.latest(day)
        return Dates(
            max((signed for signed in self._signatures if signed <= day), default=None),
            participation.consent.date if participation else None,
            participation.in_force if participation else None,
            _withdrawal_effective(self._steps, day),
        )


def dates_of(ledger: Ledger, code: str) -> StateDates:
    """The dates of the State with this code."""
    return StateDates(ledger, code, ledger.steps.get(code, ()), ledger.participations(code))


def _rests_on_no_day(past: list[Step]) -> bool:
    """Whether the last consent by that day is one without a date."""
    consent = next((step.act for step in reversed(past) if step.act.kind in CONSENTS), None)
    return isinstance(consent, UndatedAct)


def _withdrawal_effective(steps: tuple[Step, ...], day: dt.date) -> dt.date | None:
    gone = [s.start for s in steps if s.status is Status.WITHDRAWN and isinstance(s.act, Act) and s.act.date <= day]
    return gone[-1] if gone else None
