"""Type checkers accept the client, infer the right types, and report wrong calls."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

USER = """
from pathlib import Path
from typing import assert_type
from petshop import AsyncPetshopClient, PetshopClient, models
from petshop._runtime.aio.pager import AsyncPager
from petshop._runtime.response.response import Page, Response
from petshop._runtime.sync.download import Download
from petshop._runtime.sync.pager import Pager
from petshop._runtime.hooks import Hooks, RequestEvent


def blocking(client: PetshopClient) -> None:
    assert_type(client.pets.fetch("p1"), models.Pet)
    assert_type(client.with_response(client.pets.fetch, "p1"), Response[models.Pet])
    assert_type(client.with_response(client.pets.tell, "p1", text="a").value, models.Reply)
    assert_type(client.with_response(client.pets.delete, "p1"), Response[None])
    assert_type(client.pets.list(limit=3), Pager[models.Pet])
    assert_type(client.pets.list().first_page(), Page[models.Pet])
    for pet in client.pets.list():
        assert_type(pet, models.Pet)
    with client.download(client.pets.fetch, "p1") as download:
        assert_type(download, Download)
        assert_type(download.save("pet.json"), Path)
        for chunk in download:
            assert_type(chunk, bytes)
    for sound in client.pets.sounds("p1"):
        assert_type(sound, models.Sound)
    assert_type(client.with_options(timeout=3), PetshopClient)
    with PetshopClient() as other:
        assert_type(other, PetshopClient)
    client.pets.create(name="x", home={"street": "s"}, chip=models.Chip(code="c"))
    home = models.Home(street="s", additional_properties={"a": 1})
    assert_type(home.street, str)


async def asynchronous(client: AsyncPetshopClient) -> None:
    assert_type(await client.pets.fetch("p1"), models.Pet)
    assert_type(await client.with_response(client.pets.fetch, "p1"), Response[models.Pet])
    assert_type(client.pets.list(limit=3), AsyncPager[models.Pet])
    async for pet in client.pets.list():
        assert_type(pet, models.Pet)
    async with client.download(client.pets.fetch, "p1") as download:
        assert_type(await download.read(), bytes)
        async for chunk in download:
            assert_type(chunk, bytes)
    async with client.pets.sounds("p1") as sounds:
        async for sound in sounds:
            assert_type(sound, models.Sound)


def sees(event: RequestEvent) -> None:
    event.headers["X-A"] = event.operation


async def sees_later(event: RequestEvent) -> None: ...


Hooks(before_request=sees, after_response=None)
Hooks(before_request=sees_later)
"""

WRONG = """
from petshop import AsyncPetshopClient, PetshopClient, models


async def wrong(client: PetshopClient, other: AsyncPetshopClient) -> None:
    client.with_response(client.pets.fetch, 1)  # 6
    client.with_response(client.pets.fetch)  # 7
    client.with_response(client.pets.tell, "p1", words="x")  # 8
    client.with_response(client.pets.fetch, "p1").value.tint  # 9
    await other.with_response(other.pets.fetch, 1)  # 10
    client.pets.create(name="x", home={"stret": "s"})  # 11
    client.pets.create()  # 12
    models.Home()  # 13
    client.pets.list().first_page().value  # 14
    client.download(client.pets.fetch)  # 15
    client.download(client.pets.fetch, 1)  # 16
"""


@pytest.mark.slow
def test_pyright_reports_only_wrong_calls(source_root: Path) -> None:
    files = {"user.py": USER, "wrong.py": WRONG}
    for name, text in files.items():
        (source_root / name).write_text(text, encoding="utf-8")
    config = {"include": ["."], "typeCheckingMode": "strict", "pythonVersion": "3.11"}
    (source_root / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
    command = [sys.executable, "-m", "pyright", "--outputjson", "-p", str(source_root)]
    command += ["--pythonpath", sys.executable]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    found = [
        (Path(d["file"]).name, d["range"]["start"]["line"] + 1, d["message"])
        for d in json.loads(run.stdout)["generalDiagnostics"]
    ]
    assert [item for item in found if item[0] != "wrong.py"] == []
    assert {line for _, line, _ in found} == set(range(6, 17))


@pytest.mark.slow
def test_mypy_accepts_correct_calls(source_root: Path, tmp_path: Path) -> None:
    (source_root / "user.py").write_text(USER, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache")]
    command += ["-p", "petshop", "-m", "user"]
    run = subprocess.run(
        command, capture_output=True, text=True, timeout=300, check=False, cwd=source_root
    )
    assert run.stdout.startswith("Success"), run.stdout
