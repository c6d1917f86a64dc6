"""Responses that browsers keep: packed once, under addresses that change when anything does that shapes
them."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import brotli
from flask import Response, request

from callbacks.server.cache import Cache
from dashboard.settings import ROOT

FOREVER = "public, max-age=31536000, immutable"
NEVER = "no-store"
SHAPING = ("app.py", "callbacks", "dashboard", "layouts", "data", "requirements.txt", "*.dist-info/METADATA")
"""All of the program that answers are made of, beside the published store: code, wording, boundaries,
libraries (in a checkout those of requirements.txt, of an installed program those that are installed beside
it)."""
WITHIN_STORE = ("data/local", "data/build", "data/importing", "data/migrations", "data/embedded/figures")
"""What reaches answers through the published store alone, whose versions name their content. All else shapes
answers, a folder that is new as well."""
Keep = Callable[[tuple[object, ...], Callable[[], bytes], int], bytes]
"""As `Cache.keep`."""
_packings = Cache()
_PACKINGS = 96
"""Of each route; as many figures as an indicator list holds, or a walk through it would pack each anew."""
_packer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="packing")
_again: set[tuple[object, ...]] = set()
"""Keys of what has been handed to the packer."""
_WINDOW = 19
"""Half a megabyte (2 to this power), as large as the largest file: more would only take memory."""


def cache_control(fresh: bool) -> str:
    """For ever under an address that names this very content; an older or forged one is answered and not
    kept."""
    return FOREVER if fresh else NEVER


def asked_for(content: bytes) -> bool:
    """Whether the request's `v` names this very content."""
    return request.args.get("v") == content_print(content)


def content_print(content: bytes) -> str:
    """Part of the address of a file: changes with its content."""
    return hashlib.sha256(content).hexdigest()[:12]


@lru_cache(maxsize=1)
def program(root: Path = ROOT) -> str:
    """Changes when anything of the program does that shapes answers: browsers would keep the older form for a
    year."""
    digest = hashlib.sha256()
    for file in _files(root):
        digest.update(f"{file.relative_to(root)}\n".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:8]


def _files(root: Path) -> Iterable[Path]:
    left_out = [root / one for one in WITHIN_STORE]
    for top in (found for pattern in SHAPING for found in sorted(root.glob(pattern))):
        for file in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if (
                file.is_file()
                and "__pycache__" not in file.parts
                and not any(map(file.is_relative_to, left_out))
            ):
                yield file


def packed(
    body: bytes, mimetype: str, *, cache: str, once: bool | None = None, dense: bool = False
) -> Response:
    """A response in the best encoding the browser takes.

    Packed `once` and held is what browsers may keep, unless said otherwise. `dense` is for files of the
    program itself, which every reader needs: whoever asks second has them packed again, a tenth smaller, on a
    thread of its own, because that takes up to a second each.
    """
    encoding = _best_encoding()
    held = cache != NEVER if once is None else once
    made = _packed_once(body, encoding, dense) if held else _pack(body, encoding)
    return _encoded(made, mimetype, encoding, cache)


def packed_under(
    key: tuple[object, ...], make: Callable[[], bytes], mimetype: str, *, keep: Keep, cache: str
) -> Response:
    """As `packed`, of a content that `key` names: it is made only where `keep` does not hold its packing."""
    encoding = _best_encoding()
    made = keep((*key, encoding), lambda: _pack(make(), encoding), _PACKINGS)
    return _encoded(made, mimetype, encoding, cache)


def _best_encoding() -> str:
    accepted = request.accept_encodings
    return "br" if accepted["br"] else "gzip" if accepted["gzip"] else ""


def _encoded(made: bytes, mimetype: str, encoding: str, cache: str) -> Response:
    response = Response(made, mimetype=mimetype)
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = cache
    return response


def _packed_once(body: bytes, encoding: str, dense: bool) -> bytes:
    """Of each route the last packings; those of one do not push out those of another.

    Known by their digest: a key that is the content itself would hold all of it beside its packing.
    """
    key = (request.endpoint, hashlib.sha256(body).digest(), encoding)
    first: list[bool] = []

    def make() -> bytes:
        first.append(True)
        return _pack(body, encoding)

    made = _packings.keep(key, make, most=_PACKINGS)
    if dense and encoding == "br" and not first and key not in _again:
        _again.add(key)
        _packer.submit(_pack_again, key, body).add_done_callback(Future.result)  # which logs what failed
    return made


def _pack_again(key: tuple[object, ...], body: bytes) -> None:
    _packings.replace(key, bytes(brotli.compress(body, quality=11, lgwin=_WINDOW)))


def _pack(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(body, quality=6))
    return gzip.compress(body, compresslevel=6, mtime=0) if encoding == "gzip" else body
