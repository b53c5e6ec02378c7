"""The feature for Pelican."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator

from plugins.publishing.generator import Feature
from plugins.share_images.plan import survey_in


def generator(pelican: Pelican) -> type[Generator]:
    """The survey knows the theme, whose colours and letters it draws with."""
    theme = Path(pelican.settings["THEME"]) / "static"
    return Feature(lambda _editions: (), partial(survey_in, theme))(pelican)
