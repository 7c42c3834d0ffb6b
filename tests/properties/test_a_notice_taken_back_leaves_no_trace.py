"""A notice revoked before its effect (VCLT Art. 68): from then on all is as if it had never been given."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from minetreaty import ActKind, Register, Status
from minetreaty.facts.invented import act
from minetreaty.facts.record import Record
from minetreaty.model.acts import Act
from minetreaty.testing.invented import LAST, LASTING, days, open_records
from tests.invented import founded


@given(days(dt.date(2000, 10, 1), dt.date(2008, 1, 1)), st.integers(1, 150), days(dt.date(2001, 1, 1), LAST))
def test_under_the_pact_and_its_protocol(noticed: dt.date, thinking: int, joined: dt.date) -> None:
    """The State joined the Protocol before, while or after it thought of leaving the Pact."""
    revoked = noticed + dt.timedelta(thinking)
    joins = act("AAA", ActKind.NOTIFICATION_OF_CONSENT, joined, "PROTOCOL")
    without = founded(joins)
    after = founded(joins, act("AAA", ActKind.WITHDRAWAL, noticed), act("AAA", ActKind.WITHDRAWAL_REVOCATION, revoked))
    for key in ("PACT", "PROTOCOL"):
        for shift in (0, 1, 40, 400, 4000):
            day = revoked + dt.timedelta(shift)
            assert after.status("AAA", key, on=day) is without.status("AAA", key, on=day)
        eve = noticed - dt.timedelta(1)
        assert after.status("AAA", key, on=eve) is without.status("AAA", key, on=eve)
        assert after.parties(key, on=noticed) == without.parties(key, on=noticed)


@given(open_records(), st.sampled_from(LASTING))
def test_a_revocation_of_nothing_changes_nothing(record: Record, state: str) -> None:
    before = Register(record.replace(undated_acts=()))
    for period in before.history(state, "PACT").periods:
        if period.start is None or period.status is Status.WITHDRAWING:
            continue
        stray = act(state, ActKind.WITHDRAWAL_REVOCATION, period.start)
        after = Register(record.replace(acts=(*record.table(Act), stray), undated_acts=()))
        assert after.history(state, "PACT").periods == before.history(state, "PACT").periods
