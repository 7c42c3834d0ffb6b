"""What the fuzzers feed: each target takes any bytes, and fails where the library neither understands nor refuses well.

A target is replayed on the corpus and run for a fixed number of inputs with every change; `fuzz_reading` runs `reading`
for as long as you like.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import minetreaty as mt
from minetreaty.model.acts import Act, UndatedAct
from minetreaty.validation.catalogue import BY_CODE
from tests.facts.test_folders import SMALL

JSON = b"\xff"
FILES = sorted(SMALL)
CORPUS = Path(__file__).parent / "corpus"


def reading(data: bytes) -> None:
    """Canonical JSON, or one file of a small folder of tables: the first byte says which."""
    try:
        register = _register(data)
    except mt.UnreadableData as error:
        _check(error.findings)
        return
    assert mt.loads(mt.dumps(register)) == register
    known = set(register.facts.states)
    for convention in register.conventions:
        acts: tuple[Act | UndatedAct, ...] = (*register.acts(convention.key), *register.undated(convention.key))
        if all(act.state in known for act in acts):
            register.changes(convention.key)
            register.parties(convention.key)


def table(data: bytes) -> None:
    """A table of a user's, as a CSV file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.csv"
        file.write_bytes(data)
        report = mt.validate(file)
    assert mt.Report.from_json(report.to_json()) == report
    assert all(found.message and (found.where or found.state) for found in report.findings)


def page(data: bytes) -> None:
    """A status page of the depositary."""
    try:
        read = mt.read_status_page("<" + data.decode("utf-8", "replace"))
    except mt.UnreadableData as error:
        _check(error.findings)
        return
    mt.to_json(read)


def claims(data: bytes) -> None:
    """English prose."""
    text = data.decode("utf-8", "replace")
    for claim in mt.claims_in(text, published="2025-12-26", convention="APMBC"):
        assert claim.start is not None and claim.end is not None
        assert text[claim.start : claim.end] == claim.text
        mt.check(claim)


TARGETS: dict[str, Callable[[bytes], None]] = {"reading": reading, "table": table, "page": page, "claims": claims}


def _register(data: bytes) -> mt.Register:
    which = data[0] if data else 0
    if which >= len(FILES):
        return mt.loads(data[1:])
    with tempfile.TemporaryDirectory(prefix="fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        for number, (name, text) in enumerate(sorted(SMALL.items())):
            file = Path(folder) / name
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(data[1:] if number == which else text.encode())
        return mt.load(folder)


def _check(findings: tuple[mt.Finding, ...]) -> None:
    """A refusal says what is wrong, where, and what to do."""
    assert findings
    assert all(found.where and found.hint and found.code for found in findings)
    assert all(found.code in BY_CODE or found.code.startswith("W") for found in findings)
