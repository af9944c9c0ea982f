"""How Python spells names: snake case for what is called, capitals for classes and constants.

From words to identifiers, and the lists of names that are not free (`reserved/*.txt`). Every result
is an identifier that Python reads back as itself, whatever the words. Not here: who gets which name
where several things want the same (`clientwright.names.settle`).
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources

from ....names import digest, shorten, split_words

LONGEST = 100
"""Bytes of a name. Longer ones are cut and end with a digest: nobody reads them, files need it."""


@cache
def reserved(*lists: str) -> frozenset[str]:
    """The names in these files of `reserved/`."""
    folder = resources.files(__name__.rpartition(".")[0]) / "reserved"
    return frozenset(
        line
        for one in lists
        for line in (folder / f"{one}.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    )


@cache
def snake(parts: tuple[str, ...], *, prefix: str) -> str:
    """An attribute, an argument, a method or a module: `page_size`.

    `prefix` says what kind of thing it is, for names that Python could not start with (a digit)
    and for no words at all. A keyword gets `_` at its end.
    """
    lower = tuple(map(_lower, parts))
    name = "_".join(shorten(tuple(part for part in lower if part), LONGEST))
    if not name[:1].isidentifier():
        name = f"{prefix}_{name}" if name else prefix
    return _free(_checked(name, parts, prefix))


def pascal(parts: tuple[str, ...], *, prefix: str) -> str:
    """A class: `PetStore`, `HTTPResponse`. A name in capitals only loses them: `PetStatus`."""
    name = "".join(shorten(tuple(map(_capital, parts)), LONGEST))
    if not name[:1].isidentifier():
        name = prefix + name
    return _free(_checked(name, parts, prefix))


def constant(name: str) -> str:
    """The constant for what is called `name`: `CREATE` for `create`, `IMPORT` for `import_`."""
    return _free(_checked(name.rstrip("_").upper(), (name,), "CONSTANT"))


def class_words(text: str) -> tuple[str, ...]:
    """The words of one part of a class name, fit for `pascal`.

    Acronyms keep their capitals (`HTTPResponse`), unless everything is in capitals and the words
    could not be told apart (`PET_STATUS` is `PetStatus`).
    """
    found = split_words(text)
    if len(found) > 1 and not any(character.islower() for character in text):
        return tuple(_lower(word) for word in found)
    return found


def ascii_words(text: str) -> tuple[str, ...]:
    """The words of a text as far as they can be written in ASCII; accents are dropped."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return split_words(plain)


def _lower(word: str) -> str:
    return unicodedata.normalize("NFKC", word.lower())


def _capital(word: str) -> str:
    return unicodedata.normalize("NFKC", word[:1].upper() + word[1:])


def _checked(name: str, parts: tuple[str, ...], prefix: str) -> str:
    """The name, or one made of a digest where a rule of Unicode was not foreseen."""
    if name.isidentifier() and unicodedata.normalize("NFKC", name) == name:
        return name
    return f"{prefix}_{digest('_'.join(parts))}"


def _free(name: str) -> str:
    return f"{name}_" if name in reserved("keywords") else name
