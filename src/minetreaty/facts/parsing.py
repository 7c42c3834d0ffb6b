"""Intake: the bytes of a user's file become plain values, within bounds, or an error that says where they went wrong.

Nothing here knows what the values mean; `structuring` does. Every fault is a finding of `UnreadableData`.
"""

from __future__ import annotations

import csv
import io
import json
import math
import re
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeGuard, cast

from ..errors import UnreadableData
from ..findings import Finding, Severity

MAX_BYTES = 64 * 2**20
"""What is read at most: of a file, of a text, and of all the files of a folder together."""

MAX_VALUES = 2_000_000
"""How many values a file may hold at most. With `MAX_BYTES` it bounds memory at about a gigabyte."""

MAX_DIGITS = 40
"""How many characters a number may have. No fact needs more, and long ones are slow to read."""

MAX_CELL = 100_000
"""How many characters a cell may have. The limit of `csv` is a setting that the whole program shares."""

MAX_FINDINGS = 1000
"""How many faults an error lists at most; the last finding then says that there are more."""


class Row(dict[str, Any]):
    """An object that knows where it stands: in which file, in which line of a table or at which index of a JSON list,
    and which of its keys were given twice.
    """

    __slots__ = ("at", "file", "line", "twice")

    def __init__(
        self, values: Any, file: str = "", line: int = 0, *, at: int | None = None, twice: tuple[str, ...] = ()
    ) -> None:
        super().__init__(values)
        self.file: str = file
        self.line: int = line
        self.at: int | None = at
        self.twice: tuple[str, ...] = twice


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether it is a JSON object."""
    return isinstance(value, dict)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Whether it is a JSON list."""
    return isinstance(value, list)


class NotANumber:
    """What stands in JSON where a number should be and is none that can be used: NaN, or one far too long."""

    def __init__(self, text: str) -> None:
        self.text: str = text if len(text) <= MAX_DIGITS else f"a number of {len(text)} characters"


def refused_character(text: str) -> str:
    """The first character that must not stand in text, as U+0000; nothing where there is none."""
    found = None if text.isprintable() else _REFUSED.search(text)
    return f"U+{ord(found.group()):04X}" if found else ""


_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def shown(value: object, most: int = 60) -> str:
    """A value as a message shows it: never long, never with control characters."""
    if isinstance(value, str):
        return repr(str.__str__(value) if len(value) <= most else value[:most] + "...")
    if isinstance(value, NotANumber):
        return value.text
    if isinstance(value, int) and abs(value) >= 10**MAX_DIGITS:
        return f"a number of more than {MAX_DIGITS} characters"
    if value is None or isinstance(value, (bool, int, float)):
        return json.dumps(value)
    return "an object" if is_object(value) else "a list" if is_list(value) else type(value).__name__


def fault(code: str, where: str, message: str, hint: str) -> Finding:
    """A finding of reading: always an error, always with what to do about it."""
    return Finding(code=code, severity=Severity.ERROR, where=where, message=message, hint=hint)


def unreadable(name: str, findings: Iterable[Finding], *, done: str = "read") -> UnreadableData:
    """The error that carries these findings. ``done`` says what cannot be done with the data."""
    found = tuple(findings)
    lines = [f"- {finding}" for finding in found[:20]]
    if len(found) > len(lines):
        lines.append(f"- and {len(found) - len(lines)} more: see .findings")
    faults = "1 fault" if len(found) == 1 else f"{len(found)} faults"
    return UnreadableData(f"{name} cannot be {done}, {faults}:\n" + "\n".join(lines), findings=found)


def refuse(code: str, where: str, message: str, hint: str, *, name: str = "") -> UnreadableData:
    """The error of one fault."""
    return unreadable(name or where, [fault(code, where, message, hint)])


class Intake:
    """What one reading may still take in. Everything that is read in one go shares the bounds."""

    def __init__(self) -> None:
        self._bytes = MAX_BYTES
        self._values = MAX_VALUES

    def file(self, path: Path, name: str, *, marked: bool = False) -> str:
        """The text of a regular file. Pipes and devices are not opened, endless files not read to the end."""
        return self.text(self.content(path, name), name, marked=marked)

    def content(self, path: Path, name: str) -> bytes:
        """The bytes of a regular file, one more than may be read if there are more."""
        data = None
        try:
            if stat.S_ISREG(path.stat().st_mode):
                with path.open("rb") as file:
                    data = file.read(self._bytes + 1)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise refuse("S101", name, f"It cannot be opened: {reason}.", "Check the path.") from None
        if data is None:
            raise refuse("S101", name, "This is no regular file.", "Give the path of a file.")
        return data

    def text(self, data: bytes | str, name: str, *, marked: bool = False) -> str:
        """The text of these bytes, if it is neither too long nor holds too many values.

        ``marked`` text is a table that a spreadsheet wrote: it may begin with a byte order mark, which is left out.
        """
        if not isinstance(cast(object, data), (bytes, str)):
            raise refuse("S108", name, f"Expected text, found {shown(data)}.", "Give text, or bytes in UTF-8.")
        if len(data) > self._bytes:
            raise refuse("S102", name, f"There are more than {MAX_BYTES // 2**20} MiB to read.", _LESS)
        text = data if isinstance(data, str) else decode(data.removeprefix(_MARK) if marked else data, name)
        text = text.removeprefix("\ufeff") if marked else text
        values = sum(map(text.count, ",;\t\n" if marked else ",[{\n"))
        if values > self._values:
            raise refuse("S102", name, f"There are more than {MAX_VALUES:,} values to read.", _LESS)
        self._bytes -= len(data)
        self._values -= values
        return text


_LESS = "Read it in parts, or leave out what is no record of treaty acts."


_MARK = b"\xef\xbb\xbf"


def decode(data: bytes, name: str) -> str:
    """The text, which must be UTF-8 and begin with no byte order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        raise refuse("S103", f"{name}:1:1", "This looks like UTF-16 or UTF-32.", "Save it as UTF-8.")
    if data.startswith(_MARK):
        raise refuse("S103", f"{name}:1:1", "It begins with a byte order mark.", "Save it as UTF-8 without one.")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        place, byte = f"{name}:{line}:{column}", data[error.start]
        raise refuse("S103", place, f"Byte 0x{byte:02x} is not UTF-8.", "Save it as UTF-8.") from None


def parse_json(text: str, name: str) -> Any:
    """The value that a JSON text stands for. Objects with a key given twice come as `Row`, which says so."""
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_int=_integer, parse_float=_number, parse_constant=NotANumber
        )
    except json.JSONDecodeError as error:
        where = f"{name}:{error.lineno}:{error.colno}"
        raise refuse("S104", where, f"This is no JSON: {error.msg}.", "Mend it here or shortly before.") from None
    except RecursionError:
        raise refuse("S102", name, "It is nested too deeply.", "No fact needs more than six levels.") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) == len(pairs):
        return values
    times = Counter(key for key, _ in pairs)
    return Row(values, twice=tuple(key for key, count in times.items() if count > 1))


def _integer(text: str) -> int | NotANumber:
    return int(text) if len(text) <= MAX_DIGITS else NotANumber(text)


def _number(text: str) -> float | NotANumber:
    if len(text) <= MAX_DIGITS and math.isfinite(number := float(text)):
        return number
    return NotANumber(text)


def parse_csv(text: str, name: str, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV text that have any cell, each with the number of its first line."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            if "field larger" in str(error):
                raise _too_long(f"{name}:{line}") from None
            hint = "A cell with a comma, a quote or a line break stands in double quotes, a quote in it twice."
            raise refuse("S104", f"{name}:{line}", f"This is no CSV: {error}.", hint) from None
        if any(len(cell) > MAX_CELL for cell in cells):
            raise _too_long(f"{name}:{line}")
        if cells:
            yield line, cells


def _too_long(where: str) -> UnreadableData:
    return refuse("S102", where, f"A cell has more than {MAX_CELL:,} characters.", _LESS)
