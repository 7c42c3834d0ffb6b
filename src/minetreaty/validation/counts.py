"""Rules on numbers: published totals against the members, and numbers that must agree with each other.

The rule on cumulative figures that fall is in `deadlines`.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..errors import UnknownGroup
from ..facts import invented
from ..findings import Finding, Rule, RuleSubject, Severity
from ..model.implementation import Figure
from ..model.populations import Population
from ..model.sources import Disagreement
from ..model.totals import PublishedTotal
from ..standing.membership import members
from .subjects import dated, found, is_assumed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register


def published_total_differs(register: Register) -> Iterator[Finding]:
    """A published total is the number of States that the data gives for that date, as known on that date.

    The finding is a warning if the data records the total as a disagreement. Totals on or after the date of an assumed
    act are not compared. In a register as known on a date, later totals are not compared either.
    """
    facts = register.facts
    assumed = [act.date for act in dated(register) if is_assumed(act)]
    first_assumed, known_on = min(assumed, default=dt.date.max), facts.known_on or dt.date.max
    for total in facts.table(PublishedTotal):
        ledger = register.ledgers.get(total.convention)
        if ledger is None or total.date > min(ledger.convention.as_of, known_on) or total.date >= first_assumed:
            continue
        surely, perhaps = members(ledger, total.population, total.date, as_then=True)
        if total.within:
            try:
                group = register.states(total.date).within(total.within, on=total.date)
            except UnknownGroup:
                continue  # I605 reports it
            surely, perhaps = surely & set(group.codes), (surely | perhaps) & {*group.codes, *group.undetermined.codes}
            perhaps -= surely
        if not len(surely) <= total.published <= len(surely | perhaps):
            counted = f"{len(surely)}, {len(perhaps)} not known" if perhaps else str(len(surely))
            reason = _kept_as_disagreement(register, total)
            yield found(
                C401,
                total,
                f"{', '.join(total.sources)} counts {total.published}, the data has {counted}"
                + (f" ({reason})" if reason else ""),
                "" if reason else "Find the State that only one of them counts.",
                severity=Severity.WARNING if reason else None,
            )


C401 = Rule(
    code="C401",
    severity=Severity.ERROR,
    title="Published total differs",
    reason="a total is the number of its members",
    subject=RuleSubject.RECORD,
    function=published_total_differs,
    failing=(invented.total(Population.STATES_PARTIES, 3),),
    passing=(invented.total(Population.STATES_PARTIES, 2),),
)


def _kept_as_disagreement(register: Register, total: PublishedTotal) -> str:
    for item in register.facts.table(Disagreement):
        about = (item.convention, item.field, item.theirs) == (total.convention, "count", str(total.published))
        if about and set(item.sources) & set(total.sources):
            return item.note or "recorded as a disagreement"
    return ""


def totals_of(register: Register) -> dict[tuple[str, dt.date], dict[tuple[Population, str], PublishedTotal]]:
    """The published totals by convention and date, then by what is counted and in which region or group."""
    totals: dict[tuple[str, dt.date], dict[tuple[Population, str], PublishedTotal]] = defaultdict(dict)
    for total in register.facts.table(PublishedTotal):
        totals[total.convention, total.date].setdefault((total.population, total.within), total)
    return totals


_MEMBERS_AND_OTHERS = (
    (Population.CONTRACTING_STATES, Population.NONCONTRACTING),
    (Population.STATES_PARTIES, Population.NONPARTIES),
)


def members_and_others_do_not_add_up(register: Register) -> Iterator[Finding]:
    """Members and non-members, as published for one date, add up to all States that existed on that date."""
    for (_, day), totals in totals_of(register).items():
        for inside, outside in _MEMBERS_AND_OTHERS:
            one, other = totals.get((inside, "")), totals.get((outside, ""))
            if one is None or other is None:
                continue
            states, added = len(register.states(day)), one.published + other.published
            if added != states:
                message = f"with {one.published} {inside.label} the sum is {added}, but {states} States existed"
                hint = "Find the States that were left out or counted twice."
                yield found(C402, other, message, hint, article="members and non-members are all States")


C402 = Rule(
    code="C402",
    severity=Severity.ERROR,
    title="Members and non-members do not add up",
    reason="parts add up to the whole",
    subject=RuleSubject.RECORD,
    function=members_and_others_do_not_add_up,
    failing=(
        invented.total(Population.STATES_PARTIES, 2),
        invented.total(Population.NONPARTIES, 2),
    ),
    passing=(
        invented.total(Population.STATES_PARTIES, 2),
        invented.total(Population.NONPARTIES, 3),
    ),
)


def more_not_consented_than_signed(register: Register) -> Iterator[Finding]:
    """The States that have signed and not consented are some of the States that have signed."""
    for totals in totals_of(register).values():
        signed, waiting = totals.get((Population.SIGNATORIES, "")), totals.get((Population.SIGNED_ONLY, ""))
        if signed is not None and waiting is not None and waiting.published > signed.published:
            message = f"{waiting.published} have signed and not consented, but only {signed.published} have signed"
            yield found(C403, waiting, message, article="a part is not larger than its whole")


C403 = Rule(
    code="C403",
    severity=Severity.ERROR,
    title="More without consent than signed",
    reason="parts add up to the whole",
    subject=RuleSubject.RECORD,
    function=more_not_consented_than_signed,
    failing=(
        invented.total(Population.SIGNATORIES, 1),
        invented.total(Population.SIGNED_ONLY, 2),
    ),
    passing=(
        invented.total(Population.SIGNATORIES, 1),
        invented.total(Population.SIGNED_ONLY, 0),
    ),
)


def regions_do_not_add_up(register: Register) -> Iterator[Finding]:
    """The regional totals published for one date add up to the total for the world."""
    for (_, day), totals in totals_of(register).items():
        for (counted, within), whole in totals.items():
            if within:
                continue
            parts = {place: item for (what, place), item in totals.items() if what is counted and place}
            if not parts:
                continue
            regions = [region for region in register.states(day).by_region() if region]
            added = sum(parts[region].published for region in regions if region in parts)
            complete = all(region in parts for region in regions)
            if added > whole.published or (complete and added < whole.published):
                message = f"the regional totals add up to {added}; the total is {whole.published}"
                yield found(C404, whole, message, "Check whether a State is counted in two regions, or in none.")


C404 = Rule(
    code="C404",
    severity=Severity.ERROR,
    title="Regional totals do not add up",
    reason="parts add up to the whole",
    subject=RuleSubject.RECORD,
    function=regions_do_not_add_up,
    failing=(
        invented.total(Population.STATES_PARTIES, 2),
        invented.total(Population.STATES_PARTIES, 1, within="Africa"),
        invented.total(Population.STATES_PARTIES, 2, within="Europe"),
    ),
    passing=(
        invented.total(Population.STATES_PARTIES, 2),
        invented.total(Population.STATES_PARTIES, 1, within="Africa"),
        invented.total(Population.STATES_PARTIES, 1, within="Europe"),
    ),
)


def more_destroyed_than_declared(register: Register) -> Iterator[Finding]:
    """A State has not destroyed more mines than it declared, and does not have more left."""
    stocks: dict[str, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in register.facts.table(Figure):
        if figure.state and figure.measure in _STOCKS and figure.value is not None:
            stocks[figure.state][figure.measure].append(figure)
    for measures in stocks.values():
        declared = max(measures["stockpile_declared"], key=in_units, default=None)
        for figure in (*measures["stockpile_destroyed"], *measures["stockpile_remaining"]):
            if declared is not None and in_units(figure) > in_units(declared):
                rough = bool(figure.qualifier or declared.qualifier)
                message = f"it is {in_units(figure):,.15g}, but only {in_units(declared):,.15g} were declared"
                severity = Severity.WARNING if rough else None
                yield found(C405, figure, message, article="a part is not larger than its whole", severity=severity)


C405 = Rule(
    code="C405",
    severity=Severity.ERROR,
    title="More destroyed than declared",
    reason="parts add up to the whole",
    subject=RuleSubject.RECORD,
    function=more_destroyed_than_declared,
    failing=(
        invented.figure("stockpile_declared", 500, state="AAA"),
        invented.figure("stockpile_destroyed", 501, state="AAA"),
    ),
    passing=(
        invented.figure("stockpile_declared", 500, state="AAA"),
        invented.figure("stockpile_destroyed", 500, state="AAA"),
    ),
)


_STOCKS = {"stockpile_declared", "stockpile_destroyed", "stockpile_remaining"}


def in_units(figure: Figure) -> float:
    """A figure's number in single units, also if its unit is a million."""
    return (figure.value or 0.0) * (1e6 if figure.unit.startswith("million ") else 1)


def states_exceed_world(register: Register) -> Iterator[Finding]:
    """The figures of single States do not add up to more than the same source's figure for all of them."""
    parts: dict[tuple[object, ...], list[float]] = defaultdict(list)
    wholes: list[Figure] = []
    for figure in register.facts.table(Figure):
        if figure.value is None or figure.as_of is None or figure.qualifier:
            continue
        if figure.state:
            for source in figure.sources:
                parts[figure.measure, figure.as_of, figure.unit, source].append(figure.value)
        elif figure.scope in _ALL:
            wholes.append(figure)
    for whole in wholes:
        for source in whole.sources:
            values = parts.get((whole.measure, whole.as_of, whole.unit, source), [])
            total = sum(values)
            if total > (whole.value or 0.0) + _rounding(values):
                message = (
                    f"the figures of {len(values)} States add up to {total:,.10g}; the total is {whole.value:,.10g}"
                )
                yield found(C406, whole, message, "Check whether a State is counted twice.")
                break


C406 = Rule(
    code="C406",
    severity=Severity.ERROR,
    title="State totals exceed the world total",
    reason="parts add up to the whole",
    subject=RuleSubject.RECORD,
    function=states_exceed_world,
    failing=(
        invented.figure("mines_retained", 300, state="AAA"),
        invented.figure("mines_retained", 200, state="BBB"),
        invented.figure("mines_retained", 499, scope="States Parties"),
    ),
    passing=(
        invented.figure("mines_retained", 300, state="AAA"),
        invented.figure("mines_retained", 200, state="BBB"),
        invented.figure("mines_retained", 500, scope="States Parties"),
    ),
)


_ALL = ("States Parties", "world")


def _rounding(values: Sequence[float]) -> float:
    """The difference that rounding the values and their sum to two decimal places can make; 0 for whole numbers."""
    return 0.0 if all(value % 1 == 0 for value in values) else 0.005 * (len(values) + 1)
