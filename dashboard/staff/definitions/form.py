"""What was filled into a form becomes the sections of a definition file, whatever is missing or wrong in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from dashboard.staff.definitions.draft import DefinitionDraft, Sections, key_of, section_of
from dashboard.staff.definitions.fields import GROUPS, MAY_BE_EXAMPLE, MEASURE, Control, FormField

Form = Mapping[str, Sequence[str]]
"""Each field with all its values."""
MOST_MEASURES = 6
ENTRY, NEW_MEASURE, RELATION, BECAUSE = "e", "m", "rel", "because"
"""How names of fields begin: of the entry itself, of measures that come with it, of relations and their reasons."""
APART = "apart"
REST = "rest"
"""Of all pairs that nobody has answered one by one."""
_LANGUAGES = ("de", "en")
_TIME = re.compile(r"(\d{1,2}[:.]\d{2})(?:\s*Uhr)?(?=\s|$)", re.ASCII)


@dataclass(frozen=True, slots=True)
class FormKnowledge:
    """What a form is read with: keys of measures by key and by German and English name (`resolve` gives "" for none),
    those that count persons, and the factor of each unit."""

    resolve: Callable[[str], str]
    is_person: Callable[[str], bool]
    factors: Mapping[str, int]


def sections_of_form(draft: DefinitionDraft, form: Form, known: FormKnowledge) -> Sections:
    """The sections of a draft as the form says. `do` is what was pressed: `add.measure`, `remove.measure:<key>`,
    `remove.<field>:<key>` are done here."""
    do = _one(form, "do")
    measures, renamed = _measures(form, do)
    found: dict[str, dict[str, Any]] = {}
    kind = draft.kind
    if kind == "measure":
        given = dict(draft.entry())
        _fill(given, MEASURE, form, ENTRY, known, do)
        key = draft.key or key_of(_german(given)) or "neu"
        return {"measures": {key: given}}
    if measures:
        found["measures"] = measures
    entry: dict[str, Any] = dict(draft.entry())
    fields = [one for group in GROUPS[kind] for one in group.fields]
    _fill(entry, fields, form, ENTRY, known, do)
    for name in ("numerator", "denominator"):
        if name in entry:
            entry[name] = [renamed.get(key, key) for key in entry[name]]
    if kind == "indicator":
        _complete(entry, measures, known)
    if kind in MAY_BE_EXAMPLE:
        entry.pop("example", None)  # whoever writes it makes it the district's own
    key = draft.subject.partition(":")[2] or _one(form, f"{ENTRY}.key") or key_of(_german(entry)) or "neu"
    found[section_of(kind)] = {key: entry}
    sums, apart = _relations(form, renamed)
    return {**found, **({"sums": sums} if sums else {}), **({"apart": apart} if apart else {})}


def _fill(
    entry: dict[str, Any],
    fields: Iterable[FormField],
    form: Form,
    prefix: str,
    known: FormKnowledge,
    do: str = "",
) -> None:
    """Sets every field of an entry, or takes it away where nothing was filled in."""
    for one in fields:
        value = _value(one, form, f"{prefix}.{one.name}", known, do)
        if value is None or value is False or value in ("", []):
            entry.pop(one.name, None)
        else:
            entry[one.name] = value


def _value(one: FormField, form: Form, name: str, known: FormKnowledge, do: str) -> Any:
    text = _one(form, name)
    match one.control:
        case Control.BOTH_LINES | Control.BOTH_AREAS:
            both = {lang: _one(form, f"{name}.{lang}") for lang in _LANGUAGES}
            return both if any(both.values()) else None
        case Control.BOTH_LISTS:
            lines = [_one(form, f"{name}.{lang}").splitlines() for lang in _LANGUAGES]
            pairs = [{"de": de.strip(), "en": en.strip()} for de, en in zip_longest(*lines, fillvalue="")]
            return [pair for pair in pairs if any(pair.values())]
        case Control.PROGRAMME:
            return _programme(form, name)
        case Control.LINKS:
            return [link for line in text.splitlines() if (link := _link(line))]
        case Control.CHECKS:
            return [given for given in form.get(name, ()) if given]
        case Control.KEYS:
            keys = [given for given in form.get(name, ()) if given]
            if added := _one(form, f"{name}.add"):
                keys.append(known.resolve(added) or added)
            gone = do.partition(":")[2] if do.startswith(f"remove.{one.name}:") else ""
            return [key for key in dict.fromkeys(keys) if key != gone]
        case Control.KEY:
            return known.resolve(text) or text
        case Control.CLOCK:
            return clock(text)
        case Control.WORDS:
            return [word.strip() for word in text.replace(";", ",").split(",") if word.strip()]
        case Control.FLAG:
            return bool(text)
        case Control.WHOLE | Control.DECIMAL:
            return _number(text, whole=one.control is Control.WHOLE)
        case Control.CHOICE if one.name == "decimals":
            return _number(text, whole=True)
    return text


def _programme(form: Form, name: str) -> list[dict[str, Any]]:
    """Items of lines as "09:30 Zahlen"; an English line belongs to the German one beside it."""
    lines = [_one(form, f"{name}.{lang}").splitlines() for lang in _LANGUAGES]
    found = []
    for german, english in zip_longest(*lines, fillvalue=""):
        (begins, de), (_, en) = _timed(german), _timed(english)
        if de or en or begins:
            title = {lang: said for lang, said in (("de", de), ("en", en)) if said}
            found.append({**({"begins": begins} if begins else {}), "title": title})
    return found


def _timed(line: str) -> tuple[str, str]:
    """Time and title of a line; times such as `9.30` are written as `09:30`."""
    found = _TIME.match(line.strip())
    if found is None:
        return "", line.strip()
    return clock(found[1]), line.strip()[found.end() :].strip(" -\u2013")


def clock(text: str) -> str:
    """A time as people write it, as `09:30`; what is none stays as it stands."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return text
    hours, _, minutes = found[1].replace(".", ":").partition(":")
    return f"{int(hours):02}:{minutes}"


def _link(line: str) -> dict[str, str]:
    """Name and address of a line as "Vorlage 7 https://…"; without an address all of it is the name."""
    words, at = line.split(), -1
    for number, word in enumerate(words):
        if ":" in word and (word == words[-1] or "//" in word):
            at = number
    if not words:
        return {}
    if at < 0:
        return {"label": line.strip(), "url": ""}
    label = " ".join((*words[:at], *words[at + 1 :])).strip(" :|-")
    return {"label": label, "url": words[at]}


def _number(text: str, *, whole: bool) -> object:
    """The number, or the text as it stands where it is none, so that the checks say so."""
    plain = text.replace("\u202f", "").replace(" ", "").replace(",", ".").replace("−", "-")
    try:
        return int(plain) if whole else float(plain)
    except ValueError:
        return text


def _measures(form: Form, do: str) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Measures that come with an indicator, and the new key of each whose key has changed."""
    found: dict[str, dict[str, Any]] = {}
    renamed: dict[str, str] = {}
    nothing = FormKnowledge(lambda _: "", lambda _: False, {})
    for number in range(MOST_MEASURES):
        prefix = f"{NEW_MEASURE}{number}"
        if f"{prefix}.kind" not in form:
            continue
        before = _one(form, f"{prefix}.old")
        entry: dict[str, Any] = {}
        _fill(entry, MEASURE, form, prefix, nothing)
        key = _one(form, f"{prefix}.key") or key_of(_german(entry)) or f"merkmal_{number + 1}"
        if do == f"remove.measure:{before or key}":
            continue
        if before and before != key:
            renamed[before] = key
        found[key] = entry
    if do == "add.measure" and len(found) < MOST_MEASURES:
        found[f"merkmal_{len(found) + 1}"] = {"kind": "persons"}
    return found, renamed


def _complete(entry: dict[str, Any], measures: Mapping[str, Mapping[str, Any]], known: FormKnowledge) -> None:
    """Fills what follows: the factor from the unit, protection from what is counted, short texts from the name."""
    people = [
        key
        for key in (*entry.get("numerator", ()), *entry.get("denominator", ()))
        if measures.get(key, {}).get("kind") == "persons" or known.is_person(key)
    ]
    entry["confidentiality"] = "persons" if people or entry.get("ratio") else "institutions"
    factor = known.factors.get(str(entry.get("unit", "")), 1)
    if entry.get("numerator") and factor != 1:
        entry["factor"] = factor
    else:
        entry.pop("factor", None)
    for field in ("short", "subtitle"):
        if field not in entry and entry.get("name"):
            entry[field] = dict(entry["name"])


def _relations(form: Form, renamed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was answered about pairs that look like part and whole: sums, and pairs that are none."""
    sums: dict[str, list[dict[str, Any]]] = {}
    apart: dict[str, Any] = {}
    rest = _one(form, f"{BECAUSE}.{REST}")
    for pair in form.get(RELATION, ()):
        keys = [renamed.get(key, key) for key in pair.split("|")]
        answer = _one(form, f"{RELATION}.{pair}") or (APART if rest else "")
        if len(keys) != 2 or not answer:
            continue
        if answer == APART:
            because = _one(form, f"{BECAUSE}.{pair}") or rest
            apart[f"paar_{len(apart) + 1}"] = {"some": [keys[0]], "others": [keys[1]], "because": because}
        else:
            part = renamed.get(answer, answer)
            whole = keys[1] if part == keys[0] else keys[0]
            sums.setdefault(whole, []).append({"parts": [part], "exact": False})
    return {whole: of if len(of) > 1 else of[0] for whole, of in sums.items()}, apart


def answers_in(sections: Sections) -> dict[frozenset[str], tuple[str, str]]:
    """What a draft says of pairs: the key that is a part of the other, or APART with its reason."""
    found: dict[frozenset[str], tuple[str, str]] = {}
    for whole, given in sections.get("sums", {}).items():
        for one in given if isinstance(given, list) else [given]:
            for part in one.get("parts", ()) if isinstance(one, Mapping) else ():
                found[frozenset((whole, part))] = (part, "")
    for one in sections.get("apart", {}).values():
        if isinstance(one, Mapping):
            for pair in ((a, b) for a in one.get("some", ()) for b in one.get("others", ())):
                found[frozenset(pair)] = (APART, str(one.get("because", "")))
    return found


def _one(form: Form, name: str) -> str:
    given = form.get(name, ())
    return given[0].replace("\r\n", "\n").strip() if given else ""


def _german(entry: Mapping[str, Any]) -> str:
    for field in ("name", "label"):
        given = entry.get(field)
        if isinstance(given, Mapping) and given.get("de"):
            return str(given["de"])
    return ""
