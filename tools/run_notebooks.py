"""Run the notebooks in examples/notebooks/ and keep their outputs.

    python tools/run_notebooks.py [NAME ...]

The outputs are kept in the files, so that they can be read without running them. The tests run each notebook again and
compare its text, and the edition that the captions of its pictures name; look at the pictures yourself after a change.
What differs from run to run (counters, times) is not kept. After a change of the facts, ``tools/regenerate.py`` runs
them again.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import minetreaty

FOLDER = Path(__file__).parents[1] / "examples" / "notebooks"


def outdated() -> list[Path]:
    """The notebooks that were run on other facts than those of the bundled edition."""
    current = minetreaty.load().edition.sha256
    return [path for path in sorted(FOLDER.glob("*.ipynb")) if _edition(path) != current]


def _edition(path: Path) -> object:
    return json.loads(path.read_text("utf-8"))["metadata"].get("minetreaty", {}).get("sha256")


def run(path: Path) -> Any:
    """The notebook with the outputs of a fresh run; any error stops it."""
    nbclient: Any = import_module("nbclient")
    nbformat: Any = import_module("nbformat")
    notebook = nbformat.read(path, as_version=4)
    place = {"metadata": {"path": str(path.parent)}}
    nbclient.NotebookClient(
        notebook, timeout=300, record_timing=False, coalesce_streams=True, resources=place
    ).execute()
    for number, cell in enumerate((cell for cell in notebook.cells if cell.cell_type == "code"), start=1):
        cell.execution_count = number
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = number
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "minetreaty": {"sha256": minetreaty.load().edition.sha256},
    }
    return notebook


def main(names: list[str]) -> None:
    """Runs the notebooks of these names, or all of them."""
    nbformat: Any = import_module("nbformat")
    for path in sorted(FOLDER.glob("*.ipynb")):
        if not names or path.stem in names:
            nbformat.write(run(path), path)


if __name__ == "__main__":
    main(sys.argv[1:])
