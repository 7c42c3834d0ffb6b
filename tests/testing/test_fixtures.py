"""The fixtures, as a project of others uses them."""

import pytest

pytest_plugins = ["pytester"]

PROJECT = """
import minetreaty as mt

def test_bundled(bundled_register):
    assert bundled_register is mt.load()

def test_bare(bare_register):
    assert bare_register.acts("APMBC") == () and len(bare_register.states("2025-01-01")) == 197

def test_invented(invented_register):
    assert invented_register.parties("PACT", on="2000-10-01").codes == ("AAA", "BBB")
    assert invented_register.parties("PACT", on="2000-09-30").codes == ()
"""


def test_a_project_uses_them(pytester: pytest.Pytester) -> None:
    pytester.makeconftest('pytest_plugins = ["minetreaty.testing.fixtures"]')
    pytester.makepyfile(PROJECT)
    pytester.runpytest_inprocess("-p", "no:cacheprovider").assert_outcomes(passed=3)
