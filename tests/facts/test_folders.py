"""Reading a folder of tables: strictly, with the file, line and column of each fault."""

import csv
import json
import shutil
import sys
from pathlib import Path

import pytest

import minetreaty as mt
from minetreaty.facts import bundled, layout
from minetreaty.model.announcements import CampaignFacts
from minetreaty.model.implementation import Figure
from minetreaty.model.sources import Source
from tests.facts.test_canonical import same

DATA = Path(mt.__file__).parent / "data"

SMALL = {
    "edition.json": '{"version": "a small one", "date": "2026-01-01", "conventions": ["PACT"]}',
    "conventions/PACT.json": json.dumps(
        {
            "key": "PACT",
            "title": "Pact",
            "short_title": "Pact",
            "adopted": "2000-01-01",
            "as_of": "2025-12-31",
            "consent": {"article": "Art. 2", "kinds": ["ratification", "accession"]},
            "entry_into_force": {"article": "Art. 3", "deposits": 1, "delay": {"months": 6}},
            "entry_into_force_for_state": {"article": "Art. 4", "delay": {"months": 6}},
        }
    ),
    "acts/PACT.csv": "state,kind,date,day_order,sources,target,unconfirmed,note\n"
    "AAA,accession,2001-02-03,,gazette; paper,,,\n"
    'BBB,objection,2002-02-03,2,gazette,AAA accession 2001-02-03,yes,"two\nlines, and ""quotes"""\n'
    "CCC,accession,2003-05,,gazette,,no,\n",
    "states/states.csv": "alpha3,name\nAAA,A\nBBB,B\nCCC,C\n",
    "states/names.csv": "state,text,kind,since,until\nAAA,Land of A,former,1990,2000-05\nAAA,Big A,alias,,\n",
    "sources.csv": "id,title,publisher,kind\ngazette,Gazette,A,official\npaper,Paper,P,press\n",
    "provisions.csv": "convention,article,kind,subject,text,conduct,weapons,sources\n"
    "PACT,Art. 1,prohibition,use,Never use.,use; transfer,,gazette\n",
    "figures.csv": "measure,value,unit,sources\nm,4.50,u,gazette\n",
    "campaigns.json": '[{"key": "c", "title": "C", "convention": "PACT", "initiator": "I", "announced": "2025-06-16",'
    ' "months": 6, "sources": ["paper"]}]',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in SMALL.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def found(folder: Path) -> list[tuple[str, str]]:
    """The code and the place of each fault."""
    with pytest.raises(mt.UnreadableData) as caught:
        mt.load(folder)
    assert all(finding.hint for finding in caught.value.findings)
    return [(f.code, f.where.removeprefix(folder.as_posix() + "/")) for f in caught.value.findings]


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


# ---- the package's own folder


def test_the_bundled_folder_read_strictly_has_the_bundled_facts() -> None:
    strict = mt.load(DATA)
    assert same(strict.facts, bundled.Bundled())
    assert strict == mt.load()
    assert mt.dumps(strict) == mt.dumps(mt.load())


def test_the_bundled_tables_have_the_columns_of_the_layout_in_that_order() -> None:
    tables = [table for table in layout.TABLES if table.is_csv]
    assert len(tables) >= 19
    for table in tables:
        for file, _ in table.paths(bundled.Bundled().keys):
            heading = next(csv.reader(bundled.read_text(file).splitlines()))
            assert tuple(heading) == table.columns, file


def test_every_section_of_the_record_has_a_place_in_the_folder() -> None:
    without = [table.section for table in layout.TABLES if not table.path]
    assert without == ["undated_acts"]  # the rows of acts/KEY.csv whose date is not a day


# ---- a small folder


def test_a_folder_is_read(folder: Path) -> None:
    reg = mt.load(folder)
    assert reg.parties("PACT", on="2001-08-03").codes == ("AAA",)
    consent, objection = reg.acts("PACT")
    assert consent.sources == ("gazette", "paper")
    assert objection.day_order == 2 and objection.unconfirmed
    assert objection.target == mt.ActRef(state="AAA", kind="accession", date="2001-02-03")
    assert objection.note == 'two\nlines, and "quotes"'
    (undated,) = reg.undated("PACT")
    assert str(undated.when) == "2003-05" and undated.unconfirmed is False
    former, alias = reg.state("AAA").names
    assert (str(former.span.since), str(former.span.until)) == ("1990", "2000-05")
    assert alias.span.since is alias.span.until is None
    (provision,) = reg.convention("PACT").provisions
    assert provision.conduct == ("use", "transfer")
    assert reg.facts.table(Figure)[0].value == 4.5
    assert reg.facts.table(CampaignFacts)[0].months == 6
    assert mt.loads(mt.dumps(reg)) == reg


def test_what_a_folder_may_lack(folder: Path) -> None:
    for name in ("states/names.csv", "sources.csv", "provisions.csv", "figures.csv", "campaigns.json"):
        (folder / name).unlink()
    assert mt.load(folder).facts.table(Source) == ()


@pytest.mark.parametrize("name", ["edition.json", "conventions/PACT.json", "acts/PACT.csv", "states/states.csv"])
def test_what_a_folder_must_have(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert ("S107", name) in found(folder)


def test_columns_may_stand_in_any_order_and_lines_end_as_on_windows(folder: Path) -> None:
    plain = mt.load(folder)
    (folder / "states/states.csv").write_bytes(b"name,alpha3\r\nA,AAA\r\nB,BBB\r\n\r\nC,CCC")
    assert mt.load(folder) == plain


@pytest.mark.parametrize(
    ("name", "old", "new", "faults"),
    [
        # cells
        ("acts/PACT.csv", "AAA,acc", "AAA,Acc", [("S110", "acts/PACT.csv:2, column kind")]),
        ("acts/PACT.csv", "AAA,acc", ",acc", [("S107", "acts/PACT.csv:2, column state")]),
        ("acts/PACT.csv", "2001-02-03,,", "2001-02-30,,", [("S109", "acts/PACT.csv:2, column date")]),
        ("acts/PACT.csv", "2001-02-03,,", "2001-2-3,,", [("S109", "acts/PACT.csv:2, column date")]),
        ("acts/PACT.csv", "2001-02-03,,", ",,", [("S107", "acts/PACT.csv:2, column date")]),
        ("acts/PACT.csv", "gazette; paper", "", [("S107", "acts/PACT.csv:2, column sources")]),
        ("acts/PACT.csv", "gazette; paper", "gazette; ; paper", [("S107", "acts/PACT.csv:2, column sources")]),
        ("acts/PACT.csv", "2,gazette", "two,gazette", [("S108", "acts/PACT.csv:3, column day_order")]),
        ("acts/PACT.csv", "2,gazette", "02,gazette", [("S108", "acts/PACT.csv:3, column day_order")]),
        ("acts/PACT.csv", "2,gazette", "٢,gazette", [("S108", "acts/PACT.csv:3, column day_order")]),
        ("acts/PACT.csv", ",yes,", ",true,", [("S108", "acts/PACT.csv:3, column unconfirmed")]),
        ("acts/PACT.csv", ",AAA accession 2001", ",AAA of 2001", [("S110", "acts/PACT.csv:3, column target")]),
        ("acts/PACT.csv", ",AAA accession 2001-02-03", ",AAA", [("S108", "acts/PACT.csv:3, column target")]),
        ("acts/PACT.csv", "two\nlines", "two\rlines", [("S114", "acts/PACT.csv:3, column note")]),
        ("acts/PACT.csv", ",2003-05,", ",2003-05,1", [("S106", "acts/PACT.csv:5, column day_order")]),
        ("states/names.csv", "1990,", "90,", [("S109", "states/names.csv:2, column since")]),
        ("states/names.csv", ",former", ",nick", [("S110", "states/names.csv:2, column kind")]),
        ("states/names.csv", "\nAAA,Big", "\nXXX,Big", [("S112", "states/names.csv:3, column state")]),
        ("states/states.csv", "BBB", "AAA", [("S111", "states/states.csv:3, column alpha3")]),
        ("provisions.csv", "use; transfer", "use,transfer", [("S116", "provisions.csv:2")]),
        ("provisions.csv", "use; transfer", "use; trade", [("S110", "provisions.csv:2, column conduct")]),
        ("provisions.csv", "\nPACT", "\nTACT", [("S112", "provisions.csv:2, column convention")]),
        ("figures.csv", "4.50", "4,50", [("S116", "figures.csv:2")]),
        ("figures.csv", "4.50", "4.5.0", [("S108", "figures.csv:2, column value")]),
        ("figures.csv", "4.50", "1e3", [("S108", "figures.csv:2, column value")]),
        ("figures.csv", "4.50", "nan", [("S108", "figures.csv:2, column value")]),
        # headings
        ("acts/PACT.csv", "note", "notes", [("S106", "acts/PACT.csv:1, column notes")]),
        ("acts/PACT.csv", "state,kind", "kind,kind", [("S105", "acts/PACT.csv:1, column kind"),
                                                      ("S107", "acts/PACT.csv:1, column state")]),
        ("sources.csv", "publisher", "", [("S106", "sources.csv:1, column "),
                                          ("S107", "sources.csv:1, column publisher")]),
        # what is no CSV
        ("states/states.csv", "AAA,A", 'AAA,"A', [("S104", "states/states.csv:2")]),
        ("states/states.csv", "AAA,A", 'AAA,"A"B', [("S104", "states/states.csv:2")]),
        # JSON
        ("conventions/PACT.json", '"Pact"', "7", [("S108", "conventions/PACT.json#/title")]),
        ("conventions/PACT.json", '"months": 6', '"months": "6"',
         [("S108", "conventions/PACT.json#/entry_into_force/delay/months")]),
        ("conventions/PACT.json", '"key": "PACT"', '"key": "PACT", "key": "PACT"',
         [("S105", "conventions/PACT.json#/key")]),
        ("conventions/PACT.json", '"title"', '"titel"', [("S107", "conventions/PACT.json#/title"),
                                                        ("S106", "conventions/PACT.json#/titel")]),
        ("campaigns.json", '"months": 6', '"months": 6.5', [("S108", "campaigns.json#/0/months")]),
        ("campaigns.json", '"key": "c",', '"key": "c", "key": "d",', [("S105", "campaigns.json#/0/key")]),
        ("campaigns.json", "[{", "[1, {", [("S108", "campaigns.json#/0")]),
        ("edition.json", '"date": "2026-01-01",', "", [("S107", "edition.json#/date")]),
        ("edition.json", '"date"', '"version": "x", "date"', [("S105", "edition.json#/version")]),
        ("edition.json", '"2026-01-01"', '"today"', [("S109", "edition.json#/date")]),
        ("edition.json", '"version"', '"acts": [], "version"', [("S106", "edition.json#/acts")]),
        ("edition.json", '["PACT"]', '["PACT", "PACT"]', [("S111", "edition.json#/conventions/1")]),
        ("edition.json", '["PACT"]', '["PACT", "../PACT", "pact", 7]',
         [("S114", "edition.json#/conventions/1"), ("S114", "edition.json#/conventions/2"),
          ("S114", "edition.json#/conventions/3")]),
        ("edition.json", '["PACT"]', '"PACT"', [("S108", "edition.json#")]),
        ("edition.json", "{", "[{", [("S104", "edition.json:1:75")]),
    ],
)  # fmt: skip
def test_a_fault_has_its_place(folder: Path, name: str, old: str, new: str, faults: list[tuple[str, str]]) -> None:
    change(folder, name, old, new)
    assert found(folder)[: len(faults)] == faults
    if name != "edition.json":
        assert len(found(folder)) == len(faults)


@pytest.mark.parametrize(
    ("name", "text", "faults"),
    [
        ("conventions/PACT.json", "[]", [("S108", "conventions/PACT.json#")]),
        ("conventions/PACT.json", "{", [("S104", "conventions/PACT.json:1:2")]),
        ("campaigns.json", "{}", [("S108", "campaigns.json#")]),
        ("edition.json", "7", [("S108", "edition.json#")]),
        ("states/states.csv", "", [("S107", "states/states.csv:1, column alpha3"),
                                   ("S107", "states/states.csv:1, column name")]),
    ],
)  # fmt: skip
def test_files_of_another_shape(folder: Path, name: str, text: str, faults: list[tuple[str, str]]) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    assert [fault for fault in found(folder) if fault[1].startswith(name)] == faults


def test_the_key_of_a_convention_is_that_of_its_file(folder: Path) -> None:
    change(folder, "conventions/PACT.json", '"key": "PACT"', '"key": "TACT"')
    assert ("S115", "conventions/PACT.json#/key") in found(folder)


def test_parts_of_a_wrong_entry_are_refused_where_they_are(folder: Path) -> None:
    change(folder, "conventions/PACT.json", '"key"', '"provisions": 7, "key"')
    assert found(folder) == [("S108", "conventions/PACT.json#/provisions")]
    change(folder, "conventions/PACT.json", '"key": "PACT",', "")
    assert ("S107", "conventions/PACT.json#/key") in found(folder)


def test_faults_of_many_files_come_together(folder: Path) -> None:
    change(folder, "acts/PACT.csv", "AAA,acc", "AAA,Acc")
    change(folder, "sources.csv", "official", "oficial")
    (folder / "figures.csv").write_bytes(b"measure,value,unit,sources\nm,4,caf\xe9,gazette\n")
    (folder / "campaigns.json").write_text("{", encoding="utf-8")
    assert sorted(found(folder)) == [
        ("S103", "figures.csv:2:8"),
        ("S104", "campaigns.json:1:2"),
        ("S110", "acts/PACT.csv:2, column kind"),
        ("S110", "sources.csv:2, column kind"),
    ]


def test_tables_that_nobody_would_read_are_found(folder: Path) -> None:
    (folder / "acts/TACT.csv").write_text("", encoding="utf-8")
    (folder / "states/name.csv").write_text("", encoding="utf-8")
    (folder / "timelines").mkdir()
    (folder / "timelines/PACT.csv").write_text("", encoding="utf-8")
    for name in ("README.md", "datapackage.json", "minetreaty.schema.json"):
        (folder / name).write_text("", encoding="utf-8")
    with pytest.raises(mt.UnreadableData) as caught:
        mt.load(folder)
    hints = [finding.hint for finding in caught.value.findings]
    assert found(folder) == [("S106", "acts/TACT.csv"), ("S106", "states/name.csv")]
    assert hints == ["Did you mean 'acts/PACT.csv'?", "Did you mean 'states/names.csv'?"]


def test_a_folder_without_an_edition_is_still_looked_through(folder: Path) -> None:
    (folder / "edition.json").unlink()
    change(folder, "sources.csv", "official", "oficial")
    assert found(folder) == [
        ("S107", "edition.json"),
        ("S110", "sources.csv:2, column kind"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps links to administrators")
def test_links_within_the_folder_are_followed_and_others_are_not(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    plain = mt.load(folder)
    (folder / "sources.csv").rename(folder / "kept.txt")
    (folder / "sources.csv").symlink_to("kept.txt")
    assert mt.load(folder) == plain
    outside = tmp_path_factory.mktemp("outside") / "sources.csv"
    shutil.copy(folder / "kept.txt", outside)
    (folder / "sources.csv").unlink()
    (folder / "sources.csv").symlink_to(outside)
    assert found(folder) == [("S101", "sources.csv")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps links to administrators")
def test_loops_of_links_end(folder: Path) -> None:
    (folder / "sources.csv").unlink()
    (folder / "sources.csv").symlink_to("sources.csv")
    (folder / "states" / "states").symlink_to(folder)
    assert found(folder) == [("S101", "sources.csv")]


def test_a_folder_in_the_place_of_a_file(folder: Path) -> None:
    (folder / "sources.csv").unlink()
    (folder / "sources.csv").mkdir()
    assert found(folder) == [("S101", "sources.csv")]


def test_a_file_in_the_place_of_a_folder(folder: Path) -> None:
    shutil.rmtree(folder / "acts")
    (folder / "acts").write_text("", encoding="utf-8")
    assert found(folder) == [("S107", "acts/PACT.csv")]


def test_nothing_is_written(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    change(folder, "acts/PACT.csv", "AAA,acc", "AAA,acc")
    before[folder / "acts/PACT.csv"] = (folder / "acts/PACT.csv").stat().st_mtime_ns
    mt.load(folder)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
