import sys

sys.path.insert(0, ".")
from settings import *  # type: ignore[import-not-found]  # noqa: F403

SITENAME = "Innovative Sofia"
DEFAULT_LANG = "en"
PATH = "content/en"
OUTPUT_PATH = "output/en"
CACHE_PATH = "cache-en"
PREFIX = "/en"
OTHER = "bg"
OTHER_PREFIX = ""
FEED_DOMAIN = "https://icc.sofia.example/en"
