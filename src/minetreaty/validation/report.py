"""The report of a validation: all findings as plain values, and those that were silenced, with the reasons."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, cast

from attrs import asdict, field, fields, frozen

from ..errors import InvalidChoice, UnreadableData, ValidationFailed, as_text, shown
from ..facts.parsing import is_list
from ..findings import Finding, Severity

FORMAT = "minetreaty-report/1"
_SHOWN = 20
_GRAVITY = {severity: place for place, severity in enumerate(Severity)}


@frozen(kw_only=True)
class Silenced:
    """A finding that the caller has silenced, with the reason."""

    finding: Finding
    reason: str

    def __str__(self) -> str:
        return f"{self.finding} (silenced: {self.reason})"


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort by severity, errors first, then by code, then in the order in which they were found."""
    return tuple(sorted(findings, key=lambda finding: (_GRAVITY[finding.severity], finding.code)))


@frozen(kw_only=True, repr=False)
class Report:
    """All findings about ``subject``, errors first.

    ``rules`` are the codes of the rules that were applied. ``silenced`` findings are not among ``findings``. Reports
    are equal if their content is equal. They can be written to JSON and pickled.
    """

    subject: str
    findings: tuple[Finding, ...] = field(default=(), converter=_in_order)
    silenced: tuple[Silenced, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there is no error. There may still be warnings and remarks."""
        return not self.of(Severity.ERROR)

    def of(self, severity: Severity | str) -> tuple[Finding, ...]:
        """The findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity == severity)

    @property
    def counts(self) -> dict[Severity, dict[str, int]]:
        """The number of findings by severity and code. Every severity is a key."""
        return {severity: dict(Counter(f.code for f in self.of(severity))) for severity in Severity}

    def raise_if_failed(self) -> None:
        """Raise `ValidationFailed` with every error, if there is any."""
        errors = self.of(Severity.ERROR)
        if errors:
            listed = "\n".join(f"- {finding}" for finding in errors[:_SHOWN])
            more = f"\n- and {len(errors) - _SHOWN} more: see .findings" if len(errors) > _SHOWN else ""
            raise ValidationFailed(f"{self.subject}: {_number(len(errors), 'error')}.\n{listed}{more}", findings=errors)

    def to_json(self) -> str:
        """The report as JSON. The same report gives the same text."""
        document = {"format": FORMAT, **asdict(self)}
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Report:
        """Read a report that `to_json` wrote. Raises `UnreadableData` for anything else."""
        try:
            return _report(json.loads(text))
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise UnreadableData(f"This is not a report of a validation: {error}.") from None

    @property
    def summary(self) -> str:
        """The number of errors, warnings and remarks in one line."""
        counts = self.counts
        found = ", ".join(_number(sum(codes.values()), _WORDS[severity]) for severity, codes in counts.items() if codes)
        quiet = f"; {len(self.silenced)} silenced" if self.silenced else ""
        return f"{self.subject}: {found or 'nothing found'}{quiet}"

    def __str__(self) -> str:
        lines = [self.summary]
        for severity, codes in self.counts.items():
            for code, number in codes.items():
                same = [finding for finding in self.of(severity) if finding.code == code]
                lines.append(f"{code} {severity}, {number}:" if number > 1 else f"{code} {severity}:")
                lines += (f"- {_line(finding)}" for finding in same[:_SHOWN])
                lines += [f"- and {number - _SHOWN} more"] if number > _SHOWN else []
        if self.silenced:
            lines.append("Silenced:")
            lines += (f"- {item.finding.code} {_line(item.finding)} ({item.reason})" for item in self.silenced)
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<Report {self.summary}>"

    def _repr_html_(self) -> str:
        from ..display.html import table

        rows = [(f.severity.value, f.code, f.where, f.message, f.article) for f in self.findings]
        rows += [("silenced", s.finding.code, s.finding.where, s.finding.message, s.reason) for s in self.silenced]
        head = ("severity", "code", "where", "what", "article or reason")
        return table(self.summary, rows, head=head if rows else ())


_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}


def _number(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _line(finding: Finding) -> str:
    place = f"{finding.where}: " if finding.where else ""
    article = f" [{finding.article}]" if finding.article else ""
    return f"{place}{finding.message}{article}" + (f" {finding.hint}" if finding.hint else "")


def silence(findings: Iterable[Finding], silences: Mapping[str | tuple[str, str], str]) -> dict[Finding, str]:
    """The findings that the caller silences, each with the reason.

    A key is a code, or the beginning of a code, and silences all its findings. A pair of a code and a place silences
    those with this place: the ``where`` of a finding, or the act in it. Raises `InvalidChoice` for an empty reason.
    """
    if not isinstance(cast(object, silences), Mapping):
        raise InvalidChoice(f"silence={shown(silences)}: give a reason for each code, such as {{'C401': 'known'}}.")
    for key, reason in silences.items():
        if not isinstance(cast(object, reason), str) or not reason.strip():
            raise InvalidChoice(
                f"silence={{{shown(key)}: {shown(reason)}}}: give the reason in words.", query=as_text(key)
            )
        parts: Any = key if isinstance(key, tuple) and len(key) == 2 else (key,)
        if not all(isinstance(part, str) for part in parts):
            raise InvalidChoice(
                f"silence={{{shown(key)}: ...}}: give a code, or a code and a place.", query=as_text(key)
            )
    silenced: dict[Finding, str] = {}
    for finding in findings:
        for key, reason in silences.items():
            code, place = (key, "") if isinstance(key, str) else key
            here = not place or finding.where == place or finding.where.endswith(f": {place}")
            if finding.code.startswith(code) and here:
                silenced.setdefault(finding, reason)
    return silenced


def report_of(
    subject: str,
    findings: Iterable[Finding],
    rules: Iterable[str],
    silences: Mapping[str | tuple[str, str], str] | None = None,
) -> Report:
    """The report on these findings without duplicates. Findings that `silences` match are listed as silenced."""
    once = tuple(dict.fromkeys(findings))
    silenced = silence(once, silences or {})
    return Report(
        subject=subject,
        findings=tuple(finding for finding in once if finding not in silenced),
        silenced=tuple(Silenced(finding=finding, reason=reason) for finding, reason in silenced.items()),
        rules=tuple(rules),
    )


# ---- reading a report: every entry must be there and have the right type


def _report(document: Any) -> Report:
    if document["format"] != FORMAT:
        raise ValueError(f"the format must be {FORMAT!r}")
    entries = _entries(document, {"format", *(item.name for item in fields(Report))})
    return Report(
        subject=_text(entries["subject"]),
        findings=tuple(map(_finding, _list(entries["findings"]))),
        silenced=tuple(map(_silenced, _list(entries["silenced"]))),
        rules=tuple(map(_text, _list(entries["rules"]))),
    )


def _silenced(value: Any) -> Silenced:
    entries = _entries(value, {"finding", "reason"})
    return Silenced(finding=_finding(entries["finding"]), reason=_text(entries["reason"]))


def _finding(value: Any) -> Finding:
    entries = {name: _text(text) for name, text in _entries(value, {item.name for item in fields(Finding)}).items()}
    return Finding(**{**entries, "severity": Severity(entries["severity"])})  # type: ignore[arg-type]


def _entries(value: Any, names: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict) or cast(dict[str, Any], value).keys() != names:
        raise TypeError(f"expected an object with {', '.join(sorted(names))}")
    return cast(dict[str, Any], value)


def _list(value: Any) -> list[Any]:
    if not is_list(value):
        raise TypeError("expected a list")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("expected text")
    return value
