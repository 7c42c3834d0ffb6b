"""Conventions: treaties as data. A convention names its clauses; the clauses carry the article and the terms; `law`
applies them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, ClassVar

from attrs import field, frozen

from ..errors import InvalidChoice, InvalidDate, shown
from .acts import ActKind
from .checks import LEAST, check_fields, listed, texts
from .choices import choose
from .days import as_day


def _day(value: dt.date | str) -> dt.date:
    return as_day(value, "date")


def _optional_day(value: dt.date | str | None) -> dt.date | None:
    return None if value is None else as_day(value, "date")


def _act_kinds(value: ActKind | str | Iterable[ActKind | str]) -> tuple[ActKind, ...]:
    return tuple(choose(ActKind, kind, "kinds") for kind in texts(value))


def folded(name: str) -> str:
    """The form in which names of conventions are compared: without case, hyphens, full stops and further spaces."""
    return " ".join(name.casefold().replace("-", " ").replace(".", " ").split())


class Clause:
    """What a treaty lays down about one thing. Each kind of clause is a class; what is set shows in its repr.

    Dates may be text of the form YYYY-MM-DD, and words text. Raises `InvalidDate` and `InvalidChoice` for values that
    a file with the clause would be refused for.
    """

    __slots__ = ()
    __attrs_attrs__: ClassVar[tuple[Any, ...]] = ()

    def __attrs_post_init__(self) -> None:
        """Refuses values of the wrong type, and numbers out of range; attrs calls it."""
        check_fields(self)

    def __repr__(self) -> str:
        given = ((a.name, getattr(self, a.name), a.default) for a in self.__attrs_attrs__)
        shown = ", ".join(f"{name}={value!r}" for name, value, default in given if value != default)
        return f"{type(self).__name__}({shown})"


@frozen(kw_only=True, repr=False)
class Delay(Clause):
    """How long after a day something happens.

    With ``from_month_start`` it is the first day of the month that lies ``months`` after the month of that day ("the
    first day of the sixth month after the month in which"); else the same day number ``months`` later, clamped at month
    ends, and ``days`` after that. A delay never looks back: ``from_month_start`` needs a month at least.
    """

    months: int = 0
    days: int = 0
    from_month_start: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuses what would lie before the day it is counted from; attrs calls it."""
        check_fields(self)
        if self.from_month_start and self.months == 0:
            message = "Delay: from_month_start=True needs months of 1 or more: the month's first day can be earlier."
            raise InvalidChoice(message, query=repr(self))


@frozen(kw_only=True, repr=False)
class SignatureWindow(Clause):
    """When the convention may be signed: from ``opens`` on and before ``closes``; with no ``closes``, before entry into
    force, or at any time where it is ``open_ended`` (as in Art. 48(1) of the Covenant on Civil and Political Rights).
    """

    article: str
    opens: dt.date = field(converter=_day)
    closes: dt.date | None = field(default=None, converter=_optional_day)
    open_ended: bool = False
    note: str = ""


@frozen(kw_only=True, repr=False)
class Consent(Clause):
    """By which acts States consent to be bound (VCLT Art. 11).

    ``to`` names the convention whose contracting States alone may consent (protocols and amendments). ``minimum`` asks
    for consent to at least so many of the instruments ``among`` with the deposit (CCW Art. 4(3)).
    """

    article: str
    kinds: tuple[ActKind, ...] = field(converter=_act_kinds)
    to: str | None = None
    minimum: int = 0
    among: tuple[str, ...] = field(default=(), converter=texts)
    note: str = ""


@frozen(kw_only=True, repr=False)
class EntryIntoForce(Clause):
    """When the convention enters into force: ``delay`` after the deposit number ``deposits`` (VCLT Art. 24(1))."""

    article: str
    deposits: int = field(metadata={LEAST: 1})
    delay: Delay
    note: str = ""


@frozen(kw_only=True, repr=False)
class EntryIntoForceForState(Clause):
    """When it enters into force for a State: ``delay`` after its own deposit, never before the convention's (VCLT Art.
    24(3)).

    With ``after_in_force`` the delay runs only for deposits made once the convention is in force: whoever deposited
    before is party from its first day on (as in Art. 22 of the Arms Trade Treaty).
    """

    article: str
    delay: Delay
    after_in_force: bool = False
    note: str = ""


@frozen(kw_only=True, repr=False)
class Withdrawal(Clause):
    """How a State Party leaves (VCLT Art. 54(a), 56): ``delay`` after receipt, and only under ``condition`` where there
    is one.

    ``term`` is the convention's own word: withdrawal or denunciation. ``remains`` says what stays after leaving.
    """

    article: str
    delay: Delay
    condition: str = ""
    condition_article: str = ""
    term: str = "withdrawal"
    remains: str = ""
    remains_article: str = ""


@frozen(kw_only=True, repr=False)
class EndsWith(Clause):
    """Leaving the convention named here counts as leaving this one (CCW Art. 9(3))."""

    article: str
    convention: str


@frozen(kw_only=True, repr=False)
class ProvisionalApplication(Clause):
    """What a State may declare to apply provisionally, pending entry into force for it (VCLT Art. 25)."""

    article: str
    scope: str


@frozen(kw_only=True, repr=False)
class Reservations(Clause):
    """Whether reservations are admitted (VCLT Art. 19)."""

    article: str
    allowed: bool
    note: str = ""


def _month_and_day(text: str) -> str:
    """The text itself, such as "04-30". Raises `InvalidDate` unless every year has that day."""
    try:
        if text:
            as_day(f"2001-{text}")
    except InvalidDate:
        raise InvalidDate(
            f"{shown(text)} is not a month and day that every year has: write MM-DD.", query=text
        ) from None
    return text


@frozen(kw_only=True, repr=False)
class Deadline(Clause):
    """By when a duty is to be done, counted from entry into force for the State.

    ``duty`` names it for facts about how it was carried out. It falls due ``years`` and ``days`` after entry into
    force; with ``yearly`` (month and day, "04-30") on that day of each year, the first time after those days. An
    extension is for ``extension_years`` at most each time; 0 where the text knows none.
    """

    article: str
    duty: str
    title: str
    years: int = 0
    days: int = 0
    yearly: str = field(default="", converter=_month_and_day)
    extension_article: str = ""
    extension_years: int = 0
    note: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuses a date of the year that does not exist; attrs calls it."""
        check_fields(self)


_ANY_YEAR = 2001
"""A year without 29 February: a duty that falls due every year has a date in each."""


class ProvisionKind(StrEnum):
    """What a provision does. A restriction forbids under conditions; an exception takes something out of a
    prohibition.
    """

    PROHIBITION = "prohibition"
    RESTRICTION = "restriction"
    DUTY = "duty"
    EXCEPTION = "exception"
    RIGHT = "right"
    PROCEDURE = "procedure"
    DEFINITION = "definition"
    SCOPE = "scope"


class Conduct(StrEnum):
    """What prohibitions are about."""

    USE = "use"
    DEVELOP = "develop"
    PRODUCE = "produce"
    ACQUIRE = "acquire"
    STOCKPILE = "stockpile"
    RETAIN = "retain"
    TRANSFER = "transfer"
    ASSIST = "assist"


def _provision_kind(value: ProvisionKind | str) -> ProvisionKind:
    return choose(ProvisionKind, value, "kind")


def _conducts(value: Conduct | str | Iterable[Conduct | str]) -> tuple[Conduct, ...]:
    return tuple(choose(Conduct, conduct, "conduct") for conduct in texts(value))


class Weapon(StrEnum):
    """What provisions apply to. Mines in general are anti-personnel mines and other mines."""

    ANTI_PERSONNEL_MINES = "anti-personnel mines"
    OTHER_MINES = "other mines"
    BOOBY_TRAPS = "booby-traps"
    OTHER_DEVICES = "other devices"
    CLUSTER_MUNITIONS = "cluster munitions"
    NON_DETECTABLE_FRAGMENTS = "non-detectable fragments"
    INCENDIARY_WEAPONS = "incendiary weapons"
    BLINDING_LASERS = "blinding laser weapons"
    EXPLOSIVE_REMNANTS = "explosive remnants of war"


def _weapons(value: Weapon | str | Iterable[Weapon | str]) -> tuple[Weapon, ...]:
    return tuple(choose(Weapon, weapon, "weapons") for weapon in texts(value))


@frozen(kw_only=True, repr=False)
class Provision(Clause):
    """What a treaty forbids, asks for or allows, in our own words.

    It binds ``binds`` from entry into force for the State; ``timing`` says by when or how often where the text does.
    ``subject`` names it in a word or two; ``conduct`` and ``weapons`` say what it is about. A prohibition of the
    ``whole`` forbids the conduct under all circumstances; others forbid some of it. ``in_part`` says what of the
    article the words leave out.
    """

    article: str
    kind: ProvisionKind = field(converter=_provision_kind)
    subject: str
    text: str
    conduct: tuple[Conduct, ...] = field(default=(), converter=_conducts)
    whole: bool = False
    weapons: tuple[Weapon, ...] = field(default=(), converter=_weapons)
    binds: str = "each State Party"
    timing: str = ""
    in_part: str = ""
    sources: tuple[str, ...] = field(default=(), converter=texts)


class MineRules(StrEnum):
    """What a convention says about anti-personnel mines, from the strictest on."""

    BAN = "ban"
    AMENDED_RESTRICTIONS = "amended_restrictions"
    RESTRICTIONS = "restrictions"


def _deadlines(value: Deadline | Iterable[Deadline]) -> tuple[Deadline, ...]:
    return (value,) if isinstance(value, Deadline) else listed(value)


def _provisions(value: Provision | Iterable[Provision]) -> tuple[Provision, ...]:
    return (value,) if isinstance(value, Provision) else listed(value)


def _mine_rules(value: MineRules | str | None) -> MineRules | None:
    return None if value is None else choose(MineRules, value, "mines")


@frozen(kw_only=True, repr=False)
class Convention:
    """A treaty with its law.

    ``as_of`` is the day to which its record is complete: the day that questions without a day are answered for.
    ``published_in_force`` is the printed day of its entry into force, a fact to compare with; ``in_force`` is the day
    that follows from the acts of the register that the convention was taken from.

    Without ``entry_into_force`` or ``entry_into_force_for_state`` (None: the clause is not given), who consented is
    known, and for whom the convention is in force is undetermined from the printed day on. ``published_not_in_force``
    says that on ``as_of`` the depositary prints that it is not in force.

    Dates may be text of the form YYYY-MM-DD. Raises `InvalidDate` and `InvalidChoice` as clauses do.
    """

    key: str
    title: str
    short_title: str
    aliases: tuple[str, ...] = field(default=(), converter=texts)
    symbol: str = ""
    adopted: dt.date = field(converter=_day)
    adopted_at: str = ""
    depositary: str = "Secretary-General of the United Nations"
    registration: str = ""
    sources: tuple[str, ...] = field(default=(), converter=texts)
    as_of: dt.date = field(converter=_day)
    as_of_note: str = ""
    amends: str | None = None
    mines: MineRules | None = field(default=None, converter=_mine_rules)
    published_in_force: dt.date | None = field(default=None, converter=_optional_day)
    published_in_force_sources: tuple[str, ...] = field(default=(), converter=texts)
    published_not_in_force: bool = False
    signature: SignatureWindow | None = None
    consent: Consent
    entry_into_force: EntryIntoForce | None = None
    entry_into_force_for_state: EntryIntoForceForState | None = None
    withdrawal: Withdrawal | None = None
    ends_with: EndsWith | None = None
    provisional_application: ProvisionalApplication | None = None
    reservations: Reservations | None = None
    deadlines: tuple[Deadline, ...] = field(default=(), converter=_deadlines)
    provisions: tuple[Provision, ...] = field(default=(), converter=_provisions)
    note: str = ""
    in_force: dt.date | None = field(default=None, converter=_optional_day)

    def __attrs_post_init__(self) -> None:
        """Refuses values of the wrong type; attrs calls it."""
        check_fields(self, Convention)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses that the convention has, in the order of a treaty's final provisions."""
        clauses = (
            self.signature,
            self.consent,
            self.entry_into_force,
            self.entry_into_force_for_state,
            self.reservations,
            self.provisional_application,
            self.withdrawal,
            self.ends_with,
        )
        return tuple(clause for clause in clauses if clause is not None)

    @property
    def parent(self) -> str | None:
        """The key of the convention that this one hangs on: with which it ends, or whose contracting States alone may
        consent to it.
        """
        return self.ends_with.convention if self.ends_with else self.consent.to

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it may be asked for by."""
        return tuple(name for name in (self.key, self.short_title, self.title, self.symbol, *self.aliases) if name)

    def __repr__(self) -> str:
        return f"<Convention {self.key}: {self.short_title}>"

    def __str__(self) -> str:
        return self.short_title
