"""Rules on participation that need more than one act to see. Codes P3xx; those on single acts are in `dueform`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import evolve

from ..due_form.checking import check_acts
from ..due_form.declaring import refers_to
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


def undated_target(register: Register) -> Iterator[Finding]:
    """An act without a day, too, answers an act of the record, and not a later one (VCLT Art. 23)."""
    for act in undated(register):
        target = act.target
        if target is None:
            continue
        if target.date > act.when.last:
            yield found(P318, act, f"it answers {target}, which came later")
        elif not any(refers_to(target, other) for other in register.ledgers[act.convention].file_of(target.state)):
            message = f"it answers {target}, which is not in the record"
            yield found(P318, act, message, "Check state, kind and day.")


P318 = Rule(
    code="P318",
    severity=Severity.ERROR,
    title="Undated: target not in the record",
    reason="VCLT Art. 23",
    subject=RuleSubject.RECORD,
    function=undated_target,
    failing=(invented.undated("AAA", "objection", "2001", target=_TARGET),),
    passing=(
        _RESERVED,
        invented.undated("AAA", "objection", "2001", target=_TARGET),
    ),
)


def oddity_of_nothing(register: Register) -> Iterator[Finding]:
    """An oddity is explained where a rule sees one. An explanation that nothing needs hides the next mistake."""
    odd = [act for act in dated(register) if act.oddity]
    seen = {finding.where for finding in check_acts(odd, register.ledgers)}
    for act in odd:
        if str(act) not in seen:
            message = f"the record explains an oddity that no rule sees ({act.oddity})"
            yield found(P319, act, message, "Take it out.")


P319 = Rule(
    code="P319",
    severity=Severity.WARNING,
    title="Oddity of nothing",
    reason="VCLT Art. 77(1)(d)",
    subject=RuleSubject.RECORD,
    function=oddity_of_nothing,
    failing=(evolve(ACCEDED, oddity="the depositary took it"),),
    passing=(invented.act("CCC", "ratification", "2001-03-05", oddity="the depositary took it"),),
)


def same_act_twice(register: Register) -> Iterator[Finding]:
    """A record has each act once: one of a kind, of a State, on a day, in answer to the same act."""
    times = Counter((str(act), act.target, act.scope, act.reference) for act in acts(register))
    reported: set[str] = set()
    for act in acts(register):
        name = str(act)
        number = times[name, act.target, act.scope, act.reference]
        if number > 1 and name not in reported:
            reported.add(name)
            message = f"it is in the record {number} times"
            yield found(P320, act, message, "Keep one of them, with the sources of all.")


P320 = Rule(
    code="P320",
    severity=Severity.ERROR,
    title="Same act twice",
    reason="one act, one entry",
    subject=RuleSubject.RECORD,
    function=same_act_twice,
    failing=(
        ACCEDED,
        evolve(ACCEDED, sources=("gazette",)),
    ),
    passing=(ACCEDED,),
)
