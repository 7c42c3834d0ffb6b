"""Read workbooks: .xlsx, .xls and .ods, by python-calamine."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from ..errors import MissingExtra
from ..facts.parsing import MAX_VALUES, refuse
from .cell_lines import FileLines, is_remark

_MOST_UNPACKED = 1 << 30


def read_workbook(data: bytes, name: str) -> FileLines:
    """The cells of the first visible sheet that has any. Raises `UnreadableData`, and `MissingExtra`."""
    try:
        calamine = import_module("python_calamine")
    except ImportError as missing:
        message = "Workbooks need python-calamine: install minetreaty[excel], or save the sheet as CSV."
        raise MissingExtra(message, extra="excel") from missing
    _refuse_endless(data, name)
    try:
        book = calamine.CalamineWorkbook.from_object(io.BytesIO(data))
        filled = [sheet for sheet in _visible(book, calamine) if sheet.height and sheet.width]
    except calamine.CalamineError as error:
        hint = "Open it in a spreadsheet and save it again, or save it as CSV."
        raise refuse("S104", name, f"This workbook cannot be read: {error}.", hint) from None
    if not filled:
        raise refuse("S107", name, "The workbook has no cells.", "Give headings and rows.")
    sheet, *others = filled
    if sheet.total_height * sheet.total_width > MAX_VALUES:
        raise refuse("S102", name, f"There are more than {MAX_VALUES:,} cells to read.", "Check it in parts.")
    notes = (
        [f"sheet {sheet.name!r} is read; others are not: {', '.join(repr(o.name) for o in others)}"] if others else []
    )
    lines: list[tuple[str, list[Any]]] = []
    after_empty = False
    for place, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
        cells = [_cell(value) for value in row]
        if all(cell is None for cell in cells):
            after_empty = True
            continue
        where = f"{name}, sheet {sheet.name}, row {place}"
        if after_empty and len(lines) > 1 and is_remark(cells):
            notes.append(f"{where} is read as a remark below the table")
            continue
        after_empty = False if not lines else after_empty
        lines.append((where, cells))
    return FileLines(lines, tuple(notes))


def _visible(book: Any, calamine: Any) -> Iterator[Any]:
    for about in book.sheets_metadata:
        shown = about.visible == calamine.SheetVisibleEnum.Visible
        if shown and about.typ == calamine.SheetTypeEnum.WorkSheet:
            yield book.get_sheet_by_name(about.name)


def _cell(value: Any) -> Any:
    """A cell: None if it is empty, whole numbers without a decimal point, dates as they are."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return str(value) if isinstance(value, (dt.time, dt.timedelta)) else value


def _refuse_endless(data: bytes, name: str) -> None:
    """Refuse packed files that unpack to more than can be read."""
    if data.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                size = sum(item.file_size for item in packed.infolist())
        except (zipfile.BadZipFile, ValueError):
            size = 0  # the workbook reader says what is wrong
        if size > _MOST_UNPACKED:
            raise refuse("S102", name, "The workbook unpacks to more than 1 GiB.", "Save the sheet as CSV.")
