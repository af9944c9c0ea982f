"""The schema `io.k8s.api.Pod`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class IoK8SApiPod(Model, kw_only=True):
    """The schema `io.k8s.api.Pod`."""

    name: str | Unset = UNSET


class IoK8SApiPodDict(TypedDict, total=False):
    """`IoK8SApiPod` as a dictionary."""

    name: str
