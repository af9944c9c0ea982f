"""Starts the servers of the judges on 127.0.0.1, and ends them by their process."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .install import FOLDER


@contextmanager
def serve(command: Callable[[int], list[str]], log: Path) -> Iterator[str]:
    """Run a server on a free port for the duration of the block; yields its base URL."""
    port = _get_free_port()
    with log.open("wb") as output:
        server = subprocess.Popen(command(port), cwd=FOLDER, stdout=output, stderr=output)
        try:
            _wait(server, port, log)
            yield f"http://localhost:{port}"  # as spector calls itself
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _get_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(1200):
        if server.poll() is not None:
            break
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the server did not start: {log.read_text('utf-8')[-2000:]}")
