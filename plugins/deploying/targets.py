"""The places that releases are put in, as ``targets.toml`` names them. It holds no secrets, and may not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from plugins.deploying.branch import Branch
from plugins.deploying.bucket import Bucket
from plugins.deploying.masking import SECRET
from plugins.deploying.server import Server
from plugins.deploying.servers import Place
from plugins.deploying.target import Target
from plugins.problem import Place as TextPlace
from plugins.problem import Problem

FILE = "targets.toml"
DEFAULT = "default"
"""The key that names the target which is meant where none is said."""


class NoTargets(Exception):  # noqa: N818 (it says what happened)
    """The file cannot be read, or says what it may not: all problems of it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(f"{len(problems)} problems")


def _address(text: str) -> str:
    """An address without a slash at its end, and without a name and a password in it."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query:
        raise ValueError("https://…")
    return text.rstrip("/")


def _absolute(text: str) -> str:
    if not PurePosixPath(text).is_absolute() or set(text) & set("\"'\\\n${}"):
        raise ValueError("/…")
    return text.rstrip("/")


def _host(text: str) -> str:
    if text.startswith("-") or not re.fullmatch(r"[\w.@:\[\]-]*", text):
        raise ValueError("user@host")
    return text


Address = Annotated[str, AfterValidator(_address)]
Folder = Annotated[str, AfterValidator(_absolute)]
Word = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/:@-]*$")]


class _Stated(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    url: Address


class _StatedServer(_Stated):
    kind: Literal["server"]
    folder: Folder
    host: Annotated[str, AfterValidator(_host)] = ""
    server: Literal["nginx", "caddy", "none"] = "nginx"
    listen: Annotated[str, StringConstraints(pattern=r"^(?:[\w.\[\]:-]*:)?\d{1,5}$|^$")] = ""
    certificate: str = ""
    brotli: bool = True
    reload: str = ""
    keep: Annotated[int, Field(ge=2, le=1000)] = 10
    ssh_config: str = ""

    def made(self) -> Target:
        place = Place(self.folder, self.listen, self.certificate and _absolute(self.certificate), self.brotli)
        return Server(self.url, place, self.host, self.server, self.reload, self.keep, self.ssh_config)


class _StatedBucket(_Stated):
    kind: Literal["bucket"]
    bucket: Word
    endpoint: Address | None = None
    region: Word = "eu-central-1"
    grace_days: Annotated[float, Field(ge=0, le=365, strict=False)] = 7
    deletable: Annotated[float, Field(ge=0, le=1, strict=False)] = 0.2
    workers: Annotated[int, Field(ge=1, le=64)] = 16

    def made(self) -> Target:
        grace = timedelta(days=self.grace_days)
        return Bucket(self.url, self.bucket, self.endpoint, self.region, grace, self.deletable, self.workers)


class _StatedBranch(_Stated):
    kind: Literal["branch"]
    remote: Word = "origin"
    branch: Word = "gh-pages"

    def made(self) -> Target:
        return Branch(self.url, self.remote, self.branch)


_KINDS: TypeAdapter[Any] = TypeAdapter(
    Annotated[_StatedServer | _StatedBucket | _StatedBranch, Field(discriminator="kind")]
)


def read_targets(file: Path) -> dict[str, Target]:
    """The targets by their names.

    Raises:
        NoTargets: with everything that is wrong in the file.
    """
    try:
        text = file.read_text(encoding="utf-8")
        stated = tomllib.loads(text)
        stated.pop(DEFAULT, None)
    except OSError as error:
        raise NoTargets([Problem(TextPlace(str(file)), "no-targets", {"reason": error.strerror or ""})]) from error
    except ValueError as error:
        raise NoTargets([Problem(TextPlace(str(file)), "wrong-toml", {"reason": str(error)})]) from error
    problems, targets = [], {}
    for name, values in stated.items():
        found = list(_secrets(file, text, name, values))
        try:
            targets[name] = _KINDS.validate_python(values).made()
        except ValidationError as error:
            wrong = (_problem(file, text, name, one) for one in error.errors(include_url=False))
            found += [one for one in wrong if one.place not in {secret.place for secret in found}]
        problems += found
    if problems:
        raise NoTargets(sorted(problems, key=lambda problem: problem.sort_key))
    return targets


def default_target(file: Path) -> str:
    """The target that is meant where none is said; empty where the file names none."""
    return str(tomllib.loads(file.read_text(encoding="utf-8")).get(DEFAULT, ""))


def _secrets(file: Path, text: str, name: str, values: object) -> Iterator[Problem]:
    for key in values if isinstance(values, Mapping) else ():
        if SECRET.search(key):
            yield Problem(_place(file, text, name, key), "secret-in-targets", {"key": f"{name}.{key}"})


def _problem(file: Path, text: str, name: str, error: Any) -> Problem:
    key = next((str(step) for step in error["loc"] if step not in ("server", "bucket", "branch")), "kind")
    shown = "" if SECRET.search(key) else str(error.get("input", ""))
    values = {"key": f"{name}.{key}", "found": shown, "reason": error["msg"]}
    codes = {"missing": "missing-target-key", "extra_forbidden": "unknown-target-key"}
    return Problem(_place(file, text, name, key), codes.get(error["type"], "wrong-target-value"), values)


def _place(file: Path, text: str, name: str, key: str) -> TextPlace:
    """Where a key of a table stands, or where the table begins."""
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines) if re.match(rf"\s*\[\s*\"?{re.escape(name)}\"?\s*\]", line)]
    if not heads:
        return TextPlace(str(file))
    for number, line in enumerate(lines[heads[0] + 1 :], heads[0] + 2):
        if line.lstrip().startswith("["):
            break
        if re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", line):
            return TextPlace(str(file), number, line.index("=") + 2 + (line[line.index("=") + 1 :][:1] == " "))
    return TextPlace(str(file), heads[0] + 1)
