"""The feature for Pelican."""

from plugins.open_data.plan import plan
from plugins.publishing.generator import feature

generator = feature(plan)
