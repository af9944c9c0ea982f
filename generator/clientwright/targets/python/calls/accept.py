"""The argument `accept`, which selects the media type of the response and so the result."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ....model import Docs, ScalarKind, ScalarType
from ..annotations import Annotations
from ..naming.names import OperationName
from ..source.expression import (
    NONE,
    Expression,
    Name,
    Subscript,
    Value,
    make_union,
    to_source,
    walk_expression,
)
from .arguments import Argument, Role
from .results import CallResult, Form


@dataclass(frozen=True, slots=True)
class Choice:
    """Arguments that select some of the results."""

    arguments: tuple[Argument, ...]
    results: tuple[CallResult, ...]
    switch: Argument | None = None
    """The argument that decides between a value and a stream, as far as it selects these."""
    needs_switch: bool = False
    """Without this argument, a call has other results."""


def plan_switch(
    types: Annotations,
    names: OperationName,
    results: tuple[CallResult, ...],
    switch: Argument,
    *,
    most: int = 1,
    with_both: bool = True,
) -> tuple[Choice, ...]:
    """The ways to call a method that returns a value or a stream, the default first.

    `most` are the media types to choose from, and `with_both` adds the call of which only the
    running program knows what it is.
    """
    is_default = {
        default: tuple(one for one in results if (one.form == results[0].form) is default)
        for default in (True, False)
    }
    default_flag = results[0].form is Form.STREAM
    nullable = [NONE] if NONE in walk_expression(switch.annotation) else []
    literal = types.symbol("typing", "Literal")
    choices: list[Choice] = []
    for is_usual, part in is_default.items():
        flag: Expression = Subscript(literal, (Value(default_flag is is_usual),))
        argument = replace(switch, annotation=flag, default=None)
        if is_usual:
            argument = replace(argument, annotation=make_union([flag, *nullable]))
            argument = argument if switch.required else argument.as_optional(types)
        choices += (
            replace(choice, switch=argument, needs_switch=not is_usual)
            for choice in plan_choices(types, names, part, most)
        )
    if with_both:
        annotation = make_union([Name("bool"), *nullable])
        argument = replace(switch, annotation=annotation, default=None)
        choices.append(Choice((), results, argument, needs_switch=True))
    return tuple(choices)


def describe_switch(switch: Argument, results: tuple[CallResult, ...]) -> Argument:
    """The argument with a description of what the method returns."""
    texts = {
        form: " or ".join(_describe_result(one) for one in results if (one.form is form))
        for form in dict.fromkeys(one.form for one in results)
    }
    stream = texts.pop(Form.STREAM, "")
    value = " or ".join(texts.values())
    facts = f"`True` returns {stream}, `False` {value}."
    text = switch.docs.description.strip()
    text = f"{text}{'' if text.endswith(('.', '!', '?')) else '.'} {facts}" if text else facts
    return replace(switch, docs=replace(switch.docs, description=text))


def plan_choices(
    types: Annotations,
    names: OperationName,
    results: tuple[CallResult, ...],
    most: int,
    *,
    is_undecided: bool = False,
) -> tuple[Choice, ...]:
    """The ways to call a method that return different types, the default first.

    A range such as `image/*` allows any text, and so any result. If it `is_undecided` what a call
    without `accept` returns, because the body decides, that is any result, too.
    """
    if names.accept is None or len(results) == 1:
        return (Choice(plan_accept(types, names, results), results),)
    default, others = results[:1], results[1:]
    if is_undecided:
        default, others = results, results
    if most == 1:
        return (Choice(plan_accept(types, names, results), results),)
    fixed = [one for one in others if one.media_types]
    is_open = any(one.ranges for one in results)
    room = most - 1 - is_open
    shared = () if len(fixed) <= room else tuple(fixed[room if is_open else room - 1 :])
    choices = [
        Choice((), default) if is_undecided else _choose(types, names, default, required=False),
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
