"""``minetreaty citation``: how to cite the record, a document that it cites, or how a State stands."""

from __future__ import annotations

import json
from argparse import Namespace

from ..citing import cite
from ..loading import load
from .parsing import Commands, Misuse, add_convention, add_known_on, add_on
from .replies import Reply, ReplyTable, Text, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "citation",
        "how to cite the record, a document of it, or an answer",
        run=run,
        examples=(
            "citation",
            "citation --source untc-apmbc-2026-02-03",
            "citation CCM",
            "citation APMBC --state EST --on 2025-12-27",
        ),
        notes="With --format json it is an item of CSL-JSON.",
    )
    parser.add_argument("--source", metavar="ID", help="the id of a document")
    parser.add_argument("--state", metavar="STATE", help="a code or a name; needs a convention")
    add_convention(parser, None)
    add_on(parser)
    add_known_on(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    if args.state and not args.convention:
        raise Misuse("--state needs a convention too. See 'minetreaty citation --help'.")
    reg = load(args.record)
    if args.source:
        cited = cite(reg.source(args.source), register=reg)
    elif args.state:
        cited = cite(reg.standing(args.state, args.convention, on=args.on, known_on=args.known_on), register=reg)
    elif args.convention:
        cited = cite(reg.convention(args.convention), register=reg)
    else:
        cited = cite(reg)
    table = ReplyTable(
        (wide("text"), wide("bibtex"), "csl_json"), [(cited.text, cited.bibtex, json.dumps(cited.csl_json))]
    )
    return Reply(
        blocks=[Text(cited.text), Text(cited.bibtex, verbatim=True)], table=table, data=cited.csl_json, whole=True
    )
