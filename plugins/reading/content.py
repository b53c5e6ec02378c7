"""The whole of ``content/``: a site as it may be seen at one moment, or everything that is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial
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
from plugins.reading.links import NO_LINKS, LinkMap, Target, Visibility
from plugins.reading.markdown import Converted, Converter, Dialect, convert_or_reuse
from plugins.reading.memory import Memory
from plugins.reading.promises import broken_promises
from plugins.reading.records import Records, record_guard
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
    With ``hidden_too`` drafts are there, and what is scheduled or has expired: for
    lists that editors read, never for pages. ``cache`` is a file of texts that were converted before, ``memory`` what
    this process has read before.

    Raises:
        ContentRefused: with every problem of every file.
    """
    workers = None if memory is None else 1  # what keeps a memory has threads, and must not fork
    languages = tuple(dialect.language for dialect in dialects)
    locales = {dialect.language: dialect.locale for dialect in dialects}
    lists = read_closed_lists(content, content.name, locales)
    folders = _Folders(content, locales, lists.book, memory or Memory())
    texts = _Texts(dialects, lists.book, cache, folders.memory, workers)
    if cache and memory is None:
        guard = record_guard(content, dialects, root, lists.book)
        folders.records = Records(cache.with_name("records.sqlite3"), guard, partial(_lost, folders, texts))
    bundles, problems = folders.all()
    topics, tracks = lists.slugs.get("topics.yaml"), lists.slugs.get("tracks.yaml")
    targets = _targets(bundles, topics, tracks, languages, now)
    unread = tuple(path for path, slugs in (("/topics/", topics), ("/tracks/", tracks)) if slugs is None)
    texts.links = LinkMap(targets, languages, root, unread)
    bundles = [
        bundle if texts.still_lead(bundle) else folders.read(bundle.kind, bundle.path.name) for bundle in bundles
    ]
    check_references(bundles, topics, tracks, lists.slugs.get("consortia.yaml"))
    check_identities(bundles, languages)
    promises = read_ledger(ledger, ledger.name) if ledger else LedgerFile()
    released = read_changes(changes, changes.name) if changes else ChangesFile()
    evaluated, wrong_evaluation = read_evaluation(evaluation, evaluation.name) if evaluation else (None, [])
    bodies = texts.converted([bundle for bundle in bundles if bundle.thing is None])
    addresses = _follow(lists, targets)
    problems += lists.problems + promises.problems + released.problems + wrong_evaluation
    problems += broken_promises(promises, bundles, {"topics": topics, "tracks": tracks}, languages)
    problems += [problem for bundle in bundles for problem in bundle.problems]
    if problems and any(bundle.thing for bundle in bundles):  # whose places are not known
        folders.records = None
        return read_site(
            content, dialects, now, root, ledger, changes, evaluation=evaluation, hidden_too=hidden_too, memory=Memory()
        )
    if problems or lists.programme is None:
        raise ContentRefused(problems)
    made = folders.things(bundles, bodies)
    things = [made[one.folder] for one in bundles if hidden_too or _visibility(one, now) is Visibility.PUBLIC]
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
        digests=folders.records.digests if folders.records else {},
    )


@dataclass
class _Folders:
    """The folders of things, with the rules and numbers of the ``book`` applied to each that is read."""

    content: Path
    locales: Mapping[str, str]
    book: FigureBook
    memory: Memory
    records: Records | None = None

    def __post_init__(self) -> None:
        self.memory.figures(self.book)

    def all(self) -> tuple[list[Bundle], list[Problem]]:
        """Every folder, and what does not belong there."""
        bundles: list[Bundle] = []
        problems: list[Problem] = []
        content, root, languages = self.content, self.content.absolute(), tuple(self.locales)
        for entry in _entries(content):
            shown_as = f"{content.name}/{entry.name}"
            if entry.is_symlink():
                problems.append(Problem(Place(shown_as), "symbolic-link"))
            elif entry.is_dir() and entry.name in _KINDS:
                kind, place = Kind(entry.name), f"{root}/{entry.name}"
                for folder in _entries(entry):
                    if folder.is_symlink():
                        problems.append(Problem(Place(f"{shown_as}/{folder.name}"), "symbolic-link"))
                    elif folder.is_dir():
                        read = partial(self._kept_or_read, kind, folder.name)
                        bundles.append(self.memory.bundle(f"{place}/{folder.name}", read))
                    else:
                        problems.append(_unexpected(f"{shown_as}/{folder.name}", languages))
            elif entry.is_dir():
                values = {"found": entry.name, "choices": listed(Kind)}
                problems.append(Problem(Place(shown_as), "unknown-folder", values))
            elif entry.name not in LISTS:
                problems.append(_unexpected(shown_as, languages))
        return bundles, problems

    def read(self, kind: Kind, name: str) -> Bundle:
        """A folder as it stands there now."""
        bundle = read_bundle(kind, self.content / kind / name, self._shown(kind, name), tuple(self.locales))
        apply_rules(bundle)
        fill_words(bundle, self.book, self.locales)
        return bundle

    def things(self, bundles: Iterable[Bundle], bodies: Mapping[str, Mapping[str, Body]]) -> dict[str, Thing]:
        """What each folder is."""
        made = {one.folder: one.thing or self.memory.thing(one, bodies[one.folder]) for one in bundles}
        return made | self.records.keep([one for one in bundles if one.thing is None], made) if self.records else made

    def _kept_or_read(self, kind: Kind, name: str) -> Bundle:
        kept = self.records.find(kind, self.content / kind / name, self._shown(kind, name)) if self.records else None
        return kept or self.read(kind, name)

    def _shown(self, kind: Kind, name: str) -> str:
        return f"{self.content.name}/{kind}/{name}"


_KINDS = frozenset(Kind)


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


@dataclass
class _Texts:
    """Converts the texts of bundles, whose ``links`` are known when all folders are."""

    dialects: Sequence[Dialect]
    book: FigureBook
    cache: Path | None
    memory: Memory
    workers: int | None
    links: LinkMap = NO_LINKS
    _led: dict[tuple[str, str, str, bool], str | None] = field(default_factory=dict)

    def still_lead(self, bundle: Bundle) -> bool:
        """Whether the links of a bundle that was kept lead where they led."""
        with suppress(LookupError, ValueError):
            return bundle.thing is None or all(
                self._href(bundle, language, link) == href
                for language, links in bundle.links.items()
                for link, href in links
            )
        return False

    def converted(self, bundles: Sequence[Bundle]) -> dict[str, dict[str, Body]]:
        """The texts by folder and language; what is wrong with them is told to each bundle."""
        memory = self.memory
        memory.around(self.links, self.book)
        texts = [(bundle, file) for bundle in bundles for file in bundle.files.values()]
        new = [(bundle, file) for bundle, file in texts if memory.converted(file, bundle.is_draft) is None]
        for language in {file.language for _, file in new}:
            self._converter(language)  # so that forked workers need not make one
        fresh = spread(self.convert, new, self.workers)
        memory.keep([(file, bundle.is_draft, one) for (bundle, file), one in zip(new, fresh, strict=True)])
        bodies: dict[str, dict[str, Body]] = {bundle.folder: {} for bundle in bundles}
        for bundle, file in texts:
            if converted := memory.converted(file, bundle.is_draft):
                bodies[bundle.folder][file.language] = converted.body
                bundle.links[file.language] = converted.links
                bundle.problems += converted.problems
        if self.cache:
            keep(self.cache, [kept for one in fresh for kept in one.fresh])
        return bodies

    def convert(self, texts: Sequence[tuple[Bundle, SourceFile]]) -> list[Converted]:
        """Each text as it was converted before, or as it is converted now."""
        with closing(BodyStore(self.cache)) if self.cache else nullcontext() as store:
            return [
                convert_or_reuse(
                    self._converter(file.language), store, bundle, file, self._links(bundle.is_draft), self.book
                )
                for bundle, file in texts
            ]

    def _converter(self, language: str) -> Converter:
        return self.memory.converter(next(one for one in self.dialects if one.language == language))

    def _links(self, is_draft: bool) -> LinkMap:
        return self._draft_links if is_draft else self.links

    @cached_property
    def _draft_links(self) -> LinkMap:
        return replace(self.links, targets=_shown_to_drafts(self.links.targets))

    def _href(self, bundle: Bundle, language: str, link: str) -> str | None:
        """What a link leads to, which many texts ask; only some links depend on where they are written."""
        folder = f"/{bundle.kind}/{bundle.path.name}"
        asked = (link, language, "" if link.startswith("/") else folder, bundle.is_draft)
        if asked not in self._led:
            self._led[asked] = self._links(bundle.is_draft).resolve(link, folder, language)
        return self._led[asked]


def _lost(folders: _Folders, texts: _Texts, folder: str, language: str) -> Body:
    """A text that was kept, and is lost: converted again."""
    kind, name = folder.split("/")[-2:]
    bundle = folders.read(Kind(kind), name)
    return texts.convert([(bundle, bundle.files[language])])[0].body


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
