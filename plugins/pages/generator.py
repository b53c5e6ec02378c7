"""The feature for Pelican."""

from plugins.pages.plan import plan
from plugins.publishing.generator import Feature

generator = Feature(plan)
