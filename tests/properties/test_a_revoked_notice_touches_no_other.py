"""A notice revoked before its effect (VCLT Art. 68) has none from its revocation on, and touches no other notice. The
State was withdrawing in between.
"""

import datetime as dt

from hypothesis import assume, given
from hypothesis import strategies as st

import minetreaty as mt
from minetreaty import Act, ActKind, Register, Status
from minetreaty.facts.invented import act
from minetreaty.facts.record import Record
from tests.histories import invented_histories, laid_over
from tests.invented import founded

ONE_DAY = dt.timedelta(1)
JOINED = act("AAA", ActKind.NOTIFICATION_OF_CONSENT, "2001-02-01", "PROTOCOL")  # in force for it on 2001-08-01
NOTICES = st.dates(dt.date(2001, 8, 1), dt.date(2004, 1, 1))
ANSWERS = st.sampled_from([None, True, False])


def may_be(register: Register, state: str, key: str, day: dt.date) -> set[Status]:
    standing = register.standing(state, key, on=day)
    return set(standing.possible or (standing.status,))


def under_notice(statuses: set[Status]) -> set[Status]:
    return {Status.WITHDRAWING if status is Status.PARTY else status for status in statuses}


@given(st.sampled_from(["PACT", "PROTOCOL"]), NOTICES, NOTICES, ANSWERS, st.integers(1, 180))
def test_of_two_notices(revoked: str, first: dt.date, second: dt.date, answer: bool | None, thinking: int) -> None:
    """One under the Pact and one under its Protocol: what remains is as if the other had not been."""
    other = "PACT" if revoked == "PROTOCOL" else "PROTOCOL"
    taken_back = first + thinking * ONE_DAY
    kept = act("AAA", ActKind.WITHDRAWAL, second, other, armed_conflict=answer if other == "PACT" else None)
    notice = act("AAA", ActKind.WITHDRAWAL, first, revoked)
    revocation = act("AAA", ActKind.WITHDRAWAL_REVOCATION, taken_back, revoked)
    without = founded(JOINED, kept)
    # A notice that has taken effect, or may have, cannot be revoked any more.
    if without.status("AAA", revoked, on=taken_back) not in (Status.PARTY, Status.WITHDRAWING):
        return
    register = founded(JOINED, kept, notice, revocation)
    touched = {"PACT", "PROTOCOL"} if revoked == "PACT" else {"PROTOCOL"}
    edges = (first, taken_back, second, *(second + months * 30 * ONE_DAY for months in range(30)))
    for key in ("PACT", "PROTOCOL"):
        for day in {edge + shift for edge in edges for shift in (-ONE_DAY, 0 * ONE_DAY, ONE_DAY)}:
            expected = may_be(without, "AAA", key, day)
            if key in touched and first <= day < taken_back:
                expected = under_notice(expected)
            assert may_be(register, "AAA", key, day) == expected, (key, day)


@given(
    st.sampled_from(["FRA", "NOR", "JPN"]),
    st.dates(dt.date(2026, 2, 4), dt.date(2027, 1, 1)),
    st.dates(dt.date(2026, 2, 4), dt.date(2027, 1, 1)),
    st.integers(1, 364),
)
def test_of_the_bundled_conventions(state: str, own: dt.date, noticed: dt.date, thinking: int) -> None:
    """Notices under Protocol II and under the Convention, in either order; that under the Convention is revoked."""
    assume(own != noticed)
    revoked = noticed + thinking * ONE_DAY
    register = mt.load().deposit(
        Act(state=state, convention="CCW-P2", kind="withdrawal", date=own, armed_conflict=False),
        Act(state=state, convention="CCW", kind="withdrawal", date=noticed, armed_conflict=False),
        Act(state=state, convention="CCW", kind="withdrawal_revocation", date=revoked),
    )
    left = own.replace(year=own.year + 1)
    assert register.status(state, "CCW-P2", on=left - ONE_DAY) is Status.WITHDRAWING
    assert register.status(state, "CCW-P2", on=left) is Status.WITHDRAWN
    for key in ("CCW", "CCW-P1", "CCW-AP2"):
        assert register.status(state, key, on=noticed) is Status.WITHDRAWING
        assert register.status(state, key, on=revoked - ONE_DAY) is Status.WITHDRAWING
        assert register.status(state, key, on=revoked) is Status.PARTY


@given(invented_histories())
def test_in_every_lawful_history(record: Record) -> None:
    """Without the notice and its revocation, everything after is the same."""
    revocations = [act for act in record.table(Act) if act.kind is ActKind.WITHDRAWAL_REVOCATION]
    for revocation in revocations:
        same = [act for act in record.table(Act) if act.convention == revocation.convention]
        moves = [act for act in same if act.state == revocation.state and act.date <= revocation.date]
        place = moves.index(revocation)
        notice = moves[place - 1] if place else revocation
        later = [act for act in record.table(Act) if act.date > revocation.date and act.state == revocation.state]
        # What was done between the two may rest on the notice; what was done later may not be lawful without it.
        if notice.kind is not ActKind.WITHDRAWAL or later:
            continue
        between = [
            act
            for act in record.table(Act)
            if act.state == revocation.state and notice.date <= act.date <= revocation.date
        ]
        if len(between) > 2:
            continue
        rest = tuple(act for act in record.table(Act) if act not in (notice, revocation))
        with_it, without = Register(record), Register(record.replace(acts=rest))
        for key in record.keys:
            starts = {period.start for period in without.history(revocation.state, key).periods if period.start}
            for day in {revocation.date, *(start for start in starts if start > revocation.date)}:
                if record.states[revocation.state].exists(day):
                    expected = may_be(without, revocation.state, key, day)
                    assert may_be(with_it, revocation.state, key, day) == expected, (key, day)


@given(st.sampled_from(["NOR", "SVK", "AUT"]), st.integers(1, 60), st.integers(1, 60), st.integers(1, 800))
def test_a_consent_deposited_in_between_has_no_object_any_more(state: str, a: int, b: int, c: int) -> None:
    """The first membership goes on, so that there is no second one to begin when a later notice ends it."""
    noticed = dt.date(2026, 5, 1)
    joined, revoked = noticed + a * ONE_DAY, noticed + (a + b) * ONE_DAY
    acts = [
        Act(state=state, convention="CCM", kind="withdrawal", date=noticed, armed_conflict=False),
        Act(state=state, convention="CCM", kind="accession", date=joined),
        Act(state=state, convention="CCM", kind="withdrawal_revocation", date=revoked),
        Act(state=state, convention="CCM", kind="withdrawal", date=revoked + c * ONE_DAY, armed_conflict=False),
    ]
    register = laid_over(mt.load(), acts)
    statuses = [period.status for period in register.history(state, "CCM").periods]
    assert statuses[-5:] == [
        Status.PARTY,
        Status.WITHDRAWING,
        Status.PARTY,
        Status.WITHDRAWING,
        Status.WITHDRAWN,
    ]
