"""What distinguishes two registers: scenarios, and what they change."""

import pytest

import minetreaty as mt
from minetreaty import Status

FIVE = ("EST", "FIN", "LTU", "LVA", "POL")


@pytest.fixture(scope="module")
def reg() -> mt.Register:
    return mt.load()


def revoked(register: mt.Register, date: str) -> mt.Register:
    return register.deposit(
        *(mt.Act(state=s, convention="APMBC", kind="withdrawal_revocation", date=date) for s in FIVE)
    )


def test_a_register_does_not_differ_from_itself(reg: mt.Register) -> None:
    same = mt.diff(reg, reg, on="2026-03-01")
    assert not same
    assert str(same) == "2026-03-01: no difference."
    assert same.notes == ()
    assert len(same.conventions) == 10


def test_five_notices_revoked_before_their_effect(reg: mt.Register) -> None:
    """VCLT Art. 68: seen from November 2025, all five can still be taken back; the law does the rest."""
    then = reg.as_known("2025-11-01")
    what_if = mt.diff(then, revoked(then, "2025-12-01"), on="2026-03-01", conventions=("Ottawa Convention",))
    assert what_if
    assert what_if.conventions == ("APMBC",)
    assert [(change.state.alpha3, change.before, change.after) for change in what_if.changes] == [
        (code, Status.WITHDRAWN, Status.PARTY) for code in FIVE
    ]
    parties = next(count for count in what_if.counts if count.before.population == "states_parties")
    assert (int(parties.before), int(parties.after)) == (161, 166)
    assert parties.gained.codes == FIVE and len(parties.lost) == 0
    assert len(what_if.added) == 5 and what_if.removed == ()
    assert what_if.notes == ("hypothetical: 5 of the acts are assumed.",)
    assert "States Parties (APMBC): 161 -> 166" in str(what_if)
    assert "Poland (APMBC): withdrawn -> party" in str(what_if)


def test_against_the_record_it_is_a_counterfactual_and_says_so(reg: mt.Register) -> None:
    what_if = mt.diff(reg, revoked(reg, "2025-12-01"), on="2026-03-01")
    assert what_if.notes[1].startswith("counterfactual: the record covers these days and does not have EST withdrawal")
    assert "Note: counterfactual" in str(what_if)
    assert "counterfactual" in what_if._repr_html_() and "<table" in what_if._repr_html_()


def test_after_its_effect_a_withdrawal_cannot_be_revoked(reg: mt.Register) -> None:
    with pytest.raises(mt.NotInDueForm, match="P305"):
        revoked(reg, "2026-03-02")


def test_acts_left_out_are_removed(reg: mt.Register) -> None:
    less = mt.diff(reg, reg.as_known("2025-08-19"), on="2026-03-01", conventions=("APMBC",))
    assert "without: POL withdrawal 2025-08-20 (APMBC)" in str(less)
    assert [change.state.alpha3 for change in less.changes] == ["POL"]
    assert less.added == () and less.notes == ()
    assert {count.gained.codes for count in less.counts if count.before.population == "contracting_states"} == {
        ("POL",)
    }


def test_bad_arguments_are_refused(reg: mt.Register) -> None:
    with pytest.raises(mt.InvalidDate):
        mt.diff(reg, reg, on="2026")
    with pytest.raises(mt.UnknownConvention):
        mt.diff(reg, reg, on="2026-03-01", conventions=("NPT",))
