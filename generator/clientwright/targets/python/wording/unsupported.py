"""What a client of this target does not offer although the document does: reported, never silent.

A method sends one media type and asks for one. Not here: parts of the document that no target
renders (the ledger, `clientwright.coverage`).
"""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import rules
from ....diagnostics.findings import Diagnostics
from ....model import Content
from ..calls.methods import Method


def report(methods: Iterable[Method], diagnostics: Diagnostics) -> None:
    """Report what the methods leave out of their operations."""
    for method in methods:
        _body(method, diagnostics)
        _answers(method, diagnostics)


def _body(method: Method, diagnostics: Diagnostics) -> None:
    body = method.operation.body
    if body is None or method.body is None:
        return
    others = _others(body.contents, method.body)
    if others:
        diagnostics.report(
            rules.OTHER_BODIES, body.origin, chosen=method.body.media_type, others=others
        )


def _answers(method: Method, diagnostics: Diagnostics) -> None:
    for answer in method.answers:
        if answer.response is None:
            diagnostics.report(rules.NO_SUCCESS, method.operation.origin, key=True)
        elif answer.content is not None:
            others = _others(answer.response.contents, answer.content)
            if others:
                diagnostics.report(
                    rules.OTHER_RESPONSES,
                    answer.response.origin,
                    key=True,
                    chosen=answer.content.media_type,
                    others=others,
                )


def _others(contents: tuple[Content, ...], chosen: Content) -> str:
    """The media types that are left out, for a sentence; empty if there are none."""
    names = [content.media_type for content in contents if content is not chosen]
    quoted = [f"`{name}`" for name in dict.fromkeys(names)]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"
