"""What a register asks its facts for: the promise that the bundled edition, records and layers keep."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Protocol, TypeVar

from ..law.steps import Bounds
from ..law.timeline import Timeline
from ..model.acts import Act, UndatedAct
from ..model.conventions import Convention
from ..model.sources import Source
from ..model.state_sets import Directory
from ..model.states import State

Fact = TypeVar("Fact")


class Facts(Protocol):
    """What a register asks its facts for. The bundled edition reads its files when asked; a record is in memory."""

    @property
    def version(self) -> str:
        """The edition's name."""
        ...

    @property
    def date(self) -> dt.date:
        """The date of the edition."""
        ...

    @property
    def known_on(self) -> dt.date | None:
        """The date by which the acts had been received; None for all acts, whenever received."""
        ...

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the conventions, in their order."""
        ...

    def convention(self, key: str) -> Convention:
        """The convention of that key; raises ``KeyError``."""
        ...

    def acts(self, key: str) -> tuple[Act, ...]:
        """The dated acts under that convention; raises ``KeyError``."""
        ...

    def undated(self, key: str) -> tuple[UndatedAct, ...]:
        """The acts under that convention of which only the month or year is known; raises ``KeyError``."""
        ...

    def as_of(self, key: str) -> dt.date:
        """The date to which the record of that convention is complete; raises ``KeyError``."""
        ...

    def timelines(self, key: str) -> Mapping[str, Timeline] | None:
        """Every State's timeline under the convention of that key, where the facts bring them with them; else None."""
        ...

    def table(self, cls: type[Fact]) -> tuple[Fact, ...]:
        """All facts of one kind, such as `Meeting`, in the order of their files. Raises ``TypeError`` for a class that
        `layout` does not declare.
        """
        ...

    @property
    def bounds(self) -> Mapping[str, Bounds]:
        """The dates between which each State existed, by alpha-3 code."""
        ...

    @property
    def states(self) -> Mapping[str, State]:
        """The States, by alpha-3 code."""
        ...

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id, with the one of assumed acts."""
        ...

    @property
    def directory(self) -> Directory:
        """The groups and regions."""
        ...
