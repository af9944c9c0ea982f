"""Downloads: chunks, files, and resuming (RFC 9110, sections 13.1.5, 14.2, 14.4 and 15.3.7)."""

from __future__ import annotations

import asyncio
import hashlib
import random
from collections.abc import Callable, Iterator
from operator import methodcaller
from pathlib import Path
from typing import Any

import pytest

from tests.client.server import Reply, Seen, Server
from tests.harness.generated import Generated, generate

DOCUMENT = """
paths:
  /files/{id}:
    get:
      operationId: getFile
      x-clientwright: {resource: files, method: content}
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200":
          description: The file.
          content: {application/octet-stream: {schema: {type: string, format: binary}}}
    post:
      operationId: exportFile
      x-clientwright: {resource: files, method: export}
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200":
          description: The file.
          content: {application/octet-stream: {schema: {type: string, format: binary}}}
"""
DATA = random.Random(1).randbytes(300_000)
TAG = {"ETag": '"v1"'}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    with generate(DOCUMENT, tmp_path_factory.mktemp("downloads")) as made:
        yield made


def run(
    api: Generated, server: Server, use: Callable[[Any], Any], *, is_async: bool, **options: Any
) -> Any:
    """`use(download)` for a download of the file, in the sync or the async client."""
    method = options.pop("method", "content")
    if not is_async:
        client = api.client(base_url=server.url, **options)
        with client, client.download(getattr(client.files, method), "f1") as download:
            return use(download)

    async def call() -> Any:
        client = api.async_client(base_url=server.url, **options)
        async with client, client.download(getattr(client.files, method), "f1") as download:
            return await use(download)

    return asyncio.run(call())


read = methodcaller("read")
both = pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])


def interrupted(*rest: Reply, headers: dict[str, str] = TAG, at: int = 100_000) -> list[Reply]:
    """A response that ends after some bytes, although it announces all of them; then the rest."""
    first = Reply(200, headers=headers, body=DATA[:at], announce=len(DATA))
    return [first, *rest]


def rest_of(start: int, *, total: int = len(DATA), tag: str = '"v1"') -> Reply:
    """A response with the bytes from an offset on."""
    content_range = f"bytes {start}-{len(DATA) - 1}/{total}"
    return Reply(206, headers={"Content-Range": content_range, "ETag": tag}, body=DATA[start:])


@both
def test_read_and_properties(api: Generated, server: Server, is_async: bool) -> None:
    server.reply(Reply(200, body=DATA, headers={"Content-Type": "image/png"}))
    found: list[Any] = []

    def use(download: Any) -> Any:
        found.extend((download.status_code, download.media_type, download.size))
        return download.read()

    assert run(api, server, use, is_async=is_async) == DATA
    assert found == [200, "image/png", len(DATA)]
    assert server.seen[0].headers["accept"] == "application/octet-stream"
    assert server.seen[0].headers["accept-encoding"] == "identity"


@both
def test_save_replaces_the_file_at_the_end(
    api: Generated, server: Server, is_async: bool, tmp_path: Path
) -> None:
    target = tmp_path / "out.bin"
    target.write_bytes(b"old")
    server.reply(Reply(200, body=DATA))
    received: list[tuple[int, int | None]] = []

    def use(download: Any) -> Any:
        return download.save(
            target, on_progress=lambda one: received.append((one.received, one.total))
        )

    assert run(api, server, use, is_async=is_async) == target
    assert target.read_bytes() == DATA
    assert received[-1] == (len(DATA), len(DATA))
    assert [each.name for each in tmp_path.iterdir()] == ["out.bin"]


@both
def test_larger_than_the_limit_of_other_responses(
    api: Generated, server: Server, is_async: bool
) -> None:
    server.reply(Reply(200, body=DATA))
    assert run(api, server, read, is_async=is_async, max_response_size=10) == DATA
    with pytest.raises(api.errors.ResponseTooLargeError):
        api.call(
            lambda client: client.files.content("f1"),
            is_async=is_async,
            base_url=server.url,
            max_response_size=10,
        )


@both
def test_interrupted_download_is_resumed(api: Generated, server: Server, is_async: bool) -> None:
    server.reply(*interrupted(rest_of(100_000)))
    digest = run(api, server, read, is_async=is_async)
    assert hashlib.sha256(digest).digest() == hashlib.sha256(DATA).digest()
    assert server.seen[1].headers["range"] == "bytes=100000-"
    assert server.seen[1].headers["if-range"] == '"v1"'


@both
def test_version_that_is_begun_again_is_the_one_that_is_resumed(
    api: Generated, server: Server, is_async: bool
) -> None:
    """RFC 9110, 13.1.5: `If-Range` has the tag of the version whose bytes the client has."""
    newer = DATA[::-1] + b"more"
    rest = {"Content-Range": f"bytes 1000-{len(newer) - 1}/{len(newer)}", "ETag": '"v2"'}
    server.reply(
        *interrupted(at=0),
        Reply(200, headers={"ETag": '"v2"'}, body=newer[:1000], announce=len(newer)),
        Reply(206, headers=rest, body=newer[1000:]),
    )
    sizes: list[int | None] = []

    if is_async:

        async def use_async(download: Any) -> bytes:
            content: bytes = await download.read()
            sizes.append(download.size)
            return content

        found = run(api, server, use_async, is_async=True)
    else:

        def use(download: Any) -> bytes:
            content: bytes = download.read()
            sizes.append(download.size)
            return content

        found = run(api, server, use, is_async=False)
    assert found == newer
    assert sizes == [len(newer)]
    ranges = [(seen.headers.get("range"), seen.headers.get("if-range")) for seen in server.seen]
    assert ranges == [(None, None), (None, None), ("bytes=1000-", '"v2"')]


@both
def test_size_of_a_range_may_be_unknown(api: Generated, server: Server, is_async: bool) -> None:
    """RFC 9110, 14.4: an asterisk is a complete length that is not known."""
    rest = {"Content-Range": f"bytes 100000-{len(DATA) - 1}/*", **TAG}
    server.reply(*interrupted(Reply(206, headers=rest, body=DATA[100_000:])))
    assert run(api, server, read, is_async=is_async) == DATA


@both
@pytest.mark.parametrize(
    "rest",
    [
        Reply(200, headers={"ETag": '"v2"'}, body=DATA[::-1]),  # 13.1.5: the tag did not match
        rest_of(100_000, tag='"v2"'),
        rest_of(99_999),  # 14.4: not the range that was requested
        rest_of(100_000, total=len(DATA) + 1),
        Reply(206, body=DATA[100_000:]),  # 15.3.7.1: Content-Range is required
        Reply(416, headers={"Content-Range": "bytes */10"}),  # 15.5.17
    ],
    ids=["whole", "other tag", "other start", "other size", "no range", "not satisfiable"],
)
def test_changed_file_is_detected(
    api: Generated, server: Server, is_async: bool, rest: Reply, tmp_path: Path
) -> None:
    server.reply(*interrupted(rest))
    target = tmp_path / "out.bin"
    target.write_bytes(b"old")
    with pytest.raises(api.errors.ResponseChangedError):
        run(api, server, lambda download: download.save(target), is_async=is_async)
    assert target.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["out.bin"]


@both
@pytest.mark.parametrize(
    ("headers", "method"),
    [
        ({}, "content"),
        ({"ETag": 'W/"v1"'}, "content"),
        (TAG, "export"),
        ({**TAG, "Content-Encoding": "x-unknown"}, "content"),
    ],
    ids=["no tag", "weak tag", "POST", "encoded"],
)
def test_not_resumed_without_a_strong_tag(
    api: Generated, server: Server, is_async: bool, headers: dict[str, str], method: str
) -> None:
    """RFC 9110, 13.1.5: a weak entity tag must not be sent; 14.2: ranges are defined for GET, and
    8.4: they count bytes of the encoded content."""
    server.reply(*interrupted(rest_of(100_000), headers=headers))
    with pytest.raises(api.errors.APIConnectionError):
        run(api, server, read, is_async=is_async, method=method)
    assert len(server.seen) == 1


@both
def test_number_of_resumptions_is_limited(api: Generated, server: Server, is_async: bool) -> None:
    def respond(seen: Seen) -> Reply:
        start = int(seen.headers.get("range", "bytes=0-")[6:-1])
        if not start:
            return interrupted(at=1000)[0]
        content_range = f"bytes {start}-{len(DATA) - 1}/{len(DATA)}"
        return Reply(
            206,
            headers={"Content-Range": content_range, **TAG},
            body=DATA[start : start + 1000],
            announce=len(DATA) - start,
        )

    server.handler = respond
    with pytest.raises(api.errors.APIConnectionError):
        run(api, server, read, is_async=is_async, max_retries=2)
    assert [seen.headers.get("range") for seen in server.seen] == [
        None,
        "bytes=1000-",
        "bytes=2000-",
    ]


@both
def test_error_response_is_raised_on_entering(
    api: Generated, server: Server, is_async: bool
) -> None:
    server.reply(Reply(404, body=b'{"message": "no such file"}'))
    with pytest.raises(api.errors.NotFoundError, match="no such file"):
        run(api, server, read, is_async=is_async)


@both
def test_redirect_to_another_origin_gets_the_range_and_no_credentials(
    api: Generated, server: Server, is_async: bool
) -> None:
    storage = Server()
    try:
        location = {"Location": f"{storage.url}/signed"}
        server.reply(Reply(302, headers=location))
        storage.reply(*interrupted(rest_of(100_000)))
        options = {"headers": {"Authorization": "Bearer secret"}}
        assert run(api, server, read, is_async=is_async, **options) == DATA
    finally:
        storage.stop()
    assert "authorization" in server.seen[0].headers
    assert [seen.headers.get("authorization") for seen in storage.seen] == [None, None]
    assert storage.seen[1].headers["range"] == "bytes=100000-"
