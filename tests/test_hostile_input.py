"""Whatever is given to a reader: an error of ours with a place, in bounded time and memory, and nothing half-read."""

import csv
import json
import os
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import minetreaty as mt
from minetreaty.facts import folder as folders
from minetreaty.facts import parsing as intake
from minetreaty.validation.catalogue import BY_CODE
from tests.facts.test_folders import SMALL
from tests.test_reading import CONTENT

TEXT = json.dumps(CONTENT)


def findings(read: Callable[[], object]) -> tuple[mt.Finding, ...]:
    """The faults found, each with its code, place and hint."""
    with pytest.raises(mt.UnreadableData) as caught:
        read()
    found = caught.value.findings
    assert found
    assert all(f.code in BY_CODE and f.where and f.message and f.hint for f in found)
    assert len(found) <= intake.MAX_FINDINGS + 1
    assert len(str(caught.value)) < 10_000
    return found


def codes(read: Callable[[], object]) -> set[str]:
    return {finding.code for finding in findings(read)}


def understood_or_refused(read: Callable[[], mt.Register]) -> None:
    """Either every entry was understood, so that it can be written and read again; or it is an error of ours."""
    try:
        reg = read()
    except mt.UnreadableData:
        findings(read)
    else:
        assert mt.loads(mt.dumps(reg)) == reg


# ---- JSON


def test_a_text_cut_off_anywhere_is_refused() -> None:
    for end in range(len(TEXT) - 1):
        assert codes(lambda end=end: mt.loads(TEXT[:end])) == {"S104"}  # type: ignore[misc]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_other_encodings_are_named(encoding: str) -> None:
    (fault,) = findings(lambda: mt.loads(TEXT.encode(encoding)))
    assert (fault.code, fault.where) == ("S103", "text:1:1")


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_deep_nesting(opening: str, closing: str) -> None:
    for text in (opening * 100_000, opening * 100_000 + "1" + closing * 100_000):
        assert codes(lambda text=text: mt.loads(text)) <= {"S102", "S104"}  # type: ignore[misc]


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_nesting_that_only_some_parsers_take(opening: str, closing: str) -> None:
    """From Python 3.12 on the parser takes this depth, and what it holds is refused instead."""
    text = opening * 2000 + "1" + closing * 2000
    assert codes(lambda: mt.loads(text)) <= {"S102", "S106", "S107", "S108", "S113"}


def test_nesting_that_the_parser_takes_is_refused_where_it_begins() -> None:
    text = TEXT.replace('"day_order": 2', '"day_order": ' + "[" * 200 + "]" * 200)
    (fault,) = findings(lambda: mt.loads(text))
    assert (fault.code, fault.where) == ("S108", "text#/acts/1/day_order")


HEAD = '{"format": "minetreaty/1", "version": "x", "date": "2026-01-01", '
HUGE = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2 * 2**30,) * 2)
import minetreaty as mt
for make in (
    lambda: "[" * (64 * 2**20 + 1),
    lambda: "[" * 1_900_000,
    lambda: '"' + "a" * (64 * 2**20 - 9),
    lambda: b"\\xff" * (64 * 2**20),
    lambda: {HEAD!r} + '"figures": [{{"value": ' + "9" * 10_000_000 + "}}]}}",
    lambda: {HEAD!r} + '"figures": [{{"value": -0.' + "9" * 10_000_000 + "e9}}]}}",
    lambda: {HEAD!r} + '"acts": [' + "1," * 1_900_000 + "1]}}",
    lambda: {HEAD!r} + '"acts": [' + "{{}}," * 600_000 + "{{}}]}}",
    lambda: {HEAD!r} + '"acts": [{{"sources": [' + "1," * 1_900_000 + "1]}}]}}",
    lambda: {HEAD!r} + ",".join(f'"k{{i}}": 1' for i in range(1_900_000)) + "}}",
    lambda: {HEAD!r} + ",".join('"k": 1' for i in range(1_900_000)) + "}}",
    lambda: {HEAD!r} + '"acts": [{{"kind": "' + "a" * (60 * 2**20) + '"}}]}}',
):
    try:
        mt.loads(make())
    except mt.UnreadableData as error:
        print(len(error.findings), error.findings[0].code)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited with the means of Linux")
def test_huge_texts_in_bounded_time_and_memory() -> None:
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", HUGE], capture_output=True, text=True, timeout=120)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 12
    assert time.monotonic() - started < 60


def test_what_is_beyond_the_bounds_says_so() -> None:
    (fault,) = findings(lambda: mt.loads(" " * (intake.MAX_BYTES + 1)))
    assert fault.code == "S102" and "64 MiB" in fault.message
    (fault,) = findings(lambda: mt.loads("," * (intake.MAX_VALUES + 1)))
    assert fault.code == "S102" and "2,000,000 values" in fault.message


def test_an_error_lists_a_thousand_faults_and_says_that_there_are_more() -> None:
    many = {**CONTENT, "acts": [1] * 5000}
    found = findings(lambda: mt.loads(json.dumps(many)))
    assert len(found) == 1001
    assert [fault.code for fault in found[-2:]] == ["S108", "S117"]
    exact = {**CONTENT, "acts": [1] * 1000}
    assert {fault.code for fault in findings(lambda: mt.loads(json.dumps(exact)))} == {"S108"}


def test_many_faults_in_one_entry() -> None:
    entry = dict.fromkeys((f"k{i}" for i in range(3000)), 1)
    found = findings(lambda: mt.loads(json.dumps({**CONTENT, "acts": [entry, entry], "k": 1})))
    assert len(found) == 1001 and found[-1].code == "S117"
    found = findings(lambda: mt.loads(json.dumps({**CONTENT, **entry})))
    assert len(found) == 1001 and found[-1].code == "S117"
    found = findings(lambda: mt.loads("{" + ", ".join(f'"k{i}": 1, "k{i}": 1' for i in range(3000)) + "}"))
    assert len(found) == 1001 and [fault.code for fault in found[-2:]] == ["S105", "S117"]


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@given(VALUES)
def test_any_json_value(value: Any) -> None:
    assert codes(lambda: mt.loads(json.dumps(value))) <= {"S104", "S106", "S107", "S108", "S113"}


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value within a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(p for key, item in items for p in paths(item, (*path, key)))]


PATHS = [path for path in paths(CONTENT) if path]


@given(st.sampled_from(PATHS), VALUES)
def test_any_value_anywhere(path: tuple[Any, ...], value: Any) -> None:
    content = json.loads(TEXT)
    target = content
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    understood_or_refused(lambda: mt.loads(json.dumps(content)))


@given(st.data())
def test_any_damage(data: st.DataObject) -> None:
    raw = bytearray(TEXT.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        length = data.draw(st.sampled_from([0, 1, 8, 64]))
        raw[at : at + length] = data.draw(st.binary(max_size=8) | st.just(bytes(raw[at : at + 40])))
    understood_or_refused(lambda: mt.loads(bytes(raw)))


@given(st.binary())
def test_any_bytes(raw: bytes) -> None:
    findings(lambda: mt.loads(raw))


# ---- files


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_special_files_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (fault,) = findings(lambda: mt.load(tmp_path / "pipe.json"))  # opening it would wait for ever
    assert (fault.code, fault.message) == ("S101", "This is no regular file.")
    for device in ("/dev/zero", "/dev/null", "/dev/tty"):
        if Path(device).exists() and stat.S_ISCHR(Path(device).stat().st_mode):
            assert codes(lambda device=device: mt.load(device)) == {"S101"}  # type: ignore[misc]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps links to administrators")
def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "c").symlink_to("nothing")
    for name in ("a", "b", "c"):
        assert codes(lambda name=name: mt.load(tmp_path / name)) == {"S101"}  # type: ignore[misc]


def test_a_file_of_a_terabyte(tmp_path: Path) -> None:
    with (tmp_path / "holes.json").open("wb") as file:
        file.truncate(2**40)
    assert codes(lambda: mt.load(tmp_path / "holes.json")) == {"S102"}


def test_binary_files(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(Path(sys.executable).read_bytes()[:100_000])
    assert codes(lambda: mt.load(tmp_path / "a.json")) == {"S103"}


def test_an_empty_folder(tmp_path: Path) -> None:
    assert codes(lambda: mt.load(tmp_path)) == {"S107"}


# ---- tables


def small(place: Path, **tables: bytes) -> Path:
    for name, text in SMALL.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_bytes(tables.get(Path(name).stem, text.encode()))
    return place


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (b"alpha3,name\nAAA,A\x00\nBBB,B\nCCC,C\n", {"S114"}),
        (b"alpha3,name\nA\x00A,A\nBBB,B\nCCC,C\n", {"S114"}),
        (b"alpha3,na\x00me\nAAA,A\n", {"S106", "S107"}),
        (b"\x00" * 100, {"S103"}),
        (b'alpha3,name\nAAA,"A\nBBB,B\n', {"S104"}),
        (b'alpha3,name\n"AAA"x,A\n', {"S104"}),
        (b"alpha3,name\nAAA," + b"A" * 110_000 + b"\n", {"S102"}),
        (b"alpha3,name\nAAA\n", {"S116"}),
        (b"alpha3,name\n" + b"AAA\n" * 5000, {"S116", "S117"}),
        (b"alpha3,name\n" + b"AAA,A\n" * 5000, {"S111", "S117"}),
        (b"alpha3,name," + b"a," * 500_000, {"S105", "S106"}),
        (b"," * (intake.MAX_VALUES + 1), {"S102"}),
        (b"\xef\xbb\xbfalpha3,name\n", {"S103"}),
        ("alpha3,name\nAAA,Å\n".encode("utf-16"), {"S103"}),
        ("alpha3,name\nCIV,Côte d'Ivoire\n".encode("latin-1"), {"S103"}),
        (b"alpha3,name,since\nAAA,A,9999-12-31\n", {"S109"}),
        (b"alpha3,name,since\nAAA,A,+002000-01-01\n", {"S109"}),
        (b"alpha3;name\nAAA;A\n", {"S106", "S107"}),
        (b"=cmd|' /C calc'!A0,name\n", {"S106", "S107"}),
    ],
)
def test_tables_of_every_evil(table: bytes, expected: set[str], tmp_path: Path) -> None:
    place = small(tmp_path, states=table, names=b"state,text,kind\n")
    assert codes(lambda: mt.load(place)) == expected


@pytest.mark.parametrize("limit", [1000, 2**24])
def test_the_limit_of_cells_is_ours(limit: int, tmp_path: Path) -> None:
    place = small(tmp_path, states=b"alpha3,name\nAAA," + b"A" * 200_000 + b"\n")
    before = csv.field_size_limit(limit)
    try:
        assert codes(lambda: mt.load(place)) <= {"S102", "S104"}
    finally:
        csv.field_size_limit(before)


def test_cells_that_a_spreadsheet_would_run_are_text(tmp_path: Path) -> None:
    place = small(tmp_path, states=b"alpha3,name\nAAA,=1+1\nBBB,+B\nCCC,@C\n")
    assert mt.load(place).state("AAA").name == "=1+1"


def test_rows_of_unknown_entries_are_bounded(tmp_path: Path) -> None:
    rows = b"".join(b"X%d,A,alias\n" % number for number in range(5000))
    found = findings(lambda: mt.load(small(tmp_path, names=b"state,text,kind\n" + rows)))
    assert len(found) == 1001 and found[-1].code == "S117"


def test_editions_of_many_conventions_are_bounded(tmp_path: Path) -> None:
    keys = [f"A{number}" for number in range(100_000)]
    edition = json.dumps({"version": "x", "date": "2026-01-01", "conventions": keys}).encode()
    found = findings(lambda: mt.load(small(tmp_path, edition=edition)))
    assert found[0].code == "S102"
    assert len(found) == 1001


def test_folders_of_many_files_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = small(tmp_path)
    for number in range(20):
        (place / "acts" / f"x{number}.csv").touch()
    monkeypatch.setattr(folders, "_MOST_FILES", 5)
    found = findings(lambda: mt.load(place))
    assert 0 < len(found) <= 5


def test_the_files_of_a_folder_share_the_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = small(tmp_path)
    size = sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
    monkeypatch.setattr(intake, "MAX_BYTES", size)
    mt.load(place)
    monkeypatch.setattr(intake, "MAX_BYTES", size - 1)
    assert codes(lambda: mt.load(place)) == {"S102"}


NAMES = st.sampled_from([name for name in SMALL if name.endswith(".csv")])
CELLS = st.text(st.sampled_from("AB,\"\n\r;=\0 é1-'"), max_size=40)


@given(NAMES, CELLS | st.binary(max_size=40).map(lambda raw: raw.decode("latin-1")), st.integers(0, 400))
@settings(max_examples=settings().max_examples * 2)
def test_any_damage_to_a_table(name: str, text: str, at: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        place = small(Path(made))
        raw = SMALL[name].encode()
        (place / name).write_bytes(raw[:at] + text.encode("utf-8", "replace") + raw[at:])
        understood_or_refused(lambda: mt.load(place))
