"""Deadlines as a calendar file, read back with the library that writes it."""

import builtins
import datetime as dt
from typing import Any

import pytest

import minetreaty as mt
from minetreaty.questions.calendars import icalendar


@pytest.fixture(scope="module")
def reg() -> mt.Register:
    return mt.load()


def test_a_calendar_of_deadlines(reg: mt.Register) -> None:
    library: Any = pytest.importorskip("icalendar")
    deadlines = reg.deadlines("APMBC", until="2026-12-31")
    written = icalendar(deadlines, edition=dt.date(2026, 11, 23))
    events = library.Calendar.from_ical(written).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [item.deadline for item in deadlines]
    tonga = next(event for event in events if "Tonga" in event["summary"])
    # 180 days after 2025-12-01.
    assert tonga.decoded("dtstart") == dt.date(2026, 5, 30)
    assert str(tonga["summary"]) == "Tonga: APMBC Art. 7(1), initial transparency report"
    assert str(tonga["uid"]) == "ton-apmbc-initial-report-2025-12-01@minetreaty"
    assert str(tonga["description"]).startswith(
        "APMBC Art. 7(1), initial transparency report: due 2026-05-30: running."
    )
    assert str(tonga["status"]) == "CONFIRMED"
    assert tonga.decoded("dtstamp") == dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    assert written == icalendar(deadlines, edition=dt.date(2026, 11, 23))
    assert len({str(event["uid"]) for event in events}) == len(deadlines)


def test_a_calendar_tells_what_is_not_known(reg: mt.Register) -> None:
    library: Any = pytest.importorskip("icalendar")

    def events(deadlines: Any) -> dict[str, Any]:
        calendar = library.Calendar.from_ical(icalendar(deadlines, edition=dt.date(2026, 11, 23)))
        assert " ".join(deadlines.notes) == str(calendar["description"])
        return {str(event["uid"])[:9]: event for event in calendar.walk("VEVENT")}

    deadlines = reg.deadlines("APMBC", until="2027-12-31")
    assert deadlines.notes[0] == "APMBC: judged on 2026-04-14, from a record that is complete to 2026-04-14."
    south_sudan = events(deadlines)["ssd-apmbc"]
    assert str(south_sudan["summary"]).endswith("clear mined areas (extended to a date that is not known)")
    assert "the State had asked for 2030-07-09" in str(south_sudan["description"])
    assert "Judged on 2026-04-14, from a record that is complete to 2026-04-14." in str(south_sudan["description"])
    assert "South Sudan, extension no. 2: unconfirmed" in str(south_sudan["description"])
    assert str(south_sudan["status"]) == "TENTATIVE"
    # The same State before the meeting decided, with its request.
    before = events(reg.deadlines("APMBC", since="2025-11-15", until="2027-12-31"))["ssd-apmbc"]
    assert str(before["summary"]).endswith("clear mined areas (extension requested to 2030-07-09)")
    ccm = events(reg.deadlines("CCM", until="2027-12-31"))
    assert str(ccm["mrt-ccm-c"]["summary"]).endswith("(extension requested)")
    assert "Our data do not say whether there is anything to do." in str(ccm["cub-ccm-c"]["description"])
    # A list of obligations has no notes of its own.
    alone = library.Calendar.from_ical(icalendar(tuple(deadlines)[:1], edition=dt.date(2026, 11, 23)))
    assert "description" not in alone


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "icalendar":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(mt.MissingExtra, match=r"install minetreaty\[calendar\]") as caught:
        icalendar((), edition=dt.date(2026, 1, 1))
    assert caught.value.extra == "calendar"


def test_an_extension_moves_the_event_and_a_yearly_duty_has_one_for_each_year(reg: mt.Register) -> None:
    """Seen in 2010, Afghanistan was to clear by March 2013; the extension of 2012 moved the same event to 2023."""
    library: Any = pytest.importorskip("icalendar")

    def of(on: str) -> Any:
        found = [item for item in reg.obligations("AFG", "APMBC", on=on) if item.duty == "clearance"]
        (event,) = library.Calendar.from_ical(icalendar(found, edition=dt.date(2026, 11, 23))).walk("VEVENT")
        return event

    before, after = of("2010-01-01"), of("2014-01-01")
    assert (before.decoded("dtstart"), after.decoded("dtstart")) == (dt.date(2013, 3, 1), dt.date(2023, 3, 1))
    assert str(before["uid"]) == str(after["uid"]) == "afg-apmbc-clearance-2003-03-01@minetreaty"
    yearly = reg.deadlines("APMBC", until="2028-12-31", yearly=True)
    events = library.Calendar.from_ical(icalendar(yearly, edition=dt.date(2026, 11, 23))).walk("VEVENT")
    assert len({str(event["uid"]) for event in events}) == len(events) == len(yearly)
