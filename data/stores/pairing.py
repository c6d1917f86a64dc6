"""Whether two stores belong together: a restored, deleted or swapped one is said, and nothing is changed to
match."""

from __future__ import annotations

from sqlalchemy import Connection

from dashboard.errors import StoreError
from data.stores import marks, published_store, raw_store, schema
from data.stores.database import place
from data.stores.marks import listed

REPUBLISH = "flask --app app prepare --republish"
_RESTORE = "Bitte beide Datenbanken aus derselben Sicherung wiederherstellen."
_AGAIN = (
    f"Oder die veröffentlichte Datenbank entfernen und „{REPUBLISH}“ aufrufen: dann wird aus den Rohdaten "
    "neu "
    "veröffentlicht, und ältere Datenstände gibt es nicht mehr."
)


def require_fit(raw: Connection, published: Connection, *, may_be_lost: bool = False) -> str:
    """The name of the pair that both stores belong to, empty where neither has one yet.

    `may_be_lost` accepts a published store without any version beside raw data. Raises StoreError, which says
    what differs and how to go on, for stores that do not belong together.
    """
    ours, theirs = marks.pairing(raw, schema.raw_pairing), marks.pairing(published, schema.published_pairing)
    releases, shown = raw_store.releases(raw), published_store.versions(published)
    known = {one.version: one.state for one in releases}
    if not shown:
        waiting = [version for version, state in known.items() if state == "published"]
        if waiting and not may_be_lost:
            raise _unfit(
                f"{place(published.engine)}: die veröffentlichte Datenbank ist leer, die Rohdaten kennen "
                "aber "
                f"{listed(waiting)}. {_RESTORE} Oder „{REPUBLISH}“ aufrufen: dann wird aus den Rohdaten neu "
                "veröffentlicht, und ältere Datenstände gibt es nicht mehr."
            )
        return ours.pair
    if not known:
        raise _unfit(
            f"{place(raw.engine)}: die Rohdaten zu {listed(shown)} fehlen. {_RESTORE} Oder auch die "
            "veröffentlichte "
            "Datenbank entfernen, damit beide neu angelegt werden; eigene Tabellen sind dann neu "
            "einzuspielen."
        )
    if ours.pair and theirs.pair and ours.pair != theirs.pair:
        raise _unfit(
            f"{place(raw.engine)} und {place(published.engine)} gehören nicht zusammen: die Rohdaten sind "
            "die einer "
            f"anderen Einrichtung des Monitors. {_RESTORE}"
        )
    same = bool(ours.pair and ours == theirs)
    strangers = _strangers(known, shown, same)
    if strangers or (ours.pair and theirs.pair and not same):
        said = strangers or ["beide haben verschiedene letzte Änderungen"]
        raise _unfit(
            f"{place(raw.engine)} und {place(published.engine)} sind verschieden alt: {'; '.join(said)}. "
            f"{_RESTORE} {_AGAIN}"
        )
    return ours.pair or theirs.pair


def _strangers(known: dict[str, str], shown: dict[str, str], same: bool) -> list[str]:
    """In words, what one store knows of its versions and the other does not.

    Stores with the `same` last change may lack versions in the published one: it was made again from raw data
    then.
    """
    said = []
    valid = [version for version, state in known.items() if state == "published"]
    missing = [version for version in shown if version not in known]
    if missing:
        said.append(f"nur veröffentlicht: {listed(missing)}")
    missing = [version for version in valid if version not in shown]
    if missing and not same:
        said.append(f"nur in den Rohdaten: {listed(missing)}")
    revived = [
        version
        for version, state in known.items()
        if state == "published" and shown.get(version) == "withdrawn"
    ]
    if revived:
        said.append(f"nur veröffentlicht zurückgenommen: {listed(revived)}")
    drafts = [version for version, state in known.items() if state == "draft" and version in shown]
    if drafts:
        said.append(f"in den Rohdaten noch Entwurf: {listed(drafts)}")
    return said


def _unfit(sentence: str) -> StoreError:
    return StoreError(f"{sentence} Es wurde nichts geändert.")
