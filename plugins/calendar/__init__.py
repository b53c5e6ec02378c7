"""The calendar: events, months, years, and iCalendar files."""


def register() -> None:
    """Connects the feature to Pelican."""
    from pelican.plugins import signals  # noqa: PLC0415

    from plugins.calendar.generator import generator  # noqa: PLC0415

    signals.get_generators.connect(generator)
