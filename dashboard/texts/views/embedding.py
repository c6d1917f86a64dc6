"""Wording of views in frames of other websites, and of the page that gives their code."""

EMBEDDING = {
    "de": {
        "embedding_whole": "Ganze Ansicht öffnen",
        "embedding_action": "Auf einer Website einbetten",
        "embedding_title": "Auf einer Website einbetten",
        "embedding_lead": "Mit diesem Code zeigt eine andere Website diese Ansicht. Sie setzt keine Cookies, speichert "
        "nichts und lädt nichts von Dritten.",
        "embedding_views": "Ansicht",
        "embedding_code": "Code",
        "embedding_copy": "Code kopieren",
        "embedding_copied": "Kopiert.",
        "embedding_failed": "Das Kopieren ging nicht. Bitte markieren Sie den Code und kopieren Sie ihn selbst.",
        "embedding_sites": "Einbetten dürfen diese Websites:",
        "embedding_nowhere": "Hier ist noch keine Website freigegeben. Wer den Monitor betreibt, trägt sie in der "
        "Einstellung EMBED_ORIGINS ein.",
        "embedding_height": "Die Breite passt sich an. Die Höhe können Sie im Code ändern.",
        "embedding_brightness": "Hell oder dunkel folgt dem Gerät. Mit &hell=ja in der Adresse bleibt die Ansicht hell, "
        "mit &hell=nein dunkel. Sie zeigt stets den neuesten Datenstand; mit &stand=… bleibt es bei einem.",
        "embedding_preview": "Vorschau",
        "embedding_back": "Zurück zur Seite",
        "embedding_page": "Einbetten",
        "embedding_zusammenhang": "Zusammenhang",
        "embedding_tabelle": "Tabelle",
        "embedding_version": "Datenstand {version}",
        "embedding_place": "Profil",
        "embedding_bounds": "Spanne",
        "embedding_hint": "Hinweis",
        "embedding_figure": "Abbildung {number} einbetten",
        "embedding_none": "Diese Ansicht gibt es nicht",
        "embedding_no_figure": "Eine Abbildung „{asked}“ hat diese Ausgabe nicht. Es gibt: {figures}.",
    },
    "en": {
        "embedding_whole": "Open the whole view",
        "embedding_action": "Embed in a website",
        "embedding_title": "Embed in a website",
        "embedding_lead": "With this code another website shows this view. It sets no cookies, stores nothing and loads "
        "nothing from third parties.",
        "embedding_views": "View",
        "embedding_code": "Code",
        "embedding_copy": "Copy code",
        "embedding_copied": "Copied.",
        "embedding_failed": "Copying did not work. Please select the code and copy it yourself.",
        "embedding_sites": "These websites may embed it:",
        "embedding_nowhere": "No website is allowed here yet. Whoever runs the monitor enters it in the setting "
        "EMBED_ORIGINS.",
        "embedding_height": "The width adapts. You can change the height in the code.",
        "embedding_brightness": "Light or dark follows the device. With &hell=ja in the address the view stays light, "
        "with &hell=nein dark. It always shows the newest data version; with &stand=… it stays with one.",
        "embedding_preview": "Preview",
        "embedding_back": "Back to the page",
        "embedding_page": "Embed",
        "embedding_zusammenhang": "Relation",
        "embedding_tabelle": "Table",
        "embedding_version": "Data version {version}",
        "embedding_place": "Profile",
        "embedding_bounds": "Range",
        "embedding_hint": "Note",
        "embedding_figure": "Embed figure {number}",
        "embedding_none": "There is no such view",
        "embedding_no_figure": "This edition has no figure “{asked}”. There are: {figures}.",
    },
}
