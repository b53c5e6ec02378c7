"""The feature for Pelican."""

from plugins.open_data.plan import plan
from plugins.publishing.generator import Feature

generator = Feature(plan)
