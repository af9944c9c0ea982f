"""The files of the models package.

A schema component has a file with its inline types, and so has an operation with inline types. A
file holds enumerations, classes, unions, the imports of other models, and aliases, in this order:
models may refer to each other, and msgspec evaluates annotations on first use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from ....model import (
    AliasType,
    DeclaredType,
    EnumType,
    ObjectType,
    Ref,
    TypeId,
    UnionType,
    list_inner_types,
)
from ....rendering.code import Code
from ..annotations import Annotations
from ..naming.names import PythonNames
from ..naming.spelling import reserved
from ..naming.type_names import document_word, module_key
from ..representation import Representation
from ..source.expression import Import, ImportStatement, Value
from ..source.page import FilePlan, FileScope, View, code, docstring
from .declarations import Declarations, ModelAnnotations


def models_pages(names: PythonNames, types: Annotations) -> Mapping[str, FilePlan]:
    """The files of `models/`, by path below the package."""
    by_module: dict[str, list[DeclaredType]] = {}
    modules: dict[str, str] = {}
    for declared in types.representation.printed:
        name = names.type(declared.id)
        by_module.setdefault(name.module, []).append(declared)
        modules |= {public: name.module for public in (name.class_name, name.dict_name) if public}
    exports: dict[str, list[str]] = {}
    for public in sorted(modules, key=lambda public: (modules[public], public)):
        exports.setdefault(modules[public], []).append(public)
    planner = _ModulePlanner(types.representation, names, exports, modules)
    pages = {f"models/{module}.py": planner.page(module, by_module[module]) for module in exports}
    return {
        "models/__init__.py": FilePlan(template="package/models/__init__.py.jinja", values={}),
        "models/_index.py": _index(exports),
        **pages,
    }


def _index(exports: Mapping[str, list[str]]) -> FilePlan:
    return FilePlan(
        template="package/models/_index.py.jinja",
        values={
            "statements": _statements(Import(f".{module}", "*") for module in exports),
            "names": code(Value(exports)),
        },
    )


def _statements(imports: Iterable[Import]) -> tuple[Code, ...]:
    """Import statements, one for each module, sorted."""
    ordered = sorted(imports, key=lambda item: (item.module, item.name))
    return tuple(
        code(ImportStatement(tuple(group))) for _, group in groupby(ordered, key=lambda i: i.module)
    )


@dataclass(frozen=True, slots=True)
class _ModulePlanner:
    """Plans the files of the models. `exports` are the names by module, `modules` the reverse."""

    _representation: Representation
    _names: PythonNames
    _exports: Mapping[str, list[str]]
    _modules: Mapping[str, str]

    def page(self, module: str, types: list[DeclaredType]) -> FilePlan:
        """One file with these types."""
        scope = FileScope(depth=1)
        annotations = ModelAnnotations(
            self._representation, self._names, taken=self._shadowing_names(module, types)
        )
        plan = Declarations(self._names, annotations, scope)
        enumerations: list[View] = []
        models: list[View] = []
        markers: list[View] = []
        aliases: list[View] = []
        # The type that the file is named after comes first.
        for declared in sorted(types, key=lambda item: item.id.split("?")[0] != module_key(item)):
            match declared:
                case EnumType():
                    enumerations.append(plan.enumeration(declared))
                case ObjectType():
                    models.append(plan.object_type(declared))
                case UnionType() | AliasType():
                    if plan.is_marker(declared):
                        markers.append(plan.marker(declared))
                    else:
                        aliases.append(plan.alias(declared))
        others = (
            Import(f".{self._modules[name]}", name)
            for name in scope.names()
            if self._modules.get(name, module) != module
        )
        return FilePlan(
            template="package/models/module.py.jinja",
            values={
                "docstring": docstring(_module_docstring(types)),
                "imports": scope.imports(),
                "names": code(Value(self._exports[module])),
                "enumerations": enumerations,
                "records": models,
                "dictionaries": [view["dictionary"] for view in models if view["dictionary"]],
                "markers": markers,
                "others": _statements(others),
                "aliases": aliases,
            },
        )

    def _shadowing_names(self, module: str, types: list[DeclaredType]) -> frozenset[str]:
        """The models in the file that have the name of something it may import, such as `Any`."""
        taken = reserved("imports") & self._modules.keys()
        if not taken:
            return taken
        present = set(self._exports[module])
        for type_id in self._referenced_ids(types):
            name = self._names.type(type_id)
            present |= {public for public in (name.class_name, name.dict_name) if public}
        return taken & present

    def _referenced_ids(self, types: list[DeclaredType]) -> Iterator[TypeId]:
        pending = [type_ref for declared in types for type_ref in list_inner_types(declared)]
        while pending:
            type_ref = self._representation.resolve(pending.pop())
            if isinstance(type_ref, Ref):
                yield type_ref.id
            else:
                pending += list_inner_types(type_ref)


_DOCSTRINGS = {
    "operation": "Types of the operation `{}`.",
    "webhook": "Types of the webhook `{}`.",
    "callback": "Types of the callback `{}`.",
    "path": "Types that the operations of `{}` share.",
    "component": "Types of the component `{}`.",
}


def _module_docstring(types: list[DeclaredType]) -> str:
    key = module_key(types[0])
    default = "The schema `{}`." if len(types) == 1 else "The schema `{}`, and types inside it."
    return _DOCSTRINGS.get(key.partition(":")[0], default).format(document_word(key))
