"""The cases of `cases/*.toml`, which a lawyer can read: situation, date, expected standing, article, source.

Their values come from the articles and documents that they name. A case that fails means that the law is applied
wrongly, that a fact changed, or that the case is wrong: read the article before you change either.
"""

import datetime as dt
import tomllib
from typing import Any

import pytest

import minetreaty as mt
from minetreaty import Act, Register
from minetreaty.due_form.deposits import check_acts
from tests.cases import FOLDER

CASES: list[dict[str, Any]] = [
    {**case, "file": path.name}
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]
REQUIRED = {"title", "situation", "article", "source", "file"}
ASKED = {"state", "convention", "on", "known_on", "expected", "possible", "doubts", "provisional"}
COUNTED = {"convention", "on", "known_on", "population", "number", "undecided"}
SUPPOSED = {"deposit", "refused", "warned"}


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 80
    titles = [case["title"] for case in CASES]
    assert len(titles) == len(set(titles))


def test_files_have_cases_and_nothing_else() -> None:
    for path in FOLDER.glob("*.toml"):
        assert list(tomllib.loads(path.read_text("utf-8"))) == ["case"], path.name


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_a_case_is_whole(case: dict[str, Any]) -> None:
    keys = set(case)
    assert keys - REQUIRED - ASKED - COUNTED - SUPPOSED == set(), "a key that no test reads"
    assert keys >= REQUIRED and all(isinstance(case[key], str) and case[key] for key in REQUIRED)
    assert sum(key in case for key in ("expected", "population", "refused")) == 1, "one thing is expected"
    if "population" in case:
        assert keys - REQUIRED <= COUNTED and ("number" in case) is not case.get("undecided", False)
    if "refused" in case:
        assert keys - REQUIRED == {"deposit", "refused"}
    if "expected" in case:
        assert {"state", "convention", "on"} <= keys
        assert ("possible" in case) is (case["expected"] == "undetermined")
    mt.load().source(case["source"])


def supposed(case: dict[str, Any]) -> Register:
    """The bundled register, with the acts that the case supposes."""
    acts = [Act(**act) for act in case.get("deposit", ())]
    return mt.load().deposit(*acts) if acts else mt.load()


@pytest.mark.parametrize("case", [case for case in CASES if "refused" in case], ids=lambda case: case["title"])
def test_what_must_be_refused(case: dict[str, Any]) -> None:
    with pytest.raises(mt.NotInDueForm) as refused:
        supposed(case)
    assert case["refused"] in {finding.code for finding in refused.value.findings}


@pytest.mark.parametrize("case", [case for case in CASES if "population" in case], ids=lambda case: case["title"])
def test_what_must_be_counted(case: dict[str, Any]) -> None:
    count = supposed(case).count(case["population"], case["convention"], on=case["on"], known_on=case.get("known_on"))
    assert count.number == case.get("number")


@pytest.mark.parametrize("case", [case for case in CASES if "expected" in case], ids=lambda case: case["title"])
def test_who_stands_how(case: dict[str, Any]) -> None:
    reg = supposed(case)
    asked = {"on": dt.date.fromisoformat(case["on"]), "known_on": case.get("known_on")}
    if case["expected"] == "not a State":
        with pytest.raises(mt.NotInUniverse):
            reg.status(case["state"], case["convention"], **asked)
        return
    standing = reg.standing(case["state"], case["convention"], **asked)
    assert standing.status.value == case["expected"]
    assert [status.value for status in standing.possible] == case.get("possible", [])
    if "doubts" in case:
        assert [doubt.kind.value for doubt in standing.doubts] == case["doubts"]
    if "provisional" in case:
        assert (standing.provisional.scope if standing.provisional else "") == case["provisional"]
    assert reg.status(case["state"], case["convention"], **asked) is standing.status
    if "warned" in case:
        acts = reg.acts(case["convention"], state=case["state"])
        found = {f.code for f in check_acts(acts, reg.ledgers) if f.severity is mt.Severity.WARNING}
        assert case["warned"] in found
