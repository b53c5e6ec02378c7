"""What writes the planned pages and files into staging, in whichever process: what is unchanged is used again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from plugins.domain.permalink import file_path
from plugins.publishing.build_store import BuildStore, Made, Output, packed, written
from plugins.publishing.fingerprints import Fingerprints
from plugins.publishing.page import File, Later, Page, Planned, made, outline
from plugins.publishing.reads import digest, pickled, recording
from plugins.publishing.rendering import Renderer
from plugins.publishing.seals import Seals
from plugins.publishing.staging import write_file


@dataclass(frozen=True)
class Press:
    """Writes into ``staging``; ``store`` knows what is published, ``seals`` what is read now.

    Where the ``frame`` is not that of the store, everything is made again, but pages that come out as they were are
    not rendered.
    """

    staging: Path
    renderer: Renderer
    fingerprints: Fingerprints
    store: BuildStore
    frame: str
    seals: Seals
    _folders: set[str] = field(default_factory=set)

    def find(self, address: str, key: str = "", *, made_of_key: bool = False) -> Made | None:
        """What became of a planned thing before, if it is what would become of it now.

        With ``made_of_key`` nothing but the key decides about that.
        """
        before = self.store.made.get(address)
        if before is None or before.key != key:
            return None
        if not (made_of_key or (before.is_current and self.frame == self.store.frame)):
            return None
        published = os.fspath(self.store.folder)
        if all(self._is_current(output) and output.is_untouched(published) for output in before.outputs):
            return before
        return None

    def keep(self, found: Iterable[Made]) -> bool:
        """Has the published files of all that was found in staging too, or none of them where one cannot be linked."""
        linked: list[str] = []
        for output in (output for one in found for output in one.outputs):
            if not self._link(output.path):
                for path in linked:
                    (self.staging / path).unlink()
                return False
            linked.append(output.path)
        return True

    def write(self, planned: Sequence[Planned]) -> list[Made]:
        """Makes and writes everything; what was read to plan it is not said again."""
        return [self._made(item) for item in planned]

    def _made(self, item: Planned) -> Made:
        with recording() as noted:
            found = tuple(made((item,)))
            outputs = tuple(map(self._write, found))
        reads = frozenset(noted - item.reads) if isinstance(item, Later) else frozenset()
        outlines = packed(outline(one) for one in found if isinstance(one, Page))
        key = item.key or item.about if isinstance(item, Later) else ""
        return Made(item.address, reads, outputs, outlines, digest(outlines.encode()), key)

    def _write(self, item: Page | File) -> Output:
        path = file_path(item.address)
        if isinstance(item, File):
            write_file(self.staging, path, item.content)
            return written(self.staging, path)
        key = page_key(item, self.fingerprints.of(item.template, item.head.language))
        before = self.store.files.get(path)
        if before and before.key == key and before.is_untouched(os.fspath(self.store.folder)) and self._link(path):
            return before
        write_file(self.staging, path, self.renderer.render(item))
        return written(self.staging, path, item, key)

    def _is_current(self, output: Output) -> bool:
        """Whether the template of a page is as it was."""
        if output.template is None or output.language is None or output.key is None:
            return True
        with suppress(KeyError):
            return output.key.endswith(self.fingerprints.of(output.template, output.language))
        return False

    def _link(self, path: str) -> bool:
        """Has a published file in staging too; a file that is there already is a mistake of the site, and stays."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(f"{self.staging}/{folder}", exist_ok=True)  # noqa: PTH103 (thousands of times)
            self._folders.add(folder)
        try:
            os.link(f"{self.store.folder}/{path}", f"{self.staging}/{path}")
        except OSError:
            return False
        return True


def page_key(page: Page, fingerprint: str) -> str:
    """The key of a page; it ends with ``fingerprint``, that of its template in its language, with the chrome.

    Equal pickles are of equal values. The other way round they need not be, then a page is rendered once too often.
    """
    return f"{digest(pickled((page.head, page.view)))} {fingerprint}"
