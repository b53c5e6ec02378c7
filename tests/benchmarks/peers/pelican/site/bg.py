import sys

sys.path.insert(0, ".")
from settings import *  # type: ignore[import-not-found]  # noqa: F403

SITENAME = "Иновативна София"
DEFAULT_LANG = "bg"
PATH = "content/bg"
OUTPUT_PATH = "output"
CACHE_PATH = "cache-bg"
PREFIX = ""
OTHER = "en"
OTHER_PREFIX = "/en"
FEED_DOMAIN = "https://icc.sofia.example"
