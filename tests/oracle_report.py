"""How the library compares with the oracle: ``python -m tests.oracle_report [HISTORIES [SEED]]``.

Prints how many questions were asked, and for each kind of difference its smallest example: the acts that are needed,
and what the two say.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from random import Random

from hypothesis import HealthCheck, Phase, given, seed, settings

import minetreaty as mt
from minetreaty import Act, Convention, Register
from minetreaty.facts.record import Record
from minetreaty.model.acts import AnyAct, UndatedAct
from tests.comparing import Difference, described, differences
from tests.histories import Move, deposited, invented_histories, laid_over
from tests.oracle import DAY, Oracle

REG = mt.load()
Kind = tuple[frozenset[str], frozenset[str]]
Example = tuple[Sequence[AnyAct], str]


class Report:
    """Counts, and the smallest example of each kind of difference."""

    def __init__(self, title: str) -> None:
        self.title, self.asked, self.histories, self.differing = title, 0, 0, 0
        self.kinds: Counter[Kind] = Counter()
        self.examples: dict[Kind, Example] = {}
        self.refused: dict[str, list[str]] = {}
        self.started = time.monotonic()

    def add(self, asked: int, found: list[Difference]) -> None:
        self.asked += asked
        self.histories += 1
        self.differing += bool(found)
        for kind in {kind_of(one) for one in found}:
            self.kinds[kind] += 1

    def keep(self, kind: Kind, acts: Sequence[AnyAct], text: str) -> None:
        if kind not in self.examples or len(acts) < len(self.examples[kind][0]):
            self.examples[kind] = (acts, text)

    def print(self) -> None:
        seconds = time.monotonic() - self.started
        print(f"{self.title}: {self.asked:,} questions, {self.differing} of {self.histories} differ ({seconds:.0f} s)")
        for reasons, examples in sorted(self.refused.items()):
            print(f"  refused {len(examples)} times with {reasons}: {min(examples, key=len)}")
        for (library, oracle), number in self.kinds.most_common():
            acts, text = self.examples[library, oracle]
            print(f"  {number} with {' or '.join(sorted(library))}; by the articles {' or '.join(sorted(oracle))}")
            for act in acts:
                print(f"      {described(act)}")
            print(f"    {text}")
        sys.stdout.flush()


def kind_of(one: Difference) -> Kind:
    return frozenset(map(str, one.library)), frozenset(map(str, one.oracle))


def lawful(oracle: Oracle) -> bool:
    return not oracle.world(None, (), ()).without_effect()


def smaller(moves: Sequence[Move], differs: Callable[[Sequence[Move]], bool]) -> Sequence[Move]:
    """The fewest moves that still differ, by leaving out one after the other."""
    for place in range(len(moves)):
        fewer = [*moves[:place], *moves[place + 1 :]]
        if differs(fewer):
            return smaller(fewer, differs)
    return moves


def bundled(known: bool) -> Report:
    """The whole record at every edge; with `known`, as known about the days of each State's acts as well."""
    report = Report("The bundled record" + (", as known about the days of acts" if known else ""))
    oracle = Oracle(REG.facts)
    for key in oracle.conventions:
        for state in oracle.states:
            days = {act.date for act in oracle.acts if act.state == state and act.convention in oracle.family(key)}
            about = sorted(day + shift for day in days for shift in (-DAY, 0 * DAY, DAY)) if known else [None]
            asked, found = differences(REG, oracle, [state], [key], about)
            report.add(asked, found)
            for one in found:
                report.keep(kind_of(one), (), str(one))
    return report


def received(number: int, chosen: int, *, examined: bool) -> Report:
    """Lawful histories of the bundled States, received one move after the other, or all of them without examination."""
    report = Report("Histories through deposit" if examined else "Histories without examination")
    for place in range(number):
        _, state, keys, history = deposited(REG, Random(chosen * 1_000_003 + place), examined=examined)
        for move, reason in history.refused:
            before = [act for act in history.acts if act.date <= move[0].date]
            report.refused.setdefault(reason, []).append("; ".join(map(described, (*before, *move))))
        asked, found = compare_deposited(history.moves, state, keys)
        report.add(asked, found)
        for kind in {kind_of(one) for one in found}:
            if report.kinds[kind] <= 5:
                few = smaller(history.moves, partial(any_of, kind, state, keys))
                text = next(str(one) for one in compare_deposited(few, state, keys)[1] if kind_of(one) == kind)
                report.keep(kind, [act for move in few for act in move], text)
    return report


def any_of(kind: Kind, state: str, keys: Sequence[str], moves: Sequence[Move]) -> bool:
    """Whether the moves are lawful, and a difference of that kind shows."""
    acts = [act for move in moves for act in move]
    return lawful(Oracle(REG.facts, *acts)) and any(
        kind_of(one) == kind for one in compare_deposited(moves, state, keys)[1]
    )


def compare_deposited(moves: Sequence[Move], state: str, keys: Sequence[str]) -> tuple[int, list[Difference]]:
    acts = [act for move in moves for act in move]
    known = [None, *sorted({act.date for act in acts})]
    return differences(laid_over(REG, acts), Oracle(REG.facts, *acts), [state], keys, known)


def invented(number: int, chosen: int, *, undated: bool) -> Report:
    """Invented treaties and lawful histories under them, with or without acts whose date is not known."""
    report = Report("Invented treaties and histories" + (" with acts without a date" if undated else ""))

    @seed(chosen)
    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(invented_histories(undated=undated))
    def run(record: Record) -> None:
        asked, found = compare_invented(record)
        report.add(asked, found)
        for kind in {kind_of(one) for one in found}:
            if report.kinds[kind] <= 5:
                few = fewer(record, kind)
                text = next(str(one) for one in compare_invented(few)[1] if kind_of(one) == kind)
                clauses = "; ".join(
                    f"{c.key}: {c.entry_into_force}, {c.entry_into_force_for_state}, {c.withdrawal}"
                    for c in few.table(Convention)
                )
                report.keep(kind, (*few.table(Act), *few.table(UndatedAct)), f"{text}\n    {clauses}")

    run()
    return report


def fewer(record: Record, kind: Kind) -> Record:
    """The record with the fewest acts that still differs."""
    for name, acts in (("acts", record.table(Act)), ("undated_acts", record.table(UndatedAct))):
        for place in range(len(acts)):
            some = record.replace(**{name: (*acts[:place], *acts[place + 1 :])})
            if lawful(Oracle(some)) and any(kind_of(one) == kind for one in compare_invented(some)[1]):
                return fewer(some, kind)
    return record


def compare_invented(record: Record) -> tuple[int, list[Difference]]:
    known = [None, *sorted({act.date for act in record.table(Act)})]
    return differences(Register(record), Oracle(record), record.states, record.keys, known)


if __name__ == "__main__":
    histories, chosen = (int(text) for text in (*sys.argv[1:], "100", "1")[:2])
    bundled(known=False).print()
    received(histories, chosen, examined=True).print()
    received(histories, chosen, examined=False).print()
    invented(histories, chosen, undated=False).print()
    invented(histories // 2, chosen, undated=True).print()
    bundled(known=True).print()
