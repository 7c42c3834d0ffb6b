"""The errors that the library raises. Each says what is wrong and what to do next, carries its data, and survives
pickling.

Annotations name public classes by their public address, for the reason given in `register`.
"""

from __future__ import annotations

import minetreaty as mt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_NAME = 300
"""No name of a State, a group or a convention is longer. Longer texts are not compared with names."""


def shown(value: object) -> str:
    """Return the value as an error shows it: shortened if it is long."""
    text = _printed(repr, value)
    return text if len(text) <= 80 else f"{text[:60]}... ({len(text):,} characters)"


def as_text(value: object) -> str:
    """Return the value as text, for ``query``. It never fails, whatever the value's own methods do."""
    return _printed(str, value)


def is_a(kind: type, item: object) -> None:
    """Raise ``TypeError`` for what is not of that kind."""
    if not isinstance(item, kind):
        article = "an" if kind.__name__[0] in "AEIOU" else "a"
        raise TypeError(f"{shown(item)} is not {article} {kind.__name__}.")


def _printed(how: Callable[[object], str], value: object) -> str:
    """What `how` says of a value, or what can be said where that fails: of a number too long to print, for example."""
    try:
        return how(value)
    except Exception as error:
        return f"<{type(value).__name__}, which cannot be printed: {type(error).__name__}>"


class MinetreatyError(Exception):
    """The base of every error that this library raises on purpose."""


class _AboutQuery(MinetreatyError):
    """An error about a value that the caller gave. ``query`` is that value as text."""

    def __init__(self, message: str, *, query: str = "") -> None:
        super().__init__(message)
        self.query = query


class _WithSuggestions(_AboutQuery):
    """An error about a value that is not known. ``suggestions`` are values that are."""

    def __init__(self, message: str, *, query: str = "", suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message, query=query)
        self.suggestions = suggestions


class _WithFindings(MinetreatyError):
    """An error with every reason for it, not only the first. ``findings`` lists them."""

    def __init__(self, message: str, *, findings: tuple[mt.Finding, ...] = ()) -> None:
        super().__init__(message)
        self.findings = findings


class UnknownState(_WithSuggestions, LookupError):
    """No State in the tables has this code or name. ``suggestions`` are similar names; none of them was assumed."""


class UnknownConvention(_WithSuggestions, LookupError):
    """No convention in the register has this key or alias. ``suggestions`` are the similar keys, or all keys."""


class UnknownGroup(_WithSuggestions, LookupError):
    """No group or M49 region has this name. ``suggestions`` are the similar names, or all names."""


class UnknownSource(_WithSuggestions, LookupError):
    """No source in the register has this id. ``suggestions`` are similar ids."""


class InvalidChoice(_WithSuggestions, ValueError):
    """The argument is not one of the values allowed. ``suggestions`` are all of them."""


class AmbiguousName(_AboutQuery, LookupError):
    """More than one State or convention has or had this name.

    ``candidates`` are their alpha-3 codes or keys: give one of them, or a date.
    """

    def __init__(self, message: str, *, query: str = "", candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message, query=query)
        self.candidates = candidates


class NotInUniverse(_AboutQuery, LookupError):
    """The State did not exist in the depositary's practice on that date. ``query`` is its code."""


class InvalidDate(_AboutQuery, ValueError):
    """The argument is not a date: only a ``date`` or text of the form YYYY-MM-DD is. ``query`` is what was given."""


class UndecidedCount(_AboutQuery, ValueError):
    """A count was used as a number, and the record cannot say which one. ``query`` is the population."""


class NotInDueForm(_WithFindings, ValueError):
    """Treaty law, as the library reads it, does not allow the acts. ``findings`` lists every reason."""


class UnreadableData(_WithFindings, ValueError):
    """The data could not be read. ``findings`` says where and why; nothing was loaded."""


class TextTooLong(MinetreatyError, ValueError):
    """A text is longer than what is read. Divide it."""


class ValidationFailed(_WithFindings, ValueError):
    """A report with errors was asked to raise them. ``findings`` lists them."""


class UnsuitableFrame(MinetreatyError, ValueError):
    """The data frame cannot be enriched as asked: it is of another kind, or a column is missing or there already."""


class UnwritableFile(_AboutQuery, ValueError):
    """A file cannot be written: it exists already, its ending names no known form, or the system refuses it."""


class MissingExtra(MinetreatyError, ImportError):
    """An optional part of the library is not installed. ``extra`` is its name: ``pip install minetreaty[extra]``."""

    def __init__(self, message: str, *, extra: str = "") -> None:
        super().__init__(message)
        self.extra = extra
