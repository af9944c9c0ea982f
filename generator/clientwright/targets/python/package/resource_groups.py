"""Large resources in several files: a class of 200 methods is no file that anybody opens.

The operations of a resource that has many are grouped by what stands in their paths behind the
resource's own word (`/repos/{owner}/{repo}/branches`: `branches`). A group of some size becomes a
part: a base class of the resource's class, in a private module of its own. For users nothing
changes, neither names nor types.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ....model import Operation, Resource
from ....names import folded, words
from ..naming.spelling import pascal, snake

_MANY: Final = 40
"""Operations from which on a resource has parts."""
_SOME: Final = 4
"""Operations that make a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationGroup:
    """A part of a resource."""

    word: str
    """The word of the paths that its operations share."""
    module: str
    class_name: str
    """Without the colour's prefix."""
    operations: tuple[Operation, ...]


def group_operations(
    resource: Resource, operations: Sequence[Operation], module: str, class_name: str
) -> tuple[OperationGroup, ...]:
    """The parts of a resource whose module and class have these names; none for a small one.

    `operations` are those that are methods of its class.
    """
    if len(operations) < _MANY:
        return ()
    groups: dict[str, list[Operation]] = {}
    for operation in operations:
        groups.setdefault(folded(_word(operation, resource)), []).append(operation)
    made: dict[str, OperationGroup] = {}
    for key in sorted(groups):
        found = words(_word(groups[key][0], resource))
        if len(groups[key]) < _SOME or not found:
            continue
        part = OperationGroup(
            word=_word(groups[key][0], resource),
            module=f"_{module}_{snake(found, prefix='part')}",
            class_name=f"{class_name}{pascal(found, prefix='Part')}Part",
            operations=tuple(groups[key]),
        )
        # Two words may be spelled alike; then the second group stays where it is.
        made.setdefault(folded(part.module), part)
    return tuple(made.values())


def _word(operation: Operation, resource: Resource) -> str:
    """The literal of the path behind the resource's own one, else the second; else nothing."""
    literals = [
        segment for segment in operation.path_text.split("/") if segment and "{" not in segment
    ]
    own = {folded(word) for word in resource.path}
    for place, literal in enumerate(literals[:-1]):
        if folded(literal) in own:
            return literals[place + 1]
    if len(literals) < 2 or folded(literals[-1]) in own:
        return ""
    return literals[1]
