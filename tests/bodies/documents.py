"""One document with request bodies of every kind, in each version of the specification."""

from __future__ import annotations

from typing import Any

VERSIONS = ("3.0.4", "3.1.1", "3.2.0")
ADDRESS = {"type": "object", "properties": {"zip": {"type": "string"}, "no": {"type": "integer"}}}
STRINGS = {"type": "array", "items": {"type": "string"}}
FORM = {
    "type": "object",
    "properties": {
        "home": ADDRESS,
        "homes": {"type": "array", "items": ADDRESS},
        "tags": STRINGS,
        "grid": {"type": "array", "items": STRINGS},
        "name": {"type": "string"},
        "count": {"type": "integer"},
        "on": {"type": "boolean"},
        "at": {"type": "string", "format": "date-time"},
        "hash": {"type": "string", "format": "byte"},
        "deep": ADDRESS,
        "flat": STRINGS,
        "pipes": STRINGS,
        "quoted": {"type": "string"},
    },
}
STYLES = {
    "deep": {"style": "deepObject", "explode": True},
    "flat": {"explode": False},
    "pipes": {"style": "pipeDelimited", "explode": False},
    "quoted": {"contentType": "application/json"},
}
RECORD = {
    "type": "object",
    "required": ["n"],
    "properties": {"n": {"type": "integer"}, "tags": STRINGS},
}
ITEM = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}


def build_document(version: str) -> dict[str, Any]:
    """The document. Bodies that need a later version are omitted in earlier ones."""
    binary = {"type": "string", "format": "binary"}
    bodies: dict[str, dict[str, Any]] = {
        "form": content("application/x-www-form-urlencoded", FORM, encoding=STYLES),
        "text_form": content("application/x-www-form-urlencoded", {"type": "string"}),
        "multipart": content("multipart/form-data", FORM, encoding=STYLES),
        "files": content(
            "multipart/form-data",
            {
                "type": "object",
                "properties": {
                    "file": binary,
                    "photo": binary,
                    "scan": binary,
                    "several": {"type": "array", "items": binary},
                    "note": {"type": "string"},
                },
            },
            encoding={
                "photo": {"contentType": "image/png, image/jpeg"},
                "scan": {
                    "contentType": "image/*",
                    "headers": {"X-Kind": {"schema": {"type": "string", "enum": ["scan"]}}},
                },
            },
        ),
        "upload": content("application/octet-stream", binary),
        "picture": content("image/*", binary),
        "lines": content("application/jsonl", ITEM),
        "ndjson": content("application/x-ndjson", {"type": "array", "items": ITEM}),
        "text_lines": content("application/jsonl", {"type": "string"}),
        "sequence": content("application/json-seq", {"type": "array", "items": ITEM}),
        "optional": {"content": {"application/json": {"schema": RECORD}}},
        "several": {
            "required": True,
            "content": {
                "application/json": {"schema": ref("Record")},
                "application/x-www-form-urlencoded": {"schema": ref("Record")},
                "text/plain": {"schema": {"type": "string"}},
                "application/octet-stream": {"schema": binary},
                "application/x-ndjson": {"schema": ref("Record")},
                "application/xml": {"schema": ref("Record")},
            },
        },
    }
    parts = {
        "doc": ADDRESS,
        "docs": {"type": "array", "items": ADDRESS},
        "archive": ADDRESS,
        "raw": {"type": "string"},
        "note": {"type": "string"},
    }
    bodies["encoded"] = content(
        "multipart/form-data",
        {"type": "object", "properties": parts},
        encoding={
            "doc": {"contentType": "application/xml"},
            "docs": {"contentType": "text/csv; header=absent"},
            "archive": {"contentType": "application/zip"},
            "raw": {"allowReserved": True},
            "note": {
                "headers": {
                    "X-Count": {"schema": {"type": "integer", "enum": [5]}},
                    "X-Final": {"schema": {"type": "boolean", "enum": [True]}},
                }
            },
        },
    )
    profile = "application/json; profile="
    bodies["profiles"] = {
        "required": True,
        "content": {
            f"{profile}one": {"schema": ITEM},
            f"{profile}two": {"schema": {"type": "array", "items": ITEM}},
        },
    }
    packed = {"type": "string", "format": "byte"}
    others = {"type": "object", "additionalProperties": binary}
    bodies["other_files"] = content("multipart/form-data", others)
    others = {"type": "object", "additionalProperties": {"type": "array", "items": packed}}
    bodies["other_bytes"] = content("application/x-www-form-urlencoded", others)
    bodies["anything"] = {"required": True, "content": {"*/*": {}}}
    bodies["any_application"] = {"required": True, "content": {"application/*": {"schema": {}}}}
    if version >= "3.1":
        bodies["any_part"] = content(
            "multipart/form-data",
            {
                "type": "object",
                "properties": {
                    "any": {},
                    "png": {"type": "string", "contentMediaType": "image/png"},
                    "packed": {
                        "type": "string",
                        "contentEncoding": "base64",
                        "contentMediaType": "image/png",
                    },
                    "html": {"type": "string", "contentMediaType": "text/html"},
                },
            },
        )
    if version >= "3.2":
        bodies["mixed"] = {
            "required": True,
            "content": {
                "multipart/mixed": {
                    "schema": {"type": "array", "prefixItems": [ADDRESS], "items": {}},
                    "prefixEncoding": [
                        {"headers": {"X-Part": {"schema": {"type": "string", "const": "first"}}}}
                    ],
                    "itemEncoding": {"contentType": "image/png"},
                }
            },
        }
        bodies["item_schema"] = {
            "required": True,
            "content": {"application/jsonl": {"itemSchema": ITEM}},
        }
    return {
        "openapi": version,
        "info": {"title": "Bodies", "version": "1"},
        "servers": [{"url": "http://127.0.0.1"}],
        "paths": {f"/{name}": {"post": operation(name, body)} for name, body in bodies.items()},
        "components": {"schemas": {"Record": RECORD}},
    }


def content(media_type: str, schema: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A required body in one media type."""
    return {"required": True, "content": {media_type: {"schema": schema, **fields}}}


def ref(name: str) -> dict[str, str]:
    """A reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def operation(name: str, body: dict[str, Any]) -> dict[str, Any]:
    """An operation with a body, called as `client.bodies.<name>(...)`."""
    return {
        "operationId": name,
        "x-clientwright": {"resource": "bodies", "method": name},
        "requestBody": body,
        "responses": {"204": {"description": "Done."}},
    }
