"""The pages on the rules and on the warnings are whole. That they are up to date, `test_regenerate` checks."""

import re
from pathlib import Path

import minetreaty as mt
from minetreaty.validation import RULES
from tools.write_rules import EXPLANATIONS

ROOT = Path(__file__).parents[2]


def test_every_rule_has_an_anchor_and_its_examples() -> None:
    texts = [path.read_text("utf-8") for path in (ROOT / "docs" / "reference" / "rules").glob("*.md")]
    for rule in RULES:
        (text,) = (text for text in texts if f"\n({rule.code})=\n" in text)
        part = re.split(r"\n\([A-Z]\d+\)=\n", text.split(f"\n({rule.code})=\n")[1])[0]
        assert "\nFails:\n" in part and "\nPasses:\n" in part


def test_the_warnings_are_counted_and_explained() -> None:
    text = (ROOT / "docs" / "reference" / "warnings.md").read_text("utf-8")
    counts = mt.validate(mt.load()).counts
    assert counts[mt.Severity.ERROR] == {}
    found = {code: number for codes in counts.values() for code, number in codes.items()}
    assert set(found) == set(EXPLANATIONS)
    for code, number in found.items():
        assert f"| [{code}](#{code}) |" in text and f"| {number} |" in text
        part = text.split(f"\n## {code}, ")[1].split("\n## ")[0]
        assert part.count("\n- ") == number
