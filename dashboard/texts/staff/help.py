"""Help on each screen of staff: `<name of the screen>_help`, a paragraph a line."""

from __future__ import annotations

HELP: dict[str, dict[str, str]] = {
    "de": {
        "staff_help_general": "Links stehen die Bereiche der Verwaltung; die Zahl daneben sagt, wie viel dort wartet.\n"
        "Nichts davon ist öffentlich, bevor es jemand freigegeben hat. Was veröffentlicht wurde, lässt sich unter „Fassungen“ zurücknehmen.\n"
        "Jede Handlung steht mit Konto und Zeit im Protokoll.\n"
        "Eine Anleitung für den ersten Tag, mit Bildern, liegt dem Programm bei (docs/verwaltung.md). Wer es betreut, kann sie Ihnen geben.",
        "staff_accounts_help": "Hier legt die Leitung Konten an. Ein neues Konto bekommt einen Link, den Sie weitergeben: wer ihn öffnet, legt sein Kennwort selbst fest.\n"
        "Eine andere Rolle oder eine Sperre gilt sofort, auch für jemanden, der gerade angemeldet ist. Die letzte Leitung lässt sich weder sperren noch herabstufen.\n"
        "Hat jemand sein Kennwort vergessen, erzeugt „Neues Kennwort“ einen neuen Link; das alte Kennwort gilt, bis der Link benutzt wurde.",
        "staff_log_help": "Das Protokoll nennt jede Handlung: wer, wann, was, vorher und nachher, auch was Befehle auf dem Server getan haben.\n"
        "Niemand kann darin etwas ändern oder löschen; die Datenbank selbst weist es ab.\n"
        "Die Ausgabe als CSV enthält, was der Filter gerade zeigt, und öffnet sich in Excel.",
        "staff_versions_help": "Hier stehen alle Fassungen, auch Entwürfe und zurückgenommene. Kreuzen Sie zwei an, und „Vergleichen“ zeigt jede Zahl, die sich unterscheidet.\n"
        "„Woher?“ neben einer Zahl nennt Datei, Zeile und Spalte, wer sie eingespielt und wer sie freigegeben hat, und was vorher dort stand. Die Originaldateien lassen sich herunterladen.\n"
        "Eine Fassung lässt sich zurücknehmen und wieder veröffentlichen; gelöscht wird dabei nichts. Zahlen unter der Schwelle bleiben auch hier verborgen, mit dem Grund.",
        "staff_intake_help": "Eine Einspielung führt in fünf Schritten von Dateien zu einem Entwurf: Dateien wählen, Erkennung, Zuordnung, Befunde, Vorschau. Jeder Schritt lässt sich zurücknehmen.\n"
        "Was eine Tabelle nicht eindeutig sagt, wird gefragt, nie geraten: doppelte Ortsnamen, fremde Zeichen, Summenzeilen. Die Antworten werden gemerkt und beim nächsten Mal vorgeschlagen.\n"
        "Die Datei selbst bleibt, wie sie kam. Öffentlich wird nichts, bevor jemand anderes den Entwurf freigegeben hat.",
        "staff_definitions_help": "Hier entstehen neue Merkmale und Indikatoren ohne Programmierung: Formel, Einheit, Stichtag und Texte in beiden Sprachen, mit einer Vorschau aus den Zahlen, die es gibt.\n"
        "Geprüft wird dasselbe wie bei den mitgelieferten; was nicht stimmt, steht als Satz am Feld. Die Formel eines veröffentlichten Schlüssels bleibt: eine andere bekommt einen neuen.",
        "staff_aims_help": "Zielwerte und Ereignisse mit Quelle stehen in Zeitreihen und Profilen neben den Zahlen, Leitsätze, Ziele und Maßnahmen auf der Seite „Strategie“, sobald sie freigegeben sind.",
        "staff_network_help": "Hier stehen Gremien mit ihren Mitgliedern, Sitzungen, Vereinbarungen und Konferenzen. Mitglieder sind Organisationen; Namen von Personen gehören nicht hierher.\n"
        "Legen Sie zuerst die Organisationen an, dann Vereinbarungen und Gremien, dann Sitzungen. Öffentlich wird alles, wenn jemand anderes es freigibt.",
        "staff_templates_help": "Vorlagen sind Excel-Dateien, die Verwaltungen und Träger ausfüllen. Unter „Neue Vorlage ausgeben“ wählen Sie, was gemeldet werden soll, für welche Jahre und bis wann. Für jede Stelle entsteht eine Datei; Sie laden alle als ZIP und verschicken sie selbst.\n"
        "Was zurückkommt, lesen Sie hier ein, auch viele Dateien auf einmal. Jede wird von selbst erkannt. Gute Werte werden ein Entwurf, den jemand anderes freigibt; wo etwas nicht stimmt, stehen Blatt, Zeile und Spalte dabei, und von dieser Datei wird nichts übernommen.\n"
        "Die Tabelle zeigt, wer geliefert hat und wer überfällig ist. „Erinnern“ schreibt einen Text zum Kopieren; verschickt wird von hier nichts. Leere Zellen gelten nie als null.",
        "staff_overview_help": "Die Übersicht zeigt, was gerade öffentlich ist, welche Entwürfe offen sind, was fällig ist und was zuletzt geschah.\n"
        "Nichts davon ist geschätzt: jede Zahl stammt aus den Datenbanken, so wie sie gerade sind.",
    },
    "en": {
        "staff_help_general": "At the left are the parts of the administration; the number beside each says how much waits there.\n"
        "Nothing is public before somebody has released it. What was published can be withdrawn under “Versions”.\n"
        "Every act stands in the log with account and time.\n"
        "A guide to the first day, with pictures and in German, comes with the program (docs/verwaltung.md). Whoever runs it can give it to you.",
        "staff_accounts_help": "Here the lead adds accounts. A new account gets a link that you pass on: whoever opens it sets the password.\n"
        "Another role or a lock takes effect at once, even for somebody who is signed in. The last lead can neither be locked nor given another role.\n"
        "If somebody has forgotten their password, “New password” makes a new link; the old password counts until the link was used.",
        "staff_log_help": "The log names every act: who, when, what, before and after, and also what commands on the server have done.\n"
        "Nobody can change or delete anything in it; the database itself refuses.\n"
        "The CSV holds what the filter shows, and opens in Excel.",
        "staff_versions_help": "Here are all versions, drafts and withdrawn ones, too. Tick two, and “Compare” shows every number that differs.\n"
        "“Where from?” beside a number names file, row and column, who imported and who released it, and what stood there before. The original files can be downloaded.\n"
        "A version can be withdrawn and published again; nothing is deleted. Numbers below the threshold stay hidden here, too, with the reason.",
        "staff_intake_help": "An import leads from files to a draft in five steps: choose files, recognition, mapping, findings, preview. Each step can be undone.\n"
        "What a table does not say clearly is asked, never guessed: place names that two have, unknown signs, rows of totals. The answers are remembered and proposed the next time.\n"
        "The file itself stays as it came. Nothing becomes public before somebody else has released the draft.",
        "staff_definitions_help": "Here new measures and indicators are made without programming: formula, unit, reporting date and texts in both languages, with a preview from the figures that there are.\n"
        "They are checked like those that ship; what is not right stands as a sentence at its field. The formula of a published key stays: another one gets a new key.",
        "staff_aims_help": "Targets and events with their source stand beside the figures in time series and profiles, guiding principles, aims and measures taken on the page “Strategy”, as soon as they are released.",
        "staff_network_help": "Bodies with their members, meetings, agreements and conferences are kept here. Members are organisations; names of persons do not belong here.\n"
        "Enter organisations first, then agreements and bodies, then meetings. Everything becomes public when somebody else releases it.",
        "staff_templates_help": "Templates are Excel files that local administrations and operators fill in. Under “Issue a new template” you choose what is to be reported, for which years and by when. Each office gets a file; you download all as a ZIP and send them yourself.\n"
        "What comes back you read here, many files at once, too. Each is recognised by itself. Good values become a draft that somebody else releases; where something is wrong, sheet, row and column are named, and nothing of that file is taken over.\n"
        "The table shows who has delivered and who is overdue. “Remind” writes a text to copy; nothing is sent from here. Empty cells never count as zero.",
        "staff_overview_help": "The overview shows what is public now, which drafts are open, what is due, and what was done last.\n"
        "Nothing is estimated: each figure comes from the databases as they are.",
    },
}
