"""Rules for the facts that come after the acts: deadlines, extensions, completions, figures. One function per rule.

Their codes are O (obligations and implementation). What is lawful but odd, as an extension granted after its deadline,
is a warning; only what no reading of the articles admits is an error.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..findings import Finding, Severity
from ..model.conventions import Deadline
from ..model.days import same_day_after
from ..model.implementation import Completion, Extension, ExtensionRequest, Figure, PublishedDeadline
from ..model.labels import label
from ..questions.deadlines import falls_due, times_as_party
from ..questions.fulfilment import granted_between, meeting_of
from ..questions.obligations import Obligation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..facts.record import Facts
    from ..register import Register

Told = Extension | ExtensionRequest | Completion | PublishedDeadline


class Duty(NamedTuple):
    """One deadline of one State, with the facts on it: what the rules look at."""

    convention: str
    state: str
    clause: Deadline
    in_force_from: dt.date
    extensions: tuple[Extension, ...]
    published: tuple[PublishedDeadline, ...]
    facts: Facts
    held: Callable[[dt.date], Obligation | None]

    @property
    def due(self) -> dt.date:
        """The day that the clause computes."""
        return falls_due(self.clause, self.in_force_from)

    def before(self, number: int) -> dt.date | None:
        """The deadline that the extension of that number found; None where the record does not have it."""
        earlier = [e.until for e in self.extensions if e.number < number]
        return earlier[-1] if earlier else self.due

    def finding(
        self, code: str, severity: Severity, fact: Told, message: str, article: str = "", hint: str = ""
    ) -> Finding:
        """A finding about a fact on this deadline."""
        return Finding(
            code=code,
            severity=severity,
            message=message,
            article=article or self.clause.article,
            where=label(fact),
            convention=self.convention,
            state=self.state,
            hint=hint,
        )


Rule = Callable[[Duty], Iterable[Finding]]


def published_deadline_differs(duty: Duty) -> Iterator[Finding]:
    """O701: a printed deadline agrees with the clause, with the extension, or with what held on the day it was printed
    for.
    """
    for witness in duty.published:
        ours = _deadlines_for(witness, duty)
        if not any(witness.date.first <= day <= witness.date.last for day in ours):
            sources = ", ".join(witness.sources)
            given = " or ".join(map(str, dict.fromkeys(ours))) or "none"
            yield duty.finding(
                "O701",
                Severity.WARNING,
                witness,
                f"{sources} prints the deadline {witness.date}, the record gives {given}",
                hint=witness.note or "Which of the two is a slip?",
            )


def _deadlines_for(witness: PublishedDeadline, duty: Duty) -> list[dt.date]:
    """The deadlines of the record that the printed one may be: more than one where it is of a month or a year."""
    if (when := witness.in_force_on) is not None:
        held = (duty.held(day) for day in (when.first, when.last))
        granted_then = [
            e.until
            for e in duty.extensions
            if e.until is not None
            and (granted := granted_between(e, duty.facts))
            and granted[0] <= when.last
            and when.first <= granted[1]
        ]
        return [*(item.deadline for item in held if item is not None), *granted_then]
    if witness.extension:
        return [e.until for e in duty.extensions if e.number == witness.extension and e.until is not None]
    return [duty.due]


def extension_does_not_extend(duty: Duty) -> Iterator[Finding]:
    """O702: an extension runs to a later day than the deadline it extends."""
    for extension in duty.extensions:
        before = duty.before(extension.number)
        if before is not None and extension.until is not None and extension.until <= before:
            yield duty.finding(
                "O702",
                Severity.ERROR,
                extension,
                f"extension no. {extension.number} runs to {extension.until}, the deadline before it was {before}",
                duty.clause.extension_article,
                "Are the numbers in order?",
            )


def extension_too_long(duty: Duty) -> Iterator[Finding]:
    """O703: an extension is no longer than the article allows, from the deadline or from a later grant."""
    for extension in duty.extensions:
        granted = granted_between(extension, duty.facts)
        before = duty.before(extension.number)
        if before is None or extension.until is None:
            continue
        start = before if granted is None else max(before, granted[1])
        years = duty.clause.extension_years
        if years and extension.until > same_day_after(start, 12 * years):
            yield duty.finding(
                "O703",
                Severity.ERROR,
                extension,
                f"extension no. {extension.number} runs from {start} to {extension.until}: more than {years} years",
                duty.clause.extension_article,
            )


def extension_after_the_deadline(duty: Duty) -> Iterator[Finding]:
    """O704: an extension is granted before the deadline passes. One granted later stands, and leaves a gap."""
    for extension in duty.extensions:
        granted, before = granted_between(extension, duty.facts), duty.before(extension.number)
        if granted is not None and before is not None and min(granted[0], _meeting_begins(extension, duty)) > before:
            printed = extension.granted is not None and extension.granted.exact is not None
            day = f"{'on' if printed else 'by'} {granted[1]}"
            yield duty.finding(
                "O704",
                Severity.WARNING,
                extension,
                f"extension no. {extension.number} was granted {day}, after the deadline of {before}",
                duty.clause.extension_article,
            )


def _meeting_begins(extension: Extension, duty: Duty) -> dt.date:
    """The first day of the meeting that granted it, where no date of the decision is printed: it may be that day."""
    meeting = None if extension.granted is not None else meeting_of(extension, duty.facts)
    return meeting.start.first if meeting is not None and meeting.start is not None else dt.date.max


def extension_not_known_to_the_text(duty: Duty) -> Iterator[Finding]:
    """O705: only a deadline whose article knows extensions is extended (APMBC Art. 4 knows none)."""
    for extension in duty.extensions:
        if not duty.clause.extension_years:
            message = f"extension no. {extension.number}, but the article knows no extension"
            yield duty.finding("O705", Severity.ERROR, extension, message)


def decision_day_unknown(duty: Duty) -> Iterator[Finding]:
    """O706: the record knows when an extension was granted: the day, or a meeting whose days it has."""
    for extension in duty.extensions:
        if granted_between(extension, duty.facts) is None:
            message = f"the day on which extension no. {extension.number} was granted is not known"
            yield duty.finding("O706", Severity.INFO, extension, message)


RULES: tuple[Rule, ...] = (
    published_deadline_differs,
    extension_does_not_extend,
    extension_too_long,
    extension_after_the_deadline,
    extension_not_known_to_the_text,
    decision_day_unknown,
)
"""The rules on single deadlines, in the order of the codes."""


def about_no_duty(register: Register) -> Iterator[Finding]:
    """O707: a fact on a deadline is about a State for which it ran at some time."""
    for (key, state, name), facts in _told(register.facts).items():
        if _duty(register, key, state, name) is None:
            for fact in facts:
                yield Finding(
                    code="O707",
                    severity=Severity.ERROR,
                    message=f"no deadline for {name.replace('_', ' ')} ever ran for {state}",
                    article="VCLT Art. 34",
                    where=label(fact),
                    convention=key,
                    state=state,
                    hint="Is it the right State, and the right convention?",
                )


def cumulative_figure_falls(register: Register) -> Iterator[Finding]:
    """O708: a figure that counts from the beginning does not fall. Where it does, an old one is still being quoted."""
    series = {(f.measure, f.state, f.scope) for f in register.facts.table(Figure) if f.cumulative}
    for measure, state, scope in sorted(series):
        mine = (f for f in register.figures(measure) if (f.state, f.scope) == (state, scope))
        dated = [(f, f.value, f.as_of) for f in mine if f.value is not None and f.as_of is not None]
        for (earlier, was, then), (later, is_now, now) in pairwise(dated):
            if is_now < was:
                before = f"{was:g} ({then}, {', '.join(earlier.sources)})"
                yield Finding(
                    code="O708",
                    severity=Severity.WARNING,
                    message=f"{measure} falls from {before} to {is_now:g} ({now})",
                    article="what is counted from the beginning cannot fall",
                    where=label(later),
                    state=state,
                    hint="Both stay in the record; which of them is out of date?",
                )


RECORD_RULES: tuple[Callable[[Register], Iterable[Finding]], ...] = (about_no_duty, cumulative_figure_falls)
"""The rules on the facts as a whole."""


def examine(
    register: Register,
    rules: Sequence[Rule] = RULES,
    record_rules: Iterable[Callable[[Register], Iterable[Finding]]] = RECORD_RULES,
) -> Iterator[Finding]:
    """What the rules find in a register's facts about deadlines, completions and figures."""
    for key, state, name in _told(register.facts) if rules else ():
        duty = _duty(register, key, state, name)
        if duty is not None:
            for rule in rules:
                yield from rule(duty)
    for whole in record_rules:
        yield from whole(register)


def _told(facts: Facts) -> dict[tuple[str, str, str], list[Told]]:
    """The facts on deadlines, by convention, State and duty."""
    tables = (
        facts.table(Extension),
        facts.table(ExtensionRequest),
        facts.table(Completion),
        facts.table(PublishedDeadline),
    )
    told: dict[tuple[str, str, str], list[Told]] = {}
    for table in tables:
        for fact in table:
            told.setdefault((fact.convention, fact.state, fact.duty), []).append(fact)
    return dict(sorted(told.items()))


def _duty(register: Register, key: str, state: str, name: str) -> Duty | None:
    """The deadline of that name for the State, in its latest time as a party; None where it never ran."""
    facts = register.facts
    if key not in facts.keys or state not in facts.states:
        return None
    clause = next((clause for clause in register.convention(key).deadlines if clause.duty == name), None)
    times = tuple(times_as_party(register.history(state, key)))
    if clause is None or not times:
        return None

    def held(day: dt.date) -> Obligation | None:
        if not facts.bounds[state].hold(day):
            return None
        return next((item for item in register.obligations(state, key, on=day) if item.duty == name), None)

    mine = (key, state, name)
    return Duty(
        convention=key,
        state=state,
        clause=clause,
        in_force_from=times[-1].start,
        extensions=tuple(
            sorted(
                (e for e in facts.table(Extension) if (e.convention, e.state, e.duty) == mine), key=lambda e: e.number
            )
        ),
        published=tuple(p for p in facts.table(PublishedDeadline) if (p.convention, p.state, p.duty) == mine),
        facts=facts,
        held=held,
    )
