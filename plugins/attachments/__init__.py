"""Files beside the texts: documents as they are, pictures in the sizes and formats that pages need."""


def register() -> None:
    """Connects the feature to Pelican."""
    from pelican.plugins import signals  # noqa: PLC0415

    from plugins.attachments.generator import generator  # noqa: PLC0415

    signals.get_generators.connect(generator)
