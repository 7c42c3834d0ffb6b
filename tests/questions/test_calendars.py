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
    assert str(tonga["uid"]) == "ton-apmbc-initial-report-2026-05-30@minetreaty"
    assert str(tonga["description"]).startswith(
        "APMBC Art. 7(1), initial transparency report: due 2026-05-30: running."
    )
    assert tonga.decoded("dtstamp") == dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    assert written == icalendar(deadlines, edition=dt.date(2026, 11, 23))
    assert len({str(event["uid"]) for event in events}) == len(deadlines)


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
