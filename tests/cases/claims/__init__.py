"""Texts about treaties: sentences that others published, sentences made to try the reader, and labelled texts.

``SENTENCES`` each have their address and their day; a page that prints no day has the first day on which it can have
been written. ``CONSTRUCTED`` are made to try one wording each. ``TEXTS`` are in our own words, after what publications
say, and were labelled before the reader saw them; their labels are explained in ``tools/measure_claims.py``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent

SENTENCES: list[dict[str, Any]] = json.loads((_HERE / "sentences.json").read_text(encoding="utf-8"))
CONSTRUCTED: list[dict[str, Any]] = json.loads((_HERE / "constructed.json").read_text(encoding="utf-8"))
TEXTS: list[dict[str, Any]] = [
    json.loads(line) for line in (_HERE / "texts.jsonl").read_text(encoding="utf-8").splitlines()
]
