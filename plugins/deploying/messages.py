"""The words of deploying, in English; the catalogues hold the other languages."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.catalogue import translations


def _(message: str) -> str:
    """Marks a message for the catalogues."""
    return message


MESSAGES: Mapping[str, str] = {
    # releases
    "no-such-release": _('there is no release "{found}" to go back to; inv releases lists them'),
    "no-manifest": _("{found} is missing or of an older form; run inv publish again"),
    "nothing-published": _("nothing is published yet; run inv publish first"),
    # what is refused before it is published
    "redirect-clash": _("two things lead on from this old address; take it out of the aliases of one"),
    "redirect-loop": _("this old address leads to itself; take it out of the aliases"),
    "redirect-chain": _("this old address leads to another old address; only addresses that stand may be led to"),
    "redirect-nowhere": _("this old address leads to no page"),
    "active-content": _("there is code, a style or a frame in the page, which the security policy forbids"),
    "security-txt-expired": _(
        "SECURITY_TXT in pelicanconf.py expired on {date}, so security.txt is left out: "
        "check that the contact is still right, and put the date off"
    ),
    "security-txt-expires": _(
        "SECURITY_TXT in pelicanconf.py expires on {date}: check that the contact is still right, and put the date off"
    ),
    # targets.toml
    "no-targets": _("the file cannot be read: {reason}"),
    "wrong-toml": _("this is not TOML: {reason}"),
    "secret-in-targets": _(
        "{key} looks like a secret, and this file is public; keep it in the client's configuration or the environment"
    ),
    "missing-target-key": _("{key} is missing"),
    "unknown-target-key": _("there is no key {key}"),
    "wrong-target-value": _('{key} cannot be "{found}": {reason}'),
    "unknown-target": _('there is no target "{found}" in targets.toml; choose {choices}'),
    "choose-target": _("say which target is meant: {choices}"),
    # deploying
    "deploy-failed": _("{target} did not do it: {reason}"),
    "too-much-to-delete": _(
        "{target}: {gone} of {of} files would be taken away; nothing was changed. If that is meant: --force"
    ),
    "other-site": _("the release is made for {found}, the target is {expected}; run SITEURL={expected} inv publish"),
    "not-verified": _("{target}: what readers get is not this release"),
    "nothing-before": _("{target}: there is no older release to go back to"),
    # verifying
    "unreachable": _("there is no answer: {found}"),
    "wrong-status": _("the status is {found}, it must be {expected}"),
    "wrong-content": _("the content is another one than in the release"),
    "wrong-header": _('{name} is "{found}", it must be "{expected}"'),
    "not-compressed": _("it is not sent compressed"),
    "wrong-redirect": _('it leads to "{found}", it must lead to "{expected}"'),
    "mixed-content": _("the page loads {found} without encryption"),
}

SAID: Mapping[str, str] = {
    "current": _("current"),
    "went-back": _("Current is {release} now"),
    "went-back-there": _("{target}: readers get {release} again"),
    "deployed": _("{target}: {release} is public at {url}; sent: {sent}, deleted: {deleted}"),
    "would-deploy": _(
        "{target}: {release} would be public at {url}; sent: {sent}, deleted: {deleted}; nothing was changed"
    ),
    "purge": _("{count} addresses for the caches to forget: {file}"),
    "verified": _("{url}: all of {count} files as in {release}"),
    "verifying": _("Verifying"),
    "sending": _("Sending"),
    "withdrawn": _("{target}: {url} is taken away"),
}


def said(language: str, key: str, **values: object) -> str:
    """A sentence of a command, in a language."""
    return translations(language).gettext(SAID[key]).format(**values)


def error_line(language: str, code: str, kind: str = "error", **values: object) -> str:
    """A mistake that stands in no file, as ``error[code]: message``."""
    return f"{kind}[{code}]: {translations(language).gettext(MESSAGES[code]).format(**values)}"
