from __future__ import annotations

from typing import Any

import pytest

from plugins.reading import content as reader
from plugins.reading.bundle import Bundle


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that are parsed from here on."""
    folders: list[str] = []
    real = reader.read_bundle

    def noted(*values: Any) -> Bundle:
        folders.append(values[1].name)
        return real(*values)

    monkeypatch.setattr(reader, "read_bundle", noted)
    return folders
