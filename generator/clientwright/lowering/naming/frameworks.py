"""What server frameworks put around the name that a person gave an operation or a group.

A document that a program wrote is told by the form of its operationIds, each of which is exact:

- FastAPI joins the function's name, the path and the method: `read_users_api_v1_users__get`;
- NestJS joins the controller and its method, gRPC-gateway the service and its call:
  `UsersController_findAll`, `MemoService_ListMemos`;
- springdoc counts methods of one name: `findAll_1`, and tags with the class: `user-controller`;
- drf-spectacular puts the path in front, with its `api` and version: `api_v1_users_list`.

Only names are made of what is left, so a wrong guess costs a less pretty one and nothing else.
"""

from __future__ import annotations

import re

_CLASS = re.compile(r"[A-Z]\w*?(?:Controller|Service|Resource|Api)_(?P<name>[A-Za-z]\w*)")
_COUNTED = re.compile(r"(?P<name>[a-z]+[A-Za-z]*)_\d{1,2}")
_API_FIRST = re.compile(r"api_(?:v\d+_)?(?P<name>[a-z]\w*_\w+)")
_API_PATH = re.compile(r"/api(/|$)")
_CONTROLLER = re.compile(r"(?i)(?P<name>.+?)[-_ ]?(?:rest[-_ ]?)?controller(?:[-_ ]impl)?")
_PREFIX = re.compile(r"api|v\d+")


def plain_id(stated: str, path: str, method: str) -> str:
    """The operationId without what a framework put around it; itself where there is no such."""
    # FastAPI's own way, letter by letter: `generate_unique_id` in `fastapi.utils`.
    tail = re.sub(r"\W", "_", f"{path}_{method.lower()}")
    if stated.endswith(tail) and stated != tail:
        return stated.removesuffix(tail)
    for pattern in (_CLASS, _COUNTED):
        found = pattern.fullmatch(stated)
        if found is not None:
            return found["name"]
    found = _API_FIRST.fullmatch(stated)
    if found is not None and _API_PATH.match(path):
        return found["name"]
    return stated


def plain_tag(tag: str) -> str:
    """The tag without the word `controller` behind it."""
    found = _CONTROLLER.fullmatch(tag.strip())
    return found["name"] if found is not None else tag.strip()


def is_prefix_alone(tag: str, path: str) -> bool:
    """Whether a tag is what all paths begin with, and says nothing: `api` for `/api/users`."""
    return _PREFIX.fullmatch(tag) is not None and path.startswith(f"/{tag}/")
