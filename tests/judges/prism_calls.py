"""Calls every operation of a generated client against a server, in the client's folder:

    python prism_calls.py <URL of the server> <paths of the document's servers, as JSON>

Prints a JSON object for each call: the operation, the request, and the server's response. A script
of its own, because the tests of a client and those of this project are both called `tests`.
"""

from __future__ import annotations

import json
import sys
import warnings
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx2


class Redirect(httpx2.BaseTransport):
    """Sends requests to a server instead of the document's, and keeps the first of a call."""

    def __init__(self, server: str, prefixes: list[str]) -> None:
        self._server = httpx2.Client(base_url=server, timeout=60)
        self._prefixes = prefixes
        self.first: dict[str, Any] | None = None

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Prism knows paths without those of servers."""
        path = request.url.raw_path.decode("ascii")
        for prefix in self._prefixes:
            if path.startswith(prefix + "/"):
                path = path[len(prefix) :]
                break
        headers = [pair for pair in request.headers.multi_items() if pair[0].lower() != "host"]
        response = self._server.request(
            request.method, path, headers=headers, content=request.read(), follow_redirects=False
        )
        if self.first is None:
            body = response.content.decode("utf-8", "replace")
            self.first = {"request": f"{request.method} {path}", "status": response.status_code}
            self.first |= {"body": body, "violations": response.headers.get("sl-violations")}
        return httpx2.Response(
            response.status_code, headers=response.headers, content=response.content
        )


def main() -> None:
    """Call all operations once."""
    server, prefixes = sys.argv[1], json.loads(sys.argv[2])
    sys.path[:0] = [str(Path.cwd()), str(Path.cwd() / "src")]
    warnings.simplefilter("ignore")
    client: Any = import_module("tests.client").client
    call: Any = import_module("tests.support").call
    for case in import_module("tests.calls").CALL_CASES:
        transport = Redirect(server, prefixes)
        error = ""
        try:
            call(client(transport, strict=False, max_retries=0), case.call)
        except Exception as raised:  # only the request is judged
            error = f"{type(raised).__name__}: {raised}"
        result = {"operation": case.operation, "error": error, **(transport.first or {})}
        print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main()
