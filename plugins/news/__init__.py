"""The news: articles and the pages of their list."""


def register() -> None:
    """Connects the feature to Pelican."""
    from pelican.plugins import signals  # noqa: PLC0415

    from plugins.news.generator import generator  # noqa: PLC0415

    signals.get_generators.connect(generator)
