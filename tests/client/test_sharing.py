"""One client shared by threads, tasks, event loops and forks, without leaks."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.client.conftest import Driver
from tests.client.server import Reply, Seen, Server


def _echo(seen: Seen) -> Reply:
    return Reply(200, {"id": seen.path.rpartition("/")[2], "name": "Rex"})


def _wait_until(condition: Any) -> None:
    end = time.monotonic() + 5
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    assert condition()


def test_client_is_shared_by_32_threads(petshop: Any, server: Server) -> None:
    server.handler = _echo
    with petshop.PetshopClient(base_url=server.url, key="k") as client:
        with ThreadPoolExecutor(32) as threads:
            ids = [str(number) for number in range(320)]
            found = list(threads.map(lambda pet_id: client.pets.fetch(pet_id).id, ids))
        assert found == ids
        assert server.connections <= 32
    _wait_until(lambda: server.open_connections == 0)


def test_client_makes_200_concurrent_calls(petshop: Any, server: Server) -> None:
    server.handler = _echo

    async def main() -> list[str]:
        async with petshop.AsyncPetshopClient(base_url=server.url, key="k") as client:
            calls = [client.pets.fetch(str(number)) for number in range(200)]
            found = [pet.id for pet in await asyncio.gather(*calls)]
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return found

    assert asyncio.run(main()) == [str(number) for number in range(200)]
    _wait_until(lambda: server.open_connections == 0)


def test_pool_is_usable_after_cancelled_calls(petshop: Any, server: Server) -> None:
    def respond(seen: Seen) -> Reply:
        slow = seen.path.endswith("slow")
        return Reply(200, {"id": "p1", "name": "Rex"}, delay=0.3 if slow else 0)

    server.handler = respond

    async def main() -> None:
        async with petshop.AsyncPetshopClient(base_url=server.url, key="k") as client:
            tasks = [asyncio.ensure_future(client.pets.fetch("slow")) for _ in range(120)]
            await asyncio.sleep(0.1)
            for task in tasks:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
            assert all(isinstance(result, asyncio.CancelledError) for result in results)
            calls = [client.pets.fetch("fast") for _ in range(120)]
            assert {pet.id for pet in await asyncio.gather(*calls)} == {"p1"}

    asyncio.run(main())
    _wait_until(lambda: server.open_connections == 0)


def test_async_client_works_in_successive_event_loops(petshop: Any, server: Server) -> None:
    server.handler = _echo
    client = petshop.AsyncPetshopClient(base_url=server.url, key="k")
    for number in range(3):
        pet = asyncio.run(_fetch(client, number))
        assert pet.id == str(number)
        _wait_until(lambda: server.open_connections == 0)  # closed with their event loop
    asyncio.run(client.close())


def test_async_client_works_in_concurrent_event_loops(petshop: Any, server: Server) -> None:
    server.handler = _echo
    client = petshop.AsyncPetshopClient(base_url=server.url, key="k")
    with ThreadPoolExecutor(4) as threads:
        runs = [threads.submit(lambda n=n: asyncio.run(_fetch(client, n))) for n in range(12)]
        assert [run.result().id for run in runs] == [str(number) for number in range(12)]
    asyncio.run(client.close())
    _wait_until(lambda: server.open_connections == 0)


async def _fetch(client: Any, number: int) -> Any:
    return await client.pets.fetch(str(number))


def test_unclosed_async_client_warns(petshop: Any, server: Server) -> None:
    server.handler = _echo

    async def main() -> None:
        await petshop.AsyncPetshopClient(base_url=server.url, key="k").pets.fetch("1")

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        asyncio.run(main())
        gc.collect()
    ours = [str(w.message) for w in caught if issubclass(w.category, ResourceWarning)]
    assert len(ours) == 1
    assert "was not closed" in ours[0]
    _wait_until(lambda: server.open_connections == 0)


def test_unused_clients_do_not_warn(petshop: Any) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        petshop.AsyncPetshopClient(key="k")
        petshop.PetshopClient(key="k")
        gc.collect()
    assert not caught


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_client_works_after_fork(petshop: Any, server: Server) -> None:
    server.handler = _echo
    with petshop.PetshopClient(base_url=server.url, key="k") as client:
        client.pets.fetch("parent")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # the server runs in a thread
            child = os.fork()
        if child == 0:
            status = 1
            try:
                status = 0 if client.pets.fetch("child").id == "child" else 2
            finally:
                os._exit(status)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        client.pets.fetch("parent")
    ports = [seen.client_port for seen in server.seen]
    assert ports[0] == ports[2] != ports[1]  # the child has its own connection


def test_closed_client_refuses_calls(drive: Driver, petshop: Any, server: Server) -> None:
    server.handler = _echo

    async def asynchronous(client: Any) -> None:
        await client.pets.fetch("1")
        await client.close()
        await client.close()
        await client.pets.fetch("1")

    def blocking(client: Any) -> None:
        client.pets.fetch("1")
        client.close()
        client.close()
        client.pets.fetch("1")

    with pytest.raises(petshop.errors.ConfigurationError, match="closed"):
        drive(asynchronous if drive.asynchronous else blocking)


def test_user_http_client_is_used_and_not_closed(petshop: Any, server: Server) -> None:
    import httpx2

    server.handler = _echo
    with httpx2.Client(headers={"X-Own": "1"}) as user_client:
        with petshop.PetshopClient(base_url=server.url, key="k", http_client=user_client) as client:
            client.pets.fetch("1")
        assert not user_client.is_closed

    async def main() -> None:
        async with httpx2.AsyncClient(headers={"X-Own": "2"}) as user_client:
            async with petshop.AsyncPetshopClient(
                base_url=server.url, key="k", http_client=user_client
            ) as client:
                await client.pets.fetch("1")
            assert not user_client.is_closed

    asyncio.run(main())
    assert [seen.headers["x-own"] for seen in server.seen] == ["1", "2"]


def test_copies_share_connections(drive: Driver, server: Server) -> None:
    server.handler = _echo

    async def asynchronous(client: Any) -> None:
        await client.pets.fetch("1")
        await client.with_options(timeout=5).pets.fetch("2")
        await client.with_response(client.pets.fetch, "3")

    def blocking(client: Any) -> None:
        client.pets.fetch("1")
        client.with_options(timeout=5).pets.fetch("2")
        client.with_response(client.pets.fetch, "3")

    drive(asynchronous if drive.asynchronous else blocking)
    assert server.connections == 1


def test_copy_does_not_change_original(petshop: Any, server: Server) -> None:
    server.handler = _echo
    with petshop.PetshopClient(base_url=server.url, key="k") as client:
        pets = client.pets
        copy = client.with_options(headers={"X-A": "1"}, base_url=f"{server.url}/v2")
        copy.pets.fetch("1")
        pets.fetch("2")
        copy.with_response(pets.fetch, "3")  # calls through the copy use its settings
        with pytest.raises(petshop.errors.ConfigurationError):
            client.with_options(max_retries=-1)
        with pytest.raises(petshop.errors.ConfigurationError):
            client.with_options(timeout=0)
    assert [(seen.path, seen.headers.get("x-a")) for seen in server.seen] == [
        ("/v2/pets/1", "1"),
        ("/pets/2", None),
        ("/v2/pets/3", "1"),
    ]


def test_copy_while_another_thread_uses_client(petshop: Any) -> None:
    client = petshop.PetshopClient(key="k")

    class Spy:
        """Uses a resource for the first time when its class is read, as another thread might."""

        @property
        def __class__(self) -> Any:
            assert client.pets
            return object

    vars(client)["spy"] = Spy()
    assert "pets" not in vars(client)
    copy = client.with_options(timeout=3)
    assert "pets" in vars(client)
    assert copy.pets._client is copy


def test_copy_has_separate_resources(petshop: Any) -> None:
    client = petshop.PetshopClient(key="k")
    pets = client.pets

    copy = client.with_options(timeout=3)
    assert client.pets is pets
    assert copy.pets is not pets
    assert copy.pets._client is copy


def test_with_response_in_concurrent_calls(petshop: Any, server: Server) -> None:
    server.handler = _echo

    async def main() -> None:
        async with petshop.AsyncPetshopClient(base_url=server.url, key="k") as client:
            fetch = client.pets.fetch
            calls = [client.with_response(fetch, str(number)) for number in range(50)]
            found = [response.value.id for response in await asyncio.gather(*calls)]
            assert found == [str(number) for number in range(50)]

    asyncio.run(main())
    with petshop.PetshopClient(base_url=server.url, key="k") as client:
        barrier = threading.Barrier(8)

        def fetch_id(number: int) -> str:
            barrier.wait()
            return str(client.with_response(client.pets.fetch, str(number)).value.id)

        with ThreadPoolExecutor(8) as threads:
            assert list(threads.map(fetch_id, range(8))) == [str(number) for number in range(8)]


def test_hooks_are_called_in_order(drive: Driver, server: Server, runtime: Any) -> None:
    server.reply(Reply(503), Reply(200, {"id": "p1"}, {"X-Request-Id": "RQ1"}))
    seen: list[str] = []

    def before(event: Any) -> None:
        event.headers["X-Signed"] = f"{event.method}{event.attempt}"
        seen.append(f"before {event.attempt} {event.url.rpartition('/')[2]}")

    def after(event: Any) -> None:
        seen.append(f"after {event.attempt} {event.status_code} {event.request_id}")

    hooks = runtime("hooks").Hooks(
        before_request=before,
        after_response=after,
        on_retry=lambda event: seen.append(f"retry {event.attempt} {event.status_code}"),
        on_drift=lambda drift: seen.append(f"drift {drift.path}"),
    )
    drive(lambda client: client.pets.fetch("p1"), hooks=hooks)
    assert seen == [
        "before 1 p1",
        "after 1 503 None",
        "retry 1 503",
        "before 2 p1",
        "after 2 200 RQ1",
        "drift $.name",
    ]
    assert [request.headers["x-signed"] for request in server.seen] == ["GET1", "GET2"]


def test_async_hooks_require_async_client(
    drive: Driver, petshop: Any, server: Server, runtime: Any
) -> None:
    server.handler = _echo
    seen: list[str] = []

    async def before(event: Any) -> None:
        await asyncio.sleep(0)
        seen.append(event.operation)

    hooks = runtime("hooks").Hooks(before_request=before)
    if drive.asynchronous:
        drive(lambda client: client.pets.fetch("p1"), hooks=hooks)
        assert seen == ["FetchPet"]
    else:
        with pytest.raises(petshop.errors.ConfigurationError):
            drive(lambda client: client.pets.fetch("p1"), hooks=hooks)
