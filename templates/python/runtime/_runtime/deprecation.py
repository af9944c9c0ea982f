"""`@deprecated`: type checkers flag the method, and calling it warns (PEP 702).

Python 3.13 has it in the standard library (`warnings.deprecated`).
"""

from __future__ import annotations

import functools
import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing_extensions import deprecated as deprecated
else:

    def deprecated(message: str) -> Any:
        """Mark a function as deprecated."""

        def decorate(function: Any) -> Any:
            @functools.wraps(function)
            def warn(*args: Any, **kwargs: Any) -> Any:
                warnings.warn(message, DeprecationWarning, stacklevel=2)
                return function(*args, **kwargs)

            warn.__deprecated__ = message
            return warn

        return decorate
