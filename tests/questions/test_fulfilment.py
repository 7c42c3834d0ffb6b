"""What became of one deadline, on its boundaries. Aland's clearance under the Pact falls due on 2010-10-01."""

from typing import Any

from minetreaty import Obligation, ObligationStatus, PartialDate
from minetreaty.facts.invented import act
from minetreaty.model.implementation import Completion, CompletionKind
from tests.invented import founded

DUE = "2010-10-01"


def completion(date: str, kind: CompletionKind = CompletionKind.DECLARED) -> Completion:
    day = PartialDate.parse(date)
    return Completion(convention="PACT", state="AAA", duty="clearance", kind=kind, date=day, sources=("paper",))


def clearance(*facts: Any, on: str = "2015-01-01", known_on: str | None = None) -> list[Obligation]:
    found = founded(*facts).obligations("AAA", "PACT", on=on, known_on=known_on)
    return [one for one in found if one.duty == "clearance"]


def test_a_completion_is_cited_with_its_sources() -> None:
    (one,) = clearance(completion("2009-05-05"))
    assert one.status is ObligationStatus.FULFILLED and str(one.fulfilled_on) == "2009-05-05"
    assert "paper" in one.sources
    (other,) = clearance()
    assert "paper" not in other.sources


def test_the_day_of_knowledge_is_kept() -> None:
    (one,) = clearance(on="2009-06-01", known_on="2009-04-01")
    assert str(one.known_on) == "2009-04-01" and str(one.due) == DUE
    (late,) = clearance(completion("2009-05-05"), on="2009-06-01", known_on="2009-04-01")
    assert late.status is ObligationStatus.RUNNING and late.fulfilled_on is None


def test_on_its_day_a_deadline_still_runs() -> None:
    assert clearance(on=DUE)[0].status is ObligationStatus.RUNNING
    assert clearance(on="2010-10-02")[0].status is not ObligationStatus.RUNNING


def test_a_report_leaves_it_open_whether_the_duty_was_fulfilled() -> None:
    (one,) = clearance(completion("2009-05-05", CompletionKind.REPORTED), on="2010-01-01")
    assert one.status is ObligationStatus.UNDETERMINED
    assert "Whether it was fulfilled by then is not known." in one.notes


def test_a_completion_belongs_to_the_membership_in_which_it_falls() -> None:
    """Aland left on 2003-07-15 and was party again from 2004-07-01: what was done before does not count for it then."""
    again = (act("AAA", "withdrawal", "2003-01-15", armed_conflict=False), act("AAA", "accession", "2004-01-15"))

    def fulfilled(date: str) -> bool:
        (one,) = clearance(*again, completion(date), on="2013-01-01")
        return one.status is ObligationStatus.FULFILLED

    assert not fulfilled("2004-06-30")
    assert fulfilled("2004-07-01")
