"""Pages and files, one language's edition of the site, rendering, and the release that is swapped in whole."""


def register() -> None:
    """Connects the writing of the whole site to Pelican."""
    from pelican.plugins import signals  # noqa: PLC0415

    from plugins.publishing import generator  # noqa: PLC0415

    signals.get_generators.connect(generator.stage)
    signals.finalized.connect(generator.release)
