"""``minetreaty deposit``: what would be if these acts had been."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ..differences import diff
from ..due_form.deposits import check_acts
from ..errors import NotInDueForm
from ..loading import load
from ..model.acts import Act, ActKind
from ..reading import dumps
from .difference import answered
from .files import saving
from .parsing import Commands, by_word
from .replies import Reply, ReplyTable, Text, wide

NOT_ADMITTED = 1
"""The exit code where treaty law does not admit the acts."""

_ACT = ("STATE", "CONVENTION", "KIND", "DAY")


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "deposit",
        "try a what-if: what changes if a State joins or leaves (nothing is saved)",
        run=run,
        examples=(
            "deposit USA APMBC accession 2026-09-01 --on 2027-03-01",
            "deposit USA CCM accession 2026-09-01 --and IND CCM accession 2026-09-01 --on 2027-03-01",
            "deposit Norway CCM withdrawal 2026-05-01 --armed-conflict no --on 2026-12-01",
            "deposit USA APMBC accession 2026-09-01 --on 2027-03-01 --dump what-if.json",
        ),
        notes=f"KIND is one of {', '.join(by_word(ActKind))}.\n"
        "DAY is that of receipt by the depositary. Exit code 1: treaty law does not admit the acts. What --dump "
        "writes can be asked anything: minetreaty status USA --record what-if.json --on 2027-03-01.",
    )
    for name in _ACT:
        parser.add_argument(name.lower(), metavar=name, help="" if name != "DAY" else "YYYY-MM-DD")
    parser.add_argument("--and", dest="more", nargs=4, action="append", default=[], metavar=_ACT, help="a further act")
    parser.add_argument("--on", metavar="DAY", required=True, help="the day to compare, YYYY-MM-DD")
    parser.add_argument(
        "--armed-conflict",
        choices=("yes", "no"),
        help="whether a State that withdraws is engaged in an armed conflict when the period of notice ends",
    )
    parser.add_argument("--dump", metavar="FILE", help="write the whole record with the acts to a file")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    conflict = None if args.armed_conflict is None else args.armed_conflict == "yes"
    acts = [
        Act(
            state=reg.state(state, on=day).alpha3,
            convention=reg.convention(convention).key,
            kind=kind.replace("-", "_"),
            date=day,
            armed_conflict=conflict if kind == ActKind.WITHDRAWAL else None,
        )
        for state, convention, kind, day in ((args.state, args.convention, args.kind, args.day), *args.more)
    ]
    try:
        supposed = reg.deposit(*acts)
    except NotInDueForm as error:
        return _refused(error)
    notes = [str(finding) for finding in check_acts(acts, supposed.ledgers)]
    if args.dump:
        with saving(args.dump):
            Path(args.dump).write_text(dumps(supposed), encoding="utf-8")
        notes.append(f"The record with these acts was written to {args.dump}.")
    return answered(diff(reg, supposed, on=args.on), args.format, notes)


def _refused(error: NotInDueForm) -> Reply:
    rows = [(f.severity, f.code, f.where, f.message, f.article) for f in error.findings]
    return Reply(
        blocks=[Text(str(error))],
        table=ReplyTable(("severity", "code", wide("place"), wide("message"), "article"), rows),
        data={"findings": error.findings},
        code=NOT_ADMITTED,
    )
