"""Everything that the public app gives over HTTP for one selection, by name and without what is chance or a
clock."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl

import pikepdf

from dashboard.exports.caption import PICTURES
from tests.wire.monitor_layout import layout_text

DISTRICT = "13076"
CALLBACK = "/_dash-update-component"
_CLOCKS = ("docProps/core.xml",)
_CHANCE = re.compile(rb'"end_id":"[^"]*"')
"""Dash draws it anew in every process."""


def everything(client: Any, query: str) -> dict[str, bytes]:
    """Page, layout, callbacks, slab, map, data API, files, and the profiles of the places."""
    at = f"?{query}"
    found = {
        "page": _got(client, f"/{at}"),
        "layout": layout_text(client, query).encode(),
        "slab": _got(client, f"/slab{at}"),
        "map": _got(client, f"/karte.svg{at}"),
        "json": _got(client, f"/api/v1/werte{at}&format=json"),
        "csv": _got(client, f"/api/v1/werte{at}&format=csv"),
        "table": _got(client, f"/tabelle.csv{at}"),
        "places side by side": _got(client, f"/vergleich/daten{at}"),
        "places against another figure": _got(client, f"/vergleich/daten{at}&indikator2=bevoelkerungsdichte"),
        "comparing page": _got(client, f"/vergleich{at}"),
    }
    for file in ("tabelle.xlsx", "folien.pptx"):
        found |= {f"{file}/{name}": body for name, body in members(_got(client, f"/{file}{at}"))}
    for view in PICTURES:
        found[f"picture {view}"] = _got(client, f"/bild/{view}.svg{at}")
    for key in _places(query):
        found |= files_of(client, f"/gemeinde/{key}", query)
    if len(dict(parse_qsl(query)).get("gebiete", "").split(",")) > 1:
        found |= files_of(client, "/vergleich", query)
    layout = json.loads(found["layout"])
    for one in components(layout):
        if isinstance(one.get("data"), str) and one["data"].startswith(
            "/"
        ):  # what the page's scripts fetch next
            found[f"address in {one['id']}"] = _got(client, one["data"])
    for place in re.findall(r"\d{8}", query.partition("gebiete=")[2].partition("&")[0]):
        found[f"profile {place}"] = _got(client, f"/gemeinde/{place}")
    for output, body in callbacks(client, query, layout).items():
        found[f"callback {output}"] = body
    found["page"] = _CHANCE.sub(b"", found["page"])
    return found


def _got(client: Any, path: str, **how: Any) -> bytes:
    response = client.get(path, **how)
    assert response.status_code == 200, (path, response.get_data(as_text=True)[:300])
    body: bytes = response.data
    response.close()
    return body


def _places(query: str) -> list[str]:
    """Whose files of a profile belong to a selection: one of its first two places, another for each other
    selection, or the district."""
    chosen = [key for key in dict(parse_qsl(query)).get("gebiete", "").split(",")[:2] if key] or [DISTRICT]
    return [chosen[len(query) % len(chosen)]]


def files_of(client: Any, at: str, query: str) -> dict[str, bytes]:
    """Everything in the files of a profile or comparison."""
    found = {f"{at}.pdf": undated(_got(client, f"{at}.pdf?{query}"))}
    for kind in ("pptx", "xlsx"):
        found |= {f"{at}.{kind}/{name}": body for name, body in members(_got(client, f"{at}.{kind}?{query}"))}
    return found


def undated(pdf: bytes) -> bytes:
    """A PDF without the moment when it was made and the identifier that follows from it, nothing in it
    packed."""
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for node, name in ((opened.trailer, "/Info"), (opened.trailer, "/ID"), (opened.Root, "/Metadata")):
            if name in node:
                del node[name]
        opened.save(plain, qdf=True, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return plain.getvalue()


def members(body: bytes, path: str = "") -> Iterator[tuple[str, bytes]]:
    """The files in a file, embedded workbooks taken apart as well."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if content[:4] == b"PK\x03\x04":
                yield from members(content, f"{path}{name}/")
            elif name not in _CLOCKS:
                yield f"{path}{name}", content


def callbacks(client: Any, query: str, layout: Any) -> dict[str, bytes]:
    """The answer of every callback of the server: first that of the address, then of each view with its
    result."""
    held: dict[tuple[str, str], Any] = {
        (one["id"], name): value for one in components(layout) for name, value in one.items()
    }
    held["url", "search"] = f"?{query}"
    shown = held.get(("monitor-query", "data"), "")
    found = {}
    for one in client.get("/_dash-dependencies").json:
        if one["clientside_function"] is not None:
            continue
        owner = any(read == {"id": "url", "property": "search"} for read in one["inputs"])
        # The owner answers nothing when the address stands already; the others draw what it has settled on.
        held["monitor-query", "data"] = "" if owner else shown
        asked = {name: [_filled(held, entry) for entry in one[name]] for name in ("inputs", "state")}
        changed = one["inputs"][0]
        body = {
            "output": one["output"],
            "outputs": _outputs(one["output"]),
            **asked,
            "changedPropIds": ["url.search" if owner else f"{changed['id']}.{changed['property']}"],
        }
        response = client.post(CALLBACK, json=body)
        assert response.status_code in (200, 204), (one["output"], response.get_data(as_text=True)[:300])
        found[one["output"]] = response.data
    return found


def _filled(held: Mapping[tuple[str, str], Any], entry: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": entry["id"],
        "property": entry["property"],
        "value": held.get((entry["id"], entry["property"])),
    }


def _outputs(text: str) -> Any:
    """Dash names several outputs in one text: "..a.x...b.y..", and a single one "a.x"."""
    names = [one.rpartition(".") for one in text.strip(".").split("...")]
    listed = [{"id": id_, "property": name} for id_, _, name in names]
    return listed if text.startswith("..") else listed[0]


def components(node: Any) -> Iterator[dict[str, Any]]:
    """The properties of every component with an id."""
    if isinstance(node, dict):
        props = node.get("props")
        if isinstance(props, dict):
            if isinstance(props.get("id"), str):
                yield props
            yield from components(props)
            return
        for value in node.values():
            yield from components(value)
    elif isinstance(node, list):
        for value in node:
            yield from components(value)
