"""The feature for Pelican."""

from plugins.calendar.plan import plan
from plugins.publishing.generator import feature

generator = feature(plan)
