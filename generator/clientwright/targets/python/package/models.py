"""The pages of the models package, planned: finished values for the templates.

One file a component, with the inline types that belong to it; one an operation, for the inline
types of its request and response. In a file, in this order: enumerations, classes, unions; then
the imports of other models, at the bottom, since models refer to each other in circles and msgspec
looks their names up at first use; then plain aliases, which no other model needs.

Not here: names and annotations (`names.py`, `types.py`), the index of all files (`index.py`), and
which types there are (`shape.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from ....code import Code
from ....model import AliasType, DeclaredType, EnumType, ObjectType, Ref, TypeId, UnionType
from ..annotations import Annotations
from ..naming.names import PythonNames
from ..naming.spelling import reserved
from ..naming.type_names import document_word, module_key
from ..representation import Representation, direct_types, inner_types
from ..source.expression import Import, ImportStatement, Name, walk_expression
from ..source.page import FilePlan, code, import_block
from ..source.syntax import PYTHON
from .declarations import AliasView, Declarations, MarkerView, ModelAnnotations, RecordView


def models_pages(names: PythonNames, types: Annotations) -> Mapping[str, FilePlan]:
    """Every page of `models/`, by its path below the import package: `models/assistant.py`."""
    by_module: dict[str, list[DeclaredType]] = {}
    for declared in types.representation.printed:
        by_module.setdefault(names.type(declared.id).module, []).append(declared)
    where: dict[str, str] = {}
    for declared in types.representation.printed:
        name = names.type(declared.id)
        where[name.class_name] = name.module
        if name.dict_name:
            where[name.dict_name] = name.module
    inside: dict[str, list[str]] = {}
    for known in sorted(where, key=lambda known: (where[known], known)):
        inside.setdefault(where[known], []).append(known)
    pages = {
        f"models/{module}.py": _Module(
            types.representation, names, inside[module], held, where
        ).page()
        for module, held in sorted(by_module.items())
    }
    return {
        "models/__init__.py": FilePlan(template="package/models/__init__.py.jinja", values={}),
        "models/_index.py": _index(inside),
        **pages,
    }


def _index(names: Mapping[str, list[str]]) -> FilePlan:
    """The page that says in which file each name is."""
    return FilePlan(
        template="package/models/_index.py.jinja",
        values={
            "statements": statements(Import(f".{module}", "*") for module in names),
            "names": Code.literal(names, PYTHON),
        },
    )


def statements(imports: Iterable[Import]) -> tuple[Code, ...]:
    """Import statements, one a module, sorted."""
    ordered = sorted(imports, key=lambda item: (item.module, item.name))
    return tuple(
        code(ImportStatement(tuple(group)))
        for _, group in groupby(ordered, key=lambda item: item.module)
    )


class _Module:
    """One file of models while it is planned."""

    def __init__(
        self,
        representation: Representation,
        names: PythonNames,
        inside: list[str],
        held: list[DeclaredType],
        where: Mapping[str, str],
    ) -> None:
        self._inside = inside
        self._module = where[inside[0]]
        self._held = held
        self._where = where
        # A class may be called like something that the file imports: `Model`, `Any`, `UUID`.
        taken = reserved("imports") & where.keys()
        if taken:
            present = {
                known
                for name in map(names.type, _ids_in(representation, held))
                for known in (name.class_name, name.dict_name)
            }
            taken &= present | set(inside)
        self._make = Declarations(names, ModelAnnotations(representation, names, taken=taken))

    def page(self) -> FilePlan:
        """The whole page."""
        enumerations: list[AliasView] = []
        records: list[RecordView] = []
        markers: list[MarkerView] = []
        aliases: list[AliasView] = []
        # What the file is named after comes first, then what it is made of.
        for declared in sorted(self._held, key=lambda one: one.id.split("?")[0] != module_key(one)):
            match declared:
                case EnumType():
                    enumerations.append(self._make.enumeration(declared))
                case ObjectType():
                    records.append(self._make.record(declared))
                case UnionType() | AliasType():
                    if self._make.is_marker(declared):
                        markers.append(self._make.marker(declared))
                    else:
                        aliases.append(self._make.alias(declared))
        return FilePlan(
            template="package/models/module.py.jinja",
            values={
                "docstring": Code.docstring(_subject(self._held), PYTHON),
                "imports": import_block(self._make.trees, self._make.imports, depth=1),
                "names": Code.literal(self._inside, PYTHON),
                "enumerations": enumerations,
                "records": records,
                "dictionaries": [one.dictionary for one in records if one.dictionary],
                "markers": markers,
                "others": statements(self._others()),
                "aliases": aliases,
            },
        )

    def _mentioned(self) -> frozenset[str]:
        """The models that the page names."""
        return frozenset(
            part.id
            for tree in self._make.trees
            for part in walk_expression(tree)
            if isinstance(part, Name) and part.id in self._where
        )

    def _others(self) -> Iterator[Import]:
        """The imports of models in other files."""
        for name in self._mentioned():
            if self._where[name] != self._module:
                yield Import(f".{self._where[name]}", name)


def _ids_in(representation: Representation, held: list[DeclaredType]) -> Iterator[TypeId]:
    """The declared types that a file may name."""
    todo = [use for declared in held for use in direct_types(declared)]
    while todo:
        use = representation.resolve(todo.pop())
        if isinstance(use, Ref):
            yield use.id
        else:
            todo += inner_types(use)


def _subject(held: list[DeclaredType]) -> str:
    """What a file of models is about, in a line."""
    home = module_key(held[0])
    word = document_word(home)
    match home.partition(":")[0]:
        case "operation":
            return f"What belongs to the operation `{word}` alone."
        case "webhook":
            return f"What the webhook `{word}` sends."
        case "callback":
            return f"What the callback `{word}` sends."
        case "path":
            return f"What the operations of `{word}` share."
        case "component":
            return f"What belongs to the shared `{word}`."
        case _ if len(held) == 1:
            return f"The schema `{word}`."
        case _:
            return f"The schema `{word}`, and what it is made of."
