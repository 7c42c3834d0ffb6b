"""Rules on numbers: what others counted against the members, and numbers that must agree with each other. Codes C4xx.

Figures that count from the beginning and fall all the same are found by `duty_rules` (O708).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..errors import UnknownGroup
from ..findings import Finding, Severity
from ..model.implementation import Figure
from ..model.populations import Population
from ..model.sources import Disagreement
from ..model.totals import PublishedTotal
from ..standing.membership import members
from .subjects import dated, found, is_assumed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..register import Register


def total_differs(register: Register) -> Iterator[Finding]:
    """C401: a printed total is the number of the members that the record has for that day, as known on that day.

    A warning where the record keeps the total as a disagreement, with its reason. Totals from the day of an assumed act
    on are not compared, nor, in a register as known on a day, those after it.
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
                continue  # I605 says so
            surely, perhaps = surely & set(group.codes), (surely | perhaps) & {*group.codes, *group.undetermined.codes}
            perhaps -= surely
        if not len(surely) <= total.published <= len(surely | perhaps):
            counted = f"{len(surely)}, {len(perhaps)} open" if perhaps else str(len(surely))
            reason = _kept_as_disagreement(register, total)
            yield found(
                "C401",
                total,
                f"{', '.join(total.sources)} counts {total.published}, the record has {counted}"
                + (f" ({reason})" if reason else ""),
                "a count is the number of its members",
                "" if reason else "Which State does one of them count that the other does not?",
                severity=Severity.WARNING if reason else Severity.ERROR,
            )


def _kept_as_disagreement(register: Register, total: PublishedTotal) -> str:
    for item in register.facts.table(Disagreement):
        about = (item.convention, item.field, item.theirs) == (total.convention, "count", str(total.published))
        if about and set(item.sources) & set(total.sources):
            return item.note or "kept as a disagreement"
    return ""


def totals_of(register: Register) -> dict[tuple[str, dt.date], dict[tuple[Population, str], PublishedTotal]]:
    """The printed totals by convention and day, each by what is counted, and where."""
    totals: dict[tuple[str, dt.date], dict[tuple[Population, str], PublishedTotal]] = defaultdict(dict)
    for total in register.facts.table(PublishedTotal):
        totals[total.convention, total.date].setdefault((total.population, total.within), total)
    return totals


_HALVES = (
    (Population.CONTRACTING_STATES, Population.NONCONTRACTING),
    (Population.STATES_PARTIES, Population.NONPARTIES),
)


def halves_make_no_whole(register: Register) -> Iterator[Finding]:
    """C402: those inside and those outside, as printed for one day, are together all States of the practice."""
    for (_, day), totals in totals_of(register).items():
        for inside, outside in _HALVES:
            one, other = totals.get((inside, "")), totals.get((outside, ""))
            if one is None or other is None:
                continue
            states, printed = len(register.states(day)), one.published + other.published
            if printed != states:
                message = f"with {one.published} {inside.label} that makes {printed}, there were {states} States"
                yield found("C402", other, message, "inside and outside make the universe", "Which were left out?")


def more_waiting_than_signed(register: Register) -> Iterator[Finding]:
    """C403: those who signed and have not consented are among those who signed."""
    for totals in totals_of(register).values():
        signed, waiting = totals.get((Population.SIGNATORIES, "")), totals.get((Population.SIGNED_ONLY, ""))
        if signed is not None and waiting is not None and waiting.published > signed.published:
            message = f"{waiting.published} have signed and not consented, of {signed.published} who signed"
            yield found("C403", waiting, message, "a part is not larger than its whole")


def regions_make_no_whole(register: Register) -> Iterator[Finding]:
    """C404: totals by region, as printed for one day, add up to the total of the world."""
    for (_, day), totals in totals_of(register).items():
        for (counted, within), whole in totals.items():
            if within:
                continue
            parts = {place: item for (what, place), item in totals.items() if what is counted and place}
            if not parts:
                continue
            regions = [region for region in register.states(day).by_region() if region]
            printed = sum(parts[region].published for region in regions if region in parts)
            complete = all(region in parts for region in regions)
            if printed > whole.published or (complete and printed < whole.published):
                message = f"the regions add up to {printed}, the total is {whole.published}"
                yield found("C404", whole, message, "the parts make the whole", "Is a State counted in two regions?")


def more_destroyed_than_declared(register: Register) -> Iterator[Finding]:
    """C405: a State has destroyed, or has left, no more mines than it declared."""
    stocks: dict[str, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in register.facts.table(Figure):
        if figure.state and figure.measure in _STOCKS and figure.value is not None:
            stocks[figure.state][figure.measure].append(figure)
    for measures in stocks.values():
        declared = max(measures["stockpile_declared"], key=in_units, default=None)
        for figure in (*measures["stockpile_destroyed"], *measures["stockpile_remaining"]):
            if declared is not None and in_units(figure) > in_units(declared):
                rough = bool(figure.qualifier or declared.qualifier)
                message = f"{in_units(figure):,.15g}, of {in_units(declared):,.15g} that were declared"
                severity = Severity.WARNING if rough else Severity.ERROR
                yield found("C405", figure, message, "a part is not larger than its whole", severity=severity)


_STOCKS = {"stockpile_declared", "stockpile_destroyed", "stockpile_remaining"}


def in_units(figure: Figure) -> float:
    """A figure's number in single units, where its unit says million."""
    return (figure.value or 0.0) * (1e6 if figure.unit.startswith("million ") else 1)


def states_exceed_whole(register: Register) -> Iterator[Finding]:
    """C406: figures of single States add up to no more than the figure that the same source gives for all of them."""
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
                    f"the figures of {len(values)} States add up to {total:,.10g}, the whole is {whole.value:,.10g}"
                )
                yield found("C406", whole, message, "the parts make the whole", "Is a State in it twice?")
                break


_ALL = ("States Parties", "world")


def _rounding(values: Sequence[float]) -> float:
    """What rounding the values and their sum to two places can add up to; nothing for whole numbers."""
    return 0.0 if all(value % 1 == 0 for value in values) else 0.005 * (len(values) + 1)
