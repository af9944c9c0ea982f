"""Spells identifiers: snake case, Pascal case and constants; reserved names are in `reserved/`.

Every result is an identifier that Python does not normalize, whatever the words. Names that several
things request are assigned by `clientwright.names.assign_unique_names`.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources

from ....names.words import digest, shorten, split_words

_MAX_LENGTH = 100
"""The maximum length in bytes. A longer name is cut and ends with a digest."""


@cache
def reserved(*lists: str) -> frozenset[str]:
    """The names in these lists of `reserved/`."""
    folder = resources.files(__name__.rpartition(".")[0]) / "reserved"
    return frozenset(
        line
        for name in lists
        for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    )


@cache
def snake(parts: tuple[str, ...], *, prefix: str) -> str:
    """An attribute, argument, method or module: `page_size`.

    `prefix` is used if there are no words or if the first one cannot start an identifier. A keyword
    gets a trailing `_`.
    """
    lower = tuple(map(_lower, parts))
    name = "_".join(shorten(tuple(part for part in lower if part), _MAX_LENGTH))
    if not name[:1].isidentifier():
        name = f"{prefix}_{name}" if name else prefix
    return _avoid_keyword(_check_identifier(name, parts, prefix))


def pascal(parts: tuple[str, ...], *, prefix: str) -> str:
    """A class: `PetStore`, `HTTPResponse`."""
    name = "".join(shorten(tuple(map(_capital, parts)), _MAX_LENGTH))
    if not name[:1].isidentifier():
        name = prefix + name
    return _avoid_keyword(_check_identifier(name, parts, prefix))


def constant(name: str) -> str:
    """The constant for a method: `CREATE` for `create`, `IMPORT` for `import_`."""
    return _avoid_keyword(_check_identifier(name.rstrip("_").upper(), (name,), "CONSTANT"))


def class_words(text: str) -> tuple[str, ...]:
    """The words of a text, for `pascal`.

    Acronyms keep their capitals (`HTTPResponse`) unless all words are in capitals: `PET_STATUS`
    becomes `PetStatus`.
    """
    found = split_words(text)
    if len(found) > 1 and not any(character.islower() for character in text):
        return tuple(_lower(word) for word in found)
    return found


def ascii_words(text: str) -> tuple[str, ...]:
    """The words of a text in ASCII, without accents."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return split_words(plain)


def _lower(word: str) -> str:
    return unicodedata.normalize("NFKC", word.lower())


def _capital(word: str) -> str:
    return unicodedata.normalize("NFKC", word[:1].upper() + word[1:])


def _check_identifier(name: str, parts: tuple[str, ...], prefix: str) -> str:
    """The name, or a digest if Python does not accept the name after all."""
    if name.isidentifier() and unicodedata.normalize("NFKC", name) == name:
        return name
    return f"{prefix}_{digest('_'.join(parts))}"


def _avoid_keyword(name: str) -> str:
    return f"{name}_" if name in reserved("keywords") else name
