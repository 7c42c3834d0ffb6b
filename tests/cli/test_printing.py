"""Replies in each format: plain text that fits, CSV that spreadsheets cannot run, JSON, and the terminal's colours."""

import builtins
import datetime as dt
import io
import json
from typing import Any

import pytest

from minetreaty import Status
from minetreaty.cli.plaintext import render
from minetreaty.cli.printing import show
from minetreaty.cli.replies import Reply, ReplyTable, StatusLetter, Text, right, text, wide
from minetreaty.cli.width import cut, width_of
from minetreaty.display.spreadsheets import guarded
from minetreaty.model.partial_dates import PartialDate


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


TABLE = ReplyTable(
    ("date", wide("who"), right("number"), "status"),
    [
        (dt.date(2025, 6, 27), "Estonia and Latvia and Lithuania", 3, Status.WITHDRAWING),
        (None, "Chad", 1, Status.PARTY),
    ],
    title="Notices",
)
REPLY = Reply(
    blocks=[Text("One line.\n- an item", title="Heading"), TABLE], table=TABLE, data={"rows": TABLE.records()}
)


def printed(reply: Reply, format: str, out: io.StringIO) -> tuple[str, str]:
    err = io.StringIO()
    show(reply, format, out, err)
    return out.getvalue(), err.getvalue()


def test_plain_text_when_piped() -> None:
    assert printed(REPLY, "table", io.StringIO()) == (
        "Heading\n"
        "One line.\n"
        "- an item\n"
        "\n"
        "Notices\n"
        "date        who                               number  status\n"
        "2025-06-27  Estonia and Latvia and Lithuania       3  withdrawing\n"
        "            Chad                                   1  party\n",
        "",
    )


def test_plain_text_fits_where_columns_can_give_room() -> None:
    assert render([TABLE], 50) == (
        "Notices\n"
        "date        who                number  status\n"
        "2025-06-27  Estonia and             3  withdrawing\n"
        "            Latvia and\n"
        "            Lithuania\n"
        "            Chad                    1  party\n"
    )
    assert max(map(len, render([TABLE], 50).splitlines())) == 50


def test_a_table_that_cannot_fit_becomes_a_card_for_each_row() -> None:
    assert render([TABLE], 24) == (
        "Notices\n"
        "date    2025-06-27\n"
        "who     Estonia and\n"
        "        Latvia and\n"
        "        Lithuania\n"
        "number  3\n"
        "status  withdrawing\n"
        "\n"
        "who     Chad\n"
        "number  1\n"
        "status  party\n"
    )


def test_wide_letters_and_marks_take_the_room_that_they_take() -> None:
    table = ReplyTable((wide("name"), "end"), [("日本", "x"), ("Côte d'Ivoire", "x"), ("Co\u0302te", "x")])
    assert render([table], 40) == "name           end\n日本           x\nCôte d'Ivoire  x\nCo\u0302te           x\n"


@pytest.mark.parametrize("width", range(1, 30))
def test_cut_lines_fit_and_lose_nothing_but_blanks(width: int) -> None:
    line = "  alpha beta https://example.org/very/long 日本語の名前 e\u0301 gamma"
    parts = cut(line, width)
    assert max(map(width_of, parts)) <= max(width, 2)
    assert "".join(parts).replace(" ", "") == line.replace(" ", "")
    assert cut("", width) == [""]


def test_nothing_that_is_shown_steers_the_terminal() -> None:
    table = ReplyTable(("a", "b"), [("x\x1b[31m\ny", "end")])
    assert render([table, Text("p\x1b[2Jq\nr\x9b")]) == "a         b\nx [31m y  end\n\np [2Jq\nr \n"


def test_the_users_own_cells_stay_as_they_are() -> None:
    table = ReplyTable(("=cell",), [("=1+1",)], verbatim=True)
    assert printed(Reply(blocks=[], table=table, data={}), "csv", io.StringIO())[0] == "=cell\n=1+1\n"


def test_json_of_a_known_form_takes_no_notes() -> None:
    reply = Reply(blocks=[], table=TABLE, data={"type": "book"}, notes=["A note."], whole=True)
    assert printed(reply, "json", io.StringIO()) == ('{\n  "type": "book"\n}\n', "minetreaty: A note.\n")


def test_colours_can_be_forced_into_a_pipe(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1mHeading\x1b[0m" in printed(REPLY, "table", io.StringIO())[0]


def test_the_widest_column_gives_first() -> None:
    table = ReplyTable((wide("a"), wide("b")), [(" ".join("x" * 15), " ".join("y" * 10))])
    assert render([table], 40).splitlines()[1] == f"{' '.join('x' * 10)}  {' '.join('y' * 10)}"


def test_paragraphs_fit_and_items_hang() -> None:
    assert render([Text("alpha beta gamma\n- delta epsilon zeta\n\nend")], 12) == (
        "alpha beta\ngamma\n- delta\n  epsilon\n  zeta\n\nend\n"
    )


def test_columns_that_say_nothing_are_left_out() -> None:
    table = ReplyTable(("a", "b", "c"), [("1", None, ""), ("2", "", ())], headings=False)
    assert render([table]) == "1\n2\n"
    assert render([ReplyTable(("a", "b"), [], title="Nobody")]) == "Nobody\nnone\n"


def test_notes_follow_in_text_stand_beside_csv_and_in_json() -> None:
    reply = Reply(blocks=[TABLE], table=TABLE, data={}, notes=["Of Chad we cannot say."])
    assert printed(reply, "table", io.StringIO())[0].endswith("party\n\nOf Chad we cannot say.\n")
    assert printed(reply, "csv", io.StringIO())[1] == "minetreaty: Of Chad we cannot say.\n"
    assert json.loads(printed(reply, "json", io.StringIO())[0]) == {"notes": ["Of Chad we cannot say."]}


def test_csv() -> None:
    assert printed(REPLY, "csv", io.StringIO())[0] == (
        "date,who,number,status\n2025-06-27,Estonia and Latvia and Lithuania,3,withdrawing\n,Chad,1,party\n"
    )


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_csv_holds_no_formula(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    table = ReplyTable(("cell",), [(cell,)])
    out, _ = printed(Reply(blocks=[], table=table, data={}), "csv", io.StringIO())
    assert f"'{cell}" in out
    assert guarded(f"a{cell}") == f"a{cell}"


def test_json_keeps_every_letter() -> None:
    reply = Reply(blocks=[], table=TABLE, data={"name": "Côte d'Ivoire"})
    assert '"name": "Côte d\'Ivoire"' in printed(reply, "json", io.StringIO())[0]


def test_cells_as_text() -> None:
    cells: list[Any] = [None, True, False, 7, "x", StatusLetter("P", Status.PARTY), PartialDate(2026, 2), ("a", "b")]
    assert [text(cell) for cell in cells] == ["", "yes", "no", "7", "x", "P", "2026-02", "a b"]


def test_a_terminal_without_rich_gets_plain_text_that_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    importing = builtins.__import__

    def without_rich(name: str, *rest: Any) -> Any:
        if name == "terminal":
            raise ImportError("No module named 'rich'")
        return importing(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without_rich)
    monkeypatch.setenv("COLUMNS", "50")
    out, _ = printed(REPLY, "table", Terminal())
    assert out == render(REPLY.blocks, 50)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal of 80 columns with colours, where rich is installed."""
    pytest.importorskip("rich")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("COLUMNS", "80")
    return Terminal()


def test_a_terminal_shows_the_colour_of_each_status(terminal: Terminal) -> None:
    out, _ = printed(REPLY, "table", terminal)
    assert "\x1b[1mHeading\x1b[0m" in out and "•" in out
    # #cc79a7 for withdrawing, #0072b2 for party (Okabe and Ito).
    assert "48;2;204;121;167m \x1b[0m withdrawing" in out and "48;2;0;114;178m \x1b[0m party" in out


def test_marks_stand_on_their_colour(terminal: Terminal) -> None:
    marks = ReplyTable(("code", "APMBC"), [("EST", StatusLetter("W", Status.WITHDRAWN))])
    out, _ = printed(Reply(blocks=[marks, ReplyTable(("a",), [])], table=marks, data={}), "table", terminal)
    assert "48;2;213;94;0m W " in out
    assert out.endswith("\n\x1b[2mnone\x1b[0m\n")


def test_no_color_is_respected(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    out, _ = printed(REPLY, "table", terminal)
    assert "\x1b" not in out
    assert "withdrawing" in out


def test_a_terminal_table_fits_and_cuts_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    url = f"https://example.org/{'x' * 100}"
    long = ReplyTable(("date", wide("about"), "status"), [("2025-06-27", "word " * 40, Status.PARTY)], headings=False)
    out, _ = printed(Reply(blocks=[Text(f"- see {url}"), long], table=long, data={}), "table", terminal)
    assert max(map(len, out.splitlines())) <= 80
    assert out.count("word") == 40 and out.count("x") == 100 + url.count("x", 0, 20)


@pytest.mark.parametrize("format", ["csv", "json"])
def test_csv_and_json_are_the_same_in_a_terminal(format: str) -> None:
    assert printed(REPLY, format, Terminal()) == printed(REPLY, format, io.StringIO())


def test_a_terminal_shows_in_its_own_encoding_what_it_can() -> None:
    class Old(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    old = Old(io.BytesIO(), encoding="ascii")
    show(Reply(blocks=[], table=ReplyTable(("a",), [("é",)]), data={}), "csv", old, io.StringIO())
    old.seek(0)
    assert old.read() == "a\n?\n"


def test_a_part_that_fits_without_its_indent_is_not_cut() -> None:
    assert cut("- a b", 2, "  ") == ["-", "  a", "  b"]


def test_cards_are_no_narrower_than_their_names() -> None:
    assert render([ReplyTable(("a_long_name", "b"), [("x", "y")])], 5) == "a long name  x\nb            y\n"
