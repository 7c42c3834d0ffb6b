"""Rules on the implementation of treaties: deadlines, extensions, completions and figures.

Only what no reading of the articles allows is an error. What is lawful but unusual, such as an extension granted after
its deadline, is a warning.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from attrs import evolve

from ..facts import invented
from ..facts.knowledge import granted_between, meeting_of
from ..findings import Finding, Rule, RuleSubject, Severity
from ..model.conventions import Deadline
from ..model.days import same_day_after
from ..model.implementation import Completion, Extension, ExtensionRequest, Figure, PublishedDeadline
from ..model.partial_dates import PartialDate
from ..questions.deadlines import falls_due, times_as_party
from ..questions.duty_doubts import deadlines_for
from .subjects import found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..facts.protocol import Facts
    from ..register import Register

DeadlineFact = Extension | ExtensionRequest | Completion | PublishedDeadline


class Duty(NamedTuple):
    """One deadline of one State, with the facts on it."""

    convention: str
    state: str
    clause: Deadline
    in_force_from: dt.date
    extensions: tuple[Extension, ...]
    published: tuple[PublishedDeadline, ...]
    facts: Facts

    @property
    def due(self) -> dt.date:
        """The deadline that follows from the article, without extensions."""
        return falls_due(self.clause, self.in_force_from)

    def before(self, number: int) -> dt.date | None:
        """The deadline that the extension of that number extends, or None if the data does not have it."""
        earlier = [e.until for e in self.extensions if e.number < number]
        return earlier[-1] if earlier else self.due

    @property
    def extension_article(self) -> str:
        """The article on extensions, or that on the deadline if there is none."""
        return self.clause.extension_article or self.clause.article


def _published(date: PartialDate) -> PublishedDeadline:
    """The first deadline that the invented gazette publishes for Aland's clearance."""
    return PublishedDeadline(
        convention="PACT", state="AAA", duty="clearance", date=date, extension=0, sources=("gazette",)
    )


def published_deadline_differs(duty: Duty) -> Iterator[Finding]:
    """A published deadline agrees with the article, with the extension that it names, or with the deadline that applied
    on the date that it names.
    """
    for published in duty.published:
        ours = deadlines_for(published, duty.in_force_from, duty.due, duty.extensions, duty.facts)
        if not any(published.date.first <= day <= published.date.last for day in ours):
            sources = ", ".join(published.sources)
            given = " or ".join(map(str, dict.fromkeys(ours))) or "none"
            message = f"{sources} gives the deadline {published.date}; the data gives {given}"
            hint = published.note or "Check which of the two is correct."
            yield found(O701, published, message, hint, article=duty.clause.article)


O701 = Rule(
    code="O701",
    severity=Severity.WARNING,
    title="Published deadline differs",
    reason="the article on the deadline",
    subject=RuleSubject.DEADLINE,
    function=published_deadline_differs,
    failing=(_published(PartialDate(2010, 11)),),
    passing=(_published(PartialDate(2010, 10, 1)),),
)


def extension_does_not_extend(duty: Duty) -> Iterator[Finding]:
    """An extension ends later than the deadline that it extends."""
    for extension in duty.extensions:
        before = duty.before(extension.number)
        if before is not None and extension.until is not None and extension.until <= before:
            message = f"extension no. {extension.number} ends on {extension.until}; the deadline before it was {before}"
            yield found(
                O702,
                extension,
                message,
                "Check whether the extensions are numbered in order.",
                article=duty.extension_article,
            )


O702 = Rule(
    code="O702",
    severity=Severity.ERROR,
    title="Extension that does not extend the deadline",
    reason="the article on extension",
    subject=RuleSubject.DEADLINE,
    function=extension_does_not_extend,
    failing=(invented.extension(1, "2010-10-01"),),
    passing=(invented.extension(1, "2010-10-02"),),
)


def extension_too_long(duty: Duty) -> Iterator[Finding]:
    """An extension is not longer than the article allows, counted from the deadline or from a later decision."""
    for extension in duty.extensions:
        granted = granted_between(extension, duty.facts)
        before = duty.before(extension.number)
        if before is None or extension.until is None:
            continue
        start = before if granted is None else max(before, granted[1])
        years = duty.clause.extension_years
        if years and extension.until > same_day_after(start, 12 * years):
            message = (
                f"extension no. {extension.number} runs from {start} to {extension.until}: more than {years} years"
            )
            yield found(O703, extension, message, article=duty.extension_article)


O703 = Rule(
    code="O703",
    severity=Severity.ERROR,
    title="Extension too long",
    reason="the article on extension",
    subject=RuleSubject.DEADLINE,
    function=extension_too_long,
    failing=(invented.extension(1, "2020-10-02"),),
    passing=(invented.extension(1, "2020-10-01"),),
)


def extension_after_the_deadline(duty: Duty) -> Iterator[Finding]:
    """An extension is granted before the deadline passes. One that is granted later is valid, but leaves a gap."""
    for extension in duty.extensions:
        granted, before = granted_between(extension, duty.facts), duty.before(extension.number)
        if granted is not None and before is not None and min(granted[0], _meeting_begins(extension, duty)) > before:
            published = extension.granted is not None and extension.granted.exact is not None
            day = f"{'on' if published else 'by'} {granted[1]}"
            message = f"extension no. {extension.number} was granted {day}, after the deadline of {before}"
            yield found(O704, extension, message, article=duty.extension_article)


def _meeting_begins(extension: Extension, duty: Duty) -> dt.date:
    """The first day of the meeting that granted the extension, which may be the date if no other is known."""
    meeting = None if extension.granted is not None else meeting_of(extension, duty.facts)
    return meeting.start.first if meeting is not None and meeting.start is not None else dt.date.max


O704 = Rule(
    code="O704",
    severity=Severity.WARNING,
    title="Extension granted after the deadline",
    reason="the article on extension",
    subject=RuleSubject.DEADLINE,
    function=extension_after_the_deadline,
    failing=(invented.extension(1, "2015-10-01", granted=invented.day("2010-10-02")),),
    passing=(invented.extension(1, "2015-10-01", granted=invented.day("2010-10-01")),),
)


def extension_not_provided_for(duty: Duty) -> Iterator[Finding]:
    """A deadline is extended only if its article provides for extensions. APMBC Art. 4 does not."""
    for extension in duty.extensions:
        if not duty.clause.extension_years:
            message = f"there is an extension no. {extension.number}, but the article does not provide for extensions"
            yield found(O705, extension, message, article=duty.clause.article)


O705 = Rule(
    code="O705",
    severity=Severity.ERROR,
    title="Extension that the article does not provide for",
    reason="the article on extension",
    subject=RuleSubject.DEADLINE,
    function=extension_not_provided_for,
    failing=(invented.extension(1, "2005-10-01", duty="stockpile_destruction", granted=invented.day("2004-06-01")),),
    passing=(invented.extension(1, "2015-10-01"),),
)


def decision_day_unknown(duty: Duty) -> Iterator[Finding]:
    """The data says when an extension was granted: the date itself, or a meeting with known dates."""
    for extension in duty.extensions:
        if granted_between(extension, duty.facts) is None:
            message = f"the date on which extension no. {extension.number} was granted is not known"
            yield found(O706, extension, message, article=duty.clause.article)


O706 = Rule(
    code="O706",
    severity=Severity.INFO,
    title="Date of the decision not known",
    reason="the article on extension",
    subject=RuleSubject.DEADLINE,
    function=decision_day_unknown,
    failing=(invented.extension(1, "2015-10-01", granted=None),),
    passing=(invented.extension(1, "2015-10-01", granted=None, meeting="1MSP"),),
)


def no_such_deadline(register: Register) -> Iterator[Finding]:
    """A fact on a deadline names a State that had this deadline at some time."""
    for (key, state, name), facts in _facts_of(register.facts).items():
        if _duty(register, key, state, name) is None:
            for fact in facts:
                message = f"{state} never had a deadline for {name.replace('_', ' ')}"
                yield found(O707, fact, message, "Check the State and the convention.")


O707 = Rule(
    code="O707",
    severity=Severity.ERROR,
    title="Deadline that the State never had",
    reason="VCLT Art. 34",
    subject=RuleSubject.RECORD,
    function=no_such_deadline,
    failing=(evolve(invented.extension(1, "2015-10-01"), state="CCC"),),
    passing=(invented.extension(1, "2015-10-01"),),
)


def cumulative_figure_falls(register: Register) -> Iterator[Finding]:
    """A figure that counts from the beginning does not fall. If it does, an old figure may still be quoted."""
    series = {(f.measure, f.state, f.scope) for f in register.facts.table(Figure) if f.cumulative}
    for measure, state, scope in sorted(series):
        mine = (f for f in register.figures(measure) if (f.state, f.scope) == (state, scope))
        dated = [(f, f.value, f.as_of) for f in mine if f.value is not None and f.as_of is not None]
        for (earlier, was, then), (later, is_now, now) in pairwise(dated):
            if is_now < was:
                before = f"{was:g} ({then}, {', '.join(earlier.sources)})"
                message = f"{measure} falls from {before} to {is_now:g} ({now})"
                hint = "Both are kept. Check which one is out of date."
                yield found(O708, later, message, hint)


O708 = Rule(
    code="O708",
    severity=Severity.WARNING,
    title="Cumulative figure falls",
    reason="a cumulative figure cannot fall",
    subject=RuleSubject.RECORD,
    function=cumulative_figure_falls,
    failing=(
        invented.figure("mines_destroyed", 500, cumulative=True, scope="world"),
        invented.figure("mines_destroyed", 499, cumulative=True, scope="world", as_of=PartialDate(2004)),
    ),
    passing=(
        invented.figure("mines_destroyed", 500, cumulative=True, scope="world"),
        invented.figure("mines_destroyed", 500, cumulative=True, scope="world", as_of=PartialDate(2004)),
    ),
)


def check_deadlines(register: Register, rules: Iterable[Rule]) -> Iterator[Finding]:
    """What the rules find in every deadline of a State on which there are facts."""
    rules = tuple(rules)
    for key, state, name in _facts_of(register.facts) if rules else ():
        duty = _duty(register, key, state, name)
        if duty is not None:
            for rule in rules:
                yield from rule.check(duty)


def _facts_of(facts: Facts) -> dict[tuple[str, str, str], list[DeadlineFact]]:
    """The facts on deadlines, by convention, State and duty."""
    tables = (
        facts.table(Extension),
        facts.table(ExtensionRequest),
        facts.table(Completion),
        facts.table(PublishedDeadline),
    )
    by_deadline: dict[tuple[str, str, str], list[DeadlineFact]] = {}
    for table in tables:
        for fact in table:
            by_deadline.setdefault((fact.convention, fact.state, fact.duty), []).append(fact)
    return dict(sorted(by_deadline.items()))


def _duty(register: Register, key: str, state: str, name: str) -> Duty | None:
    """The State's deadline of that name since it last became party, or None if it never had one."""
    facts = register.facts
    if key not in facts.keys or state not in facts.states:
        return None
    clause = next((clause for clause in register.convention(key).deadlines if clause.duty == name), None)
    times = tuple(times_as_party(register.ledger(key), state))
    if clause is None or not times:
        return None

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
    )
