"""Change the code in small ways and count how many changes the tests notice (mutation testing, with mutmut 3).

    python tools/mutate.py [--write] [law standing due_form ...]

Needs the dependency group ``mutation``. Without names, all parts in `PARTS` are changed. With ``--write`` the counts go
into the table of ``docs/reference/mutants.md``; without it they are printed only. A mutant that no test runs counts as
one that survived. Survivors are listed; ``mutmut show NAME`` in the folder ``mutants`` prints one.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
MUTANTS = ROOT / "mutants"
PAGE = ROOT / "docs" / "reference" / "mutants.md"

PARTS = {
    "law": ("law/*.py", "law standing/test_hard_cases.py test_cases.py"),
    "standing": ("standing/*.py", "standing test_register.py test_cases.py"),
    "due_form": ("due_form/*.py", "due_form test_cases.py"),
    "fulfilment": ("questions/fulfilment.py", "questions"),
    "obligations": ("questions/obligations.py", "questions"),
    "counts": ("validation/counts.py", "validation facts/test_published_totals.py"),
    "participation": ("validation/participation.py", "validation"),
    "model": ("model/state_sets.py", "model test_register.py"),
    "claims": ("claims/checking/*.py", "claims"),
}
"""The parts that are mutated, each with its files in the package and the tests that must notice."""

KILLED, TIMED_OUT = {1, 3}, {24, -24, 36, 152, 255}
"""Exit codes of mutmut's children for a mutant: a test failed; or the mutant ran for ever, which is noticed too."""


class Result(NamedTuple):
    """What became of the mutants of one part."""

    part: str
    mutants: int  # that were tried
    killed: int
    survivors: tuple[str, ...]
    untried: int


def run(part: str) -> Result:
    """Mutates one part and runs its tests."""
    files, tests = PARTS[part]
    shutil.rmtree(MUTANTS, ignore_errors=True)
    # A run that was killed may have left its settings behind.
    original = (ROOT / "pyproject.toml").read_text("utf-8").partition("\n[tool.mutmut]\n")[0]
    (ROOT / "pyproject.toml").write_text(original + settings(files, tests), encoding="utf-8")
    try:
        subprocess.run([sys.executable, "-m", "mutmut", "run", "--max-children", "2"], cwd=ROOT, check=False)
    finally:
        (ROOT / "pyproject.toml").write_text(original, encoding="utf-8")
    return result(part, MUTANTS)


def settings(files: str, tests: str) -> str:
    """The settings of mutmut, as a section of pyproject.toml."""
    selection = [f"tests/{test}" for test in tests.split()]
    return (
        "\n[tool.mutmut]\n"
        'source_paths = ["src"]\n'
        f"only_mutate = {json.dumps([f'src/minetreaty/{files}'])}\n"
        'also_copy = ["tests", "tools", "docs", "examples", "README.md", "CHANGELOG.md"]\n'
        f"pytest_add_cli_args_test_selection = {json.dumps(selection)}\n"
        'pytest_add_cli_args = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"]\n'
    )


def result(part: str, place: Path) -> Result:
    """The counts of one run, read from the files that mutmut leaves."""
    codes: dict[str, int | None] = {}
    for meta in sorted(place.rglob("*.meta")):
        codes.update(json.loads(meta.read_text("utf-8"))["exit_code_by_key"])
    tried = {name: code for name, code in codes.items() if code is not None}
    noticed = {name for name, code in tried.items() if code in KILLED | TIMED_OUT}
    return Result(part, len(tried), len(noticed), tuple(sorted(set(tried) - noticed)), len(codes) - len(tried))


def row(found: Result) -> str:
    """A line of the table."""
    files = PARTS[found.part][0]
    share = 100 * found.killed / found.mutants if found.mutants else 0
    by_function = Counter(function(name) for name in found.survivors)
    left = ", ".join(f"`{name}` {count}" for name, count in sorted(by_function.items()))
    return f"| `{files}` | {found.mutants} | {found.killed} | {share:.1f} % | {left or 'none'} | {found.untried} |"


def function(mutant: str) -> str:
    """The function or method that a mutant changes, by the name that mutmut gives to the mutant."""
    name = re.sub(r"__mutmut_\d+$", "", mutant).rpartition(".")[2]
    return name.removeprefix("xǁ").replace("ǁ", ".") if "ǁ" in name else name.removeprefix("x_")


def written(page: str, rows: dict[str, str]) -> str:
    """The page with these lines in its table, in place of the older ones of the same files."""
    head, _, rest = page.partition("| --- | --: | --: | --: | --- | --: |\n")
    older = [line for line in rest.splitlines() if line.startswith("| `")]
    after = rest[sum(len(line) + 1 for line in older) :]
    lines = {line.split("`")[1]: line for line in older} | rows
    order = [files for files, _ in PARTS.values()]
    kept = sorted(lines, key=order.index)
    return f"{head}| --- | --: | --: | --: | --- | --: |\n" + "".join(f"{lines[files]}\n" for files in kept) + after


def main(arguments: list[str]) -> int:
    """The exit code: 1 if a part has fewer than 95 % of its mutants killed, or some that were not tried."""
    parser = argparse.ArgumentParser(description="Count how many small changes of the code the tests notice.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--write", action="store_true", help="write the counts into docs/reference/mutants.md")
    given = parser.parse_args(arguments)
    if unknown := [part for part in given.parts if part not in PARTS]:
        parser.error(f"unknown: {', '.join(unknown)}. Parts: {', '.join(PARTS)}")
    found = [run(part) for part in given.parts or PARTS]
    for one in found:
        print(row(one), *(f"  {name}" for name in one.survivors), sep="\n")
    if given.write:
        rows = {PARTS[one.part][0]: row(one) for one in found}
        PAGE.write_text(written(PAGE.read_text("utf-8"), rows), encoding="utf-8")
    return int(any(one.untried or one.killed < 0.95 * one.mutants for one in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
