"""Sets of States with members that are not known: every operation, compared with every way of deciding them."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from minetreaty import State, StateSet, UnknownState
from minetreaty.model.state_sets import Directory
from minetreaty.model.states import Group

IN, OUT, OPEN = "in", "out", "open"
NINE = tuple(
    State(alpha3=code, name=f"State {code[0]}", region="Asia" if code < "FFF" else "Europe")
    for code in ("AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH", "III")
)
# One State for each pair of memberships in a first and a second set.
PAIRS = dict(zip(NINE, product((IN, OUT, OPEN), repeat=2), strict=True))


def drawn(which: int) -> StateSet:
    """The first or the second set."""
    return StateSet(
        (state for state, pair in PAIRS.items() if pair[which] is IN),
        undetermined=(state for state, pair in PAIRS.items() if pair[which] is OPEN),
    )


OPERATIONS: dict[str, tuple[Callable[[StateSet, StateSet], StateSet], Callable[[bool, bool], bool]]] = {
    "and": (lambda a, b: a & b, lambda a, b: a and b),
    "or": (lambda a, b: a | b, lambda a, b: a or b),
    "minus": (lambda a, b: a - b, lambda a, b: a and not b),
    "xor": (lambda a, b: a ^ b, lambda a, b: a is not b),
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_holds_every_way_of_deciding(name: str) -> None:
    of_sets, of_truths = OPERATIONS[name]
    found = of_sets(drawn(0), drawn(1))
    ways = {IN: (True,), OUT: (False,), OPEN: (True, False)}
    for state, (first, second) in PAIRS.items():
        answers = {bool(of_truths(a, b)) for a in ways[first] for b in ways[second]}
        assert (state in found, state in found.undetermined) == (answers == {True}, len(answers) == 2), state


def test_operations_with_sets_of_python() -> None:
    first = drawn(0)
    others: Any = frozenset({NINE[0], NINE[3]})  # the operators of our sets are asked where Python's own give up
    assert (others - first).codes == ("DDD",)
    assert (first - others).codes == ("BBB", "CCC")
    assert (others & first).codes == (first & others).codes == ("AAA",)
    assert (others | first).codes == ("AAA", "BBB", "CCC", "DDD")
    assert (others ^ first).codes == ("BBB", "CCC", "DDD")
    assert (first ^ others).undetermined.codes == ("GGG", "HHH", "III")
    assert (first & frozenset({"AAA", "GGG"})).codes == ("AAA",)
    assert (first & frozenset({"AAA", "GGG"})).undetermined.codes == ("GGG",)


def test_members_come_once_and_in_order() -> None:
    found = StateSet([NINE[2], NINE[0], NINE[2]], undetermined=[NINE[0], NINE[1], NINE[1]])
    assert found.codes == ("AAA", "CCC") and found.names == ("State A", "State C")
    assert found.undetermined.codes == ("BBB",)
    assert list(found) == [NINE[0], NINE[2]] and len(found) == 2
    assert NINE[0] in found and "CCC" in found and "BBB" not in found
    assert found.only({"CCC", "BBB"}).codes == ("CCC",)


def test_equality_and_hash() -> None:
    one, other = StateSet(NINE[:2]), StateSet(reversed(NINE[:2]))
    assert one == other and hash(one) == hash(other)
    assert one != StateSet(NINE[:2], undetermined=NINE[2:3]) != StateSet(NINE[:3])
    assert one == set(NINE[:2]) and StateSet(NINE[:2], undetermined=NINE[2:3]) != set(NINE[:2])
    assert one != "AAA" and one != set(NINE[:3])


def test_regions_and_groups_keep_what_is_open() -> None:
    directory = Directory.of([Group(key="LEAGUE", title="League", dated=False)], NINE)
    found = StateSet(NINE[:2], undetermined=[NINE[2], NINE[8]], directory=directory)
    regions = found.by_region()
    assert list(regions) == ["Asia", "Europe"]
    assert (regions["Asia"].codes, regions["Asia"].undetermined.codes) == (("AAA", "BBB"), ("CCC",))
    assert (regions["Europe"].codes, regions["Europe"].undetermined.codes) == ((), ("III",))
    assert found.within(" ASIA ").codes == ("AAA", "BBB") and found.within("asia").undetermined.codes == ("CCC",)
    assert found.within("LEAGUE").codes == ()


def test_what_it_shows() -> None:
    assert repr(StateSet()) == "StateSet(0)"
    assert repr(StateSet(NINE[:8])) == "StateSet(8: AAA, BBB, CCC, DDD, EEE, FFF, GGG, HHH)"
    assert repr(StateSet(NINE)) == "StateSet(9: AAA, BBB, CCC, DDD, EEE, FFF, GGG, HHH, ...)"
    assert repr(StateSet(NINE[:1], undetermined=NINE[1:3])) == "StateSet(1: AAA, 2 undetermined)"
    assert repr(StateSet(undetermined=NINE[1:2])) == "StateSet(0: 1 undetermined)"


@pytest.mark.parametrize("wrong", ["State A", "aaa", "AA", "AAAA", "ÄÄÄ"])
def test_names_are_not_members(wrong: str) -> None:
    with pytest.raises(UnknownState, match="is no alpha-3 code") as refused:
        _ = wrong in drawn(0)
    assert refused.value.query == wrong
    with pytest.raises(UnknownState, match="a set has only those"):
        StateSet([wrong])  # type: ignore[list-item]
