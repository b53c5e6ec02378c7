"""Which element of a page holds the text of its article."""

from __future__ import annotations

from bs4 import Tag

from plugins.editing.import_html.saved_page import SavedPage
from plugins.editing.import_html.tree import has_words, outermost, words_of

CONTAINERS = (
    ".elementor-widget-theme-post-content > .elementor-widget-container, .elementor-widget-theme-post-content",
    ".et_pb_post_content, .et_builder_inner_content",
    "[itemprop=articleBody]",
    ".wp-block-post-content",
    ".entry-content",
    ".td-post-content",
    ".post-content, .single-content, .article-content, .post-entry, .the-content",
    "article",
    "main, #content",
)
"""Where WordPress, its builders and its commonest themes put a text; the surest first."""


def article_of(page: SavedPage, selector: str = "") -> Tag | None:
    """The element that holds the text: of several of a kind the one with most words."""
    for container in (selector,) if selector else CONTAINERS:
        found = [tag for tag in outermost(page.soup.select(container)) if has_words(tag) or tag.find("img")]
        if found:
            return max(found, key=lambda tag: len(words_of(tag)))
    return None
