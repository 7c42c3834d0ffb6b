"""Values that are made when they are first asked for."""

import pytest

from minetreaty.model.on_demand import OnDemand


def test_each_value_is_made_once_and_only_when_asked_for() -> None:
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.lower()

    values = OnDemand(("B", "A", "B"), make)
    assert (list(values), len(values), "A" in values, "C" in values, made) == (["B", "A"], 2, True, False, [])
    assert (values["A"], values["A"], made) == ("a", "a", ["A"])
    assert values == {"A": "a", "B": "b"} and made == ["A", "B"]
    with pytest.raises(KeyError, match="C"):
        values["C"]
    assert values.get("C") is None and made == ["A", "B"]
