"""What the site is. ``publishconf.py`` says what differs when it goes public."""

import os
from datetime import UTC, datetime

SITENAME = "Иновативна София · ICC"
SITEURL = os.environ.get("SITEURL", "https://icc.sofia.example").rstrip("/")
BUILD_TIME = (
    datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    if os.environ.get("SOURCE_DATE_EPOCH")
    else datetime.now(UTC)
)

LANGUAGES = {
    "bg": {"locale": "bg", "name": "Български"},
    "en": {"locale": "en_GB", "name": "English"},
}
DEFAULT_LANG = "bg"
TIMEZONE = "Europe/Sofia"
LOCALE = ["C.UTF-8", "C"]

# Whom to tell of a hole in the site (/.well-known/security.txt). No contact is known yet, so the address is a
# placeholder: before the site goes public it must be one that somebody reads. Look at it once a year, then put the
# date off.
SECURITY_TXT = {"contact": "mailto:security@icc.sofia.example", "expires": "2027-10-31"}

PATH = "content"
LEDGER = "ledger.json"  # beside PATH
CHANGES = "changes.json"  # beside PATH
TRANSLATIONS = "translations.json"  # beside PATH
EVALUATION = "accessibility.json"  # beside PATH
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = [
    "plugins.reading",
    "plugins.publishing",
    "plugins.news",
    "plugins.calendar",
    "plugins.participants",
    "plugins.programme",
    "plugins.pages",
    "plugins.attachments",
    "plugins.share_images",
    "plugins.feeds",
    "plugins.open_data",
    "plugins.search",
    "plugins.discovery",
    "plugins.checks",
]

# What Pelican would read and write by itself is read and written by the plugins.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
READERS = {"rst": None, "html": None}
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
CACHE_CONTENT = False
DELETE_OUTPUT_DIRECTORY = False
JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True, "extensions": []}
