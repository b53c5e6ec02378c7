from __future__ import annotations

from pathlib import Path

import pytest

from tests.editing.import_cities.folders import Import, make_import


@pytest.fixture
def small(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Import:
    return make_import(tmp_path, capsys)
