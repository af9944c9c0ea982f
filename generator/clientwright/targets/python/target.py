"""The Python target: from the model to the text of every file of a client distribution.

Plans all pages, prints them, formats and checks them. Each step is a module of its own; this one
says only which pages there are and where they go.

    names -> types -> methods, samples, docs -> pages -> templates -> black -> text
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ...code import Code
from ...contract.samples import Sampler
from ...diagnostics.findings import Diagnostics
from ...model import Api
from ...render import Templates
from .. import TargetConfig
from .annotations import Annotations
from .calls.methods import Methods
from .calls.settings import Settings
from .docs.context import DocsContext
from .docs.project import plan_project
from .docs.readme import ReadmePlanner
from .docs.reference import ReferencePlanner, all_resources
from .docs.webhooks import WebhookDocs
from .naming.names import assign_names
from .package.client import ClientPlanner, api_page
from .package.init import MODULES, package_page
from .package.models import models_pages
from .package.operations import Operations
from .package.resources import ResourcePlanner
from .package.runtime import runtime_files
from .package.variants import VARIANTS
from .source.format import format_files
from .source.header import add_header
from .source.markdown import tidy_markdown
from .source.page import FilePlan
from .source.syntax import PYTHON
from .testkit.testing import testing_data, testing_pages
from .testkit.tests import TestPages
from .wording import unsupported
from .wording.classes import ClassDocstrings
from .wording.docstrings import MethodDocstrings
from .wording.samples import Samples

_MARKERS: Final = {
    "operations": "The operations of the API, as data; one module for each resource.",
    "resources": "The resources of the synchronous client; each is loaded when it is first used.",
    "async_resources": "The resources of the asynchronous client; each is loaded on first use.",
}


class PythonTarget:
    """Makes a distribution: the package under `src/`, its README, reference and project file."""

    name = "python"

    def files(self, api: Api, config: TargetConfig, diagnostics: Diagnostics) -> Mapping[str, str]:
        """The final text of each file, by its path below the output folder.

        Raises `format.Unprintable` where a file is not Python: a fault of ours, never written.
        """
        templates = Templates("python")
        plain = templates.names("runtime")
        modules = tuple(name for name in MODULES if name == "models" or _has(plain, name))
        pages, data, root = self._pages(api, config, diagnostics, modules)
        printed = {path: templates.render(page.template, **page.values) for path, page in pages}
        files = {f"{root}/py.typed": ""}
        python = {path: text for path, text in printed.items() if path.endswith(".py")}
        whole = {f"{root}/{name.removeprefix('runtime/')}" for name in plain}
        for path, text in runtime_files(templates).items():
            # A file that is printed as it is was formatted when it was written.
            (files if f"{root}/{path}" in whole else python)[f"{root}/{path}"] = text
        files |= format_files(python)
        for path, text in printed.items():
            if path.endswith(".md"):
                files[path] = tidy_markdown(text)
            elif path not in files:
                files[path] = text
        files |= data
        files |= {f"tests/{path}": text for path, text in TestPages.plain(templates).items()}
        return {path: add_header(path, files[path], config.document) for path in sorted(files)}

    def _pages(
        self, api: Api, config: TargetConfig, diagnostics: Diagnostics, modules: tuple[str, ...]
    ) -> tuple[list[tuple[str, FilePlan]], Mapping[str, str], str]:
        """Every page by its path, the files that are data, and the folder of the package."""
        names = assign_names(api, config, diagnostics)
        types = Annotations(api, names)
        settings = Settings(api, names)
        methods = Methods(api, names, types)
        sampler = Sampler(api)
        samples = Samples(api, names, sampler)
        class_docs = ClassDocstrings(api, names, methods, samples)
        resources = ResourcePlanner(names, methods, MethodDocstrings(api, samples), class_docs)
        operations = Operations(api, names, methods, settings)
        clients = ClientPlanner(api, resources, class_docs, settings)
        context = DocsContext(
            api=api,
            names=names,
            types=types,
            methods=methods,
            resources=resources,
            settings=settings,
            sampler=sampler,
            samples=samples,
            modules=modules,
        )
        webhooks = WebhookDocs(context)
        root = f"src/{names.package}"
        unsupported.report(map(methods.of, api.operations()), diagnostics)

        def package() -> Iterator[tuple[str, FilePlan]]:
            yield "__init__.py", package_page(api, names, class_docs, modules)
            yield "_api.py", api_page(api, names, settings)
            for variant in VARIANTS:
                yield f"{'async_' * variant.is_async}client.py", clients.page(variant)
            for folder, words in _MARKERS.items():
                yield f"{folder}/__init__.py", marker(words)
            for resource in all_resources(api.root):
                module = names.resource(resource.path).module
                if resource.operations:
                    yield f"operations/{module}.py", operations.page(resource)
                if resource.path:
                    for variant in VARIANTS:
                        for stem, page in resources.pages(resource, variant):
                            yield f"{variant.resources_folder}/{stem}.py", page
            yield from models_pages(names, types).items()
            yield from testing_pages(api, names, settings).items()

        pages = [(f"{root}/{path}", page) for path, page in package()]
        pages += [
            (".gitattributes", FilePlan(template="project/gitattributes.jinja", values={})),
            ("pyproject.toml", plan_project(context)),
            ("README.md", ReadmePlanner(context, webhooks).page()),
            *ReferencePlanner(context, webhooks).pages(),
        ]
        tests = TestPages(api, names, types, methods, samples, settings, sampler)
        pages += [(f"tests/{path}", page) for path, page in tests.pages()]
        known = testing_data(api, names, sampler)
        data = {f"{root}/{path}": text for path, text in known.items()}
        data |= {f"tests/{path}": text for path, text in tests.data().items()}
        return pages, data, root


def _has(runtime: tuple[str, ...], module: str) -> bool:
    """Whether the runtime has a public module of that name."""
    return any(name.startswith((f"runtime/{module}.py", f"runtime/{module}/")) for name in runtime)


def marker(words: str) -> FilePlan:
    """An `__init__.py` that says what a folder is, and nothing else."""
    return FilePlan(
        template="package/marker.py.jinja", values={"docstring": Code.docstring(words, PYTHON)}
    )


TARGET = PythonTarget
