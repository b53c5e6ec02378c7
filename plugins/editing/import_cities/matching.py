"""Which city of ``content/`` a row is about: by its slug, now or before it was moved, or by its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from plugins.domain import permalink
from plugins.editing.import_cities.columns import REFERENCE
from plugins.editing.import_cities.comparison import is_known, is_same, letters, shown
from plugins.editing.import_cities.rows import CityRow
from plugins.editing.import_cities.sources import distinct
from plugins.editing.new_thing import slug_of_title
from plugins.problem import Problem
from plugins.reading.bundle import Bundle
from plugins.reading.strict_yaml import Node, Scalar


@dataclass(frozen=True)
class Cities:
    """The cities that are there."""

    bundles: Sequence[Bundle]
    languages: tuple[str, ...]

    @cached_property
    def by_slug(self) -> Mapping[str, Bundle]:
        """The cities by their slugs, and by the slugs they once had where nobody has those now."""
        old = {slug: bundle for bundle in self.bundles for slug in self._old_slugs(bundle)}
        return {**old, **{bundle.slug: bundle for bundle in self.bundles}}

    def called(self, names: Iterable[str]) -> frozenset[str]:
        """The slugs of the cities that have one of the names."""
        return frozenset(chain.from_iterable(self._by_name.get(letters(name), ()) for name in names))

    @cached_property
    def _by_name(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for bundle in self.bundles:
            for words in bundle.words.values():
                if title := words.get("title"):
                    found.setdefault(letters(title), set()).add(bundle.slug)
        return found

    def _old_slugs(self, bundle: Bundle) -> Iterable[str]:
        aliases = bundle.facts.get("aliases", ())
        return chain.from_iterable(
            permalink.old_slugs(bundle.kind, aliases, language, self.languages) for language in self.languages
        )


@dataclass(frozen=True, slots=True)
class Matcher:
    """Puts the rows of one city together, and says which city it is."""

    cities: Cities
    problems: list[Problem] = field(default_factory=list)

    def by_city(self, rows: Iterable[CityRow]) -> dict[str, CityRow]:
        """What the table says of each city, by its slug, in the order of the table."""
        found: dict[str, CityRow] = {}
        for row in rows:
            if (slug := self._slug(row)) is not None:
                found[slug] = self._united(found[slug], row) if slug in found else row
        return found

    def _slug(self, row: CityRow) -> str | None:
        if row.slug is not None:
            bundle = self.cities.by_slug.get(row.slug.text)
            return bundle.slug if bundle else self._new_slug(row, row.slug)
        names = [row.names[language] for language in (REFERENCE, *self.cities.languages) if language in row.names]
        if not names:
            self.problems.append(Problem(row.place, "no-city"))
            return None
        called = [slugs for name in names if (slugs := self.cities.called([name.text]))]
        common = frozenset.intersection(*called) if called else frozenset()
        if len(common) == 1:
            return next(iter(common))
        if called:
            values = {"slugs": ", ".join(sorted(frozenset.union(*called)))}
            self.problems.append(Problem(names[0].place, "several-cities", values))
            return None
        if not (slug := slug_of_title(names[0].text)):
            self.problems.append(Problem(names[0].place, "no-city"))
        return slug or None

    def _new_slug(self, row: CityRow, slug: Scalar) -> str | None:
        """A slug that no city has: another city of the country must not have the name already."""
        country = row.facts.get("country")
        for taken in sorted(self.cities.called(name.text for name in row.names.values())):
            if country in (None, self.cities.by_slug[taken].facts.get("country")):
                name = next(iter(row.names.values()))
                values = {"found": name.text, "slug": taken}
                self.problems.append(Problem(slug.place, "city-has-a-slug", values))
                return None
        return slug.text

    def _united(self, first: CityRow, second: CityRow) -> CityRow:
        """What two rows say of the same city; where both say something, it must be the same."""
        self._compare_words("name", first.names, second.names)
        self._compare_words("summary", first.summaries, second.summaries)
        for key in sorted(first.facts.keys() & second.facts.keys()):
            one, other = first.facts[key], second.facts[key]
            if is_known(one) and is_known(other) and not is_same(one, other):
                self._tell(key, first.nodes[key], second.nodes[key])
        stronger = {key for key, value in first.facts.items() if is_known(value) or key not in second.facts}
        return replace(
            first,
            names={**second.names, **first.names},
            proposed_names={**second.proposed_names, **first.proposed_names},
            summaries={**second.summaries, **first.summaries},
            nodes={**first.nodes, **second.nodes, **{key: first.nodes[key] for key in stronger}},
            facts={**first.facts, **second.facts, **{key: first.facts[key] for key in stronger}},
            sources=distinct((*first.sources, *second.sources)),
        )

    def _compare_words(self, column: str, first: Mapping[str, Scalar], second: Mapping[str, Scalar]) -> None:
        for language in sorted(first.keys() & second.keys()):
            if first[language].text != second[language].text:
                self._tell(f"{column}_{language}", first[language], second[language])

    def _tell(self, key: str, first: Node, second: Node) -> None:
        values = {"key": key, "found": shown(second), "other": shown(first), "place": str(first.place)}
        self.problems.append(Problem(second.place, "fact-conflict", values))
