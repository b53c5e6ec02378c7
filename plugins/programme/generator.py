"""The feature for Pelican."""

from plugins.programme.plan import plan
from plugins.publishing.generator import Feature

generator = Feature(plan)
