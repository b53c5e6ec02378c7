"""What a home screen shows of the site."""

from __future__ import annotations

import json

from plugins.publishing.assets import Assets
from plugins.publishing.web_app import web_app_manifests
from tests.small_site import editions

ASSETS = Assets((), {"icon-192.png": "/assets/icon-192.0.png", "favicon.svg": "/assets/favicon.0.svg"})


def test_each_language_has_its_own_and_both_are_one_thing() -> None:
    found = {
        file.address: json.loads(file.content) for file in web_app_manifests(editions("https://x.example/icc"), ASSETS)
    }
    bulgarian, english = found["/manifest.webmanifest"], found["/en/manifest.webmanifest"]
    assert (bulgarian["lang"], bulgarian["start_url"], bulgarian["name"]) == ("bg", "/icc/", "Иновативна София · ICC")
    assert (english["lang"], english["start_url"], english["name"]) == ("en", "/icc/en/", "Innovative Sofia · ICC")
    assert {one["id"] for one in found.values()} == {one["scope"] for one in found.values()} == {"/icc/"}
    assert [(icon["src"], icon["purpose"]) for icon in english["icons"]] == [
        ("/icc/assets/icon-192.0.png", "any"),
        ("/icc/assets/icon-192.0.png", "maskable"),
    ]
    assert (english["display"], english["dir"], english["short_name"]) == ("browser", "ltr", "Innovative Sofia")
