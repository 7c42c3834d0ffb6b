"""The command line as a user meets it: exit codes, errors in one line, pipes, help, and how it starts."""

import csv
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import minetreaty
from minetreaty import cli
from minetreaty.cli import COMMANDS, main, parsing
from minetreaty.cli.suggesting import SYNONYMS
from tests.pages.writing import html, page_of


def answer(capsys: pytest.CaptureFixture[str], line: str) -> str:
    """What the command line prints, where it is fine."""
    assert main(shlex.split(line)) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def refusal(capsys: pytest.CaptureFixture[str], line: str) -> str:
    """The reason that the command line gives, where it refuses."""
    assert main(shlex.split(line)) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1 and printed.err.startswith("minetreaty: ")
    return printed.err


def test_without_a_command_it_is_the_brief_of_the_mine_ban_convention(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["minetreaty"])
    assert main() == 0
    brief, _, more = capsys.readouterr().out.partition("\n\nWhat else you can ask\n")
    assert brief.startswith("Anti-Personnel Mine Ban Convention (APMBC) on 2026-04-14\n")
    assert f"{brief}\n" == answer(capsys, "brief APMBC")
    suggested = [line.partition("   ")[0] for line in more.splitlines()]
    assert len(suggested) == 7 and suggested[-1] == "minetreaty --help"
    for line in suggested:
        assert answer(capsys, line.removeprefix("minetreaty ").replace("TEXT", STATEMENT))


def test_options_without_a_command_are_those_of_the_brief(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "--on 2025-06-16") == answer(capsys, "brief APMBC --on 2025-06-16")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("statsu EST", "There is no command called 'statsu'. Did you mean status"),
        ("frobnicate", "Commands: brief, status"),
        ("EST", "Try: minetreaty status EST"),
        ("Estonia --on 2025-12-26", "Try: minetreaty status Estonia"),
        ("poland", "Try: minetreaty status poland"),
        ("Marshall Islands", "Try: minetreaty status 'Marshall Islands'"),
        ("Congo", "Try: minetreaty status Congo"),
        ("CCW-P5", "Try: minetreaty brief CCW-P5"),
        ("Ottawa", "Try: minetreaty brief APMBC"),
        ("timeline", "Try: minetreaty history"),
        ("Withdrawals", "Try: minetreaty left"),
        ("what-if", "Try: minetreaty deposit"),
        ("'By June 2025 165 states had joined'", 'try: minetreaty check "SENTENCE"'),
        ("help nix", "There is no command called 'nix'. "),
        ("count --population parties", "Did you mean states-parties?"),
        ("count --population contracting", "Did you mean contracting-states?"),
        ("parties APMBC --convention CCM", "Name one convention: APMBC or CCM?"),
        ("check 'four words of claims.txt' --published 2025-06-16", "four words of claims.txt"),
        ("status Estonnia", "Did you mean Estonia"),
        ("status CCN", "There is no state or convention called 'CCN'. Did you mean CCM or CCW?"),
        ("status Zzzz", "There is no state called 'Zzzz'. Give an ISO 3166-1 code or a name in full."),
        ("status Congo", "DR Congo (COD), Congo (COG)"),
        ("status APMBC", "Say of which State"),
        ("status EST --on 2025-02-30", "there is no such day"),
        ("brief --on yesterday", "write it as YYYY-MM-DD"),
        ("brief Otawa", "Did you mean APMBC"),
        ("parties APMBC --within EUU", "Did you mean EU?"),
        (
            "parties APMBC --population everyone",
            "'everyone' is not an allowed value. Choose from states-parties, contr",
        ),
        (
            "parties APMBC --status withdrawng",
            "'withdrawng' is not an allowed value. Did you mean withdrawing? See 'minetreaty",
        ),
        ("count --population signatores", "Did you mean signatories?"),
        ("table acts --kind ratificaton", "Did you mean ratification?"),
        ("changes APMBC --since 2025-06-01 --until 2025-01-01", "--since 2025-06-01 is later than --until 2025-01-01"),
        ("deadlines --since 2026-06-01 --until 2026-01-01", "is later than --until 2026-01-01. Swap them."),
        ("claims . --published 2025-06-16", "minetreaty: S101 error: .: This is no regular file. Give the path"),
        ("brief --record nowhere.json", "nowhere.json: It cannot be opened"),
        ("difference nowhere.json", "the following arguments are required: --on."),
        ("brief --knwon-on=2020-01-01", "unrecognized arguments: --knwon-on=2020-01-01. Did you mean --known-on?"),
        ("conventions APMBC", "unrecognized arguments: APMBC. See 'minetreaty conventions --help'."),
        ("changes APMBC --since 2025", "since='2025' is not a day"),
        ("acts APMBC --kind dance", "See 'minetreaty acts --help'."),
        ("history", "the following arguments are required: STATE. See 'minetreaty history --help'."),
        ("sources untc-apmbc-2026", "Did you mean untc-apmbc-2026-02-03"),
        ("profile QQQ --on 2020-01-01", "QQQ"),
        ("brief --formt csv", "unrecognized arguments: --formt. Did you mean --format? See 'minetreaty brief --help'."),
    ],
)
def test_bad_input_is_refused_with_a_reason_and_what_to_do(
    capsys: pytest.CaptureFixture[str], line: str, reason: str
) -> None:
    assert reason in refusal(capsys, line)


def test_a_reason_of_several_lines_becomes_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(arguments: list[str]) -> object:
        raise minetreaty.ValidationFailed("Two errors:\n- one\n- two")

    monkeypatch.setattr(cli, "prepare", refuse)
    assert refusal(capsys, "brief") == "minetreaty: Two errors: - one - two\n"


def test_of_several_faults_the_first_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    reason = refusal(capsys, f"brief --record {shlex.quote(str(tmp_path))}")
    assert "edition.json: This file is missing." in reason and "states.csv" not in reason
    assert reason.endswith(" 1 more: 'minetreaty validate' lists them.\n")


def test_words_may_be_written_as_in_python(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "count --population States_Parties") == answer(capsys, "count --population states-parties")


def test_help_fills_the_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in (60, 90):
        monkeypatch.setenv("COLUMNS", str(columns))
        usage, _, text = answer(capsys, "parties --help").partition("\n\n")
        assert usage.startswith("usage: minetreaty parties ")  # not every Python breaks its lines everywhere
        shown, _, listed = text.partition("examples:")
        assert columns - 20 < max(map(len, shown.splitlines())) <= columns
        assert "\n  minetreaty parties APMBC --on 2025-06-16\n" in listed


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    shown = answer(capsys, "--help")
    assert re.findall(r"^    ([a-z]+)\b", shown, re.MULTILINE) == list(COMMANDS)
    assert re.findall(r"^  ([A-Z][a-z ]+):$", shown, re.MULTILINE) == list(cli.GROUPS)


def test_help_may_be_asked_for_by_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "help") == answer(capsys, "--help")
    assert answer(capsys, "help parties") == answer(capsys, "parties --help")


def test_every_synonym_leads_to_a_command() -> None:
    assert set(SYNONYMS.values()) <= set(COMMANDS)
    assert set(SYNONYMS) & set(COMMANDS) == set()


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("parties", "parties APMBC"),
        ("parties --convention CCM", "parties CCM"),
        ("history EST", "history EST APMBC"),
        ("history LTU --convention CCM", "history LTU CCM"),
        ("count CCM --convention CCW", "count CCM CCW"),
        ("meetings --convention CCM", "meetings CCM"),
        ("status EST --convention CCM", "status EST CCM"),
        ("deadlines --until 2026-12-31 --convention CCM", "deadlines CCM --until 2026-12-31"),
        ("doubts --convention CCM", "doubts CCM"),
        ("edition --json", "edition --format json"),
    ],
)
def test_conventions_are_named_alike_everywhere(capsys: pytest.CaptureFixture[str], short: str, long: str) -> None:
    assert answer(capsys, short) == answer(capsys, long)


def test_every_command_that_takes_a_convention_takes_the_option() -> None:
    commands = parsing.Commands(parsing.Parser())
    cli.import_commands(COMMANDS, commands)
    named = {
        name: [
            option for action in parser.actions for option in action.option_strings if action.metavar == "CONVENTION"
        ]
        for name, (_, parser) in commands.known.items()
        if any("CONVENTION" in (action.metavar or "") for action in parser.actions)
    }
    assert {name for name, options in named.items() if "--convention" not in options} == {"deposit"}


def test_who_left(capsys: pytest.CaptureFixture[str]) -> None:
    # The dates are those of the depositary's notifications, C.N. of 2025, and of Art. 20(3).
    assert main(shlex.split("left --on 2025-12-30 --format csv")) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["code"], row["notice"], row["left"], row["leaves"], row["status"]) for row in rows] == [
        ("EST", "2025-06-27", "2025-12-27", "", "withdrawn"),
        ("LTU", "2025-06-27", "2025-12-27", "", "withdrawn"),
        ("LVA", "2025-06-27", "2025-12-27", "", "withdrawn"),
        ("FIN", "2025-07-10", "", "takes effect on 2026-01-10", "withdrawing"),
        ("POL", "2025-08-20", "", "takes effect on 2026-02-20", "withdrawing"),
    ]
    assert answer(capsys, "left").startswith("APMBC, 2026-04-14: 5 States left, 0 under notice\n")
    assert answer(capsys, "left CCW") == "CCW, 2026-02-03: 0 States left, 0 under notice\nnone\n"


def test_a_sentence_is_checked_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    shown = answer(capsys, f"check '{STATEMENT}' --published 2025-06-16")
    assert "supported" in shown and "No --published" not in shown
    assumed = answer(capsys, f"check '{STATEMENT}'")
    assert assumed.endswith(
        "No --published given: read as if published on 2026-04-14, the date to which the record is complete.\n"
    )
    found = json.loads(answer(capsys, f"check '{STATEMENT}' --convention CCM --json"))
    assert found["claims"][0]["claim"]["published"] == "2026-02-03"


def examples() -> list[str]:
    """Every example in every help."""
    commands = parsing.Commands(parsing.Parser())
    cli.import_commands(COMMANDS, commands)
    epilogs = [parser.epilog or "" for _, parser in commands.known.values()]
    epilogs.append(cli.build(()).epilog or "")
    return [line.strip() for epilog in epilogs for line in epilog.partition("examples:\n")[2].splitlines()]


def test_every_command_has_examples() -> None:
    assert {line.split()[1] for line in examples() if " " in line} == set(COMMANDS)


STATEMENT = "By 16 June 2025, 133 states had signed the Ottawa Convention."
ACCIDENTS = "iso3,date,victims\nEST,2025-12-26,1\nLBN,2006-08-14,3\n"
CLAIMS = """{"format": "minetreaty-claims/1", "published": "2025-06-16", "claims": [
  {"type": "count", "convention": "APMBC", "population": "signatories", "number": 133, "on": "2025-06-16"}]}"""


SLOW = ("minetreaty explore ", "minetreaty export minetreaty.")
"""Examples that write everything; the first takes half a minute, and needs the extra ``explore``."""


@pytest.mark.parametrize(
    "line", [pytest.param(line, marks=[pytest.mark.slow] * line.startswith(SLOW)) for line in examples()]
)
def test_examples_of_the_help_work(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: str
) -> None:
    if line.startswith(SLOW):
        pytest.importorskip("altair")
    if line.endswith("minetreaty_tables"):  # a folder of Parquet
        pytest.importorskip("pyarrow")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "statement.txt").write_text(STATEMENT, encoding="utf-8")
    (tmp_path / "claims.json").write_text(CLAIMS, encoding="utf-8")
    if "other.json" in line:
        other = minetreaty.Act(
            state="USA", convention="APMBC", kind="accession", date="2025-09-01", sources=("assumed",)
        )
        (tmp_path / "other.json").write_text(minetreaty.dumps(minetreaty.load().deposit(other)), encoding="utf-8")
    for name, key in {"apmbc": "APMBC", "ccm": "CCM", "iccpr": "CCM"}.items():
        if f"{name}.html" in line:
            page = html(page_of(minetreaty.load(), key, "2026-02-03"))
            (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    (tmp_path / "iccpr.json").write_text("{}", encoding="utf-8")
    (tmp_path / "accidents.csv").write_text(ACCIDENTS, encoding="utf-8")
    (tmp_path / "panel.csv").write_text("ccode,year\n710,2003\n366,2025\n", encoding="utf-8")
    (tmp_path / "parties.csv").write_text("state,ratified\nNorway,2008-12-03\n", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ACCIDENTS.encode())))
    program, *arguments = shlex.split(re.split(r" >>? | \| | < ", line)[0])
    assert program == "minetreaty"
    assert main(arguments) == 0
    assert capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(capsys: pytest.CaptureFixture[str], command: str) -> None:
    shown = answer(capsys, f"{command} --help")
    assert f"usage: minetreaty {command}" in shown and "examples:\n" in shown


def test_version_names_the_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert re.fullmatch(r"minetreaty \S+, record of \d{4}-\d\d-\d\d\n", answer(capsys, "--version"))
    assert answer(capsys, "-V") == answer(capsys, "--version")


def test_a_reader_that_leaves_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Closed())
    assert main(["parties", "APMBC"]) == 0
    assert not isinstance(sys.stdout, Closed)  # Python flushes what stands there on its way out


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own, with output to a pipe."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    return subprocess.run([sys.executable, *arguments], capture_output=True, check=False, env=environment)


def test_the_module_and_the_command_are_the_same_program() -> None:
    from minetreaty import __main__

    assert __main__.main is cli.main


def test_it_runs_as_a_module() -> None:
    done = run("-m", "minetreaty", "status", "EST", "--on", "2020-01-01", "--format", "csv")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b",party," in done.stdout


def test_what_is_piped_is_utf_8_whatever_the_environment_says() -> None:
    done = run("-m", "minetreaty", "states", "--format", "csv")
    assert "Côte d'Ivoire" in done.stdout.decode()


def test_bad_input_gives_exit_code_2_to_the_shell() -> None:
    assert run("-m", "minetreaty", "status", "Atlantis").returncode == 2


@pytest.mark.parametrize(
    ("line", "needless"),
    [
        (
            ["status", "EST", "--format", "csv"],
            ("rich", "cattrs", "minetreaty.cli.matrix", "minetreaty.questions.profiles"),
        ),
    ],
)
def test_a_command_starts_without_what_it_does_not_need(line: list[str], needless: tuple[str, ...]) -> None:
    code = (
        f"import sys; from minetreaty.cli import main; assert main({line}) == 0;"
        f"print([name for name in {needless} if name in sys.modules], file=sys.stderr)"
    )
    assert run("-S", "-c", f"import sys; sys.path = {sys.path}; {code}").stderr == b"[]\n"


@pytest.mark.parametrize(
    "line",
    [
        "status EST LTU APMBC CCM --on 2025-12-26",
        "status LBN --on 2026-10-01",
        "status USA CCW --on 2027-01-01",
        "status POL FIN",
        "status EST 'Ottawa Convention' --on 2025-12-26",
    ],
)
def test_status_tells_the_same_of_a_record_in_a_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, line: str
) -> None:
    (tmp_path / "record.json").write_text(minetreaty.dumps(minetreaty.load()), encoding="utf-8")
    assert answer(capsys, line) == answer(capsys, f"{line} --record {shlex.quote(str(tmp_path / 'record.json'))}")


def test_completion_knows_commands_options_and_conventions(capsys: pytest.CaptureFixture[str]) -> None:
    bash = answer(capsys, "completion bash")
    assert f'1:*) list="{" ".join(COMMANDS)}" ;;' in bash
    assert '*:matrix:*) list="--help --format --json --record --on --known-on --within" ;;' in bash
    assert '*:acts:--format) list="table csv json md" ;;' in bash
    assert bash.endswith("\ncomplete -F _minetreaty minetreaty\n")  # with -o filenames, zsh sets no blank after a word
    zsh = answer(capsys, "completion zsh")
    assert "autoload -U +X bashcompinit && bashcompinit\n" in zsh and zsh.endswith(bash)
    fish = answer(capsys, "completion fish")
    assert "'__fish_seen_subcommand_from acts' -l kind -x -a 'signature definitive-signature " in fish
    assert "'__fish_seen_subcommand_from acts' -l record -r -F\n" in fish
    assert "'__fish_seen_subcommand_from status' -l explain\n" in fish
    assert r"-a history -d 'a State\'s periods" in fish
    assert json.loads(answer(capsys, "completion bash --format json"))["script"] == bash.rstrip("\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("hist", "history"),
        ("parties --w", "--within"),
        ("parties CCW-P1 CCW-A", "CCW-AP2 CCW-A1"),
        ("status ES", "ESP EST"),
        ("parties CCM --population s", "states-parties signatories"),
        ("parties CCM --within NA", "NATO"),
        ("acts CCM --state NOR --k", "--kind --known-on"),
        ("parties CCM --on 2", ""),
        ("validate stat", "statement.txt"),
        ("status --record stat", "statement.txt"),
    ],
)
def test_bash_completes(capsys: pytest.CaptureFixture[str], tmp_path: Path, words: str, found: str) -> None:
    (tmp_path / "statement.txt").touch()
    script = answer(capsys, "completion bash")
    ask = f"COMP_WORDS=(minetreaty {words}); COMP_CWORD={words.count(' ') + 1}; _minetreaty; echo ${{COMPREPLY[@]}}"
    done = subprocess.run(["bash", "-c", f"{script}\n{ask}"], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert found in done.stdout and (found or done.stdout == "\n")


@pytest.mark.parametrize(("shell", "check"), [("zsh", ["-n"]), ("fish", ["--no-execute"])])
def test_other_shells_can_read_the_completion(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, shell: str, check: list[str]
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")
    script = tmp_path / "completion"
    script.write_text(answer(capsys, f"completion {shell}"), encoding="utf-8")
    assert subprocess.run([shell, *check, str(script)], check=False).returncode == 0


@pytest.mark.skipif(shutil.which("fish") is None, reason="needs fish")
def test_fish_completes(capsys: pytest.CaptureFixture[str]) -> None:
    script = answer(capsys, "completion fish")
    ask = "complete -C 'minetreaty acts CCM --kind wi'; complete -C 'minetreaty status ES'"
    done = subprocess.run(["fish", "-N", "-c", f"{script}\n{ask}"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["withdrawal", "withdrawal-revocation", "ESP", "EST"]
