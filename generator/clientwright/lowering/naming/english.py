"""Splits the document's names into words, and recognizes verbs and plurals.

Used to relate names to each other (`ListAssistants` is `list` of `assistants`). Targets choose
identifiers. The rules for English are heuristics that affect names only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ...values import parse_words

VERBS = parse_words("""
    abort accept access acknowledge activate add adjust allow analyse analyze answer append
    apply approve archive assign associate attach authenticate authorise authorize
    autocomplete backup ban batch begin browse build bulk calculate cancel capture change
    check claim classify clear clone close collect commit compare complete compute configure
    confirm connect convert copy count create deactivate debit decline decrypt delete
    deliver demote deny deploy deprecate describe destroy detach detect determine disable
    disassociate discard disconnect dismiss dispatch download drain drop duplicate edit
    embed enable encrypt end enqueue ensure enter estimate evaluate evict exchange execute
    exists expire export extend extract fail fetch fill filter finalize find finish flag
    flush follow force forget forward freeze generate get grant handle hide identify ignore
    import increment ingest initialize initiate insert inspect install instantiate
    invalidate invite invoke join kick kill launch leave link list load lock login logout
    lookup mark mask match merge modify monitor move mute notify open overwrite patch pause
    pay perform pin ping place poll post preview process promote provision publish purge
    push put query quote reactivate read rebase reboot rebuild receive recover redeem
    redeliver refresh refund regenerate register reject release reload remove rename render
    renew reopen reorder repeat replace reply require rerun resend reserve reset resize
    resolve restart restore resubmit resume retrieve retry return reveal reverse revert
    review revoke rollback rotate run save scale scan schedule search select send set share
    show skip snooze sort start stop stream submit subscribe suggest suspend swap switch
    sync synchronize terminate test toggle track transfer translate trigger unarchive
    unassign unban unblock undelete undo unfollow unfreeze unhide uninstall unlink unlock
    unmark unmute unpin unpublish unregister unset unshare unstar unsubscribe update upgrade
    upload upsert use validate verify view void vote wait watch whitelist withdraw write
    zoom
    """)
"""Words that start the name of an operation. A missing one results in a less natural name."""

PLAIN_VERBS = parse_words("""
    add create delete destroy fetch find get list patch post put read remove retrieve update
    """)
"""Verbs that are never used as nouns."""

_PHRASAL_VERBS = frozenset(
    {"sign", "log", "check", "opt", "clock", "turn", "switch", "cash", "fill"}
)

ARTICLES = frozenset({"a", "an", "the"})
PREPOSITIONS = frozenset(
    {"of", "for", "in", "on", "to", "by", "from", "with", "at", "and", "or", "s"}
)

_IRREGULAR = {
    **{f"{word}s": word for word in parse_words("""
            movie cookie cache database case release license response purchase expense
            invoice phase course house lease base use cause nurse warehouse size prize
            sku gpu cpu vcpu menu
            """)},
    **{f"{word}es": word for word in ("status", "alias", "address")},
    **{word: word for word in ("data", "media", "series", "news")},
    **{pair.partition(":")[0]: pair.partition(":")[2] for pair in """
        people:person children:child men:man women:woman indices:index matrices:matrix
        vertices:vertex criteria:criterion shelves:shelf halves:half wolves:wolf thieves:thief
        knives:knife lives:life wives:wife analyses:analysis
        """.split()},
}
"""Plurals to which the rules of `singularize` do not apply."""
_SINGULAR_ENDINGS = ("ss", "us", "is")
_SINGULAR_WORDS = parse_words("""
    analytics statistics diagnostics logistics basics physics dns sms mms kms tls aws gps
    https
    """)


@lru_cache(maxsize=65536)
def split_words(text: str) -> tuple[str, ...]:
    """The words of a name in lower case, split at separators and changes of case.

    `ListAssistants`, `list-assistants` and `list_assistants` result in the same two words;
    `getAPIKeys` in `get api keys`. The `s` of `showGPUs` is not split off.
    """
    spaced = re.sub(r"[\W_]+", " ", text.replace("'", "").replace("’", ""))
    spaced = re.sub(r"IPv(?=[46])", "Ipv", spaced)
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", spaced)
    spaced = re.sub(r"(?<=[A-Z])(?=[A-Z][a-z])(?![A-Z]s(?![a-z]))", " ", spaced)
    return tuple(word.lower() for word in spaced.split())


def to_snake(text: str) -> str:
    """The words of a name joined with `_`, the same for all its spellings."""
    return "_".join(split_words(text))


@lru_cache(maxsize=65536)
def singularize(word: str) -> str:
    """The singular of a plural (`assistants` -> `assistant`), any other word unchanged."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 3 or not word.endswith("s") or word.endswith(_SINGULAR_ENDINGS):
        return word
    if word in _SINGULAR_WORDS:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def is_plural(word: str) -> bool:
    return word in {"people", "children", "media", "data"} or singularize(word) != word


def is_verb(word: str) -> bool:
    return word in VERBS


def is_phrasal_verb(verb: str, particle: str) -> bool:
    """Whether two words form one verb: `sign in`, `opt in`, `check in`."""
    return verb in _PHRASAL_VERBS and particle in ("in", "on")


def split_verb_first(text: str) -> tuple[str, ...]:
    """The words of an operation's name, with the verb moved to the front.

    `databases_get_ca` becomes `get databases ca`, `fontsList` becomes `list fonts`. The first word
    can be a noun although it is a known verb, as in `loadBalancers_get`.
    """
    words = split_words(text)
    if not words or words[0] in PLAIN_VERBS:
        return words
    chunks = [split_words(chunk) for chunk in re.split(r"[\W_]+", text) if split_words(chunk)]
    if len(chunks) > 1:
        return _move_verb_first(chunks)
    if not is_verb(words[0]) and words[-1] in PLAIN_VERBS:
        return (words[-1], *words[:-1])
    return words


def _move_verb_first(chunks: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The words of chunks that were separated by `_` or the like, with the verb first."""
    if len(chunks[-1]) == 1 and chunks[-1][0] in PLAIN_VERBS:
        start = len(chunks) - 1  # `users_bulk_partial_update` is `bulk partial update users`
        while start > 1 and chunks[start - 1] in (("bulk",), ("partial",), ("batch",)):
            start -= 1
        return _join_words((*chunks[start:], *chunks[:start]))
    starts_with_verb = is_verb(chunks[0][0])
    for index, (word, *rest) in enumerate(chunks[1:], 1):
        if word in PLAIN_VERBS or (is_verb(word) and not starts_with_verb):
            before, after = _join_words(chunks[:index]), _join_words(chunks[index + 1 :])
            return (word, *before, *rest, *after)
    return _join_words(chunks)


def _join_words(chunks: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(word for chunk in chunks for word in chunk)


def same_words(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether two names are equal except for plurals and separators (`fine tuning`)."""
    first, second = [singularize(w) for w in left], [singularize(w) for w in right]
    return first == second or "".join(first) == "".join(second)


def find_words(words: Sequence[str], sought: Sequence[str], *, last: bool = False) -> int | None:
    """The index of a sequence of words in another one, ignoring plurals, or None."""
    if not sought or len(sought) > len(words):
        return None
    singular = [singularize(word) for word in sought]
    starts = range(len(words) - len(sought) + 1)
    for start in reversed(starts) if last else starts:
        if [singularize(word) for word in words[start : start + len(sought)]] == singular:
            return start
    return None


def remove_words(words: Sequence[str], sought: Sequence[str]) -> tuple[str, ...]:
    """The words without the last occurrence of a sequence of words."""
    start = find_words(words, sought, last=True)
    if start is None:
        return tuple(words)
    return (*words[:start], *words[start + len(sought) :])


def trim_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words without articles and trailing prepositions."""
    kept = [word for word in words if word not in ARTICLES]
    while len(kept) > 1 and kept[-1] in PREPOSITIONS and not is_phrasal_verb(kept[-2], kept[-1]):
        kept.pop()
    return tuple(kept)
