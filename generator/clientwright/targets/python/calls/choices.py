"""Descriptions of the properties or arguments of which one is required."""

from __future__ import annotations

from collections.abc import Mapping

from ....model import ObjectType, RequiredGroups


def property_choices(record: ObjectType, names: Mapping[str, str]) -> tuple[RequiredGroups, ...]:
    """The groups of properties of which one is required, by their Python names.

    Groups that a required property satisfies, or whose properties have no name, are omitted.
    """
    required = {field.wire_name for field in record.properties if field.required}
    found: list[RequiredGroups] = []
    for choice in record.constraints.required_groups:
        left = [
            tuple(names.get(name, "") for name in alternative if name not in required)
            for alternative in choice.alternatives
        ]
        if len(left) > 1 and all(alternative and all(alternative) for alternative in left):
            found.append(RequiredGroups(alternatives=tuple(left), exactly_one=choice.exactly_one))
    return tuple(found)


def describe_choices(choices: tuple[RequiredGroups, ...], verb: str) -> str:
    """`Give at least one of `a` and `b`.` for the verb `Give`; a sentence each."""
    return " ".join(_sentence(choice, verb) for choice in choices)


def _sentence(choice: RequiredGroups, verb: str) -> str:
    *most, last = map(_with, choice.alternatives)
    much = "exactly" if choice.exactly_one else "at least"
    return f"{verb} {much} one of {', '.join(most)} and {last}."


def _with(names: tuple[str, ...]) -> str:
    first, *others = (f"`{name}`" for name in names)
    *most, last = others or [""]
    if not last:
        return first
    return f"{first} with {', '.join(most)} and {last}" if most else f"{first} with {last}"
