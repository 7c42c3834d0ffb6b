"""The installed distribution: what it carries, what it asks for, and that every copy of a name or version agrees."""

import re
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

import pytest

import minetreaty

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "minetreaty"
INSTALLED = Path(minetreaty.__file__).parent


@pytest.fixture(scope="module")
def installed() -> Distribution:
    return distribution("minetreaty")


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def package_files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def names(requirements: list[str]) -> set[str]:
    """The distributions that requirements name, without versions, extras and markers."""
    return {re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower() for requirement in requirements}


def test_package_is_typed() -> None:
    assert (INSTALLED / "py.typed").is_file() and (INSTALLED / "__init__.pyi").is_file()


def test_every_file_of_the_package_is_installed_unchanged() -> None:
    written, shipped = package_files(SOURCE), package_files(INSTALLED)
    assert sorted(shipped) == sorted(written)
    assert [name for name in written if shipped[name] != written[name]] == []
    assert any(name.startswith("data/") for name in shipped)


def test_licences_are_installed(installed: Distribution) -> None:
    assert installed.metadata["License-Expression"] == "MIT AND CC0-1.0"
    assert installed.metadata.get_all("License-File") == ["LICENSE", "LICENSE-DATA"]
    for name in ("LICENSE", "LICENSE-DATA"):
        assert installed.read_text(f"licenses/{name}") == (ROOT / name).read_text("utf-8")


def test_core_needs_attrs_and_cattrs_only(installed: Distribution) -> None:
    assert names([line for line in installed.requires or [] if "extra ==" not in line]) == {"attrs", "cattrs"}


def test_links_of_the_index_page_lead_to_the_repository(installed: Distribution) -> None:
    page = installed.read_text("METADATA") or ""
    assert "](https://github.com/minetreaty/minetreaty/blob/main/docs/tutorial.md)" in page
    assert "](https://raw.githubusercontent.com/minetreaty/minetreaty/main/docs/_static/parties.svg)" in page
    assert re.findall(r"\]\((?!https://)[^)]*\)", page) == []


def test_extras(installed: Distribution) -> None:
    assert set(installed.metadata.get_all("Provides-Extra") or []) == {
        "calendar",
        "cli",
        "excel",
        "explore",
        "frames",
        "pages",
        "plot",
        "testing",
    }


def test_command_is_installed(installed: Distribution) -> None:
    (command,) = installed.entry_points.select(group="console_scripts")
    assert (command.name, command.value) == ("minetreaty", "minetreaty.__main__:main")


def test_version_is_one(installed: Distribution) -> None:
    assert installed.version == minetreaty.__version__
    assert f"\nversion: {installed.version}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\n## {installed.version} (" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_everything_the_checks_install_is_pinned(project: dict[str, Any]) -> None:
    lists = [
        project["project"]["dependencies"],
        *project["project"]["optional-dependencies"].values(),
        *project["dependency-groups"].values(),
    ]
    wanted = names([line for requirements in lists for line in requirements if isinstance(line, str)])
    pinned = names((ROOT / "constraints.txt").read_text("utf-8").splitlines())
    assert wanted - pinned == set()
