"""Every example in the README and in the documentation runs, and shows what the reader gets."""

import re
from pathlib import Path

import pytest

import minetreaty as mt
from tests.docs_examples import ROOT, check, pages

SLOW = ("docs/howto/update.md",)
README = (ROOT / "README.md").read_text("utf-8")


def _named(page: Path) -> object:
    name = page.relative_to(ROOT).as_posix()
    return pytest.param(page, id=name, marks=[pytest.mark.slow] if name in SLOW else [])


@pytest.mark.parametrize("page", [_named(page) for page in pages()])
def test_examples(page: Path) -> None:
    check(page.read_text("utf-8"), page.relative_to(ROOT).as_posix())


def test_the_readme_has_examples() -> None:
    assert check(README, "README.md") >= 5


def lines(start: str) -> list[str]:
    return [line for line in README.splitlines() if line.startswith(start)]


def test_two_lines_install_and_test_a_checkout() -> None:
    """`.ci/run` runs both as they are printed. They need no git, and no address of the project."""
    run, test = lines("python -m venv")
    assert run.endswith('.venv/bin/pip install -q ".[cli]" && .venv/bin/minetreaty')
    assert test.endswith('.venv/bin/pytest -q -n auto -m "not slow"')
    assert not any(word in line for word in ("git", "http") for line in (run, test))


def test_uv_and_windows_do_the_same() -> None:
    run, test = lines("| uv |")
    assert '".[cli]" minetreaty' in run and "--group test -c constraints.txt && .venv/bin/pytest -q -n auto" in test
    run, test = lines("| Windows")
    assert '".[cli]"; .venv\\Scripts\\minetreaty' in run and ".venv\\Scripts\\pytest -q -n auto" in test


def test_the_picture_was_drawn_from_this_edition() -> None:
    picture = (ROOT / "docs" / "_static" / "parties.svg").read_text("utf-8")
    assert f"minetreaty edition {mt.load().edition.sha256}" in picture, (
        "run python tools/draw_readme.py, and look at it"
    )


def test_links_inside_the_project_lead_somewhere() -> None:
    inside = [link for link in re.findall(r"\]\(([^)#]+)", README) if "://" not in link]
    assert inside
    assert [link for link in inside if not (ROOT / link).exists()] == []


PAGE = """
Text with `>>> 1` is none.

```python
no_example = 1
```

```python
>>> one = 1
```

```pycon
>>> one + {term}
2
```

```console
$ minetreaty conventions --format csv
key,...
$ minetreaty status {state}
{reason}
```
"""


def test_examples_share_names_and_are_counted() -> None:
    assert check(PAGE.format(term=1, state="CCN", reason="...Did you mean CCM or CCW..."), "page") == 4


@pytest.mark.parametrize(
    ("term", "state", "says"),
    [("2", "CCN", 'File "page", line 13'), ("1", "APMBC", "page, line 20: minetreaty status APMBC")],
)
def test_an_example_that_shows_something_else_fails(term: str, state: str, says: str) -> None:
    with pytest.raises(pytest.fail.Exception, match=says):
        check(PAGE.format(term=term, state=state, reason="...Did you mean CCM or CCW..."), "page")


def test_a_page_that_needs_what_is_not_there_is_skipped() -> None:
    with pytest.raises(pytest.skip.Exception):
        check("<!-- needs: minetreaty, surely_not_installed -->\n\n```python\n>>> 1\n2\n```\n", "page")
