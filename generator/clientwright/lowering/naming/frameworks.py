"""Strips what server frameworks add to operationIds and tags.

Each framework has a recognizable form:

- FastAPI joins function name, path and method: `read_users_api_v1_users__get`;
- NestJS joins controller and method, gRPC-gateway service and call: `UsersController_findAll`,
  `MemoService_ListMemos`;
- springdoc numbers methods with the same name, `findAll_1`, and tags with the class,
  `user-controller`;
- drf-spectacular prepends the path with `api` and the version: `api_v1_users_list`.

Only names depend on the result, so a wrong guess is harmless.
"""

from __future__ import annotations

import re

_CLASS = re.compile(r"[A-Z]\w*?(?:Controller|Service|Resource|Api)_(?P<name>[A-Za-z]\w*)")
_NUMBERED = re.compile(r"(?P<name>[a-z]+[A-Za-z]*)_\d{1,2}")
_API_FIRST = re.compile(r"api_(?:v\d+_)?(?P<name>[a-z]\w*_\w+)")
_API_PATH = re.compile(r"/api(/|$)")
_CONTROLLER = re.compile(r"(?i)(?P<name>.+?)[-_ ]?(?:rest[-_ ]?)?controller(?:[-_ ]impl)?")
_PREFIX = re.compile(r"api|v\d+")


def strip_framework(operation_id: str, path: str, method: str) -> str:
    """The operationId without what a framework added."""
    # As `generate_unique_id` in `fastapi.utils` does it.
    suffix = re.sub(r"\W", "_", f"{path}_{method.lower()}")
    if operation_id.endswith(suffix) and operation_id != suffix:
        return operation_id.removesuffix(suffix)
    for pattern in (_CLASS, _NUMBERED):
        match = pattern.fullmatch(operation_id)
        if match is not None:
            return match["name"]
    match = _API_FIRST.fullmatch(operation_id)
    if match is not None and _API_PATH.match(path):
        return match["name"]
    return operation_id


def strip_controller(tag: str) -> str:
    """The tag without the suffix `controller`."""
    match = _CONTROLLER.fullmatch(tag.strip())
    return match["name"] if match is not None else tag.strip()


def is_path_prefix(tag: str, path: str) -> bool:
    """Whether a tag only repeats the prefix of all paths, such as `api` for `/api/users`."""
    return _PREFIX.fullmatch(tag) is not None and path.startswith(f"/{tag}/")
