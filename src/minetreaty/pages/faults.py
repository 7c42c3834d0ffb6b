"""The errors of reading a page: what was expected, what was found, where, and what to do next."""

from __future__ import annotations

from ..errors import UnreadableData
from ..facts.parsing import refuse

FAULTS = {
    "W101": "not a status page of the depositary in English",
    "W102": "a page that breaks off",
    "W103": "a table whose headings or cells are not those of a status table",
    "W104": "a page whose table does not give the totals that it prints",
    "W105": "clauses that make no convention",
}
"""The codes of reading a page, each with the fault it stands for."""


def refused(code: str, where: str, expected: str, found: str, hint: str) -> UnreadableData:
    """The error of a page that cannot be read as one."""
    return refuse(code, where, f"Expected {expected}; found {found}.", hint, name="The page")
