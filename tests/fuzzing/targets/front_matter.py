"""The front matter of a thing of any kind: the first line names the kind, the rest is what stands between ``---``."""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

from tests.fuzzing.trial_site import FACTS, FOLDERS, trial_site
from tests.project import CONTENT, ROOT

KINDS = tuple(FACTS)


def check(data: bytes) -> None:
    """The file is clean, or its problems have places."""
    first, _, written = data.partition(b"\n")
    kind = first.decode("ascii", "replace")
    kind = kind if kind in FACTS else KINDS[sum(first) % len(KINDS)]
    file = b"---\n" + written + b"\n---\nText.\n"
    trial_site().check({f"{FOLDERS[kind]}/index.bg.md": file}, crc32(data))


def seeds() -> Iterator[bytes]:
    """The front matter of the content, and of what is wrong on purpose."""
    for kind, facts in FACTS.items():
        yield f"{kind}\n{facts}".encode()
        for content in (ROOT / "content", CONTENT):
            for file in sorted(content.glob(f"{kind}/*/index.bg.md"))[:25]:
                yield kind.encode() + b"\n" + _front(file.read_bytes())
        for file in sorted((ROOT / "tests" / "reading" / "invalid").glob(f"*/content/{kind}/*/index.bg.md")):
            if file.is_file():
                yield kind.encode() + b"\n" + _front(file.read_bytes())


def _front(text: bytes) -> bytes:
    return text.removeprefix(b"---\n").partition(b"\n---\n")[0]
