"""``content/`` into a :class:`~plugins.domain.site.Site`, or into every problem at once, each with its place."""


def register() -> None:
    """Connects the reader to Pelican."""
    from pelican.plugins import signals  # noqa: PLC0415

    from plugins.reading.reader import content_reader  # noqa: PLC0415

    signals.get_generators.connect(content_reader)
