"""Templates only print `Code` and contain no logic."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest

from clientwright.rendering.code import Code
from clientwright.rendering.templates import NotCode, Templates, find_logic, templates_folder
from clientwright.targets.python.source.syntax import PythonSyntax

NAME = Code.identifier("name", PythonSyntax())


def templates(folder: Path, **texts: str) -> Templates:
    """The templates of a target `x` with these texts."""
    (folder / "x").mkdir()
    for name, text in texts.items():
        (folder / "x" / name).write_text(text, "utf-8")
    return Templates("x", folder)


def test_code_is_rendered_unchanged(tmp_path: Path) -> None:
    page = templates(tmp_path, page="{% for item in items %}\n{{ item.name }} = 1\n{% endfor %}\n")
    items = [SimpleNamespace(name=NAME)] * 2
    assert page.render("page", items=items) == "name = 1\nname = 1\n"


@pytest.mark.parametrize("value", ["text", "", 1, None, True, ["x"], object(), jinja2.Undefined])
def test_only_code_is_rendered(tmp_path: Path, value: object) -> None:
    with pytest.raises(NotCode):
        templates(tmp_path, page="{{ value }}").render("page", value=value)


def test_missing_variable_is_named(tmp_path: Path) -> None:
    with pytest.raises(jinja2.UndefinedError, match="nothing_here"):
        templates(tmp_path, page="{{ nothing_here }}").render("page")
    (tmp_path / "x" / "test").write_text("{% if a.b %}x{% endif %}", "utf-8")
    with pytest.raises(jinja2.UndefinedError, match="'b'"):
        Templates("x", tmp_path).render("test", a=SimpleNamespace())


def test_document_text_is_not_a_template(tmp_path: Path) -> None:
    hostile = "{{ 7 * 7 }}{% include '/etc/passwd' %}"
    code = Code.literal(hostile, PythonSyntax())
    page = templates(tmp_path, page="{{ value }}").render("page", value=code)
    assert hostile in page


def test_templates_outside_the_folder_are_not_found(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    page = templates(tmp_path, page="{% include '../secret' %}")
    with pytest.raises(jinja2.TemplateNotFound):
        page.render("page")


@pytest.mark.parametrize(
    "source",
    [
        "plain text",
        "{{ name }} {{ page.title.text }}",
        "{% for item in page.items %}{{ item }}{% endfor %}",
        "{% if page.is_async %}x{% else %}{% if y %}z{% endif %}{% endif %}",
        "{% include 'other.jinja' %}",
        "{# a comment #}{% raw %}{{ not printed }}{% endraw %}",
    ],
)
def test_templates_without_logic(source: str) -> None:
    assert find_logic(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "{{ name | upper }}",
        "{{ name() }}",
        "{{ a.b() }}",
        "{{ names[0] }}",
        "{{ 'text' }}",
        "{{ a + b }}",
        "{{ a ~ b }}",
        "{{ a if b else c }}",
        "{{ a is defined }}",
        "{% if not a %}{% endif %}",
        "{% if a == b %}{% endif %}",
        "{% if a and b %}{% endif %}",
        "{% if a is none %}{% endif %}",
        "{% if a %}{% elif b %}{% endif %}",
        "{% for a in b if a %}{% endfor %}",
        "{% for a in b %}{% else %}x{% endfor %}",
        "{% for a in b recursive %}{% endfor %}",
        "{% for a, b in c %}{% endfor %}",
        "{% for a in b.items() %}{% endfor %}",
        "{% for a in b | sort %}{% endfor %}",
        "{% set a = b %}",
        "{% macro a() %}{% endmacro %}",
        "{% import 'a' as b %}",
        "{% from 'a' import b %}",
        "{% extends 'a' %}",
        "{% block a %}{% endblock %}",
        "{% call a() %}{% endcall %}",
        "{% filter upper %}{% endfilter %}",
        "{% include name %}",
        "{% include ['a', 'b'] %}",
        "{% include 'a' ignore missing %}",
        "{% with a = b %}{% endwith %}",
        "{% for a in b %}{% if c %}{{ d | e }}{% endif %}{% endfor %}",
        "{% if a %}{% else %}{{ d | e }}{% endif %}",
    ],
)
def test_templates_with_logic(source: str) -> None:
    assert len(find_logic(source)) >= 1


def test_logic_is_reported_with_its_line() -> None:
    assert find_logic("one\n{{ a | b }}\n") == ["line 2: prints Filter, not a name or an attribute"]


def every_template() -> list[Path]:
    """Every template of every target."""
    return sorted(templates_folder().rglob("*.jinja"))


def test_templates_exist() -> None:
    assert every_template()


@pytest.mark.parametrize("template", every_template(), ids=lambda file: file.name)
def test_our_templates_have_no_logic(template: Path) -> None:
    assert find_logic(template.read_text("utf-8")) == []
