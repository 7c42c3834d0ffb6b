"""``minetreaty prohibited``: what the treaties of the record say to a State about a conduct."""

from __future__ import annotations

from argparse import Namespace

from ..conventions import Conduct, Weapon
from ..edition import load
from .parsing import Commands, add_known_on, add_on
from .replies import Reply, Table, Text, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "prohibited",
        "what is forbidden or restricted for a State",
        run=run,
        examples=("prohibited POL use --on 2026-03-01", "prohibited USA transfer --weapon 'anti-personnel mines'"),
        notes="What the record does not forbid may be forbidden by custom or by treaties outside the record.",
    )
    parser.add_argument("state", metavar="STATE", help="a code or a name")
    parser.add_argument("conduct", metavar="CONDUCT", help=", ".join(Conduct))
    parser.add_argument("--weapon", metavar="WEAPON", help=", ".join(Weapon))
    add_on(parser, "the last day to which every record is complete")
    add_known_on(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    day = args.on or min(convention.as_of for convention in reg.conventions)
    found = reg.prohibited(args.state, args.conduct, on=day, weapon=args.weapon, known_on=args.known_on)
    parts = (
        ("forbidden", found.prohibitions),
        ("restricted", found.restrictions),
        ("excepted", found.exceptions),
        ("applies", found.scopes),
    )
    table = Table(("rule", wide("text")), [(name, str(binding)) for name, part in parts for binding in part])
    return Reply(
        blocks=[Text(str(found))],
        table=table,
        data={"state": found.state, "conduct": found.conduct, "on": found.on, "rules": table.records()},
        notes=() if args.format == "table" else (*found.notes, found.caveat),
    )
