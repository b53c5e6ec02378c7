"""How an old address may be asked for. It is by itself, as who only goes back loads nothing that makes pages."""

from __future__ import annotations


def source_forms(source: str) -> tuple[str, ...]:
    """All ways to ask for an old address: with and without ``index.html``, with and without a slash at its end."""
    if source.endswith("/index.html"):
        source = source.removesuffix("index.html")
    return (source, source.rstrip("/"), f"{source}index.html") if source.endswith("/") else (source,)
