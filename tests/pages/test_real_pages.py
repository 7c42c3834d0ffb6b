"""Pages as the depositary prints them, where somebody has saved some: nothing of them is in the repository.

They are looked for in the folder that MINETREATY_PAGES names, or else in ``shared/pages`` beside the repository. The
loop goes over what is there: the totals that a page prints are those of its table, every name is known, and a page of
the record's own day does not differ from it without an explanation.
"""

import os
from pathlib import Path

import minetreaty as mt

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("MINETREATY_PAGES") or ROOT.parent / "shared" / "pages")


def test_saved_pages_give_their_totals_and_agree_with_the_record() -> None:
    reg = mt.load()
    for file in sorted(FOLDER.glob("*.html")):
        page = mt.read_status_page(file)
        assert (page.parties, page.signatories) == (page.published_parties, page.published_signatories), file.name
        assert [row.name for row in page.participants if row.state is None] == [], file.name
        derived = reg.with_convention(page.convention("PAGE"), *page.acts, sources=page.sources)
        states = [row for row in page.participants if any(e.role == "consent" and not e.left for e in row.entries)]
        assert len(derived.contracting_states("PAGE")) == len(states), file.name
        if any(page.symbol == treaty.symbol for treaty in reg.conventions):
            assert [str(item) for item in mt.compare(page).unexplained] == [], file.name
