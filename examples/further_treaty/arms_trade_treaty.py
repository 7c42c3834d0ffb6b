"""A treaty that the package does not carry: the Arms Trade Treaty, defined here and asked like any other.

The clauses below are the law; ``att.json`` holds the same for those who would rather keep it in a file, with the
sources.
``att_acts.csv`` has the acts, named as the depositary's page of 3 February 2026 names them.

    python examples/further_treaty/arms_trade_treaty.py
"""

import csv
from datetime import date
from pathlib import Path

import minetreaty as mt
from minetreaty.clauses import (
    Consent,
    Delay,
    EntryIntoForce,
    EntryIntoForceForState,
    ProvisionalApplication,
    Reservations,
    SignatureWindow,
    Withdrawal,
)

HERE = Path(__file__).parent
PAGE = "untc-att-2026-02-03"

ATT = mt.Convention(
    key="ATT",
    title="Arms Trade Treaty",
    short_title="Arms Trade Treaty",
    symbol="XXVI-8",
    adopted=date(2013, 4, 2),
    adopted_at="New York",
    registration="UNTS vol. 3013, p. 269",
    sources=("att-text", PAGE),
    as_of=date(2026, 2, 3),
    published_in_force=date(2014, 12, 24),
    published_in_force_sources=(PAGE,),
    signature=SignatureWindow(article="Art. 21(1)", opens=date(2013, 6, 3)),
    consent=Consent(
        article="Art. 21(2)-(3)",
        kinds=(mt.ActKind.RATIFICATION, mt.ActKind.ACCEPTANCE, mt.ActKind.APPROVAL, mt.ActKind.ACCESSION),
        note="signatories ratify, accept or approve; others accede once the Treaty is in force",
    ),
    entry_into_force=EntryIntoForce(article="Art. 22(1)", deposits=50, delay=Delay(days=90)),
    entry_into_force_for_state=EntryIntoForceForState(
        article="Art. 22(2)",
        delay=Delay(days=90),
        after_in_force=True,
        note="for deposits made after entry into force; earlier ones took effect with it",
    ),
    withdrawal=Withdrawal(
        article="Art. 24(2)",
        delay=Delay(days=90),
        remains="obligations that arose while the State was a Party, financial ones included",
        remains_article="Art. 24(3)",
    ),
    provisional_application=ProvisionalApplication(article="Art. 23", scope="Art. 6 and 7"),
    reservations=Reservations(
        article="Art. 25(1)", allowed=True, note="not where incompatible with object and purpose"
    ),
)


def state(reg: mt.Register, participant: str) -> mt.State:
    """The State that the depositary's page means: by its own names first ("Congo"), then by any other."""
    try:
        return reg.state(participant, vocabulary="depositary")
    except mt.UnknownState:
        return reg.state(participant, on=ATT.as_of)


def acts(reg: mt.Register) -> list[mt.Act]:
    with (HERE / "att_acts.csv").open(encoding="utf-8", newline="") as file:
        return [
            mt.Act(
                state=state(reg, row["participant"]).alpha3,
                convention="ATT",
                kind=row["kind"],
                date=row["date"],
                sources=(PAGE,),
            )
            for row in csv.DictReader(file)
        ]


def register() -> mt.Register:
    """The bundled register with the Arms Trade Treaty added."""
    reg = mt.load()
    return reg.with_convention(ATT, *acts(reg), sources=mt.load(HERE / "att.json").sources)


def main() -> None:
    reg = register()
    treaty = reg.convention("Arms Trade Treaty")
    print(f"{treaty}: in force {treaty.in_force}, printed {treaty.published_in_force}")
    assert mt.load(HERE / "att.json").convention("ATT") == ATT  # the file and the definition above say the same

    for population in (mt.Population.SIGNATORIES, mt.Population.CONTRACTING_STATES, mt.Population.STATES_PARTIES):
        print(f"{population.label}: {reg.count(population, 'ATT')}")
    print(f"Bound on the first day: {len(reg.parties('ATT', on=ATT.published_in_force))}")
    print(f"Status of Ukraine: {reg.status('Ukraine', 'ATT')}")

    print("\nChanges since the beginning of 2025:")
    for change in reg.changes("ATT", since="2025-01-01"):
        print(f"- {change}")

    print(f"\n{reg.explain('Serbia', 'ATT', on='2014-12-10')}")

    ratified = reg.deposit(mt.Act(state="MNG", convention="ATT", kind="ratification", date="2026-03-02"))
    print(f"\nIf Mongolia ratified on 2026-03-02: {ratified.standing('MNG', 'ATT', on='2026-05-31')}")
    try:
        reg.deposit(mt.Act(state="MNG", convention="ATT", kind="accession", date="2026-03-02"))
    except mt.NotInDueForm as refused:
        print(f"If it acceded instead: {refused.findings[0]}")

    parties = reg.parties("ATT", on="2026-02-03") - reg.parties("APMBC", on="2026-02-03")
    print(f"\nBound by the Arms Trade Treaty and not by the mine ban: {', '.join(parties.names)}")


if __name__ == "__main__":
    main()
