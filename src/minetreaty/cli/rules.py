"""``minetreaty rules``: what examination looks for."""

from __future__ import annotations

from argparse import Namespace

from ..findings import Rule
from ..validation.catalogue import select
from ..validation.examples import failing_text, passing_text
from .parsing import Commands
from .replies import Reply, ReplyTable, Text, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "rules",
        "list the checks that validate makes",
        run=run,
        examples=("rules", "rules P301", "rules D --format csv"),
        record=False,
    )
    parser.add_argument("codes", metavar="CODE", nargs="*", help="codes, or beginnings of codes (default: all)")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    rules, _ = select(args.codes or None)
    rows = [(r.code, r.severity, r.theme, r.title, r.reason, r.subject, r.explanation) for r in rules]
    columns = ("code", "severity", "theme", "title", "reason", "looks_at", "explanation")
    listed = ReplyTable(
        ("code", "severity", wide("title"), wide("reason")), [(r.code, r.severity, r.title, r.reason) for r in rules]
    )
    return Reply(
        blocks=[Text(_card(rule), title=f"{rule.code}: {rule.title}") for rule in rules] if args.codes else [listed],
        table=ReplyTable(columns, rows),
        data={"rules": ReplyTable(columns, rows).records()},
    )


def _card(rule: Rule) -> str:
    lines = (f"{rule.severity}; looks at {rule.subject}; {rule.reason}", rule.explanation, "")
    examples = ("Fails:", *failing_text(rule).splitlines(), "Passes:", *passing_text(rule).splitlines())
    return "\n".join((*lines, *examples))
