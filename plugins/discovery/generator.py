"""The feature for Pelican."""

from functools import partial

from pelican import Pelican
from pelican.generators import Generator

from plugins.discovery.plan import plan, survey
from plugins.discovery.security_txt import security_txt
from plugins.publishing.generator import Feature

generator = Feature(plan, survey)


def security(pelican: Pelican) -> type[Generator]:
    """The generator of ``security.txt``, which says what the settings say."""
    return Feature(partial(security_txt, pelican.settings["SECURITY_TXT"]))(pelican)
