"""Circles: the sets of States that claims speak of, and who belongs to them on a day, as known on a day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from ..model.acts import CONFIRMS_SIGNATURE, CONSENTS, SIGNATURES, Act, ActKind
from ..model.state_sets import StateSet
from ..model.states import UNStanding
from ..model.statuses import Status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model.states import State
    from ..register import Register
    from ..standing.answers import StatusTransition


class Circle(StrEnum):
    """A set of States that a claim speaks of.

    The first five are the populations of a register. ``PARTY`` and those after it are words that do not say which set
    is meant: each has several readings. ``RATIFIED`` covers acceptance and approval, not accession; ``COMMITTED``
    signed or consented, ``NEITHER`` did neither; ``NOTIFIED`` gave notice of withdrawal and did not revoke it,
    ``WITHDRAWING`` is still bound under notice, ``WITHDRAWN`` has left.
    """

    STATES_PARTIES = "states_parties"
    CONTRACTING_STATES = "contracting_states"
    SIGNATORIES = "signatories"
    NONPARTIES = "nonparties"
    NONCONTRACTING = "noncontracting"
    SIGNED_ONLY = "signed_only"
    UNSIGNED = "unsigned"
    COMMITTED = "committed"
    NEITHER = "neither"
    RATIFIED = "ratified"
    ACCEDED = "acceded"
    ACCEDED_OR_SUCCEEDED = "acceded_or_succeeded"
    NOTIFIED = "notified"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"
    ALL_STATES = "all_states"
    PARTY = "party"
    NOT_PARTY = "not_party"
    SIGNATORY = "signatory"
    NON_SIGNATORY = "non_signatory"
    NOT_RATIFIED = "not_ratified"
    LEAVING = "leaving"
    MEMBER = "member"

    @property
    def label(self) -> str:
        """The circle in words."""
        return _LABELS[self]

    @property
    def readings(self) -> tuple[tuple[Circle, bool], ...]:
        """What the word can mean, the likeliest first; the second value says whether that reading is a usual one."""
        return _READINGS.get(self, ((self, True),))

    @property
    def complement(self) -> Circle | None:
        """The circle of the States that are not in it; None where there is no such circle."""
        return _COMPLEMENTS.get(self)


_LABELS = {
    Circle.STATES_PARTIES: "in force",
    Circle.CONTRACTING_STATES: "consent deposited",
    Circle.SIGNATORIES: "ever signed",
    Circle.NONPARTIES: "not in force",
    Circle.NONCONTRACTING: "no consent deposited",
    Circle.SIGNED_ONLY: "signed, no consent yet",
    Circle.UNSIGNED: "never signed",
    Circle.COMMITTED: "signed or consented",
    Circle.NEITHER: "neither signed nor consented",
    Circle.RATIFIED: "ratified, accepted or approved",
    Circle.ACCEDED: "acceded",
    Circle.ACCEDED_OR_SUCCEEDED: "acceded or succeeded",
    Circle.NOTIFIED: "notice of withdrawal given",
    Circle.WITHDRAWING: "under notice of withdrawal",
    Circle.WITHDRAWN: "withdrawal in effect",
    Circle.ALL_STATES: "all States",
    Circle.PARTY: "party",
    Circle.NOT_PARTY: "not party",
    Circle.SIGNATORY: "signatory",
    Circle.NON_SIGNATORY: "not signatory",
    Circle.NOT_RATIFIED: "not ratified",
    Circle.LEAVING: "leaving",
    Circle.MEMBER: "member",
}

_READINGS = {
    Circle.PARTY: ((Circle.CONTRACTING_STATES, True), (Circle.STATES_PARTIES, True)),
    Circle.NOT_PARTY: ((Circle.NONCONTRACTING, True), (Circle.NONPARTIES, True)),
    Circle.SIGNATORY: ((Circle.SIGNATORIES, True), (Circle.SIGNED_ONLY, True)),
    Circle.NON_SIGNATORY: ((Circle.UNSIGNED, True), (Circle.NEITHER, True)),
    Circle.NOT_RATIFIED: ((Circle.SIGNED_ONLY, True), (Circle.NONCONTRACTING, True)),
    Circle.ACCEDED: ((Circle.ACCEDED, True), (Circle.ACCEDED_OR_SUCCEEDED, True)),
    Circle.LEAVING: ((Circle.WITHDRAWING, True), (Circle.NOTIFIED, True)),
    Circle.MEMBER: ((Circle.CONTRACTING_STATES, True), (Circle.STATES_PARTIES, True), (Circle.SIGNATORIES, False)),
}

_OPPOSITES = (
    (Circle.PARTY, Circle.NOT_PARTY),
    (Circle.STATES_PARTIES, Circle.NONPARTIES),
    (Circle.CONTRACTING_STATES, Circle.NONCONTRACTING),
    (Circle.SIGNATORIES, Circle.UNSIGNED),
    (Circle.COMMITTED, Circle.NEITHER),
    (Circle.SIGNATORY, Circle.NON_SIGNATORY),
)
_COMPLEMENTS = {
    Circle.MEMBER: Circle.NOT_PARTY,
    Circle.RATIFIED: Circle.NONCONTRACTING,
    **dict(_OPPOSITES),
    **{there: here for here, there in _OPPOSITES},
}


class Moment(NamedTuple):
    """How one State stands on a day: what it may be, whether it signed, by which kind of act it consented last, and
    whether it gave notice of withdrawal that it did not revoke.
    """

    possible: tuple[Status, ...] = (Status.OUTSIDE,)
    signed: bool = False
    by: ActKind | None = None
    notified: bool = False


Edit: TypeAlias = "Callable[[Moment], Moment]"
"""What an act or a change makes of how a State stood."""

_ENTERS = frozenset({ActKind.ACCESSION, ActKind.SUCCESSION})
_RATIFIES = CONFIRMS_SIGNATURE | {ActKind.DEFINITIVE_SIGNATURE, ActKind.NOTIFICATION_OF_CONSENT}
"""Consents that prose calls ratification. A protocol without a signature stage is notified, which is called so too."""


def _any(_: Status, __: Moment) -> bool:
    return True


_IS: Mapping[Circle, Callable[[Status, Moment], bool]] = {
    Circle.STATES_PARTIES: lambda status, _: status.is_party,
    Circle.CONTRACTING_STATES: lambda status, _: status.is_contracting,
    Circle.SIGNATORIES: lambda _, moment: moment.signed,
    Circle.NONPARTIES: lambda status, _: not status.is_party,
    Circle.NONCONTRACTING: lambda status, _: not status.is_contracting,
    Circle.SIGNED_ONLY: lambda status, _: status is Status.SIGNATORY,
    Circle.UNSIGNED: lambda _, moment: not moment.signed,
    Circle.COMMITTED: lambda status, moment: moment.signed or status.is_contracting,
    Circle.NEITHER: lambda status, moment: not moment.signed and not status.is_contracting,
    Circle.RATIFIED: lambda status, moment: status.is_contracting and moment.by in _RATIFIES,
    Circle.ACCEDED: lambda status, moment: status.is_contracting and moment.by is ActKind.ACCESSION,
    Circle.ACCEDED_OR_SUCCEEDED: lambda status, moment: status.is_contracting and moment.by in _ENTERS,
    Circle.NOTIFIED: lambda _, moment: moment.notified,
    Circle.WITHDRAWING: lambda status, _: status is Status.WITHDRAWING,
    Circle.WITHDRAWN: lambda status, _: status is Status.WITHDRAWN,
    Circle.ALL_STATES: _any,
}

BASIC = tuple(circle for circle in _IS if circle is not Circle.ALL_STATES)
"""The circles of which it is certain what they mean, but for that of all States."""


def belongs(circle: Circle, moment: Moment) -> bool | None:
    """Whether a State that stands so is in the circle; None where the record cannot say."""
    answers = {_IS[circle](status, moment) for status in moment.possible}
    return answers.pop() if len(answers) == 1 else None


class Lines:
    """How every State stood over time to one convention, from what a register had received on a day.

    With ``seen_then`` an act shows from the day of its receipt only, so that every day is as it was known on that day:
    a succession counts from its notification.
    """

    def __init__(
        self, register: Register, convention: str, *, known_on: dt.date | None = None, seen_then: bool = False
    ) -> None:
        self.register = register
        self.convention = convention
        self.known_on = known_on
        self.changes: list[tuple[dt.date, StatusTransition]] = []
        """Every change of status, by the day from which it shows."""
        self._moments: dict[str, tuple[list[dt.date], list[Moment]]] = {}
        self._counts: dict[tuple[Circle, Within], list[tuple[dt.date, int, int]]] = {}
        edits: dict[str, list[tuple[dt.date, Edit]]] = {}
        for act in register.acts(convention, known_on=known_on):
            edit = _edit_of(act)
            if edit is not None:
                edits.setdefault(act.state, []).append((act.date, edit))
        for change in register.changes(convention, known_on=known_on):
            received = change.act.date if isinstance(change.act, Act) else change.date
            shows = max(change.date, received) if seen_then else change.date
            self.changes.append((shows, change))
            edits.setdefault(change.state.alpha3, []).extend(self._entries(change, shows))
        for code, changes in edits.items():
            days: list[dt.date] = []
            moments: list[Moment] = []
            for day, edit in sorted(changes, key=lambda item: item[0]):
                moments.append(edit(moments[-1] if moments else Moment()))
                days.append(day)
            self._moments[code] = (days, moments)
        self.changes.sort(key=lambda item: item[0])

    def _entries(self, change: StatusTransition, shows: dt.date) -> Iterator[tuple[dt.date, Edit]]:
        """What a change of status enters: where it is not determined, also each later day on which more is possible."""
        by = change.act.kind if change.act.kind in CONSENTS else None
        if change.after is not Status.UNDETERMINED:
            yield shows, _entry((change.after,), by)
            return
        for period in self.register.history(change.state, self.convention, known_on=self.known_on).periods:
            if period.possible and period.start and period.start >= change.date:
                yield max(shows, period.start), _entry(period.possible, by)

    def moment(self, code: str, day: dt.date) -> Moment:
        """How the State stands on that day."""
        days, moments = self._moments.get(code, ((), ()))
        place = bisect_right(days, day)
        return moments[place - 1] if place else Moment()

    def members(self, circle: Circle, day: dt.date, within: Within = None) -> StateSet:
        """The circle on that day, or its part within a group; ``undetermined`` are those that may belong."""
        inside = place(self.register, within)
        sure: list[State] = []
        maybe: list[State] = []
        for state in self.register.states(day):
            answers = (inside(state, day), belongs(circle, self.moment(state.alpha3, day)))
            if all(answers):
                sure.append(state)
            elif False not in answers:
                maybe.append(state)
        return StateSet(sure, undetermined=maybe, directory=self.register.facts.directory)

    def days(self, since: dt.date, until: dt.date) -> list[dt.date]:
        """The days from `since` to `until` on which anything can differ from the day before, with `since` itself."""
        moves = {day for days, _ in self._moments.values() for day in days}
        moves |= {day for bounds in self.register.facts.bounds.values() for day in bounds if day is not None}
        return [since, *sorted(day for day in moves if since < day <= until)]

    def counts(self, circle: Circle, within: Within = None) -> list[tuple[dt.date, int, int]]:
        """From which day on how many: the surely and the possibly, at every day on which it changes."""
        found = self._counts.get((circle, within))
        if found is None:
            found = self._counts[circle, within] = list(self._counted(circle, within))
        return found

    def _counted(self, circle: Circle, within: Within) -> Iterator[tuple[dt.date, int, int]]:
        inside = place(self.register, within)
        steps: dict[dt.date, tuple[int, int]] = {}
        for state in self.register.facts.states.values():
            for day, low, high in self._contribution(circle, state, inside):
                least, most = steps.get(day, (0, 0))
                steps[day] = (least + low, most + high)
        least = most = 0
        for day in sorted(steps):
            low, high = steps[day]
            if low or high:
                least, most = least + low, most + high
                yield day, least, most

    def _contribution(self, circle: Circle, state: State, inside: Inside) -> Iterator[tuple[dt.date, int, int]]:
        """What one State adds to the count, the surely and the possibly, day by day."""
        since, until = state.since or dt.date.min, state.until or dt.date.max
        ends = (end for membership in state.memberships for end in (membership.span.since, membership.span.until))
        moves = {day for end in ends if end for day in (end.first, end.last)}
        moves.update(self._moments.get(state.alpha3, ((), ()))[0])
        was = (0, 0)
        for day in [since, *sorted(day for day in moves if since < day < until)]:
            answers = (inside(state, day), belongs(circle, self.moment(state.alpha3, day)))
            now = (int(all(answers)), int(False not in answers))
            yield day, now[0] - was[0], now[1] - was[1]
            was = now
        if until != dt.date.max:
            yield until, -was[0], -was[1]


def _entry(possible: tuple[Status, ...], by: ActKind | None) -> Edit:
    return lambda moment: moment._replace(possible=possible, by=by or moment.by)


def _edit_of(act: Act) -> Edit | None:
    if act.kind in SIGNATURES:
        return lambda moment: moment._replace(signed=True)
    if act.kind is ActKind.WITHDRAWAL and not act.unconfirmed:
        return lambda moment: moment._replace(notified=True)
    if act.kind is ActKind.WITHDRAWAL_REVOCATION:
        return lambda moment: moment._replace(notified=False)
    return None


Within: TypeAlias = "str | tuple[str, ...] | None"
"""A part of the world: a group's key or a region (``EU``, ``Africa``), the members themselves, or all of it (None).
``UN`` are the Members of the United Nations.
"""

Inside: TypeAlias = "Callable[[State, dt.date], bool | None]"


def place(register: Register, within: Within) -> Inside:
    """Tells whether a State belongs to that part of the world on a day. Raises `UnknownGroup` and `UnknownState`."""
    if within is None:
        return lambda _, __: True
    if isinstance(within, tuple):
        codes = {register.state(name).alpha3 for name in within}
        return lambda state, _: state.alpha3 in codes
    if within == UN:
        return _in_united_nations
    group = register.facts.directory.group(within)
    if group is None:
        region = within.strip().casefold()
        return lambda state, _: region in (state.region.casefold(), state.subregion.casefold())
    return lambda state, day: state.member_of(group.key, day)


UN = "UN"

OTHER_WORDS = {
    "Africa": ("MONITOR:AFRICA",),
    "Americas": ("MONITOR:AMERICAS",),
}
"""Regions that publishers in this field draw otherwise than the United Nations' statistics do."""


def drawn(register: Register, within: Within) -> tuple[Within, ...]:
    """The ways in which a region is drawn, as far as the register knows them."""
    keys = {group.key for group in register.facts.directory.groups}
    others = OTHER_WORDS.get(within, ()) if isinstance(within, str) else ()
    return within, *(other for other in others if other in keys)


def _in_united_nations(state: State, day: dt.date) -> bool:
    member = state.un in (UNStanding.MEMBER, UNStanding.FORMER_MEMBER)
    return member and (state.un_admitted is None or state.un_admitted <= day)
