"""The feature for Pelican."""

from plugins.pages.plan import plan
from plugins.publishing.generator import feature

generator = feature(plan)
