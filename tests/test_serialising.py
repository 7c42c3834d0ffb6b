"""Answers as plain values: every kind of answer is written, and what goes both ways comes back equal."""

import json
from typing import Any

import jsonschema
import pytest

import minetreaty as mt
from minetreaty.due_form.consent import P303
from minetreaty.facts.invented import undated
from tests.invented import founded
from tests.values import values_by_class

REG = mt.load()


VALUES = [value for found in values_by_class().values() for value in found[:2] if not isinstance(value, Exception)]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_every_value_is_json_with_the_same_content_twice(value: Any) -> None:
    text = mt.to_json(value)
    assert json.loads(text) == mt.to_dict(value)
    assert text == mt.to_json(value)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_plain_values_are_of_plain_types(value: Any) -> None:
    def types(plain: Any) -> set[type]:
        parts = plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list) else ()
        return {type(plain)}.union(*map(types, parts))

    assert types(mt.to_dict(value)) <= {dict, list, str, int, float, bool, type(None)}


def test_a_state_is_its_code_and_name_wherever_it_is() -> None:
    estonia = {"code": "EST", "name": "Estonia"}
    standing = mt.to_dict(REG.standing("EST", "APMBC", on="2025-12-26"))
    assert (standing["state"], standing["status"], standing["is_party"]) == (estonia, "withdrawing", True)
    assert estonia in mt.to_dict(REG.parties("APMBC", on="2025-12-26"))["members"]
    assert mt.to_dict(REG.state("EST")) == estonia
    assert mt.to_dict(REG.changes("APMBC", since="2025-06-27", until="2025-06-27"))[0]["state"] == estonia
    assert mt.to_dict(REG.acts("APMBC", state="EST"))[0]["state"] == "EST"


def test_what_is_not_known_is_null() -> None:
    count = mt.to_dict(REG.count("states_parties", "APMBC", on="2026-11-30"))
    assert (count["number"], count["at_least"], count["at_most"]) == (None, 161, 162)
    assert count["open"]["members"] == [{"code": "LBN", "name": "Lebanon"}]
    assert {doubt["kind"] for doubt in count["doubts"]} >= {"open", "unconfirmed", "beyond_record"}
    none = mt.to_dict(REG.count("signatories", "CCW-P2"))
    assert (none["number"], none["open"], none["note"]) == (None, None, "no signature stage")


def test_a_change_says_how_well_its_date_is_known() -> None:
    first, last = mt.to_dict(REG.history("LBN", "APMBC"))["transitions"]
    assert (first["date_is"], first["not_before"], first["not_after"]) == ("at_earliest", "2026-04-15", None)
    assert (last["date_is"], last["not_before"], last["not_after"]) == ("at_latest", None, "2027-06-01")


def test_acts_claims_conventions_and_registers_go_both_ways() -> None:
    converter = mt.converter()
    for key in ("APMBC", "CCW-P5"):
        convention = REG.convention(key)
        assert converter.structure(mt.to_dict(convention), mt.Convention) == convention
        for act in REG.acts(key):
            assert converter.structure(mt.to_dict(act), mt.Act) == act
    for open_act in REG.undated("APMBC"):
        assert converter.structure(mt.to_dict(open_act), mt.UndatedAct) == open_act
    claims = mt.claims_in(
        "165 countries are party to the Ottawa Convention. Estonia is a State Party.", published="2025-06-18"
    )
    assert claims
    for claim in claims:
        assert converter.structure(mt.to_dict(claim), mt.Claim) == claim
        assert converter.structure(json.loads(mt.to_json(claim)), type(claim)) == claim
    invented = founded(undated("CCC", "accession", "2020-09"))
    assert converter.structure(mt.to_dict(invented), mt.Register) == invented
    assert mt.to_json(REG) == mt.dumps(REG)


@pytest.mark.parametrize(
    ("given", "kind", "where"),
    [
        ({"state": "EST", "convention": "APMBC", "kind": "acession", "date": "2004-05-12"}, mt.Act, "Act#/kind"),
        ({"state": "EST", "kind": "accession", "date": "2004-05-12", "day": 1}, mt.Act, "Act#/convention"),
        ({"key": "X"}, mt.Convention, "Convention#/adopted"),
        ([], mt.Act, "Act#"),
        ("EST", mt.Convention, "Convention#"),
        ({"type": "count"}, mt.Claim, "text#/claims/0"),
        ({"format": "other"}, mt.Register, "content#/format"),
    ],
)
def test_what_cannot_be_read_says_where_and_why(given: object, kind: type[Any], where: str) -> None:
    with pytest.raises(mt.UnreadableData) as error:
        mt.converter().structure(given, kind)
    assert where in {finding.where for finding in error.value.findings}


def test_a_claim_of_another_kind_is_refused() -> None:
    (claim,) = mt.claims_in("165 countries are party to the Ottawa Convention.", published="2025-06-18")
    with pytest.raises(mt.UnreadableData, match="Expected a RankClaim"):
        mt.converter().structure(mt.to_dict(claim), mt.RankClaim)


def test_lists_sets_and_mappings_of_answers_are_written() -> None:
    parties = REG.parties("CCM", on="2026-01-01")
    assert mt.to_dict({"status": mt.Status.PARTY, "on": mt.PartialDate(2026, 4)}) == {
        "status": "party",
        "on": "2026-04",
    }
    assert mt.to_dict([parties, (1, None, "x", 1.5, True)])[1] == [1, None, "x", 1.5, True]
    assert mt.to_json({"a": frozenset({mt.Status.PARTY})}, indent=1) == '{\n "a": [\n  "party"\n ]\n}'


@pytest.mark.parametrize("value", [object(), 1j, b"bytes", REG.parties])
def test_what_has_no_plain_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        mt.to_json(value)


# ---- the schemas of answers


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_every_value_is_as_its_schema_says(value: Any) -> None:
    if isinstance(value, mt.Register):
        pytest.skip("its schema is minetreaty.schema.json")
    schema = mt.answer_schema(type(value))
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    errors = jsonschema.Draft202012Validator(schema, format_checker=checker).iter_errors(mt.to_dict(value))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_a_schema_refuses_what_is_no_such_answer() -> None:
    validator = jsonschema.Draft202012Validator(mt.answer_schema(mt.Standing))
    good = mt.to_dict(REG.standing("EST", "APMBC", on="2025-12-26"))
    assert validator.is_valid(good)
    for wrong in ({"status": "member"}, {"state": "EST"}, {"is_party": "yes"}, {"since": 2025}, {"more": 1}):
        assert not validator.is_valid({**good, **wrong})
    assert not validator.is_valid({name: value for name, value in good.items() if name != "doubts"})


def test_what_the_question_does_not_ask_is_null_in_the_schema_too() -> None:
    validator = jsonschema.Draft202012Validator(mt.answer_schema(mt.Count))
    assert validator.is_valid(mt.to_dict(REG.count("signatories", "CCW-P2")))


@pytest.mark.parametrize("kind", [bytes, complex, type])
def test_what_has_no_plain_form_has_no_schema(kind: type[Any]) -> None:
    with pytest.raises(TypeError, match="has no plain form"):
        mt.answer_schema(kind)


def test_a_rule_is_written_without_its_function() -> None:
    found = mt.to_dict(P303)
    assert found == {"code": "P303", "severity": "error", "title": "Second consent", "reason": "the article on consent"}
