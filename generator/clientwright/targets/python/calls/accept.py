"""The argument `accept`, which selects the media type of the response and so the result."""

from __future__ import annotations

from dataclasses import dataclass

from ....model import Docs, ScalarKind, ScalarType
from ..annotations import Annotations
from ..naming.names import OperationName
from ..source.expression import Expression, Name, Subscript, Value, to_source
from .arguments import Argument, Role
from .results import CallResult, Form


@dataclass(frozen=True, slots=True)
class Choice:
    """Arguments that select some of the results."""

    arguments: tuple[Argument, ...]
    results: tuple[CallResult, ...]


def plan_choices(
    types: Annotations, names: OperationName, results: tuple[CallResult, ...], most: int
) -> tuple[Choice, ...]:
    """The ways to call a method that return different types, the default first.

    A range such as `image/*` allows any text, and so any result.
    """
    if names.accept is None or len(results) == 1:
        return (Choice(plan_accept(types, names, results), results),)
    default, *others = results
    fixed = [one for one in others if one.media_types]
    is_open = any(one.ranges for one in results)
    room = most - 1 - is_open
    shared = () if len(fixed) <= room else tuple(fixed[room if is_open else room - 1 :])
    choices = [
        _choose(types, names, (default,), required=False),
        *(_choose(types, names, (one,)) for one in fixed if one not in shared),
    ]
    if is_open:
        choices.append(_choose(types, names, results, is_open=True))
    elif shared:
        choices.append(_choose(types, names, shared))
    return tuple(choices)


def plan_accept(
    types: Annotations, names: OperationName, results: tuple[CallResult, ...]
) -> tuple[Argument, ...]:
    """The argument for all results, which a call can omit; none if there is no choice."""
    if names.accept is None:
        return ()
    is_open = any(one.ranges for one in results)
    choice = _choose(types, names, results, required=False, is_open=is_open)
    return choice.arguments


def _choose(
    types: Annotations,
    names: OperationName,
    results: tuple[CallResult, ...],
    *,
    required: bool = True,
    is_open: bool = False,
) -> Choice:
    media_types = tuple(Value(name) for one in results for name in one.media_types)
    if names.accept is None or not (media_types or is_open):
        return Choice((), results)
    annotation: Expression = Name("str")
    if not is_open:
        annotation = Subscript(types.symbol("typing", "Literal"), media_types)
    argument = Argument(
        name=names.accept,
        role=Role.ACCEPT,
        annotation=annotation,
        default=None,
        type=ScalarType(kind=ScalarKind.STRING),
        docs=Docs(description=_describe(results)),
    )
    return Choice((argument if required else argument.as_optional(types),), results)


def _describe(results: tuple[CallResult, ...]) -> str:
    """The description of the argument, for all results."""
    found = {
        result: [f"`{name}`" for name in (*result.media_types, *result.ranges)]
        for result in results
    }
    default = next(name for names in found.values() for name in names)
    if len(results) == 1:
        listed = " or ".join(found[results[0]])
        return f"The media type of the response: {listed}. Default: {default}."
    listed = ", ".join(
        f"{' or '.join(names)} for {_describe_result(result)}"
        for result, names in found.items()
        if names
    )
    return f"The media type of the response: {listed}. Default: {default}."


def _describe_result(result: CallResult) -> str:
    text = f"`{to_source(result.type)}`"
    return {Form.PAGES: f"a list of {text}", Form.STREAM: f"a stream of {text}"}.get(
        result.form, text
    )
