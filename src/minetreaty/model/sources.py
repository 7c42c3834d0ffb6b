"""Where facts come from, and where sources differ. A source is one document, however many facts cite it."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from .partial_dates import PartialDate


class SourceKind(StrEnum):
    """Who speaks in a source."""

    DEPOSITARY = "depositary"
    OFFICIAL = "official"
    UN = "un"
    NGO = "ngo"
    PRESS = "press"
    DATASET = "dataset"
    TEXT = "text"
    ASSUMED = "assumed"

    @property
    def is_primary(self) -> bool:
        """Whether one such source alone carries a fact: the depositary, official publications and treaty texts do."""
        return self in (SourceKind.DEPOSITARY, SourceKind.OFFICIAL, SourceKind.TEXT)


@frozen(kw_only=True, repr=False)
class Source:
    """A document that facts rest on. ``as_of`` is the day its content stands for, as far as known (may be partial)."""

    id: str
    title: str
    publisher: str
    url: str = ""
    as_of: str = ""
    kind: SourceKind
    note: str = ""

    @property
    def published(self) -> PartialDate | None:
        """The date of its content, as far as it is known; None where the source has none."""
        return PartialDate.parse(self.as_of) if self.as_of else None

    def __repr__(self) -> str:
        return f"<Source {self.id}: {self.title}>"

    def __str__(self) -> str:
        return ", ".join(part for part in (self.publisher, self.title, self.as_of, self.url) if part)


ASSUMED = Source(
    id="assumed",
    title="Assumed for the sake of argument",
    publisher="the user",
    kind=SourceKind.ASSUMED,
    note="The source of hypothetical acts.",
)


@frozen(kw_only=True, repr=False)
class Disagreement:
    """A value that a source gives and the record does not use. ``ours`` is the value used, ``theirs`` the other one.

    ``field`` is what they differ about: date, effect, kind, existence or count. ``kind`` and ``date`` name the act of
    the record that it is about, where there is one; ``state`` is empty where it is about the convention as a whole.
    """

    convention: str
    state: str = ""
    kind: str = ""
    date: str = ""
    field: str
    ours: str = ""
    theirs: str
    sources: tuple[str, ...]
    note: str = ""

    def __repr__(self) -> str:
        about = " ".join(part for part in (self.convention, self.state, self.kind, self.date, self.field) if part)
        return f"<Disagreement {about}: {self.ours or 'none'} here, {self.theirs} in {', '.join(self.sources)}>"
