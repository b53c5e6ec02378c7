"""The words that are needed for tables alone, in English; a mistake that content can have too is told in its words."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.catalogue import marked as _
from plugins.reading.messages import MESSAGES as OF_CONTENT

OF_TABLES: Mapping[str, str] = {
    # the table
    "table-not-utf8": _("the table is not UTF-8; in Excel, save it as “CSV UTF-8”"),
    "empty-table": _("the table is empty; its first line must name the columns"),
    "wrong-quote": _(
        "the quotation mark that opens here is not closed before the next cell; inside a cell, it is written twice"
    ),
    "too-many-columns": _(
        "from here on the line has more than {limit} columns; keep those that say something of a city, "
        "whose names stand in the guide, and take out the others"
    ),
    "too-many-rows": _("from here on the table has more than {limit} rows of cities; import it in several parts"),
    "no-city-column": _('no column says which city a row is about; name one "name_en" or "slug" in the first line'),
    "unknown-column": _('there is no column "{found}"'),
    "duplicate-column": _('the column "{found}" stands here a second time'),
    "unnamed-column": _("this cell stands in a column without a name; name the column in the first line, or empty it"),
    # a row
    "no-city": _('the row does not say which city it is about; fill in "name_en" or "slug"'),
    "missing-cell": _('"{column}" is missing in this row'),
    "formula-cell": _('the cell holds a formula or an error of one, "{found}"; put the value itself here'),
    "unlisted-consortium": _(
        'there is no consortium "{found}"; name one by its key or title in {file}, or add it there first'
    ),
    # the table and the content
    "several-cities": _('the names in this row are of several cities ({slugs}); say which one in the column "slug"'),
    "city-has-a-slug": _('"{found}" is already there as "{slug}"; write that into the column "slug"'),
    "contradiction": _(
        '"{key}" is "{found}" here, but "{other}" at {place}; correct one of the two, '
        "or take it from the table with --replace {key}"
    ),
    "cannot-edit": _('"{key}" cannot be written here without touching other lines; write it by hand: {value}'),
    # notes
    "ignored-column": _('the column "{found}" is not taken over'),
    "taken-as-unknown": _('"{found}" says nothing certain about this city; it is taken as unknown'),
    "other-name": _('the city is called "{other}" at {place}; words are never overwritten'),
    "other-summary": _("the summary at {place} is another one; words are never overwritten"),
    "source-without-address": _(
        'the source "{found}" has no address, so nobody can tell whether it is there already; it is not added'
    ),
}
"""What is said of each code; the values in braces are those of the problem or the note."""

MESSAGES: Mapping[str, str] = {**OF_CONTENT, **OF_TABLES}
