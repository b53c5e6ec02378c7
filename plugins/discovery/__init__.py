"""What machines look for: the sitemap, robots.txt, security.txt, and redirects from old addresses."""


def register() -> None:
    """Connects the feature to Pelican."""
    from pelican.plugins import signals  # noqa: PLC0415

    from plugins.discovery.generator import generator, security  # noqa: PLC0415

    signals.get_generators.connect(generator)
    signals.get_generators.connect(security)
