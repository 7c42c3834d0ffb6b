"""The command line at the ends of its streams: terminals of every width, pipes, full disks, interruptions, progress."""

import csv
import functools
import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import minetreaty as mt
from minetreaty.cli import COMMANDS, main
from minetreaty.cli.files import saving
from minetreaty.cli.parsing import Misuse, Parser
from minetreaty.cli.progress import Progress
from tests.invented import founded
from tests.pages.writing import html, page_of

ASK = {
    "status": "status EST LBN CCM APMBC --on 2026-12-31",
    "parties": "parties APMBC",
    "count": "count APMBC CCW-P2",
    "changes": "changes APMBC",
    "history": "history LBN APMBC",
    "profile": "profile USA",
    "acts": "acts APMBC",
    "obligations": "obligations AFG APMBC",
    "deadlines": "deadlines --until 2027-12-31",
    "prohibited": "prohibited POL use --on 2026-03-01",
    "figures": "figures mines_retained",
    "state": "state YUG",
    "table": "table figures",
    "export": "export exported.zip --force --record invented.json",
    "enrich": "enrich accidents.csv",
    "claims": "claims statement.txt --published 2025-06-16",
    "check": "check statement.txt --published 2025-06-16",
    "deposit": "deposit USA APMBC accession 2026-09-01 --on 2027-03-01",
    "difference": "difference record.json --on 2026-03-01",
    "compare": "compare ccm.html",
    "page": "page ccm.html --as CLUSTER",
    "completion": "completion bash",
}
"""A question to each command that cannot do without arguments."""

NOTHING = (
    "parties CCM --on 2008-01-01",
    "changes CCM --until 2008-01-01",
    "acts CCM --until 2008-01-01",
    "announcements --until 1990-01-01",
    "deadlines --since 2001-01-01 --until 2001-01-01",
    "doubts --state NOR CCM",
    "figures mines_retained --state NRU",
    "parties APMBC --status signatory --within P5",
)


@pytest.fixture(scope="module")
def record() -> str:
    return mt.dumps(mt.load())


@pytest.fixture(scope="module")
def status_page() -> str:
    return html(page_of(mt.load(), "CCM", "2026-02-03"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record: str, status_page: str) -> Path:
    """A folder with the files that the questions name, to work in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "accidents.csv").write_text("iso3,date\nEST,2025-12-26\n")
    (tmp_path / "statement.txt").write_text("By 16 June 2025, 133 states\nhad signed the Ottawa Convention.")
    (tmp_path / "record.json").write_text(record, encoding="utf-8")
    (tmp_path / "invented.json").write_text(mt.dumps(founded()), encoding="utf-8")
    (tmp_path / "ccm.html").write_text(status_page, encoding="utf-8")
    return tmp_path


ANSWERING = [name for name in COMMANDS if name != "explore"]
"""The commands that answer in every format. The explorer is a page, and has tests of its own."""


def asked(capsys: pytest.CaptureFixture[str], line: str) -> str:
    assert main(shlex.split(line)) == 0
    return capsys.readouterr().out


# ---- formats


@pytest.mark.parametrize("command", ANSWERING)
def test_every_command_answers_in_json(capsys: pytest.CaptureFixture[str], command: str) -> None:
    document = json.loads(asked(capsys, f"{ASK.get(command, command)} --format json"))
    assert isinstance(document, dict) and len(document) > 1
    assert ("notes" in document) == (command not in ("citation", "claims"))
    for day in re.findall(r'"(?:date|on|since|until|start|end|due|as_of)": "([^"]+)"', json.dumps(document)):
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day)


@pytest.mark.parametrize("command", ANSWERING)
def test_every_command_answers_in_csv(capsys: pytest.CaptureFixture[str], command: str) -> None:
    heading, *rows = csv.reader(io.StringIO(asked(capsys, f"{ASK.get(command, command)} --format csv")))
    assert all(re.fullmatch(r"\w+|[A-Z0-9-]+", name) for name in heading) and len(set(heading)) == len(heading)
    assert {len(row) for row in rows} <= {len(heading)}
    assert rows or command in ("difference", "verify")


@pytest.mark.parametrize("line", NOTHING)
def test_an_answer_without_rows_keeps_its_heading(capsys: pytest.CaptureFixture[str], line: str) -> None:
    out = asked(capsys, f"{line} --format csv")
    assert out.count("\n") == 1 and "," in out
    assert "none" in asked(capsys, line).splitlines()


@pytest.mark.parametrize(
    "line",
    [
        "acts APMBC",
        "doubts",
        "status EST --explain",
        "figures mines_retained",
        "announcements",
        "obligations AFG APMBC",
    ],
)
def test_rows_name_their_sources(capsys: pytest.CaptureFixture[str], line: str) -> None:
    rows = list(csv.DictReader(io.StringIO(asked(capsys, f"{line} --format csv"))))
    known = {source.id for source in mt.load().sources}
    cited = {id for row in rows for id in row["sources"].split()}
    assert cited and cited <= known


# ---- widths


IMPATIENT = """
from minetreaty.__main__ import main
from minetreaty.cli.progress import Progress
Progress.__init__.__kwdefaults__["patience"] = 0.0
raise SystemExit(main())
"""
"""The command line, but that progress is shown at once."""


def wide_terminal(
    *arguments: str, columns: int, run: tuple[str, ...] = ("-m", "minetreaty"), **environment: str
) -> tuple[int, str]:
    """The exit code and what a terminal of so many columns is sent."""
    pty, fcntl = pytest.importorskip("pty"), pytest.importorskip("fcntl")
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
    command = [sys.executable, *run, *arguments]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env={**kept, **environment}) as process:
        os.close(theirs)
        sent = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # how Linux says that the other end is closed
                part = b""
            if not part:
                break
            sent += part
    os.close(ours)
    return process.returncode, sent.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_what_a_terminal_shows_fits(columns: int) -> None:
    code, shown = wide_terminal("brief", columns=columns, TERM="xterm", NO_COLOR="1")
    assert code == 0 and "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= columns


@pytest.mark.parametrize("command", [name for name in ANSWERING if name != "completion"])
@pytest.mark.parametrize("columns", [40, 100])
def test_every_answer_fits_without_rich(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str, columns: int
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setitem(sys.modules, "minetreaty.cli.terminal", None)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(sys, "stdout", out := Terminal())
    assert main(shlex.split(ASK.get(command, command))) == 0
    if command not in ("table", "enrich", "citation"):  # which other programs read
        assert max(map(len, out.getvalue().splitlines())) <= columns


def test_a_terminal_without_utf_8_shows_what_it_can() -> None:
    pytest.importorskip("pty")
    _, shown = wide_terminal("states", "--within", "Western Africa", columns=100, PYTHONIOENCODING="ascii")
    assert "C?te d'Ivoire" in shown or "no group" in shown


# ---- ends of streams


def run(line: str) -> subprocess.CompletedProcess[bytes]:
    """The program under a shell, which has the redirections."""
    command = f"{shlex.quote(sys.executable)} -m minetreaty {line}"
    return subprocess.run(["sh", "-c", command], capture_output=True, check=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("line", ["brief", "matrix --format csv", "conventions --format json"])
def test_a_full_disk_is_said_in_one_line(line: str) -> None:
    done = run(f"{line} > /dev/full")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert done.stderr.startswith(b"minetreaty: the answer could not be written: ")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize(
    "line", ["acts APMBC", "sources --format csv", "table panel", "--help", "matrix --format json"]
)
def test_a_reader_that_leaves_hears_nothing(line: str) -> None:
    assert run(f"{line} | head -n 1").stderr == b""


def test_an_answer_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Full(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stdout", Full())
    assert main(["brief"]) == 2
    assert capsys.readouterr().err == "minetreaty: the answer could not be written: No space left on device.\n"
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["brief"]) == 2
    assert "Standard output is closed" in capsys.readouterr().err


def test_a_text_needs_its_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "statement.txt"]) == 2
    assert "needs its date of publication" in capsys.readouterr().err


def test_without_standard_error_the_reason_goes_nowhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["status", "Atlantis"]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_closed_streams() -> None:
    done = run("brief >&-")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"Standard output is closed" in done.stderr
    assert run("parties APMBC --on 2027-01-16 --format csv 2>&-").stdout.startswith(b"code,name")
    assert run("brief <&-").returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="needs file names that are no text")
def test_file_names_that_are_no_text(folder: Path) -> None:
    Path(os.fsdecode(bytes(folder) + b"/\xff.csv")).write_text("state\nNorway\n")
    for format in ("text", "csv", "json"):
        done = run(f"validate --format {format} \"$(printf '\\377.csv')\" \"$(printf '\\377.json')\"")
        assert (done.returncode, done.stderr) == (2, b"")
        assert done.stdout.decode()


def test_an_interruption_is_exit_code_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("minetreaty.cli.prepare", interrupted)
    assert main(["brief"]) == 130
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_control_c_stops_a_long_validation(folder: Path) -> None:
    (folder / "long.csv").write_text("state,status\n" + "Norway,party\n" * 100_000)
    command = [sys.executable, "-c", STARTED, "validate", "long.csv"]
    # A shell that runs these tests in the background has them ignore the signal, and what they start inherits that.
    heed = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=heed) as process:
        assert process.stdout and process.stdout.readline() == b"started\n"
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"")


STARTED = "import sys; from minetreaty.__main__ import main; print('started', flush=True); sys.exit(main())"


# ---- progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_says_how_far_it_is_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    with Progress(err := Terminal(), "minetreaty check", patience=0.01) as progress:
        for item in progress.over(range(3)):
            if item == 2:
                while "2 of 3" not in err.getvalue():
                    time.sleep(0.01)
    *_, line, blank, end = err.getvalue().split("\r")
    assert line.startswith("minetreaty check: 2 of 3, 0 s")
    assert blank == " " * len(line) and end == ""


def test_progress_without_a_count_says_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    with Progress(err := Terminal(), "minetreaty validate", patience=0.01):
        while not err.getvalue():
            time.sleep(0.01)
    assert "\rminetreaty validate: 0 s" in err.getvalue()


@pytest.mark.parametrize(("err", "term"), [(io.StringIO(), "xterm"), (Terminal(), "dumb")])
def test_progress_is_for_terminals_only(monkeypatch: pytest.MonkeyPatch, err: io.StringIO, term: str) -> None:
    monkeypatch.setenv("TERM", term)
    with Progress(err, "minetreaty check", patience=0.0) as progress:
        assert list(progress.over("ab")) == ["a", "b"]
        time.sleep(0.05)
    assert err.getvalue() == ""


def test_progress_leaves_quick_answers_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    with Progress(err := Terminal(), "minetreaty check"):
        pass
    assert err.getvalue() == ""


def test_a_terminal_sees_progress_of_a_long_validation(folder: Path) -> None:
    (folder / "long.csv").write_text("state,status\n" + "Norway,party\n" * 2_000)
    code, shown = wide_terminal("validate", "long.csv", columns=60, run=("-c", IMPATIENT), TERM="xterm", NO_COLOR="1")
    assert code == 1
    assert re.search(r"\rminetreaty validate: 0 of 1, \d+ s\r +\r", shown)


def test_what_cannot_be_written_is_misuse() -> None:
    with pytest.raises(Misuse, match="Cannot write there: Is a directory"), saving("there"):
        raise IsADirectoryError(21, "Is a directory")
    with pytest.raises(Misuse, match="See 'minetreaty --help'"):
        Parser(prog="minetreaty").error("wrong")
