"""Write everything that follows from the facts, the rules and the types, or check that all of it is up to date.

    python tools/regenerate.py [--check] [--no-notebooks]

First the facts are validated. If they have an error, the findings are printed and nothing is written. Then each file
that differs is written again: the compiled timelines, the schemas, the data package, the digests of all data files, the
pages on rules, warnings and tables. The notebooks are run again if they were run on other facts. ``--check`` only names
what is out of date. The exit code is 1 if there is an error, and with ``--check`` if something is out of date.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # so that the other tools are found when this one is run as a script

import minetreaty as mt  # noqa: E402
from minetreaty.facts import integrity  # noqa: E402
from minetreaty.facts.bundled import Bundled  # noqa: E402
from minetreaty.standing.ledger import Ledger  # noqa: E402
from tools import run_notebooks, write_rules, write_schemas, write_tables, write_timelines  # noqa: E402

DATA = ROOT / "src" / "minetreaty" / "data"
ONLY_GENERATED = (write_timelines.FOLDER, write_rules.FOLDER / "rules")
"""Folders in which every file is generated: others in them are left over, and deleted."""


def files() -> Iterator[tuple[Path, str]]:
    """Every generated file, with the text that it must have."""
    facts = Bundled()
    for key in facts.keys:
        yield write_timelines.FOLDER / f"{key}.csv", write_timelines.text_of(Ledger(facts, key))
    yield from write_schemas.files()
    yield from write_rules.pages()
    yield write_tables.PAGE, write_tables.page()


def stale() -> dict[Path, str | None]:
    """The files that are out of date, each with the text that it must have; None where it must not be there."""
    wanted = dict(files())
    left_over = {path for folder in ONLY_GENERATED if folder.is_dir() for path in folder.iterdir()} - set(wanted)
    wanted[DATA / integrity.LIST] = digests(wanted, left_over)
    found: dict[Path, str | None] = {path: text for path, text in wanted.items() if _text(path) != text}
    return found | dict.fromkeys(sorted(left_over))


def digests(wanted: Mapping[Path, str], left_over: Collection[Path]) -> str:
    """The list of digests of all data files, as they are once the generated files are written."""
    kept = {path: path.read_bytes() for path in DATA.rglob("*") if path.is_file() and path not in left_over}
    contents = kept | {path: text.encode() for path, text in wanted.items() if path.is_relative_to(DATA)}
    return integrity.text_of({path.relative_to(DATA).as_posix(): content for path, content in contents.items()})


def _text(path: Path) -> str | None:
    return path.read_text("utf-8") if path.is_file() else None


def errors() -> list[str]:
    """What is wrong with the facts, so that nothing may be written from them: each finding in one line."""
    report = mt.validate(DATA)
    found = [str(finding) for finding in report.of("error")]
    new = dict.fromkeys(f.code for f in report.findings if f.code not in write_rules.EXPLANATIONS) if not found else {}
    for code in new:
        found += [str(finding) for finding in report.findings if finding.code == code]
        found.append(f"{code} is new: correct the facts, or explain it in EXPLANATIONS of tools/write_rules.py.")
    return found


def write(changes: dict[Path, str | None]) -> None:
    """Writes the files, and deletes those that must not be there."""
    for path, text in changes.items():
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description="Write everything that is generated, where it is out of date.")
    parser.add_argument("--check", action="store_true", help="only name what is out of date")
    parser.add_argument("--no-notebooks", action="store_true", help="do not run the notebooks again")
    given = parser.parse_args(arguments)
    if found := errors():
        print(*found, "Nothing was written.", sep="\n")
        return 1
    changes = stale()
    notebooks = run_notebooks.outdated()
    if not given.check:
        write(changes)
    for path, text in changes.items():
        done = "out of date" if given.check else "deleted" if text is None else "written"
        print(f"{path.relative_to(ROOT)}: {done}")
    if notebooks and not (given.check or given.no_notebooks):
        run_notebooks.main([path.stem for path in notebooks])
    for path in notebooks:
        left = given.check or given.no_notebooks
        print(f"{path.relative_to(ROOT)}: {'out of date' if left else 'run again; look at its pictures'}")
    return int(given.check and bool(changes or notebooks))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
