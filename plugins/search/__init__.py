"""Search without a server: an index of what each language says, in small files, and a page of everything."""


def register() -> None:
    """Connects the feature to Pelican."""
    from pelican.plugins import signals  # noqa: PLC0415

    from plugins.search.generator import generator  # noqa: PLC0415

    signals.get_generators.connect(generator)
