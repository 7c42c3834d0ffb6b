"""Measure how well claims are read and judged: ``python tools/measure_claims.py FILE... [--show]``.

Each file has one text a line, as JSON, with ``text``, ``published`` and ``convention`` (what a caller knows). A text
with ``labels`` says which claims a careful reader finds: the ``kinds`` that are right, the ``truth`` (supported,
contradicted, or either), whether it is ``optional``, and the ``number``, ``rank``, ``value``, ``states``, ``when`` or
``convention`` that the claim must have. A text with a ``category`` and no labels makes no claim. The texts stay outside
the repository.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import minetreaty as mt
from minetreaty.claims.kinds import KINDS

NAMES = {kind: name for name, kind in KINDS.items()}


def fits(label: dict[str, Any], claim: mt.Claim) -> bool:
    """Return whether the claim is of one of the label's kinds and has all its values."""
    named = getattr(claim, "states", None) or tuple(filter(None, (getattr(claim, "state", None),)))
    when = str(getattr(claim, "when", None) or getattr(claim, "since", None) or getattr(claim, "on", None))
    return (
        NAMES[type(claim)] in label["kinds"]
        and all(getattr(claim, key, None) == label[key] for key in ("number", "rank", "value") if key in label)
        and ("states" not in label or (bool(named) and set(named) <= set(label["states"])))
        and ("when" not in label or when == label["when"])
        and label.get("convention", claim.convention) == claim.convention
    )


def main(paths: list[str], show: bool) -> None:
    """Read every text, compare its claims with the labels, and print the rates with their sample sizes."""
    sums: Counter[str] = Counter()
    for line in "\n".join(Path(path).read_text(encoding="utf-8") for path in paths).splitlines():
        if line.strip():
            measure(json.loads(line), sums, show)
    for name, part, whole in (
        ("recall", "found", "labels"),
        ("recall, optional labels", "optional found", "optional"),
        ("precision", "fitting", "claims"),
        ("verdicts right, of claims that fit", "right", "fitting"),
        ("contradicted and rightly so", "rightly contradicted", "contradicted"),
        ("traps with a claim", "trapped", "traps"),
        ("missed without a note", "silent", "missed"),
    ):
        rate = f"{sums[part] / sums[whole]:.3f}" if sums[whole] else "-"
        print(f"{name}: {rate} ({sums[part]} of {sums[whole]})")


def measure(item: dict[str, Any], sums: Counter[str], show: bool) -> None:
    """Add one text to the sums."""
    found = mt.claims_in(item["text"], published=item["published"], convention=item.get("convention"))
    labels = item.get("labels", [])
    notes: list[str] = []
    if "category" in item and not labels:
        sums["traps"] += 1
        sums["trapped"] += bool(found)
        notes += [f"TRAPPED {claim}" for claim in found]
    met: set[int] = set()
    for claim in found:
        verdict = mt.check(claim)
        fitting = [place for place, label in enumerate(labels) if fits(label, claim)]
        truths = {labels[place]["truth"] for place in fitting} | {
            "undetermined" for place in fitting if labels[place].get("loose")
        }
        met.update(fitting)
        right = "either" in truths or verdict.outcome.value in truths
        sums["claims"] += 1
        sums["fitting"] += bool(fitting)
        sums["right"] += bool(fitting) and right
        if verdict.outcome is mt.Outcome.CONTRADICTED:
            sums["contradicted"] += 1
            sums["rightly contradicted"] += right
        if not fitting:
            notes.append(f"EXTRA {claim} [{claim.text!r}] -> {verdict.outcome}")
        elif not right:
            notes.append(f"JUDGED {verdict.outcome}, label {sorted(truths)}: {claim}")
    for place, label in enumerate(labels):
        optional = label.get("optional", False)
        sums["optional" if optional else "labels"] += 1
        if place in met:
            sums["optional found" if optional else "found"] += 1
        elif not optional:
            sums["missed"] += 1
            sums["silent"] += not found.unread
            notes.append(f"MISSED {label['say']}{'' if found.unread else ' SILENTLY'}")
    if show and notes:
        print(item.get("id", "?"), item["text"], *notes, *(f"unread {part}" for part in found.unread), "", sep="\n  ")


if __name__ == "__main__":
    main([argument for argument in sys.argv[1:] if argument != "--show"], "--show" in sys.argv)
