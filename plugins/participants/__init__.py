"""The participants: cities, by country and by role."""


def register() -> None:
    """Connects the feature to Pelican."""
    from pelican.plugins import signals  # noqa: PLC0415

    from plugins.participants.generator import generator  # noqa: PLC0415

    signals.get_generators.connect(generator)
