"""A State that left and came back was bound twice, with days between on which it was not."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from minetreaty import ActKind, Register, Status
from minetreaty.facts.invented import act
from minetreaty.facts.record import Record
from minetreaty.testing.invented import lawful_records
from tests.invented import founded

PARTY = (Status.PARTY, Status.WITHDRAWING)


@given(lawful_records())
def test_in_every_lawful_record(record: Record) -> None:
    register = Register(record)
    for state in record.states:
        history = register.history(state, "PACT")
        statuses = [period.status for period in history.periods]
        gone = [p for p in history.periods if p.status is Status.WITHDRAWN]
        notices = register.acts("PACT", state=state, kind="withdrawal")
        revoked = register.acts("PACT", state=state, kind="withdrawal_revocation")
        assert len(gone) == len(notices) - len(revoked)
        for period in gone:
            place = history.periods.index(period)
            assert statuses[place - 1] in PARTY
            assert statuses[place + 1 :] in ([], [Status.CONTRACTING, Status.PARTY], [Status.PARTY])
        assert sum(p.status is Status.SIGNATORY for p in history.periods) <= 1


@given(st.integers(1, 4000), st.integers(0, 4000))
def test_however_long_it_stayed_away(bound: int, away: int) -> None:
    notice = dt.date(2000, 10, 1) + dt.timedelta(bound)
    left = founded().effect(act("AAA", "withdrawal", notice)).computed
    assert left is not None
    back = left + dt.timedelta(away)
    register = founded(
        act("AAA", ActKind.WITHDRAWAL, notice, armed_conflict=False), act("AAA", ActKind.ACCESSION, back)
    )
    parties = [p for p in register.history("AAA", "PACT").periods if p.status is Status.PARTY]
    assert [(p.start, p.end) for p in parties[:1]] == [(dt.date(2000, 10, 1), notice)]
    assert parties[1].start is not None and parties[1].start > back
    assert parties[1].end is None
    assert register.status("AAA", "PACT", on=back) is Status.CONTRACTING
