"""The feature for Pelican."""

from plugins.calendar.plan import plan
from plugins.publishing.generator import Feature

generator = Feature(plan)
