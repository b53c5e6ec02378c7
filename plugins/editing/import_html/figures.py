"""Captions and galleries: every picture of a text alone in its paragraph, and what is said of it in the next one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bs4 import NavigableString, Tag

from plugins.editing.import_html.saved_page import attribute, living
from plugins.editing.import_html.tree import Element, has_words, is_inside, words_of

CAPTION = "data-caption"
"""Marks the paragraph that says what stood below the picture in the paragraph before."""

_FIGURES = (
    "figure, .wp-caption, .gallery-item, .blocks-gallery-item, .tiled-gallery-item, .e-gallery-item, .et_pb_image"
)
_CAPTIONS = "figcaption, .wp-caption-text, .gallery-caption, .wp-element-caption"
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|svg)(?:[?#].*)?$", re.IGNORECASE)
_ATTACHMENT = re.compile(r"attachment_id=|/attachment/")
_AUTHOR = r"(?:снимк[аи]|фото(?:графия)?|автор|photos?(?:\s+credit)?|picture|image|credit|courtesy of|photo by)"
_CREDIT = re.compile(
    rf"(?P<before>.*?)[\s(]*(?:(?:{_AUTHOR})\s*(?:[:–-]|by\b)\s*|©\s*|\(c\)\s*)(?P<credit>[^()]+?)\)?\.?\s*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_CAPTION = 500
"""Letters; what is longer is a text in which nobody is named."""

_LICENCE = re.compile(r"\bCC[ -](?:BY(?:-(?:SA|NC|ND)){0,2} ?\d\.\d|0)|\bCC0\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said below a picture: its words, who made it, and on which terms; nothing where a text is empty."""

    words: str
    credit: str
    licence: str


def set_apart(article: Tag) -> None:
    """Each picture into a paragraph of its own, in ``data-credit`` and ``data-licence`` who made it and the terms."""
    figures = {id(figure): figure for figure in article.select(_FIGURES)}
    images = article.find_all("img")
    inside = Counter(id(parent) for image in images for parent in image.parents)
    for image in living(images):
        around = [id(parent) for parent in image.parents]
        _set_apart(image, article, _figure_of(image, article, figures, inside))
        inside.subtract(around)
        inside.update(id(parent) for parent in image.parents)


def _set_apart(image: Tag, article: Tag, figure: Tag | None) -> None:
    _leave_lightbox(image)
    shown = image.parent if image.parent is not None and image.parent.name == "a" else image
    if figure is None:
        _own_paragraph(shown)
        return
    caption_tag = figure.select_one(_CAPTIONS)
    caption = read_caption(words_of(caption_tag))
    image["data-credit"], image["data-licence"] = caption.credit, caption.licence
    paragraph = Element(name="p")
    paragraph.append(shown.extract())
    _place_of(figure, article).insert_before(paragraph)
    if caption_tag and caption.words:
        paragraph.insert_after(_said(caption_tag, caption))
    if caption_tag:
        caption_tag.decompose()
    if not has_words(figure) and not figure.find("img"):
        figure.decompose()


def read_caption(written: str) -> Caption:
    """A caption taken apart: „На срещата. Снимка: Ана Петрова, CC BY 4.0“."""
    found = _CREDIT.fullmatch(written) if len(written) <= _LONGEST_CAPTION else None
    if found is None:
        return Caption(written, "", "")
    licence = _LICENCE.search(found["credit"])
    credit = _LICENCE.sub("", found["credit"]).strip(" ,;/–-")
    return Caption(found["before"].strip(" ,;|–-"), credit, licence[0] if licence else "")


def _figure_of(image: Tag, article: Tag, figures: Collection[int], inside: Mapping[int, int]) -> Tag | None:
    """What holds a picture and its caption: the outermost element with one picture ``inside`` alone."""
    found = None
    for parent in image.parents:
        if parent is article:
            break
        if inside[id(parent)] > 1:
            break
        if id(parent) in figures:
            found = parent
    return found


def _place_of(figure: Tag, article: Tag) -> Tag:
    """The element beside which a picture is to stand: that of a whole gallery, not of a list in it."""
    place = figure
    for parent in figure.parents:
        if parent is article:
            break
        if parent.name in ("ul", "ol", "p", "figure", "dl") or "gallery" in attribute(parent, "class"):
            place = parent
    return place


def _said(caption_tag: Tag, caption: Caption) -> Tag:
    """The words of a caption, with its links where it says nothing else."""
    paragraph, emphasis = Element(name="p", attrs={CAPTION: ""}), Element(name="em")
    if caption.credit:
        emphasis.append(NavigableString(caption.words))
    else:
        for inner in caption_tag.find_all(("em", "i", "p", "small")):
            inner.unwrap()
        for node in list(caption_tag.children):
            emphasis.append(node.extract())
    paragraph.append(emphasis)
    return paragraph


def _leave_lightbox(image: Tag) -> None:
    """A link around a picture that only shows it larger goes; where it leads is the picture as a whole."""
    link = image.find_parent("a")
    if link is None:
        return
    address = attribute(link, "href")
    if _PICTURE.search(address) or _ATTACHMENT.search(address) or not address or address.startswith("#"):
        image["data-whole"] = address if _PICTURE.search(address) else ""
        link.unwrap()


def _own_paragraph(shown: Tag) -> None:
    """Takes a picture out of the words of a paragraph, to stand before it; one in a cell or a list stays."""
    paragraph = shown.find_parent("p")
    if paragraph is None or is_inside(shown, "td", "th", "li") or not has_words(paragraph):
        return
    own = Element(name="p")
    own.append(shown.extract())
    paragraph.insert_before(own)
