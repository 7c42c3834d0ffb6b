"""Acts: what states do before the depositary. Stored facts, each with its sources; nothing here is derived."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TypeAlias

from attrs import field, frozen

from ..errors import InvalidChoice, InvalidDate, UnknownState, as_text, shown
from .checks import check_fields, texts
from .choices import choose
from .days import as_day
from .partial_dates import PartialDate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .states import State


class ActKind(StrEnum):
    """The kinds of act (VCLT Art. 2, 11 to 17, 24, 25, 65 to 68; VCLT Art. 18 for the last-mentioned intent)."""

    SIGNATURE = "signature"
    DEFINITIVE_SIGNATURE = "definitive_signature"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    NOTIFICATION_OF_CONSENT = "notification_of_consent"
    WITHDRAWAL = "withdrawal"
    WITHDRAWAL_REVOCATION = "withdrawal_revocation"
    INTENT_NOT_TO_JOIN = "intent_not_to_join"
    PROVISIONAL_APPLICATION = "provisional_application"
    TERRITORIAL_APPLICATION = "territorial_application"
    DECLARATION = "declaration"
    RESERVATION = "reservation"
    OBJECTION = "objection"
    COMMUNICATION = "communication"

    @property
    def label(self) -> str:
        """The kind in words: ``notification of consent``."""
        return self.value.replace("_", " ")


CONSENTS = frozenset(
    {
        ActKind.DEFINITIVE_SIGNATURE,
        ActKind.RATIFICATION,
        ActKind.ACCEPTANCE,
        ActKind.APPROVAL,
        ActKind.ACCESSION,
        ActKind.SUCCESSION,
        ActKind.NOTIFICATION_OF_CONSENT,
    }
)
"""The acts by which a state consents to be bound (VCLT Art. 11)."""

SIGNATURES = frozenset({ActKind.SIGNATURE, ActKind.DEFINITIVE_SIGNATURE})

CONFIRMS_SIGNATURE = frozenset({ActKind.RATIFICATION, ActKind.ACCEPTANCE, ActKind.APPROVAL})
"""The consents that complete a signature (VCLT Art. 14)."""

SUSPENSION = "suspension"
"""What a communication asserts by which a State claims to have suspended a convention."""

_DAY_ORDER = {kind: place for place, kind in enumerate(ActKind)}


def _kind(value: ActKind | str) -> ActKind:
    return choose(ActKind, value, "kind")


def _code(value: State | str) -> str:
    code: object = getattr(value, "alpha3", value)
    if isinstance(code, str):
        return code
    raise UnknownState(f"{shown(value)} is not a state: give a code, a name or a State.", query=as_text(value))


def _day(value: dt.date | str) -> dt.date:
    return as_day(value, "date")


def _optional_day(value: dt.date | str | None) -> dt.date | None:
    return None if value is None else as_day(value, "date")


def _answer(value: bool | None) -> bool | None:
    if any(value is answer for answer in (True, False, None)):
        return value
    raise InvalidChoice(
        f"armed_conflict={shown(value)} is not an allowed value. Choose from: True, False, None.", query=as_text(value)
    )


def _partial(value: PartialDate | str) -> PartialDate:
    when = value if isinstance(value, PartialDate) else PartialDate.parse(value)
    if when.exact is not None:
        raise InvalidDate(f"{when}: the day is known, so this is an Act, not an UndatedAct.", query=str(when))
    return when


@frozen(kw_only=True, repr=False)
class ActRef:
    """Names another act: whose, of what kind, of which day."""

    state: str = field(converter=_code)
    kind: ActKind = field(converter=_kind)
    date: dt.date = field(converter=_day)

    @classmethod
    def parse(cls, text: str) -> ActRef:
        """Reads ``UKR communication 2025-07-18``; raises `InvalidDate` and `InvalidChoice` for anything else."""
        words = as_text(text).split(" ")
        if len(words) != 3:
            raise InvalidDate(f"{shown(text)} names no act: write state, kind and day with a space between.")
        state, kind, day = words
        return cls(state=state, kind=kind, date=day)

    def __repr__(self) -> str:
        return f"<ActRef {self}>"

    def __str__(self) -> str:
        return f"{self.state} {self.kind} {self.date}"


def _target(value: ActRef | str | None) -> ActRef | None:
    return value if value is None or isinstance(value, ActRef) else ActRef.parse(value)


@frozen(kw_only=True, repr=False)
class Act:
    """What a state did before the depositary on a day.

    ``date`` is the day the depositary received it; where only the day of the letter is known, ``date_basis`` is
    ``letter``. It is ``latest`` for a withdrawal that had taken effect by ``date``; when it was received is not known.
    ``effect`` is the day of effect that ``effect_sources`` print, or ``sources`` where none are named for it; the day
    that the law computes is never stored. ``day_order`` is the depositary's order within one day, where known.
    ``unconfirmed`` marks acts that one secondary document or none carries; ``uncounted`` says why the depositary did
    not count a consent towards entry into force; ``irregularity`` says why an act that looks irregular stands.
    ``asserts`` names the effect that the State claims for it and that the text does not give it, such as
    ``suspension``: it changes no status.
    ``armed_conflict`` answers, for a withdrawal, whether the state is engaged in an armed conflict when the period of
    notice expires: with None, not known, the status is undetermined from then on. Raises `InvalidDate`,
    `InvalidChoice` and `UnknownState` for values of another kind.
    """

    state: str = field(converter=_code)
    convention: str
    kind: ActKind = field(converter=_kind)
    date: dt.date = field(converter=_day)
    sources: tuple[str, ...] = field(default=("assumed",), converter=texts)
    effect: dt.date | None = field(default=None, converter=_optional_day)
    effect_sources: tuple[str, ...] = field(default=(), converter=texts)
    day_order: int | None = None
    circulated: dt.date | None = field(default=None, converter=_optional_day)
    dated: dt.date | None = field(default=None, converter=_optional_day)
    date_basis: str = "receipt"
    reference: str = ""
    target: ActRef | None = field(default=None, converter=_target)
    scope: str = ""
    asserts: str = ""
    unconfirmed: bool = False
    uncounted: str = ""
    irregularity: str = ""
    armed_conflict: bool | None = field(default=None, converter=_answer)
    note: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuses values of the wrong type; attrs calls it."""
        check_fields(self, Act)

    def __repr__(self) -> str:
        return f"<Act {self}>"

    def __str__(self) -> str:
        return f"{self.state} {self.kind.label} {self.date} ({self.convention})"


@frozen(kw_only=True, repr=False)
class UndatedAct:
    """An act of which the day is not known, only ``when`` (a month or a year). It has no rank and no certain effect.

    The other fields are those of `Act`.
    """

    state: str = field(converter=_code)
    convention: str
    kind: ActKind = field(converter=_kind)
    when: PartialDate = field(converter=_partial)
    sources: tuple[str, ...] = field(converter=texts)
    reference: str = ""
    target: ActRef | None = field(default=None, converter=_target)
    scope: str = ""
    asserts: str = ""
    unconfirmed: bool = False
    note: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuses values of the wrong type; attrs calls it."""
        check_fields(self, UndatedAct)

    def may_be(self, act: Act) -> bool:
        """Whether the act with its day may be this one: of the same State and kind, in this month or year."""
        alike = (act.state, act.convention, act.kind) == (self.state, self.convention, self.kind)
        return alike and self.when.first <= act.date <= self.when.last

    def __repr__(self) -> str:
        return f"<UndatedAct {self}>"

    def __str__(self) -> str:
        return f"{self.state} {self.kind.label} {self.when}, day not known ({self.convention})"


AnyAct: TypeAlias = Act | UndatedAct


def act_order(act: Act) -> tuple[dt.date, int, int, str]:
    """Sorts acts as the law reads them: by day of receipt; within a day by the depositary's order where known, then by
    kind (signature, then consent, then the rest), then by state.
    """
    return (act.date, act.day_order or 0, _DAY_ORDER[act.kind], act.state)
