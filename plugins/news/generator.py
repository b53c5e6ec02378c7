"""The feature for Pelican."""

from plugins.news.plan import plan
from plugins.publishing.generator import feature

generator = feature(plan)
