from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import ENVIRONMENT
from tests.real_site import build


@pytest.fixture(scope="session")
def real_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built from the real content."""
    return build(tmp_path_factory.mktemp("real") / "output", environment=ENVIRONMENT)
