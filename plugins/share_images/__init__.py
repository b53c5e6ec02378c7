"""What a shared link shows of a page that has no picture: its title, in the theme's colours and letters."""


def register() -> None:
    """Connects the feature to Pelican."""
    from pelican.plugins import signals  # noqa: PLC0415

    from plugins.share_images.generator import generator  # noqa: PLC0415

    signals.get_generators.connect(generator)
