"""What an import loads: nothing that is not needed yet. The import linter checks which way imports run."""

import ast
import subprocess
import sys
from pathlib import Path
from pkgutil import walk_packages

import pytest

import minetreaty as mt

PACKAGE = Path(mt.__file__).parent

QUESTIONS = ("status", "parties", "history", "explain", "load", "loads", "dumps", "validate", "validate_table", "check")
OTHERS = ("claims_in", "enrich", "diff", "cite")


def test_no_module_is_named_like_a_public_function() -> None:
    functions = {name for name in mt.__all__ if callable(getattr(mt, name)) and name.islower()}
    assert functions >= {"status", "parties", "history", "explain", "load"}
    modules = {path.stem for path in PACKAGE.iterdir() if not path.name.startswith("_")}
    assert modules & (functions | set(QUESTIONS) | set(OTHERS)) == set()


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
    assert sum(1 for _ in walk_packages(mt.__path__, "minetreaty.")) >= 100


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
    "facts.record",
    "facts.rows",
    "facts.structuring",
    "law.effects",
    "law.participations",
    "law.possibilities",
    "model.acts",
    "model.sources",
    "model.state_sets",
    "model.states",
    "standing.answers",
    "standing.counts",
    "standing.ledger",
    "standing.names",
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


def test_the_first_status_reads_one_table_and_what_it_follows_from() -> None:
    assert tables_read_by("status('EST', 'APMBC', on=datetime.date(2025, 12, 26))") == {
        "timelines/APMBC.csv",
        "acts/APMBC.csv",
        "conventions/APMBC.json",
        "states/states.csv",
        "states/successions.csv",
        "sources.csv",
    }


@pytest.mark.parametrize("question", ["status('EST', 'APMBC')", "history('EST', 'APMBC')", "parties('APMBC')"])
def test_sources_are_not_built_where_the_printed_days_agree(question: str) -> None:
    code = f"import minetreaty as mt; reg = mt.load(); reg.{question}; print('_sources' in vars(reg.facts))"
    assert python(code) == "False"


@pytest.mark.parametrize("question", ["standing('EST', 'APMBC')", "parties('APMBC')", "history('EST', 'APMBC')"])
def test_no_question_about_standing_needs_cattrs_or_hashing(question: str) -> None:
    loaded = loaded_by(f"import minetreaty as mt; mt.load().{question}")
    assert {"cattrs", "importlib.resources", "hashlib"} & loaded == set()
    assert "minetreaty.standing.names" not in loaded


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
