"""What has been published stays: its id, its addresses and its calendar UID, as the ledger records them.

Time breaks no promise: what is scheduled or has expired keeps its id and its addresses. Whoever breaks one on purpose
changes its line in the ledger by hand in the same change, where a reviewer sees it; each message names that line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plugins.domain import permalink
from plugins.domain.ledger import TERMS, Entry, Ledger, term_id, uid
from plugins.problem import Place, Problem
from plugins.reading.bundle import Bundle

if TYPE_CHECKING:
    from plugins.reading.ledger import LedgerFile


def broken_promises(
    file: LedgerFile,
    bundles: Iterable[Bundle],
    terms: Mapping[str, Collection[str] | None],
    languages: tuple[str, ...],
) -> list[Problem]:
    """A problem for each promise that the content does not keep.

    ``terms`` are the words of each closed list, or none where it could not be read: then nothing is known to be wrong.
    """
    if not file.ledger.entries:
        return []
    check = _Check(file.ledger, file.places, tuple(bundles), languages)
    problems = [problem for entry in file.ledger.entries.values() for problem in _broken(check, entry, terms)]
    return [*problems, *_taken(check)]


@dataclass(frozen=True)
class _Check:
    ledger: Ledger
    places: Mapping[str, Place]
    bundles: tuple[Bundle, ...]
    languages: tuple[str, ...]

    @cached_property
    def by_id(self) -> dict[str, list[Bundle]]:
        """The bundles that say each id; where all is well there is one."""
        found: dict[str, list[Bundle]] = {}
        for bundle in self.bundles:
            if "id" in bundle.facts:
                found.setdefault(bundle.facts["id"], []).append(bundle)
        return found

    @cached_property
    def without_id(self) -> frozenset[str]:
        """The kinds of which a thing has no id that can be read: any of theirs may be the one that is missed."""
        return frozenset(str(bundle.kind) for bundle in self.bundles if "id" not in bundle.facts)

    @cached_property
    def standing(self) -> dict[str, set[str]]:
        """The folders of the things that stand at each address, or to which it leads on."""
        found: dict[str, set[str]] = {}
        for bundle in self.bundles:
            for address in self.own(bundle) | self.leading(bundle):
                found.setdefault(address, set()).add(bundle.folder)
        return found

    @cached_property
    def owner(self) -> dict[str, str]:
        """The id that each published address belongs to."""
        return {
            address: entry.id for entry in self.ledger.entries.values() for address in self.promised_addresses(entry)
        }

    def promised_addresses(self, entry: Entry) -> list[str]:
        """All that readers may have kept of a thing: its pages, and the old addresses that led on to them."""
        return [*entry.addresses.values(), *(a for alias in entry.aliases for a in _led_on(alias, self.languages))]

    def holder(self, entry: Entry) -> Bundle | None:
        """The thing of an entry; of two with its id the one that stands where it stood."""
        return min(
            self.by_id.get(entry.id, ()),
            key=lambda bundle: not self.own(bundle) & set(entry.addresses.values()),
            default=None,
        )

    def own(self, bundle: Bundle) -> set[str]:
        """The addresses of a thing, whether it is written in the language or not."""
        return {permalink.in_language(bundle.address, language, self.languages[0]) for language in self.languages}

    def leading(self, bundle: Bundle) -> set[str]:
        """The old addresses that lead on to a thing."""
        return {address for alias in bundle.facts.get("aliases", ()) for address in _led_on(alias, self.languages)}

    def line(self, identity: str) -> str:
        """Where the promise stands, as a message names it."""
        place = self.places[identity]
        return f"{place.path}:{place.line}"


def _led_on(alias: str, languages: tuple[str, ...]) -> list[str]:
    return [_folder(address) for _, address in permalink.alias_addresses(alias, languages)]


def _folder(address: str) -> str:
    return address.removesuffix("index.html").rstrip("/") + "/"


def _broken(check: _Check, entry: Entry, terms: Mapping[str, Collection[str] | None]) -> list[Problem]:
    if entry.kind in TERMS:
        return _broken_term(check, entry, terms[entry.kind])
    bundle = check.holder(entry)
    if bundle is None:
        return _gone(check, entry)
    line = {"line": check.line(entry.id)}
    if bundle.kind != entry.kind:
        values = {"found": entry.id, "kind": entry.kind, **line}
        return [Problem(bundle.place_of("id"), "published-id-taken", values)]
    problems = _lost_addresses(check, entry, bundle)
    if bundle.is_draft:
        problems.append(Problem(bundle.place_of("status"), "published-draft", line))
    if entry.uid is not None and entry.uid != uid(entry.id):
        values = {"found": entry.uid, "now": uid(entry.id)}
        problems.append(Problem(check.places[entry.id], "published-uid-changed", values))
    return problems


def _broken_term(check: _Check, entry: Entry, slugs: Collection[str] | None) -> list[Problem]:
    if slugs is None or entry.id in {term_id(entry.kind, slug) for slug in slugs}:
        return []
    values = {"found": entry.id, "file": f"{entry.kind}.yaml"}
    return [Problem(check.places[entry.id], "published-term-gone", values)]


def _gone(check: _Check, entry: Entry) -> list[Problem]:
    """No thing has the id: it was changed where it stood, or the thing is gone."""
    if entry.kind in check.without_id:
        return []
    for bundle in check.bundles:
        if _is_renamed(check, entry, bundle):
            values = {"found": bundle.facts["id"], "published": entry.id, "line": check.line(entry.id)}
            return [Problem(bundle.place_of("id"), "published-id-changed", values)]
    return [Problem(check.places[entry.id], "published-id-gone", {"found": entry.id})]


def _is_renamed(check: _Check, entry: Entry, bundle: Bundle) -> bool:
    """Whether a thing with a new id stands where one was published whose id no thing has any more."""
    return (
        entry.id not in check.by_id
        and bundle.facts.get("id") not in check.ledger.entries
        and bool(check.own(bundle) & set(entry.addresses.values()))
    )


def _lost_addresses(check: _Check, entry: Entry, bundle: Bundle) -> list[Problem]:
    """The addresses of a published thing that neither are its own any more nor lead on to it.

    Those that another thing has taken are told of that one.
    """
    if not bundle.is_whole or ("aliases" in bundle.nodes and "aliases" not in bundle.facts):
        return []
    own, leads_on = check.own(bundle), check.leading(bundle)
    problems = []
    line = check.line(entry.id)
    for language, address in entry.addresses.items():
        if address in own - leads_on and language not in bundle.files:
            values = {"found": address, "file": f"index.{language}.md", "line": line}
            problems.append(Problem(Place(bundle.folder), "published-translation-gone", values))
    kept = own | leads_on | {address for address in check.standing if check.standing[address] - {bundle.folder}}
    missing = [address for address in check.promised_addresses(entry) if address not in kept]
    for alias in {_alias_for(address, check.languages, missing) for address in missing}:
        values = {"found": alias, "line": line}
        problems.append(Problem(bundle.place_of("aliases"), "published-address-gone", values))
    return problems


def _alias_for(address: str, languages: tuple[str, ...], missing: Collection[str]) -> str:
    """What must stand in ``aliases``: an address of the default language leads on in every language."""
    for language in languages[1:]:
        if address.startswith(f"/{language}/") and (plain := address.removeprefix(f"/{language}")) in missing:
            return plain
    return address


def _taken(check: _Check) -> list[Problem]:
    """The published addresses at which another thing stands now, or which lead on to another."""
    problems = []
    for bundle in check.bundles:
        if "id" not in bundle.facts:
            continue
        stands = next((a for a in sorted(check.own(bundle)) if _is_taken(check, a, bundle)), None)
        if stands is not None:
            problems.append(_taken_by(check, stands, Place(bundle.folder)))
        for position, alias in enumerate(bundle.facts.get("aliases", ())):
            led = next((a for a in _led_on(alias, check.languages) if _is_taken(check, a, bundle)), None)
            if led is not None:
                problems.append(_taken_by(check, led, bundle.place_in("aliases", (position,))))
    return problems


def _is_taken(check: _Check, address: str, bundle: Bundle) -> bool:
    """Whether an address was published for another thing, which does not stand there too: that is told otherwise."""
    identity = check.owner.get(address)
    if identity is None or identity == bundle.facts["id"]:
        return False
    entry = check.ledger.entries[identity]
    holder = check.holder(entry)
    stands_there = holder is not None and address in check.own(holder)
    return not stands_there and not _is_renamed(check, entry, bundle)


def _taken_by(check: _Check, address: str, place: Place) -> Problem:
    identity = check.owner[address]
    return Problem(place, "published-address-taken", {"found": address, "id": identity, "line": check.line(identity)})
