"""Splits names into words, spells them out, and shortens them, independent of any language."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache
from importlib import resources


@cache
def split_words(text: str) -> tuple[str, ...]:
    """The words of a name, with their capitals.

    `createUserID` is `create`, `User`, `ID`; `HTTPResponse` is `HTTP`, `Response`; `page_size`,
    `page-size` and `page size` are the same two words; `sha256` is one. All characters other than
    letters, digits and combining marks are separators.
    """
    found: list[str] = []
    normal = unicodedata.normalize("NFKC", text)
    for chunk in re.findall(
        r"[A-Za-z0-9]+" if normal.isascii() else r"\S+", _replace_separators(normal)
    ):
        found += _WORD.findall(chunk) if chunk.isascii() else _split_at_capitals(chunk)
    return tuple(found)


def _replace_separators(text: str) -> str:
    """Replace characters that are not allowed in names (Unicode: `XID_Continue`) with spaces."""
    if text.isascii():
        return text
    return "".join(c if c != "_" and f"a{c}".isidentifier() else " " for c in text)


@cache
def spell_out(text: str) -> tuple[str, ...]:
    """The words of a name including its punctuation: `+1` is `plus`, `1`.

    Used for names without letters, and for names that only differ in punctuation.
    """
    found: list[str] = []
    for chunk in re.findall(r"[^\W_]+|.", unicodedata.normalize("NFKC", text), re.DOTALL):
        if split_words(chunk):
            found += split_words(chunk)
        else:
            found += _name_sign(chunk)
    return tuple(found)


_SIGNS = {
    " ": "space", "+": "plus", "-": "dash", "_": "underscore", ".": "dot", "/": "slash",
    "\\": "backslash",
    "$": "dollar", "@": "at", "#": "hash", "*": "star", "&": "and", "%": "percent", "=": "equals",
    "!": "not", "?": "question", "<": "less", ">": "greater", "|": "or", "~": "tilde",
    "^": "caret", ":": "colon", ";": "semicolon", ",": "comma", "'": "quote", '"': "quotes",
    "`": "backtick", "(": "open", ")": "close", "[": "open", "]": "close", "{": "open",
    "}": "close",
}  # fmt: skip


def _name_sign(sign: str) -> list[str]:
    if sign in _SIGNS:
        return [_SIGNS[sign]]
    name = unicodedata.name(sign, f"u{ord(sign):04x}").casefold()
    return re.findall(r"[a-z0-9]+", name)


def _compounds() -> str:
    package = resources.files(__name__.rpartition(".")[0])
    lines = (package / "compounds.txt").read_text(encoding="utf-8").split("\n")
    listed = sorted((line for line in lines if line and line[0] != "#"), key=lambda w: (-len(w), w))
    # A compound ends at a capital or at the end of the name; it can be a plural.
    return "|".join(f"{re.escape(word)}s?(?![a-z0-9])" for word in listed)


_WORD = re.compile(
    rf"""
      {_compounds()}
    | [A-Z][0-9][A-Z](?![a-z])          # B2B, but not S3Bucket
    | [A-Z]+s(?![a-z])[0-9]*            # a plural: IDs, URLs
    | [A-Z]+(?=[A-Z][a-z])              # HTTP of HTTPResponse
    | [A-Z]?[a-z][a-z0-9]*              # Page, sha256, k8s
    | [A-Z][0-9]+[a-z]+[0-9]*           # K8s, V1beta1
    | [A-Z]+[0-9]*                      # ID, EC2
    | [0-9]+[A-Z]+(?=[A-Z][a-z]|$)      # 3DModel, 2FA
    | [0-9]+[a-z]*                      # 2fa
    """,
    re.VERBOSE,
)


def _split_at_capitals(chunk: str) -> list[str]:
    """The words of a name in another script: split before a capital after a lower-case letter."""
    parts: list[str] = []
    before = ""
    for character in chunk:
        if not parts or (character.isupper() and before.islower()):
            parts.append(character)
        else:
            parts[-1] += character
        before = character
    return parts


def shorten(parts: tuple[str, ...], limit: int) -> tuple[str, ...]:
    """The words, or as many as fit into `limit` bytes of UTF-8 with a digest of all at the end.

    One byte between two words is counted. The digest keeps shortened names unique.
    """
    if len("_".join(parts).encode("utf-8", "replace")) <= limit:
        return parts
    result: list[str] = []
    room = limit - 9
    for part in parts:
        if len(part.encode("utf-8", "replace")) >= room:
            # The first word is cut; a later one is dropped.
            result += [] if result else [_truncate(part, room - 1)]
            break
        result.append(part)
        room -= len(part.encode("utf-8", "replace")) + 1
    return (*result, digest("_".join(parts)))


def _truncate(text: str, limit: int) -> str:
    return text.encode("utf-8", "replace")[:limit].decode("utf-8", "ignore")


def singularize(word: str) -> str:
    """The singular of a regular English plural: `assistant` for `assistants`."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def digest(text: str) -> str:
    """Eight letters derived from the SHA-256 of a text."""
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8])
    letters = ""
    for _ in range(8):
        number, letter = divmod(number, 26)
        letters += chr(ord("a") + letter)
    return letters
