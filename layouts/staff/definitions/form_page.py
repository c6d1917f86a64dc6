"""The form in which one definition is worked on, with what was checked and a preview beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.staff.definitions.draft import DefinitionDraft
from dashboard.staff.definitions.fields import AIMS, GROUPS, MEASURE, NETWORK, FieldGroup
from dashboard.staff.definitions.form import (
    APART,
    BECAUSE,
    ENTRY,
    MOST_MEASURES,
    NEW_MEASURE,
    RELATION,
    REST,
)
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.shell import icon
from layouts.staff.definitions.controls import FormWords, datalists, drawn_field
from layouts.staff.forms import FormOwner, asked_first, staff_form
from layouts.staff.shell import card, heading, notice


@dataclass(frozen=True, slots=True)
class DefinitionForm:
    """What the page shows of a draft. `faults` are sentences by `<key>.<field>`, of the entry itself and of measures
    that come with it; `others` are those of no field. `pairs` have to be answered, `answers` are given by pair. `file`
    is the definition file as it would be written. `said` is what stands above, `at` says the time as people do.
    `is_fresh`: nobody has filled anything in yet."""

    draft: DefinitionDraft
    words: FormWords
    faults: Mapping[str, str]
    others: Sequence[str]
    pairs: Sequence[tuple[str, str]]
    answers: Mapping[frozenset[str], tuple[str, str]]
    file: str
    preview: Sequence[Component]
    at: str
    said: str = ""
    is_fresh: bool = False

    def fault(self, key: str, field: str) -> str:
        """The sentence below a field; nothing before anything was filled in."""
        return "" if self.is_fresh else self.faults.get(f"{key}.{field}", "")


def form_page(owner: FormOwner, form: DefinitionForm, action: str) -> html.Div:
    """The page; each of its buttons sends the whole form."""
    draft, lang = form.draft, owner.lang
    title = draft.title(lang) or say(lang, f"staff_def_new_{draft.kind}")
    sub = say(lang, "staff_def_saved", by=draft.made_by, at=form.at)
    left = [
        *(_group(one, form) for one in GROUPS[draft.kind]),
        *([_measures(form), _relations(form)] if draft.kind == "indicator" else []),
        *([_figures(form)] if draft.kind in ("indicator", "measure") else []),
    ]
    content = [
        # The first button of a form is what Enter presses.
        _button(lang, "staff_def_save", "save", "visually-hidden", {"tabIndex": "-1", "aria-hidden": "true"}),
        Input(type="hidden", name="revision", value=str(draft.revision)),
        heading(
            title,
            asked_first(
                say(lang, "staff_def_discard"),
                _button(lang, "staff_discard_for_good", "discard", "btn btn-outline-secondary"),
                lang,
                class_name="btn bl-quiet",
            ),
            _button(lang, "staff_def_save", "save", "btn btn-outline-secondary"),
            _button(lang, "staff_def_hand_over", "hand_over", "btn btn-primary"),
            sub=sub,
        ),
        *([notice(form.said, problem=True)] if form.said else []),
        html.Div(
            [
                html.Div(left, className="bl-staff-stack"),
                html.Div([_checked(form), _preview(form)], className="bl-staff-stack bl-def-beside"),
            ],
            className="bl-def-cols",
        ),
        *datalists(form.words),
    ]
    return html.Div(
        staff_form(action, content, owner, files=True, id="definition-form", noValidate=True),
        className="bl-staff-screen",
    )


def _button(
    lang: str, label: str, do: str, class_name: str, more: Mapping[str, str] | None = None
) -> html.Button:
    named = {"name": "do", "value": do, **(more or {})}
    tab = named.pop("tabIndex", None)
    given: dict[str, Any] = {"tabIndex": tab} if tab else {}
    return html.Button(say(lang, label), type="submit", className=class_name, **attributes(named), **given)


def _group(group: FieldGroup, form: DefinitionForm) -> html.Section:
    lang, entry = form.words.lang, form.draft.entry()
    words = replace(form.words, fault=lambda field: form.fault(form.draft.key, field))
    fields = [drawn_field(one, entry, ENTRY, words) for one in group.fields]
    if group.name in ("texts", "measure", "target", "event", "action", *NETWORK) and form.draft.is_new:
        fields.append(_key(f"{ENTRY}.key", form.draft.key, lang, words.fault("key")))
    kind = {"formula": "bl-def-formula", "properties": "bl-def-properties"}.get(group.name, "bl-def-fields")
    return card(
        say(lang, f"staff_group_{group.name}"),
        html.Div(fields, className=kind),
        note=say(lang, f"staff_group_{group.name}_note"),
        id_=f"karte-{group.name}",
    )


def _key(name: str, key: str, lang: str, fault: str) -> html.Div:
    shown = "" if key == "neu" else key
    return html.Div(
        [
            html.Label(say(lang, "staff_def_key"), htmlFor=name),
            Input(
                id=name,
                type="text",
                value=shown,
                className=f"form-control bl-def-key{' is-invalid' if fault else ''}",
                maxLength=60,
                **attributes({"name": name, "aria-describedby": f"{name}-hint"}),
            ),
            *([html.P(fault, className="bl-field-problem")] if fault else []),
            html.P(say(lang, "staff_def_key_hint"), id=f"{name}-hint", className="bl-field-hint"),
        ],
        className="bl-form-field",
    )


def _measures(form: DefinitionForm) -> html.Section:
    lang = form.words.lang
    blocks: list[Component] = []
    given = form.draft.sections.get("measures", {})
    for number, (key, entry) in enumerate(list(given.items())[:MOST_MEASURES]):
        prefix = f"{NEW_MEASURE}{number}"

        def fault(field: str, key: str = key) -> str:
            return form.fault(key, field)

        words = replace(form.words, fault=fault)
        fields = [
            drawn_field(one, entry if isinstance(entry, Mapping) else {}, prefix, words) for one in MEASURE
        ]
        blocks.append(
            html.Fieldset(
                [
                    html.Legend(form.words.name_of(key), className="visually-hidden"),
                    Input(type="hidden", name=f"{prefix}.old", value=key),
                    *fields,
                    _key(f"{prefix}.key", key, lang, fault("key")),
                    _button(
                        lang,
                        "staff_def_remove_measure",
                        f"remove.measure:{key}",
                        "btn btn-outline-secondary bl-small-button",
                        {"aria-label": f"{say(lang, 'staff_def_remove_measure')}: {form.words.name_of(key)}"},
                    ),
                ],
                className="bl-def-measure",
            )
        )
    add = _button(lang, "staff_def_add_measure", "add.measure", "btn btn-outline-secondary")
    return card(
        say(lang, "staff_def_measures_new"),
        html.Div([*blocks, add], className="bl-def-fields"),
        note=say(lang, "staff_def_measures_note"),
    )


def _relations(form: DefinitionForm) -> Component:
    lang = form.words.lang
    if not form.pairs:
        return html.Div()
    return card(
        say(lang, "staff_def_relations"),
        html.Div([*_rest(form), *(_relation(pair, form) for pair in form.pairs)], className="bl-def-fields"),
        note=say(lang, "staff_def_relations_note"),
        id_="karte-relations",
    )


def _rest(form: DefinitionForm) -> list[Component]:
    """One reason for all pairs that are open, where there are several."""
    lang, name = form.words.lang, f"{BECAUSE}.{REST}"
    if sum(frozenset(pair) not in form.answers for pair in form.pairs) < 2:
        return []
    return [
        html.Div(
            [
                html.Label(say(lang, "staff_def_because_rest"), htmlFor=name),
                Input(id=name, type="text", value="", className="form-control", **attributes({"name": name})),
            ],
            className="bl-form-field bl-def-rest",
        )
    ]


def _relation(pair: tuple[str, str], form: DefinitionForm) -> html.Fieldset:
    lang, (one, other) = form.words.lang, pair
    name = f"{RELATION}.{one}|{other}"
    answer, because = form.answers.get(frozenset(pair), ("", ""))
    names = [form.words.name_of(key) for key in pair]
    choices = [
        ("", say(lang, "staff_def_relation_choose")),
        (one, say(lang, "staff_def_relation_part", part=names[0], whole=names[1])),
        (other, say(lang, "staff_def_relation_part", part=names[1], whole=names[0])),
        (APART, say(lang, "staff_def_relation_apart")),
    ]
    title = say(lang, "staff_def_relation_of", one=names[0], other=names[1])
    return html.Fieldset(
        [
            html.Legend(title),
            Input(type="hidden", name=RELATION, value=f"{one}|{other}"),
            html.Select(
                [html.Option(said, value=value, selected=value == answer) for value, said in choices],
                className="form-select",
                id=name,
                **attributes({"name": name, "aria-label": title}),
            ),
            Input(
                type="text",
                value=because,
                className="form-control",
                placeholder=say(lang, "staff_def_because"),
                **attributes(
                    {
                        "name": f"{BECAUSE}.{one}|{other}",
                        "aria-label": f"{say(lang, 'staff_def_because')}: {title}",
                    }
                ),
            ),
        ],
        className="bl-def-relation",
    )


def _figures(form: DefinitionForm) -> html.Section:
    lang, draft = form.words.lang, form.draft
    there: list[Component] = []
    if draft.figures_name:
        said = say(lang, "staff_def_figures_there", name=draft.figures_name)
        drop = _button(
            lang, "staff_def_figures_drop", "drop.figures", "btn btn-outline-secondary bl-small-button"
        )
        there = [html.P([said, " ", drop])]
    chooser = html.Div(
        [
            html.Label(say(lang, "staff_def_figures_file"), htmlFor="figures"),
            Input(
                type="file",
                id="figures",
                className="form-control",
                accept=".csv,.txt,.xlsx",
                **attributes({"name": "figures"}),
            ),
        ],
        className="bl-form-field",
    )
    return card(
        say(lang, "staff_def_figures"),
        html.Div([*there, chooser], className="bl-def-fields"),
        note=say(lang, "staff_def_figures_note"),
    )


def _checked(form: DefinitionForm) -> html.Section:
    lang = form.words.lang
    return card(
        say(lang, "staff_def_checked"),
        html.Div(checked_list(form), id="definition-checked"),
        note=say(lang, "staff_def_checked_note"),
    )


def checked_list(form: DefinitionForm) -> list[Component]:
    """What was checked, each with its verdict, and the file."""
    lang = form.words.lang
    unanswered = [pair for pair in form.pairs if frozenset(pair) not in form.answers]
    count = len(form.faults) + len(form.others)
    said = (
        say(lang, "staff_def_check_ok")
        if not count
        else say(lang, "staff_def_check_one" if count == 1 else "staff_def_check_open", count=count)
    )
    lines = [_verdict(said, good=not count)]
    if form.draft.kind == "indicator":
        relations = (
            say(lang, "staff_def_check_relations_open", count=len(unanswered))
            if unanswered
            else say(lang, "staff_def_check_relations")
        )
        lines.append(_verdict(relations, good=not unanswered))
    told = () if form.is_fresh else (*dict.fromkeys(form.faults.values()), *form.others)
    faults = [html.Li(sentence) for sentence in told[:12]]
    return [
        html.Ul(lines, className="bl-def-verdicts"),
        *([html.Ul(faults, className="bl-def-faults")] if faults else []),
        html.Details(
            [
                html.Summary(say(lang, "staff_def_file")),
                html.Pre(
                    form.file,
                    className="bl-def-file",
                    tabIndex=0,
                    **attributes({"aria-label": say(lang, "staff_def_file"), "role": "region"}),
                ),
            ],
            className="bl-def-details",
        ),
    ]


def _verdict(said: str, *, good: bool) -> html.Li:
    kind = "bl-state-word is-ok" if good else "bl-state-word is-bad"
    return html.Li(html.Span([icon("check" if good else "alert"), said], className=kind))


def _preview(form: DefinitionForm) -> html.Section:
    lang = form.words.lang
    aim = form.draft.kind in (*AIMS, *NETWORK)
    end = None
    if form.draft.kind == "indicator":
        end = _button(lang, "staff_def_preview_compute", "preview", "btn btn-outline-secondary")
    return card(
        say(lang, "staff_def_preview_aim" if aim else "staff_def_preview"),
        html.Div(list(form.preview), id="definition-preview", className="bl-def-preview"),
        end=end,
    )
