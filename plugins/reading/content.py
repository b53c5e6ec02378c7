"""The whole of ``content/``: a site as it may be seen at one moment, or everything that is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from plugins.domain import permalink
from plugins.domain.changes import History
from plugins.domain.evaluation import Evaluation
from plugins.domain.ledger import EMPTY
from plugins.domain.permalink import Kind
from plugins.domain.site import Site
from plugins.domain.thing import Body, Thing
from plugins.domain.things import Article, City, Event, PlainPage, Resource
from plugins.domain.when import begins
from plugins.problem import ContentRefused, Place, Problem
from plugins.reading.body_store import BodyStore, keep
from plugins.reading.bundle import Bundle, read_bundle
from plugins.reading.figure_quotes import FigureBook
from plugins.reading.links import NO_LINKS, LinkMap, Target, Visibility
from plugins.reading.lists import LISTS, ClosedLists
from plugins.reading.memory import Memory
from plugins.reading.messages import listed
from plugins.reading.promises import broken_promises
from plugins.reading.records import Records
from plugins.reading.references import check_identities, check_references
from plugins.reading.source_file import SourceFile
from plugins.workers import spread

if TYPE_CHECKING:
    from plugins.reading.dialect import Dialect
    from plugins.reading.ledger import LedgerFile
    from plugins.reading.texts import Converted, TextConverter

Kindred = TypeVar("Kindred", bound=Thing)

MOST_FOLDERS = 50_000
"""Of things of all kinds; a minute of reading."""


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
    advise: Callable[[Site], Iterable[Problem]] | None = None,
) -> Site:
    """Reads the folder ``content`` in the languages of ``dialects``, the default one first.

    ``now`` (with a time zone) decides what has been published and has not expired; ``root`` is the path of the site
    on its host, without a slash at its end; ``ledger`` is the file of what has been published, ``changes`` that of what
    changed from release to release, ``evaluation`` the one of what is known of the accessibility.
    With ``hidden_too`` drafts are there, and what is scheduled or has expired: for what editors see, never for what is
    published. ``cache`` is a file of texts that were converted before, ``memory`` what this process has read before.
    ``advise`` is asked, where something is wrong, what else to tell of the things that are right; nothing is told of
    them where the closed lists are wrong.

    Raises:
        ContentRefused: with every problem of every file.
    """
    workers = None if memory is None else 1  # what keeps a memory has threads, and must not fork
    languages = tuple(dialect.language for dialect in dialects)
    locales = {dialect.language: dialect.locale for dialect in dialects}
    records = Records(cache.with_name("records.sqlite3"), content, dialects, root) if cache and memory is None else None
    lists = _lists(content, locales, records)
    folders = _Folders(content, locales, lists.book, memory or Memory(), records)
    texts = _Texts(dialects, lists.book, cache, folders.memory, workers)
    if records:
        records.open(lists.book, partial(_lost, folders, texts))
    bundles, problems = folders.all()
    topics, tracks = lists.slugs.get("topics.yaml"), lists.slugs.get("tracks.yaml")
    targets = _targets(bundles, topics, tracks, languages, now)
    unread = tuple(path for path, slugs in (("/topics/", topics), ("/tracks/", tracks)) if slugs is None)
    texts.links = LinkMap(targets, languages, root, unread)
    beside_files = [path for path in (ledger, changes, evaluation) if path]
    alike = records is not None and records.are_facts_as_before(bundles, repr(targets), beside_files)
    if not alike:
        bundles = [one if texts.still_lead(one) else folders.read(one.kind, one.path.name) for one in bundles]
        check_references(bundles, topics, tracks, lists.slugs.get("consortia.yaml"))
        check_identities(bundles, languages)
    beside = _beside(ledger, changes, evaluation)
    bodies = texts.converted([bundle for bundle in bundles if bundle.thing is None or bundle.edited])
    addresses = _follow(lists, targets)
    problems += lists.problems + beside.problems
    if beside.promises and not alike:
        problems += broken_promises(beside.promises, bundles, {"topics": topics, "tracks": tracks}, languages)
    problems += [problem for bundle in bundles for problem in bundle.problems]
    if problems and any(bundle.thing for bundle in bundles):  # whose places are not known
        return read_site(
            content,
            dialects,
            now,
            root,
            ledger,
            changes,
            evaluation=evaluation,
            hidden_too=hidden_too,
            memory=Memory(),
            advise=advise,
        )
    if lists.programme is None or (problems and (lists.problems or advise is None)):
        raise ContentRefused(problems)
    right = [bundle for bundle in bundles if not bundle.problems]
    made = folders.things(right, bodies)
    if not problems:
        made |= folders.kept(bundles, made)
    things = [made[one.folder] for one in right if hidden_too or _visibility(one, now) is Visibility.PUBLIC]
    site = Site(
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
        turning_points=tuple(sorted(_turning_points(right))),
        ledger=beside.promises.ledger if beside.promises else EMPTY,
        history=beside.history,
        evaluation=beside.evaluation,
        digests=records.digests if records else {},
    )
    if problems and advise:
        raise ContentRefused([*problems, *advise(site)])
    return site


@dataclass
class _Beside:
    """What stands beside the content: what has been promised, what changed, how accessible the site was found."""

    promises: LedgerFile | None = None
    history: History | None = None
    evaluation: Evaluation | None = None
    problems: list[Problem] = field(default_factory=list)


def _beside(ledger: Path | None, changes: Path | None, evaluation: Path | None) -> _Beside:
    """Reads those files that are there."""
    found = _Beside()
    if ledger and os.path.lexists(ledger):
        from plugins.reading.ledger import read_ledger  # noqa: PLC0415 (large, as are those below)

        found.promises = read_ledger(ledger, ledger.name)
        found.problems += found.promises.problems
    if changes and os.path.lexists(changes):
        from plugins.reading.changes import read_changes  # noqa: PLC0415

        released = read_changes(changes, changes.name)
        found.history, found.problems = released.history, found.problems + released.problems
    if evaluation and os.path.lexists(evaluation):
        from plugins.reading.evaluation import read_evaluation  # noqa: PLC0415

        found.evaluation, wrong = read_evaluation(evaluation, evaluation.name)
        found.problems += wrong
    return found


def _lists(content: Path, locales: Mapping[str, str], records: Records | None) -> ClosedLists:
    """The closed lists, as they were read before if they are the same."""
    if records and (kept := records.lists()):
        return kept
    from plugins.reading.closed_lists import read_closed_lists  # noqa: PLC0415 (large, and seldom needed)

    lists = read_closed_lists(content, content.name, locales)
    if records and not lists.problems:
        records.keep_lists(lists)
    return lists


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
        """Every folder, and what does not belong there.

        Raises:
            ContentRefused: there are so many that none is looked into.
        """
        bundles: list[Bundle] = []
        problems: list[Problem] = []
        content, root, languages = self.content, self.content.absolute(), tuple(self.locales)
        entries = _entries(content)
        folders = {entry.name: _entries(entry) for entry in entries if entry.name in _KINDS and _is_folder(entry)}
        if (found := sum(map(len, folders.values()))) > MOST_FOLDERS:
            values = {"found": str(found), "limit": str(MOST_FOLDERS)}
            raise ContentRefused([Problem(Place(content.name), "too-many-folders", values)])
        for entry in entries:
            shown_as = f"{content.name}/{entry.name}"
            if entry.is_symlink():
                problems.append(Problem(Place(shown_as), "symbolic-link"))
            elif entry.name in folders:
                kind, place = Kind(entry.name), f"{root}/{entry.name}"
                for folder in folders[entry.name]:
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
        from plugins.reading.figure_quotes import fill_words  # noqa: PLC0415 (needed only where something is new)
        from plugins.reading.rules import apply_rules  # noqa: PLC0415

        bundle = read_bundle(kind, self.content / kind / name, self._shown(kind, name), tuple(self.locales))
        apply_rules(bundle)
        fill_words(bundle, self.book, self.locales)
        return bundle

    def things(self, bundles: Iterable[Bundle], bodies: Mapping[str, Mapping[str, Body]]) -> dict[str, Thing]:
        """What each folder is."""
        return {one.folder: self._thing(one, bodies.get(one.folder, {})) for one in bundles}

    def kept(self, bundles: Iterable[Bundle], made: Mapping[str, Thing]) -> dict[str, Thing]:
        """Those of the things of all folders that are found as they are now the next time."""
        read = [one for one in bundles if one.thing is None or one.edited]
        return self.records.keep(read, made) if self.records else {}

    def _thing(self, bundle: Bundle, bodies: Mapping[str, Body]) -> Thing:
        if bundle.thing is None:
            return self.memory.thing(bundle, bodies)
        words = {language: replace(bundle.thing.words[language], body=body) for language, body in bodies.items()}
        return replace(bundle.thing, words={**bundle.thing.words, **words}) if words else bundle.thing

    def _kept_or_read(self, kind: Kind, name: str) -> Bundle:
        kept = self.records.find(kind, self.content / kind / name, self._shown(kind, name)) if self.records else None
        return kept or self.read(kind, name)

    def _shown(self, kind: Kind, name: str) -> str:
        return f"{self.content.name}/{kind}/{name}"


_KINDS = frozenset(Kind)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


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
        bundle.path_in_content: Target(bundle.address, _visibility(bundle, now), tuple(bundle.files))
        for bundle in bundles
        if bundle.files
    }
    for slug in sorted(topics or ()):
        targets[f"/topics/{slug}"] = Target(permalink.topic(slug), Visibility.PUBLIC, languages)
    for slug in sorted(tracks or ()):
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
                if language not in bundle.edited
                for link, href in links
            )
        return False

    def converted(self, bundles: Sequence[Bundle]) -> dict[str, dict[str, Body]]:
        """The texts by folder and language; what is wrong with them is told to each bundle."""
        memory = self.memory
        memory.around(self.links, self.book)
        texts = [
            (bundle, file)
            for bundle in bundles
            for file in bundle.files.values()
            if bundle.thing is None or file.language in bundle.edited
        ]
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
        from plugins.reading.texts import convert_or_reuse  # noqa: PLC0415 (large, and needed only for what is new)

        with closing(BodyStore(self.cache)) if self.cache else nullcontext() as store:
            return [
                convert_or_reuse(
                    self._converter(file.language), store, bundle, file, self._links(bundle.is_draft), self.book
                )
                for bundle, file in texts
            ]

    def _converter(self, language: str) -> TextConverter:
        return self.memory.converter(next(one for one in self.dialects if one.language == language))

    def _links(self, is_draft: bool) -> LinkMap:
        return self._draft_links if is_draft else self.links

    @cached_property
    def _draft_links(self) -> LinkMap:
        return replace(self.links, targets=_shown_to_drafts(self.links.targets))

    def _href(self, bundle: Bundle, language: str, link: str) -> str | None:
        """What a link leads to, which many texts ask; only some links depend on where they are written."""
        folder = bundle.path_in_content
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
