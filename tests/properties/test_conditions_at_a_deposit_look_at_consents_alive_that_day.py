"""The conditions at a deposit look at the consents that are alive on that day: what a State had once does not count."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minetreaty as mt
from minetreaty import Act, NotInDueForm, Register, Status

REG = mt.load()
AMONG = sorted(REG.convention("CCW").consent.among)
LEAVING = st.sampled_from(["FRA", "NOR", "JPN", "BRA"])
LEFT = dt.date(2027, 5, 1)
BACK = st.dates(LEFT, dt.date(2032, 1, 1))


def gone(state: str) -> Register:
    """The register in which the State has left the Convention on 2027-05-01."""
    return REG.deposit(Act(state=state, convention="CCW", kind="withdrawal", date="2026-05-01", armed_conflict=False))


def consents(state: str, day: dt.date, *keys: str) -> list[Act]:
    return [Act(state=state, convention=key, kind="notification_of_consent", date=day) for key in keys]


def codes(refusal: pytest.ExceptionInfo[NotInDueForm]) -> set[str]:
    return {finding.code for finding in refusal.value.findings}


@given(LEAVING, BACK, st.lists(st.sampled_from(AMONG), max_size=3, unique=True))
def test_a_return_needs_two_protocols_again(state: str, day: dt.date, keys: list[str]) -> None:
    accession = Act(state=state, convention="CCW", kind="accession", date=day)
    if len(keys) < 2:
        with pytest.raises(NotInDueForm) as refusal:
            gone(state).deposit(accession, *consents(state, day, *keys))
        assert codes(refusal) == {"P307"}
    else:
        back = gone(state).deposit(accession, *consents(state, day, *keys))
        joined = {key for key in AMONG if back.status(state, key, on=day) is Status.CONTRACTING}
        assert joined == set(keys)
        assert {back.status(state, key, on=day) for key in AMONG if key not in keys} <= {
            Status.WITHDRAWN,
            Status.OUTSIDE,
        }


@given(LEAVING, BACK, st.sampled_from([*AMONG, "CCW-A1"]))
def test_a_protocol_needs_a_consent_to_the_convention_that_has_not_ended(state: str, day: dt.date, key: str) -> None:
    with pytest.raises(NotInDueForm) as refusal:
        gone(state).deposit(*consents(state, day, key))
    assert "P306" in codes(refusal)


@given(LEAVING, BACK, st.sampled_from(["withdrawal", "withdrawal_revocation"]))
def test_who_has_left_has_nothing_to_leave_and_nothing_to_revoke(state: str, day: dt.date, kind: str) -> None:
    for key in ("CCW", "CCW-P1"):
        with pytest.raises(NotInDueForm):
            gone(state).deposit(Act(state=state, convention=key, kind=kind, date=day, armed_conflict=False))
