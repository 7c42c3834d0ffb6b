"""States that have left and return, or consent again before they have left.

The texts are silent on both. The depositary has received such acts, so that the rules warn and name the readings.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..facts import invented
from ..findings import Finding, Rule, RuleSubject, Severity
from ..model.acts import CONFIRMS_SIGNATURE, ActKind
from ..model.statuses import Status
from .case import ActCase

_NOTICE = invented.act("AAA", "withdrawal", "2003-01-15", armed_conflict=False)


def return_of_former_signatory(case: ActCase) -> Iterator[Finding]:
    """How a State returns that has signed, consented and left is open: the texts do not say it. By one reading the
    withdrawal ended the effect of the signature, so that the State accedes. By the other the signature remains, so that
    it ratifies, accepts or approves: accession is open to States that have not signed (APMBC and CCM Art. 16(2), CCW
    Art. 4(1)).
    """
    returns = case.act.kind in CONFIRMS_SIGNATURE or case.act.kind is ActKind.ACCESSION
    if not returns or Status.WITHDRAWN not in case.possible_before or not case.signed:
        return
    article = case.convention.consent.article
    message = (
        f"{case.act.kind.label} by a State that signed the treaty and left it. Two readings are possible: the "
        "withdrawal ended the effect of the signature, so that the State accedes; or the signature remains, so that it "
        "ratifies, accepts or approves, because accession is for States that have not signed"
    )
    hint = (
        "The Secretary-General of the United Nations has received both from former signatories: an acceptance of the "
        "United States under the Paris Agreement (2021), and an accession of Canada under the Convention to Combat "
        "Desertification (2016)."
    )
    yield case.finding(P321, message, hint, article=article)


P321 = Rule(
    code="P321",
    severity=Severity.WARNING,
    title="Return of a former signatory",
    reason="the article on consent",
    subject=RuleSubject.ACT,
    function=return_of_former_signatory,
    failing=(_NOTICE, invented.act("AAA", "accession", "2003-07-15")),
    passing=(
        invented.act("BBB", "withdrawal", "2003-01-15", armed_conflict=False),
        invented.act("BBB", "accession", "2003-07-15"),
    ),
)


def consent_while_notice_runs(case: ActCase) -> Iterator[Finding]:
    """A State that has given notice and consents again before it has left: the texts do not provide for it. The
    second membership begins when the first ends, or on its own entry into force if that is later.
    """
    if not case.consents or Status.WITHDRAWING not in case.possible_before or not case.begins_participation:
        return
    clause = case.convention.withdrawal
    term = clause.term if clause else "withdrawal"
    message = (
        f"{case.act.kind.label} while the State's notice of {term} runs. The texts do not provide for it. Here the "
        "second membership begins when the first ends, or on its own entry into force if that is later"
    )
    hint = (
        "The Secretary-General of the United Nations received such an accession from Guyana on 5 January 1999, under "
        "the Optional Protocol to the International Covenant on Civil and Political Rights."
    )
    yield case.finding(P322, message, hint, article=case.convention.consent.article)


P322 = Rule(
    code="P322",
    severity=Severity.WARNING,
    title="Consent while a notice runs",
    reason="the article on consent",
    subject=RuleSubject.ACT,
    function=consent_while_notice_runs,
    failing=(_NOTICE, invented.act("AAA", "accession", "2003-07-14")),
    passing=(
        invented.act("BBB", "withdrawal", "2003-01-15", armed_conflict=False),
        invented.act("BBB", "accession", "2003-07-15"),
    ),
)
