"""Stylesheet, scripts, fonts and icons of the theme as files whose names change with their content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.publishing.page import File

_IMPORT = re.compile(r"(?P<before>\b(?:from|import) ?\(?)\"\./(?P<name>[^\"/]+\.js)\"")
_URL = re.compile(r"url\(\s*[\"']?(?P<path>[^)\"']+)[\"']?\s*\)")


@dataclass(frozen=True, slots=True)
class Assets:
    """The theme's files, and the address of each by its path below ``static/``."""

    files: tuple[File, ...]
    addresses: Mapping[str, str]


def collect_assets(static: Path, root: str = "") -> Assets:
    """Reads the folder ``static`` of a theme: the stylesheets become one, in the order of ``css/order.txt``.

    A page asks for one script: ``js/cities.txt`` names the files of which ``js/cities.js`` is made. A script that
    imports another one (``"./name.js"``) does so by the address of that one's content. ``root`` is the path of the
    site on its host, for the addresses inside the stylesheet.
    """
    files: list[File] = []
    addresses: dict[str, str] = {}

    def add(path: str, content: bytes) -> None:
        addresses[path] = fingerprinted(path, content)
        files.append(File(addresses[path], content))

    def add_script(path: str, content: str) -> None:
        def address(found: re.Match[str]) -> str:
            imported = f"js/{found['name']}"
            if imported not in addresses:
                add_script(imported, (static / imported).read_text(encoding="utf-8"))
            return f'{found["before"]}"./{PurePosixPath(addresses[imported]).name}"'

        add(path, _IMPORT.sub(address, content).encode())

    for file in sorted(static.rglob("*")):
        path = file.relative_to(static).as_posix()
        if file.suffix == ".js" and path not in addresses:
            add_script(path, file.read_text(encoding="utf-8"))
        elif file.is_file() and file.suffix not in (".css", ".js", ".txt"):
            add(path, file.read_bytes())
    for names in sorted(static.glob("js/*.txt")):
        add_script(f"js/{names.stem}.js", _script(names))
    add("css/site.css", _stylesheet(static / "css", addresses, root))
    return Assets(tuple(files), addresses)


def fingerprinted(path: str, content: bytes) -> str:
    """The address of an asset: it changes when the content does, so it may be kept for ever."""
    name = PurePosixPath(path)
    return f"/assets/{name.stem}.{hashlib.sha256(content).hexdigest()[:10]}{name.suffix}"


def _script(names: Path) -> str:
    """Each file in a block, so that what it declares is its own."""
    files = (names.with_name(name).read_text(encoding="utf-8") for name in names.read_text(encoding="utf-8").split())
    return "".join(f"{{\n{text}}}\n" for text in files)


def _stylesheet(folder: Path, addresses: Mapping[str, str], root: str) -> bytes:
    names = (folder / "order.txt").read_text(encoding="utf-8").split()
    sheets = ((folder / name).read_text(encoding="utf-8").strip() for name in names)

    def address(found: re.Match[str]) -> str:
        path = found["path"]
        if path.startswith(("data:", "#")):
            return found[0]
        return f"url({root}{addresses[path.removeprefix('../')]})"

    return (_URL.sub(address, "\n".join(sheets)) + "\n").encode()
