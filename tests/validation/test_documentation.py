"""The pages on the rules and on the warnings are up to date."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

import minetreaty as mt
from minetreaty.validation import RULES

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_rules", ROOT / "tools" / "write_rules.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_current(writer: ModuleType) -> None:
    pages = dict(writer.pages())
    assert {path: path.read_text("utf-8") for path in pages} == pages, "run python tools/write_rules.py"
    written = set((ROOT / "docs" / "reference" / "rules").iterdir())
    assert written == {path for path in pages if path.parent.name == "rules"}


def test_every_rule_has_an_anchor_and_its_examples() -> None:
    texts = [path.read_text("utf-8") for path in (ROOT / "docs" / "reference" / "rules").glob("*.md")]
    for rule in RULES:
        (text,) = (text for text in texts if f"\n({rule.code})=\n" in text)
        part = re.split(r"\n\([A-Z]\d+\)=\n", text.split(f"\n({rule.code})=\n")[1])[0]
        assert "\nFails:\n" in part and "\nPasses:\n" in part


def test_the_warnings_are_counted_and_explained(writer: ModuleType) -> None:
    text = (ROOT / "docs" / "reference" / "warnings.md").read_text("utf-8")
    counts = mt.validate(mt.load()).counts
    assert counts[mt.Severity.ERROR] == {}
    found = {code: number for codes in counts.values() for code, number in codes.items()}
    assert set(found) == set(writer.EXPLANATIONS)
    for code, number in found.items():
        assert f"| [{code}](#{code}) |" in text and f"| {number} |" in text
        part = text.split(f"\n## {code}, ")[1].split("\n## ")[0]
        assert part.count("\n- ") == number
