"""From a release to readers: ready files, manifest, headers, redirects, servers, verification, and the way back."""


def register() -> None:
    """Has a build that becomes a release completed before it is public."""
    from pelican.plugins import signals  # noqa: PLC0415

    from plugins.deploying import generator  # noqa: PLC0415

    signals.initialized.connect(generator.add_completion)
