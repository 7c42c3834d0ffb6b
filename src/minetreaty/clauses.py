"""Clauses: the classes by which you write the law of a treaty, to define a `Convention` of your own.

    >>> from minetreaty import clauses
    >>> clauses.EntryIntoForce(article="Art. 17(1)", deposits=40, delay=clauses.Delay(months=6, from_month_start=True))
    EntryIntoForce(article='Art. 17(1)', deposits=40, delay=Delay(months=6, from_month_start=True))

Each class is one kind of clause. It carries the article and the terms of the treaty; the functions of the law apply
them. A `Convention` names its clauses, and ``register.with_convention`` adds it to a register.
"""

from __future__ import annotations

from .model.conventions import (
    Clause,
    Conduct,
    Consent,
    Deadline,
    Delay,
    EndsWith,
    EntryIntoForce,
    EntryIntoForceForState,
    MineRules,
    Provision,
    ProvisionalApplication,
    ProvisionKind,
    Reservations,
    SignatureWindow,
    Weapon,
    Withdrawal,
)

__all__ = [
    "Clause",
    "Conduct",
    "Consent",
    "Deadline",
    "Delay",
    "EndsWith",
    "EntryIntoForce",
    "EntryIntoForceForState",
    "MineRules",
    "Provision",
    "ProvisionKind",
    "ProvisionalApplication",
    "Reservations",
    "SignatureWindow",
    "Weapon",
    "Withdrawal",
]


def __dir__() -> list[str]:
    return list(__all__)
