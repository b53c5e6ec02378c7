"""What one can subscribe to: Atom, RSS, JSON Feed."""


def register() -> None:
    """Connects the feature to Pelican."""
    from pelican.plugins import signals  # noqa: PLC0415

    from plugins.feeds.generator import generator  # noqa: PLC0415

    signals.get_generators.connect(generator)
