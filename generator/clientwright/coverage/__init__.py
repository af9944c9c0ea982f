"""Coverage: how the generated client supports each part of a document.

Every field is rendered, only documented, not needed, or not supported, with a reason. The traversal
follows the grammar (`openapi`) from the operations of the client; it does not depend on the code
that built the model, except for the findings that it reported on the way.
"""

from __future__ import annotations

from .report import CoverageEntry, CoverageReport
from .traversal import measure_coverage

__all__ = ["CoverageEntry", "CoverageReport", "measure_coverage"]
