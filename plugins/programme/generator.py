"""The feature for Pelican."""

from plugins.programme.plan import plan
from plugins.publishing.generator import feature

generator = feature(plan)
