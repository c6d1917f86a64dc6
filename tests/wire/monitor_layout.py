"""The layout that a page of the Monitor brings along for Dash."""

from __future__ import annotations

import json
import re
from typing import Any


def layout_text(client: Any, query: str) -> str:
    """As it stands in the page, JSON."""
    page = client.get(f"/?{query}").text
    found = re.search(r'<script type="application/json" id="monitor-layout">(.*?)</script>', page)
    assert found, query
    return found[1]


def layout_of(client: Any, query: str) -> Any:
    return json.loads(layout_text(client, query))
