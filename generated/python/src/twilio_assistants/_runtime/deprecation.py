"""`@deprecated`: type checkers strike a method out, and a call of it warns (PEP 702).

The standard library has it from Python 3.13 on (`warnings.deprecated`).
"""

from __future__ import annotations

import functools
import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing_extensions import deprecated as deprecated
else:

    def deprecated(message: str) -> Any:
        """A decorator for what should not be used any more, and why."""

        def mark(function: Any) -> Any:
            @functools.wraps(function)
            def warned(*args: Any, **kwargs: Any) -> Any:
                warnings.warn(message, DeprecationWarning, stacklevel=2)
                return function(*args, **kwargs)

            warned.__deprecated__ = message
            return warned

        return mark
