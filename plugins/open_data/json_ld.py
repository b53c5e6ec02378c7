"""The data sets for search engines: schema.org's DataCatalog, and a Dataset with its files for each."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.open_data.offer import Offer
from plugins.open_data.terms_of_use import LICENCE_URL
from plugins.publishing.edition import Edition
from plugins.publishing.json_ld import Node, node
from plugins.publishing.json_ld_nodes import organisation


def catalogue_json_ld(edition: Edition, title: str, description: str, offers: Sequence[Offer]) -> Node:
    """What the page of the open data says of them in its language."""
    return node(
        "DataCatalog",
        name=title,
        description=description,
        url=edition.urls.absolute("/data/"),
        license=LICENCE_URL,
        inLanguage=list(edition.site.languages),
        publisher=organisation(edition),
        dataset=[_dataset(edition, offered) for offered in offers],
    )


def _dataset(edition: Edition, offered: Offer) -> Node:
    _ = edition.locale.gettext
    return node(
        "Dataset",
        name=_(offered.dataset.title),
        description=_(offered.dataset.description),
        url=f"{edition.urls.absolute('/data/')}#{offered.data.name}",
        license=LICENCE_URL,
        inLanguage=list(edition.site.languages),
        creator=organisation(edition),
        isAccessibleForFree=True,
        variableMeasured=[column.name for column in offered.data.columns],
        distribution=[
            node(
                "DataDownload",
                contentUrl=edition.urls.absolute_asset(one.file.address),
                encodingFormat=one.format.media_type,
                contentSize=f"{one.size} B",
            )
            for one in offered.distributions
        ],
    )
