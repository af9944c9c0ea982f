"""Memory while 1 GB is downloaded, in chunks and into a file, sync and async.

    python benchmarks/download.py [--size MEGABYTES]

Each download runs in a process of its own, from a server in another process. The peak is measured
as by `upload.py`. Exits with 1 if a peak is 60 MB or more.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import socket
import sys
import tempfile
import time
from itertools import product
from pathlib import Path
from typing import Any

from upload import LIMIT, MEGABYTE, memory

DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Download", "version": "1"},
    "servers": [{"url": "http://127.0.0.1"}],
    "paths": {
        "/file": {
            "get": {
                "operationId": "file",
                "x-clientwright": {"resource": "files", "method": "content"},
                "responses": {
                    "200": {
                        "description": "The file.",
                        "content": {"application/octet-stream": {}},
                    }
                },
            }
        }
    },
}


def serve(listener: socket.socket, size: int) -> None:
    """Send a file of zeros as the response to each request."""
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {size * MEGABYTE}\r\nConnection: close\r\n\r\n"
    chunk = bytes(MEGABYTE)
    while True:
        connection, _ = listener.accept()
        with connection, connection.makefile("rb") as file:
            while file.readline().strip():
                pass
            connection.sendall(head.encode())
            for _ in range(size):
                connection.sendall(chunk)


def download(
    package: str, source: str, url: str, case: str, path: Path, size: int, result: Any
) -> None:
    """Download once, and report the peak above the start, in megabytes, and the seconds."""
    sys.path.insert(0, source)
    api = __import__(package)
    variant, kind = case.split()
    options = {"base_url": url, "timeout": api.Timeout(total=None), "max_retries": 0}
    target = path if kind == "file" else None
    for name in ("_runtime.sync.download", "_runtime.aio.download", "files"):
        __import__(f"{package}.{name}" if "." in name else f"{package}.resources.{name}")
    start = memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # resets the peak
    started = time.perf_counter()
    if variant == "sync":
        received = _download_sync(api, options, target)
    else:
        received = asyncio.run(_download_async(api, options, target))
    assert received == size * MEGABYTE
    result.put((memory("VmHWM") - start, time.perf_counter() - started))


def _download_sync(api: Any, options: dict[str, Any], target: Path | None) -> int:
    with api.Client(**options) as client, client.download(client.files.content) as body:
        if target is not None:
            return int(body.save(target).stat().st_size)
        return sum(len(chunk) for chunk in body)


async def _download_async(api: Any, options: dict[str, Any], target: Path | None) -> int:
    count = 0
    client = api.AsyncClient(**options)
    async with client, client.download(client.files.content) as body:
        if target is not None:
            return int((await body.save(target)).stat().st_size)
        async for chunk in body:
            count += len(chunk)
    return count


def main() -> int:
    """Run all downloads, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=int, default=1024, help="the size in MB")
    size: int = parser.parse_args().size
    from tests.harness.generated import generate

    context = multiprocessing.get_context("spawn")
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    server = context.Process(target=serve, args=(listener, size), daemon=True)
    server.start()
    peaks: list[float] = []
    with tempfile.TemporaryDirectory() as folder, generate(DOCUMENT, Path(folder)) as api:
        print(f"{'download':24} {'peak MB':>8} {'seconds':>8}")
        for variant, kind in product(("sync", "async"), ("chunks", "file")):
            case = f"{variant} {kind}"
            result = context.Queue()
            target = Path(folder) / "out.bin"
            arguments = (api.name, str(api.source.parent), url, case, target, size, result)
            process = context.Process(target=download, args=arguments)
            process.start()
            peak, seconds = result.get()
            process.join()
            peaks.append(peak)
            print(f"{case:24} {peak:8.1f} {seconds:8.1f}")
    server.terminate()
    return int(max(peaks) >= LIMIT)


if __name__ == "__main__":
    sys.exit(main())
