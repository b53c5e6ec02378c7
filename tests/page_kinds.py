"""A page of every kind, by the kind's name: what is looked at when every kind of page must keep a promise."""

from __future__ import annotations

KINDS = {
    "home": "/",
    "news": "/news/",
    "older news": "/news/page/1/",
    "article": "/news/sofia-zapochva-uchastieto-si-v-icc/",
    "events": "/events/",
    "year": "/events/2021/",
    "month": "/events/2022/06/",
    "month with days in a row": "/events/2020/09/",
    "event": "/events/treta-gradska-laboratoria-icc/",
    "cities": "/cities/",
    "country": "/cities/country/bg/",
    "role": "/cities/role/mentor/",
    "track's cities": "/cities/track/citizen-participation/",
    "consortium": "/cities/consortium/espoo-tampere-turku/",
    "alumni": "/cities/alumnus/yes/",
    "city": "/cities/sofia/",
    "city with accents": "/cities/gijon/",
    "programme": "/programme/",
    "topic": "/topics/open-data/",
    "topic without anything": "/topics/clean-industry/",
    "track": "/tracks/tourism/",
    "figures": "/figures/",
    "documents": "/documents/",
    "city's documents": "/documents/city/sofia/",
    "document": "/documents/strategia-za-digitalna-transformatsia-na-sofia/",
    "solutions": "/solutions/",
    "solution": "/solutions/tech4good-marketplace/",
    "open data": "/data/",
    "subscriptions": "/subscribe/",
    "accessibility": "/accessibility/",
    "search": "/search/",
    "plain page": "/about/",
    "not found": "/404.html",
}
LANGUAGES = {"bg": "", "en": "/en"}
PATHS = {f"{kind}, {language}": root + path for kind, path in KINDS.items() for language, root in LANGUAGES.items()}
"""Each kind in each language."""

MAIN_KINDS = ("home", "article", "events", "event", "cities", "city")
"""Where most readers are."""
MAIN_PATHS = {name: path for name, path in PATHS.items() if name.rpartition(",")[0] in MAIN_KINDS}
