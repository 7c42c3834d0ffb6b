"""A record is a set of acts: the order of its tables says nothing."""

from hypothesis import given
from hypothesis import strategies as st

from minetreaty import Register
from minetreaty.facts.record import Record
from minetreaty.model.acts import Act, UndatedAct
from minetreaty.model.states import State
from minetreaty.testing.invented import records


@given(st.data(), records())
def test_of_a_record(data: st.DataObject, record: Record) -> None:
    shuffled = record.replace(
        acts=tuple(data.draw(st.permutations(record.table(Act)))),
        undated_acts=tuple(data.draw(st.permutations(record.table(UndatedAct)))),
        states=tuple(data.draw(st.permutations(record.table(State)))),
    )
    one, other = Register(record), Register(shuffled)
    for key in record.keys:
        assert one.convention(key).in_force == other.convention(key).in_force
        assert one.changes(key) == other.changes(key)
        assert [str(act) for act in one.acts(key)] == [str(act) for act in other.acts(key)]
        for state in record.states:
            assert one.history(state, key).periods == other.history(state, key).periods
