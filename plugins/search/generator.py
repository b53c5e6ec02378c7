"""The feature for Pelican."""

from plugins.publishing.generator import Feature
from plugins.search.plan import plan

generator = Feature(plan)
