"""From one thing to another: every slug must be of something that is there, every id and address of one thing only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.domain import permalink
from plugins.domain.permalink import Kind
from plugins.domain.things import Role
from plugins.problem import Place, Problem
from plugins.reading.attachments import file_named
from plugins.reading.bundle import Bundle
from plugins.reading.suggestion import nearest


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a key may name: the slugs that are there, those of them that are drafts, and the code of a wrong one."""

    slugs: frozenset[str]
    drafts: frozenset[str]
    code: str


def check_references(
    bundles: Iterable[Bundle],
    topics: frozenset[str] | None,
    tracks: frozenset[str] | None,
    consortia: frozenset[str] | None,
) -> None:
    """Tells each bundle of the slugs in it that are of nothing, or of a draft.

    ``topics``, ``tracks`` and ``consortia`` are none where their list could not be read: then nothing is known to be
    wrong.
    """
    bundles = tuple(bundles)
    vocabularies = {
        "cities": _vocabulary(bundles, Kind.CITY, "unknown-city"),
        "mentors": _vocabulary(bundles, Kind.CITY, "unknown-city"),
        "events": _vocabulary(bundles, Kind.EVENT, "unknown-event"),
        "documents": _vocabulary(bundles, Kind.DOCUMENT, "unknown-document"),
    }
    if topics is not None:
        vocabularies["topics"] = Vocabulary(topics, frozenset(), "unknown-topic")
    if tracks is not None:
        vocabularies["tracks"] = Vocabulary(tracks, frozenset(), "unknown-track")
    if consortia is not None:
        vocabularies["consortium"] = Vocabulary(consortia, frozenset(), "unknown-consortium")
    for bundle in bundles:
        for key, vocabulary in vocabularies.items():
            for place, slug in _written(bundle, key):
                bundle.problems += _wrong(bundle, place, slug, vocabulary)
    _check_mentors(bundles)


def check_identities(bundles: Iterable[Bundle], languages: tuple[str, ...]) -> None:
    """Tells each bundle whose id, address or alias another one, or the site itself, has already taken.

    Addresses that differ only in capital letters are one: many systems keep them in one file.
    """
    ids: dict[str, Place] = {}
    addresses: dict[str, Place] = {}
    bundles = sorted(bundles, key=lambda bundle: bundle.folder)
    for bundle in bundles:
        reserved = bundle.kind is Kind.PAGE and bundle.slug in permalink.RESERVED | set(languages)
        if reserved or permalink.is_generated(bundle.address, languages):
            bundle.problems.append(Problem(Place(bundle.folder), "reserved-slug", {"found": bundle.slug}))
        if "id" in bundle.facts:
            _take(bundle, bundle.facts["id"], bundle.place_of("id"), ids, "duplicate-id")
        for language in languages:
            address = permalink.in_language(bundle.address, language, languages[0])
            if not _take(bundle, address, Place(bundle.folder), addresses, "duplicate-address"):
                break
    led_on = [
        (bundle, alias, bundle.place_in("aliases", (position,)))
        for bundle in bundles
        for position, alias in enumerate(bundle.facts.get("aliases", ()))
    ]
    for bundle, alias, place in led_on:
        if permalink.is_generated(alias, languages):
            bundle.problems.append(Problem(place, "reserved-alias", {"found": alias}))
        for _, address in permalink.alias_addresses(alias, languages):
            folder = address.removesuffix("index.html").rstrip("/") + "/"
            if not _take(bundle, folder, place, addresses, "duplicate-address"):
                break
    files = {alias.lower(): place for _, alias, place in led_on if not alias.endswith(("/", "/index.html"))}
    by_address = {bundle.address: bundle for bundle in bundles} if led_on else {}
    for bundle, alias, place in led_on:
        if found := _file_on_the_way(alias.lower(), files, by_address):
            bundle.problems.append(Problem(place, "duplicate-address", {"found": alias, "place": str(found)}))


def _file_on_the_way(alias: str, files: Mapping[str, Place], by_address: Mapping[str, Bundle]) -> Place | None:
    """The file above an old address, or the one beside a text that stands there: a folder cannot be in its place."""
    steps = alias.strip("/").split("/")
    for end in range(1, len(steps)):
        above = f"/{'/'.join(steps[:end])}"
        if above in files:
            return files[above]
        if (bundle := by_address.get(f"{above}/")) and (file := file_named(bundle.path, steps[end])):
            return Place(f"{bundle.folder}/{file}")
    return None


def _vocabulary(bundles: tuple[Bundle, ...], kind: Kind, code: str) -> Vocabulary:
    of_kind = [bundle for bundle in bundles if bundle.kind is kind]
    return Vocabulary(
        frozenset(bundle.slug for bundle in of_kind),
        frozenset(bundle.slug for bundle in of_kind if bundle.is_draft),
        code,
    )


def _written(bundle: Bundle, key: str) -> list[tuple[Place, str]]:
    """The slugs that stand under a key, be it one or a list, each with its place."""
    found = bundle.facts.get(key, ())
    if isinstance(found, str):
        return [(bundle.place_of(key), found)]
    return [(bundle.place_in(key, (position,)), slug) for position, slug in enumerate(found)]


def _check_mentors(bundles: Iterable[Bundle]) -> None:
    """Only a mentor mentors, and nobody mentors itself; a role that is not known may be that of a mentor."""
    roles = {bundle.slug: bundle.facts.get("role") for bundle in bundles if bundle.kind is Kind.CITY}
    for bundle in bundles:
        for place, slug in _written(bundle, "mentors"):
            if roles.get(slug) is Role.CORE or slug == bundle.slug:
                bundle.problems.append(Problem(place, "not-a-mentor", {"found": slug}))


def _wrong(bundle: Bundle, place: Place, slug: str, vocabulary: Vocabulary) -> list[Problem]:
    if slug not in vocabulary.slugs:
        return [Problem(place, vocabulary.code, {"found": slug}, nearest(slug, vocabulary.slugs))]
    if slug in vocabulary.drafts and not bundle.is_draft:
        return [Problem(place, "reference-to-draft", {"found": slug})]
    return []


def _take(bundle: Bundle, value: str, place: Place, taken: dict[str, Place], code: str) -> bool:
    first = taken.setdefault(value.lower(), place)
    if first == place:
        return True
    bundle.problems.append(Problem(place, code, {"found": value, "place": str(first)}))
    return False
