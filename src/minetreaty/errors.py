"""The errors that the library raises. Each says what is wrong and what to do next, carries its data, and survives
pickling.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .findings import Finding


LONGEST_NAME = 300
"""No name of a State, a group or a convention is longer. Longer texts are not compared with names."""


def shown(value: object) -> str:
    """The value as an error shows it: cut where it is long."""
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:60]}... ({len(text):,} characters)"


class MinetreatyError(Exception):
    """The base of every error that this library raises on purpose."""


class UnknownState(MinetreatyError, LookupError):
    """No state of the tables has this code or name. ``suggestions`` are names that look alike; none was assumed."""

    def __init__(self, message: str, *, query: str = "", suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.query = query
        self.suggestions = suggestions


class UnknownConvention(MinetreatyError, LookupError):
    """No convention of the register has this key or alias. ``suggestions`` are the keys that look alike, or all of
    them.
    """

    def __init__(self, message: str, *, query: str = "", suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.query = query
        self.suggestions = suggestions


class UnknownGroup(MinetreatyError, LookupError):
    """No group or M49 region has this name. ``suggestions`` are the names that look alike, or all of them."""

    def __init__(self, message: str, *, query: str = "", suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.query = query
        self.suggestions = suggestions


class AmbiguousName(MinetreatyError, LookupError):
    """A name that more than one state bears or bore. ``candidates`` are their alpha-3 codes; give one of them, or a
    day.
    """

    def __init__(self, message: str, *, query: str = "", candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.query = query
        self.candidates = candidates


class UnknownSource(MinetreatyError, LookupError):
    """No source of the register has this id. ``suggestions`` are ids that look alike."""

    def __init__(self, message: str, *, query: str = "", suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.query = query
        self.suggestions = suggestions


class NotInUniverse(MinetreatyError, LookupError):
    """The state was not among the States of the depositary's practice on that day. ``query`` is its code."""

    def __init__(self, message: str, *, query: str = "") -> None:
        super().__init__(message)
        self.query = query


class InvalidDate(MinetreatyError, ValueError):
    """Not a day: only a ``date`` or text of the form YYYY-MM-DD is one. ``query`` is what was given."""

    def __init__(self, message: str, *, query: str = "") -> None:
        super().__init__(message)
        self.query = query


class InvalidChoice(MinetreatyError, ValueError):
    """A word that is none of those to choose from. ``suggestions`` are all of them."""

    def __init__(self, message: str, *, query: str = "", suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.query = query
        self.suggestions = suggestions


class NotInDueForm(MinetreatyError, ValueError):
    """Acts that treaty law does not admit (VCLT Art. 77(1)(d)). ``findings`` lists every reason, not only the first."""

    def __init__(self, message: str, *, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message)
        self.findings = findings


class UnreadableData(MinetreatyError, ValueError):
    """Data that cannot be read as what it should be. ``findings`` says where and why; nothing of it was loaded."""

    def __init__(self, message: str, *, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message)
        self.findings = findings


class ValidationFailed(MinetreatyError, ValueError):
    """An examination found errors, and it was asked to raise. ``findings`` lists them."""

    def __init__(self, message: str, *, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message)
        self.findings = findings


class UnsuitableFrame(MinetreatyError, ValueError):
    """A data frame that cannot be enriched as asked: another kind of frame, a column missing, or one there already."""


class MissingExtra(MinetreatyError, ImportError):
    """An optional part of the library is not installed. ``extra`` is its name: ``pip install minetreaty[extra]``."""

    def __init__(self, message: str, *, extra: str = "") -> None:
        super().__init__(message)
        self.extra = extra
