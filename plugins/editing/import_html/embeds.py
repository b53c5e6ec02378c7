"""Players, maps, documents and posts of other sites become links: pages here fetch nothing from elsewhere."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from bs4 import NavigableString, Tag

from plugins.editing.import_html.addresses import parts_of
from plugins.editing.import_html.saved_page import SavedPage, attribute, living
from plugins.editing.import_html.tree import Element, outermost, words_of

_YOUTUBE = re.compile(r"(?:youtube(?:-nocookie)?\.com/embed/|youtu\.be/)(?P<id>[\w-]{11})")
_VIMEO = re.compile(r"player\.vimeo\.com/video/(?P<id>\d+)")
_BARE_ADDRESS = re.compile(r"\s*(?P<address>https?://[^\s<>\"]+)\s*")
_POSTS = "blockquote.twitter-tweet, blockquote.instagram-media, blockquote.wp-embedded-content, .fb-post, .fb-video"


def replace_embeds(page: SavedPage, article: Tag) -> None:
    """Puts a link in the place of everything that was shown from elsewhere, and tells of each."""
    for post in outermost(article.select(_POSTS)):
        _replace_post(page, post)
    for frame in outermost(article.find_all("iframe")):
        _replace_frame(page, frame)
    for player in outermost(article.find_all(("video", "audio"))):
        source = attribute(player, "src") or attribute(player.select_one("source"), "src")
        _replace(page, player, source, attribute(player, "title"))
    for figure in living(article.select("figure.wp-block-embed, .wp-block-embed__wrapper")):
        _link_bare_address(page, figure)
    for paragraph in living(article.find_all("p")):
        if paragraph.find(True) is None:
            _link_bare_address(page, paragraph)


def _replace_frame(page: SavedPage, frame: Tag) -> None:
    address = next(
        (value for name in ("data-src", "data-lazy-src", "src") if _is_web(value := attribute(frame, name))), ""
    )
    _replace(page, frame, _watchable(address), attribute(frame, "title"))


def _replace_post(page: SavedPage, post: Tag) -> None:
    """A post says itself in words; its own address stands in its last link, or in an attribute."""
    links = [attribute(link, "href") for link in post.find_all("a", href=True)]
    named = attribute(post, "data-href") or attribute(post, "data-instgrm-permalink") or attribute(post, "cite")
    words = words_of(post.select_one("p")) or words_of(post)
    address = named or (links[-1] if links else "")
    following = post.find_next_sibling("iframe")
    if isinstance(following, Tag) and "wp-embedded-content" in attribute(following, "class"):
        following.decompose()
    _replace(page, post, address, words)


def _replace(page: SavedPage, tag: Tag, address: str, words: str) -> None:
    if not _is_web(address):
        page.tell(tag, "left-out-embed", found=tag.name)
        tag.decompose()
        return
    page.tell(tag, "embed-linked", found=tag.name, address=address)
    paragraph = Element(name="p")
    paragraph.append(_link(address, words))
    tag.replace_with(paragraph)


def _link_bare_address(page: SavedPage, tag: Tag) -> None:
    """An address alone in its paragraph was shown as what it leads to."""
    found = _BARE_ADDRESS.fullmatch(tag.get_text())
    if found is None or tag.find("a"):
        return
    page.tell(tag, "embed-linked", found="embed", address=found["address"])
    tag.name = "p"
    tag.clear()
    tag.append(_link(found["address"], ""))


def _link(address: str, words: str) -> Tag:
    link = Element(name="a", attrs={"href": address})
    link.append(NavigableString(words or _without_scheme(address)))
    return link


def _without_scheme(address: str) -> str:
    return address.partition("://")[2].rstrip("/")


def _watchable(address: str) -> str:
    """The page of a film in the place of the address of its player, and of a map or document that is shown in one."""
    if found := _YOUTUBE.search(address):
        return f"https://www.youtube.com/watch?v={found['id']}"
    if found := _VIMEO.search(address):
        return f"https://vimeo.com/{found['id']}"
    parts = parts_of(address)
    query = parse_qs(parts.query)
    if parts.path.startswith("/plugins/") and "facebook.com" in parts.netloc:
        return next(iter(query.get("href", [])), "")
    if parts.netloc in ("docs.google.com", "view.officeapps.live.com") and (
        shown := query.get("url") or query.get("src")
    ):
        return shown[0]
    return f"https:{address}" if address.startswith("//") else address


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://", "//"))
