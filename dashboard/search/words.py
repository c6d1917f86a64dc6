"""Words as a search compares them: without capitals, accents and endings."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("innen", "ern", "em", "en", "er", "es", "e", "n", "s")
_LEAST = 3
"""Letters that a stem keeps."""
EMPTY = frozenset(
    """
    a alle am an auf aus bei bekommen beim das dass dem den der des die ein eine einem einen einer
    eines es fuer für genug gibt hat haben ich im in ins ist kann man mit nach oder sich sind so und
    uns unser unsere unserem unseren viel viele vielen vom von vor war waren was welche welchem
    ans ums welcher welches wer werden wie wieviel wieviele wird wo zu zum zur enough geht gehen leben liegt
    liegen steht stehen about an any are at by do does for from get has have how in is it many much
    of on or our the there to we what where which who with
    finde finden findet suche suchen sucht brauche brauchen braucht möchte moechte würde
    über können müssen will wollen wuerde
    koennen muss muessen darf soll sollte bitte dort mir mich mein meine meinen meinem meiner meines
    ihr ihre ihren ihrem sein seine seinen wir sie er du dein deine man jemand etwas auch nur noch
    schon sehr denn etwa als ob wenn weil dann diese dieser diesem diesen dieses jede jeder jedes
    dazu damit davon daran ueber wegen zwischen sowie bzw bietet bieten angeboten kommt kommen macht machen
    my me i you your be can could would like need want find looking search near please they that
    ort orte orten gemeinde gemeinden place places municipality municipalities
    """.split()
)
"""Words that a question is made of and that say nothing of its matter."""


def folded(text: str) -> str:
    """Without capitals and accents; a sharp s is two."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """The words of a text, folded; hyphens part them."""
    return _WORD.findall(folded(text))


def stem(word: str) -> str:
    """A folded word without one of the usual endings of German, or the s of an English plural."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)]
    return word


_EMPTY = frozenset(word for one in EMPTY for word in words_of(one))


def is_empty(word: str) -> bool:
    """Whether a folded word says nothing of the matter of a question."""
    return word in _EMPTY


def matter(text: str) -> list[str]:
    """The words of a question that say what it is about, in order."""
    return [word for word in words_of(text) if word not in _EMPTY]
