"""Read files of tables: CSV with any separator, JSON with rows, workbooks. Other files are named, with what to do.

Spreadsheets write a byte order mark, semicolons or tabs, and titles above the headings. These have only one meaning, so
they are accepted here. Files in our own format have none of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, cast

from ..facts.parsing import Intake, fault, is_list, is_object, parse_csv, parse_json, refuse, unreadable
from ..findings import Finding
from .cell_lines import FileLines, cell_text, is_remark
from .headings import heading_of

MAX_ROWS = 100_000
"""The largest number of rows: two hundred States on five hundred dates. It limits how long a check takes."""

MAX_COLUMNS = 500
"""The largest number of columns: a few for each of many treaties."""


TABLES = (".csv", ".tsv", ".tab", ".psv", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
"""The ends of the names of files that are tables."""

_WORKBOOKS = TABLES[4:]


class _Kind(NamedTuple):
    start: bytes
    what: str
    advice: str


_SAVE = "Copy the table into a spreadsheet and save it as CSV."
_FRAME = "Read it with a data frame library, and give the data frame."
_KINDS = (
    _Kind(b"%PDF", "a PDF document", _SAVE),
    _Kind(b"{\\rtf", "a text document (RTF)", _SAVE),
    _Kind(b"PAR1", "a Parquet file", _FRAME),
    _Kind(b"ARROW1", "an Arrow file", _FRAME),
    _Kind(b"SQLite format 3", "a database (SQLite)", _FRAME),
    _Kind(b"RDX", "a file of R", "Write the table as CSV in R: write.csv()."),
    _Kind(b"<stata_dta>", "a file of Stata", _FRAME),
    _Kind(b"$FL2", "a file of SPSS", _FRAME),
    _Kind(b"\x89PNG", "a picture", "Give the table itself, not a picture of it."),
    _Kind(b"\xff\xd8\xff", "a picture", "Give the table itself, not a picture of it."),
    _Kind(b"\x1f\x8b", "a compressed file", "Unpack it first."),
    _Kind(b"BZh", "a compressed file", "Unpack it first."),
    _Kind(b"7z\xbc\xaf", "a compressed file", "Unpack it first."),
)
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|table|div|p|\?xml)\b", re.IGNORECASE | re.DOTALL
)


def kind_of(data: bytes) -> str:
    """What a file is if it is neither a table nor text, in words; with what to do. Nothing for text."""
    kind = _kind(data)
    return f"This is {kind[0]}, not a table. {kind[1]}" if kind else ""


def _kind(data: bytes) -> tuple[str, str] | None:
    for start, what, advice in _KINDS:
        if data.startswith(start):
            return what, advice
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data[:4000]:
            return "a Word document", _SAVE
        if b"ppt/" in data[:4000]:
            return "a presentation", _SAVE
        return None if is_workbook(data) else ("a packed file (zip)", "Unpack it first.")
    if _HTML.match(data[:2000]):
        return "a web page (HTML)", _SAVE
    if b"\0" in data[:1000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")) and not is_workbook(data):
        return "a file that is not text", "Save the table as CSV in UTF-8."
    return None


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are those of a spreadsheet."""
    packed = data.startswith(b"PK\x03\x04")
    is_open = packed and (b"opendocument.spreadsheet" in data[:200] or b"xl/" in data)
    return is_open or (data.startswith(b"\xd0\xcf\x11\xe0") and b"W\0o\0r\0k\0b\0o\0o\0k" in data)


def is_table(path: Path) -> bool:
    """Whether a file is a table of a user, or no file of our own: by its name, or JSON whose content is a list."""
    suffix = path.suffix.casefold()
    if suffix in TABLES:
        return True
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except (OSError, ValueError):
        return False
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if suffix in ("", ".json"):  # a file of facts is JSON with an object
        return text.startswith(b"[") or _kind(start) is not None
    return bool(text) and not text.startswith(b"{")


def read_file(path: Path, name: str) -> FileLines | list[Mapping[str, Any]]:
    """The lines of a file, or its rows. Raises `UnreadableData` with what the file is and what to do."""
    data = Intake().content(path, name)
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> FileLines | list[Mapping[str, Any]]:
    """The lines of a file's bytes, or its rows. Raises `UnreadableData`."""
    if is_workbook(data):
        from .workbooks import read_workbook

        return read_workbook(data, name)
    kind = kind_of(data)
    if kind:
        what, _, advice = kind.partition(", not a table. ")
        raise refuse("S104", name, f"{what}, not a table.", advice)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # Excel's "Unicode text"
        return read_text(_utf16(data, name), name)
    return read_text(Intake().text(data, name, marked=True), name)


def text_of(data: bytes | Path, name: str) -> str:
    """The text of a file or of its bytes. Raises `UnreadableData` with what the file is if it is not a text."""
    name = "standard input" if name == "-" else name
    content = Intake().content(data, name) if isinstance(data, Path) else data
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(content, name)
    found = "a workbook" if is_workbook(content) else (_kind(content) or ("",))[0]
    if found:
        raise refuse("S104", name, f"This is {found}, not a text.", "Save it as a text file in UTF-8.")
    return Intake().text(content, name, marked=True)


def _utf16(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        raise refuse("S103", name, "This looks like UTF-16, but cannot be read.", "Save it as UTF-8.") from None


def read_text(text: str, name: str) -> FileLines | list[Mapping[str, Any]]:
    """The lines of a CSV text, or the rows of a JSON text. Raises `UnreadableData`."""
    text = text.removeprefix("\ufeff")
    start = text.lstrip()[:1]
    if start in ("[", "{") and not text.lstrip().startswith(("[,", "[;")):
        return _json_rows(text, name)
    if text.startswith("sep=") and len(text.partition("\n")[0].strip()) == len("sep=;"):
        sign, text = text[4], text.partition("\n")[2]
        return FileLines([(f"{name}:{line + 1}", cells) for line, cells in parse_csv(text, name, delimiter=sign)])
    return _csv(text, name)


def _json_rows(text: str, name: str) -> list[Mapping[str, Any]]:
    """The rows of a JSON text: a list of objects, an object that has one, or one object a line."""
    if text.lstrip().startswith("{") and "\n" in text.strip():
        lines = [line for line in text.splitlines() if line.strip()]
        if all(line.strip().startswith("{") and line.strip().endswith("}") for line in lines):
            return [_row(parse_json(line, f"{name}:{place}"), name) for place, line in enumerate(lines, 1)]
    value = parse_json(text, name)
    if is_object(value):
        lists = [item for item in value.values() if is_list(item) and item and all(map(is_object, item))]
        if len(lists) == 1:
            value = lists[0]
    if not is_list(value):
        hint = 'Write a list of objects, one for each row: [{"state": "Malta", ...}].'
        raise refuse("S108", name, "This JSON has no list of rows.", hint)
    if len(value) > MAX_ROWS:
        raise refuse("S102", name, f"There are more than {MAX_ROWS:,} rows.", "Check them in parts.")
    return [_row(item, name) for item in value]


def _row(value: Any, name: str) -> Mapping[str, Any]:
    if not is_object(value):
        raise refuse("S108", name, "A row of this JSON is not an object.", 'Write each row as {"state": "Malta", ...}.')
    return cast(Mapping[str, Any], value)


# ---- CSV


def _csv(text: str, name: str) -> FileLines:
    sign = delimiter_of(text)
    lines = list(islice(parse_csv(text, name, delimiter=sign), MAX_ROWS + 20))
    if sign == "|":
        lines = [(line, _unframed(cells)) for line, cells in lines if not _is_rule(cells)]
    return FileLines([(f"{name}:{line}", cells) for line, cells in lines if any(cell.strip() for cell in cells)])


def delimiter_of(text: str) -> str:
    """The separator of cells: the one that most lines of the beginning have outside quotes."""
    lines = [line for line in _QUOTED.sub("", text[:_BEGINNING]).split("\n")[:_FIRST_LINES] if line.strip()]
    counts = {sign: sum(sign in line for line in lines) for sign in "\t;|"}
    best = max(counts, key=lambda sign: (counts[sign], -"\t;|".index(sign)))
    commas = sum("," in line for line in lines)
    return best if counts[best] and counts[best] >= max(commas, len(lines) // 2) else ","


_QUOTED = re.compile(r'"[^"]*"')
_BEGINNING = 100_000
_FIRST_LINES = 20


def _unframed(cells: list[str]) -> list[str]:
    """The cells of a line of a Markdown table, without the empty ones before the first and after the last bar."""
    start = 1 if cells and not cells[0].strip() else 0
    end = len(cells) - 1 if len(cells) > start and not cells[-1].strip() else len(cells)
    return cells[start:end]


def _is_rule(cells: list[str]) -> bool:
    return all(re.fullmatch(r"\s*:?-*:?\s*", cell) for cell in cells)


# ---- headings and rows


def table_lines(grid: FileLines, name: str) -> tuple[list[str], list[tuple[str, list[Any]]], tuple[str, ...]]:
    """The headings, the rows with their places, and notes. Lines above the headings and below the rows that have a
    single cell are titles and remarks. Raises `UnreadableData`.
    """
    lines = [(where, list(cells)) for where, cells in grid.lines]
    if not lines:
        raise unreadable(name, [fault("S107", name, "The table is empty.", "Give headings and rows.")])
    notes = list(grid.notes)
    usual = Counter(len(cells) for _, cells in lines[:50] if _filled(cells) > 1)
    width = max(usual, key=lambda size: (usual[size], size), default=1)
    while len(lines) > 1 and width > 1 and _is_title(lines[0][1], width):
        where, cells = lines.pop(0)
        notes.append(f"{where} is read as a title: {_first(cells)}")
    headings = [cell_text(cell) for cell in lines[0][1]]
    body = lines[1:]
    while len(headings) > 1 and body and len(body[-1][1]) == 1 and is_remark(body[-1][1]):
        where, cells = body.pop()
        notes.append(f"{where} is read as a remark below the table: {_first(cells)}")
    headings, body = _without_empty_columns(headings, body)
    _refuse_unfit(lines[0][0], headings, body, name)
    return headings, body, tuple(notes)


def _is_title(cells: Sequence[Any], width: int) -> bool:
    """Whether a line above the headings is a title: it has one cell, or fewer than the rows and none is a heading."""
    if any(heading_of(cell_text(cell)) for cell in cells if cell_text(cell)):
        return False
    return _filled(cells) == 1 or len(cells) < width


def _filled(cells: Sequence[Any]) -> int:
    return sum(cell not in (None, "") and bool(str(cell).strip()) for cell in cells)


def _first(cells: Sequence[Any]) -> str:
    text = next(str(cell).strip() for cell in cells if cell not in (None, ""))
    return repr(text if len(text) <= 60 else text[:60] + "...")


def _without_empty_columns(
    headings: list[str], body: list[tuple[str, list[Any]]]
) -> tuple[list[str], list[tuple[str, list[Any]]]]:
    """The table without columns at its end that have neither a heading nor a cell; others get a heading."""
    width = len(headings)
    while width and not headings[width - 1] and all(_blank_from(cells, width - 1) for _, cells in body):
        width -= 1
    headings = [heading or f"column {place}" for place, heading in enumerate(headings[:width], 1)]
    return headings, [(where, cells[:width] if _blank_from(cells, width) else cells) for where, cells in body]


def _blank_from(cells: Sequence[Any], place: int) -> bool:
    return all(cell is None or not str(cell).strip() for cell in cells[place:])


def _refuse_unfit(first: str, headings: list[str], body: list[tuple[str, list[Any]]], name: str) -> None:
    if len(body) > MAX_ROWS:
        raise refuse("S102", name, f"There are more than {MAX_ROWS:,} rows.", "Check them in parts.")
    if len(headings) > MAX_COLUMNS:
        hint = "Leave out columns that are not about a treaty."
        raise refuse("S102", name, f"There are more than {MAX_COLUMNS} columns.", hint)
    found: list[Finding] = [
        fault("S105", f"{first}, column {heading[:60]}", "This column is given twice.", "Keep one of the two.")
        for heading, times in Counter(headings).items()
        if times > 1
    ]
    hint = "Put cells with commas in quotes. Lines with a title belong above the headings."
    found += (
        fault("S116", where, f"{len(headings)} cells expected, {len(cells)} found.", hint)
        for where, cells in body
        if len(cells) != len(headings)
    )
    if found:
        raise unreadable(name, found)
