"""A small edition for tests of the report's pages and files, on the figures that ship."""

from __future__ import annotations

from datetime import date

from dashboard.domain.report.edition import ChapterText, EditionState, ReportEdition

EARLY = """```botschaft
zahl: "{{betreuungsquote_u3:kreis:2024}}"
titel: Mehr als die Hälfte der Kinder unter drei besucht eine Kita
text: "{{faelle:betreuungsquote_u3:kreis:2024}} Kindern am 1. März 2024."
urteil: "{{urteil:betreuungsquote_u3:13076050:2020-2024}}"
```

## Wie viele Kinder unter drei besuchen eine Kita?

```abbildung
indikator: betreuungsquote_u3
ebene: gemeinde
jahr: 2024
orte: [13076050, 13076090]
ansichten: [karte, verlauf]
```

```berechnet
indikator: betreuungsquote_u3
ebene: gemeinde
jahr: 2024
orte: [13076050, 13076090]
```

Im Landkreis sind es {{betreuungsquote_u3:kreis:2024}}, in Grabow
**{{aenderung:betreuungsquote_u3:13076050:2020-2024}}** seit 2020.
{{wenn aenderung:betreuungsquote_u3:13076050:2020-2024 ist deutlich}}
Das ist mehr als Zufall.
{{sonst}}
Mehr als Zufall muss das nicht sein: {{urteil}}.
{{ende}}

```hinweis
titel: Tagespflege fehlt hier
text: Kinder bei Tagesmüttern und Tagesvätern zählen nicht mit.
```

## Nur für den Kreis

```praxis
titel: Krippe im Dorfgemeinschaftshaus
text: Drei kleine Gemeinden teilen sich eine Krippe.
angaben: {Ort: "Witzin, Mustin, Kobrow", Plätze: 12}
bild: krippe
bildtext: Die Krippe von außen.
```

```empfehlung
titel: Plätze im Umland von Ludwigslust ausbauen
text: Der Landkreis vereinbart mit den Gemeinden, wo neue Plätze entstehen.
verantwortlich: Fachdienst Jugend
bis: Dezember 2027
stand: laufend
beobachten: {indikator: betreuungsquote_u3, ebene: gemeinde, jahr: 2024, orte: 13076090}
```

```luecke
titel: Wartelisten gibt es nicht
text: Niemand zählt, wie viele Familien warten.
zeichen: nicht_erhoben
```
"""
TRANSITION = """## Wie viele gehen ohne Abschluss?

```abbildung
indikator: ohne_abschluss
ebene: kreis
orte: 13076
ansichten: [verlauf, tabelle]
```

Zuletzt waren es {{ohne_abschluss:kreis:neu}}.
"""


def made_edition(*, version: str = "", early: str = EARLY) -> ReportEdition:
    """Two chapters, of which other places have figures and computed sentences alone."""
    return ReportEdition(
        key="2026-probe",
        title="Bildungsbericht 2026",
        subtitle="Von der Krippe bis zur Ausbildung",
        version=version,
        state=EditionState.PUBLISHED,
        closing=date(2026, 4, 30),
        published=date(2026, 6, 12),
        imprint="Herausgeber: der Landkreis",
        chapters=(
            ChapterText(
                "frueh",
                "Frühkindliche Bildung",
                "Von der Krippe an.",
                early,
                "Bildungsbüro",
                date(2026, 4, 22),
            ),
            ChapterText("uebergang", "Übergang Schule–Beruf", "Nach der Schule.", TRANSITION),
        ),
        example=True,
    )
