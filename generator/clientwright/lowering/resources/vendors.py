"""Extensions of other tools that name resources and methods for the whole document.

- `x-twilio` on path items: whether a path is a resource (`pathType`), and the resource's name if it
  differs from the last segment (`mountName`). Tags of these documents are derived from the paths.
- `x-speakeasy-name-override` in the root: a list of `{operationId: ^get, methodNameOverride: get}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ...resolve import Node
from ...values import JsonObject, as_list, as_object, as_text
from ..discovery import RawOperation
from ..naming.english import is_verb, split_verb_first, to_snake
from .path_segments import Words

_VARIABLE = re.compile(r"\{[^{}]*\}")
_EXTENSION = re.compile(r"\.(json|xml)$")


def read_twilio(item: Node) -> JsonObject:
    """The `x-twilio` of a path item that is a resource; empty for others."""
    data = as_object(as_object(item.value).get("x-twilio"))
    return data if as_text(data.get("pathType")) else {}


def read_mount_names(root: Node) -> dict[str, str]:
    """The `mountName`s by path, without the names of path parameters."""
    names: dict[str, str] = {}
    for path, entry in root.members("paths"):
        name = as_text(read_twilio(entry.follow()).get("mountName"))
        if name:
            names.setdefault(_without_parameters(path), name)
    return names


def twilio_resource(path: str, mount_names: dict[str, str]) -> Words:
    """The resource of a path: its literal segments, or their mount names."""
    resource: list[str] = []
    prefix = ""
    for segment in path.split("/")[1:]:
        prefix = f"{prefix}/{segment}"
        text = _EXTENSION.sub("", segment)
        if text and not _VARIABLE.search(text):
            resource.append(to_snake(mount_names.get(_without_parameters(prefix)) or text))
    return tuple(resource)


def twilio_action(operation: RawOperation) -> Words | None:
    """The verb at the start of the operationId. The rest of it repeats the resource."""
    words = split_verb_first(operation.operation_id or "")
    return words[:1] if words and is_verb(words[0]) else None


def _without_parameters(path: str) -> str:
    """The same path for `/Assistants/{id}/Tools/{toolId}.json` and `/Assistants/{sid}/Tools`."""
    return _VARIABLE.sub("{}", _EXTENSION.sub("", path)).removesuffix("/{}")


@dataclass(frozen=True, slots=True)
class MethodNameOverride:
    """The method name of all operations whose operationIds match."""

    matches: Callable[[str], bool]
    name: str


def read_overrides(root: Node) -> tuple[MethodNameOverride, ...]:
    overrides: list[MethodNameOverride] = []
    for entry in as_list(as_object(root.value).get("x-speakeasy-name-override")):
        data = as_object(entry)
        name = as_text(data.get("methodNameOverride")).strip()
        matches = _compile_pattern(as_text(data.get("operationId")))
        if name and matches is not None:
            overrides.append(MethodNameOverride(matches, name))
    return tuple(overrides)


def _compile_pattern(pattern: str) -> Callable[[str], bool] | None:
    # These are Go's regular expressions: linear in time, without lookaround or back-references.
    import jsonschema_rs  # rarely needed

    try:
        return jsonschema_rs.Draft202012Validator(
            {"pattern": pattern}, offline=True, pattern_options=jsonschema_rs.RegexOptions()
        ).is_valid
    except ValueError:
        return None
