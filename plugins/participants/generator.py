"""The feature for Pelican."""

from plugins.participants.plan import plan
from plugins.publishing.generator import Feature

generator = Feature(plan)
