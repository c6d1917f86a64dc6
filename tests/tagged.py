"""What every PDF of ours must be, for whoever cannot see it: tagged, titled, in a language, its pictures
described."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every structure element below `node`."""
    children = node.get("/K", pikepdf.Array())
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from elements(child)


def faults(body: bytes, title: str, lang: str) -> list[str]:
    """Everything that a tagged, complete PDF/UA must not lack; empty when nothing is wrong."""
    with pikepdf.open(io.BytesIO(body)) as opened:
        root = opened.Root
        if "/StructTreeRoot" not in root:
            return ["no structure"]
        found = list(elements(root.StructTreeRoot))
        kinds = [str(one.S) for one in found]
        with opened.open_metadata() as metadata:
            said = {name: metadata.get(name) for name in ("pdfuaid:part", "dc:title")}
        tables = [one for one in found if one.S == "/Table"]
        heads = [one for one in found if one.S == "/TH"]
        wrong = {
            "not marked": not bool(root.get("/MarkInfo", {}).get("/Marked", False)),
            "another language": str(root.get("/Lang", "")) != lang,
            "no identifier of PDF/UA": said["pdfuaid:part"] != "1",
            f"titled {said['dc:title']}": said["dc:title"] != title,
            "title not shown": not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)),
            "not one heading of the first level": kinds.count("/H1") != 1,
            "a picture without words": not all(
                str(one.get("/Alt", "")).strip() for one in found if one.S == "/Figure"
            ),
            "no picture": "/Figure" not in kinds,
            "a table without heads": any(
                not any(one.S == "/TH" for one in elements(table)) for table in tables
            ),
            "a head without scope": not all("/Scope" in one.A[0] for one in heads),
            "a form, script or attachment": "/AcroForm" in root
            or bool(opened.attachments)
            or "/OCProperties" in root,
            "a page without order of reading": any(
                str(page.get("/Tabs", "")) != "/S" for page in opened.pages
            ),
        }
    return [name for name, true in wrong.items() if true]
