"""A definitive signature where the treaty wants a further consent (VCLT Art. 12, 14; APMBC 16(1), CCM 16(1), CCW 4(1))
counts as a signature and binds nobody.
"""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

import minetreaty as mt
from minetreaty import Act, Register, Status
from minetreaty.facts.invented import OPENS, act
from minetreaty.facts.record import Layer
from tests.invented import founded

REG = mt.load()
ONE_DAY = dt.timedelta(1)


@given(st.dates(OPENS, dt.date(2000, 9, 30)), st.none() | st.integers(0, 900))
def test_under_the_pact(day: dt.date, ratified: int | None) -> None:
    then = [act("CCC", "ratification", day + ratified * ONE_DAY)] if ratified is not None else []
    plain, definitive = (founded(act("CCC", kind, day), *then) for kind in ("signature", "definitive_signature"))
    assert definitive.convention("PACT").in_force == plain.convention("PACT").in_force
    periods = [[(p.status, p.start, p.end) for p in one.history("CCC", "PACT").periods] for one in (plain, definitive)]
    assert periods[0] == periods[1]
    assert definitive.signatories("PACT").codes == plain.signatories("PACT").codes


@given(
    st.sampled_from([("USA", "APMBC", "1997-12-03"), ("CHN", "CCM", "2008-12-03"), ("IRN", "CCW", "1981-04-10")]),
    st.integers(0, 300),
)
def test_under_the_bundled_conventions(case: tuple[str, str, str], shift: int) -> None:
    state, key, opens = case
    day = dt.date.fromisoformat(opens) + shift * ONE_DAY
    signed = Act(state=state, convention=key, kind="definitive_signature", date=day)
    register = Register(Layer(base=REG.facts, added=(signed,)))
    assert register.status(state, key, on=day) is Status.SIGNATORY
    assert register.status(state, key) is Status.SIGNATORY
    assert state in register.signatories(key)
    assert register.convention(key).in_force == REG.convention(key).in_force
