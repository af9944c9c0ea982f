"""The Python target: generates a distribution with a package, its tests and its documentation.

Names and annotations are assigned first. Then every file is planned, rendered and formatted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from ...contract.samples import Sampler
from ...diagnostics.findings import Diagnostics
from ...model import Api
from ...rendering.templates import Templates
from .. import TargetConfig
from .annotations import Annotations
from .calls.methods import Methods
from .calls.settings import Settings
from .docs.context import DocsContext
from .docs.project import plan_project
from .docs.readme import ReadmePlanner
from .docs.reference import ReferencePlanner
from .docs.webhooks import WebhookDocs
from .naming.names import assign_names
from .package.client import api_page, client_page, error_body_page
from .package.declarations import list_tag_fields
from .package.init import MODULES, package_page
from .package.models import models_pages
from .package.operations import Operations
from .package.resources import ResourcePlanner
from .package.variants import VARIANTS, runtime_files
from .source.format import format_files
from .source.markdown import tidy_markdown
from .source.page import FilePlan, docstring
from .source.syntax import add_header
from .testkit.testing import build_testing_data, plan_testing_files
from .testkit.tests import TestPlanner, static_test_files
from .wording.classes import ClassDocstrings
from .wording.docstrings import MethodDocstrings
from .wording.responses import ErrorDocs
from .wording.samples import Samples
from .wording.unsupported import report_unsupported

_FOLDERS: Final = {
    "operations": "The operations of the API as constants, in one module for each resource.",
    "resources": "The resource classes of the sync client, each imported on first use.",
    "async_resources": "The resource classes of the async client, each imported on first use.",
}
"""Folders of the package without public names, with their docstrings."""


class PythonTarget:
    """Generates a distribution: the package, its README, reference, tests and project file."""

    name = "python"

    def files(self, api: Api, config: TargetConfig, diagnostics: Diagnostics) -> Mapping[str, str]:
        """The text of each file, by path below the output folder.

        Raises `Unprintable` if a file is not valid Python, which is a bug.
        """
        templates = Templates("python")
        static = {path.removeprefix("runtime/") for path in templates.names("runtime")}
        context = _plan_client(api, config, diagnostics, _public_modules(static))
        tests = TestPlanner(
            api,
            context.names,
            context.types,
            context.methods,
            context.samples,
            context.settings,
            context.sampler,
        )
        root = f"src/{context.names.package}"
        plans = {f"{root}/{path}": plan for path, plan in _package_plans(context)}
        plans |= _project_plans(context)
        plans |= {f"tests/{path}": plan for path, plan in tests.plans()}
        rendered = {
            path: templates.render(plan.template, **plan.values) for path, plan in plans.items()
        }
        files = {f"{root}/py.typed": ""}
        for path, text in runtime_files(templates, list_tag_fields(api, context.names)).items():
            # Static files are formatted already.
            (files if path in static else rendered)[f"{root}/{path}"] = text
        files |= format_files({p: text for p, text in rendered.items() if p.endswith(".py")})
        files |= {p: tidy_markdown(text) for p, text in rendered.items() if p.endswith(".md")}
        data = build_testing_data(api, context.names, context.sampler)
        files |= {f"{root}/{path}": text for path, text in data.items()}
        test_files = {**tests.data(), **static_test_files(templates)}
        files |= {f"tests/{path}": text for path, text in test_files.items()}
        files = rendered | files
        return {path: add_header(path, files[path], config.document) for path in sorted(files)}


def _public_modules(static: Collection[str]) -> tuple[str, ...]:
    """The public modules of the package: the models, and those of the runtime."""
    return tuple(
        name
        for name in MODULES
        if name == "models" or any(path.startswith((f"{name}.py", f"{name}/")) for path in static)
    )


def _plan_client(
    api: Api, config: TargetConfig, diagnostics: Diagnostics, modules: tuple[str, ...]
) -> DocsContext:
    """Assign all names, and plan the methods that all files share."""
    names = assign_names(api, config, diagnostics)
    types = Annotations(api, names)
    methods = Methods(api, names, types)
    report_unsupported(map(methods.get, api.operations()), diagnostics)
    sampler = Sampler(api)
    samples = Samples(api, names, sampler)
    errors = ErrorDocs(api, methods)
    class_docs = ClassDocstrings(api, names, methods, samples, errors)
    return DocsContext(
        api=api,
        names=names,
        types=types,
        methods=methods,
        resources=ResourcePlanner(
            names, methods, types, MethodDocstrings(api, samples, errors), class_docs
        ),
        settings=Settings(api, names),
        sampler=sampler,
        samples=samples,
        errors=errors,
        modules=modules,
    )


def _package_plans(context: DocsContext) -> Iterator[tuple[str, FilePlan]]:
    """The files of the package, by path below it."""
    api, names, settings = context.api, context.names, context.settings
    class_docs = ClassDocstrings(api, names, context.methods, context.samples, context.errors)
    operations = Operations(api, names, context.methods, settings)
    yield "__init__.py", package_page(api, names, class_docs, context.modules)
    yield "_api.py", api_page(api, names, settings, context.methods.errors)
    yield "_error_body.py", error_body_page(context.methods.errors)
    for variant in VARIANTS:
        plan = client_page(api, context.resources, class_docs, settings, variant)
        yield f"{'async_' if variant.is_async else ''}client.py", plan
    for folder, text in _FOLDERS.items():
        yield f"{folder}/__init__.py", _docstring_only(text)
    for resource in api.root.walk():
        if resource.operations:
            yield f"operations/{names.resource(resource.path).module}.py", operations.page(resource)
        for variant in VARIANTS if resource.path else ():
            for module, plan in context.resources.pages(resource, variant):
                yield f"{variant.resources_folder}/{module}.py", plan
    yield from models_pages(names, context.types).items()
    yield from plan_testing_files(api, names, settings).items()


def _project_plans(context: DocsContext) -> Mapping[str, FilePlan]:
    """The files around the package, by path below the output folder."""
    webhooks = WebhookDocs(context)
    return {
        ".gitattributes": FilePlan(template="project/gitattributes.jinja", values={}),
        "pyproject.toml": plan_project(context),
        "README.md": ReadmePlanner(context, webhooks).page(),
        **dict(ReferencePlanner(context, webhooks).pages()),
    }


def _docstring_only(text: str) -> FilePlan:
    return FilePlan(template="package/marker.py.jinja", values={"docstring": docstring(text)})


TARGET = PythonTarget
