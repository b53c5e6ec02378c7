"""Files beside the texts: pictures and documents, published as they are."""


def register() -> None:
    """Connects the feature to Pelican."""
    from pelican.plugins import signals  # noqa: PLC0415

    from plugins.attachments.generator import generator  # noqa: PLC0415

    signals.get_generators.connect(generator)
