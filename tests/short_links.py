"""What a short link of an export stands for."""

from __future__ import annotations

from dashboard.domain.short_links.codes import PATH, view_of


def long_form(link: str) -> str:
    """The long address of a short link; any other link as it is."""
    server, _, code = link.partition(f"{PATH}/")
    return f"{server}{view_of(code).address}" if code else link
