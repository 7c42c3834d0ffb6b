"""A State that left and returns is treated as one that joins for the first time: the same delays, the same duties, the
same ways of leaving. Only that it has left is told.
"""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minetreaty as mt
from minetreaty import Act, ActKind, Register, Standing, Status

ONE_DAY = dt.timedelta(1)
REG = mt.load()
RETURNS = st.dates(dt.date(2026, 4, 15), dt.date(2030, 1, 1))
NEVER_JOINED, NEVER_SIGNED, SIGNED = "CHN", "FIN", ("LTU", "POL")
"""Under the Mine Ban Convention. FIN, LTU and POL have left it."""

KINDS = [ActKind.RATIFICATION, ActKind.ACCEPTANCE, ActKind.APPROVAL, ActKind.ACCESSION]


def of(state: str, kind: str, day: dt.date, **more: object) -> Act:
    return Act(state=state, convention="APMBC", kind=kind, date=day, **more)  # type: ignore[arg-type]


def course(register: Register, state: str, day: dt.date) -> list[tuple[Status, dt.date | None, dt.date | None]]:
    """The periods from that day on."""
    periods = register.history(state, "APMBC").periods
    return [(p.status, max(p.start or day, day), p.end) for p in periods if p.end is None or p.end > day]


def applied(standing: Standing) -> tuple[str, dt.date, dt.date | None] | None:
    """What the State applies provisionally, and when."""
    found = standing.provisional
    return None if found is None else (found.scope, found.since, found.until)


@given(
    RETURNS,
    st.none() | st.integers(1, 900),
    st.none() | st.integers(1, 180),
    st.sampled_from([False, None]),
    st.booleans(),
)
def test_the_same_acts_have_the_same_effects(
    day: dt.date, leaving: int | None, thinking: int | None, answer: bool | None, provisional: bool
) -> None:
    """Accession, provisional application, a notice before or after entry into force, and its revocation."""

    def acts(state: str) -> list[Act]:
        found = [of(state, "accession", day)]
        found += [of(state, "provisional_application", day)] if provisional else []
        if leaving is not None:
            noticed = day + leaving * ONE_DAY
            found.append(of(state, "withdrawal", noticed, armed_conflict=answer))
            if thinking is not None and leaving > 220:  # in force, so that there is a notice to revoke
                found.append(of(state, "withdrawal_revocation", noticed + thinking * ONE_DAY))
        return found

    first = REG.deposit(*acts(NEVER_JOINED))
    second = REG.deposit(*acts(NEVER_SIGNED))
    assert course(second, NEVER_SIGNED, day) == course(first, NEVER_JOINED, day)
    for shift in (0, 1, 60, 120, 250):
        on = day + shift * ONE_DAY
        one, other = first.standing(NEVER_JOINED, "APMBC", on=on), second.standing(NEVER_SIGNED, "APMBC", on=on)
        assert (applied(one), one.in_force_from) == (applied(other), other.in_force_from)
        assert one.is_party is other.is_party
    assert (applied(second.standing(NEVER_SIGNED, "APMBC", on=day)) is not None) is provisional


@pytest.mark.parametrize("state", SIGNED)
@given(RETURNS, st.sampled_from(KINDS))
def test_a_former_signatory_returns_by_any_kind_of_consent(state: str, day: dt.date, kind: ActKind) -> None:
    """How it returns is open in the texts; the depositary has received both ways."""
    back = REG.deposit(of(state, kind, day))
    first = REG.deposit(of(NEVER_JOINED, "accession", day))
    assert course(back, state, day) == course(first, NEVER_JOINED, day)


@given(
    st.dates(dt.date(2026, 4, 15), dt.date(2028, 1, 1)),
    st.integers(1, 180),
    st.sampled_from([False, True]),
    st.integers(1, 400),
)
def test_a_consent_deposited_while_a_notice_runs(noticed: dt.date, waiting: int, war: bool, longer: int) -> None:
    """The second membership begins on the later of its own entry into force and the end of the first."""
    notice = of("NOR", "withdrawal", noticed, armed_conflict=False)
    left = REG.effect(notice).computed
    assert left is not None
    if war:
        left += longer * ONE_DAY
        notice = of("NOR", "withdrawal", noticed, armed_conflict=True, effect=left)
    day = noticed + waiting * ONE_DAY
    back = REG.deposit(notice, of("NOR", "accession", day))
    own = REG.effect(of("CHN", "accession", day)).computed
    assert own is not None
    expected = [(Status.WITHDRAWING, noticed, left)]
    expected += [(Status.CONTRACTING, left, own)] if left < own else []
    expected += [(Status.PARTY, max(left, own), dt.date.max)]
    found = [(status, start, end or dt.date.max) for status, start, end in course(back, "NOR", noticed)]
    assert found == expected
