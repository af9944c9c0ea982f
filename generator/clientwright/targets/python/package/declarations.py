"""The declarations in the models package: classes, typed dictionaries, unions and aliases.

Each becomes a view for the templates. The files and their order are planned in `models.py`.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .... import model
from ....rendering.code import Code
from ..annotations import Annotations
from ..naming.names import PythonNames
from ..source import expression as py
from ..source.page import FileScope, View, code, docstring
from ..source.page import name as identifier
from ..wording.classes import describe_enum, describe_object_type, describe_type
from ..wording.docstrings import describe_property

_MAX_QUOTED = 80
"""A longer forward reference is written as a `typing.Union`, which can span lines."""

_TYPE_CHECKING = py.Import("typing", "TYPE_CHECKING")


class ModelAnnotations(Annotations):
    """Annotations as used inside the models package, where models are bare names."""

    def model(self, name: str) -> py.Expression:
        """A model of the same file, or imported at its end."""
        return py.Name(name)


@dataclass(frozen=True, slots=True)
class Declarations:
    """Plans the declarations of one file; `scope` collects their imports."""

    _names: PythonNames
    _types: ModelAnnotations
    _scope: FileScope

    # --- models --------------------------------------------------------------------------------

    def object_type(self, declared: model.ObjectType) -> View:
        """The class of an object type, and its `TypedDict`."""
        closed = not self._types.representation.is_open(declared)
        properties = [prop for prop in declared.properties if not _is_forbidden(prop)]
        base = ("models.model", "Model") if closed else ("models.open_model", "OpenModel")
        if model.is_headers(declared):
            base = ("models.model", "ResponseHeaders")
        styles = tuple(
            (py.Value(prop.wire_name), py.Value(prop.style.value))
            for prop in properties
            if isinstance(prop, model.ResponseHeader) and prop.style is not model.HeaderStyle.SIMPLE
        )
        styles_type = py.Subscript(
            self._types.symbol("typing", "ClassVar"),
            (
                py.Subscript(
                    self._types.symbol("collections.abc", "Mapping"),
                    (py.Name("str"), py.Name("str")),
                ),
            ),
        )
        attributes = {
            prop.wire_name: self._names.field(declared.id, prop.wire_name) for prop in properties
        }
        taken = frozenset(attributes.values())
        renamed = {name: wire for wire, name in attributes.items() if name != wire}
        sensitive = sorted(attributes[prop.wire_name] for prop in properties if prop.sensitive)
        sensitive_names = py.CallExpr(
            py.Name("frozenset"), (py.ListExpr(tuple(map(py.Value, sensitive))),)
        )
        sensitive_type = py.Subscript(
            self._types.symbol("typing", "ClassVar"),
            (py.Subscript(py.Name("frozenset"), (py.Name("str"),)),),
        )
        flag_type = py.Subscript(self._types.symbol("typing", "ClassVar"), (py.Name("bool"),))
        forbids = closed and declared.additional is model.AdditionalProperties.FORBIDDEN
        return {
            "name": identifier(self._names.type(declared.id).class_name),
            "base": self._scope.code(self._types.runtime(*base)),
            "closed": closed,
            "rename": code(py.Value(renamed)) if renamed else None,
            "docstring": docstring(describe_object_type(declared, attributes), indent=4),
            "fields": (
                *(self._field(declared.id, prop, attributes) for prop in properties),
                *self._additional_properties(declared, taken),
            ),
            "styles": self._scope.code(py.DictExpr(styles), taken) if styles else None,
            "styles_type": self._scope.code(styles_type, taken) if styles else None,
            "sensitive": self._scope.code(sensitive_names, taken) if sensitive else None,
            "flag_type": self._scope.code(flag_type, taken) if forbids else None,
            "sensitive_type": self._scope.code(sensitive_type, taken) if sensitive else None,
            "dictionary": self._typed_dict(declared),
        }

    def _field(
        self, owner: model.TypeId, prop: model.Property, attributes: Mapping[str, str]
    ) -> View:
        taken = frozenset(attributes.values())
        tags = self._types.representation.closed_tags.get((owner, prop.wire_name))
        annotation = (
            self._types.for_response(prop.type) if tags is None else self._types.closed_enum(tags)
        )
        default = None
        if not prop.required:
            annotation, value = self._as_optional(prop, annotation)
            default = self._scope.code(value, taken)
        docs = self._types.representation.inherit_docs(prop.docs, prop.type)
        text = describe_property(prop, self._types.embedded_json(prop), attributes, docs)
        return {
            "name": identifier(attributes[prop.wire_name]),
            "annotation": self._scope.code(annotation, taken),
            "default": default,
            "docstring": docstring(text, indent=4) if text else None,
        }

    def _as_optional(
        self, prop: model.Property, annotation: py.Expression
    ) -> tuple[py.Expression, py.Expression]:
        """The annotation of a field that can be absent, and the value that it then has.

        That is None, unless null means something else.
        """
        if self._types.representation.allows_null(prop.type):
            return self._types.or_unset(annotation), self._types.runtime("unset", "UNSET")
        return py.make_union((annotation, py.NONE)), py.Value(None)

    def _additional_properties(
        self, declared: model.ObjectType, taken: frozenset[str]
    ) -> Iterator[View]:
        """The field of typed additional properties. The base class has one for `Any`."""
        if (
            isinstance(declared.additional, model.AdditionalProperties)
            or declared.additional == model.ANY
        ):
            return
        value = self._types.for_response(declared.additional)
        default = py.CallExpr(self._types.runtime("models.open_model", "extra"))
        yield {
            "name": identifier("additional_properties"),
            "annotation": self._scope.code(
                py.Subscript(py.Name("dict"), (py.Name("str"), value)), taken
            ),
            "default": self._scope.code(default, taken),
            "docstring": None,
        }

    def _typed_dict(self, declared: model.ObjectType) -> View | None:
        name = self._names.type(declared.id)
        if name.dict_name is None:
            return None
        # Type checkers reject an empty key.
        properties = [
            prop for prop in declared.properties if prop.wire_name and not _is_forbidden(prop)
        ]
        partial = not any(prop.required for prop in properties)
        not_required = self._types.symbol("typing", "NotRequired")
        keys: dict[str, py.Expression] = {}
        for prop in properties:
            annotation = self._types.for_request(prop.type)
            is_total = prop.required or partial
            keys[prop.wire_name] = (
                annotation if is_total else py.Subscript(not_required, (annotation,))
            )
        self._scope.require(_TYPE_CHECKING)
        base = self._types.symbol("typing", "TypedDict")
        by_call = None
        views: tuple[View, ...] = ()
        if _fits_class_body(keys):
            views = tuple(
                {"name": identifier(key), "annotation": self._scope.code(tree, frozenset(keys))}
                for key, tree in keys.items()
            )
        else:
            pairs = tuple((py.Value(key), py.Quoted(tree)) for key, tree in keys.items())
            total = (("total", py.Value(False)),) if partial else ()
            arguments = (py.Value(name.dict_name), py.DictExpr(pairs))
            by_call = self._scope.code(py.CallExpr(base, arguments, total))
        return {
            "name": identifier(name.dict_name),
            "base": self._scope.code(base),
            "docstring": docstring(
                f"`{name.class_name}` as a dictionary.", indent=4 if by_call else 8
            ),
            "partial": partial and bool(keys),
            "entries": views,
            "by_call": by_call,
        }

    # --- aliases -------------------------------------------------------------------------------

    def enumeration(self, declared: model.EnumType) -> View:
        """The alias of an enumeration, which is open: other values are accepted."""
        return self._alias(declared, self._types.enum_values(declared), describe_enum(declared))

    def alias(self, declared: model.AliasType | model.UnionType) -> View:
        """The alias of a type that is written inline wherever it is used."""
        variants = model.list_inner_types(declared)
        type_ref = (
            variants[0]
            if isinstance(declared, model.AliasType)
            else model.InlineUnion(variants=variants)
        )
        return self._alias(declared, self._types.for_response(type_ref), describe_type(declared))

    def _alias(self, declared: model.DeclaredType, value: py.Expression, text: str) -> View:
        return {
            "name": identifier(self._names.type(declared.id).class_name),
            "kind": self._type_alias(),
            "value": self._scope.code(value),
            "docstring": docstring(text),
        }

    def _type_alias(self) -> Code:
        return self._scope.code(self._types.symbol("typing", "TypeAlias"))

    # --- markers -------------------------------------------------------------------------------

    def is_marker(self, declared: model.AliasType | model.UnionType) -> bool:
        """Whether msgspec cannot decode it."""
        representation = self._types.representation
        if isinstance(declared, model.UnionType):
            return not representation.is_native(declared.id)
        return declared.id in representation.recursive_ids

    def marker(self, declared: model.AliasType | model.UnionType) -> View:
        """A union of objects, or a recursive alias."""
        self._scope.require(_TYPE_CHECKING)
        name = self._names.type(declared.id)
        variants = tuple(self._expand(declared))
        types = [*map(self._types.for_response, variants)]
        if isinstance(declared, model.UnionType) and declared.closed:
            types.append(self._types.runtime("models.unknown", "Unknown"))
        value = py.make_union(types)
        dictionary = given = alternatives = None
        if name.dict_name:
            dictionary = identifier(name.dict_name)
            given = self._forward_reference(
                py.make_union(
                    part
                    for variant in variants
                    for part in py.union_variants(self._types.for_request(variant))
                    if part not in py.union_variants(value)
                )
            )
            alternatives = f"Alternatives to `{name.class_name}` in requests."
        return {
            "name": identifier(name.class_name),
            "kind": self._type_alias(),
            "value": self._forward_reference(value),
            "docstring": docstring(describe_type(declared), indent=4),
            "definition": self._scope.code(self._definition(declared)),
            "dictionary": dictionary,
            "given": given,
            "dictionary_docstring": (docstring(alternatives, indent=4) if alternatives else None),
        }

    def _definition(self, declared: model.AliasType | model.UnionType) -> py.Expression:
        """The call that creates the marker class."""
        name = py.Value(self._names.type(declared.id).class_name)
        if isinstance(declared, model.AliasType):
            aliased = py.LambdaExpr(self._types.for_response(declared.type))
            return py.CallExpr(self._types.runtime("models.union", "alias"), (name, aliased))
        variants = py.TupleExpr(
            tuple(map(self._types.for_response, model.list_inner_types(declared)))
        )
        mapping = {
            tag: index for index, variant in enumerate(declared.variants) for tag in variant.tags
        }
        is_native = self._types.representation.has_native_variants(declared)
        options = {
            "tag": declared.discriminator,
            "mapping": mapping or None,
            "default": declared.default_variant,
            "closed": declared.closed or None,
            "native": True if is_native else None,
        }
        return py.CallExpr(
            self._types.runtime("models.union", "union"),
            (name, py.LambdaExpr(variants)),
            tuple(
                (option, py.Value(value)) for option, value in options.items() if value is not None
            ),
        )

    def _forward_reference(self, tree: py.Expression) -> Code:
        """A type in quotes, since it names classes that are defined later in the file."""
        variants = py.union_variants(tree)
        if len(variants) == 1 or len(py.to_source(tree)) <= _MAX_QUOTED:
            return self._scope.code(py.Quoted(tree))
        union = self._types.symbol("typing", "Union")
        return self._scope.code(py.Subscript(union, tuple(map(py.Quoted, variants))))

    def _expand(
        self, declared: model.DeclaredType, around: frozenset[model.TypeId] = frozenset()
    ) -> Iterator[model.TypeRef]:
        """The variants, with those of recursive unions instead of these unions.

        Otherwise the alias of a union could consist of itself.
        """
        around |= {declared.id}
        for type_ref in model.list_inner_types(declared):
            yield from self._expand_variant(type_ref, around)

    def _expand_variant(
        self, type_ref: model.TypeRef, around: frozenset[model.TypeId]
    ) -> Iterator[model.TypeRef]:
        representation = self._types.representation
        resolved = representation.resolve(type_ref)
        match resolved:
            case model.Nullable(inner=inner):
                yield from self._expand_variant(inner, around)
                yield model.ScalarType(kind=model.ScalarKind.NULL)
            case model.Ref(id=type_id) if type_id in around:
                return
            case model.Ref(id=type_id) if type_id in representation.recursive_ids:
                declared = representation.declared(type_id)
                if isinstance(declared, model.UnionType):
                    yield from self._expand(declared, around)
                else:
                    yield resolved
            case _:
                yield resolved


def list_tag_fields(api: model.Api, names: PythonNames) -> list[str]:
    """The fields of the discriminators of closed unions."""
    found: set[str] = set()
    for declared in api.types.values():
        if not isinstance(declared, model.UnionType) or not declared.closed:
            continue
        for variant in declared.variants:
            owner = api.object_type(variant.type)
            if owner is not None and owner.find_property(declared.discriminator or ""):
                found.add(names.field(owner.id, declared.discriminator or ""))
    return sorted(found - {"data"})


def _is_forbidden(prop: model.Property) -> bool:
    """Whether the schema of a property is `false`."""
    return prop.type == model.ScalarType(kind=model.ScalarKind.NEVER)


def _fits_class_body(keys: Mapping[str, py.Expression]) -> bool:
    """Whether a class body can define all keys without hiding a name of an annotation."""
    used = {
        part.id
        for tree in keys.values()
        for part in py.walk_expression(tree)
        if isinstance(part, py.Name)
    }
    return all(
        py.is_identifier(key)
        and not key.startswith("__")
        and (key not in used or hasattr(builtins, key))
        for key in keys
    )
