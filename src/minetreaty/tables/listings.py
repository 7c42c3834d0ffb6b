"""Tables that list facts and answers one by one, and the tables of answers that you already have."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import shown
from ..frames.table import Table
from ..law.periods import periods as periods_of
from ..loading import given_or_bundled
from ..model.acts import Act, ActKind, AnyAct, UndatedAct
from ..model.announcements import Announcement
from ..model.choices import choose
from ..model.days import Day, as_day, first_and_last
from ..model.implementation import Figure
from ..model.sources import Source
from ..questions.due import obligations as obligations_of
from ..questions.duty_facts import DutyIndex
from ..questions.obligations import Obligation
from ..register import Register
from ..standing.answers import StatusTransition
from ..standing.dates import Dates, dates_of
from ..standing.doubts import within
from .rows import Columns, Conventions, Row, doubt_cells, keys_of, last_day, made, status_cells, text, when, who


def acts(
    conventions: Conventions = None,
    *,
    state: str | None = None,
    kind: ActKind | str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    known_on: Day | None = None,
    register: Register | None = None,
) -> Table:
    """Every act received from `since` to `until`, with its effect; those without a day after those with one."""
    asked = given_or_bundled(register)
    code = None if state is None else asked.state(state).alpha3
    wanted = None if kind is None else choose(ActKind, kind, "kind")
    rows: list[Row] = []
    for key in keys_of(asked, conventions):
        found = asked.acts(key, state=code, kind=wanted, since=since, until=until, known_on=known_on)
        rows += (_act(asked, act) for act in found)
        undated = (act for act in asked.undated(key, known_on=known_on) if _may_lie(act, since, until))
        rows += (_act(asked, act) for act in undated if code in (None, act.state) and wanted in (None, act.kind))
    return made("acts", rows)


def standing(
    conventions: Conventions = None,
    *,
    on: Day | None = None,
    columns: Columns = None,
    known_on: Day | None = None,
    register: Register | None = None,
) -> Table:
    """The status of every State that existed on that date; with none, on the date to which each record is complete.

    `columns` are the columns to keep beside those that say what a row is about.
    """
    asked = given_or_bundled(register)
    rows: list[Row] = []
    for key in keys_of(asked, conventions):
        day = last_day(asked, key, known_on) if on is None else as_day(on)
        for state in asked.states(day):
            s = asked.standing(state, key, on=day, known_on=known_on)
            how = (*status_cells(s.status), s.since, s.until)
            days = (s.signed_on, s.consented_on, s.in_force_from, s.withdrawal_effective)
            rows.append(
                (*who(asked, key, state.alpha3), day, *how, *days, "; ".join(s.possible), *doubt_cells(s.doubts))
            )
    return made("standing", rows, columns)


def periods(
    conventions: Conventions = None,
    *,
    columns: Columns = None,
    known_on: Day | None = None,
    register: Register | None = None,
) -> Table:
    """Every period of every State: half-open intervals that cover its existence without gap or overlap.

    The dates of signature, consent, entry into force and withdrawal are those known on the first day of the period.
    `columns` are the columns to keep beside those that say what a row is about.
    """
    asked = given_or_bundled(register)
    rows: list[Row] = []
    for key in keys_of(asked, conventions):
        ledger = asked.ledger(key, known_on=known_on)
        for code, timeline in ledger.timelines.items():
            given = dates_of(ledger, code)
            for period in periods_of(timeline):
                doubts = within(ledger, ledger.state(code), period.start, period.end)
                bounds = (period.start, period.start_is, period.end, period.end_is)
                dates = given.by(period.start) if period.start else Dates()
                said = (*status_cells(period.status), *bounds, *dates, "; ".join(period.possible), *doubt_cells(doubts))
                rows.append((*who(asked, key, code), *said))
    return made("periods", rows, columns)


def changes(
    conventions: Conventions = None,
    *,
    since: Day | None = None,
    until: Day | None = None,
    known_on: Day | None = None,
    register: Register | None = None,
) -> Table:
    """Every change of status from `since` to `until`, by day within a convention, with the act that made it."""
    asked = given_or_bundled(register)
    rows: list[Row] = []
    for key in keys_of(asked, conventions):
        found = asked.changes(key, since=since, until=until, known_on=known_on)
        rows += (_change(asked, change) for change in found)
    return made("changes", rows)


def of(answers: Iterable[object], *, register: Register | None = None) -> Table:
    """The table of acts, changes, obligations, announcements, figures or sources that a question answered with.

        >>> import minetreaty as mt
        >>> mt.tables.of(mt.load().acts("CCM", kind="withdrawal")).rows[0][1:4]
        ('LTU', 'Lithuania', <ActKind.WITHDRAWAL: 'withdrawal'>)

    `register` is the one that answered, None the bundled one. Acts with and without a date may be in one table. Raises
    ``TypeError`` for answers of another kind, or of several.
    """
    asked = given_or_bundled(register)
    rows: list[Row] = []
    names: set[str] = set()
    for answer in answers:
        match answer:
            case Act() | UndatedAct():
                name, row = "acts", _act(asked, answer)
            case StatusTransition():
                name, row = "changes", _change(asked, answer)
            case Obligation():
                name, row = "obligations", _obligation(answer, released=False)
            case Announcement():
                name, row = "announcements", _announcement(asked, answer)
            case Figure():
                name, row = "figures", _figure(answer)
            case Source():
                name, row = "sources", _source(answer)
            case _:
                raise TypeError(f"{shown(answer)} is not an act, change, obligation, announcement, figure or source.")
        names.add(name)
        rows.append(row)
    if len(names) != 1:
        raise TypeError(f"Give answers of one kind, not of {', '.join(sorted(names)) or 'none'}.")
    return made(names.pop(), rows)


def announcements(
    conventions: Conventions = None,
    *,
    state: str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    known_on: Day | None = None,
    register: Register | None = None,
) -> Table:
    """Every announcement made from `since` to `until`, in order of date within a convention."""
    asked = given_or_bundled(register)
    rows: list[Row] = []
    for key in keys_of(asked, conventions):
        found = asked.announcements(state, key, since=since, until=until, known_on=known_on)
        rows += (_announcement(asked, item) for item in found)
    return made("announcements", rows)


def sources(*, register: Register | None = None) -> Table:
    """Every document that facts cite, by its id."""
    asked = given_or_bundled(register)
    return made("sources", [_source(source) for source in asked.sources])


def _change(register: Register, change: StatusTransition) -> Row:
    act = change.act
    days = (change.date, change.date_is, change.not_before, change.not_after)
    said = (change.before, change.after, act.kind, when(act), change.article)
    about = who(register, change.convention, change.state.alpha3)
    return (*about, *days, *said, *doubt_cells(change.doubts), "; ".join(act.sources))


def _announcement(register: Register, item: Announcement) -> Row:
    about = who(register, item.convention, item.state) if item.state else (item.convention, None, None)
    said = (item.body, item.kind, str(item.date), item.actor, item.text, item.formal, item.unconfirmed)
    return (*about, *said, "; ".join(item.sources))


def _source(source: Source) -> Row:
    return source.id, source.title, source.publisher, source.url, source.as_of, source.kind, source.note


def obligations(
    conventions: Conventions = None,
    *,
    on: Day | None = None,
    known_on: Day | None = None,
    register: Register | None = None,
) -> Table:
    """What falls due for every State, what fell due, and what our data say became of it by that date."""
    asked = given_or_bundled(register, known_on)
    rows: list[Row] = []
    index = DutyIndex(asked.facts)
    for key in keys_of(asked, conventions):
        day = asked.convention(key).as_of if on is None else as_day(on)
        for state in asked.states(day):
            found = obligations_of(asked, state, key, on=day, index=index)
            rows += (_obligation(item, released=False) for item in found)
            rows += (_obligation(item, released=True) for item in found.released)
    return made("obligations", rows)


def figures(
    measure: str | None = None,
    *,
    state: str | None = None,
    known_on: Day | None = None,
    register: Register | None = None,
) -> Table:
    """The figures of a measure, or of all, in order of date; where sources differ, side by side."""
    asked = given_or_bundled(register, known_on)
    measures = asked.measures if measure is None else (measure,)
    return made("figures", [_figure(figure) for one in measures for figure in asked.figures(one, state=state)])


def _act(register: Register, act: AnyAct) -> Row:
    """An act; one without a date has no effect that could be computed."""
    if isinstance(act, Act):
        effect = register.effect(act)
        date, effects = act.date, (effect.date, effect.computed, effect.published, effect.article)
    else:
        date, effects = None, (None, None, None, "")
    said = (act.reference, act.unconfirmed, "; ".join(act.sources), act.note)
    return (*who(register, act.convention, act.state), act.kind, date, when(act), *effects, *said)


def _may_lie(act: UndatedAct, since: Day | None, until: Day | None) -> bool:
    """Whether the act may have been received between the days."""
    first, last = first_and_last(since, until)
    return first <= act.when.last and act.when.first <= last


def _obligation(item: Obligation, *, released: bool) -> Row:
    about = (item.convention, item.state.alpha3, item.state.name, item.on, item.as_of)
    what = (item.duty, item.title, item.article, item.arose, item.due, item.extended_to)
    asked = (item.may_be_extended, text(item.requested_until))
    done = (text(item.fulfilled_on), item.status, item.late, item.yearly, item.to_do, released, item.left_on)
    return (*about, *what, *asked, *done, *doubt_cells(item.doubts), "; ".join(item.sources), " ".join(item.remarks))


def _figure(figure: Figure) -> Row:
    about = (figure.measure, figure.state, figure.scope, figure.convention, text(figure.as_of))
    said = (figure.value, figure.text, figure.unit, figure.qualifier, figure.quality, figure.cumulative)
    return (*about, *said, figure.unconfirmed, "; ".join(figure.sources), figure.note)
