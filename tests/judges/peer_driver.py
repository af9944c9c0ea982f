"""Calls generated functions of openapi-python-client without knowing them.

Run by `peer.py` in the judges' environment: reads the pickled tasks from standard input, and writes
the pickled results to standard output.
"""

from __future__ import annotations

import ast
import base64
import importlib
import inspect
import io
import pickle
import re
import sys
import types
import typing
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from openapi_python_client.strings import PythonIdentifier


def find_functions(root: Path, package: str) -> dict[tuple[str, str], types.ModuleType]:
    """The modules of the operations by method and path, whose variables have no names."""
    found: dict[tuple[str, str], types.ModuleType] = {}
    for file in sorted((root / package / "api").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Dict):
                continue
            entries = {
                key.value: value
                for key, value in zip(node.keys, node.values, strict=True)
                if isinstance(key, ast.Constant)
            }
            if {"method", "url"} <= entries.keys():
                parts = file.relative_to(root).with_suffix("").parts
                key = (_get_text(entries["method"]).upper(), _blank(_get_text(entries["url"])))
                found[key] = importlib.import_module(".".join(parts))
    return found


def _get_text(node: ast.expr) -> str:
    """A literal, or the one that `.format` is called on."""
    return next(one.value for one in ast.walk(node) if isinstance(one, ast.Constant))


def _blank(path: str) -> str:
    return re.sub(r"\{[^{}]*\}", "{}", path)


def list_arguments(task: Any, module: types.ModuleType) -> Iterator[tuple[str, Any]]:
    """The arguments of the function. Raises `LookupError` if a value has none."""
    function = module._get_kwargs
    types_by_name = typing.get_type_hints(function, vars(module))
    names = inspect.signature(function).parameters
    for (location, name), value in task["parameters"].items():
        identifier = PythonIdentifier(name, prefix="field_")
        candidates = (identifier, f"{identifier}_{location}")
        argument = next((one for one in candidates if one in names), None)
        if argument is not None:
            yield argument, convert(types_by_name[argument], value)
        elif name.lower() not in ("accept", "content-type", "authorization"):
            raise LookupError(f"the function takes no {location} parameter `{name}`")
    if task["body"] is not None:
        if "body" not in names:
            raise LookupError("the function takes no body")
        yield "body", convert(types_by_name["body"], task["body"])


def convert(annotation: Any, value: Any) -> Any:
    """A value of the annotated type; the value itself if it has the type already."""
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        for each in inner:
            try:
                return convert(each, value)
            except (TypeError, ValueError, KeyError, AttributeError):
                continue
        raise TypeError(f"no variant fits {value!r}")
    if origin is typing.Literal:
        if value not in inner:
            raise ValueError(value)
        return value
    if origin is list:
        return [convert(inner[0], item) for item in _expect(list, value)]
    if annotation is Any:
        return value
    if annotation is None or annotation is type(None):
        return _expect(type(None), value)
    if issubclass(annotation, Enum):
        return annotation(value)
    if annotation is str and isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if hasattr(annotation, "from_dict"):
        return _make_model(annotation, _expect(dict, value))
    if annotation.__name__ == "File":
        return _make_file(annotation, value)
    if annotation is float and isinstance(value, int):
        return float(value)
    return _expect(annotation, value)


def _make_model(model: Any, value: dict[str, Any]) -> Any:
    """An object. Files have no place in what `from_dict` takes, so they are set afterwards."""
    files = {name: item for name, item in value.items() if _holds_files(item)}
    made = model.from_dict({**plain(value), **dict.fromkeys(files, b"")})
    for name, item in files.items():
        attribute = PythonIdentifier(name, prefix="field_")
        file_class = importlib.import_module(f"{model.__module__.partition('.')[0]}.types").File
        made_files = [_make_file(file_class, one) for one in item if isinstance(one, tuple)]
        setattr(made, attribute, made_files or _make_file(file_class, item))
    return made


def _holds_files(value: Any) -> bool:
    return isinstance(value, tuple) or (
        isinstance(value, list) and bool(value) and isinstance(value[0], tuple)
    )


def _make_file(file_class: Any, value: Any) -> Any:
    name, content, media_type = value if isinstance(value, tuple) else (None, value, None)
    return file_class(
        payload=io.BytesIO(_expect(bytes, content)), file_name=name, mime_type=media_type
    )


def _expect(type_: Any, value: Any) -> Any:
    if not isinstance(value, type_):
        raise TypeError(f"{value!r} is no {type_.__name__}")
    return value


def plain(value: Any) -> Any:
    """The JSON value of what a function takes or returns; bytes of a file."""
    if hasattr(value, "payload"):
        return value.payload.read()
    if hasattr(value, "to_dict"):
        return plain(value.to_dict())
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value


def connect(task: Any, package: str) -> Any:
    """The client for a task."""
    client = importlib.import_module(f"{package}.client")
    if not task["credentials"]:
        return client.Client(base_url=task["base_url"])
    (scheme, secret), *others = task["credentials"]
    if others or scheme.get("in") in ("query", "cookie"):
        raise LookupError("the client supports one credential, in a header")
    options = {"prefix": "", "auth_header_name": scheme["name"]} if "name" in scheme else {}
    if scheme.get("scheme", "").lower() not in ("", "bearer"):
        options = {"prefix": scheme["scheme"]}
    return client.AuthenticatedClient(base_url=task["base_url"], token=secret, **options)


def run(task: Any, root: Path, functions: dict[str, Any]) -> Any:
    """Send the request of a task."""
    package = task["package"]
    if package is None:
        return {"error": "the generator refuses the document"}
    try:
        if package not in functions:
            functions[package] = find_functions(root, package)
        module = functions[package].get((task["method"], _blank(task["path"])))
        if module is None:
            return {"error": "the client has no function for it"}
        arguments = dict(list_arguments(task, module))
        client = connect(task, package)
    except Exception as error:  # the client cannot be called with these values
        return {"error": f"{type(error).__name__}: {error}"}
    try:
        response = module.sync_detailed(client=client, **arguments)
        return {"status": int(response.status_code), "value": plain(response.parsed)}
    except Exception as error:  # whatever the client raises is its result
        return {"raised": f"{type(error).__name__}: {error}"}


def main() -> None:
    root = Path(sys.argv[1])
    sys.path.insert(0, str(root))
    functions: dict[str, Any] = {}
    tasks = pickle.load(sys.stdin.buffer)
    results = [run(task, root, functions) for task in tasks]
    pickle.dump(results, sys.stdout.buffer)


if __name__ == "__main__":
    main()
