"""The schema `io.k8s.api.Pod`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["IoK8sApiPod", "IoK8sApiPodDict"]


class IoK8sApiPod(Model, kw_only=True):
    """The schema `io.k8s.api.Pod`."""

    name: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class IoK8sApiPodDict(TypedDict, total=False):
        """`IoK8sApiPod` as a dictionary."""

        name: str

else:
    IoK8sApiPodDict = dict
