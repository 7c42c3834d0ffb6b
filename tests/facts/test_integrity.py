"""Every file of the bundled edition: a byte changed, the file taken away or another one added is noticed and named."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import minetreaty as mt
from minetreaty import cli
from minetreaty.facts import bundled, integrity
from minetreaty.facts.bundled import Bundled
from minetreaty.facts.layout import BESIDE, OPTIONAL, SECTIONS

PACKAGE = Path(mt.__file__).parent
DATA = PACKAGE / "data"
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.is_file())
FACTS = [name for name in FILES if name not in BESIDE and not name.startswith(("timelines/", integrity.LIST))]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data. The tests restore what they change."""
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("copy") / "data"))


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def places(content: bytes) -> list[int]:
    """The first byte, the last one and some between."""
    return sorted({0, len(content) // 3, len(content) // 2, len(content) - 1})


def test_all_is_as_it_was_shipped(copy: Path) -> None:
    for found in (mt.verify(), mt.verify(copy), mt.verify(str(copy))):
        assert found.ok and found.verified == len(FILES)
        assert str(found).endswith(f"all {len(FILES)} files are as they were shipped.")
        found.raise_if_failed()


@pytest.mark.parametrize("name", FILES)
def test_a_changed_byte_is_noticed(name: str, copy: Path) -> None:
    file = copy / name
    whole = file.read_bytes()
    try:
        for at in places(whole):
            file.write_bytes(flipped(whole, at))
            found = mt.verify(copy)
            assert (found.differs, found.missing, found.extra) == ((name,), (), ())
            assert not found.ok and name in str(found)
    finally:
        file.write_bytes(whole)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_and_an_extra_one_are_noticed(name: str, copy: Path) -> None:
    file = copy / name
    other = file.with_name(f"other-{file.name}")
    file.rename(other)
    try:
        found = mt.verify(copy)
    finally:
        other.rename(file)
    extra = other.relative_to(copy).as_posix()
    assert (found.differs, found.missing, found.extra) == ((), (name,), (extra,))
    with pytest.raises(mt.UnreadableData) as refused:
        found.raise_if_failed()
    assert [(f.code, f.where) for f in refused.value.findings] == [
        ("S101", f"{copy.as_posix()}/{name}"),
        ("S106", f"{copy.as_posix()}/{extra}"),
    ]
    assert name in str(refused.value)


def test_a_folder_that_does_not_belong_there_is_named_and_not_looked_into(copy: Path) -> None:
    (copy / "more").mkdir()
    (copy / "more" / "file.csv").touch()
    (copy / "acts" / "loop").symlink_to(copy, target_is_directory=True)
    (copy / "nowhere").symlink_to(copy / "no such file")
    try:
        assert mt.verify(copy).extra == ("acts/loop/", "more/", "nowhere")
    finally:
        shutil.rmtree(copy / "more")
        (copy / "acts" / "loop").unlink()
        (copy / "nowhere").unlink()


IN_A_COPIED_PACKAGE = """
import sys
from pathlib import Path
import minetreaty as mt

data = Path(mt.__file__).parent / "data"
assert data.is_relative_to(sys.argv[1]), data
names = sorted(path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file())

def named():
    found = mt.verify()
    return found.differs, found.missing, found.extra

assert named() == ((), (), ()) and mt.verify().verified == len(names)
for name in names:
    file = data / name
    whole = file.read_bytes()
    for at in {0, len(whole) // 2, len(whole) - 1}:
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:])
        assert named() == ((name,), (), ()), (name, at, named())
    file.unlink()
    assert named() == ((), (name,), ()), (name, named())
    file.write_bytes(whole)
    other = file.with_name("other-" + file.name)
    other.write_bytes(whole)
    assert named() == ((), (), (other.relative_to(data).as_posix(),)), (name, named())
    other.unlink()
assert mt.verify().ok
print(len(names))
"""


def run(place: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(place), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)


def test_every_file_of_a_copied_package(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "minetreaty", ignore=shutil.ignore_patterns("__pycache__"))
    done = run(tmp_path, IN_A_COPIED_PACKAGE, str(tmp_path))
    assert (done.stdout, done.stderr) == (f"{len(FILES)}\n", "")


def test_a_package_in_a_zip_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "package.zip", "w") as made:
        for path in PACKAGE.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                text = b"id" if path.name == "sources.csv" else path.read_bytes()
                made.writestr(path.relative_to(PACKAGE.parent).as_posix(), text)
    code = "import minetreaty as mt; found = mt.verify(); print(found.differs, found.missing, found.extra)"
    done = run(tmp_path / "package.zip", code)
    assert (done.stdout, done.stderr) == ("('sources.csv',) () ()\n", "")


def test_a_damaged_list_is_named_and_nothing_is_compared_with_it(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(integrity, "files", lambda name: copy.parent)
    file = copy / integrity.LIST
    whole = file.read_bytes()
    try:
        for at in places(whole):
            file.write_bytes(flipped(whole, at))
            assert mt.verify(DATA) == mt.Verification(place="minetreaty/data", verified=0, differs=(integrity.LIST,))
        file.unlink()
        assert mt.verify() == mt.Verification(place="minetreaty/data", verified=0, missing=(integrity.LIST,))
    finally:
        file.write_bytes(whole)


def test_the_list_is_one_that_sha256sum_reads() -> None:
    lines = (DATA / integrity.LIST).read_text("utf-8").splitlines()
    assert lines[0].startswith("# ")
    digests = {name: hashlib.sha256((DATA / name).read_bytes()).hexdigest() for name in FILES if name != integrity.LIST}
    assert lines[1:] == [f"{digest}  {name}" for name, digest in digests.items()]


@pytest.mark.parametrize("path", [5, None.__class__, b"data"])
def test_what_is_not_a_path(path: object) -> None:
    with pytest.raises(mt.UnreadableData, match="Expected a path"):
        mt.verify(path)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["no such folder", "x" * 100_000, "nul\0", __file__])
def test_what_is_not_a_folder(path: str) -> None:
    with pytest.raises(mt.UnreadableData, match="This is not a folder") as refused:
        mt.verify(path)
    assert len(str(refused.value)) < 500


def test_the_command(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify"]) == 0
    assert capsys.readouterr().out == f"minetreaty/data: all {len(FILES)} files are as they were shipped.\n"
    (copy / "totals.csv").rename(copy / "total.csv")
    try:
        assert cli.main(["verify", str(copy), "--format", "csv"]) == 1
        assert capsys.readouterr().out.split() == ["problem,file", "missing,totals.csv", "extra,total.csv"]
        assert cli.main(["verify", str(copy)]) == 1
        assert "missing  totals.csv" in capsys.readouterr().out
        assert cli.main(["verify", str(copy), "--format", "json"]) == 1
        answer = json.loads(capsys.readouterr().out)
        assert (answer["ok"], answer["verified"]) == (False, len(FILES))
    finally:
        (copy / "total.csv").rename(copy / "totals.csv")
    assert cli.main(["verify", "no such folder"]) == 2
    assert "This is not a folder" in capsys.readouterr().err


# ---- damaged files of the package


def ask_everything() -> list[object]:
    """Reads every bundled file that has facts, and answers of each sort. Nothing is kept from what was read before."""
    facts = Bundled()
    reg = mt.Register(facts)
    day = "2025-12-26"
    answers: list[object] = [facts.version, facts.date, reg.conventions, dict(facts.names)]
    for key in reg.facts.keys:
        states = reg.states(day)
        answers += [reg.facts.as_of(key), [reg.status(state, key, on=day) for state in states], reg.changes(key)]
    answers += [reg.parties("APMBC", on=day), reg.count("noncontracting", "CCW-P2", on=day), reg.facts.bounds]
    answers += [str(reg.explain(state, "APMBC", on=day)) for state in ("EST", "LBN", "UKR", "MNE")]
    answers += [reg.facts.table(table.cls) for table in SECTIONS.values()]
    return answers


TRUE = bundled.read_bytes
Damage = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def answers() -> list[object]:
    return ask_everything()


@pytest.fixture
def replace(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bytes | None], None]:
    """Lets the package read another content of one of its files; None: there is no such file."""

    def replaced(name: str, content: bytes | None) -> None:
        def read(asked: str) -> bytes:
            if asked != name:
                return TRUE(asked)
            if content is None:
                raise FileNotFoundError(2, "No such file or directory", name)
            return content

        monkeypatch.setattr(bundled, "read_bytes", read)

    return replaced


DAMAGE: dict[str, tuple[Damage, str]] = {
    "not text": (lambda content: content[:100] + b"\xff" + content[101:], "it is not text in UTF-8"),
    "cut off": (lambda content: content[: len(content) // 2].rpartition(b",")[0], "damaged"),
    "empty": (lambda content: b"", "damaged"),
    "another heading": (lambda content: b"[]\n" + content.partition(b"\n")[2], "damaged"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FACTS)
def test_a_damaged_file_is_named(name: str, replace: Callable[[str, bytes | None], None]) -> None:
    whole = TRUE(name)
    for kind, (damage, said) in DAMAGE.items():
        replace(name, damage(whole))
        with pytest.raises(mt.UnreadableData, match=said) as refused:
            ask_everything()
        (finding,) = refused.value.findings
        assert finding.where == f"minetreaty/data/{name}", kind
        assert "minetreaty verify" in finding.hint and finding.where in str(refused.value)
    replace(name, None)
    with pytest.raises(mt.UnreadableData, match=f"minetreaty/data/{name}: This file of the package is missing"):
        ask_everything()


@pytest.mark.parametrize("key", Bundled().keys)
def test_damaged_timelines_are_ignored(
    key: str, replace: Callable[[str, bytes | None], None], answers: list[object]
) -> None:
    """They follow from the acts: the answers stay right."""
    name = f"timelines/{key}.csv"
    whole = TRUE(name)
    for damaged in (whole.replace(b"party", b"outside", 1), whole[:-1], b"", b"\xff" + whole, None):
        assert damaged != whole
        replace(name, damaged)
        assert Bundled().timelines(key) is None
    assert ask_everything() == answers


def test_another_key_in_a_file_of_a_convention(replace: Callable[[str, bytes | None], None]) -> None:
    name = "conventions/CCM.json"
    replace(name, TRUE(name).replace(b'"key": "CCM"', b'"key": "CMM"'))
    with pytest.raises(mt.UnreadableData, match=f"minetreaty/data/{name}: .*its key is 'CMM'"):
        mt.Register(Bundled()).convention("CCM")


def test_the_edition_of_other_types(replace: Callable[[str, bytes | None], None]) -> None:
    edition = json.loads(TRUE("edition.json"))
    for name, value in (("version", 5), ("date", 20250101), ("conventions", "APMBC"), ("date", "2025-02-30")):
        replace("edition.json", json.dumps({**edition, name: value}).encode())
        with pytest.raises(mt.UnreadableData, match=r"minetreaty/data/edition\.json"):
            ask_everything()


def test_an_interrupt_is_not_taken_for_damage() -> None:
    with pytest.raises(KeyboardInterrupt), bundled.FileReading("sources.csv"):
        raise KeyboardInterrupt


# ---- folders


@pytest.mark.parametrize("name", OPTIONAL)
def test_a_table_that_the_edition_lists_must_be_there(name: str, copy: Path) -> None:
    (copy / name).rename(copy / "away")
    try:
        with pytest.raises(mt.UnreadableData) as refused:
            mt.load(copy)
    finally:
        (copy / "away").rename(copy / name)
    assert ("S107", f"{copy.as_posix()}/{name}") in [(f.code, f.where) for f in refused.value.findings]


def test_the_bundled_edition_lists_all_its_tables() -> None:
    assert json.loads((DATA / "edition.json").read_text("utf-8"))["tables"] == list(OPTIONAL)


def test_what_is_wrong_with_the_list_of_tables(copy: Path) -> None:
    file = copy / "edition.json"
    whole = file.read_text("utf-8")
    place = file.as_posix()

    def faults(tables: object) -> list[tuple[str, str]]:
        file.write_text(json.dumps({**json.loads(whole), "tables": tables}), encoding="utf-8")
        with pytest.raises(mt.UnreadableData) as refused:
            mt.load(copy)
        return [(f.code, f.where) for f in refused.value.findings]

    try:
        assert ("S108", f"{place}#/tables") in faults("sources.csv")
        assert faults([*OPTIONAL, "source.csv", 5]) == [
            ("S106", f"{place}#/tables/{len(OPTIONAL)}"),
            ("S106", f"{place}#/tables/{len(OPTIONAL) + 1}"),
        ]
        others = [name for name in OPTIONAL if name != "totals.csv"]
        assert faults(others) == [("S106", f"{copy.as_posix()}/totals.csv")]
    finally:
        file.write_text(whole, encoding="utf-8")
