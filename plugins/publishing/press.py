"""What writes the planned pages and files into staging, in whichever process: what is unchanged is used again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.domain.permalink import file_path
from plugins.publishing.fingerprints import Fingerprints
from plugins.publishing.page import Page, Planned, made, outline
from plugins.publishing.page_store import PageStore, page_key
from plugins.publishing.rendering import Renderer
from plugins.publishing.staging import write_file


@dataclass(frozen=True, slots=True)
class Press:
    """Writes into ``staging``; ``store`` knows the pages that are published."""

    staging: Path
    renderer: Renderer
    fingerprints: Fingerprints
    store: PageStore

    def write(self, planned: Sequence[Planned]) -> list[tuple[Page, str]]:
        """Writes everything; given back is what is to be known of each page, and its key."""
        pages = []
        for item in made(planned):
            if isinstance(item, Page):
                pages.append((outline(item), self._write_page(item)))
            else:
                write_file(self.staging, file_path(item.address), item.content)
        return pages

    def _write_page(self, page: Page) -> str:
        path = file_path(page.address)
        key = page_key(page, self.fingerprints.of(page.template, page.head.language))
        if not self.store.reuse(path, key, self.staging / path):
            write_file(self.staging, path, self.renderer.render(page))
        return key
