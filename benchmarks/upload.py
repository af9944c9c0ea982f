"""Memory while 1 GB is uploaded, from a path and from an iterator, sync and async.

    python benchmarks/upload.py [--size MEGABYTES]

Each upload runs in a process of its own, to a server in another process that discards the body. The
peak is the largest resident set size during the upload, above that before it (Linux: `VmHWM` and
`VmRSS` in /proc/self/status). Exits with 1 if a peak is 60 MB or more.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import socket
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "generator"), str(ROOT)]

MEGABYTE = 1024 * 1024
LIMIT = 60
"""The largest allowed peak, in megabytes above the start."""
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Upload", "version": "1"},
    "servers": [{"url": "http://127.0.0.1"}],
    "paths": {
        "/raw": {
            "put": {
                "operationId": "raw",
                "x-clientwright": {"resource": "uploads", "method": "raw"},
                "requestBody": {"required": True, "content": {"application/octet-stream": {}}},
                "responses": {"204": {"description": "Stored."}},
            }
        },
        "/form": {
            "post": {
                "operationId": "form",
                "x-clientwright": {"resource": "uploads", "method": "form"},
                "requestBody": {
                    "required": True,
                    "content": {
                        "multipart/form-data": {
                            "schema": {"type": "object", "properties": {"file": {}}}
                        }
                    },
                },
                "responses": {"204": {"description": "Stored."}},
            }
        },
    },
}


def serve(listener: socket.socket, received: Any) -> None:
    """Discard the bodies of requests, and count their bytes."""
    while True:
        connection, _ = listener.accept()
        with connection, connection.makefile("rb", buffering=MEGABYTE) as file:
            file.readline()
            headers = dict[bytes, bytes]()
            while line := file.readline().strip():
                name, _, value = line.partition(b":")
                headers[name.lower()] = value.strip()
            count = 0
            if b"content-length" in headers:
                left = int(headers[b"content-length"])
                while left:
                    read = len(file.read(min(left, MEGABYTE)))
                    left, count = left - read, count + read
            else:
                while size := int(file.readline(), 16):
                    count += len(file.read(size))
                    file.readline()
                file.readline()
            received.value = count
            connection.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")


def iterate(size: int) -> Iterator[bytes]:
    """The bytes in chunks of 1 MB."""
    chunk = bytes(MEGABYTE)
    for _ in range(size):
        yield chunk


async def iterate_async(size: int) -> AsyncIterator[bytes]:
    """The same, asynchronously."""
    for chunk in iterate(size):
        yield chunk


def memory(name: str) -> float:
    """A number of /proc/self/status, in megabytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(name)


def upload(
    package: str, source: str, url: str, case: str, path: Path, size: int, result: Any
) -> None:
    """Upload once, and report the peak above the start, in megabytes, and the seconds."""
    sys.path.insert(0, source)
    api = __import__(package)
    variant, method, kind = case.split()
    options = {"base_url": url, "timeout": api.Timeout(total=None), "max_retries": 0}
    asyncio.run(_upload_async(api, options, method, b"1"))
    _upload_sync(api, options, method, b"1")
    start = memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # resets the peak
    started = time.perf_counter()
    if variant == "sync":
        _upload_sync(api, options, method, path if kind == "path" else iterate(size))
    else:
        body = path if kind == "path" else iterate_async(size)
        asyncio.run(_upload_async(api, options, method, body))
    result.put((memory("VmHWM") - start, time.perf_counter() - started))


def _upload_sync(api: Any, options: dict[str, Any], method: str, body: Any) -> None:
    with api.Client(**options) as client:
        _call(client, method, body)


async def _upload_async(api: Any, options: dict[str, Any], method: str, body: Any) -> None:
    async with api.AsyncClient(**options) as client:
        await _call(client, method, body)


def _call(client: Any, method: str, body: Any) -> Any:
    uploads = client.uploads
    return uploads.raw(body=body) if method == "raw" else uploads.form(file=body)


def main() -> int:
    """Run all uploads, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=int, default=1024, help="the size in MB")
    size: int = parser.parse_args().size
    from tests.harness.generated import generate

    context = multiprocessing.get_context("spawn")
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    received = context.Value("q", 0)
    server = context.Process(target=serve, args=(listener, received), daemon=True)
    server.start()
    peaks: list[float] = []
    with tempfile.TemporaryDirectory() as folder, generate(DOCUMENT, Path(folder)) as api:
        path = Path(folder) / "large.bin"
        with path.open("wb") as file:
            file.truncate(size * MEGABYTE)
        print(f"{'upload':24} {'peak MB':>8} {'seconds':>8}")
        for case in (
            f"{variant} {method} {kind}"
            for variant in ("sync", "async")
            for method in ("raw", "form")
            for kind in ("path", "iterator")
        ):
            result = context.Queue()
            arguments = (api.name, str(api.source.parent), url, case, path, size, result)
            process = context.Process(target=upload, args=arguments)
            process.start()
            peak, seconds = result.get()
            process.join()
            assert received.value >= size * MEGABYTE
            peaks.append(peak)
            print(f"{case:24} {peak:8.1f} {seconds:8.1f}")
    server.terminate()
    return int(max(peaks) >= LIMIT)


if __name__ == "__main__":
    sys.exit(main())
