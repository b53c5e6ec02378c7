from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import ENVIRONMENT, ROOT


@pytest.fixture(scope="session")
def real_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built from the real content."""
    output = tmp_path_factory.mktemp("real") / "output"
    command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "--fatal", "warnings", "-o", str(output)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=ENVIRONMENT)
    return output
