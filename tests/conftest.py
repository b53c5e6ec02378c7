from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants
from playwright.sync_api import Browser, expect, sync_playwright

from tests.chromium import SWITCHES, chromium
from tests.project import CONTENT, Project, make_project

# Hypothesis tries what stands in the modules that are loaded, and which those are is another with each worker.
assert callable(providers._get_local_constants)
providers._get_local_constants = Constants
settings.register_profile("site", deadline=None, database=None, derandomize=True)
settings.load_profile("site")
expect.set_options(timeout=60_000)  # for a machine that does other things too


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """What the small site says, to be changed."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The small site as a project of its own, not yet built."""
    return make_project(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small site, built; for looking only."""
    project = make_project(tmp_path_factory.mktemp("built") / "project")
    assert project.pelican()[0] == 0
    return project


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one a worker; on a reader's machine without it the tests are skipped, in CI they fail."""
    executable = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=SWITCHES)
        yield browser
        browser.close()
