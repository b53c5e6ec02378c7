"""The feature for Pelican."""

from plugins.attachments.plan import plan
from plugins.publishing.generator import Feature

generator = Feature(plan)
