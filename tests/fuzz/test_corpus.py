"""Every input of the corpus, and a fixed number of others made from them, through every target."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.fuzz.targets import CORPUS, TARGETS

INPUTS = [(name, path) for name in TARGETS for path in sorted((CORPUS / name).iterdir())]
EXAMPLES = {"reading": 300, "table": 150, "page": 150, "claims": 60}
"""How many inputs each target gets; the same in every run."""

PIECES = [b"\x00", b"\xff", b'"', b",", b"\n", b";", b"{", b"]", b"<", b"</td>", b"^1", b"2025-02-30", b"9" * 50]
PIECES += [b"Congo", b"EST", b"\xe2\x80\xae", b"165", b"not", b"31 June 2025", b"&#x110000;", b"NaN", b"1e999"]


def test_the_corpus_has_inputs_for_every_target() -> None:
    assert {path.name for path in CORPUS.iterdir()} == set(TARGETS)
    assert all(sum(name == target for name, _ in INPUTS) >= 3 for target in TARGETS)


@pytest.mark.parametrize(("target", "path"), INPUTS, ids=[f"{name}-{path.name}" for name, path in INPUTS])
def test_an_input_of_the_corpus(target: str, path: Path) -> None:
    TARGETS[target](path.read_bytes())


@st.composite
def changed(draw: DrawFn, target: str) -> bytes:
    """An input of the corpus with some changes: pieces cut, doubled, moved and put in."""
    data = draw(st.sampled_from([path for name, path in INPUTS if name == target])).read_bytes()
    chance = random.Random(draw(st.integers(0, 2**32)))
    for _ in range(chance.choice([1, 1, 2, 3, 8])):
        at, until = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        until = min(until, at + chance.choice([1, 4, 30, len(data)]))
        piece = chance.choice([b"", chance.choice(PIECES), data[at:until] * 2, bytes([chance.randrange(256)])])
        data = (data[:at] + piece + data[until:])[:20_000]
    return data


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
def test_a_fixed_number_of_inputs(target: str) -> None:
    seen = 0

    @given(changed(target))
    @settings(
        max_examples=EXAMPLES[target],
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def run(data: bytes) -> None:
        nonlocal seen
        seen += 1
        TARGETS[target](data)

    run()
    assert seen >= EXAMPLES[target] // 2
