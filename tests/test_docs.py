"""The documentation is whole: every public name, column and source, every page in a toctree; every link inside leads
somewhere, on the site and on GitHub.
"""

import csv
import re
from pathlib import Path

import pytest

import minetreaty as mt
from minetreaty import plots
from minetreaty.facts.layout import TABLES
from minetreaty.facts.meanings import MEANINGS
from minetreaty.model.sources import SourceKind
from tests.docs_examples import ROOT
from tools import write_tables

DOCS = ROOT / "docs"
DATA = ROOT / "src" / "minetreaty" / "data"
PAGES = {page.relative_to(DOCS).with_suffix("").as_posix(): page for page in sorted(DOCS.rglob("*.md"))}
API = "\n".join(page.read_text("utf-8") for page in sorted((DOCS / "reference" / "api").glob("*.md")))
ON_GITHUB = {page.relative_to(ROOT).as_posix(): page for page in (*PAGES.values(), *ROOT.glob("*.md"))}
_TREE = re.compile(r"^```\{toctree\}\n(?P<body>.*?)^```", re.MULTILINE | re.DOTALL)
LABEL = re.compile(r"[A-Z]\d+")
"""Codes of rules: the site resolves these by their labels, and stops at one that it does not know."""
_FENCE = re.compile(r"^(`{3,}).*?^\1`*", re.MULTILINE | re.DOTALL)


def documented(text: str) -> set[str]:
    """The names that the page describes."""
    return {name.rpartition(".")[2] for name in re.findall(r"^\.\. (?:auto\w+|py:\w+):: ([\w.]+)$", text, re.MULTILINE)}


def entries(page: str, text: str) -> list[str]:
    """The pages that the toctrees of a page name, patterns resolved."""
    found: list[str] = []
    for tree in _TREE.finditer(text):
        for line in tree["body"].splitlines():
            if line and not line.startswith(":"):
                path = ((Path(page).parent if not line.startswith("/") else Path()) / line.lstrip("/")).as_posix()
                found += [name for name in PAGES if Path(name).match(path) and name.count("/") == path.count("/")] or [
                    path
                ]
    return found


def links(page: Path) -> list[str]:
    """The links of a page that lead to places inside the project."""
    text = _FENCE.sub("", page.read_text("utf-8"))
    return [link for link in re.findall(r"\]\(<?([^)\s>]+)", text) if "://" not in link]


def anchors(page: Path) -> set[str]:
    """The places of a page that GitHub and the site both know: its headings."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_public_name_is_documented() -> None:
    assert set(mt.__all__) - documented(API) == set()


def test_every_page_is_in_one_toctree() -> None:
    named = [name for page, path in PAGES.items() for name in entries(page, path.read_text("utf-8"))]
    assert sorted(set(PAGES) - set(named)) == ["index"]
    assert sorted(set(named) - set(PAGES)) == []


@pytest.mark.parametrize("page", ON_GITHUB.values(), ids=list(ON_GITHUB))
def test_links_inside_lead_somewhere(page: Path) -> None:
    lost = []
    for link in links(page):
        path, _, anchor = link.partition("#")
        place = page.parent / path if path else page
        if not place.exists() or (anchor and not LABEL.fullmatch(anchor) and anchor not in anchors(place)):
            lost.append(link)
    assert lost == []


def test_links_are_found() -> None:
    assert links(DOCS / "howto" / "join.md") == ["bring-your-own.md", "../reference/tables.md"]
    assert {"acts", "kinds-of-columns"} <= anchors(DOCS / "reference" / "tables.md")


def test_pages_use_links_that_github_knows_too() -> None:
    roles = {name: re.findall(r"\{(?:doc|ref|any|term)\}`", page.read_text("utf-8")) for name, page in PAGES.items()}
    assert {name: found for name, found in roles.items() if found} == {}


def test_every_column_of_every_table_is_explained() -> None:
    text = (DOCS / "reference" / "tables.md").read_text("utf-8")
    assert re.findall(r"^## ([a-z]+)$", text, re.MULTILINE) == list(mt.tables.SCHEMAS)
    assert text == write_tables.page()  # python tools/regenerate.py writes it again


def test_the_data_dictionary_says_what_the_data_package_says() -> None:
    text = (DOCS / "reference" / "data.md").read_text("utf-8")
    for path, meanings in MEANINGS.items():
        section = text.partition(f"\n## {path.format(key='KEY')}\n")[2].partition("\n## ")[0]
        rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| (.+) \|$", section, re.MULTILINE)
        said = {column: meaning.replace("`", "") for column, meaning in rows}
        assert {column: said.get(column) for column in meanings} == meanings, path
    assert set(MEANINGS) == {table.path for table in TABLES if table.is_csv}


def test_every_picture_is_shown() -> None:
    text = (DOCS / "howto" / "pictures.md").read_text("utf-8")
    drawn = re.findall(r"^```\{picture\} plots\.(\w+)\(", text, re.MULTILINE)
    assert sorted(drawn) == sorted(set(plots.__all__) - {"events_of"})
    assert text.count("\n:alt: ") == len(drawn)


def sections(page: str) -> dict[str, str]:
    """What stands under each heading of the second level."""
    heading, *parts = re.split(r"^## ", (DOCS / page).read_text("utf-8"), flags=re.MULTILINE)
    return {part.partition("\n")[0]: part for part in (heading, *parts)}


def test_every_column_of_every_stored_table_is_explained() -> None:
    columns: dict[str, list[str]] = {}
    for file in sorted(DATA.rglob("*.csv")):
        folder, name = file.parent.relative_to(DATA).as_posix(), file.name
        title = (
            f"{folder}/KEY.csv"
            if folder in ("acts", "timelines") and name != "disagreements.csv"
            else f"{folder}/{name}"
        )
        with file.open(encoding="utf-8", newline="") as rows:
            if folder == "timelines":
                next(rows)  # the checksum
            heading = next(csv.reader(rows))
        assert columns.setdefault(title.removeprefix("./"), heading) == heading
    explained = {
        title: re.findall(r"^\| `(\w+)` \| [^|]+ \| [^|]*\w[^|]* \|$", text, re.MULTILINE)
        for title, text in sections("reference/data.md").items()
        if title.endswith(".csv")
    }
    assert explained == columns


def test_the_design_names_every_layer() -> None:
    row = re.compile(r"^\| \w+ \| ((?:`\w+` ?)+) \|", re.MULTILINE)
    named = {
        name for names in row.findall(sections("explanation/design.md")["Layers"]) for name in re.findall(r"\w+", names)
    }
    package = Path(mt.__file__).parent
    assert named == {path.stem for path in package.iterdir() if path.suffix in ("", ".py") and path.stem[0] != "_"} - {
        "data"
    }


def test_every_source_is_listed() -> None:
    listed = re.findall(r"^```\{sources\} (\w+)$", (DOCS / "reference" / "sources.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(SourceKind)
