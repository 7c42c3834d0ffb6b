"""The web service among the examples answers what the library answers."""

import importlib.util
import warnings
from pathlib import Path
from typing import Any

import pytest

import minetreaty as mt

EXAMPLE = Path(__file__).parent.parent / "examples" / "web_service" / "answers.py"
REG = mt.load()
DAY = "2025-12-26"


@pytest.fixture(scope="module")
def client() -> Any:
    for library in ("fastapi", "httpx"):
        pytest.importorskip(library)
    spec = importlib.util.spec_from_file_location("answers", EXAMPLE)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        spec.loader.exec_module(module)
        from fastapi.testclient import TestClient

        return TestClient(module.app)


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        (f"/standing/APMBC/EST?on={DAY}", REG.standing("EST", "APMBC", on=DAY)),
        ("/history/APMBC/LBN", REG.history("LBN", "APMBC")),
        (f"/parties/CCM?on={DAY}", REG.parties("CCM", on=DAY)),
        ("/count/signatories/CCW-P2", REG.count("signatories", "CCW-P2")),
        ("/count/states_parties/APMBC?on=2026-11-01", REG.count("states_parties", "APMBC", on="2026-11-01")),
        ("/obligations/APMBC/AFG", REG.obligations("AFG", "APMBC")),
    ],
)
def test_answers_are_those_of_the_library(client: Any, path: str, answer: object) -> None:
    found = client.get(path)
    assert (found.status_code, found.json()) == (200, mt.to_dict(answer))


def test_a_statement_is_checked(client: Any) -> None:
    text, published = "165 countries are party to the Ottawa Convention.", "2025-06-18"
    (claim,) = mt.claims_in(text, published=published)
    found = client.get("/check", params={"text": text, "published": published})
    assert (found.status_code, found.json()) == (200, [mt.to_dict(mt.check(claim))])
    assert client.get("/check", params={"text": "Hello.", "published": published}).status_code == 422


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        ("/standing/APMBC/Congo", 404, "names more than one state"),
        ("/standing/XYZ/EST", 404, "There is no convention called 'XYZ'"),
        ("/standing/APMBC/EST?on=yesterday", 422, "is not a day"),
    ],
)
def test_what_cannot_be_answered_is_no_fault_of_the_service(client: Any, path: str, code: int, said: str) -> None:
    found = client.get(path)
    assert found.status_code == code and said in found.json()["detail"]
