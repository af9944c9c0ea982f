"""The runtime of a client: the files that are the same for every document.

Plain files are copied, and templates in `variants/` are rendered for each variant.
"""

from __future__ import annotations

from ....rendering.templates import Templates
from .variants import VARIANTS

_FOLDER = "runtime/"
_VARIANTS = "_runtime/variants/"


def runtime_files(templates: Templates) -> dict[str, str]:
    """The text of each file, by its path inside the client's import package."""
    files: dict[str, str] = {}
    for name in templates.names(_FOLDER):
        path = name.removeprefix(_FOLDER)
        if not path.startswith(_VARIANTS):
            files[path] = templates.text(name)
            continue
        for variant in VARIANTS:
            file = path.removeprefix(_VARIANTS).removesuffix(".jinja")
            files[f"_runtime/{variant['package']}/{file}"] = templates.render(name, variant=variant)
    return dict(sorted(files.items()))
