"""Writes docs/reference/rules/ and docs/reference/warnings.md: the rules, and what they say of the bundled record.

    python tools/write_rules.py

A page for each theme, with an anchor for each code; everything on it comes from the rules and from their examples,
which the tests execute. The tests prove that the pages are current.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import minetreaty as mt
from minetreaty.validation.catalogue import BY_CODE, RULES, THEMES
from minetreaty.validation.examples import EXAMPLES

FOLDER = Path(__file__).parents[1] / "docs" / "reference"

INTRODUCTIONS = {
    "structure": "Faults of a file or folder, found while it is read. Nothing is loaded from what has one.",
    "dates": "Days that cannot be, that contradict each other, or that are not what the clauses compute.",
    "participation": (
        "Acts that treaty law does not admit, one by one and together. `Register.deposit` refuses the errors "
        "among those that look at an act."
    ),
    "counts": "Numbers that are not those of the members, and numbers that do not agree with each other.",
    "provenance": "Facts without a source that exists, speaks for them, and is not older than they are.",
    "identity": "Codes, names, groups and keys that point at nothing, or at two things.",
    "obligations": "Deadlines, extensions and figures that do not go together.",
    "tables": (
        "What the record has against the rows of somebody's table. Treaty law is held against them as well, "
        "by the rules of other themes that look at an act; those of reading apply to its cells."
    ),
}

EXPLANATIONS = {
    "C401": (
        "A source counted otherwise than the record. Each such total is kept as a disagreement, with what is "
        "known of the reason; the count of the record follows from acts that other sources confirm."
    ),
    "O701": (
        "A source prints another deadline than the clause or the extension gives. Both are kept; the record "
        "uses the other, for the reason given."
    ),
    "O704": (
        "Extensions that the meetings granted after the deadline had passed. They stand; the time between is a gap."
    ),
    "O706": "Extensions of which neither the day of the decision nor the meeting is in the record.",
    "O708": (
        "An old figure was still quoted when newer ones were known, or publishers count differently. All are "
        "kept as printed."
    ),
    "P301": (
        "The depositary prints an acceptance though the State had not signed. The word is kept and read as accession."
    ),
    "P316": (
        "The depositary received a reservation after the consent, circulated it, and accepted it when nobody objected."
    ),
    "V505": "Sources in the list that no fact cites.",
    "V506": ("Acts that one secondary document or none carries. `Register.unconfirmed` lists them, `explain` says so."),
}
"""What is to be said of the findings on the bundled record, by code."""

EXPLAINED_BY_HINTS = frozenset({"O701"})
"""The codes whose hints say what is known of the single finding."""


def page(theme: str) -> str:
    """The page of one theme."""
    lines = [f"# Rules: {theme}", "", INTRODUCTIONS[theme], ""]
    for rule in (rule for rule in RULES if rule.theme == theme):
        example = EXAMPLES[rule.code]
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
            _shortened(example.failing_text.rstrip("\n")),
            "```",
            "",
            "Passes:",
            "",
            "```text",
            _shortened(example.passing_text.rstrip("\n")),
            "```",
            "",
        ]
    return "\n".join(lines)


def _prose(text: str) -> str:
    return text.replace("``", "`")


def _shortened(text: str) -> str:
    """The text, without the middle of lines beyond measure."""
    lines = text.splitlines()
    return "\n".join(line if len(line) <= 240 else f"{line[:120]} [...] {line[-40:]}" for line in lines)


def _anchor(heading: str) -> str:
    """Where a heading is found, on the site and on GitHub."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def index() -> str:
    """The list of all rules."""
    lines = [
        "# Rules of examination",
        "",
        "`mt.validate` and `minetreaty validate` apply these rules; `minetreaty rules CODE` shows one. Codes are",
        "stable: a code that is no longer used is not given to another rule. An act whose `oddity` says why it stands",
        "gets a warning where there would be an error.",
        "",
        "The examples on the record are laid over a small invented world: the Borduria Pact is in force for Aland",
        "(`AAA`) and Borduria (`BBB`) since 2000-10-01, Cascara (`CCC`) has done nothing yet, and Newland (`NEW`)",
        "followed the Old Union (`OLD`) on 2005-03-01. Entries with a key that is there already replace it; only what",
        "is different is shown.",
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
    """What examination says of the bundled record, and why it stands."""
    report = mt.validate(mt.load())
    lines = [
        "# Warnings on the bundled record",
        "",
        "What examination finds in the bundled record: no error. Everything else is listed here, with the reason why",
        "it stands.",
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
    """Writes the pages."""
    for path, text in pages():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
