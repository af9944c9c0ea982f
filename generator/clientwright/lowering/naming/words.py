"""Words: how names of a document fall apart, and which of them are verbs or plurals.

Only for deciding what belongs together (`ListAssistants` is `list` of `assistants`); it makes no
identifiers, those are a target's. The English here is a heuristic that never decides whether
something is built, only what it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..reading import words_in

VERBS = words_in("""
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
"""Words that head an operation's name. A miss costs a less pretty name and nothing else."""

PLAIN_VERBS = words_in("""
    add create delete destroy fetch find get list patch post put read remove retrieve update
    """)
"""Verbs that are never meant as nouns, wherever they stand."""

_PHRASAL = frozenset({"sign", "log", "check", "opt", "clock", "turn", "switch", "cash", "fill"})

SMALL = frozenset({"a", "an", "the"})
DANGLING = frozenset({"of", "for", "in", "on", "to", "by", "from", "with", "at", "and", "or", "s"})

_IRREGULAR = {
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "indices": "index",
    "matrices": "matrix",
    "vertices": "vertex",
    "criteria": "criterion",
    "shelves": "shelf",
    "halves": "half",
    "wolves": "wolf",
    "thieves": "thief",
    "knives": "knife",
    "lives": "life",
    "wives": "wife",
    "statuses": "status",
    "aliases": "alias",
    "addresses": "address",
    "data": "data",
    "media": "media",
    "movies": "movie",
    "cookies": "cookie",
    "series": "series",
    "news": "news",
    "analyses": "analysis",
    "caches": "cache",
    "databases": "database",
    "cases": "case",
    "releases": "release",
    "licenses": "license",
    "responses": "response",
    "purchases": "purchase",
    "expenses": "expense",
    "invoices": "invoice",
    "phases": "phase",
    "courses": "course",
    "houses": "house",
    "leases": "lease",
    "bases": "base",
    "uses": "use",
    "causes": "cause",
    "nurses": "nurse",
    "warehouses": "warehouse",
    "sizes": "size",
    "prizes": "prize",
    "skus": "sku",
    "gpus": "gpu",
    "cpus": "cpu",
    "vcpus": "vcpu",
    "menus": "menu",
}
_NO_PLURAL = ("ss", "us", "is")
_SINGULAR = words_in("""
    analytics statistics diagnostics logistics basics physics dns sms mms kms tls aws gps
    https
    """)


def split(text: str) -> tuple[str, ...]:
    """The words of a name, in lower case: at separators and where the case changes.

    `ListAssistants`, `list-assistants` and `list_assistants` give the same two words;
    `getAPIKeys` gives `get api keys`, `showGPUs` keeps `gpus` in one piece.
    """
    return _split(text)


@lru_cache(maxsize=65536)
def _split(text: str) -> tuple[str, ...]:
    spaced = re.sub(r"[\W_]+", " ", text.replace("'", "").replace("’", ""))
    spaced = re.sub(r"IPv(?=[46])", "Ipv", spaced)
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", spaced)
    spaced = re.sub(r"(?<=[A-Z])(?=[A-Z][a-z])(?![A-Z]s(?![a-z]))", " ", spaced)
    return tuple(word.lower() for word in spaced.split())


def normal(text: str) -> str:
    """One spelling for all spellings of a name: its words with `_` between."""
    return "_".join(split(text))


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """The word for one of many (`assistants` -> `assistant`), or the word itself."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 3 or not word.endswith("s") or word.endswith(_NO_PLURAL) or word in _SINGULAR:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def is_plural(word: str) -> bool:
    """Whether the word seems to be one for many things."""
    return word in {"people", "children", "media", "data"} or singular(word) != word


def is_verb(word: str) -> bool:
    """Whether the word is known to say what an operation does."""
    return word in VERBS


def is_phrasal(verb: str, particle: str) -> bool:
    """Whether two words are one verb: `sign in`, `opt in`, `check in`."""
    return verb in _PHRASAL and particle in ("in", "on")


def verb_first(text: str) -> tuple[str, ...]:
    """The words of an operation's name, the verb at the head if it stands behind its group.

    `databases_get_ca` is `get databases ca`, `fontsList` is `list fonts`; `loadBalancers_get`
    shows that the verb at a head need not be one (`load`).
    """
    words = split(text)
    if not words or words[0] in PLAIN_VERBS:
        return words
    chunks = [split(chunk) for chunk in re.split(r"[\W_]+", text) if split(chunk)]
    if len(chunks) > 1:
        if len(chunks[-1]) == 1 and chunks[-1][0] in PLAIN_VERBS:
            start = len(chunks) - 1  # `users_bulk_partial_update` is `bulk partial update users`
            while start > 1 and chunks[start - 1] in (("bulk",), ("partial",), ("batch",)):
                start -= 1
            order = (*chunks[start:], *chunks[:start])
            return tuple(w for chunk in order for w in chunk)
        for index, chunk in enumerate(chunks[1:], 1):
            if chunk[0] in PLAIN_VERBS or (is_verb(chunk[0]) and not is_verb(words[0])):
                before = [w for c in chunks[:index] for w in c]
                after = [w for c in chunks[index + 1 :] for w in c]
                return (chunk[0], *before, *chunk[1:], *after)
    elif not is_verb(words[0]) and words[-1] in PLAIN_VERBS:
        return (words[-1], *words[:-1])
    return words


def same_words(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two runs of words are the same, singular or plural; `fine tuning` is `finetuning`."""
    first, second = [singular(w) for w in one], [singular(w) for w in other]
    return first == second or "".join(first) == "".join(second)


def find_run(words: Sequence[str], run: Sequence[str], *, last: bool = False) -> int | None:
    """Where a run of words stands in others (singular or plural), or None."""
    if not run or len(run) > len(words):
        return None
    wanted = [singular(word) for word in run]
    places = range(len(words) - len(run) + 1)
    for start in reversed(places) if last else places:
        if [singular(word) for word in words[start : start + len(run)]] == wanted:
            return start
    return None


def without_run(words: Sequence[str], run: Sequence[str]) -> tuple[str, ...]:
    """The words without the last occurrence of a run in them; the same words if it is not there."""
    start = find_run(words, run, last=True)
    if start is None:
        return tuple(words)
    return (*words[:start], *words[start + len(run) :])


def trimmed(words: Sequence[str]) -> tuple[str, ...]:
    """The words without articles, and without a preposition that has lost its noun."""
    kept = [word for word in words if word not in SMALL]
    while len(kept) > 1 and kept[-1] in DANGLING and not is_phrasal(kept[-2], kept[-1]):
        kept.pop()
    return tuple(kept)
