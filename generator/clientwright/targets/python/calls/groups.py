"""The media types in which a body can be passed, grouped by the arguments that they take.

The first group is the default. Media types with the type of the default share its arguments; the
others take the whole body and a `content_type`. See docs/decisions/0018-request-bodies.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ....conventions.media_types import ContentKind, is_range
from ....model import Content, ObjectType, Operation
from ..representation import Representation

MAX_OVERLOADS: Final = 8
"""The signatures of a method; media types beyond that share the last one."""
MIN_GROUPS: Final = 2
"""The groups that remain if bodies and responses in several media types are combined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyGroup:
    """Media types that take the same arguments."""

    contents: tuple[Content, ...]
    is_flat: bool
    """The properties of the body are arguments."""

    @property
    def has_range(self) -> bool:
        """Whether any media type with this range can be passed."""
        return any(is_range(content.sent_media_type) for content in self.contents)


def body_groups(
    representation: Representation, operation: Operation, most: int = MAX_OVERLOADS
) -> tuple[BodyGroup, ...]:
    """The groups of an operation's media types, the default first; `most` are the signatures."""
    if operation.body is None:
        return ()
    flat = representation.flat_body(operation)
    groups: dict[object, list[Content]] = {}
    for content in representation.contents(operation.body):
        is_flat = flat is not None and _has_fields(representation, content, flat)
        groups.setdefault("fields" if is_flat else _shape(content), []).append(content)
    keys = list(groups)
    # A call without a body is a signature too.
    most -= not operation.body.required
    if len(keys) > most:
        rest = [content for key in keys[most - 1 :] for content in groups.pop(key)]
        groups["rest"] = rest
    return tuple(
        BodyGroup(contents=tuple(contents), is_flat=flat is not None and index == 0)
        for index, contents in enumerate(groups.values())
    )


def _has_fields(representation: Representation, content: Content, flat: ObjectType) -> bool:
    is_value = content.kind.has_schema and not content.kind.is_stream
    return is_value and representation.api.object_type(content.type) is flat


def _shape(content: Content) -> tuple[object, ...]:
    return (content.type, content.kind.is_stream, content.kind is ContentKind.BINARY)
