"""Rules on participation that need more than one act to see. Codes P3xx; those on single acts are in `dueform`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..due_form.declaring import refers_to
from ..due_form.rules import examine
from ..findings import Finding, Severity
from .subjects import acts, dated, found, undated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register


def undated_target(register: Register) -> Iterator[Finding]:
    """P318: an act without a day, too, answers an act of the record, and not a later one (VCLT Art. 23)."""
    for act in undated(register):
        target = act.target
        if target is None:
            continue
        if target.date > act.when.last:
            yield found("P318", act, f"it answers {target}, which came later", "VCLT Art. 23")
        elif not any(refers_to(target, other) for other in register.ledgers[act.convention].file_of(target.state)):
            message = f"it answers {target}, which is not in the record"
            yield found("P318", act, message, "VCLT Art. 23", "Check state, kind and day.")


def oddity_of_nothing(register: Register) -> Iterator[Finding]:
    """P319: an oddity is explained where a rule sees one. An explanation that nothing needs hides the next mistake."""
    odd = [act for act in dated(register) if act.oddity]
    seen = {finding.where for finding in examine(odd, register.ledgers)}
    for act in odd:
        if str(act) not in seen:
            message = f"the record explains an oddity that no rule sees ({act.oddity})"
            yield found("P319", act, message, "VCLT Art. 77(1)(d)", "Take it out.", severity=Severity.WARNING)


def same_act_twice(register: Register) -> Iterator[Finding]:
    """P320: a record has each act once: one of a kind, of a State, on a day, in answer to the same act."""
    times = Counter((str(act), act.target, act.scope, act.reference) for act in acts(register))
    reported: set[str] = set()
    for act in acts(register):
        name = str(act)
        number = times[name, act.target, act.scope, act.reference]
        if number > 1 and name not in reported:
            reported.add(name)
            message = f"it is in the record {number} times"
            yield found("P320", act, message, "one act, one entry", "Keep one of them, with the sources of all.")
