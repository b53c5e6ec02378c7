"""The whole of ``content/``: a site as it may be seen at one moment, or everything that is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from plugins.domain import permalink
from plugins.domain.permalink import Kind
from plugins.domain.site import Site
from plugins.domain.thing import Body, Thing
from plugins.domain.things import Article, City, Event, PlainPage, Resource
from plugins.domain.when import begins
from plugins.problem import ContentRefused, Place, Problem
from plugins.reading.body_store import BodyStore, keep
from plugins.reading.bundle import Bundle, read_bundle
from plugins.reading.changes import ChangesFile, read_changes
from plugins.reading.closed_lists import ClosedLists, read_closed_lists
from plugins.reading.evaluation import read_evaluation
from plugins.reading.figure_quotes import FigureBook, fill_words
from plugins.reading.ledger import LedgerFile, read_ledger
from plugins.reading.links import LinkMap, Target, Visibility
from plugins.reading.markdown import Converted, Dialect, convert_or_reuse
from plugins.reading.memory import Memory
from plugins.reading.promises import broken_promises
from plugins.reading.references import check_identities, check_references
from plugins.reading.rules import apply_rules
from plugins.reading.source_file import SourceFile
from plugins.reading.values import listed
from plugins.workers import spread

LISTS = ("topics.yaml", "tracks.yaml", "consortia.yaml", "programme.yaml", "figures.yaml")

Kindred = TypeVar("Kindred", bound=Thing)


def read_site(
    content: Path,
    dialects: Sequence[Dialect],
    now: datetime,
    root: str = "",
    ledger: Path | None = None,
    changes: Path | None = None,
    *,
    evaluation: Path | None = None,
    hidden_too: bool = False,
    cache: Path | None = None,
    memory: Memory | None = None,
) -> Site:
    """Reads the folder ``content`` in the languages of ``dialects``, the default one first.

    ``now`` (with a time zone) decides what has been published and has not expired; ``root`` is the path of the site
    on its host, without a slash at its end; ``ledger`` is the file of what has been published, ``changes`` that of what
    changed from release to release, ``evaluation`` the one of what is known of the accessibility.
    With ``hidden_too`` drafts are there, and what is scheduled or has expired: for what editors see, never for what is
    published. ``cache`` is a file of texts that were converted before, ``memory`` what this process has read before.

    Raises:
        ContentRefused: with every problem of every file.
    """
    workers = None if memory is None else 1  # what keeps a memory has threads, and must not fork
    memory = memory or Memory()
    languages = tuple(dialect.language for dialect in dialects)
    locales = {dialect.language: dialect.locale for dialect in dialects}
    lists = read_closed_lists(content, content.name, locales)
    memory.figures(lists.book)
    bundles, problems = _read_bundles(content, locales, lists.book, memory)
    topics, tracks = lists.slugs.get("topics.yaml"), lists.slugs.get("tracks.yaml")
    check_references(bundles, topics, tracks, lists.slugs.get("consortia.yaml"))
    check_identities(bundles, languages)
    promises = read_ledger(ledger, ledger.name) if ledger else LedgerFile()
    released = read_changes(changes, changes.name) if changes else ChangesFile()
    evaluated, wrong_evaluation = read_evaluation(evaluation, evaluation.name) if evaluation else (None, [])
    targets = _targets(bundles, topics, tracks, languages, now)
    unread = tuple(path for path, slugs in (("/topics/", topics), ("/tracks/", tracks)) if slugs is None)
    bodies = _convert(bundles, dialects, LinkMap(targets, languages, root, unread), lists.book, cache, memory, workers)
    addresses = _follow(lists, targets)
    problems += lists.problems + promises.problems + released.problems + wrong_evaluation
    problems += broken_promises(promises, bundles, {"topics": topics, "tracks": tracks}, languages)
    problems += [problem for bundle in bundles for problem in bundle.problems]
    if problems or lists.programme is None:
        raise ContentRefused(problems)
    public = [bundle for bundle in bundles if hidden_too or _visibility(bundle, now) is Visibility.PUBLIC]
    things = [memory.thing(bundle, bodies[bundle.folder]) for bundle in public]
    return Site(
        content=content,
        languages=languages,
        now=now,
        articles=tuple(sorted(_of(things, Article), key=lambda article: article.order)),
        events=tuple(sorted(_of(things, Event), key=lambda event: event.order)),
        cities=_sorted(_of(things, City)),
        solutions=_sorted(thing for thing in _of(things, Resource) if thing.kind is Kind.SOLUTION),
        documents=_sorted(thing for thing in _of(things, Resource) if thing.kind is Kind.DOCUMENT),
        pages=_sorted(_of(things, PlainPage)),
        topics=lists.topics,
        tracks=lists.tracks,
        programme=lists.programme(addresses),
        figures=lists.figures,
        consortia=lists.consortia,
        turning_points=tuple(sorted(_turning_points(bundles))),
        ledger=promises.ledger,
        history=released.history,
        evaluation=evaluated,
    )


def _read_bundles(
    content: Path, locales: Mapping[str, str], book: FigureBook, memory: Memory
) -> tuple[list[Bundle], list[Problem]]:
    """The folders of things, with the rules and numbers of the ``book`` applied to each."""
    bundles: list[Bundle] = []
    problems: list[Problem] = []
    root, languages = content.absolute(), tuple(locales)

    def read(kind: Kind, name: str) -> Bundle:
        bundle = read_bundle(kind, content / kind / name, f"{content.name}/{kind}/{name}", languages)
        apply_rules(bundle)
        fill_words(bundle, book, locales)
        return bundle

    for entry in _entries(content):
        shown_as = f"{content.name}/{entry.name}"
        if entry.is_symlink():
            problems.append(Problem(Place(shown_as), "symbolic-link"))
        elif entry.is_dir() and entry.name in tuple(Kind):
            kind, place = Kind(entry.name), f"{root}/{entry.name}"
            for folder in _entries(entry):
                if folder.is_symlink():
                    problems.append(Problem(Place(f"{shown_as}/{folder.name}"), "symbolic-link"))
                elif folder.is_dir():
                    bundles.append(memory.bundle(f"{place}/{folder.name}", partial(read, kind, folder.name)))
                else:
                    problems.append(_unexpected(f"{shown_as}/{folder.name}", languages))
        elif entry.is_dir():
            values = {"found": entry.name, "choices": listed(Kind)}
            problems.append(Problem(Place(shown_as), "unknown-folder", values))
        elif entry.name not in LISTS:
            problems.append(_unexpected(shown_as, languages))
    return bundles, problems


def _entries(folder: os.PathLike[str]) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)


def _unexpected(shown_as: str, languages: tuple[str, ...]) -> Problem:
    files = ", ".join(f"index.{language}.md" for language in languages)
    return Problem(Place(shown_as), "unexpected-file", {"files": files})


def _visibility(bundle: Bundle, now: datetime) -> Visibility:
    if bundle.is_draft:
        return Visibility.DRAFT
    publish_on, expires = bundle.facts.get("publish_on"), bundle.facts.get("expires")
    early = publish_on is not None and now < begins(publish_on)
    late = expires is not None and begins(expires) <= now
    return Visibility.NOT_NOW if early or late else Visibility.PUBLIC


def _turning_points(bundles: Iterable[Bundle]) -> set[datetime]:
    """The instants at which things appear or expire; drafts never do."""
    dates = (bundle.facts.get(key) for bundle in bundles if not bundle.is_draft for key in ("publish_on", "expires"))
    return {begins(when) for when in dates if when is not None}


def _targets(
    bundles: Iterable[Bundle],
    topics: frozenset[str] | None,
    tracks: frozenset[str] | None,
    languages: tuple[str, ...],
    now: datetime,
) -> dict[str, Target]:
    targets = {
        f"/{bundle.kind}/{bundle.path.name}": Target(bundle.address, _visibility(bundle, now), tuple(bundle.files))
        for bundle in bundles
        if bundle.files
    }
    for slug in topics or ():
        targets[f"/topics/{slug}"] = Target(permalink.topic(slug), Visibility.PUBLIC, languages)
    for slug in tracks or ():
        targets[f"/tracks/{slug}"] = Target(permalink.track(slug), Visibility.PUBLIC, languages)
    return targets


def _convert(
    bundles: Sequence[Bundle],
    dialects: Sequence[Dialect],
    links: LinkMap,
    book: FigureBook,
    cache: Path | None,
    memory: Memory,
    workers: int | None,
) -> dict[str, dict[str, Body]]:
    """The texts of all bundles by folder and language; what is wrong with them is told to each bundle."""
    memory.around(links, book)
    converters = {dialect.language: memory.converter(dialect) for dialect in dialects}
    drafts_too = replace(links, targets=_shown_to_drafts(links.targets))
    texts = [(bundle, file) for bundle in bundles for file in bundle.files.values()]
    new = [(bundle, file) for bundle, file in texts if memory.converted(file, bundle.is_draft) is None]

    def convert(texts: Sequence[tuple[Bundle, SourceFile]]) -> list[Converted]:
        with closing(BodyStore(cache)) if cache else nullcontext() as store:
            return [
                convert_or_reuse(
                    converters[file.language], store, bundle, file, drafts_too if bundle.is_draft else links, book
                )
                for bundle, file in texts
            ]

    fresh = spread(convert, new, workers)
    memory.keep([(file, bundle.is_draft, one) for (bundle, file), one in zip(new, fresh, strict=True)])
    bodies: dict[str, dict[str, Body]] = {bundle.folder: {} for bundle in bundles}
    for bundle, file in texts:
        if converted := memory.converted(file, bundle.is_draft):
            bodies[bundle.folder][file.language] = converted.body
            bundle.problems += converted.problems
    if cache:
        keep(cache, [kept for one in fresh for kept in one.fresh])
    return bodies


def _shown_to_drafts(targets: Mapping[str, Target]) -> dict[str, Target]:
    """What a draft may link to: everything, other drafts too."""
    return {path: Target(target.address, Visibility.PUBLIC, target.languages) for path, target in targets.items()}


def _follow(lists: ClosedLists, targets: Mapping[str, Target]) -> dict[str, str]:
    """The address, without its language, of each link in the closed lists that leads to something public."""
    addresses: dict[str, str] = {}
    for link in lists.links:
        target = targets.get(link.path.rstrip("/"))
        if target is None:
            lists.problems.append(Problem(link.place, "link-to-nothing", {"found": link.path}))
        elif target.visibility is Visibility.DRAFT:
            lists.problems.append(Problem(link.place, "link-to-draft", {"found": link.path}))
        elif target.visibility is Visibility.PUBLIC:
            addresses[link.path] = target.address
    return addresses


def _of(things: Iterable[Thing], kind: type[Kindred]) -> list[Kindred]:
    return [thing for thing in things if isinstance(thing, kind)]


def _sorted(things: Iterable[Kindred]) -> tuple[Kindred, ...]:
    return tuple(sorted(things, key=lambda thing: thing.slug))
