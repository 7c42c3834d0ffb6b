"""Whether the bundled data are as they were shipped: every file, compared with the digests that ship with the package.

The digests are in ``SHA256SUMS`` beside the data, in the form that ``sha256sum -c`` reads. Its first line has the
digest of the lines below it, so that a change of this list is noticed too. ``python tools/regenerate.py`` writes it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import cast

from attrs import frozen

from ..errors import UnreadableData
from ..findings import Finding
from .fault_rules import S101, S106, S115
from .parsing import refuse, shown

LIST = "SHA256SUMS"
_SHIPPED = "minetreaty/data"
_HEADING = "# SHA-256 of the lines below: "


@frozen(kw_only=True)
class Verification:
    """Whether a folder of data has the files of the bundled edition, byte for byte.

    ``differs``, ``missing`` and ``extra`` are names of files within ``place``, sorted. ``verified`` is how many files
    the edition has.
    """

    place: str
    verified: int
    differs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether no file differs, is missing or is extra."""
        return not (self.differs or self.missing or self.extra)

    def raise_if_failed(self) -> None:
        """Raise `UnreadableData` with a finding for each file, unless all is as it was shipped."""
        if self.ok:
            return
        hint = "Install the package again, or copy the folder again."
        kinds = (
            (S115, self.differs, "This file is not as it was shipped."),
            (S101, self.missing, "This file is missing."),
            (S106, self.extra, "This file does not belong to the edition."),
        )
        found: list[Finding] = []
        for rule, names, said in kinds:
            found += (rule.finding(said, where=f"{self.place}/{name}", hint=hint) for name in names)
        raise UnreadableData(f"{self} {hint}", findings=tuple(found))

    def __str__(self) -> str:
        if self.ok:
            return f"{self.place}: all {self.verified} files are as they were shipped."
        kinds = (("changed", self.differs), ("missing", self.missing), ("extra", self.extra))
        listed = "; ".join(f"{word}: {', '.join(names)}" for word, names in kinds if names)
        return f"{self.place} is not as it was shipped ({listed})."


def verify(path: str | os.PathLike[str] | None = None) -> Verification:
    """Compare the bundled data, byte for byte, with the digests that ship with the package.

    `path` is another folder, such as a copy of the bundled one, to compare with the same digests. The answer names each
    file that differs, is missing or does not belong there. Nothing else checks this: importing and asking stay fast.

        >>> import minetreaty as mt
        >>> mt.verify().ok
        True

    Raises `UnreadableData` if the list of digests cannot be read, or if `path` is not a folder.
    """
    shipped: Traversable = files("minetreaty") / "data"
    try:
        listed = (shipped / LIST).read_bytes()
    except OSError:
        return Verification(place=_SHIPPED, verified=0, missing=(LIST,))
    heading, _, lines = listed.partition(b"\n")
    if heading.decode("latin-1") != _HEADING + _digest(lines):
        return Verification(place=_SHIPPED, verified=0, differs=(LIST,))
    wanted = {name: digest for digest, _, name in (line.partition("  ") for line in lines.decode().splitlines())}
    wanted[LIST] = _digest(listed)
    found = dict(_digests(shipped if path is None else _folder(path), wanted))
    return Verification(
        place=_SHIPPED if path is None else Path(path).as_posix(),
        verified=len(wanted),
        differs=tuple(sorted(name for name in wanted if name in found and found[name] != wanted[name])),
        missing=tuple(sorted(set(wanted) - set(found))),
        extra=tuple(sorted(set(found) - set(wanted))),
    )


def _folder(path: object) -> Path:
    if not isinstance(path, (str, os.PathLike)):
        raise refuse("S108", "path", f"Expected a path, found {shown(path)}.", "Give a folder.")
    place = Path(cast("str | os.PathLike[str]", path))
    try:
        is_folder = place.is_dir()
    except (OSError, ValueError):  # too long, or with a character that no path may have
        is_folder = False
    if not is_folder:
        raise refuse("S101", shown(place.as_posix()), "This is not a folder.", "Give a copy of the folder of data.")
    return place


def _digests(place: Traversable, wanted: Collection[str], under: str = "") -> Iterator[tuple[str, str]]:
    """The names of all files, with the digests of those wanted. Folders without such files are not looked into."""
    for item in place.iterdir():
        name = f"{under}{item.name}"
        if not item.is_dir():
            yield name, _digest(item.read_bytes()) if name in wanted and item.is_file() else ""
        elif any(other.startswith(f"{name}/") for other in wanted):
            yield from _digests(item, wanted, f"{name}/")
        else:
            yield f"{name}/", ""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def text_of(contents: Mapping[str, bytes]) -> str:
    """The list of digests of files with these names and contents."""
    lines = "".join(f"{_digest(contents[name])}  {name}\n" for name in sorted(contents) if name != LIST)
    return f"{_HEADING}{_digest(lines.encode())}\n{lines}"
