"""Answers that are sequences, with what holds for all of their items."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TypeVar, overload

Item = TypeVar("Item", covariant=True)


class Listed(Sequence[Item]):
    """A sequence of what `_listed` returns."""

    __slots__ = ()

    @abstractmethod
    def _listed(self) -> tuple[Item, ...]:
        """The items in order."""

    @overload
    def __getitem__(self, index: int) -> Item: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Item, ...]: ...

    def __getitem__(self, index: int | slice) -> Item | tuple[Item, ...]:
        return self._listed()[index]

    def __len__(self) -> int:
        return len(self._listed())
