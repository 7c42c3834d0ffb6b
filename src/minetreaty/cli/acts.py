"""``minetreaty acts``: what States did under a convention."""

from __future__ import annotations

from argparse import Namespace

from ..loading import load
from ..model.acts import Act, ActKind, AnyAct
from ..register import Register
from .parsing import Commands, add_convention, add_known_on, add_span, by_word, one_of
from .replies import Cell, Reply, ReplyTable, several, when, wide

_KINDS = by_word(ActKind)


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "acts",
        "signatures, ratifications, withdrawals and other acts, with their effects",
        run=run,
        examples=(
            "acts APMBC --kind withdrawal",
            "acts APMBC --state Ukraine",
            "acts CCW --since 2020-01-01 --format csv",
        ),
        notes="The date is that of receipt by the depositary. Acts whose day is not known come last, and are left out "
        "where --since or --until excludes every day that they can have.",
    )
    add_convention(parser)
    parser.add_argument("--state", metavar="STATE", help="a code or a name")
    parser.add_argument("--kind", type=one_of(_KINDS), choices=[*_KINDS], metavar="KIND", help=", ".join(_KINDS))
    add_span(parser)
    add_known_on(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    key = reg.convention(args.convention).key
    kind = _KINDS[args.kind] if args.kind else None
    dated = reg.acts(key, state=args.state, kind=kind, since=args.since, until=args.until, known_on=args.known_on)
    code = reg.state(args.state).alpha3 if args.state else None
    undated = [
        act
        for act in reg.undated(key, known_on=args.known_on)
        if code in (None, act.state)
        and kind in (None, act.kind)
        and (args.since or "") <= act.when.last.isoformat()
        and act.when.first.isoformat() <= (args.until or "9999-12-31")
    ]
    acts: list[AnyAct] = [*dated, *undated]
    return Reply(
        blocks=[
            ReplyTable(
                ("date", "code", wide("name"), "act", "effect", wide("about")),
                [
                    (when(act), act.state, reg.state(act.state), act.kind.label, _effect(reg, act), _about(act))
                    for act in acts
                ],
                title=f"{key}: {several(len(acts), 'act')}",
            )
        ],
        table=ReplyTable(
            (
                "date",
                "code",
                "name",
                "kind",
                "effect",
                "article",
                "target",
                "scope",
                "reference",
                "unconfirmed",
                "sources",
                "note",
            ),
            [_row(reg, act) for act in acts],
        ),
        data={"convention": key, "known_on": args.known_on, "acts": dated, "undated": undated},
    )


def _effect(reg: Register, act: AnyAct) -> Cell:
    return reg.effect(act).date if isinstance(act, Act) else None


def _about(act: AnyAct) -> str:
    parts = (f"on {act.target}" if act.target else "", act.scope, "unconfirmed" if act.unconfirmed else "")
    return ", ".join(part for part in parts if part)


def _row(reg: Register, act: AnyAct) -> tuple[Cell, ...]:
    effect = reg.effect(act) if isinstance(act, Act) else None
    return (
        when(act),
        act.state,
        reg.state(act.state),
        act.kind,
        effect.date if effect else None,
        effect.article if effect else None,
        str(act.target) if act.target else None,
        act.scope,
        act.reference,
        act.unconfirmed,
        act.sources,
        act.note,
    )
