"""The periods of a history lie end to end: no gap, no overlap, from the State's first day to its last."""

from itertools import pairwise

from hypothesis import given

from minetreaty import Register, Status
from minetreaty.testing.invented import CODES, KEYS, registers


@given(registers(), CODES, KEYS)
def test_without_gap_or_overlap(register: Register, state: str, key: str) -> None:
    history = register.history(state, key)
    assert history.periods[0].start == history.state.since
    assert history.periods[-1].end == history.state.until
    for before, after in pairwise(history.periods):
        assert before.end == after.start
        assert before.end is not None


@given(registers(), CODES, KEYS)
def test_no_period_is_empty_and_neighbours_differ(register: Register, state: str, key: str) -> None:
    periods = register.history(state, key).periods
    assert all(p.start is None or p.end is None or p.start < p.end for p in periods)
    for before, after in pairwise(periods):
        assert (before.status, before.possible) != (after.status, after.possible)


@given(registers(), CODES, KEYS)
def test_what_is_undetermined_says_what_it_may_be(register: Register, state: str, key: str) -> None:
    for period in register.history(state, key).periods:
        if period.status is Status.UNDETERMINED:
            assert len(period.possible) > 1
            assert list(period.possible) == [status for status in Status if status in period.possible]
        else:
            assert period.possible == ()
