"""How soon the first answer comes, and how fast the next ones: ratios, each pair measured in one run.

    python benchmarks/first_answer.py [--rounds 25]

Whole processes are run in a fresh random order in every round and compared pair by pair; the medians of the ratios
are printed, with the middle half beside them. Needs pycountry for one of the
comparisons. Compile first: python -m compileall.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import statistics
import subprocess
import sys
import time
from bisect import bisect_right
from collections.abc import Callable

import minetreaty as mt
from minetreaty.facts.bundled import Bundled

FIRST = "import minetreaty as mt, datetime as dt; mt.status('EST', 'APMBC', on=dt.date(2025, 12, 26))"
COMMAND = "from minetreaty.__main__ import main; main(['status', 'EST', '--on', '2025-12-26'])"
PROGRAMS = {
    "python -c pass": "pass",
    "import minetreaty": "import minetreaty",
    "import attrs": "import attrs",
    "first status()": FIRST,
    "import argparse": "import argparse",
    "minetreaty status EST": COMMAND,
    "pycountry, first look-up": "import pycountry; pycountry.countries.get(alpha_3='EST')",
}
PAIRS = (
    ("import minetreaty", "python -c pass", 1.10),
    ("first status()", "import attrs", 1.35),
    ("first status()", "pycountry, first look-up", 1.0),
    ("minetreaty status EST", "python -c pass", 2.8),
    ("minetreaty status EST", "import argparse", None),
)


def whole_processes(rounds: int) -> None:
    """Times each program as a process of its own."""
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for turn in range(rounds + 2):
        for name in random.sample(list(PROGRAMS), len(PROGRAMS)):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", PROGRAMS[name]], stdout=subprocess.DEVNULL, check=True)
            if turn >= 2:
                times[name].append(time.perf_counter() - start)
    for name, values in times.items():
        print(f"{name:28} {1000 * statistics.median(values):7.1f} ms")
    for above, below, target in PAIRS:
        ratios = [a / b for a, b in zip(times[above], times[below], strict=True)]
        show(f"{above} / {below}", ratios, target)


def show(what: str, ratios: list[float], target: float | None = None) -> None:
    """One line: the median ratio, its middle half, the target if there is one."""
    low, middle, high = statistics.quantiles(ratios, n=4)
    print(f"{what:52} {middle:6.2f}  [{low:.2f}, {high:.2f}]" + (f"  target {target:.2f}" if target else ""))


def per_call(function: Callable[[], object], calls: int) -> float:
    """Nanoseconds of one call, the loop's own cost taken off."""
    start = time.perf_counter_ns()
    for _ in range(calls):
        pass
    empty = time.perf_counter_ns() - start
    start = time.perf_counter_ns()
    for _ in range(calls):
        function()
    return (time.perf_counter_ns() - start - empty) / calls


def point_lookups(rounds: int) -> None:
    """Compares status() and History.at() with a plain function that does one nested look-up and one bisection."""
    register = mt.load()
    history = register.history("EST", "APMBC")
    timelines = {"APMBC": {"EST": (history.timeline.starts, history.timeline.statuses)}}
    day = dt.date(2025, 12, 26)

    def floor(state: str, convention: str, *, on: dt.date) -> object:
        starts, statuses = timelines[convention][state]
        return statuses[bisect_right(starts, on)]

    assert floor("EST", "APMBC", on=day) is register.status("EST", "APMBC", on=day) is history.at(day)
    ratios: dict[str, list[float]] = {"status": [], "at": []}
    nanoseconds = 0.0
    for _ in range(rounds):
        nanoseconds = per_call(lambda: floor("EST", "APMBC", on=day), 50_000)
        ratios["status"].append(per_call(lambda: register.status("EST", "APMBC", on=day), 50_000) / nanoseconds)
        ratios["at"].append(per_call(lambda: history.at(day), 50_000) / nanoseconds)
    print(f"{'the floor, called through a lambda as the others are':52} {nanoseconds:6.0f} ns")
    show("reg.status(..., on=date) / the floor", ratios["status"], 2.0)
    show("history.at(date) / the floor", ratios["at"], 1.3)


def loading(rounds: int) -> None:
    """Compares reading all acts of all conventions with building the same objects from ready values."""
    facts = Bundled()
    ready = [
        {field: getattr(act, field) for field in type(act).__slots__ if not field.startswith("__")}
        for key in facts.keys
        for act in facts.acts(key)
    ]
    ratios: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        fresh = Bundled()
        for key in fresh.keys:
            fresh.acts(key)
        read = time.perf_counter() - start
        start = time.perf_counter()
        for values in ready:
            mt.Act(**values)
        ratios.append(read / (time.perf_counter() - start))
    show(f"reading {len(ready)} acts / building the objects", ratios)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=25)
    rounds = parser.parse_args().rounds
    print(f"Python {sys.version.split()[0]}, {rounds} rounds, one thread")
    whole_processes(rounds)
    point_lookups(rounds)
    loading(rounds)


if __name__ == "__main__":
    main()
