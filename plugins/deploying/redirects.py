"""Old addresses as servers are told of them: from where to where, in one step each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from plugins.deploying.source_forms import source_forms
from plugins.discovery.plan import Redirect, leads_on
from plugins.domain.permalink import file_path
from plugins.publishing.edition import Edition


def redirects(editions: Sequence[Edition]) -> list[Redirect]:
    """All redirects of a site, sorted; both ends as they stand on the host, with the site's path."""
    root = editions[0].urls.root
    return sorted(Redirect(root + lead.source, lead.target) for lead in leads_on(editions))


def wrong_redirects(
    leads: Sequence[Redirect], exists: Callable[[str], bool], root: str = ""
) -> Iterator[tuple[str, str]]:
    """Each source that leads wrong, and the code of what is wrong.

    A source stands once; what it leads to is a file of the site and does not lead on itself, so that there are neither
    chains nor loops. ``exists`` answers for a path below the release.
    """
    sources = {form: lead for lead in leads for form in source_forms(lead.source)}
    stated = Counter(lead.source for lead in leads)
    for lead in leads:
        if stated[lead.source] > 1:
            yield lead.source, "redirect-clash"
        if lead.target in source_forms(lead.source):
            yield lead.source, "redirect-loop"
        elif lead.target in sources:
            yield lead.source, "redirect-chain"
        elif not exists(file_path(lead.target.removeprefix(root))):
            yield lead.source, "redirect-nowhere"
