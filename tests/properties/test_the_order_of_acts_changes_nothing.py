"""A record is a set of acts: the order of its tables says nothing."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from minetreaty import Register
from minetreaty.facts.record import Record
from tests.strategies import records


@given(st.data(), records())
def test_of_a_record(data: st.DataObject, record: Record) -> None:
    shuffled = evolve(
        record,
        dated_acts=tuple(data.draw(st.permutations(record.dated_acts))),
        undated_acts=tuple(data.draw(st.permutations(record.undated_acts))),
        listed_states=tuple(data.draw(st.permutations(record.listed_states))),
    )
    one, other = Register(record), Register(shuffled)
    for key in record.keys:
        assert one.convention(key).in_force == other.convention(key).in_force
        assert one.changes(key) == other.changes(key)
        assert [str(act) for act in one.acts(key)] == [str(act) for act in other.acts(key)]
        for state in record.states:
            assert one.history(state, key).periods == other.history(state, key).periods
