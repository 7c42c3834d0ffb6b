"""P318, P319 and P320: what they find, and what they leave alone."""

from attrs import evolve

import minetreaty as mt
from minetreaty.facts.invented import act, undated
from minetreaty.model.acts import ActRef
from tests.invented import founded

RESERVATION = act("BBB", "reservation", "2000-04-05")
TARGET = ActRef(state="BBB", kind="reservation", date="2000-04-05")
ACCESSION = act("CCC", "accession", "2001-03-05")


def found(code: str, *facts: object) -> list[mt.Finding]:
    return list(mt.validate(founded(*facts), rules=[code]).findings)


def test_an_undated_answer() -> None:
    (missing,) = found("P318", undated("AAA", "objection", "2001", target=TARGET))
    assert missing.where == "AAA objection 2001, day not known (PACT)" and missing.state == "AAA"
    assert found("P318", RESERVATION, undated("AAA", "objection", "2001", target=TARGET)) == []
    assert found("P318", RESERVATION, undated("AAA", "objection", "2000-04", target=TARGET)) == []
    assert len(found("P318", RESERVATION, undated("AAA", "objection", "2000-03", target=TARGET))) == 1
    assert found("P318", undated("AAA", "objection", "2001")) == []


def test_an_explanation_of_nothing() -> None:
    (needless,) = found("P319", evolve(ACCESSION, irregularity="the depositary took it"))
    assert needless.where == "CCC accession 2001-03-05 (PACT)"
    assert needless.message == "the data explains an irregularity that no rule finds (the depositary took it)"
    assert needless.hint == "Remove the explanation."
    assert found("P319", act("CCC", "ratification", "2001-03-05", irregularity="the depositary took it")) == []
    assert found("P319", ACCESSION) == []


def test_an_act_that_is_there_more_than_once() -> None:
    (twice,) = found("P320", ACCESSION, evolve(ACCESSION, sources=("gazette",)))
    assert twice.where == "CCC accession 2001-03-05 (PACT)"
    assert twice.message == "it is in the data 2 times"
    assert twice.hint == "Keep one of them, with the sources of all."
    (thrice,) = found("P320", ACCESSION, ACCESSION, ACCESSION)
    assert thrice.message == "it is in the data 3 times"
    other = act("DDD", "accession", "2001-03-05")
    assert [f.state for f in found("P320", ACCESSION, other, ACCESSION, other)] == ["CCC", "DDD"]


def test_acts_that_differ_in_what_they_answer_are_not_the_same() -> None:
    first = act("AAA", "objection", "2001-01-01", target=TARGET)
    again = act("AAA", "objection", "2001-01-01", target=evolve(TARGET, state="CCC"))
    assert found("P320", first, again) == []
    assert found("P320", ACCESSION, evolve(ACCESSION, scope="a part")) == []
    assert found("P320", ACCESSION, evolve(ACCESSION, reference="C.N.1")) == []
