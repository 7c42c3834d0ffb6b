"""Publishing a Data Package into SQLite by frictionless, in a process of its own: it leaves its connection open."""

import subprocess
import sys
from pathlib import Path

_CODE = "import sys, frictionless; frictionless.Package(sys.argv[1]).publish('sqlite:///' + sys.argv[2])"


def publish(package: Path, database: Path) -> None:
    """Write the tables of the package into the database."""
    done = subprocess.run([sys.executable, "-c", _CODE, str(package), str(database)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
