"""The generated tests of a client pass, and fail after a change of the client."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clientwright.config import Config
from clientwright.output.write import apply, compare
from tests.harness.making import make, save

ROOT = Path(__file__).parents[3]
PACKAGE = "probe_of_tests"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The distribution generated from the document in `spec/`."""
    root = tmp_path_factory.mktemp("generated") / "python"
    document = ROOT / "spec" / "twilio_assistants.yaml"
    result = make(Config(document=document, out=root, package=PACKAGE, client="Client"))
    assert result.files is not None
    apply(compare(root, result.files))
    return root


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the generated tests as a user of the distribution does."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=300)


def test_generated_tests_pass(root: Path) -> None:
    done = run(root)
    assert done.returncode == 0, done.stdout[-3000:]
    assert "skipped" not in done.stdout.splitlines()[-1]


def test_header_named_cookie_is_a_header(tmp_path: Path) -> None:
    document = save(
        """
        servers: [{url: "https://api.example"}]
        paths:
          /sessions:
            get:
              operationId: listSessions
              parameters: [{name: Cookie, in: header, schema: {type: string}, required: true}]
              responses: {"204": {description: None.}}
        """,
        tmp_path,
    )
    root = tmp_path / "client"
    result = make(Config(document=document, out=root, package=PACKAGE, client="Client"))
    assert result.files is not None
    apply(compare(root, result.files))
    done = run(root, "tests/test_requests.py")
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize(
    ("file", "whole", "less"),
    [
        ("resources/assistants.py", '"PageToken": page_token', ""),
        ("resources/assistants.py", '"owner": owner', ""),
        ("resources/sessions_messages.py", '"PageSize": page_size,', ""),
        ("async_resources/assistants.py", '"personality_prompt": personality_prompt', ""),
        ("models/assistant.py", "    owner: str\n", "    owner: int\n"),
        ("operations/assistants.py", 'method="PUT"', 'method="POST"'),
        ("operations/assistants.py", "201: lambda", "200: lambda"),
        ("_api.py", "lambda: models.Error", "None"),
        ("_runtime/call/request.py", 'request.set_header("Content-Type", media_type)', "pass"),
        ("_runtime/call/request.py", 'request.set_header("Accept", accept)', "pass"),
        (
            "_runtime/auth/credentials.py",
            'request.set_header("Authorization", f"Basic {pair}")',
            "pass",
        ),
        (
            "_runtime/http/urls.py",
            "return pattern.sub(_escape, text)",
            "return text",
        ),
    ],
)
def test_generated_tests_fail_after_a_change(
    root: Path, tmp_path: Path, file: str, whole: str, less: str
) -> None:
    copy = tmp_path / "python"
    shutil.copytree(root, copy)
    broken = copy / "src" / PACKAGE / file
    text = broken.read_text("utf-8")
    assert whole in text, "the client no longer has what this test takes out"
    broken.write_text(text.replace(whole, less), "utf-8")
    done = run(copy, "-x", "tests/test_requests.py", "tests/test_responses.py")
    assert done.returncode == 1, done.stdout[-3000:]
