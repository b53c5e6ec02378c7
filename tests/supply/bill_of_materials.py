"""The software bill of materials (CycloneDX 1.5, JSON): ``./inv sbom``.

What builds the site is listed by uv out of its lock, with every digest; what is served comes to it, and what saves what
the form writes. What only develops and tests is not in it. The same locks give the same bytes.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.project import ROOT
from tests.supply.parts import BUILDS, FORM_SERVER, SERVED, Part, parts

UV = os.environ.get("UV") or str(ROOT / ".uv" / "bin" / "uv")


def bill() -> str:
    """The whole document.

    Raises:
        subprocess.CalledProcessError: the lock is not that of ``pyproject.toml``.
    """
    document = exported("--no-dev", "--format", "cyclonedx1.5")
    listed = parts()
    licences = {part.purl: part.licence for part in listed if part.use == BUILDS}
    for component in document["components"]:
        component["licenses"] = [{"expression": licences[component["purl"]]}]
    document["components"] += [_component(part) for part in listed if part.use in (SERVED, FORM_SERVER)]
    document["metadata"]["component"] |= {"type": "application", "licenses": [{"expression": "AGPL-3.0-or-later"}]}
    document["metadata"].pop("timestamp", None)
    document.pop("serialNumber", None)
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def exported(*options: str) -> Any:
    """What uv says of its lock, as JSON."""
    command = [UV, "export", "--quiet", "--locked", *options]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def _component(part: Part) -> dict[str, Any]:
    algorithm, _, digest = part.digest.partition("-")
    found: dict[str, Any] = {
        "type": "library" if part.purl else "file",
        "bom-ref": part.purl or part.name,
        "name": part.name,
        "licenses": [{"expression": part.licence}],
        "hashes": [{"alg": algorithm.upper().replace("SHA", "SHA-"), "content": base64.b64decode(digest).hex()}],
    }
    return found | ({"purl": part.purl, "version": part.version} if part.purl else {})


def main() -> int:
    """Writes the document where it is asked for."""
    parser = argparse.ArgumentParser(prog="inv sbom", description=__doc__)
    parser.add_argument("--into", default="sbom.cdx.json", help="the file to write")
    into = Path(parser.parse_args().into)
    into.parent.mkdir(parents=True, exist_ok=True)
    into.write_text(bill(), encoding="utf-8")
    print(into)
    return 0


if __name__ == "__main__":
    sys.exit(main())
