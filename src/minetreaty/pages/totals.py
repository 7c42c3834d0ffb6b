"""The printed totals as a check of what was read.

One rule serves every page: the depositary counts the rows with a date that is not in brackets, among the signatories
by the columns of signatures, among the parties by those of consents. A State that left is in brackets and counts in
neither; a participant that is not a State counts like any other.
"""

from __future__ import annotations

from collections.abc import Iterable

from .columns import Role
from .faults import refused
from .tables import StatusTable
from .values import PageHeader


def counted(tables: Iterable[StatusTable], role: Role) -> tuple[int, int]:
    """How many participants have an unbracketed date of that role, and how many more may have one that was not read."""
    surely: set[str] = set()
    perhaps: set[str] = set()
    for table in tables:
        for row in table.rows:
            if any(entry.role is role and not entry.left for entry in row.entries):
                surely.add(row.name)
            elif role in row.unread:
                perhaps.add(row.name)
    return len(surely), len(perhaps - surely)


def check_totals(header: PageHeader, tables: list[StatusTable], name: str) -> None:
    """Raises `UnreadableData` where a printed total is not what the table gives."""
    for label, printed, role in (
        ("signatories", header.published_signatories, Role.SIGNATURE),
        ("parties", header.published_parties, Role.CONSENT),
    ):
        surely, perhaps = counted(tables, role)
        if printed is not None and not surely <= printed <= surely + perhaps:
            more = f" and {perhaps} cells that could not be read" if perhaps else ""
            raise refused(
                "W104",
                name,
                f"{printed} {label}, the total that the page prints",
                f"{surely} participants with a date in that column that is not in brackets{more}",
                "Rows may be missing, or columns changed: save the page again.",
            )
