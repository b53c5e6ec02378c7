"""What WordPress would have replaced and left: names between square brackets, as in ``[vc_row]``."""

from __future__ import annotations

import re
from functools import partial

from bs4 import NavigableString, PageElement, Tag

from plugins.editing.import_html.saved_page import MOST_PICTURES, SavedPage
from plugins.editing.import_html.tree import Element

_SHORTCODE = re.compile(
    r"\[(?P<closes>/?)(?P<name>[a-zA-Z][\w-]*)(?P<attributes>(?:\s+[\w-]+\s*=\s*[^\]]{0,2000})?\s*/?)\]"
)
_NAMES = re.compile(
    r"gallery|caption|wp_caption|embed|audio|video|playlist|vc_\w+|et_pb_\w+|fusion_\w+|av_\w+|su_\w+|elementor-template"
    r"|contact-form-7|wpforms|mc4wp_form|rev_slider|layerslider|ngg\w*|nggallery|toc|sociallocker|column|columns|row"
    r"|button|divider|spacer|dropcap|tabs?|toggle|accordion|googlemap|social_share|recent_posts|contact_form",
    re.IGNORECASE,
)
_CAPTION_END = re.compile(r"\[/(?:wp_)?caption\]")
_EMBED = re.compile(r"\[embed[^\]]{0,2000}\]\s*(?P<address>https?://[^\s\[]+)\s*\[/embed\]")
_CAPTION_ATTRIBUTE = re.compile(r"caption\s*=\s*[\"“”](?P<words>[^\"“”]*)[\"“”]")


def replace_shortcodes(page: SavedPage, article: Tag) -> None:
    """Captions become captions, embedded addresses links; all others go and are told, what they stand around stays."""
    _replace_captions(article)
    for text in list(article.find_all(string=_SHORTCODE)):
        if text.parent is not None and text.parent.name in ("code", "pre"):
            continue
        written = _EMBED.sub(lambda found: f" {found['address']} ", str(text))
        text.replace_with(NavigableString(_SHORTCODE.sub(partial(_without, page, text.parent), written)))


def _without(page: SavedPage, around: Tag | None, found: re.Match[str]) -> str:
    if not (found["closes"] or found["attributes"].strip() or _NAMES.fullmatch(found["name"])):
        return found[0]  # a word in brackets
    if not found["closes"]:
        page.tell_at(found[0], around, "left-out-shortcode", found=found[0])
    return ""


def _is_closed(opening: PageElement) -> bool:
    """Whether a caption ends in one of the texts behind its beginning."""
    return any(type(node) is NavigableString and _CAPTION_END.search(node) for node in opening.next_siblings)


def _replace_captions(article: Tag) -> None:
    """``[caption]<img> words[/caption]``: what stands between the two brackets becomes a ``<figure>``."""
    never_closed: set[int] = set()
    for opening in article.find_all(string=re.compile(r"\[(?:wp_)?caption"), limit=MOST_PICTURES):
        parent = opening.parent
        if parent is None or id(parent) in never_closed:
            continue
        if not _is_closed(opening):
            never_closed.add(id(parent))  # nor are those behind it
            continue
        start = str(opening)
        named = _CAPTION_ATTRIBUTE.search(start)
        figure = Element(name="figure")
        following = list(opening.next_siblings)
        opening.replace_with(NavigableString(start[: start.index("[")]), figure)
        caption = Element(name="figcaption")
        if named:
            caption.append(named["words"])
        for node in following:
            words, closes, rest = str(node).partition("[/") if isinstance(node, NavigableString) else ("", "", "")
            if isinstance(node, NavigableString):
                caption.append(words)
                node.replace_with(rest.partition("]")[2]) if closes else node.extract()
            else:
                (figure if node.name == "img" or node.find("img") else caption).append(node.extract())
            if closes:
                break
        figure.append(caption)
