"""The import graph of the generator, and its diagram in docs/architecture.md.

Every import counts, also those inside functions and under `TYPE_CHECKING`. `python -m
tests.harness.imports` updates the diagram.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import clientwright

PACKAGE = Path(clientwright.__file__).parent
PAGE = Path(__file__).parent.parent.parent / "docs" / "architecture.md"
START, END = "<!-- imports: start -->", "<!-- imports: end -->"

Graph: TypeAlias = Mapping[str, frozenset[str]]


def module_graph() -> Graph:
    """The modules of the generator, each with the modules that it imports."""
    modules = {_module_name(file): file for file in sorted(PACKAGE.rglob("*.py"))}
    return {
        name: frozenset(_imports(name, file, modules) - {name}) for name, file in modules.items()
    }


def part_graph() -> Graph:
    """The top-level modules and packages, each with those that it imports."""
    parts: dict[str, set[str]] = {}
    for module, imports in module_graph().items():
        if "." in module:
            part = module.split(".")[1]
            imported = {name.split(".")[1] for name in imports if "." in name}
            parts.setdefault(part, set()).update(imported - {part})
    return {part: frozenset(imported) for part, imported in sorted(parts.items())}


def find_cycles(graph: Graph) -> list[list[str]]:
    """The groups of nodes that import each other (Tarjan's strongly connected components)."""
    index: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    cycles: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = lowest[node] = len(index)
        stack.append(node)
        for target in sorted(graph[node]):
            if target not in index:
                visit(target)
                lowest[node] = min(lowest[node], lowest[target])
            elif target in stack:
                lowest[node] = min(lowest[node], index[target])
        if lowest[node] == index[node]:
            start = stack.index(node)
            group = stack[start:]
            del stack[start:]
            if len(group) > 1:
                cycles.append(sorted(group))

    for node in graph:
        if node not in index:
            visit(node)
    return cycles


def reduce_edges(graph: Graph) -> Graph:
    """The edges of an acyclic graph that no longer path implies."""
    reachable: dict[str, frozenset[str]] = {}

    def reach(node: str) -> frozenset[str]:
        if node not in reachable:
            reachable[node] = graph[node].union(*map(reach, graph[node]))
        return reachable[node]

    return {
        node: frozenset(
            target
            for target in targets
            if not any(target in reach(other) for other in targets - {target})
        )
        for node, targets in graph.items()
    }


def diagram() -> str:
    """The dependencies between the top-level parts, as a Mermaid flowchart."""
    graph = reduce_edges(part_graph())
    lines = ["```mermaid", "flowchart TD"]
    lines += [f"    {part} --> {target}" for part in graph for target in sorted(graph[part])]
    return "\n".join([*lines, "```"])


def updated_page() -> str:
    """docs/architecture.md with the current diagram."""
    before, _, rest = PAGE.read_text("utf-8").partition(START)
    after = rest.partition(END)[2]
    return f"{before}{START}\n{diagram()}\n{END}{after}"


def _module_name(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(name: str, file: Path, modules: Mapping[str, Path]) -> set[str]:
    found: set[str] = set()
    for imported in _imported_names(name, file):
        module = imported if imported in modules else imported.rpartition(".")[0]
        if module in modules:
            found.add(module)
    return found


def _imported_names(name: str, file: Path) -> Iterator[str]:
    """The absolute names in the import statements of a file."""
    package = name.split(".") if file.name == "__init__.py" else name.split(".")[:-1]
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def main() -> None:
    """Update the diagram."""
    PAGE.write_bytes(updated_page().encode("utf-8"))


if __name__ == "__main__":
    main()
