"""``minetreaty brief``: the state of conventions on a date."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator

from ..loading import load
from ..model.acts import AnyAct
from ..model.populations import Population
from ..model.states import State
from ..questions.briefs import Brief, WithdrawalNotice
from ..serialising import to_dict
from ..standing.answers import StatusTransition
from ..standing.counts import Count
from .parsing import Commands, add_convention, add_known_on, add_on
from .replies import Block, Cell, Reply, ReplyTable, Text, right, when, wide

_MEANING = {
    Population.STATES_PARTIES: "the convention is in force for them",
    Population.CONTRACTING_STATES: "consented to be bound, and have not left",
    Population.SIGNATORIES: "signed, whatever they did afterwards",
    Population.NONCONTRACTING: "all other States ({universe} in total)",
}


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add(
        "brief",
        "the state of a convention on a date, in one page",
        run=run,
        examples=(
            "",
            "brief CCM CCW",
            "brief APMBC --on 2025-06-16",
            "brief APMBC --on 2006-07-31 --known-on 2006-07-31",
        ),
    )
    add_convention(parser, several=True)
    add_on(parser)
    add_known_on(parser)


def run(args: Namespace) -> Reply:
    """Answers the command."""
    reg = load(args.record)
    briefs = [reg.brief(name, on=args.on, known_on=args.known_on) for name in args.conventions]
    rows = [
        (brief.convention, brief.on, brief.known_on, count.population, _number(count), count.open.codes)
        for brief in briefs
        for count in brief.counts
    ]
    return Reply(
        blocks=[block for brief in briefs for block in blocks(brief)],
        table=ReplyTable(("convention", "date", "known_on", "population", "number", "open"), rows),
        data={"briefs": [_data(brief) for brief in briefs]},
    )


def _number(count: Count) -> int | None:
    return count.at_least


def _data(brief: Brief) -> dict[str, object]:
    counts = {
        count.population: {"number": _number(count), "members": count.members, "open": count.open, "note": count.note}
        for count in brief.counts
    }
    return {**{key: value for key, value in to_dict(brief).items() if key not in counts}, "counts": counts}


def blocks(brief: Brief) -> Iterator[Block]:
    """The brief as people read it."""
    known = f", as known on {brief.known_on}" if brief.known_on else ""
    yield Text(_opening(brief), title=f"{brief.title} ({brief.convention}) on {brief.on}{known}")
    yield ReplyTable(
        (right("number"), "population", wide("meaning")),
        [
            (str(count) if count.applicable else "-", count.population.label, _meaning(count, brief))
            for count in brief.counts
        ],
        headings=False,
    )
    if brief.joining:
        days = {standing.until for standing in brief.joining}
        yield ReplyTable(
            ("in_force_from", wide("states")),
            [
                (day or "not known yet", _names(standing.state for standing in brief.joining if standing.until == day))
                for day in sorted(days, key=str)
            ],
            title="Consented, not yet in force for them",
        )
    yield _notices("Leaving: under notice, still bound", brief.leaving)
    if brief.notified_later:
        yield _notices("Party on this date, notice of withdrawal since then", brief.notified_later)
    if brief.left:
        yield Text(_names(brief.left), title="Have withdrawn")
    yield ReplyTable(
        ("date", "before", "after", "act", "article", wide("states")),
        list(_grouped(brief.changes)),
        title=f"Changes in the last 12 months ({brief.changes_since} to {brief.on})",
    )
    yield Text("\n".join(_record(brief)), title=f"The record is complete to {brief.as_of}")


def _opening(brief: Brief) -> str:
    if brief.in_force is None:
        return "Not in force: the record has too few consents."
    return f"{'In force since' if brief.in_force <= brief.on else 'Enters into force on'} {brief.in_force}."


def _meaning(count: Count, brief: Brief) -> str:
    return count.note or _MEANING[count.population].format(universe=len(brief.universe or ()))


def _names(states: Iterable[State]) -> str:
    return ", ".join(state.name for state in states)


def _notices(title: str, notices: Iterable[WithdrawalNotice]) -> ReplyTable:
    rows = [(n.state, n.since, n.outcome, n.article) for n in notices]
    return ReplyTable((wide("name"), "notice", wide("outcome"), "article"), rows, title=title)


def _grouped(changes: Iterable[StatusTransition]) -> Iterator[tuple[Cell, ...]]:
    """One row for the changes of a day that are alike."""
    alike: dict[tuple[Cell, ...], list[State]] = {}
    for change in changes:
        key = (change.date, change.before, change.after, change.act.kind.label, change.article)
        alike.setdefault(key, []).append(change.state)
    return ((*key, _names(states)) for key, states in alike.items())


def _record(brief: Brief) -> Iterator[str]:
    yield f"{brief.as_of_note[:1].upper()}{brief.as_of_note[1:]}." if brief.as_of_note else "For all acts."
    if brief.beyond_record:
        yield f"The date asked about is later: acts received after {brief.as_of} may be missing."
    for count in brief.counts:
        if count.open:
            yield f"- Not known: whether {_names(count.open)} should be counted among the {count.population.label}."
    if brief.undated:
        yield f"- Day not known: {_acts(brief.undated)}."
    if brief.unconfirmed:
        yield f"- Unconfirmed, one secondary source or none: {_acts(brief.unconfirmed)}."
    if brief.disagreements:
        yield f"- Other sources differ on {len(brief.disagreements)} values: minetreaty doubts {brief.convention}"


def _acts(acts: Iterable[AnyAct]) -> str:
    return "; ".join(f"{act.state} {act.kind.label} {when(act)}" for act in acts)
