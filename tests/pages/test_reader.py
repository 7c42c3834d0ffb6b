"""Status pages read whole: every page here is invented, with States of the bundled tables so that names are known."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty import ActKind
from tests.pages.writing import Entry, Page, Row, Section, html


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def read(page: Page) -> mt.StatusPage:
    return mt.read_status_page(html(page))


PAGE = Page(
    rows=(
        Row(name="Austria", cells=("3 Dec\t 2020", " \xa01 Mar\t 2021 ")),
        Row(name="Bolivia (Plurinational State of)", cells=("", "2 Apr 2022 a")),
        Row(name="Côte d'Ivoire", cells=("4 Dec 2020", "")),
        Row(name="Estonia", cells=("[5 Dec 2020 ]", "[12 May 2021 A]"), notes=(1,)),
        Row(name="Montenegro", cells=("", "23 Oct 2021 d"), notes=(2,)),
    ),
    notes={
        1: "On 27 June 2023, the Government of Estonia deposited a notification of withdrawal (see "
        "C.N.7.2023.TREATIES-9 of 3 July 2023). The withdrawal took effect for Estonia on 27 December 2023.",
        2: 'See note 1 under "Montenegro".',
    },
)


def test_the_head_of_a_page() -> None:
    page = read(PAGE)
    assert (page.title, page.chapter, page.symbol) == ("Treaty on Examples", "XXVI", "XXVI-99")
    assert (page.date, page.adopted, page.adopted_at) == (day("2026-02-03"), day("2020-03-01"), "Geneva")
    assert (page.entry_into_force, page.not_in_force) == (day("2022-12-02"), False)
    assert (page.published_signatories, page.published_parties) == (2, 3)
    assert (page.signatories, page.parties) == (2, 3)
    assert page.columns == PAGE.columns
    assert page.unread == ()
    assert repr(page) == "<StatusPage XXVI-99 of 2026-02-03: 5 participants, 8 acts>"


def test_the_page_is_the_source_of_its_acts() -> None:
    page = read(PAGE)
    (source,) = page.sources
    assert source.id == "untc-xxvi-99-2026-02-03"
    assert source.url.endswith("mtdsg_no=XXVI-99&chapter=26&clang=_en")
    assert {act.sources for act in page.acts} == {(source.id,)}


def test_participants_come_in_the_order_of_the_page() -> None:
    page = read(PAGE)
    assert [row.state for row in page.participants] == ["AUT", "BOL", "CIV", "EST", "MNE"]
    assert [row.name for row in page.participants if row.left] == ["Estonia"]
    assert page.participants[3].entries[1] == mt.PageEntry(
        column=PAGE.columns[1],
        words="Acceptance",
        role=page.participants[3].entries[1].role,
        kind=ActKind.ACCEPTANCE,
        date=day("2021-05-12"),
        mark="A",
        left=True,
    )


def test_acts_are_those_of_the_table_and_the_notices_in_the_end_notes() -> None:
    acts = [(act.state, act.kind.value, str(act.date), act.left) for act in read(PAGE).acts]
    assert acts == [
        ("AUT", "signature", "2020-12-03", False),
        ("AUT", "ratification", "2021-03-01", False),
        ("BOL", "accession", "2022-04-02", False),
        ("CIV", "signature", "2020-12-04", False),
        ("EST", "signature", "2020-12-05", True),
        ("EST", "acceptance", "2021-05-12", True),
        ("EST", "withdrawal", "2023-06-27", False),
        ("MNE", "succession", "2021-10-23", False),
    ]


def test_a_notice_has_its_effect_and_the_notification_that_circulated_it() -> None:
    notice = next(act for act in read(PAGE).acts if act.kind is ActKind.WITHDRAWAL)
    assert (notice.effect, notice.effect_sources) == (day("2023-12-27"), ("untc-xxvi-99-2026-02-03",))
    assert (notice.reference, notice.circulated) == ("C.N.7.2023.TREATIES-9", day("2023-07-03"))


def test_notes_are_tied_to_their_rows() -> None:
    notes = read(PAGE).notes
    assert [(note.number, note.participants) for note in notes] == [(1, ("Estonia",)), (2, ("Montenegro",))]
    assert notes[1].text == 'See note 1 under "Montenegro".'


def test_everything_has_its_line() -> None:
    text = html(PAGE)
    lines = text.splitlines()
    page = mt.read_status_page(text)
    for row in page.participants:
        assert row.name in lines[row.line] or row.name.replace("'", "&#x27;") in lines[row.line]


def test_a_path_and_a_text_without_a_tag_are_files(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(b"\xef\xbb\xbf" + html(PAGE).encode())
    assert mt.read_status_page(file) == mt.read_status_page(str(file)) == read(PAGE)


# ---- the columns of other treaties


def test_organizations_are_participants_apart() -> None:
    page = read(
        Page(
            columns=("Signature", "Formal confirmation(c), Accession(a), Ratification"),
            rows=(
                Row(name="Austria", cells=("30 Mar 2021", "26 Sep 2021")),
                Row(name="European Union", cells=("30 Mar 2021", "23 Dec 2021 c")),
            ),
        )
    )
    assert (page.published_parties, page.parties, page.signatories) == (2, 2, 2)
    assert [row.name for row in page.participants] == ["Austria"]
    (union,) = page.others
    assert [(entry.words, entry.kind, str(entry.date)) for entry in union.entries] == [
        ("Signature", ActKind.SIGNATURE, "2021-03-30"),
        ("Formal confirmation", None, "2021-12-23"),
    ]
    assert {act.state for act in page.acts} == {"AUT"}
    assert page.unread == ()


def test_a_succession_to_a_signature_is_a_signature() -> None:
    page = read(
        Page(
            columns=("Signature, Succession to signature(d)", "Succession(d), Ratification"),
            rows=(Row(name="Montenegro", cells=("23 Oct 2021 d", "23 Oct 2021 d")),),
        )
    )
    assert page.signatories == 1
    assert [(act.kind, act.note) for act in page.acts] == [
        (ActKind.SIGNATURE, "Succession to signature."),
        (ActKind.SUCCESSION, ""),
    ]


def test_a_table_without_signatures_has_no_signatories() -> None:
    page = read(
        Page(
            columns=("Succession(d), Consent to be bound(P)",),
            rows=(Row(name="Austria", cells=("1 Mar 2021 P",)), Row(name="Serbia", cells=("2 Mar 2021 d",))),
        )
    )
    assert (page.signatories, page.published_signatories, page.parties) == (None, None, 2)
    assert [act.kind for act in page.acts] == [ActKind.NOTIFICATION_OF_CONSENT, ActKind.SUCCESSION]


def test_provisional_application_counts_in_no_total() -> None:
    page = read(
        Page(
            columns=("Signature", "Provisional application(n)", "Ratification, Accession(a)"),
            rows=(
                Row(name="Austria", cells=("1 Mar 2021", "1 Apr 2021 n", "1 May 2021")),
                Row(name="Norway", cells=("1 Mar 2021", "1 Apr 2021 n", "")),
                Row(name="Lithuania", cells=("[1 Mar 2021]", "[2 Apr 2021 n]", "[3 Apr 2021]"), notes=(1,)),
            ),
            notes={1: "On 4 May 2022, Lithuania withdrew from the Treaty with effect from 4 June 2022."},
        )
    )
    assert (page.signatories, page.parties) == (2, 1)
    assert [(act.state, act.provisional, act.left) for act in page.acts if act.provisional] == [
        ("AUT", True, False),
        ("NOR", True, False),
        ("LTU", True, True),
    ]


def test_definitive_signatures_are_consents() -> None:
    page = read(
        Page(
            columns=("Signature", "Definitive signature(s), Acceptance(A)"),
            rows=(
                Row(name="Austria", cells=("", "1 Mar 2021 s")),
                Row(name="Norway", cells=("2 Mar 2021", "3 Mar 2022 A")),
            ),
        )
    )
    assert (page.signatories, page.parties) == (1, 2)
    assert page.acts[0].kind is ActKind.DEFINITIVE_SIGNATURE


def test_names_in_brackets_have_left() -> None:
    page = read(
        Page(
            rows=(
                Row(name="[Burundi]", cells=("1 Mar 2021", "2 Mar 2021"), notes=(1,)),
                Row(name="Chad", cells=("", "3 Mar 2021 a")),
            ),
            notes={1: "On 5 May 2022, Burundi withdrew from the Treaty effective 5 May 2023."},
            totals="Signatories : 0. Parties : 1",
        )
    )
    assert page.participants[0].state == "BDI"
    assert page.participants[0].left
    assert [(act.kind.value, act.left) for act in page.acts if act.state == "BDI"] == [
        ("signature", True),
        ("ratification", True),
        ("withdrawal", False),
    ]


def test_a_former_state_is_the_one_of_the_tables() -> None:
    page = read(Page(rows=(Row(name="German Democratic Republic", cells=("1 Mar 1981", "2 Mar 1982")),)))
    assert page.participants[0].state == "DDR"


def test_notes_on_headings_dates_and_totals_change_nothing() -> None:
    rows = (
        Row(name="Austria", cells=("1 Mar 2021^3", "2 Mar 2021 ^3,4")),
        Row(name="China", cells=("", "3 Mar 2021 a"), notes=(3, 4)),
    )
    text = html(Page(rows=rows, notes={3: "See Taiwan.", 4: "For Hong Kong and Macao.", 5: "On the heading."}))
    text = text.replace("Participant<br>", "Participant <SUP><A>5</A></SUP><br>")
    text = text.replace("Parties :    2", "Parties :    2 <SUP><A>3</A></SUP>")
    page = mt.read_status_page(text)
    assert (page.signatories, page.parties, page.unread) == (1, 2, ())
    assert [entry.notes for entry in page.participants[0].entries] == [(3,), (3, 4)]
    assert [(note.number, note.participants) for note in page.notes] == [
        (3, ("Austria", "China")),
        (4, ("Austria", "China")),
        (5, ()),
    ]


def test_a_treaty_that_is_not_in_force() -> None:
    page = read(evolve(PAGE, in_force="Not yet in force: see article 14."))
    assert (page.entry_into_force, page.not_in_force, page.unread) == (None, True, ())


def test_the_first_of_several_entries_into_force_is_that_of_the_treaty() -> None:
    text = (
        "23 March 2022, in accordance with article 49, for all provisions but article 41; 28 March 2023 for article 41."
    )
    assert read(evolve(PAGE, in_force=text)).entry_into_force == day("2022-03-23")


@pytest.mark.parametrize(
    ("number", "chapter", "symbol"),
    [("5.", "XXVI", "XXVI-5"), ("2. a", "XXVI", "XXVI-2-a"), ("11 .", "IV", "IV-11"), ("3. b.", "IV", "IV-3-b")],
)
def test_the_symbol_is_chapter_and_number(number: str, chapter: str, symbol: str) -> None:
    page = read(evolve(PAGE, number=number, chapter=chapter))
    assert (page.symbol, page.title) == (symbol, PAGE.title)


def test_the_address_of_the_page_tells_the_sub_chapter() -> None:
    text = html(PAGE).replace("<form>", '<form><a href="/doc/XXVI-B-99.en.pdf">PDF</a>')
    assert mt.read_status_page(text).symbol == "XXVI-B-99"
    other = html(PAGE).replace("<form>", '<form><a href="/doc/XXVI-B-98.en.pdf">PDF</a>')
    assert mt.read_status_page(other).symbol == "XXVI-99"


def test_several_tables_are_one_page() -> None:
    first, second = (
        html(PAGE),
        html(
            evolve(
                PAGE,
                rows=(
                    Row(name="Norway", cells=("", "5 May 2023 a")),
                    Row(name="Côte d'Ivoire", cells=("", "6 May 2023")),
                ),
            )
        ),
    )
    grid = second[second.index("<table id=") : second.index("</table>") + len("</table>")]
    text = first.replace("</table></td>", f"</table>{grid}</td>").replace("Parties :    3", "Parties :    5")
    page = mt.read_status_page(text)
    assert page.parties == 5
    assert [row.state for row in page.participants] == ["AUT", "BOL", "CIV", "EST", "MNE", "NOR"]
    assert [str(act.date) for act in page.acts if act.state == "CIV"] == ["2020-12-04", "2023-05-06"]


# ---- who left, and who may have


NOTICE = "On 27 June 2023, the Government of Austria notified its withdrawal from the Treaty"


@pytest.mark.parametrize(
    ("cells", "note", "expected", "unread"),
    [
        # in brackets: the notice after the consent, with or without its effect
        (
            ("", "[1 Mar 2021]"),
            f"{NOTICE} with effect from 27 June 2024.",
            [("2023-06-27", "2024-06-27", "receipt")],
            0,
        ),
        (
            ("", "[1 Mar 2021]"),
            f"{NOTICE}.",
            [("2023-06-27", None, "receipt"), ("2026-02-03", "2026-02-03", "latest")],
            0,
        ),
        (
            ("", "[1 Mar 2021]"),
            "In a letter dated 1 May 2022, Austria gave notice of its withdrawal from the Treaty.",
            [("2022-05-01", None, "letter"), ("2026-02-03", "2026-02-03", "latest")],
            0,
        ),
        # in brackets without a notice that can be read
        (("", "[1 Mar 2021]"), "See note 1 under Austria.", [("2026-02-03", "2026-02-03", "latest")], 1),
        (("", "[1 Mar 2021]"), "Austria has left by its denunciation.", [("2026-02-03", "2026-02-03", "latest")], 2),
        # not in brackets: a notice whose effect is still to come, and nothing else
        (("", "1 Mar 2021"), f"{NOTICE} with effect from 27 June 2026.", [("2023-06-27", "2026-06-27", "receipt")], 0),
        (("", "1 Mar 2021"), f"{NOTICE}.", [], 1),
        (("", "27 Jun 2023 a"), f"{NOTICE} with effect from 27 June 2026. It acceded anew.", [], 1),
        (("1 Mar 2021", ""), f"{NOTICE} with effect from 27 June 2026.", [], 1),
        (("", "1 Mar 2021"), "Austria withdrew the reservation made upon ratification on 5 May 2022.", [], 0),
    ],
)
def test_withdrawals_are_read_from_brackets_and_notes(
    cells: tuple[str, str], note: str, expected: list[tuple[str, str | None, str]], unread: int
) -> None:
    page = read(
        Page(
            rows=(Row(name="Austria", cells=cells, notes=(1,)), Row(name="Chad", cells=("1 Mar 2021", "2 Mar 2021"))),
            notes={1: note},
        )
    )
    found = [act for act in page.acts if act.kind is ActKind.WITHDRAWAL]
    assert [(str(act.date), act.effect and str(act.effect), act.date_basis) for act in found] == expected
    assert len(page.unread) == unread


def test_a_note_on_several_rows_tells_of_none_of_them() -> None:
    rows = tuple(Row(name=name, cells=("", "[1 Mar 2021]"), notes=(1,)) for name in ("Austria", "Chad"))
    page = read(Page(rows=rows, notes={1: f"{NOTICE} with effect from 27 June 2024."}))
    assert {act.date_basis for act in page.acts if act.kind is ActKind.WITHDRAWAL} == {"latest"}


# ---- below the table


def test_statements_have_participant_kind_and_date_and_no_wording() -> None:
    rule = "(Unless otherwise indicated, the declarations were made upon ratification or accession.)"
    page = read(
        evolve(
            PAGE,
            sections=(
                Section(
                    title="Declarations and Reservations",
                    rule=rule,
                    entries=(
                        Entry(name="Austria", lines=("Reservation:", "Austria does not consider itself bound.")),
                        Entry(name="European Union", lines=("7 June 2021", "Declaration:", "The Union declares.")),
                        Entry(name="Côte d'Ivoire", lines=("Upon signature:", "Declaration:", "It declares.")),
                    ),
                ),
                Section(
                    title="Objections",
                    entries=(
                        Entry(
                            name="Estonia",
                            lines=("1 June 2021", "With regard to the reservation made by Austria upon ratification:"),
                        ),
                    ),
                ),
            ),
        )
    )
    assert [(s.participant, s.state, s.kind, s.date and str(s.date), s.upon) for s in page.declarations] == [
        ("Austria", "AUT", ActKind.RESERVATION, None, ""),
        ("European Union", None, ActKind.DECLARATION, "2021-06-07", ""),
        ("Côte d'Ivoire", "CIV", ActKind.DECLARATION, None, "signature"),
    ]
    assert [(s.state, s.target, str(s.date)) for s in page.objections] == [("EST", "AUT", "2021-06-01")]
    assert [page.day_of(statement) for statement in page.statements] == [
        day("2021-03-01"),
        day("2021-06-07"),
        day("2020-12-04"),
        day("2021-06-01"),
    ]
    assert page.unread == ()
    assert "does not consider" not in repr(page.statements)


def test_a_statement_without_a_rule_has_no_day_but_the_printed_one() -> None:
    section = Section(title="Declarations", entries=(Entry(name="Austria", lines=("It declares.",)),))
    page = read(evolve(PAGE, sections=(section,)))
    assert page.day_of(page.statements[0]) is None
    assert page.instrument_of("CIV") is None and page.instrument_of(None) is None


def test_territorial_applications_are_a_table_of_their_own() -> None:
    page = read(
        evolve(
            PAGE,
            sections=(
                Section(
                    title="Territorial Application",
                    table=(
                        ("Participant", "Date of receipt of the notification", "Territories"),
                        ("Austria", "20 May 2021", "An island"),
                        ("", "21 May 2022", "Another island"),
                        ("Chad", "unknown", "A lake"),
                    ),
                ),
            ),
        )
    )
    assert [(s.participant, s.kind, str(s.date)) for s in page.statements] == [
        ("Austria", ActKind.TERRITORIAL_APPLICATION, "2021-05-20"),
        ("Austria", ActKind.TERRITORIAL_APPLICATION, "2022-05-21"),
    ]
    assert [(part.text, part.reason) for part in page.unread] == [
        ("Chad unknown A lake", "has no date, or none of a known kind")
    ]


def test_a_table_of_declarations_is_dated_by_its_first_column_of_dates() -> None:
    title = "Declarations recognizing the competence of the Committee under article 41"
    table = (
        ("Participant", "Form", "Valid from", "Valid until"),
        ("Austria", "note verbale", "10 Sep 2021", "9 Sep 2026"),
        ("Chad", "", "18 Jan 2022", "Indefinitely"),
    )
    page = read(evolve(PAGE, sections=(Section(title=title, table=table),)))
    assert [(s.state, s.kind, str(s.date)) for s in page.statements] == [
        ("AUT", ActKind.DECLARATION, "2021-09-10"),
        ("TCD", ActKind.DECLARATION, "2022-01-18"),
    ]
    assert page.unread == ()
    undated = read(evolve(PAGE, sections=(Section(title=title, table=(("Participant", "Form"), ("Chad", "x"))),)))
    assert [part.text for part in undated.unread] == ["Chad x"]


def test_crosses_of_a_further_table_have_column_and_date() -> None:
    crosses = (
        ("Participant", "Protocol I", "Protocol II"),
        ("Austria", "x", "X"),
        ("Montenegro", "x (21 January 2022)", ""),
        ("Ruritania", "x", "perhaps"),
        ("Chad", "x"),
    )
    page = read(evolve(PAGE, crosses=crosses))
    assert [(cross.state, cross.column, cross.date and str(cross.date)) for cross in page.crosses] == [
        ("AUT", "Protocol I", None),
        ("AUT", "Protocol II", None),
        ("MNE", "Protocol I", "2022-01-21"),
        (None, "Protocol I", None),
        ("TCD", "Protocol I", None),
    ]
    assert [part.reason for part in page.unread] == [
        "is not known as a State",
        "is neither a cross nor empty",
        "has 2 cells, not 3",
    ]


# ---- parts that cannot be read are listed, each with its place


def with_row(*rows: Row) -> Callable[[Page], Page]:
    return lambda page: evolve(page, rows=(*page.rows, *rows), totals="Signatories : 2. Parties : 3")


MANY = tuple(
    Row(name=name, cells=("", f"{place} Jan 2021 a"))
    for place, name in enumerate(
        ("Gabon", "Gambia", "Georgia", "Germany", "Ghana", "Greece", "Grenada", "Guatemala", "Guinea", "Guyana"),
        start=1,
    )
)


@pytest.mark.parametrize(
    ("change", "where", "text", "reason"),
    [
        (
            with_row(Row(name="Ruritania", cells=("", ""))),
            "column 'Participant'",
            "Ruritania",
            "is not known as a State",
        ),
        (with_row(Row(name="Chad", cells=("soon", ""))), "row of Chad, column 'Signature'", "soon", "is not a date"),
        (with_row(Row(name="Austria", cells=("", ""))), "row of Austria", "", "is the second row of this name"),
        (with_row(Row(name="Chad", cells=("",))), "row of Chad", "Chad", "has 2 cells, not 3"),
        (with_row(Row(name="", cells=("1 Mar 2021", ""))), "row of no name", "1 Mar 2021", "names no participant"),
        (with_row(Row(name="Chad", cells=("", ""), notes=(9,))), "row of Chad", "9", "refers to a note"),
        (lambda page: evolve(page, in_force="soon"), "entry into force", "soon", "has no date"),
        (lambda page: evolve(page, adopted="Geneva"), "place and day of adoption", "Geneva", "has no date"),
        (lambda page: evolve(page, totals="none"), "printed totals", "none", "has no total"),
        (
            lambda page: evolve(page, totals="Observers : 5. Parties : 3"),
            "printed totals",
            "Observers : 5. Parties : 3",
            "has a total of another name",
        ),
        (
            lambda page: evolve(page, sections=(Section(title="Remarks"),)),
            "below the table",
            "Remarks",
            "is a section without entries",
        ),
        (
            lambda page: evolve(page, sections=(Section(title="D", entries=(Entry(name="Ruritania", lines=("x",)),)),)),
            "section 'D'",
            "Ruritania",
            "is not known as a State or an organization",
        ),
        (lambda page: evolve(page, notes={**page.notes, 3: ""}), "", "", ""),
        (lambda page: evolve(page, sections=(Section(title=""),)), "", "", ""),
        (with_row(Row(name="", cells=("", ""))), "", "", ""),  # an empty row separates groups of States
    ],
)
def test_a_part_that_cannot_be_read_is_listed_with_its_place(
    change: Callable[[Page], Page], where: str, text: str, reason: str
) -> None:
    page = read(change(PAGE))
    assert len(page.unread) == bool(reason)
    for part in page.unread:
        assert (part.where, part.text) == (where, text)
        assert part.reason.startswith(reason)
        assert str(part).startswith(f"line {part.line}, {where}:")
    kept = {(act.state, act.kind, act.date) for act in page.acts}
    assert {(act.state, act.kind, act.date) for act in read(PAGE).acts} <= kept


def test_letters_that_the_heading_does_not_have_are_not_read() -> None:
    rows = (
        *PAGE.rows,
        *MANY,
        Row(name="Chad", cells=("", "1 Mar 2021 q")),
        Row(name="Fiji", cells=("1 Mar 2021 a", "")),
    )
    page = read(evolve(PAGE, rows=rows, totals=""))
    assert [part.reason for part in page.unread if "letter" in part.reason] == [
        "has the letter 'q', which is not in the heading",
        "has the letter 'a', which is not in the heading",
    ]


def test_a_date_without_a_letter_needs_an_act_without_one() -> None:
    columns = ("Signature", "Definitive signature of the Protocol, Acceptance of the Protocol, Accession(a)")
    rows = (*MANY, Row(name="Chad", cells=("", "1 Mar 2021")))
    page = read(Page(columns=columns, rows=rows, totals=""))
    assert "has no letter, and a date without one means several acts" in str(page.unread)
    page = read(Page(columns=("Signature", "Accession(a)"), rows=rows, totals=""))
    assert "has no letter, and a date without one is not in the heading" in str(page.unread)


def test_acts_without_a_kind_in_the_record_are_told_once_for_each_column() -> None:
    columns = ("Signature", "Ratification, Accession(a)", "Notification under article 25")
    rows = tuple(Row(name=row.name, cells=(*row.cells, "4 Apr 2022")) for row in MANY)
    page = read(Page(columns=columns, rows=rows, totals=f"Signatories : 0. Parties : {len(MANY)}"))
    assert [(part.text, part.reason) for part in page.unread] == [
        ("Notification under article 25", f"is no kind of act that the record has: {len(MANY)} dates of States")
    ]


def test_a_note_without_a_number_or_with_that_of_another_is_not_read() -> None:
    text = html(PAGE).replace("<a name='2'>2</a>", "<a name='2'>1</a>")
    text = text.replace("(2,)", "").replace(">2</A> </SUP>", ">1</A> </SUP>")
    assert "has a number that another note has" in str(mt.read_status_page(text).unread)
    text = (
        html(PAGE).replace("<a name='2'>2</a>", "").replace("<SUP><A onclick='ShowNoteAll()' href='#2'", "<SUP><A x='")
    )
    assert "has no number of its own" in str(mt.read_status_page(text).unread)
