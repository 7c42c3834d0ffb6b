"""The bundled tables: their form, which reading relies on, and what must hold across them."""

import csv
import json
from pathlib import Path

import pytest

import minetreaty as mt
from minetreaty.facts.bundled import Bundled, read_table, read_text
from minetreaty.facts.cells import types
from minetreaty.facts.layout import SECTIONS, TABLES
from minetreaty.model.sources import Disagreement
from minetreaty.model.states import SuccessionOfStates

DATA = Path(mt.__file__).parent / "data"

FILES = {file: table for table in TABLES if table.is_csv for file, _ in table.paths(Bundled().keys)}


@pytest.mark.parametrize("name", FILES)
def test_the_text_of_a_table(name: str) -> None:
    text = read_text(name)
    assert text.endswith("\n") and "\r" not in text and "\t" not in text and "\ufeff" not in text


@pytest.mark.parametrize("name", FILES)
def test_rows_are_whole_tidy_and_there_once(name: str) -> None:
    heading, *rows = map(tuple, read_table(name))
    assert {len(row) for row in rows} == {len(heading)}
    assert [cell for row in rows for cell in row if cell != cell.strip()] == []
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("name", FILES)
def test_truth_is_yes_or_no_or_nothing(name: str) -> None:
    truths = [column for column, type_ in types(FILES[name]).items() if type_ is bool]
    for row in csv.DictReader(read_text(name).splitlines(keepends=True)):
        assert {row[column] for column in truths} <= {"", "yes", "no"}
        assert row.get("date_basis", "") in ("", "letter")


def column(name: str, heading: str) -> list[str]:
    return [row[heading] for row in csv.DictReader(read_text(name).splitlines(keepends=True))]


@pytest.mark.parametrize("key", Bundled().keys)
def test_acts_stand_in_their_order(key: str) -> None:
    """By day, then as the depositary has them; undated acts last. A new line has one place, and a diff is short."""
    days = column(f"acts/{key}.csv", "date")
    whole = [day for day in days if len(day) == 10]
    assert whole == sorted(whole)
    facts = Bundled()
    assert len(facts.acts(key)) + len(facts.undated(key)) == len(days)


def test_states_and_sources_stand_in_the_order_of_their_ids() -> None:
    for name, key in (("sources.csv", "id"), ("states/states.csv", "alpha3")):
        ids = column(name, key)
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
    assert set(column("states/names.csv", "state")) <= states
    assert set(column("states/memberships.csv", "group_key")) <= groups
    assert set(column("states/memberships.csv", "state")) <= states
    successions = facts.table(SuccessionOfStates)
    assert {s.successor for s in successions} | {s.predecessor_code for s in successions} <= states | {""}
    assert {item.state for item in facts.table(Disagreement)} <= states | {""}
    assert {item.convention for item in facts.table(Disagreement)} <= set(facts.keys)


def test_every_file_has_a_reader() -> None:
    """What lies in the folder of acts and conventions is listed by the edition, and the other way round."""
    keys = set(json.loads(read_text("edition.json"))["conventions"])
    assert {path.stem for path in (DATA / "conventions").iterdir()} == keys
    assert {path.stem for path in (DATA / "acts").iterdir()} == keys | {"disagreements"}
    assert {path.stem for path in (DATA / "timelines").iterdir()} == keys


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
    for name in ("states", "sources", "bounds", "directory", "names", "keys"):
        assert getattr(facts, name) is getattr(facts, name), name
    for table in SECTIONS.values():
        assert facts.table(table.cls) is facts.table(table.cls), table.section
    assert facts.acts("CCM") is facts.acts("CCM")
    assert facts.convention("CCM") is facts.convention("CCM")
    for ask in (facts.acts, facts.undated, facts.convention):
        with pytest.raises(KeyError):
            ask("NOSUCH")
