"""The site of the real content, built, and served as readers get it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.project import ROOT
from tests.small_site import SITE_URL
from tests.web_server import free_address, served


def build(output: Path, address: str = SITE_URL, environment: Mapping[str, str] = os.environ) -> Path:
    """Builds ``content/`` into ``output``, for the public address ``address``."""
    command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "--fatal", "warnings", "-o", str(output)]
    built = subprocess.run(
        command, cwd=ROOT, env={**environment, "SITEURL": address}, check=False, capture_output=True, text=True
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return output


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The site, and the address for which it is built."""
    address = free_address()
    return build(tmp_path_factory.mktemp("site") / "output", address), address


@pytest.fixture(scope="session")
def site(output: tuple[Path, str]) -> Iterator[str]:
    """The address at which the site is served."""
    with served(*output) as address:
        yield address


@pytest.fixture(scope="session")
def compressed(output: tuple[Path, str]) -> Iterator[str]:
    """The address at which the site is served as if it had been compressed beforehand: as small as can be."""
    with served(output[0], level=11) as address:
        yield address
