"""Words of tables of institutions and what they stand for."""

from __future__ import annotations

STATUS = {
    "offen": "open",
    "geöffnet": "open",
    "in betrieb": "open",
    "open": "open",
    "vorübergehend geschlossen": "paused",
    "pausiert": "paused",
    "ruht": "paused",
    "paused": "paused",
    "voruebergehend geschlossen": "paused",
    "geschlossen": "closed",
    "aufgelöst": "closed",
    "dauerhaft geschlossen": "closed",
    "closed": "closed",
}
BARRIER_FREE = {
    "ja": "yes",
    "yes": "yes",
    "barrierefrei": "yes",
    "teilweise": "partly",
    "eingeschränkt": "partly",
    "partly": "partly",
    "nein": "no",
    "no": "no",
    "unbekannt": "unknown",
    "unknown": "unknown",
    "keine angabe": "unknown",
}
CARRIER = {
    "öffentlich": "oeffentlich",
    "oeffentlich": "oeffentlich",
    "kommunal": "oeffentlich",
    "staatlich": "oeffentlich",
    "landkreis": "oeffentlich",
    "stadt": "oeffentlich",
    "gemeinde": "oeffentlich",
    "kirchlich": "kirchlich",
    "konfessionell": "kirchlich",
    "frei": "frei",
    "freier träger": "frei",
    "frei-gemeinnützig": "frei",
    "gemeinnützig": "frei",
    "privat": "privat",
    "privatgewerblich": "privat",
}
POSITION = {
    "genau": "exact",
    "exact": "exact",
    "ungefähr": "approximate",
    "ungefaehr": "approximate",
    "approximate": "approximate",
    "keine": "none",
    "none": "none",
}
LANGUAGES = {
    "deutsch": "de",
    "englisch": "en",
    "polnisch": "pl",
    "ukrainisch": "uk",
    "russisch": "ru",
    "arabisch": "ar",
    "persisch": "fa",
    "farsi": "fa",
    "dari": "prs",
    "paschtu": "ps",
    "türkisch": "tr",
    "kurdisch": "ku",
    "rumänisch": "ro",
    "bulgarisch": "bg",
    "französisch": "fr",
    "spanisch": "es",
    "italienisch": "it",
    "vietnamesisch": "vi",
    "tigrinya": "ti",
    "somali": "so",
    "serbisch": "sr",
    "kroatisch": "hr",
    "bosnisch": "bs",
    "albanisch": "sq",
    "griechisch": "el",
    "portugiesisch": "pt",
    "niederländisch": "nl",
    "dänisch": "da",
    "schwedisch": "sv",
    "tschechisch": "cs",
    "ungarisch": "hu",
    "urdu": "ur",
    "hindi": "hi",
    "chinesisch": "zh",
    "armenisch": "hy",
    "georgisch": "ka",
    "plattdeutsch": "nds",
    "niederdeutsch": "nds",
    "gebärdensprache": "gsg",
    "dgs": "gsg",
}
FREE_MAIL = frozenset(
    (
        "gmail.com googlemail.com gmx.de gmx.net gmx.com web.de t-online.de yahoo.de yahoo.com hotmail.com "
        "hotmail.de outlook.de outlook.com freenet.de aol.com icloud.com live.de arcor.de mail.de posteo.de"
    ).split()
)
"""Where people have their own mailboxes."""
