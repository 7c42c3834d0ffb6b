"""Pages that are wrong, broken or hostile: an error that says what was expected and found, in time that grows with the
length of the page, and never a partial result that looks complete.
"""

import re
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import minetreaty as mt
from minetreaty.pages.faults import FAULTS
from tests.pages.test_reader import MANY, PAGE
from tests.pages.writing import Page, Row, html

BIG = Page(rows=(*PAGE.rows, *MANY), notes=PAGE.notes)
TEXT = html(BIG)
ROWS = re.findall(r"<tr class=\"trBWhite\">.*?</tr>", TEXT, re.DOTALL)


def refusal(text: str) -> str:
    """The error for a text that cannot be read, which has one finding with a code, a place and a hint."""
    with pytest.raises(mt.UnreadableData) as caught:
        mt.read_status_page(text)
    (finding,) = caught.value.findings
    assert finding.code in FAULTS
    assert finding.where.startswith("text") and finding.hint
    return f"{finding.code} {finding.message}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<html><body><h1>Another page</h1></body></html>", "W101 Expected the line 'STATUS AS AT : 03-02-2026"),
        ("<p>no page</p>", "W102 Expected </html> at the end; found '<p>no page</p>'"),
        ("< 3", "W102 Expected </html> at the end; found '< 3'"),
        (TEXT[: len(TEXT) // 2], "W102 Expected </html> at the end"),
        (TEXT[:-3], "W102 Expected </html> at the end"),
        (
            TEXT.replace("STATUS AS AT", "ETAT AU"),
            "W101 Expected the line 'STATUS AS AT : 03-02-2026 10:16:18 EDT'; found",
        ),
        (
            TEXT.replace("03-02-2026", "33-02-2026"),
            "W101 Expected a day in the line 'STATUS AS AT'; found '33-02-2026'",
        ),
        (TEXT.replace("CHAPTER", "CHAPITRE"), "W101 Expected a chapter, such as 'CHAPTER XXVI'; found 'CHAPITRE XXVI'"),
        (TEXT.replace("99. Treaty", "Treaty"), "W101 Expected a number and a title"),
        (TEXT.replace("_tblgrid", "_other"), "W103 Expected a table whose first heading is 'Participant'; found none"),
        (
            TEXT.replace(">Participant<", ">Etat<"),
            "W103 Expected a table whose first heading is 'Participant'; found a t",
        ),
        (TEXT.replace(PAGE.columns[1], "Notes").replace(">Signature<", ">More<"), "W103 Expected columns such as"),
        (TEXT.replace("Accession(a)", "Accession(q)"), "W103 Expected rows of participants with dates"),
        (TEXT.replace(" 2021", " MMXXI"), "W103 Expected rows of participants with dates"),
        (re.sub(r"<tr class=\"trBWhite\">.*?</tr>", "", TEXT, flags=re.DOTALL), "W103 Expected rows of participants"),
        (
            TEXT.replace(ROWS[0], ""),
            "W104 Expected 2 signatories, the total that the page prints; found 1 participants",
        ),
        (TEXT.replace(ROWS[-1], ""), "W104 Expected 13 parties, the total that the page prints; found 12 participants"),
        (TEXT.replace("Parties :    13", "Parties :    14"), "W104 Expected 14 parties"),
        (TEXT.replace("[12 May 2021 A]", "12 May 2021 A"), "W104 Expected 13 parties"),
        (
            TEXT[: TEXT.index("<div>End Note")] + "</div></form></body></html>",
            "W102 Expected end notes below the table",
        ),
    ],
)
def test_a_wrong_page_is_refused(text: str, expected: str) -> None:
    assert refusal(text).startswith(expected)


def test_columns_that_changed_places_are_refused() -> None:
    swapped = TEXT.replace(">Signature<", ">@<").replace(f">{PAGE.columns[1]}<", ">Signature<")
    assert refusal(swapped.replace(">@<", f">{PAGE.columns[1]}<")).startswith("W103")


def test_cells_that_cannot_be_read_are_counted_as_what_they_may_be() -> None:
    page = mt.read_status_page(
        html(evolve(BIG, rows=(*BIG.rows, Row(name="Chad", cells=("", "once"))), totals="Parties : 14"))
    )
    assert (page.parties, len(page.unread)) == (13, 1)
    assert "and 1 cells that could not be read" in refusal(
        html(evolve(BIG, rows=(*BIG.rows, Row(name="Chad", cells=("", "once"))), totals="Parties : 15"))
    )


@pytest.mark.parametrize("argument", ["", "no such file.html", "\0"])
def test_a_file_that_is_not_there_is_refused(argument: str) -> None:
    with pytest.raises(mt.UnreadableData):
        mt.read_status_page(argument)


def test_an_empty_file_is_no_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("pages") / "empty.html"
    file.write_text("", encoding="utf-8")
    with pytest.raises(mt.UnreadableData, match="a page in HTML; found text without a tag"):
        mt.read_status_page(file)


# ---- hostile pages

CELL = "<td>Austria<br></td>"


def seconds(text: str) -> float:
    """The time of this process alone, so that a busy machine makes no difference."""
    start = time.process_time()
    with suppress(mt.UnreadableData):
        mt.read_status_page(text)
    return time.process_time() - start


@pytest.mark.parametrize(
    "inserted",
    [
        "<div>",
        "<b>",
        "<table>",
        "<table><tr><td>",
        "<sup>",
        "<div class='heading-four'>",
        "<div id='x_divText'>",
        "<div id='x_divNotesAll'>",
        "<script>",
        "<!--",
        "&",
        "[",
        "3 Dec 1997 ",
        "withdrawal of the ",
        "On 3 May 2001 withdrew effect ",
    ],
)
def test_the_time_grows_with_the_length_of_the_page(inserted: str) -> None:
    """Ten times as much of anything takes no more than some ten times as long, wherever it is put."""
    for place in (CELL, '<div id="divAll">', "On 27 June 2023"):
        assert place in TEXT
        small, large = (TEXT.replace(place, place + inserted * times, 1) for times in (500, 5000))
        assert seconds(large) < 60 * max(seconds(small), 0.01)


def test_scripts_and_controls_are_not_read() -> None:
    script = "<script>document.write('<td>3 Dec 1997</td>')</script><textarea>3 Dec 1997</textarea>"
    page = mt.read_status_page(TEXT.replace(CELL, CELL.replace("Austria", f"{script}Austria")))
    assert [(row.name, row.entries) for row in page.participants] == [
        (row.name, row.entries) for row in mt.read_status_page(TEXT).participants
    ]


def test_megabytes_of_notes_change_nothing_else() -> None:
    long = "The Government of Estonia informed the Secretary-General of further matters. " * 30_000
    page = mt.read_status_page(TEXT.replace("On 27 June 2023", f"{long}On 27 June 2023"))
    assert {(act.state, act.kind, act.date) for act in page.acts} == {
        (act.state, act.kind, act.date) for act in mt.read_status_page(TEXT).acts
    }


def said(page: mt.StatusPage) -> set[tuple[str, str, str]]:
    return {(act.state, act.kind.value, str(act.date)) for act in page.acts}


WHOLE = said(mt.read_status_page(TEXT))


@given(
    st.integers(0, len(TEXT) - 1),
    st.integers(1, 2000),
    st.sampled_from(["", "<", "x", "</td>", "</tr>", "<td>", "[", "]"]),
)
def test_a_damaged_page_never_loses_an_act_in_silence(start: int, length: int, put: str) -> None:
    """A page with a piece cut out is refused, or has every act, or says what was not read.

    What is cut inside one name, date or word may make another one: the totals cannot see that.
    """
    text = TEXT[:start] + put + TEXT[start + length :]
    try:
        page = mt.read_status_page(text)
    except mt.MinetreatyError:
        return
    lost = WHOLE - said(page)
    assert not lost or page.unread or len(said(page)) == len(WHOLE)


def test_without_the_parser_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "justhtml", None)
    with pytest.raises(mt.MissingExtra, match=r"minetreaty\[pages\]") as caught:
        mt.read_status_page(TEXT)
    assert caught.value.extra == "pages"


def test_line_ends_do_not_matter() -> None:
    assert said(mt.read_status_page(TEXT.replace("\n", "\r\n"))) == WHOLE


def test_every_code_is_in_the_reference() -> None:
    text = (Path(__file__).parents[2] / "docs" / "reference" / "api" / "pages.md").read_text("utf-8")
    assert dict(re.findall(r"^\| (W\d+) \| (.*) \|$", text, re.MULTILINE)) == FAULTS
