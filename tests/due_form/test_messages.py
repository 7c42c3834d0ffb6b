"""What the rules say, word for word where a reader acts on it, and about which act they say it."""

from typing import Any

from attrs import evolve

import minetreaty as mt
from minetreaty import Severity
from minetreaty.due_form.deposits import check_acts, refusal
from minetreaty.facts.invented import act
from tests.invented import founded


def findings(register: mt.Register, code: str) -> list[mt.Finding]:
    return [
        f for key in register.facts.keys for f in check_acts(register.acts(key), register.ledgers) if f.code == code
    ]


NOTICE = act("AAA", "withdrawal", "2003-01-15", armed_conflict=False)


def test_the_return_of_a_former_signatory() -> None:
    """Aland signed, ratified and left on 15 July 2003. Each way to return is received, with both readings."""
    for kind in ("accession", "ratification", "acceptance", "approval"):
        (found,) = findings(founded(NOTICE, act("AAA", kind, "2004-01-15")), "P321")
        assert found.severity is Severity.WARNING
        assert (found.state, found.convention, found.article) == ("AAA", "PACT", "Pact Art. 2")
        assert found.where == f"AAA {kind} 2004-01-15 (PACT)"
        assert found.message == (
            f"{kind} by a State that signed the treaty and left it. Two readings are possible: the withdrawal ended "
            "the effect of the signature, so that the State accedes; or the signature remains, so that it ratifies, "
            "accepts or approves, because accession is for States that have not signed"
        )
        assert found.hint == (
            "The Secretary-General of the United Nations has received both from former signatories: an acceptance of "
            "the United States under the Paris Agreement (2021), and an accession of Canada under the Convention to "
            "Combat Desertification (2016)."
        )
    assert findings(founded(NOTICE, act("AAA", "declaration", "2004-01-15")), "P321") == []
    left = act("BBB", "withdrawal", "2003-01-15", armed_conflict=False)
    assert findings(founded(left, act("BBB", "accession", "2004-01-15")), "P321") == []  # it never signed


def test_a_consent_while_a_notice_runs() -> None:
    (found,) = findings(founded(NOTICE, act("AAA", "accession", "2003-05-05")), "P322")
    assert found.article == "Pact Art. 2" and found.where == "AAA accession 2003-05-05 (PACT)"
    assert found.message == (
        "accession while the State's notice of withdrawal runs. The texts do not provide for it. Here the second "
        "membership begins when the first ends, or on its own entry into force if that is later"
    )
    assert found.hint == (
        "The Secretary-General of the United Nations received such an accession from Guyana on 5 January 1999, under "
        "the Optional Protocol to the International Covenant on Civil and Political Rights."
    )


def test_a_refusal_says_whose_reading_it_is() -> None:
    first = mt.Finding(code="P301", severity=Severity.ERROR, message="no signature")
    second = mt.Finding(code="D201", severity=Severity.ERROR, message="too early", article="Art. 1")
    assert refusal([first, second]) == (
        "Not allowed by treaty law:\n"
        "- P301 error: no signature\n"
        "- D201 error: too early [Art. 1]\n"
        "This is how the library reads the articles named. A depositary does not decide such questions: it brings them "
        "to the attention of the State in question (VCLT Art. 77(1)(d))."
    )


def test_what_the_data_explain_is_a_warning_without_a_hint() -> None:
    consent = act("CCC", "ratification", "2001-03-05")
    (plain,) = findings(founded(consent), "P301")
    (explained,) = findings(founded(evolve(consent, irregularity="the depositary took it")), "P301")
    assert plain.severity is Severity.ERROR and plain.hint
    assert explained == evolve(
        plain, severity=Severity.WARNING, message=f"{plain.message} (the depositary took it)", hint=""
    )


def test_an_effect_that_an_armed_conflict_may_have_delayed() -> None:
    """Later than computed: admitted where the notice speaks of a conflict, or an official source prints the day."""

    def differs(**more: Any) -> bool:
        notice = act("AAA", "withdrawal", "2003-01-15", **more)
        return bool(findings(founded(notice), "D204"))

    late: dict[str, Any] = {"effect": mt.PartialDate(2003, 9, 1).exact}
    assert not differs(armed_conflict=True, **late, effect_sources=("paper",))
    assert differs(armed_conflict=False, **late, effect_sources=("depositary",))
    assert not differs(**late, effect_sources=("depositary",))
    assert differs(**late, effect_sources=("paper",))
