"""One HTML file with a chart that can be zoomed, and all that an export says of itself; it asks no other
host."""

from __future__ import annotations

from html import escape

from dashboard.charts.description import Chart
from dashboard.drawing.style import COLOURS, FONT, Theme
from dashboard.exports.caption import Caption
from dashboard.texts import say

_START = (
    "const given = JSON.parse(document.getElementById('figur').textContent);"
    "const faces = [...document.fonts].map((face) => face.load());"
    "Promise.allSettled(faces).then(() => Plotly.newPlot('bild', given.data, given.layout,"
    " {locale: document.documentElement.lang, displaylogo: false, modeBarButtonsToAdd: ['select2d']}));"
)


def interactive_page(
    said: Caption, chart: Chart | None, figure: str, script: str, typeface: str, theme: Theme
) -> str:
    """`figure` is Plotly's JSON, `script` Plotly's own; both are left out where there is no chart.

    `typeface` is a style element that carries the fonts: names are placed by their widths in it.
    """
    title = f"{said.title} · Bildungslupe"
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    parts = [
        f"<p>{escape(said.kicker)}</p><h1>{escape(said.title)}</h1><p>{escape(said.subtitle)}</p>",
        f"<p><mark>{escape(said.example)}</mark></p>" if said.example else "",
        _drawn(chart, said),
        f"<p>{escape(chart.caption)}</p>" if chart and chart.caption else "",
        *(f"<p>{escape(one)}</p>" for one in (said.provenance, *said.own, *said.notices) if one),
        "<footer>",
        *(f"<p>{escape(one)}</p>" for one in (*said.credits(), *said.dates())),
        f"<p>{escape(say(said.lang, 'caption_link'))} {_link(said.link)}</p></footer>",
    ]
    scripts = ""
    if chart:
        safe = figure.replace("<", "\\u003c")
        data = f'<script type="application/json" id="figur">{safe}</script>'
        scripts = data + "".join(f"<script>{code}</script>" for code in scripts_of(script))
    body = "".join(parts)
    return (
        f'<!doctype html><html lang="{said.lang}"><head>{head}{typeface}<style>{_style(theme)}</style></head>'
        f"<body><main>{body}</main>{scripts}</body></html>"
    )


def scripts_of(script: str) -> tuple[str, str]:
    """What runs in a page, as it stands there: Plotly's own `script`, and what draws the figure with it."""
    return script.replace("</script", "<\\/script"), _START


def _link(address: str) -> str:
    return f'<a href="{escape(address)}">{escape(address)}</a>'


def _drawn(chart: Chart | None, said: Caption) -> str:
    if chart is None:
        return f"<p><strong>{escape(say(said.lang, 'export_empty'))}</strong></p>"
    return f'<div role="group" aria-label="{escape(chart.summary)}" id="bild"></div>'


def _style(theme: Theme) -> str:
    colours = COLOURS[theme]
    return (
        f"body{{margin:24px;background:{colours.surface};color:{colours.ink};font:16px/1.45 {FONT}}}"
        f"main{{max-width:1040px;margin:auto}}h1{{font-size:26px;margin:0}}p{{margin:4px 0}}a{{color:{colours.accent}}}"
        f"footer{{border-top:1px solid {colours.line};margin-top:12px;font-size:13px;overflow-wrap:anywhere}}"
        "#bild{overflow-x:auto}#bild .main-svg{overflow:visible}"
        f"mark{{background:none;color:{colours.accent};font-weight:600}}"
    )
