"""Responses that browsers keep, packed once."""

from __future__ import annotations

import gzip
from functools import lru_cache

import brotli
from flask import Response, request

FOREVER = "public, max-age=31536000, immutable"
NEVER = "no-store"


def packed(body: bytes, mimetype: str, *, cache: str) -> Response:
    """A response in the best encoding the browser takes; packing is remembered, so a document is packed once."""
    accepted = request.accept_encodings
    encoding = "br" if accepted["br"] else "gzip" if accepted["gzip"] else ""
    response = Response(_pack(body, encoding), mimetype=mimetype)
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = cache
    return response


@lru_cache(maxsize=256)
def _pack(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(body, quality=6))
    return gzip.compress(body, compresslevel=6, mtime=0) if encoding == "gzip" else body
