"""The examples run, each by itself, and the treaty that one of them adds agrees with what others print."""

import datetime as dt
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from attrs import evolve

import minetreaty as mt

EXAMPLES = Path(__file__).parent.parent / "examples"
SCRIPTS = sorted([*EXAMPLES.glob("*.py"), *EXAMPLES.glob("*/*.py")])
TREATY = EXAMPLES / "further_treaty"
PAGES = EXAMPLES / "status_pages"


def missing(script: Path) -> str:
    """What the script needs beyond the core, as its line ``# needs: ...`` says, and is not installed."""
    for line in script.read_text("utf-8").splitlines():
        if line.startswith("# needs: "):
            needed = line.removeprefix("# needs: ").split(", ")
            return ", ".join(name for name in needed if importlib.util.find_spec(name) is None)
    return ""


def test_there_are_examples() -> None:
    assert TREATY / "arms_trade_treaty.py" in SCRIPTS


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.relative_to(EXAMPLES).as_posix())
def test_example_runs(script: Path, tmp_path: Path) -> None:
    if lacking := missing(script):
        pytest.skip(f"needs {lacking}")
    environment = {**os.environ, "MPLBACKEND": "agg", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-W", "error", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert done.stdout


# ---- the further treaty


def module_of(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def example() -> ModuleType:
    return module_of(TREATY / "arms_trade_treaty.py")


@pytest.fixture(scope="module")
def reg(example: ModuleType) -> mt.Register:
    register = example.register()
    assert isinstance(register, mt.Register)
    return register


def test_the_file_and_the_definition_say_the_same(example: ModuleType, reg: mt.Register) -> None:
    held = mt.load(TREATY / "att.json")
    assert evolve(held.convention("ATT"), in_force=None) == example.ATT == evolve(reg.convention("ATT"), in_force=None)
    assert reg.convention("ATT").in_force == dt.date(2014, 12, 24)
    assert {source.id for source in held.sources} == {"assumed", "att-text", "untc-att-2026-02-03"}


def test_entry_into_force_is_the_printed_day(reg: mt.Register) -> None:
    treaty = reg.convention("XXVI-8")
    assert treaty.in_force == treaty.published_in_force == dt.date(2014, 12, 24)
    consents = [act for act in reg.acts("ATT") if act.kind in ("ratification", "acceptance", "approval")]
    assert consents[49].date + dt.timedelta(days=90) == treaty.in_force


def test_totals_are_those_of_the_depositarys_page(reg: mt.Register) -> None:
    assert int(reg.count("signatories", "ATT", on="2026-02-03")) == 130
    assert int(reg.count("contracting_states", "ATT", on="2026-02-03")) == 117
    # the page as it was on other days, which prints deposits, in force for the State or not
    assert int(reg.count("contracting_states", "ATT", on="2015-07-01")) == 69
    assert int(reg.count("signatories", "ATT", on="2015-07-01")) == 130
    assert int(reg.count("contracting_states", "ATT", on="2025-05-15")) == 116
    # the list of the Treaty's secretariat: signatories that are not parties
    signed_only = reg.having(mt.Status.SIGNATORY, "ATT", on="2025-05-15")
    assert len(signed_only) == 26


# Treaty database of the Netherlands, no. 012758, column "in werking"
PRINTED = {
    "AFG": "2020-10-27",
    "AND": "2023-03-02",
    "BRB": "2015-08-18",
    "BLZ": "2015-06-17",
    "BEN": "2017-02-05",
    "BWA": "2019-09-05",
    "BRA": "2018-11-12",
    "CAN": "2019-09-17",
    "CAF": "2016-01-05",
    "CHL": "2018-08-16",
    "CHN": "2020-10-04",
    "COL": "2025-01-13",
    "CYP": "2016-08-08",
    "DMA": "2015-08-19",
    "PHL": "2022-06-22",
    "GAB": "2022-12-20",
    "GEO": "2016-08-21",
    "GHA": "2016-03-21",
    "GRC": "2016-05-29",
    "GTM": "2016-10-10",
    "GNB": "2019-01-20",
    "HND": "2017-05-30",
    "CIV": "2015-05-27",
    "CPV": "2016-12-22",
    "CMR": "2018-09-16",
    "KAZ": "2018-03-08",
    "LSO": "2016-04-24",
    "GIN": "2014-12-24",  # deposited between the fiftieth instrument and entry into force
}


@pytest.mark.parametrize("state", PRINTED)
def test_entry_into_force_for_a_state_is_the_printed_day(reg: mt.Register, state: str) -> None:
    assert str(reg.standing(state, "ATT", on="2026-02-03").in_force_from) == PRINTED[state]


def test_whoever_deposited_before_entry_into_force_is_party_from_that_day(reg: mt.Register) -> None:
    # The Polish government (Dziennik Ustaw 2015, item 41) prints 24 December 2014 for its deposit of a week before.
    assert reg.standing("POL", "ATT", on="2015-01-01").in_force_from == dt.date(2014, 12, 24)
    assert len(reg.parties("ATT", on="2014-12-23")) == 0
    assert len(reg.parties("ATT", on="2014-12-24")) == 61


def test_every_question_is_answered(reg: mt.Register) -> None:
    assert reg.status("UKR", "ATT") is mt.Status.SIGNATORY
    assert reg.status("RUS", "Arms Trade Treaty") is mt.Status.OUTSIDE
    assert [str(change.date) for change in reg.changes("ATT", since="2025-09-01")] == ["2025-09-05", "2025-12-04"]
    assert reg.history("VUT", "ATT").at("2025-10-01") is mt.Status.CONTRACTING
    assert "Art. 22(2)" in str(reg.explain("VUT", "ATT"))
    applied = reg.standing("SRB", "ATT", on="2014-12-10").provisional
    assert applied is not None and (applied.scope, applied.article) == ("Art. 6 and 7", "Art. 23")
    assert reg.standing("SRB", "ATT", on="2014-12-24").provisional is None
    assert [act.date for act in reg.acts("ATT", kind="intent_not_to_join")] == [dt.date(2019, 7, 18)]
    assert "ATT" in reg.profile("FRA", on="2026-02-03").bound_by
    assert len(reg.matrix(on="2026-02-03").conventions) == 11
    assert reg.brief("ATT", on="2026-02-03").states_parties.members == reg.parties("ATT", on="2026-02-03")
    assert mt.cite(reg.acts("ATT")[0], register=reg).text.endswith("clang=_en.")


def test_acts_under_it_are_examined(reg: mt.Register) -> None:
    notice = mt.Act(state="FRA", convention="ATT", kind="withdrawal", date="2026-01-01")
    left = reg.deposit(notice)
    assert left.status("FRA", "ATT", on="2026-03-31") is mt.Status.WITHDRAWING
    assert left.status("FRA", "ATT", on="2026-04-01") is mt.Status.WITHDRAWN  # ninety days, Art. 24(2)
    assert (
        len(reg.deposit(mt.Act(state="FRA", convention="ATT", kind="reservation", date="2026-01-01")).acts("ATT"))
        == 271
    )
    with pytest.raises(mt.NotInDueForm, match="P302"):
        reg.deposit(mt.Act(state="MNG", convention="ATT", kind="accession", date="2026-01-01"))
    with pytest.raises(mt.NotInDueForm, match="D202"):
        reg.deposit(mt.Act(state="RUS", convention="ATT", kind="signature", date="2026-01-01"))


def test_the_register_with_it_can_be_kept_as_json(reg: mt.Register) -> None:
    text = mt.dumps(reg)
    again = mt.loads(text)
    assert again.parties("ATT", on="2026-02-03") == reg.parties("ATT", on="2026-02-03")
    assert again.source("untc-att-2026-02-03") == reg.source("untc-att-2026-02-03")
    assert "untc-att-2026-02-03" in {source["id"] for source in json.loads(text)["sources"]}


def test_the_bundled_register_is_untouched(reg: mt.Register) -> None:
    assert "ATT" not in [convention.key for convention in mt.load().conventions]
    assert reg.edition.base == mt.load().edition.sha256


# ---- two treaties from status pages


@pytest.fixture(scope="module")
def two() -> ModuleType:
    return module_of(PAGES / "two_treaties.py")


@pytest.fixture(scope="module")
def both(two: ModuleType) -> mt.Register:
    register = two.register()
    assert isinstance(register, mt.Register)
    return register


def test_the_page_has_the_acts_of_the_table(both: mt.Register, reg: mt.Register) -> None:
    """All of them but the letter of the United States, which the page tells in an end note."""
    listed = {(act.state, act.kind, act.date) for act in reg.acts("ATT") if act.kind != "intent_not_to_join"}
    assert {(act.state, act.kind, act.date) for act in both.acts("ATT")} == listed
    assert both.parties("ATT", on="2014-12-24") == reg.parties("ATT", on="2014-12-24")


def test_the_clauses_of_the_page_are_those_of_the_treaty(both: mt.Register, example: ModuleType) -> None:
    read, own = both.convention("ATT"), example.ATT
    for name in ("title", "symbol", "adopted", "published_in_force", "signature", "consent", "withdrawal"):
        assert getattr(read, name) == getattr(own, name)
    assert read.entry_into_force_for_state == own.entry_into_force_for_state
    assert read.in_force == dt.date(2014, 12, 24)


def test_what_follows_from_the_pages_is_what_they_print(two: ModuleType, both: mt.Register) -> None:
    for key, printed in (("ATT", (130, 117)), ("EXAMPLES", (8, 8))):
        page = two.page(key)
        assert (page.published_signatories, page.published_parties) == printed == (page.signatories, page.parties)
        assert page.unread == ()
        assert mt.compare(page, both, convention=key).unexplained == ()


def test_the_invented_treaty_by_hand(two: ModuleType, both: mt.Register) -> None:
    """Sri Lanka signed definitively on 1 June 2001, Austria was second, and Côte d'Ivoire third on 5 May 2002."""
    assert both.convention("EXAMPLES").in_force == dt.date(2002, 5, 5) + dt.timedelta(days=90)
    assert both.parties("EXAMPLES", on="2002-08-03").codes == ("AUT", "CIV", "LKA")
    assert [row.name for row in two.page("EXAMPLES").others] == ["European Union"]
    assert both.status("Estonia", "EXAMPLES", on="2013-01-09") is mt.Status.WITHDRAWING
    assert both.status("Estonia", "EXAMPLES", on="2013-01-10") is mt.Status.WITHDRAWN
    (objection,) = both.acts("EXAMPLES", kind="objection")
    assert objection.target == mt.ActRef(state="CIV", kind="reservation", date="2002-05-05")
    without = two.register(with_clauses=False).count("states_parties", "EXAMPLES")
    assert (without.at_least, without.at_most) == (0, 7)
