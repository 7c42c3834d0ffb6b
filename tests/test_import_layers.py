"""Imports run one way: a module imports from the layers below its own, and nothing at all that is not needed yet."""

import ast
import subprocess
import sys
from pathlib import Path
from pkgutil import walk_packages
from typing import NamedTuple

import pytest

import minetreaty as mt

PACKAGE = Path(mt.__file__).parent

LAYERS: tuple[tuple[str, ...], ...] = (
    ("_version", "errors", "exports", "statuses", "findings", "sources", "totals"),
    ("days", "choices", "colours"),
    ("dates", "html"),
    ("states", "announcements", "implementation"),
    ("acts", "state_sets"),
    ("conventions",),
    ("labels", "law", "rows"),
    ("standing",),
    ("periods", "ledger", "facts", "bundled"),
    ("answers", "names"),
    ("explaining", "dueform", "briefs", "profiles", "duties"),
    ("desk",),
    ("register",),
    ("files",),
    ("edition",),
    ("claims", "differences", "examination", "frames", "plots"),
    ("citing", "tables", "testing"),
    ("cli",),
    ("__main__",),
)
"""From the lowest to the highest. Packages within the package are one room each."""

UPWARD = {("statuses", "html"), ("register", "files")}
"""Imports from above, within functions: a status shows itself in notebooks, and an edition is known by the hash of its
canonical text."""

QUESTIONS = ("status", "parties", "history", "explain", "load", "loads", "dumps", "validate", "validate_table", "check")
OTHERS = ("claims_in", "enrich", "diff", "cite")


class Imports(NamedTuple):
    """What the modules of one room import of the package: at once, or within functions only."""

    at_once: set[str]
    within: set[str]


def rooms() -> dict[str, Imports]:
    found: dict[str, Imports] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts == ("__init__",):
            continue
        imports = found.setdefault(parts[0], Imports(set(), set()))
        collect(ast.parse(path.read_text("utf-8")), parts[:-1], imports, within=False)
    return {room: Imports(i.at_once - {room}, i.within - {room}) for room, i in found.items()}


def collect(node: ast.AST, package: tuple[str, ...], imports: Imports, *, within: bool) -> None:
    """Adds the rooms that `node` imports. What is for the type checker alone does not count."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == "TYPE_CHECKING":
            continue
        inner = within or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        names: list[str] = []
        if isinstance(child, ast.ImportFrom) and child.level:
            base = [*package[: len(package) - child.level + 1], *(child.module or "").split(".")]
            path = [part for part in base if part]
            names = path[:1] or [alias.name for alias in child.names]
        elif isinstance(child, ast.ImportFrom) and (child.module or "").startswith("minetreaty."):
            names = [str(child.module).split(".")[1]]
        elif isinstance(child, ast.Import):
            names = [a.name.split(".")[1] for a in child.names if a.name.startswith("minetreaty.")]
        (imports.within if inner else imports.at_once).update(names)
        collect(child, package, imports, within=inner)


ROOMS = rooms()
LEVEL = {room: level for level, layer in enumerate(LAYERS) for room in layer}


def test_every_module_has_its_layer() -> None:
    assert sorted(LEVEL) == sorted(ROOMS), "add the module to the lowest layer of LAYERS that it can stand on"
    assert len(LEVEL) == sum(map(len, LAYERS))


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_imports_come_from_below(room: str) -> None:
    above = {other for other in ROOMS[room].at_once if LEVEL[other] >= LEVEL[room]}
    assert above == set()


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_imports_within_functions_come_from_below_too(room: str) -> None:
    above = {(room, other) for other in ROOMS[room].within if LEVEL[other] >= LEVEL[room]}
    assert above <= UPWARD


def test_the_exceptions_are_made_use_of() -> None:
    assert {(room, other) for room, other in UPWARD if other in ROOMS[room].within} == UPWARD


def test_no_module_is_named_like_a_public_function() -> None:
    functions = {name for name in mt.__all__ if callable(getattr(mt, name)) and name.islower()}
    assert functions >= {"status", "parties", "history", "explain", "load"}
    assert set(ROOMS) & (functions | set(QUESTIONS) | set(OTHERS)) == set()


def python(code: str) -> str:
    """What the code prints in a fresh interpreter."""
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    ).stdout.strip()


def test_importing_every_module_leaves_every_public_name_what_it_was() -> None:
    code = """
import importlib, pkgutil, minetreaty as mt
before = {name: getattr(mt, name) for name in mt.__all__}
for module in pkgutil.walk_packages(mt.__path__, "minetreaty."):
    if not module.name.endswith("__main__"):
        try:
            importlib.import_module(module.name)
        except ImportError as error:  # an extra that is not installed
            assert not (error.name or "").startswith("minetreaty"), error
print([name for name, value in before.items() if getattr(mt, name) is not value])
"""
    assert python(code) == "[]"
    assert sum(1 for _ in walk_packages(mt.__path__, "minetreaty.")) >= len(ROOMS)


def loaded_by(code: str) -> set[str]:
    """The modules that the code brings in, beyond those of the bare interpreter."""
    out = python(f"import sys; before = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - before))")
    return set(out.split())


def test_the_package_alone_loads_nothing_but_its_version() -> None:
    assert loaded_by("import minetreaty") == {"minetreaty", "minetreaty._version"}


HEAVY = {
    "attrs",
    "attr",
    "cattrs",
    "csv",
    "json",
    "hashlib",
    "importlib.resources",
    "importlib.metadata",
    "re",
    "difflib",
}
UNNEEDED = {
    "names",
    "sources",
    "files",
    "states",
    "state_sets",
    "rows",
    "answers",
    "ledger",
    "law",
    "facts",
    "acts",
}


def test_the_first_status_loads_a_handful_of_modules() -> None:
    """No attrs, no cattrs, no resources, no hashing; no table of names, sources, states or acts."""
    loaded = loaded_by(
        "import datetime, minetreaty as mt; mt.load().status('EST', 'APMBC', on=datetime.date(2025, 12, 26))"
    )
    assert loaded & HEAVY == set()
    assert {name.partition(".")[2] for name in loaded if name.startswith("minetreaty.")} & UNNEEDED == set()


def tables_read_by(question: str) -> set[str]:
    """The bundled tables that a question makes the register read."""
    code = f"""
import sys, datetime
read = []
sys.addaudithook(lambda event, args: event == "open" and "data" in str(args[0]) and read.append(str(args[0])))
import minetreaty as mt
mt.load().{question}
print(*(path.replace("\\\\", "/").rpartition("minetreaty/data/")[2] for path in read))
"""
    return {name for name in python(code).split() if name.endswith((".csv", ".json"))}


def test_the_first_status_reads_one_table() -> None:
    assert tables_read_by("status('EST', 'APMBC', on=datetime.date(2025, 12, 26))") == {"lines/APMBC.csv"}


@pytest.mark.parametrize("question", ["status('EST', 'APMBC')", "history('EST', 'APMBC')", "parties('APMBC')"])
def test_sources_are_not_read_where_the_printed_days_agree(question: str) -> None:
    read = tables_read_by(question)
    assert "acts/APMBC.csv" in read
    assert "sources.csv" not in read


@pytest.mark.parametrize("question", ["standing('EST', 'APMBC')", "parties('APMBC')", "history('EST', 'APMBC')"])
def test_no_question_about_standing_needs_cattrs_or_hashing(question: str) -> None:
    loaded = loaded_by(f"import minetreaty as mt; mt.load().{question}")
    assert {"cattrs", "importlib.resources", "hashlib"} & loaded == set()
    assert "minetreaty.names" not in loaded


def test_answers_do_not_depend_on_the_clock() -> None:
    """No module asks what day it is."""
    clocks = ("date.today", "datetime.today", "datetime.now", "utcnow", "time.time", "time.localtime", "time.gmtime")
    asking = [
        f"{path.name}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node).endswith(clocks)
    ]
    assert asking == []
