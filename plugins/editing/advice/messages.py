"""The words of the warnings, in English; the catalogues hold the other languages."""

from __future__ import annotations

from collections.abc import Mapping


def _(message: str) -> str:
    """Marks a message for the catalogues."""
    return message


ADVICE: Mapping[str, str] = {
    # words
    "title-too-long": _("the title has {found} letters; lists and search engines show about {limit}"),
    "summary-too-short": _("the summary has {found} letters; say in a sentence what this is about, in {limit} or more"),
    "summary-too-long": _("the summary has {found} letters; lists and search engines show {limit} at the most"),
    "long-sentence": _("this sentence has {found} words; with more than {limit} it is hard to follow: make two of it"),
    "empty-link-text": _('the link text "{found}" does not say where it leads; name what stands there'),
    "first-heading-level": _("the first heading is of level {found}; begin with ##"),
    "heading-level-skipped": _("a heading of level {found} follows one of level {before}; a level is missing between"),
    # signs
    "straight-quote": _('this " has no partner; write {marks}'),
    "foreign-quotes": _("{found} does not stand here in this language; write {marks}"),
    "wrong-dash": _("{found} is no dash of this language; write – between spaces"),
    # pictures
    "picture-too-small": _(
        'the picture "{found}" is {width} pixels wide and looks blurred; put one of {limit} or more in its place'
    ),
    # one thing in two languages
    "number-differs": _('"{found}" does not stand in {other}, which has {instead}'),
    "number-missing": _('"{found}" does not stand in {other}'),
    "date-missing": _('the date "{found}" does not stand in {other}'),
    "date-differs": _('the date "{found}" does not stand in {other}, which has {instead}'),
    "city-differs": _('the city "{found}" is not named in {other}, which names {instead}'),
    # what time has done
    "past-event-without-report": _(
        "this was over on {date} and nothing tells how it was; write news that name it, or give it a report"
    ),
    "newer-figure": _('the figure "{key}" is {newest} by now ({as_of}); quote it as {{={key}}}'),
    "figure-follows-newest": _(
        'the figure "{key}" follows the newest value ({newest}, {as_of}), which is younger than this; '
        "bind it to a date, as in {{={key}@{example}}}"
    ),
}
"""What is said of each code; the values in braces are those of the warning."""
