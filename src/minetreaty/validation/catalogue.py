"""The catalogue: every rule, collected from the modules in which the rules are registered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias, cast

from ..due_form import deposits
from ..errors import InvalidChoice, as_text, shown
from ..facts import fault_rules
from ..findings import Finding, Rule, rules_in
from ..register import Register
from . import counts, dates, deadlines, identity, participation, provenance, row_rules, table_checks

OwnRule: TypeAlias = Callable[[Register], Iterable[Finding]]
"""A rule of your own: a function that takes a register and yields findings."""

RULES = rules_in(
    fault_rules,
    *deposits.MODULES,
    dates,
    participation,
    counts,
    provenance,
    identity,
    deadlines,
    row_rules,
    table_checks,
)
"""Every rule, by theme and code."""

BY_CODE = {rule.code: rule for rule in RULES}


def select(rules: Iterable[str | OwnRule] | None) -> tuple[tuple[Rule, ...], tuple[OwnRule, ...]]:
    """The rules that the caller selects, and the functions that the caller adds.

    Text selects the rules whose code begins with it. Without any text, every rule is selected. Raises `InvalidChoice`
    for text that no code begins with, and for anything that is neither text nor a function.
    """
    alone = isinstance(rules, str) or not isinstance(cast(object, rules), Iterable)
    asked = () if rules is None else cast("tuple[str | OwnRule, ...]", (rules,) if alone else tuple(rules))
    for item in asked:
        if not isinstance(item, str) and not callable(cast(object, item)):
            message = f"rules={shown(item)}: give codes, and functions that take a register and yield findings."
            raise InvalidChoice(message, query=as_text(item))
    beginnings = tuple(item for item in asked if isinstance(item, str))
    added = tuple(item for item in asked if not isinstance(item, str))
    for beginning in beginnings:
        if not beginning or not any(code.startswith(beginning) for code in BY_CODE):
            message = f"rules={shown(beginning)}: no code begins with this. Codes: {', '.join(BY_CODE)}."
            raise InvalidChoice(message, query=beginning, suggestions=tuple(BY_CODE))
    return tuple(rule for rule in RULES if rule.code.startswith(beginnings or ("",))), added
