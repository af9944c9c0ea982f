"""The project around the package: `pyproject.toml`.

Not here: the README and the reference (`readme.py`, `reference.py`).
"""

from __future__ import annotations

from ....code import Code
from ....model import Api
from ..naming.distribution import distribution_name, python_version
from ..naming.names import PythonNames
from ..source.page import FilePlan
from ..source.prose import strip_html
from ..source.syntax import TOML


def project_page(api: Api, names: PythonNames) -> FilePlan:
    """The page `pyproject.toml`."""
    title = " ".join(strip_html(api.title).split())
    return FilePlan(
        template="project/pyproject.toml.jinja",
        values={
            "name": Code.literal(distribution_name(names.package), TOML),
            "version": Code.literal(python_version(api.version), TOML),
            "description": Code.literal(f"A client for {title or names.package}."[:500], TOML),
            "source": Code.literal(f"src/{names.package}", TOML),
        },
    )
