"""The floor: one HTML file with the product's own map and figures, and the change of a year in plain
JavaScript.

No framework, no address, no state, no accessibility: what is left is what a browser needs for the same change
of the same SVG. `write` makes the file of a running product; the module serves it, compressed, from the
folder in BENCH_FLOOR.
"""

from __future__ import annotations

import json
import os
import urllib.request
from pathlib import Path
from typing import Any

import brotli
import waitress
from flask import Flask, Response

PAGE = Path(__file__).with_name("floor.html")
TAKEN = ("places", "names", "years", "labels", "class", "value", "order", "text")
"""Of the slab: what the change needs."""
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def write(url: str, indicator: str, folder: Path) -> None:
    """Asks the running product for its drawing and its slab."""
    slab: dict[str, Any] = json.loads(_asked(f"{url}/slab?indikator={indicator}&ebene=gemeinde"))
    drawing = _asked(f"{url}/karte.svg?ebene=gemeinde").decode()
    data = {name: slab[name] for name in TAKEN}
    data["legend"] = slab["legend"]["labels"]
    data["least"], data["most"] = slab["axis"]["min"], slab["axis"]["max"]
    data["district"] = slab["district"]["value"] if slab["district"] else [None] * len(slab["years"])
    text = PAGE.read_text("utf-8")
    for place, content in (("<!-- map -->", drawing), ("<!-- title -->", slab["title"])):
        text = text.replace(place, content)
    text = text.replace("/* data */ null", json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    folder.mkdir()
    (folder / "index.html").write_text(text, "utf-8")


def _asked(url: str) -> bytes:
    with _OPENER.open(url, timeout=120) as answer:
        return bytes(answer.read())


def main() -> None:
    packed = brotli.compress((Path(os.environ["BENCH_FLOOR"]) / "index.html").read_bytes())
    server = Flask(__name__)

    @server.get("/")
    def page() -> Response:
        return Response(packed, mimetype="text/html", headers={"Content-Encoding": "br"})

    waitress.serve(server, host="127.0.0.1", port=int(os.environ["PORT"]), threads=4)


if __name__ == "__main__":
    main()
