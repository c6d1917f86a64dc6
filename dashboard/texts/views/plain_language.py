"""The page in plain language (Leichte Sprache): each line is one sentence that stands on a line of its own."""

from __future__ import annotations

from collections.abc import Mapping

PLAIN_LANGUAGE: Mapping[str, Mapping[str, str]] = {
    "de": {
        "plain_language_page": "Leichte Sprache",
        "plain_title": "Bildung {im_landkreis}: in Leichter Sprache",
        "plain_what": "Was ist das hier?",
        "plain_what_lines": "Das ist eine Internet-Seite über Bildung.\n"
        "Bildung heißt: Menschen lernen etwas.\n"
        "Zum Beispiel in der Kita.\n"
        "Oder in der Schule.\n"
        "Oder in einem Kurs.\n"
        "Hier finden Sie diese Orte {im_landkreis}.\n"
        "Und Sie finden Zahlen dazu.",
        "plain_search": "So suchen Sie",
        "plain_search_lines": "Gehen Sie auf die Seite Portal.\n"
        "Dort ist oben ein großes Feld.\n"
        "Schreiben Sie ein Wort in das Feld.\n"
        "Zum Beispiel: Kita.\n"
        "Oder den Namen von einem Ort.\n"
        "Unter dem Feld sehen Sie dann eine Liste.\n"
        "Drücken Sie auf eine Zeile in der Liste.\n"
        "Sie haben einen Fehler beim Schreiben gemacht?\n"
        "Das macht nichts.",
        "plain_search_link": "Zum Portal",
        "plain_where": "Was finden Sie wo?",
        "plain_map": "Bildungs-Landkarte",
        "plain_map_lines": "Hier sehen Sie eine Karte.\n"
        "Auf der Karte sind zum Beispiel Kitas, Schulen und Büchereien.\n"
        "Jeder Ort hat ein Zeichen.\n"
        "Drücken Sie auf ein Zeichen.\n"
        "Dann lesen Sie den Namen und die Adresse.\n"
        "Neben der Karte ist eine Liste.\n"
        "In der Liste steht das Gleiche.",
        "plain_courses": "Kurse",
        "plain_courses_lines": "Sie wollen Deutsch lernen?\n"
        "Hier finden Sie Kurse.\n"
        "Sie können die Seite in vielen Sprachen lesen.",
        "plain_after_school": "Nach der Schule",
        "plain_after_school_lines": "Was machen junge Menschen nach der Schule?\n"
        "Manche machen eine Ausbildung.\n"
        "In einer Ausbildung lernt man einen Beruf.\n"
        "Hier sehen Sie Zahlen dazu.",
        "plain_monitor": "Monitor",
        "plain_monitor_lines": "Hier stehen viele Zahlen.\n"
        "Zum Beispiel: Wie viele Kinder sind in einer Kita?\n"
        "Sie sehen die Zahlen auf einer Karte.\n"
        "Sie sehen auch, was sich geändert hat.\n"
        "Diese Seite ist nicht in Leichter Sprache.",
        "plain_strategy": "Strategie",
        "plain_strategy_lines": "Eine Strategie ist ein Plan.\n"
        "Hier steht, was besser werden soll.\n"
        "Hier steht auch, wer etwas dafür tut.\n"
        "Diese Seite ist nicht in Leichter Sprache.",
        "plain_report": "Bildungs-Bericht",
        "plain_report_lines": "In einem Bericht schreibt man auf, wie etwas ist.\n"
        "Hier steht, wie es der Bildung {im_landkreis} geht.\n"
        "Diese Seite ist nicht in Leichter Sprache.",
        "plain_words": "Wichtige Wörter",
        "plain_word_kita": "Kita",
        "plain_word_kita_lines": "Kita ist das kurze Wort für Kindertages-Stätte.\n"
        "In der Kita spielen und lernen kleine Kinder.",
        "plain_word_figure": "Kennzahl",
        "plain_word_figure_lines": "Eine Kennzahl ist eine wichtige Zahl.\nSie zeigt, wie etwas ist.",
        "plain_word_example": "Beispiel",
        "plain_word_example_lines": "Manchmal steht bei einem Namen oder einer Zahl: Beispiel.\n"
        "Dann ist der Name oder die Zahl ausgedacht.\n"
        "Es gibt diese Sache nicht wirklich.",
        "plain_word_percent": "Prozent",
        "plain_word_percent_lines": "Das Zeichen für Prozent ist: %.\n"
        "Prozent heißt: von hundert.\n"
        "10 Prozent der Kinder heißt: 10 von 100 Kindern.",
        "plain_more": "Gut zu wissen",
        "plain_more_lines": "Oben auf jeder Seite können Sie etwas einstellen.\n"
        "Sie können die Seite hell oder dunkel machen.\n"
        "Sie können auch eine andere Sprache wählen.\n"
        "Niemand speichert, was Sie hier suchen.",
        "plain_signs": "Filme in Gebärden-Sprache",
        "plain_unchecked": "Diesen Text hat noch keine Prüf-Gruppe gelesen.",
    },
    "en": {
        "plain_language_page": "Easy to read",
        "plain_title": "Education {im_landkreis}: easy to read",
        "plain_what": "What is this?",
        "plain_what_lines": "This is a website about education.\n"
        "Education means: people learn something.\n"
        "For example in day care, at school or in a course.\n"
        "Here you find these places {im_landkreis}.\n"
        "And you find figures about them.",
        "plain_search": "How to search",
        "plain_search_lines": "Go to the page Portal.\n"
        "There is a large field at the top.\n"
        "Write a word in the field.\n"
        "For example: school.\n"
        "Or the name of a place.\n"
        "Then you see a list below the field.\n"
        "Press a line of the list.\n"
        "You have made a mistake in writing?\n"
        "That does not matter.",
        "plain_search_link": "To the portal",
        "plain_where": "What do you find where?",
        "plain_map": "Map of education",
        "plain_map_lines": "Here you see a map.\n"
        "On the map there are, for example, day care, schools and libraries.\n"
        "Each place has a sign.\n"
        "Press a sign.\n"
        "Then you read the name and the address.\n"
        "Beside the map there is a list.\n"
        "The list says the same.",
        "plain_courses": "Courses",
        "plain_courses_lines": "You want to learn German?\n"
        "Here you find courses.\n"
        "You can read the page in many languages.",
        "plain_after_school": "After school",
        "plain_after_school_lines": "What do young people do after school?\n"
        "Some begin a training.\n"
        "In a training people learn a trade.\n"
        "Here you see figures about this.",
        "plain_monitor": "Monitor",
        "plain_monitor_lines": "Here are many figures.\n"
        "For example: how many children are in day care?\n"
        "You see the figures on a map.\n"
        "You also see what has changed.\n"
        "This page is not easy to read.",
        "plain_strategy": "Strategy",
        "plain_strategy_lines": "A strategy is a plan.\n"
        "Here you read what is to become better.\n"
        "And you read who does something for it.\n"
        "This page is not easy to read.",
        "plain_report": "Education report",
        "plain_report_lines": "In a report people write down how something is.\n"
        "Here you read about education {im_landkreis}.\n"
        "This page is not easy to read.",
        "plain_words": "Important words",
        "plain_word_kita": "Day care",
        "plain_word_kita_lines": "The German word is Kita.\nIn a Kita small children play and learn.",
        "plain_word_figure": "Key figure",
        "plain_word_figure_lines": "A key figure is an important number.\nIt shows how something is.",
        "plain_word_example": "Example",
        "plain_word_example_lines": "Sometimes a name or a number has the word: example.\n"
        "Then the name or the number is made up.\n"
        "This thing does not really exist.",
        "plain_word_percent": "Percent",
        "plain_word_percent_lines": "The sign for percent is: %.\n"
        "Percent means: of one hundred.\n"
        "10 percent of the children means: 10 of 100 children.",
        "plain_more": "Good to know",
        "plain_more_lines": "At the top of each page you can change something.\n"
        "You can make the page light or dark.\n"
        "You can also choose another language.\n"
        "Nobody keeps what you search for.",
        "plain_signs": "Films in sign language",
        "plain_unchecked": "No group of readers has checked this text yet.",
    },
}
