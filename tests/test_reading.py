"""Reading canonical JSON: nothing is coerced, nothing unknown passes; one error says all that is wrong, and where."""

import copy
import datetime as dt
import json
import pickle
from pathlib import Path
from typing import Any

import pytest

import minetreaty as mt
from minetreaty.facts import fault_rules
from minetreaty.facts.faults import suggestion
from minetreaty.findings import rules_in
from minetreaty.model.implementation import Figure

CONTENT: dict[str, Any] = {
    "format": "minetreaty/1",
    "version": "a small one",
    "date": "2026-01-01",
    "conventions": [
        {
            "key": "PACT",
            "title": "Pact",
            "short_title": "Pact",
            "adopted": "2000-01-01",
            "as_of": "2025-12-31",
            "consent": {"article": "Art. 2", "kinds": ["ratification", "accession"]},
            "entry_into_force": {"article": "Art. 3", "deposits": 1, "delay": {"months": 6}},
            "entry_into_force_for_state": {"article": "Art. 4", "delay": {"months": 6}},
            "mines": "ban",
        }
    ],
    "acts": [
        {"state": "AAA", "convention": "PACT", "kind": "accession", "date": "2001-02-03", "sources": ["gazette"]},
        {
            "state": "BBB",
            "convention": "PACT",
            "kind": "objection",
            "date": "2002-02-03",
            "sources": ["gazette"],
            "day_order": 2,
            "unconfirmed": True,
            "armed_conflict": None,
            "target": {"state": "AAA", "kind": "accession", "date": "2001-02-03"},
        },
    ],
    "undated_acts": [
        {"state": "CCC", "convention": "PACT", "kind": "accession", "when": "2003-05", "sources": ["gazette"]}
    ],
    "states": [
        {
            "alpha3": "AAA",
            "name": "A",
            "since": "1990-01-01",
            "names": [{"text": "Land of A", "kind": "official", "language": "en", "span": {"since": "1990"}}],
        },
        {"alpha3": "BBB", "name": "B"},
        {"alpha3": "CCC", "name": "C"},
    ],
    "groups": [{"key": "G", "title": "Group", "dated": True}],
    "sources": [{"id": "gazette", "title": "Gazette", "publisher": "A", "kind": "official"}],
    "figures": [{"measure": "m", "value": 4, "unit": "u", "sources": ["gazette"]}],
}


def changed(path: str, value: Any) -> str:
    """The small content with one value set, or taken away where it is `...`."""
    content = copy.deepcopy(CONTENT)
    *way, last = [int(part) if part.isdigit() else part for part in path.split("/")]
    target: Any = content
    for part in way:
        target = target[part]
    if value is ...:
        del target[last]
    elif isinstance(target, list):
        target.append(value)
    else:
        target[last] = value
    return json.dumps(content)


def found(text: str | bytes) -> list[tuple[str, str]]:
    """The code and the place of each fault."""
    with pytest.raises(mt.UnreadableData) as caught:
        mt.loads(text)
    assert all(finding.severity is mt.Severity.ERROR and finding.hint for finding in caught.value.findings)
    return [(finding.code, finding.where) for finding in caught.value.findings]


def test_what_is_right_is_read() -> None:
    reg = mt.loads(json.dumps(CONTENT))
    assert reg.parties("PACT", on="2001-08-03").codes == ("AAA",)
    assert reg.parties("PACT", on="2001-08-02").codes == ()
    (figure,) = reg.facts.table(Figure)
    assert type(figure.value) is float
    assert str(reg.undated("PACT")[0].when) == "2003-05"
    assert reg.facts.states["AAA"].names[0].span.since == mt.PartialDate(1990)
    assert reg.convention("PACT").mines == "ban"
    assert type(reg.convention("PACT").consent.kinds[0]) is mt.ActKind


def test_bytes_are_read_as_utf8() -> None:
    assert mt.loads(json.dumps(CONTENT).encode()) == mt.loads(json.dumps(CONTENT))


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        # nothing is coerced
        ("acts/1/day_order", "2", "S108"),
        ("acts/1/day_order", 2.0, "S108"),
        ("acts/1/day_order", True, "S108"),
        ("acts/1/day_order", -1, "S108"),
        ("acts/1/day_order", 1000, "S108"),
        ("acts/1/unconfirmed", 1, "S108"),
        ("acts/1/unconfirmed", "yes", "S108"),
        ("acts/1/unconfirmed", None, "S108"),
        ("acts/1/state", 7, "S108"),
        ("acts/1/note", 7, "S108"),
        ("acts/1/note", None, "S108"),
        ("acts/1/note", ["a"], "S108"),
        ("acts/1/note", {"a": 1}, "S108"),
        ("acts/1/sources", "gazette", "S108"),
        ("acts/1/sources", {"gazette": 1}, "S108"),
        ("acts/1/target", "AAA accession 2001-02-03", "S108"),
        ("acts/1", [], "S108"),
        ("figures/0/value", "4", "S108"),
        ("figures/0/value", True, "S108"),
        ("figures/0/value", 2**53 + 1, "S108"),
        ("version", 1, "S108"),
        ("acts", {}, "S108"),
        ("acts", None, "S108"),
        ("states/0/names", None, "S108"),
        # dates
        ("acts/0/date", "20010203", "S109"),
        ("acts/0/date", "2001-W05-6", "S109"),
        ("acts/0/date", "2001-2-3", "S109"),
        ("acts/0/date", "2001-02", "S109"),
        ("acts/0/date", "2001-02-30", "S109"),
        ("acts/0/date", "2001-02-03T00:00:00", "S109"),
        ("acts/0/date", "0000-00-00", "S109"),
        ("acts/0/date", "0999-12-31", "S109"),
        ("acts/0/date", "3000-01-01", "S109"),
        ("acts/0/date", "٢٠٠١-٠٢-٠٣", "S109"),
        ("acts/0/date", 20010203, "S108"),
        ("acts/0/effect", "soon", "S109"),
        ("undated_acts/0/when", "2003-13", "S109"),
        ("undated_acts/0/when", "03", "S109"),
        ("undated_acts/0/when", "3003", "S109"),
        ("undated_acts/0/when", 2003, "S108"),
        ("date", "2026", "S109"),
        ("known_on", "2026", "S109"),
        # words
        ("acts/0/kind", "Accession", "S110"),
        ("acts/0/kind", 1, "S108"),
        ("conventions/0/mines", "forbid", "S110"),
        ("conventions/0/consent/kinds/0", "signing", "S110"),
        ("states/0/names/0/kind", "nickname", "S110"),
        # what the format does not know
        ("acts/0/stat", "AAA", "S106"),
        ("acts/0/a~b", "AAA", "S106"),
        ("conventions/0/consent/artcle", "Art. 2", "S106"),
        ("conventions/0/in_force", "2001-08-03", "S106"),
        ("laws", [], "S106"),
        # what is missing
        ("acts/0/state", ..., "S107"),
        ("acts/0/state", "", "S107"),
        ("acts/0/sources", ..., "S107"),
        ("acts/0/sources/0", "", "S107"),
        ("acts/0/date", ..., "S107"),
        ("conventions/0/entry_into_force/delay", ..., "S107"),
        ("version", ..., "S107"),
        ("date", ..., "S107"),
        # another format
        ("format", ..., "S113"),
        ("format", "minetreaty/2", "S113"),
        ("format", 1, "S113"),
        # characters
        ("acts/0/note", "a\x1b[31m", "S114"),
        ("acts/0/note", "a\x00", "S114"),
        ("acts/0/note", "a\r\n", "S114"),
        ("acts/0/note", "\x85", "S114"),
        ("acts/0/note", "a\u202eb", "S114"),
        ("acts/0/note", "\udfff", "S114"),
        # references without which acts cannot be filed
        ("acts/0/convention", "TACT", "S112"),
        ("undated_acts/0/convention", "", "S107"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(path: str, value: Any, code: str) -> None:
    pointer = "/".join(part.replace("~", "~0") for part in path.split("/"))
    if path == "acts/1" or path.endswith(("kinds/0", "sources/0")):  # these were added at the end of their list
        pointer = pointer[:-1] + str({"acts/1": 2, "conventions/0/consent/kinds/0": 2}.get(path, 1))
    faults = found(changed(path, value))
    assert (code, f"text#/{pointer}") in faults
    assert len(faults) == 1 or (path, value) == ("undated_acts/0/convention", "")


@pytest.mark.parametrize("text", ["a\nb\tc", "Côte d'Ivoire", "ي", "a\u00a0b", "a\u2028b", "x" * 1000])
def test_other_text_passes(text: str) -> None:
    assert mt.loads(changed("acts/0/note", text)).acts("PACT")[0].note == text


def test_every_fault_is_in_one_error() -> None:
    content = copy.deepcopy(CONTENT)
    content["acts"][0].update(kind="acession", dat="2001-02-03", day_order="1")
    del content["acts"][0]["state"]
    content["acts"][1]["target"]["date"] = "never"
    content["states"][0]["names"][0] |= {"kind": 1, "span": {"until": "x"}}
    content["conventions"][0]["consent"] = 3
    content["undated_acts"].append(7)
    with pytest.raises(mt.UnreadableData) as caught:
        mt.loads(json.dumps(content))
    assert sorted((finding.code, finding.where) for finding in caught.value.findings) == [
        ("S106", "text#/acts/0/dat"),
        ("S107", "text#/acts/0/state"),
        ("S108", "text#/acts/0/day_order"),
        ("S108", "text#/conventions/0/consent"),
        ("S108", "text#/states/0/names/0/kind"),
        ("S108", "text#/undated_acts/1"),
        ("S109", "text#/acts/1/target/date"),
        ("S109", "text#/states/0/names/0/span/until"),
        ("S110", "text#/acts/0/kind"),
    ]
    message = str(caught.value)
    assert "9 faults" in message
    assert "S110 error: text#/acts/0/kind: 'acession' is not in the list of words. Did you mean 'accession'?" in message
    assert "Did you mean 'date'?" in message


def hanging(key: str, on: str | None, *, ends: bool = False) -> dict[str, Any]:
    """A convention that hangs on another."""
    law: dict[str, Any] = {**copy.deepcopy(CONTENT["conventions"][0]), "key": key}
    if ends:
        law["ends_with"] = {"article": "Art. 9", "convention": on}
    elif on is not None:
        law["consent"]["to"] = on
    return law


def test_conventions_that_hang_on_each_other_in_a_circle_are_refused() -> None:
    laws = [hanging("A", "B"), hanging("B", "C", ends=True), hanging("C", "A"), hanging("D", "A"), hanging("E", "E")]
    content = {"format": "minetreaty/1", "version": "x", "date": "2026-01-01", "conventions": laws}
    with pytest.raises(mt.UnreadableData) as caught:
        mt.loads(json.dumps(content))
    assert [(f.code, f.where, f.message) for f in caught.value.findings] == [
        ("S115", "text#/conventions/0/consent/to", "The convention depends on itself: A -> B -> C -> A."),
        ("S115", "text#/conventions/1/ends_with/convention", "The convention depends on itself: B -> C -> A -> B."),
        ("S115", "text#/conventions/2/consent/to", "The convention depends on itself: C -> A -> B -> C."),
        ("S115", "text#/conventions/4/consent/to", "The convention depends on itself: E -> E."),
    ]
    content["conventions"] = [
        hanging("A", None),
        hanging("B", "A"),
        hanging("C", "B", ends=True),
    ]
    assert mt.loads(json.dumps(content)).facts.keys == ("A", "B", "C")
    content["conventions"] = [hanging("D", "NOWHERE")]
    with pytest.raises(mt.UnreadableData, match="There is no convention 'NOWHERE'"):
        mt.loads(json.dumps(content))


def test_an_undated_act_with_a_day_is_refused() -> None:
    assert found(changed("undated_acts/0/when", "2003-05-06")) == [("S115", "text#/undated_acts/0")]


@pytest.mark.parametrize(
    ("section", "key", "entry"),
    [
        ("conventions", "key", CONTENT["conventions"][0]),
        ("states", "alpha3", {"alpha3": "AAA", "name": "Another"}),
        ("groups", "key", CONTENT["groups"][0]),
        ("sources", "id", CONTENT["sources"][0]),
        ("sources", "id", {**CONTENT["sources"][0], "id": "assumed"}),
    ],
)
def test_keys_are_unique(section: str, key: str, entry: dict[str, Any]) -> None:
    place = len(CONTENT[section])
    assert found(changed(f"{section}/{place}", entry)) == [("S111", f"text#/{section}/{place}/{key}")]


def test_doubled_keys_are_found_at_every_level() -> None:
    text = json.dumps(CONTENT)
    for plain, doubled, pointer in [
        ('"version": "a small one"', '"version": "1", "version": "2"', "/version"),
        ('"state": "AAA", "convention"', '"state": "BBB", "state": "AAA", "convention"', "/acts/0/state"),
        (
            '{"months": 6}}, "entry',
            '{"months": 1, "months": 6}}, "entry',
            "/conventions/0/entry_into_force/delay/months",
        ),
    ]:
        assert text.count(plain) == 1
        assert found(text.replace(plain, doubled)) == [("S105", f"text#{pointer}")]


def test_a_doubled_key_hides_no_other_fault() -> None:
    text = json.dumps(CONTENT).replace('"state": "AAA", "convention"', '"state": "B", "state": 7, "convention"')
    assert found(text) == [("S105", "text#/acts/0/state"), ("S108", "text#/acts/0/state")]
    text = json.dumps(CONTENT).replace('"state": "AAA", "convention"', '"note": "", "note": "", "convention"')
    text = text.replace('"date": "2001-02-03", "sources": ["gazette"]}', '"date": "2001-02-03"}', 1)
    assert found(text) == [
        ("S105", "text#/acts/0/note"),
        ("S107", "text#/acts/0/state"),
        ("S107", "text#/acts/0/sources"),
    ]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 41, "0." + "1" * 40])
def test_numbers_that_are_none(number: str) -> None:
    text = json.dumps(CONTENT).replace('"value": 4', f'"value": {number}')
    assert found(text) == [("S108", "text#/figures/0/value")]
    text = json.dumps(CONTENT).replace('"day_order": 2', f'"day_order": {number}')
    assert found(text) == [("S108", "text#/acts/1/day_order")]


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("", "S104", "text:1:1"),
        ("{", "S104", "text:1:2"),
        ('{"a": 1,\n "b" 2}', "S104", "text:2:6"),
        ("{} {}", "S104", "text:1:4"),
        ("[]", "S108", "text#"),
        ("null", "S108", "text#"),
        ('"minetreaty/1"', "S108", "text#"),
        ("NaN", "S108", "text#"),
        ("\ufeff{}", "S104", "text:1:1"),
        (b"\xef\xbb\xbf{}", "S103", "text:1:1"),
        (b"\xff\xfe{\x00}\x00", "S103", "text:1:1"),
        (b"\x00{\x00}", "S103", "text:1:1"),
        (b'{\n"a": "\xe9"}', "S103", "text:2:7"),
        (b"\x80", "S103", "text:1:1"),
    ],
)
def test_what_is_no_json(text: str | bytes, code: str, where: str) -> None:
    assert found(text) == [(code, where)]


def test_suggestions_are_made_for_words_only() -> None:
    assert suggestion("acession", ["accession"]) == "Did you mean 'accession'?"
    assert suggestion("x" * 61, ["x" * 61]) == ""


def test_the_error_survives_pickling() -> None:
    with pytest.raises(mt.UnreadableData) as caught:
        mt.loads("{}")
    back = pickle.loads(pickle.dumps(caught.value))
    assert back.findings == caught.value.findings
    assert str(back) == str(caught.value)


def test_every_code_says_what_it_stands_for() -> None:
    faults = rules_in(fault_rules)
    assert [rule.code for rule in faults] == [f"S{number}" for number in range(101, 101 + len(faults))]


# ---- files


def test_a_file_is_read_like_its_text(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_text(mt.dumps(mt.load()), encoding="utf-8")
    assert mt.load(file) == mt.load(str(file)) == mt.load()
    assert mt.load() is mt.load(None)


def test_faults_in_a_file_name_it(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_text(changed("acts/0/kind", "x"), encoding="utf-8")
    with pytest.raises(mt.UnreadableData) as caught:
        mt.load(file)
    assert caught.value.findings[0].where == f"{file.as_posix()}#/acts/0/kind"
    assert str(caught.value).startswith(f"{file.as_posix()} cannot be read, 1 fault:\n- S110 error: ")


@pytest.mark.parametrize("name", ["nothing.json", "nothing", "a\0b.json", "x" * 5000])
def test_files_that_are_not_there(name: str, tmp_path: Path) -> None:
    with pytest.raises(mt.UnreadableData) as caught:
        mt.load(f"{tmp_path}/{name}")
    assert [finding.code for finding in caught.value.findings] == ["S101"]


def test_a_single_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "acts.CSV").write_text("state,kind\n", encoding="utf-8")
    with pytest.raises(mt.UnreadableData, match="single table"):
        mt.load(tmp_path / "acts.CSV")


def test_days_far_away_are_known_days(tmp_path: Path) -> None:
    reg = mt.load().as_known(dt.date.max)
    assert mt.loads(mt.dumps(reg)).edition.known_on == dt.date.max
    assert mt.loads(changed("known_on", None)).edition.known_on is None


@pytest.mark.parametrize("read", [lambda: mt.loads(None), lambda: mt.loads(["x"]), lambda: mt.load(7)])  # type: ignore[arg-type]
def test_what_is_neither_text_nor_a_path(read: Any) -> None:
    with pytest.raises(mt.UnreadableData) as caught:
        read()
    assert [finding.code for finding in caught.value.findings] == ["S108"]


def test_what_is_no_register_and_no_text_is_refused() -> None:
    with pytest.raises(mt.UnreadableData, match=r"S108 error: register: Expected a Register, found 'x'"):
        mt.dumps("x")  # type: ignore[arg-type]
    others: tuple[Any, ...] = (3, None, {})
    for wrong in others:
        with pytest.raises(mt.UnreadableData, match=r"S108 error: text: Expected text, found "):
            mt.loads(wrong)
