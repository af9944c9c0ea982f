"""Printing: Jinja environments in which a template can decide nothing and quote nothing.

Two things make it safe. `finalize` prints `Code` and nothing else, so that text of a document which
reaches a template unescaped stops the run instead of becoming code. And `faults` says where a
template is cleverer than printing a name, looping, testing one bare name, including another; a
test applies it to every template there is.

Templates lie inside the package (`_templates`, as the wheel carries them) or, in a checkout, in
`templates/` beside the source root. Not here: what is printed (targets) and formatting.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined, nodes

from .code import Code


class NotCode(TypeError):
    """A template was about to print a value that is not `Code`: a fault of the generator."""


@cache
def root() -> Path:
    """The folder of all templates: inside the package first, else beside the source root."""
    package = Path(__file__).parent
    for folder in (package / "_templates", package.parent.parent / "templates"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("clientwright is installed without its templates; install it again")


def environment(folder: Path) -> Environment:
    """An environment whose templates lie under `folder`; see the module for what it refuses."""
    return Environment(
        loader=FileSystemLoader(folder, encoding="utf-8"),
        undefined=StrictUndefined,
        finalize=_only_code,
        autoescape=False,  # nothing is escaped here: the constructors of `Code` did it
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        newline_sequence="\n",
        auto_reload=False,
        cache_size=-1,
    )


def _only_code(value: object) -> object:
    # Undefined must come through, so that StrictUndefined says which name was missing.
    if isinstance(value, (Code, Undefined)):
        return value
    raise NotCode(
        f"a template printed {type(value).__name__}, and may print only Code: {value!r:.80}"
    )


class Templates:
    """The templates and plain files of one target, by paths below its folder (`/` between)."""

    def __init__(self, target: str, folder: Path | None = None) -> None:
        self._folder = (folder or root()) / target
        self._environment = environment(self._folder)

    def render(self, name: str, /, **values: object) -> str:
        """The text of template `name` with `values`.

        Raises `NotCode` for a value that is not `Code`, and Jinja's `UndefinedError` for a name
        that is missing.
        """
        return self._environment.get_template(name).render(values)

    def text(self, name: str) -> str:
        """A file that is printed as it is."""
        return (self._folder / name).read_text(encoding="utf-8")

    def names(self, folder: str = "") -> tuple[str, ...]:
        """All files below `folder`, sorted, as paths for `render` and `text`."""
        return tuple(
            sorted(
                path.relative_to(self._folder).as_posix()
                for path in (self._folder / folder).rglob("*")
                if path.is_file() and "__pycache__" not in path.parts
            )
        )


# --- templates decide nothing --------------------------------------------------------------------


def faults(source: str) -> list[str]:
    """Where a template does more than it may, one line each; empty if it is as plain as it must be.

    Allowed: text, printing a name or an attribute, `for name in name`, `if` (with `else`) on one
    bare name or attribute, `include` of a template named in the text.
    """
    tree = Environment().parse(source)
    return [f"line {node.lineno}: {fault}" for node, fault in _faults(tree)]


def _faults(parent: nodes.Node) -> Iterator[tuple[nodes.Node, str]]:
    for node in parent.iter_child_nodes():
        match node:
            case nodes.Output():
                for printed in node.nodes:
                    if not isinstance(printed, nodes.TemplateData) and not _is_bare(printed):
                        yield printed, f"prints {_kind(printed)}, not a name or an attribute"
            case nodes.For():
                if node.test is not None or node.recursive or node.else_:
                    yield node, "a loop with a condition, a recursion or an else"
                if not isinstance(node.target, nodes.Name):
                    yield node, "a loop over more than one name"
                if not _is_bare(node.iter):
                    yield node, f"loops over {_kind(node.iter)}, not a name or an attribute"
                yield from _faults_of(node.body)
            case nodes.If():
                if not _is_bare(node.test):
                    yield node, f"tests {_kind(node.test)}, not one bare name or attribute"
                if node.elif_:
                    yield node, "an elif: two facts decided in one place"
                yield from _faults_of(node.body)
                yield from _faults_of(node.else_)
            case nodes.Include():
                if not isinstance(node.template, nodes.Const) or node.ignore_missing:
                    yield node, "an include whose template is not named in the text"
            case _:
                yield node, f"uses {_kind(node)}"


def _faults_of(body: list[nodes.Node]) -> Iterator[tuple[nodes.Node, str]]:
    return _faults(nodes.Template(body))


def _is_bare(node: nodes.Node) -> bool:
    """A name, or an attribute of one, however far down: `page.title`."""
    while isinstance(node, nodes.Getattr):
        node = node.node
    return isinstance(node, nodes.Name)


def _kind(node: nodes.Node) -> str:
    return type(node).__name__
