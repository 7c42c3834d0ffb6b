"""The oracle itself, against printed days and against what was decided of the hard cases, one by one."""

import datetime as dt

import pytest

import minetreaty as mt
from minetreaty import Act, Status
from minetreaty.facts.invented import undated
from tests.cases import label, read
from tests.invented import record
from tests.oracle import Oracle

FACTS = mt.load().facts
ORACLE = Oracle(FACTS)


def act(text: str) -> Act:
    """``ATG CCW withdrawal 2026-05-01 peace``; after the date, ``war`` or ``peace`` or the day of effect."""
    state, convention, kind, day, *more = text.split()
    answers = {"peace": False, "war": True}
    told = [answers[word] for word in more if word in answers]
    effect = next((word for word in more if word not in answers), None)
    return Act(
        state=state, convention=convention, kind=kind, date=day, armed_conflict=told[0] if told else None, effect=effect
    )


DECIDED = """
# A protocol or an amendment joined after the notice ends with the convention.
ATG CCW withdrawal 2026-05-01 peace; ATG CCW-P5 notification_of_consent 2026-06-01
CCW-P5: 2026-06-01 contracting; 2026-12-01 withdrawing; 2027-04-30 withdrawing; 2027-05-01 withdrawn

SAU CCW withdrawal 2026-05-01 peace; SAU CCW-A1 acceptance 2026-06-01
CCW-A1: 2027-04-30 withdrawing; 2027-05-01 withdrawn; 2027-06-01 withdrawn

ATG CCW withdrawal 2026-05-01 peace; ATG CCW-P5 notification_of_consent 2026-12-01
CCW-P5: 2027-04-30 contracting; 2027-05-01 withdrawn; 2027-06-01 withdrawn

ATG CCW withdrawal 2026-05-01; ATG CCW-P5 notification_of_consent 2026-06-01
CCW-P5: 2027-04-30 withdrawing; 2027-05-01 withdrawing withdrawn

# Nothing pending outlives the consent that it rests on.
BOL CCW-P5 notification_of_consent 2004-06-01; BOL CCW withdrawal 2004-11-27 peace
CCW-P5: 2004-06-01 contracting; 2005-11-26 contracting; 2005-11-27 withdrawn; 2006-11-12 withdrawn

# Each notice ends or is revoked by itself.
FRA CCW-P2 withdrawal 2026-03-01 peace; FRA CCW withdrawal 2026-05-01 peace; FRA CCW withdrawal_revocation 2026-09-01
CCW-P2: 2026-02-28 party; 2026-03-01 withdrawing; 2026-09-01 withdrawing; 2027-02-28 withdrawing; 2027-03-01 withdrawn
CCW: 2026-04-30 party; 2026-05-01 withdrawing; 2026-08-31 withdrawing; 2026-09-01 party; 2030-01-01 party

FRA CCW-P2 withdrawal 2026-03-01 peace; FRA CCW withdrawal 2026-05-01 peace; FRA CCW-P2 withdrawal_revocation 2026-09-01
CCW-P2: 2026-09-01 withdrawing; 2027-04-30 withdrawing; 2027-05-01 withdrawn

# A return does not bring back the protocols of before.
FRA CCW withdrawal 2026-05-01 peace; FRA CCW accession 2028-05-01; FRA CCW-P2 notification_of_consent 2028-05-01
CCW-P1: 2028-05-01 withdrawn; 2029-01-01 withdrawn
CCW-P2: 2028-04-30 withdrawn; 2028-05-01 contracting; 2028-11-01 party

# A former signatory ratifies again.
LTU APMBC ratification 2026-06-01
APMBC: 2026-05-31 withdrawn; 2026-06-01 contracting; 2026-12-01 party

# A definitive signature where the treaty wants more.
USA APMBC definitive_signature 1997-12-05
APMBC: 1997-12-05 signatory; 1999-03-01 signatory

# A consent deposited while a notice runs.
NOR APMBC withdrawal 2026-05-01 peace; NOR APMBC accession 2026-08-01
APMBC: 2026-08-01 withdrawing; 2026-10-31 withdrawing; 2026-11-01 contracting; 2027-01-31 contracting; 2027-02-01 party

NOR APMBC withdrawal 2026-05-01 war 2027-06-01; NOR APMBC accession 2026-08-01
APMBC: 2027-02-01 withdrawing; 2027-05-31 withdrawing; 2027-06-01 party

NOR CCW withdrawal 2026-05-01 peace; NOR CCW accession 2026-08-01; NOR CCW-P1 notification_of_consent 2026-08-01
CCW-P1: 2026-08-01 withdrawing; 2027-04-30 withdrawing; 2027-05-01 party
CCW-P4: 2027-04-30 withdrawing; 2027-05-01 withdrawn

# The armed conflict: nothing told of it; going on; told by the day of effect.
NOR APMBC withdrawal 2026-04-01
APMBC: 2026-09-30 withdrawing; 2026-10-01 withdrawing withdrawn

NOR APMBC withdrawal 2026-04-01 war
APMBC: 2040-01-01 withdrawing

NOR APMBC withdrawal 2026-06-01 2027-03-01
APMBC: 2027-02-28 withdrawing; 2027-03-01 withdrawn

# A newly independent State succeeds, before the treaty is in force and after.
BLZ CCW succession 2026-06-01
CCW: 1981-09-21 contracting; 1983-12-01 contracting; 1983-12-02 party

TLS CCW succession 2026-06-01
CCW: 2002-05-20 party; 2026-06-01 party
"""


def decided() -> list[tuple[str, str]]:
    """The acts of each case, and a line of answers."""
    blocks = (
        "\n".join(line for line in block.splitlines() if not line.startswith("#")) for block in DECIDED.split("\n\n")
    )
    return [(acts, line) for acts, *lines in (block.strip().splitlines() for block in blocks) for line in lines]


@pytest.mark.parametrize(("acts", "answers"), decided())
def test_what_was_decided(acts: str, answers: str) -> None:
    deposited = [act(text) for text in acts.split("; ")]
    oracle, state = Oracle(FACTS, *deposited), deposited[0].state
    key, days = answers.split(": ")
    for text in days.split("; "):
        day, *expected = text.split()
        found = oracle.possible(state, key, dt.date.fromisoformat(day))
        assert found == {Status(word) for word in expected}, day


@pytest.mark.parametrize("case", read("entry_into_force"), ids=label)
def test_entry_into_force_of_the_treaties(case: dict[str, str]) -> None:
    assert str(ORACLE.in_force(case["convention"])) == case["in_force"]


@pytest.mark.parametrize("case", read("apmbc_year_ends"), ids=label)
def test_how_many_had_joined_at_the_end_of_each_year(case: dict[str, str]) -> None:
    """In force: on 31 December, as the Swiss table has it. Montenegro and South Sudan count from their succession."""
    day = dt.date(int(case["year"]), 12, 31)
    statuses = [ORACLE.possible(state, "APMBC", day, day) for state in ORACLE.states]
    assert all(len(found) <= 1 for found in statuses)
    assert sum(status.is_contracting for found in statuses for status in found) == int(case["deposited"])
    assert sum(status.is_party for found in statuses for status in found) == int(case["in_force"])


def test_an_act_without_a_date() -> None:
    """Lebanon 2026, and the same under an invented treaty; in the time of the record it cannot be."""
    for day, expected in (
        ("2026-04-14", "outside"),
        ("2026-04-15", "outside contracting"),
        ("2026-09-30", "outside contracting"),
        ("2026-10-01", "outside contracting party"),
        ("2026-12-31", "contracting party"),
        ("2027-06-01", "party"),
    ):
        found = ORACLE.possible("LBN", "APMBC", dt.date.fromisoformat(day))
        assert found == {Status(word) for word in expected.split()}, day
    known = ORACLE.possible("LBN", "APMBC", dt.date(2027, 6, 1), dt.date(2026, 4, 15))
    assert known == {Status.OUTSIDE, Status.PARTY}
    inside = Oracle(record(undated("CCC", "accession", "2019")))
    assert inside.possible("CCC", "PACT", dt.date(2030, 1, 1)) == {Status.OUTSIDE}


def test_outside_its_time_a_state_has_no_status() -> None:
    assert ORACLE.possible("DDR", "CCW", dt.date(1990, 10, 3)) == frozenset()


def test_it_imports_nothing_of_the_law() -> None:
    import ast
    import inspect

    from tests import oracle

    imported = {
        node.module for node in ast.walk(ast.parse(inspect.getsource(oracle))) if isinstance(node, ast.ImportFrom)
    }
    ours = {module for module in imported if module and module.startswith(("minetreaty", "tests"))}
    data = ("facts.protocol", "model.acts", "model.conventions", "model.sources", "model.states", "model.statuses")
    assert ours == {f"minetreaty.{name}" for name in data}
