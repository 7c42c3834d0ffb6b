"""Exporting a register to a path, whose ending says in which form."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from ..errors import UnwritableFile
from ..loading import given_or_bundled
from ..register import Register
from . import in_package, in_parquet, in_sqlite
from .relations import ExportedTable, relations

ENDINGS = (".sqlite", ".zip")


def export(path: str | os.PathLike[str], register: Register | None = None, *, force: bool = False) -> Path:
    """Write the facts of a register and the tables that follow from them to one file or folder, and return its path.

    The ending of `path` says in which form: ``.sqlite`` is a SQLite database, ``.zip`` a Data Package of CSV files, and
    a path without an ending a folder of Parquet files (with pyarrow and the extra ``frames``). Each has every table
    with its keys and types, and says what each column means. The same edition gives the same bytes, with the same
    versions of SQLite, zlib or pyarrow. `register` is the bundled one if none is given.

    Nothing is at the path before all of it is there. A file, or the folder of an earlier export, is replaced only
    if `force` is true. Raises `UnwritableFile` if the path exists, has another ending or cannot be written, and
    `MissingExtra`.
    """
    target = Path(path)
    asked = given_or_bundled(register)
    write = _writer(target, asked)
    _refuse_to_overwrite(target, force)
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".minetreaty-") as made:
            new = Path(made) / "new"
            write(new)
            _refuse_to_overwrite(target, force)
            if new.is_dir() and target.is_dir():
                target.rename(Path(made) / "old")
            new.replace(target)
    except OSError as error:
        raise UnwritableFile(f"Cannot write {target}: {error.strerror}.", query=str(target)) from error
    return target


def _writer(target: Path, register: Register) -> Callable[[Path], None]:
    """How a path of that ending is written."""
    ending = target.suffix.casefold()
    if ending and ending not in ENDINGS:
        message = f"Cannot export to {target}: end its name with {' or '.join(ENDINGS)}, or with nothing for a folder."
        raise UnwritableFile(message, query=str(target))

    def write(new: Path) -> None:
        found: tuple[ExportedTable, ...] = relations(register)
        if ending == ".sqlite":
            in_sqlite.write(found, new)
        elif ending == ".zip":
            in_package.write(found, new, register)
        else:
            new.mkdir()
            in_parquet.write(found, new, register)

    return write


def _refuse_to_overwrite(target: Path, force: bool) -> None:
    """Only a file, or a folder that has nothing but an export in it, is replaced, and only if that was asked for."""
    if not os.path.lexists(target):
        return
    if not force:
        raise UnwritableFile(f"{target} exists already: give another path, or force=True.", query=str(target))
    inside = list(target.iterdir()) if target.is_dir() else []
    others = [item for item in inside if item.suffix != ".parquet" and item.name != in_package.DESCRIPTION]
    if target.is_dir() and (target.suffix or others):
        message = f"{target} is a folder that has other files than those of an export: give another path."
        raise UnwritableFile(message, query=str(target))
