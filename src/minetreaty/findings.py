"""Findings and the rules that make them: plain values with stable codes, so that programs can act on them.

A rule is registered once, as a value beside the function that looks for it: its code, severity, title, reason, what it
looks at, and two examples. Whoever needs all rules of some modules collects them with `rules_in`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from types import ModuleType
from typing import Any

from attrs import field, frozen


class Severity(StrEnum):
    """How serious a finding is. Errors break treaty law or the format. Warnings are lawful, but should be checked."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@frozen(kw_only=True, repr=False)
class Finding:
    """One finding of a check.

    ``code`` is that of the rule and is stable across releases. ``where`` is the place (file:line, JSON pointer, or the
    act). ``article`` is the provision or the reason behind the rule. ``hint`` says what to do next.
    """

    code: str
    severity: Severity
    message: str
    article: str = ""
    where: str = ""
    convention: str = ""
    state: str = ""
    hint: str = ""

    def __repr__(self) -> str:
        message = self.message if len(self.message) <= 90 else f"{self.message[:87]}..."
        return f"<Finding {self.code} {self.severity}: {message}>"

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        article = f" [{self.article}]" if self.article else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.code} {self.severity}: {place}{self.message}{article}{hint}"


class RuleSubject(StrEnum):
    """What a rule looks at."""

    FILE = "a file as it is read"
    ACT = "an act"
    RECORD = "the data as a whole"
    DEADLINE = "a State's deadline"
    ROW = "a row of your table"


THEMES = {
    "S": "structure",
    "D": "dates",
    "P": "participation",
    "C": "counts",
    "V": "provenance",
    "I": "identity",
    "O": "obligations",
    "T": "tables",
}
"""The themes, by the first letter of their codes."""


@frozen(kw_only=True)
class Rule:
    """A rule: its stable ``code``, what it is about, why, and two examples.

    ``severity`` is that of most of its findings. ``function`` makes them. Rules on files and on rows of tables have no
    function of their own; their ``text`` says what the docstring of the function says for other rules.

    ``failing`` is an example that breaks the rule, and ``passing`` the nearest one that does not. They are facts that
    are added to the invented record (`minetreaty.facts.invented`), the rows of a table as CSV text, or the content of a
    file (None: no file).
    """

    code: str
    severity: Severity
    title: str
    reason: str
    subject: RuleSubject
    failing: Any = field(repr=False)
    passing: Any = field(repr=False)
    function: Callable[[Any], Iterable[Finding]] | None = None
    text: str = ""

    @property
    def theme(self) -> str:
        """The group of rules that it belongs to."""
        return THEMES[self.code[0]]

    @property
    def explanation(self) -> str:
        """The rule in full: the docstring of its function, or its text."""
        written = (self.function.__doc__ or "") if self.function else self.text
        return " ".join(written.split())

    def check(self, given: Any) -> Iterable[Finding]:
        """What the rule finds in an act, a register or a deadline. Nothing if it has no function of its own."""
        return self.function(given) if self.function else ()

    def finding(
        self,
        message: str,
        *,
        article: str | None = None,
        severity: Severity | None = None,
        where: str = "",
        convention: str = "",
        state: str = "",
        hint: str = "",
    ) -> Finding:
        """A finding under this rule, with the severity and the reason of the rule if no other is given."""
        return Finding(
            code=self.code,
            severity=self.severity if severity is None else severity,
            message=message,
            article=self.reason if article is None else article,
            where=where,
            convention=convention,
            state=state,
            hint=hint,
        )


def rules_in(*modules: ModuleType) -> tuple[Rule, ...]:
    """The rules that are registered in these modules, by theme and code."""
    found = {rule.code: rule for module in modules for rule in vars(module).values() if isinstance(rule, Rule)}
    order = list(THEMES)
    return tuple(sorted(found.values(), key=lambda rule: (order.index(rule.code[0]), rule.code)))
