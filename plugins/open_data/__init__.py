"""What the site knows, for programs and spreadsheets: the data sets, their schemas and catalogues, and what changed."""


def register() -> None:
    """Connects the feature to Pelican."""
    from pelican.plugins import signals  # noqa: PLC0415

    from plugins.open_data.generator import generator  # noqa: PLC0415

    signals.get_generators.connect(generator)
