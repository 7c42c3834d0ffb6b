"""Examples in Markdown pages, run as tests: what a page shows is what a reader gets.

Two kinds of block are run, in the order of the page:

- ``python`` and ``pycon`` with ``>>>``: as doctests that share their names through the page; ``...`` skips output.
- ``console`` with ``$ minetreaty ...``, in ``.venv/bin`` or not: the command line, whose output must be what stands
  below it.

A page whose examples need more than the core says so in a comment, ``<!-- needs: pandas, matplotlib -->``, and is
skipped where that is not installed.
"""

import contextlib
import doctest
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from minetreaty.cli import main

ROOT = Path(__file__).parent.parent
OPTIONS = doctest.ELLIPSIS
_FENCE = re.compile(r"^(?P<fence>`{3,})[{]?(?P<language>[\w-]*)[^\n]*\n(?P<body>.*?)^(?P=fence)`*[ \t]*$", re.M | re.S)


def pages() -> list[Path]:
    """Every page of the project that may hold examples."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(text: str, *languages: str) -> Iterator[tuple[int, str]]:
    """The blocks in these languages: the number of the line before the first one of each, and its text."""
    for match in _FENCE.finditer(text):
        if match["language"] in languages:
            yield text.count("\n", 0, match.start("body")), match["body"]


def session(text: str) -> str:
    """The page with everything blank but its Python examples, so that the numbers of lines are those of the page."""
    lines = [""] * (text.count("\n") + 1)
    for before, body in blocks(text, "python", "pycon"):
        if ">>>" in body:
            for place, line in enumerate(body.splitlines(), start=before):
                lines[place] = line
    return "\n".join(lines)


def commands(text: str) -> Iterator[tuple[int, str, str]]:
    """The command lines of the page, each with its line number and the output that stands below it."""
    for before, body in blocks(text, "console"):
        for part in re.finditer(r"^\$ (?:\.venv/bin/)?(minetreaty[^\n]*)\n((?:(?!\$ )[^\n]*\n)*)", body, re.MULTILINE):
            yield before + body.count("\n", 0, part.start()) + 1, part[1], part[2].rstrip("\n") + "\n"


def check(text: str, name: str) -> int:
    """Runs the examples of a page and says how many there were; fails with every difference."""
    for needed in re.findall(r"<!-- needs: (.*?) -->", text):
        for module in needed.split(","):
            pytest.importorskip(module.strip())
    report: list[str] = []
    example = doctest.DocTestParser().get_doctest(session(text), {"__name__": "__main__"}, name, name, 0)
    runner = doctest.DocTestRunner(optionflags=OPTIONS, verbose=False)
    runner.run(example, out=report.append)
    ran = len(example.examples)
    for line, command, expected in commands(text):
        ran += 1
        given = _run(command)
        if not doctest.OutputChecker().check_output(expected, given, OPTIONS):
            report.append(f"{name}, line {line}: {command}\nExpected:\n{expected}\nGot:\n{given}")
    if report:
        pytest.fail("\n".join(report), pytrace=False)
    return ran


def _run(command: str) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        main(shlex.split(command)[1:])
    return printed.getvalue()
