"""``minetreaty status``: how States stand to conventions on a day, and why."""

from __future__ import annotations

from ..errors import UnknownConvention, UnknownState
from ..model.doubts import kinds_of
from ..model.statuses import Status
from .parsing import Misuse, add_known_on, add_on
from .replies import Reply, ReplyTable, Text, doubt_notes, wide

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from ..register import Register
    from ..standing.answers import Explanation, Standing
    from .parsing import Commands
    from .replies import Cell

_COLUMNS = (
    "code",
    "name",
    "convention",
    "date",
    "known_on",
    "status",
    "is_party",
    "since",
    "until",
    "signed_on",
    "consented_on",
    "in_force_from",
    "withdrawal_effective",
    "possible",
    "doubts",
    "unconfirmed",
    "contested",
    "beyond_record",
)


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "status",
        "a State's status under a convention on a date, and why",
        run=run,
        examples=(
            "status EST --on 2025-12-26",
            "status Estonia Latvia 'Cluster Munitions Convention' --on 2025-12-26",
            "status EST --on 2025-12-27 --explain",
            "status MNE --on 2006-07-31 --known-on 2006-07-31",
        ),
        notes="The date under 'until' is the first one after the period.",
    )
    parser.add_argument(
        "names",
        metavar="NAME",
        nargs="+",
        help="States (code or name) and conventions (key, title or alias; default: APMBC)",
    )
    parser.add_argument(
        "--convention",
        metavar="CONVENTION",
        dest="option",
        action="append",
        default=[],
        help="a convention, as an option",
    )
    add_on(parser)
    add_known_on(parser)
    parser.add_argument("--explain", action="store_true", help="say why: each step with its act, article and source")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    from ..loading import load

    reg = load(args.record)
    states, conventions = _sorted_out(reg, [*args.names, *args.option], args.on)
    asked = [(state, convention) for state in states for convention in conventions]
    if args.explain:
        return _explained([reg.explain(*pair, on=args.on, known_on=args.known_on) for pair in asked])
    standings = [reg.standing(*pair, on=args.on, known_on=args.known_on) for pair in asked]
    shown = ReplyTable(
        ("code", wide("name"), "convention", "date", "status", "since", "until"),
        [(g.state.alpha3, g.state, g.convention, g.on, g.status, g.since, g.until) for g in standings],
    )
    table = ReplyTable(_COLUMNS, [_row(standing) for standing in standings])
    return Reply(
        blocks=[shown],
        table=table,
        data={"standings": table.records()},
        notes=list(dict.fromkeys(note for given in standings for note in _notes(given))),
    )


def _sorted_out(reg: Register, names: Sequence[str], on: str | None) -> tuple[list[str], list[str]]:
    """The codes of the States among the names, and the keys of the conventions."""
    states: list[str] = []
    conventions: list[str] = []
    for name in names:
        if name in reg.facts.bounds:  # a code, as most are: nothing need be searched
            states.append(name)
            continue
        try:
            conventions.append(reg.convention(name).key)
        except UnknownConvention as nor:
            try:
                states.append(reg.state(name, on=on).alpha3)
            except UnknownState as error:
                if error.suggestions or len(nor.suggestions) == len(reg.conventions):
                    raise
                raise Misuse(
                    f"There is no state or convention called {name!r}. Did you mean {' or '.join(nor.suggestions)}?"
                ) from None
    if not states:
        raise Misuse("Say of which State: minetreaty status EST.")
    return states, conventions or ["APMBC"]


def _row(given: Standing) -> tuple[Cell, ...]:
    return (
        given.state.alpha3,
        given.state,
        given.convention,
        given.on,
        given.known_on,
        given.status,
        given.is_party,
        given.since,
        given.until,
        given.signed_on,
        given.consented_on,
        given.in_force_from,
        given.withdrawal_effective,
        given.possible,
        kinds_of(given.doubts),
        given.unconfirmed,
        given.contested,
        given.beyond_record,
    )


def _notes(seen: Standing) -> Iterator[str]:
    if seen.status is Status.WITHDRAWING:
        yield f"{seen.state.name}, {seen.convention}: under notice of withdrawal, and bound until it takes effect."
    yield from doubt_notes(seen.convention, seen.doubts)


def _explained(explanations: Sequence[Explanation]) -> Reply:
    rows = [
        (
            given.standing.state.alpha3,
            given.standing.state,
            given.standing.convention,
            given.standing.on,
            step.date,
            step.status,
            step.article,
            step.text,
            step.act.sources if step.act else (),
        )
        for given in explanations
        for step in given.steps
    ]
    return Reply(
        blocks=[Text(prose, title=title) for title, _, prose in (str(given).partition("\n") for given in explanations)],
        table=ReplyTable(("code", "name", "convention", "date", "since", "status", "article", "text", "sources"), rows),
        data={"explanations": list(explanations)},
    )
