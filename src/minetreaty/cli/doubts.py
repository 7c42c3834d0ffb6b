"""``minetreaty doubts``: what in the record is open."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from ..loading import load
from ..model.acts import Act, AnyAct
from ..model.sources import Disagreement
from .parsing import Commands, add_convention
from .replies import Cell, Reply, ReplyTable, when, wide


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "doubts",
        "missing dates, unconfirmed facts, conflicting sources",
        run=run,
        examples=("doubts APMBC", "doubts APMBC --state Eritrea", "doubts CCM CCW --format csv"),
    )
    add_convention(parser, None, several=True)
    parser.add_argument("--state", metavar="STATE", help="only of one State: a code or a name")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    keys = [reg.convention(name).key for name in args.conventions] or [convention.key for convention in reg.conventions]
    code = reg.state(args.state).alpha3 if args.state else None
    undated = [act for key in keys for act in reg.undated(key) if code in (None, act.state)]
    unconfirmed = [
        act for key in keys for act in reg.unconfirmed(key) if isinstance(act, Act) and code in (None, act.state)
    ]
    differing = [item for key in keys for item in reg.disagreements(key, state=code)]
    rows: list[tuple[Cell, ...]] = [
        *(("undated", *_act_row(act)) for act in undated),
        *(("unconfirmed", *_act_row(act)) for act in unconfirmed),
        *(("differs", d.convention, d.state, _about(d), d.ours, d.theirs, d.sources, d.note) for d in differing),
    ]
    blocks = [
        _acts("Acts whose day is not known", undated),
        _acts("Acts with a day, unconfirmed: one secondary source or none", unconfirmed).without("unconfirmed"),
        ReplyTable(
            ("convention", "code", wide("about"), wide("we_use"), wide("others_have"), wide("sources")),
            [(d.convention, d.state, _about(d), d.ours, d.theirs, d.sources) for d in differing],
            title="Values on which sources differ",
        ),
    ]
    return Reply(
        blocks=[block.without("convention") for block in blocks] if len(keys) == 1 else blocks,
        table=ReplyTable(("doubt", "convention", "code", "about", "we_use", "others_have", "sources", "note"), rows),
        data={"undated": undated, "unconfirmed": unconfirmed, "disagreements": differing},
    )


def _act_row(act: AnyAct) -> tuple[Cell, ...]:
    return (act.convention, act.state, f"{act.kind.label} {when(act)}", None, None, act.sources, act.note)


def _acts(title: str, acts: Iterable[AnyAct]) -> ReplyTable:
    rows = [(act.convention, act.state, when(act), act.kind.label, act.unconfirmed, act.sources) for act in acts]
    return ReplyTable(("convention", "code", "date", "act", "unconfirmed", wide("sources")), rows, title=title)


def _about(item: Disagreement) -> str:
    return " ".join(part for part in (item.kind.replace("_", " "), item.date, item.field) if part)
