"""The case: an act under examination, with what a rule of due form may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from attrs import frozen

from ..findings import Finding, Severity
from ..law.possibilities import fold, possible_at
from ..model.acts import Act, act_order
from ..model.conventions import Convention
from ..model.statuses import Status
from ..standing.ledger import Ledger


@frozen(slots=False)
class Case:
    """An act under examination, with what a rule may look at: its ledger and those of the other conventions.

    ``file`` are the State's acts that count under the convention; where none is given, those of the ledger.
    """

    act: Act
    ledger: Ledger
    ledgers: dict[str, Ledger]
    file: Sequence[Act] | None = None

    @property
    def convention(self) -> Convention:
        """The convention that the act is under."""
        return self.ledger.convention

    @cached_property
    def earlier(self) -> tuple[Act, ...]:
        """The State's acts that count here and come before this one, notices under a parent convention included."""
        file = self.ledger.file_of(self.act.state) if self.file is None else self.file
        here = act_order(self.act)
        return tuple(act for act in file if act is not self.act and act_order(act) <= here)

    @cached_property
    def possible_before(self) -> tuple[Status, ...]:
        """How the State may have stood just before the act, by the acts that came, or may have come, before it."""
        state, undated = self.act.state, self.ledger.undated_of(self.act.state)
        if not (self.earlier or undated):
            return (Status.OUTSIDE,)
        return possible_at(fold(self.ledger.situation(state), self.earlier, undated), self.act.date)

    @property
    def status_before(self) -> Status:
        """How the State stood just before the act; UNDETERMINED where the record cannot say."""
        first, *others = self.possible_before
        return Status.UNDETERMINED if others else first

    def finding(
        self, code: str, message: str, article: str, hint: str = "", severity: Severity = Severity.ERROR
    ) -> Finding:
        """A finding about this act: a warning where the record says why the act stands, else as grave as `severity`."""
        explained = self.act.oddity
        return Finding(
            code=code,
            severity=Severity.WARNING if explained else severity,
            message=f"{message} ({explained})" if explained else message,
            article=article,
            where=str(self.act),
            convention=self.act.convention,
            state=self.act.state,
            hint="" if explained else hint,
        )


Rule = Callable[[Case], Iterable[Finding]]
"""One rule: what stands against the act of a case."""
