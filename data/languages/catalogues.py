"""Reads the translations of the page for new arrivals: `<language>.po` beside this file, gettext as every tool for
translators knows it. Keys are German plain words; a message with the mark `fuzzy` is used, but nobody has
confirmed it yet."""

from __future__ import annotations

import gettext
import io
import logging
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from dashboard.texts.languages.language import LANGUAGES, Language
from dashboard.texts.languages.sentences import SENTENCES
from dashboard.texts.languages.words import Translations, Words, slots

LOG = logging.getLogger("bildungslupe")
FOLDER = Path(__file__).parent


@cache
def words_of_all() -> Mapping[str, Words]:
    """Words of each language by its code, read once; what a file lacks or has wrong stands in German."""
    found = {one.code: Words(one, read(one)) for one in LANGUAGES}
    for one in found.values():
        for fault in one.translations.faults:
            LOG.warning("%s", fault)
    return found


def read(language: Language, folder: Path = FOLDER) -> Translations:
    """The translations of a language in a folder; German is the language of the keys and needs none."""
    if language.code == "de":
        return Translations(translated=frozenset(SENTENCES))
    file = folder / f"{language.code}.po"
    try:
        text = file.read_bytes().decode("utf-8-sig")
        # read_po takes the locale for its plural forms: without it a file's own head decides
        catalog = read_po(io.StringIO(text), locale=language.locale, abort_invalid=True)
    except OSError:
        return _nothing(f"{file.name} fehlt: {language.name} steht auf Deutsch.")
    except UnicodeDecodeError:
        return _nothing(f"{file.name} ist nicht in UTF-8 geschrieben: {language.name} steht auf Deutsch.")
    except (PoFileError, ValueError, UnknownLocaleError) as error:
        return _nothing(
            f"{file.name} ist keine lesbare PO-Datei ({error}): {language.name} steht auf Deutsch."
        )
    return _usable(catalog, file.name)


def _nothing(fault: str) -> Translations:
    return Translations(missing=tuple(SENTENCES), faults=(fault,))


def _usable(catalog: Catalog, name: str) -> Translations:
    """Messages whose key the page has and whose slots are those of the key."""
    usable = Catalog(locale=catalog.locale)
    unchecked: set[str] = set()
    faults: list[str] = []
    for message in catalog:
        key = _key(message)
        if not key or not _is_translated(message):
            continue
        fault = _fault(message, catalog.num_plurals)
        if fault:
            faults.append(f"{name}, Zeile {message.lineno}: {fault} Dieser Satz steht auf Deutsch.")
            continue
        usable.add(message.id, message.string)
        if message.fuzzy:
            unchecked.add(key)
    translated = frozenset(_key(one) for one in usable if one.id)
    made = io.BytesIO()
    write_mo(made, usable)
    return Translations(
        messages=gettext.GNUTranslations(io.BytesIO(made.getvalue())),
        translated=translated,
        unchecked=frozenset(unchecked),
        missing=tuple(one for one in SENTENCES if one not in translated),
        faults=tuple(faults),
    )


def _key(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple | list) else message.id


def _forms(message: Message) -> tuple[str, ...]:
    said = message.string
    return tuple(said) if isinstance(said, tuple | list) else (said or "",)


def _is_translated(message: Message) -> bool:
    return any(_forms(message))


def _fault(message: Message, plurals: int) -> str:
    """Why a message cannot be used, empty where it can."""
    key, forms = _key(message), _forms(message)
    if key not in SENTENCES:
        return f"„{key}“ steht auf keiner Seite."
    many = SENTENCES[key]
    if bool(many) != isinstance(message.id, tuple | list):
        return f"„{key}“ hat {'Formen für Anzahlen' if many else 'nur eine Form'}."
    if many and (len(forms) != plurals or not all(forms)):
        return f"„{key}“ braucht {plurals} Formen."
    for form in forms:
        try:
            own = slots(form)
        except ValueError as error:
            return f"In „{form}“ stimmen die Klammern nicht ({error})."
        # "one seat" may leave out its number
        needed = slots(key) | slots(many or key)
        if own - needed or (needed - own) - ({"count"} if many else set()):
            return f"In „{form}“ stehen {_named(own)} statt {_named(needed)}."
    return ""


def _named(found: Iterable[str]) -> str:
    return ", ".join(f"{{{one}}}" for one in sorted(found)) or "keine Platzhalter"
