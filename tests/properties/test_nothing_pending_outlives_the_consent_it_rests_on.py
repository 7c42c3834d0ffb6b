"""Nothing pending outlives the consent that it rests on (CCW Art. 4(4), 4(5), 9(3)): a consent to a protocol that is
not yet in force when the State leaves the convention never enters into force.
"""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minetreaty as mt
from minetreaty import Act, ActKind, Register, Status
from minetreaty.facts.invented import act
from tests.invented import founded

ONE_DAY = dt.timedelta(1)
REG = mt.load()
PENDING = REG.contracting_states("CCW-P5", on="2005-06-30").codes
"""The States that had consented to Protocol V more than a year before it entered into force."""


@pytest.mark.parametrize("state", PENDING)
def test_before_the_protocol_is_in_force(state: str) -> None:
    (consent,) = REG.acts("CCW-P5", state=state, kind="notification_of_consent")
    notice = Act(
        state=state, convention="CCW", kind="withdrawal", date=consent.date + ONE_DAY * 30, armed_conflict=False
    )
    register = REG.deposit(notice)
    later = [p for p in register.history(state, "CCW").periods if p.start and p.start >= notice.date]
    left = next(p.start for p in later if not p.status.is_contracting)
    assert left is not None and left < dt.date(2006, 11, 12)
    assert register.status(state, "CCW-P5", on=left - ONE_DAY) is Status.CONTRACTING
    for day in (left, dt.date(2006, 11, 11), dt.date(2006, 11, 12), dt.date(2026, 2, 3)):
        assert register.status(state, "CCW-P5", on=day) is Status.WITHDRAWN
        for population in (register.parties, register.contracting_states):
            members = population("CCW-P5", on=day)
            assert state not in members and state not in members.undetermined


@given(
    st.dates(dt.date(2001, 6, 1), dt.date(2003, 1, 1)),
    st.integers(-400, 180),
    st.sampled_from(["2000-12-01", "2002-06-01", "2006-01-01"]),
)
def test_joined_before_or_after_the_notice(noticed: dt.date, shift: int, other: str) -> None:
    """Another State brings the Protocol into force early or late."""
    joined = max(noticed + shift * ONE_DAY, dt.date(2001, 1, 2))
    notice = act("AAA", ActKind.WITHDRAWAL, noticed, armed_conflict=False)
    register = founded(
        act("AAA", ActKind.NOTIFICATION_OF_CONSENT, joined, "PROTOCOL"),
        act("BBB", ActKind.NOTIFICATION_OF_CONSENT, other, "PROTOCOL"),
        notice,
    )
    left = register.effect(notice).date
    assert left is not None
    if joined < left:
        assert register.status("AAA", "PROTOCOL", on=left - ONE_DAY).is_contracting
        assert_gone(register, left)


def assert_gone(register: Register, left: dt.date) -> None:
    for years in (0, 1, 3, 5):
        day = left.replace(year=left.year + years, day=1) + 31 * ONE_DAY if years else left
        assert register.status("AAA", "PROTOCOL", on=day) is Status.WITHDRAWN


@given(st.dates(dt.date(2001, 6, 1), dt.date(2003, 1, 1)), st.integers(0, 800))
def test_a_notice_under_the_protocol_ends_with_the_protocol(noticed: dt.date, away: int) -> None:
    """Who left the Pact, came back and joined the Protocol anew is not touched by what it gave notice of before."""
    old = act("AAA", ActKind.WITHDRAWAL, noticed, "PROTOCOL")
    notice = act("AAA", ActKind.WITHDRAWAL, noticed, armed_conflict=False)
    left = founded(notice).effect(notice).date
    assert left is not None
    back = left + away * ONE_DAY
    register = founded(
        act("AAA", ActKind.NOTIFICATION_OF_CONSENT, "2001-01-02", "PROTOCOL"),
        old,
        notice,
        act("AAA", ActKind.ACCESSION, back),
        act("AAA", ActKind.NOTIFICATION_OF_CONSENT, back, "PROTOCOL"),
    )
    statuses = [p.status for p in register.history("AAA", "PROTOCOL").periods if (p.end or dt.date.max) > back]
    assert statuses == [Status.CONTRACTING, Status.PARTY]
