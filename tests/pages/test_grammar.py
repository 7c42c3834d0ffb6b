"""The grammar of the pages: dates, headings, cells, the numbers of notes, and the sentences of end notes."""

import datetime as dt

import pytest

from minetreaty import ActKind
from minetreaty.pages.cells import Dated, note_numbers, read_cell
from minetreaty.pages.columns import Role, read_column
from minetreaty.pages.dates import dates_in, read_date
from minetreaty.pages.document import parse
from minetreaty.pages.notes import Notice, notices_in, speaks_of_leaving
from minetreaty.pages.statements import Told, read_entry, section_kind


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# ---- dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 Dec 1997", "1997-12-03"),
        ("18 September 1997", "1997-09-18"),
        ("15 Sept 2005", "2005-09-15"),
        ("1 Jan. 2001", "2001-01-01"),
        ("5 may 1981", "1981-05-05"),
        ("03-02-2026", "2026-02-03"),
        ("3/2/2026", "2026-02-03"),
        ("29 Feb 2000", "2000-02-29"),
    ],
)
def test_a_date_has_its_day_first(text: str, expected: str) -> None:
    assert read_date(text) == day(expected)


@pytest.mark.parametrize(
    "text",
    ["", "29 Feb 1999", "31-02-2026", "Dec 1997", "1997", "3 déc 1997", "3 Dec 97", "2026-02-03", "3 Dec 1997 a"],
)
def test_anything_else_is_no_date(text: str) -> None:
    assert read_date(text) is None


def test_dates_are_found_in_a_sentence() -> None:
    text = "On 27 June 2025, see C.N.360.2025 of 3 July 2025 and 31 June 2025."
    assert [(text[start:end], found) for start, end, found in dates_in(text)] == [
        ("27 June 2025", day("2025-06-27")),
        ("3 July 2025", day("2025-07-03")),
    ]


# ---- headings


@pytest.mark.parametrize(
    ("heading", "role", "marks"),
    [
        ("Signature", Role.SIGNATURE, {"": ActKind.SIGNATURE}),
        (
            "Signature, Succession to signature(d)",
            Role.SIGNATURE,
            {"": ActKind.SIGNATURE, "d": ActKind.SIGNATURE},
        ),
        (
            "Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)",
            Role.CONSENT,
            {
                "": ActKind.RATIFICATION,
                "A": ActKind.ACCEPTANCE,
                "AA": ActKind.APPROVAL,
                "a": ActKind.ACCESSION,
                "d": ActKind.SUCCESSION,
            },
        ),
        ("Acceptance(A)", Role.CONSENT, {"A": ActKind.ACCEPTANCE}),
        (
            "Definitive signature(s), Ratification",
            Role.CONSENT,
            {"s": ActKind.DEFINITIVE_SIGNATURE, "": ActKind.RATIFICATION},
        ),
        (
            "Succession(d), Consent to be bound(P)",
            Role.CONSENT,
            {"d": ActKind.SUCCESSION, "P": ActKind.NOTIFICATION_OF_CONSENT},
        ),
        (
            "Formal confirmation(c), Accession(a), Ratification",
            Role.CONSENT,
            {"c": None, "a": ActKind.ACCESSION, "": ActKind.RATIFICATION},
        ),
        ("Provisional application(n)", Role.PROVISIONAL, {"n": ActKind.PROVISIONAL_APPLICATION}),
        ("Provisional application under article 23(n)", Role.PROVISIONAL, {"n": ActKind.PROVISIONAL_APPLICATION}),
        (
            "Ratification of the Convention as amended, Accession to the Convention as amended(a)",
            Role.CONSENT,
            {"": ActKind.RATIFICATION, "a": ActKind.ACCESSION},
        ),
        ("Notification under articles 3 (2), (3)", Role.OTHER, {"": None}),
        ("Ratification, Participation under article XI(P)", Role.CONSENT, {"": ActKind.RATIFICATION, "P": None}),
    ],
)
def test_a_heading_says_what_its_letters_mean(heading: str, role: Role, marks: dict[str, ActKind | None]) -> None:
    column = read_column(heading)
    assert (column.role, {mark: meaning.kind for mark, meaning in column.marks.items()}) == (role, marks)
    assert column.unclear == frozenset()


def test_a_letter_of_two_acts_is_unclear() -> None:
    column = read_column("Definitive signature of the Protocol, Acceptance of the Protocol, Accession(a)")
    assert column.unclear == {""}


# ---- cells


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("11 Sep 2002 a", [("2002-09-11", "a", False)]),
        ("3 Dec 1997", [("1997-12-03", "", False)]),
        ("2 Apr 2014 AA", [("2014-04-02", "AA", False)]),
        ("[12 May 2004 a]", [("2004-05-12", "a", True)]),
        ("[ 3 Dec 2008 ]", [("2008-12-03", "", True)]),
        ("[24 Mar 2011] n", [("2011-03-24", "n", True)]),
        ("[12 May 2004 a] 3 Jun 2015 a", [("2004-05-12", "a", True), ("2015-06-03", "a", False)]),
        ("10 Dec 1948, 11 Dec 1949", [("1948-12-10", "", False), ("1949-12-11", "", False)]),
    ],
)
def test_a_cell_has_dates_with_letters_and_brackets(text: str, expected: list[tuple[str, str, bool]]) -> None:
    found = read_cell(text)
    assert found is not None
    assert [(str(entry.date), entry.mark, entry.left) for entry in found] == expected
    assert all(isinstance(entry, Dated) for entry in found)


@pytest.mark.parametrize(
    "text", ["[12 May 2004 a", "12 May 2004 a]", "30 Feb 2004", "12 May", "see note", "12 May 2004 and later"]
)
def test_a_cell_with_anything_else_is_not_read(text: str) -> None:
    assert read_cell(text) is None


def test_notes_are_numbers_in_superscript() -> None:
    cell = parse("<td>Ukraine <SUP><A>10</A> , <A>11</A> <sup>11</sup></SUP></td><p>12</p>")
    assert note_numbers(cell) == (10, 11)


# ---- end notes: the sentences are invented, in the manner of the depositary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 1 May 2001, Aland deposited a notification of withdrawal (see C.N.12.2001.TREATIES-1 of 9 May 2001). "
            "The withdrawal took effect for Aland on 1 November 2001.",
            [Notice(day("2001-05-01"), day("2001-11-01"), False, "C.N.12.2001.TREATIES-1", day("2001-05-09"))],
        ),
        (
            "On 1 May 2001, Aland notified its decision to denounce the Protocol with effect from 1 August 2001.",
            [Notice(day("2001-05-01"), day("2001-08-01"))],
        ),
        (
            "In a letter dated 1 May 2001, Aland gave notice of its denunciation of the Convention.",
            [Notice(day("2001-05-01"), is_letter=True)],
        ),
        (
            "A notification received on 1 May 2001 and dated 3 April 2001 told of the withdrawal of the ratification.",
            [Notice(day("2001-05-01"))],
        ),
        ("On 1 May 2001, Aland revoked its instrument of ratification.", [Notice(day("2001-05-01"))]),
        (
            "On 1 May 2001, Aland withdrew from the Treaty. On 2 June 2003, it withdrew from the Treaty again.",
            [Notice(day("2001-05-01")), Notice(day("2003-06-02"))],
        ),
        ("On 1 May 2001, Aland withdrew its reservation to article 9 of the Convention.", []),
        ("On 1 May 2001, Aland notified the withdrawal of the declaration made upon accession.", []),
        ("On 1 May 2001, Aland rescinded its notification of withdrawal of 3 April 2001.", []),
        ("On 1 May 2001, Aland made a communication. The text was circulated.", []),
        ("The denunciation took effect on 1 August 2001.", []),
    ],
)
def test_notices_are_told_in_end_notes(text: str, expected: list[Notice]) -> None:
    assert list(notices_in([text])) == expected


def test_a_reference_belongs_to_a_notice_only_where_there_is_one_of_each() -> None:
    text = "On 1 May 2001, Aland withdrew from the Treaty (see C.N.1.2001 and C.N.2.2001)."
    assert notices_in([text]) == (Notice(day("2001-05-01")),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aland has since left by its denunciation of the Protocol.", True),
        ("Aland withdrew the reservation.", False),
        ("See note 1.", False),
    ],
)
def test_whether_a_note_speaks_of_leaving(text: str, expected: bool) -> None:
    assert speaks_of_leaving([text]) is expected


# ---- statements


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Declarations", ActKind.DECLARATION),
        ("Objections", ActKind.OBJECTION),
        ("Declarations and Reservations", None),
        (
            "Declarations made under article 18 (1) (Declaration of provisional application)",
            ActKind.PROVISIONAL_APPLICATION,
        ),
        ("Territorial Application", ActKind.TERRITORIAL_APPLICATION),
        ("Notifications under article 4 (3)", ActKind.COMMUNICATION),
        ("Remarks", None),
    ],
)
def test_a_title_may_say_the_kind_of_all_entries(title: str, kind: ActKind | None) -> None:
    assert section_kind(title) is kind


LONG = "Aland considers that " + "the text means what it says and " * 10


@pytest.mark.parametrize(
    ("lines", "kind", "expected"),
    [
        (["Declaration:", LONG], None, [Told(ActKind.DECLARATION)]),
        (["Reservation and declarations :", LONG], None, [Told(ActKind.RESERVATION), Told(ActKind.DECLARATION)]),
        (["7 June 2013", "Declaration:", LONG], None, [Told(ActKind.DECLARATION, day("2013-06-07"))]),
        (["Upon signature:", "Declaration:", LONG], None, [Told(ActKind.DECLARATION, None, "signature")]),
        (
            ["Upon signature:", LONG, "Upon ratification:", "Reservation:", LONG],
            None,
            [Told(None, None, "signature"), Told(ActKind.RESERVATION, None, "ratification")],
        ),
        ([LONG], None, [Told()]),
        ([], ActKind.PROVISIONAL_APPLICATION, [Told(ActKind.PROVISIONAL_APPLICATION)]),
        (
            # the ratification is that of the Old Union
            [
                "3 February 2010",
                "The Government says:",
                "With regard to the reservation made by the Old Union upon ratification:",
                LONG,
            ],
            ActKind.OBJECTION,
            [Told(ActKind.OBJECTION, day("2010-02-03"), "", "Old Union")],
        ),
        (["With regard to that:", LONG], ActKind.OBJECTION, [Told(ActKind.OBJECTION)]),
        (
            ["Declaration made upon consent to be bound by Protocol I:", LONG],
            None,
            [Told(ActKind.DECLARATION, None, "consent", protocol="Protocol I")],
        ),
    ],
)
def test_an_entry_tells_kind_date_and_act(lines: list[str], kind: ActKind | None, expected: list[Told]) -> None:
    assert list(read_entry(lines, kind, ("Protocol I", "Protocol II"))) == expected


# ---- the document


def test_the_tree_has_no_scripts_comments_or_controls() -> None:
    root = parse("<body><script>1</script><!-- 2 --><select><option>3</select><style>4</style><p>5</p></body>")
    assert root.text() == "5"


def test_lines_are_those_that_a_browser_shows() -> None:
    root = parse("<div>a&nbsp; b<br>c<sup>1</sup></div><p class='invisible'>d</p><p>e\n<b>f</b></p>")
    assert root.lines(without=frozenset({"sup", "invisible"})) == ["a b", "c", "e f"]


def test_an_element_knows_its_line_and_the_rows_of_its_own_table() -> None:
    root = parse("<table id='t' class='x y'>\n<tr><td><table><tr><td>1</td></tr></table></td></tr>\n<tr></tr></table>")
    (table,) = root.outermost(lambda element: element.tag == "table")
    assert (table.id, set(table.classes), table.line) == ("t", {"x", "y"}, 1)
    assert [row.line for row in table.rows] == [2, 3]
