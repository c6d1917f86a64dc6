"""The languages of the page for new arrivals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Language:
    """`code` stands in the address, `tag` in the page's HTML (BCP 47), `locale` is that of Babel and CLDR; `name` is
    what speakers call it."""

    code: str
    tag: str
    locale: str
    name: str
    direction: Literal["ltr", "rtl"] = "ltr"


LANGUAGES = (
    Language("de", "de", "de", "Deutsch"),
    Language("en", "en", "en_GB", "English"),
    Language("uk", "uk", "uk", "Українська"),
    Language("ru", "ru", "ru", "Русский"),
    Language("ar", "ar", "ar", "العربية", "rtl"),
    Language("fa", "fa-AF", "fa_AF", "دری / فارسی", "rtl"),
    Language("pl", "pl", "pl", "Polski"),
)
"""German first; `fa` serves readers of Dari and of Persian."""
BY_CODE = {one.code: one for one in LANGUAGES}
GERMAN = LANGUAGES[0]
