"""The faults of files and folders, each registered as a rule with its examples.

`parsing`, `structuring`, `folder` and `rows` find them while they read. The examples are the content of a file, or
None if there is no file.
"""

from __future__ import annotations

from ..findings import Rule, RuleSubject, Severity
from .canonical import FORMAT


def _fault(code: str, title: str, failing: str | bytes | None, passing: str | bytes) -> Rule:
    return Rule(
        code=code,
        severity=Severity.ERROR,
        title=title,
        reason="the format",
        subject=RuleSubject.FILE,
        text=f"{title}. A file or folder with such a fault is not loaded at all.",
        failing=failing,
        passing=passing,
    )


_HEAD = f'"format": "{FORMAT}", "version": "1", "date": "2020-01-01"'
_GOOD = f"{{{_HEAD}}}"


def _with(entry: str) -> str:
    """A file without faults, with one more entry."""
    return f"{{{_HEAD}, {entry}}}"


S101 = _fault("S101", "Not a regular file, or cannot be opened", None, _GOOD)
S102 = _fault("S102", "Too large, or nested too deeply", "[" * 100_000, _GOOD)
S103 = _fault("S103", "Not in UTF-8", _GOOD.encode("utf-16"), _GOOD.encode())
S104 = _fault("S104", "Not well-formed JSON or CSV", _GOOD[:-1], _GOOD)
S105 = _fault("S105", "Duplicate key or column", _with('"version": "2"'), _GOOD)
S106 = _fault("S106", "Unknown entry, column or file", _with('"colour": "blue"'), _GOOD)
S107 = _fault(
    "S107",
    "Missing or empty entry, column, cell or file",
    _GOOD.replace(', "date": "2020-01-01"', ""),
    _GOOD,
)
S108 = _fault("S108", "Value of the wrong type", _GOOD.replace('"1"', "1"), _GOOD)
S109 = _fault("S109", "Invalid date, or date out of range", _GOOD.replace("01-01", "02-30"), _GOOD)
S110 = _fault(
    "S110",
    "Value that is not allowed",
    _with('"sources": [{"id": "a", "title": "A", "publisher": "B", "kind": "rumour"}]'),
    _with('"sources": [{"id": "a", "title": "A", "publisher": "B", "kind": "press"}]'),
)
_GROUP = '{"key": "EU", "title": "Union", "dated": true}'
S111 = _fault(
    "S111",
    "Two entries with the same key or name",
    _with(f'"groups": [{_GROUP}, {_GROUP}]'),
    _with(f'"groups": [{_GROUP}]'),
)
_SIGNED = '"state": "AAA", "convention": "PACT", "kind": "signature"'
S112 = _fault(
    "S112",
    "Entry that refers to something missing from the file",
    _with(f'"acts": [{{{_SIGNED}, "date": "2000-02-01", "sources": ["a"]}}]'),
    _with('"acts": []'),
)
S113 = _fault("S113", "Unknown format or version", _GOOD.replace(FORMAT, "other/1"), _GOOD)
S114 = _fault("S114", "Characters that are not allowed in text", _GOOD.replace('"1"', '"1\\u0000"'), _GOOD)
S115 = _fault(
    "S115",
    "Values that contradict each other",
    _with(f'"undated_acts": [{{{_SIGNED}, "when": "2000-02-01", "sources": ["a"]}}]'),
    _GOOD,
)
S116 = _fault(
    "S116",
    "Row with too few or too many cells",
    "state,status\nEstonia\n",
    "state,status,on\nEstonia,withdrawing,2025-12-26\n",
)
S117 = _fault("S117", "More faults than can be listed", _with(f'"groups": [{",".join(["1"] * 1200)}]'), _GOOD)
