"""The bundled tables: their form, which the reading by position relies on, and what must hold across them."""

import csv
import json
from pathlib import Path

import pytest

import minetreaty as mt
from minetreaty.facts.bundled import Bundled, read_rows, read_text

DATA = Path(mt.__file__).parent / "data"

HEADINGS = {
    "sources.csv": "id,title,publisher,url,as_of,kind,note",
    "acts/disagreements.csv": "convention,state,kind,date,field,ours,theirs,sources,note",
    "states/states.csv": (
        "alpha3,alpha2,m49,name,official_name,depositary_name,un,un_admitted,region,subregion,since,until,sources,note"
    ),
    "states/names.csv": "state,text,kind,language,since,until,ambiguous,note",
    "states/memberships.csv": "group,state,since,until,certain,sources,note",
    "states/codes.csv": "state,system,code,since,until,sources,note",
    "states/groups.csv": "key,title,dated,note",
    "states/non_states.csv": "name,codes,names,reason,note",
    "states/successions.csv": "predecessor,predecessor_code,successor,date,kind,sources,note",
} | {
    f"acts/{key}.csv": (
        "state,kind,date,order,sources,effect,effect_sources,circulated,dated,date_basis,reference,target,scope,"
        "asserts,unconfirmed,uncounted,oddity,note"
    )
    for key in Bundled().keys
}
YES = {
    "acts": ("unconfirmed",),
    "names": ("ambiguous",),
    "memberships": ("certain",),
    "groups": ("dated",),
}


@pytest.mark.parametrize("name", HEADINGS)
def test_headings(name: str) -> None:
    text = read_text(name)
    assert text.splitlines()[0] == HEADINGS[name]
    assert text.endswith("\n") and "\r" not in text and "\t" not in text and "\ufeff" not in text


@pytest.mark.parametrize("name", HEADINGS)
def test_rows_are_whole_tidy_and_there_once(name: str) -> None:
    rows = [tuple(row) for row in read_rows(name)]
    assert {len(row) for row in rows} == {len(HEADINGS[name].split(","))}
    assert [cell for row in rows for cell in row if cell != cell.strip()] == []
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("name", [name for name in HEADINGS if not name.endswith("disagreements.csv")])
def test_cells_that_say_yes_say_yes_or_no_or_nothing(name: str) -> None:
    kind = "acts" if name.startswith("acts/") else name.rpartition("/")[2].removesuffix(".csv")
    for row in csv.DictReader(read_text(name).splitlines(keepends=True)):
        assert {row[column] for column in YES.get(kind, ())} <= {"", "yes", "no"}
        if name.startswith("acts/"):
            assert row["date_basis"] in ("", "letter")


@pytest.mark.parametrize("key", Bundled().keys)
def test_acts_stand_in_their_order(key: str) -> None:
    """By day, then as the depositary has them; undated acts last. A new line has one place, and a diff is short."""
    days = [row[2] for row in read_rows(f"acts/{key}.csv")]
    whole = [day for day in days if len(day) == 10]
    assert whole == sorted(whole)
    facts = Bundled()
    assert len(facts.acts(key)) + len(facts.undated(key)) == len(days)


def test_states_and_sources_stand_in_the_order_of_their_ids() -> None:
    for name in ("sources.csv", "states/states.csv"):
        ids = [row[0] for row in read_rows(name)]
        assert ids == sorted(set(ids))


def test_references_between_tables_lead_somewhere() -> None:
    facts = Bundled()
    states, groups = set(facts.states), {group.key for group in facts.directory.groups}
    for key in facts.keys:
        acts: tuple[mt.Act | mt.UndatedAct, ...] = (*facts.acts(key), *facts.undated(key))
        assert {act.state for act in acts} <= states
        there = {(act.state, act.kind, act.date) for act in facts.acts(key)}
        targets = [act.target for act in acts if act.target is not None]
        assert all((target.state, target.kind, target.date) in there for target in targets)
    assert {row[0] for row in read_rows("states/names.csv")} <= states
    assert {row[0] for row in read_rows("states/memberships.csv")} <= groups
    assert {row[1] for row in read_rows("states/memberships.csv")} <= states
    assert {s.successor for s in facts.successions} | {s.predecessor_code for s in facts.successions} <= states | {""}
    assert {item.state for item in facts.disagreements} <= states | {""}
    assert {item.convention for item in facts.disagreements} <= set(facts.keys)


def test_every_file_has_a_reader() -> None:
    """What lies in the folder of acts and conventions is listed by the edition, and the other way round."""
    keys = set(json.loads(read_text("edition.json"))["conventions"])
    assert {path.stem for path in (DATA / "conventions").iterdir()} == keys
    assert {path.stem for path in (DATA / "acts").iterdir()} == keys | {"disagreements"}
    assert {path.stem for path in (DATA / "lines").iterdir()} == keys


def test_codes_are_codes() -> None:
    states = Bundled().states.values()
    assert all(len(s.alpha3) == 3 and s.alpha3.isupper() for s in states)
    assert all(s.alpha2 is None or (len(s.alpha2) == 2 and s.alpha2.isupper()) for s in states)
    assert all(s.m49 is None or (len(s.m49) == 3 and s.m49.isdigit()) for s in states)
    for codes in ([s.alpha3 for s in states], [s.alpha2 for s in states if s.alpha2], [s.m49 for s in states if s.m49]):
        assert len(codes) == len(set(codes))


def test_counts_of_acts_by_kind() -> None:
    """As the depositary's pages and the notes of the compilers count them."""
    reg = mt.load()

    def count(key: str, *kinds: str) -> int:
        return sum(len(reg.acts(key, kind=kind)) for kind in kinds)

    assert count("APMBC", "signature") == 133
    assert count("APMBC", "ratification") == 130
    assert count("APMBC", "acceptance") == 2
    assert count("APMBC", "approval") == 1
    assert count("APMBC", "accession") == 32 - 1  # Lebanon's is without a day
    assert count("APMBC", "succession") == 2
    assert count("APMBC", "withdrawal") == 5 + 1  # the five, and Eritrea's notice that was taken back
    assert count("CCM", "signature") == 108
    assert count("CCM", "ratification", "acceptance", "approval", "accession") == 113
    assert count("CCW-P3", "objection") == 17


def test_each_table_is_read_once() -> None:
    facts = Bundled()
    for name in ("states", "sources", "bounds", "directory", "successions", "non_states", "disagreements", "keys"):
        assert getattr(facts, name) is getattr(facts, name), name
    assert facts.acts("CCM") is facts.acts("CCM")
    assert facts.convention("CCM") is facts.convention("CCM")
    for ask in (facts.acts, facts.undated, facts.convention):
        with pytest.raises(KeyError):
            ask("NOSUCH")
