"""What no single key can know: dates that belong together, clocks that jump, pictures that need words."""

from __future__ import annotations

from dataclasses import replace

from plugins.domain.permalink import Kind
from plugins.domain.thing import Decorative
from plugins.domain.when import SOFIA, Minute, ToBeAnnounced, begins, ends
from plugins.images.inspection import Refusal
from plugins.problem import Place, Problem
from plugins.reading.attachments import DOCUMENT_TYPES, attachment_problem, picture_beside
from plugins.reading.bundle import Bundle
from plugins.reading.clock import clock_problem, shown
from plugins.reading.placeholders import check_placeholders
from plugins.reading.recurrence import check_recurrence, too_many_months
from plugins.reading.schema import Registration
from plugins.reading.strict_yaml import place_of

_IN_SOFIA = ("publish_on", "expires", "updated")
_IN_ZONE = ("date", "start", "end")


def apply_rules(bundle: Bundle) -> None:
    """Puts every time into its zone and tells what does not fit together."""
    _put_into_zones(bundle)
    if bundle.kind is Kind.EVENT:
        _check_event(bundle)
        check_recurrence(bundle)
    _check_visibility(bundle)
    check_placeholders(bundle)
    _check_picture(bundle)
    if "file" in bundle.facts and (problem := attachment_problem(bundle.path, bundle.facts["file"], DOCUMENT_TYPES)):
        bundle.tell("file", *problem)


def _put_into_zones(bundle: Bundle) -> None:
    facts = bundle.facts
    zone = facts.get("timezone", SOFIA)
    for key in (*_IN_ZONE, *_IN_SOFIA):
        if isinstance(when := facts.get(key), Minute):
            facts[key] = replace(when, zone=SOFIA if key in _IN_SOFIA else zone)
            if problem := clock_problem(facts[key]):
                bundle.tell(key, *problem)
                del facts[key]
    if "registration" in facts:
        _put_registration_into_zone(bundle, facts["registration"], zone)


def _put_registration_into_zone(bundle: Bundle, registration: Registration, zone: str) -> None:
    opens, closes = (getattr(registration, key) for key in ("opens", "closes"))
    for key, when in (("opens", opens), ("closes", closes)):
        if isinstance(when, Minute):
            setattr(registration, key, replace(when, zone=zone))
            if problem := clock_problem(replace(when, zone=zone)):
                place = place_of(bundle.nodes["registration"], (key,))
                bundle.problems.append(Problem(place, *problem))
    if opens and closes and closes != opens and ends(closes) <= begins(opens):
        place = place_of(bundle.nodes["registration"], ("closes",))
        values = {"opens": shown(opens), "closes": shown(closes)}
        bundle.problems.append(Problem(place, "closes-before-opens", values))


def _check_event(bundle: Bundle) -> None:
    start, end = bundle.facts.get("start"), bundle.facts.get("end")
    if isinstance(start, Minute) and "timezone" not in bundle.nodes and bundle.is_whole:
        bundle.tell("start", "missing-timezone")
    if start is None or end is None:
        return
    values = {"start": shown(start), "end": shown(end)}
    if isinstance(start, ToBeAnnounced):
        bundle.tell("end", "end-without-start")
    elif type(start) is not type(end):
        bundle.tell("end", "end-precision", values)
    elif begins(end) < begins(start):
        bundle.tell("end", "end-before-start", values)
    elif "recurrence" not in bundle.facts and (problem := too_many_months([(start.first_day, end.last_day)])):
        bundle.tell("end", *problem)


def _check_visibility(bundle: Bundle) -> None:
    publish_on, expires = bundle.facts.get("publish_on"), bundle.facts.get("expires")
    if publish_on and expires and begins(expires) <= begins(publish_on):
        values = {"publish_on": shown(publish_on), "expires": shown(expires)}
        bundle.tell("expires", "expires-before-publish", values)


def _check_picture(bundle: Bundle) -> None:
    """A picture can be shown, says whose it is, and is described in every language unless it is decoration."""
    if "picture" not in bundle.facts:
        return
    picture = picture_beside(bundle.path, bundle.facts["picture"])
    if isinstance(picture, Refusal):
        bundle.tell("picture", picture.code, picture.values)
    else:
        bundle.facts["picture"] = picture
    for key in ("picture_credit", "picture_licence"):
        if key not in bundle.nodes and bundle.is_whole:
            bundle.tell("picture", f"missing-{key.replace('_', '-')}")
    _check_description(bundle, decorative=bundle.facts.get("picture_decorative") is Decorative.YES)


def _check_description(bundle: Bundle, *, decorative: bool) -> None:
    for language in sorted(bundle.whole):
        file = bundle.files[language]
        described = file.front_matter.entries.get("picture_alt")
        if decorative and described:
            values = {"found": str(bundle.nodes["picture"].plain)}
            bundle.problems.append(Problem(described.place, "decorative-picture-described", values))
        elif not (decorative or described):
            bundle.problems.append(Problem(Place(file.path), "missing-picture-alt"))
