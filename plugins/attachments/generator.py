"""The feature for Pelican."""

from plugins.attachments.plan import plan
from plugins.publishing.generator import feature

generator = feature(plan)
