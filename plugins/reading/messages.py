"""The words that reading needs, in English: those of every mistake; the catalogues hold the other languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plugins.catalogue import marked as _

SUGGESTION = _('did you mean "{suggestion}"?')

FOOTNOTE_BACKLINK = _("Back to the place of footnote {}")

SYSTEM = (
    _("Permission denied"),
    _("Operation not permitted"),
    _("No such file or directory"),
    _("Is a directory"),
    _("Not a directory"),
    _("Input/output error"),
    _("Too many open files"),
    _("No space left on device"),
    _("Disk quota exceeded"),
    _("Read-only file system"),
    _("Device or resource busy"),
    _("File name too long"),
    _("Too many levels of symbolic links"),
    _("Cannot allocate memory"),
    _("not a regular file"),
)
"""What systems say when they refuse something: the reason in other messages."""

MESSAGES: Mapping[str, str] = {
    # the file
    "unreadable-file": _("the file cannot be read: {reason}"),
    "not-utf8": _("the file is not UTF-8; save it with the encoding UTF-8 (without BOM)"),
    "byte-order-mark": _("the file begins with a byte order mark; save it as UTF-8 without BOM"),
    "control-character": _("there is an invisible control character ({found}); delete it"),
    "invisible-character": _(
        "there is a character that nobody sees, or that turns the order of others ({found}); delete it"
    ),
    "empty-file": _('the file is empty; it must begin with "---", the front matter and "---"'),
    "no-front-matter": _('the first line must be "---", found "{found}"'),
    "front-matter-not-closed": _('the front matter is not closed; a line "---" must stand before the text'),
    "front-matter-too-long": _("the front matter has {found} letters; at most {limit} are allowed"),
    "text-too-long": _("the text has {found} letters; at most {limit} are allowed"),
    "file-too-heavy": _('the file "{found}" is too large; at most {limit} MB are allowed'),
    "file-name-too-long": _("the file's name has {found} bytes; at most {limit} are allowed"),
    "too-many-folders": _("there are {found} folders of news, events and all else; at most {limit} are allowed"),
    "too-many-files": _("the folder holds {found} files; at most {limit} are allowed"),
    # YAML
    "yaml-tab": _("there is a tab in the indentation; use spaces"),
    "yaml-syntax": _(
        "this cannot be read; look for a missing colon, quotation mark or bracket, or for wrong indentation"
    ),
    "yaml-duplicate-key": _('"{key}" stands here a second time; the first is in line {line}'),
    "yaml-alias": _("aliases (& and *) are not allowed; write the value out"),
    "yaml-too-deep": _("this is nested too deeply; at most {limit} levels are allowed"),
    "yaml-no-value": _('"{key}" has no value here; put a text that has a comma in it between quotation marks'),
    "yaml-not-mapping": _('lines of the form "key: value" must stand here'),
    # keys and values
    "unknown-key": _('there is no key "{found}"'),
    "missing-key": _('"{key}" is missing'),
    "fact-conflict": _('"{key}" is "{found}" here, but "{other}" at {place}; both must be equal, or one must go'),
    "missing-translation": _('this is missing in the language "{language}"'),
    "unquoted": _("put {found} in quotation marks: programs that do not know it is a text would save it otherwise"),
    "wrong-text": _('"{key}" must be a text'),
    "wrong-list": _('"{key}" must be a list, as in [one, two]'),
    "empty-list": _("at least one entry must stand here"),
    "wrong-mapping": _('"{key}" must hold lines of the form "key: value"'),
    "wrong-date": _('"{found}" is not a date; write it in one of these forms: {forms}'),
    "no-such-day": _('there is no day "{found}"'),
    "no-such-time": _('there is no time "{found}"; hours go from 00 to 23, minutes from 00 to 59'),
    "wrong-choice": _('"{found}" is not possible; choose {choices}'),
    "wrong-id": _('"{found}" is not an id; only a-z, 0-9 and single hyphens are allowed'),
    "wrong-slug": _('"{found}" is not a slug; only a-z, 0-9 and single hyphens are allowed'),
    "wrong-url": _('"{found}" is not a web address; write it whole, with https://'),
    "wrong-alias": _('"{found}" is not an old address; write a path as in /news/old-title/'),
    "wrong-timezone": _('there is no time zone "{found}"; write an IANA name, as in Europe/Sofia'),
    "wrong-country": _('there is no country "{found}"; write its two letters (ISO 3166-1), as in BG'),
    "wrong-language": _('there is no language "{found}"; write its two letters (ISO 639-1), as in bg'),
    "wrong-number": _('"{found}" is not a number; write digits and, where needed, a decimal point'),
    "wrong-whole-number": _('"{found}" is not a whole number; write digits only'),
    "number-out-of-range": _("{found} is out of range; it must be between {low} and {high}"),
    "value-too-long": _("this has {found} letters; at most {limit} are allowed"),
    "too-many-items": _("the list has {found} entries; at most {limit} are allowed"),
    "duplicate-item": _('"{found}" stands in the list twice'),
    # dates together
    "missing-timezone": _('an event with a time needs "timezone", as in Europe/Sofia'),
    "time-in-gap": _("the time {found} does not exist in {zone}: the clocks are put forward over it"),
    "time-twice": _("the time {found} happens twice in {zone}: the clocks are put back; choose another minute"),
    "end-before-start": _('"end" ({end}) is before "start" ({start})'),
    "end-without-start": _('"end" cannot be known while "start" is to be announced'),
    "end-precision": _('"end" ({end}) and "start" ({start}) must be equally exact'),
    "closes-before-opens": _('"closes" ({closes}) is before "opens" ({opens})'),
    "wrong-recurrence": _('"{found}" is not a rule of recurrence; write it as in FREQ=WEEKLY;BYDAY=MO;COUNT=10'),
    "recurrence-without-day": _('an event that recurs needs a "start" with a day, as in 2020-07-02'),
    "recurrence-start": _('"start" ({start}) is not a day of the rule; the first one is {first}'),
    "recurrence-too-early": _(
        "what recurs for ever cannot have begun before {year}, found {start}; give the rule an end: COUNT or UNTIL"
    ),
    "recurrence-overlap": _('at "end" ({end}) the next one has begun ({next}); what recurs must be over before that'),
    "too-many-occurrences": _(
        "the rule gives more than {limit} dates; let it end earlier, or have no end: then those ahead are shown"
    ),
    "too-many-months": _(
        "it takes place in {found} months, and each of them has a page; at most {limit} are allowed: "
        "make several events"
    ),
    "exceptions-without-recurrence": _('"exceptions" need a "recurrence"'),
    "not-an-occurrence": _("the event does not take place at {found} by its rule"),
    "exception-precision": _("{found} and the start of the event ({start}) must be equally exact"),
    "expires-before-publish": _('"expires" ({expires}) is not after "publish_on" ({publish_on})'),
    # things
    "unknown-folder": _('there is no kind of thing called "{found}"; choose {choices}'),
    "unexpected-file": _("this file belongs to nothing; a thing is a folder with {files}"),
    "wrong-folder-name": _(
        'the folder\'s name "{found}" must be a date, where there is one, and a slug of a-z, 0-9 and single hyphens'
    ),
    "unknown-language-file": _('"{found}" is in no language of the site; choose {choices}'),
    "missing-language": _('"{file}" is missing; this must be there in every language'),
    "no-words": _("the folder has no text; write {files}"),
    "missing-file": _("this file is missing"),
    "symbolic-link": _("this is a symbolic link; put the file itself here"),
    "duplicate-id": _('the id "{found}" is already taken by {place}'),
    "duplicate-address": _("the address {found} is already taken by {place}"),
    "reserved-slug": _('no page can be called "{found}": the site itself uses that address'),
    "reserved-alias": _('nothing can lead on from "{found}": the site itself uses that address'),
    # what has been published
    "wrong-ledger-line": _(
        "this is no line of the ledger, or one is missing here; take the file from the last commit, or delete the line"
    ),
    "wrong-evaluation": _("this is not what inv accessibility wrote; take the file from the last commit"),
    "wrong-changes": _(
        "this is not what the last release published as data/changes.json; take the file from the last commit"
    ),
    "published-id-gone": _(
        '"{found}" has been published and is gone; put it back (what is over gets "expires"); '
        "to break the promise on purpose, delete this line in the same change"
    ),
    "published-id-changed": _(
        'this has been published as "{published}", and an id never changes; write it again in the place of "{found}", '
        "or, to break the promise on purpose, delete the line {line}"
    ),
    "published-id-taken": _(
        'the id "{found}" has been published for a thing in {kind}/; choose another id here, '
        "or, to break the promise on purpose, delete the line {line}"
    ),
    "published-address-gone": _(
        'the address {found} has been published and leads nowhere now; write it into "aliases", '
        "or, to break the promise on purpose, take it out of the line {line}"
    ),
    "published-address-taken": _(
        'the address {found} has been published for "{id}"; choose another slug or alias here, '
        "or, to break the promise on purpose, take it out of the line {line}"
    ),
    "published-translation-gone": _(
        "the address {found} has been published and its text is gone; put {file} back, "
        "or, to break the promise on purpose, take it out of the line {line}"
    ),
    "published-draft": _(
        'this has been published; write "expires" in the place of "status: draft", '
        "or, to break the promise on purpose, delete the line {line}"
    ),
    "published-uid-changed": _('subscribers know this as "{found}", now it would be "{now}"; a UID never changes'),
    "published-term-gone": _(
        '"{found}" has been published and is gone; put it back into {file}, '
        "or, to break the promise on purpose, delete this line in the same change"
    ),
    "placeholder-left": _(
        '"{found}" says that something is yet to be written here; write it, or put "status: draft" back'
    ),
    # from one thing to another
    "unknown-city": _('there is no city "{found}"'),
    "unknown-topic": _('there is no topic "{found}"'),
    "unknown-track": _('there is no track "{found}"'),
    "unknown-consortium": _('there is no consortium "{found}" in consortia.yaml'),
    "not-a-mentor": _('"{found}" cannot be a mentor here: its own role is "core", or it is this city itself'),
    "unknown-event": _('there is no event "{found}"'),
    "unknown-document": _('there is no document "{found}"'),
    "reference-to-draft": _('"{found}" is a draft; publish it first, or take it out here'),
    # the text
    "link-to-nothing": _('the link "{found}" leads to nothing in content/'),
    "link-to-draft": _('the link "{found}" leads to a draft; publish it first, or take the link out'),
    "unsafe-link": _('the link "{found}" is not allowed; only https, http, mailto, tel and paths in content/ are'),
    "disguised-link": _(
        'the link "{found}" looks like one to another host; take out what stands before "@", '
        "or the letters of another alphabet"
    ),
    "path-outside": _('"{found}" is outside the folder; put the file beside the text'),
    "file-not-found": _('there is no file "{found}" in the folder'),
    "wrong-file-name": _(
        '"{found}" cannot be the name of a file on the site; use letters, digits, spaces and - _ . , ( ) + only'
    ),
    "reserved-file": _('the site itself makes "{found}" here; give your file another name'),
    "twin-file": _('"{other}" lies beside "{found}", and many systems take the two for one; rename one of them'),
    "wrong-file-type": _('"{found}" is not a type of file that can be published; choose {choices}'),
    "picture-not-beside": _('the picture "{found}" must lie beside the text; pictures from elsewhere are not shown'),
    "picture-without-alt": _('the picture "{found}" has no description; write it between the square brackets'),
    "missing-picture-alt": _('"picture_alt" is missing: describe the picture for those who do not see it'),
    "missing-picture-credit": _('"picture_credit" is missing: say who made the picture'),
    "missing-picture-licence": _(
        '"picture_licence" is missing: say on which terms the picture is shown, as in CC BY 4.0'
    ),
    "picture-without-credit": _(
        'who made the picture "{found}" and on which terms it is shown must stand behind its name, as in '
        '![…]({found} "Author, CC BY 4.0")'
    ),
    "decorative-picture-described": _(
        'the picture "{found}" is marked as decoration and has a description; one of the two must go'
    ),
    "picture-unreadable": _('the picture "{found}" cannot be opened: the file is damaged, or it is no picture'),
    "picture-misnamed": _('"{found}" is a picture of the type {kind}; its name must end in {ending}'),
    "picture-moving": _('the picture "{found}" moves; put one that stands still in its place'),
    "picture-too-heavy": _('the file of the picture "{found}" is too large; at most {limit} MB are allowed'),
    "picture-in-too-many-parts": _(
        'the file of the picture "{found}" is made of more than {parts} parts, or shows it in more than {scans} steps, '
        "which takes very long to read; save it anew as an ordinary picture"
    ),
    "picture-too-large": _(
        'the picture "{found}" has too many pixels; at most {side} on a side and {pixels} million in all are allowed'
    ),
    "wrong-figure": _('"{found}" quotes no figure; write it as in {forms}, or put a backslash before it'),
    "unknown-figure": _('there is no figure "{found}" in figures.yaml'),
    "unknown-figure-date": _('the figure "{key}" has no value of {found}; choose {choices}'),
    "ambiguous-figure": _('the figure "{key}" has several values of {found}: {values}; write one out, with its source'),
    "figure-not-short": _('"{key}" ({found}) cannot be written short without losing digits; take ":short" out'),
    "figure-not-here": _("a figure cannot be quoted here; write the number out"),
    "text-too-deep": _("lists or quotations stand too deeply in one another"),
    "brackets-too-deep": _("more than {limit} brackets are open here at once; close them, or take some out"),
    "paragraph-too-long": _(
        "{found} letters stand here without an empty line between them; at most {limit} are allowed"
    ),
    "too-many-lines": _("{found} lines stand here without an empty one between them; at most {limit} are allowed"),
    "too-many-headings": _("the text has {found} headings; at most {limit} are allowed"),
    "too-many-signs": _('"{sign}" stands in the text {found} times; at most {limit} are allowed'),
    "table-too-large": _(
        "tables may have {columns} columns, and {cells} cells in all of a text; put a larger one beside it, as a file"
    ),
    "html-not-allowed": _("<{found}> is not allowed; write it in Markdown"),
    "taken-anchor": _('the page itself has a place "{found}"; give this one another name'),
    "heading-level-one": _("the title is the only first-level heading; begin with ##"),
}
"""What is said of each code; the values in braces are those of the problem."""


def listed(choices: Iterable[str]) -> str:
    """Choices in one line."""
    return ", ".join(choices)
