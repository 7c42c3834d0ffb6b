"""The explorer shows what the library answers, asks the network for nothing, and works by hand, keyboard and phone.

The browser is the system's Chromium. Where the variable MINETREATY_BROWSER names it, as in `.ci/run`, it must be there.
"""

import importlib
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import minetreaty as mt
from minetreaty.cli import main
from minetreaty.explorer.page import POPULATIONS, answers, explore
from minetreaty.facts.invented import undated
from minetreaty.loading import load
from tests.invented import founded

SAMPLES = (
    ("APMBC", "1998-06-01"),
    ("APMBC", "2006-07-31"),
    ("APMBC", "2025-12-26"),
    ("APMBC", "2025-12-27"),
    ("APMBC", "2026-11-30"),
    ("CCM", "2025-03-06"),
    ("CCW", "1990-10-03"),
    ("CCW-P2", "2003-02-04"),
)


def status_of(convention: Any, code: str, day: str) -> str | None:
    """What the page has for a State, looked up as its script does."""
    periods = [period for period in convention["periods"][code] if period[0] <= day]
    return periods[-1][2] if periods and (not periods[-1][1] or day < periods[-1][1]) else None


def test_what_the_page_has_is_what_the_register_answers() -> None:
    reg = founded(undated("CCC", "accession", "2022"))
    pact = next(one for one in json.loads(json.dumps(answers(reg)))["conventions"] if one["key"] == "PACT")
    for day in ("2000-09-30", "2000-10-01", "2001-06-01", "2023-01-01"):
        for state in reg.states(day):
            assert status_of(pact, state.alpha3, day) == reg.status(state, "PACT", on=day), (state, day)
        counts = [row for row in pact["counts"] if row[0] <= day][-1]
        for place, population in enumerate(POPULATIONS):
            count = reg.count(population, "PACT", on=day)
            assert counts[place + 1] == ([str(count), count.at_least] if count.applicable else [count.note, None]), (
                population,
                day,
            )
    assert len(pact["changes"]) == len(reg.changes("PACT"))
    assert [bool(acts) for acts in pact["acts"].values()] == [code == "CCC" for code in pact["acts"]]


def test_a_page_cannot_be_written_to_a_folder(tmp_path: Path) -> None:
    pytest.importorskip("altair")
    with pytest.raises(mt.UnwritableFile, match="Cannot write"):
        explore(tmp_path, founded())


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(mt.MissingExtra, match=r"minetreaty\[explore\]") as caught:
        explore(tmp_path / "page.html", founded())
    assert caught.value.extra == "explore"


def test_the_command_writes_the_page(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    pytest.importorskip("altair")
    record, page = tmp_path / "record.json", tmp_path / "page.html"
    record.write_text(mt.dumps(founded()), encoding="utf-8")
    assert main(["explore", "-o", str(page), "--record", str(record)]) == 0
    assert capsys.readouterr().out == f"Open {page} in a browser.\n"
    text = page.read_text("utf-8")
    assert not re.search(r"%(DATA|LIBRARY|SCRIPT)%", text) and text.count("</script>") == 3


# ---- in the browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    named = os.environ.get("MINETREATY_BROWSER")
    program = shutil.which(named or "chromium")
    if named is None:
        pytest.importorskip("playwright")
        pytest.importorskip("altair")
        if program is None:
            pytest.skip("needs Chromium")
    assert program is not None, f"{named} is not installed"
    playwright: Any = importlib.import_module("playwright.sync_api")
    options = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    with playwright.sync_playwright() as started:
        shown = started.chromium.launch(executable_path=program, args=options)
        yield shown
        shown.close()


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return explore(tmp_path_factory.mktemp("explorer") / "page.html")


@pytest.fixture
def opened(browser: Any, page_file: Path) -> Iterator[Any]:
    """The page, opened from its file; it must not ask for anything else, and its script must not fail."""
    context = browser.new_context(viewport={"width": 1200, "height": 900}, color_scheme="light")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.goto(page_file.as_uri())
    page.wait_for_selector("#spells svg")
    yield page
    assert asked == [page_file.as_uri()]
    context.close()


def choose(page: Any, key: str, day: str) -> None:
    page.select_option("#convention", key)
    page.fill("#date", day)
    page.dispatch_event("#date", "change")


@pytest.mark.slow
def test_the_numbers_are_those_of_the_library(opened: Any) -> None:
    reg = load()
    for key, day in SAMPLES:
        choose(opened, key, day)
        shown = opened.locator("#counts td").all_inner_texts()
        counts = [reg.count(population, key, on=day) for population in POPULATIONS]
        assert shown == [str(count) if count.applicable else count.note for count in counts], (key, day)
        tiles = opened.locator("#map button:visible").evaluate_all("all => all.map(tile => [tile.value, tile.title])")
        assert {code for code, _ in tiles} == set(reg.states(day).codes), (key, day)
        for code, title in tiles:
            status = reg.status(code, key, on=day)
            word = "not known" if status is mt.Status.UNDETERMINED else status
            assert title.startswith(f"{reg.state(code).name}: {word}"), (key, day, title)


@pytest.mark.slow
def test_a_state_is_told_with_reasons(opened: Any) -> None:
    choose(opened, "APMBC", "2025-12-27")
    opened.locator("#map button[value=EST]").focus()
    opened.keyboard.press("Enter")
    assert opened.inner_text("#who") == "Estonia under the Anti-Personnel Mine Ban Convention"
    assert opened.inner_text("#now") == "2025-12-27: withdrawn."
    reasons = opened.locator("#reasons li").all_inner_texts()
    assert len(reasons) == len([c for c in load().changes("APMBC") if c.state.alpha3 == "EST"])
    assert reasons[-1].startswith("2025-12-27: withdrawing to withdrawn, by withdrawal, Art. 20(3) [")
    assert opened.locator("#reasons a").first.get_attribute("href").startswith("https://")
    assert opened.input_value("#state") == "EST"
    changes = opened.locator("#changes li").all_inner_texts()
    assert sum("withdrawing to withdrawn" in change for change in changes) == 3


@pytest.mark.slow
def test_the_slider_and_the_field_are_one_date(opened: Any) -> None:
    choose(opened, "CCM", "2010-08-01")
    opened.locator("#slider").focus()
    opened.keyboard.press("ArrowLeft")
    assert opened.input_value("#date") == "2010-07-31"
    choose(opened, "CCM", "1999-01-01")
    assert opened.input_value("#date") == str(load().convention("CCM").adopted)


@pytest.mark.slow
def test_it_fits_a_phone_and_follows_dark_mode(browser: Any, page_file: Path) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 700}, color_scheme="dark", offline=True)
    page = context.new_page()
    page.goto(page_file.as_uri())
    page.wait_for_selector("#spells svg")
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    ink, paper = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.documentElement).colorScheme]"
    )
    assert (ink, paper) == ("rgb(255, 255, 255)", "light dark")
    context.close()
