"""How a register grows: from 3,000 acts to 200,000, the size of all treaties deposited with the Secretary-General.

    python benchmarks/scale.py [--acts 3000 25000 100000 200000]

Every size is built in a process of its own: treaties with the Mine Ban Convention's clauses and 333 acts each, drawn at
random in lawful order, among the States of the bundled tables. Printed are times, peak memory, and their growth against
the growth of the acts: 1 is linear. Point look-ups should not grow at all; scattered over all treaties they miss the
processor's caches, and so does a bare look-up in dictionaries of the same periods, which stands beside them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import json
import random
import resource
import subprocess
import sys
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

from attrs import evolve

import minetreaty as mt
from minetreaty.facts.record import Record
from minetreaty.model.acts import Act, ActKind
from minetreaty.model.sources import SourceKind

ACTS_OF_A_TREATY = 333
LINEAR = ("dumps", "loads", "validate", "fold all", "peak MiB above the start")
ASKED = 20_000


def acts_of(key: str, codes: list[str], draw: random.Random) -> Iterator[Act]:
    """Signatures, then ratifications, then some withdrawals, each in due form."""
    sources = ("source",)
    signed = draw.sample(codes, 160)
    for code in signed:
        day = dt.date(1997, 12, 3) + dt.timedelta(draw.randrange(400))
        yield Act(state=code, convention=key, kind=ActKind.SIGNATURE, date=day, sources=sources)
    for place, code in enumerate(signed):
        day = dt.date(1999, 3, 1) + dt.timedelta(draw.randrange(5_000))
        yield Act(state=code, convention=key, kind=ActKind.RATIFICATION, date=day, sources=sources)
        if place < ACTS_OF_A_TREATY - 320:
            left = dt.date(2015, 1, 1) + dt.timedelta(draw.randrange(2_000))
            yield Act(
                state=code, convention=key, kind=ActKind.WITHDRAWAL, date=left, sources=sources, armed_conflict=False
            )


def synthetic(acts: int) -> mt.Register:
    draw = random.Random(acts)
    facts = mt.load().facts
    law = evolve(
        facts.convention("APMBC"),
        aliases=(),
        symbol="",
        sources=("source",),
        published_in_force=None,
        published_in_force_sources=(),
        deadlines=(),
        provisions=(),
    )
    keys = [f"T{number:03}" for number in range(acts // ACTS_OF_A_TREATY)]
    states = [evolve(state, sources=("source",), memberships=(), codes=()) for state in facts.states.values()]
    codes = [state.alpha3 for state in states if state.since is None and state.until is None]
    source = mt.Source(id="source", title="A list", publisher="The depositary", kind=SourceKind.DEPOSITARY)
    return mt.Register(
        Record(
            version="synthetic",
            date=facts.date,
            entries=(
                *(evolve(law, key=key, title=f"Treaty {key}", short_title=key) for key in keys),
                *(act for key in keys for act in acts_of(key, codes, draw)),
                *states,
                source,
            ),
        )
    )


def measure(acts: int) -> dict[str, float]:
    """Seconds of the processor, so that other work does not count; microseconds for look-ups; memory."""
    times: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        gc.collect()
        start = time.process_time()
        result = work()
        times[name] = time.process_time() - start
        return result

    def often(name: str, work: Callable[[], Any], calls: int) -> None:
        """The best of several runs, in microseconds for each call."""
        runs: list[float] = []
        for _ in range(7):
            timed(name, work)
            runs.append(times[name])
        times[name] = min(runs) / calls * 1e6

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    register = synthetic(acts)
    text = timed("dumps", lambda: mt.dumps(register))
    loaded: mt.Register = timed("loads", lambda: mt.loads(text))
    report = timed("validate", lambda: mt.validate(loaded))
    assert report.ok, report.findings[:3]
    timed("fold all", lambda: [ledger.timelines for ledger in loaded.ledgers.values()])
    keys = loaded.facts.keys
    codes = [code for code, bounds in loaded.facts.bounds.items() if bounds.since is None and bounds.until is None]
    draw = random.Random(1)
    asked = [(draw.choice(codes), dt.date(1990, 1, 1) + dt.timedelta(draw.randrange(12_000))) for _ in range(ASKED)]
    many = [(state, draw.choice(keys), day) for state, day in asked]

    def one_treaty() -> None:
        for state, day in asked:
            loaded.status(state, keys[0], on=day)

    def all_treaties() -> None:
        for state, key, day in many:
            loaded.status(state, key, on=day)

    bare = {
        key: {state: (line.starts, line.statuses) for state, line in ledger.timelines.items()}
        for key, ledger in loaded.ledgers.items()
    }

    def bare_lookups() -> None:
        for state, key, day in many:
            starts, statuses = bare[key][state]
            statuses[bisect_right(starts, day)]

    often("status, one treaty, us", one_treaty, ASKED)
    often("status, all treaties, us", all_treaties, ASKED)
    often("bare, all treaties, us", bare_lookups, ASKED)
    times["status / bare"] = times["status, all treaties, us"] / times["bare, all treaties, us"]
    often("parties, us", lambda: loaded.parties(keys[-1], on="2010-01-01"), 1)
    times["JSON MiB"] = len(text) / 2**20
    times["acts"] = sum(len(ledger.acts) for ledger in loaded.ledgers.values())
    times["peak MiB above the start"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return times


def compare(sizes: list[int], *flags: str) -> None:
    found: list[dict[str, float]] = []
    for acts in sizes:
        command = [sys.executable, __file__, "--one", str(acts), *flags]
        run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        found.append(json.loads(run.stdout))
    growth = found[-1]["acts"] / found[0]["acts"]
    for name in found[0]:
        values = "".join(f"{one[name]:14,.2f}" for one in found)
        times = found[-1][name] / found[0][name]
        against = f"{times:8.2f} x" + (f", {times / growth:.2f} of the growth in acts" if name in LINEAR else "")
        print(f"{name:26}{values}  {against}")


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--acts", type=int, nargs="+", default=[3_000, 25_000, 100_000, 200_000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--no-gc", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        if asked.no_gc:
            gc.disable()
        print(json.dumps(measure(asked.one)))
        return
    print("As it runs; seconds of the processor")
    compare(asked.acts)
    print("\nWith Python's collector of cycles off, which looks through the whole heap again and again")
    compare(asked.acts, "--no-gc")


if __name__ == "__main__":
    main()
