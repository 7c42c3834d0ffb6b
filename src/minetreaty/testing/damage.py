"""Strategies for damaged files of canonical JSON, each with the finding that reading must cause."""

from __future__ import annotations

import json
import string
from collections.abc import Callable
from typing import Any

from attrs import field, frozen
from hypothesis.strategies import DrawFn, integers, sampled_from, text

from ..facts.canonical import content
from ..facts.fault_rules import S102, S103, S104, S105, S106, S107, S108, S109, S110, S111, S112, S113, S114, S117
from ..facts.invented import world
from ..findings import Rule
from .invented import composite


@frozen(kw_only=True)
class DamagedFile:
    """The bytes of a file that `load` and `loads` must refuse with `UnreadableData`.

    ``code`` is that of a finding that the refusal must have. ``damage`` says in words what was done to the file.
    """

    content: bytes = field(repr=False)
    code: str
    damage: str


@composite
def damaged_files(draw: DrawFn) -> DamagedFile:
    """A file of the invented record with one fault of any sort."""
    rule, damage, made = draw(sampled_from(_DAMAGE))
    return DamagedFile(content=made(draw), code=rule.code, damage=damage)


Content = dict[str, Any]


def _whole() -> Content:
    return content(world())


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _cut(draw: DrawFn) -> bytes:
    whole = _bytes(_whole())
    return whole[: draw(integers(1, len(whole) - 1))]


def _not_text(draw: DrawFn) -> bytes:
    whole = _bytes(_whole())
    at = draw(integers(10, len(whole) - 1))
    return whole[:at] + draw(sampled_from([b"\xff", b"\xc3\x28", b"\xed\xa0\x80"])) + whole[at:]


def _given_twice(draw: DrawFn) -> bytes:
    name = draw(sampled_from(["format", "version", "date", "acts", "states"]))
    whole = _whole()
    return b'{"%s": %s, ' % (name.encode(), _bytes(whole[name])) + _bytes(whole)[1:]


def _of_too_many(draw: DrawFn) -> bytes:
    return _bytes({**_whole(), "groups": [1] * draw(integers(1001, 1500))})


def _nested(draw: DrawFn) -> bytes:
    return b"[" * draw(integers(50_000, 200_000))


def _other_format(draw: DrawFn) -> bytes:
    return _bytes({**_whole(), "format": draw(sampled_from(["minetreaty/0", "minetreaty/2", "other", ""]))})


def _in_an_entry(change: Callable[[DrawFn, Content], None]) -> Callable[[DrawFn], bytes]:
    """Damage to one entry of one section."""

    def made(draw: DrawFn) -> bytes:
        whole = _whole()
        section = draw(sampled_from(["conventions", "acts", "states", "sources", "groups", "meetings"]))
        change(draw, draw(sampled_from(whole[section])))
        return _bytes(whole)

    return made


def _unknown_key(draw: DrawFn, entry: Content) -> None:
    entry["not_" + draw(text(string.ascii_lowercase, min_size=1, max_size=8))] = "x"


def _missing_key(draw: DrawFn, entry: Content) -> None:
    needed = ("key", "id", "alpha3", "title", "name", "state")
    del entry[draw(sampled_from([name for name in needed if name in entry]))]


def _other_type(draw: DrawFn, entry: Content) -> None:
    name = draw(sampled_from([name for name, value in entry.items() if isinstance(value, str)]))
    entry[name] = draw(sampled_from([5, 0.5, True, ["x"], {"x": "y"}]))


def _forbidden_character(draw: DrawFn, entry: Content) -> None:
    name = next(name for name in ("title", "name", "note", "state", "key") if name in entry)
    entry[name] += draw(sampled_from(["\x00", "\x1b[31m", "\u202e", "\x85"]))


def _in_acts(**values: list[Any]) -> Callable[[DrawFn], bytes]:
    """Another value in one field of one act."""

    def made(draw: DrawFn) -> bytes:
        whole = _whole()
        name = draw(sampled_from(sorted(values)))
        draw(sampled_from(whole["acts"]))[name] = draw(sampled_from(values[name]))
        return _bytes(whole)

    return made


def _entry_twice(draw: DrawFn) -> bytes:
    whole = _whole()
    section = draw(sampled_from(["conventions", "states", "sources", "groups"]))
    whole[section].append(draw(sampled_from(whole[section])))
    return _bytes(whole)


_DAYS = ["2000-02-30", "2000-13-01", "0999-12-31", "3000-01-01", "20000201", "2000-2-1", "1 February 2000"]
_DAMAGE: tuple[tuple[Rule, str, Callable[[DrawFn], bytes]], ...] = (
    (S104, "cut off", _cut),
    (S103, "not in UTF-8", _not_text),
    (S102, "nested too deeply", _nested),
    (S105, "a key given twice", _given_twice),
    (S106, "an unknown key in an entry", _in_an_entry(_unknown_key)),
    (S107, "a key missing from an entry", _in_an_entry(_missing_key)),
    (S108, "a value of another type", _in_an_entry(_other_type)),
    (S109, "a date that is not one", _in_acts(date=_DAYS, effect=_DAYS)),
    (S110, "an unknown kind of act", _in_acts(kind=["acession", "ratify", ""])),
    (S111, "an entry that is there twice", _entry_twice),
    (S112, "an act of an unknown convention", _in_acts(convention=["NOSUCH", "PAKT"])),
    (S113, "another format", _other_format),
    (S114, "characters that no text may have", _in_an_entry(_forbidden_character)),
    (S117, "more faults than can be listed", _of_too_many),
)
