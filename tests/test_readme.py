"""Every example in the README and in the documentation runs, and shows what the reader gets."""

import re
import shlex
from pathlib import Path

import pytest

from tests.docs_examples import ROOT, check, pages

README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_examples(page: Path) -> None:
    check(page.read_text("utf-8"), page.relative_to(ROOT).as_posix())


def test_the_readme_has_examples() -> None:
    assert check(README, "README.md") >= 5


def lines(start: str) -> list[str]:
    return [line for line in README.splitlines() if line.startswith(start)]


def test_one_line_installs_and_does_the_main_job() -> None:
    (line,) = lines("python -m venv")
    steps = [shlex.split(step) for step in line.split(" && ")]
    assert steps[0] == ["python", "-m", "venv", ".venv"]
    assert steps[1][:2] == [".venv/bin/pip", "install"]
    assert steps[1][-1] == "minetreaty[cli] @ git+https://github.com/minetreaty/minetreaty"
    assert steps[-1] == [".venv/bin/python", "-m", "minetreaty"]


def test_one_line_sets_up_a_clone_and_runs_its_tests() -> None:
    (line,) = lines("git clone")
    assert line.endswith("/pytest -q")


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
