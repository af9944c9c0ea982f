"""Generates typed API clients from OpenAPI documents.

The public interface is the command line (`clientwright --help`).
"""

from __future__ import annotations

__version__ = "0.5.0"
