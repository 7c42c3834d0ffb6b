"""Writing the explorer: the answers as JSON, the two charts, and the page that shows them."""

from __future__ import annotations

import datetime as dt
import json
import os
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..display.colours import OF_STATUS, text_on
from ..errors import MissingExtra, UnwritableFile
from ..loading import given_or_bundled
from ..model.acts import Act
from ..model.doubts import kinds_of
from ..model.populations import Population
from ..model.statuses import Status
from ..plots.tiles import layout
from ..register import Register
from ..standing.answers import StatusTransition, describe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model.conventions import Convention

POPULATIONS = (
    Population.STATES_PARTIES,
    Population.CONTRACTING_STATES,
    Population.SIGNATORIES,
    Population.NONCONTRACTING,
)
"""Whom the page counts."""


def explore(path: str | os.PathLike[str], register: Register | None = None) -> Path:
    """Write the explorer to `path`: a page on which conventions, dates and States are chosen. Return the path.

    The page asks for nothing from the network and works from a folder. It needs the extra ``explore``; `register` is
    by default the bundled one. Raises `MissingExtra`, and `UnwritableFile` if the file cannot be written.
    """
    place = Path(path)
    text = page(given_or_bundled(register))
    try:
        place.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UnwritableFile(f"Cannot write {place}: {error.strerror}.", query=str(place)) from error
    return place


def page(register: Register) -> str:
    """Return the whole page."""
    template = files("minetreaty.explorer").joinpath("page.html").read_text("utf-8")
    script = files("minetreaty.explorer").joinpath("page.js").read_text("utf-8")
    specs, library = _charts()
    shown = json.dumps({**answers(register), "charts": specs}, ensure_ascii=False, separators=(",", ":"))
    parts = {"DATA": shown, "LIBRARY": library, "SCRIPT": script}
    for name, text in parts.items():
        template = template.replace(f"%{name}%", text.replace("</script", "<\\/script"))
    return template


def answers(register: Register) -> dict[str, Any]:
    """Return what the page shows: statuses, counts, changes and sources, as the register answers."""
    edition = register.edition
    return {
        "edition": f"edition {edition.version} of {edition.date}, SHA-256 {edition.sha256[:12]}",
        "last": str(edition.date),
        "states": {code: state.name for code, state in register.facts.states.items()},
        "tiles": {code: place for code, place in layout().items() if code in register.facts.bounds},
        "statuses": {status: [colour, text_on(colour)] for status, colour in OF_STATUS.items()},
        "populations": [population.label for population in POPULATIONS],
        "sources": {s.id: [f"{s.publisher}, {s.title}", s.url] for s in register.sources},
        "conventions": [_convention(register, convention) for convention in register.conventions],
    }


def _convention(register: Register, convention: Convention) -> dict[str, Any]:
    key = convention.key
    histories = {code: register.history(code, key) for code in register.facts.bounds}
    turns = {day for h in histories.values() for p in h.periods for day in (p.start, p.end) if day is not None}
    days = sorted({convention.adopted, *(day for day in turns if day > convention.adopted)})
    return {
        "key": key,
        "title": convention.short_title,
        "from": str(convention.adopted),
        "asOf": str(convention.as_of),
        "counts": [_counts(register, key, day) for day in days],
        "periods": {
            code: [
                [str(p.start or ""), str(p.end or ""), p.status, list(p.possible), list(kinds_of(p.doubts))]
                for p in history.periods
            ]
            for code, history in histories.items()
        },
        "changes": [_change(change) for change in register.changes(key)],
        "acts": {
            code: [describe(act) for act in history.acts if not isinstance(act, Act)]
            for code, history in histories.items()
        },
    }


def _counts(register: Register, key: str, day: dt.date) -> list[Any]:
    """The date, then for each population the count in words and the least number, None where there is none."""
    found = [register.count(population, key, on=day) for population in POPULATIONS]
    return [
        str(day),
        *([str(count), count.at_least] for count in found),
    ]


def _change(change: StatusTransition) -> list[Any]:
    how = "" if change.date_is == "on" else change.date_is.replace("_", " the ")
    act = f"{change.act.kind.label}, {change.article}"
    doubts = ", ".join(kind.replace("_", " ") for kind in kinds_of(change.doubts))
    return [str(change.date), how, change.state.alpha3, change.before, change.after, act, doubts, change.act.sources]


def _charts() -> tuple[dict[str, Any], str]:
    """The charts without their data, which the page adds, and the library that draws them."""
    alt: Any
    vl_convert: Any
    try:
        alt, vl_convert = import_module("altair"), import_module("vl_convert")
    except ImportError as missing:
        text = "The explorer needs altair and vl-convert: install minetreaty[explore]."
        raise MissingExtra(text, extra="explore") from missing

    utc = alt.Scale(type="utc")
    lines = alt.Scale(
        domain=[population.label for population in POPULATIONS],
        range=[OF_STATUS[status] for status in (Status.PARTY, Status.CONTRACTING, Status.SIGNATORY, Status.OUTSIDE)],
    )
    curve = alt.Chart(alt.NamedData("counts")).mark_line(interpolate="step-after", strokeWidth=2)
    curve = curve.encode(
        x=alt.X("at:T", title=None, scale=utc),
        y=alt.Y("number:Q", title="States"),
        color=alt.Color("population:N", title=None, scale=lines, legend=alt.Legend(orient="bottom", columns=2)),
        tooltip=["date:N", "population:N", "number:Q"],
    )
    day = alt.Chart(alt.NamedData("day")).mark_rule(strokeDash=[4, 3]).encode(x="at:T")
    spells = alt.Chart(alt.NamedData("spells")).mark_bar()
    colours = alt.Scale(domain=list(OF_STATUS), range=list(OF_STATUS.values()))
    spells = spells.encode(
        x=alt.X("at:T", title=None, scale=utc),
        x2="to:T",
        y=alt.Y("convention:N", title=None, sort=None),
        color=alt.Color("status:N", title=None, scale=colours, legend=alt.Legend(orient="bottom", columns=3)),
        tooltip=["convention:N", "status:N", "start:N", "end:N"],
    )
    layers = {
        "curve": alt.layer(curve, day).properties(width="container", height=220),
        "spells": alt.layer(spells, day).properties(width="container", height=alt.Step(22)),
    }
    specs = {name: chart.configure(background="transparent").to_dict() for name, chart in layers.items()}
    version = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
    return specs, vl_convert.javascript_bundle(vl_version=version)
