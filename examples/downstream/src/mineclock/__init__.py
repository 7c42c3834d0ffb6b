"""Where the members of a group of States stand to the mine ban on a day, and who of them is on the way out."""

from dataclasses import dataclass
from datetime import date

import minetreaty as mt

BAN = "APMBC"


@dataclass(frozen=True)
class Position:
    """How many members of a group are bound on a day. ``leaving`` are bound and under notice of withdrawal."""

    group: str
    on: date
    members: int
    bound: tuple[str, ...]
    leaving: tuple[str, ...]
    open: tuple[str, ...]

    def __str__(self) -> str:
        leaving = f", {', '.join(self.leaving)} under notice" if self.leaving else ""
        doubt = f" ({', '.join(self.open)}: not known)" if self.open else ""
        return f"{self.group} on {self.on}: {len(self.bound)} of {self.members} bound{leaving}{doubt}"


def position(group: str, on: date, register: mt.Register | None = None) -> Position:
    """The position of a group. The register is an argument, so that tests and what-ifs bring their own."""
    reg = mt.load() if register is None else register
    members = reg.states(on).within(group, on=on)
    parties = reg.parties(BAN, on=on)
    leaving = reg.having(mt.Status.WITHDRAWING, BAN, on=on)
    return Position(
        group=group,
        on=on,
        members=len(members),
        bound=(parties & members).names,
        leaving=(leaving & members).names,
        open=(parties.undetermined & members).names,
    )


def may_rely_on(state: str, on: date, register: mt.Register | None = None) -> bool | None:
    """Whether the ban binds the State on that day; None where the record cannot say. Every status is spelt out, so that
    a type checker finds the place if a release should add one.
    """
    reg = mt.load() if register is None else register
    match reg.status(state, BAN, on=on):
        case mt.Status.PARTY | mt.Status.WITHDRAWING:
            return True
        case mt.Status.OUTSIDE | mt.Status.SIGNATORY | mt.Status.CONTRACTING | mt.Status.WITHDRAWN:
            return False
        case mt.Status.UNDETERMINED:
            return None
