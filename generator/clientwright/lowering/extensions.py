"""The extensions that are read: our own `x-clientwright`, and what other tools' users write.

All of it is a way for a document to state what is otherwise decided by a rule; a wrong shape is as
if nothing were stated.
"""

from __future__ import annotations

from .reading import JsonObject, as_flag, as_object, as_text

OWN = "x-clientwright"


def own(value: object) -> JsonObject:
    """What stands under our key."""
    return as_object(as_object(value).get(OWN))


def ignored(value: object) -> bool:
    """Whether the document asks SDKs to leave this out."""
    said = as_object(value)
    return (
        as_flag(own(value).get("ignore"))
        or as_flag(said.get("x-fern-ignore"))
        or as_flag(said.get("x-speakeasy-ignore"))
    )


def repeatable(operation: object, root: object) -> bool | None:
    """Whether a document states that a failed call of an operation may be repeated, or may not.

    What the operation says goes before what the root says for all of them.
    """
    said = _repeatable(operation)
    return _repeatable(root) if said is None else said


def _repeatable(value: object) -> bool | None:
    said = as_object(value)
    mine = own(value).get("retries")
    if isinstance(mine, bool):
        return mine
    if as_flag(as_object(said.get("x-fern-retries")).get("disabled")):
        return False
    strategy = as_text(as_object(said.get("x-speakeasy-retries")).get("strategy"))
    return {"none": False, "backoff": True, "attempt-count-backoff": True}.get(strategy)


def stated_name(value: object) -> str | None:
    """The name that SDKs should use for a schema, property or parameter."""
    said = as_object(value)
    for name in (
        own(value).get("name"),
        said.get("x-fern-parameter-name"),
        said.get("x-fern-property-name"),
        said.get("x-fern-type-name"),
        said.get("x-speakeasy-name-override"),
    ):
        if as_text(name):
            return as_text(name)
    return None
