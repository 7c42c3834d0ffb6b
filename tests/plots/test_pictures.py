"""Pictures, by what they contain: labels, marks, colours and the data behind them."""

import datetime as dt
import sys
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

import minetreaty as mt
from minetreaty import plots
from minetreaty.display.colours import OF_STATUS, text_on
from minetreaty.errors import InvalidChoice, InvalidDate, MissingExtra, NotInUniverse, UnknownConvention, UnknownState
from minetreaty.plots.sheet import HATCH, hatch
from minetreaty.plots.tiles import layout

pytest.importorskip("matplotlib")

from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

Status = mt.Status
REG = mt.load()


def axes(figure: Figure) -> Any:
    (found,) = figure.axes
    return found


def texts(figure: Figure, gid: str) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_gid() == gid]


def place(day: dt.date) -> int:
    """Where matplotlib puts a day."""
    return (day - dt.date(1970, 1, 1)).days


def caption(figure: Figure) -> str:
    (text,) = texts(figure, "caption")
    return " ".join(text.split())


def key(figure: Figure) -> dict[str, str]:
    """The words of the key, each with its colour."""
    legend = axes(figure).get_legend()
    return {
        text.get_text(): to_hex(patch.get_facecolor())
        for text, patch in zip(legend.get_texts(), legend.get_patches(), strict=True)
    }


def boxes(figure: Figure, gid: str) -> list[Any]:
    """Where the words stand on the finished picture."""
    figure.canvas.draw()
    return [text.get_window_extent() for text in figure.findobj(Text) if text.get_gid() == gid]


def apart(figure: Figure, gid: str) -> int:
    """How many words there are, none over another."""
    found = boxes(figure, gid)
    assert not any(one.overlaps(other) for one, other in combinations(found, 2))
    return len(found)


def areas(figure: Figure) -> dict[str, Any]:
    """The collections of bands, by status."""
    return {item.get_label(): item for item in axes(figure).collections if item.get_label() in list(Status)}


def spans(collection: Any) -> list[tuple[float, float]]:
    return sorted((path.vertices[:, 0].min(), path.vertices[:, 0].max()) for path in collection.get_paths())


# ---- colours


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2 (the W3C's guidelines; the formula is in their glossary)."""
    return sum(part * weight for part, weight in zip(linear(colour), (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2: 1 for the same colour, 21 for black and white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def linear(colour: str) -> list[float]:
    """The parts of an sRGB colour, linear in light (IEC 61966-2-1)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def seen_by(colour: str, matrix: list[list[float]]) -> tuple[float, float, float]:
    """The colour as CIE 1976 L*a*b* (D65), after a simulation of colour blindness on linear RGB."""
    seen = (sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in matrix)
    red, green, blue = (min(1.0, max(0.0, part)) for part in seen)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089

    def f(t: float) -> float:
        return t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116

    return 116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))


# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG
# 15(6), 2009, doi:10.1109/TVCG.2009.113: the matrices for full severity. Distances are those of CIE 1976.
EYES = {
    "usual": [[1.0, 0, 0], [0, 1.0, 0], [0, 0, 1.0]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}


@pytest.mark.parametrize("eye", EYES)
def test_statuses_can_be_told_apart(eye: str) -> None:
    seen = {status: seen_by(colour, EYES[eye]) for status, colour in OF_STATUS.items()}
    for one, other in combinations(Status, 2):
        distance = sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5
        assert distance > 15, (one, other, distance)


@pytest.mark.parametrize("status", Status)
def test_words_on_a_status_have_the_contrast_that_text_needs(status: Status) -> None:
    assert contrast(OF_STATUS[status], text_on(OF_STATUS[status])) >= 4.5


@pytest.mark.parametrize("status", Status)
def test_a_status_is_seen_on_dark_pages_and_on_white(status: Status) -> None:
    assert contrast(OF_STATUS[status], "#111111") >= 3
    assert contrast(HATCH if hatch(status) else OF_STATUS[status], "#ffffff") > 1.8  # and its name is beside it
    assert contrast(OF_STATUS[status], HATCH) >= 3 or not hatch(status)


def test_every_status_has_one_colour_of_its_own() -> None:
    assert set(OF_STATUS) == set(Status)
    assert len(set(OF_STATUS.values())) == len(Status)


# ---- what all pictures share

PICTURES = {
    "parties_over_time": lambda ax: plots.parties_over_time(REG, "CCM", ax=ax),
    "history_band": lambda ax: plots.history_band(REG, "LTU", "CCM", ax=ax),
    "bands": lambda ax: plots.bands(REG, "CCM", states=["LTU", "LVA"], ax=ax),
    "matrix": lambda ax: plots.matrix(REG, ["LTU", "USA"], ["CCM"], on="2026-02-03", ax=ax),
    "tile_map": lambda ax: plots.tile_map(REG, "CCM", ax=ax),
    "leaving": lambda ax: plots.leaving(REG, "CCM", ax=ax),
    "deadlines_ahead": lambda ax: plots.deadlines_ahead(REG, "CCM", until="2028-12-31", ax=ax),
}


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_say_what_they_show_and_what_they_rest_on(name: str) -> None:
    figure = PICTURES[name](None)
    assert isinstance(figure, Figure)
    title = axes(figure).get_title(loc="left")
    assert title.startswith(("Convention on Cluster Munitions", "Lithuania", "Bound by what on 2026-02-03"))
    assert f"Source: minetreaty {REG.edition.version} (sha256 {REG.edition.sha256[:12]}), from acts" in caption(figure)
    assert "Secretary-General of the United Nations. Record complete to 2026-02-03." in caption(figure)


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_drawn_into_given_axes(name: str) -> None:
    figure = Figure()
    left, right = figure.subplots(1, 2)
    assert PICTURES[name](right) is figure
    assert right.get_title(loc="left")
    assert not left.get_title(loc="left")


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_show_themselves_in_a_notebook(name: str) -> None:
    figure: Any = PICTURES[name](None)
    assert figure._repr_png_().startswith(b"\x89PNG")


def test_pictures_are_held_by_nobody_else() -> None:
    from matplotlib import pyplot

    plots.tile_map(REG, "CCM")
    assert pyplot.get_fignums() == []


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "minetreaty.plots.picture", None)
    with pytest.raises(MissingExtra, match=r"minetreaty\[plot\]") as caught:
        plots.tile_map(REG, "APMBC")
    assert caught.value.extra == "plot"


def test_captions_say_what_was_known_and_what_was_assumed() -> None:
    known = plots.tile_map(REG, "APMBC", on="2026-01-15", known_on="2025-06-01")
    assert "On 2026-01-15. As known on 2025-06-01." in caption(known)
    notice = mt.Act(state="FRA", convention="APMBC", kind="withdrawal", date=dt.date(2026, 3, 1))
    assumed = plots.tile_map(REG.deposit(notice), "APMBC", on="2026-04-14")
    assert ", derived), from acts" in caption(assumed)
    assert "acts may be missing" not in caption(assumed)
    assert "acts may be missing" in caption(plots.tile_map(REG, "APMBC", on="2026-04-15"))


def test_errors_are_those_of_the_register() -> None:
    with pytest.raises(UnknownConvention):
        plots.tile_map(REG, "Mine Ban Treat")
    with pytest.raises(UnknownState):
        plots.history_band(REG, "Estland und Livland", "APMBC")
    with pytest.raises(InvalidChoice, match="populations"):
        plots.parties_over_time(REG, "APMBC", populations=["parties"])


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("style", ["default", "dark_background", "Solarize_Light2", "ggplot"])
def test_words_can_be_read_in_any_style(name: str, style: str) -> None:
    from matplotlib import style as styles

    with styles.context(style):
        figure = PICTURES[name](None)
        figure.canvas.draw()
    behind = to_hex(axes(figure).get_facecolor())
    words = [axes(figure).title, *axes(figure).get_yticklabels(), *figure.findobj(Text)]
    for text in words:
        if text.get_gid() in {"caption", "event", "act", "population", "region", "duty", "deadline"}:
            assert contrast(to_hex(text.get_color()), behind) >= 4, text
    assert contrast(to_hex(axes(figure)._left_title.get_color()), to_hex(figure.get_facecolor())) >= 4.5


def test_a_picture_is_not_see_through_where_the_style_is() -> None:
    from matplotlib import rc_context

    with rc_context({"figure.facecolor": "none", "axes.facecolor": "none"}):
        figure = plots.history_band(REG, "LTU", "CCM")
    assert to_hex(figure.get_facecolor()) == "#ffffff"
    bare = Figure(facecolor="none")
    plots.history_band(REG, "LTU", "CCM", ax=bare.add_subplot(facecolor="none"))
    assert contrast(to_hex(axes(bare)._left_title.get_color()), "#ffffff") >= 4.5


def test_a_saved_picture_has_the_words_beside_its_axes(tmp_path: Path) -> None:
    from matplotlib.image import imread

    figure = plots.bands(REG, "APMBC", states=["VCT"])
    figure.savefig(tmp_path / "whole.png", dpi=50)
    figure.savefig(tmp_path / "cut.png", dpi=50, bbox_inches=None)
    whole, cut = (imread(tmp_path / name).shape for name in ("whole.png", "cut.png"))
    assert cut[1] == 9 * 50
    assert whole[1] != cut[1]


@pytest.mark.parametrize("name", PICTURES)
def test_titles_keep_to_narrow_axes(name: str) -> None:
    figure = Figure(figsize=(5, 5))
    PICTURES[name](figure.add_subplot())
    figure.canvas.draw()
    assert axes(figure)._left_title.get_window_extent().width <= 1.02 * axes(figure).bbox.width


@pytest.mark.parametrize("style", ["default", "dark_background"])
def test_pictures_leave_the_settings_of_matplotlib_alone(style: str) -> None:
    from matplotlib import rcParams
    from matplotlib import style as styles

    with styles.context(style):
        before = dict(rcParams)
        for name in PICTURES:
            PICTURES[name](None)
        assert dict(rcParams) == before


@pytest.mark.parametrize("size", [(4, 3), (3.5, 7), (8, 3)])
@pytest.mark.parametrize("name", PICTURES)
def test_words_inside_small_axes_keep_apart_and_within(name: str, size: tuple[float, float]) -> None:
    figure = Figure(figsize=size, layout="constrained")
    PICTURES[name](figure.add_subplot())
    whole = figure.bbox
    figure.canvas.draw()
    for gid in ("event", "act", "region", "duty", "deadline", "status", "code"):
        apart(figure, gid)
        assert all(whole.x0 <= box.x0 and box.x1 <= whole.x1 for box in boxes(figure, gid)), gid
    names = [text for text in axes(figure).get_yticklabels() if text.get_text()]
    lines = sorted((text.get_window_extent() for text in names), key=lambda box: box.y0)
    assert not any(low.y0 + 0.75 * low.height > high.y0 for low, high in pairwise(lines))


def test_a_span_runs_forward() -> None:
    with pytest.raises(InvalidDate, match="until=2019-01-01 lies before since=2020-01-01"):
        plots.bands(REG, "CCM", since="2020-01-01", until="2019-01-01")


@pytest.mark.parametrize(
    ("since", "until", "marks"),
    [
        ("2026-01-01", "2026-01-01", {"2026-01-01", "2026-01-02"}),
        ("2026-01-01", "2026-02-20", {"2026-01-04", "2026-02-03"}),
        ("2025-01-01", "2026-02-20", {"2025-03", "2026-01"}),
        ("1990-01-01", "2019-12-31", {"1990", "2015"}),
        ("1900-01-01", "2099-12-31", {"1950", "2000", "2050"}),
    ],
)
def test_marks_on_the_axis_are_days_that_say_their_year(since: str, until: str, marks: set[str]) -> None:
    figure = plots.history_band(REG, "LTU", "CCM", since=since, until=until)
    figure.canvas.draw()
    assert marks <= {text.get_text() for text in axes(figure).get_xticklabels()}


# ---- parties over time


def line(figure: Figure, label: str) -> tuple[list[dt.date], list[int]]:
    (found,) = [line for line in axes(figure).lines if line.get_label() == label]
    return list(found.get_xdata(orig=True)), list(found.get_ydata(orig=True))


def test_parties_over_time_has_the_published_numbers() -> None:
    figure = plots.parties_over_time(REG, "APMBC")
    days, parties = line(figure, "States Parties")
    numbers = dict(zip(days, parties, strict=True))
    # 40 deposits brought it into force on 1999-03-01; 164 parties from 2018 on, until two more joined in 2025;
    # 161 on the Swiss list of 2026-04-14.
    assert numbers[dt.date(1999, 3, 1)] >= 40
    assert numbers[dt.date(2018, 6, 1)] == 164
    assert numbers[dt.date(2026, 4, 14)] == 161
    assert parties[0] == 0
    assert days[0] == dt.date(1997, 12, 2)
    assert days == sorted(days)
    drawn = [item for item in axes(figure).lines if item.get_label() == "States Parties"]
    assert to_hex(drawn[0].get_color()) == OF_STATUS[Status.PARTY]
    assert texts(figure, "population") == ["contracting States 161", "States Parties 161"]


def test_parties_over_time_names_events() -> None:
    figure = plots.parties_over_time(REG, "APMBC")
    assert texts(figure, "event") == ["1997-12-03 opened for signature", "1999-03-01 in force"]
    assert texts(figure, "step") == [
        "163 on 2025-12-27: Estonia, Lithuania and Latvia left",
        "162 on 2026-01-10: Finland left",
        "161 on 2026-02-20: Poland left",
    ]
    given = plots.parties_over_time(REG, "APMBC", events={"2004-11-29": "Nairobi", "1990-01-01": "too early"})
    assert texts(given, "event") == ["2004-11-29 Nairobi"]


def test_the_last_years_are_drawn_larger_where_the_curve_falls() -> None:
    (larger,) = axes(plots.parties_over_time(REG, "APMBC")).child_axes
    (steps,) = (item for item in larger.lines if item.get_gid() == "last years")
    numbers = dict(zip(steps.get_xdata(orig=True), steps.get_ydata(orig=True), strict=True))
    assert numbers[dt.date(2024, 4, 14)] == 164  # two years before the end of the record
    assert [numbers[dt.date(*day)] for day in ((2025, 12, 1), (2025, 12, 27), (2026, 1, 10), (2026, 2, 20))] == [
        166,
        163,
        162,
        161,
    ]
    unlike: tuple[dict[str, Any], ...] = (
        {"since": "2018-01-01"},  # large enough
        {"until": "2020-01-01"},  # it does not fall
        {"events": {}},  # the events are the caller's
        {"populations": ["signatories"]},
        {"until": "1999-06-01", "since": "1980-01-01"},  # no room under it
    )
    for given in unlike:
        assert axes(plots.parties_over_time(REG, "APMBC", **given)).child_axes == [], given
    narrow = Figure(figsize=(4, 4))
    plots.parties_over_time(REG, "APMBC", ax=narrow.add_subplot())
    assert axes(narrow).child_axes == []


def test_a_step_without_room_for_its_words_is_a_number_and_a_date() -> None:
    figure = plots.parties_over_time(REG, "APMBC", until="2027-12-20")
    assert "163 on 2025-12-27" in texts(figure, "step")


def test_how_states_left() -> None:
    figure = plots.leaving(REG, "APMBC")
    names = [label.get_text() for label in axes(figure).get_yticklabels()]
    assert names == ["Estonia", "Lithuania", "Latvia", "Finland", "Poland"]
    assert texts(figure, "notice date") == ["2025-06-27"] * 3 + ["2025-07-10", "2025-08-20"]
    assert texts(figure, "effect date") == ["2025-12-27"] * 3 + ["2026-01-10", "2026-02-20"]
    said = [item for item in axes(figure).lines if item.get_gid() == "announcement"]
    assert len(said) == sum(
        len(REG.announcements(code, "APMBC", since="2024-06-27", until="2026-03-20")) for code in LEFT
    )
    assert "changes no status" in caption(figure)


LEFT = ("EST", "LTU", "LVA", "FIN", "POL")


def test_how_states_left_as_known_on_a_date_and_for_chosen_states() -> None:
    figure = plots.leaving(REG, "APMBC", states=["Finland", "NOR"], known_on="2025-08-01", until="2025-12-31")
    assert [label.get_text() for label in axes(figure).get_yticklabels()] == ["Finland", "Norway"]
    assert texts(figure, "notice date") == ["2025-07-10"]
    assert texts(figure, "effect date") == []  # it takes effect after the last date shown
    nobody = plots.leaving(REG, "CCW", ax=Figure(figsize=(6, 3)).add_subplot())
    assert texts(nobody, "nothing") == ["No State gave notice."]
    pending = plots.leaving(REG, "CCM", states=["LTU"], known_on="2024-10-01")
    assert texts(pending, "effect date") == ["2025-03-06"]
    notice = mt.Act(state="NOR", convention="APMBC", kind="withdrawal", date="2025-06-02", armed_conflict=True)
    delayed = plots.leaving(REG.deposit(notice), "APMBC", states=["NOR"])
    assert (texts(delayed, "notice date"), texts(delayed, "effect date")) == (["2025-06-02"], [])


def test_events_of_a_protocol_know_no_opening() -> None:
    assert plots.events_of(REG, "CCW-AP2") == {dt.date(1998, 12, 3): "in force"}


def test_events_are_those_known() -> None:
    assert list(plots.events_of(REG, "CCM", known_on="2009-01-01")) == [dt.date(2008, 12, 3)]


def test_many_that_leave_on_a_day_are_counted() -> None:
    notices = [
        mt.Act(
            state=state,
            convention="CCW",
            kind="withdrawal",
            date="2020-01-01",
            effect="2021-01-01",
            effect_sources=("assumed",),
        )
        for state in ("AUT", "BEL", "BGR", "CAN", "CHE")
    ]
    left = REG.deposit(*notices)
    assert plots.events_of(left, "CCW")[dt.date(2021, 1, 1)] == "5 States left"
    assert "2021-01-01 5 States left" in texts(plots.parties_over_time(left, "CCW"), "event")


def test_parties_over_time_ends_and_begins_where_told() -> None:
    figure = plots.parties_over_time(REG, "APMBC", since="2010-01-01", until="2020-12-31")
    days, _ = line(figure, "States Parties")
    assert (days[0], days[-1]) == (dt.date(2010, 1, 1), dt.date(2021, 1, 1))  # the last day whole
    assert axes(figure).get_xlim() == (place(days[0]), place(days[-1]))
    assert texts(figure, "event") == []
    assert caption(figure).endswith("Shown to 2020-12-31. The vertical axis does not begin at 0.")


def test_what_lies_after_the_record_is_dotted_and_what_is_open_is_a_band() -> None:
    figure = plots.parties_over_time(REG, "APMBC", since="2026-01-01", until="2027-12-31")
    dotted = [item for item in axes(figure).lines if item.get_gid() == "after the record"]
    assert [item.get_linestyle() for item in dotted] == [":", ":"]
    assert min(dotted[0].get_xdata(orig=True)) == dt.date(2026, 4, 15)
    assert line(figure, "States Parties")[0][-1] == dt.date(2026, 4, 15)
    assert "dotted after 2026-04-14: from the acts known." in caption(figure)
    band = [item for item in axes(figure).collections if item.get_gid() == "undetermined"]
    assert len(band) == 2
    assert to_hex(band[0].get_facecolor()[0]) == OF_STATUS[Status.UNDETERMINED]


def test_lines_known_on_a_day_end_on_it() -> None:
    figure = plots.parties_over_time(REG, "APMBC", known_on="2006-07-31")
    days, contracting = line(figure, "contracting States")
    assert days[-1] == dt.date(2006, 8, 1)  # 31 July whole
    assert contracting[-1] == 151  # as published then, Montenegro's succession not yet notified


def test_populations_are_chosen_and_those_that_do_not_arise_left_out() -> None:
    figure = plots.parties_over_time(REG, "CCM", populations=["signatories", "noncontracting"])
    assert texts(figure, "population")[0] == "signatories 108"
    none = plots.parties_over_time(REG, "CCW-P5", populations=["signatories"])
    assert texts(none, "population") == []
    assert texts(none, "nothing") == ["signatories: no signature stage."]
    assert caption(none).endswith("signatories: no signature stage.")


def test_a_population_loses_a_predecessor_on_its_last_day() -> None:
    days, outside = line(plots.parties_over_time(REG, "CCW", populations=["noncontracting"]), "non-contracting States")
    there = days.index(dt.date(1990, 5, 22))  # two States outside end, and one that is outside begins
    assert outside[there] == outside[there - 1] - 1


def test_labels_keep_apart() -> None:
    figure = plots.parties_over_time(REG, "APMBC")
    assert apart(figure, "population") == 2
    assert apart(figure, "event") == 2
    assert apart(figure, "step") == 3


def test_words_of_events_cover_no_line() -> None:
    figure = plots.parties_over_time(REG, "CCM")
    drawn = [item for item in axes(figure).lines if item.get_label() in {"States Parties", "contracting States"}]
    found = boxes(figure, "event")
    assert len(found) == 2
    assert len(drawn) == 2
    for item in drawn:
        path = item.get_path().transformed(item.get_transform())
        assert not any(path.intersects_bbox(box, filled=False) for box in found)


def test_many_events_keep_apart() -> None:
    many = {f"{year}-06-01": f"what happened in {year}" for year in range(1998, 2026, 2)}
    assert apart(plots.parties_over_time(REG, "APMBC", events=many), "event") == 14


def test_one_day_is_a_level_line() -> None:
    figure = plots.parties_over_time(REG, "APMBC", since="2018-06-01", until="2018-06-01")
    assert line(figure, "States Parties") == ([dt.date(2018, 6, 1), dt.date(2018, 6, 2)], [164, 164])


def test_lines_that_begin_after_the_record_are_dotted_from_there() -> None:
    figure = plots.parties_over_time(REG, "APMBC", since="2027-07-01", until="2027-12-31")
    dotted = [item for item in axes(figure).lines if item.get_gid() == "after the record"]
    assert min(dotted[0].get_xdata(orig=True)) == dt.date(2027, 7, 1)


def test_the_vertical_axis_counts_states_even_where_there_are_none() -> None:
    figure = plots.parties_over_time(REG, "CCM", since="1990-01-01", until="2000-01-01")
    figure.canvas.draw()
    assert {text.get_text() for text in axes(figure).get_yticklabels()} <= {"0", "1", "2"}  # 2 lies outside
    assert axes(figure).get_ylim()[1] < 2


def test_an_event_without_room_for_its_words_is_a_day() -> None:
    figure = Figure(figsize=(3.5, 6), layout="constrained")
    plots.parties_over_time(REG, "APMBC", ax=figure.add_subplot())
    assert "2025-12-27" in texts(figure, "event")


def test_the_vertical_axis_begins_at_0_unless_changes_would_be_lost() -> None:
    whole = plots.parties_over_time(REG, "APMBC")
    assert axes(whole).get_ylim()[0] == 0
    assert "does not begin at 0" not in caption(whole)
    assert axes(plots.parties_over_time(REG, "APMBC", since="2025-01-01")).get_ylim()[0] > 100


def test_states_not_party_are_dashed() -> None:
    figure = plots.parties_over_time(REG, "CCM", populations=["nonparties", "noncontracting"])
    looks = {item.get_label(): item.get_linestyle() for item in axes(figure).lines}
    assert (looks["States not party"], looks["non-contracting States"]) == ("--", "-")


# ---- bands


def test_history_band_has_the_periods() -> None:
    figure = plots.history_band(REG, "LTU", "APMBC")
    drawn = {label: spans(item) for label, item in areas(figure).items()}
    day = {
        text: place(dt.date.fromisoformat(text))
        for text in ("1999-02-26", "2003-05-12", "2003-11-01", "2025-06-27", "2025-12-27")
    }
    assert drawn["signatory"] == [(day["1999-02-26"], day["2003-05-12"])]
    assert drawn["contracting"] == [(day["2003-05-12"], day["2003-11-01"])]
    assert drawn["party"] == [(day["2003-11-01"], day["2025-06-27"])]
    assert drawn["withdrawing"] == [(day["2025-06-27"], day["2025-12-27"])]
    assert drawn["withdrawn"][0][0] == day["2025-12-27"]
    for status, item in areas(figure).items():
        assert {to_hex(colour) for colour in item.get_facecolor()} == {OF_STATUS[Status(status)]}
    assert texts(figure, "status") == ["signatory", "party"]
    assert sorted(texts(figure, "act")) == [
        "1999-02-26 signature",
        "2003-05-12 ratification",
        "2003-11-01 in force",
        "2025-06-27 notice of withdrawal",
        "2025-12-27 withdrawal in effect",
    ]
    assert axes(figure).get_title(loc="left") == "Lithuania: Anti-Personnel Mine Ban Convention"


def test_words_on_a_band_can_be_read() -> None:
    for text in plots.history_band(REG, "LTU", "APMBC").findobj(Text):
        if text.get_gid() == "status":
            assert to_hex(text.get_color()) == text_on(OF_STATUS[Status(text.get_text())])


def test_history_band_takes_several_conventions() -> None:
    figure = plots.history_band(REG, "Estonia", ["APMBC", "CCM", "CCW"], known_on="2025-12-01")
    assert [text.get_text() for text in axes(figure).get_yticklabels()] == ["APMBC", "CCM", "CCW"]
    assert axes(figure).get_title(loc="left") == "Estonia under 3 conventions"
    assert "Record complete to 2025-12-01." in caption(figure)  # nothing was known beyond that date


def test_history_band_says_what_is_not_determined() -> None:
    figure = plots.history_band(REG, "LBN", "APMBC")
    assert texts(figure, "act") == ["2027-06-01 in force at the latest", "2026-04-15 not determined"]
    assert areas(figure)["undetermined"].get_hatch() == "////"
    assert not areas(figure)["party"].get_hatch()
    assert len(areas(figure)["undetermined"].get_paths()) == 1


def test_history_band_shows_a_revocation_and_a_denunciation() -> None:
    eritrea = plots.history_band(REG, "ERI", "APMBC")
    assert any(text.endswith("withdrawal revocation") for text in texts(eritrea, "act"))
    notice = mt.Act(state="FRA", convention="CCW", kind="withdrawal", date="2026-01-05")
    assert "2026-01-05 notice of denunciation" in texts(plots.history_band(REG.deposit(notice), "FRA", "CCW"), "act")


def test_history_band_keeps_to_its_span() -> None:
    figure = plots.history_band(REG, "LTU", "APMBC", since="2020-01-01", until="2025-10-01")
    assert sorted(areas(figure)) == ["party", "withdrawing"]
    assert texts(figure, "act") == ["2025-06-27 notice of withdrawal"]
    assert spans(areas(figure)["party"])[0][0] == place(dt.date(2020, 1, 1))


def test_words_beside_a_band_do_not_cover_each_other() -> None:
    figure = plots.history_band(REG, "LTU", "APMBC")
    assert apart(figure, "act") == 5


def test_a_state_without_acts_is_a_band_too() -> None:
    figure = plots.history_band(REG, "USA", "CCM")
    assert list(areas(figure)) == ["outside"]
    assert axes(figure).get_xlim()[0] == place(dt.date(2007, 5, 30))  # a year before the adoption


def test_a_convention_without_a_clause_on_leaving_has_bands() -> None:
    from attrs import evolve

    text = evolve(REG.convention("CCM"), key="X", withdrawal=None, short_title="X", aliases=(), title="X", symbol="X")
    figure = plots.history_band(REG.with_convention(text), "USA", "X")
    assert list(areas(figure)) == ["outside"]


def test_the_band_of_a_state_that_ended_ends_with_it() -> None:
    figure = plots.history_band(REG, "YUG", "CCW")
    assert spans(areas(figure)["party"])[-1][1] == place(dt.date(1992, 4, 27))
    assert axes(figure).get_xlim()[1] == place(dt.date(1993, 4, 28))
    assert caption(figure).endswith("Left empty: days on which it was no State in the depositary's practice.")
    assert "dotted" not in caption(figure)


def test_the_day_on_which_bands_end_is_part_of_them() -> None:
    figure = plots.bands(REG, "CCW", states=["ECU", "GTM"], until="1983-12-02")
    assert spans(areas(figure)["party"]) == [(place(dt.date(1983, 12, 2)), place(dt.date(1983, 12, 3)))]
    assert texts(figure, "region") == ["Americas: 1 of 2 bound on 1983-12-02"]


def test_bands_are_in_the_order_of_what_they_show() -> None:
    figure = plots.bands(REG, "CCW", states=["TUN", "TGO", "AGO"], until="1983-12-02")  # Tunisia consented in 1987
    assert [text.get_text() for text in axes(figure).get_yticklabels()] == ["Togo", "Angola", "Tunisia"]


def test_bands_of_few_have_names_to_read_and_of_none_say_so() -> None:
    one = plots.bands(REG, "CCM", states=["VCT"])
    assert axes(one).get_title(loc="left") == "Convention on Cluster Munitions: 1 State"
    assert axes(one).get_yticklabels()[0].get_fontsize() == 8.5
    none = plots.bands(REG, "CCM", states=[])
    assert axes(none).get_title(loc="left") == "Convention on Cluster Munitions: 0 States"
    assert texts(none, "nothing") == ["No States"]


def test_names_too_small_to_read_are_left_out() -> None:
    figure = Figure(figsize=(4, 4))
    plots.bands(REG, "CCM", ax=figure.add_subplot())
    assert {text.get_text() for text in axes(figure).get_yticklabels()} == {""}


def test_bands_are_ordered_by_region_and_consent() -> None:
    chosen = ["USA", "EST", "LVA", "FIN", "KEN", "ZAF", "MHL"]
    figure = plots.bands(REG, "APMBC", states=chosen)
    rows = [text.get_text() for text in axes(figure).get_yticklabels()]
    assert rows == ["South Africa", "Kenya", "United States", "Estonia", "Latvia", "Finland", "Marshall Islands"]
    assert texts(figure, "region") == [
        "Africa: 2 of 2 bound on 2026-04-14",
        "Americas: 0 of 1 bound on 2026-04-14",
        "Europe: 0 of 3 bound on 2026-04-14",
        "Oceania: 1 of 1 bound on 2026-04-14",
    ]
    assert key(figure) == {
        status: OF_STATUS[Status(status)]
        for status in ("outside", "signatory", "contracting", "party", "withdrawing", "withdrawn")
    }


def test_bands_have_a_row_for_every_state() -> None:
    figure = plots.bands(REG, "CCM")
    names = [text.get_text() for text in axes(figure).get_yticklabels()]
    assert sorted(names) == sorted(REG.states("2026-02-03").names)
    assert "Left empty: days on which it was no State" in caption(figure)  # South Sudan, 2011
    joined = sum(len(item.get_paths()) for item in (areas(figure)["party"],))
    assert joined >= 112  # 112 on the depositary's page, and Lithuania, which left


def test_bands_keep_to_their_span() -> None:
    figure = plots.bands(
        REG, "CCW", states=["FRA", "CZE"], since="1984-01-01", until="1985-12-31", known_on="1985-12-31"
    )
    assert list(areas(figure)) == ["signatory"]
    assert texts(figure, "region") == ["Europe: 0 of 1 bound on 1985-12-31"]  # the Czech Republic began in 1993


def test_signatories_come_before_those_that_never_acted() -> None:
    figure = plots.bands(REG, "CCM", states=["CHN", "IDN", "IND"])
    assert [text.get_text() for text in axes(figure).get_yticklabels()] == ["Indonesia", "China", "India"]


def test_bands_count_the_states_of_the_day_and_those_that_may_be_bound() -> None:
    early = plots.bands(REG, "CCM", states=["FIN", "SSD"], until="2010-12-31")
    assert texts(early, "region") == ["Africa: 0 of 0 bound on 2010-12-31", "Europe: 0 of 1 bound on 2010-12-31"]
    late = plots.bands(REG, "APMBC", states=["LBN", "JOR"], until="2026-11-24")
    assert texts(late, "region") == ["Asia: 1 of 2 bound, 1 open, on 2026-11-24"]


@pytest.mark.parametrize("known_on", [None, "2025-12-01"])
def test_bands_say_where_the_record_ends(known_on: str | None) -> None:
    last = dt.date.fromisoformat(known_on or "2026-04-14")
    pictures = (
        plots.bands(REG, "APMBC", states=["POL"], until="2026-12-31", known_on=known_on),
        plots.history_band(REG, "POL", "APMBC", until="2026-12-31", known_on=known_on),
    )
    for figure in pictures:
        (mark,) = [item for item in axes(figure).lines if item.get_gid() == "end of the record"]
        assert set(mark.get_xdata()) == {place(last) + 1}
        assert "After the dotted line: from the acts known." in caption(figure)
    assert "dotted" not in caption(plots.bands(REG, "APMBC", states=["POL"]))


def test_bands_too_thin_for_words_have_none() -> None:
    figure = Figure(figsize=(4, 3), layout="constrained")
    plots.history_band(REG, "UKR", [treaty.key for treaty in REG.conventions], ax=figure.add_subplot())
    assert (texts(figure, "act"), texts(figure, "status")) == ([], [])
    assert [text.get_text() for text in axes(figure).get_yticklabels()] == [treaty.key for treaty in REG.conventions]
    dense = Figure(figsize=(4, 3), layout="constrained")
    plots.bands(REG, "APMBC", ax=dense.add_subplot())
    assert texts(dense, "region") == []


def test_an_act_without_room_for_its_words_is_a_day() -> None:
    figure = Figure(figsize=(2, 5), layout="constrained")
    plots.history_band(REG, "LTU", "APMBC", since="2025-01-01", until="2026-04-14", ax=figure.add_subplot())
    assert "2025-12-27" in texts(figure, "act")


# ---- tiles


def test_every_state_has_a_tile_of_its_own() -> None:
    places = layout()
    assert set(places) == set(REG.facts.states)
    for day in ("1985-01-01", "1991-12-31", "2026-04-14"):
        taken = [places[state.alpha3] for state in REG.states(day)]
        assert len(taken) == len(set(taken)), day


def tiles(figure: Figure) -> dict[str, Any]:
    return {patch.get_gid(): patch for patch in axes(figure).patches}


def test_tiles_have_the_colour_of_the_status() -> None:
    figure = plots.tile_map(REG, "APMBC", on="2026-01-15")
    drawn = tiles(figure)
    expected = {"FIN": "withdrawn", "POL": "withdrawing", "USA": "outside", "FRA": "party", "NRU": "party"}
    for code, status in expected.items():
        assert to_hex(drawn[code].get_facecolor()) == OF_STATUS[Status(status)], code
    assert len(drawn) == 197
    assert sorted(texts(figure, "code")) == sorted(drawn)
    assert {(patch.get_width(), patch.get_height()) for patch in drawn.values()} == {(0.92, 0.92)}
    assert axes(figure).get_title(loc="left") == "Anti-Personnel Mine Ban Convention on 2026-01-15: States Parties 162"
    assert key(figure)["4 withdrawn"] == OF_STATUS[Status.WITHDRAWN]
    assert sum(int(words.split()[0]) for words in key(figure)) == 197


def test_tiles_of_an_earlier_day_are_its_own_states() -> None:
    figure = plots.tile_map(REG, "CCW", on="1983-12-02")
    drawn = tiles(figure)
    assert {"CSK", "YUG", "DDR"} < set(drawn)
    assert not {"CZE", "SRB", "PSE"} & set(drawn)
    bound = [code for code, patch in drawn.items() if to_hex(patch.get_facecolor()) == OF_STATUS[Status.PARTY]]
    assert len(bound) == 20  # the depositary: in force with twenty, three of them gone today
    assert {"CSK", "YUG", "DDR"} < set(bound)


def test_a_tile_that_is_not_determined_is_hatched() -> None:
    figure = plots.tile_map(REG, "APMBC", on="2026-11-01")
    drawn = tiles(figure)
    assert drawn["LBN"].get_hatch() == "////"
    assert not drawn["FRA"].get_hatch()
    assert "schematic and takes no position" in caption(figure)


def test_letters_too_small_to_read_are_left_out() -> None:
    figure = Figure(figsize=(3, 3))
    plots.tile_map(REG, "CCM", ax=figure.add_subplot())
    assert texts(figure, "code") == []
    assert len(tiles(figure)) == 197


# ---- the grid


def test_the_grid_has_a_cell_for_each_state_and_convention() -> None:
    figure = plots.matrix(REG, ["FIN", "LBN", "USA"], ["APMBC", "ccm"], on="2026-11-01")
    drawn = {code: to_hex(patch.get_facecolor()) for code, patch in tiles(figure).items()}
    expected = {
        "FIN APMBC": "withdrawn",
        "LBN APMBC": "undetermined",
        "USA APMBC": "outside",
        "FIN CCM": "outside",
        "LBN CCM": "party",
        "USA CCM": "outside",
    }
    assert drawn == {cell: OF_STATUS[Status(status)] for cell, status in expected.items()}
    assert sorted(text.rstrip("*") for text in texts(figure, "status")) == sorted(expected.values())
    assert list(key(figure)) == ["outside", "party", "withdrawn", "undetermined"]
    assert "On 2026-11-01." in caption(figure)
    assert "acts may be missing" in caption(figure)


def test_the_grid_is_of_its_day_and_of_what_was_known() -> None:
    figure = plots.matrix(REG, ["MNE"], ["APMBC"], on="2006-07-01", known_on="2006-07-15")
    assert texts(figure, "status") == ["outside"]  # its succession was notified in October
    assert texts(plots.matrix(REG, ["MNE"], ["APMBC"], on="2006-07-01"), "status") == ["party"]
    with pytest.raises(NotInUniverse):
        plots.matrix(REG, ["SSD"], ["APMBC"], on="2011-07-08")


def test_words_that_do_not_fit_a_cell_are_left_to_the_key() -> None:
    figure = plots.matrix(REG, ["LBN"], [item.key for item in REG.conventions], on="2026-11-01")
    assert "undetermined" not in texts(figure, "status")
    assert "undetermined" in key(figure)


def test_keys_that_have_no_room_beside_each_other_stand_upright() -> None:
    figure = Figure(figsize=(3.5, 7), layout="constrained")
    plots.matrix(REG, ["LBN"], [item.key for item in REG.conventions], on="2026-02-03", ax=figure.add_subplot())
    figure.canvas.draw()
    labels = axes(figure).get_xticklabels()
    assert {label.get_rotation() for label in labels} == {90}
    (below,) = boxes(figure, "caption")
    assert all(label.get_window_extent().y0 > below.y1 for label in labels)


def test_a_grid_too_small_for_names_has_none() -> None:
    figure = Figure(figsize=(4, 3), layout="constrained")
    plots.matrix(REG, REG.states("2026-02-03"), ["CCM"], on="2026-02-03", ax=figure.add_subplot())
    assert axes(figure).get_yticklabels() == []


def test_a_grid_without_a_date_is_of_the_latest_record_and_marks_what_is_contested() -> None:
    figure = plots.matrix(REG, ["POL", "UKR", "SAU"], ["APMBC", "CCW-A1"])
    assert texts(figure, "status") == ["withdrawn", "party", "party*", "party", "outside", "outside*"]
    assert caption(figure).startswith("On 2026-04-14.") and caption(figure).endswith("* contested or unconfirmed.")
    assert "*" not in caption(plots.matrix(REG, ["POL"], ["APMBC"]))
    narrow = Figure(figsize=(2, 3))
    plots.matrix(REG, ["UKR", "SAU"], [item.key for item in REG.conventions], ax=narrow.add_subplot())
    assert texts(narrow, "status") == ["*", "*"]


def test_a_grid_of_nothing_is_drawn() -> None:
    assert tiles(plots.matrix(REG, [], ["CCM"], on="2026-02-03")) == {}


# ---- deadlines


def test_deadlines_are_those_of_the_record() -> None:
    figure = plots.deadlines_ahead(REG, "APMBC", until="2028-12-31")
    items = REG.deadlines("APMBC", until="2028-12-31")
    marks = {item.get_gid(): item for item in axes(figure).lines if item.get_gid()}
    assert len(marks) == len(items)
    for item in items:
        mark = marks[f"{item.state.alpha3} {item.duty}"]
        assert list(mark.get_xdata()) == [place(max(item.deadline, item.on))]
        assert (mark.get_marker() == "<") is (item.deadline < item.on)
        assert (to_hex(mark.get_markerfacecolor()) == "#ffffff") is (item.unconfirmed or item.disputed_date)
    assert "2028-06-01" in texts(figure, "deadline")  # Sri Lanka, ten years after entry into force
    assert any(text.endswith("times") for text in texts(figure, "deadline"))
    assert any(text.endswith("once") for text in texts(figure, "deadline"))
    # South Sudan: the 22MSP extended it, to a day that no source prints; it had asked for 2030-07-09.
    assert "2026-07-09, extended to a date not known, 2030-07-09 requested" in texts(figure, "deadline")
    assert "2025-12-31, extended to a date not known, 2027-12-31 requested" in texts(figure, "deadline")  # Ecuador
    assert any("(Art. 5(1))" in text for text in texts(figure, "duty"))
    assert "Hollow: unconfirmed, or sources print other dates." in caption(figure)
    assert "Triangle: the deadline known has passed and may have been extended." in caption(figure)
    assert "Grey" not in caption(figure)  # a report is something to do


def test_deadlines_say_what_is_not_known_of_each() -> None:
    """Under the CCM there are requests on which the decision is not known, and duties of which nothing is known."""
    figure = plots.deadlines_ahead(REG, "CCM", until="2030-12-31")
    words = texts(figure, "deadline")
    assert "2026-03-01, extension to 2030-03-01 requested" in words  # Somalia
    assert "2025-08-01, extension to 2030-08-01 requested" in words  # Germany, whose deadline has passed
    assert "2022-08-01, extension requested" in words  # Mauritania, for a date that is not known
    assert "Grey: our data do not say that there is anything to do." in caption(figure)
    marks = {item.get_gid(): item for item in axes(figure).lines if item.get_gid()}
    assert to_hex(marks["SOM clearance"].get_color()) != to_hex(marks["CUB clearance"].get_color())


def test_a_deadline_by_which_nobody_knows_whether_it_was_fulfilled() -> None:
    figure = plots.deadlines_ahead(REG, "APMBC", since="2012-06-15", until="2016-12-31", duty="stockpile_destruction")
    assert "2015-07-09" in texts(figure, "deadline")  # South Sudan
    # Finland announced completion in December 2015: whether by the 15th, no source says.
    later = plots.deadlines_ahead(REG, "APMBC", since="2015-12-15", until="2016-12-31", duty="stockpile_destruction")
    assert "2016-07-01, not known whether fulfilled" in texts(later, "deadline")


def test_deadlines_say_who_is_not_shown() -> None:
    figure = plots.deadlines_ahead(REG, "APMBC", since="2026-12-01", until="2028-12-31")
    assert "Not shown, because it is not known whether they are party: Lebanon." in caption(figure)


def test_days_of_deadlines_stay_within_the_picture() -> None:
    figure = plots.deadlines_ahead(REG, "APMBC", until="2029-12-31", duty="clearance")
    assert apart(figure, "deadline") == 26
    whole = axes(figure).bbox
    assert all(whole.x0 <= box.x0 and box.x1 <= whole.x1 for box in boxes(figure, "deadline"))


def test_deadlines_of_one_duty_and_day() -> None:
    figure = plots.deadlines_ahead(
        REG, "APMBC", since="2019-01-01", until="2020-12-31", duty="clearance", known_on="2019-01-01"
    )
    assert len(texts(figure, "duty")) == 1
    assert caption(figure).startswith("On 2019-01-01. As known on 2019-01-01.")
    assert axes(figure).get_title(loc="left").endswith("deadlines from 2019-01-01 to 2020-12-31")


def test_no_deadlines_are_said_to_be_none() -> None:
    figure = plots.deadlines_ahead(REG, "CCM", until="2030-12-31", duty="nothing of the kind")
    assert texts(figure, "deadline") == []
    assert caption(figure).endswith("None in the record.")
    assert texts(figure, "nothing") == ["None in the record"]
    assert "from 2026-02-03 to 2030-12-31" in axes(figure).get_title(loc="left")


def test_deadlines_without_room_for_words_are_marks() -> None:
    narrow = Figure(figsize=(3.5, 7), layout="constrained")
    plots.deadlines_ahead(REG, "APMBC", until="2028-12-31", duty="clearance", ax=narrow.add_subplot())
    assert texts(narrow, "duty") == [" Art. 5(1)"]
    assert "2028-07-01" in texts(narrow, "deadline")  # Cyprus; "extended 5 times" has no room
    low = Figure(figsize=(4, 3), layout="constrained")
    plots.deadlines_ahead(REG, "APMBC", until="2030-12-31", ax=low.add_subplot())
    assert (texts(low, "duty"), texts(low, "deadline")) == ([], [])
    assert axes(low).get_yticklabels() == []
    assert len([item for item in axes(low).lines if item.get_gid()]) == 32
    thin = Figure(figsize=(0.8, 7))
    plots.deadlines_ahead(REG, "APMBC", until="2028-12-31", duty="clearance", ax=thin.add_subplot())
    assert texts(thin, "deadline") == []
