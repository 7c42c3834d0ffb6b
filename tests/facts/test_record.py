"""Facts in memory: what a record holds, what a layer over it answers, and that nobody can change either."""

import copy
import datetime as dt
import pickle
from collections.abc import Mapping, MutableMapping
from types import MappingProxyType
from typing import Any

import pytest
from attrs import fields_dict

import minetreaty as mt
from minetreaty import Register
from minetreaty.facts.bundled import Bundled, bundled
from minetreaty.facts.invented import FOUNDED, PACT, PROTOCOL, act, undated
from minetreaty.facts.layout import SECTIONS, TABLES, section_of, tables_of
from minetreaty.facts.protocol import Facts
from minetreaty.facts.record import Layer, Record
from minetreaty.model.acts import Act
from minetreaty.model.implementation import Figure, Meeting
from minetreaty.model.sources import ASSUMED, Source
from minetreaty.model.states import GroupMembership, State
from tests.invented import founded, record


def test_a_record_keeps_the_order_of_its_tables() -> None:
    facts = record(*FOUNDED, undated("CCC", "accession", "2020"))
    assert facts.keys == ("PACT", "PROTOCOL", "CHARTER", "COVENANT")
    assert facts.acts("PACT") == FOUNDED and facts.acts("PROTOCOL") == ()
    assert facts.convention("PROTOCOL") is PROTOCOL
    assert list(facts.states) == [state.alpha3 for state in facts.table(State)]
    assert list(facts.sources) == ["assumed", "depositary", "gazette", "paper"]
    assert facts.bounds["OLD"] == (None, dt.date(2005, 3, 1))
    brought: Facts = facts
    assert brought.timelines("PACT") is None
    for ask in (facts.convention, facts.acts, facts.undated):
        with pytest.raises(KeyError):
            ask("NOSUCH")


def test_a_layer_answers_for_what_lies_below() -> None:
    base = record(*FOUNDED, undated("CCC", "accession", "2020"))
    layer = Layer(base=base)
    for name in (
        "version",
        "date",
        "keys",
        "bounds",
        "states",
        "directory",
        "sources",
    ):
        assert getattr(layer, name) == getattr(base, name), name
    for table in SECTIONS.values():
        assert layer.table(table.cls) == base.table(table.cls), table.section
    assert layer.acts("PACT") == base.acts("PACT") and layer.undated("PACT") == base.undated("PACT")
    above: Facts = layer
    assert layer.known_on is None and above.timelines("PACT") is None
    with pytest.raises(KeyError):
        layer.convention("NOSUCH")


def test_layers_know_what_the_lowest_knows() -> None:
    base = Layer(base=record(*FOUNDED), received_by=dt.date(2000, 3, 25))
    above = Layer(base=base, received_by=dt.date(2010, 1, 1))
    assert above.known_on == dt.date(2000, 3, 25)
    assert len(above.acts("PACT")) == 2
    added = Layer(base=above, added=(act("CCC", "accession", "2001-01-01"),))
    assert len(added.acts("PACT")) == 3 and added.known_on == dt.date(2000, 3, 25)


def test_canonical_order_of_a_record() -> None:
    mixed = record(
        *FOUNDED[::-1],
        states=tuple(reversed(record().table(State))),
        sources=tuple(reversed(record().table(Source))),
    )
    assert Record.of(mixed) == Record.of(record(*FOUNDED))
    assert Record.of(mixed).table(Act) == FOUNDED


def test_an_entry_of_another_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="GroupMembership is not a kind of facts"):
        Record(version="x", date=dt.date(2020, 1, 1), entries=(PACT, GroupMembership(group_key="LEAGUE")))


def test_sections_are_replaced_by_name() -> None:
    replaced = record().replace(meetings=(), states=record().table(State)[:2])
    assert replaced.table(Meeting) == () and list(replaced.states) == ["AAA", "BBB"]
    assert replaced.table(Source) == record().table(Source)
    with pytest.raises(KeyError):
        record().replace(meeting=())


def test_an_act_under_a_convention_that_is_not_there_cannot_be_found() -> None:
    stray = Record(version="x", date=dt.date(2020, 1, 1), entries=(act("AAA", "accession", "2001-01-01"),))
    with pytest.raises(KeyError, match="PACT"):
        stray.acts("PACT")


# ---- tables


REGISTERS: dict[str, Register] = {
    "bundled": mt.load(),
    "record": founded(),
    "as known": founded().as_known("2000-03-25"),
    "with an act": founded().deposit(act("CCC", "accession", "2003-01-01")),
    "with a source": founded().with_convention(
        PACT, sources=[mt.Source(id="new", title="T", publisher="P", kind=mt.SourceKind.PRESS)]
    ),
}


@pytest.mark.parametrize("reg", REGISTERS.values(), ids=REGISTERS)
def test_every_table_has_entries_of_its_class(reg: Register) -> None:
    for table in SECTIONS.values():
        assert {type(entry) for entry in reg.facts.table(table.cls)} <= {table.cls}
    assert {*reg.facts.table(Source), ASSUMED} == set(reg.sources)
    assert reg.facts.table(Act) == tuple(item for key in reg.facts.keys for item in reg.facts.acts(key))


@pytest.mark.parametrize("reg", REGISTERS.values(), ids=REGISTERS)
def test_a_class_without_a_table_is_refused(reg: Register) -> None:
    with pytest.raises(TypeError, match="GroupMembership is not a kind of facts"):
        reg.facts.table(GroupMembership)


def test_a_class_of_the_same_name_is_another_class() -> None:
    other = type("Meeting", (), {})
    with pytest.raises(TypeError, match="Meeting is not a kind of facts"):
        tables_of(other)
    assert section_of(Meeting) == "meetings"
    assert [table.path for table in tables_of(Figure)] == ["figures.csv", "implementation/series.csv"]


def test_every_declared_name_is_a_field() -> None:
    """Sections, keys and columns are names of fields, but for the column of the parent and the ends of spans."""
    for table in TABLES:
        named = fields_dict(table.cls)
        owner = {table.parent.column} if table.parent else set[str]()
        ends = {"since", "until"} if "span" in named else set[str]()
        assert set(table.columns) <= set(named) | owner | ends, table.path
        assert {table.key} - {""} | table.stated | table.derived <= set(named), table.section
        if table.parent is not None:
            assert table.section in fields_dict(SECTIONS[table.parent.section].cls)


# ---- nobody can change them


def mappings(thing: Any) -> dict[str, Mapping[Any, Any]]:
    """The public attributes that are mappings."""
    found = {name: getattr(thing, name) for name in dir(thing) if not name.startswith("_")}
    return {name: value for name, value in found.items() if isinstance(value, Mapping)}


@pytest.mark.parametrize("reg", REGISTERS.values(), ids=REGISTERS)
def test_no_mapping_of_facts_can_be_changed(reg: Register) -> None:
    found = mappings(reg.facts)
    assert set(found) >= {"bounds", "states", "sources"}
    for name, mapping in found.items():
        assert not isinstance(mapping, MutableMapping), name
        assert getattr(reg.facts, name) is mapping, name


@pytest.mark.parametrize("reg", REGISTERS.values(), ids=REGISTERS)
def test_no_mapping_of_a_register_or_ledger_can_be_changed(reg: Register) -> None:
    """What is a dict all the same is made for each caller."""
    key = reg.facts.keys[0]
    for thing in (reg, reg.ledger(key)):
        for name, mapping in mappings(thing).items():
            if isinstance(mapping, MutableMapping):
                before = dict(mapping)
                mapping.clear()
                assert getattr(thing, name) == before != {}, name


def test_clearing_the_facts_of_the_bundled_register_is_impossible() -> None:
    facts: Any = mt.load().facts
    for attempt in ("clear", "pop", "update", "setdefault", "__setitem__", "__delitem__"):
        assert not hasattr(facts.bounds, attempt)
    assert len(mt.parties("APMBC")) == len(mt.load().parties("APMBC")) > 150


@pytest.mark.parametrize("reg", REGISTERS.values(), ids=REGISTERS)
@pytest.mark.parametrize("name", ["bounds", "states", "sources", "keys", "version", "date", "directory"])
def test_no_attribute_of_facts_can_be_assigned(reg: Register, name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(reg.facts, name, {})


@pytest.mark.parametrize("reg", REGISTERS.values(), ids=REGISTERS)
def test_read_only_facts_are_pickled_and_copied(reg: Register) -> None:
    assert reg.facts.bounds and reg.facts.sources and reg.facts.states  # what was worked out is no hindrance
    for again in (pickle.loads(pickle.dumps(reg)), copy.deepcopy(reg), copy.copy(reg)):
        assert again == reg
        assert again.facts.bounds == reg.facts.bounds
        assert isinstance(again.facts.bounds, MappingProxyType)


def test_a_pickle_of_the_bundled_facts_names_them() -> None:
    data = pickle.dumps(mt.load())
    assert len(data) < 300
    assert pickle.loads(data).facts is mt.load().facts is bundled()
    assert isinstance(bundled(), Bundled)
