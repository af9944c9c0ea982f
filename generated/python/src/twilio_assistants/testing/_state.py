"""Answers from memory: what was created can be fetched, listed, changed and deleted.

Which operations do what with which kind of thing was worked out when the package was generated
(`Operation.does`, `Operation.kind`). Everything else is answered from examples and samples.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import assert_never
from urllib.parse import quote, unquote

from msgspec import UnsetType

from .._runtime.models import vocabulary as v
from ._answers import Answer, Answers
from ._pages import NoSuchPage, Pages
from ._received import Received
from ._requests import Values
from ._router import Match
from ._store import Collection, Store, at, put

_HOLE = re.compile(r"\{[^}]*\}")
_BEGIN_WITH = 3
"""How many samples a collection has that no operation of the API can fill."""


class State:
    """The memory of one fake.

    `forgiving`: a thing that nobody created is made up when it is asked for, where it would be
    answered with 404.
    """

    def __init__(self, api: v.Api, answers: Answers, *, page_size: int, forgiving: bool) -> None:
        self._api = api
        self._answers = answers
        self._pages = Pages(api, page_size, forgiving=forgiving)
        self._forgiving = forgiving
        self._kept = [
            (_shape(f"{kind.collection}/{{}}"), kind)
            for kind in api.kinds.values()
            if kind.creates and kind.parameter is not None
        ]
        self.store = Store(api)

    def answer(
        self, match: Match, values: Values, body: v.Json | UnsetType, request: Received
    ) -> Answer:
        """The answer to a request that nothing is wrong with."""
        operation = match.operation
        missing = self._missing_parent(match)
        if missing is not None:
            return self._not_found(operation, missing)
        kind = None if operation.kind is None else self._api.kinds[operation.kind]
        if kind is None or operation.does is None:
            return self._sampled(operation, values, request)
        texts = list(match.holes.values())
        parents = texts[: len(_HOLE.findall(kind.collection))]
        things = self.store.collection(_filled(kind.collection, parents))
        key = unquote(texts[len(parents)]) if len(texts) > len(parents) else ""
        sent: dict[str, v.Json] = body if v.is_object(body) else {}
        match operation.does:
            case "create":
                return self._create(operation, kind, things, sent, values)
            case "list":
                return self._list(operation, kind, things, values, request)
            case "clear":
                things.things.clear()
                return self._answers.make(operation)
            case "replace" if key not in things.things:
                self._made_up(operation, kind, things, key, values)
                return self._update(operation, things, key, sent)
            case "fetch" | "update" | "replace" | "delete":
                if key not in things.things:
                    if kind.creates and not self._forgiving:
                        return self._not_found(operation, key)
                    self._made_up(operation, kind, things, key, values)
                if operation.does == "fetch":
                    return self._shown(operation, things.things[key])
                if operation.does == "delete":
                    return self._shown(operation, things.things.pop(key))
                return self._update(operation, things, key, sent)
            case _:
                assert_never(operation.does)

    def add(self, name: str, thing: Mapping[str, v.Json], parents: list[str]) -> v.Json:
        """Puts a thing there by hand: what it lacks is sampled. Returns its identifier."""
        kind = self._api.kinds[name]
        things = self.store.collection(_filled(kind.collection, parents))
        things.begun = True
        key = at(thing, kind.key)
        if key is None:
            key = self.store.new_key(kind, things.things)
        type = self._type_of(name)
        made = {**self.store.new(kind, type, key), **thing}
        put(made, kind.key, key)
        things.things[str(key)] = made
        return key

    # --- what operations do ----------------------------------------------------------------------

    def _create(
        self,
        operation: v.Operation,
        kind: v.Kind,
        things: Collection,
        sent: dict[str, v.Json],
        values: Values,
    ) -> Answer:
        key = at(sent, kind.key)
        if not isinstance(key, str | int):
            key = self.store.new_key(kind, things.things)
        elif str(key) in things.things:
            return self._answers.error(operation, 409, f"{key} exists already")
        thing = self._new(operation, kind, key, values)
        thing.update(sent)
        put(thing, kind.key, key)
        things.things[str(key)] = thing
        return self._shown(operation, thing)

    def _list(
        self,
        operation: v.Operation,
        kind: v.Kind,
        things: Collection,
        values: Values,
        request: Received,
    ) -> Answer:
        type = self._answers.item_type(operation)
        body_type = self._answers.body_type(operation)
        if type is None or body_type is None:
            return self._answers.make(operation)
        if not things.begun and not kind.creates:
            while len(things.things) < _BEGIN_WITH:
                key = self.store.new_key(kind, things.things)
                things.things[str(key)] = self._new(operation, kind, key, values)
        things.begun = True
        items = [self.store.view(thing, type) for thing in things.things.values()]
        return self._page(operation, items, kind.key, body_type, values, request)

    def _update(
        self, operation: v.Operation, things: Collection, key: str, sent: dict[str, v.Json]
    ) -> Answer:
        things.things[key].update(sent)
        return self._shown(operation, things.things[key])

    def _shown(self, operation: v.Operation, thing: dict[str, v.Json]) -> Answer:
        """The thing as the operation's answer, where that holds one."""
        type = self._answers.body_type(operation)
        if type is None or not isinstance(self.store.record(type), v.Record):
            return self._answers.make(operation)
        return self._answers.make(operation, value=self.store.view(thing, type))

    def _sampled(self, operation: v.Operation, values: Values, request: Received) -> Answer:
        """An answer without memory. A list is still cut into pages."""
        accept = request.headers.get("accept", "*/*")
        body_type = self._answers.body_type(operation)
        sample = self._answers.sample(operation) if operation.pagination is not None else None
        items = at(sample, operation.items)
        if body_type is None or not v.is_array(items):
            return self._answers.make(operation, accept=accept)
        return self._page(operation, items, [], body_type, values, request)

    def _page(
        self,
        operation: v.Operation,
        items: list[v.Json],
        key: list[str],
        type: v.Type,
        values: Values,
        request: Received,
    ) -> Answer:
        try:
            page = self._pages.cut(operation, values, items, key)
        except NoSuchPage as error:
            return self._answers.error(operation, 400, str(error))
        sample = self._answers.sample(operation)
        body = self._pages.body(operation, page, request, sample, type, key)
        answer = self._answers.make(operation, value=body)
        answer.headers |= self._pages.headers(operation, page, request)
        return answer

    # --- things ----------------------------------------------------------------------------------

    def _new(
        self, operation: v.Operation, kind: v.Kind, key: v.Json, values: Values
    ) -> dict[str, v.Json]:
        type = self._answers.item_type(operation)
        if type is None:
            type = v.Anything()
        thing = self.store.new(kind, type, key)
        # What is under a parent says so: `GET /Sessions/{sessionId}/Messages` has `session_id`s.
        own = kind.parameter
        given = {name: value for (place, name), value in values.items() if place == "path"}
        given.pop(own or "", None)
        self.store.fill(thing, type, given)
        put(thing, kind.key, key)
        return thing

    def _made_up(
        self, operation: v.Operation, kind: v.Kind, things: Collection, key: str, values: Values
    ) -> None:
        number = values.get(("path", kind.parameter or ""), key)
        things.things[key] = self._new(operation, kind, number, values)

    def _type_of(self, name: str) -> v.Type:
        for wanted in ("fetch", "create", "list"):
            for operation in self._api.operations:
                if operation.kind == name and operation.does == wanted:
                    type = self._answers.item_type(operation)
                    if type is not None:
                        return type
        return v.Anything()

    def _missing_parent(self, match: Match) -> str | None:
        """The identifier in the path above the operation's own that nothing was created under."""
        if self._forgiving:
            return None
        texts = list(match.holes.values())
        shape = _shape(match.operation.path)
        for above, kind in self._kept:
            if shape.startswith(f"{above}/"):
                count = above.count("{}")
                things = self.store.collection(_filled(kind.collection, texts[: count - 1]))
                if unquote(texts[count - 1]) not in things.things:
                    return unquote(texts[count - 1])
        return None

    def _not_found(self, operation: v.Operation, key: str) -> Answer:
        return self._answers.error(operation, 404, f"{key} was not found")


def _shape(path: str) -> str:
    return _HOLE.sub("{}", path)


def _filled(path: str, texts: list[str]) -> str:
    """The path with its holes filled, so that one thing always has one text."""
    filling = iter(texts)
    return _HOLE.sub(lambda _: quote(unquote(next(filling, "")), safe=""), path)
