"""The feature for Pelican."""

from plugins.news.plan import plan
from plugins.publishing.generator import Feature

generator = Feature(plan)
