"""The programme: topics, tracks, figures, solutions and documents."""


def register() -> None:
    """Connects the feature to Pelican."""
    from pelican.plugins import signals  # noqa: PLC0415

    from plugins.programme.generator import generator  # noqa: PLC0415

    signals.get_generators.connect(generator)
