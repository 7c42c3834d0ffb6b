"""``minetreaty status``: how States stand to conventions on a day, and why."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence

from ..answers import Explanation, Standing
from ..edition import load
from ..errors import UnknownConvention, UnknownState
from ..register import Register
from ..statuses import Status
from .parsing import Commands, Misuse, add_known_on, add_on
from .replies import Cell, Reply, Table, Text, beyond_record, plain, wide

_COLUMNS = (
    "state",
    "name",
    "convention",
    "on",
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
    "beyond_record",
)


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "status",
        "how a State stands to a convention on a day",
        run=run,
        examples=(
            "status EST --on 2025-12-26",
            "status Estonia Latvia 'Cluster Munitions Convention' --on 2025-12-26",
            "status EST --on 2025-12-27 --explain",
            "status MNE --on 2006-07-31 --known-on 2006-07-31",
        ),
        notes="A period runs from its first day to before the day under 'until'.",
    )
    parser.add_argument(
        "names",
        metavar="NAME",
        nargs="+",
        help="States (code or name) and conventions (key, title or alias; default: APMBC)",
    )
    add_on(parser)
    add_known_on(parser)
    parser.add_argument("--explain", action="store_true", help="say why: each step with its act, article and source")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    states, conventions = _sorted_out(reg, args.names, args.on)
    if args.explain:
        return _explained(
            [
                reg.explain(state, convention, on=args.on, known_on=args.known_on)
                for state in states
                for convention in conventions
            ]
        )
    standings = [
        reg.standing(state, convention, on=args.on, known_on=args.known_on)
        for state in states
        for convention in conventions
    ]
    shown = [(s.state.alpha3, s.state, s.convention, s.on, s.status, s.since, s.until) for s in standings]
    table = Table(_COLUMNS, [_row(standing) for standing in standings])
    return Reply(
        blocks=[Table(("code", wide("state"), "convention", "on", "status", "since", "until"), shown)],
        table=table,
        data={"standings": table.records()},
        notes=list(dict.fromkeys(note for standing in standings for note in _notes(reg, standing))),
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
        given.beyond_record,
    )


def _notes(reg: Register, given: Standing) -> Iterator[str]:
    if given.status is Status.WITHDRAWING:
        yield f"{given.state}, {given.convention}: under notice of withdrawal, and bound until it takes effect."
    if given.possible:
        yield f"{given.state}, {given.convention}: the record cannot say; possible are {', '.join(given.possible)}."
    yield from beyond_record(reg.convention(given.convention), given.on)


def _explained(explanations: Sequence[Explanation]) -> Reply:
    rows = [
        (
            given.standing.state.alpha3,
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
        table=Table(("state", "convention", "on", "date", "status", "article", "text", "sources"), rows),
        data={"explanations": [plain(given) for given in explanations]},
    )
