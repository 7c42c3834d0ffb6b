"""A coverage-guided fuzzer of the readers. Not part of the test run; needs atheris (Linux):

    pip install --group fuzz
    python tests/fuzz/fuzz_reading.py -max_total_time=600

Every input is read as canonical JSON, or as one file of a small folder of tables. Either it is refused with findings
that have a place, or it is understood: then it is written, read again and found equal, and questions are asked of it.
An input that fails belongs into ``tests/fuzz/corpus``, once the mistake is corrected.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from functools import reduce
from operator import getitem
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["minetreaty"]):
    import minetreaty as mt
    from minetreaty import reading  # noqa: F401
    from minetreaty.facts import layout

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.facts.test_folders import SMALL
from tests.fuzz.targets import FILES, JSON
from tests.fuzz.targets import reading as try_one
from tests.test_hostile_input import paths
from tests.test_reading import CONTENT

EDGES = [
    "1000-01-01",
    "2999-12-31",
    "2000-02-29",
    "2999",
    "2000-06",
    "",
    "AAA",
    "PACT",
    0,
    1,
    999,
    0.5,
    None,
    True,
    [],
    {},
]


def mutate(data: bytes, most: int, seed: int) -> bytes:
    """Changes bytes; or, in JSON, one value for another one from it or from the edges of what is admitted."""
    draw = random.Random(seed)
    if data[:1] == JSON and draw.random() < 0.6:
        try:
            content = json.loads(data[1:])
        except ValueError:
            content = None
        ways = [path for path in paths(content) if path]
        if ways:
            path, other = draw.choice(ways), draw.choice(ways)
            value = json.dumps(draw.choice(EDGES) if draw.random() < 0.6 else reduce(getitem, other, content))
            owner = reduce(getitem, path[:-1], content)
            if isinstance(owner, list) and draw.random() < 0.3:
                owner.append(json.loads(value))
            elif draw.random() < 0.1:
                del owner[path[-1]]
            else:
                owner[path[-1]] = json.loads(value)
            return JSON + json.dumps(content).encode()[: most - 1]
    return bytes(atheris.Mutate(data, most))


def seeds(place: Path) -> None:
    """One input for each sort of file to begin with."""
    place.mkdir(parents=True, exist_ok=True)
    (place / "json").write_bytes(JSON + json.dumps(CONTENT).encode())
    for which, name in enumerate(FILES):
        (place / str(which)).write_bytes(bytes([which]) + SMALL[name].encode())


def words(file: Path) -> None:
    """The words of the format, for the fuzzer to put together."""
    found = {str(kind) for kind in mt.ActKind} | {"minetreaty/1", "assumed", "2001-02-03", "1999-12", "NaN", "1e999"}
    found |= {column for table in layout.TABLES for column in table.columns}
    found |= {"\\ud800", "\\u001b", "\\x00", "[[[[[[[[", "; ", "\\xef\\xbb\\xbf"}
    lines = (
        f'"{word}"' if word.startswith("\\x") else '"' + word.replace("\\", "\\\\") + '"' for word in sorted(found)
    )
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fuzzes until it is stopped, or something is found."""
    work = Path(tempfile.mkdtemp(prefix="fuzz-corpus-"))
    seeds(work / "seeds")
    words(work / "words.dict")
    options = [f"-dict={work / 'words.dict'}", "-max_len=8192", str(work / "seeds")]
    atheris.Setup([*sys.argv, *options], try_one, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
