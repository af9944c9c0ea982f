"""Expected bytes by `uritemplate`, an implementation of RFC 6570 by other authors.

OpenAPI 3.2, appendix C, states which template a parameter is equivalent to, and how to write those
that have no equivalent (`spaceDelimited`, `pipeDelimited`, `deepObject`, reserved expansion in a
query). Null members are removed before: RFC 6570, section 2.3, ignores them, `uritemplate` 4.2
writes `None`. It does not implement three more details, so that no value here has them: objects
keep their order (it sorts them), an exploded matrix member that is empty has no `=`, and reserved
expansion encodes a value that has a percent-encoded triple and other characters.
"""

from __future__ import annotations

import json
from typing import Any

from uritemplate import expand

from .parameters import Defined

OPERATORS = {"simple": "", "label": ".", "matrix": ";", "form": "?"}
DELIMITERS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
DEFAULT_STYLES = {"path": "simple", "query": "form", "cookie": "form"}


def expand_parameter(defined: Defined, value: Any) -> str:
    """A path parameter in its template, or the query, or the cookies."""
    style = defined.style or DEFAULT_STYLES[defined.location]
    explode = style == "form" if defined.explode is None else defined.explode
    value = _defined(value)
    if style == "deepObject":
        return "&".join(
            f"{_encode(f'{defined.name}[{key}]')}={_encode(item)}" for key, item in value.items()
        )
    if defined.reserved and style in ("label", "matrix"):
        items = value if isinstance(value, list) else [value]
        start = "." if style == "label" else f";{_encode(defined.name)}="
        return "".join(f"{start}{_encode_reserved(item)}" for item in items)
    if style in DELIMITERS or (defined.reserved and style == "form"):
        return _assemble(defined, value, DELIMITERS.get(style, ","), explode)
    name = _encode(defined.name)
    operator = OPERATORS[style] or ("+" if defined.reserved else "")
    text = expand(f"{{{operator}{name}{'*' if explode else ''}}}", {name: value})
    if defined.location == "path":
        return defined.template.replace(f"{{{defined.name}}}", text)
    text = text.removeprefix("?")
    # Cookies are separated by "; " (RFC 6265, and the style `cookie` of OpenAPI 3.2).
    return text.replace("&", "; ") if defined.location == "cookie" else text


def _assemble(defined: Defined, value: Any, delimiter: str, explode: bool) -> str:
    """As appendix C does: one variable for each name and value, with delimiters between them."""
    encode = _encode_reserved if defined.reserved else _encode
    name = _encode(defined.name)
    if isinstance(value, dict):
        value = [part for pair in value.items() for part in pair]
    if not isinstance(value, list):
        return f"{name}={encode(value)}"
    if explode:
        return "&".join(f"{name}={encode(item)}" for item in value)
    return f"{name}={delimiter.join(map(encode, value))}"


def _encode(text: str) -> str:
    return expand("{text}", text=text)


def _encode_reserved(text: str) -> str:
    return expand("{+text}", text=text)


def _defined(value: Any) -> Any:
    """The members that are not null, as text: booleans and numbers as in JSON."""
    if isinstance(value, dict):
        return {key: _text(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_text(item) for item in value if item is not None]
    return _text(value)


def _text(value: Any) -> str:
    # OpenAPI leaves the conversion to implementations (3.2, appendix B).
    return value if isinstance(value, str) else json.dumps(value)
