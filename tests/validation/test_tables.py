"""Users' tables compared with treaty law and with the data. The expected dates are the depositary's."""

import csv
import datetime as dt
import math
from pathlib import Path
from typing import Any

import pytest

import minetreaty as mt
from minetreaty import InvalidChoice, Report, UnknownConvention
from minetreaty.facts.invented import undated
from minetreaty.model.statuses import Status
from minetreaty.validation.table_words import WORDS
from tests.invented import founded


def found(rows: Any, **more: Any) -> list[tuple[str, str, str]]:
    """Code, severity and message of each finding, without the parties that short lists lack."""
    return [
        (f.code, f.severity.value, f.message) for f in mt.validate_table(rows, **{"complete": False, **more}).findings
    ]


def only(rows: Any, **more: Any) -> tuple[str, str, str]:
    (finding,) = found(rows, **more)
    return finding


# ---- ways to give a table


ROWS = [{"state": "Canada", "ratified": "1997-12-03"}, {"state": "NOR", "ratified": "1998-07-09"}]
TEXT = "state,ratified\nCanada,1997-12-03\nNOR,1998-07-09\n"


def test_text_files_and_rows_are_the_same_table(tmp_path: Path) -> None:
    file = tmp_path / "parties.csv"
    file.write_text(TEXT)
    wrong = TEXT.replace("1997-12-03", "1998-12-03")
    other = tmp_path / "wrong.csv"
    other.write_text(wrong)
    assert all(
        mt.validate_table(given, complete=False).findings == ()
        for given in (ROWS, TEXT, file, str(file), tuple(ROWS), iter(ROWS))
    )
    in_text, in_file = (mt.validate_table(given, complete=False).findings[0] for given in (wrong, other))
    assert in_text.where == "table:2, column ratified"
    assert in_file.where == f"{other.as_posix()}:2, column ratified"
    assert mt.validate_table(other).subject == other.as_posix()
    (in_rows,) = mt.validate_table([{"state": "Canada", "ratified": "1998-12-03"}]).findings
    assert (in_rows.where, in_rows.state) == ("row 1, column ratified", "CAN")


def test_data_frames_are_tables() -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    rows = [{"state": "Canada", "ratified": dt.date(1998, 12, 3)}, {"state": "Norway", "ratified": None}]
    expected = [("T802", "error"), ("T804", "warning")]
    for frame in (pandas.DataFrame(rows), polars.DataFrame(rows), polars.DataFrame(rows).to_arrow()):
        assert [(code, severity) for code, severity, _ in found(frame)] == expected
    stamps = pandas.DataFrame(rows)
    stamps["ratified"] = pandas.to_datetime(stamps["ratified"])
    assert [(code, severity) for code, severity, _ in found(stamps)] == expected


class Arrow:
    """What looks like an Arrow table."""

    def to_pylist(self) -> list[dict[str, str]]:
        return [{"state": "Canada", "ratified": "1997-12-04"}]


class Pandas:
    """What looks like a pandas data frame."""

    columns = ("state", "ratified", "signed")

    def to_dict(self, orient: str) -> list[dict[str, Any]]:
        return [{"state": "Canada", "ratified": "1997-12-04", "signed": math.nan}] if orient == "records" else []


class Polars:
    """What looks like a polars data frame."""

    def iter_rows(self, *, named: bool) -> list[dict[str, Any]]:
        return [{"state": "Canada", "ratified": dt.datetime(1997, 12, 4)}] if named else []


@pytest.mark.parametrize("frame", [Arrow(), Pandas(), Polars()])
def test_what_looks_like_a_data_frame_is_one(frame: object) -> None:
    assert "T802" in [code for code, _, _ in found(frame)]


@pytest.mark.parametrize("given", [7, None, {"state": "Canada"}, [1, 2], [["state"]]])
def test_values_that_are_not_tables(given: Any) -> None:
    assert only(given)[0] == "S108"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("\n", "S107"),
        ("state,state\nCAN,CAN\n", "S105"),
        ("state,status\nCAN\n", "S116"),
        ('state\n"CAN\n', "S104"),
        ("what,status\nCAN,party\n", "S107"),
        ("name,status\nRobert,party\n", "S107"),
        ("state,ratified,ratification\nCAN,1997-12-03,1997-12-03\n", "S105"),
    ],
)
def test_tables_that_cannot_be_used(text: str, code: str) -> None:
    assert only(text)[0] == code


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    report = mt.validate_table(tmp_path / "none.csv")
    assert [f.code for f in report.findings] == ["S101"]
    assert report.subject == (tmp_path / "none.csv").as_posix()


# ---- columns


def test_columns_are_named_by_the_caller() -> None:
    rows = [{"Land": "Canada", "Datum": "1997-12-04"}]
    assert only(rows, columns={"state": "Land", "ratified": "Datum"})[0] == "T802"
    assert only(rows, columns={"state": "Staat"}) == (
        "S107",
        "error",
        "There is no column 'Staat', given for 'state'. The columns are: 'Land', 'Datum'.",
    )
    with pytest.raises(InvalidChoice, match="ratifed"):
        mt.validate_table(rows, columns={"ratifed": "Datum"})


def test_headings_that_can_mean_one_thing_only_are_known() -> None:
    text = "Country,Signature,Entry into force\nCanada,1997-12-03,1999-03-01\n"
    assert found(text) == []


def test_a_column_that_is_not_checked_is_reported_once() -> None:
    text = "state,ratifed\nCanada,1997-12-04\nJapan,1997-12-04\n"
    assert found(text) == [("T806", "info", "this column is not checked")]


def test_the_convention_must_be_known() -> None:
    with pytest.raises(UnknownConvention):
        mt.validate_table(ROWS, convention="Nowhere")
    assert found("state,ratified\nNorway,2008-12-03\n", convention="Convention on Cluster Munitions") == []


# ---- names


@pytest.mark.parametrize(
    ("state", "code", "said"),
    [
        ("Congo", "I602", "COD"),
        ("Korea", "I602", "PRK"),
        ("Canadda", "I601", "Did you mean Canada?"),
        ("", "I601", ""),
        (None, "I601", ""),
        ("Kosovo", "I601", "not in the depositary's list"),
        ("German Democratic Republic", "I603", "until the day before 1990-10-03"),
        ("South Sudan", "I603", "counted from 2011-07-09"),
    ],
)
def test_names_are_never_guessed(state: Any, code: str, said: str) -> None:
    day = "2005-01-01"
    found_code, severity, message = only([{"state": state, "status": "party", "on": day}])
    assert (found_code, severity) == (code, "error") and said in message


def test_a_state_may_be_a_state() -> None:
    assert found([{"state": mt.load().state("CAN"), "status": "party"}]) == []


def test_a_state_twice_on_one_day() -> None:
    row = {"state": "Canada", "status": "party"}
    assert only([row, {"state": "CAN", "status": "party"}]) == ("T805", "error", "Canada is already in row 1")
    assert found([row, {**row, "on": "2020-01-01"}]) == []


# ---- statuses


@pytest.mark.parametrize(
    ("state", "status", "on", "expected"),
    [
        ("Estonia", "party", "2025-12-26", None),
        ("Estonia", "withdrawing", "2025-12-26", None),
        ("Estonia", "withdrawn", "2025-12-27", None),
        ("Estonia", "Former Party", "2025-12-27", None),
        ("Estonia", "withdrawn", "2025-12-26", "error"),
        ("Estonia", "party", "2025-12-27", "error"),
        ("Estonia", "not-party", "2025-12-27", None),
        ("Marshall Islands", "signatory", "2025-03-11", None),
        ("Marshall Islands", "signatory", "2025-03-12", "error"),
        ("Marshall Islands", "State_Party", "2025-03-12", "warning"),
        ("Marshall Islands", "not party", "2025-03-12", "warning"),
        ("Marshall Islands", "contracting", "2025-03-12", None),
        ("Marshall Islands", "party", "2025-09-01", None),
        ("Marshall Islands", "ratified", "2025-03-12", None),
        ("Marshall Islands", "acceded", "2025-03-12", "warning"),
        ("Finland", "acceded", "2020-01-01", None),
        ("Finland", "ratified", "2020-01-01", "warning"),
        ("United States", "outside", "2020-01-01", None),
        ("United States", "signed", "2020-01-01", "error"),
        ("United States", "ratified", "2020-01-01", "error"),
    ],
)
def test_status(state: str, status: str, on: str, expected: str | None) -> None:
    findings = found([{"state": state, "status": status, "on": on}])
    assert [(code, severity) for code, severity, _ in findings] == ([("T801", expected)] if expected else [])


def test_a_finding_on_a_status_says_what_the_data_has() -> None:
    message = only([{"state": "Estonia", "status": "party", "on": "2026-01-01"}])[2]
    assert message == "party, but according to the data Estonia is withdrawn on 2026-01-01 (since 2025-12-27)"
    message = only([{"state": "United States", "status": "party", "on": "2026-01-01"}])[2]
    assert message == "party, but according to the data United States is outside on 2026-01-01"
    message = only([{"state": "Finland", "status": "ratified", "on": "2020-01-01"}])[2]
    assert message == "ratified, but the data has accession of 2012-01-09"


def test_a_word_that_is_not_a_status() -> None:
    assert only([{"state": "Canada", "status": "yes"}])[:2] == ("S110", "error")
    assert found([{"state": "Canada", "status": ""}]) == found([{"state": "Canada", "status": None}]) == []


def test_every_status_is_a_known_word() -> None:
    assert {status.value for status in Status} - {"undetermined"} <= WORDS.keys()


def test_a_status_that_is_not_known() -> None:
    open_one = founded(undated("CCC", "accession", "2020"))
    day = "2020-08-01"
    assert only([{"state": "CCC", "status": "party", "on": day}], convention="PACT", register=open_one)[:2] == (
        "T807",
        "info",
    )
    assert only([{"state": "AAA", "status": "outside", "on": day}], convention="PACT", register=open_one)[2] == (
        f"not known for {day}"
    )


# ---- dates


def test_dates_of_acts() -> None:
    assert (
        found([{"state": "Estonia", "acceded": "2004-05-12", "in_force": "2004-11-01", "withdrawn": "2025-06-27"}])
        == []
    )
    assert found([{"state": "Estonia", "consented": "2004-05-12", "withdrawn": "2025-12-27"}]) == []
    code, severity, said = only([{"state": "Estonia", "withdrawn": "2025-06-28"}])
    assert (code, severity) == ("T802", "error")
    ours = ("2025-06-27 (withdrawal of 2025-06-27)", "2025-12-27 (withdrawal of 2025-06-27)")
    assert said == f"withdrawn on 2025-06-28; the data has {', '.join(ours)}"


def test_a_date_that_another_source_has_is_a_known_difference() -> None:
    """Landmine Monitor 2007 has Indonesia's ratification on 20 February; the depositary has the sixteenth."""
    code, severity, message = only([{"state": "Indonesia", "ratified": "2007-02-20"}])
    assert (code, severity) == ("T802", "warning")
    assert "the data has 2007-02-16" in message and "lm-2007-ban has this date: Depositary and Swiss table" in message


def test_an_act_that_is_not_in_the_data() -> None:
    findings = found([{"state": "Finland", "signed": "1997-12-03"}])
    assert findings == [("T803", "error", "signed on 1997-12-03: the data has no such act")]
    rows = [{"state": "Finland", "ratified": "2012-01-09"}]
    assert ("T803", "error", "ratified on 2012-01-09: the data has no such act, but accession of 2012-01-09") in found(
        rows
    )
    assert ("T803", "error", "in_force on 2012-01-09: the data has no such act") in found(
        [{"state": "United States", "in_force": "2012-01-09"}]
    )


def test_a_date_after_as_of() -> None:
    assert [code for code, _, _ in found([{"state": "Lebanon", "acceded": "2026-05-01"}])] == ["T807"]


def test_an_empty_cell_where_the_data_has_a_date() -> None:
    code, severity, message = only("state,signed,ratified\nCanada,,1997-12-03\n")
    assert (code, severity, message) == ("T804", "warning", "the cell is empty; the data has signature of 1997-12-03")
    assert found("state,consented,ratified,in_force\nCanada,,1997-12-03,\n") == []
    assert only("state,consented\nCanada,\n")[0] == "T804"
    assert found("state,withdrawn,on\nEstonia,,2025-06-26\n") == []
    assert only("state,withdrawn,on\nEstonia,,2025-06-27\n")[0] == "T804"


@pytest.mark.parametrize("day", ["1997-02-30", "30 Feb 1997", "soon", "3 Foo 1997", [1], b"x"])
def test_values_that_are_not_dates(day: Any) -> None:
    assert only([{"state": "Canada", "signed": day}])[:2] == ("S109", "error")


@pytest.mark.parametrize(
    "day",
    [
        "3 Dec 1997", "03-Dec-1997", "3 December 1997", "3rd December, 1997", "Dec. 3, 1997", "December 3rd 1997",
        "1997-12-03 00:00:00", "1997-12-03T00:00:00.000", "[3 Dec 1997]", "3  Dec 1997*", dt.datetime(1997, 12, 3),
    ],
)  # fmt: skip
def test_a_date_is_read_if_it_has_only_one_meaning(day: Any) -> None:
    assert found([{"state": "Canada", "signed": day}]) == []
    assert only([{"state": "Kenya", "signed": day}])[0] == "T802"  # Kenya signed on the fifth


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("03/12/1997", "it may be day/month or month/day"),
        ("12.3.97", "it may be day/month or month/day"),
        ("3-Dec-79", "can be neither 1979 nor 2079"),
        ("3 Dec 1997; 7 May 2001", "has several dates: 3 Dec 1997, 7 May 2001"),
        (35767, "the number of a date in a spreadsheet"),
        (dt.datetime(1997, 12, 3, 12), "is a date-time"),
    ],
)
def test_ambiguous_dates_are_refused_with_the_reason(day: Any, reason: str) -> None:
    code, severity, message = only([{"state": "Canada", "signed": day}])
    assert (code, severity) == ("S109", "error") and reason in message


@pytest.mark.parametrize("nothing", ["-", "—", "n/a", "N/A", "..", " ", None, math.nan])
def test_signs_for_an_empty_cell(nothing: Any) -> None:
    assert only([{"state": "Canada", "signed": nothing}])[0] == "T804"
    assert found([{"state": "Canada", "status": nothing}]) == []


# ---- treaty law


def law(row: dict[str, str]) -> set[str]:
    return {code for code, _, _ in found([row]) if code[0] in "DP"}


def test_treaty_law_is_applied_to_a_row() -> None:
    assert law({"state": "Finland", "ratified": "2012-01-09"}) == {"P301"}
    assert law({"state": "Canada", "acceded": "1997-12-04"}) == {"P302"}
    assert law({"state": "Canada", "signed": "1999-03-01", "ratified": "2001-01-01"}) == {"D202"}
    assert law({"state": "Canada", "signed": "1998-03-01", "ratified": "1998-01-01"}) >= {"P301"}
    assert law({"state": "Estonia", "acceded": "2004-05-12", "in_force": "2004-06-01"}) == {"D204"}
    assert law({"state": "Estonia", "withdrawn": "2004-05-01"}) == {"P304"}
    assert law({"state": "Estonia", "withdrawn": "2004-06-01"}) == {"P323"}
    assert law({"state": "United States", "consented": "2001-01-01"}) == set()
    assert law({"state": "United States", "signed": "1998-01-01", "consented": "2001-01-01"}) == set()
    assert law({"state": "Finland", "consented": "2012-01-10"}) == set()
    assert law({"state": "Finland", "consented": "1996-01-09"}) == {"D201"}


def test_a_year_from_which_nothing_can_be_counted() -> None:
    assert [
        code for code, _, _ in found([{"state": "Estonia", "withdrawn": "9999-12-31", "in_force": "9999-12-31"}])
    ] == [
        "T807",
        "T807",
    ]
    assert law({"state": "Estonia", "acceded": "9999-12-31", "in_force": "9999-12-30"}) >= {"D203"}


def test_rules_and_silence_work_as_in_validate() -> None:
    row = {"state": "Finland", "ratified": "2012-01-09"}
    assert {code for code, _, _ in found([row], rules=["T"])} == {"T803"}
    report = mt.validate([row], rules=["P"], silence={"P301": "they write it so"})
    assert (report.findings, len(report.silenced)) == ((), 1)
    assert report.rules == tuple(code for code in report.rules if code.startswith("P"))


def test_the_data_agrees_with_itself() -> None:
    """The data on the Mine Ban Convention, written as a user's table, has no findings except for empty cells."""
    rows: list[dict[str, object]] = []
    for state in mt.load().states("2026-04-14", predecessors=False):
        standing = mt.load().standing(state, "APMBC", on="2026-04-14")
        rows.append(
            {
                "state": state.alpha3,
                "status": standing.status.value,
                "signed": standing.signed_on,
                "consented": standing.consented_on,
                "in_force": standing.in_force_from,
                "withdrawn": standing.withdrawal_effective,
            }
        )
    report = mt.validate_table(rows)
    unexpected = [str(finding) for finding in report.findings if finding.code != "T804"]
    assert unexpected == []


def test_a_real_table(tmp_path: Path) -> None:
    """A list as people keep it, with two mistakes."""
    file = tmp_path / "list.csv"
    with file.open("w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["Country", "Signature", "Ratification", "Accession", "Entry into force"])
        writer.writerow(["Afghanistan", "", "", "2002-09-11", "2003-03-01"])
        writer.writerow(["Algeria", "1997-12-03", "2001-10-09", "", "2001-04-01"])
        writer.writerow(["Cote d'Ivoire", "1997-12-03", "2000-06-30", "", "2000-12-01"])
        writer.writerow(["Vanuatu", "1997-12-04", "2005-09-06", "", "2006-03-01"])
    report: Report = mt.validate_table(file, complete=False)
    assert {(f.state, f.code, f.severity.value) for f in report.findings} == {
        ("DZA", "T802", "warning"),  # a mistake of the Swiss table, recorded in the data
        ("DZA", "D203", "error"),
        ("DZA", "D204", "error"),
        ("VUT", "T802", "warning"),  # a mistake of another list
    }


def test_a_date_that_no_source_has_is_an_error() -> None:
    assert only([{"state": "Indonesia", "ratified": "2007-02-21"}])[:2] == ("T802", "error")


# ---- lists as they are published

PRINTED = """Participant,Signature,"Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"
Afghanistan,,11 Sep 2002 a
Albania,8 Sep 1998,29 Feb 2000
Bahamas (The),3 Dec 1997,31 Jul 1998
Congo,,4 May 2001 a
Czech Republic,3 Dec 1997,26 Oct 1999
Estonia 1,,[12 May 2004 a]
Finland 2,,[ 9 Jan 2012 a]
Lithuania 4,[26 Feb 1999 ],[12 May 2003 ]
Marshall Islands,4 Dec 1997,12 Mar 2025
Montenegro 6,,23 Oct 2006 d
Nauru,,7 Aug 2000 a
Netherlands (Kingdom of the) 7,3 Dec 1997,12 Apr 1999 A
Slovakia,3 Dec 1997,25 Feb 1999 AA
"Ukraine 10, 11",24 Feb 1999,27 Dec 2005
"""
"""Lines of the depositary's list of 3 February 2026, with its brackets, marks and footnotes."""


def test_the_list_of_the_depositary() -> None:
    assert found(PRINTED, vocabulary="depositary") == []
    assert only(PRINTED)[:2] == ("I602", "error")  # Congo
    wrong = PRINTED.replace("29 Feb 2000", "29 Feb 2000 a").replace("12 Apr 1999 A\n", "12 Apr 1999\n")
    report = mt.validate_table(wrong, vocabulary="depositary", complete=False)
    assert [(f.code, f.state) for f in report.findings] == [("P302", "ALB"), ("T803", "ALB"), ("T803", "NLD")]
    assert report.findings[1].where.startswith("table:3, column Ratification, Acceptance(A)")


def test_the_lists_of_the_depositary_on_ccw_and_its_protocols() -> None:
    """The depositary lists Chile's acceptance without a signature, and the data explains it."""
    heading = '"Approval(AA), Acceptance(A), Accession(a), Succession(d), Ratification"'
    lines = ("Chile,,15 Oct 2003 A", "Slovenia 1,,6 Jul 1992 d", "China,14 Sep 1981,7 Apr 1982")
    text = "\n".join((f"Participant,Signature,{heading}", *lines))
    assert [(code, severity) for code, severity, _ in found(text, convention="CCW")] == [("P301", "warning")]
    text = 'Participant,"Consent to be bound(P), Succession(d)"\nAfghanistan,9 Aug 2017 P\nMontenegro 1,23 Oct 2006 d\n'
    assert found(text, convention="CCW-P4") == []
    heading = 'Participant,Signature,Provisional application(n),"Accession(a), Ratification"'
    text = f"{heading}\nNorway,3 Dec 2008,3 Dec 2008 n,3 Dec 2008\n"
    assert found(text, convention="CCM") == []
    late = found(text.replace(",3 Dec 2008 n", ",4 Dec 2008 n"), convention="CCM")
    assert [code for code, _, _ in late] == ["T802", "P325"]


def test_a_row_for_each_act() -> None:
    """As in the data of the Office for Disarmament Affairs, where a signature is called Signatory."""
    text = (
        "date,state,action\n1997-12-03 00:00:00,Canada,Signatory\n1997-12-03 00:00:00,Canada,Ratification\n"
        "2002-09-11 00:00:00,Afghanistan,Accession\n2025-06-27 00:00:00,Estonia,Withdrawal\n"
    )
    assert found(text) == []
    assert only(text + "2001-04-30 00:00:00,Malta,Ratification\n")[:2] == ("T802", "error")  # 7 May 2001
    assert only(text + "1997-12-03,Canada,Ratification\n")[0] == "T805"
    assert only(text + "1997-12-03,Kenya,Dance\n")[0] == "S110"
    assert only(text + ",Kenya,Signature\n")[0] == "T804"


def test_a_column_for_the_kind_of_consent() -> None:
    text = "State,Signed,Deposited,Method\nAlbania,8 Sep 1998,29 Feb 2000,Ratification\nFinland,,9 Jan 2012,{}\n"
    assert found(text.format("Accession")) == found(text.format("")) == []
    assert {code for code, _, _ in found(text.format("Ratification"))} == {"P301", "T803"}


def test_a_column_for_the_convention() -> None:
    text = "Country,Treaty,Status\nUnited States,CCW,party\nUnited States,Ottawa Convention,party\nFrance,XYZ,party\n"
    assert [(code, message[:30]) for code, _, message in found(text)] == [
        ("I607", "There is no convention called "),
        ("T801", "party, but according to the da"),
    ]


def test_names_and_codes_side_by_side() -> None:
    text = "Country,ISO3,Status\nCanada,CAN,party\nCongo,COG,party\nSudan,,party\nSwitzerland,{},party\n"
    assert found(text.format("CHE")) == []
    assert only(text.format("CHN")) == ("T808", "error", "the row names Switzerland and China")
    assert only(text.format("XXX"))[0] == "I601"
    assert found([{"m49": 4, "status": "party"}]) == []


def test_the_date_of_a_table() -> None:
    text = "Country,Status,Acceded\nPoland,signatory,\nFinland,outside,\n"
    assert found(text, on="2010-01-01") == []
    assert {code for code, _, _ in found(text)} == {"T801", "T804"}
    with pytest.raises(mt.InvalidDate):
        mt.validate_table(text, on="2010")


def test_dates_without_a_meaning_are_reported() -> None:
    assert found("Country,Date\nCanada,1997-12-03\n") == [
        ("T806", "info", "the table does not say what these dates are.")
    ]
    assert found("Country,Date\nCanada,1997-12-03\n", columns={"ratified": "Date"}) == []


def test_vocabularies_are_checked() -> None:
    with pytest.raises(InvalidChoice, match="vocabulary='klingon'"):
        mt.validate_table(ROWS, vocabulary="klingon")
    assert only([{"state": "Canada", "status": "party"}], vocabulary="alpha3")[0] == "I601"


@pytest.mark.parametrize("columns", [["state"], {"state": 7}])
def test_columns_are_a_mapping_of_text(columns: Any) -> None:
    with pytest.raises(InvalidChoice, match="give the heading of each column"):
        mt.validate_table(ROWS, columns=columns)


def test_the_callers_columns_come_first() -> None:
    text = "Country,Name,Ratified,Ratification\nCAN,x,yes,1997-12-03\n"
    assert [message for _, _, message in found(text, columns={"ratified": "RATIFICATION"})] == [
        "this column is not checked",
        "this column is not checked",
    ]


@pytest.mark.parametrize(
    "heading",
    ["Date of ratification", "ratification_date", "Ratified on", "Ratification/Accession", "Ratification or accession",
     "Ratification (r), Accession (a)", "Deposit", "Consent to be bound"],
)  # fmt: skip
def test_headings_of_consent(heading: str) -> None:
    assert found(f'State,"{heading}"\nCAN,3 Dec 1997\n') == []
    assert only(f'State,"{heading}"\nCAN,4 Dec 1997\n')[0] == "T802"


@pytest.mark.parametrize("heading", ["Signature, Ratification", "Ratification, notes", "Party", "x" * 300, "(a)"])
def test_headings_with_several_meanings_are_not_used(heading: str) -> None:
    assert only(f'State,"{heading}"\nCAN,4 Dec 1997\n')[0] == "T806"


def test_marks_without_an_explanation() -> None:
    assert found("State,Consent\nFinland,9 Jan 2012 a\n") == []
    assert only("State,Consent\nFinland,9 Jan 2012 A\n")[:2] == ("S110", "error")  # to some accession, to others not
    assert found("State,Consent\nFinland,9 Jan 2012 (Accession)\n") == []
    assert only("State,EIF\nFinland,1 Jul 2012 a\n")[0] == "S110"


def test_what_spreadsheets_write(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    for text in ("\ufeffCountry;Status\r\nCanada;Party\r\n;\r\n", "Country\tStatus\nCanada\tParty\n"):
        file.write_bytes(text.encode())
        with file.open("rb") as opened:
            assert found(file) == found(text) == found(opened) == found(text.encode()) == []
        wrong = text.replace("Party", "Signatory")
        assert only(wrong)[0] == "T801"
    file.write_bytes("Country,Status\nCôte d'Ivoire,party\n".encode("cp1252"))
    assert [f.where for f in mt.validate_table(file).findings] == [f"{file.as_posix()}:2:2"]
    with file.open(encoding="utf-8") as opened:
        assert only(opened)[:2] == ("S101", "error")


def test_empty_rows_are_ignored() -> None:
    assert found('Country,Status\nCanada,party\n,\n"",""\n') == []


def test_values_that_only_data_frames_have() -> None:
    pandas, polars, numpy = (pytest.importorskip(name) for name in ("pandas", "polars", "numpy"))
    for value in (pandas.NA, pandas.NaT, numpy.nan):
        assert only([{"state": "Canada", "signed": value}])[0] == "T804"
    assert found([{"state": "Canada", "signed": numpy.datetime64("1997-12-03")}]) == []
    assert only([{"state": "Canada", "signed": numpy.array([1, 2])}])[0] == "S109"
    assert only(polars.LazyFrame({"state": ["Canada"]})) == ("S108", "error", "Expected a table, found LazyFrame.")
    assert only(pandas.Series(["Canada"]))[0] == "S108"
    assert only(pandas.DataFrame([["CAN", "CAN"]], columns=["state", "state"]))[0] == "S105"


def test_tables_have_a_largest_size() -> None:
    def endless() -> Any:
        while True:
            yield {"state": "Canada"}

    assert only(endless())[0] == "S102"
    assert only("state\n" + "CAN\n" * 100_001)[0] == "S102"
    assert only("state," + ",".join(f"c{number}" for number in range(500)) + "\n")[0] == "S102"
    assert only([dict.fromkeys(range(501), 1)])[0] == "S102"
    assert only("state,status\nCAN," + "x" * 200_000 + "\n")[:2] == ("S102", "error")
    report = mt.validate_table("state,signed\n" + "CAN,03/04/05\n" * 3000)
    assert report.counts[mt.Severity.ERROR] == {"S109": 1001, "S117": 1, "T805": 999}


def test_characters_that_are_not_allowed() -> None:
    assert only("state,status\nCAN,party\0\n") == (
        "S114",
        "error",
        "The character U+0000 is not allowed in text.",
    )


# ---- what users bring


def kinds(rows: Any, **more: Any) -> list[tuple[str, str]]:
    return [(code, severity) for code, severity, _ in found(rows, **more)]


def test_numbers_are_read_in_the_list_that_the_caller_names() -> None:
    rows = [{"code": 710, "acceded": None, "status": "outside"}, {"code": 20.0, "acceded": None, "status": "party"}]
    assert found(rows, columns={"state": "code"}, vocabulary="cow") == []
    code, severity, message = only(rows, columns={"state": "code"})
    assert (code, severity) == ("T812", "error")
    assert "710 is South Africa in M49; China in COW, GW and UCDP" in message
    assert found([{"cow": 20, "status": "party"}]) == found([{"m49": "4", "status": "party"}]) == []


def test_a_vocabulary_that_fits_less_well_is_a_warning() -> None:
    rows = [{"state": code, "status": "party"} for code in ("20", "710", "365", "900")]
    assert ("T812", "warning") in kinds(rows, vocabulary="m49")


def test_letters_of_another_list_are_not_read() -> None:
    text = "iso3,status\nAUS,party\nGMY,party\nSWZ,party\n"
    code, severity, message = only(text)
    assert (code, severity) == ("T812", "error")
    assert "'AUS' is Australia in ISO 3166-1 and Austria in COW letters" in message
    assert found(text, vocabulary="cow_letters") == []


def test_numbers_beside_a_name_are_left_out_with_a_warning() -> None:
    assert kinds("country,iso,status\nAustralia,36,party\n") == [("T812", "warning")]
    assert found("country,iso3n,status\nAustralia,36,party\n") == []
    assert kinds("country,iso3n,status\nAustria,36,party\n") == [("T808", "error")]


def test_a_vocabulary_is_for_the_column_that_it_fits() -> None:
    text = "country,code,status\nAustria,305,party\nChina,710,outside\n"
    assert found(text, vocabulary="cow") == []
    assert set(kinds(text.replace("305", "300"), vocabulary="cow")) == {("I601", "error"), ("T812", "warning")}


def test_names_of_the_callers_own() -> None:
    text = "state,status\nMy country,party\n"
    assert kinds(text) == [("I601", "error")]
    assert found(text, names={"my  COUNTRY": "FRA"}) == []
    for names, error in (({"x": "Nowhere"}, mt.UnknownState), ({"x": "Korea"}, mt.AmbiguousName), ([1], InvalidChoice)):
        with pytest.raises(error, match="names="):
            mt.validate_table(text, names=names)  # type: ignore[arg-type]


def test_a_column_decides_its_order_and_says_so() -> None:
    text = "country,ratified\nAlbania,29/02/2000\nMalta,07/05/2001\n"
    note = "read day first, because '29/02/2000' can be nothing else"
    assert found(text) == [("T809", "info", note)]
    assert found(text, dayfirst=True) == []
    assert set(kinds(text, dayfirst=False)) == {("S109", "error"), ("T802", "error")}
    assert kinds("country,ratified\nMalta,07/05/2001\n") == [("S109", "error")]
    assert found("country,ratified\nMalta,07/05/2001\n", dayfirst=True) == []


def test_years_and_months_are_compared_as_such() -> None:
    for written in ("2001", 2001, "2001-05", "2001-XX-XX", "May 2001", "2001-05-07~", "2001-05-01..2001-05-31"):
        assert kinds([{"country": "Malta", "ratified": written}]) == [("T809", "info")]
    assert kinds([{"country": "Malta", "ratified": "2003"}]) == [("T802", "error")]
    assert kinds([{"country": "Malta", "ratified": "2001-05-08~"}]) == [("T802", "warning")]
    assert kinds([{"country": "United States", "ratified": 2001}]) == [("T803", "error")]
    assert kinds([{"country": "Malta", "ratified": 2100}]) == [("T807", "info")]


def test_a_status_is_compared_with_a_year() -> None:
    text = "Entity,Year,Status\nEstonia,{},{}\n"
    assert found(text.format(2003, "Not signed")) == found(text.format(2025, "withdrawn")) == []
    assert kinds(text.format(2025, "party")) == [("T809", "info")]
    assert kinds(text.format(2024, "withdrawn")) == [("T801", "error")]
    assert kinds(text.format(2025, "party"), year="end") == [("T801", "error")]
    assert found(text.format(2025, "party"), year="06-30") == []
    with pytest.raises(InvalidChoice, match="year='soon' is not an allowed value"):
        mt.validate_table(text, year="soon")


def test_a_row_whose_date_cannot_be_read_is_not_compared() -> None:
    text = "iso3,date,status\nEST,11/05/2010,party\nEST,11/06/2010,party\n"
    assert kinds(text) == [("S109", "error"), ("S109", "error")]


@pytest.mark.parametrize("heading", ["date-state", "Treaty date", "agreement_date"])
def test_a_heading_with_a_date_is_one_of_dates(heading: str) -> None:
    assert kinds(f"country,signature,{heading}\nMalta,1997-12-04,2001-05-07\n") == [("T806", "info")]


def test_dates_of_an_act_that_another_column_names() -> None:
    text = "Country,Action,{}\nMalta,Ratification,2001-05-07\nCanada,Declaration,1997-12-03\n"
    for heading in ("Action Date", "Instrument Date", "Date of Instrument", "Date of deposit"):
        assert kinds(text.format(heading)) == [("T809", "info")]


def test_cells_decide_which_column_names_states() -> None:
    text = "country,state,ratified\nMalta,Ratified,2001-05-07\nItaly,Signed,\n"
    assert {code for code, _ in kinds(text)} == {"T801", "T804"}
    assert found("Party,Ratification\nMalta,07-05-2001 (R)\nCanada,03-12-1997\nItaly,23-04-1999\n") != []
    assert kinds("party,country,ratified\n1,Malta,2001-05-07\n") == [("T806", "info")]
    code, _, message = only("Land,ratified\nMalta,2001-05-07\n")
    assert code == "S107" and "There is no column with States" in message


def test_flags_are_not_dates() -> None:
    text = "country,signed,status\nMalta,1,party\nItaly,0,party\n"
    assert found(text)[0] == ("T806", "info", "its cells say yes or no, not when: it is not checked")


def test_an_empty_consent_is_reported_beside_a_signature() -> None:
    text = "country,Signed,Ratification/Accession\nMalta,1997-12-04,\n"
    assert only(text) == ("T804", "warning", "the cell is empty; the data has ratification of 2001-05-07")


def test_an_act_after_the_date_of_the_table() -> None:
    text = "state,signed,ratified,withdrawn\nMarshall Islands,1997-12-04,2025-03-12,\nEstonia,,,2025-12-27\n"
    assert ("T810", "warning") in kinds(text, on="2014-01-27")
    assert "T810" not in [code for code, _ in kinds(text, on="2025-07-01")]


def test_marks_of_other_depositaries() -> None:
    text = "Participant,Signature,Consent to be bound,Other Action\n{}"
    lines = "Afghanistan,,11 Sep 2002 a,\nNetherlands,3 Dec 1997,12 Apr 1999 A,\nFinland,,9 Jan 2012 a,10 Jul 2025 w\n"
    assert found(text.format(lines)) == []  # beside "a", "A" can be acceptance only
    alone = text.format("Netherlands,3 Dec 1997,12 Apr 1999 A,\n")
    assert kinds(alone) == [("S110", "error")]
    assert found(alone, marks={"A": "accepted"}) == found(alone, marks={"A": "Acceptance"}) == []
    assert kinds(text.format("Finland,,9 Jan 2012 a,10 Jul 2025\n")) == [("S110", "error")]
    for marks in ({"A": "treason"}, ["A"]):
        with pytest.raises(InvalidChoice, match="marks="):
            mt.validate_table(alone, marks=marks)  # type: ignore[arg-type]


def test_marks_that_a_heading_explains() -> None:
    text = '"Party","Consent (R=Ratification, A = Accession)"\nMalta,2001-05-07 (R)\nAfghanistan,2002-09-11 (A)\n'
    assert found(text) == []


def test_a_word_and_a_date_in_one_cell() -> None:
    text = "Country,Status\nAlbania,Ratified 2/29/00\nCentral African Rep.,Acceded 11/8/02\n"
    assert kinds(text) == [("T809", "info")]
    assert kinds(text.replace("11/8/02", "11/9/02"))[0] == ("T802", "error")
    assert kinds("Country,Status\nAlbania,Ratified 5/6/00\n") == [("S109", "error")]
    assert kinds("Country,Status\nAlbania,Foo 5/6/00\n") == [("S110", "error")]
    assert kinds("Country,Status\nAlbania,Party 2000-03-01\n") == []
    assert found("Country,Consent to be bound\nAlbania,Ratification: 29 Feb 2000\n") == []


def test_several_dates_in_one_cell() -> None:
    rows = [{"country": "Malta", "status": "Signed 4 Dec 1997, ratified 7 May 2001"}]
    assert only(rows)[::2] == ("S110", "The cell says several things: Signed 4 Dec 1997; ratified 7 May 2001.")


def test_several_states_in_one_cell() -> None:
    assert only("country,status\nMalta; Italy,party\n")[2] == (
        "the cell names several States: Malta and Italy; give each its own row"
    )


def test_lists_are_asked_whether_they_are_complete() -> None:
    short = "state,status\nCanada,party\nMalta,party\n"
    code, severity, message = only(short, complete=None)
    assert (code, severity) == ("T811", "info")
    assert "has 2 of the 161 States that were party to APMBC on 2026-04-14" in message and "149 more" in message
    code, severity, message = only(short, complete=True)
    assert (code, severity) == ("T811", "error") and "more" not in message and "Zimbabwe" in message
    parties = mt.load().parties("APMBC", on="2020-01-01")
    whole = [{"state": code, "status": "party"} for code in parties.codes]
    assert found(whole, complete=True, on="2020-01-01") == found(whole[:1], complete=None, on="2020-01-01") == []
    assert only(whole[1:], complete=True, on="2020-01-01")[2].endswith("missing: Afghanistan")
    assert [code for code, _ in kinds([{"state": "Canada"}], complete=True)] == ["T811"]


def test_a_former_name_outside_its_dates_is_noted_once() -> None:
    rows = [{"state": "Swaziland", "status": "party", "on": f"20{year}-01-01"} for year in (19, 20, 21)]
    assert kinds(rows) == [("T809", "info")]


def test_a_protocol_knows_notifications_only() -> None:
    """Treaty banks call them ratifications."""
    row = {"Party": "Bangladesh", "Ratification": "26-09-2013 (R)"}
    assert kinds([row], convention="CCW-P5") == [("T803", "warning"), ("T809", "info")]
