"""``minetreaty validate``: whether files are in due and proper form."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..findings import Finding, Severity
from ..intake.files import is_table
from ..intake.headings import COLUMNS
from ..loading import load
from ..validation import Report, validate, validate_table
from .parsing import Commands, add_on
from .reading import add_reading, pair, reading_of
from .replies import Block, Reply, ReplyTable, Text, wide

FINDINGS, UNUSABLE = 1, 2
"""The exit codes beside 0."""

_UNUSABLE = frozenset({"S101", "S102", "S103", "S104", "S113"})
"""What cannot be opened, or is nothing that could be examined."""

_PLACE = re.compile(r"(?P<file>[^:#]+?)(?::(?P<line>\d+))?(?::(?P<column>\d+))?(?=$|[:,#])")
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "validate",
        "check data files and tables for errors",
        run=run,
        examples=(
            "validate",
            "validate parties.csv --convention CCM --on 2020-01-01",
            "validate --format json",
        ),
        notes="FILE is a JSON file or a folder of ours, or a table of your own (CSV, JSON rows, workbook), such "
        "as parties.csv, which is compared with the record. Headings that are not understood are reported; "
        "--columns state=Staat signed=Datum explains them.\n"
        "Exit code 0: clean; 1: findings as grave as --fail-on, or graver; 2: input that cannot be used.",
        formats=("text", "csv", "json", "md", "github"),
    )
    parser.add_argument("files", metavar="FILE", nargs="*", help="files and folders (default: the bundled record)")
    parser.add_argument(
        "--fail-on",
        choices=[severity.value for severity in Severity],
        default=Severity.ERROR.value,
        help="the least grave findings that make the exit code 1 (default: %(default)s)",
    )
    parser.add_argument("--rules", metavar="CODE", nargs="+", action="extend", help="codes, or beginnings of codes")
    parser.add_argument(
        "--convention", metavar="CONVENTION", default="APMBC", help="what tables are about (default: %(default)s)"
    )
    add_on(parser, "the day to which the record is complete; only for tables")
    parser.add_argument(
        "--columns", metavar="NAME=HEADING", nargs="+", action="extend", type=_column, default=[],
        help=f"what headings of tables mean: {', '.join(COLUMNS)}",
    )  # fmt: skip
    add_reading(parser)
    parser.add_argument(
        "--marks", metavar="MARK=ACT", nargs="+", action="extend", type=pair("A=accepted"), default=[],
        help="what marks beside dates mean, if no heading says it",
    )  # fmt: skip
    parser.add_argument(
        "--complete", action="store_true", help="tables should name every party: missing ones are errors"
    )


def _column(text: str) -> tuple[str, str]:
    name, _, heading = text.partition("=")
    if not heading:
        raise ArgumentTypeError(f"{text!r}: write what it means and its heading, as state=Country")
    return name, heading


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reports = [_report(Path(file), args) for file in args.progress.over(args.files)]
    reports = reports or [validate(load(args.record), rules=args.rules)]
    rows = [
        (report.subject, f.severity, f.code, f.where, f.message, f.article)
        for report in reports
        for f in report.findings
    ]
    return Reply(
        blocks=_for_github(reports) if args.format == "github" else [Text(str(report)) for report in reports],
        table=ReplyTable(("subject", "severity", "code", wide("place"), wide("message"), "article"), rows),
        data={"reports": reports},
        code=max(_code(report, Severity(args.fail_on)) for report in reports),
    )


def _report(path: Path, args: Namespace) -> Report:
    if is_table(path):
        return validate_table(
            path,
            convention=args.convention,
            columns=dict(args.columns),
            on=args.on,
            marks=dict(args.marks),
            complete=True if args.complete else None,
            **reading_of(args),
            rules=args.rules,
            register=load(args.record),
        )
    return validate(path, rules=args.rules)


def _code(report: Report, fail_on: Severity) -> int:
    if any(finding.code in _UNUSABLE for finding in report.findings):
        return UNUSABLE
    severities = list(Severity)
    grave = severities[: severities.index(fail_on) + 1]
    return FINDINGS if any(finding.severity in grave for finding in report.findings) else 0


def _for_github(reports: Sequence[Report]) -> list[Block]:
    """The findings as workflow commands: one line each, which the forge shows beside the line of the file."""
    return [Text("\n".join((*map(_command, report.findings), report.summary))) for report in reports]


def _command(finding: Finding) -> str:
    properties = {"title": f"{finding.code} {finding.article}".strip(), **dict(_place(finding.where))}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = " ".join(part for part in (f"{finding.where}: {finding.message}", finding.hint) if part)
    return f"::{_COMMANDS[finding.severity]} {listed}::{_escaped(message)}"


def _place(where: str) -> Iterator[tuple[str, str]]:
    """The file, line and column that a place names, if it begins with a file."""
    found = _PLACE.match(where)
    if found and Path(found["file"]).exists():
        yield "file", found["file"]
        if found["line"]:
            yield "line", found["line"]
        if found["column"]:
            yield "col", found["column"]


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
