"""Reports the media types of responses that methods don't request.

A method requests one media type.
"""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import rules
from ....diagnostics.findings import Diagnostics
from ....model import Content
from ..calls.methods import Method


def report_unsupported(methods: Iterable[Method], diagnostics: Diagnostics) -> None:
    for method in methods:
        _report_responses(method, diagnostics)


def _report_responses(method: Method, diagnostics: Diagnostics) -> None:
    for returned in method.returned:
        if returned.response is None:
            diagnostics.report(rules.NO_SUCCESS, method.operation.origin, key=True)
        elif returned.content is not None:
            others = _other_media_types(returned.response.contents, returned.content)
            if others:
                diagnostics.report(
                    rules.OTHER_RESPONSES,
                    returned.response.origin,
                    key=True,
                    chosen=returned.content.media_type,
                    others=others,
                )


def _other_media_types(contents: tuple[Content, ...], chosen: Content) -> str:
    """The media types besides the chosen one, for a sentence; empty if there are none."""
    names = [content.media_type for content in contents if content is not chosen]
    quoted = [f"`{name}`" for name in dict.fromkeys(names)]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"
