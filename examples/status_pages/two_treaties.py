"""Two treaties from status pages of the depositary, each with its clauses from a short file, and asked like any other.

The pages are in the layout of the depositary's site. The one on the Arms Trade Treaty has the acts of
``../further_treaty/att_acts.csv``; the other one is invented.

    python examples/status_pages/two_treaties.py
"""

# needs: justhtml

from pathlib import Path

import minetreaty as mt

HERE = Path(__file__).parent
TREATIES = {"ATT": "arms_trade_treaty", "EXAMPLES": "invented_treaty"}


def page(key: str) -> mt.StatusPage:
    """The saved page of one of the two treaties."""
    return mt.read_status_page(HERE / f"{TREATIES[key]}.html")


def register(*, with_clauses: bool = True) -> mt.Register:
    """The bundled register with both treaties added: the acts of the table, and the statements below it."""
    reg = mt.load()
    for key, name in TREATIES.items():
        read = page(key)
        treaty = read.convention(key, HERE / f"{name}.json" if with_clauses else None)
        table = reg.with_convention(treaty, *read.acts, sources=read.sources)
        statements = mt.propose(read, table, convention=key).acts
        reg = reg.with_convention(treaty, *read.acts, *statements, sources=read.sources)
    return reg


def main() -> None:
    reg = register()
    for key in TREATIES:
        read, treaty = page(key), reg.convention(key)
        print(f"{read.symbol} {treaty.title}, status of {read.date}")
        print(f"- in force: {read.entry_into_force} as printed, {treaty.in_force} by the acts and the clauses")
        print(f"- printed: {read.published_signatories} signatories, {read.published_parties} parties")
        print(f"- read: {len(read.acts)} acts of {len(read.participants)} States; not States: {len(read.others)}")
        print(f"- States Parties then: {reg.count(mt.Population.STATES_PARTIES, key, on=read.date)}")
        print(f"- without an explanation: {len(mt.compare(read, reg, convention=key).unexplained)} differences")

    print(f"\n{reg.explain('Estonia', 'EXAMPLES')}")
    print(f"\nThe last changes: {', '.join(map(str, reg.changes('ATT', since='2025-01-01')))}")

    unknown = register(with_clauses=False).count(mt.Population.STATES_PARTIES, "EXAMPLES")
    print(f"\nWithout clauses there are {unknown.at_least} to {unknown.at_most} parties: {unknown.note}")


if __name__ == "__main__":
    main()
