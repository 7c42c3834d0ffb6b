"""Sets of states keep what is open: a combination says of each State what every way of deciding the open ones says."""

from collections.abc import Iterator
from itertools import chain, combinations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minetreaty import Register, State, StateSet
from minetreaty.testing.invented import ADOPTED, KEYS, composite, days, registers

STATES = tuple(State(alpha3=code, name=code, region=code[0]) for code in ("AAA", "ABA", "BBB", "BCB", "CCC", "CDC"))
SIGNS = pytest.mark.parametrize("sign", ["&", "|", "-", "^"])


def combined(sign: str, one: Any, other: Any) -> Any:
    match sign:
        case "&":
            return one & other
        case "|":
            return one | other
        case "-":
            return one - other
        case _:
            return one ^ other


@composite
def state_sets(draw: st.DrawFn) -> StateSet:
    """Each State surely in, surely out or open."""
    answers = {state: draw(st.sampled_from([True, False, None])) for state in STATES}
    return StateSet(
        (state for state, answer in answers.items() if answer),
        undetermined=(state for state, answer in answers.items() if answer is None),
    )


def ways(states: StateSet) -> Iterator[frozenset[str]]:
    """Every set of codes that it may turn out to be."""
    unsure = states.undetermined.codes
    chosen = chain.from_iterable(combinations(unsure, size) for size in range(len(unsure) + 1))
    return (frozenset((*states.codes, *some)) for some in chosen)


@SIGNS
@given(state_sets(), state_sets())
def test_members_are_in_it_whatever_is_decided_and_the_open_ones_are_those_that_it_hangs_on(
    sign: str, one: StateSet, other: StateSet
) -> None:
    made = combined(sign, one, other)
    decided: list[frozenset[str]] = [combined(sign, a, b) for a, b in product(ways(one), ways(other))]
    surely = {code for code in decided[0] if all(code in way for way in decided)}
    assert set(made.codes) == surely
    assert set(made.undetermined.codes) == {code for way in decided for code in way} - surely


@SIGNS
@given(state_sets(), st.frozensets(st.sampled_from(STATES)))
def test_a_plain_set_has_nothing_open(sign: str, one: StateSet, other: frozenset[State]) -> None:
    for pair, same in (((one, other), (one, StateSet(other))), ((other, one), (StateSet(other), one))):
        made, expected = combined(sign, *pair), combined(sign, *same)
        assert isinstance(made, StateSet)
        assert (made.codes, made.undetermined.codes) == (expected.codes, expected.undetermined.codes)


@given(state_sets(), st.frozensets(st.sampled_from([state.alpha3 for state in STATES])))
def test_codes_serve_where_no_state_has_to_be_found_for_them(one: StateSet, codes: frozenset[str]) -> None:
    named = StateSet(state for state in STATES if state.alpha3 in codes)
    for made, expected in ((one & codes, one & named), (one - codes, one - named)):
        assert (made.codes, made.undetermined.codes) == (expected.codes, expected.undetermined.codes)


@given(state_sets())
def test_regions_part_the_open_ones_too(states: StateSet) -> None:
    parts = states.by_region()
    for region, part in parts.items():
        assert {code[0] for code in (*part.codes, *part.undetermined.codes)} == {region}
    assert sorted(code for part in parts.values() for code in part.codes) == list(states.codes)
    assert sorted(code for part in parts.values() for code in part.undetermined.codes) == [*states.undetermined.codes]


@given(registers(), KEYS, days(ADOPTED))
def test_who_is_open_among_parties_is_open_among_the_others(register: Register, key: str, day: Any) -> None:
    universe, parties = register.states(day), register.parties(key, on=day)
    rest = register.nonparties(key, on=day)
    assert rest == universe - parties
    assert rest.undetermined == (universe - parties).undetermined == parties.undetermined
    assert (rest | parties).undetermined == parties.undetermined
