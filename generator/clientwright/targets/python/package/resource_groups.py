"""Splits the class of a large resource into several files.

The operations are grouped by the path segment that follows the resource's own segment
(`/repos/{owner}/{repo}/branches`: `branches`). A large enough group becomes a base class of the
resource's class, in a private module. Names and types are the same as without groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ....model import Operation, Resource
from ....names.assignment import fold_case
from ....names.words import split_words
from ..naming.spelling import pascal, snake

_LARGE_RESOURCE: Final = 40
"""The number of operations from which on a resource is split."""
_SMALLEST_GROUP: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationGroup:
    """Operations of a resource that get a base class of their own."""

    word: str
    """The path segment that the operations share."""
    module: str
    class_name: str
    """Of the sync variant."""
    operations: tuple[Operation, ...]


def group_operations(
    resource: Resource, operations: Sequence[Operation], module: str, class_name: str
) -> tuple[OperationGroup, ...]:
    """The groups of a large resource; empty for a small one.

    `module` and `class_name` are those of the resource, `operations` the methods of its class.
    """
    if len(operations) < _LARGE_RESOURCE:
        return ()
    by_segment: dict[str, list[Operation]] = {}
    for operation in operations:
        by_segment.setdefault(fold_case(_segment(operation, resource)), []).append(operation)
    groups: dict[str, OperationGroup] = {}
    for key in sorted(by_segment):
        segment = _segment(by_segment[key][0], resource)
        if len(by_segment[key]) < _SMALLEST_GROUP or not split_words(segment):
            continue
        group = OperationGroup(
            word=segment,
            module=f"_{module}_{snake(split_words(segment), prefix='part')}",
            class_name=f"{class_name}{pascal(split_words(segment), prefix='Part')}Part",
            operations=tuple(by_segment[key]),
        )
        # Of two segments with the same name, only the first becomes a group.
        groups.setdefault(fold_case(group.module), group)
    return tuple(groups.values())


def _segment(operation: Operation, resource: Resource) -> str:
    """The literal path segment after the resource's own, or the second one, or nothing."""
    literals = [
        segment for segment in operation.path_text.split("/") if segment and "{" not in segment
    ]
    own = {fold_case(word) for word in resource.path}
    for index, literal in enumerate(literals[:-1]):
        if fold_case(literal) in own:
            return literals[index + 1]
    if len(literals) < 2 or fold_case(literals[-1]) in own:
        return ""
    return literals[1]
