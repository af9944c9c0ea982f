"""The tests generated with the clients of real APIs pass.

`make test-corpus` runs those of every document of the corpus under 3 MB, and of the two largest APIs.
`make test` runs those of one of them.
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

MAX_SIZE = 3_000_000
LARGE = ["misc/wk_kubernetes.io.json", "github/api.github.com.json"]
IN_EVERY_RUN = "misc/wk_spotify.com.json"


def list_documents() -> list[str]:
    """The documents of the corpus whose generated tests run, smallest first."""
    files = (path for path in CORPUS.glob("*/*") if path.suffix in {".json", ".yaml", ".yml"})
    sizes = sorted((path.stat().st_size, path.relative_to(CORPUS).as_posix()) for path in files)
    names = [name for size, name in sizes if size < MAX_SIZE and name != IN_EVERY_RUN]
    return [*names, *LARGE]


DOCUMENTS = [
    IN_EVERY_RUN,
    *(pytest.param(name, marks=pytest.mark.corpus) for name in list_documents()),
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
