"""What the interface for programs answers with."""

from __future__ import annotations

STATUSES = (200, 206, 304, 400, 404, 405, 413, 416, 500, 503)
"""HTTP statuses that an address can answer with, each with a sentence of its own; 405 is that of every address which is
asked with another method than its own."""
PROBLEM = "application/problem+json"
"""The media type of all that are 400 or more (RFC 9457)."""
ALWAYS = (500, 503)
"""Any address may fail, or be asked while the data are exchanged."""
NOTHING: tuple[int, ...] = ()
STRICT = (400, 404)
"""Of addresses that refuse what they cannot read and what there is not."""
LABELLED = (304,)
"""Of addresses whose answers carry an ETag."""
