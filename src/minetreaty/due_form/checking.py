"""The rules of due form together, applied to acts: one by one, or to all that a deposit touches.

`Register.deposit` refuses what they find, and examination reports the same of any record (VCLT Art. 77(1)(d)). Rules
that find errors have codes D (days) and P (participation); lawful oddities that the record explains are warnings of the
same code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..findings import Finding, Rule, Severity, rules_in
from ..model.acts import Act
from ..standing.ledger import Ledger
from . import declaring, joining, leaving, timing
from .case import ActCase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..standing.standings import Standings

RULES = rules_in(declaring, joining, leaving, timing)
"""Every rule of due form, in the order of the codes."""


def check_acts(acts: Iterable[Act], ledgers: dict[str, Ledger], rules: Iterable[Rule] = RULES) -> Iterator[Finding]:
    """What the rules find against each of the acts, in the order of the acts."""
    rules = tuple(rules)
    for act in acts:
        case = ActCase(act, ledgers[act.convention], ledgers)
        for rule in rules:
            yield from rule.check(case)


def objections(before: Standings, after: Standings, deposited: tuple[Act, ...]) -> tuple[Finding, ...]:
    """The errors that a deposit would bring into the register: in the acts deposited, or in those they disturb."""
    affected = {act.state for act in deposited}

    def errors(register: Standings) -> list[Finding]:
        ledgers = register.ledgers
        acts = (act for ledger in ledgers.values() for act in ledger.acts if act.state in affected)
        return [finding for finding in check_acts(acts, ledgers) if finding.severity is Severity.ERROR]

    old = set(errors(before))
    return tuple(finding for finding in errors(after) if finding not in old)
