"""The home page, the plain pages, and the one that says there is none."""


def register() -> None:
    """Connects the feature to Pelican."""
    from pelican.plugins import signals  # noqa: PLC0415

    from plugins.pages.generator import generator  # noqa: PLC0415

    signals.get_generators.connect(generator)
