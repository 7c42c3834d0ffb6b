"""States of the depositary's practice, their names and groups. It says who counts on a day, and nothing about
statehood.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from attrs import frozen

from ..errors import as_text
from .choices import choose
from .days import Day, as_day
from .partial_dates import PartialDate


class UNStanding(StrEnum):
    """How a State stands to the United Nations."""

    MEMBER = "member"
    OBSERVER = "observer"
    OTHER = "other"
    FORMER_MEMBER = "former_member"


class NameKind(StrEnum):
    """What sort of name it is. ``foreign`` is the short form in another UN language; ``code`` a withdrawn or reserved
    code.
    """

    SHORT = "short"
    OFFICIAL = "official"
    DEPOSITARY = "depositary"
    ALIAS = "alias"
    FORMER = "former"
    FOREIGN = "foreign"
    CODE = "code"


@frozen(kw_only=True)
class Span:
    """A half-open interval [since, until) whose ends may be unbounded or known only to the month or year."""

    since: PartialDate | None = None
    until: PartialDate | None = None

    def holds(self, day: dt.date) -> bool | None:
        """Whether `day` lies in it; None where the ends are not known well enough to say."""
        surely = (self.since is None or self.since.last <= day) and (self.until is None or day < self.until.first)
        if surely:
            return True
        possibly = (self.since is None or self.since.first <= day) and (self.until is None or day < self.until.last)
        return None if possibly else False


ALWAYS = Span()


@frozen(kw_only=True)
class StateName:
    """A name of a state. ``ambiguous`` names resolve only with a day on which one state bore it, or not at all.

    ``language`` is an ISO 639-1 code; codes have none.
    """

    text: str
    kind: NameKind
    language: str = ""
    span: Span = ALWAYS
    ambiguous: bool = False
    note: str = ""


@frozen(kw_only=True)
class Group:
    """A group of states. Membership of a ``dated`` group changes over time, so questions about it need a day."""

    key: str
    title: str
    dated: bool
    note: str = ""


@frozen(kw_only=True)
class GroupMembership:
    """That a state belongs to a group, and when. ``certain`` is False where the day or the membership itself is
    doubtful.
    """

    group_key: str
    span: Span = ALWAYS
    certain: bool = True
    sources: tuple[str, ...] = ()
    note: str = ""


class CodeSystem(StrEnum):
    """A list of codes for countries, beside those of ISO 3166-1 and of the United Nations Statistics Division.

    ``cow`` and ``cow_letters`` are the numbers and letters of Correlates of War, ``gw`` and ``gw_letters`` those of
    Gleditsch and Ward, ``ucdp`` the numbers of the Uppsala Conflict Data Program (those of Gleditsch and Ward, with
    exceptions of its own), ``vdem`` the country_id of V-Dem, ``fao`` the numbers of the FAO, ``fips`` FIPS 10-4
    (withdrawn in 2008), ``ioc`` the letters of the International Olympic Committee, ``wikidata`` the item.
    """

    COW = "cow"
    COW_LETTERS = "cow_letters"
    GW = "gw"
    GW_LETTERS = "gw_letters"
    UCDP = "ucdp"
    VDEM = "vdem"
    FAO = "fao"
    FIPS = "fips"
    IOC = "ioc"
    WIKIDATA = "wikidata"


@frozen(kw_only=True)
class CountryCode:
    """A code of a State in a list, as text. ``span`` is when it has this code, within the State's own time."""

    system: CodeSystem
    code: str
    span: Span = ALWAYS
    sources: tuple[str, ...]
    note: str = ""


@frozen(kw_only=True)
class NonState:
    """An entity that people look up and that is not in the depositary's list, with the reason."""

    name: str
    names: tuple[str, ...] = ()
    codes: str = ""
    reason: str
    note: str = ""


@frozen(kw_only=True)
class SuccessionOfStates:
    """That one state followed another. ``predecessor_code`` is its alpha-3 code where it is a state of the tables.

    ``date`` is the day of the succession of States (VCSST 2(1)(e)) as the sources have it, or of the new name. After an
    ``independence`` or ``separation`` the predecessor may go on. Of several that answered for a territory together,
    each has an entry of its own. ``disclaimed`` says that the State does not regard itself as a successor.
    """

    predecessor: str
    predecessor_code: str = ""
    successor: str
    date: dt.date
    kind: str
    disclaimed: bool = False
    sources: tuple[str, ...] = ()
    note: str = ""


@frozen(kw_only=True, eq=False, repr=False)
class State:
    """A State of the depositary's practice from ``since`` on and before ``until`` (None: unbounded).

    States are equal by their alpha-3 code, also to the code itself. ``alpha2`` and ``m49`` are None for predecessors
    that have none. ``m49`` is text of three digits; ``codes`` are those of other lists. ``un`` is the standing in the
    United Nations, ``un_admitted`` the day of admission.
    """

    alpha3: str
    alpha2: str | None = None
    m49: str | None = None
    name: str
    official_name: str = ""
    depositary_name: str = ""
    un: UNStanding = UNStanding.MEMBER
    un_admitted: dt.date | None = None
    region: str = ""
    subregion: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    sources: tuple[str, ...] = ()
    note: str = ""
    names: tuple[StateName, ...] = ()
    memberships: tuple[GroupMembership, ...] = ()
    codes: tuple[CountryCode, ...] = ()

    def member_of(self, group: str, on: Day | None = None) -> bool | None:
        """Whether it belongs to `group` on that day; None where the sources do not say. `group` is a key such as
        ``EU``.

        With no day: whether it ever did, as far as the tables go.
        """
        key = group_key(group)
        answers = [
            True if on is None else membership.span.holds(as_day(on))
            for membership in self.memberships
            if membership.group_key == key
        ]
        return True if True in answers else None if None in answers else False

    def exists(self, day: dt.date) -> bool:
        """Whether it is in the universe of States on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    def code(self, system: CodeSystem | str, *, on: Day | None = None) -> str | None:
        """The State's code in that list: one of `CodeSystem`, or ``alpha3``, ``alpha2`` or ``m49``.

        With no date it is the only code that the State has or had there. None if the list has no code for the State on
        that date, or more than one; `why_no_code` says which. Raises `InvalidChoice` for a list that is not known.
        """
        codes = self._codes_of(system, on)
        return codes[0] if len(codes) == 1 else None

    def why_no_code(self, system: CodeSystem | str, *, on: Day | None = None) -> str:
        """Why `code` gives None for that list and date. Nothing if it gives a code."""
        codes = self._codes_of(system, on)
        if len(codes) == 1:
            return ""
        when = "" if on is None else f" on {as_day(on)}"
        if not codes:
            return f"{self.name} has no code in {system}{when}."
        advice = " Give a date." if on is None else ""
        notes = dict.fromkeys(item.note for item in self.codes if item.code in codes and item.note)
        return " ".join((f"{self.name} has {len(codes)} codes in {system}{when}: {', '.join(codes)}.{advice}", *notes))

    def _codes_of(self, system: CodeSystem | str, on: Day | None) -> tuple[str, ...]:
        own = {"alpha3": self.alpha3, "alpha2": self.alpha2, "m49": self.m49}
        if str(system) in own:
            code = own[str(system)]
            return (code,) if code else ()
        wanted, day = choose(CodeSystem, system, "system"), None if on is None else as_day(on)
        held = (item for item in self.codes if item.system is wanted)
        return tuple(item.code for item in held if day is None or item.span.holds(day) is not False)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, State):
            return self.alpha3 == other.alpha3
        return self.alpha3 == other if isinstance(other, str) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.alpha3)

    def __lt__(self, other: State) -> bool:
        return self.alpha3 < other.alpha3

    def __repr__(self) -> str:
        return f"State({self.alpha3!r}, {self.name!r})"

    def __str__(self) -> str:
        return self.name


def group_key(text: str) -> str:
    """A group's key as the tables spell it: upper case, no stray space."""
    return as_text(text).strip().upper()
