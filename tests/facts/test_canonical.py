"""One content, one text; and what is written is what is read."""

import datetime as dt
import hashlib
import json
import os
import subprocess
import sys
from typing import Any

import attrs
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import minetreaty as mt
from minetreaty.facts import canonical, layout
from minetreaty.facts.protocol import Facts
from minetreaty.facts.record import Record
from minetreaty.model.implementation import Extension, Figure
from minetreaty.model.sources import Source
from minetreaty.model.states import State
from minetreaty.testing.invented import records


def deep(value: Any) -> Any:
    """Every field of every object, compared by value: states are equal by their code alone."""
    if attrs.has(type(value)):
        return type(value), [(f.name, deep(getattr(value, f.name))) for f in attrs.fields(type(value)) if f.eq]
    return [deep(item) for item in value] if isinstance(value, tuple) else (type(value), value)


def same(one: Facts, other: Facts) -> bool:
    return bool(deep(Record.of(one)) == deep(Record.of(other)))


def derived() -> list[mt.Register]:
    reg = mt.load()
    return [
        reg.deposit(mt.Act(state="LBN", convention="APMBC", kind="accession", date="2026-12-01")),
        reg.as_known("2006-07-10"),
        reg.with_convention(evolve(reg.convention("CCM"), key="OTHER", aliases=()), *reg.acts("CCM")[:0]),
    ]


def test_the_bundled_facts_come_back_in_every_field() -> None:
    reg = mt.load()
    back = mt.loads(mt.dumps(reg))
    assert back == reg
    assert back.edition.sha256 == reg.edition.sha256
    assert same(back.facts, reg.facts)


@pytest.mark.parametrize("reg", derived(), ids=["deposit", "as_known", "with_convention"])
def test_derived_registers_come_back(reg: mt.Register) -> None:
    back = mt.loads(mt.dumps(reg))
    assert back == reg != mt.load()
    assert same(back.facts, reg.facts)
    assert back.edition.known_on == reg.edition.known_on


def test_what_comes_back_answers_the_same() -> None:
    for reg in (mt.load(), mt.load().as_known("2006-07-10")):
        back = mt.loads(mt.dumps(reg))
        for key in ("APMBC", "CCW", "CCW-AP2"):
            assert back.changes(key) == reg.changes(key)
            assert back.parties(key) == reg.parties(key)
            assert back.acts(key) == reg.acts(key)
            assert back.undated(key) == reg.undated(key)


@given(records())
def test_any_register_comes_back(record: Record) -> None:
    reg = mt.Register(record)
    text = mt.dumps(reg)
    back = mt.loads(text)
    assert same(back.facts, record)
    assert mt.dumps(back) == text
    assert back == reg


@given(st.data(), records())
def test_the_order_of_the_facts_is_not_content(data: st.DataObject, record: Record) -> None:
    shuffled = record.replace(
        states=tuple(data.draw(st.permutations(record.table(State)))),
        sources=tuple(data.draw(st.permutations(record.table(Source)))),
    )
    assert mt.dumps(mt.Register(shuffled)) == mt.dumps(mt.Register(record))


def test_the_text_is_the_same_in_every_run() -> None:
    program = "import minetreaty as mt, sys; sys.stdout.buffer.write(mt.dumps(mt.load()).encode())"
    texts = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Pacific/Kiritimati"))
    }
    assert texts == {mt.dumps(mt.load()).encode()}


def test_the_digest_is_that_of_the_text() -> None:
    reg = mt.load()
    assert reg.edition.sha256 == hashlib.sha256(mt.dumps(reg).encode()).hexdigest()


def test_the_text_has_a_line_for_each_fact_and_its_keys_in_order() -> None:
    text = mt.dumps(mt.load())
    lines = text.split("\n")
    assert lines[:3] == ["{", '"format": "minetreaty/1",', '"version": "' + mt.load().edition.version + '",']
    assert lines[-1] == "" and lines[-2] == "}"
    assert "\r" not in text
    content = json.loads(text)
    for name, section in content.items():
        if isinstance(section, list):
            start = lines.index(f'"{name}": [') + 1
            for line, item in zip(lines[start:], section, strict=False):
                assert json.loads(line.removesuffix(",")) == item
                assert list(item) == sorted(item)
    assert "Côte d'Ivoire" in text  # no escapes


def test_the_text_has_every_section_of_the_record() -> None:
    content = json.loads(mt.dumps(mt.load()))
    assert list(content) == ["format", "version", "date", *layout.SECTIONS]
    assert "known_on" in json.loads(mt.dumps(mt.load().as_known("2006-07-10")))


def test_what_is_derived_is_not_written() -> None:
    reg = mt.load()
    assert str(reg.convention("APMBC").in_force) == "1999-03-01"
    other = reg.with_convention(evolve(reg.convention("APMBC"), key="SAME", aliases=()))
    assert '"in_force"' not in mt.dumps(other)


def small(**sections: Any) -> mt.Register:
    return mt.Register(Record.of(mt.load().facts).replace(**sections))


ACT: Any = mt.load().acts("APMBC")[0]
FIGURE: Any = Figure(measure="m", unit="u", sources=("s",))
EXTENSION: Any = mt.load().facts.table(Extension)[0]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"extensions": (evolve(EXTENSION, number="3"),)}, "S108"),
        ({"figures": (evolve(FIGURE, note=7),)}, "S108"),
        ({"acts": (evolve(ACT, note="a\x1b[2Jb"),)}, "S114"),
        ({"acts": (evolve(ACT, note="\ud800"),)}, "S114"),
        ({"acts": (evolve(ACT, date="9999-12-31"),)}, "S109"),
        ({"figures": (evolve(FIGURE, value=float("nan")),)}, "S108"),
        ({"figures": (evolve(FIGURE, value=float("inf")),)}, "S108"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(changes: Any, code: str) -> None:
    with pytest.raises(mt.UnreadableData) as caught:
        mt.dumps(small(**changes))
    assert [finding.code for finding in caught.value.findings] == [code]


def test_an_edition_without_a_name_is_not_written() -> None:
    with pytest.raises(mt.UnreadableData) as caught:
        mt.dumps(mt.Register(Record(version="", date=dt.date(2020, 1, 1))))
    assert [finding.code for finding in caught.value.findings] == ["S107"]


def test_registers_with_unwritable_text_can_still_be_compared() -> None:
    assert small(acts=(evolve(ACT, note="\ud800"),)) != mt.load()


def test_cattrs_is_not_needed_before_reading_and_writing() -> None:
    program = "import minetreaty as mt, sys; mt.load().status('EST', 'APMBC'); assert 'cattrs' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_format_says_what_it_is() -> None:
    assert canonical.FORMAT == "minetreaty/1"
