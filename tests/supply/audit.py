"""What is publicly known against the packages of the locks: ``./inv audit``.

It asks the registries, and their answers change by themselves: so it is no test, and runs every week by itself
(``timers/audit.github.yml``). A registry that knows nothing of vulnerabilities would pass everything: so it is asked
first about a package with which something is known to be wrong. Exit codes: 0 nothing is known, 1 something is, 3
nobody could be asked.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.project import ROOT
from tests.supply.bill_of_materials import UV

KNOWN_TO_BE_WRONG = "jinja2==2.10"
"""CVE-2019-10906: its sandbox could be left."""

PATIENCE = 300


def main() -> int:
    """Audits Python's packages, then npm's."""
    return max(_python(), _npm())


def _python() -> int:
    if "CVE-2019-10906" not in _pip_audit(KNOWN_TO_BE_WRONG).stdout:
        print("not audited: PyPI, as it is reached from here, knows nothing of vulnerabilities", file=sys.stderr)
        return 3
    command = [UV, "export", "--quiet", "--locked", "--all-groups", "--no-emit-project", "--format", "requirements.txt"]
    done = _pip_audit(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    print(done.stdout or done.stderr, end="")
    return min(done.returncode, 1)


def _pip_audit(requirements: str) -> subprocess.CompletedProcess[str]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "requirements.txt"
        file.write_text(requirements, encoding="utf-8")
        run = [UV, "run", "--quiet", "--locked", "--isolated", "--only-group", "audit"]
        audit = [
            "pip-audit",
            "--strict",
            "--aliases",
            "--disable-pip",
            "--no-deps",
            "--progress-spinner=off",
            "-r",
            str(file),
        ]
        return subprocess.run([*run, *audit], cwd=ROOT, check=False, capture_output=True, text=True, timeout=PATIENCE)


def _npm() -> int:
    """Each lock of npm; the form's is what editors run, the others only test."""
    codes = [0]
    for lock in sorted(ROOT.rglob("package-lock.json")):
        if {"node_modules", ".cache"} & set(lock.parts):
            continue
        name = lock.parent.relative_to(ROOT).as_posix()
        command = ["npm", "audit", "--json", "--package-lock-only"]
        try:
            done = subprocess.run(
                command, cwd=lock.parent, check=False, capture_output=True, text=True, timeout=PATIENCE
            )
            found = json.loads(done.stdout).get("vulnerabilities")
        except (OSError, ValueError, subprocess.TimeoutExpired):
            found = None
        if found is None:
            print(
                "not audited: npm's registry, as it is reached from here, tells of no vulnerabilities", file=sys.stderr
            )
            return 3
        for package, known in found.items():
            print(f"{name}: {package}: {known['severity']}: {known['range']}")
        codes.append(1 if found else 0)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
