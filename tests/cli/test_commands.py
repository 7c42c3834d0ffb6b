"""What each command answers. Expected figures are published ones; the rest is held to the register's own answers."""

import csv
import datetime as dt
import io
import json
import shlex
from typing import Any

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty.cli import brief as brief_command
from minetreaty.cli import main
from minetreaty.cli.plaintext import render


class Ask:
    """Asks the command line, and reads its answer in one of the formats."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def text(self, line: str) -> str:
        assert main(shlex.split(line)) == 0
        printed = self._capsys.readouterr()
        assert printed.err == ""
        return printed.out

    def json(self, line: str) -> Any:
        return json.loads(self.text(f"{line} --format json"))

    def csv(self, line: str) -> tuple[list[dict[str, str]], str]:
        """The rows, and what is said beside them."""
        assert main(shlex.split(f"{line} --format csv")) == 0
        printed = self._capsys.readouterr()
        return list(csv.DictReader(io.StringIO(printed.out))), printed.err


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    return Ask(capsys)


def test_brief_of_16_june_2025(ask: Ask) -> None:
    # Figures of the Secretary-General's statement of that day (SG/SM/22686).
    shown = ask.text("brief APMBC --on 2025-06-16")
    for line in (
        "164  States Parties          ",
        "165  contracting States      ",
        "133  signatories             ",
        " 32  non-contracting States  all other States (197 in total)",
        "2025-09-01     Marshall Islands",
    ):
        assert line in shown
    later = shown.partition("Party on this date, notice of withdrawal since then\n")[2].partition("\n\n")[0]
    assert [line.split()[0] for line in later.splitlines()[1:]] == [
        "Estonia",
        "Lithuania",
        "Latvia",
        "Finland",
        "Poland",
    ]


def test_brief_as_rows_and_as_json(ask: Ask) -> None:
    rows, _ = ask.csv("brief APMBC CCW-P2 --on 2025-06-16")
    assert [(row["convention"], row["population"], row["number"]) for row in rows][:6] == [
        ("APMBC", "states_parties", "164"),
        ("APMBC", "contracting_states", "165"),
        ("APMBC", "signatories", "133"),
        ("APMBC", "noncontracting", "32"),
        ("CCW-P2", "states_parties", rows[4]["number"]),
        ("CCW-P2", "contracting_states", rows[5]["number"]),
    ]
    assert rows[6]["number"] == ""  # no signature stage is not nought
    (document,) = ask.json("brief APMBC --on 2025-06-16")["briefs"]
    assert document["counts"]["contracting_states"]["number"] == 165
    assert document["in_force"] == "1999-03-01"
    assert [notice["state"]["code"] for notice in document["notified_later"]] == ["EST", "LTU", "LVA", "FIN", "POL"]
    assert "states_parties" not in document


def test_brief_of_a_protocol_has_no_signature_stage(ask: Ask) -> None:
    assert "-  signatories             no signature stage\n" in ask.text("brief CCW-P2")


def test_brief_before_entry_into_force(ask: Ask) -> None:
    shown = ask.text("brief APMBC --on 1998-12-31")
    assert "Enters into force on 1999-03-01." in shown
    # 40 deposits by 16 September 1998 set the first day for those; the later ones follow.
    assert "Consented, not yet in force for them\nin force from  states\n1999-03-01     " in shown
    early = ask.text("brief APMBC --on 1998-06-01 --known-on 1998-06-01")
    assert early.startswith("Anti-Personnel Mine Ban Convention (APMBC) on 1998-06-01, as known on 1998-06-01\n")
    assert "Not in force: the record has too few consents." in early
    # Mexico notified its consent to Protocol I on 11 February 1982, long before there were twenty.
    first = ask.text("brief CCW-P1 --on 1982-03-01 --known-on 1982-03-01")
    assert "in force from  states\nnot known yet  Mexico\n" in first


def test_brief_beyond_the_record_says_what_is_open(ask: Ask) -> None:
    shown = ask.text("brief APMBC --on 2027-01-16")
    assert "161 (1 not known: Lebanon)" in shown
    assert "The date asked about is later: acts received after 2026-04-14 may be missing." in shown
    assert "- Not known: whether Lebanon should be counted among the States Parties." in shown


def test_brief_of_a_record_without_a_note_or_anything_open() -> None:
    bare = evolve(mt.load().brief("CCM"), as_of_note="", undated=(), unconfirmed=(), disagreements=())
    assert render(list(brief_command.blocks(bare))).endswith("The record is complete to 2026-02-03\nFor all acts.\n")


def test_status_of_several_states_under_several_conventions(ask: Ask) -> None:
    rows, beside = ask.csv("status EST Finland 'Ottawa Convention' CCM --on 2025-12-27")
    assert [(row["code"], row["convention"], row["status"]) for row in rows] == [
        ("EST", "APMBC", "withdrawn"),
        ("EST", "CCM", "outside"),
        ("FIN", "APMBC", "withdrawing"),
        ("FIN", "CCM", "outside"),
    ]
    assert beside == "minetreaty: Finland, APMBC: under notice of withdrawal, and bound until it takes effect.\n"


def test_status_is_of_the_mine_ban_convention_unless_told(ask: Ask) -> None:
    shown = ask.text("status EST --on 2025-12-26")
    assert "EST   Estonia  APMBC       2025-12-26  withdrawing  2025-06-27  2025-12-27\n" in shown
    assert "bound until it takes effect" in shown
    (standing,) = ask.json("status EST --on 2025-12-26")["standings"]
    assert standing["is_party"] is True and standing["consented_on"] == "2004-05-12"


def test_status_as_it_was_known(ask: Ask) -> None:
    # Montenegro notified its succession on 23 October 2006, with effect from 3 June.
    assert ask.json("status MNE --on 2006-07-31")["standings"][0]["status"] == "party"
    assert ask.json("status MNE --on 2006-07-31 --known-on 2006-07-31")["standings"][0]["status"] == "outside"


def test_status_that_the_record_cannot_tell(ask: Ask) -> None:
    shown = ask.text("status LBN --on 2026-12-31")
    assert "APMBC: Lebanon may be contracting or party (accession in 2026, date not known)." in shown
    assert "APMBC: The record is complete to 2026-04-14; acts from 2026-04-15 on may be missing." in shown


def test_status_explained(ask: Ask) -> None:
    line = "status EST --on 2025-12-27 --explain"
    assert ask.text(line) == f"{mt.explain('EST', 'APMBC', on='2025-12-27')}\n"
    rows, _ = ask.csv(line)
    assert [(row["since"], row["status"], row["article"]) for row in rows] == [
        ("2004-05-12", "contracting", "Art. 16"),
        ("2004-11-01", "party", "Art. 17(2)"),
        ("2025-06-27", "withdrawing", "Art. 20(3)"),
        ("2025-12-27", "withdrawn", "Art. 20(3)"),
    ]
    (explanation,) = ask.json(line)["explanations"]
    assert [step["status"] for step in explanation["steps"]] == ["contracting", "party", "withdrawing", "withdrawn"]
    (nothing,), _ = ask.csv("status USA --explain")
    assert (nothing["since"], nothing["sources"]) == ("", "")


def test_parties(ask: Ask) -> None:
    shown = ask.text("parties APMBC --on 2025-06-16 --within EU")
    assert shown.startswith("APMBC on 2025-06-16: 27 States Parties within EU\n")  # every member of the EU that day
    outside = ask.json("parties APMBC --on 2025-06-16 --population noncontracting")
    assert (outside["number"], outside["population"]) == (32, "noncontracting")
    rows, beside = ask.csv("parties APMBC --population signatories --on 2025-06-16")
    assert (len(rows), beside) == (133, "")
    assert rows[0]["code"] == "AGO" and rows[0]["signed_on"] == "1997-12-04"


def test_parties_as_known(ask: Ask) -> None:
    # 151 was the figure published in July 2006, before Montenegro's notification.
    shown = ask.text("parties APMBC --on 2006-07-31 --known-on 2006-07-31 --population contracting-states")
    assert shown.startswith("APMBC on 2006-07-31, as known on 2006-07-31: 151 contracting States\n")


def test_parties_of_which_the_record_cannot_say_are_not_counted(ask: Ask) -> None:
    rows, beside = ask.csv("parties APMBC --on 2027-01-16")
    assert "LBN" not in {row["code"] for row in rows}
    notes = beside.splitlines()
    assert notes[0] == "minetreaty: Not counted (status unknown): Lebanon."
    assert "Ukraine asserts a suspension" in notes[1]
    assert notes[2:] == [
        "minetreaty: APMBC: The record is complete to 2026-04-14; acts from 2026-04-15 on may be missing."
    ]
    assert ask.json("parties APMBC --on 2027-01-16")["open"]["members"] == [{"code": "LBN", "name": "Lebanon"}]


def test_signatories_where_nobody_signs(ask: Ask) -> None:
    document = ask.json("parties CCW-P2 --population signatories")
    assert (document["number"], document["states"]) == (None, [])
    assert document["notes"] == ["CCW-P2: no signature stage."]
    assert ask.text("parties CCW-P2 --population signatories").endswith("\nnone\n\nCCW-P2: no signature stage.\n")


def test_changes(ask: Ask) -> None:
    rows, beside = ask.csv("changes APMBC --since 2025-12-01 --until 2025-12-31")
    assert [(row["date"], row["code"], row["after"]) for row in rows] == [
        ("2025-12-01", "TON", "party"),
        ("2025-12-27", "EST", "withdrawn"),
        ("2025-12-27", "LTU", "withdrawn"),
        ("2025-12-27", "LVA", "withdrawn"),
    ]
    assert beside == ""
    shown = ask.text("changes APMBC --since 2025-12-27 --known-on 2025-12-31")
    assert shown.startswith("APMBC: 5 changes from 2025-12-27\n")
    assert shown.endswith("\nThe record is complete to 2026-04-14; acts received later may be missing.\n")
    assert ask.json("changes CCM --until 2008-12-02")["changes"] == []
    assert ask.text("changes CCM --until 2008-12-02") == "CCM: 0 changes to 2008-12-02\nnone\n"
    assert "may be missing" in ask.text("changes APMBC --until 2026-04-15")
    assert "may be missing" not in ask.text("changes APMBC --until 2026-04-14")


def test_history(ask: Ask) -> None:
    shown = ask.text("history ERI APMBC")
    assert shown.startswith("Eritrea (ERI) under the APMBC\nsince ")
    assert "2023-06-21  2023-10-02  withdrawing  withdrawal " in shown
    assert "- accession of 2001-08-27 [" in shown
    rows, _ = ask.csv("history LBN APMBC")
    assert rows[-1]["status"] == "party" and "contracting party" in {row["possible"] for row in rows}
    document = ask.json("history EST APMBC --known-on 2025-07-01")
    first = document["periods"][0]
    assert (first["status"], first["start"], first["end"]) == ("outside", "1991-08-20", "2004-05-12")
    assert document["transitions"][0]["act"]["kind"] == "accession"
    assert ask.text("history USA APMBC --known-on 2020-01-01") == (
        "United States (USA) under the APMBC, as known on 2020-01-01\nstatus\noutside\n\nActs in the record\nnone\n"
    )


def test_profile(ask: Ask) -> None:
    shown = ask.text("profile USA")
    assert shown.startswith("United States (USA) on 2026-04-14\n")  # the latest date to which a record is complete
    assert "Strictest rule on anti-personnel mines in force for it: CCW-AP2." in shown
    assert ask.json("profile FIN --on 2026-01-09")["nearest"] == "APMBC"
    assert ask.json("profile FIN --on 2026-01-10")["nearest"] == "CCW-AP2"
    assert "none in our data" in ask.text("profile 'Marshall Islands' --on 2025-06-16")
    rows, beside = ask.csv("profile USA")
    statuses = {row["convention"]: (row["status"], row["doubts"], row["beyond_record"]) for row in rows}
    assert (statuses["APMBC"], statuses["CCM"]) == (("outside", "", "no"), ("outside", "beyond_record", "yes"))
    assert "CCM, CCW, CCW-P1" in beside and "the record is complete to 2026-02-03" in beside


def test_a_profile_marks_what_is_contested(ask: Ask) -> None:
    rows = {row["convention"]: row for row in ask.json("profile UKR --on 2026-01-15")["standings"]}
    assert (rows["APMBC"]["contested"], rows["CCW"]["contested"]) == (True, False)
    assert "APMBC: Ukraine asserts a suspension" in ask.text("profile UKR")
    saudi = ask.text("profile SAU --on 2026-01-15")
    assert "CCW-A1 (CCW Amended Article 1): which text" in saudi and "is not determined" in saudi
    lebanon = {row["convention"]: row for row in ask.json("profile LBN --on 2026-12-01")["standings"]}
    assert lebanon["APMBC"]["possible"] == ["outside", "contracting", "party"]


def test_matrix(ask: Ask) -> None:
    shown = ask.text("matrix --on 2025-12-27 --within NATO")
    assert shown.startswith("32 States on 2025-12-27 within NATO\n")
    rows = {line[:3]: line.split() for line in shown.splitlines()}
    assert (rows["EST"][1], rows["FIN"][1], rows["NOR"][1], rows["USA"][1]) == ("W", "N", "P", "-")
    assert "N withdrawing, W withdrawn" in shown
    everyone, beside = ask.csv("matrix")
    codes = {row["code"]: row for row in everyone}
    assert len(everyone) == 197 and codes["POL"]["APMBC"] == "withdrawn"
    assert codes["UKR"]["doubts"] == "APMBC:contested" and codes["SAU"]["doubts"] == "CCW-A1:contested"
    assert codes["POL"]["beyond_record"].split() == [*ask.json("matrix")["conventions"][1:]]
    assert "APMBC: Ukraine asserts a suspension" in beside and "CCW-A1: contested: United Arab Emirates" in beside
    assert ask.json("matrix --on 2026-02-04")["notes"][-1] == (
        "CCM, CCW, CCW-P1, CCW-P2, CCW-AP2, CCW-P3, CCW-P4, CCW-P5, CCW-A1: the record is complete to 2026-02-03; "
        "acts from 2026-02-04 on may be missing."
    )
    assert ask.json("matrix")["as_of"]["APMBC"] == "2026-04-14"
    marked = {line[:3]: line.split() for line in ask.text("matrix --on 2025-12-27").splitlines()}
    assert (marked["UKR"][1], marked["SAU"][-1]) == ("P*", "-*")


def test_prohibited_says_that_no_rule_binds(ask: Ask) -> None:
    rows, beside = ask.csv("prohibited ISR use --weapon 'incendiary weapons'")
    assert rows == []
    assert "No rule in our data binds Israel (use, incendiary weapons). Rules on it: CCW-P3 (outside)." in beside
    answer = ask.json("prohibited ISR use --weapon 'incendiary weapons'")
    assert answer["not_binding"] == [{"convention": "CCW-P3", "status": "outside"}]
    assert answer["on"] == "2026-04-14"
    rules = {row["article"]: row for row in ask.json("prohibited UKR use --weapon 'anti-personnel mines'")["rules"]}
    assert rules["APMBC Art. 1(1)(a)"]["doubts"] == ["contested"]
    assert rules["CCW-AP2 Art. 3(3)-(8)"]["in_part"] == "paragraphs 4, 6 and 9 to 11 are left out"


def test_acts(ask: Ask) -> None:
    rows, _ = ask.csv("acts APMBC --kind withdrawal --since 2025-01-01")
    assert [(row["date"], row["code"], row["effect"]) for row in rows] == [
        ("2025-06-27", "EST", "2025-12-27"),
        ("2025-06-27", "LTU", "2025-12-27"),
        ("2025-06-27", "LVA", "2025-12-27"),
        ("2025-07-10", "FIN", "2026-01-10"),
        ("2025-08-20", "POL", "2026-02-20"),
    ]
    assert "2025        NZL   New Zealand" in ask.text("acts APMBC --kind objection")
    assert "on UKR communication 2025-07-18, unconfirmed\n" in ask.text("acts APMBC --kind objection")


@pytest.mark.parametrize(
    ("options", "states"),
    [
        ("", ["COL", "NZL", "LBN"]),
        ("--state Lebanon", ["LBN"]),
        ("--kind objection", ["COL", "NZL"]),
        ("--since 2026-01-01", ["LBN"]),
        ("--since 2025-12-31", ["COL", "NZL", "LBN"]),
        ("--until 2025-12-31", ["COL", "NZL"]),
        ("--until 2024-12-31", []),
        ("--known-on 2025-01-01", []),
    ],
)
def test_acts_without_a_day_are_listed_where_they_can_belong(ask: Ask, options: str, states: list[str]) -> None:
    document = ask.json(f"acts APMBC {options}")
    assert sorted(act["state"] for act in document["undated"]) == sorted(states)
    assert all(act["when"] for act in document["undated"])
    assert ask.text(f"acts APMBC {options}").startswith(f"APMBC: {len(document['acts']) + len(states)} act")


def test_doubts(ask: Ask) -> None:
    shown = ask.text("doubts APMBC")
    assert "LBN   2026  accession  yes" in shown
    rows, _ = ask.csv("doubts APMBC CCM")
    reg = mt.load()
    assert sum(row["doubt"] == "differs" for row in rows) == sum(len(reg.disagreements(k)) for k in ("APMBC", "CCM"))
    assert [row["code"] for row in rows if row["doubt"] == "unconfirmed" and row["convention"] == "CCM"] == [
        "CAN",
        "CAN",
    ]
    assert len(ask.json("doubts")["disagreements"]) == len(reg.disagreements())


def test_one_is_not_several(ask: Ask) -> None:
    # Trinidad and Tobago, 2025-01-29: the only change of that year so far.
    assert ask.text("changes CCW-A1 --since 2025-01-01 --until 2025-12-31").startswith("CCW-A1: 1 change from ")
    assert ask.text("changes CCM --since 2025-01-01 --until 2025-12-31").startswith("CCM: 2 changes from ")


def test_states(ask: Ask) -> None:
    assert ask.text("states").startswith("197 States on ")
    assert len(ask.json("states --within EU --on 2025-06-16")["states"]) == 27
    codes = {row["alpha3"] for row in ask.csv("states --on 1990-01-01")[0]}
    remaining = {row["alpha3"] for row in ask.csv("states --on 1990-01-01 --no-predecessors")[0]}
    assert codes - remaining >= {"YUG", "CSK"}


def test_states_of_a_group_whose_days_are_not_known_well_enough(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    reg = mt.load()
    some = mt.StateSet([reg.state("FRA")], undetermined=[reg.state("EST")])
    monkeypatch.setattr(type(reg), "states", lambda *_, **__: some)
    assert ask.json("states")["notes"] == ["The tables cannot say of Estonia."]


def test_conventions(ask: Ask) -> None:
    rows, _ = ask.csv("conventions")
    assert {row["key"]: row["in_force"] for row in rows} == {
        convention.key: str(convention.published_in_force) for convention in mt.load().conventions
    }
    assert rows[0]["aliases"].startswith("Ottawa Convention; Ottawa Treaty")
    assert "complete to\n" in ask.text("conventions")


def test_sources(ask: Ask) -> None:
    card = ask.text("sources untc-apmbc-2026-02-03")
    assert card.startswith("untc-apmbc-2026-02-03\nStatus of treaties: XXVI-5")
    assert "\nhttps://treaties.un.org/" in card
    kinds = {source["kind"] for source in ask.json("sources --kind depositary")["sources"]}
    assert kinds == {"depositary"}
    assert len(ask.csv("sources")[0]) == len(mt.load().sources)
    assert "untc-apmbc-2026-02-03" in ask.text("sources")


def test_days_in_json_are_iso_text(ask: Ask) -> None:
    (standing,) = ask.json("status EST --on 2025-12-26")["standings"]
    assert dt.date.fromisoformat(standing["since"]) == dt.date(2025, 6, 27)
