"""What the interface for programs answers with."""

from __future__ import annotations

STATUSES = (200, 304, 400, 404, 503)
"""HTTP statuses of every address, each with a sentence of its own."""
PROBLEM = "application/problem+json"
"""The media type of all that are 400 or more (RFC 9457)."""
