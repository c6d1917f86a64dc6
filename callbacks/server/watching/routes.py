"""The addresses that what watches the server asks for, on the public and on the staff app."""

from __future__ import annotations

from flask import Flask, Response

from callbacks.server.export_queue import ExportQueue
from callbacks.server.watching import metrics, request_ids

LIVE = "/livez"
OF_THE_MACHINE = ("/healthz", LIVE, metrics.PATH)
"""Addresses that what watches the server asks for, under whatever name it knows this machine."""
ENDPOINTS = ("livez", "metrics")


def register(
    server: Flask, metrics_token: str, queue: ExportQueue | None = None, *, behind_proxy: bool = False
) -> None:
    """Adds `/livez` and `/metrics`. Call first: whoever looks at requests and answers later is counted with them."""
    request_ids.register(server)
    metrics.register(server, metrics_token, queue, behind_proxy=behind_proxy)

    @server.get(LIVE)
    def livez() -> Response:
        """The process answers, whatever is with its stores: `/healthz` says whether it can be asked."""
        return Response("{}", mimetype="application/json", headers={"Cache-Control": "no-store"})
