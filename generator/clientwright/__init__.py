"""clientwright makes the Python client library of an API from its OpenAPI document.

The command line (`clientwright --help`) is the way in; `clientwright.pipeline.run` is the same as a
function. Nothing else here is a promise to other programs.
"""

from __future__ import annotations

__version__ = "0.1.0"
