"""An act that is being checked, with everything that the rules may look at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from attrs import frozen

from ..findings import Finding, Rule, Severity
from ..law import effects as law
from ..law.participations import Participation, Situation, derive
from ..law.possibilities import fold, possible_at
from ..model.acts import Act, act_order
from ..model.conventions import Convention
from ..model.statuses import Status
from ..standing.ledger import Ledger


@frozen(slots=False)
class ActCase:
    """An act that is being checked, with the ledger of its convention and the ledgers of all conventions.

    ``file`` are the State's acts that count under the convention. If it is not given, those of the ledger are used.
    """

    act: Act
    ledger: Ledger
    ledgers: dict[str, Ledger]
    file: Sequence[Act] | None = None

    @property
    def convention(self) -> Convention:
        """The convention that the act is under."""
        return self.ledger.convention

    @property
    def consents(self) -> bool:
        """Whether the State consents to be bound by the act."""
        return law.consents(self.convention, self.act)

    @property
    def earlier(self) -> tuple[Act, ...]:
        """The State's acts under this convention that come before this one."""
        return tuple(act for act in self._counted if act.convention == self.act.convention)

    @property
    def signed(self) -> bool:
        """Whether the State has signed before."""
        return any(law.signs(self.convention, act) for act in self.earlier)

    @cached_property
    def _counted(self) -> tuple[Act, ...]:
        """The earlier acts that count here, including those under a parent convention."""
        file = self.ledger.file_of(self.act.state) if self.file is None else self.file
        here = act_order(self.act)
        return tuple(act for act in file if act is not self.act and act_order(act) <= here)

    @property
    def _situation(self) -> Situation:
        return self.ledger.situation(self.act.state)

    @cached_property
    def possible_before(self) -> tuple[Status, ...]:
        """The statuses that the State may have had just before the act. Undated acts can make several possible."""
        undated = self.ledger.undated_of(self.act.state)
        if not (self.earlier or undated):
            return (Status.OUTSIDE,)
        return possible_at(fold(self._situation, self._counted, undated), self.act.date)

    @property
    def status_before(self) -> Status:
        """The State's status just before the act, or UNDETERMINED if several statuses are possible."""
        first, *others = self.possible_before
        return Status.UNDETERMINED if others else first

    @cached_property
    def participations_before(self) -> tuple[Participation, ...]:
        """The State's participations by its earlier acts with a date."""
        return tuple(derive(self._situation, self._counted).each)

    @cached_property
    def participations_after(self) -> tuple[Participation, ...]:
        """The State's participations by its earlier acts with a date, and this one."""
        return tuple(derive(self._situation, (*self._counted, self.act)).each)

    @property
    def begins_participation(self) -> bool:
        """Whether the State's participation can begin, or begin again, by this consent."""
        return any(item.consent is self.act for item in self.participations_after)

    def finding(
        self, rule: Rule, message: str, hint: str = "", *, article: str | None = None, severity: Severity | None = None
    ) -> Finding:
        """A finding about this act, with the severity of the rule if no other is given.

        An error is a warning if the data explains the irregularity (``oddity``).
        """
        explained = self.act.oddity
        given = rule.severity if severity is None else severity
        return rule.finding(
            f"{message} ({explained})" if explained else message,
            article=article,
            severity=Severity.WARNING if explained and given is Severity.ERROR else given,
            where=str(self.act),
            convention=self.act.convention,
            state=self.act.state,
            hint="" if explained else hint,
        )
