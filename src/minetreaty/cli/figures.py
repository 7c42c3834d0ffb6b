"""``minetreaty figures``: the figures of a measure, side by side where sources differ; without one, what there is."""

from __future__ import annotations

from argparse import Namespace

from ..loading import load
from .parsing import Commands
from .replies import Reply, ReplyTable, right, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "figures",
        "mines destroyed, areas cleared and other figures, with their sources",
        run=run,
        examples=(
            "figures",
            "figures stockpiled_mines_destroyed",
            "figures mines_retained_first_declared --state AGO --format csv",
        ),
    )
    parser.add_argument("measure", nargs="?", metavar="MEASURE", help="what is counted; without it, all there is")
    parser.add_argument("--state", metavar="STATE", help="a code or a name")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    if args.measure is None:
        rows = [(measure, len(reg.figures(measure, state=args.state))) for measure in reg.measures]
        table = ReplyTable(("measure", right("figures")), rows)
        return Reply(blocks=[table], table=table, data={"measures": table.records()})
    table = ReplyTable(
        (
            "as_of",
            "code",
            wide("scope"),
            wide("figure"),
            "cumulative",
            "unconfirmed",
            "sources",
            wide("note"),
            "qualifier",
            "value",
            "unit",
            "quality",
        ),
        [
            (
                f.as_of,
                f.state,
                f.scope,
                f.amount,
                f.cumulative,
                f.unconfirmed,
                f.sources,
                f.note,
                f.qualifier,
                f.value,
                f.unit,
                f.quality,
            )
            for f in reg.figures(args.measure, state=args.state)
        ],
        title=args.measure,
    )
    read = ReplyTable(table.columns[:-4], [row[:-4] for row in table.rows], title=table.title)
    return Reply(blocks=[read], table=table, data={"measure": args.measure, "figures": table.records()})
