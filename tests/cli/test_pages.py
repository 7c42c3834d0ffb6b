"""The commands for saved status pages: what a page has and the record has not, and a page as a convention."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty.cli import main
from tests.pages.writing import Entry, Page, Row, Section, html, page_of

ON = "2026-02-03"
DATA = Path(mt.__file__).parent / "data"
AMENDMENT = page_of(mt.load(), "CCW-A1", ON)
UNKNOWN = Row(name="Nauru", cells=("", "", "27 Jan 2026 P"))

TREATY = Page(
    rows=(
        Row(name="Austria", cells=("1 Oct 2020", "1 Mar 2022")),
        Row(name="Chad", cells=("1 Oct 2020", "")),
        Row(name="Estonia", cells=("", "2 Apr 2022 a")),
    ),
)
CLAUSES = {
    "signature": {"article": "Art. 1", "opens": "2020-10-01"},
    "entry_into_force": {"article": "Art. 3(1)", "deposits": 2, "delay": {"months": 8}},
    "entry_into_force_for_state": {"article": "Art. 3(2)", "delay": {"months": 1}},
}
"""Eight months after the second deposit, of 2 April 2022, is the printed 2 December 2022."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with saved pages, to work in."""
    monkeypatch.chdir(tmp_path)
    further = evolve(AMENDMENT, rows=tuple(sorted((*AMENDMENT.rows, UNKNOWN), key=lambda row: row.name)))
    further = evolve(further, status="10-02-2026 10:00:00 EST")
    for name, page in {"same": AMENDMENT, "further": further, "treaty": TREATY}.items():
        (tmp_path / f"{name}.html").write_text(html(page), encoding="utf-8")
    (tmp_path / "clauses.json").write_text(json.dumps(CLAUSES), encoding="utf-8")
    return tmp_path


def asked(capsys: pytest.CaptureFixture[str], line: str, code: int = 0) -> tuple[str, str]:
    """What is printed, and what is said beside it."""
    assert main(line.split()) == code
    printed = capsys.readouterr()
    return printed.out, printed.err


# ---- compare


def test_a_page_that_does_not_differ(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = asked(capsys, "compare same.html")
    assert out.startswith(
        "CCW-A1, page XXVI-2-c of 2026-02-03: 0 differences without an explanation, 0 with one.\n"
        "\n"
        "A page cannot show that an act did not happen"
    )


def test_an_act_that_the_record_does_not_have(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = asked(capsys, "compare same.html further.html", code=1)
    first, _, second, _, heading, *rows = out.splitlines()
    assert first.endswith(": 0 differences without an explanation, 0 with one.")
    assert second.endswith(": 3 differences without an explanation, 0 with one.")
    assert heading.split() == ["convention", "kind", "code", "difference", "line"]
    assert rows[0].startswith("CCW-A1      missing_here  NRU   NRU: notification of consent of 2026-01-27 ")


def test_the_differences_as_csv_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(asked(capsys, "compare further.html --format csv", code=1)[0])))
    assert (rows[0]["kind"], rows[0]["code"], rows[0]["explanation"]) == ("missing_here", "NRU", "")
    line = next(
        number for number, text in enumerate(Path("further.html").read_text("utf-8").splitlines(), 1) if "Nauru" in text
    )
    assert int(rows[0]["line"]) in (line, line - 1)
    (page,) = json.loads(asked(capsys, "compare further.html --format json", code=1)[0])["pages"]
    assert (page["convention"], page["date"]) == ("CCW-A1", "2026-02-10")
    assert page["differences"][0]["there"]["date"] == "2026-01-27"


def test_what_is_explained_comes_last_and_is_no_failure(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "ccm.html").write_text(html(page_of(mt.load(), "CCM", ON)), encoding="utf-8")
    out, _ = asked(capsys, "compare ccm.html --convention CCM")
    assert "CCM, page XXVI-6 of 2026-02-03: 0 differences without an explanation, 1 with one." in out
    assert "the depositary does not count the signatures of States that left: LTU" in out


def test_lines_are_proposed(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = asked(capsys, "compare further.html --propose")
    head, act, title, source = out.splitlines()
    assert (head, title) == ("# acts/CCW-A1.csv", "# sources.csv")
    assert act.startswith("NRU,notification_of_consent,2026-01-27,,untc-ccw-a1-2026-02-10,")
    assert source.startswith("untc-ccw-a1-2026-02-10,")
    rows = list(csv.DictReader(io.StringIO(asked(capsys, "compare further.html --propose --format csv")[0])))
    assert [(row["file"], row["line"]) for row in rows] == [("acts/CCW-A1.csv", act), ("sources.csv", source)]
    assert asked(capsys, "compare same.html --propose")[0] == "Nothing to propose.\n"


def test_what_a_maintainer_must_decide_is_a_failure(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    statement = Section(title="Declarations", entries=(Entry(name="Nauru", lines=("Declaration:", "It declares.")),))
    page = evolve(AMENDMENT, sections=(*AMENDMENT.sections, statement))
    (folder / "statement.html").write_text(html(page), encoding="utf-8")
    out, _ = asked(capsys, "compare statement.html --propose", code=1)
    assert out == "# to decide: missing here: NRU: declaration, under 'Declarations'\n"


def test_lines_are_added_and_then_nothing_differs(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    shutil.copytree(DATA, folder / "data")
    before = (folder / "data" / "acts" / "CCW-A1.csv").read_text("utf-8").splitlines()
    out, _ = asked(capsys, "compare further.html --record data --propose --into data")
    assert out.endswith("Lines were added to data/acts/CCW-A1.csv.\nLines were added to data/sources.csv.\n")
    after = (folder / "data" / "acts" / "CCW-A1.csv").read_text("utf-8").splitlines()
    assert [line for line in after if "2026-01-27" not in line] == before
    assert asked(capsys, "compare further.html --record data")[0].startswith(
        "CCW-A1, page XXVI-2-c of 2026-02-10: 0 differences"
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("compare", "the following arguments are required: PAGE"),
        ("compare same.html --into data", "--into goes with --propose."),
        ("compare nowhere.html", "nowhere.html: It cannot be opened"),
        ("compare clauses.json", "W101 error: clauses.json"),
        ("compare treaty.html", "There is no convention called 'XXVI-99'"),
        ("compare same.html --convention CCN", "Did you mean"),
        ("compare further.html --propose --into nowhere", "nowhere/acts/CCW-A1.csv: It cannot be opened"),
        ("page treaty.html", "the following arguments are required: --as"),
        ("page treaty.html --as ccw", "--as ccw: a key has capital letters, digits and hyphens"),
        ("page treaty.html --as CCW", "--as CCW: the record has a convention of that key."),
        ("page treaty.html --as TREATY --clauses nowhere.json", "nowhere.json: It cannot be opened"),
        ("page treaty.html --as TREATY --dump nowhere/treaty.json", "nowhere/treaty.json: "),
    ],
)
def test_bad_input_is_refused_with_a_reason(capsys: pytest.CaptureFixture[str], line: str, reason: str) -> None:
    out, err = asked(capsys, line, code=2)
    assert out == "" and err.startswith("minetreaty: ") and err.count("\n") == 1
    assert reason in err


# ---- page


def test_a_page_as_a_convention(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = asked(capsys, "page treaty.html --as TREATY --clauses clauses.json")
    assert out == (
        "treaty                   XXVI-99 Treaty on Examples\n"
        "status of                2026-02-03\n"
        "in force, printed        2022-12-02\n"
        "in force, from the acts  2022-12-02\n"
        "participants             3 States, 0 others\n"
        "acts in the table        4\n"
        "statements below it      0, 0 of them with a kind and a day\n"
        "signatories              2 printed, 2 in the table\n"
        "parties                  2 printed, 2 in the table\n"
        "parts not read           0\n"
        "\n"
        "States                 at least  at most\n"
        "signatories                   2        2\n"
        "contracting States            2        2\n"
        "States Parties                2        2\n"
        "States that have left         0        0\n"
    )


def test_without_clauses_what_is_missing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = asked(capsys, "page treaty.html --as TREATY")
    assert "in force, from the acts  not known\n" in out
    assert "States Parties                0        2  the clause on entry into force is not given\n" in out


def test_clauses_that_do_not_give_the_printed_date_are_a_failure(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "clauses.json").write_text(
        json.dumps({**CLAUSES, "entry_into_force": {"article": "Art. 3(1)", "deposits": 2, "delay": {"months": 7}}}),
        encoding="utf-8",
    )
    out, _ = asked(capsys, "page treaty.html --as TREATY --clauses clauses.json", code=1)
    assert "in force, from the acts  2022-11-02" in out
    kind, *_ = out.rpartition("difference\n")[2].split()
    assert kind == "entry_into_force"


def test_a_treaty_without_a_printed_date(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    for printed, said in (("Not yet in force: see article 3.", "not in force"), ("", "not printed")):
        (folder / "treaty.html").write_text(html(evolve(TREATY, in_force=printed)), encoding="utf-8")
        assert f"in force, printed        {said}\n" in asked(capsys, "page treaty.html --as TREATY")[0]


def test_what_could_not_be_read_is_said(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    unread = evolve(TREATY, rows=(*TREATY.rows, Row(name="Atlantis", cells=("1 Oct 2020", ""))))
    (folder / "treaty.html").write_text(html(unread), encoding="utf-8")
    out, _ = asked(capsys, "page treaty.html --as TREATY", code=1)
    assert "Not read: line " in out and "'Atlantis'" in out


def test_the_acts_of_a_page_as_csv_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(asked(capsys, "page treaty.html --as TREATY --format csv")[0])))
    assert [(row["code"], row["kind"], row["date"], row["has_left"]) for row in rows] == [
        ("AUT", "signature", "2020-10-01", "no"),
        ("AUT", "ratification", "2022-03-01", "no"),
        ("TCD", "signature", "2020-10-01", "no"),
        ("EST", "accession", "2022-04-02", "no"),
    ]
    found = json.loads(asked(capsys, "page treaty.html --as TREATY --format json")[0])
    assert [act["state"] for act in found["page"]["acts"]] == ["AUT", "AUT", "TCD", "EST"]
    assert (found["convention"]["key"], found["differences"]) == ("TREATY", [])


def test_declarations_with_a_day_are_acts_too(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    section = Section(
        title="Declarations and Reservations",
        entries=(
            Entry(name="Austria", lines=("1 March 2022", "Declaration:", "It declares.")),
            Entry(name="Estonia", lines=("It says something.",)),
        ),
    )
    (folder / "treaty.html").write_text(html(evolve(TREATY, sections=(section,))), encoding="utf-8")
    out, _ = asked(capsys, "page treaty.html --as TREATY --dump treaty.json")
    assert "acts in the table        4\nstatements below it      2, 1 of them with a kind and a day\n" in out
    rows = list(csv.DictReader(io.StringIO(asked(capsys, "page treaty.html --as TREATY --format csv")[0])))
    assert (rows[-1]["code"], rows[-1]["kind"], rows[-1]["date"]) == ("AUT", "declaration", "2022-03-01")
    acts, _ = asked(capsys, "acts TREATY --kind declaration --record treaty.json")
    assert "2022-03-01" in acts


def test_a_record_with_the_treaty_answers_every_question(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = asked(capsys, "page treaty.html --as TREATY --clauses clauses.json --dump treaty.json")
    assert out.endswith("The record with TREATY was written to treaty.json.\n")
    assert "TREATY      2022-12-02  party" in asked(capsys, "status AUT TREATY --on 2022-12-02 --record treaty.json")[0]
    assert asked(capsys, "compare treaty.html --record treaty.json")[0].startswith("TREATY, page XXVI-99 of")
    without, _ = asked(capsys, "page treaty.html --as OTHER --dump other.json")
    assert "not known" in without
    assert "undetermined" in asked(capsys, "status AUT OTHER --on 2023-01-01 --record other.json")[0]
