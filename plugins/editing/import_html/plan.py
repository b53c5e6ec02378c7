"""What an import would do: the articles it would add, those that are there, what is told, and why it must not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from bs4 import Tag

from plugins.domain import permalink
from plugins.domain.permalink import Kind
from plugins.editing.import_html.addresses import parts_of
from plugins.editing.import_html.article import article_of
from plugins.editing.import_html.blocks import clean_text
from plugins.editing.import_html.bundle import Draft, alias_of, fill, finished
from plugins.editing.import_html.links import OldSite, host_of, key_of
from plugins.editing.import_html.page_facts import PageFacts, page_facts
from plugins.editing.import_html.saved_page import SavedPage
from plugins.editing.import_html.tags import tagged
from plugins.editing.inventory import Inventory, read_inventory
from plugins.editing.new_thing import NewThing, folder_name, free_id, free_slug, slug_of_title
from plugins.editing.validate import LANGUAGES
from plugins.images.store import store_beside
from plugins.problem import ContentRefused, Problem

Pages = dict[str, tuple[SavedPage, PageFacts, Tag]]
"""The pages of one article by their languages, in the order of the site's."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The articles to be written, how many of them are drafts, the paths of those that are there, and what is told."""

    things: tuple[NewThing, ...] = ()
    drafts: int = 0
    there: tuple[str, ...] = ()
    notes: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What an editor knows better than the pages: the element of the text, and the day of those that say none."""

    body: str = ""
    date: str = ""


@dataclass(slots=True)
class _Import:
    """An import on its way."""

    inventory: Inventory
    content: Path
    wishes: Wishes
    old: OldSite = field(default_factory=OldSite)
    there: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    addresses: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)


def plan_import(pages: Sequence[SavedPage], content: Path, wishes: Wishes) -> Plan:
    """What the pages would add to the folder ``content``."""
    work = _Import(read_inventory(content), content, wishes)
    work.addresses.update(work.inventory.addresses)
    work.ids.update(work.inventory.ids)
    facts = [(page, page_facts(page)) for page in pages]
    work.old.hosts.update(host_of(found.address) for _, found in facts if found.address)
    for bundle in work.inventory.bundles:
        for alias in bundle.facts.get("aliases", ()):
            work.old.add(alias, f"/{bundle.kind}/{bundle.path.name}")
    drafts = [_draft(work, article) for article in _articles(work, _new(work, facts))]
    if not work.problems:
        for draft in drafts:
            _fill(work, draft)
    if not work.problems:
        _spread_drafts(drafts, work.inventory)
    notes = tuple(note for page in pages for note in page.notes)
    things = () if work.problems else tuple(finished(draft) for draft in drafts)
    count = sum(draft.is_draft for draft in drafts)
    return Plan(things, count, tuple(dict.fromkeys(work.there)), notes, tuple(work.problems))


def _fill(work: _Import, draft: Draft) -> None:
    try:
        fill(draft, work.old, store_beside(work.content.absolute()))
    except ContentRefused as refused:
        work.problems.extend(refused.problems)


def _new(work: _Import, pages: Iterable[tuple[SavedPage, PageFacts]]) -> list[tuple[SavedPage, PageFacts]]:
    """The pages whose articles are not there yet; each page once."""
    new: dict[str, tuple[SavedPage, PageFacts]] = {}
    for page, facts in pages:
        if facts.address and (path := work.old.path_of(facts.address)):
            page.tell(None, "already-there", path=f"{work.content.name}{path}")
            work.there.append(path)
        else:
            new.setdefault(key_of(facts.address) if facts.address else page.path, (page, facts))
    return list(new.values())


def _articles(work: _Import, pages: Sequence[tuple[SavedPage, PageFacts]]) -> list[Pages]:
    """The pages that say of each other that they are translations make one article."""
    articles: list[Pages] = []
    taken: set[str] = set()
    for page, facts in pages:
        if page.path in taken:
            continue
        together = [(page, facts), *(one for one in pages if one[0] is not page and _translates(facts, one[1]))]
        taken.update(other.path for other, _ in together)
        article: Pages = {}
        for other, found in together:
            if found.language in article:
                values = {"other": article[found.language][0].path}
                work.problems.append(Problem(other.place(None), "same-language", values))
            elif (text := _checked(work, other, found)) is not None:
                article[found.language] = (other, found, text)
        if article:
            articles.append({language: article[language] for language in LANGUAGES if language in article})
    return articles


def _translates(one: PageFacts, other: PageFacts) -> bool:
    """Whether one page names the address of another as that of its translation, or the other way round."""
    return any(
        b.address and key_of(b.address) in map(key_of, a.alternates.values()) and key_of(a.address) != key_of(b.address)
        for a, b in ((one, other), (other, one))
    )


def _checked(work: _Import, page: SavedPage, facts: PageFacts) -> Tag | None:
    """The element with the text of a page that has all that an article needs."""
    article = article_of(page, work.wishes.body)
    for code, is_missing in (("no-title", not facts.title), ("no-text", article is None)):
        if is_missing:
            work.problems.append(Problem(page.place(None), code))
    return article


def _draft(work: _Import, pages: Pages) -> Draft:
    """What is known of an article before its text is looked at; from now on others may link to it."""
    first, facts, _ = next(iter(pages.values()))
    date = next((found.date for _, found, _ in pages.values() if found.date), work.wishes.date)
    if not date:
        work.problems.append(Problem(first.place(None), "no-date"))
    slug = free_slug(Kind.NEWS, slug_of_title(clean_text(facts.title)) or "article", work.addresses)
    work.addresses.add(permalink.thing(Kind.NEWS, slug))
    identity = free_id(Kind.NEWS, slug, work.ids)
    work.ids.add(identity)
    tags = tagged((tag for _, found, _ in pages.values() for tag in found.tags), work.inventory)
    for tag in tags.unknown:
        first.tell_at(f">{tag}<", None, "unknown-tag", found=tag)
    draft = Draft(folder_name(slug, date), identity, date, pages, tags.topics, tags.cities)
    for page, found, _ in pages.values():
        _remember(work, draft, page, found)
    return draft


def _remember(work: _Import, draft: Draft, page: SavedPage, facts: PageFacts) -> None:
    """Where the old addresses of a page lead now; what cannot lead on is told."""
    if not facts.address:
        page.tell(None, "no-address")
        return
    for address in (facts.address, facts.short_address):
        if address:
            work.old.add(address, draft.path)
    if alias_of(facts.address) is None:
        page.tell(None, "no-alias", found=unquote(parts_of(facts.address).path))
    for language, address in facts.alternates.items():
        if language in LANGUAGES and language not in draft.pages:
            page.tell(None, "translation-not-given", language=language, address=address)


def _spread_drafts(drafts: Sequence[Draft], inventory: Inventory) -> None:
    """What links to a draft is one too, as its link would lead nowhere."""
    hidden = {f"/{bundle.kind}/{bundle.path.name}" for bundle in inventory.bundles if bundle.is_draft}
    hidden |= {draft.path for draft in drafts if draft.is_draft}
    spreading = True
    while spreading:
        spreading = False
        for draft in drafts:
            if not draft.is_draft and (reached := sorted(draft.links & hidden)):
                draft.first.tell(None, "links-to-draft", path=reached[0])
                draft.is_draft = spreading = True
                hidden.add(draft.path)
