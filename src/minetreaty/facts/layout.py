"""The kinds of facts, each declared once: its class, its section of canonical JSON, and the files it is kept in.

A folder of facts has ``edition.json`` (version, date, keys of the conventions, optional tables that are there) and the
files named here. An empty cell of a table means that there is no value: the field keeps its default, and a field
without a default is a fault.

To add a kind of facts, write its class in ``model`` and declare it here. Registers, files, JSON, the schemas and the
rules on sources follow. The classes are named in text, so that a question loads only those that it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EDITION = "edition.json"

BESIDE = frozenset({"claims.schema.json", "datapackage.json", "minetreaty.schema.json"})
"""Files that may be in the folder without being facts."""

SEPARATOR = "; "
"""What separates the items of a list in one cell."""


class Parent(NamedTuple):
    """What an entry is part of: the entry of `section` whose `key` is in the row's column `column`."""

    section: str
    key: str
    column: str


class FactTable(NamedTuple):
    """One kind of facts.

    ``section`` is its section of canonical JSON; with a ``parent``, the field of the parent that its entries fill.
    ``kind`` is its class within ``minetreaty.model``, as module and name. ``path`` is its file within the folder, with
    ``{key}`` where each convention has a file. ``headings`` are the columns of a table in the order of the bundled
    file; users' files may have any order. No two entries have the same ``key``. ``stated`` are fields that a file must
    state although they have a default; ``derived`` are fields that follow from facts, so that no file has them.
    """

    section: str
    kind: str
    path: str = ""
    title: str = ""
    headings: str = ""
    parent: Parent | None = None
    key: str = ""
    needed: bool = False
    stated: frozenset[str] = frozenset()
    derived: frozenset[str] = frozenset()

    @property
    def cls(self) -> Any:
        """The class of the entries. Its module is imported only now."""
        module, _, name = self.kind.partition(".")
        return getattr(import_module(f"..model.{module}", __package__), name)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns, in the order of the bundled table."""
        return tuple(self.headings.split())

    @property
    def is_csv(self) -> bool:
        """Whether it is a table with a heading, and not JSON."""
        return self.path.endswith(".csv")

    def paths(self, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Its files, each with the key of its convention, which is empty for a file about all conventions."""
        if self.path:
            for key in keys if "{key}" in self.path else ("",):
                yield self.path.format(key=key), key


TABLES = (
    FactTable(
        section="conventions",
        kind="conventions.Convention",
        path="conventions/{key}.json",
        key="key",
        needed=True,
        stated=frozenset({"entry_into_force", "entry_into_force_for_state"}),  # without them nobody looked them up
        derived=frozenset({"in_force"}),
    ),
    FactTable(
        section="provisions",
        kind="conventions.Provision",
        path="provisions.csv",
        title="Provisions of the conventions",
        headings="convention article kind subject text conduct whole weapons binds timing in_part sources",
        parent=Parent("conventions", "key", "convention"),
    ),
    FactTable(
        section="acts",
        kind="acts.Act",
        path="acts/{key}.csv",
        title="Acts under the {key}",
        headings="state kind date day_order sources effect effect_sources circulated dated date_basis reference target"
        " scope asserts unconfirmed uncounted irregularity note",
        needed=True,
        stated=frozenset({"sources"}),  # in memory an act without sources is assumed, in a file they were forgotten
    ),
    FactTable(section="undated_acts", kind="acts.UndatedAct"),  # the rows of acts/{key}.csv whose date is not a day
    FactTable(
        section="states",
        kind="states.State",
        path="states/states.csv",
        title="States of the depositary's practice",
        headings="alpha3 alpha2 m49 name official_name depositary_name un un_admitted region subregion since until"
        " sources note",
        key="alpha3",
        needed=True,
    ),
    FactTable(
        section="names",
        kind="states.StateName",
        path="states/names.csv",
        title="Names of States",
        headings="state text kind language since until ambiguous note",
        parent=Parent("states", "alpha3", "state"),
    ),
    FactTable(
        section="memberships",
        kind="states.GroupMembership",
        path="states/memberships.csv",
        title="Memberships of States in groups",
        headings="group_key state since until certain sources note",
        parent=Parent("states", "alpha3", "state"),
    ),
    FactTable(
        section="codes",
        kind="states.CountryCode",
        path="states/codes.csv",
        title="Codes of States in other lists",
        headings="state system code since until sources note",
        parent=Parent("states", "alpha3", "state"),
    ),
    FactTable(
        section="groups",
        kind="states.Group",
        path="states/groups.csv",
        title="Groups of States",
        headings="key title dated note",
        key="key",
    ),
    FactTable(
        section="successions",
        kind="states.SuccessionOfStates",
        path="states/successions.csv",
        title="Which State followed which",
        headings="predecessor predecessor_code successor date kind disclaimed sources note",
    ),
    FactTable(
        section="non_states",
        kind="states.NonState",
        path="states/non_states.csv",
        title="Entities that are not in the depositary's list",
        headings="name codes names reason note",
    ),
    FactTable(
        section="sources",
        kind="sources.Source",
        path="sources.csv",
        title="Sources",
        headings="id title publisher url as_of kind note",
        key="id",
    ),
    FactTable(
        section="disagreements",
        kind="sources.Disagreement",
        path="acts/disagreements.csv",
        title="Values of sources that the record does not use",
        headings="convention state kind date field ours theirs sources note",
    ),
    FactTable(
        section="totals",
        kind="totals.PublishedTotal",
        path="totals.csv",
        title="How many States sources counted",
        headings="convention date population published sources note",
    ),
    FactTable(
        section="extensions",
        kind="implementation.Extension",
        path="implementation/extensions.csv",
        title="Extensions of deadlines",
        headings="convention state duty number until requested_until meeting granted granted_by meeting_sources sources"
        " unconfirmed note",
    ),
    FactTable(
        section="extension_requests",
        kind="implementation.ExtensionRequest",
        path="implementation/requests.csv",
        title="Requests to extend a deadline",
        headings="convention state duty number meeting until submitted as_of outcome sources unconfirmed note",
    ),
    FactTable(
        section="completions",
        kind="implementation.Completion",
        path="implementation/completions.csv",
        title="Duties reported as fulfilled",
        headings="convention state duty kind date not_before by meeting reopened sources unconfirmed note",
    ),
    FactTable(
        section="published_deadlines",
        kind="implementation.PublishedDeadline",
        path="implementation/deadlines.csv",
        title="Deadlines as sources print them",
        headings="convention state duty extension date in_force_on sources note",
    ),
    FactTable(
        section="figures",
        kind="implementation.Figure",
        path="figures.csv",
        title="Figures of the world and of groups",
        headings="measure as_of value unit qualifier quality scope cumulative sources unconfirmed note",
    ),
    FactTable(
        section="figures",
        kind="implementation.Figure",
        path="implementation/series.csv",
        title="Figures of single States",
        headings="measure state convention as_of value text unit qualifier quality sources unconfirmed note",
    ),
    FactTable(
        section="meetings",
        kind="implementation.Meeting",
        path="meetings.csv",
        title="Meetings of the parties",
        headings="convention key kind place start last_day presidency sources note",
    ),
    FactTable(
        section="announcements",
        kind="announcements.Announcement",
        path="announcements.csv",
        title="Announcements and positions",
        headings="state body convention kind date actor sources formal unconfirmed text",
    ),
    FactTable(section="campaigns", kind="announcements.CampaignFacts", path="campaigns.json"),
)
"""Every kind of facts, in the order of canonical JSON, parents before their parts. A kind may have several files."""

OPTIONAL = tuple(table.path for table in TABLES if table.path and not table.needed)
"""The files that a folder may lack, unless its ``edition.json`` lists them under ``tables``."""

SECTIONS = {table.section: table for table in TABLES if table.parent is None}
"""The sections of canonical JSON in their order, each with its kind of facts."""


def tables_of(cls: Any) -> tuple[FactTable, ...]:
    """The tables of a kind of facts, one for each of its files. Raises ``TypeError`` for a class without a section."""
    found = tuple(table for table in _declared(cls) if table.parent is None)
    if not found:
        raise TypeError(f"{cls.__name__} is not a kind of facts that has a section of its own.")
    return found


def section_of(cls: Any) -> str:
    """The section of canonical JSON that has the entries of this class. Raises ``TypeError`` as `tables_of` does."""
    return tables_of(cls)[0].section


def parts_of(table: FactTable) -> tuple[tuple[FactTable, Parent], ...]:
    """The tables whose entries are part of entries of this one, each with what it says about its parent."""
    return tuple((part, part.parent) for part in TABLES if part.parent and part.parent.section == table.section)


def derived_fields(cls: Any) -> frozenset[str]:
    """The fields that follow from facts, so that they are neither written nor read."""
    return frozenset(name for table in _declared(cls) for name in table.derived)


def stated_fields(cls: Any) -> frozenset[str]:
    """The fields with a default that a file must state all the same."""
    return frozenset(name for table in _declared(cls) for name in table.stated)


def _declared(cls: Any) -> list[FactTable]:
    """The declarations of a class. Others are not imported for the comparison."""
    return [table for table in TABLES if table.kind.rpartition(".")[2] == cls.__name__ and table.cls is cls]
