"""Fixtures for pytest. Write ``pytest_plugins = ["minetreaty.testing.fixtures"]`` in your top-level ``conftest.py``."""

from __future__ import annotations

import pytest

from ..facts.invented import FOUNDED, world
from ..loading import load
from ..register import Register


@pytest.fixture(scope="session")
def bundled_register() -> Register:
    """The bundled register."""
    return load()


@pytest.fixture(scope="session")
def bare_register() -> Register:
    """The bundled conventions and States without a single act: a start for tests of your own acts."""
    return load().as_known("1900-01-01")


@pytest.fixture(scope="session")
def invented_register() -> Register:
    """A small register that never changes: six invented States and four treaties, as `minetreaty.facts.invented` says.

    The PACT is in force since 2000-10-01 for Aland (AAA) and Borduria (BBB).
    """
    return Register(world().replace(acts=FOUNDED))
