"""``minetreaty page``: a saved status page of the depositary as a convention that can be asked."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from ..facts.folder import KEY
from ..loading import load
from ..model.populations import Population
from ..pages.comparing import compare
from ..pages.differences import PageDifferenceKind
from ..pages.page import StatusPage
from ..pages.proposing import propose
from ..pages.reader import read_status_page
from ..reading import dumps
from ..register import Register
from .files import saving
from .parsing import Commands, Misuse
from .replies import Reply, ReplyTable, right, several, wide

_FOLLOWING = frozenset(
    {
        PageDifferenceKind.STATUS,
        PageDifferenceKind.TOTAL,
        PageDifferenceKind.DATE,
        PageDifferenceKind.ENTRY_INTO_FORCE,
    }
)
"""What must agree when the acts of a page are asked: what follows from them is printed on the page."""

_POPULATIONS = (
    Population.SIGNATORIES,
    Population.CONTRACTING_STATES,
    Population.STATES_PARTIES,
    Population.WITHDRAWN,
)

DIFFERENT = 1
"""The exit code where the page and what follows from its acts differ."""


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "page",
        "make a convention of a saved status page of the depositary",
        run=run,
        examples=(
            "page iccpr.html --as ICCPR",
            "page iccpr.html --as ICCPR --clauses iccpr.json",
            "page iccpr.html --as ICCPR --clauses iccpr.json --dump treaty.json",
        ),
        notes="PAGE is a status page of the United Nations Treaty Collection in English, saved as complete HTML.\n"
        "FILE is JSON with the clauses of the treaty, as the files in the folder conventions of the record have them: "
        "signature, consent, entry_into_force, entry_into_force_for_state, withdrawal. Without the clauses on entry "
        "into force, who signed and who consented is known, and for whom the treaty is in force is not.\n"
        "What --dump writes is a record with the treaty added, which --record reads: every other command answers "
        "questions about it.\n"
        "CSV has the acts, and the declarations, reservations and objections whose kind and day the page prints. Exit "
        "code 1: what follows from the acts is not what the page prints.",
    )
    parser.add_argument("page", metavar="PAGE", help="a saved status page")
    parser.add_argument("--as", metavar="KEY", dest="key", required=True, help="the key of the convention")
    parser.add_argument("--clauses", metavar="FILE", help="its clauses")
    parser.add_argument("--dump", metavar="FILE", help="write the record with the treaty added to a file")


def run(args: Namespace) -> Reply:
    """Answers the command."""
    base = load(args.record)
    if not KEY.fullmatch(args.key):
        raise Misuse(f"--as {args.key}: a key has capital letters, digits and hyphens, and begins with a letter.")
    if args.key in base.facts.keys:
        raise Misuse(f"--as {args.key}: the record has a convention of that key. Give another key, or use compare.")
    page = read_status_page(Path(args.page))
    treaty = page.convention(args.key, args.clauses)
    table = base.with_convention(treaty, *page.acts, sources=page.sources)
    statements = propose(page, table, convention=args.key).acts
    reg = base.with_convention(treaty, *page.acts, *statements, sources=page.sources)
    found = [item for item in compare(page, reg, convention=args.key).unexplained if item.kind in _FOLLOWING]
    notes = [f"Not read: {item}" for item in page.unread]
    if args.dump:
        with saving(args.dump):
            Path(args.dump).write_text(dumps(reg), encoding="utf-8")
        notes.append(f"The record with {args.key} was written to {args.dump}.")
    head, counts = _head(page, reg, args.key, len(statements)), _counts(reg, args.key)
    differences = ReplyTable(
        ("kind", "code", wide("difference")), [(item.kind, item.state, item.text) for item in found]
    )
    acts = ReplyTable(
        ("code", "kind", "date", "has_left", "provisional", "effect", "line"),
        [(act.state, act.kind, act.date, act.left, act.provisional, act.effect, act.line) for act in page.acts]
        + [(act.state, act.kind, act.date, False, False, act.effect, None) for act in statements],
    )
    return Reply(
        blocks=[head, counts, *([differences] if found else [])],
        table=acts,
        data={
            "page": page,
            "convention": reg.convention(args.key),
            "counts": counts.records(),
            "differences": found,
        },
        notes=notes,
        code=DIFFERENT if found else 0,
    )


def _head(page: StatusPage, reg: Register, key: str, told: int) -> ReplyTable:
    """What the page prints, and what follows from it."""
    printed = page.entry_into_force or ("not in force" if page.not_in_force else "not printed")
    computed = reg.convention(key).in_force
    rows: list[tuple[str, str | int | date]] = [
        ("treaty", f"{page.symbol} {page.title}"),
        ("status of", page.date),
        ("in force, printed", printed),
        ("in force, from the acts", computed or "not known"),
        ("participants", f"{len(page.participants)} States, {several(len(page.others), 'other')}"),
        ("acts in the table", len(page.acts)),
        ("statements below it", f"{len(page.statements)}, {told} of them with a kind and a day"),
        ("signatories", _total(page.published_signatories, page.signatories)),
        ("parties", _total(page.published_parties, page.parties)),
        ("parts not read", len(page.unread)),
    ]
    return ReplyTable(("name", wide("value")), rows, headings=False)


def _total(printed: int | None, counted: int | None) -> str:
    return f"{'none' if printed is None else printed} printed, {'none' if counted is None else counted} in the table"


def _counts(reg: Register, key: str) -> ReplyTable:
    """The numbers of States on the day of the page."""
    counts = [reg.count(population, key) for population in _POPULATIONS]
    rows = [(count.population.label, count.at_least, count.at_most, count.note) for count in counts]
    return ReplyTable((wide("States"), right("at least"), right("at most"), wide("note")), rows).without_empty_columns()
