"""Sets of states: what every question about "which states" answers with."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Set
from difflib import get_close_matches
from typing import Any, TypeAlias

from attrs import frozen

from ..errors import LONGEST_NAME, InvalidDate, UnknownGroup, UnknownState, as_text, shown
from .days import Day, as_day
from .states import Group, State, group_key

Belongs: TypeAlias = Callable[[State], "bool | None"]


@frozen
class Directory:
    """The groups and M49 regions that sets can be narrowed to."""

    groups: tuple[Group, ...] = ()
    regions: frozenset[str] = frozenset()

    @classmethod
    def of(cls, groups: Iterable[Group], states: Iterable[State]) -> Directory:
        """The groups, with the regions and sub-regions that the states name."""
        regions = {region for state in states for region in (state.region, state.subregion) if region}
        return cls(tuple(groups), frozenset(regions))

    def group(self, name: object) -> Group | None:
        """The group of that key, or None where the name is a region's; raises `UnknownGroup` where it is neither."""
        if not isinstance(name, str):
            raise UnknownGroup(f"{shown(name)} is not a group: give its key or an M49 region.", query=as_text(name))
        key = group_key(name)[:LONGEST_NAME]
        for group in self.groups:
            if group.key == key:
                return group
        if key.casefold() in {region.casefold() for region in self.regions}:
            return None
        known = [*(group.key for group in self.groups), *sorted(self.regions)]
        folded = {text.casefold(): text for text in known}
        near = tuple(folded[match] for match in get_close_matches(key.casefold(), folded, n=3, cutoff=0.7))
        hint = f"Did you mean {' or '.join(near)}?" if near else f"Known: {', '.join(known)}."
        raise UnknownGroup(
            f"There is no group or M49 region called {shown(name)}. {hint}",
            query=name,
            suggestions=near or tuple(known),
        )


class StateSet(Set[State]):
    """An immutable set of States in the order of their alpha-3 codes. ``in`` takes a `State` or an alpha-3 code.

    ``undetermined`` are the States that may or may not belong to the set: the data cannot tell. Two sets are equal if
    they have the same members and the same undetermined States; a set of codes has none of the latter. ``<=``, ``<``,
    ``>=`` and ``>`` compare the members only.

    ``&``, ``|``, ``-`` and ``^`` return sets of States, and ``&`` and ``-`` take codes too. Where a State is
    undetermined on one side, the result has it as a member or leaves it out if that is right in either case; otherwise
    it is ``undetermined`` there too. A name is neither a member nor a code: it raises `UnknownState`, because ``False``
    would look like an answer. So does a value put into a set that is not a `State`.
    """

    __slots__ = ("_codes", "_directory", "_states", "_undetermined")

    def __init__(
        self, states: Iterable[State] = (), *, undetermined: Iterable[State] = (), directory: Directory | None = None
    ) -> None:
        self._states: tuple[State, ...] = tuple(sorted(set(_only_states(states))))
        self._codes = frozenset(state.alpha3 for state in self._states)
        self._undetermined: tuple[State, ...] = tuple(sorted(set(_only_states(undetermined)) - set(self._states)))
        self._directory = directory or Directory()

    @property
    def codes(self) -> tuple[str, ...]:
        """The alpha-3 codes, in order."""
        return tuple(state.alpha3 for state in self._states)

    @property
    def names(self) -> tuple[str, ...]:
        """The short English names, in the order of the codes."""
        return tuple(state.name for state in self._states)

    @property
    def undetermined(self) -> StateSet:
        """The states that may or may not belong: an act without a day, or a fact the record does not have, decides."""
        return self._of(self._undetermined)

    def only(self, codes: Container[str]) -> StateSet:
        """The members with these codes."""
        return StateSet((state for state in self if state.alpha3 in codes), directory=self._directory)

    def by_region(self) -> dict[str, StateSet]:
        """Return the set by M49 region, regions in alphabetical order. Predecessors without one are under ``""``."""
        regions = sorted({state.region for state in self._possible})
        return {region: self._keep(_in_region(region)) for region in regions}

    def within(self, group: str, *, on: Day | None = None) -> StateSet:
        """The part that belongs to `group`: a group's key (``EU``, ``UN:AFRICAN``) or an M49 region or sub-region
        (``Africa``).

        For a group whose membership changes, `on` is required and the set's ``undetermined`` has the states whose day
        of joining or leaving is not known well enough. Raises `UnknownGroup`, and `InvalidDate` for a missing day.
        """
        found = self._directory.group(group)
        if found is None:
            name = group.strip().casefold()
            return self._keep(lambda state: name in (state.region.casefold(), state.subregion.casefold()))
        if found.dated and on is None:
            raise InvalidDate(
                f"The membership of {found.key} changes over time: say on which day, on='YYYY-MM-DD'.", query=""
            )
        day = None if on is None else as_day(on)
        return self._keep(lambda state: state.member_of(found.key, day))

    def _keep(self, belongs: Belongs) -> StateSet:
        answers = [(state, belongs(state)) for state in self._states]
        doubtful = [state for state, answer in answers if answer is None]
        still_open = [state for state in self._undetermined if belongs(state) is not False]
        members = (state for state, answer in answers if answer)
        return self._of(members, [*doubtful, *still_open])

    def __contains__(self, item: object) -> bool:
        return item in self._codes or (isinstance(item, str) and _code(item) in self._codes)

    def __iter__(self) -> Iterator[State]:
        return iter(self._states)

    def __len__(self) -> int:
        return len(self._states)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, StateSet):
            return (self._states, self._undetermined) == (other._states, other._undetermined)
        return not self._undetermined and super().__eq__(other)

    def __hash__(self) -> int:
        return hash(self._codes)

    def __and__(self, other: Set[Any]) -> StateSet:
        surely, possibly = _codes(other)
        return self._of(
            (state for state in self._states if state.alpha3 in surely),
            (state for state in self._possible if state.alpha3 in possibly),
        )

    def __or__(self, other: Set[Any]) -> StateSet:
        added = self._with_states(other)
        return self._of((*self._states, *added._states), (*self._undetermined, *added._undetermined))

    def __sub__(self, other: Set[Any]) -> StateSet:
        surely, possibly = _codes(other)
        return self._of(
            (state for state in self._states if state.alpha3 not in possibly),
            (state for state in self._possible if state.alpha3 not in surely),
        )

    def __rsub__(self, other: Set[Any]) -> StateSet:
        return self._with_states(other) - self

    def __xor__(self, other: Set[Any]) -> StateSet:
        return (self | other) - (self & other)

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__

    def __getstate__(self) -> tuple[tuple[State, ...], tuple[State, ...], Directory]:
        return self._states, self._undetermined, self._directory

    def __setstate__(self, state: tuple[tuple[State, ...], tuple[State, ...], Directory]) -> None:
        states, undetermined, directory = state
        self.__init__(states, undetermined=undetermined, directory=directory)  # type: ignore[misc]

    @property
    def _possible(self) -> tuple[State, ...]:
        return (*self._states, *self._undetermined)

    def _of(self, states: Iterable[State], undetermined: Iterable[State] = ()) -> StateSet:
        return StateSet(states, undetermined=undetermined, directory=self._directory)

    def _with_states(self, other: Iterable[State]) -> StateSet:
        return other if isinstance(other, StateSet) else self._of(other)

    def _repr_html_(self) -> str:
        from ..display.html import table

        rows = [(state.alpha3, state.name) for state in self]
        unsure = self.undetermined
        note = f"{len(unsure)} undetermined: {', '.join(unsure.codes)}" if unsure else ""
        return table(
            "1 State" if len(rows) == 1 else f"{len(rows)} States",
            rows,
            head=("code", "name") if rows else (),
            note=note,
        )

    def __repr__(self) -> str:
        shown = ", ".join(self.codes[:8]) + (", ..." if len(self) > 8 else "")
        more = f"{len(self._undetermined)} undetermined" if self._undetermined else ""
        return f"StateSet({len(self)}{': ' if shown or more else ''}{', '.join(filter(None, (shown, more)))})"


def _only_states(items: Iterable[object]) -> Iterator[State]:
    for item in items:
        if not isinstance(item, State):
            raise UnknownState(
                f"{shown(item)} is not a State; a set has only those: give reg.state(...).", query=as_text(item)
            )
        yield item


def _in_region(region: str) -> Belongs:
    return lambda state: state.region == region


def _codes(states: Iterable[object]) -> tuple[frozenset[object], frozenset[object]]:
    """The codes of what surely belongs to the set, and of what possibly does."""
    surely = frozenset(map(_code, states))
    unsure = states.undetermined.codes if isinstance(states, StateSet) else ()
    return surely, surely.union(unsure)


def _code(item: object) -> object:
    """The code that it is or has. Raises `UnknownState` for text of another shape."""
    if isinstance(item, State):
        return item.alpha3
    if isinstance(item, str) and not (len(item) == 3 and item.isascii() and item.isupper()):
        raise UnknownState(
            f"{shown(item)} is no alpha-3 code, and a set knows no names: ask for reg.state({shown(item)}).", query=item
        )
    return item
