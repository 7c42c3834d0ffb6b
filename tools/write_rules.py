"""Write docs/reference/rules/ and docs/reference/warnings.md: the rules, and what they find in the bundled data.

    python tools/write_rules.py

There is a page for each theme, with an anchor for each code. Everything on it comes from the rules and their examples.
The tests run the examples, and check that the pages are current.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import minetreaty as mt
from minetreaty.findings import THEMES
from minetreaty.validation.catalogue import BY_CODE, RULES
from minetreaty.validation.examples import failing_text, passing_text

FOLDER = Path(__file__).parents[1] / "docs" / "reference"

INTRODUCTIONS = {
    "structure": "Faults of a file or folder, found while it is read. Nothing with a fault is loaded.",
    "dates": "Dates that are impossible, contradict each other, or differ from those that follow from the treaty.",
    "participation": (
        "Acts that treaty law does not allow. `Register.deposit` refuses an act if a rule on single acts finds an "
        "error."
    ),
    "counts": "Totals that differ from the number of members, and numbers that do not agree with each other.",
    "provenance": "Facts without a source, with an unknown source, or with a source that is older than the fact.",
    "identity": "Codes, names, groups and keys that are unknown, or that belong to two things.",
    "obligations": "Deadlines, extensions and figures that contradict each other.",
    "tables": (
        "Differences between the rows of your table and our data. The rules on single acts in other themes also apply "
        "to rows, and those on structure to cells."
    ),
}

EXPLANATIONS = {
    "C401": (
        "A source publishes another total than the data gives. Each such total is recorded as a disagreement, with "
        "the reason if it is known. The data's own count follows from acts that other sources confirm."
    ),
    "O701": (
        "A source publishes another deadline than the article or the extension gives. Both are kept; the data uses the "
        "one that follows from the article or the extension, for the reason given."
    ),
    "O704": ("Meetings granted these extensions after the deadline had passed. They are valid, but leave a gap."),
    "O706": "For these extensions the data has neither the date of the decision nor the meeting.",
    "O708": (
        "An old figure was still quoted when newer ones were known, or publishers count differently. All are kept as "
        "published."
    ),
    "P301": (
        "The depositary lists an acceptance although the State had not signed. It is kept and treated as an accession."
    ),
    "P316": (
        "The depositary received a reservation after the consent, circulated it, and accepted it as no State objected."
    ),
    "V505": "No fact cites these sources.",
    "V506": (
        "These acts have only one secondary source, or none. `Register.unconfirmed` lists them, and `explain` says so."
    ),
}
"""Explanations of the findings on the bundled data, by code."""

EXPLAINED_BY_HINTS = frozenset({"O701"})
"""The codes whose hints explain the single finding."""


def page(theme: str) -> str:
    """The page of one theme."""
    lines = [f"# Rules: {theme}", "", INTRODUCTIONS[theme], ""]
    for rule in (rule for rule in RULES if rule.theme == theme):
        lines += [
            f"({rule.code})=",
            f"## {rule.code}: {rule.title}",
            "",
            f"*{str(rule.severity).capitalize()}; looks at {rule.subject}; {rule.reason}.*",
            "",
            _prose(rule.explanation.removeprefix(f"{rule.title}. ")),
            "",
            "Fails:",
            "",
            "```text",
            _shortened(failing_text(rule).rstrip("\n")),
            "```",
            "",
            "Passes:",
            "",
            "```text",
            _shortened(passing_text(rule).rstrip("\n")),
            "```",
            "",
        ]
    return "\n".join(lines)


def _prose(text: str) -> str:
    return text.replace("``", "`")


def _shortened(text: str) -> str:
    """The text, without the middle of very long lines."""
    lines = text.splitlines()
    return "\n".join(line if len(line) <= 240 else f"{line[:120]} [...] {line[-40:]}" for line in lines)


def _anchor(heading: str) -> str:
    """The anchor of a heading, on the site and on GitHub."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def index() -> str:
    """The list of all rules."""
    lines = [
        "# Validation rules",
        "",
        "`mt.validate` and `minetreaty validate` apply these rules; `minetreaty rules CODE` shows one. Codes are",
        "stable: a code that is no longer used is not given to another rule. If the data explains the irregularity of",
        "an act (`oddity`), an error becomes a warning.",
        "",
        "The examples on data are added to a small invented record: the Borduria Pact is in force for Aland (`AAA`)",
        "and Borduria (`BBB`) since 2000-10-01, Cascara (`CCC`) has done nothing yet, and Newland (`NEW`) followed the",
        "Old Union (`OLD`) on 2005-03-01. An entry whose key exists already replaces the old entry; only the",
        "differences are shown.",
        "",
        "| code | severity | rule | article or reason |",
        "| --- | --- | --- | --- |",
    ]
    for rule in RULES:
        place = f"{rule.theme}.md#{_anchor(f'{rule.code}: {rule.title}')}"
        lines.append(f"| [{rule.code}]({place}) | {rule.severity} | {rule.title} | {rule.reason} |")
    pages = list(dict.fromkeys(THEMES.values()))
    return "\n".join([*lines, "", "```{toctree}", ":hidden:", "", *pages, "```", ""])


def warnings() -> str:
    """What the rules find in the bundled data, and why it is kept."""
    report = mt.validate(mt.load())
    lines = [
        "# Warnings on the bundled data",
        "",
        "The rules find no error in the bundled data. All other findings are listed here, with the reason why they",
        "are kept.",
        "",
        "| code | severity | findings | rule |",
        "| --- | --- | --- | --- |",
    ]
    for severity, codes in report.counts.items():
        lines += [f"| [{c}](#{c}) | {severity} | {n} | {BY_CODE[c].title} |" for c, n in codes.items()]
    lines.append("")
    for code, findings in groupby(report.findings, key=lambda finding: finding.code):
        lines += [f"## {code}, {BY_CODE[code].title.lower()}", "", EXPLANATIONS[code], ""]
        told = "{0.where}: {0.message}. {0.hint}" if code in EXPLAINED_BY_HINTS else "{0.where}: {0.message}"
        lines += [f"- {_escaped(told.format(finding))}" for finding in findings]
        lines.append("")
    return "\n".join(lines)


def _escaped(text: str) -> str:
    for mark in "\\*_[]<>":
        text = text.replace(mark, f"\\{mark}")
    return text


def pages() -> Iterator[tuple[Path, str]]:
    """Every page with its text."""
    yield FOLDER / "rules" / "index.md", index()
    for theme in THEMES.values():
        yield FOLDER / "rules" / f"{theme}.md", page(theme)
    yield FOLDER / "warnings.md", warnings()


def main() -> None:
    """Write the pages."""
    for path, text in pages():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
