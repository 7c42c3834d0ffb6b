"""Reading: a register from canonical JSON or from a folder of tables, and back to JSON. Strict both ways.

Whatever is given, the answer is a register in which every entry was understood, or `UnreadableData` with every fault.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, cast

from .errors import LONGEST_NAME
from .facts.canonical import content, text_of
from .facts.folder import Folder
from .facts.parsing import Intake, Row, is_object, parse_json, refuse, shown
from .facts.structuring import record
from .findings import Finding
from .register import Register


def dumps(register: Register) -> str:
    """Return the register as canonical JSON: the same text for the same content, on every platform.

    The text has the facts of `register` only, not what follows from them. Raises `UnreadableData` for a register that
    `loads` would refuse, for example one with an act that has a number where text is required.
    """
    if not isinstance(cast(object, register), Register):
        raise refuse("S108", "register", f"Expected a Register, found {shown(register)}.", "Give load(), say.")
    plain = content(register.facts)
    record(Row(plain), "What this register holds")
    return text_of(plain)


def loads(text: str | bytes) -> Register:
    """Return the register that a canonical JSON text describes, as `dumps` writes it.

    `text` is read strictly: no value is converted to another type, and unknown or repeated keys are refused. Raises
    `UnreadableData`, whose ``findings`` say where and why.
    """
    return Register(record(_object(Intake().text(text, "text"), "text"), "text"))


def read(path: str | os.PathLike[str]) -> Register:
    """Return the register in a file of canonical JSON, or in a folder of tables such as the package's own ``data``.

    Raises `UnreadableData`, whose ``findings`` say where and why. Nothing is half-read, and nothing is written.
    """
    root, found = content_of(path)
    return Register(record(root, Path(path).as_posix(), found))


def content_of(path: str | os.PathLike[str]) -> tuple[Row, list[Finding]]:
    """Return the content of a file or folder, every entry with its place, and the faults found so far."""
    if not isinstance(cast(object, path), (str, os.PathLike)):
        raise refuse("S108", "path", f"Expected a path, found {shown(path)}.", "Give a file or folder.")
    place = Path(path)
    name = place.as_posix() if len(place.as_posix()) <= LONGEST_NAME else shown(place.as_posix())
    if _is_folder(place):
        folder = Folder(place)
        return folder.content, folder.findings
    if place.suffix.casefold() == ".csv":
        raise refuse("S101", name, "This is a single table.", "Give its folder, or use validate_table().")
    return _object(Intake().file(place, name), name), []


def _is_folder(place: Path) -> bool:
    try:
        return place.is_dir()
    except (OSError, ValueError):
        return False  # opening it will say why


def _object(text: str, name: str) -> Row:
    value: Any = parse_json(text, name)
    if not is_object(value):
        raise refuse("S108", f"{name}#", f"Expected an object, found {shown(value)}.", "Write one.", name=name)
    return Row(value, name, twice=value.twice if isinstance(value, Row) else ())
