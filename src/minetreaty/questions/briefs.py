"""The brief: a summary of a convention on a date, put together from the questions of a register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from attrs import frozen

from ..model.acts import Act, AnyAct, UndatedAct
from ..model.conventions import Convention
from ..model.days import ONE_DAY, Day, same_day_after
from ..model.populations import Population
from ..model.sources import Disagreement
from ..model.state_sets import StateSet
from ..model.states import State
from ..model.statuses import Status
from ..standing.answers import Standing, StatusTransition
from ..standing.counts import Count
from ..standing.standings import FIRST_DAY, Standings


@frozen(kw_only=True, repr=False)
class WithdrawalNotice:
    """A notice of withdrawal: the State is under it in [since, ends) and stays bound, then its status is ``then``.

    ``ends`` and ``then`` are None if no end is known. ``then`` is PARTY if the notice was revoked, and UNDETERMINED if
    its effect depends on the ``condition``.
    """

    state: State
    since: dt.date
    ends: dt.date | None
    then: Status | None
    act: AnyAct
    article: str
    condition: str = ""

    @property
    def outcome(self) -> str:
        """What follows from the notice, in words."""
        match self.then:
            case None:
                return "date of effect not known"
            case Status.WITHDRAWN:
                return f"takes effect on {self.ends}"
            case Status.UNDETERMINED:
                return f"period over on {self.ends}; effect {self.condition}"
            case _:
                return f"revoked on {self.ends}"

    def __repr__(self) -> str:
        return f"<WithdrawalNotice {self}>"

    def __str__(self) -> str:
        return f"{self.state.name}: notice of {self.since}, {self.outcome}"


@frozen(kw_only=True, repr=False)
class Brief:
    """A summary of a convention on a date.

    ``universe`` are the States that existed on that date. ``joining`` have consented and it is not yet in force for
    them; ``leaving`` are under notice and still bound; ``left`` have withdrawn. ``notified_later`` are later notices of
    States that were party on that date; ``known_on`` leaves them out. ``changes`` are those of the twelve months that
    end with the date, from ``changes_since`` on.

    ``as_of`` is the date to which the record is complete, ``as_of_note`` says for which acts. Facts that are missing or
    uncertain and concern that date are the acts whose date is not known (``undated``), the acts with only one secondary
    source, or none (``unconfirmed``), and values of sources that differ from the ones used (``disagreements``).
    """

    convention: str
    title: str
    on: dt.date
    known_on: dt.date | None
    in_force: dt.date | None
    universe: StateSet | None
    states_parties: Count
    contracting_states: Count
    signatories: Count
    noncontracting: Count | None
    joining: tuple[Standing, ...]
    leaving: tuple[WithdrawalNotice, ...]
    left: StateSet
    notified_later: tuple[WithdrawalNotice, ...]
    changes_since: dt.date
    changes: tuple[StatusTransition, ...]
    as_of: dt.date
    as_of_note: str
    undated: tuple[UndatedAct, ...]
    unconfirmed: tuple[AnyAct, ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def counts(self) -> tuple[Count, ...]:
        """The four counts: States Parties, contracting States, signatories, non-contracting States."""
        counts = (self.states_parties, self.contracting_states, self.signatories, self.noncontracting)
        return tuple(count for count in counts if count is not None)

    @property
    def out_of(self) -> str:
        """How many States existed on that date, as a sentence; empty before the table of States begins."""
        return "" if self.universe is None else f"Of {len(self.universe)} States. "

    @property
    def beyond_record(self) -> bool:
        """Whether the date is after the one to which the record is complete, so that acts may be missing."""
        return self.on > self.as_of

    def _repr_html_(self) -> str:
        from ..display.html import table

        rows: list[tuple[str, object]] = [(item.population.label, item) for item in self.counts]
        rows += [("leaving", str(item)) for item in self.leaving]
        beyond = " This day lies beyond it." if self.beyond_record else ""
        note = f"{self.out_of}The record is complete to {self.as_of}.{beyond}"
        return table(f"{self.title}, {self.on}", rows, note=note)

    def __repr__(self) -> str:
        return f"<Brief {self.convention}, {self.on}: States Parties {self.states_parties}>"

    def __str__(self) -> str:
        counts = ", ".join(f"{count.population.label} {count}" for count in self.counts)
        known = f" (as known on {self.known_on})" if self.known_on else ""
        text = f"{self.title}, {self.on}{known}: {counts}. {self.out_of}".rstrip()
        if self.leaving:
            text += f" Leaving: {'; '.join(map(str, self.leaving))}."
        if self.notified_later:
            text += f" Party then, notice since: {'; '.join(map(str, self.notified_later))}."
        return f"{text} The record is complete to {self.as_of}."


def brief(register: Standings, convention: str, *, on: Day | None = None, known_on: Day | None = None) -> Brief:
    """Return the brief of a convention on a date; by default on the date to which its record is complete.

    Raises `UnknownConvention` and `InvalidDate`.
    """
    known = register if known_on is None else register.as_known(known_on)
    treaty = known.convention(convention)
    key = treaty.key
    parties = known.count(Population.STATES_PARTIES, key, on=on)
    day = parties.on
    notices = sorted(_notices(treaty, known.changes(key)), key=lambda notice: (notice.since, notice.state))
    since = same_day_after(day, -12) + ONE_DAY if day.year > 1 else dt.date.min
    return Brief(
        convention=key,
        title=treaty.short_title,
        on=day,
        known_on=known.facts.known_on,
        in_force=treaty.in_force,
        universe=known.states(day) if day >= FIRST_DAY else None,
        states_parties=parties,
        contracting_states=known.count(Population.CONTRACTING_STATES, key, on=day),
        signatories=known.count(Population.SIGNATORIES, key, on=day),
        noncontracting=known.count(Population.NONCONTRACTING, key, on=day) if day >= treaty.adopted else None,
        joining=tuple(known.standing(state, key, on=day) for state in known.having(Status.CONTRACTING, key, on=day)),
        leaving=tuple(n for n in notices if n.since <= day and (n.ends is None or day < n.ends)),
        left=known.having(Status.WITHDRAWN, key, on=day),
        notified_later=tuple(n for n in notices if n.since > day and n.state in parties.members),
        changes_since=since,
        changes=known.changes(key, since=since, until=day),
        as_of=treaty.as_of,
        as_of_note=treaty.as_of_note,
        undated=tuple(act for act in known.undated(key) if _bears_on(act, day)),
        unconfirmed=tuple(act for act in known.unconfirmed(key) if isinstance(act, Act) and _bears_on(act, day)),
        disagreements=tuple(item for item in known.disagreements(key) if item.date <= day.isoformat()),
    )


def _notices(convention: Convention, changes: Sequence[StatusTransition]) -> Iterator[WithdrawalNotice]:
    """Every notice with the change that ended it, from the changes of all States in order of date."""
    clause = convention.withdrawal
    following: dict[str, StatusTransition] = {}
    for change in reversed(changes):
        if change.after is Status.WITHDRAWING:
            end = following.get(change.state.alpha3)
            yield WithdrawalNotice(
                state=change.state,
                since=change.date,
                ends=end.date if end else None,
                then=end.after if end else None,
                act=change.act,
                article=change.article,
                condition=clause.condition if clause else "",
            )
        following[change.state.alpha3] = change


def _bears_on(act: AnyAct, day: dt.date) -> bool:
    """Whether the act can have been done by that date. An answer to another act cannot come before that act."""
    first = act.date if isinstance(act, Act) else act.when.first
    return first <= day and (act.target is None or act.target.date <= day)
