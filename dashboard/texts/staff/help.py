"""Help on each screen of staff: `<name of the screen>_help`, a paragraph a line."""

from __future__ import annotations

HELP: dict[str, dict[str, str]] = {
    "de": {
        "staff_help_general": "Links stehen die Bereiche der Verwaltung; die Zahl daneben sagt, wie viel dort wartet.\n"
        "Nichts davon ist öffentlich, bevor es jemand freigegeben hat. Was veröffentlicht wurde, lässt sich unter „Fassungen“ zurücknehmen.\n"
        "Jede Handlung steht mit Konto und Zeit im Protokoll.",
        "staff_accounts_help": "Hier legt die Leitung Konten an. Ein neues Konto bekommt einen Link, den Sie weitergeben: wer ihn öffnet, legt sein Kennwort selbst fest.\n"
        "Eine andere Rolle oder eine Sperre gilt sofort, auch für jemanden, der gerade angemeldet ist. Die letzte Leitung lässt sich weder sperren noch herabstufen.\n"
        "Hat jemand sein Kennwort vergessen, erzeugt „Neues Kennwort“ einen neuen Link; das alte Kennwort gilt, bis der Link benutzt wurde.",
        "staff_log_help": "Das Protokoll nennt jede Handlung: wer, wann, was, vorher und nachher, auch was Befehle auf dem Server getan haben.\n"
        "Niemand kann darin etwas ändern oder löschen; die Datenbank selbst weist es ab.\n"
        "Die Ausgabe als CSV enthält, was der Filter gerade zeigt, und öffnet sich in Excel.",
        "staff_versions_help": "Hier stehen alle Fassungen, auch Entwürfe und zurückgenommene. Kreuzen Sie zwei an, und „Vergleichen“ zeigt jede Zahl, die sich unterscheidet.\n"
        "„Woher?“ neben einer Zahl nennt Datei, Zeile und Spalte, wer sie eingespielt und wer sie freigegeben hat, und was vorher dort stand. Die Originaldateien lassen sich herunterladen.\n"
        "Eine Fassung lässt sich zurücknehmen und wieder veröffentlichen; gelöscht wird dabei nichts. Zahlen unter der Schwelle bleiben auch hier verborgen, mit dem Grund.",
        "staff_overview_help": "Die Übersicht zeigt, was gerade öffentlich ist, welche Entwürfe offen sind, was fällig ist und was zuletzt geschah.\n"
        "Nichts davon ist geschätzt: jede Zahl stammt aus den Datenbanken, so wie sie gerade sind.",
    },
    "en": {
        "staff_help_general": "At the left are the parts of the administration; the number beside each says how much waits there.\n"
        "Nothing is public before somebody has released it. What was published can be withdrawn under “Versions”.\n"
        "Every act stands in the log with account and time.",
        "staff_accounts_help": "Here the lead adds accounts. A new account gets a link that you pass on: whoever opens it sets the password.\n"
        "Another role or a lock takes effect at once, even for somebody who is signed in. The last lead can neither be locked nor given another role.\n"
        "If somebody has forgotten their password, “New password” makes a new link; the old password counts until the link was used.",
        "staff_log_help": "The log names every act: who, when, what, before and after, and also what commands on the server have done.\n"
        "Nobody can change or delete anything in it; the database itself refuses.\n"
        "The CSV holds what the filter shows, and opens in Excel.",
        "staff_versions_help": "Here are all versions, drafts and withdrawn ones, too. Tick two, and “Compare” shows every number that differs.\n"
        "“Where from?” beside a number names file, row and column, who imported and who released it, and what stood there before. The original files can be downloaded.\n"
        "A version can be withdrawn and published again; nothing is deleted. Numbers below the threshold stay hidden here, too, with the reason.",
        "staff_overview_help": "The overview shows what is public now, which drafts are open, what is due, and what was done last.\n"
        "Nothing is estimated: each figure comes from the databases as they are.",
    },
}
