"""Templates as they were compiled before: code that is run, so that none is taken which is not whole."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from plugins.images.store import Store


@dataclass(frozen=True, slots=True)
class CompiledTemplates(BytecodeCache):
    """In a ``store`` that holds a digest with each; Jinja itself looks only whether the source is the same."""

    store: Store

    def load_bytecode(self, bucket: Bucket) -> None:
        """Takes what was compiled of the same source, if it is whole."""
        if (written := self.store.read(bucket.key)) is not None:
            bucket.bytecode_from_string(written)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what has just been compiled."""
        self.store.write(bucket.key, bucket.bytecode_to_string())
