"""Which text of an amended convention binds a State that joined later: open in the law, and so in the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..model.conventions import Convention
from ..model.doubts import DoubtKind
from ..standing.answers import Standing


def texts_not_determined(
    standings: Iterable[Standing], conventions: Mapping[str, Convention], about: Iterable[str] | None = None
) -> Iterator[str]:
    """Say of which conventions it is not determined whether the text as adopted or as amended binds the State.

    `standings` are those of one State. `about` are the keys of the conventions asked about, None for all: a note
    concerns an amendment, the convention that it amends, and those that end with that one.
    """
    wanted = None if about is None else set(about)
    for standing in standings:
        amendment = conventions[standing.convention]
        amended = conventions.get(amendment.amends or "")
        if amended is None or not (wanted is None or wanted & _concerned(amendment, amended, conventions)):
            continue
        for doubt in standing.doubts:
            if doubt.kind is DoubtKind.CONTESTED:
                yield (
                    f"{amendment.key} ({amendment.short_title}): which text of the {amended.short_title} binds "
                    f"{standing.state.name}, the first one or the amended one, is not determined. {doubt.text}"
                )


def _concerned(amendment: Convention, amended: Convention, conventions: Mapping[str, Convention]) -> set[str]:
    annexed = {law.key for law in conventions.values() if law.ends_with and law.ends_with.convention == amended.key}
    return {amendment.key, amended.key, *annexed}
