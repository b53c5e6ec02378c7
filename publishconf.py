"""What differs when the site goes public: a build becomes a release, and ``releases/current`` points at the last."""

import os
import sys
from pathlib import Path

sys.path.append(os.curdir)
from pelicanconf import *  # noqa: F403

RELEASES_PATH = str(Path(__file__).resolve().parent / "releases")
RELEASES_KEPT = 10
PLUGINS = [*PLUGINS, "plugins.deploying"]  # noqa: F405
