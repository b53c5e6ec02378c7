"""The mutants of a module: mutmut's, and those of the functions it leaves alone because of its trampolines.

A mutant here is a whole file, put in the place of the right one. So decorated functions, the bodies of classes and what
a module does when it is imported are mutated as well, and programs that a test starts see the mutant as the test does.
"""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import MutationVisitor, deep_replace
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

ROOMS = ("plugins/reading", "plugins/publishing")


@dataclass(frozen=True)
class Mutant:
    """One fault: the lines of the statement it is in, and what stands there instead."""

    module: str
    number: int
    line: int
    lines: tuple[int, ...]
    before: str
    after: str

    @property
    def name(self) -> str:
        return f"{self.module}#{self.number}"


class EveryFunction(MutationVisitor):
    """Visits decorated functions too; not the decorators, which mutmut never mutates."""

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        return not isinstance(node, cst.FunctionDef) and super()._skip_node_and_children(node)


class Module:
    """One file and its mutants, always in the same order."""

    def __init__(self, root: Path, path: str) -> None:
        self.path = path
        self.source = (root / path).read_text(encoding="utf-8")
        wrapper = MetadataWrapper(cst.parse_module(self.source))
        visitor = EveryFunction(mutation_operators, IgnoredCode(set(), set(), set()))
        self.tree = wrapper.visit(visitor)
        self.mutations = visitor.mutations
        self.positions = wrapper.resolve(PositionProvider)
        self.statements = list(statements(ast.parse(self.source)))

    def __len__(self) -> int:
        return len(self.mutations)

    def mutated(self, number: int) -> str:
        """The whole file with this fault in it."""
        mutation = self.mutations[number]
        tree = deep_replace(self.tree, mutation.original_node, mutation.mutated_node)
        assert isinstance(tree, cst.Module)
        return tree.code

    def mutant(self, number: int) -> Mutant:
        node = self.mutations[number].original_node
        place = self.positions[node].start
        before, after = (self.tree.code_for_node(part).strip() for part in (node, self.mutations[number].mutated_node))
        return Mutant(self.path, number, place.line, self.lines_around(place.line, place.column), before, after)

    def lines_around(self, line: int, column: int) -> tuple[int, ...]:
        """The lines of the innermost statement, or of its head where other statements follow in it."""
        around = [found for found in self.statements if found.lineno <= line <= (found.end_lineno or found.lineno)]
        innermost = max(around, key=lambda found: (found.lineno, found.col_offset <= column, found.col_offset))
        body = getattr(innermost, "body", None)
        end = body[0].lineno - 1 if body else innermost.end_lineno
        return tuple(range(innermost.lineno, max(end or 0, innermost.lineno) + 1))


def statements(tree: ast.AST) -> Iterator[ast.stmt]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.stmt))


def modules(root: Path) -> list[Module]:
    """Every module of both rooms."""
    paths = [path for room in ROOMS for path in sorted((root / room).rglob("*.py"))]
    return [Module(root, path.relative_to(root).as_posix()) for path in paths]


def sample(all_modules: list[Module], size: int, seed: int) -> list[Mutant]:
    """Of each module a share like its share of all mutants, at least one, drawn at random from the seed."""
    total = sum(map(len, all_modules))
    drawn = []
    for module in all_modules:
        share = min(len(module), max(1, round(size * len(module) / total)))
        numbers = random.Random(f"{seed} {module.path}").sample(range(len(module)), share) if len(module) else []
        drawn += [module.mutant(number) for number in sorted(numbers)]
    return drawn
