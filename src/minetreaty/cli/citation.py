"""``minetreaty citation``: how to cite the record, a document that it cites, or how a State stands."""

from __future__ import annotations

import json
from argparse import Namespace

from ..citing import cite
from ..edition import load
from .parsing import Commands, Misuse
from .replies import Reply, Table, Text, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "citation",
        "how to cite the record, a document of it, or an answer",
        run=run,
        examples=("citation", "citation --source untc-apmbc-2026-02-03", "citation --state EST --convention APMBC"),
        notes="With --format json it is an item of CSL-JSON.",
    )
    parser.add_argument("--source", metavar="ID", help="the id of a document")
    parser.add_argument("--state", metavar="STATE", help="a code or a name; needs --convention")
    parser.add_argument("--convention", metavar="CONVENTION", help="a key, title or alias")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    if bool(args.state) != bool(args.convention):
        raise Misuse("--state and --convention go together. See 'minetreaty citation --help'.")
    reg = load()
    if args.source:
        cited = cite(reg.source(args.source))
    elif args.state:
        cited = cite(reg.standing(args.state, args.convention))
    else:
        cited = cite(reg)
    table = Table((wide("text"), wide("bibtex"), "csl_json"), [(cited.text, cited.bibtex, json.dumps(cited.csl_json))])
    return Reply(blocks=[Text(cited.text), Text(cited.bibtex)], table=table, data=cited.csl_json)
