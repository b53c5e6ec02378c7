"""The feature for Pelican."""

from pelican import Pelican
from pelican.generators import Generator

from plugins.discovery.plan import plan, plan_by, survey
from plugins.publishing.generator import Feature

generator = Feature(plan, survey)


def security(pelican: Pelican) -> type[Generator]:
    """The generator of ``security.txt``, which says what the settings say."""
    return Feature(plan_by(pelican.settings))(pelican)
