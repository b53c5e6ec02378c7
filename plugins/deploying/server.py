"""A plain server: a release is sent by rsync over ssh into a folder of its own, then a link is swapped.

Below the folder of the site stand ``releases/<name>/`` (``site``, ``manifest.json``, the servers' configuration),
``current``, a link to one of them, and ``pool/``: the assets of all releases that are kept. A page that was read
before the swap finds its assets there after it, and the other way round. Files that have not changed are hard links.
"""

from __future__ import annotations

import shlex
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from plugins.deploying import caddy, nginx
from plugins.deploying.cache_policy import ASSETS
from plugins.deploying.manifest import Manifest, as_json
from plugins.deploying.servers import Place, served
from plugins.deploying.target import DeployFailed, Order, Outcome, Progress, Sends

MANIFEST = "manifest.json"

_PUBLIC = """
export LC_ALL=C
public() {
    ls -1 releases | sort -r | while read -r one; do
        [ -L ".$one.new" ] && [ "releases/$one" != "$(readlink current)" ] || echo "$one"
    done
}
""".lstrip()
"""``public`` tells the releases that readers got or get, the newest first: no link waits for them to become so."""
_SWITCH = """
cd {folder}
next=.{name}.new
[ ! -d releases/{name} ] || [ -L "$next" ] || next=.current.new
ln -sfn releases/{name} "$next"
if [ -d releases/{name} ]; then
    rsync -rlt --checksum --delete releases/.{name}.new/ releases/{name}/
    rm -rf releases/.{name}.new
else
    mv -T releases/.{name}.new releases/{name}
fi
mkdir -p pool/{assets}
cp -aln releases/{name}/site/{assets}. pool/{assets}
sync -f .
mv -T "$next" current
""".lstrip()
"""A link waits under the release's own name until it becomes ``current``, as in :mod:`plugins.publishing.public`."""
_RELOAD = """
if ! cmp -s current/{file} .{file}.served; then
    {reload}
    cp current/{file} .{file}.served
fi
"""
_PRUNE = """
public | tail -n +{after} | while read -r old; do
    [ "releases/$old" = "$(readlink current)" ] || rm -rf "releases/$old"
done
find . -mindepth 1 -maxdepth 1 -type l -name '.*-*.new' -mmin +1440 | while read -r link; do
    [ "$(readlink "$link")" = "$(readlink current)" ] || rm -rf "$(readlink "$link")"
    rm -f "$link"
done
for one in releases/*/site/{assets}; do (cd "$one" && find . -type f); done | sort -u > .needed
(cd pool/{assets} && find . -type f) | sort -u | comm -13 .needed - | while read -r old; do
    rm -f "pool/{assets}$old"
done
rm -f .needed
find releases -mindepth 1 -maxdepth 1 -name '.*.new' -mmin +1440 -exec rm -rf {{}} +
"""
_BACK = """
cd {folder}
name=$(public | {choose} || true)
[ -n "$name" ] || {{ echo "no such release" >&2; exit 4; }}
ln -sfn "releases/$name" .current.new
mv -T .current.new current
echo "$name"
"""
"""Its first line says where it went: to ask once more would be one connection more, which takes as long as all this."""
NO_SUCH_RELEASE = 4
"""The exit code of the script that goes back, where there is nothing to go back to."""


@dataclass(frozen=True)
class Server:
    """A server that ``ssh`` knows as ``host``; without one, this machine.

    ``server`` is ``nginx``, ``caddy``, or empty; ``reload`` is the command there that makes it read its configuration.
    """

    url: str
    place: Place
    host: str = ""
    server: str = "nginx"
    reload: str = ""
    keep: int = 10
    ssh_config: str = ""

    sends = Sends(types=True, headers=True)

    def deploy(self, order: Order, progress: Progress) -> Outcome:
        """Sends what is not there yet, and swaps."""
        manifest, name = order.manifest, order.manifest.release
        new = f"{self.place.folder}/releases/.{name}.new"
        if order.dry_run:
            return Outcome(len(self._differences(order)))
        before = self.current()
        inside = f"{new}/site{manifest.root}"
        self._run(f"mkdir -p {shlex.quote(inside)} {shlex.quote(self.place.folder + '/pool')}")
        progress(0, len(manifest.files))
        sent = self._rsync(f"{order.folder}/", f"{inside}/", *self._basis(before, manifest.root), "--delete")
        with tempfile.TemporaryDirectory() as kit:
            self._write_kit(Path(kit), manifest)
            self._rsync(f"{kit}/", f"{new}/")
        self._run(self._switch(manifest))
        progress(len(manifest.files), len(manifest.files))
        return Outcome(len(sent))

    def current(self) -> str | None:
        """The release that ``current`` leads to."""
        link = shlex.quote(f"{self.place.folder}/current")
        return self._run(f"readlink {link} || true").strip().rpartition("/")[2] or None

    def go_back(self, back: str, _releases: Path, _progress: Progress) -> str:
        """Swaps to the release that is so many steps older than the current one, or has this name; told is its name.

        Raises:
            DeployFailed: there is none, or the server cannot be reached.
        """
        older = """awk -v now="$(basename "$(readlink current)")" '$0 < now'"""
        steps = f"{older} | sed -n {int(back)}p" if back.isdigit() and int(back) > 0 else ""
        script = _BACK.format(folder=shlex.quote(self.place.folder), choose=steps or f"grep -Fx {shlex.quote(back)}")
        return self._run(_PUBLIC + script + self._reloading() + "\n").partition("\n")[0]

    def _basis(self, before: str | None, root: str) -> list[str]:
        return [f"--link-dest={self.place.folder}/releases/{before}/site{root}"] if before else []

    def _differences(self, order: Order) -> list[str]:
        with suppress(DeployFailed):  # the folder may not be there yet
            target = f"{self.place.folder}/current/site{order.manifest.root}/"
            return self._rsync(f"{order.folder}/", target, "--dry-run", "--delete")
        return [str(path) for path in order.folder.rglob("*") if path.is_file()]

    def _write_kit(self, kit: Path, manifest: Manifest) -> None:
        """What stands beside the site in a release on the server."""
        told = served(manifest)
        (kit / MANIFEST).write_text(as_json(manifest), encoding="utf-8")
        (kit / nginx.NAME).write_text(nginx.nginx(told, self.place), encoding="utf-8")
        (kit / caddy.NAME).write_text(caddy.caddy(told, self.place), encoding="utf-8")

    def _switch(self, manifest: Manifest) -> str:
        assets = f"{manifest.root[1:]}/{ASSETS}".lstrip("/")
        values = {
            "folder": shlex.quote(self.place.folder),
            "name": manifest.release,
            "assets": assets,
            "after": self.keep + 1,
        }
        return _PUBLIC + _SWITCH.format(**values) + self._reloading() + _PRUNE.format(**values)

    def _reloading(self) -> str:
        files = {"nginx": nginx.NAME, "caddy": caddy.NAME}
        if not self.reload or self.server not in files:
            return ""
        return _RELOAD.format(file=files[self.server], reload=self.reload)

    def _run(self, script: str) -> str:
        """What a shell script says on the server; it stops at the first command that fails.

        It goes there as one argument: a connection that breaks leaves no half of it to be carried out.
        """
        command = ["sh", "-eu", "-c", script]
        return _done([*self._ssh(), self.host, shlex.join(command)] if self.host else command)

    def _rsync(self, source: str, target: str, *options: str) -> list[str]:
        """Sends a folder; told are the files that were sent, without those that were there."""
        there = f"{self.host}:{target}" if self.host else target
        shell = ["-e", shlex.join(self._ssh())] if self.host else []
        fixed = ["-rlt", "--checksum", "--chmod=D755,F644", "--out-format=%i %n", *shell, *options]
        lines = _done(["rsync", *fixed, source, there]).splitlines()
        return [line.partition(" ")[2] for line in lines if line.startswith(("<f", ">f"))]

    def _ssh(self) -> list[str]:
        """Ssh never asks: who may log in stands in the client's own configuration, its agent, or its keys."""
        return ["ssh", "-o", "BatchMode=yes", *(["-F", self.ssh_config] if self.ssh_config else [])]


def _done(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise DeployFailed(str(error)) from error
    if done.returncode:
        raise DeployFailed(done.stderr.strip() or f"{command[0]}: {done.returncode}")
    return done.stdout
