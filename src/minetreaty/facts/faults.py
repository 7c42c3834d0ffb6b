"""Faults of reading: what is wrong with a value, and where the value is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import islice
from typing import Any, cast

from attrs import fields
from cattrs import AttributeValidationNote, BaseValidationError, ForbiddenExtraKeysError

from ..errors import InvalidChoice
from .layout import derived_fields
from .parsing import Row, shown

Path = tuple[str | int, ...]


class Fault(Exception):
    """One thing that is wrong with one value. Whoever catches it knows where the value is."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code: str = code
        self.message: str = message
        self.hint: str = hint


class Faults(Exception):
    """What is wrong with the parts of one value, each with its index or key; None is for the value itself."""

    def __init__(self, parts: list[tuple[str | int | None, Exception]]) -> None:
        super().__init__()
        self.parts = parts


class Missing:
    """In place of a value that a file must state and does not."""


def mismatch(expected: str, value: object, hint: str = "") -> Fault:
    """The fault of a value that is of another type."""
    if isinstance(value, Missing):
        return missing()
    found = shown(value)
    if isinstance(value, str):
        found = f"the text {found}"
    return Fault("S108", f"Expected {expected}, found {found}.", hint or f"Write {expected}.")


def missing() -> Fault:
    """The fault of a value that is not there."""
    return Fault("S107", "It is missing.", "State it.")


def suggestion(word: str, words: Iterable[str]) -> str:
    """Which word may have been meant. Long words are not compared, because that would take long."""
    near = get_close_matches(word, islice(words, 500), n=1) if len(word) <= 60 else []
    return f"Did you mean {near[0]!r}?" if near else ""


def faults_of(error: Exception, path: Path = ()) -> Iterator[tuple[Path, Fault]]:
    """The single faults of an error that the converter raised, each with its path."""
    if isinstance(error, Fault):
        yield path, error
    elif isinstance(error, Faults):
        for key, part in error.parts:
            yield from faults_of(part, path if key is None else (*path, key))
    elif isinstance(error, BaseValidationError):
        for part in error.exceptions:
            notes = (note for note in getattr(part, "__notes__", ()) if isinstance(note, AttributeValidationNote))
            note = next(notes, None)
            yield from faults_of(part, path if note is None else (*path, note.name))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [field.name for field in fields(error.cl) if field.name not in derived_fields(error.cl)]
        for key in sorted(error.extra_fields):
            hint = suggestion(key, known) or f"Known: {', '.join(known)}."
            yield (*path, key), Fault("S106", "The format does not know this entry.", hint)
    elif isinstance(error, KeyError):
        yield (*path,), missing()
    elif isinstance(error, InvalidChoice):
        yield path, Fault("S110", str(error), "Give a value that is allowed.")
    else:
        yield path, Fault("S115", str(error), "Change one of the values.")


def place(root: Row, path: Path) -> str:
    """Where the value at this path is: file, line and column in tables, file and JSON pointer in JSON.

    The path may lead to a value that is missing.
    """
    row, rest = root, path
    value: object = root
    for depth, key in enumerate(path, 1):
        try:
            value = cast(Any, value)[key]
        except (LookupError, TypeError):
            break
        if isinstance(value, Row) and value.file:
            row, rest = value, path[depth:]
    if row.line:
        return f"{row.file}:{row.line}" + (f", column {_column(rest)}" if rest else "")
    pointer = rest if row.at is None else (row.at, *rest)
    return f"{row.file}#" + "".join("/" + str(key)[:60].replace("~", "~0").replace("/", "~1") for key in pointer)


def _column(path: Path) -> str:
    # The ends of a span are nested in objects and columns in tables; the date of an undated act is ``when`` in objects.
    name = path[1] if path[0] == "span" and len(path) > 1 else path[0]  # pyright: ignore[reportGeneralTypeIssues]
    return "date" if name == "when" else shown(str(name))[1:-1]
