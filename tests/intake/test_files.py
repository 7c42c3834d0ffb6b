"""Files as users bring them: tables are read whatever their separator and titles, others are named with what to do."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

import minetreaty as mt
from minetreaty import MissingExtra, UnreadableData
from minetreaty.intake import files
from minetreaty.intake.cell_lines import cell_text, is_remark
from minetreaty.intake.files import delimiter_of, is_table, kind_of, text_of
from minetreaty.intake.tables import UserTable, place_of, table_of

ROWS = [{"state": "Malta", "ratified": "2001-05-07"}, {"state": "Italy", "ratified": "1999-04-23"}]


Read = tuple[tuple[str, ...], list[list[Any]], tuple[str, ...]]


def stripped(found: Read) -> Read:
    """The same, with plain text in every cell."""
    headings, rows, notes = found
    return headings, [[str(cell).strip() for cell in row] for row in rows], notes


def read(given: Any) -> Read:
    """Headings, cells and notes of a table."""
    table: UserTable = table_of(given)
    return table.headings, [[row.get(name) for name in table.headings] for _, row in table.rows], table.notes


EXPECTED = (("state", "ratified"), [["Malta", "2001-05-07"], ["Italy", "1999-04-23"]], ())


@pytest.mark.parametrize(
    "text",
    [
        "state,ratified\nMalta,2001-05-07\nItaly,1999-04-23\n",
        "state;ratified\nMalta;2001-05-07\nItaly;1999-04-23\n",
        "state\tratified\r\nMalta\t2001-05-07\r\nItaly\t1999-04-23\r\n",
        "| state | ratified |\n|---|:--|\n| Malta | 2001-05-07 |\n| Italy | 1999-04-23 |\n",
        "state|ratified\nMalta|2001-05-07\nItaly|1999-04-23\n",
        "\ufeffstate;ratified\nMalta;2001-05-07\nItaly;1999-04-23\n",
        "sep=;\nstate;ratified\nMalta;2001-05-07\nItaly;1999-04-23\n",
        "state,ratified,,\nMalta,2001-05-07,,\n\nItaly,1999-04-23,,\n",
        '"state";"ratified"\n"Malta";"2001-05-07"\n"Italy";"1999-04-23"\n',
        json.dumps(ROWS),
        json.dumps({"updated": [], "rows": ROWS}),
        json.dumps({"rows": ROWS}, indent=2),
        "\n".join(map(json.dumps, ROWS)),
    ],
)
def test_texts_of_one_table(text: str, tmp_path: Path) -> None:
    assert stripped(read(text if "\n" in text else io.StringIO(text))) == EXPECTED
    for encoding in ("utf-8", "utf-16"):
        file = tmp_path / "table.csv"
        file.write_bytes(text.encode(encoding))
        assert stripped(read(file)) == EXPECTED
        assert stripped(read(file.read_bytes())) == EXPECTED


@pytest.mark.parametrize(
    ("text", "sign"),
    [("a,b\n", ","), ("a;b,c\nd;e,f\n", ";"), ('"a;b",c\n"d;e",f\n', ","), ("", ","), ("a\n", ","), ("a\tb;c\n", "\t")],
)
def test_the_separator_is_the_one_that_most_lines_have(text: str, sign: str) -> None:
    assert delimiter_of(text) == sign


def test_titles_and_remarks() -> None:
    text = (
        "Mine Ban Convention - status as at 1 Jan 2020\n\nstate,ratified\nMalta,2001-05-07\nItaly,1999-04-23\n"
        '"Source: the depositary, page of the same day"\n'
    )
    headings, cells, notes = read(text)
    assert (headings, cells) == EXPECTED[:2]
    assert notes == (
        "table:1 is read as a title: 'Mine Ban Convention - status as at 1 Jan 2020'",
        "table:6 is read as a remark below the table: 'Source: the depositary, page of the same day'",
    )
    _, _, notes = read("x" * 70 + ",,\nstate,signed,ratified\nMalta,,2001-05-07\n")
    assert notes == (f"table:1 is read as a title: '{'x' * 60}...'",)


def test_headings_above_a_single_column_are_no_titles() -> None:
    assert read("state\nMalta\nItaly\n") == (("state",), [["Malta"], ["Italy"]], ())
    assert read(",state\n1,Malta\n")[0] == ("column 1", "state")


def test_lines_with_a_sentence_are_remarks() -> None:
    assert is_remark(["Source: x", ""])
    assert is_remark(["* provisional"])
    assert is_remark(["these are all the parties"])
    assert not is_remark(["Malta"])
    assert not is_remark(["Malta", "2001"])
    assert cell_text(None) == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "S107"),
        ("state,state\nMalta,Malta\n", "S105"),
        ("state,ratified\nMalta,2001,5\n", "S116"),
        ('{"a": 1}\n', "S108"),
        ("[1]\n", "S108"),
        ('[{"state": "Malta"}\n', "S104"),
        (",".join(f"column{place}" for place in range(501)) + "\nx\n", "S102"),
        (json.dumps([{f"column{place}": 1 for place in range(501)}]) + "\n", "S102"),
    ],
)
def test_tables_that_cannot_be_used(text: str, code: str) -> None:
    with pytest.raises(UnreadableData) as error:
        table_of(text.encode())
    assert error.value.findings[0].code == code


def test_tables_have_a_largest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_ROWS", 3)
    for text in ("state\n" + "Malta\n" * 4, json.dumps([{"state": "Malta"}] * 4)):
        with pytest.raises(UnreadableData, match="more than 3 rows"):
            table_of(text.encode())


# ---- other files

KINDS = [
    (b"%PDF-1.7 ...", "a PDF document"),
    (b"{\\rtf1 ...", "a text document (RTF)"),
    (b"PAR1....", "a Parquet file"),
    (b"SQLite format 3\0", "a database (SQLite)"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\x1f\x8b\x08", "a compressed file"),
    (b"PK\x03\x04 word/document.xml", "a Word document"),
    (b"PK\x03\x04 ppt/slides", "a presentation"),
    (b"PK\x03\x04 data.csv", "a packed file (zip)"),
    (b"<!doctype html><p>", "a web page (HTML)"),
    (b"\n<!-- x --><table>", "a web page (HTML)"),
    (b"ab\0cd", "a file that is not text"),
]


@pytest.mark.parametrize(("data", "what"), KINDS)
def test_other_files_are_named(data: bytes, what: str, tmp_path: Path) -> None:
    assert kind_of(data).startswith(f"This is {what}, not a table. ")
    with pytest.raises(UnreadableData, match="not a table"):
        table_of(data)
    with pytest.raises(UnreadableData, match="not a text"):
        text_of(data, "-")
    file = tmp_path / "list"
    file.write_bytes(data)
    assert is_table(file)  # it is none, and its reader says what it is
    assert mt.validate_table(file).findings[0].code == "S104"


def test_text_is_text(tmp_path: Path) -> None:
    assert kind_of(b"state\n") == ""
    file = tmp_path / "claims.txt"
    for data in ("Malta ratified.".encode("utf-16"), "\ufeffMalta ratified.".encode()):
        file.write_bytes(data)
        assert text_of(file, "claims.txt") == text_of(data, "claims.txt") == "Malta ratified."
    with pytest.raises(UnreadableData, match="looks like UTF-16, but cannot be read"):
        table_of(b"\xff\xfea")
    with pytest.raises(UnreadableData, match="looks like UTF-16, but cannot be read"):
        text_of(b"\xff\xfea", "x")


def test_which_files_are_tables(tmp_path: Path) -> None:
    def holds(name: str, data: bytes) -> bool:
        file = tmp_path / name
        file.write_bytes(data)
        return is_table(file)

    assert all([holds("a.csv", b""), holds("a.XLSX", b""), holds("a.json", b" [1]"), holds("a.txt", b"state\n")])
    assert not any([holds("a.json", b'{"format": 1}'), holds("a.txt", b"{"), holds("b.txt", b"  ")])
    assert not is_table(tmp_path / "missing.txt")


def test_the_place_of_a_cell() -> None:
    assert place_of("a.csv:2", "x" * 80) == f"a.csv:2, column {'x' * 60}"


# ---- workbooks

_FORMATS = "http://schemas.openxmlformats.org"
_LINKS = f"{_FORMATS}/officeDocument/2006/relationships"
_APPLICATION = "application/vnd.openxmlformats"
_TYPES = (
    f'<Types xmlns="{_FORMATS}/package/2006/content-types">'
    f'<Default Extension="rels" ContentType="{_APPLICATION}-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    f'ContentType="{_APPLICATION}-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_RELATIONS = f'<Relationships xmlns="{_FORMATS}/package/2006/relationships">{{}}</Relationships>'
_RELATION = f'<Relationship Id="rId{{}}" Type="{_LINKS}/{{}}" Target="{{}}"/>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STYLES = f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'


def workbook(**sheets: tuple[list[list[Any]], bool]) -> bytes:
    """The bytes of a workbook: for each sheet its rows, and whether it can be seen. A tuple of a number is a date."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("[Content_Types].xml", _TYPES)
        file.writestr("_rels/.rels", _RELATIONS.format(_RELATION.format(1, "officeDocument", "xl/workbook.xml")))
        file.writestr("xl/styles.xml", _STYLES)
        listed, related = "", _RELATION.format(99, "styles", "styles.xml")
        for place, (name, (rows, is_visible)) in enumerate(sheets.items(), 1):
            state = "" if is_visible else ' state="hidden"'
            listed += f'<sheet name="{name}" sheetId="{place}"{state} r:id="rId{place}"/>'
            related += _RELATION.format(place, "worksheet", f"worksheets/sheet{place}.xml")
            file.writestr(f"xl/worksheets/sheet{place}.xml", _sheet(rows))
        book = f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">'
        file.writestr("xl/workbook.xml", f"{book}<sheets>{listed}</sheets></workbook>")
        file.writestr("xl/_rels/workbook.xml.rels", _RELATIONS.format(related))
    return packed.getvalue()


def _sheet(rows: list[list[Any]]) -> str:
    body = ""
    for line, row in enumerate(rows, 1):
        body += f'<row r="{line}">'
        for letter, value in zip("ABCDE", row, strict=False):
            place = f'r="{letter}{line}"'
            if isinstance(value, tuple):
                body += f'<c {place} s="1"><v>{value[0]}</v></c>'
            elif isinstance(value, (int, float)):
                body += f"<c {place}><v>{value}</v></c>"
            elif value is not None:
                body += f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
        body += "</row>"
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'


TABLE: list[list[Any]] = [
    ["Status of the convention"],
    [],
    ["state", "m49", "ratified"],
    ["Malta", 470, (37018,)],
    ["Italy", 380.0, (36273,)],
    [],
    ["Source: the depositary"],
]


def test_workbooks(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    file = tmp_path / "parties.xlsx"
    file.write_bytes(workbook(Hidden=([["x"]], False), Parties=(TABLE, True), Other=([["y"]], True), Empty=([], True)))
    table = table_of(file)
    assert [row["m49"] for _, row in table.rows] == [470, 380]
    assert [str(row["ratified"]) for _, row in table.rows] == ["2001-05-07", "1999-04-23"]
    place, _ = table.rows[0]
    assert place == f"{file.as_posix()}, sheet Parties, row 4"
    notes = " | ".join(table.notes)
    assert "sheet 'Parties' is read; others are not: 'Other'" in notes
    assert "row 7 is read as a remark below the table" in notes and "is read as a title: 'Status of" in notes
    assert mt.validate_table(file, complete=False).ok


def test_workbooks_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("python_calamine")
    whole = workbook(A=(TABLE, True))
    for data, said in (
        (workbook(A=([], True)), "has no cells"),
        (whole[: len(whole) // 2] + b"xl/", "cannot be read"),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "cannot be read"),
    ):
        with pytest.raises(UnreadableData, match=said):
            table_of(data)
    monkeypatch.setattr("minetreaty.intake.workbooks.MAX_VALUES", 5)
    with pytest.raises(UnreadableData, match="more than 5 cells"):
        table_of(whole)
    monkeypatch.setattr("minetreaty.intake.workbooks._MOST_UNPACKED", 100)
    with pytest.raises(UnreadableData, match="unpacks to more than 1 GiB"):
        table_of(whole)


def test_workbooks_need_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)
    with pytest.raises(MissingExtra, match=r"install minetreaty\[excel\], or save the sheet as CSV") as error:
        table_of(workbook(A=(TABLE, True)))
    assert error.value.extra == "excel"
