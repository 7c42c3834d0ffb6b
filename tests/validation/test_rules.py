"""Validation of registers, files and folders: the rules applied, the report, and the findings on the bundled data."""

import datetime as dt
import json
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import minetreaty as mt
from minetreaty import Act, Finding, InvalidChoice, Register, Report, Severity, UnreadableData, ValidationFailed
from minetreaty.facts.bundled import Bundled
from minetreaty.facts.invented import FOUNDED, PACT, act, extension, laid_over, undated, world
from minetreaty.model.announcements import CampaignFacts
from minetreaty.model.implementation import Completion, CompletionKind, ExtensionRequest, Figure
from minetreaty.model.labels import label
from minetreaty.model.partial_dates import PartialDate
from minetreaty.model.populations import Population
from minetreaty.model.sources import Disagreement, Source, SourceKind
from minetreaty.model.states import CodeSystem, CountryCode, Span, State
from minetreaty.model.totals import PublishedTotal
from minetreaty.standing.membership import members
from minetreaty.validation import RULES
from minetreaty.validation.catalogue import BY_CODE, select
from tests.invented import founded, record, register

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src" / "minetreaty" / "data"


def of(*codes: str) -> Register:
    """The invented record with the failing examples of these rules."""
    return Register(laid_over([fact for code in codes for fact in BY_CODE[code].failing]))


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


# ---- the bundled data


@pytest.fixture(scope="module")
def bundled() -> Report:
    return mt.validate(mt.load())


def test_the_bundled_data_has_no_error(bundled: Report) -> None:
    assert bundled.ok
    assert bundled.of("error") == ()
    assert bundled.subject == f"edition {mt.load().edition.version}"
    bundled.raise_if_failed()


def test_explained_irregularities_are_warnings_with_the_explanation(bundled: Report) -> None:
    odd = {f.where: f for f in bundled.findings if f.code == "P301"}
    assert set(odd) == {"CHL acceptance 2003-10-15 (CCW)", "CIV acceptance 2016-05-25 (CCW)"}
    assert all(
        f.severity is Severity.WARNING and "read as accession under Art. 4(1)" in f.message for f in odd.values()
    )


def test_totals_that_the_data_does_not_confirm_are_warnings_with_the_reason(bundled: Report) -> None:
    differing = {f.where: f.message for f in bundled.findings if f.code == "C401"}
    assert len(differing) == 9
    parties = differing["total of contracting States on 1998-07-01 (CCW-AP2)"]
    assert "un-sgsm-6626 counts 21, the data has 22" in parties and "Holy See" in parties


def test_unconfirmed_acts_are_listed(bundled: Report) -> None:
    listed = {finding.where for finding in bundled.findings if finding.code == "V506"}
    assert listed == {str(act) for act in mt.load().unconfirmed()}


def test_the_folder_of_the_bundled_data_gives_the_same_with_places(bundled: Report) -> None:
    report = mt.validate(DATA)
    assert report.counts == bundled.counts
    assert report.subject == DATA.as_posix()
    (chile,) = (f for f in report.findings if f.code == "P301" and f.state == "CHL")
    file, line, *_ = chile.where.split(":")
    assert file.endswith("acts/CCW.csv")
    assert Path(file).read_text("utf-8").splitlines()[int(line) - 1].startswith("CHL,acceptance,2003-10-15,")
    assert {code for code in report.rules if code.startswith("S")} == {r.code for r in RULES if r.theme == "structure"}


def test_json_of_the_bundled_data_gives_the_same_with_pointers(bundled: Report, tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    file.write_text(mt.dumps(mt.load()), encoding="utf-8")
    report = mt.validate(str(file))
    assert report.counts == bundled.counts
    (chile,) = (f for f in report.findings if f.code == "P301" and f.state == "CHL")
    name, pointer = chile.where.split(": ")[0].split("#")
    assert name == file.as_posix()
    section, index = pointer.strip("/").split("/")
    found = json.loads(file.read_text("utf-8"))[section][int(index)]
    assert (found["state"], found["kind"], found["date"]) == ("CHL", "acceptance", "2003-10-15")


def test_members_are_those_that_the_register_counts_on_that_date() -> None:
    reg = mt.load()
    for total in reg.facts.table(PublishedTotal):
        surely, perhaps = members(reg.ledgers[total.convention], total.population, total.date, as_then=True)
        expected = reg.count(total.population, total.convention, on=total.date, known_on=total.date).members
        assert surely == set(expected.codes), str(total)
        assert perhaps == set(expected.undetermined.codes), str(total)


def test_every_published_total_of_the_test_cases_is_in_the_data() -> None:
    from tests.cases import read

    kept = {
        (t.convention, str(t.date), t.population.value, t.published, s)
        for t in mt.load().facts.table(PublishedTotal)
        for s in t.sources
    }
    for name in ("published_totals", "miscounts"):
        for case in read(name):
            key = (case["convention"], case["date"], case["population"], int(case["published"]), case["source"])
            assert key in kept


# ---- what is applied


def test_rules_are_selected_by_code_and_by_its_beginning() -> None:
    broken = of("P301", "D203", "V502")
    assert set(codes(mt.validate(broken))) >= {"P301", "D203", "V502"}
    assert codes(mt.validate(broken, rules=["P301"])) == ["P301"]
    assert codes(mt.validate(broken, rules="P301")) == ["P301"]
    assert set(codes(mt.validate(broken, rules=["D", "V502"]))) == {"D203", "V502"}
    assert mt.validate(broken, rules=["P30"]).rules == tuple(code for code in BY_CODE if code.startswith("P30"))
    assert mt.validate(of("O702"), rules=["O704"]).findings == ()


def test_own_rules_are_added() -> None:
    def too_few(reg: Register) -> Iterator[Finding]:
        if len(reg.parties("PACT")) < 3:
            yield Finding(code="X901", severity=Severity.ERROR, message="fewer than three parties")

    alone = mt.validate(founded(), rules=["D2", too_few])
    assert codes(alone) == ["X901"]
    assert alone.rules[-1] == "too_few" and not alone.ok
    assert set(codes(mt.validate(of("D205"), rules=[too_few]))) >= {"X901", "D205"}


def test_a_rule_may_be_any_callable() -> None:
    class Rule:
        def __call__(self, reg: Register) -> list[Finding]:
            return [Finding(code="X902", severity=Severity.INFO, message=reg.facts.version)]

    report = mt.validate(founded(), rules=["D", Rule()])
    assert [(f.code, f.message) for f in report.findings] == [("X902", "invented")]
    assert report.rules[-1] == "Rule"


@pytest.mark.parametrize("unknown", ["X1", "", "d201"])
def test_text_that_no_code_begins_with_is_refused(unknown: str) -> None:
    with pytest.raises(InvalidChoice) as refusal:
        mt.validate(founded(), rules=[unknown])
    assert refusal.value.suggestions == tuple(BY_CODE)
    with pytest.raises(InvalidChoice):
        mt.validate("no-such-file.json", rules=[unknown])


def test_without_codes_every_rule_is_selected() -> None:
    assert select(None) == select(()) == (RULES, ())


# ---- silence


def test_findings_are_silenced_by_code_and_the_report_shows_the_reason() -> None:
    report = mt.validate(of("P301"), silence={"P301": "they took it"})
    assert "P301" not in codes(report)
    (silenced,) = report.silenced
    assert (silenced.finding.code, silenced.reason) == ("P301", "they took it")
    assert "they took it" in str(report) and "1 silenced" in report.summary
    assert str(silenced).endswith("(silenced: they took it)")


def test_findings_are_silenced_at_a_place() -> None:
    broken = of("P301", "P303")
    (where,) = (f.where for f in mt.validate(broken).findings if f.code == "P301")
    assert "P301" not in codes(mt.validate(broken, silence={("P301", where): "known"}))
    assert "P301" in codes(mt.validate(broken, silence={("P301", "elsewhere"): "known"}))
    assert "P301" in codes(mt.validate(broken, silence={("P303", where): "known"}))


def test_the_act_is_enough_as_a_place_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    file.write_text(mt.dumps(of("P301")), encoding="utf-8")
    place = "CCC ratification 2001-03-05 (PACT)"
    report = mt.validate(file, silence={("P301", place): "known"})
    assert [item.finding.where for item in report.silenced] == [f"{file.as_posix()}#/acts/3: {place}"]


@pytest.mark.parametrize("reason", ["", "  ", None])
def test_silence_without_a_reason_is_refused(reason: Any) -> None:
    with pytest.raises(InvalidChoice, match="give the reason"):
        mt.validate(founded(), silence={"P301": reason})


def test_the_first_reason_counts() -> None:
    (silenced,) = mt.validate(of("P301"), rules=["P301"], silence={"P": "one", "P301": "two"}).silenced
    assert silenced.reason == "one"


# ---- the report


def a_report() -> Report:
    return mt.validate(of("P301", "D203", "V506", "V503"), silence={"V506": "known"})


def test_errors_come_first_and_each_finding_once() -> None:
    report = a_report()
    places = [list(Severity).index(finding.severity) for finding in report.findings]
    assert places == sorted(places)
    assert len(set(report.findings)) == len(report.findings)
    assert report.counts[Severity.WARNING] == {"V503": 1}
    assert report.counts[Severity.ERROR]["P301"] == 1
    assert list(report.counts) == list(Severity)
    assert sum(sum(c.values()) for c in report.counts.values()) == len(report.findings)


def test_a_report_survives_json_and_pickle() -> None:
    report = a_report()
    assert report.silenced
    assert Report.from_json(report.to_json()) == report == pickle.loads(pickle.dumps(report))
    assert report.to_json() == a_report().to_json()
    assert hash(report) == hash(a_report())


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"subject": 1},
        {"findings": {}},
        {"findings": [{}]},
        {"findings": ["P301"]},
        {"rules": [1]},
        {"silenced": [{"finding": {}, "reason": ""}]},
        {"silenced": [{"reason": "none"}]},
        {"more": 1},
    ],
)
def test_text_that_is_not_a_report_is_refused(change: dict[str, Any]) -> None:
    document = {**json.loads(Report(subject="x").to_json()), **change}
    with pytest.raises(UnreadableData, match="not a report"):
        Report.from_json(json.dumps(document))


@pytest.mark.parametrize("text", ["", "[]", "1", "{}", "[" * 100_000])
def test_text_that_is_not_json_is_refused(text: str) -> None:
    with pytest.raises(UnreadableData):
        Report.from_json(text)


def test_an_unknown_severity_is_refused() -> None:
    text = mt.validate(of("P301")).to_json().replace('"severity": "error"', '"severity": "grave"')
    with pytest.raises(UnreadableData, match="grave"):
        Report.from_json(text)


def test_errors_can_be_raised() -> None:
    with pytest.raises(ValidationFailed) as failure:
        mt.validate(of("P301")).raise_if_failed()
    assert [finding.code for finding in failure.value.findings] == ["P301"]
    assert str(failure.value).startswith(
        "edition invented: 1 error.\n- P301 error: CCC ratification 2001-03-05 (PACT): "
    )
    mt.validate(of("V506")).raise_if_failed()


def many(number: int) -> Report:
    finding = Finding(code="P301", severity=Severity.ERROR, message="m", where="")
    return Report(subject="x", findings=tuple(evolve(finding, where=f"act {place}") for place in range(number)))


def test_long_reports_are_cut_short_in_print_only() -> None:
    report = many(25)
    assert str(report).splitlines()[0] == "x: 25 errors"
    assert str(report).splitlines()[1] == "P301 error, 25:"
    assert str(report).splitlines()[-1] == "- and 5 more"
    assert repr(report) == "<Report x: 25 errors>"
    with pytest.raises(ValidationFailed) as failure:
        report.raise_if_failed()
    assert str(failure.value).endswith("- and 5 more: see .findings") and len(failure.value.findings) == 25
    assert report._repr_html_().count("<tr>") < 20


def test_an_empty_report_says_so() -> None:
    report = Report(subject="x")
    assert (str(report), report.ok) == ("x: nothing found", True)
    assert "nothing found" in report._repr_html_()


def test_a_report_in_a_notebook_is_escaped() -> None:
    finding = Finding(code="P301", severity=Severity.ERROR, message="<script>", where="<b>")
    shown = Report(
        subject="<i>", findings=(finding,), silenced=(mt.Silenced(finding=finding, reason="<u>"),)
    )._repr_html_()
    assert "&lt;script&gt;" in shown and "<script>" not in shown and "<i>" not in shown and "<u>" not in shown


def test_a_finding_without_place_or_article_is_a_line_too() -> None:
    report = Report(subject="x", findings=(Finding(code="X1", severity=Severity.INFO, message="m"),))
    assert str(report) == "x: 1 remark\nX1 info:\n- m"


# ---- files


def test_faults_of_reading_are_findings_not_errors(tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    file.write_text('{"format": "minetreaty/1", "version": 7, "colour": "blue", "colour": "red"}')
    report = mt.validate(file)
    assert sorted(codes(report)) == ["S105", "S106", "S107", "S108"]
    assert all(file.name in finding.where for finding in report.findings)
    assert not report.ok
    quiet = mt.validate(file, silence={"S": "a draft"})
    assert quiet.ok and len(quiet.silenced) == 4


def test_a_table_is_recognised_by_its_form(tmp_path: Path) -> None:
    text = "state,status\nCanada,withdrawn\n"
    file = tmp_path / "parties.csv"
    file.write_text(text)
    for given in (text, file, str(file), [{"state": "Canada", "status": "withdrawn"}]):
        assert codes(mt.validate(given)) == ["T801"]


# ---- single rules, where an example is not enough


def found(code: str, *facts: Any, **more: Any) -> list[str]:
    return [f.message for f in mt.validate(register(*FOUNDED, *facts, **more), rules=[code]).findings]


def test_an_entry_into_force_without_enough_deposits() -> None:
    report = mt.validate(register(FOUNDED[2]), rules=["D211"])
    assert "the data has too few deposits" in report.findings[0].message
    later = evolve(PACT, published_in_force=dt.date(2020, 12, 1))
    assert codes(mt.validate(register(conventions=(later,)), rules=["D211"])) == []
    unknown = evolve(PACT, published_in_force=None)
    assert codes(mt.validate(register(*FOUNDED, conventions=(unknown,)), rules=["D211"])) == []


def test_dates_of_a_convention_out_of_order() -> None:
    signature = PACT.signature
    assert signature is not None
    closed = evolve(PACT, signature=evolve(signature, closes=dt.date(2000, 1, 9)))
    assert found("D212", conventions=(closed,)) == [
        "it was closed for signature on 2000-01-09, before it was opened for signature on 2000-01-10"
    ]
    early = evolve(PACT, published_in_force=dt.date(1999, 11, 30))
    assert found("D212", conventions=(early,)) == [
        "it entered into force on 1999-11-30, before it was adopted on 1999-12-01"
    ]
    ahead = evolve(PACT, as_of=dt.date(2021, 1, 2))
    assert found("D212", conventions=(ahead,)) == [
        "its data is complete to 2021-01-02, after the edition's date, 2021-01-01"
    ]
    unsigned = evolve(PACT, signature=None, published_in_force=None)
    assert found("D212", conventions=(unsigned,)) == []


def test_spans_of_names_memberships_and_meetings() -> None:
    from minetreaty.model.implementation import Meeting, MeetingKind
    from minetreaty.model.partial_dates import PartialDate
    from minetreaty.model.states import GroupMembership, NameKind, Span, StateName
    from tests.invented import named

    back = Span(since=PartialDate(2000), until=PartialDate(1999))
    same = Span(since=PartialDate(2000), until=PartialDate(2000))
    state = named("AAA", "Aland", StateName(text="Isle", kind=NameKind.FORMER, span=back), memberships=(
        GroupMembership(group_key="EU", span=back), GroupMembership(group_key="EU", span=same)))  # fmt: skip
    meeting = Meeting(
        convention="PACT",
        key="1MSP",
        kind=MeetingKind.MEETING,
        start=PartialDate(2000),
        last_day=PartialDate(1999),
        sources=("gazette",),
    )
    halves = evolve(meeting, last_day=None), evolve(meeting, start=None), evolve(meeting, last_day=PartialDate(2000))
    messages = found("D213", states=(state,), meetings=(meeting, *halves))
    assert messages == [
        "the name 'Isle' ends in 1999, before it starts in 2000",
        "the membership of EU ends in 1999, before it starts in 2000",
        "it ends on 1999, before it starts on 2000",
    ]


def test_only_dates_out_of_range_are_reported_if_there_are_any() -> None:
    report = mt.validate(
        register(*FOUNDED, act("CCC", "ratification", "9999-12-31"), act("DDD", "accession", "9999-11-01"))
    )
    assert codes(report) == ["D214", "D214"]


def test_targets_of_undated_acts() -> None:
    target = mt.ActRef.parse("BBB accession 2000-04-05")
    assert found("P318", undated("AAA", "communication", "2001", target=target)) == []
    assert found("P318", undated("AAA", "communication", "2001")) == []
    assert found("P318", undated("AAA", "communication", "1999", target=target)) == [
        "it answers BBB accession 2000-04-05, which is later"
    ]


def test_an_act_three_times_is_reported_once() -> None:
    again = act("CCC", "declaration", "2001-01-01")
    assert found("P320", again, again, again) == ["it is in the data 3 times"]
    other = evolve(again, reference="2")
    assert found("P320", again, other) == []


def total(population: Population, published: int, **more: Any) -> PublishedTotal:
    more = {"convention": "PACT", "date": dt.date(2001, 1, 1), "sources": ("gazette",), **more}
    return PublishedTotal(population=population, published=published, **more)


def counted(*acts: Act, **more: Any) -> list[str]:
    """The findings on totals. Every act gets a source, since totals after an assumed act are not compared."""
    given = register(*(evolve(act_, sources=("gazette",)) for act_ in (*FOUNDED, *acts)), **more)
    return [f.message for f in mt.validate(given, rules=["C401"]).findings]


def test_totals_are_compared_with_what_was_known_on_their_date() -> None:
    """Newland notified in 2006 that it had succeeded in 2005: a count of 2005 does not have it."""
    old, new = act("OLD", "accession", "2001-01-01"), act("NEW", "succession", "2006-03-01")
    at = {"date": dt.date(2005, 6, 1)}
    assert counted(old, new, totals=(total(Population.CONTRACTING_STATES, 2, **at),)) == []
    later = {"date": dt.date(2006, 3, 1)}
    assert counted(old, new, totals=(total(Population.CONTRACTING_STATES, 3, **later),)) == []
    assert len(counted(old, new, totals=(total(Population.CONTRACTING_STATES, 2, **later),))) == 1


def test_totals_that_cannot_be_compared() -> None:
    later = total(Population.STATES_PARTIES, 9, date=dt.date(2020, 7, 1))
    unknown = total(Population.STATES_PARTIES, 9, convention="OTHER")
    nowhere = total(Population.STATES_PARTIES, 9, within="Atlantis")
    assert counted(totals=(later, unknown, nowhere)) == []
    assert found("I605", totals=(nowhere,)) == ["there is no group or region 'Atlantis'"]
    assert found("I605", totals=(total(Population.STATES_PARTIES, 9, within="africa"),)) == []


def test_totals_of_a_region_and_of_states_that_are_not_known() -> None:
    """Whether Aland has left depends on an armed conflict, which is not known."""
    notice = act("AAA", "withdrawal", "2019-01-15")
    parties = total(Population.STATES_PARTIES, 1, date=dt.date(2019, 7, 15))
    assert counted(notice, totals=(parties,)) == []
    assert counted(notice, totals=(evolve(parties, published=2),)) == []
    assert counted(notice, totals=(evolve(parties, published=3),)) == ["gazette counts 3, the data has 1, 1 not known"]
    africa = evolve(parties, within="Africa")
    assert counted(notice, totals=(africa, evolve(africa, published=0))) == []
    assert len(counted(notice, totals=(evolve(africa, published=2),))) == 1


def test_a_total_that_is_recorded_as_a_disagreement_is_a_warning() -> None:
    wrong = total(Population.STATES_PARTIES, 3)
    kept = Disagreement(
        convention="PACT", state="", field="count", theirs="3", sources=("gazette",), note="It is a slip."
    )
    shown = [evolve(act_, sources=("gazette",)) for act_ in FOUNDED]

    def only(*disagreements: Disagreement) -> Finding:
        given = register(*shown, totals=(wrong,), disagreements=disagreements)
        (finding,) = mt.validate(given, rules=["C401"]).findings
        return finding

    finding = only(kept)
    assert (finding.severity, finding.message) == (
        Severity.WARNING,
        "gazette counts 3, the data has 2 (It is a slip.)",
    )
    assert only(evolve(kept, note="")).message.endswith("(recorded as a disagreement)")
    finding = only(evolve(kept, sources=("paper",)), evolve(kept, theirs="4"), evolve(kept, field="date"))
    assert finding.severity is Severity.ERROR


def test_signatories_with_unknown_codes_are_not_counted() -> None:
    stranger = act("ZZZ", "signature", "2000-02-02")
    assert counted(stranger, totals=(total(Population.SIGNATORIES, 1),)) == []


def test_regions_of_which_some_are_missing() -> None:
    whole, africa = total(Population.STATES_PARTIES, 2), total(Population.STATES_PARTIES, 1, within="Africa")
    assert found("C404", totals=(whole,)) == []
    assert found("C404", totals=(whole, africa)) == []
    assert found("C404", totals=(whole, evolve(africa, published=3))) == [
        "the regional totals add up to 3; the total is 2"
    ]
    rest = [total(Population.STATES_PARTIES, 0, within=region) for region in ("Asia", "Europe")]
    assert found("C404", totals=(whole, africa, *rest)) == ["the regional totals add up to 1; the total is 2"]


def figure(measure: str, value: float | None, **more: Any) -> Figure:
    more = {"unit": "mines", "sources": ("gazette",), "as_of": mt.PartialDate(2003), **more}
    return Figure(measure=measure, value=value, **more)


def test_stockpiles_in_different_units_and_rough_numbers() -> None:
    declared = figure("stockpile_declared", 3, state="AAA", unit="million mines")
    assert found("C405", figures=(declared, figure("stockpile_remaining", 3_000_000, state="AAA"))) == []
    assert found("C405", figures=(declared, figure("stockpile_remaining", 3_000_001, state="AAA"))) == [
        "it is 3,000,001, but only 3,000,000 were declared"
    ]
    rough = figure("stockpile_destroyed", 4, state="AAA", unit="million mines", qualifier="about")
    (finding,) = mt.validate(founded(figures=(declared, rough)), rules=["C405"]).findings
    assert finding.severity is Severity.WARNING
    others = (figure("stockpile_destroyed", 9, state="BBB"), figure("stockpile_declared", None, state="BBB"))
    assert found("C405", figures=others) == []


def test_rounded_figures_add_up_with_a_tolerance() -> None:
    parts = [figure("area", 1.11, state=code, unit="km2") for code in ("AAA", "BBB")]
    assert found("C406", figures=(*parts, figure("area", 2.21, unit="km2", scope="world"))) == []
    assert len(found("C406", figures=(*parts, figure("area", 2.20, unit="km2", scope="world")))) == 1
    other = figure("area", 1.0, unit="km2", scope="some States")
    rough = figure("area", 1.0, unit="km2", scope="world", qualifier="about")
    undated_one = figure("area", 1.0, unit="km2", scope="world", as_of=None)
    another = figure("area", 1.0, unit="km2", scope="world", sources=("paper",))
    assert found("C406", figures=(*parts, other, rough, undated_one, another)) == []


def test_sources_of_parts_of_a_fact() -> None:
    from minetreaty.model.implementation import Extension
    from minetreaty.model.states import GroupMembership

    printed = act("CCC", "accession", "2001-03-05", effect=dt.date(2001, 9, 1), sources=("depositary",))
    assert found("V501", printed, conventions=(evolve(PACT, published_in_force_sources=()),), states=()) == [
        "its entry into force has no source",
        "its date of effect has no source",
    ]
    member = mt.State(alpha3="AAA", name="A", sources=("gazette",), memberships=(GroupMembership(group_key="EU"),))
    assert "membership of EU has no source" in found("V501", states=(member,))
    extension = Extension(convention="PACT", state="AAA", duty="x", number=1, sources=("gazette",))
    assert not any("meeting" in message for message in found("V501", extensions=(extension,)))
    cited = evolve(extension, meeting_sources=("nowhere",))
    assert found("V502", extensions=(cited,)) == ["its meeting cites 'nowhere', which is not in the list of sources"]


def test_single_sources_by_their_kind() -> None:
    from minetreaty.model.sources import Source, SourceKind

    un = Source(id="un", title="News", publisher="UN", kind=SourceKind.UN)
    listed = (*record().table(Source), un)
    by_un = act("CCC", "accession", "2001-03-05", sources=("un",))
    assert len(found("V503", by_un, sources=listed)) == 1
    assert found("V503", figures=(figure("x", 1, sources=("un",)),), sources=listed) == []
    unknown = act("CCC", "accession", "2001-03-05", sources=("nowhere",))
    two = act("DDD", "accession", "2001-03-05", sources=("paper", "un"))
    assert found("V503", unknown, two, sources=listed) == []


def test_a_source_without_a_readable_date() -> None:
    listed = tuple(evolve(source, as_of="about 2000") for source in record().table(Source))
    assert found("V504", act("CCC", "accession", "2001-03-05", sources=("paper",)), sources=listed) == []


def test_codes_without_the_form_of_codes() -> None:
    states = (mt.State(alpha3="AA", name="A", m49="1"), mt.State(alpha3="AAB", alpha2="aa", name="B"))
    messages = found("I606", states=states)
    assert messages == [
        "'AA' does not have the form of a code",
        "'1' does not have the form of a code",
        "'aa' does not have the form of a code",
        "aa is also a code of AA",
    ]


def test_a_listed_code_means_one_state_on_a_date() -> None:
    def state(alpha3: str, since: str = "", until: str = "") -> mt.State:
        ends = {"since": since, "until": until}
        span = Span(**{name: PartialDate.parse(end) for name, end in ends.items() if end})
        listed = CountryCode(system=CodeSystem.COW, code="345", span=span, sources=("gazette",))
        return mt.State(alpha3=alpha3, name=alpha3, codes=(listed,))

    after = (state("AAA", until="1990-01-01"), state("BBB", since="1990-01-01"))
    assert found("I610", states=after) == []
    assert found("I610", states=(state("AAA", until="1990-01-02"), after[1])) == [
        "its code 345 (cow) is also that of AAA on some date"
    ]
    # The longest is kept in view: a short one between does not hide it.
    three = (state("AAA"), state("BBB", "1990-01-01", "1991-01-01"), state("CCC", "1995-01-01"))
    assert found("I610", states=three) == ["its code 345 (cow) is also that of AAA on some date"] * 2
    # A State may have two codes of a list, or one code twice.
    twice = mt.State(alpha3="AAA", name="A", codes=(*after[0].codes, *after[0].codes))
    assert found("I610", states=(twice,)) == []


def test_unknown_codes_in_every_kind_of_fact() -> None:
    from minetreaty.model.implementation import Meeting, MeetingKind
    from minetreaty.model.states import SuccessionOfStates

    objection = act("AAA", "communication", "2001-01-01", target=mt.ActRef.parse("ZZZ accession 2000-01-01"))
    meeting = Meeting(convention="PACT", key="1", kind=MeetingKind.MEETING, presidency="YYY", sources=("gazette",))
    followed = SuccessionOfStates(
        predecessor="X", predecessor_code="XXX", successor="WWW", date=dt.date(2000, 1, 1), kind="dissolution"
    )
    codes_ = [m.split("'")[1] for m in found("I601", objection, meetings=(meeting,), successions=(followed,))]
    assert codes_ == ["ZZZ", "XXX", "WWW", "YYY"]


def test_findings_on_deadlines_have_the_place_in_the_file(tmp_path: Path) -> None:
    record = json.loads(mt.dumps(mt.load()))
    angola = next(i for i, e in enumerate(record["extensions"]) if (e["state"], e["number"]) == ("AGO", 1))
    record["extensions"][angola]["until"] = "2012-12-31"  # the deadline before it was 2013-01-01
    file = tmp_path / "record.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    (finding,) = mt.validate(file, rules=["O702"]).findings
    assert finding.where == f"{file.as_posix()}#/extensions/{angola}: AGO clearance, extension 1 (APMBC)"


def test_duplicate_facts() -> None:
    from minetreaty.model.implementation import Meeting, MeetingKind

    act_ = act("CCC", "accession", "2001-03-05")
    assert found("I609", act_, act_) == []  # P320
    meeting = Meeting(convention="PACT", key="1", kind=MeetingKind.MEETING, place="Klow", sources=("gazette",))
    printed = PublishedTotal(
        convention="PACT",
        date=dt.date(2001, 1, 1),
        population=Population.SIGNATORIES,
        published=1,
        sources=("gazette",),
    )
    meetings = (meeting, evolve(meeting, place="Szohod"), evolve(meeting, key="2"))
    again = (printed, printed, evolve(printed, published=2))
    assert found("I609", meetings=meetings, totals=again) == ["it is already in the data"] * 2
    campaign = mt.load().facts.table(CampaignFacts)[0]
    assert found("I609", campaigns=(campaign, evolve(campaign, title="Another"))) == ["it is already in the data"]


def test_the_places_of_duplicates(tmp_path: Path) -> None:
    record = json.loads(mt.dumps(mt.load()))
    record["acts"].append(record["acts"][0])
    file = tmp_path / "record.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    (finding,) = mt.validate(file, rules=["P320"]).findings
    name = file.as_posix()
    assert finding.where.startswith(f"{name}#/acts/0, {name}#/acts/{len(record['acts']) - 1}: ")


def test_a_state_with_the_name_of_an_entity_that_is_not_a_state() -> None:
    from minetreaty.model.states import NonState

    entity = NonState(name="Freedonia", names=("Land of the Free", "Borduria"), reason="a film")
    assert found("I604", non_states=(entity,)) == [
        "its name 'Borduria' is also in the list of entities that are not States"
    ]


def test_sources_with_another_date() -> None:
    source = Source(id="x", title="X", publisher="X", as_of="2005", kind=SourceKind.OFFICIAL)
    later = figure("m", 1, as_of=PartialDate(2006), sources=("x",))
    same = figure("n", 1, as_of=PartialDate(2005, 12, 31), sources=("x",))
    assert found("V504", figures=(later, same), sources=(source,)) == ["x has the date 2005, before the fact"]
    granted = extension(1, "2015-10-01", granted=dt.date(2010, 6, 1), sources=("x",))
    assert found("V504", extensions=(granted,), sources=(source,)) == ["x has the date 2005, before the fact"]
    asked = ExtensionRequest(
        convention="PACT", state="AAA", duty="d", meeting="m", as_of=dt.date(2006, 1, 1), sources=("x",)
    )
    done = Completion(
        convention="PACT", state="AAA", duty="d", kind=CompletionKind.LISTED, by=PartialDate(2006), sources=("x",),
        not_before=PartialDate(2007),
    )  # fmt: skip
    assert found("V504", extension_requests=(asked,), completions=(done,), sources=(source,)) == [
        "x has the date 2005, before the fact",
        "x has the date 2005, before the fact",
    ]
    declared = evolve(done, date=PartialDate(2006), by=None, not_before=None)
    assert found("V504", completions=(declared,), sources=(source,)) == ["x has the date 2005, before the fact"]
    left_to_do_in_2004 = evolve(declared, not_before=PartialDate(2004))
    assert found("V504", completions=(left_to_do_in_2004,), sources=(source,)) == []
    assert found("D213", completions=(done,)) == ["it was completed by 2006, but not before 2007"]
    assert found("V504", undated("CCC", "declaration", "2006", sources=("x",)), sources=(source,)) == [
        "x has the date 2005, before the act"
    ]
    future = evolve(source, as_of="2021-02")
    assert found("V509", sources=(future,)) == ["its date is 2021-02, after the edition's date, 2021-01-01"]
    assert found("V509", sources=(evolve(source, as_of=""), evolve(source, id="y", as_of="2021"))) == []


def test_successions_of_states_on_a_different_date() -> None:
    from minetreaty.model.states import SuccessionOfStates

    def followed(**changes: Any) -> list[str]:
        given: dict[str, Any] = {"predecessor": "X", "successor": "NEW", "date": dt.date(2005, 3, 1)}
        one = SuccessionOfStates(**{**given, "kind": "separation", **changes})
        return found("D215", successions=(one,), states=world().table(State))

    assert followed() == followed(successor="ZZZ") == followed(successor="AAA") == []
    assert followed(date=dt.date(2005, 3, 2)) == ["Newland is counted from 2005-03-01, not from 2005-03-02"]
    assert followed(date=dt.date(2005, 3, 2), kind="rename") == []


def test_sources_of_successions_are_examined() -> None:
    from minetreaty.model.states import SuccessionOfStates

    bare = SuccessionOfStates(predecessor="X", successor="NEW", date=dt.date(2005, 3, 1), kind="separation")
    known = Source(id="atlas", title="Atlas", publisher="a press", kind=SourceKind.DATASET)
    cited = evolve(bare, sources=("atlas",))
    assert found("V501", successions=(bare,)) == found("V501")  # some are in the data without a document
    assert found("V502", successions=(cited,)) == ["it cites 'atlas', which is not in the list of sources"]
    assert found("V502", known, successions=(cited,)) == []
    assert found("V505", successions=(bare,), sources=(known,)) == ["no fact cites it"]
    assert found("V505", successions=(cited,), sources=(known,)) == []
    assert found("I609", successions=(cited, bare)) == []
    assert found("I609", successions=(cited, cited)) == ["it is already in the data"]


@pytest.mark.parametrize("day", ["1999-06-01", "2006-07-01", "2024-01-01"])
def test_a_register_as_known_is_not_compared_with_later_facts(day: str) -> None:
    report = mt.validate(mt.load().as_known(dt.date.fromisoformat(day)))
    assert report.ok, str(report)
    assert not any(code.startswith("O") for code in report.rules)


def test_totals_are_not_compared_with_assumed_acts() -> None:
    assumed = mt.Act(state="USA", convention="CCM", kind="accession", date="2026-01-05")
    report = mt.validate(mt.load().deposit(assumed))
    assert report.ok and {f.code for f in report.findings if f.state == "USA"} == {"V508"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"rules": 7}, "give codes"),
        ({"rules": [None]}, "give codes"),
        ({"rules": [lambda register: None]}, "gave None"),
        ({"rules": [lambda register: ["x"]]}, "gave 'x'"),
        ({"silence": ["C401"]}, "give a reason for each code"),
        ({"silence": {7: "why"}}, "a code, or a code and a place"),
        ({"silence": {("C401", 7): "why"}}, "a code, or a code and a place"),
    ],
)
def test_arguments_are_checked(given: Any, said: str) -> None:
    with pytest.raises(InvalidChoice, match=said):
        mt.validate(founded(), **given)


def test_facts_are_named() -> None:
    """Findings name the facts of every table in words."""
    from minetreaty.model.announcements import Announcement
    from minetreaty.model.implementation import Meeting
    from minetreaty.model.states import Group, SuccessionOfStates

    facts = Bundled()
    kinds = (ExtensionRequest, Completion, Announcement, CampaignFacts, Group, Meeting, SuccessionOfStates)
    for kind in kinds:
        for fact in facts.table(kind):
            assert label(fact) and "(" not in label(fact)[:1]
    assert label("else") == "else"
