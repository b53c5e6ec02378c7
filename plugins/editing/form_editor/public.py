"""The form for the public site: a folder of files that write through a Git host, to be served at ``/admin/``.

What editors save is a branch and a request to review it (the editorial workflow of Decap CMS); what they publish is
merged. Only the page's own host and the Git host are asked for anything.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.editing.form_editor import packages
from plugins.editing.form_editor.choices import Content
from plugins.editing.form_editor.config import config_of
from plugins.editing.form_editor.editor import CACHE, PAGE, STATIC, page
from plugins.editing.form_editor.rules import rules_of
from plugins.editing.validate import LOCALES

WORKFLOW = {"publish_mode": "editorial_workflow"}


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the content lies: a path on a Git host, a branch, and how editors sign in.

    ``address`` is the host's; ``sign_in`` is the number of the application that is registered there or, for GitHub,
    which needs a server for it, the address of that.
    """

    path: str
    branch: str
    address: str
    sign_in: str


def _github(at: Repository) -> dict[str, Any]:
    backend = {"name": "github", "repo": at.path, "branch": at.branch, "base_url": at.sign_in}
    return {"backend": {**backend, "squash_merges": True}, **WORKFLOW}


def _gitlab(at: Repository) -> dict[str, Any]:
    backend = {"name": "gitlab", "repo": at.path, "branch": at.branch, "auth_type": "pkce", "app_id": at.sign_in}
    return {"backend": {**backend, "base_url": at.address, "api_root": f"{at.address}/api/v4"}, **WORKFLOW}


def _gitea(at: Repository) -> dict[str, Any]:
    """Without the workflow, which Decap CMS has not for Gitea: what is saved is committed to the branch."""
    backend = {"name": "gitea", "repo": at.path, "branch": at.branch, "app_id": at.sign_in}
    return {"backend": {**backend, "base_url": at.address, "api_root": f"{at.address}/api/v1"}}


def _forgejo(at: Repository) -> dict[str, Any]:
    return {"backend": {**_gitea(at)["backend"], "name": "forgejo"}, **WORKFLOW}


@dataclass(frozen=True, slots=True)
class Host:
    """A kind of Git host: its backend, its address where there is one of all, and what a page asks it at."""

    backend: Callable[[Repository], dict[str, Any]]
    address: str = ""
    api: str = ""


HOSTS: Mapping[str, Host] = {
    "github": Host(_github, "https://github.com", "https://api.github.com"),
    "gitlab": Host(_gitlab, "https://gitlab.com"),
    "gitea": Host(_gitea),
    "forgejo": Host(_forgejo),
}


def files(content: Path, host: Host, repository: Repository) -> dict[str, str]:
    """The files of the form but Decap CMS itself, by their paths below ``/admin/``, in each language of the site."""
    languages = tuple(LOCALES)
    asked = host.api or repository.address
    made = {name: (PAGE / name).read_text(encoding="utf-8") for name in STATIC}
    for language, locale in LOCALES.items():
        shown, up = Content(content, language, locale), "" if language == languages[0] else "../"
        folder = f"{language}/" if up else ""
        made[f"{folder}index.html"] = page(language, asked, up)
        made[f"{folder}config.yml"] = config_of(shown, languages, host.backend(repository))
        made[f"{folder}rules.json"] = json.dumps(rules_of(shown, languages, is_local=False), ensure_ascii=False)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the folder; the exit code is 2 where the wish makes no sense, 3 where it cannot be written."""
    parser = _parser()
    options = parser.parse_args(arguments)
    host = HOSTS[options.host]
    address = (options.address or host.address).rstrip("/")
    if urlsplit(address).scheme != "https":
        parser.error("--address must be the whole address of the Git host: https://git.example.org")
    repository = Repository(options.repository, options.branch, address, options.sign_in)
    try:
        write(options.into, files(options.content, host, repository))
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        print(f"the form could not be written: {error}", file=sys.stderr)
        return 3
    print(f"The form is in {options.into}/: serve it at /admin/ of the site.")
    return 0


def write(folder: Path, made: Mapping[str, str]) -> None:
    """Writes files, and Decap CMS beside them."""
    for name, text in made.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    shutil.copyfile(packages.cms(CACHE), folder / packages.CMS_NAME)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="inv form-editor", description=__doc__)
    parser.add_argument("repository", help="its path on the Git host: owner/name")
    parser.add_argument("--host", choices=HOSTS, default="github")
    parser.add_argument("--address", help="of a Git host of one's own: https://git.example.org")
    parser.add_argument("--branch", default="main")
    parser.add_argument(
        "--sign-in",
        required=True,
        help="the number of the application registered on the host; for GitHub, the address of the sign-in server",
    )
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("--into", type=Path, default=Path("output/admin"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
