"""Responses that browsers keep, packed once."""

from __future__ import annotations

import gzip
from functools import lru_cache

import brotli
from flask import Response, request

FOREVER = "public, max-age=31536000, immutable"
NEVER = "no-store"


def packed(body: bytes, mimetype: str, *, cache: str, once: bool | None = None) -> Response:
    """A response in the best encoding the browser takes.

    Packed `once` and held is what browsers may keep, unless said otherwise.
    """
    accepted = request.accept_encodings
    encoding = "br" if accepted["br"] else "gzip" if accepted["gzip"] else ""
    pack = _packed_once if (cache != NEVER if once is None else once) else _pack
    response = Response(pack(body, encoding), mimetype=mimetype)
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = cache
    return response


@lru_cache(maxsize=64)
def _packed_once(body: bytes, encoding: str) -> bytes:
    return _pack(body, encoding)


def _pack(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(body, quality=6))
    return gzip.compress(body, compresslevel=6, mtime=0) if encoding == "gzip" else body
