"""The words that are needed for saved pages alone, in English; what content can have wrong too is told in its words."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.catalogue import marked as _
from plugins.reading.messages import MESSAGES as OF_CONTENT

OF_PAGES: Mapping[str, str] = {
    # why a page cannot become an article
    "page-too-deep": _("more than {limit} elements stand in one another here; take out what is not the article"),
    "too-many-elements": _("from here on the page has more than {limit} elements; take out what is not the article"),
    "too-many-levels": _(
        "from here on the elements of the page stand in others more than {limit} times all together; "
        "take out what is not the article"
    ),
    "too-many-pictures": _("from here on the page has more than {limit} pictures; take out what is not the article"),
    "no-title": _("the page has no title: neither a heading of the first level nor a name in its head"),
    "no-text": _("no element of the page holds a text; say which one does with --body, as in --body .my-text"),
    "no-date": _("nothing on the page says when it came out; say it with --date, as in --date 2020-07-02"),
    "same-language": _(
        "this article is in the same language as {other}, though each says that it translates the other"
    ),
    # what was there already
    "already-there": _("this article is there already, at {path}; nothing of it is changed"),
    # what the page says of itself
    "other-language": _(
        'the page says that it is in "{declared}", its letters are those of "{written}"; the latter is taken'
    ),
    "other-date": _("readers saw {found} here, machines were told {taken}; the latter is taken"),
    "translation-not-given": _(
        "the page has a translation ({language}) at {address}; save it too, and import both together"
    ),
    "no-address": _("the page does not say its address: nothing leads on from it, and links within the site are lost"),
    "no-alias": _('the old address {found} cannot be an alias: it has other signs than "a-z", "0-9", "-" and "."'),
    "summary-from-text": _("the page has no summary; its first sentences are taken, see whether they say enough"),
    "no-summary": _("the page has no summary, and no sentence to take for one; write it"),
    "unknown-tag": _('the tag "{found}" is no topic and no city here; it is left out'),
    "unread-letter": _("here stands no letter in the encoding of the page; in the article it is a “�”, mend it there"),
    # what is left out
    "left-out-box": _('left out, a box of the theme ("{found}"): {words}'),
    "left-out-part": _('left out, no text ("{found}"): {words}'),
    "left-out-script": _("left out, a script"),
    "left-out-hidden": _("left out, as readers did not see it: {words}"),
    "left-out-shortcode": _("left out, a command of WordPress that showed nothing here: {found}"),
    "left-out-embed": _("left out, <{found}> without an address"),
    "left-out-icon": _("left out, a picture too small to show anything: {found}"),
    "left-out-anchor": _("the link to a place in the page ({found}) is now plain text"),
    "left-out-link": _('the link "{found}" leads nowhere; its words stay'),
    "left-out-title": _("left out, the title once more: {found}"),
    # what is another thing now
    "embed-linked": _("what was shown from elsewhere (<{found}>) is now a link: {address}"),
    "old-link": _("the link to {found} stays: what the old site has there is not here"),
    "taken-apart": _("a table that only put things beside one another is now text: {words}"),
    "merged-cells": _("the table has merged cells, which are written out now: {words}"),
    # pictures
    "picture-not-saved": _("left out, a picture of which no file lies beside the page: {found}"),
    "left-out-caption": _("left out with it, what stood below the picture: {words}"),
    "unknown-alt": _('nothing says what the picture "{found}" shows: write it in the place of ???'),
    "unknown-credit": _('nothing says who made the picture "{found}", or on which terms: write it in the place of ???'),
    # the article
    "is-draft": _("this becomes a draft, until what is missing or broken is mended in {file}"),
    "links-to-draft": _("this becomes a draft, as it links to one: {path}"),
}
"""What is said of each code; the values in braces are those of the problem or the note."""

MESSAGES: Mapping[str, str] = {**OF_CONTENT, **OF_PAGES}
