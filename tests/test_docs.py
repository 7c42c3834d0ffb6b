"""The documentation is whole: every public name, every page in a toctree, every link inside leads somewhere."""

import re
from pathlib import Path

import pytest

import minetreaty as mt

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {page.relative_to(DOCS).with_suffix("").as_posix(): page for page in sorted(DOCS.rglob("*.md"))}
API = (DOCS / "reference" / "api.md").read_text("utf-8")
_TREE = re.compile(r"^```\{toctree\}\n(?P<body>.*?)^```", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^(`{3,}).*?^\1`*", re.MULTILINE | re.DOTALL)


def documented(text: str) -> set[str]:
    """The names that the page describes."""
    return {
        name.rpartition(".")[2] for name in re.findall(r"^\.\. (?:auto\w+|py:data):: ([\w.]+)$", text, re.MULTILINE)
    }


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
    """The links of a page that lead to places inside the project: Markdown's own and those by role."""
    text = _FENCE.sub("", page.read_text("utf-8"))
    plain = [link for link in re.findall(r"\]\(<?([^)\s>]+)", text) if "://" not in link and not link.startswith("#")]
    roles = re.findall(r"\{doc\}`(?:[^`<]*<)?([^`>]+)>?`", text)
    return [*(link.partition("#")[0] for link in plain), *(f"{role}.md" for role in roles)]


def test_every_public_name_is_documented() -> None:
    assert set(mt.__all__) - documented(API) == set()


def test_every_page_is_in_one_toctree() -> None:
    named = [name for page, path in PAGES.items() for name in entries(page, path.read_text("utf-8"))]
    assert sorted(set(PAGES) - set(named)) == ["index"]
    assert sorted(set(named) - set(PAGES)) == []


@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_links_inside_lead_somewhere(page: Path) -> None:
    places = [DOCS / link.lstrip("/") if link.startswith("/") else page.parent / link for link in links(page)]
    assert [str(place) for place in places if not place.exists()] == []


def test_links_are_found() -> None:
    assert links(DOCS / "howto" / "join.md") == ["/reference/tables.md"]


def test_every_column_of_every_table_is_explained() -> None:
    text = (DOCS / "reference" / "tables.md").read_text("utf-8")
    rows = [
        f"| `{column.name}` | {column.kind} | {column.meaning} |"
        for table in mt.tables.SCHEMAS.values()
        for column in table
    ]
    assert [row for row in rows if row not in text] == []
    assert re.findall(r"^## (\w+)$", text, re.MULTILINE) == list(mt.tables.SCHEMAS)
