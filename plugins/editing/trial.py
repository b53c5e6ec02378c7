"""The whole content as it would be with other files in it, in a folder of its own, read as ``validate`` reads it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from plugins.editing.validate import LOCALES, published
from plugins.images.store import store_beside
from plugins.problem import ContentRefused, Problem
from plugins.reading.content import read_site
from plugins.reading.dialect import dialects


def problems_with(files: Mapping[str, bytes], content: Path, now: datetime) -> tuple[Problem, ...]:
    """Every problem that the content would have with ``files``, by their paths from the folder in which it lies.

    Raises:
        OSError: the content cannot be copied.
    """
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / content.name
        _share_store(content, trial)
        shutil.copytree(content, trial, symlinks=True, copy_function=_linked_or_copied)
        for path, data in files.items():
            _write(trial, trial.parent / path, data)
        try:
            read_site(trial, dialects(LOCALES), now, "", *published(content))
        except ContentRefused as refused:
            return refused.problems
    return ()


def _share_store(content: Path, trial: Path) -> None:
    """Lets the trial have what is known of pictures, so that none is looked at anew."""
    there, here = store_beside(content.absolute()).folder, store_beside(trial).folder
    if there.is_dir():
        here.parent.mkdir(parents=True)
        here.symlink_to(there)


def _write(trial: Path, file: Path, data: bytes) -> None:
    """Writes a file of the trial; nothing behind a symbolic link, as that leads out of it and will be told."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.parent.resolve().is_relative_to(trial.resolve()):
        file.unlink(missing_ok=True)
        file.write_bytes(data)


def _linked_or_copied(source: str, target: str) -> None:
    """A second name for a file where the file system can: nothing is written through it."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target)
