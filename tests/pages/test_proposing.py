"""From a page to lines of the data tables: only what is new, with the page as source, and no line changed."""

import csv
import shutil
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import minetreaty as mt
from minetreaty import ActKind, ActRef, Register
from minetreaty.facts.invented import CHARTER, PACT, act
from minetreaty.facts.record import Record
from tests.pages.test_comparing import CROSSES, NAMED, ON, TOGETHER, read, with_section, world
from tests.pages.writing import Entry, Page, Section, html, page_of

SOURCE = "untc-pact-2020-06-30"
DATA = Path(mt.__file__).parent / "data"


def proposed(page: Page, reg: Register) -> mt.Proposal:
    return mt.propose(read(page, reg), reg)


def test_nothing_is_proposed_where_nothing_is_new() -> None:
    found = proposed(page_of(world(), "PACT", ON), world())
    assert (found.acts, found.lines, found.undecided, found.files) == ((), (), (), ())
    assert str(found) == "Nothing to propose."
    assert repr(found) == "<Proposal of 0 acts, 0 undecided>"


def test_a_new_act_is_a_line_with_the_page_as_its_source() -> None:
    page = page_of(world(), "PACT", ON, further=[act("CCC", "accession", "2015-05-05")])
    found = proposed(page, world())
    assert found.acts == (mt.Act(state="CCC", convention="PACT", kind="accession", date="2015-05-05", sources=SOURCE),)
    assert found.files == ("acts/PACT.csv", "sources.csv")
    assert str(found).splitlines() == [
        "# acts/PACT.csv",
        f"CCC,accession,2015-05-05,,{SOURCE}{',' * (len(found.lines[0].cells) - 5)}",
        "# sources.csv",
        f"{SOURCE},Status of treaties: XX-1 Pact on Invented Weapons,United Nations Treaty Collection (depositary),"
        "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=XX-1&chapter=20&clang=_en,2020-06-30,"
        "depositary,",
    ]
    assert found.undecided == ()


def test_a_notice_is_proposed_with_its_effect_and_circulation() -> None:
    reg = world()
    page = page_of(reg, "PACT", ON)
    note = (
        "On 5 May 2015, Borduria deposited a notification of withdrawal (see C.N.1.2015.TREATIES-1 of 9 May 2015). "
        "The withdrawal took effect on 5 November 2015."
    )
    rows = tuple(
        evolve(row, cells=("", "", "[5 Apr 2000 a]"), notes=(1,)) if row.name == "Borduria" else row
        for row in page.rows
    )
    (notice,) = proposed(evolve(page, rows=rows, notes={1: note}), reg).acts
    assert notice == mt.Act(
        state="BBB",
        convention="PACT",
        kind="withdrawal",
        date="2015-05-05",
        sources=SOURCE,
        effect="2015-11-05",
        effect_sources=SOURCE,
        circulated="2015-05-09",
        reference="C.N.1.2015.TREATIES-1",
        note="End note 1.",
    )


def test_a_source_that_the_register_has_is_not_proposed_again() -> None:
    page = page_of(world(), "PACT", ON, further=[act("CCC", "accession", "2015-05-05")])
    known = evolve(read(page, world()).source, id="the-page-of-june")
    reg = world(sources=(known, *world().facts.sources.values()))
    found = proposed(page, reg)
    assert (found.files, found.acts[0].sources) == (("acts/PACT.csv",), ("the-page-of-june",))


def test_differences_of_another_kind_are_for_somebody_to_decide() -> None:
    reg = world(act("CCC", "accession", "2015-05-05"))
    page = page_of(world(act("CCC", "accession", "2015-06-06")), "PACT", ON)
    found = proposed(page, reg)
    assert found.lines == ()
    assert found.undecided == ("date: CCC: accession of 2015-06-06 there, accession of 2015-05-05 here",)
    assert str(found) == f"# to decide: {found.undecided[0]}"


def test_who_left_on_a_day_that_is_not_printed_is_to_be_looked_up() -> None:
    page = page_of(world(), "PACT", ON)
    rows = tuple(evolve(row, cells=("", "", "[5 Apr 2000 a]")) if row.name == "Borduria" else row for row in page.rows)
    found = proposed(evolve(page, rows=rows), world())
    assert found.acts == ()
    assert "status: BBB: has left there, party here" in found.undecided


def test_statements_are_proposed_where_their_day_and_kind_are_printed() -> None:
    page = with_section(
        world(),
        Entry(name="Aland", lines=("Declaration:", "It declares.")),
        Entry(name="Borduria", lines=("7 June 2005", "Reservation:", "It reserves.")),
        Entry(name="European Union", lines=("7 June 2005", "Declaration:", "It declares.")),
        title="Declarations and Reservations",
    )
    found = proposed(page, world())
    assert [(act.state, act.kind.value, str(act.date), act.note) for act in found.acts] == [
        ("AAA", "declaration", "2000-03-20", "Dated by the act that it accompanied."),
        ("BBB", "reservation", "2005-06-07", ""),
    ]
    assert found.undecided == (
        "missing here: European Union: declaration of 2005-06-07, under 'Declarations and Reservations'",
    )


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Declaration:", "It declares."), "Declarations"),
        (("7 June 2005", "It says so."), "Declarations and Reservations"),
    ],
)
def test_a_statement_without_a_day_or_a_kind_is_undecided(lines: tuple[str, ...], title: str) -> None:
    page = with_section(world(), Entry(name="Aland", lines=lines), title=title, rule="")
    found = proposed(page, world())
    assert (found.acts, len(found.undecided)) == ((), 1)


def test_an_objection_names_the_only_reservation_that_it_can_be_about() -> None:
    reservation = act("AAA", "reservation", "2000-03-20")
    entry = Entry(
        name="Borduria", lines=("1 June 2001", "With regard to the reservation made by Aland upon ratification:")
    )
    reg = world(reservation)
    page = with_section(reg, entry, title="Objections")
    (objection,) = proposed(page, reg).acts
    assert (objection.kind, objection.target) == (
        ActKind.OBJECTION,
        ActRef(state="AAA", kind="reservation", date="2000-03-20"),
    )
    several = world(reservation, act("AAA", "reservation", "2001-01-01"))
    assert proposed(page, several).acts == ()
    unnamed = with_section(reg, Entry(name="Borduria", lines=("1 June 2001", "It objects.")), title="Objections")
    assert proposed(unnamed, reg).acts == ()


def test_a_reservation_and_the_objection_to_it_are_proposed_together() -> None:
    objections = Section(
        title="Objections",
        entries=(
            Entry(
                name="Borduria",
                lines=("1 June 2001", "With regard to the reservation made by Aland upon ratification:"),
            ),
        ),
    )
    page = with_section(world(), Entry(name="Aland", lines=("Reservation:", "It excludes.")), title="Reservations")
    found = proposed(evolve(page, sections=(*page.sections, objections)), world())
    assert {act.kind: act.target for act in found.acts} == {
        ActKind.RESERVATION: None,
        ActKind.OBJECTION: ActRef(state="AAA", kind="reservation", date="2000-03-20"),
    }
    assert found.undecided == ()


def test_crosses_are_proposed_with_their_day_or_that_of_the_instrument() -> None:
    reg = world(act("CCC", "succession", "2003-03-03"), conventions=(PACT, TOGETHER, CHARTER))
    page = evolve(
        page_of(reg, "PACT", ON), crosses=(*CROSSES, ("Cascara", "x", ""), ("Deltora", "x", ""), ("Nobody", "x", ""))
    )
    found = proposed(page, reg)
    assert [(act.state, act.kind.value, str(act.date), act.note) for act in found.acts] == [
        ("AAA", "notification_of_consent", "2000-03-20", "A cross beside the instrument, which is of this day."),
        ("BBB", "notification_of_consent", "2002-05-01", ""),
        ("CCC", "succession", "2003-03-03", "A cross beside the instrument, which is of this day."),
    ]
    assert {act.convention for act in found.acts} == {"PROTOCOL"}
    assert len(found.undecided) == 2


# ---- tables


def folder(tmp_path: Path) -> Path:
    """A copy of the package's tables."""
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy)
    return copy


def removed(file: Path, *places: int) -> list[str]:
    """Takes lines out of a table and returns them."""
    lines = file.read_text("utf-8").splitlines(keepends=True)
    gone = [lines[place] for place in places]
    file.write_text("".join(line for place, line in enumerate(lines) if place not in places), encoding="utf-8")
    return gone


def test_the_round_trip_ends_clean(tmp_path: Path) -> None:
    """Three acts taken out of a copy of the record are proposed, applied, valid, and no longer differ."""
    page = mt.read_status_page(html(page_of(mt.load(), "CCM", "2026-02-03")))
    data = folder(tmp_path)
    table = data / "acts" / "CCM.csv"
    before = table.read_text("utf-8").splitlines()
    taken = [
        place for place, line in enumerate(before) if line.split(",")[1] in ("ratification", "signature", "withdrawal")
    ]
    gone = removed(table, taken[5], taken[100], taken[-1])
    reg = mt.load(data)
    proposal = mt.propose(page, reg)
    assert {(act.state, act.kind.value, str(act.date)) for act in proposal.acts} == {
        tuple(line.split(",")[:3]) for line in gone
    }
    assert proposal.undecided == ()
    assert proposal.add_to(data) == proposal.files
    after = table.read_text("utf-8").splitlines()
    assert [line for line in after if line not in map(str, proposal.lines)] == [
        line for line in before if f"{line}\n" not in gone
    ]
    assert [line.split(",")[:3] for line in after] == [line.split(",")[:3] for line in before]
    again = mt.load(data)
    assert mt.validate(again).ok
    assert mt.compare(page, again).unexplained == ()
    assert mt.propose(page, again).lines == ()


def test_lines_are_added_before_the_first_later_one(tmp_path: Path) -> None:
    (tmp_path / "acts").mkdir()
    acts, sources = tmp_path / "acts" / "PACT.csv", tmp_path / "sources.csv"
    acts.write_text(
        'date,state,kind,sources,note\n2000-01-01,AAA,signature,s,"two\nlines"\n2016,BBB,accession,s,', "utf-8"
    )
    sources.write_text("id,title,publisher,kind,url,as_of,note\nzzz,t,p,un,,,\n", "utf-8")
    page = page_of(
        world(),
        "PACT",
        ON,
        further=[act("CCC", "accession", "2020-01-01"), act("DDD", "accession", "2015-05-05")],
    )
    assert [item.state for item in proposed(page, world()).acts] == ["DDD", "CCC"], "by date"
    assert proposed(page, world()).add_to(tmp_path) == ("acts/PACT.csv", "sources.csv")
    assert acts.read_text("utf-8").splitlines() == [
        "date,state,kind,sources,note",
        '2000-01-01,AAA,signature,s,"two',
        'lines"',
        f"2015-05-05,DDD,accession,{SOURCE},",
        "2016,BBB,accession,s,",
        f"2020-01-01,CCC,accession,{SOURCE},",
    ]
    assert [line.partition(",")[0] for line in sources.read_text("utf-8").splitlines()] == ["id", SOURCE, "zzz"]


def test_a_table_that_is_missing_or_lacks_a_column_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    page = page_of(world(), "PACT", ON, further=[act("CCC", "accession", "2015-05-05")])
    proposal = proposed(page, world())
    (tmp_path / "acts").mkdir()
    acts = tmp_path / "acts" / "PACT.csv"
    with pytest.raises(mt.UnreadableData, match="cannot be opened"):
        proposal.add_to(tmp_path)
    acts.write_text("state,kind,date\n", "utf-8")
    with pytest.raises(mt.UnreadableData, match="The column sources is missing"):
        proposal.add_to(tmp_path)
    acts.write_text("", "utf-8")
    with pytest.raises(mt.UnreadableData, match="The column state is missing"):
        proposal.add_to(tmp_path)
    acts.write_text("state,kind,date,sources\n", "utf-8")
    with pytest.raises(mt.UnreadableData, match=r"sources\.csv"):
        proposal.add_to(tmp_path)
    assert acts.read_text("utf-8") == "state,kind,date,sources\n"


RECORD = Record.of(mt.load().facts)
PRINTED = [
    item
    for item in RECORD.table(mt.Act)
    if item.convention == "APMBC"
    and str(item.date) < "2026-02-03"
    and item.kind.value
    in ("signature", "ratification", "acceptance", "approval", "accession", "succession", "withdrawal", "declaration")
    and item.state != "ERI"
]
APMBC = mt.read_status_page(html(page_of(mt.load(), "APMBC", "2026-02-03")))


def test_a_page_of_the_record_does_not_differ_from_it() -> None:
    assert mt.compare(APMBC).unexplained == ()


@given(st.sets(st.sampled_from(PRINTED), min_size=1, max_size=5))
def test_what_is_taken_out_is_proposed_and_nothing_else(gone: set[mt.Act]) -> None:
    reg = Register(RECORD.replace(acts=tuple(item for item in RECORD.table(mt.Act) if item not in gone)))
    proposal = mt.propose(APMBC, reg)
    assert {(item.state, item.kind, item.date) for item in proposal.acts} == {(a.state, a.kind, a.date) for a in gone}
    assert proposal.undecided == ()


def test_lines_are_those_that_the_tables_have() -> None:
    with (DATA / "acts" / "APMBC.csv").open(encoding="utf-8", newline="") as file:
        heading = next(csv.reader(file))
    page = page_of(world(), "PACT", ON, further=[act("CCC", "accession", "2015-05-05")])
    line = proposed(page, world()).lines[0]
    assert list(line.cells) == heading
    assert [state.alpha3 for state in NAMED][2] == line.cells["state"]
