"""The tests generated with the clients of real APIs pass.

Six documents with 88 to 1,223 operations. The smallest runs in `make test`, the others in
`make test-corpus`, which takes much longer.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from clientwright.config import Config
from clientwright.output.write import apply, compare
from tests.corpus.run import CORPUS
from tests.harness.making import make

pytestmark = pytest.mark.slow

LARGE = [
    "twilio/twilio_api_v2010.yaml",
    "misc/openai_2026.yml",
    "misc/wk_stripe.com.json",
    "misc/wk_kubernetes.io.json",
    "github/api.github.com.json",
]
DOCUMENTS = [
    "misc/wk_spotify.com.json",
    *(pytest.param(name, marks=pytest.mark.corpus) for name in LARGE),
]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_generated_tests_pass(name: str, tmp_path: Path) -> None:
    document = CORPUS / name
    if not document.is_file():
        pytest.skip("../shared/corpus is not available")
    root = tmp_path / "client"
    result = make(Config(document=document, out=root, package="corpus_client"))
    assert result.files is not None
    apply(compare(root, result.files))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=line", "-x"],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=3600,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
