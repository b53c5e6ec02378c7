"""The feature for Pelican."""

from plugins.discovery.plan import plan, survey
from plugins.publishing.generator import Feature

generator = Feature(plan, survey)
