"""``minetreaty prohibited``: what the treaties of the record say to a State about a conduct."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from ..loading import load
from ..model.conventions import Conduct, Weapon
from ..model.doubts import kinds_of
from ..questions.prohibitions import Prohibition
from ..standing.answers import describe
from .parsing import Commands, add_known_on, add_on, add_state
from .replies import Cell, Reply, ReplyTable, Text, when, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "prohibited",
        "what is forbidden or restricted for a State",
        run=run,
        examples=("prohibited POL use --on 2026-03-01", "prohibited USA transfer --weapon 'anti-personnel mines'"),
        notes="What our data do not forbid may be forbidden by customary law or by other treaties.",
    )
    add_state(parser)
    parser.add_argument("conduct", metavar="CONDUCT", help=", ".join(Conduct))
    parser.add_argument("--weapon", metavar="WEAPON", help=", ".join(Weapon))
    add_on(parser, "the latest date to which a record is complete")
    add_known_on(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    found = reg.prohibited(args.state, args.conduct, on=args.on, weapon=args.weapon, known_on=args.known_on)
    table = ReplyTable(
        ("rule", "article", "since", "until", "in_part", "doubts", wide("text"), "sources"), list(_rows(found))
    )
    return Reply(
        blocks=[Text(str(found))],
        table=table,
        data={
            "state": found.state,
            "conduct": found.conduct,
            "weapon": found.weapon,
            "on": found.on,
            "known_on": found.known_on,
            "rules": table.records(),
            "not_binding": [
                {"convention": standing.convention, "status": standing.status} for standing in found.not_binding
            ],
            "unbound": found.unbound,
        },
        notes=() if args.format == "table" else (*filter(None, (found.without_rule,)), *found.notes, found.caveat),
    )


def _rows(found: Prohibition) -> Iterator[tuple[Cell, ...]]:
    """What holds, then what is reserved, contested or not determined: acts and standings have no article."""
    for rule, bindings in (
        ("forbidden", found.prohibitions),
        ("restricted", found.restrictions),
        ("excepted", found.exceptions),
        ("applies", found.scopes),
    ):
        for b in bindings:
            doubts = kinds_of(b.doubts)
            yield rule, b.article, b.since, b.until, b.provision.in_part or None, doubts, str(b), b.provision.sources
    for rule, acts in (("reserved", found.reserved), ("contested", found.contested)):
        for act in acts:
            text = f"{act.state}, {act.convention}: {describe(act)}"
            yield rule, None, when(act), None, None, (), text, act.sources
    for standing in found.open:
        doubts = kinds_of(standing.doubts)
        yield "not determined", None, standing.since, standing.until, None, doubts, str(standing), ()
