"""The facts about one duty of one State, and which kinds of facts our data have under a convention at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ..facts.protocol import Facts
from ..model.conventions import Convention
from ..model.implementation import Completion, Extension, ExtensionRequest, Figure, PublishedDeadline


class DutyFacts(NamedTuple):
    """What our data have about one duty of one State. ``extensions`` are in the order of their numbers; ``figures`` are
    those that show whether there is something to do.
    """

    extensions: tuple[Extension, ...] = ()
    requests: tuple[ExtensionRequest, ...] = ()
    completions: tuple[Completion, ...] = ()
    published: tuple[PublishedDeadline, ...] = ()
    figures: tuple[Figure, ...] = ()

    def confirmed(self) -> DutyFacts:
        """The facts without those that are marked unconfirmed."""
        return self._replace(
            extensions=tuple(fact for fact in self.extensions if not fact.unconfirmed),
            requests=tuple(fact for fact in self.requests if not fact.unconfirmed),
            completions=tuple(fact for fact in self.completions if not fact.unconfirmed),
        )

    @property
    def to_do(self) -> bool | None:
        """Whether the facts show that there was something to do: False if a figure shows that there was nothing, None
        if no fact says so.
        """
        told = (self.extensions, self.requests, self.completions, self.published)
        if any(told) or any(figure.value != 0 for figure in self.figures):
            return True
        return None if self.dated_figure is None else False

    @property
    def dated_figure(self) -> Figure | None:
        """The first figure with a date, which shows that there was nothing to do if no fact shows that there was."""
        return next((figure for figure in self.figures if figure.as_of is not None), None)


class DutyIndex:
    """The facts about duties, by convention, State and duty."""

    def __init__(self, facts: Facts) -> None:
        kinds: tuple[type[Any], ...] = (Extension, ExtensionRequest, Completion, PublishedDeadline)
        self._found: dict[tuple[type[Any], str, str, str], list[Any]] = {}
        for kind in kinds:
            for fact in facts.table(kind):
                self._found.setdefault((kind, fact.convention, fact.state, fact.duty), []).append(fact)
        for figure in facts.table(Figure):
            if duty := _SHOWN_BY.get(figure.measure):
                self._found.setdefault((Figure, figure.convention, figure.state, duty), []).append(figure)
        self._kinds = {(kind, convention) for kind, convention, *_ in self._found}

    def of(self, convention: str, state: str, duty: str) -> DutyFacts:
        """The facts about that duty of that State."""

        def mine(kind: type[Any]) -> tuple[Any, ...]:
            return tuple(self._found.get((kind, convention, state, duty), ()))

        return DutyFacts(
            extensions=tuple(sorted(mine(Extension), key=lambda extension: extension.number)),
            requests=mine(ExtensionRequest),
            completions=mine(Completion),
            published=mine(PublishedDeadline),
            figures=mine(Figure),
        )

    def without_facts(self, law: Convention) -> str:
        """Say which kinds of facts our data have under the convention for no State; empty if they have some of each."""
        clauses = [clause for clause in law.deadlines if not clause.yearly]
        extensible = any(clause.extension_years for clause in clauses)
        kinds: dict[str, type[Any]] = {"extensions": Extension, "requests": ExtensionRequest} if extensible else {}
        kinds |= {"completions": Completion} if clauses else {}
        missing = [name for name, kind in kinds.items() if (kind, law.key) not in self._kinds]
        return f"Our data have no {_either(missing)} under the {law.key}, for any State." if missing else ""


def _either(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


_SHOWS = {
    "clearance": ("contamination", "mined_area", "new_mined_area"),
    "stockpile_destruction": ("stockpile_declared", "stockpile_remaining", "stockpile_destroyed"),
    "initial_report": ("initial_report_missing",),
}
"""The measures whose figures show whether there is something to do under a duty."""

_SHOWN_BY = {measure: duty for duty, measures in _SHOWS.items() for measure in measures}
