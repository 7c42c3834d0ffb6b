"""Answers about one State: each has its date and the acts that it follows from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import field, frozen

from ..errors import NotInUniverse
from ..law.periods import Period, date_is, timeline_from
from ..law.timeline import Timeline
from ..model.acts import Act, AnyAct, UndatedAct
from ..model.days import as_day
from ..model.doubts import Doubt, Doubtful, DoubtKind, kinds_of, words_of
from ..model.sources import Disagreement, Source
from ..model.states import State
from ..model.statuses import Status


@frozen(kw_only=True)
class Edition:
    """Which facts answered. ``sha256`` is that of the canonical content; derived registers name their ``base``."""

    version: str
    date: dt.date
    sha256: str
    base: str | None = None
    derived: bool = False
    known_on: dt.date | None = None


@frozen(kw_only=True, repr=False)
class StatusTransition(Doubtful):
    """A change of status on a date, by an act under an article.

    ``date_is`` says how well the date is known: "on", "at_earliest" or "at_latest". A date that is a bound only is one
    of ``not_before`` and ``not_after``, and the other is None; where it is known, both are the date.
    """

    state: State
    convention: str
    date: dt.date
    before: Status
    after: Status
    act: AnyAct
    article: str
    doubts: tuple[Doubt, ...] = ()

    @property
    def date_is(self) -> str:
        """How well the date is known. The date of a letter, not of its receipt, is the earliest."""
        letter = isinstance(self.act, Act) and self.act.date_basis == "letter" and self.act.date == self.date
        return "at_earliest" if letter else date_is(self.before, self.after)

    @property
    def not_before(self) -> dt.date | None:
        """The first date on which the change can have been; None where that is not known."""
        return None if self.date_is == "at_latest" else self.date

    @property
    def not_after(self) -> dt.date | None:
        """The last date on which the change can have been; None where that is not known."""
        return None if self.date_is == "at_earliest" else self.date

    def __repr__(self) -> str:
        return f"<StatusTransition {self}>"

    def __str__(self) -> str:
        how = {"at_earliest": "at the earliest ", "at_latest": "at the latest "}.get(self.date_is, "")
        doubt = "".join(f", {kind}" for kind in kinds_of(self.doubts) if kind is not DoubtKind.OPEN)
        change = f"{self.before} -> {self.after}"
        return f"{how}{self.date} {self.state.name}: {change} ({self.act.kind.label}, {self.article}{doubt})"


@frozen(kw_only=True)
class Scheduled:
    """A change that was known on the day asked for and lies after it, with the ``condition`` it still depends on."""

    date: dt.date
    status: Status
    act: AnyAct
    article: str
    condition: str = ""


@frozen(kw_only=True)
class Provisional:
    """What a State applies provisionally (VCLT Art. 25), in [since, until). It changes no status."""

    scope: str
    since: dt.date
    until: dt.date | None
    act: Act
    article: str


@frozen(kw_only=True, repr=False)
class Reason:
    """One step of why: from ``date`` on the status is ``status``, by ``act`` under ``article``."""

    date: dt.date | None
    status: Status
    text: str
    act: AnyAct | None = None
    article: str = ""

    def __repr__(self) -> str:
        article = f" ({self.article})" if self.article else ""
        return f"<Reason {self.date or 'from the beginning'}: {self.status}{article}>"

    def __str__(self) -> str:
        return self.text


@frozen(kw_only=True, repr=False)
class Standing(Doubtful):
    """How a State stands to a convention on a day, and since when.

    ``since`` and ``until`` bound the current period, [since, until), None where unbounded. ``signed_on``,
    ``consented_on``, ``in_force_from`` and ``withdrawal_effective`` are the days of its latest signature, consent,
    entry into force and withdrawal known by then; a consent without a day gives neither of its two. ``open`` lists
    acts without a day that may change the answer; ``possible`` what UNDETERMINED may be; ``doubts`` what makes the
    answer uncertain. ``beyond_record`` is True on dates after the one to which the record is complete.
    """

    state: State
    convention: str
    on: dt.date
    known_on: dt.date | None
    status: Status
    since: dt.date | None
    until: dt.date | None
    signed_on: dt.date | None
    consented_on: dt.date | None
    in_force_from: dt.date | None
    withdrawal_effective: dt.date | None
    scheduled: tuple[Scheduled, ...]
    provisional: Provisional | None
    possible: tuple[Status, ...]
    open: tuple[UndatedAct, ...]
    reasons: tuple[Reason, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_party(self) -> bool:
        """Whether the convention is in force for the State on that day (VCLT Art. 2(1)(g))."""
        return self.status.is_party

    def _repr_html_(self) -> str:
        from ..display.html import table

        rows: list[tuple[str, object]] = [("status", self.status)]
        rows += [("possible", ", ".join(self.possible))] if self.possible else []
        rows += [
            (label, value)
            for label, value in (
                ("since", self.since),
                ("until", self.until),
                ("signed on", self.signed_on),
                ("consented on", self.consented_on),
                ("in force from", self.in_force_from),
                ("withdrawal effective", self.withdrawal_effective),
            )
            if value is not None
        ]
        rows += [("scheduled", f"{item.date}: {item.status}") for item in self.scheduled]
        return table(
            f"{self.state.name}, {self.convention}, {self.on}",
            rows,
            note="\n".join(doubt.text for doubt in self.doubts),
        )

    def __repr__(self) -> str:
        return f"<Standing {self}>"

    def __str__(self) -> str:
        since = f" since {self.since}" if self.since else ""
        until = f" until {self.until}" if self.until else ""
        maybe = f" (possible: {', '.join(self.possible)})" if self.possible else ""
        doubt = "".join(f", {words_of(kind)}" for kind in kinds_of(self.doubts) if kind is not DoubtKind.OPEN)
        return f"{self.state.name}, {self.convention}, {self.on}: {self.status}{maybe}{since}{until}{doubt}"


@frozen(kw_only=True, repr=False)
class History:
    """A State's full history under a convention. ``periods`` cover the time in which it existed, without gap or
    overlap.
    """

    state: State
    convention: str
    periods: tuple[Period, ...]
    transitions: tuple[StatusTransition, ...]
    acts: tuple[AnyAct, ...]
    timeline: Timeline = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "timeline", timeline_from(self.periods))

    def at(self, day: dt.date | str) -> Status:
        """The status on that day; raises `NotInUniverse` outside the State's own time, and `InvalidDate`."""
        if type(day) is not dt.date:
            day = as_day(day, "day")
        status = self.timeline.at(day)
        if status is None:
            raise NotInUniverse(
                f"{self.state.name} was not in the universe of States on {day}.", query=self.state.alpha3
            )
        return status

    def _repr_html_(self) -> str:
        from ..display.html import table

        rows: list[tuple[object, ...]] = [(item.start or "", item.end or "", item.status) for item in self.periods]
        head = ["from", "until", "status"]
        if any(item.possible for item in self.periods):
            head.append("possible")
            rows = [(*row, ", ".join(item.possible)) for row, item in zip(rows, self.periods, strict=True)]
        return table(f"{self.state.name}, {self.convention}", rows, head=head)

    def __repr__(self) -> str:
        return f"<History {self.state.name}, {self.convention}: {len(self.periods)} periods, {len(self.acts)} acts>"

    def __str__(self) -> str:
        lines = [f"{period.start or '...'} to {period.end or '...'}: {period.status}" for period in self.periods]
        return "\n".join((f"{self.state.name}, {self.convention}", *lines))

    def __iter__(self) -> Iterator[Period]:
        return iter(self.periods)


@frozen(kw_only=True, repr=False)
class Explanation:
    """Why a State stands as it does: each step with its act, article and sources, and what is open or disputed."""

    standing: Standing
    steps: tuple[Reason, ...]
    other_acts: tuple[AnyAct, ...]
    disagreements: tuple[Disagreement, ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...]

    @property
    def status(self) -> Status:
        """The status explained."""
        return self.standing.status

    def _repr_html_(self) -> str:
        from ..display.html import table

        rows = [(step.date or "", step.status, step.text, step.article.replace(" ", "\u00a0")) for step in self.steps]
        notes = [*self.notes]
        notes += [f"Other acts in the record: {len(self.other_acts)}."] if self.other_acts else []
        notes += [f"Points on which sources differ: {len(self.disagreements)}."] if self.disagreements else []
        notes += [f"Sources: {', '.join(source.id for source in self.sources)}."] if self.sources else []
        return table(str(self.standing), rows, head=("from", "status", "why", "article"), note="\n".join(notes))

    def __repr__(self) -> str:
        return f"<Explanation {self.standing}: {len(self.steps)} steps>"

    def __str__(self) -> str:
        lines = [f"{self.standing}."]
        lines += [f"- {step.text}" for step in self.steps]
        if self.other_acts:
            lines.append("Other acts in the record:")
            lines += [f"- {act.state}: {describe(act)}" for act in self.other_acts]
        if self.disagreements:
            lines.append("Sources that differ:")
            lines += [f"- {_differs(item)}" for item in self.disagreements]
        lines += [f"Note: {note}" for note in self.notes]
        lines.append("Sources:")
        lines += [f"- [{source.id}] {source}{self._later(source)}" for source in self.sources]
        return "\n".join(lines)

    def _later(self, source: Source) -> str:
        """A mark on a source that was published after the date of knowledge: it shows what was done before."""
        known_on, published = self.standing.known_on, source.published
        return " (published later)" if known_on and published and published.first > known_on else ""


def describe(act: AnyAct) -> str:
    """An act in a line: what, when, on which reference, with which sources."""
    when = str(act.date) if isinstance(act, Act) else f"{act.when} (day not known)"
    if isinstance(act, Act) and act.date_basis == "letter":
        when += " (day of the letter)"
    if isinstance(act, Act) and act.date_basis == "latest":
        when += " (at the latest)"
    parts = [f"{act.kind.label} of {when}"]
    if act.target:
        parts.append(f"on {act.target}")
    if act.scope:
        parts.append(act.scope)
    if act.reference:
        parts.append(act.reference)
    text = ", ".join(parts)
    if act.unconfirmed:
        text += "; unconfirmed: no depositary notification or second source is in the record"
    if act.note:
        text += f"; {act.note}"
    return f"{text} [{', '.join(act.sources)}]"


def _differs(item: Disagreement) -> str:
    note = f" ({item.note})" if item.note else ""
    about = f"{item.kind.replace('_', ' ')} {item.date}".strip() or item.convention
    return f"{about}, {item.field}: we use {item.ours or 'none'}; {', '.join(item.sources)} has {item.theirs}{note}"
