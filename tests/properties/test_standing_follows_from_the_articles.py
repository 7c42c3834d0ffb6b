"""Standing follows from the acts and the articles: a second implementation, written from these alone, agrees.

`tests.oracle` is that implementation. `python -m tests.oracle_report` asks far more, and shortens what it finds.
"""

import datetime as dt
from random import Random

import pytest
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st

import minetreaty as mt
from minetreaty import Act, Register, Status
from minetreaty.facts.invented import act, undated
from minetreaty.facts.record import Record
from minetreaty.model.acts import AnyAct, UndatedAct
from tests.comparing import described, differences
from tests.histories import deposited, invented_histories
from tests.invented import register
from tests.oracle import DAY, Oracle

REG = mt.load()
ORACLE = Oracle(REG.facts)
KEYS = st.sampled_from(REG.facts.keys)
CODES = st.sampled_from(sorted(REG.facts.states))
RANDOM = st.randoms(use_true_random=False)

pytestmark = pytest.mark.slow  # a second implementation decides every case by going through all of them


def told(*acts: AnyAct) -> str:
    return "; ".join(described(act) for act in acts)


def test_of_the_bundled_record_at_every_edge() -> None:
    asked, found = differences(REG, ORACLE, ORACLE.states, ORACLE.conventions, [None])
    assert asked > 40_000
    assert [str(one) for one in found] == []


@given(KEYS, CODES, st.data())
def test_of_the_bundled_record_as_known_about_the_days_of_its_acts(key: str, state: str, data: st.DataObject) -> None:
    acts = [act for act in ORACLE.acts if act.state == state and act.convention in ORACLE.family(key)]
    assume(acts)
    known_on = data.draw(st.sampled_from(acts)).date + data.draw(st.integers(-1, 1)) * DAY
    _, found = differences(REG, ORACLE, [state], [key], [known_on])
    assert [str(one) for one in found] == []


@settings(max_examples=10)
@given(RANDOM, st.booleans())
def test_of_lawful_histories_through_deposit(random: Random, examined: bool) -> None:
    """Those that are received move by move, and all of them, whatever would be received."""
    after, state, keys, history = deposited(REG, random, examined=examined)
    known = [None, *(act.date for act in history.acts[-1:])]
    note(told(*history.acts))
    oracle = Oracle(REG.facts, *history.acts)
    _, found = differences(after, oracle, [state], keys, known)
    assert [str(one) for one in found] == []
    assert [after.convention(key).in_force for key in keys] == [oracle.in_force(key) for key in keys]


@settings(max_examples=10)
@given(RANDOM)
def test_what_the_articles_admit_is_received(random: Random) -> None:
    refused = deposited(REG, random).history.refused
    assert [(reason, [str(act) for act in move]) for move, reason in refused] == []


@given(invented_histories(), st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2010, 1, 1)))
def test_of_invented_treaties(record: Record, known_on: dt.date | None) -> None:
    note(told(*record.table(Act), *record.table(UndatedAct)))
    _, found = differences(Register(record), Oracle(record), record.states, record.keys, [known_on])
    assert [str(one) for one in found] == []


@given(invented_histories())
def test_entry_into_force_of_invented_treaties(record: Record) -> None:
    found, oracle = Register(record), Oracle(record)
    for key in record.keys:
        assert found.convention(key).in_force == oracle.in_force(key)


def waits(record: Record) -> bool:
    """Whether a treaty waits for its deposits on the record's last day, so that an act without a date may be one."""
    oracle = Oracle(record)
    return any(oracle.world(None, (), ()).in_force(key)[0] > record.as_of(key) for key in record.keys)


@settings(max_examples=15)
@given(invented_histories(undated=True), st.none() | st.dates(dt.date(2008, 7, 1), dt.date(2011, 1, 1)))
def test_of_acts_whose_date_is_not_known(record: Record, known_on: dt.date | None) -> None:
    assume(not waits(record))
    note(told(*record.table(Act), *record.table(UndatedAct)))
    _, found = differences(Register(record), Oracle(record), record.states, record.keys, [known_on])
    assert [str(one) for one in found] == []


@settings(max_examples=15)
@given(invented_histories(undated=True).filter(waits))
def test_an_act_whose_date_is_not_known_may_be_the_deposit_that_was_needed(record: Record) -> None:
    note(told(*record.table(Act), *record.table(UndatedAct)))
    _, found = differences(Register(record), Oracle(record), record.states, record.keys, [None])
    assert [str(one) for one in found] == []


def test_the_second_of_two_deposits_without_a_date() -> None:
    """Borduria acceded in 2021, so that the Pact entered into force between 1 July 2021 and 1 June 2022."""
    acts = (act("AAA", "accession", "2019-01-01"), undated("BBB", "accession", "2021"))
    pact = register(*acts)
    for day, expected in (
        ("2021-06-30", {Status.CONTRACTING}),
        ("2021-07-01", {Status.CONTRACTING, Status.PARTY}),
        ("2022-05-31", {Status.CONTRACTING, Status.PARTY}),
        ("2022-06-01", {Status.PARTY}),
    ):
        assert Oracle(pact.facts).possible("AAA", "PACT", dt.date.fromisoformat(day)) == expected
        standing = pact.standing("AAA", "PACT", on=day)
        assert set(standing.possible or (standing.status,)) == expected
