"""The rules by which public scanners judge headers, written down: Mozilla's Observatory, Google's CSP Evaluator.

Observatory gives or takes points for each test, from 100 on (its table of scores, version 5). CSP Evaluator names
findings by severity; those it calls informational are left out, as it gives them for every policy.
"""

from __future__ import annotations

from collections.abc import Mapping

UNSAFE = ("'unsafe-inline'", "'unsafe-eval'", "data:", "http:", "https:", "*")
SIX_MONTHS = 15_768_000


def directives(policy: str) -> dict[str, list[str]]:
    """A Content Security Policy taken apart."""
    parts = (part.split() for part in policy.split(";") if part.strip())
    return {name.lower(): sources for name, *sources in parts}


def observatory(headers: Mapping[str, str], *, redirects_to_https: bool = True) -> int:
    """The score; cookies and subresource integrity of other hosts do not come into it, as there are neither."""
    policy = directives(headers.get("Content-Security-Policy", ""))
    return (
        100
        + _policy_points(policy)
        + (0 if _age(headers) >= SIX_MONTHS else -20)
        + (0 if redirects_to_https else -20)
        + (0 if headers.get("X-Content-Type-Options") == "nosniff" else -5)
        + _framing_points(headers, policy)
        + _referrer_points(headers.get("Referrer-Policy", ""))
        + (10 if headers.get("Cross-Origin-Resource-Policy") in ("same-origin", "same-site") else 0)
        + (-50 if headers.get("Access-Control-Allow-Origin") == "*" and _is_page(headers) else 0)
    )


def csp_evaluator(policy: str) -> list[str]:
    """Findings of high and medium severity."""
    found = directives(policy)
    return [*_missing(found), *_loose(found), *_without_end(found)]


def _policy_points(policy: Mapping[str, list[str]]) -> int:
    if not policy:
        return -25
    scripts = policy.get("script-src", policy.get("default-src", ["*"]))
    if set(scripts) & {"'unsafe-inline'", "data:", "https:", "http:", "*"}:
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    everything = [source for sources in policy.values() for source in sources]
    if set(everything) & {"'unsafe-inline'"}:
        return 0
    return 10 if policy.get("default-src") == ["'none'"] else 5


def _framing_points(headers: Mapping[str, str], policy: Mapping[str, list[str]]) -> int:
    if "frame-ancestors" in policy:
        return 5
    return 0 if headers.get("X-Frame-Options", "").upper() in ("DENY", "SAMEORIGIN") else -20


def _referrer_points(value: str) -> int:
    private = ("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin")
    return 5 if value in private else -5 if value in ("origin", "origin-when-cross-origin", "unsafe-url") else 0


def _age(headers: Mapping[str, str]) -> int:
    parts = [part.strip() for part in headers.get("Strict-Transport-Security", "").split(";")]
    return next((int(part.removeprefix("max-age=")) for part in parts if part.startswith("max-age=")), 0)


def _is_page(headers: Mapping[str, str]) -> bool:
    return headers.get("Content-Type", "").startswith("text/html")


def _missing(policy: Mapping[str, list[str]]) -> list[str]:
    """What falls back to ``default-src`` need not be there; ``base-uri`` does not."""
    if "default-src" in policy:
        return [name for name in ("base-uri",) if name not in policy]
    return [name for name in ("script-src", "object-src", "base-uri") if name not in policy]


def _loose(policy: Mapping[str, list[str]]) -> list[str]:
    """Sources that let in anything, where code comes from."""
    names = ("script-src", "object-src", "base-uri", "default-src", "style-src")
    return [f"{name} {source}" for name in names for source in policy.get(name, ()) if source in UNSAFE]


def _without_end(policy: Mapping[str, list[str]]) -> list[str]:
    """Schemes and addresses without encryption, other hosts, names that are no directives, and quotes forgotten."""
    known = {
        *("default-src", "script-src", "style-src", "img-src", "font-src", "connect-src", "manifest-src", "base-uri"),
        *("form-action", "frame-ancestors", "upgrade-insecure-requests", "object-src", "media-src", "worker-src"),
    }
    words = [source for sources in policy.values() for source in sources if not source.startswith("'")]
    return [*(name for name in policy if name not in known), *words]
