"""Reads a folder of tables into the content of canonical JSON. Every entry knows the file and line that it came from.

`layout` declares the tables, `structuring` examines the entries. Faults of files are collected, so that one bad file
does not hide the faults of the next.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from ..errors import UnreadableData
from ..findings import Finding
from . import cells
from .canonical import FORMAT
from .faults import suggestion
from .layout import BESIDE, EDITION, OPTIONAL, TABLES, FactTable, Parent
from .parsing import MAX_FINDINGS, Intake, Row, fault, is_list, is_object, parse_csv, parse_json, shown

KEY = re.compile(r"[A-Z][A-Z0-9-]{0,63}")
"""The form that the key of a convention needs as the name of a file, such as CCW-P2."""

_MOST_CONVENTIONS = 500
_MOST_COLUMNS = 100
_MOST_FILES = 2000
_EDITION_ENTRIES = ("version", "date", "conventions", "tables")
_EDITION_FORM = "It has a version, a date, the keys of the conventions, and optionally the tables."


class Folder:
    """A folder that is read: ``content`` is what is in it, ``findings`` what is wrong with its files."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._intake = Intake()
        self._failed: set[str] = set()
        self.findings: list[Finding] = []
        self.content: Row = Row({"format": FORMAT}, file=self._name(EDITION))
        self._listed: frozenset[str] | None = None
        """The optional tables that ``edition.json`` says are there; None if it does not say."""
        keys = self._edition()
        for table in TABLES:
            for file, key in table.paths(keys):
                if table.is_csv:
                    self._table(table, file, key)
                else:
                    entries = self._convention(file, key) if key else self._list(file)
                    self.content.setdefault(table.section, []).extend(entries)
        if EDITION not in self._failed:
            self._survey(keys)

    def _name(self, file: str) -> str:
        return (self._path / file).as_posix()

    @property
    def _is_full(self) -> bool:
        return len(self.findings) > MAX_FINDINGS

    def _note(self, code: str, where: str, message: str, hint: str) -> None:
        if not self._is_full:
            self.findings.append(fault(code, where, message, hint))

    # ---- files

    @contextmanager
    def _reading(self, file: str) -> Generator[None]:
        """Notes why a file cannot be read, so that the next one is read all the same."""
        try:
            yield
        except UnreadableData as error:
            self.findings += error.findings
            self._failed.add(file)

    def _text(self, file: str, *, needed: bool) -> str:
        """The text of a file, or no text if it is missing and not needed."""
        path, name = self._path / file, self._name(file)
        if not os.path.lexists(path):
            if needed:
                raise _refused("S107", name, "This file is missing.", "Add it, or list only what is there.")
            return ""
        root = os.path.realpath(self._path)
        if os.path.commonpath([os.path.realpath(path), root]) != root:
            raise _refused("S101", name, "This link leads out of the folder.", "Put the file itself there.")
        return self._intake.file(path, name)

    def _edition(self) -> tuple[str, ...]:
        """The keys of the conventions. Version and date go into the content."""
        edition: Any = None
        root = self._name(EDITION) + "#"
        with self._reading(EDITION):
            edition = parse_json(self._text(EDITION, needed=True), self._name(EDITION))
            if not is_object(edition) or not is_list(edition.get("conventions")):
                raise _refused("S108", root, 'Expected an object with a list of "conventions".', _EDITION_FORM)
        if EDITION in self._failed:
            self.content.update(version="?", date="2000-01-01")  # one fault, not two more of what is missing then
            return ()
        for entry in islice((entry for entry in edition if entry not in _EDITION_ENTRIES), _MOST_COLUMNS):
            hint = suggestion(entry, _EDITION_ENTRIES) or _EDITION_FORM
            self._note("S106", f"{root}/{entry[:60]}", "The format does not know this entry.", hint)
        self.content.twice = edition.twice if isinstance(edition, Row) else ()
        self.content.update((entry, edition[entry]) for entry in ("version", "date") if entry in edition)
        if "tables" in edition:
            self._listed = frozenset(self._optional(edition["tables"], f"{root}/tables"))
        keys: dict[str, None] = {}
        if len(edition["conventions"]) > _MOST_CONVENTIONS:
            hint = "Read them in parts."
            self._note("S102", f"{root}/conventions", f"There are more than {_MOST_CONVENTIONS} conventions.", hint)
        for index, key in enumerate(edition["conventions"][:_MOST_CONVENTIONS]):
            if not isinstance(key, str) or not KEY.fullmatch(key):
                hint = "Capital letters, digits and hyphens."
                self._note("S114", f"{root}/conventions/{index}", f"{shown(key)} cannot be the key of a file.", hint)
            elif key in keys:
                self._note("S111", f"{root}/conventions/{index}", f"{key} is there already.", "Keep one.")
            else:
                keys[key] = None
        return tuple(keys)

    def _optional(self, names: object, where: str) -> Iterator[str]:
        """The optional tables that the edition lists."""
        if not is_list(names):
            self._note("S108", where, f"Expected a list of files, found {shown(names)}.", "Write one.")
            return
        for index, name in enumerate(names[:_MOST_FILES]):
            if name in OPTIONAL:
                yield name
            else:
                hint = (suggestion(name, OPTIONAL) if isinstance(name, str) else "") or f"Known: {', '.join(OPTIONAL)}."
                self._note("S106", f"{where}/{index}", f"{shown(name)} is not an optional table.", hint)

    def _convention(self, file: str, key: str) -> Iterator[Row]:
        name = self._name(file)
        with self._reading(file):
            value = parse_json(self._text(file, needed=True), name)
            if not is_object(value):
                raise _refused("S108", f"{name}#", f"Expected an object, found {shown(value)}.", "Write one.")
            if value.get("key", key) != key:
                self._note(
                    "S115",
                    f"{name}#/key",
                    f"The key is {shown(value['key'])}, but the file is {key}'s.",
                    "Make them one.",
                )
            yield Row(value, name, twice=value.twice if isinstance(value, Row) else ())

    def _list(self, file: str) -> list[Row]:
        name, found = self._name(file), list[Row]()
        with self._reading(file):
            text = self._text(file, needed=file in (self._listed or ()))
            items: Any = parse_json(text, name) if text else []
            if not is_list(items):
                raise _refused("S108", f"{name}#", f"Expected a list, found {shown(items)}.", "Write one.")
            for index, item in enumerate(items):
                if not is_object(item):
                    raise _refused(
                        "S108", f"{name}#/{index}", f"Expected an object, found {shown(item)}.", "Write one."
                    )
                found.append(Row(item, name, at=index, twice=item.twice if isinstance(item, Row) else ()))
        return found

    # ---- tables

    def _table(self, table: FactTable, file: str, key: str) -> None:
        """Adds the rows of a table to its section, or to the entries that they are part of."""
        rows: list[tuple[Row, dict[str, str]]] = []
        with self._reading(file):
            needed = table.needed or file in (self._listed or ())
            text = self._text(file, needed=needed)
            if text or needed:
                rows = list(self._rows(table, text, self._name(file)))
        if table.parent is not None:
            self._attach(table, table.parent, rows)
            return
        for row, _ in rows:
            if key:
                row["convention"] = key
            section = "undated_acts" if table.section == "acts" and "date" not in row else table.section
            self.content.setdefault(section, []).append(row)

    def _rows(self, table: FactTable, text: str, name: str) -> Iterator[tuple[Row, dict[str, str]]]:
        """The rows, each as an entry of the content and as cells."""
        lines = parse_csv(text, name)
        _, heading = next(lines, (1, list[str]()))
        _check_heading(table, heading, name)
        for line, row in lines:
            if len(row) != len(heading):
                hint = "Put a cell that holds a comma in double quotes."
                self._note("S116", f"{name}:{line}", f"{len(heading)} cells expected, {len(row)} found.", hint)
                continue
            named = dict(zip(heading, row, strict=True))
            yield Row(cells.values(table, named), name, line), named

    def _attach(self, table: FactTable, parent: Parent, rows: Sequence[tuple[Row, dict[str, str]]]) -> None:
        """Adds rows to the entries that they are part of."""
        owners = {entry[parent.key]: entry for entry in self.content.get(parent.section, ()) if parent.key in entry}
        for row, named in rows:
            key = named[parent.column]
            owner = owners.get(key)
            if owner is not None:
                listed = owner.setdefault(table.section, [])
                if is_list(listed):
                    listed.append(row)
            elif not self._failed and not self._is_full:
                what = f"There is no {shown(key)} among the {parent.section}."
                hint = suggestion(key, owners) or f"Add it there, or correct the {parent.column}."
                self._note("S112", f"{row.file}:{row.line}, column {parent.column}", what, hint)

    # ---- other files

    def _survey(self, keys: Sequence[str]) -> None:
        """Notes files that are not read, so that a misspelt name does not pass for an empty table."""
        expected = {EDITION, *BESIDE, *(file for table in TABLES for file, _ in table.paths(keys or ("",)))}
        for part in sorted({file.rpartition("/")[0] for file in expected}):
            folder = self._path / part
            if not folder.is_dir():
                continue
            with os.scandir(folder) as entries:
                names = [entry.name for entry in islice(entries, _MOST_FILES)]
            for file in (f"{part}/{name}".lstrip("/") for name in sorted(names)):
                if file.endswith((".csv", ".json")) and file not in expected:
                    hint = suggestion(file, expected) or "Name it as the format does, or take it away."
                    self._note("S106", self._name(file), "The format does not know this file.", hint)
                elif self._listed is not None and file in OPTIONAL and file not in self._listed:
                    hint = 'Add it to "tables" in edition.json, or take it away.'
                    self._note("S106", self._name(file), "The edition does not list this table.", hint)


def _check_heading(table: FactTable, heading: list[str], name: str) -> None:
    """Raises `UnreadableData` unless the columns are those of the table."""
    found: list[Finding] = []
    for column, times in islice(Counter(heading).items(), _MOST_COLUMNS):
        where = f"{name}:1, column {column[:60]}"
        if times > 1:
            found.append(fault("S105", where, "This column is given twice.", "Keep one of the two."))
        if column not in table.columns:
            hint = suggestion(column, table.columns) or f"Known: {', '.join(table.columns)}."
            found.append(fault("S106", where, "The format does not know this column.", hint))
    for column in table.columns:
        if column in cells.required(table) and column not in heading:
            found.append(fault("S107", f"{name}:1, column {column}", "This column is missing.", "Add it."))
    if found:
        raise UnreadableData(f"{name} has another heading.", findings=tuple(found))


def _refused(code: str, where: str, message: str, hint: str) -> UnreadableData:
    return UnreadableData(message, findings=(fault(code, where, message, hint),))
