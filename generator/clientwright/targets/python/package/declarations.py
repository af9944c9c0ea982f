"""What a declared type prints in the models package: classes, dictionaries, markers, aliases.

Finished values for the templates, and beside them the expressions that the page prints, from which
its imports are found. Not here: files and their order (`models.py`), annotations (`types.py`).
"""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ....code import Code
from ....model import (
    ANY,
    AdditionalProperties,
    AliasType,
    DeclaredType,
    Docs,
    EnumType,
    InlineUnion,
    Nullable,
    ObjectType,
    Property,
    Ref,
    ScalarKind,
    ScalarType,
    TypeId,
    TypeRef,
    UnionType,
)
from ..annotations import Annotations
from ..calls.choices import describe_choices, property_choices
from ..naming.names import PythonNames
from ..source.expression import (
    CallExpr,
    DictExpr,
    Expression,
    Import,
    LambdaExpr,
    ListExpr,
    Name,
    Quoted,
    Subscript,
    TupleExpr,
    UnionExpr,
    Value,
    is_identifier,
    make_union,
    to_source,
    walk_expression,
)
from ..source.literal import literal_text
from ..source.page import avoid_shadowing, code
from ..source.page import name as identifier
from ..source.prose import strip_html
from ..source.syntax import PYTHON
from ..wording.docstrings import describe_property

_SHORT = 80
"""A forward reference longer than this is written as a `UnionType`, which can be wrapped."""


class ModelAnnotations(Annotations):
    """The annotations as seen from inside the models: bare names."""

    def model(self, name: str) -> Expression:
        """A name of this file, or imported at its bottom."""
        return Name(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """`name: annotation = default`, and its docstring."""

    name: Code
    annotation: Code
    default: Code | None
    docstring: Code | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyView:
    """A key of a `TypedDict` in class syntax."""

    name: Code
    annotation: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionaryView:
    """The `TypedDict` beside a record."""

    name: Code
    base: Code
    docstring: Code
    partial: bool
    """No key is required: `total=False`."""
    keys: tuple[KeyView, ...]
    by_call: Code | None
    """The whole right-hand side, where a key is no name that a class body could hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """The class of a record."""

    name: Code
    base: Code
    closed: bool
    """Further properties are not kept: a struct."""
    rename: Code | None
    docstring: Code
    fields: tuple[FieldView, ...]
    sensitive: Code | None
    sensitive_type: Code | None
    dictionary: DictionaryView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasView:
    """`name: TypeAlias = value`"""

    name: Code
    kind: Code
    value: Code
    docstring: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerView:
    """A type that type checkers see as `value`, and msgspec as the marker `definition`."""

    name: Code
    kind: Code
    value: Code
    docstring: Code
    definition: Code
    dictionary: Code | None
    given: Code | None
    dictionary_docstring: Code | None


class Declarations:
    """Makes the declarations of one page and remembers what they print."""

    def __init__(self, names: PythonNames, types: ModelAnnotations) -> None:
        self._names = names
        self._types = types
        self.trees: list[Expression] = []
        """Everything that the page prints and that may need an import."""
        self.imports: set[Import] = set()
        """What it needs besides."""

    def _code(self, tree: Expression) -> Code:
        self.trees.append(tree)
        return code(tree)

    @property
    def _alias_kind(self) -> Code:
        return self._code(self._types.symbol("typing", "TypeAlias"))

    # --- records -------------------------------------------------------------------------------

    def record(self, record: ObjectType) -> RecordView:
        """The class of a record, and its dictionary."""
        closed = not self._types.representation.is_open(record)
        base = ("models.model", "Model") if closed else ("models.open_model", "OpenModel")
        fields = [field for field in record.properties if not _never(field)]
        attributes = {
            field.wire_name: self._names.field(record.id, field.wire_name) for field in fields
        }
        taken = frozenset(attributes.values())
        renamed = {name: wire for wire, name in attributes.items() if name != wire}
        views = [self._field(field, attributes) for field in fields]
        views += self._extra(record, taken)
        secret = sorted(attributes[field.wire_name] for field in fields if field.sensitive)
        secrets = CallExpr(Name("frozenset"), (ListExpr(tuple(map(Value, secret))),))
        return RecordView(
            name=identifier(self._names.type(record.id).class_name),
            base=self._code(self._types.runtime(*base)),
            closed=closed,
            rename=Code.literal(renamed, PYTHON) if renamed else None,
            docstring=self._said_of(record, attributes),
            fields=tuple(views),
            sensitive=self._code(avoid_shadowing(secrets, taken)) if secret else None,
            sensitive_type=self._sensitive_type(taken) if secret else None,
            dictionary=self._dictionary(record),
        )

    def _field(self, field: Property, attributes: Mapping[str, str]) -> FieldView:
        taken = frozenset(attributes.values())
        annotation = self._types.for_response(field.type)
        default = None
        if not field.required:
            annotation = self._types.or_unset(annotation)
            default = self._code(avoid_shadowing(self._types.runtime("unset", "UNSET"), taken))
        docs = self._types.representation.inherit_docs(field.docs, field.type)
        words = describe_property(field, self._types.embedded_json(field), attributes, docs)
        return FieldView(
            name=identifier(attributes[field.wire_name]),
            annotation=self._code(avoid_shadowing(annotation, taken)),
            default=default,
            docstring=Code.docstring(words, PYTHON, indent=4) if words else None,
        )

    def _extra(self, record: ObjectType, taken: frozenset[str]) -> Iterable[FieldView]:
        """The further properties, unless they may be anything: then the base class has them."""
        if isinstance(record.additional, AdditionalProperties) or record.additional == ANY:
            return
        value = self._types.for_response(record.additional)
        default = CallExpr(self._types.runtime("models.open_model", "extra"))
        yield FieldView(
            name=identifier("additional_properties"),
            annotation=self._code(
                avoid_shadowing(Subscript(Name("dict"), (Name("str"), value)), taken)
            ),
            default=self._code(avoid_shadowing(default, taken)),
            docstring=None,
        )

    def _sensitive_type(self, taken: frozenset[str]) -> Code:
        names = Subscript(Name("frozenset"), (Name("str"),))
        tree = Subscript(self._types.symbol("typing", "ClassVar"), (names,))
        return self._code(avoid_shadowing(tree, taken))

    def _said_of(self, record: ObjectType, attributes: Mapping[str, str]) -> Code:
        together = describe_choices(property_choices(record, attributes), "Requires")
        words = "\n\n".join(filter(None, (described(record), together)))
        return Code.docstring(words, PYTHON, indent=4)

    def _docstring(self, declared: DeclaredType) -> Code:
        return Code.docstring(described(declared), PYTHON, indent=4)

    # --- dictionaries --------------------------------------------------------------------------

    def _dictionary(self, record: ObjectType) -> DictionaryView | None:
        name = self._names.type(record.id).dict_name
        if name is None:
            return None
        # Type checkers know no key without a name.
        fields = [field for field in record.properties if field.wire_name and not _never(field)]
        keys = {field.wire_name: self._types.for_request(field.type) for field in fields}
        partial = not any(field.required for field in fields)
        if not partial:
            optional = self._types.symbol("typing", "NotRequired")
            keys |= {
                field.wire_name: Subscript(optional, (keys[field.wire_name],))
                for field in fields
                if not field.required
            }
        self.imports.add(Import("typing", "TYPE_CHECKING"))
        base = self._types.symbol("typing", "TypedDict")
        by_call = None
        if not _fits_class_body(keys):
            pairs = tuple((Value(key), Quoted(tree)) for key, tree in keys.items())
            total = (("total", Value(False)),) if partial else ()
            by_call = self._code(CallExpr(base, (Value(name), DictExpr(pairs)), total))
        taken = frozenset(keys)
        return DictionaryView(
            name=identifier(name),
            base=self._code(base),
            docstring=Code.docstring(
                f"`{self._names.type(record.id).class_name}` as a dictionary.",
                PYTHON,
                indent=4 if by_call else 8,
            ),
            partial=partial and bool(keys),
            keys=(
                tuple(
                    KeyView(
                        name=identifier(key), annotation=self._code(avoid_shadowing(tree, taken))
                    )
                    for key, tree in keys.items()
                )
                if by_call is None
                else ()
            ),
            by_call=by_call,
        )

    # --- aliases -------------------------------------------------------------------------------

    def enumeration(self, declared: EnumType) -> AliasView:
        """The known values of an enumeration, and any other of their kind."""
        value = self._types.enum_values(declared)
        return self._alias(declared, value, said_of_members(declared))

    def alias(self, declared: AliasType | UnionType) -> AliasView:
        """Another name for something that is written out wherever it is used."""
        use = (
            declared.type
            if isinstance(declared, AliasType)
            else InlineUnion(variants=tuple(variant.type for variant in declared.variants))
        )
        return self._alias(declared, self._types.for_response(use))

    def _alias(self, declared: DeclaredType, value: Expression, more: str = "") -> AliasView:
        words = "\n\n".join(filter(None, (described(declared), more)))
        return AliasView(
            name=identifier(self._names.type(declared.id).class_name),
            kind=self._alias_kind,
            value=self._code(value),
            docstring=Code.docstring(words, PYTHON),
        )

    # --- markers -------------------------------------------------------------------------------

    def is_marker(self, declared: AliasType | UnionType) -> bool:
        """Whether msgspec cannot read it by itself."""
        representation = self._types.representation
        if isinstance(declared, UnionType):
            return not representation.is_native(declared.id)
        return declared.id in representation.recursive_ids

    def marker(self, declared: AliasType | UnionType) -> MarkerView:
        """A union of objects, or what leads back to itself."""
        self.imports.add(Import("typing", "TYPE_CHECKING"))
        name = self._names.type(declared.id)
        uses = tuple(self._plain_variants(declared.id))
        has = make_union(map(self._types.for_response, uses))
        given = None
        if name.dict_name:
            wider = make_union(
                part
                for use in uses
                for part in _alternatives(self._types.for_request(use))
                if part not in _alternatives(has)
            )
            given = self._code(self._forward(wider))
        return MarkerView(
            name=identifier(name.class_name),
            kind=self._alias_kind,
            value=self._code(self._forward(has)),
            docstring=self._docstring(declared),
            definition=self._code(self._definition(declared)),
            dictionary=identifier(name.dict_name) if name.dict_name else None,
            given=given,
            dictionary_docstring=(
                Code.docstring(f"What may be given for `{name.class_name}`.", PYTHON, indent=4)
                if name.dict_name
                else None
            ),
        )

    def _definition(self, declared: AliasType | UnionType) -> Expression:
        name = Value(self._names.type(declared.id).class_name)
        if isinstance(declared, AliasType):
            of = LambdaExpr(self._types.for_response(declared.type))
            return CallExpr(self._types.runtime("models.union", "alias"), (name, of))
        variants = TupleExpr(
            tuple(self._types.for_response(variant.type) for variant in declared.variants)
        )
        keywords: list[tuple[str, Expression]] = []
        if declared.discriminator is not None:
            keywords.append(("tag", Value(declared.discriminator)))
        mapping = {
            tag: place for place, variant in enumerate(declared.variants) for tag in variant.tags
        }
        if mapping:
            keywords.append(("mapping", Value(mapping)))
        if declared.default_variant is not None:
            keywords.append(("default", Value(declared.default_variant)))
        if self._types.representation.has_native_variants(declared):
            keywords.append(("native", Value(True)))
        return CallExpr(
            self._types.runtime("models.union", "union"),
            (name, LambdaExpr(variants)),
            tuple(keywords),
        )

    def _forward(self, tree: Expression) -> Expression:
        """A type made of names that come later in the file: in quotes, which type checkers read."""
        parts = _alternatives(tree)
        if len(parts) == 1 or len(to_source(tree)) <= _SHORT:
            return Quoted(tree)
        union = self._types.symbol("typing", "UnionType")
        self.trees.append(tree)
        return Subscript(union, tuple(Quoted(part) for part in parts))

    def _plain_variants(
        self, type_id: TypeId, seen: frozenset[TypeId] = frozenset()
    ) -> Iterable[TypeRef]:
        """The variants, without unions that would make the union a part of itself."""
        declared = self._types.representation.declared(type_id)
        uses = (
            tuple(variant.type for variant in declared.variants)
            if isinstance(declared, UnionType)
            else (declared.type,) if isinstance(declared, AliasType) else ()
        )
        inside = seen | {type_id}
        for use in uses:
            yield from self._unrolled(use, inside)

    def _unrolled(self, use: TypeRef, inside: frozenset[TypeId]) -> Iterable[TypeRef]:
        match self._types.representation.resolve(use):
            case Ref(id=type_id) if type_id in inside:
                return
            case Ref(id=type_id) as ref if type_id in self._types.representation.recursive_ids:
                # Written out: a chain of names that ends where it started means nothing.
                if isinstance(self._types.representation.declared(type_id), UnionType):
                    yield from self._plain_variants(type_id, inside)
                else:
                    yield ref
            case Nullable(inner=of):
                yield from self._unrolled(of, inside)
                yield ScalarType(kind=ScalarKind.NULL)
            case seen:
                yield seen


def described(declared: DeclaredType) -> str:
    """The words for a declared type: the document's, else where it comes from."""
    words = words_of(declared.docs)
    if words:
        return words
    *around, last = declared.name_hint.parts
    sent = ""
    if declared.id.endswith("?write"):  # one of two views, and the one with a name of our own
        last, sent = last.removesuffix("Input"), ", as it is sent"
    if last.isdigit() and len(around) > 1:
        *around, last = *around[:-1], f"{around[-1]} {last}".capitalize()
        return f"{last} of `{'.'.join(around)}`{sent}."
    if around:
        return f"The `{last}` of `{'.'.join(around)}`{sent}."
    return f"The schema `{last}`{sent}."


def said_of_members(declared: EnumType) -> str:
    """A list of the values, where the document has a name or words for any of them."""
    if not any(member.name or words_of(member.docs) for member in declared.members):
        return ""
    lines: list[str] = []
    for member in declared.members:
        line = f"- `{literal_text(member.value)}`"
        if member.name and member.name != member.value:
            line += f" ({strip_html(member.name)})"
        words = " ".join(words_of(member.docs).split())
        lines.append(f"{line}: {words}" if words else line)
    return "\n".join(lines)


def words_of(docs: Docs) -> str:
    """What the document says about a type."""
    summary, text = strip_html(docs.summary), strip_html(docs.description)
    parts = [text] if not summary or summary in text else [summary, text]
    if docs.deprecated:
        parts.append("Deprecated: the API may drop it.")
    if docs.external_docs:
        parts.append(f"More: {docs.external_docs}")
    return "\n\n".join(part for part in parts if part)


def _alternatives(tree: Expression) -> tuple[Expression, ...]:
    return tree.variants if isinstance(tree, UnionExpr) else (tree,)


def _never(field: Property) -> bool:
    """A property that must not be there (`false`) is none."""
    return field.type == ScalarType(kind=ScalarKind.NEVER)


def _fits_class_body(keys: dict[str, Expression]) -> bool:
    """Whether all keys can be names of a class body, and hide nothing that an annotation names."""
    mentioned = {
        part.id
        for tree in keys.values()
        for part in walk_expression(tree)
        if isinstance(part, Name)
    }
    return all(
        is_identifier(key)
        and not key.startswith("__")
        and (key not in mentioned or hasattr(builtins, key))
        for key in keys
    )
