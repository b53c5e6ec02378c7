"""Which tests are to kill a mutant, in which order: those that run its lines, the likely and quick ones first."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from tests.mutation.mutants import Mutant
from tests.mutation.tests_by_line import Measured

AT_LEAST = 0.01
SHORT = 60
WORD = re.compile(r"[\w-]{4,}")


class Choice:
    """The tests of each mutant, out of what was measured."""

    def __init__(self, root: Path, measured: Measured, long_enough: float) -> None:
        self.long_enough = long_enough
        self.measured = measured
        self.importers = importers(root)

    def tests(self, mutant: Mutant) -> list[str]:
        """As many as take ``long_enough``, in seconds: what lives through them counts as a survivor."""
        found: list[str] = []
        left = self.long_enough
        for test in dict.fromkeys(self.in_order(mutant)):
            seconds = max(self.measured.seconds[test], AT_LEAST)
            if found and seconds > left:
                continue
            found.append(test)
            left -= seconds
        return found

    def in_order(self, mutant: Mutant) -> Iterator[str]:
        """The tests that run its lines, then those of all that may keep what its lines once gave."""
        words = set(WORD.findall(mutant.before)) if len(mutant.before) < SHORT else set()
        for tests in (self.of_lines(mutant), self.of_module(mutant)):
            for likely in (words, {own_name(mutant.module)}):
                yield from self.quick_first(test for test in tests if any(word in test for word in likely))
            yield from self.quick_first(tests)

    def quick_first(self, tests: Iterable[str]) -> list[str]:
        return sorted(tests, key=lambda test: (self.measured.seconds[test], test))

    def of_lines(self, mutant: Mutant) -> set[str]:
        lines = self.measured.tests.get(mutant.module, {})
        return {test for line in mutant.lines for test in lines.get(line, ())} & self.measured.seconds.keys()

    def of_module(self, mutant: Mutant) -> set[str]:
        """The tests of functions of the module and of the modules that import it: also of lines that run on import."""
        lines = (
            tests
            for module in (mutant.module, *self.importers[mutant.module])
            for tests in self.measured.tests.get(module, {}).values()
        )
        return {test for tests in lines if "" not in tests for test in tests} & self.measured.seconds.keys()


def own_name(module: str) -> str:
    return PurePosixPath(module).stem


def importers(root: Path) -> dict[str, list[str]]:
    """Who imports a module, by its path: two steps far."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted((root / "plugins").rglob("*.py")):
        importer = path.relative_to(root).as_posix()
        for name in names_imported(ast.parse(path.read_text(encoding="utf-8"))):
            for candidate in (f"{name.replace('.', '/')}.py", f"{name.replace('.', '/').rpartition('/')[0]}.py"):
                if (root / candidate).is_file():
                    found[candidate].add(importer)
    return defaultdict(
        list, {module: sorted(by | {far for near in by for far in found.get(near, ())}) for module, by in found.items()}
    )


def names_imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
