"""Apply the rules on acts: to single acts, or to every act that a deposit affects.

`Register.deposit` refuses acts for which they find errors, and `validate` reports the same findings on any data (VCLT
Art. 77(1)(d)). Their codes are D (dates) and P (participation). If the data explains an irregularity, the finding has
the same code and is a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import ModuleType

from ..findings import Finding, Rule, Severity, rules_in
from ..model.acts import Act
from ..standing.ledger import Ledger
from . import answers, consent, declarations, protocols, returns, succession, timing, withdrawal
from .case import ActCase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..standing.standings import Standings

MODULES: tuple[ModuleType, ...] = (timing, consent, returns, protocols, succession, withdrawal, declarations, answers)
RULES = rules_in(*MODULES)
"""Every rule on single acts, in the order of the codes."""


def check_acts(acts: Iterable[Act], ledgers: dict[str, Ledger], rules: Iterable[Rule] = RULES) -> Iterator[Finding]:
    """What the rules find in each of the acts, in the order of the acts."""
    rules = tuple(rules)
    for act in acts:
        case = ActCase(act, ledgers[act.convention], ledgers)
        for rule in rules:
            yield from rule.check(case)


def refusal(findings: Iterable[Finding]) -> str:
    """The message of a refusal: every finding, and whose reading of the law it is."""
    lines = "\n".join(f"- {finding}" for finding in findings)
    return (
        f"Not allowed by treaty law:\n{lines}\n"
        "This is how the library reads the articles named. A depositary does not decide such questions: it brings them "
        "to the attention of the State in question (VCLT Art. 77(1)(d))."
    )


def objections(before: Standings, after: Standings, deposited: tuple[Act, ...]) -> tuple[Finding, ...]:
    """The errors that a deposit would add: in the acts deposited, or in other acts of the same States."""
    affected = {act.state for act in deposited}

    def errors(register: Standings) -> list[Finding]:
        ledgers = register.ledgers
        acts = (act for ledger in ledgers.values() for act in ledger.acts if act.state in affected)
        return [finding for finding in check_acts(acts, ledgers) if finding.severity is Severity.ERROR]

    old = set(errors(before))
    return tuple(finding for finding in errors(after) if finding not in old)
