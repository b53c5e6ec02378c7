"""``inv serve``: builds the site, serves it on this machine, and shows what is edited as soon as it is saved."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from plugins.editing.form_editor.editor import FormEditor
from plugins.editing.preview.gate import is_loopback
from plugins.editing.preview.serving import Preview, build, open_as_many_as_allowed, serve
from plugins.editing.resident import ResidentSite
from plugins.editing.validate import LOCALES

SETTINGS = "pelicanconf.py"
WATCHED = ("content", "theme", "plugins", SETTINGS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Builds, opens, serves and watches."""
    parser = argparse.ArgumentParser(prog="inv serve", description=__doc__)
    parser.add_argument(
        "--host", default="127.0.0.1", help="0.0.0.0 shows the site to the whole network, a phone for one"
    )
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--open", action="store_true", help="open the site in the browser")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    open_as_many_as_allowed()
    preview = Preview(build, partial(ResidentSite, SETTINGS))
    if is_loopback(options.host):
        preview.showing.form = FormEditor(Path.cwd(), LOCALES)
    watched = [Path(name) for name in WATCHED]
    return serve(Path("output"), options.host, options.port, preview, watched, opened=options.open)


if __name__ == "__main__":
    sys.exit(main())
