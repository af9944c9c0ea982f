"""What the tests test: the package, and its clients over a transport of ours."""

from __future__ import annotations

import twilio_assistants
from twilio_assistants import errors, models
from twilio_assistants.testing import FakeApi
from twilio_assistants.testing._client import async_client, client

__all__ = ["FakeApi", "async_client", "client", "errors", "models", "package"]

package = twilio_assistants
