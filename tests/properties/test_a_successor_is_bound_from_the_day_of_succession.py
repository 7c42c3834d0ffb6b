"""A successor is a contracting State from the day of the succession of States, and a party from that day or from the
treaty's entry into force, if that is later (VCSST Art. 17, 18, 23(1), 34); who asks as known before the notification
does not see it. Newly independent States succeed too, although the predecessor goes on.
"""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

import minetreaty as mt
from minetreaty import Act, ActKind, Register, Status
from minetreaty.facts.invented import act
from minetreaty.model.states import SuccessionOfStates
from tests.invented import founded, register

ONE_DAY = dt.timedelta(1)
BORN = dt.date(2005, 3, 1)
NOTIFIED = st.dates(BORN, dt.date(2015, 1, 1))
GOES_ON = SuccessionOfStates(
    predecessor="Aland", predecessor_code="AAA", successor="NEW", date=BORN, kind="independence"
)
"""Newland was a part of Aland, which is there still."""


def in_force_from(day: dt.date) -> Register:
    """The Pact with two deposits of which the second has that day."""
    return register(
        act("AAA", ActKind.ACCESSION, "2000-03-20"), act("BBB", ActKind.ACCESSION, day), successions=(GOES_ON,)
    )


@given(NOTIFIED)
def test_of_a_treaty_in_force(notified: dt.date) -> None:
    succeeded = founded(successions=(GOES_ON,)).deposit(act("NEW", ActKind.SUCCESSION, notified))
    assert [(p.status, p.start, p.end) for p in succeeded.history("NEW", "PACT").periods] == [
        (Status.PARTY, BORN, None)
    ]
    if notified > BORN:
        eve = notified - ONE_DAY
        assert succeeded.status("NEW", "PACT", on=eve, known_on=eve) is Status.OUTSIDE
        assert succeeded.status("NEW", "PACT", on=eve, known_on=notified) is Status.PARTY


@given(NOTIFIED, st.dates(BORN, dt.date(2016, 1, 1)))
def test_of_a_treaty_that_enters_into_force_later(notified: dt.date, second: dt.date) -> None:
    """A succession does not count towards entry into force."""
    before = in_force_from(second)
    succeeded = before.deposit(act("NEW", ActKind.SUCCESSION, notified))
    start = succeeded.convention("PACT").in_force
    assert start == before.convention("PACT").in_force
    assert [(p.status, p.start, p.end) for p in succeeded.history("NEW", "PACT").periods] == [
        (Status.CONTRACTING, BORN, start),
        (Status.PARTY, start, None),
    ]


@given(NOTIFIED)
def test_of_a_protocol_with_its_convention(notified: dt.date) -> None:
    joined = act("AAA", ActKind.NOTIFICATION_OF_CONSENT, "2001-03-01", "PROTOCOL")
    succeeded = founded(joined, successions=(GOES_ON,)).deposit(
        act("NEW", ActKind.SUCCESSION, notified), act("NEW", ActKind.SUCCESSION, notified, "PROTOCOL")
    )
    for key in ("PACT", "PROTOCOL"):
        assert [p.status for p in succeeded.history("NEW", key).periods] == [Status.PARTY]


@given(st.sampled_from(["BLZ", "KNA", "TLS", "NAM"]), st.dates(dt.date(2026, 2, 4), dt.date(2030, 1, 1)))
def test_of_the_bundled_convention_on_conventional_weapons(code: str, notified: dt.date) -> None:
    """States that began after its adoption; what the predecessor had done is for a warning, not for a refusal."""
    reg = mt.load()
    consents = [
        Act(state=code, convention=key, kind="succession", date=notified) for key in ("CCW", "CCW-P1", "CCW-P3")
    ]
    succeeded = reg.deposit(*consents)
    since, start = reg.state(code).since, dt.date(1983, 12, 2)
    assert since is not None
    for key in ("CCW", "CCW-P1", "CCW-P3"):
        assert succeeded.status(code, key, on=since) is (Status.PARTY if since >= start else Status.CONTRACTING)
        assert succeeded.status(code, key, on=max(since, start)) is Status.PARTY
        assert succeeded.convention(key).in_force == start
