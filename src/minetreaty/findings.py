"""A finding: what examination says about one fact. Plain values with a stable code, so that code can act on them."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class Severity(StrEnum):
    """How grave a finding is. Errors are what treaty law or the format forbids; warnings are lawful but want a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@frozen(kw_only=True, repr=False)
class Finding:
    """One thing that examination found.

    ``code`` is stable across releases; ``where`` is the place (file:line, JSON pointer, or the act); ``article`` is the
    provision or the reason behind the rule; ``hint`` says what to do next.
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
