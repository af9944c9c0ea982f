"""Converts descriptions to plain CommonMark: HTML becomes Markdown, or is removed.

Descriptions are CommonMark (OpenAPI 4.5), which may contain HTML, and many published documents use
HTML only. Common tags are converted (`<b>` is `**`, `<li>` is `-`, `<a>` is a link) and others are
removed. Words in angle brackets that aren't tags (`<your-token>`, `List<String>`) and code remain.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Final

# Anything else in angle brackets is text.
_ELEMENTS: Final = frozenset("""
    a abbr article aside b big blockquote br button caption center cite code col colgroup dd del
    details dfn div dl dt em figure font footer h1 h2 h3 h4 h5 h6 head header hr html i iframe
    img input ins kbd label li main mark nav ol p pre q s samp script section small span strike
    strong style sub summary sup table tbody td tfoot th thead title tr tt u ul var video
    """.split())
_CODE: Final = re.compile(r"(^[ ]*```.*?(?:^[ ]*```|\Z)|`[^`\n]+`)", re.DOTALL | re.MULTILINE)
_LIST_ITEM: Final = re.compile(r"\s*([-*+]|\d+[.)])\s")
_INDENTED: Final = re.compile(r" {1,3}\S")
_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?)/?>")
_LINK: Final = re.compile(
    r"<a\s[^<>]*?href\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s<>]+))[^<>]*>((?:(?!</?a\b).)*)</a\s*>",
    re.DOTALL | re.IGNORECASE,
)
# Patterns end at the next opening tag of their kind, so that unclosed tags cost no time.
_COMMENT: Final = re.compile(r"<!--(?:(?!<!--|-->).)*-->", re.DOTALL)
_INVISIBLE: Final = re.compile(
    r"<(script|style|head|iframe)\b[^<>]*>(?:(?!</?\1\b).)*</\1\s*>", re.DOTALL | re.IGNORECASE
)
_TAGS: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys(("b", "strong"), ("**", "**")),
    **dict.fromkeys(("i", "em", "cite", "dfn"), ("*", "*")),
    **dict.fromkeys(("code", "tt", "kbd", "samp", "var"), ("`", "`")),
    **dict.fromkeys(
        """
        p div ul ol dl table section article blockquote details figure header footer main hr
        """.split(),
        ("\n\n", "\n\n"),
    ),
    **{f"h{level}": (f"\n\n{'#' * level} ", "\n\n") for level in range(1, 7)},
    **dict.fromkeys(("li", "dt"), ("\n- ", "")),
    **dict.fromkeys(("td", "th", "dd"), ("", " ")),
    "tr": ("", "\n"),
    "br": ("\n", "\n"),
    "pre": ("\n```\n", "\n```\n"),
}
"""What an opening and a closing tag become. Other tags are removed."""


@lru_cache(maxsize=4096)
def strip_html(text: str) -> str:
    """The text with tags converted to CommonMark or removed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "<" not in text and "&" not in text:
        return _normalize_margins(text)
    parts = _CODE.split(text)
    shown = "".join(part if index % 2 else _convert_html(part) for index, part in enumerate(parts))
    return _normalize_margins(shown)


def _normalize_margins(text: str) -> str:
    """The text without surrounding blank lines and without meaningless indentation.

    A paragraph outside of lists and code may be indented by up to three spaces (CommonMark 4.8).
    """
    kept: list[str] = []
    after_list = fenced = False
    for line in text.split("\n"):
        line = line.rstrip()
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        elif _LIST_ITEM.match(line):
            after_list = True
        elif line and not fenced and not line.startswith(" "):
            after_list = False
        elif not after_list and not fenced and _INDENTED.match(line):
            line = line.lstrip()
        if line or (kept and (kept[-1] or fenced)):
            kept.append(line)
    return "\n".join(kept).strip("\n").strip()


def _convert_html(text: str) -> str:
    text = _INVISIBLE.sub("", _COMMENT.sub("", text))
    text = _LINK.sub(_convert_link, text)
    return html.unescape(_TAG.sub(_convert_tag, text)).replace("\xa0", " ")


def _convert_link(match: re.Match[str]) -> str:
    url = next(group for group in match.groups()[:3] if group is not None).strip()
    words = " ".join(match.group(4).split())
    if not words or words == url:
        return url
    return f"[{words}]({url})" if re.match(r"(?:https?:|mailto:|/|#)", url) else words


def _convert_tag(match: re.Match[str]) -> str:
    element = match.group(2).lower()
    if element not in _ELEMENTS:
        return match.group()
    return _TAGS.get(element, ("", ""))[bool(match.group(1))]


# --- sentences -----------------------------------------------------------------------------------


def first_sentence(text: str) -> str:
    """The first sentence of the first paragraph, on one line."""
    paragraph = " ".join(strip_html(text).split("\n\n", 1)[0].split())
    match = re.match(r"(.+?[.!?])(?:\s+(?=[\"'`*(\[]*[A-Z])|$)", paragraph)
    return match.group(1) if match else paragraph


def to_sentence(text: str) -> str:
    """The text on one line, ending with a period."""
    line = " ".join(strip_html(text).split()).lstrip("#").strip()
    if not line:
        return ""
    return line if line[-1] in ".!?:;)`*…。" else f"{line}."


def has_same_words(first: str, second: str) -> bool:
    """Whether two texts differ only in case, punctuation and markup."""
    return _split_words(first) == _split_words(second)


def _split_words(text: str) -> list[str]:
    return re.findall(r"\w+", strip_html(text).casefold())
