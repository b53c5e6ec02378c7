"""What stands in the element of an article and is none of its text; what held words is told."""

from __future__ import annotations

import re

from bs4 import Comment, Tag
from bs4.element import PreformattedString

from plugins.editing.import_html.saved_page import SavedPage, attribute, living
from plugins.editing.import_html.tree import join_texts, words_of

BOXES = re.compile(
    r"(?:^|\s)(?:"
    r"sharedaddy|sd-\S+|addtoany\S*|a2a_kit|heateor\S*|addthis\S*|ssba\S*|et_social\S*|shareaholic\S*|simplesocial\S*"
    r"|(?:social|share|sharing)[-_]?(?:buttons?|icons?|links?|box|bar|this)?|(?:post|entry)[-_](?:share|sharing|social)"
    r"|elementor-(?:widget-)?share-buttons\S*|elementor-social-icons?\S*|et_pb_social\S*|td-post-sharing\S*"
    r"|jp-relatedposts|related\S*|yarpp\S*|crp_related|recent-posts|read-also|more-posts|et_pb_blog\S*|elementor-posts\S*"
    r"|elementor-widget-posts|wp-block-query|wp-block-latest-posts"
    r"|post-navigation|nav-links|navigation|pagination|page-links|breadcrumbs?\S*|elementor-widget-post-navigation"
    r"|author-(?:box|bio|info)|saboxplugin\S*|comments?(?:-area)?|comment-respond|wp-block-comments\S*"
    r"|entry-(?:meta|footer|header)|post-meta|posted-on|byline|cat-links|tags-links|post-tags|et_pb_title_meta_container"
    r"|newsletter\S*|mc4wp\S*|mailpoet\S*|subscribe\S*|wpcf7\S*|wpforms\S*|elementor-form|cookie\S*"
    r"|ez-toc\S*|toc_container|lwptoc|post-views\S*|wpulike\S*|post-ratings|kksr\S*|adsbygoogle|advert\S*|banner-ads?"
    r"|wp-block-file__button|td-post-date|td-post-views|td-author\S*|print-button|printfriendly|sidebar|widget-area"
    r")(?:\s|$)"
)
"""Classes of boxes that themes and their additions put around a text: to share, to go on, to sign up, to comment."""

_SILENT = ("style", "link", "meta", "template", "noscript", "svg")
_TOLD = "script form nav aside object embed applet canvas map input select textarea button".split()  # noqa: SIM905
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHOWN_ONLY_TO_MACHINES = ("screen-reader-text", "sr-only", "visually-hidden")


def sweep(page: SavedPage, article: Tag) -> None:
    """Takes away what is no text."""
    for comment in article.find_all(string=lambda text: isinstance(text, PreformattedString | Comment)):
        comment.extract()
    join_texts(article)
    _uncover_lazy_pictures(article)
    for tag in article.find_all(True):
        if not tag.decomposed and (what := _what(tag)):
            words = "" if tag.name in _SILENT else words_of(tag) or (tag.name if tag.name == "script" else "")
            if words:
                page.tell(tag, f"left-out-{what}", found=attribute(tag, "class") or tag.name, words=words)
            tag.decompose()


def _what(tag: Tag) -> str:
    """What kind of thing an element is that is no text."""
    classes = attribute(tag, "class")
    if tag.name in (*_SILENT, *_TOLD):
        return "script" if tag.name == "script" else "part"
    if BOXES.search(classes):
        return "box"
    hidden = _HIDDEN.search(attribute(tag, "style")) or tag.has_attr("hidden")
    return "hidden" if hidden or set(classes.split()) & set(_SHOWN_ONLY_TO_MACHINES) else ""


def _uncover_lazy_pictures(article: Tag) -> None:
    """A picture that a script was to load stands in ``<noscript>`` as it is; its stand-in goes."""
    for hidden in living(article.find_all("noscript")):
        before = hidden.find_previous_sibling()
        if hidden.find("img") and before is not None and before.name == "img":
            before.decompose()
        if hidden.find(("img", "iframe")):
            hidden.unwrap()
