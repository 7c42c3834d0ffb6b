"""``minetreaty state``: who a State is: its codes, names and groups."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from ..loading import load
from ..model.states import State
from ..standing.names import VOCABULARIES
from .parsing import Commands
from .replies import Reply, ReplyTable, Text


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "state",
        "a State's codes, names and groups",
        run=run,
        examples=(
            "state Swaziland",
            "state DDR DEU --format json",
            "state 710 --vocabulary cow",
            "state Congo --vocabulary depositary",
        ),
        notes="Names are compared without case, accents and punctuation, and never guessed.",
    )
    parser.add_argument("names", metavar="STATE", nargs="+", help="codes or names, former ones too")
    parser.add_argument("--on", metavar="DAY", help="the day on which the name was borne, YYYY-MM-DD")
    parser.add_argument(
        "--vocabulary", choices=VOCABULARIES, default="any", help="what kind of name it is (default: %(default)s)"
    )


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    found = [reg.state(name, on=args.on, vocabulary=args.vocabulary) for name in args.names]
    columns = ("alpha3", "alpha2", "m49", "name", "official_name", "un", "region", "subregion", "since", "until")
    table = ReplyTable(
        (*columns, "groups", "sources", "note"),
        [
            (*(getattr(s, column) for column in columns), [m.group_key for m in s.memberships], s.sources, s.note)
            for s in found
        ],
    )
    data = [
        {**record, "names": state.names, "memberships": state.memberships}
        for record, state in zip(table.records(), found, strict=True)
    ]
    return Reply(
        blocks=[Text("\n".join(_card(state)), title=f"{state.name} ({state.alpha3})") for state in found],
        table=table,
        data={"states": data},
    )


def _card(state: State) -> Iterator[str]:
    yield from filter(None, (state.official_name, state.note))
    yield f"Codes: {_joined(state.alpha3, state.alpha2, state.m49)}"
    yield f"United Nations: {state.un.replace('_', ' ')}{f' since {state.un_admitted}' if state.un_admitted else ''}"
    yield f"Region: {_joined(state.subregion, state.region) or 'none'}"
    if state.since or state.until:
        yield f"In the universe of States{_span(state.since, state.until)}"
    for name in state.names:
        language = f" ({name.language})" if name.language else ""
        yield f"- {name.kind}{language}: {name.text}{_span(name.span.since, name.span.until)}"
    for member in state.memberships:
        doubt = "" if member.certain else ", doubtful"
        yield f"- group {member.group_key}{_span(member.span.since, member.span.until)}{doubt}"


def _joined(*parts: str | None) -> str:
    return ", ".join(filter(None, parts))


def _span(since: object, until: object) -> str:
    return (f" from {since}" if since else "") + (f" to before {until}" if until else "")
