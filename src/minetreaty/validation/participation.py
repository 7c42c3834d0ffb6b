"""Rules on participation that look at more than one act.

The rules on single acts are in `due_form`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import evolve

from ..due_form.answers import CHECK_TARGET, target_problem
from ..due_form.deposits import check_acts
from ..facts import invented
from ..findings import Finding, Rule, RuleSubject, Severity
from ..model.acts import ActKind, ActRef
from .examples import ACCEDED
from .subjects import acts, dated, found, undated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register

_RESERVED = invented.act("BBB", "reservation", "2000-04-05")
_TARGET = ActRef(state="BBB", kind=ActKind.RESERVATION, date=_RESERVED.date)


def undated_answer_to_missing_act(register: Register) -> Iterator[Finding]:
    """An act without an exact date that answers another act is not earlier than that act, which is in the data (VCLT
    Art. 23).
    """
    for act in undated(register):
        if act.target is not None:
            problem = target_problem(act.target, act.when.last, register.ledgers[act.convention])
            if problem:
                yield found(P318, act, problem, CHECK_TARGET)


P318 = Rule(
    code="P318",
    severity=Severity.ERROR,
    title="Undated answer to an act that is not in the data",
    reason="VCLT Art. 23",
    subject=RuleSubject.RECORD,
    function=undated_answer_to_missing_act,
    failing=(invented.undated("AAA", "objection", "2001", target=_TARGET),),
    passing=(_RESERVED, invented.undated("AAA", "objection", "2001", target=_TARGET)),
)


def explanation_without_irregularity(register: Register) -> Iterator[Finding]:
    """The data explains an irregularity (`oddity`) only where a rule finds one. A needless explanation would hide the
    next mistake.
    """
    explained = [act for act in dated(register) if act.oddity]
    irregular = {finding.where for finding in check_acts(explained, register.ledgers)}
    for act in explained:
        if str(act) not in irregular:
            message = f"the data explains an irregularity that no rule finds ({act.oddity})"
            yield found(P319, act, message, "Remove the explanation.")


P319 = Rule(
    code="P319",
    severity=Severity.WARNING,
    title="Explanation without irregularity",
    reason="VCLT Art. 77(1)(d)",
    subject=RuleSubject.RECORD,
    function=explanation_without_irregularity,
    failing=(evolve(ACCEDED, oddity="the depositary took it"),),
    passing=(invented.act("CCC", "ratification", "2001-03-05", oddity="the depositary took it"),),
)


def duplicate_act(register: Register) -> Iterator[Finding]:
    """The data has each act once: one act of a kind, by a State, on a date, in answer to the same act."""
    times = Counter((str(act), act.target, act.scope, act.reference) for act in acts(register))
    reported: set[str] = set()
    for act in acts(register):
        name = str(act)
        number = times[name, act.target, act.scope, act.reference]
        if number > 1 and name not in reported:
            reported.add(name)
            yield found(P320, act, f"it is in the data {number} times", "Keep one of them, with the sources of all.")


P320 = Rule(
    code="P320",
    severity=Severity.ERROR,
    title="Duplicate act",
    reason="one act, one entry",
    subject=RuleSubject.RECORD,
    function=duplicate_act,
    failing=(ACCEDED, evolve(ACCEDED, sources=("gazette",))),
    passing=(ACCEDED,),
)
