"""Renders templates that can only print `Code` and contain no logic.

`finalize` rejects everything but `Code`, so that unescaped text from a document stops the run
instead of becoming code. `find_logic` finds templates that do more than print names, loop, test a
name or include another template; a test applies it to all templates.

Templates are in the package (`_templates`, in a wheel) or in `templates/` (in a checkout).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined, nodes

from .code import Code


class NotCode(TypeError):
    """A template printed a value that is not `Code`, which is a bug of the target."""


@cache
def templates_folder() -> Path:
    """The folder of all templates."""
    package = Path(__file__).parents[1]
    for folder in (package / "_templates", package.parent.parent / "templates"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("the templates of clientwright are missing; reinstall it")


class _Environment(Environment):
    def getattr(self, obj: Any, attribute: str) -> Any:
        # Jinja's own order finds the methods of dictionaries first, and is slower.
        if isinstance(obj, dict) and attribute in obj:
            return cast("dict[str, object]", obj)[attribute]
        return super().getattr(obj, attribute)


def create_environment(folder: Path) -> Environment:
    """The Jinja environment for the templates in a folder."""
    return _Environment(
        loader=FileSystemLoader(folder, encoding="utf-8"),
        undefined=StrictUndefined,
        finalize=_require_code,
        autoescape=False,  # the constructors of `Code` have escaped everything
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        newline_sequence="\n",
        auto_reload=False,
        cache_size=-1,
    )


def _require_code(value: object) -> object:
    # StrictUndefined raises an error that names the missing variable.
    if isinstance(value, (Code, Undefined)):
        return value
    raise NotCode(f"a template must print Code, got {type(value).__name__}: {value!r:.80}")


class Templates:
    """The templates and static files of a target, by path relative to its folder."""

    def __init__(self, target: str, folder: Path | None = None) -> None:
        self._folder = (folder or templates_folder()) / target
        self._environment = create_environment(self._folder)

    def render(self, name: str, /, **values: object) -> str:
        """Render a template.

        Raises `NotCode` for a value that is not `Code`, and `UndefinedError` for a missing name.
        """
        return self._environment.get_template(name).render(values)

    def text(self, name: str) -> str:
        """The text of a static file."""
        return (self._folder / name).read_text(encoding="utf-8")

    def names(self, folder: str = "") -> tuple[str, ...]:
        """The paths of all files in a folder, sorted."""
        return tuple(
            sorted(
                path.relative_to(self._folder).as_posix()
                for path in (self._folder / folder).rglob("*")
                if path.is_file() and "__pycache__" not in path.parts
            )
        )


# --- templates contain no logic ------------------------------------------------------------------


def find_logic(source: str) -> list[str]:
    """Descriptions of the logic in a template; empty if there is none.

    Allowed are text, names and attributes, `for name in name`, `if` (with `else`) on a name or
    attribute, and `include` of a fixed template.
    """
    tree = Environment().parse(source)
    return [f"line {node.lineno}: {problem}" for node, problem in _check(tree)]


def _check(parent: nodes.Node) -> Iterator[tuple[nodes.Node, str]]:
    for node in parent.iter_child_nodes():
        match node:
            case nodes.Output():
                for printed in node.nodes:
                    if not isinstance(printed, nodes.TemplateData) and not _is_name(printed):
                        yield printed, f"prints {_kind(printed)}, not a name or an attribute"
            case nodes.For():
                if node.test is not None or node.recursive or node.else_:
                    yield node, "uses a loop with a condition, recursion or else"
                if not isinstance(node.target, nodes.Name):
                    yield node, "uses a loop with several variables"
                if not _is_name(node.iter):
                    yield node, f"loops over {_kind(node.iter)}, not a name or an attribute"
                yield from _check_body(node.body)
            case nodes.If():
                if not _is_name(node.test):
                    yield node, f"tests {_kind(node.test)}, not a name or an attribute"
                if node.elif_:
                    yield node, "uses elif"
                yield from _check_body(node.body)
                yield from _check_body(node.else_)
            case nodes.Include():
                if not isinstance(node.template, nodes.Const) or node.ignore_missing:
                    yield node, "includes a template whose name is not fixed"
            case _:
                yield node, f"uses {_kind(node)}"


def _check_body(body: list[nodes.Node]) -> Iterator[tuple[nodes.Node, str]]:
    return _check(nodes.Template(body))


def _is_name(node: nodes.Node) -> bool:
    """Whether a node is a name or an attribute of one: `page.title`."""
    while isinstance(node, nodes.Getattr):
        node = node.node
    return isinstance(node, nodes.Name)


def _kind(node: nodes.Node) -> str:
    return type(node).__name__
