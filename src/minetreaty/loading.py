"""The bundled register, and the questions that are asked of it most often.

Annotations name public classes by their public address, for the reason given in `register`.
"""

from __future__ import annotations

import os
from functools import cache

import minetreaty as mt

from .facts.bundled import bundled
from .model.days import Day
from .model.statuses import Status
from .register import Register, as_known


@cache
def _bundled() -> Register:
    return Register(bundled())


def load(path: str | os.PathLike[str] | None = None) -> Register:
    """Return the bundled register, or the one in a file.

    The bundled register never changes, and every call returns the same object. With `path`, return the register in
    that file of canonical JSON, as `dumps` writes it, or in that folder of tables.

        >>> import minetreaty as mt
        >>> mt.load().edition.version == mt.load().edition.version
        True

    Raises `UnreadableData` with every fault of the file.
    """
    if path is None:
        return _bundled()
    from .reading import read

    return read(path)


def given_or_bundled(register: Register | None, known_on: Day | None = None) -> Register:
    """The register given, or else the bundled one, as it was known on a date or as it is.

    Raises ``TypeError`` for what is not a register.
    """
    return as_known(_bundled() if register is None else register, known_on)


def status(state: mt.State | str, convention: str, *, on: Day | None = None, known_on: Day | None = None) -> Status:
    """Return the status of a State under a convention on a date: `Register.status` of the bundled register.

    `state` is a `State`, an ISO 3166-1 code or any name in the tables; `convention` a key, a title or an alias. `on` is
    the date asked about, as a ``date`` or text of the form YYYY-MM-DD; with none, the date to which the convention's
    record is complete. `known_on` leaves out the acts that the depositary had not received by that date.

        >>> import minetreaty as mt
        >>> mt.status("Estonia", "Ottawa Convention", on="2025-12-26")
        <Status.WITHDRAWING: 'withdrawing'>

    The status is UNDETERMINED where the data cannot tell. Raises `UnknownState`, `AmbiguousName`, `UnknownConvention`,
    `NotInUniverse` where the State did not exist on that date, and `InvalidDate`.
    """
    return load().status(state, convention, on=on, known_on=known_on)


def parties(convention: str, *, on: Day | None = None, known_on: Day | None = None) -> mt.StateSet:
    """Return the States Parties to a convention on a date: `Register.parties` of the bundled register.

    States Parties are those for which the convention is in force on that date (VCLT Art. 2(1)(g)), also while a notice
    of withdrawal runs. ``undetermined`` of the answer are the States of which the data cannot tell. `convention`, `on`
    and `known_on` are as for `status`.

        >>> import minetreaty as mt
        >>> mt.parties("APMBC", on="2025-12-26").within("Northern America").codes
        ('CAN',)

    Raises `UnknownConvention` and `InvalidDate`.
    """
    return load().parties(convention, on=on, known_on=known_on)


def history(state: mt.State | str, convention: str, *, known_on: Day | None = None) -> mt.History:
    """Return the full history of a State under a convention: `Register.history` of the bundled register.

    The answer has ``periods``, half-open intervals of one status each that cover the State's whole time, the
    ``transitions`` between them, the ``acts``, and ``at(date)``. `state`, `convention` and `known_on` are as for
    `status`.

        >>> import minetreaty as mt
        >>> mt.history("EST", "APMBC").at("2010-01-01")
        <Status.PARTY: 'party'>

    Raises `UnknownState`, `AmbiguousName`, `UnknownConvention` and `InvalidDate`.
    """
    return load().history(state, convention, known_on=known_on)


def explain(
    state: mt.State | str, convention: str, *, on: Day | None = None, known_on: Day | None = None
) -> mt.Explanation:
    """Return why a State has its status on a date: `Register.explain` of the bundled register.

    The answer lists each step with its act, article and sources, and what is not known or disputed. ``str()`` of it is
    prose. `state`, `convention`, `on` and `known_on` are as for `status`, and so are the errors raised.

        >>> import minetreaty as mt
        >>> mt.explain("EST", "APMBC", on="2025-12-26").steps[-1].article
        'Art. 20(3)'
    """
    return load().explain(state, convention, on=on, known_on=known_on)
