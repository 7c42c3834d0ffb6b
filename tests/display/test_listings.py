"""Tuples of answers: equal to any tuple, and a table in a notebook."""

import pickle

import minetreaty as mt
from minetreaty.display.listings import listing

REG = mt.load()


def test_a_listing_is_a_tuple() -> None:
    acts = REG.acts("APMBC", state="EST")
    plain: object = acts
    assert isinstance(plain, tuple)
    assert acts == tuple(acts)
    assert pickle.loads(pickle.dumps(acts)) == acts
    assert mt.to_dict(acts) == [mt.to_dict(act) for act in acts]
    assert listing(()) == ()


def test_it_shows_itself_as_a_table_without_empty_columns() -> None:
    shown = REG.acts("APMBC", state="EST")._repr_html_()  # type: ignore[attr-defined]
    assert "2 in all" in shown and "<th>kind</th>" in shown
    assert "<th>target</th>" not in shown and "C.N.360.2025.TREATIES-XXVI-5" in shown
    for found in (
        REG.changes("APMBC", since="2025-01-01"),
        REG.announcements("FIN"),
        REG.sources,
        REG.undated(),
        REG.unconfirmed(),
        REG.disagreements("APMBC"),
        REG.figures(REG.measures[0]),
        REG.meetings("CCM"),
        REG.obligations("AFG"),
    ):
        assert f"{len(found)} in all" in found._repr_html_()  # type: ignore[union-attr]
    assert "yes" in REG.unconfirmed()._repr_html_()  # type: ignore[attr-defined]
    assert "0 in all" in REG.announcements("NRU")._repr_html_()  # type: ignore[attr-defined]
