"""Responses that browsers keep: packed once, under addresses that change when anything does that shapes them."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import brotli
from flask import Response, request

from callbacks.kept import Kept
from dashboard.settings import ROOT

FOREVER = "public, max-age=31536000, immutable"
NEVER = "no-store"
SHAPING = (
    *("app.py", "callbacks", "dashboard", "layouts", "data/*.py", "data/catalogue", "data/embedded/geometry"),
    *("data/embedded/*.csv", "requirements.txt"),
)
"""All of the program that answers are made of, beside the published store: code, wording, boundaries, libraries."""
_packings = Kept()


def kept_if(fresh: bool) -> str:
    """For ever under an address that names this very content; an older or forged one is answered and not kept."""
    return FOREVER if fresh else NEVER


def asked_for(content: bytes) -> bool:
    """Whether the request's `v` names this very content."""
    return request.args.get("v") == content_print(content)


def content_print(content: bytes) -> str:
    """Part of the address of a file: changes with its content."""
    return hashlib.sha256(content).hexdigest()[:12]


@lru_cache(maxsize=1)
def program(root: Path = ROOT) -> str:
    """Changes when anything of the program does that shapes answers: browsers would keep the older form for a year."""
    digest = hashlib.sha256()
    for file in _files(root):
        digest.update(f"{file.relative_to(root)}\n".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:8]


def _files(root: Path) -> Iterable[Path]:
    for pattern in SHAPING:
        for found in sorted(root.glob(pattern)):
            inside = sorted(found.rglob("*")) if found.is_dir() else [found]
            yield from (one for one in inside if one.is_file() and "__pycache__" not in one.parts)


def packed(body: bytes, mimetype: str, *, cache: str, once: bool | None = None) -> Response:
    """A response in the best encoding the browser takes.

    Packed `once` and held is what browsers may keep, unless said otherwise.
    """
    accepted = request.accept_encodings
    encoding = "br" if accepted["br"] else "gzip" if accepted["gzip"] else ""
    held = cache != NEVER if once is None else once
    made = _packed_once(body, encoding) if held else _pack(body, encoding)
    response = Response(made, mimetype=mimetype)
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = cache
    return response


def _packed_once(body: bytes, encoding: str) -> bytes:
    """Of each route the last packings; those of one do not push out those of another."""
    return _packings.keep((request.endpoint, body, encoding), lambda: _pack(body, encoding))


def _pack(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(body, quality=6))
    return gzip.compress(body, compresslevel=6, mtime=0) if encoding == "gzip" else body
