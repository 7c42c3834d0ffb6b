"""The faults of files and folders, each registered as a rule with its examples. Codes S1xx.

`parsing`, `structuring`, `folder` and `rows` find them while they read; nothing is loaded then. The examples are the
content of a file, or None where there is no file.
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
        text=f"{title}. Nothing of a file or folder with such a fault is loaded.",
        failing=failing,
        passing=passing,
    )


_HEAD = f'"format": "{FORMAT}", "version": "1", "date": "2020-01-01"'
_GOOD = f"{{{_HEAD}}}"


def _with(entry: str) -> str:
    """A file that would be good, with a further entry."""
    return f"{{{_HEAD}, {entry}}}"


S101 = _fault("S101", "Cannot be opened, or is no regular file", None, _GOOD)
S102 = _fault("S102", "Too large, or nested too deeply", "[" * 100_000, _GOOD)
S103 = _fault("S103", "Not in UTF-8", _GOOD.encode("utf-16"), _GOOD.encode())
S104 = _fault("S104", "Not well-formed JSON or CSV", _GOOD[:-1], _GOOD)
S105 = _fault("S105", "A key or column that stands twice", _with('"version": "2"'), _GOOD)
S106 = _fault("S106", "An entry, column or file that the format does not know", _with('"colour": "blue"'), _GOOD)
S107 = _fault(
    "S107",
    "An entry, column, cell or file that is missing or empty",
    _GOOD.replace(', "date": "2020-01-01"', ""),
    _GOOD,
)
S108 = _fault("S108", "A value of another type", _GOOD.replace('"1"', "1"), _GOOD)
S109 = _fault("S109", "Not a day or date, or one out of range", _GOOD.replace("01-01", "02-30"), _GOOD)
S110 = _fault(
    "S110",
    "A word that is not in the list",
    _with('"sources": [{"id": "a", "title": "A", "publisher": "B", "kind": "rumour"}]'),
    _with('"sources": [{"id": "a", "title": "A", "publisher": "B", "kind": "press"}]'),
)
_GROUP = '{"key": "EU", "title": "Union", "dated": true}'
S111 = _fault(
    "S111", "Two entries with one key", _with(f'"groups": [{_GROUP}, {_GROUP}]'), _with(f'"groups": [{_GROUP}]')
)
_SIGNED = '"state": "AAA", "convention": "PACT", "kind": "signature"'
S112 = _fault(
    "S112",
    "An entry that belongs to something the file does not have",
    _with(f'"acts": [{{{_SIGNED}, "date": "2000-02-01", "sources": ["a"]}}]'),
    _with('"acts": []'),
)
S113 = _fault("S113", "Another format, or another version of it", _GOOD.replace(FORMAT, "other/1"), _GOOD)
S114 = _fault("S114", "Characters that text must not have", _GOOD.replace('"1"', '"1\\u0000"'), _GOOD)
S115 = _fault(
    "S115",
    "Values that do not go together",
    _with(f'"undated_acts": [{{{_SIGNED}, "when": "2000-02-01", "sources": ["a"]}}]'),
    _GOOD,
)
S116 = _fault(
    "S116",
    "A row with too few or too many cells",
    "state,status\nEstonia\n",
    "state,status,on\nEstonia,withdrawing,2025-12-26\n",
)
S117 = _fault("S117", "More faults than are listed", _with(f'"groups": [{",".join(["1"] * 1200)}]'), _GOOD)
