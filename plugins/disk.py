"""What Python's own functions for files leave to whoever calls them."""

from __future__ import annotations

import os
from pathlib import Path


def is_file(path: Path) -> bool:
    """Whether there is such a file; a name that no disk takes is that of none."""
    return os.path.isfile(path)  # noqa: PTH113 (Path.is_file raises there)


def naming(error: OSError, path: Path | str) -> OSError:
    """The same error with the path of the file: that of a write does not say where."""
    return OSError(error.errno, error.strerror, str(path))
