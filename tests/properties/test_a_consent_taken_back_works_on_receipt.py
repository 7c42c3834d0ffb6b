"""A consent that is not yet in force for the State can be taken back (as of the CTBT in 2023). It works on the day of
receipt: the State is a signatory again if it signed, else withdrawn, and its consent does not count towards entry into
force. It was contracting until then, never withdrawing.
"""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from minetreaty import Act, ActKind, Status
from minetreaty.facts.invented import RATIFIED, SIGNED, act
from tests.invented import founded, register

ONE_DAY = dt.timedelta(1)
SIGNATURE = act("AAA", ActKind.SIGNATURE, SIGNED)
RATIFICATION = act("AAA", ActKind.RATIFICATION, RATIFIED)
ACCESSION = act("AAA", ActKind.ACCESSION, RATIFIED)
LATER = st.dates(RATIFIED + ONE_DAY, dt.date(2019, 1, 1))


@given(st.booleans(), LATER)
def test_before_the_treaty_is_in_force(signed: bool, day: dt.date) -> None:
    joined = (SIGNATURE, RATIFICATION) if signed else (ACCESSION,)
    taken_back = register(*joined).deposit(act("AAA", ActKind.WITHDRAWAL, day))
    after = Status.SIGNATORY if signed else Status.WITHDRAWN
    assert taken_back.status("AAA", "PACT", on=day - ONE_DAY) is Status.CONTRACTING
    for on in (day, day + ONE_DAY, dt.date(2020, 6, 30), dt.date(2040, 1, 1)):
        assert taken_back.status("AAA", "PACT", on=on) is after
        assert "AAA" not in taken_back.contracting_states("PACT", on=on)
    statuses = {period.status for period in taken_back.history("AAA", "PACT").periods}
    assert statuses.isdisjoint({Status.WITHDRAWING, Status.UNDETERMINED, Status.PARTY})


@given(LATER, st.integers(1, 2000), st.integers(1, 2000))
def test_it_does_not_count_towards_entry_into_force(day: dt.date, second: int, third: int) -> None:
    others = (
        act("BBB", ActKind.ACCESSION, day + second * ONE_DAY),
        act("CCC", ActKind.ACCESSION, day + (second + third) * ONE_DAY),
    )
    taken_back = register(ACCESSION, act("AAA", ActKind.WITHDRAWAL, day), *others)
    without = register(*others)
    assert taken_back.convention("PACT").in_force == without.convention("PACT").in_force is not None
    for state in ("BBB", "CCC"):
        assert taken_back.history(state, "PACT").periods == without.history(state, "PACT").periods


@given(st.dates(dt.date(2001, 1, 1), dt.date(2010, 1, 1)), st.integers(1, 150))
def test_in_force_but_not_yet_for_that_state(consented: dt.date, thinking: int) -> None:
    day = consented + thinking * ONE_DAY
    taken_back = founded(act("CCC", ActKind.ACCESSION, consented)).deposit(act("CCC", ActKind.WITHDRAWAL, day))
    periods = [(p.status, p.start, p.end) for p in taken_back.history("CCC", "PACT").periods]
    assert periods == [
        (Status.OUTSIDE, None, consented),
        (Status.CONTRACTING, consented, day),
        (Status.WITHDRAWN, day, None),
    ]


@given(st.dates(dt.date(2001, 2, 1), dt.date(2010, 1, 1)), st.integers(1, 150), st.booleans())
def test_what_rests_on_it_goes_with_it(consented: dt.date, thinking: int, own: bool) -> None:
    """Of the Pact or of its Protocol."""
    day = consented + thinking * ONE_DAY
    joined: list[Act] = [
        act("CCC", ActKind.ACCESSION, consented),
        act("CCC", ActKind.NOTIFICATION_OF_CONSENT, consented, "PROTOCOL"),
    ]
    taken_back = founded(*joined, act("CCC", ActKind.WITHDRAWAL, day, "PROTOCOL" if own else "PACT"))
    assert taken_back.status("CCC", "PROTOCOL", on=day - ONE_DAY) is Status.CONTRACTING
    assert taken_back.status("CCC", "PROTOCOL", on=day) is Status.WITHDRAWN
    assert taken_back.status("CCC", "PACT", on=day) is (Status.CONTRACTING if own else Status.WITHDRAWN)


@given(LATER, st.integers(1, 1000))
def test_it_can_be_given_again(day: dt.date, away: int) -> None:
    again = act("AAA", ActKind.RATIFICATION, day + away * ONE_DAY)
    received = register(SIGNATURE, RATIFICATION).deposit(act("AAA", ActKind.WITHDRAWAL, day)).deposit(again)
    assert [p.status for p in received.history("AAA", "PACT").periods] == [
        Status.OUTSIDE,
        Status.SIGNATORY,
        Status.CONTRACTING,
        Status.SIGNATORY,
        Status.CONTRACTING,
    ]
    assert received.convention("PACT").in_force is None  # it takes two
