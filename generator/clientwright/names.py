"""Making names: splitting words, and settling who gets a name that several things want.

Nothing here belongs to a language. A target brings its spelling (snake case, reserved words) as
finished candidates and gets one name for each thing back. What is decided depends on the set of
things alone: never on their order, nor on things that do not want the same name.

Not here: what any language calls anything (`targets/*/names.py`).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from .diagnostics.origin import Origin

# --- words ---------------------------------------------------------------------------------------


@cache
def words(text: str) -> tuple[str, ...]:
    """The words of a name, with the capitals they have in it.

    `createUserID` is `create`, `User`, `ID`; `HTTPResponse` is `HTTP`, `Response`; `page_size`,
    `page-size` and `page size` are the same two; `sha256` is one. What is neither a letter, a
    digit nor a mark of one separates words and is gone.
    """
    found: list[str] = []
    normal = unicodedata.normalize("NFKC", text)
    for chunk in re.findall(r"[A-Za-z0-9]+" if normal.isascii() else r"\S+", _spaced(normal)):
        found += _WORD.findall(chunk) if chunk.isascii() else _humps(chunk)
    return tuple(found)


def _spaced(text: str) -> str:
    """With a space for each character that cannot be inside a name (Unicode: `XID_Continue`)."""
    if text.isascii():
        return text
    return "".join(c if c != "_" and f"a{c}".isidentifier() else " " for c in text)


@cache
def spelled(text: str) -> tuple[str, ...]:
    """The words of a name with its punctuation said aloud: `+1` is `plus`, `1`.

    For names of nothing but signs, and for telling apart two that differ in signs only.
    """
    found: list[str] = []
    for chunk in re.findall(r"[^\W_]+|.", unicodedata.normalize("NFKC", text), re.DOTALL):
        if words(chunk):
            found += words(chunk)
        else:
            found += _said(chunk)
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


def _said(sign: str) -> list[str]:
    if sign in _SIGNS:
        return [_SIGNS[sign]]
    name = unicodedata.name(sign, f"u{ord(sign):04x}").casefold()
    return re.findall(r"[a-z0-9]+", name)


def _compounds() -> str:
    package = resources.files(__name__.rpartition(".")[0])
    lines = (package / "compounds.txt").read_text(encoding="utf-8").split("\n")
    listed = sorted((line for line in lines if line and line[0] != "#"), key=lambda w: (-len(w), w))
    # A compound ends where its word does: at a capital or the end, but for its plural.
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


def _humps(chunk: str) -> list[str]:
    """Words of other scripts: split before a capital that follows a small letter."""
    pieces: list[str] = []
    before = ""
    for character in chunk:
        if not pieces or (character.isupper() and before.islower()):
            pieces.append(character)
        else:
            pieces[-1] += character
        before = character
    return pieces


def shortened(parts: tuple[str, ...], limit: int) -> tuple[str, ...]:
    """The words, or as many as fit into `limit` bytes of UTF-8 with a digest of all in the end.

    Counts one byte between two words. What is cut is told apart from others by the digest.
    """
    if len("_".join(parts).encode("utf-8", "replace")) <= limit:
        return parts
    kept: list[str] = []
    room = limit - 9
    for part in parts:
        if len(part.encode("utf-8", "replace")) >= room:
            # The first word alone may be too long; a later one is left out whole.
            kept += [] if kept else [_cut(part, room - 1)]
            break
        kept.append(part)
        room -= len(part.encode("utf-8", "replace")) + 1
    return (*kept, digest("_".join(parts)))


def _cut(text: str, limit: int) -> str:
    return text.encode("utf-8", "replace")[:limit].decode("utf-8", "ignore")


def singular(word: str) -> str:
    """The word for one of many, by the regular endings of English: `assistants` is `assistant`."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def digest(text: str) -> str:
    """Eight letters that stand for a text: the same everywhere, another for another text."""
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8])
    letters = ""
    for _ in range(8):
        number, letter = divmod(number, 26)
        letters += chr(ord("a") + letter)
    return letters


# --- settling ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something that wants a name. `names` are what it would take, the best first."""

    key: str
    """Tells it apart from all others of its scope, and stays as long as the thing does."""
    names: tuple[str, ...]
    rank: int = 0
    """Who wants a name with the smallest rank gets it, if that is one only."""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collision:
    """A claim that could not have its first name, and those that wanted it too."""

    claim: Claim
    wanted: str
    got: str
    others: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """One name for each claim of a scope."""

    names: Mapping[str, str]
    """By `Claim.key`."""
    collisions: tuple[Collision, ...]


def exactly(name: str) -> str:
    """Two names are the same if they are spelled the same."""
    return name


def folded(name: str) -> str:
    """Two names are the same if they differ in capitals or compatibility forms only (files)."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def settle(
    claims: Iterable[Claim],
    *,
    same: Callable[[str], str] = exactly,
    taken: Iterable[str] = (),
) -> Settlement:
    """Give each claim a name that no other of the scope has, and that is not `taken`.

    Goes through the claims' names level by level. On each, a name goes to the one claim that wants
    it, or to the one with the smallest rank; where that is several, to none of them, and all take
    their next name. So the order of `claims` does not matter. A claim whose names are used up gets
    its last one with a digest of its key.
    """
    used = {same(name) for name in taken}
    settled: dict[str, str] = {}
    wishes: dict[str, list[Claim]] = {}
    collided: list[Claim] = []
    waiting = list(claims)
    for claim in waiting:
        wishes.setdefault(same(claim.names[0]), []).append(claim)
    if len(wishes) == len(waiting) and used.isdisjoint(wishes):
        # The rule, mostly: everybody wants something else.
        return Settlement(names={claim.key: claim.names[0] for claim in waiting}, collisions=())
    waiting.sort(key=lambda claim: claim.key)
    level = 0
    while waiting:
        groups: dict[str, list[Claim]] = {}
        for claim in waiting:
            groups.setdefault(same(_name(claim, level)), []).append(claim)
        waiting = list[Claim]()
        for wish, group in groups.items():
            winner = None if wish in used else _winner(group)
            if winner is not None:
                used.add(wish)
                settled[winner.key] = _name(winner, level)
            losers = [claim for claim in group if claim is not winner]
            waiting += losers
            if level == 0:
                collided += losers
        waiting.sort(key=lambda claim: claim.key)
        level += 1
    return Settlement(
        names=settled,
        collisions=tuple(
            Collision(
                claim=claim,
                wanted=claim.names[0],
                got=settled[claim.key],
                others=tuple(c for c in wishes[same(claim.names[0])] if c is not claim),
            )
            for claim in sorted(collided, key=lambda claim: claim.key)
        ),
    )


def _winner(group: list[Claim]) -> Claim | None:
    best = min(claim.rank for claim in group)
    first = [claim for claim in group if claim.rank == best]
    return first[0] if len(first) == 1 else None


def _name(claim: Claim, level: int) -> str:
    """The claim's name of a level; beyond them its last with a digest, longer each time."""
    if level < len(claim.names):
        return claim.names[level]
    salt = claim.key + "'" * (level - len(claim.names))
    return f"{claim.names[-1]}_{digest(salt)}"
