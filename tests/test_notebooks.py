"""Every notebook runs, and shows the text that is kept in it. Of pictures only the presence is tested: look at them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import minetreaty as mt

FOLDER = Path(__file__).parent.parent / "examples" / "notebooks"
BOOKS = sorted(FOLDER.glob("*.ipynb"))
RENEW = "run python tools/regenerate.py and look at the pictures"


def shown(cell: Any) -> list[str]:
    """What a cell shows as text, and that it shows a picture."""
    found: list[str] = []
    for output in cell.outputs:
        data = output.get("data", {})
        found += [output[key] for key in ("name", "text") if key in output]
        found += [data[kind] for kind in ("text/plain", "text/html") if kind in data]
        found += ["a picture"] * ("image/png" in data)
    return found


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_runs_and_shows_what_is_kept_in_it(path: Path) -> None:
    pytest.importorskip("nbclient")
    nbformat: Any = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    pytest.importorskip("matplotlib")
    pytest.importorskip("pandas")
    from tools.run_notebooks import run

    kept = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    fresh = [cell for cell in run(path).cells if cell.cell_type == "code"]
    assert [shown(cell) for cell in kept] == [shown(cell) for cell in fresh], RENEW
    assert any("a picture" in shown(cell) for cell in kept)


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_its_pictures_were_drawn_from_this_edition(path: Path) -> None:
    """Captions name the edition's hash, and are part of the picture."""
    kept = json.loads(path.read_text("utf-8"))["metadata"]["minetreaty"]["sha256"]
    assert kept == mt.load().edition.sha256, RENEW


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_keeps_no_place_of_the_machine_that_ran_it(path: Path) -> None:
    text = path.read_text("utf-8")
    assert [mark for mark in ("/tmp/", "/home/", "/root/", "ipykernel_", "Traceback", '"stderr"') if mark in text] == []
    assert len(text) < 250_000


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_starts_with_the_answer_and_uses_public_names_only(path: Path) -> None:
    cells = ["".join(cell["source"]) for cell in json.loads(path.read_text("utf-8"))["cells"]]
    assert "**Answer:**" in cells[0] and 'install `".[' in cells[0]
    imported = re.findall(r"^from (minetreaty\S*) import (.+)$", "\n".join(cells), re.MULTILINE)
    assert {(module, name) for module, names in imported for name in names.split(", ")} <= {("minetreaty", "plots")}


def test_each_answers_a_question_of_its_own() -> None:
    assert len(BOOKS) == 7
