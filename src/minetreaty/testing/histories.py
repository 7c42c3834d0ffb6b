"""Strategies for deposits under an invented treaty: those that treaty law admits, and those that it refuses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import frozen
from hypothesis.strategies import DrawFn, SearchStrategy, sampled_from

from ..facts.record import Record
from ..model.acts import Act, ActKind
from ..model.statuses import Status
from ..register import Register
from .invented import LASTING, OPENS, composite, lawful_records

_LATE = dt.date(2019, 1, 1)
"""When everything in a record of `lawful_records` has taken effect, and no notice runs any more."""


@frozen(kw_only=True)
class Deposit:
    """Acts that are brought to a register.

    ``code`` is that of a finding for which `Register.deposit` must refuse them with `NotInDueForm`; it is empty for
    acts that must be received.
    """

    register: Register
    acts: tuple[Act, ...]
    code: str = ""


def lawful_deposits() -> SearchStrategy[Deposit]:
    """An invented treaty without acts, and acts that can be deposited together: signatures, consents, notices,
    revocations, returns.
    """
    deposits = lawful_records().map(
        lambda record: Deposit(register=Register(record.replace(acts=())), acts=record.table(Act))
    )
    return deposits.filter(lambda deposit: bool(deposit.acts))


@composite
def unlawful_deposits(draw: DrawFn) -> Deposit:
    """An invented treaty with lawful acts, and an act that must be refused, with the code of the reason."""
    record: Record = draw(lawful_records())
    register = Register(record)
    state = draw(sampled_from(LASTING))
    act, code = draw(sampled_from(list(_faults(register, state))))
    return Deposit(register=register, acts=(act,), code=code)


def _faults(register: Register, state: str) -> Iterator[tuple[Act, str]]:
    """Acts that the State may not do, each with the code of the rule that it breaks."""
    convention = register.convention("PACT")
    status = register.status(state, "PACT", on=_LATE)
    signed = state in register.signatories("PACT", on=_LATE)
    kinds = {act.kind for act in register.acts("PACT", state=state)}

    def act(kind: ActKind, day: dt.date, of: str = state) -> Act:
        return Act(state=of, convention="PACT", kind=kind, date=day)

    if convention.signature and not kinds:
        yield act(ActKind.SIGNATURE, OPENS - dt.timedelta(1)), "D202"
        yield act(ActKind.RATIFICATION, _LATE), "P301"
    if signed:
        yield act(ActKind.SIGNATURE, OPENS + dt.timedelta(25)), "P310"
    if status.is_contracting:
        yield act(ActKind.ACCESSION, _LATE), "P303"
    if convention.withdrawal and status in (Status.OUTSIDE, Status.SIGNATORY, Status.WITHDRAWN):
        yield act(ActKind.WITHDRAWAL, _LATE), "P304"
    yield act(ActKind.WITHDRAWAL_REVOCATION, _LATE), "P305"
    yield act(ActKind.ACCESSION, convention.adopted - dt.timedelta(1)), "D201"
    yield act(ActKind.ACCESSION, dt.date(2004, 1, 1), of="OLD"), "P308"
    yield act(ActKind.SIGNATURE, dt.date(2003, 4, 30), of="NEW"), "P308"
