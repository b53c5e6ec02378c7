"""Every package and file of others: where it is used, its version, its licence (SPDX)."""

from __future__ import annotations

import base64
import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from plugins.editing import land
from plugins.editing.form_editor import packages
from tests.project import ROOT

FORM = "plugins/editing/form_editor/server"
FONTS = ROOT / "theme" / "static" / "fonts"

BUILDS, SERVED, FORM_SERVER, DEVELOPS, BROWSERS = (
    "Builds and publishes the site",
    "Is served to readers or editors",
    "Saves what the form writes, on an editor’s machine",
    "Develops, tests and audits; never published",
    "Tests and benchmarks, from npm; never published",
)

SPDX = {
    "agplv3": "AGPL-3.0-or-later",
    "apache": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "bsd 3-clause license": "BSD-3-Clause",
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "psfl": "PSF-2.0",
}
"""What packages write in the place of SPDX's names."""

READ = {
    "atheris": "Apache-2.0",
    "axe-playwright-python": "MIT",
    "docutils": "LicenseRef-Public-Domain AND BSD-2-Clause AND GPL-3.0-or-later",
    "feedgenerator": "BSD-3-Clause",
    "isodate": "BSD-3-Clause",
    "parse-cache-control": "BSD-3-Clause",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "text-unidecode": "Artistic-1.0-Perl OR GPL-2.0-or-later",
    "third-party-web": "MIT",
    "unidecode": "GPL-2.0-or-later",
}
"""What was read in the files of a package whose metadata do not say it in a word."""

ELSEWHERE = {
    "cachecontrol": "Apache-2.0",
    "colorama": "BSD-3-Clause",
    "coverage": "Apache-2.0",
    "libcst": "MIT AND PSF-2.0",
    "linkify-it-py": "MIT",
    "mdit-py-plugins": "MIT",
    "msgpack": "Apache-2.0",
    "mutmut": "BSD-3-Clause",
    "pip": "MIT",
    "pip-api": "Apache-2.0",
    "pip-audit": "Apache-2.0",
    "pip-requirements-parser": "MIT",
    "pyyaml-ft": "MIT",
    "setproctitle": "BSD-3-Clause",
    "textual": "MIT",
    "tomli": "MIT",
    "tomli-w": "MIT",
}
"""Packages that are not on every machine of ours: of a group of their own, or for another system."""


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """``purl`` is its address among packages; ``digest`` that of the archive or file, where it has one of its own."""

    use: str
    name: str
    version: str
    licence: str
    purl: str = ""
    digest: str = ""


def parts() -> list[Part]:
    """All of them, by their use."""
    of_npm = (folder for folder in sorted(ROOT.rglob("package-lock.json")) if "node_modules" not in folder.parts)
    elsewhere = (file for file in of_npm if not {".cache", "server"} & set(file.parts))
    found = [*_python(), *_served(), *_npm(ROOT / FORM / "package-lock.json", FORM_SERVER)]
    return sorted({*found, *(part for file in elsewhere for part in _npm(file, BROWSERS))})


@cache
def lock() -> dict[str, Any]:
    """What uv has locked."""
    return tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))


def _python() -> Iterator[Part]:
    listed = [package for package in lock()["package"] if "registry" in package["source"]]
    (project,) = [package for package in lock()["package"] if "virtual" in package["source"]]
    needed = _closure(project["dependencies"])
    for package in listed:
        name, version = package["name"], package["version"]
        use = BUILDS if name in needed else DEVELOPS
        yield Part(use, name, version, licence_of(name), f"pkg:pypi/{name}@{version}")


def _closure(dependencies: Iterable[dict[str, Any]]) -> set[str]:
    by_name: dict[str, list[dict[str, Any]]] = {}
    for package in lock()["package"]:
        by_name.setdefault(package["name"], []).append(package)
    needed: set[str] = set()
    waiting = [one["name"] for one in dependencies]
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            waiting += [inner["name"] for package in by_name[name] for inner in package.get("dependencies", ())]
    return needed


def licence_of(name: str) -> str:
    """The licence of a Python package, in SPDX's words; what stands here for packages that do not say it so."""
    if name in READ:
        return READ[name]
    if name in ELSEWHERE:  # said first, so that the list is the same whether it is there or not
        return ELSEWHERE[name]
    try:
        return _stated(distribution(name))
    except PackageNotFoundError:
        return ""


def _stated(package: Distribution) -> str:
    metadata = package.metadata
    if expression := metadata.get("License-Expression"):
        return str(expression)
    classifiers = [line.rpartition("::")[2].strip() for line in metadata.get_all("Classifier", [])]
    written = [(metadata.get("License") or "").split("\n")[0], *classifiers]
    known = (SPDX.get(line.lower(), line if line in SPDX.values() or line in ALLOWED else "") for line in written)
    return next(filter(None, known), "")


def _served() -> Iterator[Part]:
    name, _, version = packages.CMS.rpartition("@")
    yield Part(SERVED, name, version, "MIT", f"pkg:npm/{name}@{version}", packages.INTEGRITY)
    name, _, version = land.PACKAGE.rpartition("@")
    yield Part(
        SERVED,
        "Natural Earth",
        f"out of {name} {version}",
        "ISC AND LicenseRef-Public-Domain",
        f"pkg:npm/{name}@{version}",
        land.INTEGRITY,
    )
    for file in sorted(FONTS.glob("*.woff2")):
        yield Part(SERVED, f"Source Sans 3, {file.name}", "", "OFL-1.1", "", digest_of(file.read_bytes()))


def digest_of(content: bytes) -> str:
    """As browsers and npm write it (W3C Subresource Integrity)."""
    return "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()


def _npm(file: Path, use: str) -> Iterator[Part]:
    for path, package in json.loads(file.read_text(encoding="utf-8"))["packages"].items():
        if not path:
            continue
        name = package.get("name") or path.rpartition("node_modules/")[2]
        version, licence = package["version"], package.get("license") or READ.get(name, "")
        purl = f"pkg:npm/{name.replace('@', '%40')}@{version}"
        yield Part(use, name, version, licence, purl, package.get("integrity", ""))


ALLOWED = frozenset(
    (  # noqa: SIM905
        "0BSD AGPL-3.0-or-later Apache-2.0 Artistic-1.0-Perl BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 CC0-1.0 "
        "CNRI-Python GPL-2.0-or-later GPL-3.0-or-later ISC LGPL-3.0-only LGPL-3.0-or-later LicenseRef-Public-Domain "
        "MIT MIT-CMU MPL-2.0 OFL-1.1 PSF-2.0 Python-2.0 Unlicense Zlib"
    ).split()
)
"""Licences under which something may come in: all go together with the AGPL, version 3 or later."""
