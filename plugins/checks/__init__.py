"""The written site into problems: what no single page can know, looked at before anything is published."""


def register() -> None:
    """Connects the checks to Pelican."""
    from pelican.plugins import signals  # noqa: PLC0415

    from plugins.checks.generator import add_checks  # noqa: PLC0415

    signals.initialized.connect(add_checks)
