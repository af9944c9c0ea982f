"""Draws values from schemas: the same ones in every run, in the formats of the client."""

from __future__ import annotations

import base64
from copy import deepcopy
from datetime import UTC
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, Phase, settings

from .schemas import MARK


def texts(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[str]:
    return strategy.map(str)


FORMATS: dict[str, st.SearchStrategy[str]] = {
    # In the format that the client writes: another one (`+00:00` for `Z`) would be returned as an
    # equal time with a different text.
    f"{MARK}date-time": st.datetimes(timezones=st.just(UTC)).map(
        lambda moment: moment.isoformat().replace("+00:00", "Z")
    ),
    f"{MARK}date": st.dates().map(lambda day: day.isoformat()),
    f"{MARK}time": st.times().map(lambda time: time.isoformat()),
    f"{MARK}uuid": texts(st.uuids()),
    f"{MARK}byte": st.binary(max_size=9).map(lambda data: base64.b64encode(data).decode()),
    f"{MARK}base64": st.binary(max_size=9).map(lambda data: base64.b64encode(data).decode()),
    f"{MARK}decimal": texts(st.decimals(allow_nan=False, allow_infinity=False)),
    f"{MARK}duration": st.sampled_from(["PT1S", "P1Y2M3DT4H5M6.5S", "-P1D"]),
    f"{MARK}uri": st.sampled_from(["https://a.example/b?c#d", "urn:a:b"]),
    f"{MARK}email": st.sampled_from(["a@b.example", "ä@b.example"]),
    f"{MARK}ipv4": texts(st.ip_addresses(v=4)),
    f"{MARK}hostname": st.sampled_from(["a.example", "localhost"]),
}

quiet = settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)

ANYTHING = st.sampled_from(
    [None, True, False, 0, -1, 2**53, 1.5, "", "a", "2026-01-02", [], [None], {}, {"a": 1}, [[]]]
)
"""Values of every JSON type, which replace others."""


def replace_part(value: Any, other: Any, data: st.DataObject) -> Any:
    """A copy of the value with a part of it (or all of it) replaced."""
    paths = list(paths_into(value))
    path = data.draw(st.sampled_from(paths))
    if not path:
        return other
    copy = deepcopy(value)
    current = copy
    for step in path[:-1]:
        current = current[step]
    current[path[-1]] = other
    return copy


def paths_into(value: Any, prefix: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [prefix]
    if isinstance(value, dict):
        for key, inner in value.items():
            found += paths_into(inner, (*prefix, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            found += paths_into(inner, (*prefix, index))
    return found
