"""Citing: how to name an act, an answer, a source or the record itself in a text, in BibTeX and in CSL-JSON.

A citation of anything that the record says carries the edition and its SHA-256, so that a reader can ask the same
record again, and the sources that the fact rests on, so that nobody needs to.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from functools import singledispatch
from textwrap import shorten
from typing import Any, Protocol, cast

from attrs import field, frozen

from .claims.verdicts import Verdict
from .errors import InvalidDate
from .loading import given_or_bundled
from .model.acts import Act, AnyAct, UndatedAct
from .model.announcements import Announcement
from .model.conventions import Convention
from .model.implementation import Figure
from .model.partial_dates import PartialDate
from .model.sources import Source, SourceKind
from .questions.briefs import Brief
from .questions.obligations import Obligation, Obligations
from .questions.profiles import Matrix, Profile
from .questions.prohibitions import Prohibition
from .register import Register
from .standing.answers import Edition, Explanation, History, Standing, StatusTransition
from .standing.counts import Count

AUTHOR = "The minetreaty developers"
TITLE = "minetreaty: acts and standing under the treaties on mines and cluster munitions"
URL = "https://github.com/minetreaty/minetreaty"


@frozen(kw_only=True, repr=False)
class Citation:
    """A citation: ``text`` for prose, ``bibtex`` for LaTeX, ``csl_json`` (an item of CSL-JSON) for reference managers.

    ``version`` and ``sha256`` are those of the edition that it rests on.
    """

    text: str
    bibtex: str
    version: str
    sha256: str
    _csl: str = field(alias="csl")

    @property
    def csl_json(self) -> dict[str, Any]:
        """The item as plain values, ready for ``json.dumps``. A file of CSL-JSON is a list of such items."""
        return cast(dict[str, Any], json.loads(self._csl))

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Citation {shorten(self.text, 120, placeholder=' ...')}>"


def cite(x: object, *, register: Register | None = None) -> Citation:
    """Return a citation of `x`, as text, in BibTeX and in CSL-JSON.

    `x` is a register or its edition, an act, an announcement, a figure, an answer, a source or a convention. If the
    answer came from another register than the bundled one (for example a scenario), pass that as `register`.

    Raises ``TypeError`` for a value of another kind, and `UnknownState` or `UnknownConvention` for acts of another
    register.
    """
    known = x if isinstance(x, Register) else given_or_bundled(register)
    edition = x if isinstance(x, Edition) else known.edition
    if isinstance(x, (Register, Edition)):
        return _of_edition(edition)
    if isinstance(x, Source):
        return _of_source(x, edition)
    if isinstance(x, Convention):
        return _of_convention(x, edition)
    return _of_entry(_title(x, known), _sources(x, known), edition)


# ---- what is cited


@singledispatch
def _title(x: object, known: Register) -> str:
    """What the entry is called."""
    raise TypeError(
        f"A {type(x).__name__} cannot be cited. Give a register, an edition, an act, an announcement, an "
        "answer about standing, a count, a verdict, a figure, a source or a convention."
    )


@_title.register(Act)
def _(x: Act, known: Register) -> str:
    return f"{known.state(x.state).name}: {x.kind.label}, {x.date}, {_treaty(x, known)}"


@_title.register(UndatedAct)
def _(x: UndatedAct, known: Register) -> str:
    return f"{known.state(x.state).name}: {x.kind.label}, {x.when}, day not known, {_treaty(x, known)}"


@_title.register(Announcement)
def _(x: Announcement, known: Register) -> str:
    who = known.state(x.state).name if x.state else x.body
    return f"{who}: {x.kind.label} (announcement), {x.date}, {_treaty(x, known)}"


@_title.register(Standing)
def _(x: Standing, known: Register) -> str:
    maybe = f" (possible: {', '.join(x.possible)})" if x.possible else ""
    return f"{x.state.name} and the {_treaty(x, known)} on {_day(x)}: {x.status}{maybe}"


@_title.register(Explanation)
def _(x: Explanation, known: Register) -> str:
    return f"{_title(x.standing, known)}, with reasons"


@_title.register(History)
def _(x: History, known: Register) -> str:
    return f"{x.state.name} and the {_treaty(x, known)}: history"


@_title.register(StatusTransition)
def _(x: StatusTransition, known: Register) -> str:
    return f"{x.state.name} and the {_treaty(x, known)}: {x.before} to {x.after} on {x.date} ({x.article})"


@_title.register(Count)
def _(x: Count, known: Register) -> str:
    return f"{_treaty(x, known)}, {x.population.label} on {_day(x)}: {x}"


@_title.register(Brief)
def _(x: Brief, known: Register) -> str:
    return f"{x.title} on {_day(x)}: brief"


@_title.register(Obligation)
def _(x: Obligation, known: Register) -> str:
    return f"{x.state.name} and the {_treaty(x, known)} on {x.on}: {x.title} ({x.article}), {x.status}"


@_title.register(Obligations)
def _(x: Obligations, known: Register) -> str:
    return f"{x.state.name} and the {_treaty(x, known)} on {x.on}: obligations"


@_title.register(Profile)
def _(x: Profile, known: Register) -> str:
    return f"{x.state.name} under every convention on {_day(x)}"


@_title.register(Matrix)
def _(x: Matrix, known: Register) -> str:
    return f"Every State under every convention on {x.on}"


@_title.register(Prohibition)
def _(x: Prohibition, known: Register) -> str:
    weapon = f" of {x.weapon}" if x.weapon else ""
    return f"{x.state.name}: what the treaties say about {x.conduct}{weapon} on {_day(x)}"


@_title.register(Figure)
def _(x: Figure, known: Register) -> str:
    number = x.text if x.value is None else f"{x.value:,.15g}"
    about = known.state(x.state).name if x.state else x.scope
    measured = ", ".join(part for part in (x.measure.replace("_", " "), about, str(x.as_of or "")) if part)
    return f"{measured}: {' '.join(part for part in (x.qualifier, number, x.unit) if part)}"


@_title.register(Verdict)
def _(x: Verdict, known: Register) -> str:
    return f"{x.outcome.value}: {x.claim}"


class _UnderConvention(Protocol):
    """An act or an answer about one convention, which it names by its key."""

    @property
    def convention(self) -> str: ...


def _treaty(x: _UnderConvention, known: Register) -> str:
    """The name of the convention that it is about."""
    return known.convention(x.convention).short_title


def _day(x: Standing | Count | Brief | Profile | Prohibition) -> str:
    return f"{x.on}, as known on {x.known_on}" if x.known_on else str(x.on)


def _sources(x: object, known: Register) -> tuple[Source, ...]:
    """The sources that the entry rests on, where they are few enough to name."""
    match x:
        case Explanation() | Verdict():
            return x.sources
        case Obligation() | Announcement() | Figure():
            ids: Iterable[str] = x.sources
        case Standing():
            ids = (id_ for reason in x.reasons if reason.act for id_ in _ids(reason.act))
        case StatusTransition():
            ids = _ids(x.act)
        case Act() | UndatedAct():
            ids = _ids(x)
        case _:
            ids = ()
    listed = known.facts.sources
    return tuple(listed[id_] for id_ in dict.fromkeys(ids) if id_ in listed)


def _ids(act: AnyAct) -> tuple[str, ...]:
    return (*act.sources, *act.effect_sources) if isinstance(act, Act) else act.sources


# ---- the forms


def _of_edition(edition: Edition) -> Citation:
    item = {
        "id": _key("minetreaty", edition.version, edition.sha256[:8]),
        "type": "dataset",
        "title": TITLE,
        "author": [{"literal": AUTHOR}],
        "issued": _issued(str(edition.date)),
        "version": edition.version,
        "URL": URL,
        "note": _rests_on(edition),
    }
    text = f"{AUTHOR}, {TITLE}, edition {edition.version}, {_rests_on(edition)}, {URL}."
    return _citation(text, item, edition)


def _of_entry(title: str, sources: tuple[Source, ...], edition: Edition) -> Citation:
    title = _one_line(title)
    rests = f"; sources: {'; '.join(map(str, sources))}" if sources else ""
    mark = hashlib.sha256(f"{title} {edition.sha256}".encode()).hexdigest()[:8]
    item = {
        "id": _key("minetreaty", title[:48], mark),
        "type": "entry",
        "title": title,
        "container-title": TITLE,
        "author": [{"literal": AUTHOR}],
        "issued": _issued(str(edition.date)),
        "version": edition.version,
        "URL": URL,
        "note": f"{_rests_on(edition)}{rests}",
    }
    named = f" Sources: {'; '.join(map(str, sources))}." if sources else ""
    text = f"{AUTHOR}, “{title}”, in {TITLE}, edition {edition.version}, {_rests_on(edition)}, {URL}.{named}"
    return _citation(text, item, edition)


def _of_source(source: Source, edition: Edition) -> Citation:
    kinds = {SourceKind.PRESS: "article-newspaper", SourceKind.DATASET: "dataset"}
    item: dict[str, Any] = {
        "id": _key(source.id),
        "type": kinds.get(source.kind, "webpage" if source.url else "document"),
        "title": source.title,
        "author": [{"literal": source.publisher}],
        "publisher": source.publisher,
    }
    if source.as_of:
        item["issued"] = _issued(source.as_of)
    if source.url:
        item["URL"] = source.url
    item["note"] = f"as read for minetreaty, edition {edition.version}, {_rests_on(edition)}"
    return _citation(f"{source}; {item['note']}.", item, edition)


def _of_convention(treaty: Convention, edition: Edition) -> Citation:
    registered = f", {treaty.registration}" if treaty.registration else ""
    read = f"as read for minetreaty, edition {edition.version}, {_rests_on(edition)}"
    item = {
        "id": _key(treaty.key),
        "type": "treaty",
        "title": treaty.title,
        "issued": _issued(str(treaty.adopted)),
        "note": f"{treaty.registration}; {read}" if treaty.registration else read,
    }
    place = f"{treaty.adopted_at}, " if treaty.adopted_at else ""
    return _citation(f"{treaty.title}, {place}{treaty.adopted}{registered}; {read}.", item, edition)


def _rests_on(edition: Edition) -> str:
    known = f", as known on {edition.known_on}" if edition.known_on else ""
    derived = f", derived from the edition with sha256 {edition.base}" if edition.derived else ""
    return f"sha256 {edition.sha256}{known}{derived}"


def _citation(text: str, item: dict[str, Any], edition: Edition) -> Citation:
    custom = {"edition": edition.version, "sha256": edition.sha256}
    return Citation(
        text=_one_line(text),
        bibtex=_bibtex(item),
        csl=json.dumps({**item, "custom": custom}, ensure_ascii=False),
        version=edition.version,
        sha256=edition.sha256,
    )


def _issued(text: str) -> dict[str, Any]:
    """A date of CSL-JSON: its parts as far as known, or the words where it is not a date."""
    try:
        date = PartialDate.parse(text)
    except InvalidDate:
        return {"literal": text}
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part is not None]]}


def _key(*parts: str) -> str:
    """A key for a citation: plain ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", " ".join(parts)).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _one_line(text: str) -> str:
    return " ".join(text.split())


# ---- BibTeX

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces, escaped ones too
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    **{character: f"\\{character}" for character in "$&#_%"},
}


def escaped(text: str) -> str:
    """The text as LaTeX reads it: special characters escaped, letters of every script kept (in UTF-8)."""
    return "".join(_ESCAPES.get(character, character) for character in _one_line(text))


def _bibtex(item: dict[str, Any]) -> str:
    """The item as an entry of BibTeX. Names and titles stand in double braces: styles leave them as they are."""
    fields: dict[str, str] = {}
    if "author" in item:
        fields["author"] = f"{{{{{escaped(item['author'][0]['literal'])}}}}}"
    fields["title"] = f"{{{{{escaped(item['title'])}}}}}"
    if "container-title" in item:
        fields["howpublished"] = f"{{In {escaped(item['container-title'])}}}"
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    if parts:
        fields["year"] = f"{{{parts[0]:04d}}}"
    if len(parts) > 1:
        fields["month"] = _MONTHS[parts[1] - 1]
    for name, key in (("version", "version"), ("note", "note")):
        if key in item:
            fields[name] = f"{{{escaped(item[key])}}}"
    if "URL" in item:
        fields["url"] = f"{{{_verbatim(item['URL'])}}}"
    lines = ",\n".join(f"  {name} = {value}" for name, value in fields.items())
    return f"@misc{{{item['id']},\n{lines}\n}}\n"


def _verbatim(url: str) -> str:
    """An address as LaTeX packages take it, unescaped; only what would end it or break a line is percent-encoded."""
    return re.sub(r"[\s{}\\]", lambda found: f"%{ord(found[0]):02X}", url)
