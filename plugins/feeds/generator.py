"""The feature for Pelican."""

from plugins.feeds.plan import plan
from plugins.publishing.generator import Feature

generator = Feature(plan)
