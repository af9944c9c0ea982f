"""What a user can mend that is not in a document: command, configuration, output folder.

Findings in a document are no exceptions but `Diagnostic`s. Any other exception is a fault of ours.
"""

from __future__ import annotations


class UserError(Exception):
    """Ends the run with exit status 2. The message says what is wrong and what to do."""
