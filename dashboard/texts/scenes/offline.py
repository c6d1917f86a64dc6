"""Wording of what is kept for a meeting without a network: the card of the Sitzungsmappe, the line above kept
pages, and the page where nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping

OFFLINE: Mapping[str, Mapping[str, str]] = {
    "de": {
        "offline_title": "Für die Sitzung bereithalten",
        "offline_lead": "Dann öffnen Sie Monitor, Profilseiten und diese Mappe auch ohne Netz: in diesem Browser und "
        "in der Sprache dieser Seite.",
        "offline_holds": "Das sind {indicators} Indikatoren auf {levels} Ebenen mit allen Jahren, {profiles} "
        "Profilseiten und die Szenen dieser Mappe, zusammen etwa {size}.",
        "offline_start": "Bereithalten",
        "offline_renew": "Jetzt erneuern",
        "offline_remove": "Entfernen",
        "offline_stop": "Abbrechen",
        "offline_running": "{done} von {all} geholt, {size}",
        "offline_kept": "Bereitgehalten am {at}: Fassung {version}, {size}.",
        "offline_content": "Darin: Monitor mit {indicators} Indikatoren, {profiles} Profilseiten, {scenes} Szenen "
        "dieser Mappe.",
        "offline_newer": "Seither ist Fassung {new} erschienen. Ohne Netz wird Fassung {version} gezeigt.",
        "offline_changed": "Seither hat sich dieses Angebot geändert. Ohne Netz wird der Stand von damals gezeigt.",
        "offline_scenes": "Szenen, die noch nicht dabei sind: {n}.",
        "offline_missed": "Bilder oder Zahlen, die fehlen: {n}. Alles andere ist da.",
        "offline_done": "Fertig. Jetzt geht es auch ohne Netz.",
        "offline_removed": "Entfernt. Ohne Netz öffnet sich jetzt nichts mehr.",
        "offline_stopped": "Abgebrochen. Es wurde nichts behalten.",
        "offline_stopped_before": "Abgebrochen. Was vorher bereitlag, ist noch da.",
        "offline_full": "Dieser Browser hat nicht genug Platz. Es wurde nichts behalten; schaffen Sie bitte etwas "
        "Platz und versuchen Sie es noch einmal.",
        "offline_lost": "Die Verbindung ist abgerissen. Es wurde nichts Neues behalten.",
        "offline_busy": "Der Server hat gerade zu viel zu tun. Es wurde nichts Neues behalten; bitte versuchen Sie es "
        "in einigen Minuten noch einmal.",
        "offline_outdated": "Währenddessen ist eine neue Fassung erschienen. Es wurde nichts Neues behalten; bitte "
        "beginnen Sie noch einmal.",
        "offline_impossible": "Dieser Browser kann hier nichts bereithalten. Das geht nur über eine gesicherte "
        "Verbindung (https) und in manchen Browsern nicht in privaten Fenstern.",
        "offline_banner": "Ohne Netz: Fassung {version}, bereitgehalten am {at}.",
        "offline_again": "Das Netz ist wieder da.",
        "offline_reload": "Neu laden",
        "offline_asks": "Dafür ist das Netz nötig. Ohne Netz können Sie Jahr, Orte, Reiter und Indikator dieser Ebene "
        "wechseln.",
        "offline_other": "Zu diesem Indikator liegen auf dieser Ebene ohne Netz keine Zahlen bereit.",
        "offline_page": "Ohne Netz",
        "offline_page_text": "Diese Seite wird nicht bereitgehalten; sie braucht das Netz.",
        "offline_page_way": "Ohne Netz öffnen sich:",
    },
    "en": {
        "offline_title": "Keep for the meeting",
        "offline_lead": "Then the monitor, the profiles and this folder open without a network, too, in this "
        "browser and in the language of this page.",
        "offline_holds": "That is {indicators} indicators on {levels} levels with all years, {profiles} profiles "
        "and the scenes of this folder, about {size} together.",
        "offline_start": "Keep",
        "offline_renew": "Renew now",
        "offline_remove": "Remove",
        "offline_stop": "Cancel",
        "offline_running": "{done} of {all} fetched, {size}",
        "offline_kept": "Kept on {at}: version {version}, {size}.",
        "offline_content": "In it: the monitor with {indicators} indicators, {profiles} profiles, {scenes} scenes "
        "of this folder.",
        "offline_newer": "Version {new} has been published since. Without a network version {version} is shown.",
        "offline_changed": "The monitor has changed since. Without a network the state of then is shown.",
        "offline_scenes": "Scenes that are not in it yet: {n}.",
        "offline_missed": "Pictures or figures that are missing: {n}. Everything else can be opened.",
        "offline_done": "Done. It works without a network now.",
        "offline_removed": "Removed. Nothing can be shown without a network any more.",
        "offline_stopped": "Cancelled. Nothing was kept.",
        "offline_stopped_before": "Cancelled. What was kept before can still be opened.",
        "offline_full": "This browser has not enough room. Nothing was kept; please make some room and try again.",
        "offline_lost": "The connection broke. Nothing new was kept.",
        "offline_busy": "The server has too much to do at the moment. Nothing new was kept; please try again in a few "
        "minutes.",
        "offline_outdated": "A new version was published in the meantime. Nothing new was kept; please start again.",
        "offline_impossible": "This browser cannot keep anything on this page. It takes a secure connection "
        "(https), and some browsers refuse in private windows.",
        "offline_banner": "No network: version {version}, kept on {at}.",
        "offline_again": "The network has come back.",
        "offline_reload": "Reload",
        "offline_asks": "This needs the network. Without one, years, places, tabs and the other indicators of "
        "this level work.",
        "offline_other": "Without a network there are no figures of this indicator on this level.",
        "offline_page": "No network",
        "offline_page_text": "This page was not kept; it needs the network.",
        "offline_page_way": "Without a network you can open:",
    },
}
