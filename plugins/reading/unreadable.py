"""What cannot be read while the content is: a folder, or a file that somebody has taken away meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.problem import ContentRefused, Place, Problem


@contextmanager
def told_with_its_place(content: Path) -> Iterator[None]:
    """What the system refuses below the folder ``content`` is a mistake of the content, with its place.

    Raises:
        ContentRefused: something there cannot be read.
    """
    try:
        yield
    except OSError as error:
        project, file = content.absolute().parent, Path(str(error.filename)).absolute()
        if not isinstance(error.filename, str) or not file.is_relative_to(content.absolute()):
            raise
        shown_as = file.relative_to(project).as_posix()
        values = {"reason": error.strerror or type(error).__name__}
        raise ContentRefused([Problem(Place(shown_as), "unreadable-file", values)]) from error
