"""What a place is by law, in the reader's language."""

from __future__ import annotations

import re

from dashboard.domain.area import Area
from dashboard.texts import say

_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def kind_of(area: Area, lang: str) -> str:
    """Such as "Landkreis", "Samtgemeinde", "Markt"; empty where the register does not say it."""
    return say(lang, f"kind_{kind_key(area.kind)}") if area.kind else ""


def kind_key(kind: str) -> str:
    """How texts name a kind: "Große Kreisstadt" is `grosse_kreisstadt`."""
    return re.sub(r"[^a-z]+", "_", kind.lower().translate(_SPELLED)).strip("_")
