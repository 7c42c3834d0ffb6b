"""Proposing: what is on a page and not in a register, as lines for the tables of a folder, with the page as source.

Lines are added, never changed. What cannot be written without a decision is listed apart.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from attrs import evolve, fields, frozen

from ..facts.layout import SEPARATOR, TABLES
from ..facts.parsing import Intake, parse_csv, refuse
from ..facts.record import Layer
from ..loading import given_or_bundled
from ..model.acts import Act, ActKind, ActRef, act_order
from ..model.sources import Source
from ..register import Register
from .comparing import compare
from .differences import PageDifference
from .page import StatusPage
from .values import PageAct, PageMark, PageStatement

_ACTS = next(table for table in TABLES if table.path == "acts/{key}.csv")
_SOURCES = next(table for table in TABLES if table.path == "sources.csv")


@frozen(kw_only=True)
class ProposedLine:
    """A line for a table: the file within the folder, and the cells by column."""

    file: str
    cells: dict[str, str]

    def __str__(self) -> str:
        return _csv(self.cells.values())


@frozen(kw_only=True, repr=False)
class Proposal:
    """What a page adds to a register. ``acts`` are the new acts, ``lines`` the lines that hold them and their source.
    ``undecided`` are the differences that the lines do not settle, in words.
    """

    acts: tuple[Act, ...]
    lines: tuple[ProposedLine, ...]
    undecided: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The tables that the lines are for, within a folder."""
        return tuple(dict.fromkeys(line.file for line in self.lines))

    def of(self, file: str) -> tuple[ProposedLine, ...]:
        """The lines for that table."""
        return tuple(line for line in self.lines if line.file == file)

    def add_to(self, folder: str | os.PathLike[str]) -> tuple[str, ...]:
        """Add the lines to the tables in a folder, each before the first line that comes after it in their order, and
        return the files written. Lines that are there stay as they are, to the byte.

        Raises `UnreadableData` where a table is missing or lacks a column; nothing is written then.
        """
        root = Path(folder)
        texts = {file: _with_lines(root / file, self.of(file)) for file in self.files}
        for file, text in texts.items():
            (root / file).write_text(text, encoding="utf-8", newline="")
        return self.files

    def __repr__(self) -> str:
        return f"<Proposal of {len(self.acts)} acts, {len(self.undecided)} undecided>"

    def __str__(self) -> str:
        parts: list[str] = []
        for file in self.files:
            parts += [f"# {file}", *map(str, self.of(file))]
        parts += [f"# to decide: {item}" for item in self.undecided]
        return "\n".join(parts) or "Nothing to propose."


def propose(page: StatusPage, register: Register | None = None, *, convention: str | None = None) -> Proposal:
    """Propose the acts that are on a page and not in a register.

    `page`, `register` and `convention` are as in `compare`. Each act has the page as its only source. Differences of
    another kind, and acts whose day the page does not print, are ``undecided``. Raises `UnknownConvention` as `compare`
    does.
    """
    register = given_or_bundled(register)
    comparison = compare(page, register, convention=convention)
    source = _source_in(register, page, comparison.convention)
    acts: tuple[Act, ...] = ()
    after = register
    for objections in (False, True):  # an objection may be to a reservation that is new itself
        found = (
            _act(page, after, difference, source)
            for difference in comparison.missing_here
            if _is_objection(difference) is objections
        )
        acts = tuple(dict.fromkeys((*acts, *(act for act in found if act is not None))))
        after = Register(Layer(base=register.facts, added=acts, cited=(source,)))
    acts = tuple(sorted(acts, key=act_order))
    lines = [_line(_ACTS.path.format(key=act.convention), _ACTS.columns, act) for act in acts]
    if lines and source.id not in register.facts.sources:
        lines.append(_line(_SOURCES.path, _SOURCES.columns, source))
    undecided = compare(page, after, convention=convention).unexplained
    return Proposal(acts=acts, lines=tuple(lines), undecided=tuple(map(str, undecided)))


def _is_objection(difference: PageDifference) -> bool:
    return isinstance(difference.there, PageStatement) and difference.there.kind is ActKind.OBJECTION


def _source_in(register: Register, page: StatusPage, key: str) -> Source:
    """The source of the register that is this page, or a new one with an id like those of the tables."""
    own = page.source
    same = (item for item in register.sources if (item.url, item.as_of) == (own.url, own.as_of))
    return next(same, evolve(own, id=f"untc-{key.casefold()}-{page.date}"))


# ---- acts


def _act(page: StatusPage, register: Register, difference: PageDifference, source: Source) -> Act | None:
    """The act that a difference says is missing; None where its State, kind or day is not printed."""
    there = difference.there
    if isinstance(there, PageAct):
        return Act(
            state=there.state,
            convention=difference.convention,
            kind=there.kind,
            date=there.date,
            sources=(source.id,),
            effect=there.effect,
            effect_sources=(source.id,) if there.effect else (),
            circulated=there.circulated,
            date_basis=there.date_basis,
            reference=there.reference,
            note=there.note,
        )
    if isinstance(there, PageMark):
        day = there.date or page.instrument_of(there.state)
        if there.state is None or day is None:
            return None
        kind = ActKind.SUCCESSION if _succeeded(page, there.state) else ActKind.NOTIFICATION_OF_CONSENT
        note = "" if there.date else "A cross beside the instrument, which is of this day."
        return Act(
            state=there.state, convention=difference.convention, kind=kind, date=day, sources=(source.id,), note=note
        )
    return _statement(page, register, there, difference.convention, source) if there else None


def _statement(
    page: StatusPage, register: Register, there: PageStatement, convention: str, source: Source
) -> Act | None:
    day = page.day_of(there)
    if there.state is None or there.kind is None or day is None:
        return None
    target: Act | None = None
    if there.kind is ActKind.OBJECTION:
        target = _objected_to(register, there, convention)
        if target is None:
            return None
    return Act(
        state=there.state,
        convention=convention,
        kind=there.kind,
        date=day,
        sources=(source.id,),
        target=ActRef(state=target.state, kind=target.kind, date=target.date) if target else None,
        note="" if there.date else "Dated by the act that it accompanied.",
    )


def _succeeded(page: StatusPage, state: str) -> bool:
    """Whether the State's consent on the page is a succession, which goes with a consent to the protocols."""
    return any(act.kind is ActKind.SUCCESSION for act in page.acts if act.state == state)


def _objected_to(register: Register, there: PageStatement, convention: str) -> Act | None:
    """The reservation that an objection is about, where the register has one that it can be."""
    if there.target is None:
        return None
    made = register.acts(convention, state=there.target, until=there.date)
    found = [act for act in made if act.kind is ActKind.RESERVATION]
    return found[0] if len(found) == 1 else None


# ---- lines


def _line(file: str, columns: Iterable[str], fact: Act | Source) -> ProposedLine:
    """A fact as a line. A cell is empty where the field has its default."""
    defaults = {item.name: item.default for item in fields(type(fact))}
    cells = {name: "" if getattr(fact, name) == defaults[name] else _cell(getattr(fact, name)) for name in columns}
    return ProposedLine(file=file, cells=cells)


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        return SEPARATOR.join(str(item) for item in cast(tuple[object, ...], value))
    return str(value)


def _csv(cells: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()


def _with_lines(path: Path, lines: Sequence[ProposedLine]) -> str:
    """The text of a table with the lines in it."""
    name = path.as_posix()
    text = Intake().file(path, name)
    rows = list(parse_csv(text, name))
    heading = rows[0][1] if rows else []
    missing = [column for line in lines for column, cell in line.cells.items() if cell and column not in heading]
    if missing:
        raise refuse("S107", f"{name}:1", f"The column {missing[0]} is missing.", "Add it.")
    physical = text.splitlines(keepends=True)
    if physical and not physical[-1].endswith("\n"):
        physical[-1] += "\n"
    placed: list[tuple[int, tuple[str, ...], str]] = []
    for line in lines:
        rank = _rank(line.cells)
        later = (number for number, cells in rows[1:] if _rank(dict(zip(heading, cells, strict=False))) > rank)
        row = _csv(line.cells.get(title, "") for title in heading)
        placed.append((next(later, len(physical) + 1), rank, row))
    for place, _, row in sorted(placed, reverse=True):
        physical.insert(place - 1, f"{row}\n")
    return "".join(physical)


_KINDS = {kind.value: f"{place:02}" for place, kind in enumerate(ActKind)}


def _rank(cells: Mapping[str, str]) -> tuple[str, ...]:
    """What the tables are sorted by: acts by date, order within a date, kind and State; sources by id."""
    order = cells.get("day_order", "").rjust(4)
    kind = _KINDS.get(cells.get("kind", ""), "")
    return cells.get("date", ""), order, kind, cells.get("state", ""), cells.get("id", "")
