"""Both languages. Pelican's defaults, but for addresses and feeds like those of the others."""

SITEURL = "https://icc.sofia.example"
TIMEZONE = "Europe/Sofia"
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
PLUGINS: list[str] = []
ARTICLE_URL = "{category}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
TAG_URL = "topics/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
TAGS_SAVE_AS = "topics/index.html"
DIRECT_TEMPLATES = ["index", "tags", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
PAGINATED_TEMPLATES = {"category": 20}
_NUMBERED = "{base_name}/page/{number}/"
PAGINATION_PATTERNS = ((1, "{url}", "{save_as}"), (2, _NUMBERED, f"{_NUMBERED}index.html"))
DEFAULT_PAGINATION = 20
FEED_ALL_ATOM = None
TRANSLATION_FEED_ATOM = None
CATEGORY_FEED_ATOM = "feeds/{slug}.atom"
TAG_FEED_ATOM = "feeds/topics/{slug}.atom"
FEED_MAX_ITEMS = 50
